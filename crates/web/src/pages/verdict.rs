//! What the check found, at the cells of the person's own file.

use super::{EmployerView, FormFault};
use crate::Frame;
use askama::Template;
use tasrih_domain::declaration::{Counts, Totals};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{Code, Column, Field, Month, Severity};
use tasrih_i18n::Text;

/// The file, as the page names it.
#[derive(Debug, Clone, Default)]
pub struct FileView {
    /// Name.
    pub name: String,
    /// Sheet read.
    pub sheet: Option<String>,
    /// Encoding read.
    pub encoding: Option<String>,
}

/// Findings of one rule.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// Rule.
    pub code: Code,
    /// Severity.
    pub severity: Severity,
    /// Findings.
    pub count: u32,
    /// First row.
    pub first_row: Option<u32>,
    /// Short name of the fault.
    pub title: Text,
    /// What to do.
    pub help: Option<Text>,
    /// The rows with this fault.
    pub href: String,
    /// The rows shown are those with this fault.
    pub is_chosen: bool,
}

/// A finding in words.
#[derive(Debug, Clone)]
pub struct MessageView {
    /// Severity.
    pub severity: Severity,
    /// Words.
    pub text: Text,
}

/// A cell of a row with faults.
#[derive(Debug, Clone)]
pub struct CellView {
    /// Field.
    pub field: Option<Field>,
    /// Column.
    pub column: Option<Column>,
    /// Name of the field.
    pub heading: String,
    /// Heading of the column in the person's own file, when it says something else.
    pub own_heading: Option<String>,
    /// What it holds.
    pub value: String,
    /// Can be changed here.
    pub editable: bool,
    /// What is wrong with it.
    pub messages: Vec<MessageView>,
}

impl CellView {
    /// The end of its id.
    pub fn anchor(&self) -> String {
        self.field.map_or_else(|| "row".to_owned(), |field| field.code().into_owned())
    }

    /// Does one of its faults keep the row from being filed?
    pub fn is_blocked(&self) -> bool {
        self.messages.iter().any(|message| message.severity == Severity::Blocking)
    }

    /// Names may be of either script; everything else reads from left to right.
    pub fn direction(&self) -> &'static str {
        match self.field {
            Some(Field::Surname | Field::GivenName | Field::FullName) => "auto",
            _ => "ltr",
        }
    }
}

/// A row with faults.
#[derive(Debug, Clone)]
pub struct FaultyRowView {
    /// Row as in the person's file.
    pub row: u32,
    /// Name or number of the employee.
    pub who: String,
    /// Cells with faults first, then what tells who it is.
    pub cells: Vec<CellView>,
}

/// `GET /{lang}/declarations/{id}/verdict`
#[derive(Debug, Template)]
#[template(path = "declarations/verdict.html")]
pub struct VerdictPage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Version seen.
    pub version: u32,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// File.
    pub file: FileView,
    /// Counts.
    pub counts: Counts,
    /// Sums over the valid rows.
    pub totals: Totals,
    /// Findings by rule.
    pub groups: Vec<GroupView>,
    /// Findings about the file as a whole.
    pub file_messages: Vec<MessageView>,
    /// Rows with faults.
    pub rows: Vec<FaultyRowView>,
    /// The rows after these.
    pub next: Option<String>,
    /// Rule asked for.
    pub code: Option<Code>,
    /// Severity asked for.
    pub severity: Option<Severity>,
    /// Where the person can say what the columns mean.
    pub mapping: Option<String>,
    /// The lines can be changed on the screen, at that address.
    pub entry: Option<String>,
    /// The file can be sent anew in its place.
    pub can_replace: bool,
    /// The person may change it, not only look.
    pub may_prepare: bool,
    /// It will replace a filed declaration.
    pub is_correction: bool,
    /// What is wrong with a change just made.
    pub faults: Vec<FormFault>,
}
