//! Links by which a company shows its standing, and who looked when.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000020_consents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, CONSENT).await?;
        ddl::table(manager, LOOK).await?;
        ddl::append_only(manager, "consent_look").await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, &["consent", "consent_look"]).await
    }
}

/// The secret of a link is made of its id and a secret of the gateway; it is kept nowhere.
const CONSENT: &str = "CREATE TABLE consent (
    id UUID PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    given_to TEXT NOT NULL,
    with_reasons BOOLEAN NOT NULL,
    given_by UUID NOT NULL REFERENCES account (id),
    given_at_us BIGINT NOT NULL,
    expires_at_us BIGINT NOT NULL CHECK (expires_at_us > given_at_us),
    revoked_at_us BIGINT
)";

const LOOK: &str = "CREATE TABLE consent_look (
    id SERIAL_KEY,
    consent_id UUID NOT NULL REFERENCES consent (id),
    at_us BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('regular', 'regular-under-plan', 'irregular'))
)";

const INDICES: &[&str] = &[
    "CREATE INDEX consent_employer ON consent (employer_id, id)",
    "CREATE INDEX consent_look_of ON consent_look (consent_id, id)",
];
