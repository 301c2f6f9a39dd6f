//! Requests to register employees: typed in two steps or read from a list, sent, answered, decided.
//!
//! A request is a draft from its first step on, so that nothing typed is lost. Sent, it has a number. A simple case (a
//! Moroccan with a CIN, nothing to doubt, nobody alike) is accepted in the same transaction and the insured number is
//! known at once; any other waits for an agent ([`decide`]). Every step can be repeated and gives the same answer.

pub mod batch;
pub mod decide;
pub mod draft;
mod known;
mod moves;
mod send;
pub mod template;

pub use batch::{BatchView, ListOutcome, RowView};
pub use decide::{Case, Decision, QueueEntry, QueueFilter, QueuePage};
pub use known::{Alike, Known, Why};
pub use send::Sending;

use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Authorized, Capability, Power, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::document::{Document, DocumentOwner};
use tasrih_domain::id::RegistrationId;
use tasrih_domain::registration::{self, Batch, Checked, Happening, Request, State};

/// Requests on one page of a list.
pub const PAGE_MAX: u32 = 50;
/// Moves of one request that are shown.
const HISTORY_MAX: u32 = 200;
/// Files of requests shown beside the list.
const BATCHES_SHOWN: u32 = 5;

/// The requests of an employer.
#[derive(Debug, Clone)]
pub struct RequestList {
    /// Who hires.
    pub employer: Employer,
    /// The page, the latest begun first.
    pub requests: Vec<Request>,
    /// Where the next page begins, if there is one.
    pub next: Option<RegistrationId>,
    /// How many stand where.
    pub counts: Vec<(State, u64)>,
    /// The latest files.
    pub batches: Vec<Batch>,
    /// May the person register?
    pub may_register: bool,
}

/// A request with everything that its employer may see.
#[derive(Debug, Clone)]
pub struct RequestView {
    /// Who hires.
    pub employer: Employer,
    /// The request.
    pub request: Request,
    /// What the check says of it today.
    pub checked: Checked,
    /// People of the register who are probably the same, while it is a draft.
    pub known: Vec<Known>,
    /// Documents.
    pub documents: Vec<Document>,
    /// What happened, the oldest first.
    pub history: Vec<Happening>,
    /// May the person change it?
    pub may_register: bool,
}

pub(crate) const fn owner(id: RegistrationId) -> DocumentOwner {
    DocumentOwner::Registration(id.0)
}

impl App {
    /// The requests of an employer in these states (all when none is named), from before `before`.
    pub async fn registrations(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        states: &[State],
        before: Option<RegistrationId>,
    ) -> Result<RequestList, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let states = if states.is_empty() { State::ALL } else { states };
        let reader = self.store.read();
        let mut requests = reader.registrations().page(employer.id, states, before, PAGE_MAX + 1).await?;
        let has_more = requests.len() > PAGE_MAX as usize;
        requests.truncate(PAGE_MAX as usize);
        Ok(RequestList {
            next: requests.last().map(|last| last.id).filter(|_| has_more),
            requests,
            counts: reader.registrations().counts(employer.id).await?,
            batches: reader.batches().latest(employer.id, BATCHES_SHOWN).await?,
            may_register: may.also(Power::Register),
            employer,
        })
    }

    /// A request of the employer.
    pub async fn registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
    ) -> Result<RequestView, AppError> {
        let (employer, may, request) = self.request_of::<Read>(actor, affiliate, id).await?;
        let reader = self.store.read();
        let checked = registration::check::check(&request.typed, self.clock.today());
        let known = match &checked.applicant {
            Some(applicant) if request.state == State::Draft => self.known(applicant, employer.id).await?,
            _ => Vec::new(),
        };
        Ok(RequestView {
            known,
            checked,
            documents: reader.documents().of(owner(id)).await?,
            history: reader.registrations().history(id, HISTORY_MAX).await?,
            may_register: may.also(Power::Register),
            employer,
            request,
        })
    }

    /// The proof and the request, if it is of that employer.
    pub(crate) async fn request_of<C: Capability>(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
    ) -> Result<(Employer, Authorized<C>, Request), AppError> {
        let (employer, may) = self.authorise::<C>(actor, affiliate).await?;
        let request = self.store.read().registrations().find(id).await?;
        let request = request.filter(|request| request.employer == employer.id).ok_or(AppError::Unknown)?;
        Ok((employer, may, request))
    }
}
