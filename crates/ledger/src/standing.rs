//! Where an employer stands at a date: one function from the account, the obligations and the plans.

use crate::{Plan, PlanStanding, Settlement, plan_standing};
use tasrih_domain::id::PlanId;
use tasrih_domain::{Money, Month};
use tasrih_rates::Law;
use time::Date;

/// A month that has to be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obligation {
    /// The worked month.
    pub month: Month,
    /// Its last day.
    pub due_on: Date,
    /// When its main declaration that stands was filed.
    pub filed_on: Option<Date>,
}

impl Obligation {
    /// Is the month past its last day and not declared at the end of that day?
    pub fn is_missed(&self, at: Date) -> bool {
        self.due_on < at && self.filed_on.is_none_or(|on| on > at)
    }
}

/// The months that an employer had to declare by the end of the day `at`: from its first one to the last whose due
/// date has passed. `filed_on` says when the main declaration of a month that stands was filed.
pub fn obligations(
    declares_from: Month,
    law: &Law,
    at: Date,
    filed_on: impl Fn(Month) -> Option<Date>,
) -> Vec<Obligation> {
    let last = Month::of(at);
    let mut all = Vec::new();
    let mut month = declares_from;
    // A due date lies after its month: the months from the present one on are not due.
    while month < last {
        let due_on = law.due_date(month).on;
        if due_on < at {
            all.push(Obligation { month, due_on, filed_on: filed_on(month) });
        }
        month = month.next();
    }
    all
}

/// Why an employer is irregular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A month is not declared.
    NotDeclared {
        /// Which.
        month: Month,
        /// First day of being late.
        since: Date,
    },
    /// Something of a month is not paid.
    Due {
        /// Which.
        month: Month,
        /// How much is late.
        amount: Money,
        /// First day of being late.
        since: Date,
    },
    /// An instalment plan is not respected.
    PlanBroken {
        /// Which.
        plan: PlanId,
        /// First day of being short.
        since: Date,
        /// By how much.
        missing: Money,
    },
}

/// What removes a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cure {
    /// Declare that month.
    Declare(Month),
    /// Pay what is open of that month.
    Pay(Month),
    /// Pay what is missing of the plan.
    PayPlan(PlanId),
}

impl Reason {
    /// What removes it.
    pub const fn cure(&self) -> Cure {
        match self {
            Self::NotDeclared { month, .. } => Cure::Declare(*month),
            Self::Due { month, .. } => Cure::Pay(*month),
            Self::PlanBroken { plan, .. } => Cure::PayPlan(*plan),
        }
    }

    /// Since when.
    pub const fn since(&self) -> Date {
        match self {
            Self::NotDeclared { since, .. } | Self::Due { since, .. } | Self::PlanBroken { since, .. } => *since,
        }
    }

    /// Stable name, as the ending of message keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotDeclared { .. } => "not-declared",
            Self::Due { .. } => "due",
            Self::PlanBroken { .. } => "plan-broken",
        }
    }
}

/// Where an employer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Every month due is declared, and every amount due is paid.
    Regular,
    /// The same, but for amounts under an instalment plan that is respected.
    RegularUnderPlan,
    /// Anything else, with every reason.
    Irregular(Vec<Reason>),
}

impl Standing {
    /// Is it regular, be it under a plan?
    pub const fn is_regular(&self) -> bool {
        matches!(self, Self::Regular | Self::RegularUnderPlan)
    }

    /// The reasons; empty when there is none.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Irregular(reasons) => reasons,
            Self::Regular | Self::RegularUnderPlan => &[],
        }
    }

    /// Stable name, as stored and as the ending of message keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::RegularUnderPlan => "regular-under-plan",
            Self::Irregular(_) => "irregular",
        }
    }
}

/// Where an employer stands at the end of the day `at`, for which `settlement` was made.
///
/// Regular when every month due is declared and every amount due is paid, or is covered by an instalment plan that is
/// in force and respected. Anything else is irregular, with the exact months and amounts (status H). What falls due on
/// the day itself is not late on it.
pub fn standing(settlement: &Settlement, obligations: &[Obligation], plans: &[Plan], at: Date) -> Standing {
    let mut reasons: Vec<_> = obligations
        .iter()
        .filter(|one| one.is_missed(at))
        .map(|one| Reason::NotDeclared { month: one.month, since: one.due_on.next_day().unwrap_or(one.due_on) })
        .collect();
    let mut respected: Vec<&Plan> = Vec::new();
    let mut broken = Vec::new();
    for plan in plans.iter().filter(|plan| plan.is_in_force(at)) {
        match plan_standing(plan, settlement, at) {
            PlanStanding::Respected => respected.push(plan),
            PlanStanding::Broken { since, missing } => {
                broken.push(Reason::PlanBroken { plan: plan.id, since, missing });
            }
        }
    }
    let mut under_plan = false;
    for account in &settlement.months {
        let (amount, Some(since)) = (account.overdue(at), account.late_from()) else { continue };
        if amount.is_zero() {
            continue;
        }
        if respected.iter().any(|plan| plan.months.contains(&account.month)) {
            under_plan = true;
        } else {
            reasons.push(Reason::Due { month: account.month, amount, since });
        }
    }
    reasons.extend(broken);
    match (reasons.is_empty(), under_plan) {
        (false, _) => Standing::Irregular(reasons),
        (true, true) => Standing::RegularUnderPlan,
        (true, false) => Standing::Regular,
    }
}
