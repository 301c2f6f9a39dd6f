//! The headings of the columns that were used, so that a message names a cell as its person does.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000007_headings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // JSON, text by column from 1: read and written whole with the declaration, never searched.
        ddl::run(manager, "ALTER TABLE declaration ADD COLUMN file_headings TEXT").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "ALTER TABLE declaration DROP COLUMN file_headings").await
    }
}
