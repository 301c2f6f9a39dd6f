//! One row for each employer with what a list of many employers shows of it.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000019_summaries"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, SUMMARY).await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        ddl::run(manager, BEGINNING).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["employer_summary"]).await
    }
}

/// `next_*`: the earliest month and kind that is not filed; `last_*`: the latest month that is. A row that is not
/// current says nothing yet. The standing holds to the end of the day `holds_until`; without that day it has to be
/// judged anew.
const SUMMARY: &str = "CREATE TABLE employer_summary (
    employer_id UUID PRIMARY KEY REFERENCES employer (id),
    is_current BOOLEAN NOT NULL,
    next_month INTEGER NOT NULL,
    next_kind SMALLINT NOT NULL,
    next_declaration_id UUID REFERENCES declaration (id),
    next_state TEXT,
    next_blocking BIGINT NOT NULL,
    last_month INTEGER,
    last_declaration_id UUID REFERENCES declaration (id),
    last_filed_at_us BIGINT,
    last_due_on TEXT CHECK (length(last_due_on) = 10),
    balance_centimes BIGINT NOT NULL,
    standing TEXT CHECK (standing IN ('regular', 'regular-under-plan', 'irregular')),
    reasons BIGINT NOT NULL,
    judged_on TEXT CHECK (length(judged_on) = 10),
    holds_until TEXT CHECK (length(holds_until) = 10)
)";

const INDICES: &[&str] = &[
    "CREATE INDEX employer_summary_holds ON employer_summary (holds_until)",
    "CREATE INDEX employer_summary_stale ON employer_summary (employer_id) WHERE NOT is_current",
];

/// The employers of before; each row is filled by the first sweep.
const BEGINNING: &str = "INSERT INTO employer_summary \
     (employer_id, is_current, next_month, next_kind, next_blocking, balance_centimes, reasons) \
     SELECT id, FALSE, declares_from, 0, 0, 0, 0 FROM employer";
