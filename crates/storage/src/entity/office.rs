use super::entity;

entity!(approval, "approval" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    act: String,
    topic: String,
    payload: String,
    grounds: String,
    url: Option<String>,
    impact: Option<String>,
    employer_id: Option<Uuid>,
    asked_by: Uuid,
    asked_at_us: i64,
    state: String,
    decided_by: Option<Uuid>,
    decided_at_us: Option<i64>,
    reason: Option<String>,
    version: i32,
});

entity!(published_value, "published_value" {
    #[sea_orm(primary_key)]
    id: i64,
    item: String,
    payload: String,
    title: String,
    url: Option<String>,
    approval_id: Uuid,
    published_on: String,
});
