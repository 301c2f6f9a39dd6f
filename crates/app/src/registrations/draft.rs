//! A request before it is sent: saved at each step, with its documents.

use super::owner;
use super::send::keys_of;
use crate::accounts::Actor;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::{App, AppError, Spool};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Read, Register};
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{AccountId, DocumentId, EmployerId, RegistrationId};
use tasrih_domain::registration::{self, Event, Request, State, Typed};
use tasrih_storage::StorageError;
use time::OffsetDateTime;

/// What a document of a request is called where kinds are told apart: the employer does not have to say.
const PAPER: &str = "identity";
/// Longest answer to an agent's question, in characters.
pub const WORDS_MAX: usize = 2_000;

impl App {
    /// The employer, if the person may register for it; and an id for a new draft. The id travels in the form, so that
    /// a form sent twice makes one draft.
    pub async fn new_registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
    ) -> Result<(Employer, RegistrationId), AppError> {
        let (employer, _) = self.authorise::<Register>(actor, affiliate).await?;
        Ok((employer, RegistrationId(self.clock.new_id())))
    }

    /// Saves what was typed; `seen` is the version that the form showed, `None` for a new draft. Nothing has to be
    /// right yet. The same texts sent again change nothing.
    ///
    /// # Errors
    /// `Stale`: somebody changed it otherwise meanwhile, or it was sent.
    pub async fn save_registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        (seen, typed): (Option<u32>, Typed),
    ) -> Result<Request, AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let found = self.store.read().registrations().find(id).await?;
        if found.as_ref().is_some_and(|request| request.employer != employer.id) {
            return Err(AppError::Unknown);
        }
        let by = By::proof(&may, self.clock.now());
        let keys = keys_of(&typed, self.clock.today());
        let Some(mut request) = found else {
            let mut request = fresh(id, employer.id, (may.account(), by.at), typed);
            let tx = self.begin_as(&may).await?;
            match tx.registrations().insert(&request, &keys).await {
                // The same form arrived twice at once: the other one is the draft.
                Err(StorageError::Conflict) => {
                    tx.roll_back();
                    self.store.catch_up().await?;
                    return self.request_of::<Register>(actor, affiliate, id).await.map(|(.., request)| request);
                }
                outcome => outcome?,
            }
            Self::step(&tx, &mut request, Event::Saved, by, "").await?;
            tx.commit().await?;
            return Ok(request);
        };
        if request.typed == typed {
            return Ok(request);
        }
        if request.state != State::Draft || seen != Some(request.version) {
            return Err(AppError::Stale);
        }
        let seen = request.version;
        request.typed = typed;
        let tx = self.begin_as(&may).await?;
        self.keep(&tx, &mut request, seen).await?;
        Self::step(&tx, &mut request, Event::Saved, by, "").await?;
        tx.commit().await?;
        Ok(request)
    }

    /// Gives a request up.
    pub async fn withdraw_registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        seen: u32,
    ) -> Result<(), AppError> {
        let (_, may, mut request) = self.request_of::<Register>(actor, affiliate, id).await?;
        if request.state == State::Withdrawn {
            return Ok(());
        }
        let tx = self.begin_as(&may).await?;
        Self::step(&tx, &mut request, Event::Withdrawn, By::proof(&may, self.clock.now()), "").await?;
        self.keep(&tx, &mut request, seen).await?;
        Ok(tx.commit().await?)
    }

    /// Keeps a document at once. The same bytes again are the same document.
    ///
    /// # Errors
    /// Refused, in words: not a picture or a PDF by its bytes, too large, too many.
    pub async fn attach(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        (name, spool): (&str, Spool),
    ) -> Result<(), AppError> {
        let (_, may, request) = self.request_of::<Register>(actor, affiliate, id).await?;
        let kept = self.store.read().documents().of(owner(id)).await?;
        if kept.iter().any(|document| document.hash == spool.hash()) {
            return Ok(());
        }
        registration::next(request.state, Event::DocumentsChanged)?;
        let document = self.keep_document(owner(id), PAPER, name, spool).await?;
        let tx = self.begin_as(&may).await?;
        // Sent from another window meanwhile, it is no longer a draft: an agent decides by the papers that were there.
        let mut request = self.in_turn(&tx, id).await?;
        Self::step(&tx, &mut request, Event::DocumentsChanged, By::proof(&may, self.clock.now()), "").await?;
        tx.documents().insert(&document).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a document away; one that is gone is gone.
    pub async fn detach(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        document: DocumentId,
    ) -> Result<(), AppError> {
        let (_, may, _) = self.request_of::<Register>(actor, affiliate, id).await?;
        let tx = self.begin_as(&may).await?;
        let mut request = self.in_turn(&tx, id).await?;
        if tx.documents().remove(owner(id), document).await? {
            Self::step(&tx, &mut request, Event::DocumentsChanged, By::proof(&may, self.clock.now()), "").await?;
        }
        Ok(tx.commit().await?)
    }

    /// May documents be sent for it? To be asked before the first byte is kept.
    pub async fn await_document(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
    ) -> Result<(), AppError> {
        self.request_of::<Register>(actor, affiliate, id).await.map(|_| ())
    }

    /// A document of the employer's request.
    pub async fn registration_document(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        document: DocumentId,
    ) -> Result<FileDownload, AppError> {
        self.request_of::<Read>(actor, affiliate, id).await?;
        self.document_file(owner(id), document).await
    }
}

/// A draft that nobody has kept yet.
pub(super) fn fresh(
    id: RegistrationId,
    employer: EmployerId,
    (by, at): (AccountId, OffsetDateTime),
    typed: Typed,
) -> Request {
    Request {
        id,
        employer,
        state: State::Draft,
        version: 1,
        typed,
        number: None,
        insured: None,
        words: String::new(),
        batch: None,
        created_by: by,
        created_at: at,
        sent_by: None,
        sent_at: None,
        decided_at: None,
    }
}
