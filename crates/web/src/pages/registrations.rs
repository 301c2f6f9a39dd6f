//! Registration of employees: the list, two steps, where a request stands, and lists of people.

use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use std::collections::BTreeMap;
use tasrih_domain::id::{BatchId, DocumentId, PersonId, RegistrationId};
use tasrih_domain::registration::check::Fault;
use tasrih_domain::registration::form::day;
use tasrih_domain::registration::{Event, Item, Nationality, Side, Standing, State, Typed};
use tasrih_domain::{Column, Lang, Severity};
use tasrih_i18n::Text;
use time::OffsetDateTime;

/// The colour that repeats a state.
pub const fn request_tone(state: &State) -> &'static str {
    match state {
        State::Accepted => "good",
        State::Submitted => "info",
        State::NeedsInformation => "todo",
        State::Refused => "stop",
        State::Draft => "warn",
        State::Withdrawn => "muted",
    }
}

/// The state as a tag.
fn tag(frame: &Frame, state: State) -> Tag {
    Tag { tone: request_tone(&state), text: frame.coded("registration-state-", state.code()) }
}

/// The message of a fault.
pub fn message(fault: &Fault) -> Text {
    Text::new(format!("registration-fault-{}", fault.kind.code()), fault.args.clone())
}

/// A request in a list.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// Its id.
    pub id: RegistrationId,
    /// Name, as typed, in the reader's script when it was typed in it.
    pub name: String,
    /// Number of the request, once sent.
    pub number: Option<String>,
    /// Insured number, once accepted.
    pub insured: Option<String>,
    /// Where it stands.
    pub state: State,
    /// When it was begun or sent.
    pub at: OffsetDateTime,
}

impl RequestRow {
    /// The state as a tag.
    pub fn tag(&self, frame: &Frame) -> Tag {
        tag(frame, self.state)
    }
}

/// A file in a list.
#[derive(Debug, Clone)]
pub struct BatchLink {
    /// Its id.
    pub id: BatchId,
    /// Its name.
    pub file_name: String,
    /// When it came.
    pub at: OffsetDateTime,
}

/// `GET /{lang}/employers/{affiliate}/registrations`
#[derive(Debug, Template)]
#[template(path = "registrations/list.html")]
pub struct RegistrationsPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Requests, the latest first.
    pub requests: Vec<RequestRow>,
    /// States with how many stand there.
    pub counts: Vec<(State, u64)>,
    /// The only state shown.
    pub only: Option<State>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Latest files.
    pub batches: Vec<BatchLink>,
    /// May the person register?
    pub may_register: bool,
}

impl RegistrationsPage {
    /// All requests.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// A field of step 1.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// What it is.
    pub item: Item,
    /// As typed.
    pub value: String,
    /// What is wrong with it, or worth a word.
    pub faults: Vec<(Severity, Text)>,
    /// Proposed from the other script, while it is empty.
    pub proposal: Option<String>,
}

impl FieldView {
    /// Stands something blocking?
    pub fn is_faulty(&self) -> bool {
        self.faults.iter().any(|(severity, _)| *severity == Severity::Blocking)
    }

    /// Is it the name in Arabic letters?
    pub fn is_arabic(&self) -> bool {
        matches!(self.item, Item::SurnameArabic | Item::GivenNameArabic)
    }

    /// Kind of input. A text that is no day is kept in a field that shows it.
    pub fn kind(&self) -> &'static str {
        match self.item {
            Item::BirthDate | Item::HireDate if self.value.is_empty() || day(&self.value).is_some() => "date",
            Item::Phone => "tel",
            Item::Email => "email",
            _ => "text",
        }
    }

    /// The text of the input: a day as the date field wants it.
    pub fn text(&self) -> String {
        match (self.kind(), day(&self.value)) {
            ("date", Some(day)) => day.to_string(),
            _ => self.value.clone(),
        }
    }

    /// Keyboard of a phone.
    pub fn inputmode(&self) -> &'static str {
        match self.item {
            Item::Phone => "tel",
            Item::Email => "email",
            Item::Rib => "numeric",
            _ => "text",
        }
    }

    /// Longest text of the input.
    pub fn longest(&self) -> usize {
        Typed::CHARACTERS_MAX
    }

    /// May the field stay empty, whoever it is?
    pub fn is_optional(&self) -> bool {
        self.is_arabic() || matches!(self.item, Item::Phone | Item::Email | Item::Rib)
    }
}

/// Groups of fields, as the form shows them.
pub const GROUPS: [(&str, &[Item]); 4] = [
    ("names", &[Item::Surname, Item::GivenName, Item::SurnameArabic, Item::GivenNameArabic]),
    ("person", &[Item::BirthDate, Item::Sex, Item::Nationality, Item::Cin, Item::Passport, Item::ResidenceCard]),
    ("work", &[Item::HireDate]),
    ("contact", &[Item::Phone, Item::Email, Item::Rib]),
];

/// `GET /{lang}/employers/{affiliate}/registrations/new`: step 1
#[derive(Debug, Template)]
#[template(path = "registrations/form.html")]
pub struct RegistrationFormPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Its id, new or not.
    pub id: RegistrationId,
    /// The version shown; `None` for a new draft.
    pub seen: Option<u32>,
    /// Fields by item.
    pub fields: BTreeMap<Item, FieldView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl RegistrationFormPage {
    /// The fields of a group.
    pub fn group(&self, items: &[Item]) -> Vec<&FieldView> {
        items.iter().filter_map(|item| self.fields.get(item)).collect()
    }

    /// Nationalities to choose from.
    pub fn nationalities(&self) -> Vec<String> {
        Nationality::all().map(|one| one.code().to_owned()).collect()
    }
}

/// A document attached.
#[derive(Debug, Clone)]
pub struct DocumentView {
    /// Its id.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// `PDF`, `JPEG`, `PNG`.
    pub kind: &'static str,
    /// Size in whole kibibytes, at least 1.
    pub kibibytes: u64,
}

/// Someone of the register who is probably the same.
#[derive(Debug, Clone)]
pub struct KnownView {
    /// The person.
    pub person: PersonId,
    /// Number with all but two digits hidden.
    pub masked: String,
    /// Why: end of a message key.
    pub why: &'static str,
    /// The same paper: certainly the same person.
    pub is_proven: bool,
    /// Works for this employer already.
    pub is_here: bool,
}

/// A line of what was typed.
#[derive(Debug, Clone)]
pub struct AnswerView {
    /// What it is.
    pub item: Item,
    /// As it is understood, else as typed.
    pub value: Text,
    /// Warnings and notices.
    pub faults: Vec<(Severity, Text)>,
}

/// Step 2 of a draft.
#[derive(Debug, Template)]
#[template(path = "registrations/check.html")]
pub struct RegistrationCheckPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Its id.
    pub id: RegistrationId,
    /// The version shown.
    pub seen: u32,
    /// What was typed, read back.
    pub answers: Vec<AnswerView>,
    /// Names proposed in the other script where they are empty: item and spelling.
    pub proposals: Vec<(Item, String)>,
    /// Who is alike.
    pub known: Vec<KnownView>,
    /// Documents.
    pub documents: Vec<DocumentView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// Nothing blocking stands.
    pub is_sendable: bool,
    /// It will be accepted at once.
    pub is_simple: bool,
    /// May the person change and send it?
    pub may_register: bool,
}

impl RegistrationCheckPage {
    /// Is somebody of the register certainly the same?
    pub fn is_known(&self) -> bool {
        self.known.iter().any(|one| one.is_proven)
    }
}

/// A move in a timeline.
#[derive(Debug, Clone)]
pub struct HappeningView {
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub event: Event,
    /// On which side.
    pub side: Side,
    /// Question, answer or reason.
    pub words: String,
}

/// Where a request stands that was sent.
#[derive(Debug, Template)]
#[template(path = "registrations/show.html")]
pub struct RegistrationPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Its id.
    pub id: RegistrationId,
    /// The version shown.
    pub seen: u32,
    /// Where it stands.
    pub state: State,
    /// Name, as typed.
    pub name: String,
    /// Its number.
    pub number: String,
    /// The insured number, once accepted.
    pub insured: Option<String>,
    /// The agent's question or reason.
    pub words: String,
    /// What was sent.
    pub answers: Vec<AnswerView>,
    /// Documents.
    pub documents: Vec<DocumentView>,
    /// What happened, the latest first.
    pub history: Vec<HappeningView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// The answer being typed.
    pub answer: String,
    /// May the person answer and give up?
    pub may_register: bool,
}

impl RegistrationPage {
    /// The state as a tag.
    pub fn tag(&self) -> Tag {
        tag(&self.frame, self.state)
    }
}

/// Upload of a list of people.
#[derive(Debug, Template)]
#[template(path = "registrations/bulk.html")]
pub struct BulkPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Largest file, in whole mebibytes.
    pub mebibytes: u64,
    /// Most people.
    pub people: usize,
    /// Why the last file was refused.
    pub faults: Vec<FormFault>,
    /// Items that it lacks.
    pub missing: Vec<Item>,
}

/// A cell with its messages.
#[derive(Debug, Clone)]
pub struct ListCellView {
    /// What it is.
    pub item: Item,
    /// Its column in the file.
    pub column: Option<Column>,
    /// As in the file.
    pub value: String,
    /// What is wrong.
    pub faults: Vec<(Severity, Text)>,
}

impl ListCellView {
    /// The cell as a spreadsheet names it: `C3`.
    pub fn place(&self, row: &u32) -> Option<String> {
        self.column.map(|column| format!("{column}{row}"))
    }
}

/// A row that needs a look.
#[derive(Debug, Clone)]
pub struct ListRowView {
    /// Its number in the file, from 1.
    pub row: u32,
    /// Name.
    pub name: String,
    /// What becomes of it.
    pub standing: Standing,
    /// The row above that names the same person.
    pub same_as: Option<u32>,
    /// Cells with messages.
    pub cells: Vec<ListCellView>,
    /// The request made of it.
    pub request: Option<RegistrationId>,
}

/// What became of a list.
#[derive(Debug, Template)]
#[template(path = "registrations/batch.html")]
pub struct BatchPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Its id.
    pub id: BatchId,
    /// The version shown.
    pub seen: u32,
    /// Name of the file.
    pub file_name: String,
    /// Rows that can go now.
    pub sendable: u32,
    /// Of them, those that an agent will decide.
    pub doubtful: u32,
    /// Rows whose person is registered or asked for.
    pub known: u32,
    /// Rows with something blocking.
    pub blocked: u32,
    /// Rows sent.
    pub sent: u32,
    /// Rows taken out.
    pub taken_out: u32,
    /// The rows are on their way.
    pub is_sending: bool,
    /// The sending has not begun.
    pub is_open: bool,
    /// Rows shown.
    pub rows: Vec<ListRowView>,
    /// Address of the next page.
    pub next: Option<String>,
    /// May the person send?
    pub may_register: bool,
}

impl BatchPage {
    /// All rows.
    pub fn total(&self) -> u32 {
        self.sendable + self.known + self.blocked + self.sent + self.taken_out
    }
}
