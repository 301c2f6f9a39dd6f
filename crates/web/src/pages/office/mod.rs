//! The back office of the fund's agents.

pub mod affiliations;
pub mod approvals;
pub mod counter;
pub mod employers;
pub mod late_rules;
pub mod law;
pub mod people;
pub mod registrations;
pub mod remissions;

use super::EmployerView;
use crate::Frame;
use crate::frame::Say;
use askama::Template;
use tasrih_domain::access::Post;

/// A queue and how many wait in it.
#[derive(Debug, Clone)]
pub struct QueueView {
    /// The end of its message keys: `office-queue-<code>`.
    pub code: &'static str,
    /// How many wait.
    pub count: u64,
    /// Where it is.
    pub href: String,
}

/// A place of the office.
#[derive(Debug, Clone)]
pub struct PlaceView {
    /// The end of its message keys: `office-place-<code>`.
    pub code: &'static str,
    /// Where it is.
    pub href: String,
}

/// `GET /{lang}/agent`
#[derive(Debug, Template)]
#[template(path = "office/home.html")]
pub struct OfficePage {
    /// Frame.
    pub frame: Frame,
    /// Posts of the agent.
    pub posts: Vec<Post>,
    /// What waits.
    pub queues: Vec<QueueView>,
    /// Where else to go.
    pub places: Vec<PlaceView>,
}

/// What would be replaced, and by what.
#[derive(Debug, Clone)]
pub struct ChangeView {
    /// Of what.
    pub what: String,
    /// As it stands.
    pub before: String,
    /// As it would be.
    pub after: String,
}

impl OfficePage {
    /// How many things wait in all.
    pub fn waiting(&self) -> u64 {
        self.queues.iter().map(|queue| queue.count).sum()
    }
}

/// The name of an employer, for a sentence.
pub(crate) fn name_of(frame: &Frame, employer: Option<&EmployerView>) -> String {
    employer.map_or_else(|| frame.t("office-employer-unknown").to_string(), |employer| employer.name.clone())
}

/// A word of a closed list.
pub(crate) fn word(frame: &Frame, prefix: &str, code: &str) -> Say {
    frame.coded(prefix, code)
}
