//! The employer's own file back, with its faults marked.
//!
//! A workbook keeps its sheets, values and formats: the cells at fault get a colour and a note. Formats that cannot
//! be changed in place (ODS, XLS) come back as an XLSX copy of the sheet that was read; a CSV file comes back as it
//! was with three columns at its end; an e-BDS file, whose lines have no room, as a report. Words come from the
//! caller in the reader's language; nothing that a spreadsheet would run is written.

mod copy;
mod formats;
mod notes;
mod package;
mod patch;
mod report;
mod sheet;

use std::collections::BTreeMap;
use tasrih_domain::declaration::Format;
use tasrih_domain::source::FileFacts;
use tasrih_domain::{Column, Refusal, Severity};

/// One fault at its place.
#[derive(Clone, PartialEq, Eq)]
pub struct Mark {
    /// Row as the person sees it, from 1.
    pub row: u32,
    /// Its column; `None`: the row as a whole.
    pub column: Option<Column>,
    /// How much it matters.
    pub severity: Severity,
    /// Name of the field in the reader's language; empty when no field is meant.
    pub field: String,
    /// What is wrong and what to do, in the reader's language, without isolates.
    pub text: String,
}

/// The text may be personal: only the place is printed.
impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mark({:?} row {} {:?})", self.severity, self.row, self.column)
    }
}

/// The few words of the marked file, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotateLabels {
    /// Who speaks in the notes.
    pub author: String,
    /// Headings of the three columns added to a CSV file; the first and the last also head the report.
    pub status: String,
    /// Heading of the columns at fault.
    pub columns: String,
    /// Heading of the messages.
    pub message: String,
    /// Names of the three severities.
    pub blocking: String,
    /// A fault that can be accepted.
    pub warning: String,
    /// A remark.
    pub notice: String,
    /// Headings of the report of an e-BDS file: line, position in the line, field, value.
    pub line: String,
    /// Position in the line.
    pub position: String,
    /// Field.
    pub field: String,
    /// Value.
    pub value: String,
}

impl AnnotateLabels {
    fn severity(&self, severity: Severity) -> &str {
        match severity {
            Severity::Blocking => &self.blocking,
            Severity::Warning => &self.warning,
            Severity::Notice => &self.notice,
        }
    }
}

/// The marked file.
#[derive(Clone, PartialEq, Eq)]
pub struct Annotated {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Ending of its name, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub mime: &'static str,
}

impl std::fmt::Debug for Annotated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Annotated({} bytes of {})", self.bytes.len(), self.extension)
    }
}

/// Why a file cannot be marked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnnotateError {
    /// The bytes are not those that were read.
    #[error("the file cannot be read again: {0}")]
    Unreadable(#[from] Refusal),
    /// The marked file cannot be written (a sheet beyond what the format holds).
    #[error("the marked file cannot be written")]
    Unwritable,
}

impl From<std::io::Error> for AnnotateError {
    fn from(_: std::io::Error) -> Self {
        Self::Unwritable
    }
}

/// Media type of a workbook.
pub(crate) const XLSX_MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Media type of a CSV file.
pub(crate) const CSV_MIME: &str = "text/csv; charset=utf-8";

/// What stands at one cell: the worst severity and all texts.
pub(crate) struct Spot {
    severity: Severity,
    text: String,
}

/// Cells by row and column.
pub(crate) type Spots = BTreeMap<(u32, u16), Spot>;

/// Gathers the marks by cell. Marks of a whole row stand at its first column.
fn gather(marks: &[Mark], facts: &FileFacts) -> Spots {
    let first = facts.headers.iter().find_map(|header| letter(header.column)).unwrap_or(1);
    let mut spots = Spots::new();
    for mark in marks {
        let column = mark.column.and_then(letter).unwrap_or(first);
        let spot =
            spots.entry((mark.row, column)).or_insert_with(|| Spot { severity: mark.severity, text: String::new() });
        // The most serious comes first in the order of severities.
        spot.severity = spot.severity.min(mark.severity);
        if !spot.text.is_empty() {
            spot.text.push('\n');
        }
        spot.text.push_str(&mark.text);
    }
    spots
}

const fn letter(column: Column) -> Option<u16> {
    match column {
        Column::Letter(number) => Some(number),
        Column::Slice { .. } => None,
    }
}

/// Marks the faults in the file that was read.
///
/// `original` are the bytes that gave `facts`. Marks without a row of the file are left out by the caller.
///
/// # Errors
/// `Unreadable` when the bytes are other than those read, `Unwritable` when the marked file would be too large for
/// its format.
pub fn annotate(
    original: &[u8],
    format: Format,
    facts: &FileFacts,
    marks: &[Mark],
    labels: &AnnotateLabels,
) -> Result<Annotated, AnnotateError> {
    let (bytes, extension, mime) = match format {
        Format::Xlsx => (package::annotate(original, facts, marks, labels)?, "xlsx", XLSX_MIME),
        Format::Ods | Format::Xls => (copy::annotate(original, format, facts, marks)?, "xlsx", XLSX_MIME),
        Format::Csv => (report::csv(original, facts, marks, labels)?, "csv", CSV_MIME),
        Format::Ebds => (report::ebds(original, facts, marks, labels), "csv", CSV_MIME),
    };
    Ok(Annotated { bytes, extension, mime })
}

#[cfg(test)]
mod tests;
