//! An insured person's own pages.

use super::{EmployerView, FormFault};
use crate::Frame;
use askama::Template;
use tasrih_app::insured::{Look, Seer};
use tasrih_app::register::{Gap, MonthRow};
use tasrih_domain::Month;

/// `GET /{lang}/me/sign-in`
#[derive(Debug, Template)]
#[template(path = "insured/sign_in.html")]
pub struct InsuredSignInPage {
    /// Frame.
    pub frame: Frame,
    /// Card, as typed.
    pub cin: String,
    /// Number, as typed.
    pub insured: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `POST /{lang}/me/sign-in`: what was typed goes on in the form, never in an address.
#[derive(Debug, Template)]
#[template(path = "insured/code.html")]
pub struct InsuredCodePage {
    /// Frame.
    pub frame: Frame,
    /// Card, as typed.
    pub cin: String,
    /// Number, as typed.
    pub insured: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// The months with one employer.
#[derive(Debug, Clone)]
pub struct OwnEmployerView {
    /// Which.
    pub employer: EmployerView,
    /// The months.
    pub months: Vec<MonthRow>,
}

/// `GET /{lang}/me`
#[derive(Debug, Template)]
#[template(path = "insured/months.html")]
pub struct OwnMonthsPage {
    /// Frame.
    pub frame: Frame,
    /// Who.
    pub name: String,
    /// Employers, the latest first.
    pub employers: Vec<OwnEmployerView>,
    /// Days declared in the months shown.
    pub days: u64,
    /// Months without a declaration.
    pub gaps: usize,
    /// Where earlier months begin.
    pub earlier: Option<String>,
    /// The only employer shown; see `Insured::only`.
    pub only: Option<EmployerView>,
}

/// `GET /{lang}/me/looks`
#[derive(Debug, Template)]
#[template(path = "insured/looks.html")]
pub struct LooksPage {
    /// Frame.
    pub frame: Frame,
    /// The latest first.
    pub looks: Vec<Look>,
    /// The only employer shown.
    pub only: Option<EmployerView>,
}

/// `GET /{lang}/me/report/{affiliate}/{month}`
#[derive(Debug, Template)]
#[template(path = "insured/report.html")]
pub struct ReportPage {
    /// Frame.
    pub frame: Frame,
    /// About whom.
    pub employer: EmployerView,
    /// About which month.
    pub month: Month,
    /// What is missing.
    pub gap: Option<Gap>,
    /// Days declared.
    pub days: u64,
    /// The words, ready to be sent.
    pub said: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `GET /{lang}/me/reports/{code}`
#[derive(Debug, Template)]
#[template(path = "insured/reported.html")]
pub struct ReportedPage {
    /// Frame.
    pub frame: Frame,
    /// The number to ask by.
    pub number: String,
    /// About which month.
    pub month: Month,
    /// What was said.
    pub said: String,
}

/// What is missing in one's own month, in words.
fn own_gap(frame: &Frame, gap: Gap) -> crate::frame::Say {
    match gap {
        Gap::NotOnIt => frame.t("me-gap-not-on-it"),
        Gap::NothingFiled => frame.t("me-gap-nothing-filed"),
    }
}

impl OwnMonthsPage {
    /// What is missing, in words.
    pub fn gap(&self, gap: &Gap) -> crate::frame::Say {
        own_gap(&self.frame, *gap)
    }
}

impl ReportPage {
    /// What is missing, in words.
    pub fn gap(&self, gap: &Gap) -> crate::frame::Say {
        own_gap(&self.frame, *gap)
    }
}
