//! A person's page in a company's register.

use super::list::silent_since;
use super::months::{Known, MONTHS_SHOWN, Months, page};
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use tasrih_domain::access::Read;
use tasrih_domain::declaration::Employer;
use tasrih_domain::employment::Employment;
use tasrih_domain::id::PersonId;
use tasrih_domain::person::InsuredPerson;
use tasrih_domain::{AffiliateNumber, Month};
use time::Date;

/// One stay with the employer.
pub type StayView = Employment;

/// A person, as the employer may see them: what it declared itself, and nobody else's employments.
#[derive(Debug, Clone)]
pub struct EmployeeView {
    /// For whom.
    pub employer: Employer,
    /// Who.
    pub person: InsuredPerson,
    /// The stays with this employer, the latest first.
    pub stays: Vec<StayView>,
    /// The months with this employer.
    pub months: Months,
    /// May the one who looks hire and let go?
    pub may_register: bool,
    /// Still there, and not declared for two months?
    pub is_silent: bool,
    /// The present day.
    pub today: Date,
}

impl App {
    /// A person of the register, with the months before `before`. Each look is written down, for the person to see.
    ///
    /// # Errors
    /// `Unknown`: the person never worked for this employer.
    pub async fn employee(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        person: PersonId,
        before: Option<Month>,
    ) -> Result<EmployeeView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let reader = self.store.read();
        let stays = reader.employments().of(employer.id, person).await?;
        let latest = stays.first().ok_or(AppError::Unknown)?;
        let found = reader.persons().find(person).await?.ok_or(AppError::Unknown)?;
        let today = self.clock.today();
        let months = self.months_with(&employer, &found, &stays, before).await?;
        let since = silent_since(today);
        let is_silent = latest.leave.is_none()
            && Month::of(latest.hired_on) < since
            && latest.last_declared.is_none_or(|last| last < since);
        let tx = self.store.begin_write().await?;
        let event = By::proof(&may, self.clock.now()).audit("employee-viewed").person(person);
        tx.audit().append(&event).await?;
        tx.commit().await?;
        let may_register = self.may_register(actor, employer.id).await?;
        Ok(EmployeeView { employer, person: found, stays, months, may_register, is_silent, today })
    }

    /// A person's months with an employer, one page of them.
    pub(crate) async fn months_with(
        &self,
        employer: &Employer,
        person: &InsuredPerson,
        stays: &[Employment],
        before: Option<Month>,
    ) -> Result<Months, AppError> {
        let today = self.clock.today();
        let before = before.unwrap_or_else(|| Month::of(today).next());
        let reader = self.store.read();
        let limit = MONTHS_SHOWN;
        let declared = reader.employments().declared(employer.id, person.insured, Some(before), limit).await?;
        let filed = reader.employments().filed_months(employer.id, Some(before), limit).await?;
        let known = Known {
            stays,
            declared,
            filed: &filed,
            declares_from: employer.declares_from,
            law: self.law().await?,
            today,
        };
        Ok(page(&known, before))
    }
}
