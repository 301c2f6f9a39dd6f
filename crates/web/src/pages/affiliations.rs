//! A new employer's request to be affiliated.
