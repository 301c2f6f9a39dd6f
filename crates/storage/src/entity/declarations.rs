use super::entity;

entity!(declaration, "declaration" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    month: i32,
    kind: i16,
    state: String,
    slot: Option<i16>,
    version: i64,
    file_hash: Option<Vec<u8>>,
    file_name: Option<String>,
    file_bytes: Option<i64>,
    file_format: Option<String>,
    file_encoding: Option<String>,
    file_sheet: Option<String>,
    rows_read: i64,
    rows_valid: i64,
    blocking: i64,
    warnings: i64,
    notices: i64,
    employees: i64,
    days: i64,
    gross_centimes: i64,
    capped_centimes: i64,
    refusal: Option<String>,
    corrects_id: Option<Uuid>,
    completes_id: Option<Uuid>,
    receipt_number: Option<String>,
    check_code: Option<String>,
    filed_at_us: Option<i64>,
    filed_by: Option<Uuid>,
    due_on: Option<String>,
    filed_employees: Option<i64>,
    filed_days: Option<i64>,
    filed_gross_centimes: Option<i64>,
    filed_capped_centimes: Option<i64>,
    filed_due: Option<String>,
    run_id: Option<i64>,
    created_at_us: i64,
    file_headings: Option<String>,
});

entity!(event, "event" {
    #[sea_orm(primary_key)]
    id: i64,
    declaration_id: Uuid,
    at_us: i64,
    actor_id: Option<Uuid>,
    event: String,
    from_state: String,
    to_state: String,
    reason: String,
    details: String,
    mandate_id: Option<Uuid>,
});

entity!(amendment, "amendment" {
    #[sea_orm(primary_key, auto_increment = false)]
    declaration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    row_number: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    field: String,
    typed: String,
    account_id: Uuid,
    at_us: i64,
});

entity!(acceptance, "acceptance" {
    #[sea_orm(primary_key, auto_increment = false)]
    declaration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    code: String,
    reason: String,
    account_id: Uuid,
    at_us: i64,
});

entity!(column_mapping, "column_mapping" {
    #[sea_orm(primary_key, auto_increment = false)]
    employer_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    heading: String,
    field: Option<String>,
});

entity!(sheet_choice, "sheet_choice" {
    #[sea_orm(primary_key, auto_increment = false)]
    declaration_id: Uuid,
    sheet: String,
});

entity!(roster, "roster" {
    #[sea_orm(primary_key)]
    id: i64,
    employer_id: Uuid,
    month: i32,
    affiliate: Option<i32>,
    period: Option<i32>,
    transfer_id: Option<i64>,
});

entity!(roster_person, "roster_person" {
    #[sea_orm(primary_key, auto_increment = false)]
    roster_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    ordinal: i32,
    insured: i32,
    surname: String,
    given_name: String,
    gross_centimes: Option<i64>,
    situation: Option<String>,
    children: i16,
    allowance_to_pay_centimes: i64,
    allowance_to_deduct_centimes: i64,
    allowance_net_centimes: i64,
    allowance_to_return_centimes: i64,
});
