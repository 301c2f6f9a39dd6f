//! The one writer of a SQLite database: who waits longest goes next, and those who wait together share one commit.
//!
//! A commit costs a flush of the disk, about a millisecond, whoever it is for. So the work of each unit is kept in
//! the same outer transaction until everybody who was already waiting has had a turn, and one commit answers all.
//! Nobody is answered before the commit; a unit that fails is undone alone, by its savepoint.
//!
//! A caller may go away at any await. What it leaves behind is noted in [`Seat::undo`] when it is dropped, and
//! mended by whoever comes next, before anything else.

use crate::error::StorageError;
use rusqlite::TransactionBehavior;
use sqlx::pool::PoolConnection;
use sqlx::{Executor, Sqlite, SqliteConnection, SqlitePool};
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// Units that share a commit at most: bounds how long an answer waits for the others.
const GROUP_MAX: usize = 64;

/// The writer's place. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Writer {
    // The mutex is fair: it serves in the order of arrival.
    seat: Arc<Mutex<Seat>>,
    /// For many rows at once: a plain connection, without a hand-over between threads per statement. Locked only by
    /// who has the seat.
    slices: Arc<std::sync::Mutex<rusqlite::Connection>>,
    patience: Duration,
}

/// The connection and the outer transaction on it.
struct Seat {
    connection: PoolConnection<Sqlite>,
    /// Those whose unit is done and who wait for the commit; `None` when no transaction is open.
    group: Option<Vec<Answer>>,
    /// Counts the groups, so that a closer knows whether another has closed its group.
    epoch: u64,
    /// What the last one left behind.
    undo: Option<Undo>,
}

type Answer = oneshot::Sender<Result<(), StorageError>>;

#[derive(Clone, Copy)]
enum Undo {
    /// The outer transaction, which had no other unit in it yet.
    Whole,
    /// A unit inside the outer transaction.
    Savepoint,
    /// A unit that may not have begun.
    PerhapsSavepoint,
}

impl Seat {
    async fn run(&mut self, sql: &'static str) -> Result<(), StorageError> {
        (&mut *self.connection).execute(sql).await?;
        Ok(())
    }

    /// Undoes what the last one left behind.
    async fn mend(&mut self) {
        let Some(undo) = self.undo else { return };
        match undo {
            Undo::Whole => self.abandon().await,
            Undo::Savepoint => {
                if self.run("ROLLBACK TO unit; RELEASE unit").await.is_err() {
                    // What cannot be undone alone must not be committed with the others: they are told to try again.
                    self.abandon().await;
                }
            }
            Undo::PerhapsSavepoint => drop(self.run("ROLLBACK TO unit; RELEASE unit").await),
        }
        self.undo = None;
    }

    /// Gives up the outer transaction. Members learn it from their dropped channel.
    async fn abandon(&mut self) {
        self.group = None;
        self.epoch += 1;
        // Fails when nothing was open, which is what is wanted.
        drop(self.run("ROLLBACK").await);
    }

    /// Commits the outer transaction, if one is open, and answers its members.
    async fn close_group(&mut self) {
        let Some(members) = self.group.take() else { return };
        self.epoch += 1;
        let outcome = self.run("COMMIT").await;
        if outcome.is_err() {
            drop(self.run("ROLLBACK").await);
        }
        for member in members {
            // A member that no longer listens has lost its client; its work stands.
            drop(member.send(outcome.clone()));
        }
    }
}

impl Writer {
    pub(crate) async fn new(
        pool: &SqlitePool,
        slices: rusqlite::Connection,
        patience: Duration,
    ) -> Result<Self, StorageError> {
        let connection = pool.acquire().await?;
        let seat = Seat { connection, group: None, epoch: 0, undo: None };
        let slices = Arc::new(std::sync::Mutex::new(slices));
        Ok(Self { seat: Arc::new(Mutex::new(seat)), slices, patience })
    }

    async fn turn(&self) -> Result<OwnedMutexGuard<Seat>, StorageError> {
        let mut seat = tokio::time::timeout(self.patience, Arc::clone(&self.seat).lock_owned())
            .await
            .map_err(|_| StorageError::unavailable("the writer's turn did not come in time"))?;
        seat.mend().await;
        Ok(seat)
    }

    /// Waits for a turn and begins a unit of work.
    pub(crate) async fn begin(&self) -> Result<Unit, StorageError> {
        let mut seat = self.turn().await?;
        // The unit exists before its first statement, so that nothing is forgotten when the caller goes away.
        if seat.group.is_some() {
            let mut unit = Unit { seat: Some(seat), undo: Undo::PerhapsSavepoint, writer: self.clone() };
            unit.seat().run("SAVEPOINT unit").await?;
            unit.undo = Undo::Savepoint;
            Ok(unit)
        } else {
            seat.group = Some(Vec::new());
            let mut unit = Unit { seat: Some(seat), undo: Undo::Whole, writer: self.clone() };
            // Reads that turn into writes fail under load: the write lock is taken at once.
            unit.seat().run("BEGIN IMMEDIATE").await?;
            Ok(unit)
        }
    }

    /// Waits for a turn and does a slice of a larger work, alone in its transaction, on the connection for slices.
    ///
    /// A slice is committed without flushing the disk: what makes slices count is a later, flushed commit. The log is
    /// one file, flushed whole, so that commit cannot survive a power cut without the slices before it.
    pub(crate) async fn slice<F>(&self, work: F) -> Result<(), StorageError>
    where
        F: FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()> + Send + 'static,
    {
        let mut seat = self.turn().await?;
        seat.close_group().await;
        let slices = Arc::clone(&self.slices);
        let done = tokio::task::spawn_blocking(move || {
            // The turn ends with the slice, even when nobody waits for its outcome any more.
            let _seat = seat;
            let mut connection = slices.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            work(&transaction)?;
            transaction.commit()
        });
        done.await.map_err(|_| StorageError::unavailable("the slice was broken off"))?.map_err(StorageError::from)
    }

    /// Commits what is open and moves the log into the database file, before the process ends.
    pub(crate) async fn settle(&self) -> Result<(), StorageError> {
        let mut seat = self.turn().await?;
        seat.close_group().await;
        seat.run("PRAGMA wal_checkpoint(TRUNCATE)").await
    }

    /// Closes the group of that epoch unless another has done so.
    async fn close(self, epoch: u64) {
        let mut seat = self.seat.lock_owned().await;
        seat.mend().await;
        if seat.epoch == epoch {
            seat.close_group().await;
        }
    }

    /// Mends what a dropped unit left, so that no transaction stays open when nobody comes next.
    fn mend_soon(self) {
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { self.seat.lock_owned().await.mend().await });
        }
    }
}

/// A unit of work: everything or nothing. Dropped without a commit, it is undone.
pub(crate) struct Unit {
    seat: Option<OwnedMutexGuard<Seat>>,
    undo: Undo,
    writer: Writer,
}

const HELD: &str = "the seat is given up only by a commit, which consumes its holder";

impl Unit {
    fn seat(&mut self) -> &mut Seat {
        self.seat.as_mut().expect(HELD)
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.seat().connection
    }

    /// Returns once the work is on the disk.
    pub(crate) async fn commit(self) -> Result<(), StorageError> {
        let (answer, answered) = oneshot::channel();
        // In its own task: a commit that has begun is finished, and the others of the group are not left hanging,
        // when this caller goes away.
        tokio::spawn(self.finish(answer));
        answered.await.unwrap_or_else(|_| Err(StorageError::unavailable("the transaction was broken off")))
    }

    async fn finish(mut self, answer: Answer) {
        if matches!(self.undo, Undo::Savepoint)
            && let Err(error) = self.seat().run("RELEASE unit").await
        {
            drop(answer.send(Err(error)));
            return;
        }
        let Some(mut seat) = self.seat.take() else { return };
        let Some(members) = &mut seat.group else { return };
        members.push(answer);
        if members.len() >= GROUP_MAX {
            seat.close_group().await;
        } else {
            let epoch = seat.epoch;
            drop(seat);
            // Behind everybody who waits already; the first closer to come back closes for all.
            self.writer.clone().close(epoch).await;
        }
    }
}

impl Drop for Unit {
    fn drop(&mut self) {
        if let Some(mut seat) = self.seat.take() {
            seat.undo = Some(self.undo);
            drop(seat);
            self.writer.clone().mend_soon();
        }
    }
}
