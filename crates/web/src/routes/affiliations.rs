//! A new employer's request to be affiliated.

use tasrih_domain::Lang;
use tasrih_domain::affiliation::Step;
use tasrih_domain::id::DocumentId;

/// Patterns, as the router reads them.
pub mod pattern {
    /// What it takes, and the beginning.
    pub const AFFILIATION: &str = "/{lang}/affiliation";
    /// Back to a request, with its number and the manager's card.
    pub const AFFILIATION_RETURN: &str = "/{lang}/affiliation/return";
    /// A request: where it stands, or its check before it is sent.
    pub const AFFILIATION_ONE: &str = "/{lang}/affiliation/{token}";
    /// A step of it.
    pub const AFFILIATION_STEP: &str = "/{lang}/affiliation/{token}/steps/{step}";
    /// Its documents.
    pub const AFFILIATION_DOCUMENTS: &str = "/{lang}/affiliation/{token}/documents";
    /// One of them.
    pub const AFFILIATION_DOCUMENT: &str = "/{lang}/affiliation/{token}/documents/{document}";
    /// Sends it.
    pub const AFFILIATION_SUBMIT: &str = "/{lang}/affiliation/{token}/submit";
}

/// What it takes, and the beginning.
pub fn affiliation(lang: &Lang) -> String {
    format!("/{lang}/affiliation")
}

/// Back to a request.
pub fn back(lang: &Lang) -> String {
    format!("/{lang}/affiliation/return")
}

/// A request.
pub fn one(lang: &Lang, token: &str) -> String {
    format!("/{lang}/affiliation/{token}")
}

/// A step of it.
pub fn step(lang: &Lang, token: &str, step: &Step) -> String {
    format!("/{lang}/affiliation/{token}/steps/{step}")
}

/// Its documents.
pub fn documents(lang: &Lang, token: &str) -> String {
    format!("/{lang}/affiliation/{token}/documents")
}

/// One of them.
pub fn document(lang: &Lang, token: &str, id: &DocumentId) -> String {
    format!("/{lang}/affiliation/{token}/documents/{id}")
}

/// Sends it.
pub fn submit(lang: &Lang, token: &str) -> String {
    format!("/{lang}/affiliation/{token}/submit")
}
