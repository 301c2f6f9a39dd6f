//! Codes that open something once. Only a hash is kept, too slow to be tried over and over.

use crate::codec::{RowOf, instant};
use crate::entity::one_time_code::{Column, Entity};
use crate::error::StorageError;
use crate::tx::{Change, Codes};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeFor {
    /// Kind of thing that it opens.
    pub purpose: &'static str,
    /// Which.
    pub subject: Uuid,
}

/// A fresh code for something.
#[derive(Debug, Clone, Copy)]
pub struct FreshCode<'a> {
    /// What it is for.
    pub what: CodeFor,
    /// Hash of the code.
    pub hash: &'a str,
    /// Now.
    pub now: OffsetDateTime,
    /// From when on it is void.
    pub expires_at: OffsetDateTime,
}

const PUT: &str = "INSERT INTO one_time_code (purpose, subject, code_hash, tries, created_at_us, expires_at_us, \
        used_at_us) VALUES ($1, $2, $3, 0, $4, $5, NULL) \
    ON CONFLICT (purpose, subject) DO UPDATE SET code_hash = excluded.code_hash, tries = 0, \
        created_at_us = excluded.created_at_us, expires_at_us = excluded.expires_at_us, used_at_us = NULL \
    WHERE one_time_code.created_at_us <= $6";

const TRY: &str = "UPDATE one_time_code SET tries = tries + 1 \
    WHERE purpose = $1 AND subject = $2 AND used_at_us IS NULL AND expires_at_us > $3 AND tries < $4 \
    RETURNING code_hash";

const SPEND: &str = "UPDATE one_time_code SET used_at_us = $4 \
    WHERE purpose = $1 AND subject = $2 AND code_hash = $3 AND used_at_us IS NULL";

impl Codes<'_, Change> {
    /// Puts a code in the place of the one before; `false`: the one before is younger than `interval`, and stays.
    pub async fn put(&self, fresh: &FreshCode<'_>, interval: Duration) -> Result<bool, StorageError> {
        let values = [
            fresh.what.purpose.into(),
            fresh.what.subject.into(),
            fresh.hash.into(),
            instant(fresh.now).into(),
            instant(fresh.expires_at).into(),
            instant(fresh.now - interval).into(),
        ];
        Ok(self.db.execute_raw(self.db.statement(PUT, values)).await?.rows_affected() == 1)
    }

    /// Counts a try, to be committed before the code is looked at; gives the hash to compare with, unless the code is
    /// void, used, or tried `tries_max` times already.
    pub async fn count_try(
        &self,
        what: CodeFor,
        now: OffsetDateTime,
        tries_max: u32,
    ) -> Result<Option<String>, StorageError> {
        let values = [what.purpose.into(), what.subject.into(), instant(now).into(), i64::from(tries_max).into()];
        let row = self.db.query_one_raw(self.db.statement(TRY, values)).await?;
        Ok(row.map(|row| row.try_get("", "code_hash")).transpose()?)
    }

    /// The code is used; `false`: it was used or replaced meanwhile.
    pub async fn spend(&self, what: CodeFor, hash: &str, now: OffsetDateTime) -> Result<bool, StorageError> {
        let values = [what.purpose.into(), what.subject.into(), hash.into(), instant(now).into()];
        Ok(self.db.execute_raw(self.db.statement(SPEND, values)).await?.rows_affected() == 1)
    }

    /// Forgets the codes that were void before; says how many.
    pub async fn purge(&self, before: OffsetDateTime) -> Result<u64, StorageError> {
        let void = Column::ExpiresAtUs.lt(instant(before));
        Ok(Entity::delete_many().filter(void).exec(self.db).await?.rows_affected)
    }
}

impl<M> Codes<'_, M> {
    /// When the code in force was made, used or not.
    pub async fn made_at(&self, what: CodeFor) -> Result<Option<OffsetDateTime>, StorageError> {
        let row = Entity::find_by_id((what.purpose.to_owned(), what.subject)).one(self.db).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(RowOf { table: "one_time_code", id: what.subject }.instant("created_at_us", row.created_at_us)?))
    }
}
