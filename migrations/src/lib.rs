//! The schema, one step per file, for both engines.
//!
//! A step is written once, in PostgreSQL's words, and translated for SQLite by [`ddl`]. Steps never import the
//! entities of `storage`: they have to mean the same in ten years. An applied step is never edited; a change is a
//! new step, first the wider schema, later the removal of what nobody reads any more.
//!
//! Conventions: money is `BIGINT` centimes, a month the integer `AAAAMM`, a day ISO text, an instant `BIGINT`
//! microseconds since 1970 in UTC (texts with a varying number of decimals do not sort, and SQLite has no type
//! for them), an enum short text with a `CHECK`.

mod ddl;
mod m20261124_000001_people;
mod m20261124_000002_files;
mod m20261124_000003_declarations;
mod m20261124_000004_checks;
mod m20261124_000005_queue;
mod m20261124_000006_comparison;
mod m20261124_000007_headings;
mod m20261124_000008_access;
mod m20261124_000009_post;
mod m20261124_000010_security;
mod m20261124_000011_register;
mod m20261124_000012_registrations;
mod m20261124_000013_office;
mod m20261124_000014_members;
mod m20261124_000015_contacts;
mod m20261124_000015_ledger;
mod m20261124_000016_payments;
mod m20261124_000017_deliveries;
mod m20261124_000018_attestations;
mod m20261124_000019_summaries;
mod m20261124_000020_consents;
mod m20261124_000021_person_contacts;
mod m20261124_000021_remissions;

use sea_orm_migration::prelude::*;

/// Applies the steps in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_people::Step),
            Box::new(m20261124_000002_files::Step),
            Box::new(m20261124_000003_declarations::Step),
            Box::new(m20261124_000004_checks::Step),
            Box::new(m20261124_000005_queue::Step),
            Box::new(m20261124_000006_comparison::Step),
            Box::new(m20261124_000007_headings::Step),
            Box::new(m20261124_000008_access::Step),
            Box::new(m20261124_000009_post::Step),
            Box::new(m20261124_000010_security::Step),
            Box::new(m20261124_000011_register::Step),
            Box::new(m20261124_000012_registrations::Step),
            Box::new(m20261124_000013_office::Step),
            Box::new(m20261124_000014_members::Step),
            Box::new(m20261124_000015_contacts::Step),
            Box::new(m20261124_000015_ledger::Step),
            Box::new(m20261124_000016_payments::Step),
            Box::new(m20261124_000017_deliveries::Step),
            Box::new(m20261124_000018_attestations::Step),
            Box::new(m20261124_000019_summaries::Step),
            Box::new(m20261124_000020_consents::Step),
            Box::new(m20261124_000021_person_contacts::Step),
            Box::new(m20261124_000021_remissions::Step),
        ]
    }
}
