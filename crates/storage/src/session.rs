//! One door to both engines for the ordinary queries, whether inside a transaction or from the pool of readers.

use crate::error::StorageError;
use crate::writer::Unit;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, Executor, PgPool, Postgres, SqlitePool};
use tokio::sync::Mutex;

/// Where statements go. The mutex serves one statement at a time; a transaction is used by one task.
pub(crate) enum Session {
    SqliteReaders(SqlitePool),
    PostgresPool(PgPool),
    SqliteUnit(Mutex<Unit>),
    PostgresTransaction(Mutex<sqlx::Transaction<'static, Postgres>>),
}

/// Runs `$call` (a method of sqlx' executor) on whatever the session is; yields what `$done` makes of the answer.
macro_rules! on_any {
    ($session:expr, $statement:expr, |$query:ident, $executor:ident| $call:expr) => {{
        let Statement { sql, values, .. } = $statement;
        let values = SqlxValues(values.unwrap_or(sea_orm::sea_query::Values(Vec::new())));
        match $session {
            Session::SqliteReaders(pool) => {
                let ($query, $executor) = (sqlx::query_with(AssertSqlSafe(sql), values), pool);
                $call
            }
            Session::PostgresPool(pool) => {
                let ($query, $executor) = (sqlx::query_with(AssertSqlSafe(sql), values), pool);
                $call
            }
            Session::SqliteUnit(unit) => {
                let mut unit = unit.lock().await;
                let ($query, $executor) = (sqlx::query_with(AssertSqlSafe(sql), values), unit.connection());
                $call
            }
            Session::PostgresTransaction(transaction) => {
                let mut transaction = transaction.lock().await;
                let ($query, $executor) = (sqlx::query_with(AssertSqlSafe(sql), values), &mut **transaction);
                $call
            }
        }
    }};
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

#[async_trait::async_trait]
impl ConnectionTrait for Session {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::SqliteReaders(_) | Self::SqliteUnit(_) => DbBackend::Sqlite,
            Self::PostgresPool(_) | Self::PostgresTransaction(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        on_any!(self, statement, |query, executor| query.execute(executor).await.map(ExecResult::from).map_err(failed))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::SqliteReaders(pool) => pool.execute(sql).await.map(ExecResult::from),
            Self::PostgresPool(pool) => pool.execute(sql).await.map(ExecResult::from),
            Self::SqliteUnit(unit) => unit.lock().await.connection().execute(sql).await.map(ExecResult::from),
            Self::PostgresTransaction(transaction) => transaction.lock().await.execute(sql).await.map(ExecResult::from),
        }
        .map_err(failed)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        on_any!(self, statement, |query, executor| query
            .fetch_optional(executor)
            .await
            .map(|row| row.map(QueryResult::from))
            .map_err(failed))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        on_any!(self, statement, |query, executor| query
            .fetch_all(executor)
            .await
            .map(|rows| rows.into_iter().map(QueryResult::from).collect())
            .map_err(failed))
    }
}

impl Session {
    /// A statement of our own text, with its values. Both engines' drivers take `$1`, `$2`…
    pub(crate) fn statement(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Statement {
        Statement::from_sql_and_values(self.get_database_backend(), sql, values)
    }

    /// The only transaction-scoped session that may be committed.
    pub(crate) async fn commit(self) -> Result<(), StorageError> {
        match self {
            Self::SqliteUnit(unit) => unit.into_inner().commit().await,
            Self::PostgresTransaction(transaction) => Ok(transaction.into_inner().commit().await?),
            Self::SqliteReaders(_) | Self::PostgresPool(_) => Ok(()),
        }
    }
}
