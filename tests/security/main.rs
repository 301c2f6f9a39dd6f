//! Whose account it is stays whose it is: second factors, trusted devices, sessions, and what attackers try.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod attacks;
mod factors;
mod people;
mod sessions;
