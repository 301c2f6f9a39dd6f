//! What a fund agent does with requests of new employers.

use super::{AffiliationView, owner, text};
use crate::declarations::FileDownload;
use crate::messages::Recipient;
use crate::{App, AppError};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{DecideAffiliation, OnDuty};
use tasrih_domain::affiliation::{self, Affiliation, Item, State, Understood};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::Args;
use tasrih_domain::id::{AffiliationId, DocumentId, EmployerId};
use tasrih_storage::Tx;

/// Numbers tried before giving up; one in a few is taken at most.
const NUMBERS_TRIED: usize = 100;
/// Bodies of affiliate numbers: six digits, the seventh is the key.
const BODIES: u32 = 900_000;
/// Code of the fund's branch for who has none yet.
const BRANCH: &str = "01";
/// Characters of a question or reason.
const REMARK_CHARS_MAX: usize = 1_000;

/// A request with what an agent needs to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffiliationCase {
    /// The request and its documents.
    pub view: AffiliationView,
    /// Employers that have the same ICE already.
    pub same_ice: Vec<Employer>,
}

/// An agent's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AffiliationDecision {
    /// Affiliates the employer.
    Accept,
    /// Asks something.
    Ask(String),
    /// Refuses, with the reason.
    Refuse(String),
}

/// The words that are kept.
fn kept(words: &str) -> String {
    words.trim().chars().take(REMARK_CHARS_MAX).collect()
}

/// Is that what was decided?
fn is_done(request: &Affiliation, decision: &AffiliationDecision) -> bool {
    match decision {
        AffiliationDecision::Accept => request.state == State::Accepted,
        AffiliationDecision::Ask(words) => request.state == State::NeedsInformation && request.remark == kept(words),
        AffiliationDecision::Refuse(words) => request.state == State::Refused && request.remark == kept(words),
    }
}

impl App {
    /// Requests in that state, in the order in which they were begun, those after `after`; at most `limit`.
    pub async fn affiliation_queue(
        &self,
        _proof: &OnDuty<DecideAffiliation>,
        state: State,
        (after, limit): (Option<AffiliationId>, u32),
    ) -> Result<Vec<Affiliation>, AppError> {
        if state == State::Draft {
            return Ok(Vec::new());
        }
        Ok(self.store.read().affiliations().page(state, after, limit).await?)
    }

    /// A request with its documents. That it was looked at is written down.
    ///
    /// # Errors
    /// `Unknown`: no such request, or one that was not sent yet.
    pub async fn affiliation_case(
        &self,
        proof: &OnDuty<DecideAffiliation>,
        id: AffiliationId,
    ) -> Result<AffiliationCase, AppError> {
        let request = self.sent_affiliation(id).await?;
        let ice = affiliation::text(&request.typed, Item::Ice).replace(' ', "");
        let same_ice = self.store.read().employers().find_by_ice(&ice).await?;
        let tx = self.store.begin_write().await?;
        let event = AuditEvent::new(self.clock.now(), Who::Account(proof.account()), "affiliation-seen");
        tx.audit().append(&event.under(proof.under()).subject(id)).await?;
        tx.commit().await?;
        Ok(AffiliationCase { view: self.affiliation_view(request).await?, same_ice })
    }

    /// A document of a request.
    pub async fn affiliation_case_document(
        &self,
        proof: &OnDuty<DecideAffiliation>,
        id: AffiliationId,
        document: DocumentId,
    ) -> Result<FileDownload, AppError> {
        self.sent_affiliation(id).await?;
        let file = self.document_file(owner(id), document).await?;
        let tx = self.store.begin_write().await?;
        let event = AuditEvent::new(self.clock.now(), Who::Account(proof.account()), "affiliation-document-seen");
        tx.audit().append(&event.under(proof.under()).subject(id)).await?;
        tx.commit().await?;
        Ok(file)
    }

    /// Gives the word on a request that the agent saw at that version; with a yes, the employer that it became. The
    /// same word of the same agent again gives the same answer.
    ///
    /// # Errors
    /// `Unknown`: no such request. `Stale`: decided or changed meanwhile. Refused: the words are missing.
    pub async fn decide_affiliation(
        &self,
        proof: &OnDuty<DecideAffiliation>,
        (id, seen): (AffiliationId, u32),
        decision: AffiliationDecision,
    ) -> Result<Option<Employer>, AppError> {
        let mut request = self.sent_affiliation(id).await?;
        if request.decided_by == Some(proof.account()) && request.version == seen + 1 && is_done(&request, &decision) {
            let Some(employer) = request.employer else { return Ok(None) };
            return Ok(self.store.read().employers().find(employer).await?);
        }
        if request.state != State::Submitted || request.version != seen {
            return Err(AppError::Stale);
        }
        let understood = affiliation::understand(&request.typed, self.clock.today());
        let understood = understood.ok_or(AppError::refused("refused-affiliation-unfinished"))?;
        let (state, act, key, remark) = match decision {
            AffiliationDecision::Accept => {
                (State::Accepted, "affiliation-accepted", "message-affiliation-accepted", None)
            }
            AffiliationDecision::Ask(words) => {
                (State::NeedsInformation, "affiliation-asked", "message-affiliation-asked", Some(words))
            }
            AffiliationDecision::Refuse(words) => {
                (State::Refused, "affiliation-refused", "message-affiliation-refused", Some(words))
            }
        };
        if let Some(words) = remark {
            request.remark = kept(&words);
            if request.remark.is_empty() {
                return Err(AppError::refused("refused-words-missing"));
            }
        }
        (request.state, request.decided_by) = (state, Some(proof.account()));
        let tx = self.begin_on_duty(proof).await?;
        let employer = match state {
            State::Accepted => Some(self.affiliate(&tx, &request, &understood).await?),
            _ => None,
        };
        request.employer = employer.as_ref().map(|employer| employer.id);
        self.keep_affiliation(&tx, &mut request).await?;
        let event = AuditEvent::new(self.clock.now(), Who::Account(proof.account()), act);
        let event = event.under(proof.under()).subject(id);
        tx.audit().append(&AuditEvent { employer: request.employer, ..event }).await?;
        let affiliate = employer.as_ref().map(|employer| employer.affiliate.to_string()).unwrap_or_default();
        let args = Args::new()
            .with("number", text(&request.number))
            .with("name", text(affiliation::text(&request.typed, Item::Name)))
            .with("affiliate", text(affiliate))
            .with("words", text(&request.remark));
        self.tell(&tx, &Recipient::at(&understood.contact, request.lang), key, args).await?;
        tx.commit().await?;
        Ok(employer)
    }

    async fn sent_affiliation(&self, id: AffiliationId) -> Result<Affiliation, AppError> {
        let found = self.store.read().affiliations().find(id).await?;
        found.filter(|request| request.state != State::Draft).ok_or(AppError::Unknown)
    }

    /// Makes the employer, with a number that nobody has, and puts its address on file: whoever reads there can open
    /// the first access.
    async fn affiliate(&self, tx: &Tx, request: &Affiliation, known: &Understood) -> Result<Employer, AppError> {
        let words = |item| affiliation::text(&request.typed, item);
        let employer = Employer {
            id: EmployerId(self.clock.new_id()),
            affiliate: self.free_number(tx).await?,
            name: words(Item::Name).to_uppercase(),
            name_ar: words(Item::NameAr),
            ice: known.ice.clone(),
            activity: words(Item::Activity),
            address: words(Item::Address),
            city: words(Item::City),
            postal_code: words(Item::PostalCode),
            branch_code: BRANCH.to_owned(),
            health_exempt: false,
            agricultural: false,
            declares_from: known.declares_from,
        };
        tx.employers().insert(&employer).await?;
        tx.contacts().put(employer.id, &known.contact, self.clock.now()).await?;
        Ok(employer)
    }

    /// An affiliate number with a right key that no employer has.
    async fn free_number(&self, tx: &Tx) -> Result<AffiliateNumber, AppError> {
        for _ in 0..NUMBERS_TRIED {
            let body = u32::from_be_bytes(self.clock.new_bytes()) % BODIES + (1_000_000 - BODIES);
            let mut numbers = (0..10).filter_map(|key| AffiliateNumber::from_value(body * 10 + key));
            let Some(number) = numbers.find(|number| number.key_fits()) else { continue };
            if tx.employers().find_by_affiliate(number).await?.is_none() {
                return Ok(number);
            }
        }
        Err(AppError::fault("no affiliate number is free"))
    }
}
