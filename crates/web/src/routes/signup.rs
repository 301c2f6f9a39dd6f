//! The door: an access for a company, another password, and what the demo's messages say.

use tasrih_domain::door::Errand;
use tasrih_domain::{AffiliateNumber, Lang};

/// Patterns, as the router reads them.
pub mod pattern {
    /// First step of an access.
    pub const SIGN_UP: &str = "/{lang}/sign-up";
    /// An access under way.
    pub const SIGN_UP_STEP: &str = "/{lang}/sign-up/{token}";
    /// Takes a route.
    pub const SIGN_UP_WAY: &str = "/{lang}/sign-up/{token}/way";
    /// Types the code.
    pub const SIGN_UP_CODE: &str = "/{lang}/sign-up/{token}/code";
    /// First step of another password.
    pub const RESET: &str = "/{lang}/reset";
    /// Another password under way.
    pub const RESET_STEP: &str = "/{lang}/reset/{token}";
    /// Takes a route.
    pub const RESET_WAY: &str = "/{lang}/reset/{token}/way";
    /// Types the code and the password.
    pub const RESET_CODE: &str = "/{lang}/reset/{token}/code";
    /// Access or password is ready: sign in.
    pub const DOOR_DONE: &str = "/{lang}/ready";
    /// What people at the door ask of a company's administrators.
    pub const DOOR_QUESTIONS: &str = "/{lang}/employers/{affiliate}/requests";
    /// Messages of the demo.
    pub const MAILBOX: &str = "/{lang}/mailbox";
}

/// First step of an access.
pub fn sign_up(lang: &Lang) -> String {
    format!("/{lang}/sign-up")
}

/// First step of another password.
pub fn reset(lang: &Lang) -> String {
    format!("/{lang}/reset")
}

/// A request under way.
pub fn door(lang: &Lang, errand: &Errand, token: &str) -> String {
    match errand {
        Errand::SignUp => format!("/{lang}/sign-up/{token}"),
        Errand::Reset => format!("/{lang}/reset/{token}"),
    }
}

/// A request under way, to choose another route.
pub fn door_ways(lang: &Lang, errand: &Errand, token: &str) -> String {
    format!("{}?ways=yes", door(lang, errand, token))
}

/// Takes a route.
pub fn door_way(lang: &Lang, errand: &Errand, token: &str) -> String {
    format!("{}/way", door(lang, errand, token))
}

/// Types the code.
pub fn door_code(lang: &Lang, errand: &Errand, token: &str) -> String {
    format!("{}/code", door(lang, errand, token))
}

/// Access or password is ready.
pub fn door_done(lang: &Lang) -> String {
    format!("/{lang}/ready")
}

/// What people at the door ask of a company's administrators.
pub fn door_questions(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("/{lang}/employers/{affiliate}/requests")
}

/// The same, after one was answered.
pub fn door_answered(lang: &Lang, affiliate: &AffiliateNumber) -> String {
    format!("{}?answered=yes", door_questions(lang, affiliate))
}

/// Messages of the demo.
pub fn mailbox(lang: &Lang) -> String {
    format!("/{lang}/mailbox")
}
