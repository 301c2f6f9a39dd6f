//! Signing in and out. The simple form of it: an e-mail address and a password over accounts that already exist.

use crate::App;
use crate::error::AppError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use tasrih_domain::access::{Access, Authorized, Capability, OnDuty, Task};
use tasrih_domain::declaration::Account;
use tasrih_domain::{Address, AffiliateNumber, declaration::Employer};
use tasrih_storage::{OpenSession, TokenHash};
use time::{Duration, OffsetDateTime};

/// Failed tries after which an address waits, and for how long.
const TRIES_MAX: u32 = 5;
const WAIT: Duration = Duration::minutes(15);
/// Addresses whose failures are remembered; beyond, the oldest are forgotten.
const REMEMBERED_MAX: usize = 10_000;
/// Passwords longer than this are not even hashed.
const PASSWORD_BYTES_MAX: usize = 1024;

/// Someone who has signed in. Only this module makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    account: Account,
}

impl Actor {
    /// The account that acts.
    pub fn account(&self) -> &Account {
        &self.account
    }
}

/// A session as given to the browser.
#[derive(Debug)]
pub struct SignedIn {
    /// Secret of the session; only its hash is kept.
    pub token: String,
    /// Who.
    pub actor: Actor,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Address or password is wrong; which of the two is not said.
    #[error("wrong address or password")]
    Wrong,
    /// Too many failed tries for that address: wait.
    #[error("too many tries")]
    TooMany,
    /// We are broken.
    #[error(transparent)]
    Failed(#[from] AppError),
}

/// Tries by address that did not succeed. In memory: a restart forgives, a second instance counts for itself.
#[derive(Debug, Default)]
pub(crate) struct Tries(Mutex<HashMap<String, (u32, OffsetDateTime)>>);

impl Tries {
    /// Counts a try before it is made, so that tries made at once do not overtake the count; `false`: wait.
    fn begin(&self, email: &str, now: OffsetDateTime) -> bool {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= REMEMBERED_MAX && !tries.contains_key(email) {
            tries.retain(|_, (_, last)| now < *last + WAIT);
            if tries.len() >= REMEMBERED_MAX
                && let Some(oldest) = tries.iter().min_by_key(|(_, (_, last))| *last).map(|(email, _)| email.clone())
            {
                tries.remove(&oldest);
            }
        }
        let (count, last) = tries.entry(email.to_owned()).or_insert((0, now));
        if now >= *last + WAIT {
            *count = 0;
        }
        if *count >= TRIES_MAX {
            return false;
        }
        (*count, *last) = (*count + 1, now);
        true
    }

    fn succeeded(&self, email: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(email);
    }
}

/// The argon2id hash of a password, as stored.
pub fn hash_password(password: &str) -> Result<String, AppError> {
    let hash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|error| AppError::fault(error.to_string()))?;
    Ok(hash.to_string())
}

/// Takes the time of a real check when there is no such account, so that the clock does not tell.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_password("nobody has this password").unwrap_or_default());

fn verify(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

fn token_hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

impl App {
    /// Signs a person in.
    ///
    /// # Errors
    /// Wrong address or password, or too many tries.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<SignedIn, SignInError> {
        let now = self.clock.now();
        let login = login.parse::<Address>().map_err(|_| SignInError::Wrong)?;
        let found = self.store.read().accounts().find_by_login(&login).await.map_err(AppError::from)?;
        if !self.tries.begin(login.text(), now) {
            return Err(SignInError::TooMany);
        }
        let (account, stored) = match found {
            Some(found) => (Some(found.account), found.password_hash),
            None => (None, NOBODY.clone()),
        };
        let password = password.to_owned();
        let fits = password.len() <= PASSWORD_BYTES_MAX
            && tokio::task::spawn_blocking(move || verify(&password, &stored)).await.map_err(AppError::fault)?;
        let account = account.filter(|_| fits).ok_or(SignInError::Wrong)?;
        self.tries.succeeded(login.text());
        let token = self.clock.new_secret(20);
        let expires_at = now + self.config.session;
        let tx = self.store.begin_write().await.map_err(AppError::from)?;
        let opened = OpenSession { account: account.id, created_at: now, expires_at };
        tx.sessions().put(token_hash(&token), &opened).await.map_err(AppError::from)?;
        tx.commit().await.map_err(AppError::from)?;
        Ok(SignedIn { token, actor: Actor { account }, expires_at })
    }

    /// Who holds that session, if it still stands.
    pub async fn actor_of(&self, token: &str) -> Result<Option<Actor>, AppError> {
        let reader = self.store.read();
        let Some(opened) = reader.sessions().find(token_hash(token), self.clock.now()).await? else { return Ok(None) };
        Ok(reader.accounts().find(opened.account).await?.map(|account| Actor { account }))
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        tx.sessions().delete(token_hash(token)).await?;
        Ok(tx.commit().await?)
    }

    /// Everything that the person may do.
    pub(crate) async fn access(&self, actor: &Actor) -> Result<Access, AppError> {
        Ok(self.store.read().access().of(actor.account.id).await?)
    }

    /// The employer of that number, with the proof that the person may use the power `C` for it today.
    pub(crate) async fn authorise<C: Capability>(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
    ) -> Result<(Employer, Authorized<C>), AppError> {
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?.ok_or(AppError::Unknown)?;
        let may = self.access(actor).await?.require::<C>(employer.id, self.clock.today())?;
        Ok((employer, may))
    }

    /// The proof that the person is a fund agent who may do the duty `D`. The pages of others are not found.
    pub async fn on_duty<D: Task>(&self, actor: &Actor) -> Result<OnDuty<D>, AppError> {
        Ok(self.access(actor).await?.on_duty::<D>(self.clock.today())?)
    }
}
