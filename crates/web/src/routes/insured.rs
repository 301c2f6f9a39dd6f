//! An insured person's own pages.

/// Patterns, as the router reads them.
pub mod pattern {}
