//! Rows into SQLite: multi-row statements of a few fixed lengths, so that each is prepared once per connection.

use super::{FINDINGS, LINES, LINES_WITH_ALLOWANCES, LineBatch, Target, Values, put_finding};
use crate::error::StorageError;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, SqliteConnection};
use std::fmt::Write;
use std::sync::LazyLock;
use tasrih_domain::Finding;

/// Rows per statement: the long one carries nearly everything, the others the rest in few statements (13 employees,
/// the most common declaration, take three).
const LENGTHS: [usize; 9] = [200, 128, 64, 32, 16, 8, 4, 2, 1];

/// The statements of one table, by the lengths above.
type Statements = [String; LENGTHS.len()];

static LINE_STATEMENTS: LazyLock<Statements> = LazyLock::new(|| statements(LINES));
static FULL_LINE_STATEMENTS: LazyLock<Statements> = LazyLock::new(|| statements(LINES_WITH_ALLOWANCES));
static FINDING_STATEMENTS: LazyLock<Statements> = LazyLock::new(|| statements(FINDINGS));

fn statements(target: Target) -> Statements {
    LENGTHS.map(|rows| {
        let row = format!("({})", vec!["?"; target.columns.len()].join(","));
        let mut text = format!("INSERT INTO {} ({}) VALUES ", target.name, target.columns.join(","));
        for at in 0..rows {
            write!(text, "{}{row}", if at == 0 { "" } else { "," }).expect("writing into a String cannot fail");
        }
        text
    })
}

/// The values of one statement.
struct Bound(SqliteArguments);

const FITS: &str = "numbers and texts always encode";

impl Values for Bound {
    fn big(&mut self, value: Option<i64>) {
        self.0.add(value).expect(FITS);
    }

    fn integer(&mut self, value: Option<i32>) {
        self.0.add(value).expect(FITS);
    }

    fn small(&mut self, value: Option<i16>) {
        self.0.add(value).expect(FITS);
    }

    fn text(&mut self, value: Option<&str>) {
        // Boxed: the driver keeps it as it is, where a borrowed text is copied twice.
        self.0.add(value.map(Box::<str>::from)).expect(FITS);
    }

    fn boolean(&mut self, value: bool) {
        self.0.add(value).expect(FITS);
    }
}

/// Carries the lines of the batch.
pub(crate) async fn write_lines(
    connection: &mut SqliteConnection,
    run: i64,
    batch: &LineBatch,
) -> Result<(), StorageError> {
    let statements: &'static Statements = if batch.has_allowances { &FULL_LINE_STATEMENTS } else { &LINE_STATEMENTS };
    let many = Many { statements, columns: batch.target().columns.len(), count: batch.len() };
    write(connection, many, |at, into| batch.put_line(run, at, into)).await
}

/// Carries findings, numbered from 0.
pub(crate) async fn write_findings(
    connection: &mut SqliteConnection,
    run: i64,
    findings: &[Finding],
) -> Result<(), StorageError> {
    let many = Many { statements: &FINDING_STATEMENTS, columns: FINDINGS.columns.len(), count: findings.len() };
    let ordinal = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    write(connection, many, |at, into| put_finding(run, ordinal(at), &findings[at], into)).await
}

struct Many {
    statements: &'static Statements,
    columns: usize,
    count: usize,
}

async fn write(
    connection: &mut SqliteConnection,
    many: Many,
    put: impl Fn(usize, &mut Bound),
) -> Result<(), StorageError> {
    let mut done = 0;
    for (text, length) in many.statements.iter().zip(LENGTHS) {
        while many.count - done >= length {
            let mut bound = Bound(SqliteArguments::default());
            bound.0.reserve(length * many.columns, 0);
            for at in done..done + length {
                put(at, &mut bound);
            }
            sqlx::query_with(text.as_str(), bound.0).execute(&mut *connection).await?;
            done += length;
        }
    }
    Ok(())
}

/// One prepared statement in a slice, and the row being bound to it.
pub(crate) struct Rows<'c> {
    statement: rusqlite::Statement<'c>,
    bound: usize,
    /// The first value that could not be bound; the row is then not carried.
    outcome: rusqlite::Result<()>,
}

impl<'c> Rows<'c> {
    pub(crate) fn into(target: Target, slice: &'c rusqlite::Transaction<'_>) -> rusqlite::Result<Self> {
        let places = vec!["?"; target.columns.len()].join(",");
        let text = format!("INSERT INTO {} ({}) VALUES ({places})", target.name, target.columns.join(","));
        Ok(Self { statement: slice.prepare(&text)?, bound: 0, outcome: Ok(()) })
    }

    /// Carries the row that `put` gives.
    pub(crate) fn carry(&mut self, put: impl FnOnce(&mut Self)) -> rusqlite::Result<()> {
        self.bound = 0;
        put(self);
        std::mem::replace(&mut self.outcome, Ok(()))?;
        self.statement.raw_execute().map(drop)
    }

    fn bind(&mut self, value: impl rusqlite::ToSql) {
        self.bound += 1;
        if self.outcome.is_ok() {
            self.outcome = self.statement.raw_bind_parameter(self.bound, value);
        }
    }
}

impl Values for Rows<'_> {
    fn big(&mut self, value: Option<i64>) {
        self.bind(value);
    }

    fn integer(&mut self, value: Option<i32>) {
        self.bind(value);
    }

    fn small(&mut self, value: Option<i16>) {
        self.bind(value);
    }

    fn text(&mut self, value: Option<&str>) {
        self.bind(value);
    }

    fn boolean(&mut self, value: bool) {
        self.bind(value);
    }
}
