//! A declaration, filed or under way.

use super::{DueView, EmployerView};
use crate::Frame;
use askama::Template;
use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber, Totals};
use tasrih_domain::id::{DeclarationId, FileHash};
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Branch, InsuredNumber, Money, Month, Payer, Situation};
use tasrih_i18n::Text;
use time::{Date, OffsetDateTime};

/// A file that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Download {
    /// Receipt.
    Receipt,
    /// Declaration in the fund's format.
    Ebds,
    /// Declaration as CSV.
    Csv,
    /// Declaration as a workbook.
    Xlsx,
    /// The file as uploaded.
    Original,
    /// The file with its faults marked.
    Annotated,
}

impl Download {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Receipt, Self::Ebds, Self::Csv, Self::Xlsx, Self::Original, Self::Annotated];

    /// As in the address and the message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Ebds => "ebds",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Original => "original",
            Self::Annotated => "annotated",
        }
    }

    /// Short kind shown beside the name.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Receipt => "PDF",
            Self::Ebds => "TXT",
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::Original | Self::Annotated => "↓",
        }
    }
}

/// `GET /{lang}/declarations/{id}/filed`
#[derive(Debug, Template)]
#[template(path = "declarations/filed.html")]
pub struct FiledPage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Receipt.
    pub receipt: ReceiptNumber,
    /// When.
    pub filed_at: OffsetDateTime,
    /// By whom.
    pub filed_by: String,
    /// Within its time?
    pub on_time: bool,
    /// Last day.
    pub due_on: Date,
    /// Everything due.
    pub due: Money,
    /// Rows left out.
    pub left_out: u32,
    /// The declaration that carries them.
    pub complement: Option<DeclarationId>,
    /// Code of the check page.
    pub check_code: String,
    /// Files to keep.
    pub downloads: Vec<Download>,
}

/// What was frozen at filing.
#[derive(Debug, Clone)]
pub struct FilingView {
    /// Receipt.
    pub receipt: ReceiptNumber,
    /// When.
    pub at: OffsetDateTime,
    /// Last day.
    pub due_on: Date,
    /// Within its time?
    pub on_time: bool,
}

/// A move in the life of the declaration.
#[derive(Debug, Clone)]
pub struct EventView {
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub event: Event,
    /// Who; nobody when Tasrih did it.
    pub who: Option<String>,
    /// The firm under whose mandate they did.
    pub firm: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The file that was uploaded.
#[derive(Debug, Clone)]
pub struct KeptFileView {
    /// Name.
    pub name: String,
    /// Its fingerprint.
    pub hash: FileHash,
}

/// One employee's month.
#[derive(Debug, Clone)]
pub struct LineView {
    /// Row of the file.
    pub row: u32,
    /// Name.
    pub name: String,
    /// Number.
    pub insured: InsuredNumber,
    /// Days.
    pub days: u8,
    /// Wage.
    pub gross: Money,
    /// Capped wage.
    pub capped: Money,
    /// Situation.
    pub situation: Situation,
}

/// `GET /{lang}/declarations/{id}`
#[derive(Debug, Template)]
#[template(path = "declarations/show.html")]
pub struct DeclarationPage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Kind.
    pub kind: DeclarationKind,
    /// State.
    pub state: State,
    /// File.
    pub file: Option<KeptFileView>,
    /// Sums.
    pub totals: Totals,
    /// Contributions.
    pub due: DueView,
    /// Frozen at filing.
    pub filing: Option<FilingView>,
    /// The declaration that took its place.
    pub replaced_by: Option<DeclarationId>,
    /// The person may replace it, beginning with its own lines.
    pub can_correct: bool,
    /// Where a new file that replaces it is sent, if the person may.
    pub new_file: Option<String>,
    /// Its life, the latest event first.
    pub events: Vec<EventView>,
    /// Files to keep.
    pub downloads: Vec<Download>,
    /// Text searched.
    pub search: String,
    /// Lines of this page.
    pub lines: Vec<LineView>,
    /// Lines found.
    pub lines_total: u32,
    /// The lines after these.
    pub next: Option<String>,
}

/// One product of the contribution.
#[derive(Debug, Clone)]
pub struct StepView {
    /// Branch.
    pub branch: Branch,
    /// Who pays.
    pub payer: Payer,
    /// Base.
    pub base: Money,
    /// Ceiling, when the base is capped.
    pub ceiling: Option<Money>,
    /// Rate, as `6.40`.
    pub rate: String,
    /// Product before rounding, in the form of people.
    pub product: String,
    /// Rounded once to the centime.
    pub rounded: Money,
    /// Text of law.
    pub source: Text,
    /// Confirmed by two sources.
    pub is_confirmed: bool,
}

/// `GET /{lang}/declarations/{id}/lines/{row}`
#[derive(Debug, Template)]
#[template(path = "declarations/line.html")]
pub struct LinePage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Line.
    pub line: LineView,
    /// Products.
    pub steps: Vec<StepView>,
    /// Sum of the employer's shares.
    pub employer_share: Money,
    /// Sum of the employee's shares.
    pub employee_share: Money,
}

impl LinePage {
    /// Both shares together.
    pub fn total(&self) -> Money {
        self.employer_share + self.employee_share
    }
}
