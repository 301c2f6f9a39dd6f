//! Insured persons, their employments, their sessions, and what they report.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000011_register"
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
        ddl::append_only(manager, "report").await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        ddl::run(manager, "INSERT INTO insured_serial (id, last_given) VALUES (1, 4999999)").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["insured_serial", "insured_person", "employment", "insured_session", "report"];
        ddl::drop_tables(manager, &tables).await
    }
}

const TABLES: &[&str] = &[
    // The last serial number given to a person. One row: who issues a number holds it until the commit, so that no
    // number is given twice and none is lost.
    "CREATE TABLE insured_serial (
        id SMALLINT PRIMARY KEY CHECK (id = 1),
        last_given INTEGER NOT NULL CHECK (last_given BETWEEN 0 AND 9999999)
    )",
    // `list_name`, `name_key` and `search_key` follow from the names: how lists are sorted, how namesakes and
    // searched names are found.
    "CREATE TABLE insured_person (
        id UUID PRIMARY KEY,
        insured INTEGER NOT NULL UNIQUE CHECK (insured BETWEEN 1 AND 999999998),
        surname TEXT NOT NULL,
        given_name TEXT NOT NULL,
        surname_ar TEXT NOT NULL DEFAULT '',
        given_name_ar TEXT NOT NULL DEFAULT '',
        list_name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        search_key TEXT NOT NULL,
        born_on TEXT CHECK (length(born_on) = 10),
        sex TEXT CHECK (sex IN ('female', 'male')),
        nationality TEXT NOT NULL DEFAULT '',
        document_kind TEXT CHECK (document_kind IN ('cin', 'passport', 'residence_card')),
        document_number TEXT,
        phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        rib TEXT NOT NULL DEFAULT '',
        is_registered BOOLEAN NOT NULL,
        since TEXT NOT NULL CHECK (length(since) = 10),
        version BIGINT NOT NULL,
        CHECK ((document_kind IS NULL) = (document_number IS NULL))
    )",
    // `is_current` marks the latest stay with an employer. `list_name` is the person's, for sorted pages of a
    // register of thousands.
    "CREATE TABLE employment (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        person_id UUID NOT NULL REFERENCES insured_person (id),
        list_name TEXT NOT NULL,
        hired_on TEXT NOT NULL CHECK (length(hired_on) = 10),
        left_on TEXT CHECK (length(left_on) = 10),
        leave_reason TEXT CHECK (leave_reason IN
            ('unsaid', 'contract_ended', 'resigned', 'dismissed', 'retired', 'deceased')),
        leave_declared BOOLEAN NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('declared', 'registered', 'hired')),
        last_declared INTEGER CHECK (last_declared BETWEEN 100001 AND 999912),
        is_current BOOLEAN NOT NULL,
        version BIGINT NOT NULL,
        CHECK ((left_on IS NULL) = (leave_reason IS NULL)),
        CHECK (left_on IS NULL OR left_on >= hired_on)
    )",
    // Never one of the accounts' sessions: what a person sees of themselves is no right over an employer.
    "CREATE TABLE insured_session (
        token_hash BYTEA PRIMARY KEY,
        person_id UUID NOT NULL REFERENCES insured_person (id),
        created_at_us BIGINT NOT NULL,
        expires_at_us BIGINT NOT NULL
    )",
    // What an insured person says is wrong with a month.
    "CREATE TABLE report (
        id UUID PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        person_id UUID NOT NULL REFERENCES insured_person (id),
        employer_id UUID NOT NULL REFERENCES employer (id),
        month INTEGER NOT NULL CHECK (month BETWEEN 100001 AND 999912),
        said TEXT NOT NULL,
        at_us BIGINT NOT NULL
    )",
];

const INDICES: &[&str] = &[
    "CREATE INDEX insured_person_document ON insured_person (document_number)",
    "CREATE INDEX insured_person_names ON insured_person (name_key, born_on)",
    "CREATE UNIQUE INDEX employment_current ON employment (employer_id, person_id) WHERE is_current",
    "CREATE INDEX employment_list ON employment (employer_id, list_name, id) WHERE is_current",
    "CREATE INDEX employment_person ON employment (person_id, hired_on)",
    "CREATE INDEX insured_session_expires ON insured_session (expires_at_us)",
    "CREATE INDEX report_person ON report (person_id, at_us)",
    "CREATE INDEX report_at ON report (at_us, id)",
];
