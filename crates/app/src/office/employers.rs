//! The record of an employer, as agents see it.

use crate::accounts::Actor;
use crate::by::By;
use crate::office::ROWS_SHOWN_MAX;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::access::{Duty, Role, SeeEmployer};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::id::{DeclarationId, EmployerId};
use tasrih_domain::mandate::{Mandate, Side};
use tasrih_domain::{Address, AffiliateNumber};
use tasrih_storage::{RecordedAudit, Seen};
use time::OffsetDateTime;

/// People and mandates shown of an employer.
const PEOPLE_SHOWN_MAX: u32 = 100;
/// Acts of agents shown on the record.
const ACTS_SHOWN_MAX: u32 = 20;

/// Which employers are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EmployerQuery {
    /// A number, or the beginning of a name; empty for all.
    pub text: String,
    /// Those after this number.
    pub after: Option<AffiliateNumber>,
}

/// Some employers.
#[derive(Debug, Clone)]
pub struct EmployerList {
    /// Them.
    pub rows: Vec<Employer>,
    /// The last one shown, when more follow.
    pub next: Option<AffiliateNumber>,
}

/// Someone with a role in the company.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Since when.
    pub since: OffsetDateTime,
}

/// An employer's record.
#[derive(Debug, Clone)]
pub struct EmployerFile {
    /// The employer.
    pub employer: Employer,
    /// Addresses on file, where codes may go.
    pub contacts: Vec<Address>,
    /// People with roles.
    pub members: Vec<Member>,
    /// Mandates that it gave, with the firm.
    pub given: Vec<(Mandate, Option<Employer>)>,
    /// Mandates that it holds, with the company.
    pub held: Vec<(Mandate, Option<Employer>)>,
    /// Its declarations, the latest month first.
    pub declarations: Vec<Declaration>,
    /// The last one shown, when more follow.
    pub next: Option<DeclarationId>,
    /// The last acts about it.
    pub acts: Vec<RecordedAudit>,
    /// What the agent's posts allow.
    pub duties: BTreeSet<Duty>,
}

impl EmployerFile {
    /// May the agent do that?
    pub fn may(&self, duty: Duty) -> bool {
        self.duties.contains(&duty)
    }
}

impl App {
    /// Employers by number or by the beginning of their name.
    pub async fn find_employers(&self, actor: &Actor, query: EmployerQuery) -> Result<EmployerList, AppError> {
        self.on_duty::<SeeEmployer>(actor).await?;
        let reader = self.store.read();
        let text = query.text.trim();
        if let Ok(number) = text.parse::<AffiliateNumber>() {
            let rows = reader.employers().find_by_affiliate(number).await?.into_iter().collect();
            return Ok(EmployerList { rows, next: None });
        }
        let mut rows = reader.employers().named(text, query.after, ROWS_SHOWN_MAX + 1).await?;
        let more = rows.len() > ROWS_SHOWN_MAX as usize;
        rows.truncate(ROWS_SHOWN_MAX as usize);
        let next = rows.last().filter(|_| more).map(|one| one.affiliate);
        Ok(EmployerList { rows, next })
    }

    /// An employer's record; that it was looked at is visible to the employer.
    pub async fn employer_file(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        after: Option<DeclarationId>,
    ) -> Result<EmployerFile, AppError> {
        let duty = self.on_duty::<SeeEmployer>(actor).await?;
        let access = self.access(actor).await?;
        let reader = self.store.read();
        let employer = reader.employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let seen = match after {
            Some(id) => {
                let found = reader.declarations().find(id).await?;
                found.filter(|one| one.employer == employer.id).map(|one| Seen { month: one.month, id })
            }
            None => None,
        };
        let mut declarations = reader.declarations().page(employer.id, seen, ROWS_SHOWN_MAX + 1).await?;
        let more = declarations.len() > ROWS_SHOWN_MAX as usize;
        declarations.truncate(ROWS_SHOWN_MAX as usize);
        let next = declarations.last().filter(|_| more).map(|one| one.id);
        let acts = reader.audit().page(&tasrih_storage::AuditOf::Employer(employer.id), None, ACTS_SHOWN_MAX).await?;
        let file = EmployerFile {
            contacts: reader.contacts().of(employer.id).await?,
            members: self.members_of(employer.id).await?,
            given: self.mandates_of(employer.id, Side::Principal).await?,
            held: self.mandates_of(employer.id, Side::Firm).await?,
            duties: access.posts().iter().flat_map(|post| post.duties()).copied().collect(),
            declarations,
            next,
            acts,
            employer,
        };
        let event = By::agent(&duty, self.clock.now()).audit("employer-seen").employer(file.employer.id);
        let tx = self.store.begin_write().await?;
        tx.audit().append(&event).await?;
        tx.commit().await?;
        Ok(file)
    }

    async fn members_of(&self, employer: EmployerId) -> Result<Vec<Member>, AppError> {
        let reader = self.store.read();
        let members = reader.memberships().over(employer, PEOPLE_SHOWN_MAX).await?;
        let ids: Vec<_> = members.iter().map(|one| one.account).collect();
        let accounts = reader.accounts().find_all(&ids).await?;
        let member = members.into_iter().filter_map(|one| {
            let account = accounts.iter().find(|account| account.id == one.account)?;
            Some(Member { name: account.name.clone(), role: one.role, since: one.since })
        });
        Ok(member.collect())
    }

    async fn mandates_of(
        &self,
        employer: EmployerId,
        side: Side,
    ) -> Result<Vec<(Mandate, Option<Employer>)>, AppError> {
        let reader = self.store.read();
        let mandates = reader.mandates().of(employer, side, PEOPLE_SHOWN_MAX).await?;
        let other = |one: &Mandate| if side == Side::Principal { one.firm } else { one.principal };
        let ids: Vec<_> = mandates.iter().map(other).collect();
        let employers = reader.employers().find_all(&ids).await?;
        let with = |one: Mandate| {
            let found = employers.iter().find(|employer| employer.id == other(&one)).cloned();
            (one, found)
        };
        Ok(mandates.into_iter().map(with).collect())
    }
}
