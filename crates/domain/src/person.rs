//! An insured person, as far as the fund knows them.

use crate::coded::coded;
use crate::id::{EmployerId, InsuredNumber, PersonId};
use std::fmt;
use time::Date;

coded! {
    /// Sex, as on the identity document.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

coded! {
    /// A kind of identity document. Source: C/S (a Moroccan gives a CIN, others passport or residence card).
    DocumentKind {
        /// National identity card.
        Cin = "cin",
        /// Passport.
        Passport = "passport",
        /// Residence card.
        ResidenceCard = "residence_card",
    }
}

/// An identity document.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its number: capitals and digits without spaces.
    pub number: String,
}

impl Document {
    /// The document of that number, written as it is compared; `None` when nothing is left of it.
    pub fn new(kind: DocumentKind, number: &str) -> Option<Self> {
        let number: String =
            number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        (!number.is_empty()).then_some(Self { kind, number })
    }
}

/// The number is personal.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({:?})", self.kind)
    }
}

/// An insured person. Whoever is known from filed payrolls alone has little more than a number and a name.
#[derive(Clone, PartialEq, Eq)]
pub struct InsuredPerson {
    /// Our id, the one that stands in addresses.
    pub id: PersonId,
    /// The fund's number.
    pub insured: InsuredNumber,
    /// Surname in Latin letters, as the fund's file holds it.
    pub surname: String,
    /// Given name in Latin letters, likewise.
    pub given_name: String,
    /// Surname in Arabic letters; empty when not known.
    pub surname_ar: String,
    /// Given name in Arabic letters; empty when not known.
    pub given_name_ar: String,
    /// Day of birth, when known.
    pub born_on: Option<Date>,
    /// Sex, when known.
    pub sex: Option<Sex>,
    /// Nationality: two letters of ISO 3166-1, empty when not known.
    pub nationality: String,
    /// Identity document, when known.
    pub document: Option<Document>,
    /// Telephone on file, `+212…`; empty when not known.
    pub phone: String,
    /// E-mail address on file, lower case; empty when not known.
    pub email: String,
    /// The employer that typed telephone and e-mail address; `None` once the person has named them to an agent, and
    /// for what was in the fund's own file. Whoever typed them may be who reads there.
    pub contact_by: Option<EmployerId>,
    /// Bank details, 24 digits; empty when not known.
    pub rib: String,
    /// Was the identity shown and registered? Otherwise it is what payrolls said.
    pub is_registered: bool,
    /// Day since which the fund knows the person.
    pub since: Date,
    /// Raised by every change; a write names the version it has seen.
    pub version: u32,
}

impl InsuredPerson {
    /// Someone of whom a payroll gives number and name.
    pub fn declared(id: PersonId, insured: InsuredNumber, (surname, given_name): (&str, &str), since: Date) -> Self {
        Self {
            id,
            insured,
            surname: surname.to_owned(),
            given_name: given_name.to_owned(),
            surname_ar: String::new(),
            given_name_ar: String::new(),
            born_on: None,
            sex: None,
            nationality: String::new(),
            document: None,
            phone: String::new(),
            email: String::new(),
            contact_by: None,
            rib: String::new(),
            is_registered: false,
            since,
            version: 1,
        }
    }

    /// Surname and given name in Latin letters, as lists show and sort them.
    pub fn name(&self) -> String {
        joined(&self.surname, &self.given_name)
    }

    /// Surname and given name in Arabic letters; empty when not known.
    pub fn name_ar(&self) -> String {
        joined(&self.surname_ar, &self.given_name_ar)
    }
}

/// Two names with a space between, if there are two.
pub fn joined(surname: &str, given_name: &str) -> String {
    let names = [surname, given_name].into_iter().filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(" ")
}

/// A person's data are personal: only the id is printed.
impl fmt::Debug for InsuredPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InsuredPerson({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_compared_without_spaces_and_case() {
        let kept = Document::new(DocumentKind::Cin, " bk 12-3456 ").unwrap();
        assert_eq!(kept.number, "BK123456");
        assert_eq!(Document::new(DocumentKind::Passport, " - "), None);
        assert!(!format!("{kept:?}").contains("BK"));
    }
}
