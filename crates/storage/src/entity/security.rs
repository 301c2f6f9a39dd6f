use super::entity;

entity!(session, "session" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    device: String,
    has_second: bool,
    idle_seconds: i64,
    is_stale: bool,
    created_at_us: i64,
    last_seen_at_us: i64,
    expires_at_us: i64,
});

entity!(session_token, "session_token" {
    #[sea_orm(primary_key, auto_increment = false)]
    token_hash: Vec<u8>,
    session_id: Uuid,
    until_us: Option<i64>,
});

entity!(totp, "totp" {
    #[sea_orm(primary_key, auto_increment = false)]
    account_id: Uuid,
    secret: Vec<u8>,
    last_step: i64,
    added_at_us: i64,
});

entity!(passkey, "passkey" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    credential_id: Vec<u8>,
    credential: String,
    name: String,
    added_at_us: i64,
    used_at_us: Option<i64>,
});

entity!(recovery_code, "recovery_code" {
    #[sea_orm(primary_key, auto_increment = false)]
    account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    code_hash: Vec<u8>,
    used_at_us: Option<i64>,
});

entity!(trusted_device, "trusted_device" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    token_hash: Vec<u8>,
    device: String,
    trusted_at_us: i64,
    used_at_us: i64,
    expires_at_us: i64,
});

entity!(ceremony, "ceremony" {
    #[sea_orm(primary_key, auto_increment = false)]
    token_hash: Vec<u8>,
    kind: String,
    account_id: Option<Uuid>,
    state: String,
    expires_at_us: i64,
});
