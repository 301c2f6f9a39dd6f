//! Nobody sees or changes what is not theirs: every use case and every address, for every kind of person without
//! the right to it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod addresses;
mod at_once;
mod duties;
mod offers;
mod office;
mod roles;
mod use_cases;
