//! Requests to register employees, as agents decide them.

use crate::Frame;
use crate::pages::registrations::{AnswerView, DocumentView, HappeningView, RequestRow};
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::InsuredNumber;
use tasrih_domain::id::PersonId;
use tasrih_domain::registration::State;
use time::Date;

/// The colour that repeats a state.
pub const fn registration_tone(state: &State) -> &'static str {
    match state {
        State::Draft | State::Withdrawn => "muted",
        State::Submitted => "todo",
        State::NeedsInformation => "warn",
        State::Accepted => "good",
        State::Refused => "stop",
    }
}

/// A request in the queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The request.
    pub request: RequestRow,
    /// Who asks.
    pub employer: EmployerView,
}

/// `GET /{lang}/agent/registrations`
#[derive(Debug, Template)]
#[template(path = "office/registrations.html")]
pub struct RegistrationsPage {
    /// Frame.
    pub frame: Frame,
    /// The longest waiting first.
    pub rows: Vec<QueueRow>,
    /// How many wait in all.
    pub waiting: u64,
    /// State shown.
    pub state: State,
    /// Number looked for.
    pub number: String,
    /// No request has that number.
    pub not_found: bool,
    /// Where the next ones are.
    pub next: Option<String>,
}

impl RegistrationsPage {
    /// What agents see: all but drafts.
    pub fn states(&self) -> impl Iterator<Item = &'static State> {
        State::ALL.iter().filter(|state| **state != State::Draft)
    }
}

/// Someone of the register who is probably the same.
#[derive(Clone)]
pub struct AlikePersonView {
    /// The person.
    pub id: PersonId,
    /// Their number.
    pub insured: InsuredNumber,
    /// Name in Latin letters.
    pub name: String,
    /// Name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// Day of birth.
    pub born_on: Option<Date>,
    /// Number of the identity document.
    pub document: Option<String>,
    /// Why: the end of `registration-known-<code>`.
    pub why: &'static str,
}

/// A person's data are personal.
impl std::fmt::Debug for AlikePersonView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AlikePersonView({})", self.id)
    }
}

/// Another request that is probably about the same person.
#[derive(Debug, Clone)]
pub struct AlikeRequestView {
    /// The request.
    pub request: RequestRow,
    /// Who asks.
    pub employer: EmployerView,
}

/// `GET /{lang}/agent/registrations/{id}`
#[derive(Debug, Template)]
#[template(path = "office/registration.html")]
pub struct RegistrationCasePage {
    /// Frame.
    pub frame: Frame,
    /// Who asks.
    pub employer: EmployerView,
    /// The request.
    pub request: RequestRow,
    /// What was typed, as it is understood.
    pub answers: Vec<AnswerView>,
    /// People of the register who are probably the same.
    pub people: Vec<AlikePersonView>,
    /// Requests that are probably about the same person.
    pub requests: Vec<AlikeRequestView>,
    /// Documents.
    pub documents: Vec<DocumentView>,
    /// The latest first.
    pub history: Vec<HappeningView>,
    /// Version of the request.
    pub seen: u32,
    /// Words typed.
    pub words: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl RegistrationCasePage {
    /// Can it be accepted now?
    pub fn waits(&self) -> bool {
        self.request.state == State::Submitted
    }

    /// Can anything be decided: also a refusal of what was never answered?
    pub fn is_open(&self) -> bool {
        matches!(self.request.state, State::Submitted | State::NeedsInformation)
    }

    /// Is somebody alike?
    pub fn has_alike(&self) -> bool {
        !self.people.is_empty() || !self.requests.is_empty()
    }
}
