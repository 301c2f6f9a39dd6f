//! What agents do about money: statements, movements that wait, instalment plans, direct debits.

use super::payments::PlanShown;
use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_domain::finding::Severity;
use tasrih_domain::id::{BankLineId, DebitFileId, StatementId};
use tasrih_domain::payment::{By, Direction, Doubt, LineState, OrderReference};
use tasrih_domain::{AffiliateNumber, Money};
use tasrih_i18n::Text;
use time::{Date, OffsetDateTime};

/// A statement in a list.
#[derive(Debug, Clone)]
pub struct StatementRow {
    /// Which.
    pub id: StatementId,
    /// Name of its file.
    pub file_name: String,
    /// First and last day.
    pub days: Option<(Date, Date)>,
    /// When it was imported.
    pub imported_at: OffsetDateTime,
    /// Movements found to be payments.
    pub matched: u32,
    /// Movements that wait.
    pub waiting: u32,
    /// All movements.
    pub lines: u32,
}

/// `GET` and `POST /{lang}/agent/statements`
#[derive(Debug, Template)]
#[template(path = "collection/statements.html")]
pub struct StatementsPage {
    /// Frame.
    pub frame: Frame,
    /// The latest first.
    pub rows: Vec<StatementRow>,
    /// Earlier ones.
    pub next: Option<String>,
    /// Movements that wait, of all statements.
    pub waiting: u64,
    /// Mebibytes of a file at most.
    pub mebibytes: u64,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// A movement.
#[derive(Debug, Clone)]
pub struct LineRow {
    /// Which.
    pub id: BankLineId,
    /// Line of the file.
    pub row: u32,
    /// Day from which it counts.
    pub value_on: Date,
    /// Which way.
    pub direction: Direction,
    /// How much.
    pub amount: Money,
    /// Who paid.
    pub counterparty: String,
    /// What the payer wrote.
    pub remittance: String,
    /// What became of it.
    pub state: LineState,
    /// Why it waits.
    pub doubt: Option<Doubt>,
    /// Whose it is.
    pub employer: Option<EmployerView>,
}

impl LineRow {
    /// What became of it, in a word.
    pub fn tag(&self, frame: &Frame) -> Tag {
        Tag { tone: line_tone(self.state), text: frame.coded("line-state-", self.state) }
    }
}

/// The colour that repeats what became of a movement.
pub const fn line_tone(state: LineState) -> &'static str {
    match state {
        LineState::Matched => "good",
        LineState::Reversed | LineState::Reversal => "stop",
        LineState::Outgoing | LineState::SetAside => "muted",
        LineState::Waiting => "todo",
    }
}

/// Something noticed in a file.
#[derive(Debug, Clone)]
pub struct FindingRow {
    /// How much it matters.
    pub severity: Severity,
    /// Line of the file.
    pub row: Option<u32>,
    /// What.
    pub text: Text,
}

/// `GET /{lang}/agent/statements/{id}`
#[derive(Debug, Template)]
#[template(path = "collection/statement.html")]
pub struct StatementPage {
    /// Frame.
    pub frame: Frame,
    /// Name of the file.
    pub file_name: String,
    /// The bank's number; may be empty.
    pub number: String,
    /// The end of the account's number.
    pub account: Option<String>,
    /// First and last day.
    pub days: Option<(Date, Date)>,
    /// Balances.
    pub balances: Option<(Money, Money)>,
    /// When it was imported.
    pub imported_at: OffsetDateTime,
    /// Movements that were known from another file.
    pub known: u32,
    /// How many stand where.
    pub counts: Vec<(LineState, u32)>,
    /// What was noticed.
    pub findings: Vec<FindingRow>,
    /// Movements.
    pub lines: Vec<LineRow>,
    /// More of them.
    pub next: Option<String>,
    /// The same file was imported before.
    pub is_known: bool,
}

/// `GET /{lang}/agent/payments`
#[derive(Debug, Template)]
#[template(path = "collection/waiting.html")]
pub struct WaitingPage {
    /// Frame.
    pub frame: Frame,
    /// How many wait.
    pub count: u64,
    /// The oldest first.
    pub lines: Vec<LineRow>,
    /// More of them.
    pub next: Option<String>,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
}

/// Whose a movement may be.
#[derive(Debug, Clone)]
pub struct GuessRow {
    /// The employer.
    pub employer: EmployerView,
    /// Why: the ending of its message key.
    pub why: &'static str,
}

/// What was typed about a movement.
#[derive(Debug, Clone, Default)]
pub struct LineFields {
    /// Number of an employer.
    pub affiliate: String,
    /// Reference of an order.
    pub reference: String,
    /// The account is to be remembered.
    pub remembers: bool,
    /// Words.
    pub words: String,
}

/// `GET` and `POST /{lang}/agent/payments/{id}`
#[derive(Debug, Template)]
#[template(path = "collection/line.html")]
pub struct LinePage {
    /// Frame.
    pub frame: Frame,
    /// The movement.
    pub line: LineRow,
    /// Day of booking.
    pub booked_on: Date,
    /// The bank's reference.
    pub bank_reference: String,
    /// The payer's reference.
    pub end_to_end: String,
    /// The payer's account.
    pub account: Option<String>,
    /// The key of that account does not fit.
    pub is_key_wrong: bool,
    /// Name of the statement's file.
    pub file_name: String,
    /// The statement.
    pub statement: StatementId,
    /// By what it was found.
    pub by: Option<By>,
    /// References in its texts.
    pub references: Vec<OrderReference>,
    /// The agent's words.
    pub remark: String,
    /// Whose it may be.
    pub guesses: Vec<GuessRow>,
    /// Payments that it may take back.
    pub payments: Vec<LineRow>,
    /// It can be taken back.
    pub is_releasable: bool,
    /// As shown.
    pub seen: u32,
    /// What was typed.
    pub typed: LineFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl LinePage {
    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }

    /// Does it wait to be decided?
    pub fn waits(&self) -> bool {
        self.line.state == LineState::Waiting
    }

    /// Can it be assigned to an employer?
    pub fn is_incoming(&self) -> bool {
        self.line.direction == Direction::Credit
    }
}

/// A plan in the agents' list.
#[derive(Debug, Clone)]
pub struct PlanItem {
    /// The plan.
    pub plan: PlanShown,
    /// Whose.
    pub employer: EmployerView,
}

/// `GET /{lang}/agent/plans`
#[derive(Debug, Template)]
#[template(path = "collection/plans.html")]
pub struct PlanListPage {
    /// Frame.
    pub frame: Frame,
    /// Which are shown: `proposed`, `accepted`…
    pub state: &'static str,
    /// Them.
    pub rows: Vec<PlanItem>,
    /// More of them.
    pub next: Option<String>,
}

impl PlanListPage {
    /// What can be chosen.
    pub fn states(&self) -> [&'static str; 4] {
        tasrih_app::payments::PlanState::ALL.map(tasrih_app::payments::PlanState::code)
    }
}

/// `GET` and `POST /{lang}/agent/plans/{id}`
#[derive(Debug, Template)]
#[template(path = "collection/plan.html")]
pub struct PlanCasePage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// The plan.
    pub plan: PlanShown,
    /// Open today of its months.
    pub open: Money,
    /// Everything open today.
    pub open_in_all: Money,
    /// Earlier plans.
    pub earlier: Vec<PlanShown>,
    /// As shown.
    pub seen: u32,
    /// Words typed.
    pub words: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl PlanCasePage {
    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }

    /// Does it wait to be decided?
    pub fn waits(&self) -> bool {
        self.plan.state == "proposed"
    }
}

/// An employer that can be collected from.
#[derive(Debug, Clone)]
pub struct DebitRow {
    /// The employer.
    pub employer: EmployerView,
    /// Reference of the mandate.
    pub mandate: String,
    /// How much.
    pub amount: Money,
    /// Ticked.
    pub is_chosen: bool,
}

/// A file made for the bank.
#[derive(Debug, Clone)]
pub struct DebitFileRow {
    /// Which.
    pub id: DebitFileId,
    /// Its number.
    pub number: String,
    /// Day of collection.
    pub collect_on: Date,
    /// Collections.
    pub count: u32,
    /// What they make.
    pub amount: Money,
}

/// `GET` and `POST /{lang}/agent/debits`
#[derive(Debug, Template)]
#[template(path = "collection/debits.html")]
pub struct DebitsPage {
    /// Frame.
    pub frame: Frame,
    /// Day of collection.
    pub collect_on: Date,
    /// Number that the next file has.
    pub number: String,
    /// Of whom.
    pub rows: Vec<DebitRow>,
    /// Files made.
    pub files: Vec<DebitFileRow>,
    /// The fund's account is set.
    pub is_configured: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl DebitsPage {
    /// What all make together.
    pub fn total(&self) -> Money {
        self.rows.iter().map(|row| row.amount).sum()
    }
}

/// A number as it is typed.
pub(crate) fn affiliate_of(text: &str) -> Option<AffiliateNumber> {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | '-')).collect::<String>().parse().ok()
}
