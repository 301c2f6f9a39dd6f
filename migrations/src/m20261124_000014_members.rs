//! Invitations to companies, requests for mandates that reached nobody, and indices to read the audit by.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000014_members"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for create in TABLES {
            ddl::table(manager, create).await?;
        }
        for (_, index) in INDICES {
            ddl::run(manager, index).await?;
        }
        ddl::add_column(manager, "mandate", "answered_at_us BIGINT").await?;
        ddl::run(manager, ANSWERED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDICES.iter().filter(|(name, _)| name.starts_with("audit_")) {
            ddl::run(manager, &format!("DROP INDEX {name}")).await?;
        }
        ddl::run(manager, "ALTER TABLE mandate DROP COLUMN answered_at_us").await?;
        ddl::drop_tables(manager, &["invitation", "mandate_wish"]).await
    }
}

/// When was not kept so far.
const ANSWERED: &str = "UPDATE mandate SET answered_at_us = asked_at_us WHERE state IN ('accepted', 'declined')";

const TABLES: &[&str] = &[
    // Only the hash of the link's secret is kept.
    "CREATE TABLE invitation (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        address TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('administrator', 'declarant', 'reader')),
        token_hash BYTEA NOT NULL UNIQUE,
        invited_by UUID NOT NULL REFERENCES account (id),
        sent_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'withdrawn')),
        ended_at_us BIGINT
    )",
    // A mandate asked of numbers that belong to nobody: shown to who asked like any other that waits, so that the
    // page does not tell which numbers exist.
    "CREATE TABLE mandate_wish (
        id UUID PRIMARY KEY,
        company_id UUID NOT NULL REFERENCES employer (id),
        asked_by TEXT NOT NULL CHECK (asked_by IN ('principal', 'firm')),
        affiliate INTEGER NOT NULL,
        powers TEXT NOT NULL,
        in_force_from TEXT NOT NULL CHECK (length(in_force_from) = 10),
        in_force_until TEXT CHECK (length(in_force_until) = 10),
        asked_at_us BIGINT NOT NULL,
        ended_at_us BIGINT
    )",
];

const INDICES: &[(&str, &str)] = &[
    ("invitation_one", "CREATE UNIQUE INDEX invitation_one ON invitation (employer_id, address) WHERE state = 'open'"),
    (
        "mandate_wish_one",
        "CREATE UNIQUE INDEX mandate_wish_one ON mandate_wish (company_id, asked_by, affiliate) WHERE ended_at_us IS NULL",
    ),
    ("audit_event_who", "CREATE INDEX audit_event_who ON audit_event (who_id, id)"),
    ("audit_event_mandate", "CREATE INDEX audit_event_mandate ON audit_event (mandate_id, id)"),
];
