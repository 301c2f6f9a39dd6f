//! Attestations: a company's, an insured person's, many at once, and their public check.

use tasrih_domain::id::{AttestationId, AttestationOrderId, PersonId};
use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Those of a company; issues one.
    pub const LIST: &str = "/{lang}/employers/{affiliate}/attestations";
    /// One of them.
    pub const ONE: &str = "/{lang}/employers/{affiliate}/attestations/{id}";
    /// Its paper.
    pub const PAPER: &str = "/{lang}/employers/{affiliate}/attestations/{id}/pdf";
    /// Takes it back.
    pub const REVOKE: &str = "/{lang}/employers/{affiliate}/attestations/{id}/revoke";
    /// A person's own; issues one.
    pub const OWN: &str = "/{lang}/me/attestations";
    /// One of them.
    pub const OWN_ONE: &str = "/{lang}/me/attestations/{id}";
    /// Its paper.
    pub const OWN_PAPER: &str = "/{lang}/me/attestations/{id}/pdf";
    /// Takes it back.
    pub const OWN_REVOKE: &str = "/{lang}/me/attestations/{id}/revoke";
    /// Orders of many; orders.
    pub const ORDERS: &str = "/{lang}/attestations/orders";
    /// One order.
    pub const ORDER: &str = "/{lang}/attestations/orders/{id}";
    /// All its papers.
    pub const ARCHIVE: &str = "/{lang}/attestations/orders/{id}/archive";
    /// The public check: by code, or by file.
    pub const VERIFY: &str = "/{lang}/verify";
    /// The check of a code, as in QR codes.
    pub const VERIFY_CODE: &str = "/{lang}/verify/{code}";
    /// The public keys.
    pub const KEYS: &str = "/keys.pem";
    /// An agent looks one up, and takes it back.
    pub const OFFICE: &str = "/{lang}/agent/attestations";
}

/// Those of a company.
pub fn list(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/attestations")
}

/// The same, to ask for one about an employee.
pub fn about(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId) -> String {
    format!("{}?employee={person}", list(lang, affiliate))
}

/// Earlier ones.
pub fn list_before(lang: &Lang, affiliate: &AffiliateNumber, before: &AttestationId) -> String {
    format!("{}?before={before}", list(lang, affiliate))
}

/// One of them.
pub fn one(lang: &Lang, affiliate: &AffiliateNumber, id: &AttestationId) -> String {
    format!("{}/{id}", list(lang, affiliate))
}

/// Its paper.
pub fn paper(lang: &Lang, affiliate: &AffiliateNumber, id: &AttestationId) -> String {
    format!("{}/{id}/pdf", list(lang, affiliate))
}

/// Takes it back.
pub fn revoke(lang: &Lang, affiliate: &AffiliateNumber, id: &AttestationId) -> String {
    format!("{}/{id}/revoke", list(lang, affiliate))
}

/// A person's own.
pub fn own(lang: &Lang) -> String {
    format!("/{lang}/me/attestations")
}

/// One of them.
pub fn own_one(lang: &Lang, id: &AttestationId) -> String {
    format!("/{lang}/me/attestations/{id}")
}

/// Its paper.
pub fn own_paper(lang: &Lang, id: &AttestationId) -> String {
    format!("/{lang}/me/attestations/{id}/pdf")
}

/// Takes it back.
pub fn own_revoke(lang: &Lang, id: &AttestationId) -> String {
    format!("/{lang}/me/attestations/{id}/revoke")
}

/// Orders of many.
pub fn orders(lang: &Lang) -> String {
    format!("/{lang}/attestations/orders")
}

/// One order.
pub fn order(lang: &Lang, id: &AttestationOrderId) -> String {
    format!("/{lang}/attestations/orders/{id}")
}

/// All its papers.
pub fn archive(lang: &Lang, id: &AttestationOrderId) -> String {
    format!("/{lang}/attestations/orders/{id}/archive")
}

/// The public check.
pub fn verify(lang: &Lang) -> String {
    format!("/{lang}/verify")
}

/// The check of a code.
pub fn verify_code(lang: &Lang, code: &str) -> String {
    format!("/{lang}/verify/{code}")
}

/// The public keys.
pub fn keys() -> &'static str {
    pattern::KEYS
}

/// An agent looks one up.
pub fn office(lang: &Lang) -> String {
    format!("/{lang}/agent/attestations")
}

/// An agent looks at that one.
pub fn office_one(lang: &Lang, number: &str) -> String {
    format!("/{lang}/agent/attestations?number={number}")
}
