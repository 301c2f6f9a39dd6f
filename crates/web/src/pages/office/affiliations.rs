//! Requests of new employers, as agents decide them.

use crate::Frame;
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::affiliation::{Item, Paper, State};
use tasrih_domain::id::{AffiliationId, DocumentId};
use time::OffsetDateTime;

/// A request in the queue.
#[derive(Debug, Clone)]
pub struct AffiliationRow {
    /// Its id.
    pub id: AffiliationId,
    /// Its number.
    pub number: String,
    /// Company name.
    pub name: String,
    /// City.
    pub city: String,
    /// Where it stands.
    pub state: State,
    /// When it was changed last.
    pub at: OffsetDateTime,
}

/// The colour that repeats a state.
pub const fn affiliation_tone(state: &State) -> &'static str {
    match state {
        State::Draft => "muted",
        State::Submitted => "todo",
        State::NeedsInformation => "warn",
        State::Accepted => "good",
        State::Refused => "stop",
    }
}

/// `GET /{lang}/agent/affiliations`
#[derive(Debug, Template)]
#[template(path = "office/affiliations.html")]
pub struct AffiliationsPage {
    /// Frame.
    pub frame: Frame,
    /// In the order in which they were begun.
    pub rows: Vec<AffiliationRow>,
    /// State shown.
    pub state: State,
    /// Where the next ones are.
    pub next: Option<String>,
}

impl AffiliationsPage {
    /// What agents see: all but drafts.
    pub fn states(&self) -> impl Iterator<Item = &'static State> {
        State::ALL.iter().filter(|state| **state != State::Draft)
    }
}

/// A document asked for.
#[derive(Debug, Clone)]
pub struct PaperView {
    /// Which.
    pub paper: Paper,
    /// The file, with its name.
    pub file: Option<(DocumentId, String)>,
}

/// `GET /{lang}/agent/affiliations/{id}`
#[derive(Debug, Template)]
#[template(path = "office/affiliation.html")]
pub struct AffiliationCasePage {
    /// Frame.
    pub frame: Frame,
    /// Its id.
    pub id: AffiliationId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// When it was changed last.
    pub at: OffsetDateTime,
    /// What was typed.
    pub items: Vec<(Item, String)>,
    /// Documents asked for.
    pub papers: Vec<PaperView>,
    /// Employers with the same ICE.
    pub same_ice: Vec<EmployerView>,
    /// The question or reason given.
    pub remark: String,
    /// Version of the request.
    pub seen: u32,
    /// Words typed.
    pub words: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl AffiliationCasePage {
    /// Does it wait for an agent?
    pub fn waits(&self) -> bool {
        self.state == State::Submitted
    }
}
