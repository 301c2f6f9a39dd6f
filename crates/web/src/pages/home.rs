//! The month's tasks of one employer, and the table of many.

use super::deliveries::DropView;
use super::{EmployerView, Tag};
use crate::Frame;
use crate::frame::Say;
use askama::Template;
use tasrih_app::home::{MonthPeople, RegistrationTasks};
use tasrih_app::portfolio::{PortfolioFilter, PortfolioSort};
use tasrih_domain::access::Under;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Money, Month};
use time::Date;

/// A month to declare, or a declaration of that month.
#[derive(Debug, Clone)]
pub struct TaskView {
    /// Month.
    pub month: Month,
    /// 0 main, 1 to 9 complementary.
    pub kind: u8,
    /// Last day to file on time.
    pub due_on: Date,
    /// Days until then; negative when it is past.
    pub days_left: i64,
    /// `None`: nothing begun.
    pub state: Option<State>,
    /// Blocking faults found.
    pub blocking: u32,
    /// Day of filing.
    pub filed_on: Option<Date>,
    /// Filed within its time?
    pub on_time: bool,
    /// Where its next step is.
    pub href: String,
    /// The person may prepare it.
    pub may_prepare: bool,
    /// The person may file it.
    pub may_submit: bool,
}

impl TaskView {
    /// Is there still something to do?
    pub fn is_open(&self) -> bool {
        self.state.is_none_or(State::is_open)
    }

    /// Where it stands, in a few words.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let (tone, text) = match self.state {
            None if self.days_left < 0 => ("stop", frame.t("task-late")),
            None => ("todo", frame.t("task-todo")),
            Some(State::Received) => ("info", frame.t("task-checking")),
            Some(State::Refused) => ("stop", frame.t("task-refused")),
            Some(State::Checked) => ("warn", frame.t("task-faults").with("count", self.blocking)),
            Some(State::Ready) => ("todo", frame.t("task-ready")),
            Some(State::Superseded) => ("plain", frame.t("task-superseded")),
            Some(State::Withdrawn) => ("plain", frame.t("task-withdrawn")),
            Some(State::Cancelled) => ("plain", frame.t("task-cancelled")),
            Some(State::Filed | State::Accepted) => {
                let key = if self.on_time { "task-filed" } else { "task-filed-late" };
                let text = self.filed_on.map_or_else(|| frame.t("state-filed"), |day| frame.t(key).with("date", day));
                ("plain", text)
            }
        };
        Tag { tone, text }
    }

    /// The words of the link to the next step.
    pub fn action(&self) -> &'static str {
        match self.state {
            None => "task-action-begin",
            Some(_) if !self.may_prepare && !self.may_submit => "task-action-see",
            Some(State::Ready) if self.may_submit => "task-action-file",
            Some(State::Received | State::Refused | State::Checked | State::Ready) => "task-action-continue",
            Some(_) => "task-action-see",
        }
    }

    /// Is there a next step for this person? Who may only look has nothing to begin.
    pub fn has_step(&self) -> bool {
        self.state.is_some() || self.may_prepare
    }

    /// Days left, or days past.
    pub fn time_left(&self, frame: &Frame) -> Say {
        if self.days_left < 0 {
            frame.t("pages-days-past").with("days", -self.days_left)
        } else {
            frame.t("pages-days-left").with("days", self.days_left)
        }
    }

    /// The colour that repeats how little time is left.
    pub fn time_tone(&self) -> &'static str {
        match self.days_left {
            ..0 => "stop",
            0..=3 => "warn",
            _ => "info",
        }
    }
}

/// `GET /{lang}/` for somebody with one employer.
#[derive(Debug, Template)]
#[template(path = "home/tasks.html")]
pub struct TasksPage {
    /// Frame.
    pub frame: Frame,
    /// Whose months.
    pub employer: EmployerView,
    /// The latest month first.
    pub tasks: Vec<TaskView>,
    /// Who came and who went this month.
    pub people: MonthPeople,
    /// What waits in the registrations.
    pub registrations: RegistrationTasks,
    /// A declaration was given up a moment ago.
    pub withdrawn: bool,
}

/// What waits in the registrations, each in a few words: what is asked comes first.
pub fn registration_tags(frame: &Frame, waits: &RegistrationTasks) -> Vec<Tag> {
    let all = [
        (waits.questions, "warn", "registrations-task-questions"),
        (waits.lists, "todo", "registrations-task-lists"),
        (waits.drafts, "todo", "registrations-task-drafts"),
    ];
    let some = all.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, tone, key)| Tag { tone, text: frame.t(key).with("count", count) }).collect()
}

impl TasksPage {
    /// The open task that is due first.
    pub fn current(&self) -> Option<&TaskView> {
        self.tasks.iter().filter(|task| task.is_open()).min_by_key(|task| (task.due_on, task.kind))
    }
}

/// An employer and what is next for it.
#[derive(Debug, Clone)]
pub struct PortfolioRow {
    /// Employer.
    pub employer: EmployerView,
    /// The task.
    pub task: TaskView,
    /// What waits in the registrations.
    pub registrations: RegistrationTasks,
    /// By what right the person sees it.
    pub under: Under,
    /// Owed and not paid; below zero: credit.
    pub balance: Money,
    /// Stable name of its standing, and how many reasons there are against it; nothing before it was judged.
    pub standing: Option<(String, u32)>,
}

impl PortfolioRow {
    /// That right in words.
    pub fn right(&self, frame: &Frame) -> Say {
        match self.under {
            Under::Role(role) => frame.coded("role-", role.code()),
            Under::Mandate { .. } | Under::Post(_) => frame.t("portfolio-by-mandate"),
        }
    }
}

/// A part of the table to look at.
#[derive(Debug, Clone)]
pub struct PortfolioPart {
    /// Which.
    pub filter: PortfolioFilter,
    /// How many employers.
    pub count: u32,
    /// Where.
    pub href: String,
}

/// `GET /{lang}/` for somebody with several employers.
#[derive(Debug, Template)]
#[template(path = "home/portfolio.html")]
pub struct PortfolioPage {
    /// Frame.
    pub frame: Frame,
    /// Employers of the page.
    pub rows: Vec<PortfolioRow>,
    /// All employers.
    pub total: u32,
    /// Those with something to do.
    pub open: u32,
    /// Parts of the table.
    pub parts: Vec<PortfolioPart>,
    /// The part that is shown.
    pub filter: PortfolioFilter,
    /// Text searched.
    pub search: String,
    /// Order.
    pub sort: PortfolioSort,
    /// The next page.
    pub next: Option<String>,
    /// What was asked for, for files of it.
    pub query: String,
    /// A declaration was given up a moment ago.
    pub withdrawn: bool,
    /// The form for many files, for those who prepare declarations.
    pub drop: Option<DropView>,
    /// May attestations be asked for all at once?
    pub may_attest: bool,
}

impl PortfolioPage {
    /// The parts that hold something, and the one that is shown.
    pub fn parts_shown(&self) -> impl Iterator<Item = &PortfolioPart> {
        self.parts.iter().filter(|part| part.count > 0 || part.filter == self.filter)
    }
}
