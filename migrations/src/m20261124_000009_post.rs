//! Messages to people, what counts tries, codes, people at the door, and documents attached to requests.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000009_post"
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
        ddl::run(manager, "CREATE INDEX message_created ON message (created_at_us)").await?;
        ddl::run(manager, "CREATE INDEX message_account ON message (account_id, created_at_us)").await?;
        ddl::run(manager, "CREATE INDEX document_owner ON document (owner_kind, owner_id)").await?;
        for index in [
            "CREATE INDEX affiliation_state ON affiliation (state, id)",
            "CREATE INDEX employer_ice ON employer (ice)",
            "CREATE INDEX one_time_code_expires ON one_time_code (expires_at_us)",
            "CREATE INDEX door_request_employer ON door_request (employer_id, state)",
            "CREATE INDEX door_request_account ON door_request (account_id, state)",
            "CREATE INDEX door_request_expires ON door_request (expires_at_us)",
        ] {
            ddl::run(manager, index).await?;
        }
        ddl::run(manager, "CREATE INDEX attempt_window_ends ON attempt_window (ends_at_us)").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "DROP INDEX employer_ice").await?;
        ddl::drop_tables(
            manager,
            &[
                "message",
                "attempt_window",
                "one_time_code",
                "door_request",
                "employer_contact",
                "affiliation",
                "gateway_secret",
                "document",
            ],
        )
        .await
    }
}

const TABLES: &[&str] = &[
    // A message may hold a code: once it is on its way, its text is gone from here.
    "CREATE TABLE message (
        id UUID PRIMARY KEY,
        channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
        address TEXT NOT NULL,
        lang TEXT NOT NULL CHECK (lang IN ('ar', 'fr', 'en')),
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        account_id UUID REFERENCES account (id),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
        created_at_us BIGINT NOT NULL,
        sent_at_us BIGINT,
        CHECK ((state = 'sent') = (sent_at_us IS NOT NULL)),
        CHECK (state <> 'sent' OR body = '')
    )",
    // What is counted is named by a hash: the table is no list of who tried to sign in from where.
    "CREATE TABLE attempt_window (
        scope TEXT NOT NULL,
        subject BYTEA NOT NULL,
        tries INTEGER NOT NULL CHECK (tries >= 0),
        ends_at_us BIGINT NOT NULL,
        PRIMARY KEY (scope, subject)
    )",
    "CREATE TABLE one_time_code (
        purpose TEXT NOT NULL,
        subject UUID NOT NULL,
        code_hash TEXT NOT NULL,
        tries INTEGER NOT NULL CHECK (tries >= 0),
        created_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL,
        used_at_us BIGINT,
        PRIMARY KEY (purpose, subject)
    )",
    // A request without anything behind it (`is_live` is false) looks like the others.
    "CREATE TABLE door_request (
        id UUID PRIMARY KEY,
        token_hash BYTEA NOT NULL UNIQUE,
        errand TEXT NOT NULL CHECK (errand IN ('sign-up', 'reset')),
        lang TEXT NOT NULL CHECK (lang IN ('ar', 'fr', 'en')),
        is_live BOOLEAN NOT NULL,
        affiliate INTEGER CHECK (affiliate BETWEEN 0 AND 9999999),
        employer_id UUID REFERENCES employer (id),
        login TEXT NOT NULL,
        name TEXT NOT NULL,
        password_hash TEXT,
        account_id UUID REFERENCES account (id),
        route TEXT CHECK (route IN ('on-file', 'colleague', 'counter')),
        state TEXT NOT NULL CHECK (state IN ('open', 'asked', 'approved', 'refused', 'done')),
        role TEXT CHECK (role IN ('administrator', 'declarant', 'reader')),
        decided_by UUID REFERENCES account (id),
        created_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
    "CREATE TABLE employer_contact (
        employer_id UUID NOT NULL REFERENCES employer (id),
        address TEXT NOT NULL,
        since_us BIGINT NOT NULL,
        PRIMARY KEY (employer_id, address)
    )",
    // What was typed is one JSON text: read and written whole, never searched.
    "CREATE TABLE affiliation (
        id UUID PRIMARY KEY,
        token_hash BYTEA NOT NULL UNIQUE,
        number TEXT NOT NULL UNIQUE,
        lang TEXT NOT NULL CHECK (lang IN ('ar', 'fr', 'en')),
        state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'needs_information', 'accepted', 'refused')),
        typed TEXT NOT NULL,
        remark TEXT NOT NULL,
        employer_id UUID REFERENCES employer (id),
        decided_by UUID REFERENCES account (id),
        version INTEGER NOT NULL,
        created_at_us BIGINT NOT NULL,
        updated_at_us BIGINT NOT NULL
    )",
    "CREATE TABLE gateway_secret (
        name TEXT PRIMARY KEY,
        value BYTEA NOT NULL
    )",
    "CREATE TABLE document (
        id UUID PRIMARY KEY,
        owner_kind TEXT NOT NULL CHECK (owner_kind IN ('affiliation', 'registration')),
        owner_id UUID NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png')),
        hash BYTEA NOT NULL REFERENCES blob (hash),
        size_bytes BIGINT NOT NULL CHECK (size_bytes > 0),
        added_at_us BIGINT NOT NULL
    )",
];
