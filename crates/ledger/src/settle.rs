//! The state of an employer's account at a date.

use crate::replay::Replay;
use crate::steps::begins_on;
use crate::{Component, Facts, FineStep, SurchargeStep};
use tasrih_domain::{Money, Month};
use tasrih_rates::{DueDate, Law};
use time::Date;

/// What is owed and paid of one thing of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComponentAccount {
    /// Of what.
    pub component: Component,
    /// Owed in all.
    pub due: Money,
    /// Paid of it.
    pub paid: Money,
    /// Waived of it.
    pub remitted: Money,
    /// First day on which what is open of it is late; `None` when nothing is open. Contributions: the day after the
    /// due date. Surcharges and fines: the day on which they are charged.
    pub late_from: Option<Date>,
}

impl ComponentAccount {
    /// Owed and not paid.
    pub fn open(&self) -> Money {
        self.due - self.paid - self.remitted
    }

    /// Open, and late at the end of that day.
    pub fn overdue(&self, at: Date) -> Money {
        if self.late_from.is_some_and(|from| from <= at) { self.open() } else { Money::ZERO }
    }
}

/// A month of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthAccount {
    /// The worked month.
    pub month: Month,
    /// Last day to declare and pay.
    pub due: DueDate,
    /// By component, in the order of payment; without those that were never owed.
    pub components: Vec<ComponentAccount>,
    /// Steps of the late surcharge, in the order of their beginning, those not charged too. A filing after the due
    /// date has steps of its own, on its own amounts.
    pub surcharges: Vec<SurchargeStep>,
    /// Fines for filing late, those not charged too.
    pub fines: Vec<FineStep>,
}

impl MonthAccount {
    /// Owed in all.
    pub fn due(&self) -> Money {
        self.components.iter().map(|one| one.due).sum()
    }

    /// Paid or waived.
    pub fn covered(&self) -> Money {
        self.components.iter().map(|one| one.paid + one.remitted).sum()
    }

    /// Owed and not paid.
    pub fn open(&self) -> Money {
        self.components.iter().map(ComponentAccount::open).sum()
    }

    /// Open and late at the end of that day.
    pub fn overdue(&self, at: Date) -> Money {
        self.components.iter().map(|one| one.overdue(at)).sum()
    }

    /// First day on which something that is open is late.
    pub fn late_from(&self) -> Option<Date> {
        self.components.iter().filter_map(|one| one.late_from).min()
    }

    /// What would be owed besides if every rule were switched on: the steps that are shown alone.
    pub fn unconfirmed(&self) -> Money {
        let surcharges = self.surcharges.iter().filter(|step| !step.is_charged).map(|step| step.amount);
        let fines = self.fines.iter().filter(|step| !step.is_charged).map(|step| step.amount);
        surcharges.chain(fines).sum()
    }

    /// That component, if it was ever owed.
    pub fn component(&self, component: Component) -> Option<&ComponentAccount> {
        self.components.iter().find(|one| one.component == component)
    }
}

/// Money that pays (or a remission that waives) a due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocated {
    /// The day on which it does: that of the payment, or of the due when the credit was there before.
    pub on: Date,
    /// The due's month.
    pub month: Month,
    /// The due.
    pub component: Component,
    /// How much of it.
    pub amount: Money,
    /// The payment; none for a remission.
    pub payment: Option<String>,
}

/// An employer's account at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The day.
    pub as_of: Date,
    /// The months with something owed, in ascending order.
    pub months: Vec<MonthAccount>,
    /// Money that pays no due yet.
    pub credit: Money,
    /// What paid what, in the order in which it happened.
    pub allocated: Vec<Allocated>,
}

impl Settlement {
    /// Owed and not paid, of all months.
    pub fn open(&self) -> Money {
        self.months.iter().map(MonthAccount::open).sum()
    }

    /// Open and late at the end of that day.
    pub fn overdue(&self, at: Date) -> Money {
        self.months.iter().map(|month| month.overdue(at)).sum()
    }

    /// See [`MonthAccount::unconfirmed`].
    pub fn unconfirmed(&self) -> Money {
        self.months.iter().map(MonthAccount::unconfirmed).sum()
    }

    /// The account of a month, if something was ever owed for it.
    pub fn month(&self, month: Month) -> Option<&MonthAccount> {
        self.months.binary_search_by_key(&month, |one| one.month).ok().map(|at| &self.months[at])
    }
}

impl Settlement {
    /// The next day after `as_of` on which the account changes although nothing happens: something becomes late, or a
    /// step begins.
    pub fn changes_on(&self) -> Option<Date> {
        let next = |month: &MonthAccount| {
            let is_owed = |one: &ComponentAccount| one.component.is_contribution() && !one.open().is_zero();
            if !month.components.iter().any(is_owed) {
                return None;
            }
            (1..).map_while(|number| begins_on(month.due.on, number)).find(|begins| *begins > self.as_of)
        };
        self.months.iter().filter_map(next).min()
    }
}

/// Replays the facts by value date up to the end of `as_of`. Facts of later days do not count.
///
/// The order of the facts in their lists does not matter. `as_of` may lie in the future: what is late then goes on.
pub fn settle(facts: &Facts, law: &Law, as_of: Date) -> Settlement {
    let mut replay = Replay::of(facts, law, as_of);
    replay.run();
    replay.finish()
}
