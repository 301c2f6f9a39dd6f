//! Counting tries, so that several instances of the gateway count together.
//!
//! A window begins with the first try and ends a fixed time later; a try beyond the most allowed is counted too, but
//! does not make the window longer, so that nobody can keep someone else out for ever.

use crate::codec::instant;
use crate::entity::attempt_window::{Column, Entity};
use crate::error::StorageError;
use crate::tx::{Change, Limits};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'a> {
    /// Kind of try.
    pub scope: &'static str,
    /// Hash of whose tries they are.
    pub subject: &'a [u8; 32],
}

/// A window after one more try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// Tries in the window, this one included.
    pub tries: u32,
    /// When counting begins anew.
    pub ends_at: OffsetDateTime,
}

const COUNT: &str = "INSERT INTO attempt_window (scope, subject, tries, ends_at_us) VALUES ($1, $2, 1, $4) \
    ON CONFLICT (scope, subject) DO UPDATE SET \
        tries = CASE WHEN attempt_window.ends_at_us <= $3 THEN 1 ELSE attempt_window.tries + 1 END, \
        ends_at_us = CASE WHEN attempt_window.ends_at_us <= $3 THEN $4 ELSE attempt_window.ends_at_us END \
    RETURNING tries, ends_at_us";

impl Limits<'_, Change> {
    /// Counts a try, in one statement, before it is made; commit before looking whether it succeeds.
    pub async fn count(&self, what: Counted<'_>, now: OffsetDateTime, window: Duration) -> Result<Tried, StorageError> {
        let values =
            [what.scope.into(), what.subject.to_vec().into(), instant(now).into(), instant(now + window).into()];
        let row = self.db.query_one_raw(self.db.statement(COUNT, values)).await?;
        let row = row.ok_or(StorageError::Fault { cause: "a count that says nothing".to_owned() })?;
        let of = crate::codec::RowOf { table: "attempt_window", id: what.scope };
        Ok(Tried {
            tries: of.number("tries", row.try_get::<i32>("", "tries")?)?,
            ends_at: of.instant("ends_at_us", row.try_get("", "ends_at_us")?)?,
        })
    }

    /// Takes one try back: it is not of those that are counted after all.
    pub async fn give_back(&self, what: Counted<'_>) -> Result<(), StorageError> {
        let one_less = "UPDATE attempt_window SET tries = tries - 1 WHERE scope = $1 AND subject = $2 AND tries > 1";
        let values = [what.scope.into(), what.subject.to_vec().into()];
        if self.db.execute_raw(self.db.statement(one_less, values)).await?.rows_affected() == 0 {
            self.forget(what).await?;
        }
        Ok(())
    }

    /// Forgets the tries: one succeeded.
    pub async fn forget(&self, what: Counted<'_>) -> Result<(), StorageError> {
        let tries = Entity::delete_many().filter(Column::Scope.eq(what.scope));
        tries.filter(Column::Subject.eq(what.subject.to_vec())).exec(self.db).await?;
        Ok(())
    }

    /// Forgets the windows that ended before; says how many.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<u64, StorageError> {
        let ended = Column::EndsAtUs.lte(instant(now));
        Ok(Entity::delete_many().filter(ended).exec(self.db).await?.rows_affected)
    }
}
