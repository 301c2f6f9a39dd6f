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

/// Carries the lines `range` of the batch.
pub(crate) async fn write_lines(
    connection: &mut SqliteConnection,
    run: i64,
    batch: &LineBatch,
    range: std::ops::Range<usize>,
) -> Result<(), StorageError> {
    let statements: &'static Statements = if batch.has_allowances { &FULL_LINE_STATEMENTS } else { &LINE_STATEMENTS };
    let rows = Rows { statements, columns: batch.target().columns.len(), count: range.len() };
    write(connection, rows, |at, into| batch.put_line(run, range.start + at, into)).await
}

/// Carries findings, numbered on from `first`.
pub(crate) async fn write_findings(
    connection: &mut SqliteConnection,
    run: i64,
    first: i32,
    findings: &[Finding],
) -> Result<(), StorageError> {
    let rows = Rows { statements: &FINDING_STATEMENTS, columns: FINDINGS.columns.len(), count: findings.len() };
    write(connection, rows, |at, into| {
        let ordinal = first.saturating_add(i32::try_from(at).unwrap_or(i32::MAX));
        put_finding(run, ordinal, &findings[at], into);
    })
    .await
}

struct Rows {
    statements: &'static Statements,
    columns: usize,
    count: usize,
}

async fn write(
    connection: &mut SqliteConnection,
    rows: Rows,
    put: impl Fn(usize, &mut Bound),
) -> Result<(), StorageError> {
    let mut done = 0;
    for (text, length) in rows.statements.iter().zip(LENGTHS) {
        while rows.count - done >= length {
            let mut bound = Bound(SqliteArguments::default());
            bound.0.reserve(length * rows.columns, 0);
            for at in done..done + length {
                put(at, &mut bound);
            }
            sqlx::query_with(text.as_str(), bound.0).execute(&mut *connection).await?;
            done += length;
        }
    }
    Ok(())
}
