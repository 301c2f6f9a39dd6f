use super::entity;

entity!(insured_person, "insured_person" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    insured: i32,
    surname: String,
    given_name: String,
    surname_ar: String,
    given_name_ar: String,
    list_name: String,
    name_key: String,
    search_key: String,
    born_on: Option<String>,
    sex: Option<String>,
    nationality: String,
    document_kind: Option<String>,
    document_number: Option<String>,
    phone: String,
    email: String,
    contact_by: Option<Uuid>,
    rib: String,
    is_registered: bool,
    since: String,
    version: i64,
});

entity!(employment, "employment" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    person_id: Uuid,
    list_name: String,
    hired_on: String,
    left_on: Option<String>,
    leave_reason: Option<String>,
    leave_declared: bool,
    source: String,
    last_declared: Option<i32>,
    is_current: bool,
    version: i64,
});

entity!(insured_session, "insured_session" {
    #[sea_orm(primary_key, auto_increment = false)]
    token_hash: Vec<u8>,
    person_id: Uuid,
    only_employer: Option<Uuid>,
    created_at_us: i64,
    expires_at_us: i64,
});

entity!(report, "report" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    number: String,
    person_id: Uuid,
    employer_id: Uuid,
    month: i32,
    said: String,
    at_us: i64,
});
