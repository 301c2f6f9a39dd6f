//! A person's own months by employer, and who looked at them.

use super::door::Insured;
use crate::register::Months;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::Month;
use tasrih_domain::access::Under;
use tasrih_domain::audit::Who;
use tasrih_domain::declaration::Employer;
use tasrih_domain::employment::Employment;
use tasrih_domain::id::EmployerId;
use tasrih_storage::AuditOf;
use time::OffsetDateTime;

/// Looks shown on the page.
const LOOKS_SHOWN: u32 = 50;

/// The months with one employer.
#[derive(Debug, Clone)]
pub struct OwnEmployer {
    /// Which.
    pub employer: Employer,
    /// The stays there, the latest first.
    pub stays: Vec<Employment>,
    /// The months, the latest first.
    pub months: Months,
}

/// What a person sees of themselves.
#[derive(Debug, Clone)]
pub struct OwnPage {
    /// Employers, the latest first.
    pub employers: Vec<OwnEmployer>,
    /// Days declared in the months shown.
    pub days: u64,
    /// Months shown that should have been declared and were not.
    pub gaps: usize,
}

/// Who looked, as far as the person concerns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seer {
    /// The person.
    Oneself,
    /// Somebody of that company, or of the firm that acts for it.
    Company(String),
    /// An agent of the fund.
    Agent,
    /// The gateway.
    Gateway,
}

/// Something that was done or seen about the person.
#[derive(Debug, Clone)]
pub struct Look {
    /// When.
    pub at: OffsetDateTime,
    /// Who.
    pub by: Seer,
    /// What: the ending of `audit-<act>`.
    pub act: String,
}

impl App {
    /// The employer whose months alone are shown; see [`Insured::only`].
    pub async fn only_employer(&self, insured: &Insured) -> Result<Option<Employer>, AppError> {
        let Some(only) = insured.only() else { return Ok(None) };
        Ok(self.store.read().employers().find(only).await?)
    }

    /// A person's own months, those before `before`.
    pub async fn own_months(&self, insured: &Insured, before: Option<Month>) -> Result<OwnPage, AppError> {
        let reader = self.store.read();
        let mut by_employer: BTreeMap<EmployerId, Vec<Employment>> = BTreeMap::new();
        let stays = reader.employments().of_person(insured.id()).await?;
        for stay in stays.into_iter().filter(|stay| insured.sees(stay.employer)) {
            by_employer.entry(stay.employer).or_default().push(stay);
        }
        let ids: Vec<_> = by_employer.keys().copied().collect();
        let mut employers = Vec::new();
        for employer in reader.employers().find_all(&ids).await? {
            let stays = by_employer.remove(&employer.id).unwrap_or_default();
            let months = self.months_with(&employer, &insured.person, &stays, before).await?;
            employers.push(OwnEmployer { employer, stays, months });
        }
        employers.sort_by_key(|own| std::cmp::Reverse(own.stays.first().map(|stay| stay.hired_on)));
        let rows = || employers.iter().flat_map(|own| &own.months.rows);
        let days = rows().flat_map(|row| &row.declared).filter_map(|one| one.days).map(u64::from).sum();
        let gaps = rows().filter(|row| row.gap.is_some()).count();
        Ok(OwnPage { employers, days, gaps })
    }

    /// Who looked at the person's data and changed what, the latest first. Where one employer alone is shown, what that
    /// employer and the person did: it does not learn here who else asks about them.
    pub async fn own_looks(&self, insured: &Insured) -> Result<Vec<Look>, AppError> {
        let reader = self.store.read();
        let events = reader.audit().page(&AuditOf::Person(insured.id()), None, LOOKS_SHOWN).await?;
        let is_shown = |event: &tasrih_storage::RecordedAudit| match (insured.only(), event.who, event.under) {
            (None, ..) | (Some(_), Who::Person(_), _) => true,
            (Some(_), _, Some(Under::Post(_))) => false,
            (Some(only), ..) => event.employer == Some(only),
        };
        let events: Vec<_> = events.into_iter().filter(is_shown).collect();
        let ids: Vec<_> = events.iter().filter_map(|event| event.employer).collect();
        let names: BTreeMap<_, _> =
            reader.employers().find_all(&ids).await?.into_iter().map(|employer| (employer.id, employer.name)).collect();
        let look = |event: tasrih_storage::RecordedAudit| {
            let by = match (event.who, event.under) {
                (Who::Person(_), _) => Seer::Oneself,
                (_, Some(Under::Post(_))) => Seer::Agent,
                (Who::Account(_), _) => {
                    let name = event.employer.and_then(|employer| names.get(&employer)).cloned();
                    name.map_or(Seer::Agent, Seer::Company)
                }
                (Who::Visitor | Who::Gateway, _) => Seer::Gateway,
            };
            Look { at: event.at, by, act: event.act }
        };
        Ok(events.into_iter().map(look).collect())
    }
}
