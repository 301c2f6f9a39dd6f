//! Every address of the site: one function per page, and the pattern the router matches.
//!
//! No address is written anywhere else; templates and handlers call these functions.

pub mod account;
pub mod accounts;
pub mod affiliations;
pub mod attestations;
pub mod collection;
pub mod deliveries;
pub mod employees;
pub mod insured;
pub mod members;
pub mod office;
pub mod payments;
pub mod registrations;
pub mod security;
pub mod signup;
pub mod standing;

use tasrih_domain::declaration::Format;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Chooses the language.
    pub const ROOT: &str = "/";
    /// Files of the pages.
    pub const ASSET: &str = "/assets/{name}";
    /// The process answers.
    pub const ALIVE: &str = "/healthz";
    /// The database answers and is migrated.
    pub const READY: &str = "/readyz";
    /// Tasks of the month.
    pub const HOME: &str = "/{lang}/";
    /// Same page, address without its last stroke.
    pub const HOME_BARE: &str = "/{lang}";
    /// The table of employers in a file.
    pub const PORTFOLIO_EXPORT: &str = "/{lang}/portfolio/{format}";
    /// Sign-in form.
    pub const SIGN_IN: &str = "/{lang}/sign-in";
    /// Ends the session.
    pub const SIGN_OUT: &str = "/{lang}/sign-out";
    /// Months of a company.
    pub const COMPANY: &str = "/{lang}/employers/{affiliate}";
    /// File of a month.
    pub const UPLOAD: &str = "/{lang}/employers/{affiliate}/{month}/upload";
    /// The fund's pre-established file of a month.
    pub const PREESTABLISHED: &str = "/{lang}/employers/{affiliate}/{month}/preestablished";
    /// On-screen entry of a month.
    pub const ENTRY: &str = "/{lang}/employers/{affiliate}/{month}/entry";
    /// Check of the rows being typed.
    pub const ENTRY_CHECK: &str = "/{lang}/employers/{affiliate}/{month}/entry/check";
    /// A declaration.
    pub const DECLARATION: &str = "/{lang}/declarations/{id}";
    /// While it is being checked.
    pub const PROGRESS: &str = "/{lang}/declarations/{id}/progress";
    /// The same as figures.
    pub const PROGRESS_JSON: &str = "/{lang}/declarations/{id}/progress.json";
    /// What the check found.
    pub const VERDICT: &str = "/{lang}/declarations/{id}/verdict";
    /// Changes a cell.
    pub const EDIT: &str = "/{lang}/declarations/{id}/edit";
    /// What the columns mean.
    pub const MAPPING: &str = "/{lang}/declarations/{id}/mapping";
    /// Which sheet to read.
    pub const SHEET: &str = "/{lang}/declarations/{id}/sheet";
    /// Figures to accept before filing.
    pub const ANSWERS: &str = "/{lang}/declarations/{id}/check";
    /// Files it.
    pub const SUBMIT: &str = "/{lang}/declarations/{id}/submit";
    /// Filed.
    pub const FILED: &str = "/{lang}/declarations/{id}/filed";
    /// Gives it up.
    pub const WITHDRAW: &str = "/{lang}/declarations/{id}/withdraw";
    /// Begins a declaration in its place.
    pub const CORRECT: &str = "/{lang}/declarations/{id}/correct";
    /// One employee's line, explained.
    pub const LINE: &str = "/{lang}/declarations/{id}/lines/{row}";
    /// A file to keep.
    pub const DOWNLOAD: &str = "/{lang}/declarations/{id}/download/{what}";
    /// Empty payroll file.
    pub const TEMPLATE: &str = "/{lang}/templates/{format}";
    /// Form to type a receipt's code.
    pub const CHECK_FORM: &str = "/{lang}/check";
    /// Is a receipt genuine?
    pub const RECEIPT_CHECK: &str = "/{lang}/check/{code}";
    /// Files that are read.
    pub const FORMATS: &str = "/{lang}/help/formats";
    /// Rules of the check.
    pub const RULES: &str = "/{lang}/help/rules";
}

/// Tasks of the month.
pub fn home(lang: &Lang) -> String {
    format!("/{lang}/")
}

/// A page of the table of employers: `query` says which, as it was asked for.
pub fn portfolio(lang: &Lang, query: &str) -> String {
    format!("/{lang}/?{query}")
}

/// The table of employers in a file, as it is shown.
pub fn portfolio_export(lang: &Lang, format: &str, query: &str) -> String {
    format!("/{lang}/portfolio/{format}?{query}")
}

/// Tasks of the month, after a declaration was given up.
pub fn home_withdrawn(lang: &Lang) -> String {
    format!("/{lang}/?withdrawn=yes")
}

/// Sign-in form.
pub fn sign_in(lang: &Lang) -> String {
    format!("/{lang}/sign-in")
}

/// Ends the session.
pub fn sign_out(lang: &Lang) -> String {
    format!("/{lang}/sign-out")
}

/// Months of a company.
pub fn company(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}")
}

/// File of a month.
pub fn upload(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/employers/{affiliate}/{month}/upload")
}

/// File of a month, in the place of a filed declaration.
pub fn upload_correction(lang: &Lang, affiliate: &AffiliateNumber, month: &Month, replaced: DeclarationId) -> String {
    format!("{}?correcting={replaced}", upload(lang, affiliate, month))
}

/// File of a month, after the fund's file was loaded.
pub fn upload_loaded(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("{}?loaded=yes", upload(lang, affiliate, month))
}

/// The fund's pre-established file of a month.
pub fn preestablished(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/employers/{affiliate}/{month}/preestablished")
}

/// On-screen entry of a month.
pub fn entry(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/employers/{affiliate}/{month}/entry")
}

/// Check of the rows being typed.
pub fn entry_check(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("/{lang}/employers/{affiliate}/{month}/entry/check")
}

/// A declaration.
pub fn declaration(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}")
}

/// While it is being checked.
pub fn progress(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/progress")
}

/// The same as figures.
pub fn progress_json(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/progress.json")
}

/// What the check found.
pub fn verdict(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/verdict")
}

/// Changes a cell.
pub fn edit(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/edit")
}

/// What the columns mean.
pub fn mapping(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/mapping")
}

/// Which sheet to read.
pub fn sheet(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/sheet")
}

/// Figures to accept before filing.
pub fn answers(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/check")
}

/// Files it.
pub fn submit(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/submit")
}

/// Filed.
pub fn filed(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/filed")
}

/// Gives it up.
pub fn withdraw(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/withdraw")
}

/// Begins a declaration in its place.
pub fn correct(lang: &Lang, id: &DeclarationId) -> String {
    format!("/{lang}/declarations/{id}/correct")
}

/// One employee's line, explained.
pub fn line(lang: &Lang, id: &DeclarationId, row: &u32) -> String {
    format!("/{lang}/declarations/{id}/lines/{row}")
}

/// A file to keep: `receipt`, `original`, `annotated`, `ebds`, `csv`, `xlsx`.
pub fn download(lang: &Lang, id: &DeclarationId, what: &str) -> String {
    format!("/{lang}/declarations/{id}/download/{what}")
}

/// Empty payroll file.
pub fn template(lang: &Lang, format: Format) -> String {
    format!("/{lang}/templates/{}", format.code())
}

/// Form to type a receipt's code.
pub fn check_form(lang: &Lang) -> String {
    format!("/{lang}/check")
}

/// Is a receipt genuine?
pub fn receipt_check(lang: &Lang, code: &str) -> String {
    format!("/{lang}/check/{code}")
}

/// Files that are read.
pub fn formats(lang: &Lang) -> String {
    format!("/{lang}/help/formats")
}

/// Rules of the check.
pub fn rules(lang: &Lang) -> String {
    format!("/{lang}/help/rules")
}
