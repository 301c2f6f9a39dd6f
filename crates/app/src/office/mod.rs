//! The back office: what the fund's agents see and decide.
//!
//! Every view and act of theirs is audited; what concerns an employer or an insured person is visible to them.

mod approvals;
mod carry;
mod counter;
mod employers;
mod home;
mod late_rules;
mod people;
mod propose;
mod remissions;

pub use approvals::{ApprovalList, ApprovalQuery, ApprovalView, Before, Verdict};
pub use counter::CounterSlip;
pub use employers::{EmployerFile, EmployerList, EmployerQuery, Member};
pub use home::{OfficeHome, Queue};
pub use late_rules::{LateCost, LateRuleView, LateRules, SwitchProposal};
pub use people::{ContactShown, Declared, PersonFile, PersonQuery};
pub(crate) use propose::decimals;
pub use propose::{DeadlineProposal, Deadlines, Grounds, LawView, RateChoice, RateProposal, Rates};
pub use remissions::{Late, LateDue, RemissionAsk};
pub use tasrih_rates::{BranchRate, DueDate as Due};
pub use tasrih_storage::QueueSeen;

/// Rows on one page of the office.
pub const ROWS_SHOWN_MAX: u32 = 50;
