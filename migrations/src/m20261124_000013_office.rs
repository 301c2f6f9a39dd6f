//! What two agents of the fund decide together, what they published, and filings that they cancelled.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000013_office"
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
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        ddl::append_only(manager, "published_value").await?;
        ddl::admit(manager, STATE, (STATES, "withdrawn", "cancelled")).await?;
        ddl::admit(manager, EVENT, (EVENTS, "withdrawn", "cancelled")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::expel(manager, EVENT, (EVENTS, "withdrawn", "cancelled")).await?;
        ddl::expel(manager, STATE, (STATES, "withdrawn", "cancelled")).await?;
        ddl::run(manager, "DROP INDEX declaration_filed_month").await?;
        ddl::drop_tables(manager, &["approval", "published_value"]).await
    }
}

const STATE: (&str, &str, &str) = ("declaration", "state", "declaration_state_check");
const STATES: &str = "'received', 'refused', 'checked', 'ready', 'filed', 'accepted', 'superseded'";
const EVENT: (&str, &str, &str) = ("event", "event", "event_event_check");
const EVENTS: &str = "'file_received', 'mapped', 'facts_learnt', 'edited', 'file_refused', 'faults_found', \
    'checks_passed', 'filed', 'filed_in_part', 'acknowledged', 'replaced'";

const TABLES: &[&str] = &[
    // `payload` and `impact` are JSON; who proposes never decides, whatever the program does.
    "CREATE TABLE approval (
        id UUID PRIMARY KEY,
        act TEXT NOT NULL CHECK (act IN ('deadline', 'rate', 'cancel-filing', 'counter-administrator')),
        topic TEXT NOT NULL,
        payload TEXT NOT NULL,
        grounds TEXT NOT NULL,
        url TEXT,
        impact TEXT,
        employer_id UUID REFERENCES employer (id),
        asked_by UUID NOT NULL REFERENCES account (id),
        asked_at_us BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'expired')),
        decided_by UUID REFERENCES account (id),
        decided_at_us BIGINT,
        reason TEXT,
        version INTEGER NOT NULL,
        CHECK (decided_by IS NULL OR decided_by <> asked_by),
        CHECK ((state IN ('approved', 'refused')) = (decided_by IS NOT NULL)),
        CHECK ((decided_by IS NULL) = (decided_at_us IS NULL))
    )",
    "CREATE TABLE published_value (
        id SERIAL_KEY,
        item TEXT NOT NULL CHECK (item IN ('due-on', 'share', 'ceiling')),
        payload TEXT NOT NULL,
        title TEXT NOT NULL,
        url TEXT,
        approval_id UUID NOT NULL UNIQUE REFERENCES approval (id),
        published_on TEXT NOT NULL CHECK (length(published_on) = 10)
    )",
];

const INDICES: &[&str] = &[
    "CREATE UNIQUE INDEX approval_topic ON approval (topic) WHERE state = 'waiting'",
    "CREATE INDEX approval_asked ON approval (asked_at_us, id)",
    // What a month's filings add up to, without reading the others.
    "CREATE INDEX declaration_filed_month ON declaration (month) WHERE slot = 2",
];
