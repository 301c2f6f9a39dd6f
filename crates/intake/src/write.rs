//! Lines of a declaration as a file for people: CSV or XLSX, streamed, in the columns of the template.
//!
//! What is written reads back equal. A text that a spreadsheet would run as a formula gets an apostrophe in CSV,
//! which the reader takes off again, and is plain text in XLSX.

pub mod debits;
pub mod list;
mod workbook;

pub(crate) use workbook::WIDTHS;

use std::borrow::Cow;
use std::io::Write;
use tasrih_domain::{InsuredNumber, Line, Money, Situation};

/// Something for each column of the template: headings, notes, widths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerColumn {
    /// Insured number.
    pub insured_number: String,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// National identity card.
    pub cin: String,
    /// Days declared.
    pub days: String,
    /// Actual wage.
    pub gross_wage: String,
    /// Capped wage.
    pub capped_wage: String,
    /// Situation code.
    pub situation: String,
}

/// Columns of the template.
pub(crate) const COLUMNS: usize = 8;

impl PerColumn {
    /// In the order of the columns.
    pub(crate) fn all(&self) -> [&str; COLUMNS] {
        [
            &self.insured_number,
            &self.surname,
            &self.given_name,
            &self.cin,
            &self.days,
            &self.gross_wage,
            &self.capped_wage,
            &self.situation,
        ]
    }
}

/// Which way a sheet runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// First column at the left.
    LeftToRight,
    /// First column at the right (Arabic).
    RightToLeft,
}

/// A format that is written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// UTF-8 with its mark, semicolons, decimal comma: what a French or Arabic Excel opens by a double click.
    Csv,
    /// A workbook of one sheet.
    Xlsx,
}

/// The words of an exported file, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings that the reader recognises.
    pub headings: PerColumn,
    /// Direction of the sheet.
    pub direction: Direction,
}

/// One employee's month to be written. What could not be read is empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ExportRow<'a> {
    /// Insured number. [`InsuredNumber::PENDING`] is written as an empty cell.
    pub insured: Option<InsuredNumber>,
    /// Surname.
    pub surname: &'a str,
    /// Given name.
    pub given_name: &'a str,
    /// National identity card.
    pub cin: &'a str,
    /// Days declared.
    pub days: Option<u8>,
    /// Actual wage.
    pub gross: Option<Money>,
    /// Capped wage.
    pub capped: Option<Money>,
    /// Situation.
    pub situation: Option<Situation>,
}

impl<'a> From<&'a Line> for ExportRow<'a> {
    fn from(line: &'a Line) -> Self {
        Self {
            insured: line.insured,
            surname: &line.surname,
            given_name: &line.given_name,
            cin: &line.cin,
            days: line.days,
            gross: line.gross,
            capped: line.capped,
            situation: line.situation,
        }
    }
}

/// A row is personal data: nothing of it is printed.
impl std::fmt::Debug for ExportRow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ExportRow")
    }
}

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The place it is written to failed.
    #[error("cannot write: {0}")]
    Io(#[from] std::io::Error),
    /// More rows than a sheet has.
    #[error("more rows than a sheet has")]
    TooManyRows,
    /// The workbook cannot be put together.
    #[error("cannot make the workbook")]
    Workbook,
}

/// What a cell of an exported row is.
pub(crate) enum Value<'a> {
    Text(Cow<'a, str>),
    Whole(u8),
    Amount(Money),
    Nothing,
}

impl<'a> ExportRow<'a> {
    /// The cells in the order of the columns.
    pub(crate) fn values(&self) -> [Value<'a>; COLUMNS] {
        let text = |text: &'a str| if text.is_empty() { Value::Nothing } else { Value::Text(Cow::Borrowed(text)) };
        let amount = |amount: Option<Money>| amount.map_or(Value::Nothing, Value::Amount);
        let insured = self.insured.filter(|number| *number != InsuredNumber::PENDING);
        [
            insured.map_or(Value::Nothing, |number| Value::Text(Cow::Owned(number.to_string()))),
            text(self.surname),
            text(self.given_name),
            text(self.cin),
            self.days.map_or(Value::Nothing, Value::Whole),
            amount(self.gross),
            amount(self.capped),
            text(self.situation.map_or("", Situation::code)),
        ]
    }
}

/// Writes the rows, in bounded memory.
///
/// # Errors
/// `TooManyRows` beyond the 1,048,575 that fit below the headings of a sheet; `Io`.
pub fn write<'a>(
    format: ExportFormat,
    words: &ExportWords,
    rows: impl Iterator<Item = ExportRow<'a>>,
    out: impl Write,
) -> Result<(), WriteError> {
    match format {
        ExportFormat::Csv => write_csv(words, rows, out),
        ExportFormat::Xlsx => workbook::write(words, rows, out),
    }
}

/// Separator of the CSV files that we give.
pub(crate) const SEPARATOR: char = ';';

/// Says to a spreadsheet that a CSV file is UTF-8.
pub(crate) const UTF8_MARK: &str = "\u{FEFF}";

fn write_csv<'a>(
    words: &ExportWords,
    rows: impl Iterator<Item = ExportRow<'a>>,
    mut out: impl Write,
) -> Result<(), WriteError> {
    let mut text = String::from(UTF8_MARK);
    push_fields(&mut text, &words.headings.all(), SEPARATOR);
    for row in rows {
        let fields = row.values().map(|value| match value {
            Value::Text(text) => text,
            Value::Whole(number) => Cow::Owned(number.to_string()),
            Value::Amount(amount) => Cow::Owned(amount.to_string().replace('.', ",")),
            Value::Nothing => Cow::Borrowed(""),
        });
        push_fields(&mut text, &fields, SEPARATOR);
        if text.len() > (64 << 10) {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Appends a row of a CSV file.
pub(crate) fn push_fields(out: &mut String, fields: &[impl AsRef<str>], separator: char) {
    for (nth, field) in fields.iter().enumerate() {
        if nth > 0 {
            out.push(separator);
        }
        let field = field.as_ref();
        let guard = if is_run(field) { "'" } else { "" };
        let is_quoted = field.contains([separator, '"', '\r', '\n', '\t']) || field.trim() != field;
        if is_quoted {
            out.extend(["\"", guard, &field.replace('"', "\"\""), "\""]);
        } else {
            out.extend([guard, field]);
        }
    }
    out.push_str("\r\n");
}

/// Would a spreadsheet run the text? A signed number is a number.
fn is_run(text: &str) -> bool {
    let is_number = |rest: &str| {
        let mut rest = rest.chars().filter(|c| !matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | ',' | '%')).peekable();
        rest.peek().is_some() && rest.all(|c| c.is_ascii_digit())
    };
    match text.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !is_number(&text[1..]),
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests;
