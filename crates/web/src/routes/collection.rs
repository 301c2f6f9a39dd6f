//! What agents do about money: statements, movements that wait, instalment plans, direct debits.

use tasrih_domain::Lang;
use tasrih_domain::id::{BankLineId, DebitFileId, PlanId, StatementId};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Bank statements; imports one.
    pub const STATEMENTS: &str = "/{lang}/agent/statements";
    /// One of them.
    pub const STATEMENT: &str = "/{lang}/agent/statements/{id}";
    /// Movements that wait.
    pub const WAITING: &str = "/{lang}/agent/payments";
    /// One of them, to be decided.
    pub const LINE: &str = "/{lang}/agent/payments/{id}";
    /// Instalment plans.
    pub const PLANS: &str = "/{lang}/agent/plans";
    /// One of them, to be decided.
    pub const PLAN: &str = "/{lang}/agent/plans/{id}";
    /// Direct debits; makes a file.
    pub const DEBITS: &str = "/{lang}/agent/debits";
    /// A file for the bank.
    pub const DEBIT_FILE: &str = "/{lang}/agent/debits/{id}";
}

/// Bank statements.
pub fn statements(lang: &Lang) -> String {
    format!("/{lang}/agent/statements")
}

/// Those imported before that one.
pub fn statements_after(lang: &Lang, after: &StatementId) -> String {
    format!("{}?after={after}", statements(lang))
}

/// One of them.
pub fn statement(lang: &Lang, id: &StatementId) -> String {
    format!("/{lang}/agent/statements/{id}")
}

/// Movements that wait.
pub fn waiting(lang: &Lang) -> String {
    format!("/{lang}/agent/payments")
}

/// Those that came after that one.
pub fn waiting_after(lang: &Lang, after: &BankLineId) -> String {
    format!("{}?after={after}", waiting(lang))
}

/// One of them, to be decided.
pub fn line(lang: &Lang, id: &BankLineId) -> String {
    format!("/{lang}/agent/payments/{id}")
}

/// Instalment plans.
pub fn plans(lang: &Lang) -> String {
    format!("/{lang}/agent/plans")
}

/// One of them, to be decided.
pub fn plan(lang: &Lang, id: &PlanId) -> String {
    format!("/{lang}/agent/plans/{id}")
}

/// Direct debits.
pub fn debits(lang: &Lang) -> String {
    format!("/{lang}/agent/debits")
}

/// A file for the bank.
pub fn debit_file(lang: &Lang, id: &DebitFileId) -> String {
    format!("/{lang}/agent/debits/{id}")
}
