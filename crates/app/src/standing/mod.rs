//! Where a company stands: now, with every reason and what removes it; month by month; and for whom it wants to see it.

mod consent;

pub use consent::{ConsentAsk, ConsentView, LookOutcome, StandingShown};
pub use tasrih_ledger::{Cure, Reason, Settlement, Standing};

use crate::accounts::Actor;
use crate::ledger::Books;
use crate::{App, AppError};
use tasrih_domain::access::{Power, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::Date;

/// Months shown.
pub const MONTHS_SHOWN: usize = 24;

/// One month of a company's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthStanding {
    /// The worked month.
    pub month: Month,
    /// Last day to declare and pay.
    pub due_on: Date,
    /// When it was declared first.
    pub filed_on: Option<Date>,
    /// Owed for it in all, with what being late cost.
    pub due: Money,
    /// Paid or waived of it.
    pub paid: Money,
    /// Not paid, and late.
    pub overdue: Money,
    /// The last day is past.
    pub is_past: bool,
}

impl MonthStanding {
    /// Owed and not paid.
    pub fn open(&self) -> Money {
        self.due - self.paid
    }

    /// Past its last day and not declared.
    pub const fn is_missing(&self) -> bool {
        self.is_past && self.filed_on.is_none()
    }

    /// Declared after its last day.
    pub fn is_declared_late(&self) -> bool {
        self.filed_on.is_some_and(|on| on > self.due_on)
    }
}

/// Where a company stands.
#[derive(Debug, Clone)]
pub struct StandingView {
    /// The company.
    pub employer: Employer,
    /// The day.
    pub on: Date,
    /// Where it stands, with the reasons.
    pub standing: Standing,
    /// Owed and not paid.
    pub open: Money,
    /// Late of that.
    pub overdue: Money,
    /// Money that pays nothing yet.
    pub credit: Money,
    /// The months of two years, the oldest first.
    pub months: Vec<MonthStanding>,
    /// Links that were given, the latest first.
    pub consents: Vec<ConsentView>,
    /// The person may prepare declarations.
    pub may_prepare: bool,
    /// The person may pay.
    pub may_pay: bool,
    /// The person may give links and take them back.
    pub may_consent: bool,
}

impl App {
    /// Where a company stands today.
    pub async fn standing_page(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<StandingView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let today = self.clock.today();
        let books = self.books(employer.id).await?;
        let settled = books.settled(today);
        Ok(StandingView {
            on: today,
            standing: books.standing(&employer, today),
            open: settled.open(),
            overdue: settled.overdue(today),
            credit: settled.credit,
            months: months(&employer, &books, &settled, today),
            consents: self.consents_of(employer.id).await?,
            may_prepare: may.also(Power::Prepare),
            may_pay: may.also(Power::Pay),
            may_consent: may.also(Power::Attest),
            employer,
        })
    }
}

/// The months of two years up to the one before the present one, the oldest first.
fn months(employer: &Employer, books: &Books, settled: &Settlement, today: Date) -> Vec<MonthStanding> {
    let last = Month::of(today).previous();
    let back = std::iter::successors(Some(last), |month| Some(month.previous())).take(MONTHS_SHOWN);
    let shown = back.take_while(|month| *month >= employer.declares_from);
    let mut months: Vec<MonthStanding> = shown
        .map(|month| {
            let due_on = books.law.due_date(month).on;
            let account = settled.month(month);
            MonthStanding {
                month,
                due_on,
                filed_on: books.filed_on(month),
                due: account.map_or(Money::ZERO, tasrih_ledger::MonthAccount::due),
                paid: account.map_or(Money::ZERO, tasrih_ledger::MonthAccount::covered),
                overdue: account.map_or(Money::ZERO, |account| account.overdue(today)),
                is_past: due_on < today,
            }
        })
        .collect();
    months.reverse();
    months
}
