//! Jobs that wait for a worker.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000005_queue"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(
            manager,
            "CREATE TABLE job (
                id UUID PRIMARY KEY,
                name TEXT NOT NULL,
                payload TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'failed')),
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                run_at_us BIGINT NOT NULL,
                locked_until_us BIGINT,
                last_error TEXT,
                created_at_us BIGINT NOT NULL,
                CHECK ((state = 'running') = (locked_until_us IS NOT NULL))
            )",
        )
        .await?;
        // Two short indices, each over the few rows a claim may take: those due, and those whose worker died.
        ddl::run(manager, "CREATE INDEX job_due ON job (run_at_us) WHERE state = 'waiting'").await?;
        ddl::run(manager, "CREATE INDEX job_lost ON job (locked_until_us) WHERE state = 'running'").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["job"]).await
    }
}
