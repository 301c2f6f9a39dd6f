//! Jobs that wait for a worker. A job is enqueued by the transaction that makes it necessary, and claimed by one
//! worker at a time; a worker that dies loses its lease, and another takes over.

use crate::codec::{RowOf, instant};
use crate::entity::job::{ActiveModel, Column, Entity};
use crate::error::StorageError;
use crate::store::Store;
use crate::tx::{Change, Jobs};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::sync::atomic::Ordering;
use tasrih_domain::id::JobId;
use time::{Duration, OffsetDateTime};

/// A job to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its id.
    pub id: JobId,
    /// Name of the kind of job.
    pub name: String,
    /// JSON: ids only, never copies of data.
    pub payload: String,
    /// Not before.
    pub run_at: OffsetDateTime,
    /// Now.
    pub created_at: OffsetDateTime,
}

/// A job that is ours until the lease ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedJob {
    /// Its id.
    pub id: JobId,
    /// Name of the kind of job.
    pub name: String,
    /// JSON.
    pub payload: String,
    /// 1 for the first attempt. Names the claim: a worker whose lease was taken over no longer decides.
    pub attempt: u32,
    /// When it was enqueued.
    pub created_at: OffsetDateTime,
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedJob {
    /// Its id.
    pub id: JobId,
    /// Name of the kind of job.
    pub name: String,
    /// JSON.
    pub payload: String,
    /// Attempts made.
    pub attempts: u32,
    /// Code of the last error.
    pub error: String,
}

/// How the queue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JobCounts {
    /// Not begun, due or not.
    pub waiting: u64,
    /// In a worker's hands.
    pub running: u64,
    /// Given up.
    pub failed: u64,
}

const RETURNING: &str = "RETURNING id, name, payload, attempts, created_at_us";

impl Store {
    /// Claims the job that has waited longest, if one is due; looks first, so that an idle queue costs no write.
    pub async fn claim_job(&self, now: OffsetDateTime, lease: Duration) -> Result<Option<ClaimedJob>, StorageError> {
        if !self.read().jobs().is_due(now).await? {
            return Ok(None);
        }
        let tx = self.begin_write().await?;
        let claimed = tx.jobs().claim(now, lease).await?;
        tx.commit().await?;
        Ok(claimed)
    }
}

impl Jobs<'_, Change> {
    /// Adds a job, to be done once this transaction is committed.
    pub async fn enqueue(&self, job: &NewJob) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(job.id.0),
            name: Set(job.name.clone()),
            payload: Set(job.payload.clone()),
            state: Set("waiting".to_owned()),
            attempts: Set(0),
            run_at_us: Set(instant(job.run_at)),
            locked_until_us: Set(None),
            last_error: Set(None),
            created_at_us: Set(instant(job.created_at)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        if let Some(is_enqueuing) = self.is_enqueuing {
            is_enqueuing.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Claims a job: first one whose worker was lost, else the one that has been due longest.
    pub async fn claim(&self, now: OffsetDateTime, lease: Duration) -> Result<Option<ClaimedJob>, StorageError> {
        // Claims never wait for each other on PostgreSQL; on SQLite there is one writer anyway.
        let skip = if self.db.get_database_backend() == DbBackend::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
        let lost = "state = 'running' AND locked_until_us <= $1 ORDER BY locked_until_us";
        let due = "state = 'waiting' AND run_at_us <= $1 ORDER BY run_at_us";
        for which in [lost, due] {
            let sql = format!(
                "UPDATE job SET state = 'running', attempts = attempts + 1, locked_until_us = $2 \
                 WHERE id = (SELECT id FROM job WHERE {which} LIMIT 1 {skip}) {RETURNING}"
            );
            let values = [instant(now).into(), instant(now + lease).into()];
            if let Some(row) = self.db.query_one_raw(self.db.statement(&sql, values)).await? {
                let id = row.try_get::<sea_orm::prelude::Uuid>("", "id")?;
                let of = RowOf { table: "job", id };
                return Ok(Some(ClaimedJob {
                    id: JobId(id),
                    name: row.try_get("", "name")?,
                    payload: row.try_get("", "payload")?,
                    attempt: of.number("attempts", row.try_get::<i32>("", "attempts")?)?,
                    created_at: of.instant("created_at_us", row.try_get("", "created_at_us")?)?,
                }));
            }
        }
        Ok(None)
    }

    /// The job is done and forgotten.
    ///
    /// # Errors
    /// `Conflict`: the lease was lost, and another worker has the job. So for the other verdicts.
    pub async fn complete(&self, job: &ClaimedJob) -> Result<(), StorageError> {
        let outcome = Entity::delete_many().filter(held(job)).exec(self.db).await?;
        only_one(outcome.rows_affected)
    }

    /// The job failed and is to be tried again from `run_at`. `error` is a code, never a text with data in it.
    pub async fn retry(&self, job: &ClaimedJob, run_at: OffsetDateTime, error: &str) -> Result<(), StorageError> {
        let row = ActiveModel {
            state: Set("waiting".to_owned()),
            run_at_us: Set(instant(run_at)),
            locked_until_us: Set(None),
            last_error: Set(Some(error.to_owned())),
            ..Default::default()
        };
        self.decide(job, row).await
    }

    /// The job failed for good; it stays for the operator to see.
    pub async fn give_up(&self, job: &ClaimedJob, error: &str) -> Result<(), StorageError> {
        let row = ActiveModel {
            state: Set("failed".to_owned()),
            locked_until_us: Set(None),
            last_error: Set(Some(error.to_owned())),
            ..Default::default()
        };
        self.decide(job, row).await
    }

    /// The job takes longer: the lease ends at `until`.
    pub async fn extend(&self, job: &ClaimedJob, until: OffsetDateTime) -> Result<(), StorageError> {
        self.decide(job, ActiveModel { locked_until_us: Set(Some(instant(until))), ..Default::default() }).await
    }

    async fn decide(&self, job: &ClaimedJob, row: ActiveModel) -> Result<(), StorageError> {
        let outcome = Entity::update_many().set(row).filter(held(job)).exec(self.db).await?;
        only_one(outcome.rows_affected)
    }

    /// A job that was given up is tried again, as if new; says whether there was one.
    pub async fn revive(&self, id: JobId, now: OffsetDateTime) -> Result<bool, StorageError> {
        let row = ActiveModel {
            state: Set("waiting".to_owned()),
            attempts: Set(0),
            run_at_us: Set(instant(now)),
            ..Default::default()
        };
        let failed = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::State.eq("failed"));
        let revived = failed.exec(self.db).await?.rows_affected == 1;
        if let Some(is_enqueuing) = self.is_enqueuing.filter(|_| revived) {
            is_enqueuing.store(true, Ordering::Relaxed);
        }
        Ok(revived)
    }
}

impl<M> Jobs<'_, M> {
    /// Is there a job to claim?
    pub async fn is_due(&self, now: OffsetDateTime) -> Result<bool, StorageError> {
        let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM job WHERE state = 'waiting' AND run_at_us <= $1) \
             OR EXISTS (SELECT 1 FROM job WHERE state = 'running' AND locked_until_us <= $1)";
        Ok(self.db.query_one_raw(self.db.statement(sql, [instant(now).into()])).await?.is_some())
    }

    /// How the queue stands.
    pub async fn counts(&self) -> Result<JobCounts, StorageError> {
        let sql = "SELECT state, count(*) FROM job GROUP BY state";
        let mut counts = JobCounts::default();
        for row in self.db.query_all_raw(self.db.statement(sql, [])).await? {
            let count = u64::try_from(row.try_get_by_index::<i64>(1)?).unwrap_or(0);
            match row.try_get_by_index::<String>(0)?.as_str() {
                "waiting" => counts.waiting = count,
                "running" => counts.running = count,
                _ => counts.failed = count,
            }
        }
        Ok(counts)
    }

    /// Jobs that were given up, the oldest first; at most `limit`.
    pub async fn failed(&self, limit: u32) -> Result<Vec<FailedJob>, StorageError> {
        let query = Entity::find().filter(Column::State.eq("failed")).order_by_asc(Column::Id);
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        let read = |row: crate::entity::job::Model| {
            let of = RowOf { table: "job", id: row.id };
            Ok(FailedJob {
                id: JobId(row.id),
                name: row.name,
                payload: row.payload,
                attempts: of.number("attempts", row.attempts)?,
                error: row.last_error.unwrap_or_default(),
            })
        };
        rows.into_iter().map(read).collect()
    }
}

/// The job as long as the lease of that claim is not lost to another worker.
fn held(job: &ClaimedJob) -> Condition {
    Condition::all()
        .add(Column::Id.eq(job.id.0))
        .add(Column::Attempts.eq(i64::from(job.attempt)))
        .add(Column::State.eq("running"))
}

fn only_one(rows: u64) -> Result<(), StorageError> {
    if rows == 1 { Ok(()) } else { Err(StorageError::Conflict) }
}
