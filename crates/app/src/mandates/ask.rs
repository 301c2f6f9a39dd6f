//! Asking for a mandate, or giving one: the other side has to agree.

use super::{MANDATES_MAX, other_of};
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Administer;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::MandateId;
use tasrih_domain::mandate::{Mandate, MandateState, Scope, Side};
use tasrih_storage::{Counted, MandateWish, Tx};
use time::{Date, Duration};

/// Mandates that one company may ask for in a day.
const ASKED_MAX: u32 = 50;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateAsk {
    /// On which side the company stands that asks: a principal gives, a firm asks.
    pub side: Side,
    /// Affiliate number of the other side.
    pub other: AffiliateNumber,
    /// Common company identifier of the other side, which a firm has to know of its client.
    pub ice: String,
    /// What it shall allow.
    pub scopes: BTreeSet<Scope>,
    /// First day.
    pub from: Date,
    /// Last day; `None`: until one side ends it.
    pub until: Option<Date>,
}

impl App {
    /// Asks the other side for a mandate. The answer is the same whether or not the numbers are somebody's.
    ///
    /// # Errors
    /// `Refused`: it asks itself, allows nothing, has days that do not fit, stands or waits already, or is one of too
    /// many today.
    pub async fn ask_mandate(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: &MandateAsk,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let today = self.clock.today();
        if ask.other == affiliate {
            return Err(AppError::refused("fault-mandate-self"));
        }
        if ask.scopes.is_empty() {
            return Err(AppError::refused("fault-mandate-scopes"));
        }
        if ask.from < today || ask.until.is_some_and(|until| until < ask.from) {
            return Err(AppError::refused("fault-mandate-days"));
        }
        let by = By::proof(&may, self.clock.now());
        let tx = self.store.begin_write().await?;
        // Two requests at once: the second one sees the first.
        tx.memberships().hold(employer.id).await?;
        self.still_may(&tx, &may).await?;
        let subject: [u8; 32] = Sha256::digest(employer.id.0.as_bytes()).into();
        let what = Counted { scope: "mandates", subject: &subject };
        if tx.limits().count(what, by.at, Duration::DAY).await?.tries > ASKED_MAX {
            return Err(AppError::refused("fault-mandate-too-many"));
        }
        let id = MandateId(self.clock.new_id());
        match self.match_other(&tx, ask).await? {
            Some(other) => self.ask_company(&tx, (&employer, &other, id), ask, by).await?,
            None => self.ask_nobody(&tx, (&employer, id), ask, by).await?,
        }
        Ok(tx.commit().await?)
    }

    /// The company that the numbers name. A firm proves with the second number that it knows its client.
    async fn match_other(&self, tx: &Tx, ask: &MandateAsk) -> Result<Option<Employer>, AppError> {
        let found = tx.employers().find_by_affiliate(ask.other).await?;
        let digits: String = ask.ice.chars().filter(char::is_ascii_digit).collect();
        let fits = |other: &Employer| match ask.side {
            Side::Principal => true,
            Side::Firm => !other.ice.is_empty() && other.ice == digits,
        };
        Ok(found.filter(fits))
    }

    async fn ask_company(
        &self,
        tx: &Tx,
        (employer, other, id): (&Employer, &Employer, MandateId),
        ask: &MandateAsk,
        by: By,
    ) -> Result<(), AppError> {
        self.make_room(tx, (employer, other), ask.side, by).await?;
        let (principal, firm) = match ask.side {
            Side::Principal => (employer.id, other.id),
            Side::Firm => (other.id, employer.id),
        };
        let mandate = Mandate {
            id,
            principal,
            firm,
            powers: Scope::powers_of(ask.scopes.iter().copied()),
            from: ask.from,
            until: ask.until,
            state: MandateState::Asked,
            asked_by: ask.side,
            asked_at: by.at,
            answered_at: None,
            version: 1,
        };
        tx.mandates().insert(&mandate).await?;
        self.audit_both(tx, &by, ("mandate-asked", id), other.id).await?;
        let message = match ask.side {
            Side::Principal => "message-mandate-offered",
            Side::Firm => "message-mandate-asked",
        };
        self.tell_other(tx, (employer, other.id, id), message).await
    }

    /// One mandate between the two stands or waits at a time; one whose last day is past makes room.
    async fn make_room(
        &self,
        tx: &Tx,
        (employer, other): (&Employer, &Employer),
        side: Side,
        by: By,
    ) -> Result<(), AppError> {
        let wished = tx.mandate_wishes().of(employer.id, MANDATES_MAX).await?;
        if wished.iter().any(|wish| !wish.is_over && wish.side == side && wish.affiliate == other.affiliate) {
            return Err(AppError::refused("fault-mandate-exists"));
        }
        for mandate in tx.mandates().of(employer.id, side, MANDATES_MAX).await? {
            let stands = matches!(mandate.state, MandateState::Asked | MandateState::Accepted);
            if !stands || other_of(&mandate, side) != other.id {
                continue;
            }
            let is_over = mandate.until.is_some_and(|until| until < self.clock.today());
            if !is_over {
                return Err(AppError::refused("fault-mandate-exists"));
            }
            tx.mandates().set_state(&mandate, MandateState::Revoked, by.at).await?;
            self.audit_both(tx, &by, ("mandate-revoked", mandate.id), other.id).await?;
        }
        Ok(())
    }

    async fn ask_nobody(
        &self,
        tx: &Tx,
        (employer, id): (&Employer, MandateId),
        ask: &MandateAsk,
        by: By,
    ) -> Result<(), AppError> {
        let wished = tx.mandate_wishes().of(employer.id, MANDATES_MAX).await?;
        let is_same = |wish: &MandateWish| !wish.is_over && wish.side == ask.side && wish.affiliate == ask.other;
        // A number asked before with its right second number waits or stands: then this one is the same request.
        let asked = tx.employers().find_by_affiliate(ask.other).await?;
        let mandates = tx.mandates().of(employer.id, ask.side, MANDATES_MAX).await?;
        let stands = |one: &Mandate| {
            let is_open = matches!(one.state, MandateState::Asked | MandateState::Accepted);
            is_open && asked.as_ref().is_some_and(|other| other.id == other_of(one, ask.side))
        };
        if wished.iter().any(is_same) || mandates.iter().any(stands) {
            return Err(AppError::refused("fault-mandate-exists"));
        }
        let wish = MandateWish {
            id,
            company: employer.id,
            side: ask.side,
            affiliate: ask.other,
            powers: Scope::powers_of(ask.scopes.iter().copied()),
            from: ask.from,
            until: ask.until,
            asked_at: by.at,
            is_over: false,
        };
        tx.mandate_wishes().insert(&wish).await?;
        Ok(tx.audit().append(&by.audit("mandate-asked").subject(id)).await?)
    }
}
