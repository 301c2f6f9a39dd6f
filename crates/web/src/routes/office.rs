//! The back office of the fund's agents.

use tasrih_domain::id::{AffiliationId, ApprovalId, DeclarationId, DocumentId, PersonId, RegistrationId};
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Patterns, as the router reads them.
pub mod pattern {
    /// What waits for the agent.
    pub const OFFICE: &str = "/{lang}/agent";
    /// Proposals that take a second agent.
    pub const APPROVALS: &str = "/{lang}/agent/approvals";
    /// One of them, to be decided.
    pub const APPROVAL: &str = "/{lang}/agent/approvals/{id}";
    /// Last days of the months.
    pub const DEADLINES: &str = "/{lang}/agent/deadlines";
    /// Rates and ceiling.
    pub const RATES: &str = "/{lang}/agent/rates";
    /// What being late costs.
    pub const LATE_RULES: &str = "/{lang}/agent/late-rules";
    /// Employers.
    pub const EMPLOYERS: &str = "/{lang}/agent/employers";
    /// The record of one.
    pub const EMPLOYER: &str = "/{lang}/agent/employers/{affiliate}";
    /// Asks for a code for somebody at the counter.
    pub const CODE: &str = "/{lang}/agent/employers/{affiliate}/code";
    /// The addresses on file.
    pub const CONTACTS: &str = "/{lang}/agent/employers/{affiliate}/contacts";
    /// What being late cost one, to be waived.
    pub const REMISSIONS: &str = "/{lang}/agent/employers/{affiliate}/remissions";
    /// Draws the code that was approved.
    pub const SLIP: &str = "/{lang}/agent/approvals/{id}/code";
    /// Requests of new employers.
    pub const AFFILIATIONS: &str = "/{lang}/agent/affiliations";
    /// One of them, to be decided.
    pub const AFFILIATION: &str = "/{lang}/agent/affiliations/{id}";
    /// A document of it.
    pub const AFFILIATION_DOCUMENT: &str = "/{lang}/agent/affiliations/{id}/documents/{document}";
    /// Requests to register employees.
    pub const REGISTRATIONS: &str = "/{lang}/agent/registrations";
    /// One of them, to be decided.
    pub const REGISTRATION: &str = "/{lang}/agent/registrations/{id}";
    /// A document of it.
    pub const REGISTRATION_DOCUMENT: &str = "/{lang}/agent/registrations/{id}/documents/{document}";
    /// Insured persons.
    pub const PEOPLE: &str = "/{lang}/agent/people";
    /// The record of one.
    pub const PERSON: &str = "/{lang}/agent/people/{id}";
    /// The address that the codes of the person go to.
    pub const PERSON_CONTACT: &str = "/{lang}/agent/people/{id}/contact";
    /// A filing, to be cancelled.
    pub const FILING: &str = "/{lang}/agent/filings/{id}";
}

/// What waits for the agent.
pub fn home(lang: &Lang) -> String {
    format!("/{lang}/agent")
}

/// Proposals that take a second agent.
pub fn approvals(lang: &Lang) -> String {
    format!("/{lang}/agent/approvals")
}

/// One of them, to be decided.
pub fn approval(lang: &Lang, id: &ApprovalId) -> String {
    format!("/{lang}/agent/approvals/{id}")
}

/// Last days of the months.
pub fn deadlines(lang: &Lang) -> String {
    format!("/{lang}/agent/deadlines")
}

/// Rates and ceiling.
pub fn rates(lang: &Lang) -> String {
    format!("/{lang}/agent/rates")
}

/// The rates of a month.
pub fn rates_of(lang: &Lang, month: &Month) -> String {
    format!("/{lang}/agent/rates?month={month}")
}

/// What being late costs.
pub fn late_rules(lang: &Lang) -> String {
    format!("/{lang}/agent/late-rules")
}

/// Employers.
pub fn employers(lang: &Lang) -> String {
    format!("/{lang}/agent/employers")
}

/// The record of one.
pub fn employer(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/agent/employers/{affiliate}")
}

/// A filing, to be cancelled.
pub fn filing(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/agent/filings/{id}")
}

/// Asks for a code for somebody at the counter.
pub fn code(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/agent/employers/{affiliate}/code")
}

/// The addresses on file.
pub fn contacts(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/agent/employers/{affiliate}/contacts")
}

/// What being late cost an employer, to be waived.
pub fn remissions(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/agent/employers/{affiliate}/remissions")
}

/// Draws the code that was approved.
pub fn slip(lang: &Lang, id: &ApprovalId) -> String {
    format!("/{lang}/agent/approvals/{id}/code")
}

/// Insured persons.
pub fn people(lang: &Lang) -> String {
    format!("/{lang}/agent/people")
}

/// The record of one.
pub fn person(lang: &Lang, id: &PersonId) -> String {
    format!("/{lang}/agent/people/{id}")
}

/// The address that the codes of the person go to.
pub fn person_contact(lang: &Lang, id: &PersonId) -> String {
    format!("/{lang}/agent/people/{id}/contact")
}

/// Requests of new employers.
pub fn affiliations(lang: &Lang) -> String {
    format!("/{lang}/agent/affiliations")
}

/// One of them, to be decided.
pub fn affiliation(lang: &Lang, id: &AffiliationId) -> String {
    format!("/{lang}/agent/affiliations/{id}")
}

/// A document of it.
pub fn affiliation_document(lang: &Lang, id: &AffiliationId, document: &DocumentId) -> String {
    format!("/{lang}/agent/affiliations/{id}/documents/{document}")
}

/// Requests to register employees.
pub fn registrations(lang: &Lang) -> String {
    format!("/{lang}/agent/registrations")
}

/// One of them, to be decided.
pub fn registration(lang: &Lang, id: &RegistrationId) -> String {
    format!("/{lang}/agent/registrations/{id}")
}

/// A document of it.
pub fn registration_document(lang: &Lang, id: &RegistrationId, document: &DocumentId) -> String {
    format!("/{lang}/agent/registrations/{id}/documents/{document}")
}
