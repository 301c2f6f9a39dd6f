//! What is written down for good about who did or saw what.

use crate::access::Under;
use crate::finding::Args;
use crate::id::{AccountId, EmployerId, PersonId};
use time::OffsetDateTime;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Someone with an account.
    Account(AccountId),
    /// An insured person, about themselves.
    Person(PersonId),
    /// Nobody signed in: someone at the door.
    Visitor,
    /// The gateway itself.
    Gateway,
}

/// One thing that was done or seen. Never holds a name, a number of a person, an address or an amount: ids and codes.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEvent {
    /// When.
    pub at: OffsetDateTime,
    /// Who.
    pub who: Who,
    /// By what right, if one was needed.
    pub under: Option<Under>,
    /// The employer concerned, which may read it.
    pub employer: Option<EmployerId>,
    /// The insured person concerned, who may read it.
    pub person: Option<PersonId>,
    /// What: the ending of a message key, `audit-<act>`.
    pub act: &'static str,
    /// Id of the thing, where it has one.
    pub subject: Option<String>,
    /// Figures of the act.
    pub details: Args,
}

impl AuditEvent {
    /// An act at an instant, about nothing yet.
    pub fn new(at: OffsetDateTime, who: Who, act: &'static str) -> Self {
        Self { at, who, under: None, employer: None, person: None, act, subject: None, details: Args::new() }
    }

    /// By that right.
    #[must_use]
    pub fn under(mut self, under: Under) -> Self {
        self.under = Some(under);
        self
    }

    /// About that employer.
    #[must_use]
    pub fn employer(mut self, employer: EmployerId) -> Self {
        self.employer = Some(employer);
        self
    }

    /// About that insured person.
    #[must_use]
    pub fn person(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// About the thing of that id.
    #[must_use]
    pub fn subject(mut self, subject: impl std::fmt::Display) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    /// With these figures.
    #[must_use]
    pub fn details(mut self, details: Args) -> Self {
        self.details = details;
        self
    }
}
