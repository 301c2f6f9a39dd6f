//! A migrated database of its own for each test.

use sea_orm_migration::MigratorTrait;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU64, Ordering};
use tasrih_migrations::Migrator;
use tasrih_storage::{StorageConfig, Store};
use tempfile::TempDir;

/// A fresh store whose schema is up to date.
pub struct TestStore {
    store: Store,
    place: Place,
}

enum Place {
    /// A file in a folder that goes with the value.
    Folder(TempDir),
    /// A database on a server.
    Server { url: String, name: String },
}

impl TestStore {
    /// A SQLite file in a temporary folder: in memory, each connection would have its own database.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let store = open(&StorageConfig::sqlite(&folder.path().join("tasrih.db"))).await;
        Self { store, place: Place::Folder(folder) }
    }

    /// A new database on the server that `TEST_POSTGRES_URL` names; `None` when it names none.
    pub async fn postgres() -> Option<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let url = std::env::var("TEST_POSTGRES_URL").ok()?;
        let name = format!("tasrih_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
            on_server(&url, sql).await;
        }
        let (base, parameters) =
            url.split_once('?').map_or((url.as_str(), String::new()), |(base, rest)| (base, format!("?{rest}")));
        let (host, _) = base.rsplit_once('/').expect("the URL names a database to begin with");
        let store = open(&StorageConfig::new(format!("{host}/{name}{parameters}"))).await;
        Some(Self { store, place: Place::Server { url, name } })
    }

    /// The store. Cheap to clone.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Closes the store and removes its database.
    pub async fn remove(self) {
        self.store.close().await.expect("what is open can be committed");
        match self.place {
            Place::Folder(folder) => folder.close().expect("the folder is ours"),
            Place::Server { url, name } => on_server(&url, format!("DROP DATABASE {name} WITH (FORCE)")).await,
        }
    }
}

async fn open(config: &StorageConfig) -> Store {
    let store = Store::open(config).await.expect("a test database can be opened");
    Migrator::up(store.connection(), None).await.expect("the schema can be laid down");
    store
}

async fn on_server(url: &str, sql: String) {
    let mut connection = PgConnection::connect(url).await.expect("the server of TEST_POSTGRES_URL answers");
    connection.execute(AssertSqlSafe(sql)).await.expect("test databases can be made and dropped");
}
