//! The back office of the fund's agents.

/// Patterns, as the router reads them.
pub mod pattern {}
