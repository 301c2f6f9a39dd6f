//! Declarations, their events, and what people decided about them.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000003_declarations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, DECLARATION).await?;
        ddl::forbid(manager, "declaration", "UPDATE", FILED_FIGURES_CHANGE).await?;
        ddl::forbid(manager, "declaration", "DELETE", "OLD.receipt_number IS NOT NULL").await?;
        for create in DECISIONS {
            ddl::table(manager, create).await?;
        }
        ddl::append_only(manager, "event").await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "declaration",
            "event",
            "amendment",
            "acceptance",
            "column_mapping",
            "sheet_choice",
            "roster",
            "roster_person",
        ];
        ddl::drop_tables(manager, &tables).await
    }
}

/// `slot` is 1 while the declaration is in the employer's hands, 2 while it stands filed, and NULL afterwards
/// (superseded, withdrawn). The unique key over it lets one of each exist for an employer, month and kind, so that
/// a correction can be prepared beside the filed declaration that it corrects; NULLs never collide.
const DECLARATION: &str = "CREATE TABLE declaration (
    id UUID PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    month INTEGER NOT NULL CHECK (month BETWEEN 100001 AND 999912),
    kind SMALLINT NOT NULL CHECK (kind BETWEEN 0 AND 9),
    state TEXT NOT NULL CHECK (state IN
        ('received', 'refused', 'checked', 'ready', 'filed', 'accepted', 'superseded', 'withdrawn')),
    slot SMALLINT,
    version BIGINT NOT NULL,
    file_hash BYTEA REFERENCES blob (hash),
    file_name TEXT,
    file_bytes BIGINT,
    file_format TEXT CHECK (file_format IN ('csv', 'xlsx', 'ods', 'xls', 'ebds')),
    file_encoding TEXT,
    file_sheet TEXT,
    rows_read BIGINT NOT NULL,
    rows_valid BIGINT NOT NULL,
    blocking BIGINT NOT NULL,
    warnings BIGINT NOT NULL,
    notices BIGINT NOT NULL,
    employees BIGINT NOT NULL,
    days BIGINT NOT NULL,
    gross_centimes BIGINT NOT NULL,
    capped_centimes BIGINT NOT NULL,
    refusal TEXT CHECK (length(refusal) = 4),
    corrects_id UUID REFERENCES declaration (id),
    completes_id UUID REFERENCES declaration (id),
    receipt_number TEXT UNIQUE,
    check_code TEXT UNIQUE,
    filed_at_us BIGINT,
    filed_by UUID REFERENCES account (id),
    due_on TEXT CHECK (length(due_on) = 10),
    filed_employees BIGINT,
    filed_days BIGINT,
    filed_gross_centimes BIGINT,
    filed_capped_centimes BIGINT,
    filed_due TEXT,
    run_id BIGINT,
    created_at_us BIGINT NOT NULL,
    UNIQUE (employer_id, month, kind, slot),
    CHECK (slot IS NOT DISTINCT FROM CASE
        WHEN state IN ('received', 'refused', 'checked', 'ready') THEN 1
        WHEN state IN ('filed', 'accepted') THEN 2
        ELSE NULL END),
    CHECK ((file_hash IS NULL) = (file_name IS NULL) AND (file_hash IS NULL) = (file_bytes IS NULL)),
    CHECK ((receipt_number IS NOT NULL) OR state NOT IN ('filed', 'accepted', 'superseded'))
)";

/// What was filed is what the receipt says for ever; only the state may move on.
const FILED_FIGURES_CHANGE: &str = "OLD.receipt_number IS NOT NULL AND (
    NEW.receipt_number IS DISTINCT FROM OLD.receipt_number OR NEW.check_code IS DISTINCT FROM OLD.check_code
    OR NEW.filed_at_us IS DISTINCT FROM OLD.filed_at_us OR NEW.filed_by IS DISTINCT FROM OLD.filed_by
    OR NEW.due_on IS DISTINCT FROM OLD.due_on OR NEW.filed_employees IS DISTINCT FROM OLD.filed_employees
    OR NEW.filed_days IS DISTINCT FROM OLD.filed_days
    OR NEW.filed_gross_centimes IS DISTINCT FROM OLD.filed_gross_centimes
    OR NEW.filed_capped_centimes IS DISTINCT FROM OLD.filed_capped_centimes
    OR NEW.filed_due IS DISTINCT FROM OLD.filed_due OR NEW.run_id IS DISTINCT FROM OLD.run_id
    OR NEW.file_hash IS DISTINCT FROM OLD.file_hash OR NEW.employer_id IS DISTINCT FROM OLD.employer_id
    OR NEW.month IS DISTINCT FROM OLD.month OR NEW.kind IS DISTINCT FROM OLD.kind)";

const DECISIONS: &[&str] = &[
    "CREATE TABLE event (
        id SERIAL_KEY,
        declaration_id UUID NOT NULL REFERENCES declaration (id),
        at_us BIGINT NOT NULL,
        actor_id UUID REFERENCES account (id),
        event TEXT NOT NULL CHECK (event IN
            ('file_received', 'mapped', 'facts_learnt', 'edited', 'file_refused', 'faults_found', 'checks_passed', 'filed',
             'filed_in_part', 'acknowledged', 'replaced', 'withdrawn')),
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        reason TEXT NOT NULL,
        details TEXT NOT NULL
    )",
    "CREATE TABLE amendment (
        declaration_id UUID NOT NULL REFERENCES declaration (id),
        row_number BIGINT NOT NULL CHECK (row_number >= 1),
        field TEXT NOT NULL,
        typed TEXT NOT NULL,
        account_id UUID NOT NULL REFERENCES account (id),
        at_us BIGINT NOT NULL,
        PRIMARY KEY (declaration_id, row_number, field)
    )",
    "CREATE TABLE acceptance (
        declaration_id UUID NOT NULL REFERENCES declaration (id),
        code TEXT NOT NULL CHECK (length(code) = 4),
        reason TEXT NOT NULL,
        account_id UUID NOT NULL REFERENCES account (id),
        at_us BIGINT NOT NULL,
        PRIMARY KEY (declaration_id, code)
    )",
    // A heading without a field was set aside by the person.
    "CREATE TABLE column_mapping (
        employer_id UUID NOT NULL REFERENCES employer (id),
        heading TEXT NOT NULL,
        field TEXT,
        PRIMARY KEY (employer_id, heading)
    )",
    "CREATE TABLE sheet_choice (
        declaration_id UUID PRIMARY KEY REFERENCES declaration (id),
        sheet TEXT NOT NULL
    )",
    "CREATE TABLE roster (
        id SERIAL_KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        month INTEGER NOT NULL,
        affiliate INTEGER,
        period INTEGER,
        transfer_id BIGINT,
        UNIQUE (employer_id, month)
    )",
    "CREATE TABLE roster_person (
        roster_id BIGINT NOT NULL REFERENCES roster (id),
        ordinal INTEGER NOT NULL,
        insured INTEGER NOT NULL CHECK (insured BETWEEN 0 AND 999999999),
        surname TEXT NOT NULL,
        given_name TEXT NOT NULL,
        gross_centimes BIGINT,
        situation TEXT,
        children SMALLINT NOT NULL,
        allowance_to_pay_centimes BIGINT NOT NULL,
        allowance_to_deduct_centimes BIGINT NOT NULL,
        allowance_net_centimes BIGINT NOT NULL,
        allowance_to_return_centimes BIGINT NOT NULL,
        PRIMARY KEY (roster_id, ordinal)
    )",
];

const INDICES: &[&str] = &[
    "CREATE INDEX declaration_file ON declaration (file_hash)",
    "CREATE INDEX declaration_corrects ON declaration (corrects_id)",
    "CREATE INDEX declaration_completes ON declaration (completes_id)",
    "CREATE INDEX event_declaration ON event (declaration_id, id)",
];
