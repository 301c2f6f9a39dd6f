//! The schema, one step per file, for both engines.
