//! Payment orders, bank statements and what became of their lines, direct debits, instalment plans.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000016_payments"
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
        for table in ["payment_order_line", "instalment", "bank_statement", "debit_file"] {
            ddl::append_only(manager, table).await?;
        }
        for (table, frozen) in FROZEN {
            let changed: Vec<String> = frozen.iter().map(|column| format!("OLD.{column} <> NEW.{column}")).collect();
            ddl::forbid(manager, table, "UPDATE", &changed.join(" OR ")).await?;
            ddl::forbid(manager, table, "DELETE", "OLD.id = OLD.id").await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::drop_tables(manager, NAMES).await
    }
}

const NAMES: &[&str] = &[
    "debit_file",
    "payment_order",
    "payment_order_line",
    "bank_statement",
    "bank_line",
    "employer_account",
    "debit_mandate",
    "instalment_plan",
    "instalment",
];

const TABLES: &[&str] = &[
    "CREATE TABLE debit_file (
        id UUID PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        collect_on TEXT NOT NULL CHECK (length(collect_on) = 10),
        collections INTEGER NOT NULL CHECK (collections > 0),
        amount_centimes BIGINT NOT NULL CHECK (amount_centimes > 0),
        content TEXT NOT NULL,
        made_by UUID NOT NULL REFERENCES account (id),
        made_at_us BIGINT NOT NULL
    )",
    // The reference is what banks carry: sixteen signs, check digits in them.
    "CREATE TABLE payment_order (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        serial INTEGER NOT NULL CHECK (serial > 0),
        reference TEXT NOT NULL UNIQUE CHECK (length(reference) = 16),
        amount_centimes BIGINT NOT NULL CHECK (amount_centimes > 0),
        method TEXT NOT NULL CHECK (method IN ('transfer', 'debit')),
        pay_on TEXT NOT NULL CHECK (length(pay_on) = 10),
        state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'withdrawn')),
        made_by UUID NOT NULL REFERENCES account (id),
        made_at_us BIGINT NOT NULL,
        debit_file_id UUID REFERENCES debit_file (id)
    )",
    "CREATE TABLE payment_order_line (
        order_id UUID NOT NULL REFERENCES payment_order (id),
        month INTEGER NOT NULL,
        part TEXT NOT NULL CHECK (part IN ('contributions', 'surcharges', 'penalties')),
        amount_centimes BIGINT NOT NULL CHECK (amount_centimes > 0),
        PRIMARY KEY (order_id, month, part)
    )",
    "CREATE TABLE bank_statement (
        id UUID PRIMARY KEY,
        file_hash BYTEA NOT NULL UNIQUE,
        file_name TEXT NOT NULL,
        format TEXT NOT NULL,
        account TEXT,
        number TEXT NOT NULL,
        first_on TEXT CHECK (length(first_on) = 10),
        last_on TEXT CHECK (length(last_on) = 10),
        opening_centimes BIGINT,
        closing_centimes BIGINT,
        findings TEXT NOT NULL,
        known INTEGER NOT NULL,
        imported_by UUID NOT NULL REFERENCES account (id),
        imported_at_us BIGINT NOT NULL
    )",
    // `fingerprint` is the hash of everything that the bank said of the movement, `nth` counts equal ones of a file:
    // two files that overlap give each movement once.
    "CREATE TABLE bank_line (
        id UUID PRIMARY KEY,
        statement_id UUID NOT NULL REFERENCES bank_statement (id),
        row_number BIGINT NOT NULL,
        fingerprint BYTEA NOT NULL,
        nth INTEGER NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('credit', 'debit')),
        is_reversal BOOLEAN NOT NULL,
        amount_centimes BIGINT NOT NULL CHECK (amount_centimes > 0),
        booked_on TEXT NOT NULL CHECK (length(booked_on) = 10),
        value_on TEXT NOT NULL CHECK (length(value_on) = 10),
        bank_reference TEXT NOT NULL,
        end_to_end TEXT NOT NULL,
        remittance TEXT NOT NULL,
        counterparty TEXT NOT NULL,
        account TEXT,
        state TEXT NOT NULL CHECK (state IN ('matched', 'reversed', 'reversal', 'outgoing', 'waiting', 'set_aside')),
        doubt TEXT,
        found_by TEXT CHECK (found_by IN ('reference', 'account_and_amount', 'agent')),
        employer_id UUID REFERENCES employer (id),
        order_id UUID REFERENCES payment_order (id),
        reverses_id UUID REFERENCES bank_line (id),
        decided_by UUID REFERENCES account (id),
        remark TEXT NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (fingerprint, nth)
    )",
    // By which accounts an employer is known: those that it told, and those that an agent recognised.
    "CREATE TABLE employer_account (
        employer_id UUID NOT NULL REFERENCES employer (id),
        account TEXT NOT NULL CHECK (length(account) = 24),
        since_us BIGINT NOT NULL,
        PRIMARY KEY (employer_id, account)
    )",
    "CREATE TABLE debit_mandate (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        reference TEXT NOT NULL UNIQUE,
        holder TEXT NOT NULL,
        account TEXT NOT NULL CHECK (length(account) = 24),
        signed_by UUID NOT NULL REFERENCES account (id),
        signed_at_us BIGINT NOT NULL,
        ended_at_us BIGINT,
        used_on TEXT CHECK (length(used_on) = 10)
    )",
    "CREATE TABLE instalment_plan (
        id UUID PRIMARY KEY,
        employer_id UUID NOT NULL REFERENCES employer (id),
        months TEXT NOT NULL,
        grounds TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn')),
        proposed_by UUID NOT NULL REFERENCES account (id),
        proposed_at_us BIGINT NOT NULL,
        decided_by UUID REFERENCES account (id),
        decided_at_us BIGINT,
        remark TEXT NOT NULL,
        version INTEGER NOT NULL
    )",
    "CREATE TABLE instalment (
        plan_id UUID NOT NULL REFERENCES instalment_plan (id),
        nth INTEGER NOT NULL,
        due_on TEXT NOT NULL CHECK (length(due_on) = 10),
        amount_centimes BIGINT NOT NULL CHECK (amount_centimes > 0),
        PRIMARY KEY (plan_id, nth)
    )",
];

const INDICES: &[&str] = &[
    "CREATE UNIQUE INDEX payment_order_serial ON payment_order (employer_id, serial)",
    "CREATE INDEX payment_order_file ON payment_order (debit_file_id)",
    "CREATE INDEX bank_line_statement ON bank_line (statement_id, row_number)",
    "CREATE INDEX bank_line_state ON bank_line (state, id)",
    "CREATE INDEX bank_line_order ON bank_line (order_id)",
    "CREATE INDEX bank_line_employer ON bank_line (employer_id, id)",
    "CREATE INDEX bank_line_reference ON bank_line (bank_reference)",
    "CREATE INDEX employer_account_of ON employer_account (account)",
    "CREATE UNIQUE INDEX debit_mandate_one ON debit_mandate (employer_id) WHERE ended_at_us IS NULL",
    "CREATE UNIQUE INDEX instalment_plan_one ON instalment_plan (employer_id) WHERE state = 'proposed'",
    "CREATE INDEX instalment_plan_of ON instalment_plan (employer_id, id)",
    "CREATE INDEX instalment_plan_state ON instalment_plan (state, id)",
];

/// What a row says for good.
const FROZEN: &[(&str, &[&str])] = &[
    ("payment_order", &["employer_id", "serial", "reference", "amount_centimes", "method", "pay_on"]),
    (
        "bank_line",
        &[
            "statement_id",
            "direction",
            "is_reversal",
            "amount_centimes",
            "booked_on",
            "value_on",
            "bank_reference",
            "end_to_end",
            "remittance",
            "counterparty",
        ],
    ),
    ("debit_mandate", &["employer_id", "reference", "holder", "account", "signed_at_us"]),
    ("instalment_plan", &["employer_id", "months", "proposed_at_us"]),
];
