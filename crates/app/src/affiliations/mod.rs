//! A new employer's request to be affiliated: filled in step by step by anybody, decided by a fund agent.
//!
//! The request is a row with a secret address, saved at each step, whatever is still wrong with it. That address is in
//! no message: nobody has shown that the one typed is the company's, and the page shows its manager's card. A message
//! names the request, and with its number and that card one comes back to it ([`returning`]).

mod decide;
mod returning;

pub use returning::Returning;

pub use decide::{AffiliationCase, AffiliationDecision};

use crate::door::{DoorError, FieldFault, secret_address};
use crate::limits::{Client, Limit, Whose};
use crate::messages::Recipient;
use crate::{App, AppError, Spool};
use sha2::{Digest, Sha256};
use tasrih_domain::affiliation::{self, Affiliation, Item, Paper, State, Step, Typed};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::document::{Document, DocumentOwner};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{AffiliationId, DocumentId};
use tasrih_domain::{Address, Lang};
use tasrih_i18n::Text;
use tasrih_storage::{TokenHash, Tx};

/// Longest token looked at.
const TOKEN_CHARS_MAX: usize = 64;
/// Bytes of the random part of a request's number.
const NUMBER_BYTES: usize = 5;
/// Characters kept of one item.
const ITEM_CHARS_MAX: usize = 300;

/// A request as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffiliationView {
    /// The request.
    pub request: Affiliation,
    /// Steps with something wrong in them.
    pub unfinished: Vec<Step>,
    /// Documents asked for.
    pub papers: Vec<Paper>,
    /// Documents attached.
    pub documents: Vec<Document>,
}

impl AffiliationView {
    /// The documents that are asked for and not attached yet.
    pub fn missing(&self) -> Vec<Paper> {
        let is_missing = |paper: &Paper| !self.documents.iter().any(|document| document.kind == paper.code());
        self.papers.iter().copied().filter(is_missing).collect()
    }

    /// Can it be sent?
    pub fn is_whole(&self) -> bool {
        self.unfinished.is_empty() && self.missing().is_empty()
    }
}

fn hash_of(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

/// The secret address of a request, made from a secret of the gateway: 160 bits.
fn token_of(secret: &[u8], id: AffiliationId) -> String {
    secret_address(secret, b"affiliation", id.0)
}

fn text(value: impl Into<String>) -> Arg {
    Arg::Text(value.into())
}

pub(super) fn owner(id: AffiliationId) -> DocumentOwner {
    DocumentOwner::Affiliation(id.0)
}

/// What is wrong in a step, by field.
fn field_faults(items: Vec<Item>) -> Vec<FieldFault> {
    items
        .into_iter()
        .map(|item| FieldFault { field: item.code(), text: Text::coded("fault-affiliation-", item.code()) })
        .collect()
}

impl App {
    /// Begins a request with the first step; gives its secret address.
    ///
    /// # Errors
    /// `TooMany`: too many from one client.
    pub async fn begin_affiliation(&self, lang: Lang, client: Client) -> Result<String, DoorError> {
        if self.count_try(&[(Limit::BeginningsFrom, Whose::Client(client))]).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let (now, id) = (self.clock.now(), AffiliationId(self.clock.new_id()));
        let token = token_of(&self.door_secret().await?, id);
        let request = Affiliation {
            id,
            number: format!("AFF-{}-{}", self.clock.today().year(), self.clock.new_secret(NUMBER_BYTES)),
            lang,
            state: State::Draft,
            typed: Typed::new(),
            remark: String::new(),
            employer: None,
            decided_by: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        let tx = self.store.begin_write().await?;
        tx.affiliations().insert(hash_of(&token), &request).await?;
        tx.commit().await?;
        Ok(token)
    }

    async fn affiliation_of(&self, token: &str) -> Result<Affiliation, AppError> {
        if token.len() > TOKEN_CHARS_MAX {
            return Err(AppError::Unknown);
        }
        self.store.read().affiliations().find_by_token(hash_of(token)).await?.ok_or(AppError::Unknown)
    }

    async fn open_affiliation(&self, token: &str) -> Result<Affiliation, AppError> {
        let request = self.affiliation_of(token).await?;
        if request.state.is_open() { Ok(request) } else { Err(AppError::Stale) }
    }

    /// A request for its pages.
    pub async fn affiliation(&self, token: &str) -> Result<AffiliationView, AppError> {
        let request = self.affiliation_of(token).await?;
        self.affiliation_view(request).await
    }

    async fn affiliation_view(&self, request: Affiliation) -> Result<AffiliationView, AppError> {
        let today = self.clock.today();
        let is_unfinished = |step: &Step| !affiliation::faults(&request.typed, *step, today).is_empty();
        Ok(AffiliationView {
            unfinished: Step::ALL.iter().copied().filter(is_unfinished).collect(),
            papers: affiliation::papers(&request.typed),
            documents: self.store.read().documents().of(owner(request.id)).await?,
            request,
        })
    }

    /// Saves a step as it was typed, right or wrong. With the company's address, the number of the request is sent to
    /// it.
    ///
    /// # Errors
    /// Fields: what is wrong in the step; it is saved all the same. `Stale`: it was sent already.
    pub async fn save_affiliation(
        &self,
        token: &str,
        (step, typed): (Step, &Typed),
        client: Client,
    ) -> Result<(), DoorError> {
        let mut request = self.open_affiliation(token).await?;
        let before = request.typed.get(&Item::Contact).cloned();
        for item in step.items() {
            let text: String =
                typed.get(item).map(|text| text.chars().take(ITEM_CHARS_MAX).collect()).unwrap_or_default();
            request.typed.insert(*item, text);
        }
        let wrong = affiliation::faults(&request.typed, step, self.clock.today());
        let contact = request.typed.get(&Item::Contact).filter(|contact| before.as_ref() != Some(*contact));
        let contact = contact.and_then(|contact| contact.parse::<Address>().ok());
        let is_told = match &contact {
            Some(contact) => self.may_tell(contact, request.id, client).await?,
            None => false,
        };
        let tx = self.store.begin_write().await?;
        self.keep_affiliation(&tx, &mut request).await?;
        if let Some(contact) = contact.filter(|_| is_told) {
            let args = affiliation_args(&request);
            self.tell(&tx, &Recipient::at(&contact, request.lang), "message-affiliation-begun", args).await?;
        }
        tx.commit().await?;
        if wrong.is_empty() { Ok(()) } else { Err(DoorError::Fields(field_faults(wrong))) }
    }

    /// May another address be written to for that request? Anybody can begin one and type any address: it must not
    /// become a way to write to all of them.
    async fn may_tell(&self, contact: &Address, request: AffiliationId, client: Client) -> Result<bool, AppError> {
        let tries = [
            (Limit::CodesSentTo, Whose::Address(contact)),
            (Limit::CodesSent, Whose::Id(request.0)),
            (Limit::BeginningsFrom, Whose::Client(client)),
        ];
        Ok(self.count_try(&tries).await?.is_some())
    }

    /// Attaches a document; one of the same kind is replaced.
    ///
    /// # Errors
    /// Fields: the file cannot be taken, in words. `TooMany`: too many for one request or from one client. `Stale`: the
    /// request was sent already.
    pub async fn attach_to_affiliation(
        &self,
        token: &str,
        (paper, client): (Paper, Client),
        (file_name, spool): (&str, Spool),
    ) -> Result<(), DoorError> {
        let mut request = self.open_affiliation(token).await?;
        // What is replaced stays on the disk until the next sweep: sending without end would fill it.
        let tries = [(Limit::Uploads, Whose::Id(request.id.0)), (Limit::UploadsFrom, Whose::Client(client))];
        if self.count_try(&tries).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let document = match self.keep_document(owner(request.id), paper.code(), file_name, spool).await {
            Err(AppError::Refused(text)) => {
                return Err(DoorError::Fields(vec![FieldFault { field: paper.code(), text }]));
            }
            kept => kept?,
        };
        let tx = self.store.begin_write().await?;
        for before in tx.documents().of(owner(request.id)).await? {
            if before.kind == document.kind {
                tx.documents().remove(owner(request.id), before.id).await?;
            }
        }
        tx.documents().insert(&document).await?;
        self.keep_affiliation(&tx, &mut request).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A document of one's own request.
    pub async fn affiliation_document(
        &self,
        token: &str,
        id: DocumentId,
    ) -> Result<crate::declarations::FileDownload, AppError> {
        let request = self.affiliation_of(token).await?;
        self.document_file(owner(request.id), id).await
    }

    /// Sends the request to the fund, or the answer to an agent's question. Sent already, it stays so.
    ///
    /// # Errors
    /// Refused: something is still missing.
    pub async fn submit_affiliation(&self, token: &str) -> Result<(), AppError> {
        let request = self.affiliation_of(token).await?;
        if !request.state.is_open() {
            // The same page sent twice: the other one has sent it.
            return Ok(());
        }
        let view = self.affiliation_view(request).await?;
        if !view.is_whole() {
            return Err(AppError::refused("refused-affiliation-unfinished"));
        }
        let mut request = view.request;
        let understood = affiliation::understand(&request.typed, self.clock.today()).ok_or(AppError::Stale)?;
        request.state = State::Submitted;
        let tx = self.store.begin_write().await?;
        self.keep_affiliation(&tx, &mut request).await?;
        let event = AuditEvent::new(self.clock.now(), Who::Visitor, "affiliation-submitted");
        tx.audit().append(&event.subject(request.id)).await?;
        let args = affiliation_args(&request);
        self.tell(&tx, &Recipient::at(&understood.contact, request.lang), "message-affiliation-submitted", args)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn keep_affiliation(&self, tx: &Tx, request: &mut Affiliation) -> Result<(), AppError> {
        request.version += 1;
        request.updated_at = self.clock.now();
        Ok(tx.affiliations().save(request).await?)
    }
}

fn affiliation_args(request: &Affiliation) -> Args {
    let name = affiliation::text(&request.typed, Item::Name);
    Args::new().with("number", text(&request.number)).with("name", text(name))
}
