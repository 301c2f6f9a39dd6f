//! What being late costs: when each step begins and how its amount is made.

use crate::{Component, Offence, Status};
use tasrih_domain::law::LateRule;
use tasrih_domain::{Money, Month};
use tasrih_rates::penalty::{Fine, fine_at, late_payment_at};
use tasrih_rates::{Law, Rate, Rounding, Source};
use time::Date;

/// One step of a late surcharge: base × rate, rounded once to the centime, half away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurchargeStep {
    /// From 1: the first month of delay or a fraction of it, then each further one.
    pub number: u32,
    /// First day of the step.
    pub begins_on: Date,
    /// From when on it is owed: `begins_on`, or the later day on which the declaration was filed.
    pub charged_on: Date,
    /// Contributions of the month unpaid at the end of the day before the step.
    pub base: Money,
    /// The rate in force in the month in which the step begins.
    pub rate: Rate,
    /// The surcharge.
    pub amount: Money,
    /// Where the rate was read.
    pub source: &'static Source,
    /// How sure we are of it.
    pub status: Status,
    /// Is it owed? Otherwise it is shown alone: the rule is not switched on in that month.
    pub is_charged: bool,
}

/// One fine for a declaration that is late: employees × amount, at most so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FineStep {
    /// From 1.
    pub number: u32,
    /// First day of the step.
    pub begins_on: Date,
    /// From when on it is owed: the day of filing, when the employees are known.
    pub charged_on: Date,
    /// 0 for the main declaration, 1 to 9 for a complementary one.
    pub kind: u8,
    /// Employees on the declaration.
    pub employees: u32,
    /// The fine in force in the month in which the step begins.
    pub fine: Fine,
    /// What it makes.
    pub amount: Money,
    /// Where it was read.
    pub source: &'static Source,
    /// How sure we are of it.
    pub status: Status,
    /// Is it owed? See [`SurchargeStep::is_charged`].
    pub is_charged: bool,
}

impl FineStep {
    /// What the fine is owed as.
    pub const COMPONENT: Component = Component::Penalty(Offence::LateDeclaration);
}

/// The first day of the step `number` (from 1) after a due date; `None` beyond the calendar.
///
/// A month of delay ends on the day of the month of the due date, or on the last day of a shorter month: after the
/// 10th of April the steps begin on the 11th of April, the 11th of May.
pub(crate) fn begins_on(due_on: Date, number: u32) -> Option<Date> {
    let mut month = Month::of(due_on);
    for _ in 1..number {
        if month.year() == 9999 && month.month() == 12 {
            return None;
        }
        month = month.next();
    }
    let end = (1..=due_on.day()).rev().find_map(|day| month.day(day))?;
    end.next_day()
}

/// The surcharge of a step on what is unpaid; `None` where no rule is known.
pub(crate) fn surcharge(
    law: &Law,
    (number, begins_on): (u32, Date),
    charged_on: Date,
    base: Money,
) -> Option<SurchargeStep> {
    let month = Month::of(begins_on);
    let dated = late_payment_at(month)?;
    let rate = if number == 1 { dated.value.first_month } else { dated.value.further_month };
    let amount = rate.apply(base, Rounding::HalfAwayFromZero);
    let is_charged = law.is_on(LateRule::LatePayment, month);
    let (source, status) = (dated.source, dated.status);
    Some(SurchargeStep { number, begins_on, charged_on, base, rate, amount, source, status, is_charged })
}

/// The fines for a declaration filed on `filed_on`.
pub(crate) fn fines(law: &Law, due_on: Date, (kind, employees): (u8, u32), filed_on: Date) -> Vec<FineStep> {
    let one = |number| {
        let begins_on = begins_on(due_on, number).filter(|day| *day <= filed_on)?;
        let month = Month::of(begins_on);
        let dated = fine_at(Offence::LateDeclaration, month)?;
        Some(FineStep {
            number,
            begins_on,
            charged_on: filed_on,
            kind,
            employees,
            fine: dated.value,
            amount: dated.value.for_employees(employees),
            source: dated.source,
            status: dated.status,
            is_charged: law.is_on(LateRule::LateDeclaration, month),
        })
    };
    (1..).map_while(one).collect()
}
