//! Registration of employees.

/// Patterns, as the router reads them.
pub mod pattern {}
