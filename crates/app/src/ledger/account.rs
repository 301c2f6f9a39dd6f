//! The statement of account: what is owed and paid by month, every entry explained, and what paying later would cost.

use super::Books;
use crate::accounts::Actor;
use crate::office::decimals;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::access::{Authorized, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::law::LateRule;
use tasrih_domain::{AffiliateNumber, Money, Month};
use tasrih_ledger::{
    Account, Basis, Cause, CauseKind, Component, ComponentAccount, FineStep, Leg, NewPosting, Reason, Settlement,
    SurchargeStep, adjust, settle,
};
use time::{Date, Duration};

/// How far ahead a payment can be imagined.
const AHEAD_MAX: Duration = Duration::days(3 * 366);

/// Which entries are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EntryKind {
    /// All of them.
    #[default]
    All,
    /// What declarations charged.
    Charges,
    /// Money that came in.
    Payments,
    /// What being late cost, and what was waived of it.
    Late,
}

impl EntryKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::All, Self::Charges, Self::Payments, Self::Late];

    /// Stable name, as in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Charges => "charges",
            Self::Payments => "payments",
            Self::Late => "late",
        }
    }

    const fn lets(self, kind: CauseKind) -> bool {
        use CauseKind as K;
        match self {
            Self::All => true,
            Self::Charges => matches!(kind, K::Charge | K::ChargeDifference | K::ChargeCancelled),
            Self::Payments => matches!(kind, K::Payment | K::Reversal),
            Self::Late => matches!(kind, K::Surcharge | K::Penalty | K::Remission | K::RemissionApplied),
        }
    }
}

/// The entries of which calendar year, by value date, are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearAsk {
    /// The latest one with an entry.
    #[default]
    Latest,
    /// That one.
    Of(i32),
    /// All.
    All,
}

/// What the person wants to see of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AccountAsk {
    /// Of which year.
    pub year: YearAsk,
    /// Which entries.
    pub kind: EntryKind,
}

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryPart {
    /// The month; none for money that pays no due yet.
    pub month: Option<Month>,
    /// What of it; none for money that pays no due yet.
    pub component: Option<Component>,
    /// How much.
    pub amount: Money,
}

/// A line of the statement, with what explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Value date.
    pub on: Date,
    /// What happened.
    pub cause: Cause,
    /// By what text.
    pub basis: Option<Basis>,
    /// What it adds to what is owed; below zero when it takes away.
    pub amount: Money,
    /// Owed after it, less the employer's credit.
    pub balance: Money,
    /// What it is made of; for a payment, which dues it pays.
    pub parts: Vec<EntryPart>,
    /// The steps of a surcharge.
    pub steps: Vec<SurchargeStep>,
    /// The fines.
    pub fines: Vec<FineStep>,
}

impl Entry {
    /// The months that it is about, in ascending order.
    pub fn months(&self) -> Vec<Month> {
        self.parts.iter().filter_map(|part| part.month).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The reference of a payment or of a decision.
    pub fn reference(&self) -> Option<&str> {
        match &self.cause {
            Cause::Payment { reference } | Cause::Remission { reference } => Some(reference),
            _ => None,
        }
    }
}

/// The account of a company.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Whose.
    pub employer: Employer,
    /// As it stands today.
    pub settlement: Settlement,
    /// The entries wanted, the oldest first.
    pub entries: Vec<Entry>,
    /// The years with entries, the latest first.
    pub years: Vec<i32>,
    /// The year shown; `None`: all of them.
    pub year: Option<i32>,
    /// May the person pay?
    pub may_pay: bool,
}

/// What is owed on a day, and what a payment leaves of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Contributions owed before the payment.
    pub contributions: Money,
    /// Surcharges.
    pub surcharges: Money,
    /// Fines.
    pub penalties: Money,
    /// The payment: what was asked about, or all that is owed.
    pub pays: Money,
    /// Owed after it.
    pub left: Money,
    /// Money that then pays no due yet.
    pub credit: Money,
    /// The account on that day, before the payment.
    pub settlement: Settlement,
}

impl Outlook {
    /// Owed in all before the payment.
    pub fn owed(&self) -> Money {
        self.contributions + self.surcharges + self.penalties
    }

    pub(super) fn of(books: &Books, law: &tasrih_rates::Law, on: Date, pays: Option<Money>) -> Self {
        let settlement = settle(&books.facts, law, on);
        let sum = |wanted: fn(Component) -> bool| -> Money {
            let all = settlement.months.iter().flat_map(|month| &month.components);
            all.filter(|one| wanted(one.component)).map(ComponentAccount::open).sum()
        };
        let pays = pays.unwrap_or_else(|| settlement.open());
        let after = settle(&books.facts.paying(on, pays), law, on);
        Self {
            contributions: sum(Component::is_contribution),
            surcharges: sum(|component| component == Component::Surcharge),
            penalties: sum(Component::is_penalty),
            pays,
            left: after.open(),
            credit: after.credit,
            settlement,
        }
    }
}

/// "If you pay on the 14th."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// The day.
    pub on: Date,
    /// By the rules that are applied.
    pub applied: Outlook,
    /// If the rules that are to be confirmed were applied too; `None` when that changes nothing.
    pub confirmed: Option<Outlook>,
    /// Months that are not declared by then: what they will cost is not known before.
    pub undeclared: Vec<Month>,
}

impl Books {
    /// Every entry by value date, what is still to be posted included. Which due a payment pays is no entry of its
    /// own: it changes nothing of what is owed, and explains the payment.
    pub fn entries(&self, settlement: &Settlement) -> Vec<Entry> {
        let pending = adjust(&self.postings, settlement);
        let written = self.postings.iter().map(|one| (one.on, &one.cause, &one.basis, &one.legs));
        let pending = pending.iter().map(|one: &NewPosting| (one.on, &one.cause, &one.basis, &one.legs));
        let mut entries: Vec<_> = written
            .chain(pending)
            .filter(|(_, cause, ..)| cause.kind() != CauseKind::Allocation)
            .map(|(on, cause, basis, legs)| Entry {
                on,
                cause: cause.clone(),
                basis: basis.clone(),
                amount: legs
                    .iter()
                    .filter(|leg| matches!(leg.account, Account::Receivable(_) | Account::Credit))
                    .map(|leg| leg.amount)
                    .sum(),
                balance: Money::ZERO,
                parts: parts(cause, legs, settlement),
                steps: steps(cause, on, legs, settlement),
                fines: fines(cause, on, legs, settlement),
            })
            .filter(|entry| !entry.amount.is_zero())
            .collect();
        entries.sort_by_key(|entry| (entry.on, entry.cause.kind()));
        let mut balance = Money::ZERO;
        for entry in &mut entries {
            balance = balance + entry.amount;
            entry.balance = balance;
        }
        entries
    }
}

/// What an entry is made of.
fn parts(cause: &Cause, legs: &[Leg], settlement: &Settlement) -> Vec<EntryPart> {
    let Cause::Payment { reference } = cause else {
        let owed = legs.iter().filter(|leg| matches!(leg.account, Account::Receivable(_) | Account::Credit));
        return owed
            .map(|leg| EntryPart { month: leg.month, component: leg.account.component(), amount: leg.amount })
            .collect();
    };
    let received: Money = legs.iter().filter(|leg| leg.account == Account::Bank).map(|leg| leg.amount).sum();
    let mut left = received;
    let mut parts: Vec<EntryPart> = Vec::new();
    for one in settlement.allocated.iter().filter(|one| one.payment.as_ref() == Some(reference)) {
        left = left - one.amount;
        let (month, component) = (Some(one.month), Some(one.component));
        match parts.iter_mut().find(|part| (part.month, part.component) == (month, component)) {
            Some(part) => part.amount = part.amount + one.amount,
            None => parts.push(EntryPart { month, component, amount: one.amount }),
        }
    }
    if !left.is_zero() {
        parts.push(EntryPart { month: None, component: None, amount: left });
    }
    parts
}

fn steps(cause: &Cause, on: Date, legs: &[Leg], settlement: &Settlement) -> Vec<SurchargeStep> {
    let Some(month) = legs.iter().find_map(|leg| leg.month).filter(|_| *cause == Cause::Surcharge) else {
        return Vec::new();
    };
    let steps = settlement.month(month).map(|account| &account.surcharges[..]).unwrap_or_default();
    steps.iter().copied().filter(|step| step.charged_on == on && step.is_charged).collect()
}

fn fines(cause: &Cause, on: Date, legs: &[Leg], settlement: &Settlement) -> Vec<FineStep> {
    let Some(month) = legs.iter().find_map(|leg| leg.month).filter(|_| *cause == Cause::Penalty) else {
        return Vec::new();
    };
    let fines = settlement.month(month).map(|account| &account.fines[..]).unwrap_or_default();
    fines.iter().copied().filter(|step| step.charged_on == on && step.is_charged).collect()
}

impl App {
    /// The account of a company with its entries.
    pub async fn statement(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: AccountAsk,
    ) -> Result<Statement, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        self.statement_of(employer, &may, ask).await
    }

    /// The same, for whoever was authorised.
    pub(super) async fn statement_of(
        &self,
        employer: Employer,
        may: &Authorized<Read>,
        ask: AccountAsk,
    ) -> Result<Statement, AppError> {
        let books = self.books(employer.id).await?;
        let settlement = books.settled(self.clock.today());
        let mut entries = books.entries(&settlement);
        let years: BTreeSet<i32> = entries.iter().map(|entry| entry.on.year()).collect();
        let year = match ask.year {
            YearAsk::Latest => years.last().copied(),
            YearAsk::Of(year) => Some(year),
            YearAsk::All => None,
        };
        entries.retain(|entry| year.is_none_or(|year| year == entry.on.year()) && ask.kind.lets(entry.cause.kind()));
        let years = years.into_iter().rev().collect();
        let may_pay = may.also(tasrih_domain::access::Power::Pay);
        Ok(Statement { employer, settlement, entries, years, year, may_pay })
    }

    /// What would be owed on a day, and what a payment on it would leave: of all that is owed without an amount.
    ///
    /// # Errors
    /// `Refused`: the day is past, or too far ahead; the amount cannot be read or is not above zero.
    pub async fn simulate_payment(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (on, typed): (Date, &str),
    ) -> Result<Simulation, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let today = self.clock.today();
        if on < today || on > today + AHEAD_MAX {
            return Err(AppError::refused("refused-simulation-day"));
        }
        let pays = match typed.trim() {
            "" => None,
            typed => {
                let amount = decimals(typed, 2).filter(|centimes| *centimes > 0).map(Money::from_centimes);
                Some(amount.ok_or(AppError::refused("refused-simulation-amount"))?)
            }
        };
        let books = self.books(employer.id).await?;
        let applied = Outlook::of(&books, &books.law, on, pays);
        let all = LateRule::ALL.iter().fold(books.law.clone(), |law, rule| law.assuming(*rule, true));
        let confirmed = Outlook::of(&books, &all, on, pays);
        let undeclared = books
            .standing(&employer, on)
            .reasons()
            .iter()
            .filter_map(|reason| match reason {
                Reason::NotDeclared { month, .. } => Some(*month),
                Reason::Due { .. } | Reason::PlanBroken { .. } => None,
            })
            .collect();
        Ok(Simulation { on, confirmed: (confirmed.owed() != applied.owed()).then_some(confirmed), applied, undeclared })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_but_the_allocation_is_found_by_one_filter() {
        for kind in CauseKind::ALL {
            let filters = EntryKind::ALL.iter().filter(|filter| **filter != EntryKind::All && filter.lets(kind));
            assert_eq!(filters.count(), usize::from(kind != CauseKind::Allocation), "{kind:?}");
        }
    }
}
