//! The security of an account.

use super::FormFault;
use crate::Frame;
use crate::frame::Html;
use crate::qr;
use askama::Template;
use tasrih_app::security::{Device, Overview, PasskeySetup, TotpSetup};

/// `GET /{lang}/account/security`
#[derive(Debug, Template)]
#[template(path = "security/show.html")]
pub struct SecurityPage {
    /// Frame.
    pub frame: Frame,
    /// How things are.
    pub overview: Overview,
    /// What was done just before: the end of `security-done-…`.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl SecurityPage {
    /// Is something wrong at that field?
    pub fn is_faulty(&self, anchor: &str) -> bool {
        self.faults.iter().any(|fault| fault.anchor == anchor)
    }

    /// A device in words.
    pub fn device(&self, device: &Device) -> String {
        let browser = self.frame.coded("device-browser-", device.browser()).to_string();
        let system = self.frame.coded("device-system-", device.system()).to_string();
        self.frame.t("device-words").with("browser", browser).with("system", system).to_string()
    }
}

/// `GET /{lang}/account/security/password`
#[derive(Debug, Template)]
#[template(path = "security/password.html")]
pub struct PasswordPage {
    /// Frame.
    pub frame: Frame,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl PasswordPage {
    /// Is something wrong at that field?
    pub fn is_faulty(&self, anchor: &str) -> bool {
        self.faults.iter().any(|fault| fault.anchor == anchor)
    }
}

/// `GET /{lang}/account/security/totp`
#[derive(Debug, Template)]
#[template(path = "security/totp.html")]
pub struct TotpPage {
    /// Frame.
    pub frame: Frame,
    /// The application that is being set up, once the password was given.
    pub setup: Option<TotpSetup>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl TotpPage {
    /// What the telephone scans.
    pub fn qr(&self, setup: &TotpSetup) -> Html {
        qr::svg(&setup.url)
    }
}

/// `GET /{lang}/account/security/passkeys/new`
#[derive(Debug, Template)]
#[template(path = "security/passkey.html")]
pub struct PasskeyPage {
    /// Frame.
    pub frame: Frame,
    /// The passkey that is being made, once the password was given.
    pub setup: Option<PasskeySetup>,
    /// The name that was typed.
    pub name: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// Recovery codes, shown this once.
#[derive(Debug, Template)]
#[template(path = "security/codes.html")]
pub struct CodesPage {
    /// Frame.
    pub frame: Frame,
    /// The codes.
    pub codes: Vec<String>,
    /// What was added just before: the end of `security-done-…`.
    pub added: Option<&'static str>,
}
