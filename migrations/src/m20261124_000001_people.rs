//! Employers, accounts, mandates, sessions.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000001_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::make_guard(manager).await?;
        for create in TABLES {
            ddl::table(manager, create).await?;
        }
        ddl::run(manager, "CREATE INDEX mandate_account ON mandate (account_id)").await?;
        ddl::run(manager, "CREATE INDEX mandate_employer ON mandate (employer_id)").await?;
        ddl::run(manager, "CREATE INDEX session_expires ON session (expires_at_us)").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["employer", "account", "mandate", "session"]).await?;
        ddl::drop_guard(manager).await
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE employer (
        id UUID PRIMARY KEY,
        affiliate INTEGER NOT NULL UNIQUE CHECK (affiliate BETWEEN 0 AND 9999999),
        name TEXT NOT NULL,
        name_ar TEXT NOT NULL,
        ice TEXT NOT NULL,
        activity TEXT NOT NULL,
        address TEXT NOT NULL,
        city TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        branch_code TEXT NOT NULL,
        health_exempt BOOLEAN NOT NULL,
        agricultural BOOLEAN NOT NULL,
        declares_from INTEGER NOT NULL CHECK (declares_from BETWEEN 100001 AND 999912)
    )",
    "CREATE TABLE account (
        id UUID PRIMARY KEY,
        email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
        name TEXT NOT NULL,
        lang TEXT NOT NULL CHECK (lang IN ('ar', 'fr', 'en')),
        password_hash TEXT NOT NULL
    )",
    "CREATE TABLE mandate (
        id SERIAL_KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        employer_id UUID NOT NULL REFERENCES employer (id),
        may_read BOOLEAN NOT NULL,
        may_prepare BOOLEAN NOT NULL,
        may_submit BOOLEAN NOT NULL,
        in_force_from TEXT NOT NULL CHECK (length(in_force_from) = 10),
        in_force_until TEXT CHECK (length(in_force_until) = 10)
    )",
    // Only the hash of the token is kept: who reads the table cannot sign in with it.
    "CREATE TABLE session (
        token_hash BYTEA PRIMARY KEY,
        account_id UUID NOT NULL REFERENCES account (id),
        created_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
];
