//! What a filed month tells of people, learnt by a job: 20,000 people are no reason to let the one who files wait.

use crate::{App, AppError};
use serde::{Deserialize, Serialize};
use tasrih_domain::Month;
use tasrih_domain::declaration::{Declaration, DeclarationKind};
use tasrih_domain::id::EmployerId;
use tasrih_domain::lifecycle::State;
use tasrih_storage::{NewJob, Tx};
use time::{Duration, OffsetDateTime};

/// Learns who works for an employer from what it filed for a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnMonth {
    employer: String,
    month: u32,
}

impl LearnMonth {
    /// Name in the queue.
    pub const NAME: &'static str = "learn-month";

    pub(crate) fn read(payload: &str) -> Result<(EmployerId, Month), AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        let month = Month::from_number(payload.month).ok_or_else(|| AppError::fault("no such month"))?;
        Ok((payload.employer.parse().map_err(AppError::fault)?, month))
    }
}

/// People at most who are learnt by the very act of filing: the usual employer finds them in the register, and next
/// month's list right, at once.
const LEARNT_AT_ONCE_MAX: u32 = 500;

impl App {
    /// Learns from what this transaction files or cancels, or has the queue do it when there are many people.
    pub(crate) async fn learn_filed(&self, tx: &Tx, filed: &Declaration, now: OffsetDateTime) -> Result<(), AppError> {
        let of = (filed.employer, filed.month);
        let standing = tx.declarations().of_month(filed.employer, filed.month).await?;
        let people = standing.iter().filter(|one| one.state.is_filed()).map(|one| one.counts.valid);
        if people.fold(0, u32::saturating_add).max(filed.counts.valid) > LEARNT_AT_ONCE_MAX {
            return Ok(tx.jobs().enqueue(&self.learn_job(of, now)?).await?);
        }
        let (clock, today) = (&self.clock, self.clock.today());
        let mut after = None;
        loop {
            after = tx.employments().learn(of, after, today, &mut || clock.new_id()).await?;
            if after.is_none() {
                break;
            }
        }
        Ok(tx.employments().unlearn(filed.employer, filed.month).await?)
    }

    pub(crate) fn learn_job(
        &self,
        (employer, month): (EmployerId, Month),
        now: OffsetDateTime,
    ) -> Result<NewJob, AppError> {
        let payload = LearnMonth { employer: employer.to_string(), month: month.number() };
        let job = self.job(LearnMonth::NAME, &payload, now)?;
        // Before the checks that the same filing asks for: they are given once, with what is learnt here.
        Ok(NewJob { run_at: now - Duration::MILLISECOND, ..job })
    }

    /// Learns from what stands filed for a month; again changes nothing. Goes slice by slice, for others to write in
    /// between.
    pub async fn learn_month(&self, of: (EmployerId, Month)) -> Result<(), AppError> {
        let (employer, month) = of;
        let (clock, today) = (&self.clock, self.clock.today());
        let mut after = None;
        loop {
            let tx = self.store.begin_write().await?;
            after = tx.employments().learn(of, after, today, &mut || clock.new_id()).await?;
            tx.commit().await?;
            if after.is_none() {
                break;
            }
        }
        let tx = self.store.begin_write().await?;
        tx.employments().unlearn(employer, month).await?;
        tx.commit().await?;
        self.check_if_it_tells_more(employer, month.next()).await
    }

    /// Has the month in preparation checked again when what was learnt changes its verdict. Somebody may be reading
    /// it, or about to file: what says the same must not move under their eyes.
    async fn check_if_it_tells_more(&self, employer: EmployerId, month: Month) -> Result<(), AppError> {
        let reader = self.store.read();
        let open = reader.declarations().find_open(employer, month, DeclarationKind::MAIN).await?;
        // What waits for its check sees it anyway.
        let Some(open) = open.filter(|one| one.state != State::Received) else { return Ok(()) };
        let employer = reader.employers().find(employer).await?.ok_or(AppError::Unknown)?;
        if self.verdict_stands(&open, &employer).await? {
            return Ok(());
        }
        let tx = self.store.begin_write().await?;
        self.check_later(&tx, open.id, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}
