//! The public check of a receipt: no account, no search by name, only what the paper itself says.

use crate::{App, AppError};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::lifecycle::State;

/// Characters of a check code.
const CHECK_CODE_CHARACTERS: usize = 16;

/// What a check code leads to.
#[derive(Debug, Clone)]
pub enum ReceiptCheck {
    /// The receipt is genuine and its declaration stands.
    Genuine(Box<(Declaration, Employer)>),
    /// The receipt is genuine, but a later declaration replaced what it says.
    Replaced(Box<(Declaration, Employer)>),
    /// The receipt is genuine, but the fund cancelled the filing.
    Cancelled(Box<(Declaration, Employer)>),
    /// No receipt has that code.
    Unknown,
}

impl App {
    /// Looks a receipt up by the code on it.
    pub async fn check_receipt(&self, code: &str) -> Result<ReceiptCheck, AppError> {
        // Read aloud or typed by hand: small letters, spaces and hyphens are forgiven.
        let code: String = code.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
        if code.len() != CHECK_CODE_CHARACTERS {
            return Ok(ReceiptCheck::Unknown);
        }
        let reader = self.store.read();
        let Some(declaration) = reader.declarations().find_by_check_code(&code).await? else {
            return Ok(ReceiptCheck::Unknown);
        };
        let employer = reader.employers().find(declaration.employer).await?;
        let Some(employer) = employer else { return Ok(ReceiptCheck::Unknown) };
        let state = declaration.state;
        let found = Box::new((declaration, employer));
        Ok(match state {
            State::Superseded => ReceiptCheck::Replaced(found),
            State::Cancelled => ReceiptCheck::Cancelled(found),
            _ => ReceiptCheck::Genuine(found),
        })
    }
}
