//! Pages and JSON over the use cases.
//!
//! Every page is a struct with a template, rendered on the server in French and Arabic, and works without
//! JavaScript. Handlers extract, call one use case of `app`, and answer; they decide nothing about social
//! security. The crate does not know databases, files of payroll or rates.
//!
//! Start with [`routes`], the list of addresses, and [`pages`], one module per noun.

pub mod assets;
pub mod error;
pub mod extract;
pub mod frame;
pub mod handlers;
mod layers;
pub mod pages;
mod qr;
mod router;
pub mod routes;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod session;
mod site;

pub use frame::Frame;
pub use router::router;
pub use site::{ClientFrom, Site, WebConfig};
