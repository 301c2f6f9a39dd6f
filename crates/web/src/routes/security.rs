//! Addresses of the second step of a sign-in and of the security of an account.

use tasrih_domain::Lang;
use tasrih_domain::id::{PasskeyId, SessionId, TrustedDeviceId};

/// Patterns, as the router reads them.
pub mod pattern {
    /// Second step of a sign-in.
    pub const SECOND: &str = "/{lang}/sign-in/second";
    /// Asks for a passkey's signature.
    pub const CHALLENGE: &str = "/{lang}/sign-in/passkey/challenge";
    /// Signs in with a passkey.
    pub const PASSKEY_SIGN_IN: &str = "/{lang}/sign-in/passkey";
    /// Security of the account.
    pub const SECURITY: &str = "/{lang}/account/security";
    /// Changes the password.
    pub const PASSWORD: &str = "/{lang}/account/security/password";
    /// Sets an application for codes up.
    pub const TOTP: &str = "/{lang}/account/security/totp";
    /// Removes it.
    pub const TOTP_REMOVE: &str = "/{lang}/account/security/totp/remove";
    /// Makes a passkey.
    pub const PASSKEY_NEW: &str = "/{lang}/account/security/passkeys/new";
    /// Names a passkey.
    pub const PASSKEY_NAME: &str = "/{lang}/account/security/passkeys/{id}/name";
    /// Removes a passkey.
    pub const PASSKEY_REMOVE: &str = "/{lang}/account/security/passkeys/{id}/remove";
    /// Makes recovery codes.
    pub const CODES: &str = "/{lang}/account/security/codes";
    /// The codes on the page as a file.
    pub const CODES_FILE: &str = "/{lang}/account/security/codes/file";
    /// Trusts a device no longer.
    pub const DEVICE_FORGET: &str = "/{lang}/account/security/devices/{id}/forget";
    /// Ends a session.
    pub const SESSION_END: &str = "/{lang}/account/security/sessions/{id}/end";
    /// Ends every other session.
    pub const SESSIONS_END: &str = "/{lang}/account/security/sessions/end-others";
}

/// Second step of a sign-in.
pub fn second(lang: &Lang) -> String {
    format!("/{lang}/sign-in/second")
}

/// Asks for a passkey's signature.
pub fn challenge(lang: &Lang) -> String {
    format!("/{lang}/sign-in/passkey/challenge")
}

/// Signs in with a passkey.
pub fn passkey_sign_in(lang: &Lang) -> String {
    format!("/{lang}/sign-in/passkey")
}

/// Security of the account.
pub fn security(lang: &Lang) -> String {
    format!("/{lang}/account/security")
}

/// Security of the account, after something was done: the end of a message key `security-done-…`.
pub fn security_done(lang: &Lang, done: &str) -> String {
    format!("/{lang}/account/security?done={done}")
}

/// Changes the password.
pub fn password(lang: &Lang) -> String {
    format!("/{lang}/account/security/password")
}

/// Sets an application for codes up.
pub fn totp(lang: &Lang) -> String {
    format!("/{lang}/account/security/totp")
}

/// Removes it.
pub fn totp_remove(lang: &Lang) -> String {
    format!("/{lang}/account/security/totp/remove")
}

/// Makes a passkey.
pub fn passkey_new(lang: &Lang) -> String {
    format!("/{lang}/account/security/passkeys/new")
}

/// Names a passkey.
pub fn passkey_name(lang: &Lang, id: &PasskeyId) -> String {
    format!("/{lang}/account/security/passkeys/{id}/name")
}

/// Removes a passkey.
pub fn passkey_remove(lang: &Lang, id: &PasskeyId) -> String {
    format!("/{lang}/account/security/passkeys/{id}/remove")
}

/// Makes recovery codes.
pub fn codes(lang: &Lang) -> String {
    format!("/{lang}/account/security/codes")
}

/// The codes on the page as a file.
pub fn codes_file(lang: &Lang) -> String {
    format!("/{lang}/account/security/codes/file")
}

/// Trusts a device no longer.
pub fn device_forget(lang: &Lang, id: &TrustedDeviceId) -> String {
    format!("/{lang}/account/security/devices/{id}/forget")
}

/// Ends a session.
pub fn session_end(lang: &Lang, id: &SessionId) -> String {
    format!("/{lang}/account/security/sessions/{id}/end")
}

/// Ends every other session.
pub fn sessions_end(lang: &Lang) -> String {
    format!("/{lang}/account/security/sessions/end-others")
}
