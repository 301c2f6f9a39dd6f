//! Many files dropped at once, each on its way to the company that it is about.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000017_deliveries"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, DELIVERY).await?;
        ddl::clustered(manager, FILE).await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["delivery", "delivery_file"]).await
    }
}

const DELIVERY: &str = "CREATE TABLE delivery (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    month INTEGER NOT NULL,
    files BIGINT NOT NULL CHECK (files > 0),
    created_at_us BIGINT NOT NULL
)";

/// `reason` is the key of a message and `details` its values.
const FILE: &str = "CREATE TABLE delivery_file (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    row_number BIGINT NOT NULL CHECK (row_number >= 1),
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    hash BYTEA REFERENCES blob (hash),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'taken', 'refused')),
    reason TEXT,
    details TEXT,
    affiliate INTEGER,
    month INTEGER,
    employer_id UUID REFERENCES employer (id),
    declaration_id UUID REFERENCES declaration (id),
    filing TEXT CHECK (filing IN ('wanted', 'done', 'held')),
    filing_seen BIGINT,
    filing_reason TEXT,
    filing_details TEXT,
    PRIMARY KEY (delivery_id, row_number),
    CHECK ((state = 'taken') = (declaration_id IS NOT NULL)),
    CHECK (filing IS NULL OR (declaration_id IS NOT NULL AND filing_seen IS NOT NULL))
)";

const INDICES: &[&str] = &[
    "CREATE INDEX delivery_account ON delivery (account_id, id)",
    "CREATE INDEX delivery_file_declaration ON delivery_file (declaration_id)",
];
