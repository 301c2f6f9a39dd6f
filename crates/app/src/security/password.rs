//! The password asked for again, and changed.

use super::{SecurityError, SecurityEvent};
use crate::App;
use crate::accounts::Actor;
use crate::error::AppError;
use crate::limits::{Limit, Whose};
use crate::passwords::check_new;
use tasrih_domain::declaration::Account;
use tasrih_domain::id::SessionId;
use tasrih_storage::{CeremonyKind, Tx};

impl App {
    /// Asks the person for their password once more, before a change that must not be a passer-by's.
    ///
    /// # Errors
    /// `Password`, or `TooMany`: tries are counted with those of the sign-in.
    pub(crate) async fn check_password(&self, actor: &Actor, password: &str) -> Result<(), SecurityError> {
        let account = actor.account();
        let tries = [(Limit::SignIn, Whose::Address(&account.login))];
        if self.count_try(&tries).await?.is_none() {
            return Err(SecurityError::TooMany);
        }
        let stored = self.store.read().accounts().credentials(account.id).await?;
        let stored = stored.map(|credentials| credentials.password_hash);
        if !self.fits_secret(password, stored.as_deref()).await? {
            return Err(SecurityError::Password);
        }
        let tx = self.store.begin_write().await?;
        Self::forget_tries(&tx, Limit::SignIn, Whose::Address(&account.login)).await?;
        Ok(tx.commit().await?)
    }

    /// Changes the person's password: whoever else is signed in as them is no longer, and no device is trusted.
    ///
    /// # Errors
    /// The password before is wrong, or the new one cannot be taken.
    pub async fn change_password(&self, actor: &Actor, before: &str, new: &str) -> Result<(), SecurityError> {
        self.check_password(actor, before).await?;
        check_new(new, &[actor.account().login.text()]).map_err(SecurityError::Weak)?;
        let hash = self.hash_secret(new).await?;
        let tx = self.store.begin_write().await?;
        self.set_password(&tx, actor.account(), &hash, Some(actor.session())).await?;
        Ok(tx.commit().await?)
    }

    /// Puts another password in the place of the one before, with all that follows; one session may go on.
    pub(crate) async fn set_password(
        &self,
        tx: &Tx,
        account: &Account,
        hash: &str,
        kept: Option<SessionId>,
    ) -> Result<(), AppError> {
        tx.accounts().set_password(account.id, hash).await?;
        // Before the sessions: a second step that is being ended now opens one, and it is among those that end.
        tx.ceremonies().drop_of(CeremonyKind::Second, account.id).await?;
        match kept {
            Some(kept) => drop(tx.sessions().delete_others(account.id, kept).await?),
            None => tx.sessions().delete_of(account.id).await?,
        }
        tx.sessions().renew_of(account.id).await?;
        tx.trusted_devices().forget_of(account.id).await?;
        self.happened(tx, account, &SecurityEvent::PasswordChanged).await
    }
}
