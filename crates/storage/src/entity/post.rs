use super::entity;

entity!(message, "message" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    channel: String,
    address: String,
    lang: String,
    kind: String,
    subject: String,
    body: String,
    account_id: Option<Uuid>,
    state: String,
    created_at_us: i64,
    sent_at_us: Option<i64>,
});

entity!(attempt_window, "attempt_window" {
    #[sea_orm(primary_key, auto_increment = false)]
    scope: String,
    #[sea_orm(primary_key, auto_increment = false)]
    subject: Vec<u8>,
    tries: i32,
    ends_at_us: i64,
});

entity!(document, "document" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    owner_kind: String,
    owner_id: Uuid,
    kind: String,
    name: String,
    format: String,
    hash: Vec<u8>,
    size_bytes: i64,
    added_at_us: i64,
});

entity!(one_time_code, "one_time_code" {
    #[sea_orm(primary_key, auto_increment = false)]
    purpose: String,
    #[sea_orm(primary_key, auto_increment = false)]
    subject: Uuid,
    code_hash: String,
    tries: i32,
    created_at_us: i64,
    expires_at_us: i64,
    used_at_us: Option<i64>,
});

entity!(door_request, "door_request" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    token_hash: Vec<u8>,
    errand: String,
    lang: String,
    is_live: bool,
    affiliate: Option<i32>,
    employer_id: Option<Uuid>,
    login: String,
    name: String,
    password_hash: Option<String>,
    account_id: Option<Uuid>,
    route: Option<String>,
    state: String,
    role: Option<String>,
    decided_by: Option<Uuid>,
    created_at_us: i64,
    expires_at_us: i64,
});

entity!(employer_contact, "employer_contact" {
    #[sea_orm(primary_key, auto_increment = false)]
    employer_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    address: String,
    since_us: i64,
});

entity!(gateway_secret, "gateway_secret" {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    value: Vec<u8>,
});

entity!(affiliation, "affiliation" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    token_hash: Vec<u8>,
    number: String,
    lang: String,
    state: String,
    typed: String,
    remark: String,
    employer_id: Option<Uuid>,
    decided_by: Option<Uuid>,
    version: i32,
    created_at_us: i64,
    updated_at_us: i64,
});
