//! Recovery codes: for the day when the telephone is lost. Shown once, kept as hashes, each good once.

use super::totp::western;
use super::{SecurityError, SecurityEvent};
use crate::App;
use crate::accounts::Actor;
use crate::error::AppError;
use sha2::{Digest, Sha256};
use tasrih_domain::declaration::Account;
use tasrih_domain::id::AccountId;
use tasrih_storage::Tx;

/// How many there are.
const CODES: usize = 10;
/// Letters and figures of a code, five bits each: 60 bits, so that a plain hash keeps them.
const CODE_CHARS: usize = 12;
/// Characters read together.
const GROUP: usize = 4;

/// A code as it is kept; salted with its account, so that one search serves one account only.
fn hash(account: AccountId, code: &str) -> [u8; 32] {
    Sha256::new().chain_update(account.0.as_bytes()).chain_update(code.as_bytes()).finalize().into()
}

/// A code as it was typed, with what is easily mistaken put right: there is no I, L, O or U in a code.
fn normal(typed: &str) -> String {
    let mend = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    western(typed).chars().filter(char::is_ascii_alphanumeric).map(mend).collect()
}

/// A code as it is read.
fn shown(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

impl App {
    /// New codes in the place of those before.
    pub(crate) async fn make_recovery_codes(&self, tx: &Tx, account: AccountId) -> Result<Vec<String>, AppError> {
        let new = || self.clock.new_secret(CODE_CHARS).chars().take(CODE_CHARS).collect::<String>();
        let codes: Vec<String> = std::iter::repeat_with(new).take(CODES).collect();
        let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(account, code)).collect();
        tx.factors().put_recovery_codes(account, &hashes).await?;
        Ok(codes.iter().map(|code| shown(code)).collect())
    }

    /// New codes in the place of those before, shown this once.
    ///
    /// # Errors
    /// The password is wrong, or there is no second factor that they could stand in for.
    pub async fn renew_recovery_codes(&self, actor: &Actor, password: &str) -> Result<Vec<String>, SecurityError> {
        self.check_password(actor, password).await?;
        let tx = self.store.begin_write().await?;
        if !tx.factors().has_second(actor.account().id).await? {
            return Err(AppError::refused("refused-no-second").into());
        }
        let codes = self.make_recovery_codes(&tx, actor.account().id).await?;
        self.happened(&tx, actor.account(), &SecurityEvent::CodesMade).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Takes a recovery code; `false`: wrong, or taken before.
    pub(crate) async fn take_recovery_code(&self, tx: &Tx, account: &Account, code: &str) -> Result<bool, AppError> {
        let hash = hash(account.id, &normal(code));
        if !tx.factors().take_recovery_code(account.id, hash, self.clock.now()).await? {
            return Ok(false);
        }
        let left = tx.factors().recovery_codes_left(account.id).await?;
        self.happened(tx, account, &SecurityEvent::CodeUsed(left)).await?;
        Ok(true)
    }

    /// Codes that came back from the page to be kept as a file: nothing else goes into it.
    pub fn are_recovery_codes<'a>(mut codes: impl Iterator<Item = &'a str>) -> bool {
        codes.all(|code| {
            let is_long = code.len() == CODE_CHARS + CODE_CHARS / GROUP - 1;
            is_long && code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'-')
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        for typed in ["7K2M-01PQ-11AB", " 7k2m o1pq iLab", "7K2M01PQ11AB", "٧K٢M-٠١PQ-١١AB"] {
            assert_eq!(normal(typed), "7K2M01PQ11AB", "{typed}");
        }
        assert_eq!(shown("7K2M01PQ11AB"), "7K2M-01PQ-11AB");
    }

    #[test]
    fn only_codes_go_into_the_file_of_codes() {
        assert!(App::are_recovery_codes(["7K2M-01PQ-11AB", "0000-0000-0000"].into_iter()));
        assert!(!App::are_recovery_codes(["7K2M-01PQ-11AB", "<script>alert("].into_iter()));
    }
}
