//! An insured person's own pages.

use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Own months.
    pub const ME: &str = "/{lang}/me";
    /// Identity card and number.
    pub const SIGN_IN: &str = "/{lang}/me/sign-in";
    /// The code.
    pub const CODE: &str = "/{lang}/me/code";
    /// Ends the session.
    pub const SIGN_OUT: &str = "/{lang}/me/sign-out";
    /// Who looked.
    pub const LOOKS: &str = "/{lang}/me/looks";
    /// Something is wrong with a month.
    pub const REPORT: &str = "/{lang}/me/report/{affiliate}/{month}";
    /// What was said is kept.
    pub const REPORTED: &str = "/{lang}/me/reports/{code}";
}

/// Own months.
pub fn me(lang: &Lang) -> String {
    format!("/{lang}/me")
}

/// Own months before a month.
pub fn me_before(lang: &Lang, before: &Month) -> String {
    format!("/{lang}/me?before={before}")
}

/// Identity card and number.
pub fn sign_in(lang: &Lang) -> String {
    format!("/{lang}/me/sign-in")
}

/// The code.
pub fn code(lang: &Lang) -> String {
    format!("/{lang}/me/code")
}

/// Ends the session.
pub fn sign_out(lang: &Lang) -> String {
    format!("/{lang}/me/sign-out")
}

/// Who looked.
pub fn looks(lang: &Lang) -> String {
    format!("/{lang}/me/looks")
}

/// Something is wrong with a month.
pub fn report(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/me/report/{affiliate}/{month}")
}

/// What was said is kept.
pub fn reported(lang: &Lang, number: &str) -> String {
    format!("/{lang}/me/reports/{number}")
}
