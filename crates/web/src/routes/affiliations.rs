//! A new employer's request to be affiliated.

/// Patterns, as the router reads them.
pub mod pattern {}
