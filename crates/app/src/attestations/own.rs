//! An insured person's own attestations.

use super::facts::registration;
use super::issue::{Asked, Draft, Outcome};
use super::{AttestationView, Listed};
use crate::declarations::FileDownload;
use crate::insured::Insured;
use crate::{App, AppError};
use tasrih_domain::Month;
use tasrih_domain::attestation::{Attestation, AttestationKind, RevokedBy};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::id::AttestationId;

/// Attestations shown to a person.
const SHOWN: u32 = 50;

impl App {
    /// Issues an attestation to the person that it is about. Asked for again on the same day, with nothing changed, it
    /// is the same one.
    ///
    /// # Errors
    /// Refused: the period is none, or these pages show one employer only: an attestation is about all of them.
    /// `Unknown`: it is not about a person.
    pub async fn issue_own_attestation(&self, insured: &Insured, asked: &Asked) -> Result<Outcome, AppError> {
        insured.sees_all()?;
        let person = insured.person();
        let reader = self.store.read();
        let stays = reader.employments().of_person(person.id).await?;
        let ids: Vec<_> = stays.iter().map(|stay| stay.employer).collect();
        let employers = reader.employers().find_all(&ids).await?;
        let facts = match asked.kind {
            AttestationKind::OwnWages => self.declared_wages(person, &employers, asked).await?,
            AttestationKind::Registration => registration(person, &stays, &employers),
            _ => return Err(AppError::Unknown),
        };
        let statement = match facts {
            Ok(statement) => statement,
            Err(obstacles) => return Ok(Outcome::Refused(obstacles)),
        };
        let event = AuditEvent::new(self.clock.now(), Who::Person(person.id), "attestation-issued");
        let draft = Draft { kind: asked.kind, employer: None, person: Some(person), statement };
        let tx = self.store.begin_write().await?;
        self.put_on_paper(tx, draft, (None, event)).await.map(Outcome::Issued)
    }

    /// First month that somebody had to declare for the person here; `None` when nobody had.
    pub async fn own_months_since(&self, insured: &Insured) -> Result<Option<Month>, AppError> {
        let reader = self.store.read();
        let stays = reader.employments().of_person(insured.id()).await?;
        let ids: Vec<_> = stays.iter().map(|stay| stay.employer).filter(|id| insured.sees(*id)).collect();
        Ok(reader.employers().find_all(&ids).await?.iter().map(|employer| employer.declares_from).min())
    }

    /// Everything that attests something of the person, whoever asked for it, the latest first.
    pub async fn own_attestations(&self, insured: &Insured) -> Result<Vec<Listed>, AppError> {
        let found = self.store.read().attestations().of_person(insured.id(), SHOWN).await?;
        self.listed(found.into_iter().filter(|one| is_shown(insured, one)).collect()).await
    }

    /// One of them and who looked it up.
    pub async fn own_attestation(&self, insured: &Insured, id: AttestationId) -> Result<AttestationView, AppError> {
        let one = self.of_insured(insured, id).await?;
        let employer = match one.employer {
            Some(id) => self.store.read().employers().find(id).await?,
            None => None,
        };
        let may_revoke = one.employer.is_none() && one.revoked.is_none();
        self.attestation_view(one, employer, may_revoke).await
    }

    /// The paper of one of them.
    pub async fn own_attestation_pdf(&self, insured: &Insured, id: AttestationId) -> Result<FileDownload, AppError> {
        self.paper(&self.of_insured(insured, id).await?).await
    }

    /// Takes back one that the person asked for; a second time changes nothing.
    ///
    /// # Errors
    /// `Unknown`: an employer asked for it.
    pub async fn revoke_own_attestation(&self, insured: &Insured, id: AttestationId) -> Result<(), AppError> {
        let one = self.of_insured(insured, id).await?;
        if one.employer.is_some() {
            return Err(AppError::Unknown);
        }
        let event = AuditEvent::new(self.clock.now(), Who::Person(insured.id()), super::REVOKED);
        self.revoke_by(self.store.begin_write().await?, &one, (RevokedBy::Holder, event)).await
    }

    async fn of_insured(&self, insured: &Insured, id: AttestationId) -> Result<Attestation, AppError> {
        let one = self.store.read().attestations().find(id).await?;
        one.filter(|one| one.person == Some(insured.id()) && is_shown(insured, one)).ok_or(AppError::Unknown)
    }
}

/// Pages that show one employer show what that employer asked for: the person's own papers name the others too.
fn is_shown(insured: &Insured, one: &Attestation) -> bool {
    match one.employer {
        Some(employer) => insured.sees(employer),
        None => insured.only().is_none(),
    }
}
