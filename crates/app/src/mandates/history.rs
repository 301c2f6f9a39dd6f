//! What became of a mandate and what was done under it; and its name where somebody acts under it.

use super::{ActPage, Eye, MandateSeen, Other, see, see_wish, side_of};
use crate::accounts::Actor;
use crate::members::name_of;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::{Power, Read, Under};
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::MandateId;
use tasrih_domain::{AffiliateNumber, Lang};
use tasrih_storage::AuditOf;
use time::Date;

/// A mandate with its history.
#[derive(Debug, Clone)]
pub struct MandateHistory {
    /// The company that looks.
    pub employer: Employer,
    /// The mandate.
    pub mandate: MandateSeen,
    /// What happened to it and under it, the latest first.
    pub acts: ActPage,
}

/// A mandate as it is named where somebody acts under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateNamed {
    /// Which.
    pub id: MandateId,
    /// Whose people act.
    pub firm: Employer,
    /// For whom.
    pub principal: Employer,
    /// Its first day.
    pub from: Date,
}

impl MandateNamed {
    /// Name of the firm in the reader's letters.
    pub fn firm_name(&self, lang: Lang) -> String {
        name_of(&self.firm, lang)
    }

    /// Name of the principal in the reader's letters.
    pub fn principal_name(&self, lang: Lang) -> String {
        name_of(&self.principal, lang)
    }
}

impl App {
    /// A mandate and what was done under it, before the event `before`.
    pub async fn mandate_history(
        &self,
        actor: &Actor,
        (affiliate, id): (AffiliateNumber, MandateId),
        before: Option<i64>,
    ) -> Result<MandateHistory, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let eye = Eye { company: employer.id, may_administer: may.also(Power::Administer), today: self.clock.today() };
        let reader = self.store.read();
        let (mandate, principal) = if let Some(found) = reader.mandates().find(id).await? {
            let side = side_of(&found, employer.id).ok_or(AppError::Unknown)?;
            let other = reader.employers().find(super::other_of(&found, side)).await?.ok_or(AppError::Unknown)?;
            let others = BTreeMap::from([(other.id, other)]);
            (see(&found, &others, eye).ok_or(AppError::Unknown)?, found.principal)
        } else {
            let found = reader.mandate_wishes().find(id).await?;
            let wish = found.filter(|wish| wish.company == employer.id).ok_or(AppError::Unknown)?;
            (see_wish(&wish, eye), employer.id)
        };
        // Before an answer the other side's copy of the events would tell that there is one.
        let principal = if matches!(mandate.other, Other::Number(_)) { employer.id } else { principal };
        let acts = self.acts(&AuditOf::Mandate { mandate: id, principal }, None, before).await?;
        Ok(MandateHistory { employer, mandate, acts })
    }

    /// The mandate that a right comes from.
    pub(crate) async fn mandate_of(&self, under: Under) -> Result<Option<MandateNamed>, AppError> {
        let Under::Mandate { mandate, .. } = under else { return Ok(None) };
        self.mandate_named(mandate).await
    }

    pub(crate) async fn mandate_named(&self, id: MandateId) -> Result<Option<MandateNamed>, AppError> {
        let reader = self.store.read();
        let Some(found) = reader.mandates().find(id).await? else { return Ok(None) };
        let both = reader.employers().find_all(&[found.firm, found.principal]).await?;
        let of = |id| both.iter().find(|one| one.id == id).cloned();
        let named = of(found.firm).zip(of(found.principal));
        Ok(named.map(|(firm, principal)| MandateNamed { id, firm, principal, from: found.from }))
    }

    /// The mandate under which the person sees a company: of the number, or of the declaration's. For the line above
    /// the page; who belongs to the company itself, or sees nothing of it, has none.
    pub async fn acting_for(&self, actor: &Actor, place: &ActingAt) -> Result<Option<MandateNamed>, AppError> {
        let access = self.access(actor).await?;
        if !access.has_mandates() {
            return Ok(None);
        }
        let reader = self.store.read();
        let employer = match place {
            ActingAt::Company(affiliate) => reader.employers().find_by_affiliate(*affiliate).await?.map(|one| one.id),
            ActingAt::Declaration(id) => reader.declarations().find(*id).await?.map(|one| one.employer),
        };
        let Some(employer) = employer else { return Ok(None) };
        match access.require::<Read>(employer, self.clock.today()) {
            Ok(may) => self.mandate_of(may.under()).await,
            Err(_) => Ok(None),
        }
    }
}

/// What an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActingAt {
    /// A company.
    Company(AffiliateNumber),
    /// A declaration.
    Declaration(tasrih_domain::id::DeclarationId),
}
