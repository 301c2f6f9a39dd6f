//! The register of a company's employees: the list, a person, a hire, and whom a month is expected to hold.

use super::{EmployerView, FormFault};
use crate::Frame;
use crate::frame::Say;
use askama::Template;
use tasrih_app::register::{Gap, MonthRow};
use tasrih_domain::employment::{Employment, LeaveReason};
use tasrih_domain::id::PersonId;
use tasrih_domain::line::Situation;
use tasrih_domain::{InsuredNumber, Money, Month};
use time::Date;

/// Which people the list shows, as in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everybody.
    All,
    /// Who has not left.
    #[default]
    Present,
    /// Who has left.
    Left,
    /// Who came this month.
    Arrived,
    /// Who was not declared for two months.
    Silent,
}

impl Shown {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Present, Self::Arrived, Self::Left, Self::Silent, Self::All];

    /// As in the address and in `employees-show-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Present => "present",
            Self::Left => "left",
            Self::Arrived => "arrived",
            Self::Silent => "silent",
        }
    }
}

/// A person in the list.
#[derive(Debug, Clone)]
pub struct EmployeeRow {
    /// Who.
    pub person: PersonId,
    /// Name in Latin letters.
    pub name: String,
    /// Name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// Insured number.
    pub insured: InsuredNumber,
    /// First day.
    pub hired_on: Date,
    /// Last day, once there is one.
    pub left_on: Option<Date>,
    /// Month last declared.
    pub last_declared: Option<Month>,
    /// Still there, and not declared for two months.
    pub is_silent: bool,
}

/// `GET` and `POST /{lang}/employers/{affiliate}/employees`
#[derive(Debug, Template)]
#[template(path = "employees/list.html")]
pub struct EmployeesPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// May hire and let go.
    pub may_register: bool,
    /// Which people.
    pub shown: Shown,
    /// What was looked for.
    pub search: String,
    /// The people.
    pub rows: Vec<EmployeeRow>,
    /// How many in all.
    pub total: u64,
    /// Where the next page begins.
    pub next: Option<tasrih_domain::id::EmploymentId>,
    /// The month that is about to be declared.
    pub month: Month,
}

/// A day and a reason being typed.
#[derive(Debug, Clone, Default)]
pub struct MoveForm {
    /// The day, as `AAAA-MM-JJ`.
    pub on: String,
    /// Code of the reason.
    pub reason: String,
}

/// `GET /{lang}/employers/{affiliate}/employees/{id}`
#[derive(Debug, Template)]
#[template(path = "employees/person.html")]
pub struct EmployeePage {
    /// Frame.
    pub frame: Frame,
    /// For whom.
    pub employer: EmployerView,
    /// Who.
    pub person: PersonId,
    /// Name in Latin letters.
    pub name: String,
    /// Name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// Insured number.
    pub insured: InsuredNumber,
    /// Identity document, masked but for its end; empty when not known.
    pub document: String,
    /// The stays with this employer, the latest first.
    pub stays: Vec<Employment>,
    /// Months that were declared or should have been, the latest first.
    pub months: Vec<MonthRow>,
    /// Where earlier months begin.
    pub earlier: Option<String>,
    /// May hire and let go.
    pub may_register: bool,
    /// Still there, and not declared for two months.
    pub is_silent: bool,
    /// What was done a moment ago: `hired`, `left`, `returned`.
    pub done: Option<&'static str>,
    /// What is being typed.
    pub form: MoveForm,
    /// What is wrong with it.
    pub faults: Vec<FormFault>,
}

impl EmployeePage {
    /// The latest stay has an end.
    pub fn has_left(&self) -> bool {
        self.stays.first().is_some_and(|stay| stay.leave.is_some_and(|leave| !leave.is_declared))
    }

    /// Can come back: has left, however it is known, and has not died.
    pub fn can_return(&self) -> bool {
        let leave = self.stays.first().and_then(|stay| stay.leave);
        leave.is_some_and(|leave| leave.reason != LeaveReason::Deceased)
    }

    /// Months without a declaration on this page.
    pub fn gaps(&self) -> usize {
        self.months.iter().filter(|row| row.gap.is_some()).count()
    }
}

/// Days, wage and situation of a month, of all its declarations together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSum {
    /// Days.
    pub days: u64,
    /// Actual wages.
    pub gross: Money,
    /// The situation of the main declaration, else of the first.
    pub situation: Situation,
}

/// The sums of a month.
pub fn sum(row: &MonthRow) -> MonthSum {
    MonthSum {
        days: row.declared.iter().filter_map(|one| one.days).map(u64::from).sum(),
        gross: row.declared.iter().filter_map(|one| one.gross).sum(),
        situation: row.declared.first().map(|one| one.situation).unwrap_or_default(),
    }
}

/// Why a month is a gap, in words.
pub fn gap_words(frame: &Frame, gap: &Gap) -> Say {
    match gap {
        Gap::NotOnIt => frame.t("months-gap-not-on-it"),
        Gap::NothingFiled => frame.t("months-gap-nothing-filed"),
    }
}

/// `GET` and `POST /{lang}/employers/{affiliate}/employees/hire`
#[derive(Debug, Template)]
#[template(path = "employees/hire.html")]
pub struct HirePage {
    /// Frame.
    pub frame: Frame,
    /// For whom.
    pub employer: EmployerView,
    /// Insured number, as typed.
    pub insured: String,
    /// Number of the identity document, as typed.
    pub document: String,
    /// Day of birth, as typed.
    pub born_on: String,
    /// First day, as typed.
    pub on: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// Somebody expected, hired or gone.
#[derive(Debug, Clone)]
pub struct ExpectedRow {
    /// Insured number.
    pub insured: InsuredNumber,
    /// Name in Latin letters.
    pub name: String,
    /// The situation that the end calls for.
    pub situation: Option<Situation>,
}

/// `GET /{lang}/employers/{affiliate}/{month}/expected`
#[derive(Debug, Template)]
#[template(path = "employees/expected.html")]
pub struct ExpectedPage {
    /// Frame.
    pub frame: Frame,
    /// By whom.
    pub employer: EmployerView,
    /// For which month.
    pub month: Month,
    /// The fund's own file was loaded.
    pub is_fund: bool,
    /// How many in all.
    pub total: usize,
    /// One page of them.
    pub people: Vec<ExpectedRow>,
    /// Whom the employer said to have hired in the month.
    pub hired: Vec<ExpectedRow>,
    /// Whom it said to have left.
    pub left: Vec<ExpectedRow>,
    /// The next page.
    pub next: Option<String>,
}
