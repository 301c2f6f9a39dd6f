//! Many files dropped at once.

use tasrih_domain::Lang;
use tasrih_domain::id::DeliveryId;

/// Patterns, as the router reads them.
pub mod pattern {
    /// Where files are dropped.
    pub const DROP: &str = "/{lang}/deliveries";
    /// What became of them, company by company.
    pub const ONE: &str = "/{lang}/deliveries/{id}";
    /// How far it is, as figures.
    pub const PROGRESS: &str = "/{lang}/deliveries/{id}/progress.json";
    /// Says whose a file is.
    pub const FILE: &str = "/{lang}/deliveries/{id}/files/{row}";
    /// Files all that are clean.
    pub const SUBMIT: &str = "/{lang}/deliveries/{id}/submit";
}

/// Where files are dropped.
pub fn drop(lang: &Lang) -> String {
    format!("/{lang}/deliveries")
}

/// What became of them.
pub fn one(lang: &Lang, id: &DeliveryId) -> String {
    format!("/{lang}/deliveries/{id}")
}

/// A page of what became of some of them.
pub fn page(lang: &Lang, id: &DeliveryId, filter: &str, page: usize) -> String {
    format!("{}?show={filter}&page={page}", one(lang, id))
}

/// How far it is.
pub fn progress(lang: &Lang, id: &DeliveryId) -> String {
    format!("{}/progress.json", one(lang, id))
}

/// Says whose a file is.
pub fn file(lang: &Lang, id: &DeliveryId, row: &u32) -> String {
    format!("{}/files/{row}", one(lang, id))
}

/// Files all that are clean.
pub fn submit(lang: &Lang, id: &DeliveryId) -> String {
    format!("{}/submit", one(lang, id))
}
