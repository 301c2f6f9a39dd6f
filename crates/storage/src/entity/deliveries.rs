use super::entity;

entity!(delivery, "delivery" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    month: i32,
    files: i64,
    created_at_us: i64,
});

entity!(delivery_file, "delivery_file" {
    #[sea_orm(primary_key, auto_increment = false)]
    delivery_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    row_number: i64,
    name: String,
    bytes: i64,
    hash: Option<Vec<u8>>,
    state: String,
    reason: Option<String>,
    details: Option<String>,
    affiliate: Option<i32>,
    month: Option<i32>,
    employer_id: Option<Uuid>,
    declaration_id: Option<Uuid>,
    filing: Option<String>,
    filing_seen: Option<i64>,
    filing_reason: Option<String>,
    filing_details: Option<String>,
});
