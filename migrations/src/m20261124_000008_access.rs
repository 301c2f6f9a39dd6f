//! Roles in a company, mandates between companies and firms, posts at the fund, and the audit of who did what.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000008_access"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // An e-mail address or a phone number: what the person signs in with.
        ddl::run(manager, "ALTER TABLE account RENAME COLUMN email TO login").await?;
        ddl::table(manager, MEMBERSHIP).await?;
        ddl::run(manager, FROM_MANDATES).await?;
        ddl::drop_tables(manager, &["mandate"]).await?;
        for create in TABLES {
            ddl::table(manager, create).await?;
        }
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        for table in ["audit_event", "audit_seal"] {
            ddl::append_only(manager, table).await?;
        }
        ddl::add_column(manager, "event", "mandate_id UUID").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "ALTER TABLE event DROP COLUMN mandate_id").await?;
        ddl::drop_tables(manager, &["mandate", "agent_post", "audit_event", "audit_seal"]).await?;
        ddl::table(manager, OLD_MANDATE).await?;
        ddl::run(manager, "CREATE INDEX mandate_account ON mandate (account_id)").await?;
        ddl::run(manager, "CREATE INDEX mandate_employer ON mandate (employer_id)").await?;
        ddl::run(manager, TO_MANDATES).await?;
        ddl::drop_tables(manager, &["membership"]).await?;
        ddl::run(manager, "ALTER TABLE account RENAME COLUMN login TO email").await
    }
}

const MEMBERSHIP: &str = "CREATE TABLE membership (
        id SERIAL_KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        employer_id UUID NOT NULL REFERENCES employer (id),
        role TEXT NOT NULL CHECK (role IN ('administrator', 'declarant', 'reader')),
        since_us BIGINT NOT NULL,
        ended_at_us BIGINT
    )";

/// Rights given to accounts become roles; of several for one company the widest, which is the first by name.
const FROM_MANDATES: &str = "INSERT INTO membership (account_id, employer_id, role, since_us) \
    SELECT account_id, employer_id, \
    MIN(CASE WHEN may_submit THEN 'administrator' WHEN may_prepare THEN 'declarant' ELSE 'reader' END), 0 \
    FROM mandate WHERE in_force_until IS NULL GROUP BY account_id, employer_id";

const TO_MANDATES: &str = "INSERT INTO mandate \
    (account_id, employer_id, may_read, may_prepare, may_submit, in_force_from) \
    SELECT account_id, employer_id, role <> '', role <> 'reader', role <> 'reader', '2000-01-01' \
    FROM membership WHERE ended_at_us IS NULL";

const OLD_MANDATE: &str = "CREATE TABLE mandate (
        id SERIAL_KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        employer_id UUID NOT NULL REFERENCES employer (id),
        may_read BOOLEAN NOT NULL,
        may_prepare BOOLEAN NOT NULL,
        may_submit BOOLEAN NOT NULL,
        in_force_from TEXT NOT NULL CHECK (length(in_force_from) = 10),
        in_force_until TEXT CHECK (length(in_force_until) = 10)
    )";

const TABLES: &[&str] = &[
    // Powers as words: `read prepare submit`.
    "CREATE TABLE mandate (
        id UUID PRIMARY KEY,
        principal_id UUID NOT NULL REFERENCES employer (id),
        firm_id UUID NOT NULL REFERENCES employer (id),
        powers TEXT NOT NULL,
        in_force_from TEXT NOT NULL CHECK (length(in_force_from) = 10),
        in_force_until TEXT CHECK (length(in_force_until) = 10),
        state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'revoked')),
        asked_by TEXT NOT NULL CHECK (asked_by IN ('principal', 'firm')),
        asked_at_us BIGINT NOT NULL,
        version INTEGER NOT NULL,
        CHECK (principal_id <> firm_id)
    )",
    "CREATE TABLE agent_post (
        id SERIAL_KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        post TEXT NOT NULL CHECK (post IN ('counter', 'registrations', 'accounts', 'supervisor')),
        since_us BIGINT NOT NULL,
        ended_at_us BIGINT
    )",
    // Ids and codes only: what a person may not be named by has no column here.
    "CREATE TABLE audit_event (
        id SERIAL_KEY,
        at_us BIGINT NOT NULL,
        who_kind TEXT NOT NULL CHECK (who_kind IN ('account', 'person', 'visitor', 'gateway')),
        who_id UUID,
        under_kind TEXT CHECK (under_kind IN ('role', 'mandate', 'post')),
        under_code TEXT,
        mandate_id UUID,
        firm_id UUID,
        employer_id UUID,
        person_id UUID,
        act TEXT NOT NULL,
        subject TEXT,
        details TEXT NOT NULL
    )",
    // The chain over the events, in the order of sealing: events of transactions that ran side by side have no
    // order before that, and a chain inside each transaction would make them wait for each other.
    "CREATE TABLE audit_seal (
        place BIGINT PRIMARY KEY,
        event_id BIGINT NOT NULL UNIQUE,
        hash BYTEA NOT NULL
    )",
];

const INDICES: &[&str] = &[
    "CREATE UNIQUE INDEX membership_one ON membership (account_id, employer_id) WHERE ended_at_us IS NULL",
    "CREATE INDEX membership_employer ON membership (employer_id)",
    "CREATE UNIQUE INDEX mandate_one ON mandate (principal_id, firm_id) WHERE state IN ('asked', 'accepted')",
    "CREATE INDEX mandate_firm ON mandate (firm_id)",
    "CREATE UNIQUE INDEX agent_post_one ON agent_post (account_id, post) WHERE ended_at_us IS NULL",
    "CREATE INDEX audit_event_employer ON audit_event (employer_id, id)",
    "CREATE INDEX audit_event_person ON audit_event (person_id, id)",
    "CREATE INDEX audit_event_subject ON audit_event (subject, id)",
];
