//! Insured persons as agents see them: the search and the record.

use crate::Frame;
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::id::PersonId;
use tasrih_domain::person::{DocumentKind, Sex};
use tasrih_domain::{InsuredNumber, Money, Month, Situation};
use time::Date;

/// What was looked for.
#[derive(Debug, Clone, Default)]
pub struct PersonFields {
    /// Insured number or CIN.
    pub number: String,
    /// Whole name.
    pub name: String,
    /// Day of birth, `AAAA-MM-JJ`.
    pub born_on: String,
}

/// Someone of the register.
#[derive(Clone)]
pub struct PersonView {
    /// Their id, the only thing of them in an address.
    pub id: PersonId,
    /// Their number.
    pub insured: InsuredNumber,
    /// Name in Latin letters.
    pub name: String,
    /// Name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// Day of birth.
    pub born_on: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Nationality, two letters; empty when not known.
    pub nationality: String,
    /// Identity document.
    pub document: Option<(DocumentKind, String)>,
    /// Was the identity shown and registered?
    pub is_registered: bool,
}

/// A person's data are personal.
impl std::fmt::Debug for PersonView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PersonView({})", self.id)
    }
}

/// `GET` and `POST /{lang}/agent/people`
#[derive(Debug, Template)]
#[template(path = "office/people.html")]
pub struct PeoplePage {
    /// Frame.
    pub frame: Frame,
    /// What was typed.
    pub typed: PersonFields,
    /// Who was found; `None`: nobody was looked for yet.
    pub found: Option<Vec<PersonView>>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// A month declared.
#[derive(Debug, Clone)]
pub struct MonthView {
    /// The month.
    pub month: Month,
    /// Days.
    pub days: Option<u8>,
    /// Wage.
    pub gross: Option<Money>,
    /// Situation.
    pub situation: Situation,
}

/// What one employer declared.
#[derive(Debug, Clone)]
pub struct DeclaredView {
    /// The employer.
    pub employer: EmployerView,
    /// First and last day of each stay, the latest first.
    pub stays: Vec<(Date, Option<Date>)>,
    /// The latest first.
    pub months: Vec<MonthView>,
}

/// The address that a person's codes go to, and the form for another one.
#[derive(Clone)]
pub struct ContactView {
    /// Telephone, e-mail address.
    pub on_file: Vec<String>,
    /// The employer that typed them, as long as no agent has heard them from the person.
    pub by: Option<EmployerView>,
    /// There is a card to compare, and the agent may.
    pub may_confirm: bool,
    /// Number of the card, as typed.
    pub card: String,
    /// The address, as typed.
    pub address: String,
    /// The version of the record.
    pub seen: u32,
}

/// A person's data are personal.
impl std::fmt::Debug for ContactView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ContactView({} addresses)", self.on_file.len())
    }
}

/// `GET /{lang}/agent/people/{id}`
#[derive(Debug, Template)]
#[template(path = "office/person.html")]
pub struct PersonPage {
    /// Frame.
    pub frame: Frame,
    /// Who.
    pub person: PersonView,
    /// How they are reached.
    pub contact: ContactView,
    /// By employer.
    pub declared: Vec<DeclaredView>,
    /// The agent may also open employers' records.
    pub may_see_employers: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
