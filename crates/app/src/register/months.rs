//! A person's months with an employer: what was declared, and what is missing.

use tasrih_domain::Month;
use tasrih_domain::employment::Employment;
use tasrih_rates::Law;
use tasrih_storage::DeclaredMonth;
use time::Date;

/// Months of one page.
pub const MONTHS_SHOWN: u32 = 12;

/// What is missing in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The employer declared others and not this person.
    NotOnIt,
    /// The employer declared nobody, and its time is over.
    NothingFiled,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRow {
    /// Which.
    pub month: Month,
    /// What was declared, main declaration first; empty in a gap.
    pub declared: Vec<DeclaredMonth>,
    /// What is missing.
    pub gap: Option<Gap>,
}

/// One page of months, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Months {
    /// The months that were declared or should have been.
    pub rows: Vec<MonthRow>,
    /// Where the next page begins: months before this one.
    pub next: Option<Month>,
}

/// What is known for a page of months.
pub(crate) struct Known<'a> {
    pub stays: &'a [Employment],
    pub declared: Vec<DeclaredMonth>,
    pub filed: &'a [Month],
    /// First month that the employer has to declare here.
    pub declares_from: Month,
    pub law: Law,
    pub today: Date,
}

impl Known<'_> {
    /// What is missing in a month without a line; nothing when nothing was due.
    fn gap(&self, month: Month) -> Option<Gap> {
        let (first, last) = (month.day(1)?, month.next().day(1)?.previous_day()?);
        let was_there = |stay: &Employment| stay.hired_on <= last && stay.leave.is_none_or(|leave| leave.on >= first);
        if !self.stays.iter().any(was_there) || month < self.declares_from {
            return None;
        }
        if self.filed.contains(&month) {
            return Some(Gap::NotOnIt);
        }
        (self.law.due_date(month).on < self.today).then_some(Gap::NothingFiled)
    }
}

/// First month of the page that ends before `before`.
pub(crate) fn first_of_page(before: Month) -> Month {
    (0..MONTHS_SHOWN).fold(before, |month, _| month.previous())
}

/// The page of months before `before`.
pub(crate) fn page(known: &Known<'_>, before: Month) -> Months {
    let first = first_of_page(before);
    let mut rows = Vec::new();
    let mut month = before.previous();
    while month >= first {
        let declared: Vec<_> = known.declared.iter().filter(|one| one.month == month).cloned().collect();
        let gap = if declared.is_empty() { known.gap(month) } else { None };
        if gap.is_some() || !declared.is_empty() {
            rows.push(MonthRow { month, declared, gap });
        }
        month = month.previous();
    }
    let begins = known.stays.iter().map(|stay| Month::of(stay.hired_on)).min();
    let next = begins.filter(|begins| *begins < first).map(|_| first);
    Months { rows, next }
}
