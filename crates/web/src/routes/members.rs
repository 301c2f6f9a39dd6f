//! Who may act for a company, mandates between companies and firms, and what was done.

use tasrih_domain::id::{AccountId, InvitationId, MandateId};
use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Who acts for it; invites.
    pub const PEOPLE: &str = "/{lang}/employers/{affiliate}/people";
    /// Gives somebody another role.
    pub const ROLE: &str = "/{lang}/employers/{affiliate}/people/{id}/role";
    /// Takes somebody's role.
    pub const REMOVE: &str = "/{lang}/employers/{affiliate}/people/{id}/remove";
    /// Sends an invitation again.
    pub const RESEND: &str = "/{lang}/employers/{affiliate}/people/invitations/{id}/resend";
    /// Takes an invitation back.
    pub const WITHDRAW: &str = "/{lang}/employers/{affiliate}/people/invitations/{id}/withdraw";
    /// Where the link of an invitation leads; accepts.
    pub const INVITATION: &str = "/{lang}/invitation";
    /// Mandates of a company; asks for one.
    pub const MANDATES: &str = "/{lang}/employers/{affiliate}/mandates";
    /// A mandate and its history; answers it, or ends it.
    pub const MANDATE: &str = "/{lang}/employers/{affiliate}/mandates/{id}";
    /// What was done and seen concerning a company.
    pub const ACTIVITY: &str = "/{lang}/employers/{affiliate}/activity";
    /// What was done with the person's own account.
    pub const OWN_ACTIVITY: &str = "/{lang}/account/activity";
}

/// Who acts for a company.
pub fn people(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/people")
}

/// The same, after something was done.
pub fn people_done(lang: &Lang, affiliate: &AffiliateNumber, done: &str) -> String {
    format!("{}?done={done}", people(lang, affiliate))
}

/// Gives somebody another role.
pub fn role(lang: &Lang, affiliate: &AffiliateNumber, id: &AccountId) -> String {
    format!("{}/{id}/role", people(lang, affiliate))
}

/// Takes somebody's role.
pub fn remove(lang: &Lang, affiliate: &AffiliateNumber, id: &AccountId) -> String {
    format!("{}/{id}/remove", people(lang, affiliate))
}

/// Sends an invitation again.
pub fn resend(lang: &Lang, affiliate: &AffiliateNumber, id: &InvitationId) -> String {
    format!("{}/invitations/{id}/resend", people(lang, affiliate))
}

/// Takes an invitation back.
pub fn withdraw(lang: &Lang, affiliate: &AffiliateNumber, id: &InvitationId) -> String {
    format!("{}/invitations/{id}/withdraw", people(lang, affiliate))
}

/// Where the link of an invitation leads. Its secret is a parameter: paths are logged, parameters are not.
pub fn invitation(lang: &Lang) -> String {
    format!("/{lang}/invitation")
}

/// The same with the secret of the link.
pub fn invitation_of(lang: &Lang, code: &str) -> String {
    format!("{}?code={code}", invitation(lang))
}

/// Mandates of a company.
pub fn mandates(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/mandates")
}

/// The same, after something was done.
pub fn mandates_done(lang: &Lang, affiliate: &AffiliateNumber, done: &str) -> String {
    format!("{}?done={done}", mandates(lang, affiliate))
}

/// A mandate and its history.
pub fn mandate(lang: &Lang, affiliate: &AffiliateNumber, id: &MandateId) -> String {
    format!("{}/{id}", mandates(lang, affiliate))
}

/// What was done and seen concerning a company.
pub fn activity(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/activity")
}

/// What was done with the person's own account.
pub fn own_activity(lang: &Lang) -> String {
    format!("/{lang}/account/activity")
}
