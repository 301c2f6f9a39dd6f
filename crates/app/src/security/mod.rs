//! What keeps an account its holder's: second factors, sessions, trusted devices, and word of whatever changes them.
//!
//! Start with [`crate::accounts`] for the sign-in itself; [`second`] is its second step. Every secret given out (token
//! of a session, of a device, recovery code) is kept as a hash only; the secret behind the codes of an application has
//! to be kept itself.

mod device;
mod overview;
mod passkeys;
mod password;
mod recovery;
mod second;
mod sessions;
mod totp;

pub use device::Device;
pub use overview::{Overview, PasskeyView, TrustedDeviceView};
pub(crate) use passkeys::relying_party;
pub use passkeys::{Challenge, PasskeySetup};
pub use second::{Entered, SecondStep, SecondView, Trust, Typed};
pub use sessions::{Carrier, Resumed, SessionView};
pub use totp::TotpSetup;

use crate::error::AppError;
use crate::{App, Recipient};
use sha2::{Digest, Sha256};
use tasrih_domain::Lang;
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::Account;
use tasrih_domain::finding::{Arg, Args};
use tasrih_i18n::{Text, render_plain};
use tasrih_storage::{StorageError, TokenHash, Tx};

/// Something about the security of an account that its holder hears of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SecurityEvent {
    /// Signed in.
    SignedIn,
    /// Signed in on a device that was never used before.
    NewDevice(Device),
    /// Another password.
    PasswordChanged,
    /// An application for codes was added.
    TotpAdded,
    /// It was removed.
    TotpRemoved,
    /// A passkey was added.
    PasskeyAdded,
    /// It was removed.
    PasskeyRemoved,
    /// Recovery codes were made; those before are void.
    CodesMade,
    /// A recovery code was used; so many are left.
    CodeUsed(u64),
    /// A device skips the second factor from now on.
    DeviceTrusted(Device),
    /// Too many wrong second factors after a right password.
    SecondBlocked,
    /// So many wrong codes of the application in a day that it opens nothing until tomorrow.
    AppCodesBlocked,
    /// The holder ended a session elsewhere.
    SessionEnded,
    /// The holder trusts a device no longer.
    DeviceForgotten,
}

impl SecurityEvent {
    /// The message that says so; `None`: the holder was there and has seen it.
    const fn message(&self) -> Option<&'static str> {
        Some(match self {
            Self::NewDevice(_) => "message-security-new-device",
            Self::PasswordChanged => "message-security-password",
            Self::TotpAdded => "message-security-totp-added",
            Self::TotpRemoved => "message-security-totp-removed",
            Self::PasskeyAdded => "message-security-passkey-added",
            Self::PasskeyRemoved => "message-security-passkey-removed",
            Self::CodesMade => "message-security-codes-made",
            Self::CodeUsed(_) => "message-security-code-used",
            Self::DeviceTrusted(_) => "message-security-device-trusted",
            Self::SecondBlocked => "message-security-blocked",
            Self::AppCodesBlocked => "message-security-app-blocked",
            Self::SignedIn | Self::SessionEnded | Self::DeviceForgotten => return None,
        })
    }

    /// As it is written down.
    const fn act(&self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::NewDevice(_) => "new-device",
            Self::PasswordChanged => "password-changed",
            Self::TotpAdded => "totp-added",
            Self::TotpRemoved => "totp-removed",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::CodesMade => "recovery-codes-made",
            Self::CodeUsed(_) => "recovery-code-used",
            Self::DeviceTrusted(_) => "device-trusted",
            Self::DeviceForgotten => "device-forgotten",
            Self::SecondBlocked => "second-factor-blocked",
            Self::AppCodesBlocked => "app-codes-blocked",
            Self::SessionEnded => "session-ended",
        }
    }

    fn args(&self, lang: Lang) -> Args {
        match self {
            Self::NewDevice(device) | Self::DeviceTrusted(device) => {
                let said = |prefix, code| Arg::Text(render_plain(lang, &Text::coded(prefix, code)));
                let words = Text::of("device-words")
                    .with("browser", said("device-browser-", device.browser()))
                    .with("system", said("device-system-", device.system()));
                Args::new().with("device", Arg::Text(render_plain(lang, &words)))
            }
            Self::CodeUsed(left) => Args::new().with("count", Arg::Count(i64::try_from(*left).unwrap_or(i64::MAX))),
            _ => Args::new(),
        }
    }
}

impl App {
    /// Writes down a security event and tells the account's holder, in the transaction of what happened.
    pub(crate) async fn happened(&self, tx: &Tx, account: &Account, event: &SecurityEvent) -> Result<(), AppError> {
        let who = Who::Account(account.id);
        tx.audit().append(&AuditEvent::new(self.clock.now(), who, event.act()).subject(account.id)).await?;
        let Some(message) = event.message() else { return Ok(()) };
        self.tell(tx, &Recipient::of(account), message, event.args(account.lang)).await
    }
}

/// Why a factor was not taken, or the security of an account not changed.
#[derive(Debug, thiserror::Error)]
pub enum SecurityError {
    /// The password asked for again is wrong.
    #[error("wrong password")]
    Password,
    /// The new password cannot be one.
    #[error("the new password cannot be taken")]
    Weak(Text),
    /// The code is wrong, or was used before.
    #[error("wrong code")]
    Code,
    /// The passkey is not known here, or did not sign what it was asked to.
    #[error("the passkey does not fit")]
    Passkey,
    /// Too many wrong tries: wait.
    #[error("too many tries")]
    TooMany,
    /// Too many wrong codes of the application today: another factor opens.
    #[error("too many wrong codes today")]
    TooManyToday,
    /// What was begun has lasted too long, or was ended before: begin anew.
    #[error("over")]
    Over,
    /// Refused or broken.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<StorageError> for SecurityError {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

/// What is kept of a secret that was given out.
pub(crate) fn token_hash(secret: &str) -> TokenHash {
    TokenHash(Sha256::digest(secret.as_bytes()).into())
}
