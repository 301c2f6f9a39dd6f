//! Signing in.

use super::FormFault;
use crate::Frame;
use askama::Template;
use tasrih_app::security::SecondView;

/// `GET /{lang}/sign-in`
#[derive(Debug, Template)]
#[template(path = "session/sign_in.html")]
pub struct SignInPage {
    /// Frame.
    pub frame: Frame,
    /// What was typed.
    pub email: String,
    /// Where to go afterwards; empty for home.
    pub next: String,
    /// Where the demo's messages can be read.
    pub mailbox: Option<String>,
    /// The session ended by itself.
    pub expired: bool,
    /// The second step has lasted too long.
    pub over: bool,
    /// Passkeys can be used here.
    pub offers_passkeys: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `GET /{lang}/sign-in/second`
#[derive(Debug, Template)]
#[template(path = "session/second.html")]
pub struct SecondPage {
    /// Frame.
    pub frame: Frame,
    /// What can be shown.
    pub ways: SecondView,
    /// Where to go afterwards; empty for home.
    pub next: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl SecondPage {
    /// Is something wrong at that field?
    pub fn is_faulty(&self, anchor: &str) -> bool {
        self.faults.iter().any(|fault| fault.anchor == anchor)
    }
}
