//! Remissions: what being late cost an employer is waived, wholly or partly, on the word of two agents.
//!
//! What is waived is open on the day of the decision: money that was paid already is not given back by it. No text seen
//! says when the fund remits; that two agents decide, with a reason that the employer reads, is a rule of this house.

use super::propose::{GROUNDS_MAX, cut, decimals};
use crate::accounts::Actor;
use crate::by::By;
use crate::ledger::Books;
use crate::{App, AppError, Recipient};
use tasrih_domain::access::ProposeRemission;
use tasrih_domain::approval::{Approval, Proposal, Waivable};
use tasrih_domain::declaration::{Employer, local_date};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{ApprovalId, EmployerId};
use tasrih_domain::{AffiliateNumber, Money, Month};
use tasrih_i18n::Text;
use tasrih_ledger::{Basis, Component, ComponentAccount, NewPosting, Settlement, Status};
use tasrih_rates::Source;
use tasrih_storage::{Posted, Tx};
use time::Date;

/// Digits of a decision's reference.
const REFERENCE_DIGITS: usize = 12;

/// Something that being late cost, and that is not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateDue {
    /// For which worked month.
    pub month: Month,
    /// What.
    pub of: Waivable,
    /// Owed in all.
    pub due: Money,
    /// Waived already.
    pub remitted: Money,
    /// Open.
    pub open: Money,
    /// Since when it is owed.
    pub since: Option<Date>,
}

/// What being late cost an employer, as agents see it.
#[derive(Debug, Clone)]
pub struct Late {
    /// Whom.
    pub employer: Employer,
    /// What is open, the oldest month first.
    pub dues: Vec<LateDue>,
}

/// An amount to be waived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemissionAsk {
    /// For which worked month.
    pub month: Month,
    /// Of what.
    pub of: Waivable,
    /// In dirhams, as typed; empty: all that is open.
    pub amount: String,
    /// Why. The employer reads it.
    pub reason: String,
}

impl App {
    /// What being late cost an employer and is open; that it was looked at is visible to the employer.
    pub async fn late_dues(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Late, AppError> {
        let duty = self.on_duty::<ProposeRemission>(actor).await?;
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let dues = dues(&self.settlement_of(employer.id).await?);
        let tx = self.store.begin_write().await?;
        tx.audit().append(&By::agent(&duty, self.clock.now()).audit("account-seen").employer(employer.id)).await?;
        tx.commit().await?;
        Ok(Late { employer, dues })
    }

    /// Proposes to waive an amount.
    ///
    /// # Errors
    /// `Refused`: the amount cannot be read or is not above zero, so much is not open, or no reason is given.
    pub async fn propose_remission(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: &RemissionAsk,
    ) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<ProposeRemission>(actor).await?;
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let open = open_of(&self.settlement_of(employer.id).await?, (ask.month, ask.of));
        let amount = match ask.amount.trim() {
            "" => open,
            typed => {
                decimals(typed, 2).map(Money::from_centimes).ok_or(AppError::refused("refused-remission-amount"))?
            }
        };
        require_open(open, amount)?;
        let reason = cut(&ask.reason, GROUNDS_MAX);
        if reason.is_empty() {
            return Err(AppError::refused("refused-reason-missing"));
        }
        let proposal = Proposal::Remission { employer: employer.id, month: ask.month, of: ask.of, amount };
        let approval = self.new_approval(duty.account(), proposal, &reason);
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }

    /// Waives what two agents agreed on, from that day on. The administrators of the company are told.
    pub(super) async fn remit(&self, tx: &Tx, approval: &Approval, by: By) -> Result<(), AppError> {
        let Proposal::Remission { employer, month, of, amount } = approval.proposal else {
            return Err(AppError::fault("no remission"));
        };
        tx.ledger().hold(employer).await?;
        let on = local_date(by.at);
        require_open(open_of(&books_in(tx, employer).await?.settled(on), (month, of)), amount)?;
        let reference = reference(approval.id);
        let title = Some(approval.grounds.clone());
        let basis = Basis { text: Source::PUBLISHED.to_owned(), title, status: Status::Confirmed };
        let new = NewPosting::remission(&reference, on, (month, of.into()), amount).by(basis);
        if let Posted::Before(_) = self.post(tx, employer, &new).await? {
            return Err(AppError::fault("a decision of that reference was posted before"));
        }
        tx.audit().append(&by.audit("remission-granted").employer(employer).subject(approval.id)).await?;
        for account in self.administrators(tx, employer).await? {
            let args = Args::new()
                .with("amount", Arg::Money(amount))
                .with("month", Arg::Month(month))
                .with("reference", Arg::Text(reference.clone()));
            self.tell(tx, &Recipient::of(&account), message(of), args).await?;
        }
        Ok(())
    }
}

/// What is open of something that being late cost.
pub(super) fn open_of(settlement: &Settlement, (month, of): (Month, Waivable)) -> Money {
    let account = settlement.month(month).and_then(|account| account.component(Component::from(of)));
    account.map_or(Money::ZERO, ComponentAccount::open)
}

fn dues(settlement: &Settlement) -> Vec<LateDue> {
    let of_month = |month: &tasrih_ledger::MonthAccount| {
        let one = |of: &Waivable| {
            let account = month.component(Component::from(*of)).filter(|account| !account.open().is_zero())?;
            let ComponentAccount { due, remitted, late_from, .. } = *account;
            Some(LateDue { month: month.month, of: *of, due, remitted, open: account.open(), since: late_from })
        };
        Waivable::ALL.iter().filter_map(one).collect::<Vec<_>>()
    };
    settlement.months.iter().flat_map(of_month).collect()
}

/// So much has to be open: what was proposed may have been paid meanwhile.
fn require_open(open: Money, amount: Money) -> Result<(), AppError> {
    if open.is_zero() {
        return Err(AppError::refused("refused-remission-nothing"));
    }
    if amount <= Money::ZERO {
        return Err(AppError::refused("refused-remission-amount"));
    }
    if amount > open {
        return Err(AppError::Refused(Text::of("refused-remission-more").with("open", Arg::Money(open))));
    }
    Ok(())
}

/// The ledger as the transaction sees it.
async fn books_in(tx: &Tx, employer: EmployerId) -> Result<Books, AppError> {
    let postings = tx.ledger().postings(employer).await?;
    let filed = tx.ledger().filed(employer).await?;
    Ok(Books::of(postings, filed, &tx.law().published().await?))
}

const fn message(of: Waivable) -> &'static str {
    match of {
        Waivable::Surcharge => "message-remission-surcharge",
        Waivable::LateDeclaration => "message-remission-late_declaration",
    }
}

/// The reference of the decision: the random end of its id, as on the statement and in the message.
fn reference(id: ApprovalId) -> String {
    let digits = id.0.simple().to_string().to_uppercase();
    format!("REM-{}", &digits[digits.len() - REFERENCE_DIGITS..])
}
