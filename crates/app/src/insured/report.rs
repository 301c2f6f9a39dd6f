//! "This is wrong": a person says what is wrong with a month. Kept for good, with a number, for the fund's agents to
//! read; the complaint that grows out of it is another matter.

use super::door::Insured;
use crate::limits::{Limit, Whose};
use crate::register::Gap;
use crate::{App, AppError};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::EmployerId;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_storage::Report;

/// Longest text kept.
const SAID_CHARACTERS_MAX: usize = 2_000;
/// Random bytes of a report's number.
const NUMBER_BYTES: usize = 5;

/// A month about which something can be said, and what the declarations say of it.
#[derive(Debug, Clone)]
pub struct ReportView {
    /// Which employer.
    pub employer: Employer,
    /// Which month.
    pub month: Month,
    /// Days declared.
    pub days: u64,
    /// What is missing.
    pub gap: Option<Gap>,
}

/// What is said.
#[derive(Clone, PartialEq, Eq)]
pub struct NewReport {
    /// About which employer.
    pub affiliate: AffiliateNumber,
    /// About which month.
    pub month: Month,
    /// In the person's words.
    pub said: String,
}

impl App {
    /// The month of a person with an employer.
    ///
    /// # Errors
    /// `Unknown`: the person never worked there.
    pub async fn month_to_report(
        &self,
        insured: &Insured,
        affiliate: AffiliateNumber,
        month: Month,
    ) -> Result<ReportView, AppError> {
        let reader = self.store.read();
        let employer = reader.employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let stays = reader.employments().of(employer.id, insured.id()).await?;
        if stays.is_empty() || !insured.sees(employer.id) {
            return Err(AppError::Unknown);
        }
        let months = self.months_with(&employer, &insured.person, &stays, Some(month.next())).await?;
        let row = months.rows.into_iter().find(|row| row.month == month);
        let days = row.iter().flat_map(|row| &row.declared).filter_map(|one| one.days).map(u64::from).sum();
        Ok(ReportView { employer, month, days, gap: row.and_then(|row| row.gap) })
    }

    /// Keeps what is said, and gives it a number. The same words about the same month are one report.
    ///
    /// # Errors
    /// Refused: nothing said, or too much of it today.
    pub async fn report_month(&self, insured: &Insured, new: NewReport) -> Result<Report, AppError> {
        let view = self.month_to_report(insured, new.affiliate, new.month).await?;
        let said: String = new.said.trim().chars().take(SAID_CHARACTERS_MAX).collect();
        if said.is_empty() {
            return Err(AppError::refused("refused-nothing-said"));
        }
        if let Some(same) = self.same_report(insured, (view.employer.id, new.month), &said).await? {
            return Ok(same);
        }
        if self.count_try(&[(Limit::Reports, Whose::Id(insured.id().0))]).await?.is_none() {
            return Err(AppError::refused("refused-insured-too-many"));
        }
        let now = self.clock.now();
        let number = format!("S-{}-{}", new.month.number(), self.clock.new_secret(NUMBER_BYTES));
        let report = Report {
            id: self.clock.new_id(),
            number,
            person: insured.id(),
            employer: view.employer.id,
            month: new.month,
            said,
            at: now,
        };
        let tx = self.store.begin_write().await?;
        tx.reports().append(&report).await?;
        let event = AuditEvent::new(now, Who::Person(insured.id()), "month-reported").person(insured.id());
        tx.audit().append(&event.subject(report.id)).await?;
        tx.commit().await?;
        Ok(report)
    }

    /// A report of that person, by its number.
    ///
    /// # Errors
    /// `Unknown`: there is none, or it is somebody else's.
    pub async fn own_report(&self, insured: &Insured, number: &str) -> Result<Report, AppError> {
        let found = self.store.read().reports().find(number).await?;
        found.filter(|report| report.person == insured.id() && insured.sees(report.employer)).ok_or(AppError::Unknown)
    }

    async fn same_report(
        &self,
        insured: &Insured,
        (employer, month): (EmployerId, Month),
        said: &str,
    ) -> Result<Option<Report>, AppError> {
        let recent = self.store.read().reports().of(insured.id(), 20).await?;
        let is_same = |one: &Report| one.employer == employer && one.month == month && one.said == said;
        Ok(recent.into_iter().find(is_same))
    }
}
