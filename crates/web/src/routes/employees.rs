//! The register of a company's employees, and whom it is expected to declare.

use tasrih_domain::id::{EmploymentId, PersonId};
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Patterns, as the router reads them.
pub mod pattern {
    /// The list; a search is sent to it as a form, so that no name stands in an address.
    pub const LIST: &str = "/{lang}/employers/{affiliate}/employees";
    /// The list as a file.
    pub const EXPORT: &str = "/{lang}/employers/{affiliate}/employees/export/{format}";
    /// Hires somebody who has a number.
    pub const HIRE: &str = "/{lang}/employers/{affiliate}/employees/hire";
    /// A person.
    pub const EMPLOYEE: &str = "/{lang}/employers/{affiliate}/employees/{id}";
    /// The person leaves.
    pub const LEAVE: &str = "/{lang}/employers/{affiliate}/employees/{id}/leave";
    /// The person comes back.
    pub const RETURN: &str = "/{lang}/employers/{affiliate}/employees/{id}/return";
    /// Whom a month is expected to hold.
    pub const EXPECTED: &str = "/{lang}/employers/{affiliate}/{month}/expected";
    /// The same as the fund's file.
    pub const EXPECTED_FILE: &str = "/{lang}/employers/{affiliate}/{month}/expected/file";
}

/// The list.
pub fn list(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/employees")
}

/// The list, filtered, from a place on.
pub fn list_from(lang: &Lang, affiliate: &AffiliateNumber, show: &str, after: Option<&EmploymentId>) -> String {
    let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
    format!("{}?show={show}{after}", list(lang, affiliate))
}

/// The list as a file: `csv`, `xlsx`.
pub fn export(lang: &Lang, affiliate: &AffiliateNumber, format: &str, show: &str) -> String {
    format!("{}/export/{format}?show={show}", list(lang, affiliate))
}

/// Hires somebody who has a number.
pub fn hire(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/hire", list(lang, affiliate))
}

/// A person.
pub fn employee(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId) -> String {
    format!("{}/{person}", list(lang, affiliate))
}

/// A person, after something was said about them.
pub fn employee_done(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId, done: &str) -> String {
    format!("{}?done={done}", employee(lang, affiliate, person))
}

/// A person's earlier months.
pub fn employee_before(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId, before: &Month) -> String {
    format!("{}?before={before}", employee(lang, affiliate, person))
}

/// The person leaves.
pub fn leave(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId) -> String {
    format!("{}/leave", employee(lang, affiliate, person))
}

/// The person comes back.
pub fn come_back(lang: &Lang, affiliate: &AffiliateNumber, person: &PersonId) -> String {
    format!("{}/return", employee(lang, affiliate, person))
}

/// Whom a month is expected to hold.
pub fn expected(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/employers/{affiliate}/{month}/expected")
}

/// The same from a place on, from 0.
pub fn expected_from(lang: &Lang, affiliate: &AffiliateNumber, month: &Month, first: usize) -> String {
    format!("{}?first={first}", expected(lang, affiliate, month))
}

/// The same as the fund's file.
pub fn expected_file(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("{}/file", expected(lang, affiliate, month))
}
