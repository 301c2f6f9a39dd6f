//! One text of the schema for two engines.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// PostgreSQL's type names and what a `STRICT` table of SQLite calls them.
const TYPES: &[(&str, &str)] = &[
    ("SERIAL_KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"),
    ("BIGINT", "INTEGER"),
    ("SMALLINT", "INTEGER"),
    ("BOOLEAN", "INTEGER"),
    ("UUID", "BLOB"),
    ("BYTEA", "BLOB"),
];

/// Makes a table. `SERIAL_KEY` stands for a 64-bit key counted by the database.
pub async fn table(manager: &SchemaManager<'_>, create: &str) -> Result<(), DbErr> {
    run(manager, &format!("{} {}", translate(manager, create), ending(manager, "STRICT"))).await
}

/// Makes a table whose rows lie in the order of their primary key where the engine can do that: rows of the same
/// parent are read and written side by side.
pub async fn clustered(manager: &SchemaManager<'_>, create: &str) -> Result<(), DbErr> {
    run(manager, &format!("{} {}", translate(manager, create), ending(manager, "STRICT, WITHOUT ROWID"))).await
}

/// Runs a statement that both engines understand.
pub async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await.map(drop)
}

/// Adds a column, given like one of [`table`].
pub async fn add_column(manager: &SchemaManager<'_>, table: &str, column: &str) -> Result<(), DbErr> {
    run(manager, &format!("ALTER TABLE {table} ADD COLUMN {}", translate(manager, column))).await
}

/// Forbids any change of rows once they are written.
pub async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    if is_postgres(manager) {
        for (name, moment) in [("rows", "UPDATE OR DELETE"), ("all", "TRUNCATE")] {
            let each = if name == "rows" { "ROW" } else { "STATEMENT" };
            run(
                manager,
                &format!(
                    "CREATE TRIGGER {table}_append_only_{name} BEFORE {moment} ON {table} \
                     FOR EACH {each} EXECUTE FUNCTION forbid_change()"
                ),
            )
            .await?;
        }
        return Ok(());
    }
    for moment in ["UPDATE", "DELETE"] {
        run(
            manager,
            &format!(
                "CREATE TRIGGER {table}_append_only_{} BEFORE {moment} ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END",
                moment.to_lowercase()
            ),
        )
        .await?;
    }
    Ok(())
}

/// Forbids the `moment` (`UPDATE`, `DELETE`) of a row of `table` when `condition` over `OLD` and `NEW` holds.
pub async fn forbid(manager: &SchemaManager<'_>, table: &str, moment: &str, condition: &str) -> Result<(), DbErr> {
    let name = format!("{table}_frozen_{}", moment.to_lowercase());
    let sql = if is_postgres(manager) {
        format!(
            "CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW WHEN ({condition}) \
             EXECUTE FUNCTION forbid_change()"
        )
    } else {
        format!(
            "CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} \
             BEGIN SELECT RAISE(ABORT, 'frozen: {table}'); END"
        )
    };
    run(manager, &sql).await
}

/// Lets a column of words take one more: `after` is the last of its list so far, `constraint` PostgreSQL's name for
/// the check. SQLite has no words for it; its manual tells this way, which touches no row (ALTER TABLE, section 7).
pub async fn admit(
    manager: &SchemaManager<'_>,
    (table, column, constraint): (&str, &str, &str),
    (words, after, word): (&str, &str, &str),
) -> Result<(), DbErr> {
    if is_postgres(manager) {
        run(manager, &format!("ALTER TABLE {table} DROP CONSTRAINT {constraint}")).await?;
        let check = format!("CHECK ({column} IN ({words}, '{after}', '{word}'))");
        return run(manager, &format!("ALTER TABLE {table} ADD CONSTRAINT {constraint} {check}")).await;
    }
    redefine(manager, table, (&format!("'{after}'))"), &format!("'{after}', '{word}'))"))).await
}

/// Takes back what [`admit`] let in.
pub async fn expel(
    manager: &SchemaManager<'_>,
    (table, column, constraint): (&str, &str, &str),
    (words, after, word): (&str, &str, &str),
) -> Result<(), DbErr> {
    if is_postgres(manager) {
        run(manager, &format!("ALTER TABLE {table} DROP CONSTRAINT {constraint}")).await?;
        let check = format!("CHECK ({column} IN ({words}, '{after}'))");
        return run(manager, &format!("ALTER TABLE {table} ADD CONSTRAINT {constraint} {check}")).await;
    }
    redefine(manager, table, (&format!("'{after}', '{word}'))"), &format!("'{after}'))"))).await
}

/// Changes the text of a table's definition in SQLite's own list of them.
async fn redefine(manager: &SchemaManager<'_>, table: &str, (old, new): (&str, &str)) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let asked = sea_orm_migration::sea_orm::Statement::from_string(DbBackend::Sqlite, "PRAGMA schema_version");
    let version = db.query_one_raw(asked).await?.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0);
    let (old, new) = (old.replace('\'', "''"), new.replace('\'', "''"));
    run(manager, "PRAGMA writable_schema = ON").await?;
    let sql = "UPDATE sqlite_schema SET sql = replace(sql, ";
    run(manager, &format!("{sql}'{old}', '{new}') WHERE type = 'table' AND name = '{table}'")).await?;
    // Whoever has the old definition in memory reads it anew.
    run(manager, &format!("PRAGMA schema_version = {}", version + 1)).await?;
    run(manager, "PRAGMA writable_schema = OFF").await
}

/// Makes the function behind [`append_only`] and [`forbid`], where the engine needs one.
pub async fn make_guard(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if !is_postgres(manager) {
        return Ok(());
    }
    run(
        manager,
        "CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$",
    )
    .await
}

/// Removes what [`make_guard`] made.
pub async fn drop_guard(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if is_postgres(manager) { run(manager, "DROP FUNCTION forbid_change()").await } else { Ok(()) }
}

/// Tells SQLite's planner how many rows lie behind tables and their indices, in the words of `sqlite_stat1`.
/// Source: SQLite manual, ANALYZE, "Fixed results of ANALYZE".
pub async fn describe(manager: &SchemaManager<'_>, figures: &[(&str, &str, &str)]) -> Result<(), DbErr> {
    if is_postgres(manager) {
        return Ok(());
    }
    // Makes the table of figures, if it is not there yet.
    run(manager, "ANALYZE sqlite_schema").await?;
    forget_description(manager).await?;
    for (table, index, rows) in figures {
        run(manager, &format!("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{table}', '{index}', '{rows}')"))
            .await?;
    }
    Ok(())
}

/// Forgets what [`describe`] said.
pub async fn forget_description(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if is_postgres(manager) { Ok(()) } else { run(manager, "DELETE FROM sqlite_stat1").await }
}

/// Drops tables, the last named first.
pub async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        run(manager, &format!("DROP TABLE {table}")).await?;
    }
    Ok(())
}

fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DbBackend::Postgres
}

fn ending(manager: &SchemaManager<'_>, sqlite: &'static str) -> &'static str {
    if is_postgres(manager) { "" } else { sqlite }
}

fn translate(manager: &SchemaManager<'_>, create: &str) -> String {
    if is_postgres(manager) {
        return create.replace("SERIAL_KEY", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
    }
    TYPES.iter().fold(create.to_owned(), |sql, (postgres, sqlite)| sql.replace(postgres, sqlite))
}
