//! Passwords: what may be one, and the hash that is kept.
//!
//! Nothing is asked of a password but length and that no list of stolen ones has it (NIST SP 800-63B, 5.1.1.2). Hashing
//! takes 19 MiB and tens of milliseconds on purpose: it runs beside the pages, a few at a time.

use crate::{App, AppError};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use flate2::read::GzDecoder;
use std::collections::HashSet;
use std::io::Read;
use std::sync::LazyLock;
use tasrih_domain::finding::Arg;
use tasrih_i18n::Text;

/// Fewest characters.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// Longer ones are not even hashed.
const PASSWORD_BYTES_MAX: usize = 1024;
/// Hashes made at the same time: with 19 MiB each, they must not fill the memory when many people sign in.
pub(crate) const HASHES_AT_ONCE: usize = 4;

/// Passwords of published breaches that are long enough to be chosen, in small letters.
static STOLEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    static WORDS: LazyLock<String> = LazyLock::new(|| {
        let mut words = String::new();
        let packed = include_bytes!("../data/common-passwords.txt.gz");
        GzDecoder::new(&packed[..]).read_to_string(&mut words).expect("the list was packed by us");
        words
    });
    WORDS.lines().collect()
});

/// Takes the time of a real check where there is nothing to check against.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_password("nobody has this password").unwrap_or_default());

/// May this be a password? `own` is what anybody would try for this person first: their address, their number.
///
/// # Errors
/// What is wrong with it, in words for the person.
pub fn check_new(password: &str, own: &[&str]) -> Result<(), Text> {
    if password.chars().count() < PASSWORD_CHARS_MIN {
        let least = i64::try_from(PASSWORD_CHARS_MIN).unwrap_or(i64::MAX);
        return Err(Text::of("fault-password-short").with("least", Arg::Count(least)));
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Text::of("fault-password-long"));
    }
    let small = password.to_lowercase();
    let bare = small.trim();
    let is_own = |own: &&str| {
        let own = own.to_lowercase();
        let person = own.split('@').next().unwrap_or_default();
        !own.is_empty() && (bare == own || bare == person)
    };
    if STOLEN.contains(bare) || is_monotonous(bare) || own.iter().any(is_own) {
        return Err(Text::of("fault-password-known"));
    }
    Ok(())
}

/// One sign over and over, which lists hold only up to some length.
fn is_monotonous(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_none_or(|first| signs.all(|sign| sign == first))
}

/// The argon2id hash of a password, as stored. Takes a while: for a thread that may wait.
pub fn hash_password(password: &str) -> Result<String, AppError> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| AppError::fault(error.to_string()))?.to_string())
}

fn fits(secret: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok())
}

impl App {
    /// The argon2id hash of a password or code, made when there is room.
    pub(crate) async fn hash_secret(&self, secret: &str) -> Result<String, AppError> {
        let secret = secret.to_owned();
        let _room = self.hashing.acquire().await.map_err(AppError::fault)?;
        tokio::task::spawn_blocking(move || hash_password(&secret)).await.map_err(AppError::fault)?
    }

    /// Does the secret fit the hash? Where there is none, saying no takes as long.
    pub(crate) async fn fits_secret(&self, secret: &str, stored: Option<&str>) -> Result<bool, AppError> {
        if secret.len() > PASSWORD_BYTES_MAX {
            return Ok(false);
        }
        // An account that has no password yet keeps an empty hash.
        let stored = stored.filter(|stored| !stored.is_empty());
        let (secret, stored) = (secret.to_owned(), stored.map(str::to_owned));
        let _room = self.hashing.acquire().await.map_err(AppError::fault)?;
        let checked = tokio::task::spawn_blocking(move || {
            let fits = fits(&secret, stored.as_deref().unwrap_or(&NOBODY));
            fits && stored.is_some()
        });
        checked.await.map_err(AppError::fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_refused_for_its_length_or_because_everybody_tries_it() {
        let long = "é".repeat(600);
        for (password, key) in [
            ("", Some("fault-password-short")),
            ("sept7let", None),
            ("sept7le", Some("fault-password-short")),
            ("éàüçïôûé", None),
            ("password", Some("fault-password-known")),
            ("PassWord1", Some("fault-password-known")),
            (" iloveyou ", Some("fault-password-known")),
            ("aaaaaaaaaaaa", Some("fault-password-known")),
            ("RH@atlas.example", Some("fault-password-known")),
            ("rh-atlas-2026", Some("fault-password-known")),
            ("4052594 secret", None),
            ("سر لا يعرفه أحد", None),
            (long.as_str(), Some("fault-password-long")),
        ] {
            let outcome = check_new(password, &["rh@atlas.example", "rh-atlas-2026@atlas.example", "4052594", ""]);
            assert_eq!(outcome.err().map(|text| text.key().to_owned()).as_deref(), key, "{password}");
        }
        assert!(STOLEN.len() > 8_000);
    }
}
