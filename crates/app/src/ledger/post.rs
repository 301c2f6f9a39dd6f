//! Charges, posted in the transaction of what makes them.

use crate::{App, AppError};
use tasrih_domain::Month;
use tasrih_domain::declaration::{Declaration, DeclarationKind, local_date};
use tasrih_domain::id::{EmployerId, PostingId};
use tasrih_ledger::{Basis, Cause, NewPosting, Posting};
use tasrih_rates::Law;
use tasrih_storage::{Posted, Tx};
use time::OffsetDateTime;

impl App {
    /// Writes a posting in a transaction, once. The account is settled anew soon after.
    pub(crate) async fn post(&self, tx: &Tx, employer: EmployerId, new: &NewPosting) -> Result<Posted, AppError> {
        let id = PostingId(self.clock.new_id());
        // Where the employer stands is judged anew when its account is settled.
        tx.doubt_standing(employer);
        Ok(tx.ledger().post(employer, (id, self.clock.now()), new).await?)
    }

    /// Charges a filed declaration; where it replaces another one, the difference.
    pub(crate) async fn charge(
        &self,
        tx: &Tx,
        declaration: &Declaration,
        replaced: Option<&Declaration>,
        law: &Law,
    ) -> Result<(), AppError> {
        let Some(filing) = &declaration.filing else { return Ok(()) };
        let (id, month, on) = (declaration.id, declaration.month, local_date(filing.filed_at));
        let new = match replaced.and_then(|replaced| replaced.filing.as_ref()) {
            Some(before) => NewPosting::charge_difference(id, month, on, (&before.due, &filing.due)),
            None => NewPosting::charge(id, month, on, &filing.due),
        };
        let due = law.due_date(month);
        if new.legs.is_empty() {
            // Nothing more is owed, but a late filing may be fined.
            tx.doubt_standing(declaration.employer);
            return Ok(tx.ledger().settle_by(declaration.employer, on).await?);
        }
        self.post(tx, declaration.employer, &new.by(Basis::of(due.source, due.status))).await?;
        Ok(())
    }

    /// Takes back what a cancelled declaration charged.
    pub(crate) async fn charge_no_more(
        &self,
        tx: &Tx,
        declaration: &Declaration,
        at: OffsetDateTime,
    ) -> Result<(), AppError> {
        let Some(filing) = &declaration.filing else { return Ok(()) };
        // It may have been filed before there was a ledger.
        let law = Law::with(&tx.law().published().await?);
        let postings = tx.ledger().postings(declaration.employer).await?;
        self.charge_missing(tx, (declaration, &law), &postings).await?;
        let on = local_date(at);
        let new = NewPosting::charge_cancelled(declaration.id, declaration.month, on, &filing.due);
        if new.legs.is_empty() {
            tx.doubt_standing(declaration.employer);
            return Ok(tx.ledger().settle_by(declaration.employer, on).await?);
        }
        self.post(tx, declaration.employer, &new).await?;
        Ok(())
    }

    /// Charges what stands filed for a month and was never charged: it was filed before there was a ledger. Says
    /// whether something was.
    pub(crate) async fn charge_forgotten(
        &self,
        tx: &Tx,
        (employer, month): (EmployerId, Month),
        law: &Law,
        postings: &[Posting],
    ) -> Result<bool, AppError> {
        let mut has_charged = false;
        for kind in (0..=9).filter_map(DeclarationKind::from_number) {
            if let Some(filed) = tx.declarations().find_filed(employer, month, kind).await? {
                has_charged |= self.charge_missing(tx, (&filed, law), postings).await?;
            }
        }
        Ok(has_charged)
    }

    async fn charge_missing(
        &self,
        tx: &Tx,
        (declaration, law): (&Declaration, &Law),
        postings: &[Posting],
    ) -> Result<bool, AppError> {
        let is_charge = |posting: &Posting| matches!(posting.cause, Cause::Charge { .. });
        let is_of_month = |posting: &Posting| posting.legs.iter().any(|leg| leg.month == Some(declaration.month));
        if postings.iter().any(|posting| is_charge(posting) && is_of_month(posting)) {
            return Ok(false);
        }
        self.charge(tx, declaration, None, law).await?;
        Ok(declaration.filing.as_ref().is_some_and(|filing| !filing.due.is_empty()))
    }
}
