use super::entity;

entity!(job, "job" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    name: String,
    payload: String,
    state: String,
    attempts: i32,
    run_at_us: i64,
    locked_until_us: Option<i64>,
    last_error: Option<String>,
    created_at_us: i64,
});
