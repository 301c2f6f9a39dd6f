//! What being late cost an employer, and a form to waive it.

use crate::Frame;
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::approval::Waivable;
use tasrih_domain::{Money, Month};
use time::Date;

/// Something that being late cost and that is open.
#[derive(Debug, Clone, Copy)]
pub struct LateDueRow {
    /// For which month.
    pub month: Month,
    /// What.
    pub of: Waivable,
    /// Owed in all.
    pub due: Money,
    /// Waived already.
    pub remitted: Money,
    /// Open.
    pub open: Money,
    /// Since when.
    pub since: Option<Date>,
}

impl LateDueRow {
    /// The value of its option.
    pub fn value(&self) -> String {
        format!("{}/{}", self.month, self.of)
    }
}

/// What the form holds.
#[derive(Debug, Clone, Default)]
pub struct RemissionFields {
    /// Due chosen.
    pub due: String,
    /// Amount typed; empty: all that is open.
    pub amount: String,
    /// Reason typed.
    pub reason: String,
}

/// `GET /{lang}/agent/employers/{affiliate}/remissions`
#[derive(Debug, Template)]
#[template(path = "office/remissions.html")]
pub struct RemissionPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// What is open, the oldest month first.
    pub dues: Vec<LateDueRow>,
    /// What was typed.
    pub typed: RemissionFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
