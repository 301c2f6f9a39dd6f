use super::entity;

entity!(blob, "blob" {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: Vec<u8>,
    size_bytes: i64,
    chunks: i32,
    created_at_us: i64,
});

entity!(blob_chunk, "blob_chunk" {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false)]
    ordinal: i32,
    content: Vec<u8>,
});
