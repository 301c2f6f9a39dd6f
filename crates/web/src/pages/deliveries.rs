//! Many files dropped at once, and what became of each.

use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_app::deliveries::{DeliveryFilter, Together};
use tasrih_domain::id::{DeclarationId, DeliveryId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Money, Month};
use tasrih_i18n::Text;
use time::{Date, OffsetDateTime};

/// What the form needs to take many files.
#[derive(Debug, Clone)]
pub struct DropView {
    /// Months to choose from.
    pub months: Vec<Month>,
    /// The one chosen.
    pub month: Month,
    /// Most files.
    pub files_max: usize,
    /// Most mebibytes of all.
    pub mebibytes: u64,
    /// The same in bytes.
    pub bytes: u64,
}

/// A drop to go back to.
#[derive(Debug, Clone)]
pub struct DropLink {
    /// Id.
    pub id: DeliveryId,
    /// When.
    pub at: OffsetDateTime,
    /// How many files.
    pub files: u32,
}

/// `GET /{lang}/deliveries`
#[derive(Debug, Template)]
#[template(path = "deliveries/drop.html")]
pub struct DropPage {
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub drop: DropView,
    /// Drops before.
    pub latest: Vec<DropLink>,
    /// What is wrong with the form.
    pub faults: Vec<FormFault>,
}

/// The declaration that a file became.
#[derive(Debug, Clone)]
pub struct DropVerdict {
    /// Declaration.
    pub id: DeclarationId,
    /// Where it stands.
    pub state: State,
    /// Blocking faults.
    pub blocking: u32,
    /// Warnings.
    pub warnings: u32,
    /// Employees that would be or are filed.
    pub employees: u32,
    /// Everything due on them.
    pub due: Money,
    /// Last day to file on time, when it is past.
    pub late_since: Option<Date>,
    /// Receipt.
    pub receipt: Option<String>,
    /// It can be filed with the others.
    pub is_clean: bool,
    /// The person may file it.
    pub may_submit: bool,
}

/// One file.
#[derive(Debug, Clone)]
pub struct DropFileView {
    /// Place among the others.
    pub row: u32,
    /// Name.
    pub name: String,
    /// Company.
    pub employer: Option<EmployerView>,
    /// Month.
    pub month: Option<Month>,
    /// Where it is met.
    pub filter: DeliveryFilter,
    /// The person has to say whose it is.
    pub is_asked: bool,
    /// What is proposed or was typed as the company's number.
    pub affiliate: String,
    /// Why it is asked about, refused or was held back.
    pub reasons: Vec<Text>,
    /// What it became.
    pub verdict: Option<DropVerdict>,
}

impl DropFileView {
    /// Where it stands, in a few words.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let (tone, text) = match &self.verdict {
            Some(one) => match one.state {
                State::Ready if one.warnings > 0 => {
                    ("warn", frame.t("delivery-tag-warnings").with("count", one.warnings))
                }
                State::Ready if one.is_clean => ("good", frame.t("delivery-tag-clean")),
                State::Ready => ("info", frame.t("delivery-tag-ready")),
                State::Checked => ("stop", frame.t("task-faults").with("count", one.blocking)),
                State::Refused => ("stop", frame.t("task-refused")),
                State::Received => ("info", frame.t("task-checking")),
                state => ("good", frame.coded("state-", state.code())),
            },
            None => match self.filter {
                DeliveryFilter::Checking => ("info", frame.t("task-checking")),
                DeliveryFilter::Asked => ("todo", frame.t("delivery-tag-asked")),
                _ => ("stop", frame.t("delivery-tag-refused")),
            },
        };
        Tag { tone, text }
    }
}

/// A part of the drop to look at.
#[derive(Debug, Clone)]
pub struct DropPart {
    /// Which.
    pub filter: DeliveryFilter,
    /// How many files.
    pub count: u32,
    /// Where.
    pub href: String,
}

/// `GET /{lang}/deliveries/{id}`
#[derive(Debug, Template)]
#[template(path = "deliveries/show.html")]
pub struct DeliveryPage {
    /// Frame.
    pub frame: Frame,
    /// Drop.
    pub id: DeliveryId,
    /// When.
    pub at: OffsetDateTime,
    /// Who would file.
    pub person: String,
    /// How many files.
    pub total: u32,
    /// How many are still under way.
    pub open: u32,
    /// Something is under way.
    pub is_busy: bool,
    /// Parts.
    pub parts: Vec<DropPart>,
    /// The part that is shown.
    pub filter: DeliveryFilter,
    /// Files of the page.
    pub files: Vec<DropFileView>,
    /// The next page.
    pub next: Option<String>,
    /// What can be filed in one act.
    pub together: Together,
    /// Months to choose from.
    pub months: Vec<Month>,
    /// What is wrong with a form.
    pub faults: Vec<FormFault>,
}

impl DeliveryPage {
    /// The parts that hold something, and the one that is shown.
    pub fn parts_shown(&self) -> impl Iterator<Item = &DropPart> {
        self.parts.iter().filter(|part| part.count > 0 || part.filter == self.filter)
    }

    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }
}
