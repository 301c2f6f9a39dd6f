use super::entity;

entity!(membership, "membership" {
    #[sea_orm(primary_key)]
    id: i64,
    account_id: Uuid,
    employer_id: Uuid,
    role: String,
    since_us: i64,
    ended_at_us: Option<i64>,
});

entity!(mandate, "mandate" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    principal_id: Uuid,
    firm_id: Uuid,
    powers: String,
    in_force_from: String,
    in_force_until: Option<String>,
    state: String,
    asked_by: String,
    asked_at_us: i64,
    version: i32,
    answered_at_us: Option<i64>,
});

entity!(agent_post, "agent_post" {
    #[sea_orm(primary_key)]
    id: i64,
    account_id: Uuid,
    post: String,
    since_us: i64,
    ended_at_us: Option<i64>,
});

entity!(audit_event, "audit_event" {
    #[sea_orm(primary_key)]
    id: i64,
    at_us: i64,
    who_kind: String,
    who_id: Option<Uuid>,
    under_kind: Option<String>,
    under_code: Option<String>,
    mandate_id: Option<Uuid>,
    firm_id: Option<Uuid>,
    employer_id: Option<Uuid>,
    person_id: Option<Uuid>,
    act: String,
    subject: Option<String>,
    details: String,
});

entity!(invitation, "invitation" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    address: String,
    role: String,
    token_hash: Vec<u8>,
    invited_by: Uuid,
    sent_at_us: i64,
    expires_at_us: i64,
    state: String,
    ended_at_us: Option<i64>,
});

entity!(mandate_wish, "mandate_wish" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    company_id: Uuid,
    asked_by: String,
    affiliate: i32,
    powers: String,
    in_force_from: String,
    in_force_until: Option<String>,
    asked_at_us: i64,
    ended_at_us: Option<i64>,
});
