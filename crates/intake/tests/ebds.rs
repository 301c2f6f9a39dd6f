//! The fund's files: what is written is read back without a word, and each known mistake is told by its name, once.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking, like the tests themselves")]

mod ebds {
    mod faults;
    pub mod files;
    mod hostile;
    mod round_trip;
}
