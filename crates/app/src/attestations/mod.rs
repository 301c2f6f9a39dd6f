//! Attestations: issued at once when their conditions hold, kept as what they say, drawn anew each time.
//!
//! [`issue`] gathers the facts or the reasons against it, [`check`] answers whoever holds a paper, [`order`] issues
//! many at once.

mod check;
mod facts;
mod issue;
mod order;
mod own;
mod wire;

pub use check::{Check, FILE_BYTES_MAX, FileCheck, Genuine, NotOurs};
pub use issue::{Asked, Obstacle, Outcome};
pub use order::{IssueOrder, OrderRow, OrderView};

use crate::accounts::Actor;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::{App, AppError};
use tasrih_certificate::{AttestationContent, Published};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Attest, Power, Read, RevokeAttestation};
use tasrih_domain::attestation::{Attestation, AttestationNumber, Look, Revocation, RevokedBy, Validity};
use tasrih_domain::audit::AuditEvent;
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::AttestationId;
use tasrih_storage::Tx;

/// Attestations on one page.
const SHOWN: u32 = 25;
/// The act of taking back.
const REVOKED: &str = "attestation-revoked";
/// Look-ups shown of one.
const LOOKS_SHOWN: u32 = 50;

/// An attestation in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The attestation.
    pub attestation: Attestation,
    /// Name of the holder in Latin and in Arabic letters.
    pub holder: (String, String),
    /// What its look-up says today.
    pub validity: Validity,
    /// How often it was looked up.
    pub looks: u64,
}

/// The attestations of a company.
#[derive(Debug, Clone)]
pub struct AttestationList {
    /// Whose.
    pub employer: Employer,
    /// The latest first.
    pub listed: Vec<Listed>,
    /// Where the next page begins.
    pub next: Option<AttestationId>,
    /// May the person issue and take back?
    pub may_attest: bool,
    /// May the person prepare declarations?
    pub may_prepare: bool,
    /// May the person pay?
    pub may_pay: bool,
}

/// One attestation and who looked it up.
#[derive(Debug, Clone)]
pub struct AttestationView {
    /// The company that asked for it.
    pub employer: Option<Employer>,
    /// The attestation.
    pub listed: Listed,
    /// The latest look-ups.
    pub looks: Vec<Look>,
    /// May who looks take it back?
    pub may_revoke: bool,
}

impl App {
    /// The attestations of a company, from before `before`.
    pub async fn attestations(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        before: Option<AttestationId>,
    ) -> Result<AttestationList, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let mut found = self.store.read().attestations().of_employer(employer.id, before, SHOWN + 1).await?;
        let has_more = found.len() > SHOWN as usize;
        found.truncate(SHOWN as usize);
        let next = found.last().filter(|_| has_more).map(|last| last.id);
        let listed = self.listed(found).await?;
        Ok(AttestationList {
            employer,
            listed,
            next,
            may_attest: may.also(Power::Attest),
            may_prepare: may.also(Power::Prepare),
            may_pay: may.also(Power::Pay),
        })
    }

    /// One attestation of a company.
    pub async fn attestation(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: AttestationId,
    ) -> Result<AttestationView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let one = self.of_company(&employer, id).await?;
        let may_revoke = may.also(Power::Attest) && one.revoked.is_none();
        self.attestation_view(one, Some(employer), may_revoke).await
    }

    /// The paper of an attestation of a company.
    pub async fn attestation_pdf(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: AttestationId,
    ) -> Result<FileDownload, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let one = self.of_company(&employer, id).await?;
        self.paper(&one).await
    }

    /// Takes an attestation of a company back; a second time changes nothing.
    pub async fn revoke_attestation(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: AttestationId,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Attest>(actor, affiliate).await?;
        let one = self.of_company(&employer, id).await?;
        let event = By::proof(&may, self.clock.now()).audit(REVOKED);
        self.revoke_by(self.begin_as(&may).await?, &one, (RevokedBy::Holder, event)).await
    }

    /// May the person look attestations up as an agent?
    pub async fn await_office_attestation(&self, actor: &Actor) -> Result<(), AppError> {
        self.on_duty::<RevokeAttestation>(actor).await.map(drop)
    }

    /// The attestation of that number, for an agent.
    pub async fn office_attestation(&self, actor: &Actor, number: &str) -> Result<AttestationView, AppError> {
        self.on_duty::<RevokeAttestation>(actor).await?;
        let one = self.of_number(number).await?;
        let employer = match one.employer {
            Some(id) => self.store.read().employers().find(id).await?,
            None => None,
        };
        let may_revoke = one.revoked.is_none();
        self.attestation_view(one, employer, may_revoke).await
    }

    /// Takes an attestation back in the name of the fund; a second time changes nothing.
    pub async fn revoke_in_office(&self, actor: &Actor, number: &str) -> Result<(), AppError> {
        let duty = self.on_duty::<RevokeAttestation>(actor).await?;
        let one = self.of_number(number).await?;
        let event = By::agent(&duty, self.clock.now()).audit(REVOKED);
        self.revoke_by(self.begin_on_duty(&duty).await?, &one, (RevokedBy::Agent, event)).await
    }

    /// The public keys by which papers are verified without this gateway, as PEM.
    pub fn published_keys(&self) -> String {
        self.published.to_pem()
    }

    /// The keys by which papers are verified.
    pub(crate) fn published(&self) -> &Published {
        &self.published
    }

    async fn of_company(&self, employer: &Employer, id: AttestationId) -> Result<Attestation, AppError> {
        let one = self.store.read().attestations().find(id).await?;
        one.filter(|one| one.employer == Some(employer.id)).ok_or(AppError::Unknown)
    }

    async fn of_number(&self, number: &str) -> Result<Attestation, AppError> {
        let number: AttestationNumber = number.trim().to_ascii_uppercase().parse().map_err(|()| AppError::Unknown)?;
        self.store.read().attestations().find_by_number(number).await?.ok_or(AppError::Unknown)
    }

    async fn listed(&self, found: Vec<Attestation>) -> Result<Vec<Listed>, AppError> {
        let today = self.clock.today();
        let ids: Vec<_> = found.iter().map(|one| one.id).collect();
        let looks = self.store.read().attestations().looks(&ids).await?;
        let list = |one: Attestation| {
            let content = wire::read(&one)?;
            let (latin, arabic) = content.holder();
            Ok(Listed {
                holder: (latin.to_owned(), arabic.to_owned()),
                validity: one.validity(today),
                looks: looks.get(&one.id).copied().unwrap_or(0),
                attestation: one,
            })
        };
        found.into_iter().map(list).collect()
    }

    pub(crate) async fn attestation_view(
        &self,
        one: Attestation,
        employer: Option<Employer>,
        may_revoke: bool,
    ) -> Result<AttestationView, AppError> {
        let looks = self.store.read().attestations().latest_looks(one.id, LOOKS_SHOWN).await?;
        let listed = self.listed(vec![one]).await?.pop().ok_or(AppError::Unknown)?;
        Ok(AttestationView { employer, listed, looks, may_revoke })
    }

    pub(super) async fn revoke_by(
        &self,
        tx: Tx,
        one: &Attestation,
        (who, event): (RevokedBy, AuditEvent),
    ) -> Result<(), AppError> {
        if tx.attestations().revoke(one.id, Revocation { at: event.at, by: who }).await? {
            tx.audit().append(&about(one, event)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The paper, drawn from what is kept.
    pub(crate) async fn paper(&self, one: &Attestation) -> Result<FileDownload, AppError> {
        let content = wire::read(one)?;
        let name = file_name(&content);
        let (seal, url) = (std::sync::Arc::clone(&self.seal), self.check_url(&content));
        let drawing = tokio::task::spawn_blocking(move || tasrih_certificate::attestation(&content, &url, &seal));
        let bytes = drawing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime: "application/pdf", bytes })
    }

    /// Address of the check page. French by default: the page has a switch, and the paper both languages.
    pub(crate) fn check_url(&self, content: &AttestationContent) -> String {
        format!("{}/fr/verify/{}", self.config.public_url, content.code.as_str())
    }
}

/// Name of the file: no name of a person in it.
pub(crate) fn file_name(content: &AttestationContent) -> String {
    format!("attestation-{}.pdf", content.number)
}

/// The event, about the attestation and those that it concerns.
pub(crate) fn about(one: &Attestation, event: AuditEvent) -> AuditEvent {
    let mut event = event.subject(one.id);
    event.employer = one.employer.or(event.employer);
    event.person = one.person;
    event.details(Args::new().with("number", Arg::Text(one.number.to_string())))
}
