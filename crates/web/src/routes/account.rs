//! The account of a company.

use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// The statement of account, and what paying on a day would cost.
    pub const ACCOUNT: &str = "/{lang}/employers/{affiliate}/account";
    /// Its entries as a file.
    pub const EXPORT: &str = "/{lang}/employers/{affiliate}/account/export/{format}";
}

/// The statement of account.
pub fn account(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/account")
}

/// The statement, filtered: a year or `all`, and which entries.
pub fn filtered(lang: &Lang, affiliate: &AffiliateNumber, year: &str, kind: &str) -> String {
    format!("{}?year={year}&kind={kind}", account(lang, affiliate))
}

/// Its entries as a file: `csv`, `xlsx`, `pdf`.
pub fn export(lang: &Lang, affiliate: &AffiliateNumber, format: &str, filter: (&str, &str)) -> String {
    format!("{}/export/{format}?year={}&kind={}", account(lang, affiliate), filter.0, filter.1)
}
