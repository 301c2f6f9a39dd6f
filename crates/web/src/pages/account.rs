//! The account of a company: what is owed and paid by month, every entry explained, and what paying later would cost.

use super::{EmployerView, FormFault};
use crate::Frame;
use crate::frame::Say;
use crate::routes::account as routes;
use askama::Template;
use tasrih_app::law::source_name;
use tasrih_app::ledger::{
    Basis, CauseKind, Component, Entry, EntryKind, FineStep, MonthAccount, Outlook, Simulation, Statement, Status,
    SurchargeStep, basis_name, component_name, title,
};
use tasrih_domain::{Money, Month};
use tasrih_i18n::format;
use time::Date;

/// What the form of the simulation holds.
#[derive(Debug, Clone, Default)]
pub struct PayFields {
    /// Day typed, `AAAA-MM-JJ`.
    pub on: String,
    /// Amount typed; empty: all that is owed.
    pub amount: String,
}

/// `GET /{lang}/employers/{affiliate}/account`
#[derive(Debug, Template)]
#[template(path = "account/statement.html")]
pub struct AccountPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// The account, its entries the oldest first.
    pub statement: Statement,
    /// Which entries are shown.
    pub kind: EntryKind,
    /// What was typed.
    pub typed: PayFields,
    /// What a payment would cost, once it was asked.
    pub simulation: Option<Simulation>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl AccountPage {
    /// Late today.
    pub fn overdue(&self) -> Money {
        self.statement.settlement.overdue(self.statement.settlement.as_of)
    }

    /// The months shown, the latest first: those of the year, and every one with something open.
    pub fn months(&self) -> Vec<&MonthAccount> {
        let of_year = |month: Month| self.statement.year.is_none_or(|year| i32::from(month.year()) == year);
        let months = self.statement.settlement.months.iter().rev();
        months.filter(|one| of_year(one.month) || !one.open().is_zero()).collect()
    }

    /// How a month stands: `late`, `open`, `paid`.
    pub fn state(&self, month: &MonthAccount) -> &'static str {
        if !month.overdue(self.statement.settlement.as_of).is_zero() {
            "late"
        } else if month.open().is_zero() {
            "paid"
        } else {
            "open"
        }
    }

    /// The entries, the latest first.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.statement.entries.iter().rev()
    }

    /// What an entry is, in a line.
    pub fn title(&self, entry: &Entry) -> Say {
        self.frame.text(title(entry))
    }

    /// Are the entries of that year shown?
    pub fn is_year(&self, year: &i32) -> bool {
        self.statement.year == Some(*year)
    }

    /// The address of the entries shown as a file.
    pub fn file(&self, format: &str) -> String {
        routes::export(&self.frame.lang, &self.employer.affiliate, format, (&self.year(), self.kind.code()))
    }

    /// The year shown, as in addresses.
    pub fn year(&self) -> String {
        self.statement.year.map_or_else(|| "all".to_owned(), |year| year.to_string())
    }

    /// The name of a due.
    pub fn component(&self, component: &Component) -> Say {
        self.frame.text(component_name(*component))
    }

    /// How the amount of a step is made.
    pub fn formula(&self, step: &SurchargeStep) -> Say {
        self.frame
            .t("account-step")
            .with("number", step.number)
            .with("date", step.begins_on)
            .with("rate", format::percent(&step.rate.percent()))
            .with("base", step.base)
            .with("amount", step.amount)
    }

    /// How the amount of a fine is made.
    pub fn fine(&self, step: &FineStep) -> Say {
        self.frame
            .t("account-fine")
            .with("number", step.number)
            .with("date", step.begins_on)
            .with("employees", step.employees)
            .with("each", step.fine.per_employee)
            .with("most", step.fine.at_most)
            .with("amount", step.amount)
    }

    /// The name of the text of a step.
    pub fn step_text(&self, step: &SurchargeStep) -> String {
        self.frame.say(&source_name(step.source))
    }

    /// The name of the text of a fine.
    pub fn fine_text(&self, step: &FineStep) -> String {
        self.frame.say(&source_name(step.source))
    }

    /// The name of the text of an entry.
    pub fn law(&self, basis: &Basis) -> String {
        self.frame.say(&basis_name(basis))
    }

    /// Is a value one that has to be confirmed?
    pub fn is_doubtful(&self, status: &Status) -> bool {
        *status != Status::Confirmed
    }

    /// What a day would cost: by the rules applied, and if the others were applied too.
    pub fn outlooks<'a>(&self, simulation: &'a Simulation) -> Vec<(&'static str, &'a Outlook)> {
        let confirmed = simulation.confirmed.iter().map(|outlook| ("confirmed", outlook));
        [("applied", &simulation.applied)].into_iter().chain(confirmed).collect()
    }

    /// The steps that make the surcharges of an outlook, with their month, the oldest first.
    pub fn steps<'a>(&self, outlook: &'a Outlook) -> Vec<(Month, &'a SurchargeStep)> {
        let months = outlook.settlement.months.iter().filter(|month| !month.open().is_zero());
        months
            .flat_map(|month| month.surcharges.iter().filter(|step| step.is_charged).map(|step| (month.month, step)))
            .collect()
    }

    /// The day of the simulation that was asked.
    pub fn day(&self, simulation: &Simulation) -> Date {
        simulation.on
    }
}
