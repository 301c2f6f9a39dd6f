use super::entity;

entity!(check_run, "check_run" {
    #[sea_orm(primary_key)]
    id: i64,
    declaration_id: Uuid,
    state: String,
    lines: i64,
    created_at_us: i64,
});

entity!(declaration_line, "declaration_line" {
    #[sea_orm(primary_key, auto_increment = false)]
    run_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    row_number: i64,
    part: i16,
    insured: Option<i32>,
    surname: String,
    given_name: String,
    cin: String,
    days: Option<i16>,
    gross_centimes: Option<i64>,
    capped_centimes: Option<i64>,
    situation: Option<String>,
    valid: bool,
    children: i16,
    allowance_to_pay_centimes: i64,
    allowance_to_deduct_centimes: i64,
    allowance_net_centimes: i64,
    allowance_to_return_centimes: i64,
});

entity!(finding, "finding" {
    #[sea_orm(primary_key, auto_increment = false)]
    run_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    ordinal: i32,
    code: String,
    severity: String,
    row_number: Option<i64>,
    column_from: Option<i32>,
    column_to: Option<i32>,
    field: Option<String>,
    value: Option<String>,
    args: String,
});

entity!(progress, "progress" {
    #[sea_orm(primary_key, auto_increment = false)]
    declaration_id: Uuid,
    rows_done: i64,
    rows_expected: Option<i64>,
});
