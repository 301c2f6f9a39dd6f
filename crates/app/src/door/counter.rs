//! Codes given at the counter, to somebody whom an agent has seen.

use super::{COUNTER, text};
use crate::codes::RESEND_AFTER;
use crate::messages::Recipient;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use tasrih_domain::Address;
use tasrih_domain::access::{GiveCode, OnDuty};
use tasrih_domain::approval::CounterGrant;
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::code::SpokenCode;
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::Args;
use tasrih_domain::id::EmployerId;
use tasrih_storage::CodeFor;
use uuid::Uuid;

/// The counter code that belongs to an address and a company: nobody else can use it.
pub(super) fn counter_code(employer: EmployerId, login: &Address) -> CodeFor {
    let digest = Sha256::new().chain_update(employer.0.as_bytes()).chain_update(login.text()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    CodeFor { purpose: COUNTER, subject: Uuid::from_bytes(bytes) }
}

impl App {
    /// Makes a counter code for the address that a person signs up or signs in with, for that company: what a second
    /// agent agreed to. The administrators of the company are told.
    ///
    /// # Errors
    /// Refused: a code was made for the same address less than a minute ago.
    pub(crate) async fn issue_counter_code(
        &self,
        proof: &OnDuty<GiveCode>,
        employer: &Employer,
        grant: CounterGrant,
    ) -> Result<SpokenCode, AppError> {
        let drawn = self.draw_code().await?;
        let tx = self.begin_on_duty(proof).await?;
        let what = counter_code(grant.employer(), grant.address());
        if !self.put_code(&tx, what, &drawn, RESEND_AFTER).await? {
            return Err(AppError::refused("refused-code-too-soon"));
        }
        let event = AuditEvent::new(self.clock.now(), Who::Account(proof.account()), "counter-code-given");
        tx.audit().append(&event.under(proof.under()).employer(employer.id)).await?;
        for administrator in self.administrators(&tx, employer.id).await? {
            let args = Args::new().with("company", text(&employer.name));
            self.tell(&tx, &Recipient::of(&administrator), "message-counter-code", args).await?;
        }
        tx.commit().await?;
        Ok(drawn.code)
    }
}
