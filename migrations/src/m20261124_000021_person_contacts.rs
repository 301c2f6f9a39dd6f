//! Who gave the address that the codes of an insured person go to, and what a session opened by such a code may show.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000021_person_contacts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::add_column(manager, "insured_person", "contact_by UUID REFERENCES employer (id)").await?;
        ddl::add_column(manager, "insured_session", "only_employer UUID REFERENCES employer (id)").await?;
        ddl::run(manager, TYPED).await?;
        // Of those that are open it is not known what opened them; they last half an hour.
        ddl::run(manager, "DELETE FROM insured_session").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, "ALTER TABLE insured_session DROP COLUMN only_employer").await?;
        ddl::run(manager, "ALTER TABLE insured_person DROP COLUMN contact_by").await
    }
}

/// Whoever got their number by a request has the address that the employer typed into it.
const TYPED: &str = "UPDATE insured_person SET contact_by = \
    (SELECT r.employer_id FROM registration r JOIN registration_event e ON e.registration_id = r.id \
        WHERE r.insured = insured_person.insured AND e.event = 'accepted' ORDER BY r.sent_at_us, r.id LIMIT 1) \
    WHERE phone <> '' OR email <> ''";
