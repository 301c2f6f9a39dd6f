//! What a check of a file yields: lines and findings, under a run that becomes visible at once.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000004_checks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, CHECK_RUN).await?;
        ddl::clustered(manager, LINE).await?;
        ddl::clustered(manager, FINDING).await?;
        ddl::table(manager, PROGRESS).await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["check_run", "declaration_line", "finding", "progress"]).await
    }
}

/// A run is written in slices; `declaration.run_id` names the run that counts, so that a large check never holds
/// the writer for long and is seen whole or not at all. Runs that are not `current` are leftovers, swept later.
const CHECK_RUN: &str = "CREATE TABLE check_run (
    id SERIAL_KEY,
    declaration_id UUID NOT NULL REFERENCES declaration (id),
    state TEXT NOT NULL CHECK (state IN ('writing', 'current', 'left')),
    lines BIGINT NOT NULL,
    created_at_us BIGINT NOT NULL
)";

/// Wide on purpose: one row per employee. A row per employee and branch costs three times as much; the shares of
/// a branch are computed again when somebody asks. No foreign key to the run: it would be looked up for each of
/// 100,000 rows, and runs are deleted lines first.
const LINE: &str = "CREATE TABLE declaration_line (
    run_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    part SMALLINT NOT NULL,
    insured INTEGER,
    surname TEXT NOT NULL,
    given_name TEXT NOT NULL,
    cin TEXT NOT NULL,
    days SMALLINT,
    gross_centimes BIGINT,
    capped_centimes BIGINT,
    situation TEXT,
    valid BOOLEAN NOT NULL,
    children SMALLINT NOT NULL DEFAULT 0,
    allowance_to_pay_centimes BIGINT NOT NULL DEFAULT 0,
    allowance_to_deduct_centimes BIGINT NOT NULL DEFAULT 0,
    allowance_net_centimes BIGINT NOT NULL DEFAULT 0,
    allowance_to_return_centimes BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, row_number)
)";

/// `field` without `column_from` is possible (a field that the file lacks), as is a column without a field.
/// A column of a table is `column_from` alone; `column_to` is the last character of an e-BDS slice.
const FINDING: &str = "CREATE TABLE finding (
    run_id BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('blocking', 'warning', 'notice')),
    row_number BIGINT,
    column_from INTEGER,
    column_to INTEGER,
    field TEXT,
    value TEXT,
    args TEXT NOT NULL,
    PRIMARY KEY (run_id, ordinal)
)";

const PROGRESS: &str = "CREATE TABLE progress (
    declaration_id UUID PRIMARY KEY REFERENCES declaration (id),
    rows_done BIGINT NOT NULL,
    rows_expected BIGINT
)";

const INDICES: &[&str] = &[
    "CREATE INDEX check_run_declaration ON check_run (declaration_id)",
    "CREATE INDEX declaration_line_insured ON declaration_line (run_id, insured)",
    "CREATE INDEX check_run_left ON check_run (created_at_us) WHERE state <> 'current'",
    // Few rows are blocked: finding them must not walk through all the others.
    "CREATE INDEX declaration_line_blocked ON declaration_line (run_id, row_number) WHERE NOT valid",
    "CREATE INDEX finding_row ON finding (run_id, row_number)",
];
