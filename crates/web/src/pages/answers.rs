//! The figures to accept before filing, and the page that stops somebody who is late.

use super::{DueView, EmployerView, FormFault};
use crate::Frame;
use askama::Template;
use tasrih_domain::declaration::Totals;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{Code, InsuredNumber, Money, Month};
use tasrih_i18n::Text;
use time::Date;

/// A person who joined or left.
#[derive(Debug, Clone)]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// Number.
    pub insured: InsuredNumber,
    /// Wage.
    pub gross: Option<Money>,
}

/// A wage that changed.
#[derive(Debug, Clone)]
pub struct WageChangeView {
    /// Name.
    pub name: String,
    /// Last month.
    pub before: Money,
    /// This month.
    pub after: Money,
}

/// This month beside the last one declared. Lists are bounded; counts are whole.
#[derive(Debug, Clone)]
pub struct ComparisonView {
    /// The month compared with.
    pub previous: Month,
    /// Newcomers.
    pub joined: Vec<PersonView>,
    /// How many.
    pub joined_count: u32,
    /// Gone.
    pub left: Vec<PersonView>,
    /// How many.
    pub left_count: u32,
    /// Changed wages.
    pub changed: Vec<WageChangeView>,
    /// How many.
    pub changed_count: u32,
}

/// One finding of a warning.
#[derive(Debug, Clone)]
pub struct ExampleView {
    /// Row.
    pub row: Option<u32>,
    /// Words.
    pub text: Text,
}

/// Warnings of one rule, to be accepted together.
#[derive(Debug, Clone)]
pub struct WarningView {
    /// Rule.
    pub code: Code,
    /// Findings.
    pub count: u32,
    /// Name of the fault.
    pub title: Text,
    /// What to do.
    pub help: Text,
    /// The first findings.
    pub examples: Vec<ExampleView>,
    /// All of them.
    pub href: String,
    /// Ticked.
    pub accepted: bool,
    /// Reason typed.
    pub reason: String,
    /// Not ticked when filing was asked for.
    pub fault: bool,
}

/// A row that is left out when filing in part.
#[derive(Debug, Clone)]
pub struct LeftOutView {
    /// Row.
    pub row: u32,
    /// Who.
    pub who: String,
}

/// `GET /{lang}/declarations/{id}/check`
#[derive(Debug, Template)]
#[template(path = "declarations/answers.html")]
pub struct AnswersPage {
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
    /// Who files.
    pub person: String,
    /// The firm and the first day of the mandate under which they do.
    pub mandate: Option<(String, Date)>,
    /// Sums over the rows to be filed.
    pub totals: Totals,
    /// Contributions.
    pub due: DueView,
    /// Last month, when there is one.
    pub comparison: Option<ComparisonView>,
    /// Warnings.
    pub warnings: Vec<WarningView>,
    /// Rows that cannot be filed.
    pub blocked: u32,
    /// The first of them.
    pub left_out: Vec<LeftOutView>,
    /// Filing in part was not confirmed.
    pub leave_out_fault: bool,
    /// Last day to file on time.
    pub due_on: Date,
    /// Days past it, 0 when on time.
    pub late_days: i64,
    /// The person may file, not only look.
    pub may_submit: bool,
    /// It will replace a filed declaration.
    pub is_correction: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// Shown once before a late declaration is filed.
#[derive(Debug, Template)]
#[template(path = "declarations/late.html")]
pub struct LatePage {
    /// Frame.
    pub frame: Frame,
    /// Declaration.
    pub id: DeclarationId,
    /// Month.
    pub month: Month,
    /// Last day to file on time.
    pub due_on: Date,
    /// Days past it.
    pub days: i64,
    /// Fine for a late declaration of these employees, when the law of the month is known.
    pub fine: Option<Money>,
    /// The form as it was sent, to be sent again.
    pub fields: Vec<(String, String)>,
}
