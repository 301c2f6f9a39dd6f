//! Use cases: one function per thing a person can ask for.

pub mod check;
pub mod clock;
pub mod invented;
pub mod spool;
