//! What a person may do, looked at twice: before the work, and inside the transaction that writes it.
//!
//! A right can end while a request waits for its turn. What is revoked is revoked at once: a write that comes after it
//! is not made, and a revocation that comes after the write waits for its end, so that each side reads the two in the
//! order in which they happened.

use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Access, Authorized, Capability, OnDuty, Task};
use tasrih_domain::declaration::Employer;
use tasrih_storage::Tx;

impl App {
    /// Everything that the person may do.
    pub(crate) async fn access(&self, actor: &Actor) -> Result<Access, AppError> {
        Ok(self.store.read().access().of(actor.account().id).await?)
    }

    /// The employer of that number, with the proof that the person may use the power `C` for it today.
    pub(crate) async fn authorise<C: Capability>(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
    ) -> Result<(Employer, Authorized<C>), AppError> {
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let may = self.access(actor).await?.require::<C>(employer.id, self.clock.today())?;
        Ok((employer, may))
    }

    /// The proof that the person is a fund agent who may do the duty `D`. The pages of others are not found.
    pub async fn on_duty<D: Task>(&self, actor: &Actor) -> Result<OnDuty<D>, AppError> {
        let duty = self.access(actor).await?.on_duty::<D>(self.clock.today())?;
        if self.config.agents_need_second && !actor.has_second() {
            return Err(AppError::refused("refused-second-factor"));
        }
        Ok(duty)
    }

    /// Begins a write under a right that is still there: [`App::still_may`] at its beginning. Every write for an
    /// employer begins so.
    pub(crate) async fn begin_as<C: Capability>(&self, may: &Authorized<C>) -> Result<Tx, AppError> {
        let tx = self.store.begin_write().await?;
        self.still_may(&tx, may).await?;
        Ok(tx)
    }

    /// Begins a write under a duty that is still there: [`App::still_on_duty`] at its beginning.
    pub(crate) async fn begin_on_duty<D: Task>(&self, duty: &OnDuty<D>) -> Result<Tx, AppError> {
        let tx = self.store.begin_write().await?;
        self.still_on_duty(&tx, duty).await?;
        Ok(tx)
    }

    /// Does the right of the proof still stand? Whoever takes it waits for the end of this transaction. A transaction
    /// that holds the roles of a company (`Memberships::hold`) does that first: in the other order two of them would
    /// wait for each other.
    ///
    /// # Errors
    /// `Unknown`: the person has no such right any more. `Stale`: they have it by another role or mandate than the
    /// one that the event would name.
    pub(crate) async fn still_may<C: Capability>(&self, tx: &Tx, may: &Authorized<C>) -> Result<(), AppError> {
        let holds = tx.access().hold(may.account(), may.under(), may.employer()).await?;
        let again = tx.access().of(may.account()).await?.require::<C>(may.employer(), self.clock.today())?;
        if holds && again.under() == may.under() { Ok(()) } else { Err(AppError::Stale) }
    }

    /// Does the agent still have the post that the duty comes from? As [`App::still_may`].
    ///
    /// # Errors
    /// `Unknown`: no post of theirs has that duty any more. `Stale`: another post has it.
    pub(crate) async fn still_on_duty<D: Task>(&self, tx: &Tx, duty: &OnDuty<D>) -> Result<(), AppError> {
        let holds = tx.access().hold_post(duty.account(), duty.under()).await?;
        let again = tx.access().of(duty.account()).await?.on_duty::<D>(self.clock.today())?;
        if holds && again.under() == duty.under() { Ok(()) } else { Err(AppError::Stale) }
    }
}
