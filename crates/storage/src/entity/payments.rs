use super::entity;

entity!(payment_order, "payment_order" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    serial: i32,
    reference: String,
    amount_centimes: i64,
    method: String,
    pay_on: String,
    state: String,
    made_by: Uuid,
    made_at_us: i64,
    debit_file_id: Option<Uuid>,
});

entity!(payment_order_line, "payment_order_line" {
    #[sea_orm(primary_key, auto_increment = false)]
    order_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    month: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    part: String,
    amount_centimes: i64,
});

entity!(bank_statement, "bank_statement" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    file_hash: Vec<u8>,
    file_name: String,
    format: String,
    account: Option<String>,
    number: String,
    first_on: Option<String>,
    last_on: Option<String>,
    opening_centimes: Option<i64>,
    closing_centimes: Option<i64>,
    findings: String,
    known: i32,
    imported_by: Uuid,
    imported_at_us: i64,
});

entity!(bank_line, "bank_line" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    statement_id: Uuid,
    row_number: i64,
    fingerprint: Vec<u8>,
    nth: i32,
    direction: String,
    is_reversal: bool,
    amount_centimes: i64,
    booked_on: String,
    value_on: String,
    bank_reference: String,
    end_to_end: String,
    remittance: String,
    counterparty: String,
    account: Option<String>,
    state: String,
    doubt: Option<String>,
    found_by: Option<String>,
    employer_id: Option<Uuid>,
    order_id: Option<Uuid>,
    reverses_id: Option<Uuid>,
    decided_by: Option<Uuid>,
    remark: String,
    version: i32,
});

entity!(employer_account, "employer_account" {
    #[sea_orm(primary_key, auto_increment = false)]
    employer_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    account: String,
    since_us: i64,
});

entity!(debit_mandate, "debit_mandate" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    reference: String,
    holder: String,
    account: String,
    signed_by: Uuid,
    signed_at_us: i64,
    ended_at_us: Option<i64>,
    used_on: Option<String>,
});

entity!(debit_file, "debit_file" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    number: String,
    collect_on: String,
    collections: i32,
    amount_centimes: i64,
    content: String,
    made_by: Uuid,
    made_at_us: i64,
});

entity!(instalment_plan, "instalment_plan" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    months: String,
    grounds: String,
    state: String,
    proposed_by: Uuid,
    proposed_at_us: i64,
    decided_by: Option<Uuid>,
    decided_at_us: Option<i64>,
    remark: String,
    version: i32,
});

entity!(instalment, "instalment" {
    #[sea_orm(primary_key, auto_increment = false)]
    plan_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    nth: i32,
    due_on: String,
    amount_centimes: i64,
});
