//! Who moves something, by what right, and when: what every event keeps.

use tasrih_domain::access::{Authorized, Capability, OnDuty, Task, Under};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::id::{AccountId, EmployerId, MandateId};
use tasrih_storage::Decided;
use time::OffsetDateTime;

/// The author of a step, taken from the proof that let it happen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct By {
    /// Who; `None`: the gateway itself.
    pub account: Option<AccountId>,
    /// By what right.
    pub under: Option<Under>,
    /// For whom.
    pub employer: Option<EmployerId>,
    /// When.
    pub at: OffsetDateTime,
}

impl By {
    /// Somebody with a right over an employer.
    pub fn proof<C: Capability>(may: &Authorized<C>, at: OffsetDateTime) -> Self {
        Self { account: Some(may.account()), under: Some(may.under()), employer: Some(may.employer()), at }
    }

    /// A fund agent; the employer concerned is added to the event.
    pub fn agent<D: Task>(duty: &OnDuty<D>, at: OffsetDateTime) -> Self {
        Self { account: Some(duty.account()), under: Some(duty.under()), employer: None, at }
    }

    /// The gateway itself.
    pub fn gateway(at: OffsetDateTime) -> Self {
        Self { account: None, under: None, employer: None, at }
    }

    /// The mandate that the step was taken under.
    pub fn mandate(&self) -> Option<MandateId> {
        match self.under {
            Some(Under::Mandate { mandate, .. }) => Some(mandate),
            _ => None,
        }
    }

    /// As a decision about a cell or a warning, which only people take.
    pub fn decided(&self) -> Option<Decided> {
        self.account.map(|by| Decided { by, at: self.at })
    }

    /// The event to write down about the step.
    pub fn audit(&self, act: &'static str) -> AuditEvent {
        let who = self.account.map_or(Who::Gateway, Who::Account);
        AuditEvent { under: self.under, employer: self.employer, ..AuditEvent::new(self.at, who, act) }
    }
}
