//! People of the register, and other requests, who are probably the person asked for.

use crate::{App, AppError};
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{EmployerId, PersonId};
use tasrih_domain::person::{Document, DocumentKind, InsuredPerson, joined};
use tasrih_domain::registration::{Applicant, Request, SearchKeys};
use tasrih_domain::{InsuredNumber, name_key};
use tasrih_storage::SameDocument;
use tasrih_storage::tx::Persons;
use time::Date;

/// Why two people are probably one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The same identity document: certainly.
    SamePaper,
    /// The same name, however spelled, and the same day of birth.
    SameNameAndBirth,
}

impl Why {
    /// End of its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SamePaper => "same-paper",
            Self::SameNameAndBirth => "same-name-and-birth",
        }
    }
}

/// Someone of the register, as the employer who asks may know of them: nothing but a masked number and why. What the
/// register says beside that is other people's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The person.
    pub person: PersonId,
    /// Their number, shown masked.
    pub insured: InsuredNumber,
    /// Why.
    pub why: Why,
    /// Do they work for this employer already?
    pub is_here: bool,
}

/// What an agent sees beside a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alike {
    /// People of the register.
    pub people: Vec<(InsuredPerson, Why)>,
    /// Requests that wait, with their employers.
    pub requests: Vec<(Request, Employer)>,
}

/// The papers of a person as the register compares them.
pub(super) fn papers(applicant: &Applicant) -> Vec<Document> {
    let paper = |kind, number: &Option<String>| number.as_deref().and_then(|number| Document::new(kind, number));
    [
        paper(DocumentKind::Cin, &applicant.cin),
        paper(DocumentKind::Passport, &applicant.passport),
        paper(DocumentKind::ResidenceCard, &applicant.residence_card),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The whole name in Latin letters, which every request has.
fn whole_name(applicant: &Applicant) -> String {
    joined(&applicant.surname, &applicant.given_name)
}

pub(super) fn keys(applicant: &Applicant) -> SearchKeys {
    SearchKeys::of(applicant, name_key(&whole_name(applicant)))
}

/// People of the register who are probably this one, the surest first.
pub(super) async fn search<M>(
    people: Persons<'_, M>,
    applicant: &Applicant,
) -> Result<Vec<(InsuredPerson, Why)>, AppError> {
    let mut found: Vec<(InsuredPerson, Why)> = Vec::new();
    for paper in papers(applicant) {
        let same = people.find_by_document(SameDocument::Of(&paper)).await?;
        found.extend(same.into_iter().map(|person| (person, Why::SamePaper)));
    }
    let born_on: Date = applicant.born_on;
    let alike = people.namesakes(&whole_name(applicant), Some(born_on)).await?;
    for person in alike {
        if !found.iter().any(|(known, _)| known.id == person.id) {
            found.push((person, Why::SameNameAndBirth));
        }
    }
    Ok(found)
}

impl App {
    /// Who is probably the person asked for, told to the employer who asks.
    pub(super) async fn known(&self, applicant: &Applicant, employer: EmployerId) -> Result<Vec<Known>, AppError> {
        let reader = self.store.read();
        let mut known = Vec::new();
        for (person, why) in search(reader.persons(), applicant).await? {
            let stays = reader.employments().of(employer, person.id).await?;
            let is_here = stays.iter().any(|stay| stay.is_current && stay.leave.is_none());
            known.push(Known { person: person.id, insured: person.insured, why, is_here });
        }
        Ok(known)
    }
}
