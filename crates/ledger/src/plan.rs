//! Instalment plans, as far as the ledger judges them.

use crate::{MonthAccount, Settlement};
use std::str::FromStr;
use tasrih_domain::id::{EmployerId, PlanId};
use tasrih_domain::{Money, Month};
use time::Date;

/// A part to be paid on a day or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// Last day.
    pub on: Date,
    /// How much.
    pub amount: Money,
}

/// What was decided about a plan. Whether it is respected is not stored: see [`plan_standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanState {
    /// The employer proposed it.
    Proposed,
    /// An agent accepted it.
    Accepted,
    /// An agent refused it.
    Refused,
    /// The employer gave it up before it was decided.
    Withdrawn,
}

impl PlanState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Accepted, Self::Refused, Self::Withdrawn];

    /// Stable name, as stored and as the ending of message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for PlanState {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.code() == text).ok_or(())
    }
}

/// An instalment plan over the debts of some months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Our id.
    pub id: PlanId,
    /// Whose.
    pub employer: EmployerId,
    /// When it was proposed.
    pub proposed_on: Date,
    /// When an agent accepted it.
    pub accepted_on: Option<Date>,
    /// What is to be paid, by ascending day.
    pub instalments: Vec<Instalment>,
    /// The months whose dues it covers, their surcharges and fines too.
    pub months: Vec<Month>,
    /// What was decided.
    pub state: PlanState,
}

/// Whether an accepted plan is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanStanding {
    /// Every instalment up to now was covered, or nothing that it covers is open any more.
    Respected,
    /// Payments fall short of the instalments. It is respected again once they have caught up (status H).
    Broken {
        /// The first day of being short.
        since: Date,
        /// By how much, now.
        missing: Money,
    },
}

impl Plan {
    /// Is it in force at the end of that day: accepted, and its last instalment not past?
    pub fn is_in_force(&self, at: Date) -> bool {
        let is_accepted = self.state == PlanState::Accepted && self.accepted_on.is_some_and(|on| on <= at);
        is_accepted && self.instalments.last().is_some_and(|last| at <= last.on)
    }
}

/// Judges an accepted plan by what was paid or waived of the months it covers since it was accepted, at the end of
/// the day `at` (that of the settlement). An instalment paid on its day is in time.
pub fn plan_standing(plan: &Plan, settlement: &Settlement, at: Date) -> PlanStanding {
    let covers = |month: &Month| plan.months.contains(month);
    let open: Money = settlement.months.iter().filter(|one| covers(&one.month)).map(MonthAccount::open).sum();
    if open.is_zero() {
        return PlanStanding::Respected;
    }
    let since = plan.accepted_on.unwrap_or(plan.proposed_on);
    let counts = settlement.allocated.iter().filter(|one| covers(&one.month) && one.on >= since && one.on <= at);
    let paid: Money = counts.map(|one| one.amount).sum();
    let (mut due, mut broken_since) = (Money::ZERO, None);
    for instalment in plan.instalments.iter().filter(|one| one.on < at) {
        due = due + instalment.amount;
        if paid < due && broken_since.is_none() {
            broken_since = instalment.on.next_day();
        }
    }
    broken_since.map_or(PlanStanding::Respected, |since| PlanStanding::Broken { since, missing: due - paid })
}
