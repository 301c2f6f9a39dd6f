//! Signing in with a password. What a person may do then: [`crate::App::on_duty`] and its neighbours.

use crate::App;
use crate::error::AppError;
use crate::limits::{Client, Limit, Whose};
pub use crate::passwords::hash_password;
use crate::security::{Device, SecondStep};
use tasrih_domain::Address;
use tasrih_domain::declaration::Account;
use tasrih_domain::id::{AccountId, SessionId};
use tasrih_storage::OpenSession;
use time::OffsetDateTime;

/// Someone who has signed in. Only a session makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    account: Account,
    session: SessionId,
    has_second: bool,
}

impl Actor {
    pub(crate) fn of(account: Account, session: &OpenSession) -> Self {
        Self { account, session: session.id, has_second: session.has_second }
    }

    /// The account that acts.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The session in which it acts.
    pub fn session(&self) -> SessionId {
        self.session
    }

    /// A second factor was shown in this session.
    pub fn has_second(&self) -> bool {
        self.has_second
    }
}

/// What came along with a request to sign in.
#[derive(Debug, Clone, Default)]
pub struct Arrival<'a> {
    /// On what device.
    pub device: Device,
    /// Token of the session before, which ends.
    pub token: Option<&'a str>,
    /// Token of a device that may be trusted.
    pub trusted: Option<&'a str>,
    /// Where it comes from.
    pub client: Client,
}

/// What the right password leads to.
#[derive(Debug)]
pub enum Entry {
    /// Signed in.
    In(SignedIn),
    /// A second factor is awaited.
    Second(SecondStep),
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
    /// The password is right, and a second factor is asked for.
    #[error("a second factor is asked for")]
    Second,
    /// Too many failed tries for that address: wait.
    #[error("too many tries")]
    TooMany,
    /// We are broken.
    #[error(transparent)]
    Failed(#[from] AppError),
}

/// Is the account a fund agent's?
pub(crate) async fn is_agent(app: &App, account: AccountId) -> Result<bool, AppError> {
    Ok(!app.store.read().access().of(account).await?.posts().is_empty())
}

impl App {
    /// Signs in somebody of whom nothing but a password is asked: for programs and demonstrations.
    ///
    /// # Errors
    /// As [`App::begin_sign_in`], and `Second` when the password alone is not enough.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<SignedIn, SignInError> {
        match self.begin_sign_in(login, password, &Arrival::default()).await? {
            Entry::In(signed_in) => Ok(signed_in),
            Entry::Second(_) => Err(SignInError::Second),
        }
    }

    /// Signs a person in, or asks for a second factor.
    ///
    /// # Errors
    /// Wrong address or password, or too many tries. An address that is nobody's takes as long and says the same.
    pub async fn begin_sign_in(
        &self,
        login: &str,
        password: &str,
        arrival: &Arrival<'_>,
    ) -> Result<Entry, SignInError> {
        let login = login.parse::<Address>().map_err(|_| SignInError::Wrong)?;
        let found = self.store.read().accounts().find_by_login(&login).await.map_err(AppError::from)?;
        let tries = [(Limit::SignIn, Whose::Address(&login)), (Limit::SignInFrom, Whose::Client(arrival.client))];
        if self.count_try(&tries).await?.is_none() {
            return Err(SignInError::TooMany);
        }
        let (account, stored) = found.map(|found| (found.account, found.password_hash)).unzip();
        let fits = self.fits_secret(password, stored.as_deref()).await?;
        let (account, hash) = account.zip(stored).filter(|_| fits).ok_or(SignInError::Wrong)?;
        self.admit((account, &hash), arrival).await
    }

    /// What follows the right password, if it still is the account's: it may have been changed while its hash was
    /// made, which takes a while.
    async fn admit(&self, (account, hash): (Account, &str), arrival: &Arrival<'_>) -> Result<Entry, SignInError> {
        let tx = self.store.begin_write().await.map_err(AppError::from)?;
        if !tx.accounts().hold_password(account.id, hash).await.map_err(AppError::from)? {
            return Err(SignInError::Wrong);
        }
        Self::forget_tries(&tx, Limit::SignIn, Whose::Address(&account.login)).await?;
        let entry = if self.is_second_due(&tx, account.id, arrival).await? {
            Entry::Second(self.begin_second(&tx, account.id).await?)
        } else {
            let has_second = tx.factors().has_second(account.id).await.map_err(AppError::from)?;
            Entry::In(self.welcome(&tx, account, arrival, has_second).await?)
        };
        tx.commit().await.map_err(AppError::from)?;
        Ok(entry)
    }
}
