//! Keeps and finds domain values in SQLite or PostgreSQL, in transactions.
