//! Who may act for a company, and mandates between companies and firms.

/// Patterns, as the router reads them.
pub mod pattern {}
