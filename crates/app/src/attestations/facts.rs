//! What can be attested today, or what stands against it.

use super::issue::{Asked, MONTHS_MAX, Obstacle};
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_certificate::attestation::{MonthFigures, OwnMonth, StandingMonth, Statement, Stay};
use tasrih_domain::attestation::AttestationKind;
use tasrih_domain::declaration::{Declaration, Employer, local_date};
use tasrih_domain::employment::Employment;
use tasrih_domain::id::EmployerId;
use tasrih_domain::person::InsuredPerson;
use tasrih_domain::{Money, Month};
use tasrih_ledger::Standing;

/// Months of the standing told on its paper: half a year.
const STANDING_MONTHS: usize = 6;
/// Declarations read for a period: ten a month for ten years.
const DECLARATIONS_MAX: u32 = 1_200;
/// Months looked back for the latest declaration.
const LATEST_WITHIN: usize = 24;

/// What is attested, or every reason against it.
pub(super) type Facts = Result<Statement, Vec<Obstacle>>;

impl App {
    /// What can be attested to a company.
    pub(super) async fn attestable(
        &self,
        employer: &Employer,
        person: Option<&InsuredPerson>,
        asked: &Asked,
    ) -> Result<Facts, AppError> {
        match (asked.kind, person) {
            (AttestationKind::Standing, _) => self.regular_standing(employer).await,
            (AttestationKind::Affiliation, _) => self.affiliation_facts(employer).await.map(Ok),
            (AttestationKind::Wages, _) => Ok(self.figures(employer, asked).await?.map(Statement::Wages)),
            (AttestationKind::Payroll, _) => Ok(self.figures(employer, asked).await?.map(Statement::Payroll)),
            (AttestationKind::OwnWages, Some(person)) => {
                self.declared_wages(person, std::slice::from_ref(employer), asked).await
            }
            (AttestationKind::Registration, Some(person)) => {
                let stays = self.store.read().employments().of(employer.id, person.id).await?;
                Ok(registration(person, &stays, std::slice::from_ref(employer)))
            }
            (AttestationKind::OwnWages | AttestationKind::Registration, None) => Err(AppError::Unknown),
        }
    }

    async fn regular_standing(&self, employer: &Employer) -> Result<Facts, AppError> {
        let today = self.clock.today();
        let books = self.books(employer.id).await?;
        let is_under_plan = match books.standing(employer, today) {
            Standing::Regular => false,
            Standing::RegularUnderPlan => true,
            Standing::Irregular(reasons) => {
                return Ok(Err(reasons.into_iter().map(Obstacle::Irregular).collect()));
            }
        };
        let settlement = books.settled(today);
        let due = settlement.months.iter().filter(|account| account.due.on < today);
        let mut months: Vec<StandingMonth> = due
            .map(|account| StandingMonth {
                month: account.month,
                filed_on: books.filed_on(account.month),
                due: account.due(),
                paid: account.covered(),
            })
            .collect();
        months.drain(..months.len().saturating_sub(STANDING_MONTHS));
        let through = tasrih_ledger::obligations(employer.declares_from, &books.law, today, |_| None);
        let through = through.last().map(|one| one.month);
        Ok(Ok(Statement::Standing { judged_on: today, through, is_under_plan, months }))
    }

    async fn affiliation_facts(&self, employer: &Employer) -> Result<Statement, AppError> {
        let present = Month::of(self.clock.today());
        let first = (0..LATEST_WITHIN).fold(present, |month, _| month.previous());
        let filed = self.filed(employer.id, first, present).await?;
        let latest = filed.last_key_value().map(|(month, all)| (*month, sums(*month, all)));
        let latest = latest.and_then(|(month, figures)| figures.map(|figures| (month, figures.employees)));
        Ok(Statement::Affiliation { since: employer.declares_from, latest })
    }

    /// The figures of each month of the period, or the months that are not declared.
    async fn figures(
        &self,
        employer: &Employer,
        asked: &Asked,
    ) -> Result<Result<Vec<MonthFigures>, Vec<Obstacle>>, AppError> {
        let (from, to) = self.period(asked, employer.declares_from)?;
        let filed = self.filed(employer.id, from, to).await?;
        let figures = each(from, to)
            .map(|month| filed.get(&month).and_then(|all| sums(month, all)).ok_or(Obstacle::NotDeclared(month)));
        let (figures, missing): (Vec<_>, Vec<_>) = figures.partition(Result::is_ok);
        if missing.is_empty() {
            Ok(Ok(figures.into_iter().filter_map(Result::ok).collect()))
        } else {
            Ok(Err(missing.into_iter().filter_map(Result::err).collect()))
        }
    }

    /// What these employers declared for a person in the period.
    pub(super) async fn declared_wages(
        &self,
        person: &InsuredPerson,
        employers: &[Employer],
        asked: &Asked,
    ) -> Result<Facts, AppError> {
        let since = employers.iter().map(|one| one.declares_from).min().unwrap_or(Month::of(self.clock.today()));
        let (from, to) = self.period(asked, since)?;
        let span = u32::try_from(from.months_until(to) + 1).unwrap_or(1);
        let reader = self.store.read();
        let mut months = Vec::new();
        for employer in employers {
            let declared = reader.employments().declared(employer.id, person.insured, Some(to.next()), span).await?;
            let mut own: BTreeMap<Month, OwnMonth> = BTreeMap::new();
            for one in declared.into_iter().filter(|one| (from..=to).contains(&one.month)) {
                let row = own.entry(one.month).or_insert_with(|| OwnMonth {
                    month: one.month,
                    employer: employer.name.clone(),
                    affiliate: employer.affiliate,
                    days: 0,
                    gross: Money::ZERO,
                    capped: Money::ZERO,
                });
                row.days += one.days.map_or(0, u32::from);
                row.gross = added(row.gross, one.gross.unwrap_or_default())?;
                row.capped = added(row.capped, one.capped.unwrap_or_default())?;
            }
            months.extend(own.into_values());
        }
        months.sort_by_key(|one| (one.month, one.affiliate));
        if months.is_empty() {
            return Ok(Err(vec![Obstacle::NothingDeclared]));
        }
        Ok(Ok(Statement::OwnWages { from, to, months }))
    }

    /// What stands filed, by month.
    async fn filed(
        &self,
        employer: EmployerId,
        from: Month,
        to: Month,
    ) -> Result<BTreeMap<Month, Vec<Declaration>>, AppError> {
        let found = self.store.read().declarations().current(&[employer], from..=to, DECLARATIONS_MAX).await?;
        let mut filed: BTreeMap<Month, Vec<Declaration>> = BTreeMap::new();
        for declaration in found.into_iter().filter(|one| one.state.is_filed()) {
            filed.entry(declaration.month).or_default().push(declaration);
        }
        Ok(filed)
    }

    /// The period asked for.
    ///
    /// # Errors
    /// Refused: there is none, it runs backwards, is too long, begins before there was anything to declare, or has not
    /// ended yet.
    fn period(&self, asked: &Asked, declares_from: Month) -> Result<(Month, Month), AppError> {
        let (from, to) = asked.period.ok_or(AppError::refused("refused-period-missing"))?;
        if to < from {
            return Err(AppError::refused("refused-period-backwards"));
        }
        if from.months_until(to) >= MONTHS_MAX {
            return Err(AppError::refused("refused-period-long"));
        }
        if from < declares_from {
            let text = tasrih_i18n::Text::of("refused-period-early");
            return Err(AppError::Refused(text.with("month", tasrih_domain::Arg::Month(declares_from))));
        }
        if to >= Month::of(self.clock.today()) {
            return Err(AppError::refused("refused-period-open"));
        }
        Ok((from, to))
    }
}

/// What is known of a person's registration and these stays.
pub(super) fn registration(person: &InsuredPerson, stays: &[Employment], employers: &[Employer]) -> Facts {
    if !person.is_registered {
        return Err(vec![Obstacle::NotRegistered]);
    }
    let stays = stays.iter().filter_map(|stay| {
        let employer = employers.iter().find(|one| one.id == stay.employer)?;
        Some(Stay {
            employer: employer.name.clone(),
            affiliate: employer.affiliate,
            hired_on: stay.hired_on,
            left_on: stay.leave.map(|leave| leave.on),
        })
    });
    Ok(Statement::Registration { since: person.since, stays: stays.collect() })
}

fn each(from: Month, to: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(from), |month| Some(month.next())).take_while(move |month| *month <= to)
}

/// The sums over a month's filed declarations; `None` without a main one.
fn sums(month: Month, all: &[Declaration]) -> Option<MonthFigures> {
    let main = all.iter().find(|one| one.kind.is_main())?.filing.as_ref()?;
    let mut figures = MonthFigures {
        month,
        filed_on: local_date(main.filed_at),
        employees: 0,
        days: 0,
        gross: Money::ZERO,
        capped: Money::ZERO,
    };
    for totals in all.iter().filter_map(|one| one.filing.as_ref()).map(|filing| filing.totals) {
        figures.employees = figures.employees.saturating_add(totals.employees);
        figures.days = figures.days.saturating_add(totals.days);
        figures.gross = figures.gross.checked_add(totals.gross)?;
        figures.capped = figures.capped.checked_add(totals.capped)?;
    }
    Some(figures)
}

fn added(one: Money, other: Money) -> Result<Money, AppError> {
    one.checked_add(other).ok_or_else(|| AppError::fault("wages leave the range of amounts"))
}
