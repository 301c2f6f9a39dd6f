//! Builders, fixed clock and temporary databases for the tests.
