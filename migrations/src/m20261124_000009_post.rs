//! Messages to people, what counts tries, and documents attached to requests.

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
        ddl::run(manager, "CREATE INDEX attempt_window_ends ON attempt_window (ends_at_us)").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["message", "attempt_window", "document"]).await
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
