//! Sessions that are listed, rotated and ended one by one; second factors; trusted devices.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000010_security"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A session of before names neither its device nor its limits: everybody signs in once more.
        ddl::drop_tables(manager, &["session"]).await?;
        for create in TABLES {
            ddl::table(manager, create).await?;
        }
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "session",
            "session_token",
            "totp",
            "passkey",
            "recovery_code",
            "trusted_device",
            "seen_device",
            "ceremony",
        ];
        ddl::drop_tables(manager, &tables).await?;
        ddl::table(manager, BEFORE).await?;
        ddl::run(manager, "CREATE INDEX session_expires ON session (expires_at_us)").await
    }
}

const TABLES: &[&str] = &[
    // `idle_seconds`: void when not seen for so long. `device`: two words made from the browser's name of itself.
    "CREATE TABLE session (
        id UUID PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        device TEXT NOT NULL,
        has_second BOOLEAN NOT NULL,
        idle_seconds BIGINT NOT NULL CHECK (idle_seconds > 0),
        is_stale BOOLEAN NOT NULL,
        created_at_us BIGINT NOT NULL,
        last_seen_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
    // Only the hash of a token is kept: who reads the table cannot sign in with it. A token that was replaced is
    // good for requests under way, until `until_us`.
    "CREATE TABLE session_token (
        token_hash BYTEA PRIMARY KEY,
        session_id UUID NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        until_us BIGINT
    )",
    // `last_step`: the last period of 30 seconds whose code was taken; each is taken once.
    "CREATE TABLE totp (
        account_id UUID PRIMARY KEY REFERENCES account (id),
        secret BYTEA NOT NULL,
        last_step BIGINT NOT NULL,
        added_at_us BIGINT NOT NULL
    )",
    "CREATE TABLE passkey (
        id UUID PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        credential_id BYTEA NOT NULL UNIQUE,
        credential TEXT NOT NULL,
        name TEXT NOT NULL,
        added_at_us BIGINT NOT NULL,
        used_at_us BIGINT
    )",
    "CREATE TABLE recovery_code (
        account_id UUID NOT NULL REFERENCES account (id),
        code_hash BYTEA NOT NULL,
        used_at_us BIGINT,
        PRIMARY KEY (account_id, code_hash)
    )",
    "CREATE TABLE trusted_device (
        id UUID PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        token_hash BYTEA NOT NULL UNIQUE,
        device TEXT NOT NULL,
        trusted_at_us BIGINT NOT NULL,
        used_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
    // Kinds of device that somebody has signed in on: the first time on a new one is told to the holder.
    "CREATE TABLE seen_device (
        account_id UUID NOT NULL REFERENCES account (id),
        device TEXT NOT NULL,
        PRIMARY KEY (account_id, device)
    )",
    // Something begun in one request and ended in another, once: a second step, a new factor.
    "CREATE TABLE ceremony (
        token_hash BYTEA PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('second', 'challenge', 'passkey', 'totp')),
        account_id UUID REFERENCES account (id),
        state TEXT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
];

const INDICES: &[&str] = &[
    "CREATE INDEX session_account ON session (account_id)",
    "CREATE INDEX session_expires ON session (expires_at_us)",
    "CREATE INDEX session_token_session ON session_token (session_id)",
    "CREATE INDEX passkey_account ON passkey (account_id)",
    "CREATE INDEX trusted_device_account ON trusted_device (account_id)",
    "CREATE INDEX ceremony_expires ON ceremony (expires_at_us)",
    "CREATE INDEX ceremony_account ON ceremony (account_id)",
];

/// The table as the first step made it.
const BEFORE: &str = "CREATE TABLE session (
        token_hash BYTEA PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        created_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )";
