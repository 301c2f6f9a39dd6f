//! An insured person about themselves: signs in with card, number and a code, sees their own months and who looked at
//! them, and says what is wrong.
//!
//! [`Insured`] is no account: it opens no company, and no account opens these pages.

mod door;
mod own;
mod report;

pub(crate) use door::on_file;
pub use door::{CodeAsked, Insured, InsuredSignIn};
pub use own::{Look, OwnEmployer, OwnPage, Seer};
pub use report::{NewReport, ReportView};
