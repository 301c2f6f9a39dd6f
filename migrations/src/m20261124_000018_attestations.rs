//! Attestations: what they say and its hash, who looked them up, and orders of many.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000018_attestations"
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
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        ddl::append_only(manager, "attestation_look").await?;
        ddl::forbid(manager, "attestation", "UPDATE", FROZEN).await?;
        ddl::forbid(manager, "attestation", "DELETE", "OLD.id IS NOT NULL").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["attestation_serial", "attestation", "attestation_look", "attestation_order", "attestation_order_row"];
        ddl::drop_tables(manager, &tables).await
    }
}

/// What a paper in somebody's hands says never changes, and what was taken back stays so.
const FROZEN: &str = "OLD.content <> NEW.content OR OLD.hash <> NEW.hash OR OLD.code <> NEW.code \
                      OR OLD.kind <> NEW.kind OR OLD.year <> NEW.year OR OLD.serial <> NEW.serial \
                      OR OLD.issued_at_us <> NEW.issued_at_us OR OLD.valid_until <> NEW.valid_until \
                      OR (OLD.revoked_at_us IS NOT NULL AND NEW.revoked_at_us IS NULL)";

const TABLES: &[&str] = &[
    "CREATE TABLE attestation_serial (
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        last_given INTEGER NOT NULL,
        PRIMARY KEY (kind, year)
    )",
    "CREATE TABLE attestation (
        id UUID PRIMARY KEY,
        kind TEXT NOT NULL CHECK (
            kind IN ('standing', 'affiliation', 'wages', 'payroll', 'own-wages', 'registration')
        ),
        year INTEGER NOT NULL,
        serial INTEGER NOT NULL,
        employer_id UUID REFERENCES employer (id),
        person_id UUID REFERENCES insured_person (id),
        from_month INTEGER,
        to_month INTEGER,
        code TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        hash BYTEA NOT NULL,
        basis BYTEA NOT NULL,
        issued_at_us BIGINT NOT NULL,
        issued_by UUID REFERENCES account (id),
        valid_until TEXT NOT NULL CHECK (length(valid_until) = 10),
        revoked_at_us BIGINT,
        revoked_by TEXT CHECK (revoked_by IN ('holder', 'agent')),
        replaced_at_us BIGINT,
        UNIQUE (kind, year, serial),
        CHECK (employer_id IS NOT NULL OR person_id IS NOT NULL),
        CHECK ((revoked_at_us IS NULL) = (revoked_by IS NULL))
    )",
    // Who looked is not kept: nobody signs in to check a paper.
    "CREATE TABLE attestation_look (
        id SERIAL_KEY,
        attestation_id UUID NOT NULL REFERENCES attestation (id),
        at_us BIGINT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('code', 'file'))
    )",
    "CREATE TABLE attestation_order (
        id UUID PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        kind TEXT NOT NULL,
        ordered_at_us BIGINT NOT NULL,
        finished_at_us BIGINT
    )",
    "CREATE TABLE attestation_order_row (
        order_id UUID NOT NULL REFERENCES attestation_order (id),
        employer_id UUID NOT NULL REFERENCES employer (id),
        attestation_id UUID REFERENCES attestation (id),
        is_refused BOOLEAN NOT NULL,
        PRIMARY KEY (order_id, employer_id)
    )",
];

const INDICES: &[&str] = &[
    "CREATE INDEX attestation_employer ON attestation (employer_id, id)",
    "CREATE INDEX attestation_person ON attestation (person_id, id)",
    "CREATE INDEX attestation_look_of ON attestation_look (attestation_id, id)",
    "CREATE INDEX attestation_order_account ON attestation_order (account_id, id)",
];
