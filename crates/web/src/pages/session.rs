//! Signing in.

use super::FormFault;
use crate::Frame;
use askama::Template;

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
    /// The session ended by itself.
    pub expired: bool,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
