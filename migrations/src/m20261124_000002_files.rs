//! Uploaded bytes, unchanged, under their SHA-256.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000002_files"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The row of `blob` is written after its last chunk: it is what makes the chunks a file.
        ddl::table(
            manager,
            "CREATE TABLE blob (
                hash BYTEA PRIMARY KEY CHECK (length(hash) = 32),
                size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0),
                chunks INTEGER NOT NULL CHECK (chunks >= 0),
                created_at_us BIGINT NOT NULL
            )",
        )
        .await?;
        ddl::table(
            manager,
            "CREATE TABLE blob_chunk (
                hash BYTEA NOT NULL,
                ordinal INTEGER NOT NULL,
                content BYTEA NOT NULL,
                PRIMARY KEY (hash, ordinal)
            )",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["blob", "blob_chunk"]).await
    }
}
