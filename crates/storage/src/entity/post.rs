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
