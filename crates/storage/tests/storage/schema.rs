use crate::support::{on_both_engines, seeded};
use sea_orm_migration::MigratorTrait;
use tasrih_migrations::Migrator;
use tasrih_storage::{Engine, StorageConfig, StorageError, Store};

on_both_engines!(the_schema_goes_up_down_and_up_again, the_store_answers_a_ping);

async fn the_schema_goes_up_down_and_up_again(store: Store) {
    seeded(&store).await;
    let steps = Migrator::migrations().len();
    for _ in 0..steps {
        Migrator::down(store.connection(), Some(1)).await.unwrap();
    }
    assert_eq!(Migrator::get_pending_migrations(store.connection()).await.unwrap().len(), steps);
    Migrator::up(store.connection(), None).await.unwrap();
    assert!(Migrator::get_pending_migrations(store.connection()).await.unwrap().is_empty());
    seeded(&store).await;
}

async fn the_store_answers_a_ping(store: Store) {
    assert_eq!(store.ping().await, Ok(()));
}

#[tokio::test]
async fn an_url_of_no_engine_is_refused() {
    let outcome = Store::open(&StorageConfig::new("mysql://localhost/tasrih")).await.map(drop);
    assert!(matches!(outcome, Err(StorageError::Fault { .. })));
}

#[tokio::test]
async fn what_was_committed_is_there_after_the_store_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let config = StorageConfig::sqlite(&folder.path().join("tasrih.db"));
    let store = Store::open(&config).await.unwrap();
    assert_eq!(store.engine(), Engine::Sqlite);
    Migrator::up(store.connection(), None).await.unwrap();
    let (employer, ..) = seeded(&store).await;
    store.close().await.unwrap();
    drop(store);
    let store = Store::open(&config).await.unwrap();
    assert_eq!(store.read().employers().find(employer.id).await.unwrap(), Some(employer));
}
