//! Last days, rates and the ceiling: what is in force, what was published, and a form to propose a change.

use super::approvals::summary;
use crate::Frame;
use crate::frame::Say;
use crate::pages::FormFault;
use askama::Template;
use tasrih_domain::approval::Proposal;
use tasrih_domain::law::LawChange;
use tasrih_domain::{Branch, Money, Month};
use tasrih_i18n::Text;
use time::Date;

/// A decision that was published.
#[derive(Debug, Clone)]
pub struct PublishedView {
    /// What.
    pub change: LawChange,
    /// By what text.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Since when.
    pub on: Date,
}

impl PublishedView {
    /// What was decided, in a line.
    pub fn summary(&self, frame: &Frame) -> Say {
        summary(frame, &Proposal::Law(self.change), None)
    }
}

/// The last day of a month.
#[derive(Debug, Clone)]
pub struct DueView {
    /// The worked month.
    pub month: Month,
    /// Its last day.
    pub on: Date,
    /// The day of the general rule, when it was moved.
    pub moved_from: Option<Date>,
    /// By what text.
    pub source: Text,
}

/// What the form of deadlines holds.
#[derive(Debug, Clone, Default)]
pub struct DeadlineFields {
    /// Month chosen, `AAAA-MM`.
    pub month: String,
    /// Day typed, `AAAA-MM-JJ`.
    pub due_on: String,
    /// Decision typed.
    pub title: String,
    /// Address typed.
    pub url: String,
}

/// `GET /{lang}/agent/deadlines`
#[derive(Debug, Template)]
#[template(path = "office/deadlines.html")]
pub struct DeadlinesPage {
    /// Frame.
    pub frame: Frame,
    /// The latest month first.
    pub months: Vec<DueView>,
    /// The last decision first.
    pub published: Vec<PublishedView>,
    /// The agent may propose.
    pub may_propose: bool,
    /// What was typed.
    pub typed: DeadlineFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// The rates of a branch.
#[derive(Debug, Clone)]
pub struct BranchRateView {
    /// The branch.
    pub branch: Branch,
    /// On the whole wage or up to the ceiling: `gross`, `capped`.
    pub base: &'static str,
    /// Employer's rate, decimals of percent.
    pub employer: String,
    /// Employee's rate.
    pub employee: String,
    /// By what text, of the employer's rate.
    pub source: Text,
}

/// What the form of rates holds.
#[derive(Debug, Clone, Default)]
pub struct RateFields {
    /// What is to change.
    pub item: String,
    /// First month, `AAAA-MM`.
    pub from: String,
    /// Value typed.
    pub value: String,
    /// Text typed.
    pub title: String,
    /// Address typed.
    pub url: String,
}

/// Something that can be given a new value.
#[derive(Debug, Clone)]
pub struct ItemView {
    /// As in the form.
    pub code: String,
    /// The branch and the payer's code; `None`: the ceiling.
    pub share: Option<(Branch, &'static str)>,
}

/// `GET /{lang}/agent/rates`
#[derive(Debug, Template)]
#[template(path = "office/rates.html")]
pub struct RatesPage {
    /// Frame.
    pub frame: Frame,
    /// The month shown.
    pub month: Month,
    /// Its rates.
    pub branches: Vec<BranchRateView>,
    /// Its ceiling.
    pub ceiling: Money,
    /// By what text.
    pub ceiling_source: Text,
    /// First month that can be given another value.
    pub first_possible: Month,
    /// What can be chosen.
    pub items: Vec<ItemView>,
    /// The last decision first.
    pub published: Vec<PublishedView>,
    /// The agent may propose.
    pub may_propose: bool,
    /// What was typed.
    pub typed: RateFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
