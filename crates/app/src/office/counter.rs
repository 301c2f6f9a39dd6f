//! Codes given at the counter, and the addresses on file: what opens a company's door from the fund's side.

use crate::accounts::Actor;
use crate::by::By;
use crate::codes::CODE_MINUTES;
use crate::{App, AppError, Recipient};
use tasrih_domain::access::{ChangeContact, GiveCode};
use tasrih_domain::approval::{ContactChange, NoGrant, Proposal};
use tasrih_domain::code::SpokenCode;
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{ApprovalId, EmployerId};
use tasrih_domain::{Address, AffiliateNumber, Lang};
use tasrih_storage::Tx;

/// A code, to be handed over on paper. It is shown once and kept nowhere.
#[derive(Debug)]
pub struct CounterSlip {
    /// For which company.
    pub employer: Employer,
    /// What the person signs in with.
    pub address: Address,
    /// The code.
    pub code: SpokenCode,
    /// How long it is good.
    pub minutes: i64,
}

impl App {
    /// Proposes to give somebody who stands at the counter a code that makes them an administrator of the company.
    ///
    /// # Errors
    /// `Refused`: the text is neither an e-mail address nor a mobile number.
    pub async fn ask_counter_code(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        address: &str,
    ) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<GiveCode>(actor).await?;
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let address = address.parse::<Address>().map_err(|_| AppError::refused("refused-address"))?;
        let proposal = Proposal::CounterAdministrator { employer: employer.id, address };
        let approval = self.new_approval(duty.account(), proposal, "");
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }

    /// Draws the code that a second agent approved. Drawn again, it takes the place of the one before.
    ///
    /// # Errors
    /// `Unknown`: another agent asked for it. `Refused`: it is not approved, or was approved more than a day ago.
    pub async fn give_counter_code(&self, actor: &Actor, id: ApprovalId) -> Result<CounterSlip, AppError> {
        let duty = self.on_duty::<GiveCode>(actor).await?;
        let reader = self.store.read();
        let approval = reader.approvals().find(id).await?.ok_or(AppError::Unknown)?;
        let grant = approval.counter_grant(duty.account(), self.clock.now()).map_err(|error| match error {
            NoGrant::NotTheirs => AppError::Unknown,
            NoGrant::NotApproved => AppError::refused("refused-not-approved"),
            NoGrant::TooOld => AppError::refused("refused-approval-old"),
        })?;
        let employer = reader.employers().find(grant.employer()).await?.ok_or(AppError::Unknown)?;
        let address = grant.address().clone();
        let code = self.issue_counter_code(&duty, &employer, grant).await?;
        Ok(CounterSlip { employer, address, code, minutes: CODE_MINUTES })
    }

    /// Proposes to put an address on file for an employer, or to take one off: it opens the door, so one agent alone
    /// does neither.
    ///
    /// # Errors
    /// `Refused`: the text is neither an e-mail address nor a mobile number, or the file says so already.
    pub async fn propose_contact(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (change, address): (ContactChange, &str),
    ) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<ChangeContact>(actor).await?;
        let reader = self.store.read();
        let employer = reader.employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let address = address.parse::<Address>().map_err(|_| AppError::refused("refused-address"))?;
        let is_on_file = reader.contacts().of(employer.id).await?.contains(&address);
        match (change, is_on_file) {
            (ContactChange::Add, true) => return Err(AppError::refused("refused-contact-on-file")),
            (ContactChange::Remove, false) => return Err(AppError::refused("refused-contact-not-on-file")),
            (ContactChange::Add, false) | (ContactChange::Remove, true) => {}
        }
        let proposal = Proposal::Contact { employer: employer.id, change, address };
        let approval = self.new_approval(duty.account(), proposal, "");
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }

    /// Puts an address on file, or takes one off, on the second agent's word. Whoever was on file, and the
    /// administrators, are told. What the file says already changes nothing.
    pub(super) async fn change_contact(
        &self,
        tx: &Tx,
        employer: EmployerId,
        (change, address): (ContactChange, &Address),
        by: By,
    ) -> Result<(), AppError> {
        let employer = tx.employers().find(employer).await?.ok_or(AppError::Unknown)?;
        let before = tx.contacts().of(employer.id).await?;
        let act = match change {
            ContactChange::Add if before.contains(address) => return Ok(()),
            ContactChange::Remove if !before.contains(address) => return Ok(()),
            ContactChange::Add => {
                tx.contacts().put(employer.id, address, by.at).await?;
                "contact-added"
            }
            ContactChange::Remove => {
                tx.contacts().remove(employer.id, address).await?;
                "contact-removed"
            }
        };
        tx.audit().append(&by.audit(act).employer(employer.id)).await?;
        let mut told: Vec<_> = self.administrators(tx, employer.id).await?.iter().map(Recipient::of).collect();
        // The address that leaves is told too: its owner is who has to object.
        told.extend(before.iter().map(|address| Recipient::at(address, Lang::Fr)));
        told.sort_by(|a, b| a.address.cmp(&b.address));
        told.dedup_by(|a, b| a.address == b.address);
        for recipient in told {
            let args = Args::new().with("company", Arg::Text(employer.name.clone()));
            self.tell(tx, &recipient, "message-contact-changed", args).await?;
        }
        Ok(())
    }
}
