use super::entity;

entity!(consent, "consent" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    given_to: String,
    with_reasons: bool,
    given_by: Uuid,
    given_at_us: i64,
    expires_at_us: i64,
    revoked_at_us: Option<i64>,
});

entity!(consent_look, "consent_look" {
    #[sea_orm(primary_key)]
    id: i64,
    consent_id: Uuid,
    at_us: i64,
    standing: String,
});
