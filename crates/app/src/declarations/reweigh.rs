//! What a new rate or ceiling makes out of date: verdicts and sums of declarations in preparation.

use crate::{App, AppError};
use serde::{Deserialize, Serialize};
use tasrih_domain::Month;
use tasrih_storage::NewJob;
use time::OffsetDateTime;

/// Declarations sent to their check in one transaction: others write in between.
const AT_ONCE: u32 = 100;

/// Has what is in preparation from a month on checked again, since a value of the law changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reweigh {
    from: u32,
}

impl Reweigh {
    /// Name in the queue.
    pub const NAME: &'static str = "reweigh";

    pub(crate) fn read(payload: &str) -> Result<Month, AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        Month::from_number(payload.from).ok_or_else(|| AppError::fault("no such month"))
    }
}

impl App {
    pub(crate) fn reweigh_job(&self, from: Month, now: OffsetDateTime) -> Result<NewJob, AppError> {
        self.job(Reweigh::NAME, &Reweigh { from: from.number() }, now)
    }

    /// Sends each declaration in preparation to its check again: the person who looks at an older verdict is told that
    /// it has changed, and files nothing that they have not seen. A second run checks once more and harms nothing.
    pub(crate) async fn reweigh(&self, from: Month) -> Result<(), AppError> {
        let mut after = None;
        loop {
            let tx = self.store.begin_write().await?;
            let open = tx.declarations().open_since(from, after, AT_ONCE).await?;
            for id in &open {
                self.check_later(&tx, *id, self.clock.now()).await?;
            }
            tx.commit().await?;
            after = open.last().copied();
            if after.is_none() {
                return Ok(());
            }
        }
    }
}
