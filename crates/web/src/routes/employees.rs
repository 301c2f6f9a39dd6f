//! The register of a company's employees.

/// Patterns, as the router reads them.
pub mod pattern {}
