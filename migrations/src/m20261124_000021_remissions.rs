//! Agents waive what being late cost an employer.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000021_remissions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::admit(manager, ACT, (ACTS, "rule-switch", "remission")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::expel(manager, ACT, (ACTS, "rule-switch", "remission")).await
    }
}

const ACT: (&str, &str, &str) = ("approval", "act", "approval_act_check");
const ACTS: &str = "'deadline', 'rate', 'cancel-filing', 'counter-administrator', 'contact'";
