//! A migrated database of its own for each test.

use sea_orm_migration::MigratorTrait;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tasrih_migrations::Migrator;
use tasrih_storage::{StorageConfig, Store, Tx};
use tempfile::TempDir;

/// A fresh store whose schema is up to date.
pub struct TestStore {
    store: Store,
    place: TestPlace,
}

/// The database of a test, whoever has it open.
pub struct TestPlace {
    url: String,
    kind: Kind,
}

enum Kind {
    /// A file in a folder that goes with the value.
    Folder(TempDir),
    /// A database on a server.
    Server { url: String, name: String },
}

impl TestStore {
    /// A SQLite file in a temporary folder: in memory, each connection would have its own database.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let url = format!("sqlite://{}", folder.path().join("tasrih.db").display());
        Self::at(TestPlace { url, kind: Kind::Folder(folder) }).await
    }

    /// A new database on the server that `TEST_POSTGRES_URL` names; `None` when it names none.
    pub async fn postgres() -> Option<Self> {
        let url = std::env::var("TEST_POSTGRES_URL").ok()?;
        Some(Self::on_server(&url).await)
    }

    /// A new database on that server.
    pub async fn on_server(url: &str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let name = format!("tasrih_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
            tell(url, sql).await;
        }
        let (base, parameters) =
            url.split_once('?').map_or((url, String::new()), |(base, rest)| (base, format!("?{rest}")));
        let (host, _) = base.rsplit_once('/').expect("the URL names a database to begin with");
        let kind = Kind::Server { url: url.to_owned(), name: name.clone() };
        Self::at(TestPlace { url: format!("{host}/{name}{parameters}"), kind }).await
    }

    async fn at(place: TestPlace) -> Self {
        let store = place.open().await;
        Migrator::up(store.connection(), None).await.expect("the schema can be laid down");
        Self { store, place }
    }

    /// The store. Cheap to clone.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Closes the store and leaves its database to others.
    pub async fn leave(self) -> TestPlace {
        self.store.close().await.expect("what is open can be committed");
        self.place
    }

    /// Closes the store and removes its database.
    pub async fn remove(self) {
        self.leave().await.remove().await;
    }
}

impl TestPlace {
    /// The URL of the database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens it beside whoever has it open.
    pub async fn open(&self) -> Store {
        Store::open(&StorageConfig::new(&self.url)).await.expect("a test database can be opened")
    }

    /// Removes the database.
    pub async fn remove(self) {
        match self.kind {
            Kind::Folder(folder) => folder.close().expect("the folder is ours"),
            Kind::Server { url, name } => tell(&url, format!("DROP DATABASE {name} WITH (FORCE)")).await,
        }
    }
}

/// Has a server do something about its databases.
async fn tell(url: &str, sql: String) {
    let mut connection = PgConnection::connect(url).await.expect("the server of TEST_POSTGRES_URL answers");
    connection.execute(AssertSqlSafe(sql)).await.expect("test databases can be made and dropped");
}

/// What a call answers that has to wait for a transaction: it is seen to wait `while_open`, then the transaction is
/// committed.
///
/// On SQLite a commit waits for whoever has come meanwhile, and that is the call: both go on together, as they do in
/// two requests.
///
/// # Panics
/// When the call does not wait.
pub async fn overtaken<T: std::fmt::Debug>(tx: Tx, while_open: Duration, call: impl Future<Output = T>) -> T {
    let mut call = Box::pin(call);
    let early = tokio::time::timeout(while_open, &mut call).await;
    assert!(early.is_err(), "it did not wait, and said {early:?}");
    let (committed, answer) = tokio::join!(tx.commit(), call);
    committed.expect("what was written before can be committed");
    answer
}
