//! The back office of the fund's agents.

use tasrih_domain::id::{ApprovalId, DeclarationId};
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
    /// Employers.
    pub const EMPLOYERS: &str = "/{lang}/agent/employers";
    /// The record of one.
    pub const EMPLOYER: &str = "/{lang}/agent/employers/{affiliate}";
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
