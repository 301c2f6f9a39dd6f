//! Codes sent or handed to people: 30 minutes, once, five tries, another after a minute.
//!
//! A code is drawn (hashing takes a while) before the transaction that writes it and the message with it; it is
//! checked, the try counted and committed first, before the transaction that does what it opens and spends it.

use crate::limits::{Client, Limit, Whose};
use crate::{App, AppError};
use tasrih_domain::code::SpokenCode;
use tasrih_storage::{CodeFor, FreshCode, Tx};
use time::Duration;

/// How long a code is good for.
pub const CODE_MINUTES: i64 = 30;
/// How soon another may be sent in its place.
pub const RESEND_AFTER: Duration = Duration::seconds(60);
/// Tries of one code.
const TRIES_MAX: u32 = 5;

/// A code that is not written down yet.
pub(crate) struct Drawn {
    /// For the message.
    pub code: SpokenCode,
    hash: String,
}

/// Why a code did not open anything.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// Not the shape of a code; not counted as a try.
    #[error("not a code")]
    Shape,
    /// Wrong, void, used, or tried too often: which of them is not said.
    #[error("not the code")]
    Wrong,
    /// Too many tries: wait.
    #[error("too many tries")]
    TooMany,
    /// We are broken.
    #[error(transparent)]
    Failed(#[from] AppError),
}

/// A code that was right; it has to be spent in the transaction of what it opens.
#[derive(Debug)]
#[must_use]
pub(crate) struct RightCode {
    what: CodeFor,
    hash: String,
}

impl App {
    /// Draws a code.
    pub(crate) async fn draw_code(&self) -> Result<Drawn, AppError> {
        let code = SpokenCode::of(self.clock.new_bytes());
        let hash = self.hash_secret(code.signs()).await?;
        Ok(Drawn { code, hash })
    }

    /// Writes a drawn code in the place of the one before; `false`: that one is younger than `interval`, and nothing
    /// was written.
    pub(crate) async fn put_code(
        &self,
        tx: &Tx,
        what: CodeFor,
        drawn: &Drawn,
        interval: Duration,
    ) -> Result<bool, AppError> {
        let now = self.clock.now();
        let expires_at = now + Duration::minutes(CODE_MINUTES);
        Ok(tx.codes().put(&FreshCode { what, hash: &drawn.hash, now, expires_at }, interval).await?)
    }

    /// Looks whether the typed text is the code. Where there is none, saying so takes as long.
    pub(crate) async fn check_code(&self, what: CodeFor, typed: &str, client: Client) -> Result<RightCode, CodeError> {
        let typed: SpokenCode = typed.parse().map_err(|_| CodeError::Shape)?;
        let tries = [(Limit::CodesTyped, Whose::Id(what.subject)), (Limit::CodesTypedFrom, Whose::Client(client))];
        if self.count_try(&tries).await?.is_none() {
            return Err(CodeError::TooMany);
        }
        let tx = self.store.begin_write().await.map_err(AppError::from)?;
        let stored = tx.codes().count_try(what, self.clock.now(), TRIES_MAX).await.map_err(AppError::from)?;
        tx.commit().await.map_err(AppError::from)?;
        let fits = self.fits_secret(typed.signs(), stored.as_deref()).await?;
        match stored {
            Some(hash) if fits => Ok(RightCode { what, hash }),
            _ => Err(CodeError::Wrong),
        }
    }
}

impl RightCode {
    /// Spends the code.
    ///
    /// # Errors
    /// `Stale`: it was spent or replaced since it was looked at.
    pub(crate) async fn spend(self, app: &App, tx: &Tx) -> Result<(), AppError> {
        let is_spent = tx.codes().spend(self.what, &self.hash, app.clock.now()).await?;
        if is_spent { Ok(()) } else { Err(AppError::Stale) }
    }
}
