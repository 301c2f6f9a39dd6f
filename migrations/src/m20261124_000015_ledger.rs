//! The ledger: postings and their legs, which only grow, and when an employer's account moves next by itself.

use crate::ddl;
use sea_orm_migration::prelude::*;

/// The step.
pub struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_000015_ledger"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::table(manager, POSTING).await?;
        ddl::clustered(manager, LEG).await?;
        ddl::table(manager, SETTLING).await?;
        for index in INDICES {
            ddl::run(manager, index).await?;
        }
        // What was filed before there was a ledger is charged when its employer is settled first.
        ddl::run(manager, "INSERT INTO settling (employer_id, due_on) SELECT id, '2026-11-24' FROM employer").await?;
        ddl::append_only(manager, "posting").await?;
        ddl::append_only(manager, "leg").await?;
        ddl::admit(manager, ACT, (ACTS, "contact", "rule-switch")).await?;
        ddl::admit(manager, ITEM, (ITEMS, "ceiling", "switch")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::expel(manager, ITEM, (ITEMS, "ceiling", "switch")).await?;
        ddl::expel(manager, ACT, (ACTS, "contact", "rule-switch")).await?;
        ddl::drop_tables(manager, &["posting", "leg", "settling"]).await
    }
}

const ACT: (&str, &str, &str) = ("approval", "act", "approval_act_check");
const ACTS: &str = "'deadline', 'rate', 'cancel-filing', 'counter-administrator'";
const ITEM: (&str, &str, &str) = ("published_value", "item", "published_value_item_check");
const ITEMS: &str = "'due-on', 'share'";

/// `value_on` is the day from which it counts, `posted_at_us` when it was written. `idempotency_key` makes a posting
/// that is made twice one.
const POSTING: &str = "CREATE TABLE posting (
    id UUID PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    value_on TEXT NOT NULL CHECK (length(value_on) = 10),
    posted_at_us BIGINT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('charge', 'charge-difference', 'charge-cancelled', 'payment', 'allocation',
        'surcharge', 'penalty', 'remission', 'remission-applied', 'reversal')),
    subject TEXT,
    law_text TEXT,
    law_title TEXT,
    law_status TEXT CHECK (law_status IN ('confirmed', 'single', 'uncertain', 'house')),
    idempotency_key TEXT NOT NULL,
    UNIQUE (employer_id, idempotency_key),
    CHECK ((law_text IS NULL) = (law_status IS NULL))
)";

/// Signed amounts that sum to zero in each posting. Only what is kept by month has one.
const LEG: &str = "CREATE TABLE leg (
    posting_id UUID NOT NULL REFERENCES posting (id),
    number SMALLINT NOT NULL CHECK (number >= 1),
    account TEXT NOT NULL CHECK (account IN ('receivable', 'revenue', 'remitted', 'bank', 'credit')),
    component TEXT,
    month INTEGER CHECK (month BETWEEN 100001 AND 999912),
    amount_centimes BIGINT NOT NULL CHECK (amount_centimes <> 0),
    PRIMARY KEY (posting_id, number),
    CHECK ((component IS NULL) = (account IN ('bank', 'credit'))),
    CHECK ((component IS NULL) = (month IS NULL))
)";

/// From which day on an employer's account has to be settled anew.
const SETTLING: &str = "CREATE TABLE settling (
    employer_id UUID PRIMARY KEY REFERENCES employer (id),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10)
)";

const INDICES: &[&str] = &["CREATE INDEX settling_due ON settling (due_on)"];
