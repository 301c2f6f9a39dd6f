use super::entity;

entity!(registration, "registration" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    state: String,
    version: i64,
    typed: String,
    number_year: Option<i32>,
    number_serial: Option<i32>,
    insured: Option<i32>,
    words: String,
    name_key: String,
    born_on: Option<String>,
    batch_id: Option<Uuid>,
    created_by: Uuid,
    created_at_us: i64,
    sent_by: Option<Uuid>,
    sent_at_us: Option<i64>,
    decided_at_us: Option<i64>,
});

entity!(registration_paper, "registration_paper" {
    #[sea_orm(primary_key, auto_increment = false)]
    registration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    paper: String,
});

entity!(registration_event, "registration_event" {
    #[sea_orm(primary_key)]
    id: i64,
    registration_id: Uuid,
    at_us: i64,
    actor_id: Option<Uuid>,
    side: String,
    event: String,
    from_state: String,
    to_state: String,
    words: String,
});

entity!(registration_batch, "registration_batch" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    employer_id: Uuid,
    state: String,
    version: i64,
    file_name: String,
    file_hash: Vec<u8>,
    columns: String,
    created_by: Uuid,
    created_at_us: i64,
});

entity!(registration_row, "registration_row" {
    #[sea_orm(primary_key, auto_increment = false)]
    batch_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    row_number: i64,
    typed: String,
    standing: String,
    same_as: Option<i64>,
    registration_id: Option<Uuid>,
});
