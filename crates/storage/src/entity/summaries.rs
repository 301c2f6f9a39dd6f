use super::entity;

entity!(employer_summary, "employer_summary" {
    #[sea_orm(primary_key, auto_increment = false)]
    employer_id: Uuid,
    is_current: bool,
    next_month: i32,
    next_kind: i16,
    next_declaration_id: Option<Uuid>,
    next_state: Option<String>,
    next_blocking: i64,
    last_month: Option<i32>,
    last_declaration_id: Option<Uuid>,
    last_filed_at_us: Option<i64>,
    last_due_on: Option<String>,
    balance_centimes: i64,
    standing: Option<String>,
    reasons: i64,
    judged_on: Option<String>,
    holds_until: Option<String>,
});
