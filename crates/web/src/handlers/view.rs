//! From what use cases return to what pages show.

use crate::pages::declarations::LineView;
use crate::pages::home::TaskView;
use crate::pages::standing::ReasonView;
use crate::pages::verdict::{CellView, FaultyRowView, FileView, GroupView, MessageView};
use crate::pages::{DueView, EmployerView, LimitsView};
use crate::routes;
use tasrih_app::UPLOAD_BYTES_MAX;
use tasrih_app::declarations::{FaultyRow, Message, RuleGroup};
use tasrih_app::home::{EmployerCard, MonthTask};
use tasrih_app::portfolio::PortfolioCard;
use tasrih_app::standing::{Cure, Reason, Standing};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::declaration::{BranchDue, Declaration, Employer, local_date};
use tasrih_domain::finding::Arg;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Column, Field, Lang, Line, Money, Month, Severity};
use tasrih_i18n::{Text, format, render_plain};
use time::Date;

/// Rows that a file may have; the readers refuse more.
const ROWS_MAX: u32 = 1_048_576;

pub fn employer(employer: &Employer, lang: Lang) -> EmployerView {
    EmployerView { name: employer.name_in(lang).to_owned(), affiliate: employer.affiliate }
}

pub fn limits() -> LimitsView {
    LimitsView { bytes: UPLOAD_BYTES_MAX, mebibytes: UPLOAD_BYTES_MAX / (1024 * 1024), rows: ROWS_MAX }
}

pub fn due(branches: &[BranchDue]) -> DueView {
    DueView { branches: branches.to_vec() }
}

/// The tasks of a month: one for each declaration, or one to begin.
pub fn tasks(task: &MonthTask, card: &EmployerCard, lang: Lang) -> Vec<TaskView> {
    let begin = TaskView {
        month: task.month,
        kind: 0,
        due_on: task.due_on,
        days_left: task.days_left,
        state: None,
        blocking: 0,
        filed_on: None,
        on_time: true,
        href: routes::upload(&lang, &card.employer.affiliate, &task.month),
        may_prepare: card.may_prepare,
        may_submit: card.may_submit,
    };
    let mut views: Vec<_> = task
        .declarations
        .iter()
        .map(|one| TaskView {
            kind: one.kind.number(),
            state: Some(one.state),
            blocking: one.counts.blocking,
            filed_on: one.filing.as_ref().map(|filing| local_date(filing.filed_at)),
            on_time: one.filing.as_ref().is_none_or(tasrih_domain::declaration::Filing::is_on_time),
            href: routes::declaration(&lang, &one.id),
            ..begin.clone()
        })
        .collect();
    if views.is_empty() {
        views.push(begin);
    }
    views
}

/// For whom reasons are shown: what they may do about them.
#[derive(Debug, Clone, Copy)]
pub struct Cures {
    /// Language of the page.
    pub lang: Lang,
    /// The company.
    pub affiliate: AffiliateNumber,
    /// The person may declare.
    pub may_prepare: bool,
    /// The person may pay.
    pub may_pay: bool,
}

impl Cures {
    /// Where a month is declared, for whoever may.
    pub fn declare(self, month: Month) -> Option<(String, &'static str)> {
        self.may_prepare.then(|| (routes::upload(&self.lang, &self.affiliate, &month), "declare"))
    }

    fn pay(self, month: Month) -> Option<(String, &'static str)> {
        self.may_pay.then(|| (routes::payments::payments_of(&self.lang, &self.affiliate, &month), "pay"))
    }

    fn pay_plan(self) -> Option<(String, &'static str)> {
        self.may_pay.then(|| (routes::payments::payments(&self.lang, &self.affiliate), "pay-plan"))
    }
}

/// The reasons against a regular standing, each with what removes it.
pub fn reasons(standing: &Standing, cures: Cures) -> Vec<ReasonView> {
    standing.reasons().iter().map(|one| reason(one, Some(cures))).collect()
}

/// A reason, with what removes it where somebody may do it.
pub fn reason(one: &Reason, cures: Option<Cures>) -> ReasonView {
    let text = Text::coded("reason-", one.code()).with("since", Arg::Date(one.since()));
    let text = match one {
        Reason::NotDeclared { month, .. } => text.with("month", Arg::Month(*month)),
        Reason::Due { month, amount, .. } => text.with("month", Arg::Month(*month)).with("amount", Arg::Money(*amount)),
        Reason::PlanBroken { missing, .. } => text.with("missing", Arg::Money(*missing)),
    };
    let cure = match one.cure() {
        Cure::Declare(month) => cures.and_then(|cures| cures.declare(month)),
        Cure::Pay(month) => cures.and_then(|cures| cures.pay(month)),
        Cure::PayPlan(_) => cures.and_then(Cures::pay_plan),
    };
    ReasonView { text, cure }
}

/// What is next for an employer of the table; what was filed last when even the present month is.
pub fn next_task(card: &PortfolioCard, (lang, today): (Lang, Date)) -> TaskView {
    let (next, affiliate) = (card.summary.next, &card.employer.affiliate);
    let task = TaskView {
        month: next.month,
        kind: next.kind.number(),
        due_on: card.due_on,
        days_left: (card.due_on - today).whole_days(),
        state: next.open.map(|(_, state, _)| state),
        blocking: next.open.map_or(0, |(.., blocking)| blocking),
        filed_on: None,
        on_time: true,
        href: next
            .open
            .map_or_else(|| routes::upload(&lang, affiliate, &next.month), |(id, ..)| routes::declaration(&lang, &id)),
        may_prepare: card.may_prepare,
        may_submit: card.may_submit,
    };
    match card.summary.last {
        Some(last) if next.month > Month::of(today) => {
            let filed_on = local_date(last.at);
            TaskView {
                month: last.month,
                kind: 0,
                due_on: last.due_on,
                state: Some(State::Filed),
                filed_on: Some(filed_on),
                on_time: filed_on <= last.due_on,
                href: routes::declaration(&lang, &last.declaration),
                ..task
            }
        }
        _ => task,
    }
}

pub fn file(declaration: &Declaration) -> FileView {
    declaration.file.as_ref().map_or_else(FileView::default, |file| FileView {
        name: file.name.clone(),
        sheet: file.sheet.clone(),
        encoding: file.encoding.clone(),
    })
}

pub fn message(message: &Message) -> MessageView {
    MessageView { severity: message.severity, text: message.text.clone() }
}

/// A group of findings; `help` is that of its first message, which has the figures.
pub fn group(group: &RuleGroup, href: String, help: Option<Text>, is_chosen: bool) -> GroupView {
    GroupView {
        code: group.code,
        severity: group.severity,
        count: u32::try_from(group.count).unwrap_or(u32::MAX),
        first_row: group.first_row,
        title: group.title.clone(),
        help,
        href,
        is_chosen,
    }
}

/// Name of the employee, or the number when the name is not known.
pub fn who(line: &Line) -> String {
    let name = format!("{} {}", line.surname, line.given_name);
    match (name.trim(), line.insured) {
        ("", Some(number)) => number.to_string(),
        (name, _) => name.to_owned(),
    }
}

/// Fields that can be typed anew on the page.
const EDITABLE: [Field; 9] = [
    Field::InsuredNumber,
    Field::Surname,
    Field::GivenName,
    Field::FullName,
    Field::Cin,
    Field::Days,
    Field::GrossWage,
    Field::CappedWage,
    Field::Situation,
];

pub fn faulty_row(row: &FaultyRow, of: &Declaration, (lang, can_edit): (Lang, bool)) -> FaultyRowView {
    let line = row.line.as_ref().map(|stored| &stored.line);
    let cells = row.cells.iter().map(|cell| {
        let heading = cell.field.map(|field| render_plain(lang, &Text::coded("field-", &field.code())));
        let heading = heading.unwrap_or_default();
        let read = || cell.field.zip(line).map(|(field, line)| read_value(line, field)).unwrap_or_default();
        CellView {
            field: cell.field,
            column: cell.column,
            own_heading: own_heading(of, cell.column).filter(|own| own.to_lowercase() != heading.to_lowercase()),
            heading,
            value: cell.value.clone().unwrap_or_else(read),
            editable: can_edit && cell.field.is_some_and(|field| EDITABLE.contains(&field)),
            messages: cell.messages.iter().map(message).collect(),
        }
    });
    FaultyRowView { row: row.row, who: line.map(who).unwrap_or_default(), cells: cells.collect() }
}

/// What the person's own file calls the column.
fn own_heading(of: &Declaration, column: Option<Column>) -> Option<String> {
    let Column::Letter(number) = column? else { return None };
    of.file.as_ref()?.headings.get(&number).cloned()
}

/// What was read of a field, as a person would type it.
fn read_value(line: &Line, field: Field) -> String {
    let amount = |money: Option<Money>| money.map(format::money).unwrap_or_default();
    match field {
        Field::InsuredNumber => line.insured.map(|number| number.to_string()).unwrap_or_default(),
        Field::Surname => line.surname.clone(),
        Field::GivenName => line.given_name.clone(),
        Field::FullName => format!("{} {}", line.surname, line.given_name).trim().to_owned(),
        Field::Cin => line.cin.clone(),
        Field::Days => line.days.map(|days| days.to_string()).unwrap_or_default(),
        Field::GrossWage => amount(line.gross),
        Field::CappedWage => amount(line.capped),
        Field::Situation => line.situation.map(|situation| situation.code().to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

pub fn line(line: &Line) -> LineView {
    LineView {
        row: line.row,
        name: who(line),
        insured: line.insured.unwrap_or(tasrih_domain::InsuredNumber::PENDING),
        days: line.days.unwrap_or(0),
        gross: line.gross.unwrap_or_default(),
        capped: line.capped.unwrap_or_default(),
        situation: line.situation.unwrap_or_default(),
    }
}

/// The order in which severities are met, most serious first.
pub fn severity(text: Option<&str>) -> Option<Severity> {
    text.and_then(|text| text.parse().ok())
}
