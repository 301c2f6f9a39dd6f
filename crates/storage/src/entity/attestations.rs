//! Attestations.

use super::entity;

entity!(attestation, "attestation" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    kind: String,
    year: i32,
    serial: i32,
    employer_id: Option<Uuid>,
    person_id: Option<Uuid>,
    from_month: Option<i32>,
    to_month: Option<i32>,
    code: String,
    content: String,
    hash: Vec<u8>,
    basis: Vec<u8>,
    issued_at_us: i64,
    issued_by: Option<Uuid>,
    valid_until: String,
    revoked_at_us: Option<i64>,
    revoked_by: Option<String>,
    replaced_at_us: Option<i64>,
});

entity!(attestation_look, "attestation_look" {
    #[sea_orm(primary_key)]
    id: i64,
    attestation_id: Uuid,
    at_us: i64,
    way: String,
});

entity!(attestation_order, "attestation_order" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    kind: String,
    ordered_at_us: i64,
    finished_at_us: Option<i64>,
});

entity!(attestation_order_row, "attestation_order_row" {
    #[sea_orm(primary_key, auto_increment = false)]
    order_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    employer_id: Uuid,
    attestation_id: Option<Uuid>,
    is_refused: bool,
});
