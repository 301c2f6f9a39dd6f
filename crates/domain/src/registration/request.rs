//! A request as it is kept, and what happened to it.

use super::{Event, RequestNumber, State, Typed, check::Applicant};
use crate::coded::coded;
use crate::id::{AccountId, BatchId, EmployerId, FileHash, RegistrationId};
use crate::{Column, InsuredNumber};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};

use super::Item;

/// A request to register an employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id: the end of its address.
    pub id: RegistrationId,
    /// Who hires.
    pub employer: EmployerId,
    /// Where it stands.
    pub state: State,
    /// Rises with every change.
    pub version: u32,
    /// What was typed.
    pub typed: Typed,
    /// Its number, from the moment it is sent.
    pub number: Option<RequestNumber>,
    /// The insured number, once it is accepted.
    pub insured: Option<InsuredNumber>,
    /// The agent's question or reason, while it matters.
    pub words: String,
    /// The file that it came from.
    pub batch: Option<BatchId>,
    /// Who began it.
    pub created_by: AccountId,
    /// When it was begun.
    pub created_at: OffsetDateTime,
    /// Who sent it.
    pub sent_by: Option<AccountId>,
    /// When it was sent first.
    pub sent_at: Option<OffsetDateTime>,
    /// When it was decided.
    pub decided_at: Option<OffsetDateTime>,
}

/// What a request is searched by when another one may be about the same person.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SearchKeys {
    /// The CIN, passport and residence card, each with its kind: `cin:AB123456`.
    pub papers: Vec<String>,
    /// The forgiving form of the whole name.
    pub name: String,
    /// Day of birth.
    pub born_on: Option<Date>,
}

/// Personal: never printed.
impl std::fmt::Debug for SearchKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SearchKeys")
    }
}

impl SearchKeys {
    /// The keys of a person; `name` is the forgiving form of the whole name.
    pub fn of(applicant: &Applicant, name: String) -> Self {
        let paper = |kind: &str, number: &Option<String>| number.as_ref().map(|number| format!("{kind}:{number}"));
        let papers = [
            paper("cin", &applicant.cin),
            paper("passport", &applicant.passport),
            paper("card", &applicant.residence_card),
        ];
        Self { papers: papers.into_iter().flatten().collect(), name, born_on: Some(applicant.born_on) }
    }
}

coded! {
    /// Who made a move.
    Side {
        /// Someone for the employer.
        Employer = "employer",
        /// A fund agent.
        Office = "office",
        /// The gateway itself.
        Gateway = "gateway",
    }
}

/// One move of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When.
    pub at: OffsetDateTime,
    /// Who; `None`: the gateway itself.
    pub actor: Option<AccountId>,
    /// On which side they stand.
    pub side: Side,
    /// What.
    pub event: Event,
    /// Where it stood.
    pub from: State,
    /// Where it stands since.
    pub to: State,
    /// Question, answer or reason, in the person's words.
    pub words: String,
}

coded! {
    /// What becomes of a row of a file.
    Standing {
        /// Can be sent, and will be accepted at once.
        Ready = "ready",
        /// Can be sent; an agent will decide.
        Doubtful = "doubtful",
        /// The person is registered or asked for already.
        Known = "known",
        /// Something blocking stands.
        Blocked = "blocked",
        /// Sent.
        Sent = "sent",
        /// Taken out to be corrected on screen.
        TakenOut = "taken_out",
    }
}

impl Standing {
    /// Can it go now?
    pub const fn is_sendable(self) -> bool {
        matches!(self, Self::Ready | Self::Doubtful)
    }
}

coded! {
    /// Where a file of requests stands.
    BatchState {
        /// It cannot be read as a list of people.
        Refused = "refused",
        /// Read and checked.
        Checked = "checked",
        /// The rows that can go are being sent.
        Sending = "sending",
        /// They were sent.
        Sent = "sent",
    }
}

/// A file of requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// Who hires.
    pub employer: EmployerId,
    /// Where it stands.
    pub state: BatchState,
    /// Rises with every change.
    pub version: u32,
    /// Name of the file.
    pub file_name: String,
    /// Its bytes.
    pub file_hash: FileHash,
    /// Which column holds which item.
    pub columns: BTreeMap<Item, Column>,
    /// Who sent it.
    pub created_by: AccountId,
    /// When.
    pub created_at: OffsetDateTime,
}

/// A row of such a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Row as the person sees it, from 1.
    pub row: u32,
    /// What it says.
    pub typed: Typed,
    /// What becomes of it.
    pub standing: Standing,
    /// The row above in the same file that names the same person.
    pub same_as: Option<u32>,
    /// The request made of it.
    pub request: Option<RegistrationId>,
}
