//! Signing up, in and out; one's own security.

/// Patterns, as the router reads them.
pub mod pattern {}
