//! A run: the lines and findings of one check, seen whole or not at all.

use crate::bulk::{self, LineBatch, put_finding};
use crate::codec::instant;
use crate::entity::check_run;
use crate::error::StorageError;
use crate::session::Session;
use crate::store::{Database, Store, begin_patiently};
use crate::tx::{Change, Checks};
use crate::writer::Writer;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sqlx::{PgPool, Postgres};
use std::sync::Arc;
use std::time::Duration;
use tasrih_domain::Finding;
use tasrih_domain::id::DeclarationId;
use time::OffsetDateTime;
use tokio::time::Instant;

/// A run that was written whole and waits to be adopted ([`Checks::adopt`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "nobody sees a run that is not adopted"]
pub struct Run {
    id: i64,
    lines: u64,
}

impl Run {
    /// Lines in it.
    pub const fn lines(self) -> u64 {
        self.lines
    }
}

/// Writes a large run in slices, beside the work of others. Dropped before [`RunWriter::finish`], the run is never
/// seen and is swept later.
pub struct RunWriter {
    target: RunTarget,
    run: i64,
    declaration: DeclarationId,
    lines: u64,
    findings: i32,
    rows_expected: Option<u32>,
}

enum RunTarget {
    /// Slices of their own, so that small work goes on in between.
    Sqlite(Writer),
    /// One transaction: writers do not wait for each other there. Progress goes by the pool.
    Postgres { transaction: sqlx::Transaction<'static, Postgres>, pool: PgPool, progress_due: Instant },
}

/// How often progress is noted where it costs a transaction of its own.
const PROGRESS_EVERY: Duration = Duration::from_millis(250);

const NOTE_PROGRESS: &str = "INSERT INTO progress (declaration_id, rows_done, rows_expected) VALUES ($1, $2, $3) \
    ON CONFLICT (declaration_id) DO UPDATE SET rows_done = excluded.rows_done, rows_expected = excluded.rows_expected";

impl Store {
    /// Begins a run for a large file. Progress is noted as the lines go in (`reader.progress()`).
    pub async fn begin_run(
        &self,
        declaration: DeclarationId,
        rows_expected: Option<u32>,
        now: OffsetDateTime,
    ) -> Result<RunWriter, StorageError> {
        let tx = self.begin_write().await?;
        let run = insert_run(&tx.session, declaration, (WRITING, 0), now).await?;
        tx.commit().await?;
        let target = match self.database() {
            Database::Sqlite { writer, .. } => RunTarget::Sqlite(writer.clone()),
            Database::Postgres(pool) => RunTarget::Postgres {
                transaction: begin_patiently(pool, self.patience()).await?,
                pool: pool.clone(),
                progress_due: Instant::now(),
            },
        };
        Ok(RunWriter { target, run, declaration, lines: 0, findings: 0, rows_expected })
    }

    /// Removes up to `limit` runs that nobody sees: replaced ones, and those begun before `abandoned_before` and
    /// never adopted. Goes slice by slice; says how many runs are gone.
    pub async fn sweep_runs(&self, abandoned_before: OffsetDateTime, limit: u32) -> Result<u32, StorageError> {
        use check_run::Column;
        let left = Column::State.eq(LEFT);
        let abandoned = Column::State.eq(WRITING).and(Column::CreatedAtUs.lt(instant(abandoned_before)));
        let reader = self.read();
        let runs = check_run::Entity::find()
            .filter(left.or(abandoned))
            .order_by_asc(Column::Id)
            .limit(u64::from(limit))
            .all(&reader.session)
            .await?;
        let mut swept = 0;
        for run in runs {
            loop {
                let tx = self.begin_write().await?;
                let more = delete_slice(&tx.session, run.id).await?;
                tx.commit().await?;
                if !more {
                    break;
                }
            }
            swept += 1;
        }
        Ok(swept)
    }
}

/// Leaves the run shown before, adds a new one, shows it, and ends the note of progress. Yields the new run; nothing
/// when there is no such declaration.
const BEGIN_SHOWN: &str = "WITH \
    before AS (UPDATE check_run SET state = 'left' WHERE declaration_id = $1 AND state = 'current'), \
    noted AS (DELETE FROM progress WHERE declaration_id = $1), \
    run AS (INSERT INTO check_run (declaration_id, state, lines, created_at_us) VALUES ($1, 'current', $2, $3) \
        RETURNING id) \
    UPDATE declaration SET run_id = run.id FROM run WHERE declaration.id = $1 RETURNING run.id";

const WRITING: &str = "writing";
const CURRENT: &str = "current";
const LEFT: &str = "left";

fn count(lines: u64) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}

async fn insert_run(
    db: &Session,
    declaration: DeclarationId,
    (state, lines): (&str, u64),
    now: OffsetDateTime,
) -> Result<i64, StorageError> {
    let row = check_run::ActiveModel {
        declaration_id: Set(declaration.0),
        state: Set(state.to_owned()),
        lines: Set(count(lines)),
        created_at_us: Set(instant(now)),
        ..Default::default()
    };
    Ok(check_run::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// Deletes some lines of a run, then its findings and the run itself; says whether there may be more.
async fn delete_slice(db: &Session, run: i64) -> Result<bool, StorageError> {
    let lines = "DELETE FROM declaration_line WHERE run_id = $1 AND row_number <= coalesce( \
        (SELECT row_number FROM declaration_line WHERE run_id = $1 ORDER BY row_number LIMIT 1 OFFSET $2), \
        9223372036854775807)";
    let slice = i64::try_from(LineBatch::LINES_MAX).unwrap_or(i64::MAX);
    let deleted = db.execute_raw(db.statement(lines, [run.into(), slice.into()])).await?.rows_affected();
    if deleted > LineBatch::LINES_MAX as u64 {
        return Ok(true);
    }
    db.execute_raw(db.statement("DELETE FROM finding WHERE run_id = $1", [run.into()])).await?;
    db.execute_raw(db.statement("DELETE FROM check_run WHERE id = $1", [run.into()])).await?;
    Ok(false)
}

impl RunWriter {
    /// Writes the lines of a batch, which the caller then empties and fills again.
    pub async fn write_lines(&mut self, batch: &LineBatch) -> Result<(), StorageError> {
        if batch.is_empty() {
            return Ok(());
        }
        let (run, declaration, expected) = (self.run, self.declaration.0, self.rows_expected.map(i64::from));
        match &mut self.target {
            RunTarget::Sqlite(writer) => {
                // A copy in memory takes nothing beside the writing, and leaves the batch to the caller.
                let (batch, before) = (Arc::new(batch.clone()), self.lines);
                for start in (0..batch.len()).step_by(LineBatch::LINES_MAX) {
                    let end = batch.len().min(start + LineBatch::LINES_MAX);
                    let batch = Arc::clone(&batch);
                    let slice = move |slice: &rusqlite::Transaction<'_>| {
                        let mut rows = bulk::sqlite::Rows::into(batch.target(), slice)?;
                        (start..end).try_for_each(|at| rows.carry(|into| batch.put_line(run, at, into)))?;
                        let done = count(before + end as u64);
                        slice.execute(NOTE_PROGRESS, (declaration.as_bytes(), done, expected)).map(drop)
                    };
                    writer.slice(slice).await?;
                }
            }
            RunTarget::Postgres { transaction, pool, progress_due } => {
                bulk::postgres::write_lines(transaction, run, batch).await?;
                if Instant::now() >= *progress_due {
                    let done = count(self.lines + batch.len() as u64);
                    let note = sqlx::query(NOTE_PROGRESS).bind(declaration).bind(done).bind(expected);
                    note.execute(&*pool).await?;
                    *progress_due = Instant::now() + PROGRESS_EVERY;
                }
            }
        }
        self.lines += batch.len() as u64;
        Ok(())
    }

    /// Writes findings, in the order in which they are to be shown; may be called again with more.
    pub async fn write_findings(&mut self, findings: &[Finding]) -> Result<(), StorageError> {
        for some in findings.chunks(LineBatch::LINES_MAX) {
            match &mut self.target {
                RunTarget::Sqlite(writer) => {
                    let (run, first, some) = (self.run, self.findings, some.to_vec());
                    let slice = move |slice: &rusqlite::Transaction<'_>| {
                        let mut rows = bulk::sqlite::Rows::into(bulk::FINDINGS, slice)?;
                        let mut numbered = (first..).zip(&some);
                        numbered.try_for_each(|(at, one)| rows.carry(|into| put_finding(run, at, one, into)))
                    };
                    writer.slice(slice).await?;
                }
                RunTarget::Postgres { transaction, .. } => {
                    bulk::postgres::write_findings(transaction, self.run, self.findings, some).await?;
                }
            }
            self.findings = self.findings.saturating_add(i32::try_from(some.len()).unwrap_or(i32::MAX));
        }
        Ok(())
    }

    /// The run is whole. It is seen once [`Checks::adopt`] has been committed.
    pub async fn finish(self) -> Result<Run, StorageError> {
        if let RunTarget::Postgres { transaction, .. } = self.target {
            transaction.commit().await?;
        }
        Ok(Run { id: self.run, lines: self.lines })
    }
}

impl Checks<'_, Change> {
    /// Puts the lines and findings of a check in the place of those before, within this transaction. For files of
    /// a few thousand lines at most: longer ones go by [`Store::begin_run`].
    ///
    /// # Errors
    /// `Fault`: the declaration is filed, and its lines are frozen. `Conflict`: a row stands twice in the batch.
    pub async fn replace(
        &self,
        declaration: DeclarationId,
        lines: &LineBatch,
        findings: &[Finding],
        now: OffsetDateTime,
    ) -> Result<(), StorageError> {
        let id = self.begin_shown(declaration, lines.len() as u64, now).await?;
        match self.db {
            Session::SqliteUnit(unit) => {
                let mut unit = unit.lock().await;
                bulk::sqlite::write_lines(unit.connection(), id, lines).await?;
                bulk::sqlite::write_findings(unit.connection(), id, findings).await?;
            }
            Session::PostgresTransaction(transaction) => {
                let mut transaction = transaction.lock().await;
                if !lines.is_empty() {
                    bulk::postgres::write_lines(&mut transaction, id, lines).await?;
                }
                if !findings.is_empty() {
                    bulk::postgres::write_findings(&mut transaction, id, 0, findings).await?;
                }
            }
            Session::SqliteReaders(_) | Session::PostgresPool(_) => {
                return Err(StorageError::Fault { cause: "a reader was asked to write".to_owned() });
            }
        }
        Ok(())
    }

    /// Begins the run that the declaration shows from the commit on.
    async fn begin_shown(
        &self,
        declaration: DeclarationId,
        lines: u64,
        now: OffsetDateTime,
    ) -> Result<i64, StorageError> {
        if matches!(self.db, Session::SqliteUnit(_)) {
            self.leave_shown(declaration).await?;
            let id = insert_run(self.db, declaration, (CURRENT, lines), now).await?;
            self.show(declaration, id).await?;
            return Ok(id);
        }
        // The same four steps in one question: to a server each one is a way there and back.
        let values = [declaration.0.into(), count(lines).into(), instant(now).into()];
        let row = self.db.query_one_raw(self.db.statement(BEGIN_SHOWN, values)).await?;
        let id = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?;
        id.ok_or(StorageError::Conflict)
    }

    /// Makes the declaration show this run from the commit on. The run before is swept later.
    ///
    /// # Errors
    /// `Fault`: the declaration is filed, and its lines are frozen.
    pub async fn adopt(&self, declaration: DeclarationId, run: Run) -> Result<(), StorageError> {
        self.leave_shown(declaration).await?;
        let current = "UPDATE check_run SET state = $3, lines = $2 WHERE id = $1";
        self.db
            .execute_raw(self.db.statement(current, [run.id.into(), count(run.lines).into(), CURRENT.into()]))
            .await?;
        self.show(declaration, run.id).await
    }

    async fn leave_shown(&self, declaration: DeclarationId) -> Result<(), StorageError> {
        let left = "UPDATE check_run SET state = $2 WHERE declaration_id = $1 AND state = 'current'";
        self.db.execute_raw(self.db.statement(left, [declaration.0.into(), LEFT.into()])).await?;
        Ok(())
    }

    async fn show(&self, declaration: DeclarationId, run: i64) -> Result<(), StorageError> {
        let shown = "UPDATE declaration SET run_id = $2 WHERE id = $1";
        self.db.execute_raw(self.db.statement(shown, [declaration.0.into(), run.into()])).await?;
        let over = "DELETE FROM progress WHERE declaration_id = $1";
        self.db.execute_raw(self.db.statement(over, [declaration.0.into()])).await?;
        Ok(())
    }
}
