//! A new employer's request to be affiliated.

use super::{FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_domain::affiliation::{Item, LegalForm, Paper, State, Step};
use tasrih_domain::id::DocumentId;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

/// A day as a form sends it.
const DAY: StaticFormatDescription = format_description!("[year]-[month]-[day]");

/// Steps of the form, documents and check included.
pub const STEPS: u8 = 5;

/// `GET /{lang}/affiliation`
#[derive(Debug, Template)]
#[template(path = "affiliations/begin.html")]
pub struct BeginPage {
    /// Frame.
    pub frame: Frame,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `GET` and `POST /{lang}/affiliation/return`: neither number ever stands in an address.
#[derive(Template)]
#[template(path = "affiliations/return.html")]
pub struct ReturnPage {
    /// Frame.
    pub frame: Frame,
    /// Number of the request, as typed.
    pub number: String,
    /// The manager's card, as typed.
    pub card: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// The card is personal.
impl std::fmt::Debug for ReturnPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReturnPage")
    }
}

/// An item with what was typed.
#[derive(Debug, Clone)]
pub struct ItemView {
    /// Which.
    pub item: Item,
    /// What was typed.
    pub value: String,
}

impl ItemView {
    /// Digits are typed.
    pub fn is_numeric(&self) -> bool {
        use Item as I;
        matches!(
            self.item,
            I::Ice | I::TaxId | I::Register | I::BusinessTax | I::Parent | I::Headcount | I::PostalCode | I::Rib
        )
    }

    /// The day, where one was typed.
    pub fn day(&self) -> Option<Date> {
        (self.item == Item::FirstHire).then(|| Date::parse(&self.value, DAY).ok()).flatten()
    }

    /// Written from left to right in every language.
    pub fn direction(&self) -> &'static str {
        match self.item {
            Item::NameAr => "rtl",
            Item::ManagerCin | Item::Contact | Item::FirstHire => "ltr",
            _ if self.is_numeric() => "ltr",
            _ => "auto",
        }
    }
}

/// `GET /{lang}/affiliation/{token}/steps/{step}`
#[derive(Debug, Template)]
#[template(path = "affiliations/step.html")]
pub struct StepPage {
    /// Frame.
    pub frame: Frame,
    /// Secret of the address.
    pub token: String,
    /// Which step.
    pub step: Step,
    /// Its items.
    pub items: Vec<ItemView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl StepPage {
    /// The place of the step, from 1.
    pub fn number(&self) -> u8 {
        self.step as u8 + 1
    }

    /// All legal forms.
    pub fn forms(&self) -> &'static [LegalForm] {
        LegalForm::ALL
    }

    /// What is wrong with an item.
    pub fn fault(&self, item: &Item) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.anchor == item.code())?;
        Some(self.frame.say(&fault.text))
    }
}

/// A document asked for, and what was attached.
#[derive(Debug, Clone)]
pub struct PaperView {
    /// Which.
    pub paper: Paper,
    /// Id and name of the file, if there is one.
    pub file: Option<(DocumentId, String)>,
}

/// `GET /{lang}/affiliation/{token}/documents`
#[derive(Debug, Template)]
#[template(path = "affiliations/documents.html")]
pub struct DocumentsPage {
    /// Frame.
    pub frame: Frame,
    /// Secret of the address.
    pub token: String,
    /// Documents asked for.
    pub papers: Vec<PaperView>,
    /// Largest file, in MiB.
    pub mebibytes: u64,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl DocumentsPage {
    /// What is wrong with a document.
    pub fn fault(&self, paper: &Paper) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.anchor == paper.code())?;
        Some(self.frame.say(&fault.text))
    }
}

/// A step with what was typed in it.
#[derive(Debug, Clone)]
pub struct StepView {
    /// Which.
    pub step: Step,
    /// Nothing is wrong in it.
    pub is_finished: bool,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// `GET /{lang}/affiliation/{token}`
#[derive(Debug, Template)]
#[template(path = "affiliations/one.html")]
pub struct AffiliationPage {
    /// Frame.
    pub frame: Frame,
    /// Secret of the address.
    pub token: String,
    /// The number by which people speak of it.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// The agent's words.
    pub remark: String,
    /// What was typed.
    pub steps: Vec<StepView>,
    /// Documents.
    pub papers: Vec<PaperView>,
    /// Nothing is missing.
    pub is_whole: bool,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

impl AffiliationPage {
    /// Can it still be changed?
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Did an agent say something about it?
    pub fn has_remark(&self) -> bool {
        matches!(self.state, State::NeedsInformation | State::Refused)
    }

    /// Where it stands, in a word.
    pub fn tag(&self) -> Tag {
        let tone = match self.state {
            State::Draft => "todo",
            State::Submitted => "info",
            State::NeedsInformation => "warn",
            State::Accepted => "good",
            State::Refused => "stop",
        };
        Tag { tone, text: self.frame.coded("affiliation-state-", self.state) }
    }
}
