//! Mandates of a company, and one with its history.

use super::ActRow;
use crate::Frame;
use crate::pages::{EmployerView, FormFault, Tag};
use askama::Template;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::id::MandateId;
use tasrih_domain::mandate::{MandateMove, MandateState, Scope, Side};
use time::Date;

/// A mandate as one side sees it.
#[derive(Debug, Clone)]
pub struct MandateRow {
    /// Which.
    pub id: MandateId,
    /// Name of the other side; `None` before its answer.
    pub other: Option<String>,
    /// Number of the other side.
    pub affiliate: AffiliateNumber,
    /// On which side the company stands.
    pub side: Side,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: MandateState,
    /// It can be used today.
    pub is_in_force: bool,
    /// Its last day is past.
    pub is_over: bool,
    /// Day on which it was asked.
    pub asked_on: Date,
    /// The company itself asked.
    pub is_asked_by_us: bool,
    /// What the person may do.
    pub moves: Vec<MandateMove>,
    /// As shown.
    pub version: u32,
}

impl MandateRow {
    /// Where it stands, in a few words.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let (tone, key) = match self.state {
            MandateState::Asked if self.is_asked_by_us => ("info", "mandate-state-waits"),
            MandateState::Asked => ("todo", "mandate-state-to-answer"),
            MandateState::Accepted if self.is_in_force => ("good", "mandate-state-in-force"),
            MandateState::Accepted if self.is_over => ("muted", "mandate-state-over"),
            MandateState::Accepted => ("info", "mandate-state-later"),
            MandateState::Declined => ("muted", "mandate-state-declined"),
            MandateState::Revoked => ("muted", "mandate-state-revoked"),
        };
        Tag { tone, text: frame.t(key) }
    }

    /// May the person do that?
    pub fn may(&self, does: MandateMove) -> bool {
        self.moves.contains(&does)
    }
}

/// A form to ask for a mandate, as it was typed.
#[derive(Debug, Clone)]
pub struct AskView {
    /// On which side the company would stand.
    pub side: Side,
    /// Number of the other side.
    pub other: String,
    /// Second number of the other side.
    pub ice: String,
    /// What it shall allow.
    pub scopes: Vec<Scope>,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Shown unfolded.
    pub is_open: bool,
}

impl AskView {
    /// Ticked?
    pub fn has(&self, scope: &Scope) -> bool {
        self.scopes.contains(scope)
    }
}

/// `GET /{lang}/employers/{affiliate}/mandates`
#[derive(Debug, Template)]
#[template(path = "members/mandates.html")]
pub struct MandatesPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// Those that it gave.
    pub given: Vec<MandateRow>,
    /// Those that it holds.
    pub held: Vec<MandateRow>,
    /// The person may act.
    pub may_administer: bool,
    /// Form of a principal and form of a firm.
    pub asks: Vec<AskView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
}

impl MandatesPage {
    /// The two lists, the one given and the one held, each with its side.
    pub fn lists(&self) -> [(Side, &[MandateRow]); 2] {
        [(Side::Principal, &self.given), (Side::Firm, &self.held)]
    }
}

/// `GET /{lang}/employers/{affiliate}/mandates/{id}`
#[derive(Debug, Template)]
#[template(path = "members/mandate.html")]
pub struct MandatePage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// The mandate.
    pub row: MandateRow,
    /// What happened to it and under it.
    pub acts: Vec<ActRow>,
    /// Earlier acts.
    pub next: Option<String>,
}
