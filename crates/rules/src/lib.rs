//! The catalogue of coded checks over a declaration.
