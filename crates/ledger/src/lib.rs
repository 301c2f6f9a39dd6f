//! What an employer owes and paid: postings, allocation, late surcharges and fines, and the standing at a date.
//!
//! Pure: no IO, no clock, no float. It does not know databases, pages or languages.
//!
//! What happens is a **fact** and is posted when it happens: a declaration is filed ([`NewPosting::charge`]), money
//! comes in ([`NewPosting::payment`]), an amount is remitted. What follows from the facts (which due a payment pays,
//! what being late costs) comes from one function, [`settle`], that replays them by *value date*. Where what is posted
//! differs from what is settled, [`adjust`] posts the difference. So a payment that arrives late with an earlier value
//! date, or ten payments in any order, end in the same balances, and nothing is ever changed or deleted.
//!
//! The rules, with their source, in the order of their application:
//!
//! - A month's contributions are due on its due date (`rates::Law::due_date`), whenever they are declared.
//! - A payment pays the oldest month first; within a month the contributions by branch, then its surcharge; fines of
//!   all months last. What is left is the employer's credit and pays the next due by itself (status H).
//! - A surcharge step begins the day after the due date and again each month later. It takes the rate in force in the
//!   month in which it begins, on the contributions unpaid at the end of the day before, rounded once, half away from
//!   zero. A payment with the value date of the due date is on time.
//! - A fine begins the day after the due date and again each month later until the declaration is filed.
//! - A rule that one source alone tells is computed and shown, but charged only once agents switch it on
//!   (`rates::Law::is_on`).
//!
//! ```
//! use tasrih_domain::{Branch, Money, Month};
//! use tasrih_ledger::{Charge, Facts, settle};
//! use tasrih_rates::Law;
//! use time::macros::date;
//! let month = Month::at(2026, 3);
//! let amounts = vec![(Branch::LongTerm, Money::from_dirhams(1_000))];
//! let facts = Facts { charges: vec![Charge { month, on: date!(2026 - 04 - 02), amounts }], ..Facts::default() };
//! let settled = settle(&facts, &Law::embedded(), date!(2026 - 04 - 10));
//! assert_eq!(settled.open(), Money::from_dirhams(1_000));
//! assert_eq!(settled.overdue(date!(2026 - 04 - 10)), Money::ZERO);
//! assert_eq!(settled.overdue(date!(2026 - 04 - 11)), Money::from_dirhams(1_000));
//! ```

mod account;
mod adjust;
mod facts;
mod plan;
mod posting;
mod replay;
mod settle;
mod standing;
mod steps;

pub use account::{Account, Component};
pub use adjust::{Balances, Mismatch, adjust, balances, verify};
pub use facts::{Charge, Facts, Filed, Payment, Remission};
pub use plan::{Instalment, Plan, PlanStanding, PlanState, plan_standing};
pub use posting::{Basis, Cause, CauseKind, Leg, NewPosting, Posting, Unbalanced};
pub use settle::{Allocated, ComponentAccount, MonthAccount, Settlement, settle};
pub use standing::{Cure, Obligation, Reason, Standing, obligations, standing};
pub use steps::{FineStep, SurchargeStep};
// What a component may be a fine for, and how sure a rule is: named in this crate's own types.
pub use tasrih_rates::Status;
pub use tasrih_rates::penalty::Offence;

#[cfg(test)]
mod tests;
