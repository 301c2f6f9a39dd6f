//! The rulebook, read from outside the crate.

mod catalogue;
mod engine;
mod files;
mod lines;
mod scene;
mod wording;
