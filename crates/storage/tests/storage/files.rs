use crate::support::{NOW, on_both_engines, seeded};
use sea_orm_migration::prelude::ConnectionTrait;
use sha2::{Digest, Sha256};
use std::io::Read;
use tasrih_domain::id::FileHash;
use tasrih_storage::{BLOB_CHUNK_BYTES, StorageError, Store};

on_both_engines!(
    bytes_come_back_unchanged_whatever_their_size,
    the_same_bytes_are_kept_once,
    bytes_of_another_hash_are_refused,
    bytes_that_changed_on_the_disk_are_corrupt,
    an_upload_that_broke_off_is_taken_up_again,
);

fn bytes(size: usize) -> (Vec<u8>, FileHash) {
    let bytes: Vec<u8> = (0..size).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect();
    let hash = FileHash(Sha256::digest(&bytes).into());
    (bytes, hash)
}

async fn put_in_tx(store: &Store, hash: FileHash, bytes: &[u8]) -> Result<(), StorageError> {
    let tx = store.begin_write().await?;
    tx.blobs().put(hash, bytes, NOW).await?;
    tx.commit().await
}

async fn bytes_come_back_unchanged_whatever_their_size(store: Store) {
    for size in [0, 1, BLOB_CHUNK_BYTES - 1, BLOB_CHUNK_BYTES, BLOB_CHUNK_BYTES * 2 + 7] {
        let (small, hash) = bytes(size);
        put_in_tx(&store, hash, &small).await.unwrap();
        let (mut large, large_hash) = bytes(size + 3);
        store.put_blob(large_hash, &mut large.as_slice(), NOW).await.unwrap();
        let reader = store.read();
        assert!(reader.blobs().exists(hash).await.unwrap());
        assert_eq!(reader.blobs().read(hash).await.unwrap(), Some(small), "{size}");
        let blob = reader.blobs().open(large_hash).await.unwrap().unwrap();
        assert_eq!(blob.size(), large.len() as u64);
        let mut copied = Vec::new();
        blob.copy_to(&mut copied).await.unwrap();
        assert_eq!(copied, std::mem::take(&mut large), "{size}");
    }
    assert!(!store.read().blobs().exists(FileHash([0; 32])).await.unwrap());
    assert!(store.read().blobs().open(FileHash([0; 32])).await.unwrap().is_none());
}

async fn the_same_bytes_are_kept_once(store: Store) {
    let (content, hash) = bytes(1_000);
    for _ in 0..2 {
        put_in_tx(&store, hash, &content).await.unwrap();
        store.put_blob(hash, &mut content.as_slice(), NOW).await.unwrap();
    }
    let twice = [0, 1].map(|_| {
        let (store, content) = (store.clone(), bytes(300_000));
        tokio::spawn(async move { store.put_blob(content.1, &mut content.0.as_slice(), NOW).await })
    });
    for upload in twice {
        upload.await.unwrap().unwrap();
    }
    assert_eq!(store.read().blobs().read(hash).await.unwrap(), Some(content));
}

async fn bytes_of_another_hash_are_refused(store: Store) {
    let (content, _) = bytes(10);
    let wrong = FileHash([1; 32]);
    assert!(matches!(put_in_tx(&store, wrong, &content).await, Err(StorageError::Corrupt(_))));
    let outcome = store.put_blob(wrong, &mut content.as_slice(), NOW).await;
    assert!(matches!(outcome, Err(StorageError::Corrupt(_))));
    assert!(!store.read().blobs().exists(wrong).await.unwrap());
}

async fn bytes_that_changed_on_the_disk_are_corrupt(store: Store) {
    let (content, hash) = bytes(10);
    put_in_tx(&store, hash, &content).await.unwrap();
    let flip = match store.engine() {
        tasrih_storage::Engine::Sqlite => "UPDATE blob_chunk SET content = x'00'",
        tasrih_storage::Engine::Postgres => "UPDATE blob_chunk SET content = '\\x00'",
    };
    store.connection().execute_unprepared(flip).await.unwrap();
    assert!(matches!(store.read().blobs().read(hash).await, Err(StorageError::Corrupt(_))));
    store.connection().execute_unprepared("DELETE FROM blob_chunk").await.unwrap();
    assert!(matches!(store.read().blobs().read(hash).await, Err(StorageError::Corrupt(_))));
}

/// Gives some bytes, then fails.
struct Breaking<'a>(&'a [u8]);

impl Read for Breaking<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() { Err(std::io::ErrorKind::ConnectionReset.into()) } else { self.0.read(into) }
    }
}

async fn an_upload_that_broke_off_is_taken_up_again(store: Store) {
    seeded(&store).await;
    let (content, hash) = bytes(BLOB_CHUNK_BYTES * 2);
    let mut broken = Breaking(&content[..BLOB_CHUNK_BYTES + 5]);
    let outcome = store.put_blob(hash, &mut broken, NOW).await;
    assert!(matches!(outcome, Err(StorageError::Unavailable { .. })));
    assert!(!store.read().blobs().exists(hash).await.unwrap());
    store.put_blob(hash, &mut content.as_slice(), NOW).await.unwrap();
    assert_eq!(store.read().blobs().read(hash).await.unwrap(), Some(content));
}
