//! Requests to register employees, one by one and by file.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000012_registrations"
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
        ddl::clustered(manager, ROW).await?;
        ddl::append_only(manager, "registration_event").await?;
        ddl::forbid(manager, "registration", "UPDATE", "OLD.state IN ('accepted', 'refused', 'withdrawn')").await?;
        ddl::forbid(manager, "registration", "DELETE", "OLD.number_serial IS NOT NULL").await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "registration_batch",
            "registration",
            "registration_paper",
            "registration_event",
            "registration_serial",
            "registration_row",
        ];
        ddl::drop_tables(manager, &tables).await
    }
}

/// `typed` is JSON, text by item: read and written whole. What requests are searched by has columns of its own.
const TABLES: &[&str] = &[
    "CREATE TABLE registration_batch (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        state TEXT NOT NULL CHECK (state IN ('refused', 'checked', 'sending', 'sent')),
        version BIGINT NOT NULL,
        file_name TEXT NOT NULL,
        file_hash BYTEA NOT NULL REFERENCES blob (hash),
        columns TEXT NOT NULL,
        created_by UUID NOT NULL REFERENCES account (id),
        created_at_us BIGINT NOT NULL
    )",
    "CREATE TABLE registration (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        state TEXT NOT NULL CHECK (state IN
            ('draft', 'submitted', 'needs_information', 'accepted', 'refused', 'withdrawn')),
        version BIGINT NOT NULL,
        typed TEXT NOT NULL,
        number_year INTEGER,
        number_serial INTEGER,
        insured INTEGER CHECK (insured BETWEEN 1 AND 999999998),
        words TEXT NOT NULL,
        name_key TEXT NOT NULL,
        born_on TEXT CHECK (length(born_on) = 10),
        batch_id UUID REFERENCES registration_batch (id),
        created_by UUID NOT NULL REFERENCES account (id),
        created_at_us BIGINT NOT NULL,
        sent_by UUID REFERENCES account (id),
        sent_at_us BIGINT,
        decided_at_us BIGINT,
        UNIQUE (number_year, number_serial),
        CHECK ((number_serial IS NULL) = (number_year IS NULL) AND (number_serial IS NULL) = (sent_at_us IS NULL)),
        CHECK ((state = 'accepted') = (insured IS NOT NULL))
    )",
    "CREATE TABLE registration_paper (
        registration_id UUID NOT NULL REFERENCES registration (id),
        paper TEXT NOT NULL,
        PRIMARY KEY (registration_id, paper)
    )",
    "CREATE TABLE registration_event (
        id SERIAL_KEY,
        registration_id UUID NOT NULL REFERENCES registration (id),
        at_us BIGINT NOT NULL,
        actor_id UUID REFERENCES account (id),
        side TEXT NOT NULL CHECK (side IN ('employer', 'office', 'gateway')),
        event TEXT NOT NULL CHECK (event IN
            ('saved', 'documents_changed', 'submitted', 'asked', 'answered', 'accepted', 'linked', 'refused',
             'withdrawn')),
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        words TEXT NOT NULL
    )",
    "CREATE TABLE registration_serial (
        year INTEGER PRIMARY KEY,
        last INTEGER NOT NULL
    )",
];

const ROW: &str = "CREATE TABLE registration_row (
    batch_id UUID NOT NULL REFERENCES registration_batch (id),
    row_number BIGINT NOT NULL CHECK (row_number >= 1),
    typed TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('ready', 'doubtful', 'known', 'blocked', 'sent', 'taken_out')),
    same_as BIGINT,
    registration_id UUID REFERENCES registration (id),
    PRIMARY KEY (batch_id, row_number)
)";

const INDICES: &[&str] = &[
    "CREATE INDEX registration_employer ON registration (employer_id, id)",
    "CREATE INDEX registration_queue ON registration (state, sent_at_us, id)",
    "CREATE INDEX registration_name ON registration (name_key, born_on)",
    "CREATE INDEX registration_batch_of ON registration (batch_id)",
    "CREATE INDEX registration_paper_paper ON registration_paper (paper)",
    "CREATE INDEX registration_event_of ON registration_event (registration_id, id)",
    "CREATE INDEX registration_batch_employer ON registration_batch (employer_id, id)",
    "CREATE INDEX registration_row_standing ON registration_row (batch_id, standing, row_number)",
];
