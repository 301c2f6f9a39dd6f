//! The replay of the facts, day by day.

use crate::steps::{begins_on, fines, surcharge};
use crate::{
    Allocated, Charge, Component, ComponentAccount, Facts, Filed, FineStep, MonthAccount, Payment, Remission,
    Settlement, SurchargeStep,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tasrih_domain::{Branch, Money, Month};
use tasrih_rates::{DueDate, Law};
use time::Date;

/// What happens on a day, in this order: being late begins with the day, and a payment of the day comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// The step of that number begins for a layer.
    Step(usize, u32),
    /// A layer of contributions is charged.
    Charge(usize),
    /// A declaration is filed late.
    Fine(usize),
    /// An amount is waived.
    Remission(usize),
    /// Money comes in.
    Payment(usize),
}

/// Contributions of a month that became known together: all that was filed in time, or one later filing. Each layer
/// is late from the same due date, but what it owed at a step is its own.
#[derive(Debug)]
struct Layer {
    month: Month,
    /// When it became known: the first filing of those in time, or the late filing.
    on: Date,
    amounts: BTreeMap<Branch, Money>,
    due_on: Date,
    total: Money,
    /// Value date and amount of what paid it.
    paid: Vec<(Date, Money)>,
}

impl Layer {
    /// Unpaid at the end of the day before.
    fn unpaid_before(&self, day: Date) -> Money {
        self.total - self.paid.iter().filter(|(on, _)| *on < day).map(|(_, amount)| *amount).sum()
    }
}

/// The order in which dues are paid: fines of all months last, the oldest month first, within it the contributions
/// by branch, then the surcharge; of one branch what was known first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct DueKey {
    is_penalty: bool,
    month: Month,
    component: Component,
    layer: usize,
}

/// A due as it adds up.
#[derive(Debug, Default)]
struct Due {
    owed: Money,
    paid: Money,
    remitted: Money,
    /// From when on each part of it is late, in the order of payment.
    parts: Vec<(Date, Money)>,
}

pub(crate) struct Replay<'a> {
    law: &'a Law,
    as_of: Date,
    events: BTreeSet<(Date, Event)>,
    layers: Vec<Layer>,
    filed: Vec<Filed>,
    payments: Vec<&'a Payment>,
    remissions: Vec<Remission>,
    dues: BTreeMap<Month, (DueDate, BTreeMap<Component, Due>)>,
    /// What is open, in the order of payment.
    open: BTreeMap<DueKey, Money>,
    /// The payment, and what is left of it.
    credit: VecDeque<(usize, Money)>,
    allocated: Vec<Allocated>,
    surcharges: Vec<(Month, SurchargeStep)>,
    fines: Vec<(Month, FineStep)>,
}

impl<'a> Replay<'a> {
    pub(crate) fn of(facts: &'a Facts, law: &'a Law, as_of: Date) -> Self {
        let mut dates = BTreeMap::new();
        let layers = layers(&facts.charges, law, as_of, &mut dates);
        let mut payments: Vec<_> = facts.payments.iter().filter(|one| one.on <= as_of).collect();
        payments.sort();
        let mut remissions: Vec<_> = facts.remissions.iter().copied().filter(|one| one.on <= as_of).collect();
        remissions.sort();
        let mut filed: Vec<_> = facts.filed.iter().copied().filter(|one| one.on <= as_of).collect();
        filed.sort();
        let mut events = BTreeSet::new();
        events.extend(layers.iter().enumerate().map(|(at, layer)| (layer.on, Event::Charge(at))));
        events.extend(filed.iter().enumerate().map(|(at, one)| (one.on, Event::Fine(at))));
        events.extend(remissions.iter().enumerate().map(|(at, one)| (one.on, Event::Remission(at))));
        events.extend(payments.iter().enumerate().map(|(at, one)| (one.on, Event::Payment(at))));
        Self {
            law,
            as_of,
            events,
            layers,
            filed,
            payments,
            remissions,
            dues: dates.into_iter().map(|(month, due)| (month, (due, BTreeMap::new()))).collect(),
            open: BTreeMap::new(),
            credit: VecDeque::new(),
            allocated: Vec::new(),
            surcharges: Vec::new(),
            fines: Vec::new(),
        }
    }

    pub(crate) fn run(&mut self) {
        while let Some((on, event)) = self.events.pop_first() {
            match event {
                Event::Step(layer, number) => self.step(layer, (number, on), on),
                Event::Charge(layer) => self.charge(layer, on),
                Event::Fine(at) => self.fine(at, on),
                Event::Remission(at) => self.remit(at, on),
                Event::Payment(at) => {
                    let amount = self.payments[at].amount;
                    if amount > Money::ZERO {
                        self.credit.push_back((at, amount));
                    }
                }
            }
            self.use_credit(on);
        }
    }

    /// A layer becomes known: the credit pays it first, with the value date of its payment; then come the steps that
    /// began before.
    fn charge(&mut self, at: usize, on: Date) {
        let (month, due_on) = (self.layers[at].month, self.layers[at].due_on);
        let late_from = due_on.next_day().unwrap_or(due_on);
        for (branch, amount) in self.layers[at].amounts.clone() {
            self.owe((month, Component::Contribution(branch)), at, late_from, amount);
        }
        self.use_credit(on);
        let mut number = 1;
        while let Some(begins) = begins_on(due_on, number).filter(|begins| *begins <= self.as_of) {
            if begins > on {
                self.events.insert((begins, Event::Step(at, number)));
                return;
            }
            self.charge_step(at, (number, begins), on);
            number += 1;
        }
    }

    /// A step begins on its own day, and the next one waits a month later.
    fn step(&mut self, at: usize, (number, begins): (u32, Date), on: Date) {
        if self.layers[at].unpaid_before(begins).is_zero() {
            return;
        }
        self.charge_step(at, (number, begins), on);
        let next = begins_on(self.layers[at].due_on, number + 1).filter(|begins| *begins <= self.as_of);
        if let Some(next) = next {
            self.events.insert((next, Event::Step(at, number + 1)));
        }
    }

    fn charge_step(&mut self, at: usize, step: (u32, Date), on: Date) {
        let layer = &self.layers[at];
        let (month, base) = (layer.month, layer.unpaid_before(step.1));
        if base.is_zero() {
            return;
        }
        let Some(step) = surcharge(self.law, step, on, base) else { return };
        self.surcharges.push((month, step));
        if step.is_charged {
            self.owe((month, Component::Surcharge), 0, on, step.amount);
        }
    }

    fn fine(&mut self, at: usize, on: Date) {
        let Filed { month, kind, employees, .. } = self.filed[at];
        let due = self.law.due_date(month);
        for step in fines(self.law, due.on, (kind, employees), on) {
            self.dues.entry(month).or_insert_with(|| (due, BTreeMap::new()));
            self.fines.push((month, step));
            if step.is_charged {
                self.owe((month, FineStep::COMPONENT), 0, on, step.amount);
            }
        }
    }

    fn remit(&mut self, at: usize, on: Date) {
        let Remission { month, component, mut amount, .. } = self.remissions[at];
        let of = |key: &DueKey| key.month == month && key.component == component;
        let keys: Vec<_> = self.open.keys().copied().filter(of).collect();
        for key in keys {
            let part = self.open[&key].min(amount);
            if part > Money::ZERO {
                amount = amount - part;
                self.cover(key, part, on, (on, None));
            }
        }
    }

    fn owe(&mut self, (month, component): (Month, Component), layer: usize, late_from: Date, amount: Money) {
        if amount.is_zero() {
            return;
        }
        let law = self.law;
        let (_, dues) = self.dues.entry(month).or_insert_with(|| (law.due_date(month), BTreeMap::new()));
        let due = dues.entry(component).or_default();
        due.owed = due.owed + amount;
        due.parts.push((late_from, amount));
        let key = DueKey { is_penalty: component.is_penalty(), month, component, layer };
        let open = self.open.entry(key).or_default();
        *open = *open + amount;
    }

    /// The credit pays what is open, the oldest payment first.
    fn use_credit(&mut self, on: Date) {
        while let Some((payment, left)) = self.credit.front().copied()
            && let Some((key, open)) = self.open.first_key_value().map(|(key, open)| (*key, *open))
        {
            let part = left.min(open);
            match self.credit.front_mut() {
                Some(front) if part < left => front.1 = left - part,
                _ => drop(self.credit.pop_front()),
            }
            self.cover(key, part, on, (self.payments[payment].on, Some(payment)));
        }
    }

    /// An open due is paid or waived in part or whole. `value` is the day from which it counts as paid.
    fn cover(&mut self, key: DueKey, amount: Money, on: Date, (value, payment): (Date, Option<usize>)) {
        let DueKey { month, component, layer, .. } = key;
        let left = self.open.remove(&key).unwrap_or_default() - amount;
        if !left.is_zero() {
            self.open.insert(key, left);
        }
        if component.is_contribution() {
            self.layers[layer].paid.push((value, amount));
        }
        if let Some(due) = self.dues.get_mut(&month).and_then(|(_, dues)| dues.get_mut(&component)) {
            match payment {
                Some(_) => due.paid = due.paid + amount,
                None => due.remitted = due.remitted + amount,
            }
        }
        let payment = payment.map(|at| self.payments[at].reference.clone());
        self.allocated.push(Allocated { on, month, component, amount, payment });
    }

    pub(crate) fn finish(self) -> Settlement {
        let mut months: Vec<MonthAccount> = self
            .dues
            .into_iter()
            .map(|(month, (due, dues))| MonthAccount {
                month,
                due,
                components: dues.into_iter().map(|(component, due)| due.account(component)).collect(),
                surcharges: Vec::new(),
                fines: Vec::new(),
            })
            .collect();
        let at = |months: &[MonthAccount], month| months.binary_search_by_key(&month, |one| one.month);
        for (month, step) in self.surcharges {
            if let Ok(at) = at(&months, month) {
                months[at].surcharges.push(step);
            }
        }
        for (month, step) in self.fines {
            if let Ok(at) = at(&months, month) {
                months[at].fines.push(step);
            }
        }
        let credit = self.credit.iter().map(|(_, left)| *left).sum();
        Settlement { as_of: self.as_of, months, credit, allocated: self.allocated }
    }
}

impl Due {
    fn account(self, component: Component) -> ComponentAccount {
        let mut covered = self.paid + self.remitted;
        let mut late_from = None;
        for (from, amount) in self.parts {
            if covered < amount {
                late_from = Some(from);
                break;
            }
            covered = covered - amount;
        }
        ComponentAccount { component, due: self.owed, paid: self.paid, remitted: self.remitted, late_from }
    }
}

/// The charges of each month as layers: what a correction takes away was never owed, from the latest filing back.
fn layers(charges: &[Charge], law: &Law, as_of: Date, dates: &mut BTreeMap<Month, DueDate>) -> Vec<Layer> {
    let mut sorted: Vec<_> = charges.iter().filter(|charge| charge.on <= as_of).collect();
    // What adds comes before what takes away on the same day.
    sorted.sort_by_key(|charge| (charge.month, charge.on, charge.amounts.iter().any(|(_, a)| a.is_negative())));
    let mut layers: Vec<Layer> = Vec::new();
    let mut first = 0;
    for charge in sorted {
        let month = charge.month;
        let due_on = dates.entry(month).or_insert_with(|| law.due_date(month)).on;
        if layers.last().is_none_or(|last| last.month != month) {
            first = layers.len();
        }
        for (branch, amount) in &charge.amounts {
            if amount.is_negative() {
                take_away(&mut layers[first..], *branch, Money::ZERO - *amount);
            } else {
                let at = layer_of(&mut layers, (month, charge.on, due_on));
                let sum = layers[at].amounts.entry(*branch).or_default();
                *sum = *sum + *amount;
            }
        }
    }
    for layer in &mut layers {
        layer.total = layer.amounts.values().copied().sum();
    }
    layers
}

/// The layer of a filing: all that is filed in time is one.
fn layer_of(layers: &mut Vec<Layer>, (month, on, due_on): (Month, Date, Date)) -> usize {
    let is_same = |layer: &Layer| layer.month == month && (layer.on == on || (layer.on <= due_on && on <= due_on));
    if !layers.last().is_some_and(is_same) {
        let amounts = BTreeMap::new();
        layers.push(Layer { month, on, amounts, due_on, total: Money::ZERO, paid: Vec::new() });
    }
    layers.len() - 1
}

fn take_away(layers: &mut [Layer], branch: Branch, mut amount: Money) {
    for layer in layers.iter_mut().rev() {
        if let Some(sum) = layer.amounts.get_mut(&branch) {
            let part = (*sum).min(amount);
            *sum = *sum - part;
            amount = amount - part;
        }
    }
}
