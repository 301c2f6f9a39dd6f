//! From choosing a file to its check: upload, progress, columns, sheet, refusal.

use super::{EmployerView, FormFault, LimitsView};
use crate::{Frame, routes};
use askama::Template;
use tasrih_domain::declaration::Format;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{Code, Column, Field, Month};
use tasrih_i18n::Text;
use time::Date;

/// `GET /{lang}/employers/{affiliate}/{month}/upload`
#[derive(Debug, Template)]
#[template(path = "declarations/upload.html")]
pub struct UploadPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Limits.
    pub limits: LimitsView,
    /// The filed declaration to be replaced.
    pub correcting: Option<DeclarationId>,
    /// A declaration already begun.
    pub existing: Option<DeclarationId>,
    /// The month stands filed, and no replacement was asked for: there is nothing to send.
    pub filed: Option<DeclarationId>,
    /// The person may send a file, not only look.
    pub may_prepare: bool,
    /// Last day to file on time.
    pub due_on: Date,
    /// Employees of last month; 0 when it was not filed here.
    pub previous_count: u32,
    /// Where they are typed on the screen, when they are few enough.
    pub entry: Option<String>,
    /// Employees that the fund's file expects, when it is here.
    pub expected: Option<u32>,
    /// The fund's file was loaded a moment ago.
    pub pre_loaded: bool,
    /// The fault lies in the fund's file.
    pub pre_fault: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl UploadPage {
    /// Where the form is sent.
    pub fn action(&self) -> String {
        let (lang, affiliate) = (&self.frame.lang, &self.employer.affiliate);
        match self.correcting {
            Some(replaced) => routes::upload_correction(lang, affiliate, &self.month, replaced),
            None => routes::upload(lang, affiliate, &self.month),
        }
    }

    /// Is there anything to be sent from here?
    pub fn is_open(&self) -> bool {
        self.may_prepare && self.filed.is_none()
    }
}

/// `GET /{lang}/declarations/{id}/progress`
#[derive(Debug, Template)]
#[template(path = "declarations/progress.html")]
pub struct ProgressPage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Name of the file.
    pub file_name: String,
    /// Rows checked so far.
    pub rows_done: u32,
    /// Rows expected, when they can be told.
    pub rows_expected: Option<u32>,
}

/// A column of the file and what it means.
#[derive(Debug, Clone)]
pub struct ColumnChoice {
    /// Its place.
    pub column: Column,
    /// Its heading.
    pub heading: String,
    /// What it is taken for.
    pub chosen: Option<Field>,
    /// Values seen below it.
    pub samples: Vec<String>,
}

impl ColumnChoice {
    /// Is the column taken for that field?
    pub fn is(&self, field: &Field) -> bool {
        self.chosen.as_ref() == Some(field)
    }

    /// The table has no headings: what stands for one is the number that the reader gave.
    pub fn is_unheaded(&self) -> bool {
        is_unheaded(self.column, &self.heading)
    }

    /// What the column is called before people: its heading, or its letter.
    pub fn label(&self) -> String {
        if self.is_unheaded() { self.column.to_string() } else { self.heading.clone() }
    }
}

/// Is the heading only the number by which the reader calls a column of a table without headings?
pub fn is_unheaded(column: Column, heading: &str) -> bool {
    matches!(column, Column::Letter(number) if heading == format!("column {number}"))
}

/// `GET /{lang}/declarations/{id}/mapping`
#[derive(Debug, Template)]
#[template(path = "declarations/mapping.html")]
pub struct MappingPage {
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
    /// Columns.
    pub columns: Vec<ColumnChoice>,
    /// Needed fields that no column gives.
    pub missing: Vec<Field>,
    /// Fields to choose from.
    pub fields: Vec<Field>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `GET /{lang}/declarations/{id}/sheet`
#[derive(Debug, Template)]
#[template(path = "declarations/sheet.html")]
pub struct SheetPage {
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
    /// Sheets to choose from.
    pub sheets: Vec<String>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// A file refused whole.
#[derive(Debug, Template)]
#[template(path = "declarations/refused.html")]
pub struct RefusedPage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Name of the file.
    pub file_name: String,
    /// Version seen.
    pub version: u32,
    /// Code of the refusal.
    pub code: Code,
    /// Its message, which has a help.
    pub message: Text,
    /// The columns can be told by the person.
    pub can_map: bool,
    /// The person may send another file, not only look.
    pub may_prepare: bool,
    /// Headings found.
    pub headings: Vec<String>,
}
