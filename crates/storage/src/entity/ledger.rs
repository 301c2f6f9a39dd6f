//! Postings and their legs.

use super::entity;

entity!(posting, "posting" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    value_on: String,
    posted_at_us: i64,
    cause: String,
    subject: Option<String>,
    law_text: Option<String>,
    law_title: Option<String>,
    law_status: Option<String>,
    idempotency_key: String,
});

entity!(leg, "leg" {
    #[sea_orm(primary_key, auto_increment = false)]
    posting_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    number: i16,
    account: String,
    component: Option<String>,
    month: Option<i32>,
    amount_centimes: i64,
});
