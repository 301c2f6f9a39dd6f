use super::entity;

entity!(employer, "employer" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    affiliate: i32,
    name: String,
    name_ar: String,
    ice: String,
    activity: String,
    address: String,
    city: String,
    postal_code: String,
    branch_code: String,
    health_exempt: bool,
    agricultural: bool,
    declares_from: i32,
});

entity!(account, "account" {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    login: String,
    name: String,
    lang: String,
    password_hash: String,
});
