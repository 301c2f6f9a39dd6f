//! The store, on SQLite always and on PostgreSQL when `TEST_POSTGRES_URL` names a server.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod checks;
mod declarations;
mod files;
mod people;
mod post;
mod queue;
mod register;
mod schema;
mod support;
mod writers;
