//! A sink that writes down what it receives, for tests.

use crate::{ReadOptions, read};
use std::fmt::Write as _;
use std::io::Cursor;
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::finding::Arg;
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_domain::{Problem, Refusal};

/// What was received, in short: `3: 123456789 | ALAMI SARA | 26 | 4500`, `ShortRow 3 expected=6 found=4`.
#[derive(Default)]
pub struct Witness {
    pub begun: Vec<FileFacts>,
    pub rows: Vec<String>,
    pub problems: Vec<String>,
}

impl RowSink for Witness {
    fn begin(&mut self, facts: &FileFacts) {
        assert!(self.rows.is_empty() && self.problems.is_empty(), "begin comes first");
        self.begun.push(facts.clone());
    }

    fn row(&mut self, row: &RawRow<'_>) {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text).collect();
        self.rows.push(format!("{}: {}", row.row, cells.join(" | ")));
    }

    fn problem(&mut self, problem: Problem) {
        let mut text = format!("{:?}", problem.structure);
        if let Some(row) = problem.place.row {
            let column = problem.place.column.map_or(String::new(), |column| column.to_string());
            let _ = write!(text, " {column}{row}");
        }
        for (name, value) in &problem.args.0 {
            let _ = match value {
                Arg::Text(value) => write!(text, " {name}={value}"),
                other => write!(text, " {name}={other:?}"),
            };
        }
        self.problems.push(text);
    }
}

/// Reads bytes and says what came of them.
pub fn reading(bytes: &[u8], mapping: Option<&ColumnMapping>) -> (Witness, Result<FileFacts, Refusal>) {
    let mut witness = Witness::default();
    let options = ReadOptions { mapping, ..ReadOptions::default() };
    let outcome = read(&mut Cursor::new(bytes), &options, &mut witness);
    (witness, outcome)
}

/// The rows of a file that is read.
pub fn rows(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let (witness, outcome) = reading(bytes.as_ref(), None);
    outcome.unwrap();
    assert_eq!(witness.begun.len(), 1);
    witness.rows
}

/// The problems of a file that is read.
pub fn problems(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let (witness, outcome) = reading(bytes.as_ref(), None);
    outcome.unwrap();
    witness.problems
}

/// The refusal of a file that is not.
pub fn refusal(bytes: impl AsRef<[u8]>) -> Refusal {
    reading(bytes.as_ref(), None).1.expect_err("the file is refused")
}
