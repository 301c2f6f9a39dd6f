//! Who may act for a company, mandates between companies and firms, and what was done.

mod activity;
mod mandates;
mod people;

pub use activity::{ActRow, ActivityPage, OwnActivityPage};
pub use mandates::{AskView, MandatePage, MandateRow, MandatesPage};
pub use people::{InvitationPage, InvitationRow, MemberRow, PeoplePage};
