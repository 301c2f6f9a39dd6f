//! Where a company stands, and who may see it.

use tasrih_domain::id::ConsentId;
use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Where the company stands.
    pub const STANDING: &str = "/{lang}/employers/{affiliate}/standing";
    /// Gives a link to it.
    pub const CONSENTS: &str = "/{lang}/employers/{affiliate}/standing/links";
    /// Takes a link back.
    pub const REVOKE: &str = "/{lang}/employers/{affiliate}/standing/links/{id}/revoke";
    /// Where a link leads, for somebody without account.
    pub const LOOK: &str = "/{lang}/consent/{code}";
}

/// Where the company stands.
pub fn standing(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/standing")
}

/// The same, after something was done.
pub fn standing_done(lang: &Lang, affiliate: &AffiliateNumber, done: &str) -> String {
    format!("{}?done={done}#links", standing(lang, affiliate))
}

/// Gives a link to it.
pub fn consents(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/links", standing(lang, affiliate))
}

/// Takes a link back.
pub fn revoke(lang: &Lang, affiliate: &AffiliateNumber, id: &ConsentId) -> String {
    format!("{}/{id}/revoke", consents(lang, affiliate))
}

/// Where a link leads.
pub fn look(lang: &Lang, code: &str) -> String {
    format!("/{lang}/consent/{code}")
}
