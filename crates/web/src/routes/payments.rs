//! Paying what a company owes: orders, the debit mandate, instalment plans.

use tasrih_domain::id::PlanId;
use tasrih_domain::payment::OrderReference;
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Patterns, as the router reads them.
pub mod pattern {
    /// What is owed, to be paid; orders and payments.
    pub const PAYMENTS: &str = "/{lang}/employers/{affiliate}/payments";
    /// The debit mandate.
    pub const DEBIT: &str = "/{lang}/employers/{affiliate}/payments/debit";
    /// Takes it back.
    pub const DEBIT_END: &str = "/{lang}/employers/{affiliate}/payments/debit/end";
    /// An order.
    pub const ORDER: &str = "/{lang}/employers/{affiliate}/payments/{reference}";
    /// Its slip, on paper.
    pub const SLIP: &str = "/{lang}/employers/{affiliate}/payments/{reference}/slip";
    /// Gives it up.
    pub const WITHDRAW: &str = "/{lang}/employers/{affiliate}/payments/{reference}/withdraw";
    /// Instalment plans.
    pub const PLANS: &str = "/{lang}/employers/{affiliate}/plans";
    /// Gives one up.
    pub const PLAN_WITHDRAW: &str = "/{lang}/employers/{affiliate}/plans/{id}/withdraw";
}

/// What is owed, to be paid; orders and payments.
pub fn payments(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/payments")
}

/// The same, with what is owed of that month chosen.
pub fn payments_of(lang: &Lang, affiliate: &AffiliateNumber, month: &Month) -> String {
    format!("{}?month={month}", payments(lang, affiliate))
}

/// Orders made before that number.
pub fn payments_after(lang: &Lang, affiliate: &AffiliateNumber, after: u32) -> String {
    format!("{}?after={after}", payments(lang, affiliate))
}

/// An order.
pub fn order(lang: &Lang, affiliate: &AffiliateNumber, reference: &OrderReference) -> String {
    format!("{}/{}", payments(lang, affiliate), reference.compact())
}

/// Its slip, on paper.
pub fn slip(lang: &Lang, affiliate: &AffiliateNumber, reference: &OrderReference) -> String {
    format!("{}/slip", order(lang, affiliate, reference))
}

/// Gives it up.
pub fn withdraw(lang: &Lang, affiliate: &AffiliateNumber, reference: &OrderReference) -> String {
    format!("{}/withdraw", order(lang, affiliate, reference))
}

/// The debit mandate.
pub fn debit(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/debit", payments(lang, affiliate))
}

/// Takes it back.
pub fn debit_end(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}/debit/end", payments(lang, affiliate))
}

/// Instalment plans.
pub fn plans(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/plans")
}

/// Gives one up.
pub fn plan_withdraw(lang: &Lang, affiliate: &AffiliateNumber, id: &PlanId) -> String {
    format!("{}/{id}/withdraw", plans(lang, affiliate))
}
