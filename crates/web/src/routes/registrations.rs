//! Registration of employees.

use tasrih_domain::id::{BatchId, DocumentId, RegistrationId};
use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// The requests of an employer.
    pub const LIST: &str = "/{lang}/employers/{affiliate}/registrations";
    /// Step 1 of a new one.
    pub const NEW: &str = "/{lang}/employers/{affiliate}/registrations/new";
    /// Names in the other script, while they are typed.
    pub const SPELLING: &str = "/{lang}/employers/{affiliate}/registrations/spelling";
    /// A list of people.
    pub const BULK: &str = "/{lang}/employers/{affiliate}/registrations/bulk";
    /// What became of a list.
    pub const BATCH: &str = "/{lang}/employers/{affiliate}/registrations/bulk/{batch}";
    /// How far the sending is, as figures.
    pub const BATCH_PROGRESS: &str = "/{lang}/employers/{affiliate}/registrations/bulk/{batch}/progress.json";
    /// Sends the rows that can go.
    pub const BATCH_SEND: &str = "/{lang}/employers/{affiliate}/registrations/bulk/{batch}/send";
    /// Takes a row out, to be corrected on screen.
    pub const BATCH_ROW: &str = "/{lang}/employers/{affiliate}/registrations/bulk/{batch}/rows/{row}";
    /// A request: step 2 of a draft, else where it stands.
    pub const ONE: &str = "/{lang}/employers/{affiliate}/registrations/{id}";
    /// Step 1 again.
    pub const EDIT: &str = "/{lang}/employers/{affiliate}/registrations/{id}/edit";
    /// Sends it.
    pub const SEND: &str = "/{lang}/employers/{affiliate}/registrations/{id}/send";
    /// Hires under the number that the person has.
    pub const HIRE: &str = "/{lang}/employers/{affiliate}/registrations/{id}/hire";
    /// Answers the agent.
    pub const ANSWER: &str = "/{lang}/employers/{affiliate}/registrations/{id}/answer";
    /// Gives it up.
    pub const WITHDRAW: &str = "/{lang}/employers/{affiliate}/registrations/{id}/withdraw";
    /// Attaches documents.
    pub const DOCUMENTS: &str = "/{lang}/employers/{affiliate}/registrations/{id}/documents";
    /// A document.
    pub const DOCUMENT: &str = "/{lang}/employers/{affiliate}/registrations/{id}/documents/{document}";
    /// Takes a document away.
    pub const DETACH: &str = "/{lang}/employers/{affiliate}/registrations/{id}/documents/{document}/remove";
    /// Empty list of people.
    pub const LIST_TEMPLATE: &str = "/{lang}/registrations/template/{format}";
}

/// The requests of an employer.
pub fn list(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/registrations")
}

/// The requests of an employer, from before one of them, perhaps in one state only.
pub fn list_page(lang: &Lang, affiliate: &AffiliateNumber, state: &str, before: &str) -> String {
    format!("{}?state={state}&before={before}", list(lang, affiliate))
}

/// Step 1 of a new one.
pub fn new(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/new", list(lang, affiliate))
}

/// Names in the other script, while they are typed.
pub fn spelling(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/spelling", list(lang, affiliate))
}

/// A list of people.
pub fn bulk(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/bulk", list(lang, affiliate))
}

/// What became of a list.
pub fn batch(lang: &Lang, affiliate: &AffiliateNumber, batch: &BatchId) -> String {
    format!("{}/{batch}", bulk(lang, affiliate))
}

/// How far the sending is, as figures.
pub fn batch_progress(lang: &Lang, affiliate: &AffiliateNumber, id: &BatchId) -> String {
    format!("{}/progress.json", batch(lang, affiliate, id))
}

/// Sends the rows that can go.
pub fn batch_send(lang: &Lang, affiliate: &AffiliateNumber, id: &BatchId) -> String {
    format!("{}/send", batch(lang, affiliate, id))
}

/// Takes a row out, to be corrected on screen.
pub fn batch_row(lang: &Lang, affiliate: &AffiliateNumber, id: &BatchId, row: &u32) -> String {
    format!("{}/rows/{row}", batch(lang, affiliate, id))
}

/// A request: step 2 of a draft, else where it stands.
pub fn one(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/{id}", list(lang, affiliate))
}

/// Step 1 again.
pub fn edit(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/edit", one(lang, affiliate, id))
}

/// Sends it.
pub fn send(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/send", one(lang, affiliate, id))
}

/// Hires under the number that the person has.
pub fn hire(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/hire", one(lang, affiliate, id))
}

/// Answers the agent.
pub fn answer(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/answer", one(lang, affiliate, id))
}

/// Gives it up.
pub fn withdraw(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/withdraw", one(lang, affiliate, id))
}

/// Attaches documents.
pub fn documents(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId) -> String {
    format!("{}/documents", one(lang, affiliate, id))
}

/// A document.
pub fn document(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId, document: &DocumentId) -> String {
    format!("{}/{document}", documents(lang, affiliate, id))
}

/// Takes a document away.
pub fn detach(lang: &Lang, affiliate: &AffiliateNumber, id: &RegistrationId, of: &DocumentId) -> String {
    format!("{}/remove", document(lang, affiliate, id, of))
}

/// Empty list of people.
pub fn list_template(lang: &Lang, format: &str) -> String {
    format!("/{lang}/registrations/template/{format}")
}
