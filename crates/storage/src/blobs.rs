//! Uploaded bytes, unchanged, under their SHA-256.

use crate::codec::{RowOf, instant};
use crate::entity::{blob, blob_chunk};
use crate::error::{Corrupt, StorageError};
use crate::session::Session;
use crate::store::{Database, Store, begin_patiently};
use crate::tx::{Blobs, Change};
use crate::writer::Writer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use sha2::{Digest, Sha256};
use sqlx::Executor;
use std::io::{ErrorKind, Read, Write};
use tasrih_domain::id::FileHash;
use time::OffsetDateTime;

/// Bytes per chunk. Bounds the memory of reading and writing whatever the size of the file.
pub const BLOB_CHUNK_BYTES: usize = 256 * 1024;

const PUT_CHUNK: &str = "INSERT INTO blob_chunk (hash, ordinal, content) VALUES ($1, $2, $3) \
    ON CONFLICT (hash, ordinal) DO UPDATE SET content = excluded.content";

impl Store {
    /// Keeps the bytes of `source` under `hash`, chunk by chunk beside the work of others; bytes already kept are
    /// not written again. Returns once they are on the disk.
    ///
    /// # Errors
    /// `Corrupt`: the bytes have another hash. `Unavailable`: also when the source cannot be read.
    pub async fn put_blob(
        &self,
        hash: FileHash,
        source: &mut (dyn Read + Send),
        now: OffsetDateTime,
    ) -> Result<(), StorageError> {
        if self.read().blobs().exists(hash).await? {
            return Ok(());
        }
        let (mut digest, mut size, mut chunks) = (Sha256::new(), 0_usize, 0_i32);
        let mut putting = self.begin_chunks().await?;
        let mut buffer = vec![0; BLOB_CHUNK_BYTES];
        loop {
            let filled = fill(source, &mut buffer)?;
            if filled == 0 {
                break;
            }
            let content = &buffer[..filled];
            digest.update(content);
            putting.put(hash, chunks, content).await?;
            size += filled;
            chunks += 1;
        }
        if <[u8; 32]>::from(digest.finalize()) != hash.0 {
            return Err(other_bytes(hash).into());
        }
        putting.finish().await?;
        let tx = self.begin_write().await?;
        insert(&tx.session, hash, (size, chunks), now).await?;
        tx.commit().await
    }

    async fn begin_chunks(&self) -> Result<Chunks<'_>, StorageError> {
        Ok(match self.database() {
            Database::Sqlite { writer, .. } => Chunks::Sqlite(writer),
            Database::Postgres(pool) => {
                let mut tx = begin_patiently(pool, self.patience()).await?;
                // The commit of the row that makes the chunks a file flushes them too: the log is written in order.
                tx.execute("SET LOCAL synchronous_commit = off").await?;
                Chunks::Postgres(tx)
            }
        })
    }
}

/// Chunks on their way. A commit for each of them would wait for the disk a hundred times in a large file.
enum Chunks<'a> {
    /// Slices between those of others, on a connection that does not wait for the disk.
    Sqlite(&'a Writer),
    /// One transaction: it holds up nobody.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Chunks<'_> {
    async fn put(&mut self, hash: FileHash, ordinal: i32, content: &[u8]) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(writer) => {
                let (hash, content) = (hash.0, content.to_vec());
                writer.slice(move |slice| slice.execute(PUT_CHUNK, (hash, ordinal, content)).map(drop)).await
            }
            Self::Postgres(tx) => {
                let query = sqlx::query(PUT_CHUNK).bind(hash.0.as_slice()).bind(ordinal).bind(content);
                query.execute(&mut **tx).await?;
                Ok(())
            }
        }
    }

    async fn finish(self) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(tx) => Ok(tx.commit().await?),
        }
    }
}

/// Fills the buffer as far as the source goes.
fn fill(source: &mut dyn Read, buffer: &mut [u8]) -> Result<usize, StorageError> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(StorageError::unavailable(format!("the source: {}", error.kind()))),
        }
    }
    Ok(filled)
}

fn other_bytes(hash: FileHash) -> Corrupt {
    Corrupt { table: "blob", column: "hash", id: hash.to_string() }
}

/// The row that makes the chunks a file; `false`: it was there already.
async fn insert(
    db: &Session,
    hash: FileHash,
    (size, chunks): (usize, i32),
    now: OffsetDateTime,
) -> Result<bool, StorageError> {
    let row = blob::ActiveModel {
        hash: Set(hash.0.to_vec()),
        size_bytes: Set(i64::try_from(size).unwrap_or(i64::MAX)),
        chunks: Set(chunks),
        created_at_us: Set(instant(now)),
    };
    let kept_already = OnConflict::column(blob::Column::Hash).do_nothing().to_owned();
    Ok(blob::Entity::insert(row).on_conflict(kept_already).exec_without_returning(db).await? == 1)
}

impl Blobs<'_, Change> {
    /// Keeps bytes within this transaction: for small files, so that they and what is said of them stand together.
    ///
    /// # Errors
    /// `Corrupt`: the bytes have another hash.
    pub async fn put(&self, hash: FileHash, bytes: &[u8], now: OffsetDateTime) -> Result<(), StorageError> {
        if <[u8; 32]>::from(Sha256::digest(bytes)) != hash.0 {
            return Err(other_bytes(hash).into());
        }
        let chunks = i32::try_from(bytes.chunks(BLOB_CHUNK_BYTES).len()).unwrap_or(i32::MAX);
        if !insert(self.db, hash, (bytes.len(), chunks), now).await? {
            return Ok(());
        }
        for (ordinal, content) in (0..chunks).zip(bytes.chunks(BLOB_CHUNK_BYTES)) {
            let values = [hash.0.to_vec().into(), ordinal.into(), content.to_vec().into()];
            self.db.execute_raw(self.db.statement(PUT_CHUNK, values)).await?;
        }
        Ok(())
    }
}

impl<'a, M> Blobs<'a, M> {
    /// Are bytes kept under that hash?
    pub async fn exists(&self, hash: FileHash) -> Result<bool, StorageError> {
        Ok(blob::Entity::find_by_id(hash.0.to_vec()).one(self.db).await?.is_some())
    }

    /// Opens the bytes kept under that hash.
    pub async fn open(&self, hash: FileHash) -> Result<Option<BlobReader<'a>>, StorageError> {
        let Some(row) = blob::Entity::find_by_id(hash.0.to_vec()).one(self.db).await? else { return Ok(None) };
        let of = RowOf { table: "blob", id: hash };
        Ok(Some(BlobReader {
            db: self.db,
            hash,
            size: of.number("size_bytes", row.size_bytes)?,
            chunks: 0..row.chunks,
            digest: Sha256::new(),
        }))
    }

    /// The whole bytes in memory: for files whose size is bounded by the caller's upload limit.
    pub async fn read(&self, hash: FileHash) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(mut blob) = self.open(hash).await? else { return Ok(None) };
        let mut bytes = Vec::with_capacity(usize::try_from(blob.size()).unwrap_or(0));
        while let Some(chunk) = blob.next().await? {
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }
}

/// Kept bytes, chunk by chunk; their hash is checked at the end.
pub struct BlobReader<'a> {
    db: &'a Session,
    hash: FileHash,
    size: u64,
    chunks: std::ops::Range<i32>,
    digest: Sha256,
}

impl BlobReader<'_> {
    /// Size in bytes.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The next chunk; `None` after the last.
    ///
    /// # Errors
    /// `Corrupt`: a chunk is missing, or the whole does not have its hash.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(ordinal) = self.chunks.next() else {
            let whole: [u8; 32] = std::mem::take(&mut self.digest).finalize().into();
            return if whole == self.hash.0 { Ok(None) } else { Err(other_bytes(self.hash).into()) };
        };
        let row = blob_chunk::Entity::find_by_id((self.hash.0.to_vec(), ordinal)).one(self.db).await?;
        let missing = Corrupt { table: "blob_chunk", column: "ordinal", id: format!("{}/{ordinal}", self.hash) };
        let content = row.ok_or(missing)?.content;
        self.digest.update(&content);
        Ok(Some(content))
    }

    /// Copies the rest to `target`, usually a temporary file.
    ///
    /// # Errors
    /// `Corrupt`: the bytes are not those of the hash. `Unavailable`: also when the target cannot be written.
    pub async fn copy_to(mut self, target: &mut (dyn Write + Send)) -> Result<(), StorageError> {
        while let Some(chunk) = self.next().await? {
            target
                .write_all(&chunk)
                .map_err(|error| StorageError::unavailable(format!("the target: {}", error.kind())))?;
        }
        Ok(())
    }
}
