//! Comparing two declarations of 100,000 people answers at once.
//!
//! The index now holds all that a comparison asks of a line, so that it never goes to the line itself. SQLite knows
//! nothing of the tables' shape before somebody counts, and without that takes a run for ten lines and walks
//! through it once per person: the figures of a large store are written down for it here. PostgreSQL counts by
//! itself.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000006_comparison"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "DROP INDEX declaration_line_insured").await?;
        let index =
            "CREATE INDEX declaration_line_insured ON declaration_line (run_id, insured, valid, gross_centimes)";
        ddl::run(manager, index).await?;
        ddl::describe(manager, FIGURES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::forget_description(manager).await?;
        ddl::run(manager, "DROP INDEX declaration_line_insured").await?;
        ddl::run(manager, "CREATE INDEX declaration_line_insured ON declaration_line (run_id, insured)").await
    }
}

/// Table, index, and rows: of the table, then per value of the first column, of the first two, and so on. A median
/// employer has 13 people; what has to be fast is the run of thousands.
const FIGURES: &[(&str, &str, &str)] = &[
    ("declaration_line", "declaration_line", "10000000 2000 1"),
    ("declaration_line", "declaration_line_insured", "10000000 2000 2 2 2"),
    ("declaration_line", "declaration_line_blocked", "100000 20 1"),
    ("finding", "finding", "1000000 200 1"),
    ("finding", "finding_row", "1000000 200 2"),
];
