//! The embedded tables, and over them what the fund has published since the program was built.
//!
//! Of the values for a branch and payer the one with the latest first month not after the month asked about is in
//! force; of two with the same first month the published one, and of two published the later one. A published value
//! is the fund's own word: its status is confirmed, its source is the decision.

use crate::calendar::{self, DueDate};
use crate::contribution::{Contributions, HealthCover, MonthRates, Step, Wages};
use crate::dated::{Dated, Source, Start, Status};
use crate::penalty::{self, Offence};
use crate::rate::Rate;
use crate::{RateError, table};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use tasrih_domain::declaration::Totals;
use tasrih_domain::law::{LateRule, LawChange, Published};
use tasrih_domain::{Branch, Money, Month, Payer};
use time::Date;

/// The law as the gateway knows it. Without anything published, it is what the program was built with.
#[derive(Debug, Clone, Default)]
pub struct Law {
    due: Vec<Dated<Date>>,
    shares: Vec<(Branch, Payer, Dated<Rate>)>,
    ceilings: Vec<Dated<Money>>,
    /// Rule, first month, on or off; in the order of publication.
    switches: Vec<(LateRule, Month, bool)>,
}

impl Law {
    /// What the program was built with.
    pub const fn embedded() -> Self {
        Self { due: Vec::new(), shares: Vec::new(), ceilings: Vec::new(), switches: Vec::new() }
    }

    /// The same and what was published since, in the order of publication. A rate above one is none, and left out.
    pub fn with(published: &[Published]) -> Self {
        let mut law = Self::embedded();
        for one in published {
            law.add(one);
        }
        law
    }

    fn add(&mut self, one: &Published) {
        match one.change {
            LawChange::DueOn { month, due_on } => self.due.push(dated(one, month, due_on)),
            LawChange::Share { branch, payer, from, millionths } => {
                if let Some(rate) = Rate::from_millionths(millionths) {
                    self.shares.push((branch, payer, dated(one, from, rate)));
                }
            }
            LawChange::Ceiling { from, amount } => self.ceilings.push(dated(one, from, amount)),
            LawChange::Switch { rule, from, is_on } => self.switches.push((rule, from, is_on)),
        }
    }

    /// The rates and the ceiling of a worked month.
    ///
    /// # Errors
    /// [`RateError::NotInForce`] before the first month with confirmed rates.
    pub fn rates_at(&self, month: Month) -> Result<MonthRates, RateError> {
        let mut rates = table::rates_at(month)?;
        rates.ceiling = latest(rates.ceiling, self.ceilings.iter(), month);
        for rate in &mut rates.branches {
            for (payer, side) in [(Payer::Employer, &mut rate.employer), (Payer::Employee, &mut rate.employee)] {
                let of = |one: &&(Branch, Payer, Dated<Rate>)| one.0 == rate.branch && one.1 == payer;
                *side = latest(*side, self.shares.iter().filter(of).map(|(.., value)| value), month);
            }
        }
        Ok(rates)
    }

    /// The ceiling of a worked month, per employee.
    ///
    /// # Errors
    /// [`RateError::NotInForce`] before the first month with confirmed rates.
    pub fn ceiling_at(&self, month: Month) -> Result<Money, RateError> {
        let embedded = table::ceiling_dated_at(month)?;
        Ok(latest(embedded, self.ceilings.iter(), month).value)
    }

    /// What is due on the totals of a declaration: see [`crate::contributions`].
    ///
    /// # Errors
    /// [`RateError::NotInForce`] before the first month with confirmed rates.
    pub fn contributions(&self, month: Month, totals: &Totals, cover: HealthCover) -> Result<Contributions, RateError> {
        Ok(Contributions { branches: self.rates_at(month)?.due(totals.into(), cover).to_vec() })
    }

    /// The steps from the wages of a line to its shares: see [`crate::explain`].
    ///
    /// # Errors
    /// [`RateError::NotInForce`] before the first month with confirmed rates.
    pub fn explain(&self, month: Month, wages: Wages, cover: HealthCover) -> Result<Vec<Step>, RateError> {
        Ok(self.rates_at(month)?.explain(wages, cover))
    }

    /// Is a rule applied to what begins in that calendar month? As the fund switched it; before any switch, when its
    /// value is confirmed.
    pub fn is_on(&self, rule: LateRule, month: Month) -> bool {
        let switched = self.switches.iter().filter(|(of, from, _)| *of == rule && *from <= month).fold(
            None,
            |best: Option<(Month, bool)>, (_, from, is_on)| match best {
                Some((latest, _)) if latest > *from => best,
                _ => Some((*from, *is_on)),
            },
        );
        switched.map_or_else(|| late_status(rule, month) == Some(Status::Confirmed), |(_, is_on)| is_on)
    }

    /// The same law with a rule applied always, or never: for "what if".
    #[must_use]
    pub fn assuming(&self, rule: LateRule, is_on: bool) -> Self {
        let mut law = self.clone();
        law.switches.retain(|(of, ..)| *of != rule);
        law.switches.push((rule, Month::at(1000, 1), is_on));
        law
    }

    /// The last day to file a worked month: the last decision published about it, else what the program knows.
    pub fn due_date(&self, month: Month) -> DueDate {
        let known = calendar::due_date(month);
        let Some(moved) = self.due.iter().rfind(|moved| moved.in_force_from == month) else { return known };
        DueDate {
            on: moved.value,
            moved_from: Some(known.moved_from.unwrap_or(known.on)),
            source: moved.source,
            status: moved.status,
            checked_on: moved.checked_on,
        }
    }
}

/// How sure the value of a rule is on a month; `None` before the first one known.
pub fn late_status(rule: LateRule, month: Month) -> Option<Status> {
    match rule {
        LateRule::LatePayment => penalty::late_payment_at(month).map(|value| value.status),
        LateRule::LateDeclaration => penalty::fine_at(Offence::LateDeclaration, month).map(|value| value.status),
    }
}

/// Of the embedded value and the published ones, the one in force.
fn latest<'a, T: Copy + 'a>(
    embedded: Dated<T>,
    published: impl Iterator<Item = &'a Dated<T>>,
    month: Month,
) -> Dated<T> {
    published
        .filter(|one| one.in_force_from <= month)
        .fold(embedded, |best, one| if one.in_force_from >= best.in_force_from { *one } else { best })
}

fn dated<T>(one: &Published, in_force_from: Month, value: T) -> Dated<T> {
    let source = kept(Source {
        text: Source::PUBLISHED.to_owned(),
        title: Some(one.title.clone()),
        published_on: Some(one.published_on),
        url: one.url.clone(),
        seen_in: Vec::new(),
    });
    let (start, status) = (Start::Legal, Status::Confirmed);
    Dated { in_force_from, start, value, source, status, checked_on: one.published_on }
}

/// A source that lives as long as the process, so that values stay small and copied. Each is kept once: as many as
/// decisions were published, however often the law is read.
fn kept(source: Source) -> &'static Source {
    static KEPT: Mutex<Option<HashSet<&'static Source>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if let Some(known) = kept.get(&source) {
        return known;
    }
    let source: &'static Source = Box::leak(Box::new(source));
    kept.insert(source);
    source
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const BEFORE: Month = Month::at(2026, 12);
    const FROM: Month = Month::at(2027, 1);

    fn published(change: LawChange, title: &str) -> Published {
        Published { change, title: title.to_owned(), url: None, published_on: date!(2026 - 11 - 24) }
    }

    fn long_term(from: Month, millionths: u32) -> LawChange {
        LawChange::Share { branch: Branch::LongTerm, payer: Payer::Employee, from, millionths }
    }

    fn totals() -> Totals {
        Totals { gross: Money::from_dirhams(100_000), capped: Money::from_dirhams(60_000), ..Totals::default() }
    }

    #[test]
    fn without_a_publication_the_law_is_the_embedded_one() {
        let law = Law::embedded();
        let mut month = crate::first_month();
        while month < Month::at(2027, 6) {
            assert_eq!(law.rates_at(month), crate::rates_at(month));
            assert_eq!(law.due_date(month), calendar::due_date(month));
            month = month.next();
        }
        assert!(law.rates_at(crate::first_month().previous()).is_err());
    }

    #[test]
    fn a_published_rate_holds_from_its_first_month_and_not_the_day_before() {
        let law = Law::with(&[published(long_term(FROM, 41_000), "Décret d’essai")]);
        let due = |month| law.contributions(month, &totals(), HealthCover::Compulsory).unwrap();
        let embedded = crate::contributions(BEFORE, &totals(), HealthCover::Compulsory).unwrap();
        assert_eq!(due(BEFORE), embedded);
        // 60,000.00 at 4.10 % instead of 3.96 %: 84.00 more, and nothing else moves.
        let changed: Vec<_> = due(FROM).branches.into_iter().zip(embedded.branches).filter(|(a, b)| a != b).collect();
        let [(now, then)] = &changed[..] else { panic!("one branch changes") };
        assert_eq!((now.branch, now.employer), (Branch::LongTerm, then.employer));
        assert_eq!((now.employee, then.employee), (Money::from_dirhams(2_460), Money::from_dirhams(2_376)));
    }

    #[test]
    fn a_published_ceiling_holds_from_its_first_month_and_not_before() {
        let law = Law::with(&[published(LawChange::Ceiling { from: FROM, amount: Money::from_dirhams(7_000) }, "x")]);
        assert_eq!(law.ceiling_at(BEFORE), Ok(Money::from_dirhams(6_000)));
        assert_eq!(law.ceiling_at(FROM), Ok(Money::from_dirhams(7_000)));
        assert_eq!(law.rates_at(FROM.next()).unwrap().ceiling.value, Money::from_dirhams(7_000));
    }

    #[test]
    fn the_latest_first_month_holds_and_of_the_same_the_last_word() {
        let at = |law: &Law, month: Month| law.rates_at(month).unwrap().branches[3].employee.value.percent();
        let early = published(long_term(FROM, 41_000), "first");
        let late = published(long_term(FROM.next(), 42_000), "second");
        // Whatever the order of publication.
        for law in [Law::with(&[early.clone(), late.clone()]), Law::with(&[late, early.clone()])] {
            assert_eq!([at(&law, BEFORE), at(&law, FROM), at(&law, FROM.next())], ["3.96", "4.10", "4.20"]);
        }
        let corrected = Law::with(&[early, published(long_term(FROM, 40_000), "put right")]);
        assert_eq!(at(&corrected, FROM), "4.00");
    }

    #[test]
    fn a_published_date_moves_its_month_alone_and_the_last_one_counts() {
        let moved = |due_on| published(LawChange::DueOn { month: BEFORE, due_on }, "Décision");
        let law = Law::with(&[moved(date!(2027 - 01 - 15)), moved(date!(2027 - 01 - 20))]);
        let due = law.due_date(BEFORE);
        assert_eq!((due.on, due.moved_from), (date!(2027 - 01 - 20), Some(date!(2027 - 01 - 10))));
        assert_eq!(due.source.title.as_deref(), Some("Décision"));
        assert_eq!(law.due_date(BEFORE.previous()).on, date!(2026 - 12 - 10));
        assert_eq!(law.due_date(FROM).on, date!(2027 - 02 - 10));
    }

    #[test]
    fn a_rule_that_one_source_tells_is_off_until_it_is_switched_on_and_a_confirmed_one_is_on() {
        let law = Law::embedded();
        assert!(!law.is_on(LateRule::LatePayment, FROM) && law.is_on(LateRule::LateDeclaration, FROM));
        let switch = |rule, from, is_on| published(LawChange::Switch { rule, from, is_on }, "Décision");
        let on = switch(LateRule::LatePayment, FROM, true);
        let off = switch(LateRule::LatePayment, FROM.next(), false);
        for law in [Law::with(&[on.clone(), off.clone()]), Law::with(&[off, on])] {
            let at = |month| law.is_on(LateRule::LatePayment, month);
            assert_eq!([at(BEFORE), at(FROM), at(FROM.next())], [false, true, false]);
            assert!(law.is_on(LateRule::LateDeclaration, FROM));
        }
        let off = Law::with(&[switch(LateRule::LateDeclaration, FROM, false)]);
        assert!(off.is_on(LateRule::LateDeclaration, BEFORE) && !off.is_on(LateRule::LateDeclaration, FROM));
        let always = off.assuming(LateRule::LateDeclaration, true);
        assert!(always.is_on(LateRule::LateDeclaration, FROM) && !always.is_on(LateRule::LatePayment, FROM));
    }

    #[test]
    fn a_source_is_kept_once_however_often_the_law_is_read() {
        let one = [published(long_term(FROM, 41_000), "kept once")];
        let source = |law: &Law| law.rates_at(FROM).unwrap().branches[3].employee.source;
        assert!(std::ptr::eq(source(&Law::with(&one)), source(&Law::with(&one))));
    }
}
