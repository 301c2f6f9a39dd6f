//! Addresses on file change with a second agent's approval.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000015_contacts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::admit(manager, ACT, (ACTS, "counter-administrator", "contact")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "DELETE FROM approval WHERE act = 'contact'").await?;
        ddl::expel(manager, ACT, (ACTS, "counter-administrator", "contact")).await
    }
}

const ACT: (&str, &str, &str) = ("approval", "act", "approval_act_check");
const ACTS: &str = "'deadline', 'rate', 'cancel-filing'";
