//! The door: opens the database, hands out readers and transactions.

use crate::config::{Engine, StorageConfig};
use crate::error::StorageError;
use crate::session::Session;
use crate::tx::{Reader, Touched, Tx};
use crate::writer::Writer;
use sea_orm::{ConnectionTrait, DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, PgPool, Postgres, SqlitePool};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use tokio::sync::{Mutex, Notify};
use tokio::time::Instant;

/// How long SQLite waits for another process that writes.
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// Statements kept prepared per connection: the ordinary ones and the few lengths of the bulk path.
const STATEMENTS_KEPT: usize = 256;
/// Memory for pages, in KiB below zero: those of a large check's index stay while it is written.
const CACHE_SIZE: &str = "-32768";
/// Pages in the log before it is moved into the file: 16 MiB, so that the pages which the slices of a large check
/// write again and again are moved once or twice, not fifty times.
const CHECKPOINT_PAGES: &str = "4000";
/// First pause before a lost PostgreSQL connection is tried again; doubled each time, a second at most.
const RETRY_FIRST: Duration = Duration::from_millis(50);
const RETRY_MAX: Duration = Duration::from_secs(1);

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    admin: DatabaseConnection,
    patience: Duration,
    jobs_waiting: Arc<Notify>,
}

pub(crate) enum Database {
    Sqlite { writer: Writer, readers: SqlitePool },
    Postgres(PgPool),
}

impl Store {
    /// Opens the database; a SQLite file is created when missing. The schema is the caller's care: apply the
    /// `Migrator` of `tasrih-migrations` to [`Store::connection`].
    ///
    /// # Errors
    /// `Fault`: the URL means nothing. `Unavailable`: no database answers there.
    pub async fn open(config: &StorageConfig) -> Result<Self, StorageError> {
        let engine = config.engine().map_err(|error| StorageError::Fault { cause: error.to_string() })?;
        let (database, admin) = match engine {
            Engine::Sqlite => open_sqlite(config).await?,
            Engine::Postgres => open_postgres(config).await?,
        };
        let inner = Inner { database, admin, patience: config.patience, jobs_waiting: Arc::default() };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Which engine keeps the data.
    pub fn engine(&self) -> Engine {
        match self.inner.database {
            Database::Sqlite { .. } => Engine::Sqlite,
            Database::Postgres(_) => Engine::Postgres,
        }
    }

    /// The connection on which the schema is migrated. Not for data.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.inner.admin
    }

    pub(crate) fn database(&self) -> &Database {
        &self.inner.database
    }

    pub(crate) fn patience(&self) -> Duration {
        self.inner.patience
    }

    /// Does the database answer?
    pub async fn ping(&self) -> Result<(), StorageError> {
        self.read().session.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Looks at what is committed.
    pub fn read(&self) -> Reader {
        let session = match &self.inner.database {
            Database::Sqlite { readers, .. } => Session::SqliteReaders(readers.clone()),
            Database::Postgres(pool) => Session::PostgresPool(pool.clone()),
        };
        Reader { session }
    }

    /// Begins a transaction that may write. On SQLite there is one writer: who waits longest goes next.
    ///
    /// # Errors
    /// `Unavailable`: no turn or connection within the configured patience.
    pub async fn begin_write(&self) -> Result<Tx, StorageError> {
        let session = match &self.inner.database {
            Database::Sqlite { writer, .. } => Session::SqliteUnit(Mutex::new(writer.begin().await?)),
            Database::Postgres(pool) => {
                Session::PostgresTransaction(Mutex::new(begin_patiently(pool, self.inner.patience).await?))
            }
        };
        let jobs_waiting = Arc::clone(&self.inner.jobs_waiting);
        Ok(Tx { session, is_enqueuing: AtomicBool::new(false), jobs_waiting, touched: Touched::default() })
    }

    /// Waits until what made an earlier answer a `Conflict` can be read: on SQLite the one who was faster may still
    /// be waiting for the commit that it shares with others.
    pub async fn catch_up(&self) -> Result<(), StorageError> {
        match &self.inner.database {
            Database::Sqlite { writer, .. } => writer.begin().await?.commit().await,
            Database::Postgres(_) => Ok(()),
        }
    }

    /// Returns when a job was committed by this process since the last call, or after `at_most`.
    pub async fn job_arrived(&self, at_most: Duration) {
        // Jobs of other processes are found by looking now and then: the time-out is not a failure.
        drop(tokio::time::timeout(at_most, self.inner.jobs_waiting.notified()).await);
    }

    /// Ends the work: commits what is open, closes the connections.
    pub async fn close(&self) -> Result<(), StorageError> {
        match &self.inner.database {
            Database::Sqlite { writer, readers } => {
                readers.close().await;
                writer.settle().await
            }
            Database::Postgres(pool) => {
                pool.close().await;
                Ok(())
            }
        }
    }
}

/// A server that restarts is back within seconds: the beginning of a transaction is the one place where trying
/// again is always right.
pub(crate) async fn begin_patiently(
    pool: &PgPool,
    patience: Duration,
) -> Result<sqlx::Transaction<'static, Postgres>, StorageError> {
    let deadline = Instant::now() + patience;
    let mut pause = RETRY_FIRST;
    loop {
        match pool.begin().await.map_err(StorageError::from) {
            Err(error) if error.is_transient() && !pool.is_closed() && Instant::now() + pause < deadline => {
                tracing::warn!(%error, "Database connection lost, trying again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(RETRY_MAX);
            }
            outcome => return outcome,
        }
    }
}

async fn open_sqlite(config: &StorageConfig) -> Result<(Database, DatabaseConnection), StorageError> {
    let path = config.sqlite_path().ok_or(StorageError::Fault { cause: "no path in the URL".to_owned() })?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|error| StorageError::unavailable(format!("the data folder: {}", error.kind())))?;
    }
    let writing = sqlite_options(&path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL lost acknowledged rows under simulated power cuts, FULL none.
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", CACHE_SIZE)
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
        // Gives back the space of a log that one large check made long.
        .pragma("journal_size_limit", "67108864");
    // The writer's connection is held for ever; the second one is for migrations.
    let writers = || SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let seat = writers().connect_with(writing.clone()).await?;
    let writer = Writer::new(&seat, open_slices(&path)?, config.patience).await?;
    let admin = SqlxSqliteConnector::from_sqlx_sqlite_pool(writers().connect_lazy_with(writing));
    let readers = SqlitePoolOptions::new()
        .max_connections(config.connections)
        .acquire_timeout(config.patience)
        .connect_lazy_with(sqlite_options(&path).read_only(true));
    Ok((Database::Sqlite { writer, readers }, admin))
}

/// The connection for slices of large works: its commits are not flushed one by one (see `Writer::slice`).
fn open_slices(path: &Path) -> Result<rusqlite::Connection, StorageError> {
    let connection = rusqlite::Connection::open(path)?;
    connection.busy_timeout(BUSY_WAIT)?;
    for (name, value) in [
        ("foreign_keys", "ON"),
        ("synchronous", "NORMAL"),
        ("cache_size", CACHE_SIZE),
        ("wal_autocheckpoint", CHECKPOINT_PAGES),
    ] {
        connection.pragma_update(None, name, value)?;
    }
    Ok(connection)
}

fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY_WAIT)
        .foreign_keys(true)
        .statement_cache_capacity(STATEMENTS_KEPT)
        .pragma("temp_store", "MEMORY")
        // Statements are logged by nobody: their values are people's wages.
        .disable_statement_logging()
}

async fn open_postgres(config: &StorageConfig) -> Result<(Database, DatabaseConnection), StorageError> {
    let options = PgConnectOptions::from_str(&config.url)?
        .application_name("tasrih")
        .statement_cache_capacity(STATEMENTS_KEPT)
        // A lock that is not released is a fault of ours; nobody shall wait behind it for ever.
        .options([("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "120s")])
        // What is acknowledged is on the disk, whatever the server does for others.
        .options([("synchronous_commit", "on")])
        .disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(config.connections)
        .acquire_timeout(config.patience)
        .connect_with(options)
        .await?;
    let admin = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    Ok((Database::Postgres(pool), admin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::QueryResult;

    async fn setting(db: &impl ConnectionTrait, ask: &str) -> QueryResult {
        let question = sea_orm::Statement::from_string(db.get_database_backend(), ask);
        db.query_one_raw(question).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn what_is_acknowledged_is_flushed_on_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&StorageConfig::sqlite(&folder.path().join("tasrih.db"))).await.unwrap();
        let writer = store.begin_write().await.unwrap().session;
        for (ask, expected) in [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1)] {
            let answer = setting(&writer, ask).await.try_get_by_index::<i64>(0).unwrap();
            assert_eq!(answer, expected, "{ask} of the writer");
        }
        let journal: String = setting(&writer, "PRAGMA journal_mode").await.try_get_by_index(0).unwrap();
        assert_eq!(journal, "wal");
        drop(writer);
        let admin: i64 = setting(store.connection(), "PRAGMA synchronous").await.try_get_by_index(0).unwrap();
        assert_eq!(admin, 2, "of the migrations");
    }

    #[tokio::test]
    async fn what_is_acknowledged_is_flushed_on_postgres() {
        let Ok(url) = std::env::var("TEST_POSTGRES_URL") else { return };
        let store = Store::open(&StorageConfig::new(url)).await.unwrap();
        for session in [store.begin_write().await.unwrap().session, store.read().session] {
            let answer: String = setting(&session, "SHOW synchronous_commit").await.try_get_by_index(0).unwrap();
            assert_eq!(answer, "on");
        }
    }
}
