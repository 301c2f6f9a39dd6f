//! What a filing makes out of date: checks that looked at the month before, or at the other declarations of the month.

use super::step::Standing;
use crate::by::By;
use crate::{App, AppError};
use tasrih_domain::declaration::{Declaration, DeclarationKind};
use tasrih_domain::finding::Args;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_storage::{StorageError, Tx};
use time::OffsetDateTime;

/// Tries when a person changes a declaration at the same moment.
const MEETINGS_MAX: u32 = 3;

impl App {
    /// Has what was checked without this filing checked again: the other declarations of its month and, when it is the
    /// main one, the main declaration of the month after.
    pub(crate) async fn check_dependants(
        &self,
        tx: &Tx,
        filed: &Declaration,
        now: OffsetDateTime,
    ) -> Result<(), AppError> {
        let (employer, main) = (filed.employer, DeclarationKind::MAIN);
        let mut dependants = tx.declarations().of_month(employer, filed.month).await?;
        dependants.retain(|one| one.kind != filed.kind);
        if filed.kind.is_main() {
            dependants.extend(tx.declarations().find_open(employer, filed.month.next(), main).await?);
        }
        for dependant in dependants {
            self.check_later(tx, dependant.id, now).await?;
        }
        Ok(())
    }

    /// Has the queue check a declaration again, whose check did not know what this transaction tells.
    pub(crate) async fn check_later(&self, tx: &Tx, id: DeclarationId, now: OffsetDateTime) -> Result<(), AppError> {
        for _ in 0..MEETINGS_MAX {
            let Some(mut dependant) = tx.declarations().find(id).await? else { return Ok(()) };
            // What waits for its check will see it anyway.
            if !dependant.state.is_open() || dependant.state == State::Received {
                return Ok(());
            }
            let seen = dependant.version;
            match tx.declarations().hold(id, seen).await {
                Err(StorageError::Conflict) => continue,
                outcome => outcome?,
            }
            Self::move_on(tx, &mut dependant, Event::FactsLearnt, By::gateway(now), ("", Args::new())).await?;
            Self::write_declaration(tx, &mut dependant, Standing::Seen(seen)).await?;
            return Ok(tx.jobs().enqueue(&self.check_job(id, now)?).await?);
        }
        Ok(())
    }
}
