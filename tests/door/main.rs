//! The door, as the use cases promise it, on both engines: messages, codes, accounts that come about.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod affiliation;
mod codes;
mod floods;
mod insured;
mod messages;
mod pages;
mod people;
mod reset;
mod sign_up;
