//! What can go wrong between us and the database. Not found is never an error: it is `Ok(None)`.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Why the store could not do what was asked.
///
/// No variant carries a value that was stored: names and numbers of people must not reach a log through an error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The database cannot be reached, is busy or full, or broke off the transaction: try again later.
    #[error("the database is not available ({cause})")]
    Unavailable {
        /// Code or words of the driver, without values.
        cause: String,
    },
    /// Somebody else was faster: the version has moved on, or a unique key is taken.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// A stored row says something that has no meaning.
    #[error(transparent)]
    Corrupt(#[from] Corrupt),
    /// The database understood and refused, or we asked wrongly: a fault of ours, trying again does not help.
    #[error("the database refused ({cause})")]
    Fault {
        /// Code or words of the driver, without values.
        cause: String,
    },
}

/// A stored value that has no meaning.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("corrupt row: {table}.{column} of {id}")]
pub struct Corrupt {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// Key of the row.
    pub id: String,
}

impl StorageError {
    /// May the same request succeed a little later?
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }

    pub(crate) fn unavailable(cause: impl Into<String>) -> Self {
        Self::Unavailable { cause: cause.into() }
    }
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Conflict;
        }
        match error {
            DbErr::Exec(RuntimeErr::SqlxError(source))
            | DbErr::Query(RuntimeErr::SqlxError(source))
            | DbErr::Conn(RuntimeErr::SqlxError(source)) => from_sqlx(&source),
            DbErr::ConnectionAcquire(_) => Self::unavailable("no connection became free in time"),
            DbErr::RecordNotUpdated => Self::Conflict,
            // Their words may quote a value: the kind has to do.
            DbErr::Type(_) => Self::Fault { cause: "a value of another type".to_owned() },
            _ => Self::Fault { cause: "the request could not be built or read".to_owned() },
        }
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = error else {
            return Self::Fault { cause: "the request could not be built or read".to_owned() };
        };
        // 1555 and 2067: a primary key and a unique key that are taken.
        if matches!(failure.extended_code, 1555 | 2067) {
            return Self::Conflict;
        }
        let code = failure.extended_code.to_string();
        let cause = format!("{code}: {}", message.unwrap_or_default());
        if is_passing(&code) { Self::Unavailable { cause } } else { Self::Fault { cause } }
    }
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        from_sqlx(&error)
    }
}

fn from_sqlx(error: &sqlx::Error) -> StorageError {
    match error {
        sqlx::Error::Database(source) if source.is_unique_violation() => StorageError::Conflict,
        sqlx::Error::Database(source) => {
            let code = source.code().unwrap_or_default();
            // The message of a data error (class 22) quotes the value; those of the others name tables and rules.
            let cause = if code.starts_with("22") { code.to_string() } else { format!("{code}: {}", source.message()) };
            if is_passing(&code) { StorageError::Unavailable { cause } } else { StorageError::Fault { cause } }
        }
        sqlx::Error::ColumnDecode { index, .. } => StorageError::Fault { cause: format!("unreadable column {index}") },
        sqlx::Error::Io(source) => StorageError::unavailable(source.kind().to_string()),
        sqlx::Error::PoolTimedOut => StorageError::unavailable("no connection became free in time"),
        sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => StorageError::unavailable("the store is closed"),
        sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) => StorageError::unavailable("the connection broke"),
        _ => StorageError::Fault { cause: "the request could not be built or read".to_owned() },
    }
}

/// Codes of faults that pass: of SQLite busy (5), locked (6), I/O (10) and full (13), the low byte of extended
/// codes; of PostgreSQL the classes connection, rollback, resources, operator and system.
fn is_passing(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 13),
        _ => ["08", "40", "53", "55", "57", "58"].iter().any(|class| code.starts_with(class)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_passing;

    #[test]
    fn busy_and_lost_connections_pass_and_broken_rules_stay() {
        for code in ["5", "517", "6", "13", "40001", "40P01", "57P01", "53300", "08006"] {
            assert!(is_passing(code), "{code}");
        }
        for code in ["19", "1811", "1", "23514", "42P01", "22003", ""] {
            assert!(!is_passing(code), "{code}");
        }
    }
}
