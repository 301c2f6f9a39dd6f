//! Codes of an application: six figures, new every thirty seconds (RFC 6238), each taken once.

use super::{SecurityError, SecurityEvent, token_hash};
use crate::App;
use crate::accounts::Actor;
use crate::error::AppError;
use tasrih_domain::id::AccountId;
use tasrih_storage::{Ceremony, CeremonyKind, TotpRow, Tx};
use time::{Duration, OffsetDateTime};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Bytes of a secret: as long as the hash behind the codes (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;
/// Clocks of telephones are a period too slow or too fast at most.
const SKEW_STEPS: u16 = 1;
/// Time to set the application up.
const SETUP_LASTS: Duration = Duration::minutes(30);
/// How applications name us.
const ISSUER: &str = "Tasrih";
/// Characters of the secret that are read together.
const GROUP: usize = 4;

/// An application about to be set up.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSetup {
    /// What its QR code says.
    pub url: String,
    /// The secret in groups of four letters and figures, for those who type it.
    pub groups: Vec<String>,
}

impl TotpSetup {
    /// The code that the application shows at an instant, once set up.
    pub fn code_at(&self, at: OffsetDateTime) -> Option<String> {
        let secret = Secret::try_from_base32(self.groups.concat()).ok()?;
        let seconds = u64::try_from(at.unix_timestamp()).ok()?;
        Some(application(secret.as_bytes().to_vec(), "").ok()?.generate(seconds).to_string())
    }
}

impl std::fmt::Debug for TotpSetup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSetup")
    }
}

fn application(secret: Vec<u8>, account: &str) -> Result<Totp, AppError> {
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_skew(SKEW_STEPS).with_secret(secret);
    let builder = builder.with_account_name(account.replace(':', " ")).with_issuer(Some(ISSUER));
    builder.build().map_err(|error| AppError::fault(error.to_string()))
}

impl App {
    /// The period whose code was typed, if it is near.
    fn step_of(&self, secret: Vec<u8>, code: &str) -> Result<Option<u64>, AppError> {
        let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let seconds = u64::try_from(self.clock.now().unix_timestamp()).unwrap_or(0);
        Ok(application(secret, "")?.check(&western(&code), seconds))
    }

    /// Takes a code of the account's application; `false`: wrong, or taken before.
    pub(crate) async fn take_totp(&self, tx: &Tx, account: AccountId, code: &str) -> Result<bool, AppError> {
        let Some(totp) = tx.factors().totp(account).await? else { return Ok(false) };
        match self.step_of(totp.secret, code)? {
            Some(step) => Ok(tx.factors().take_step(account, step).await?),
            None => Ok(false),
        }
    }

    /// Begins to set up an application; begun again, it is the same one.
    ///
    /// # Errors
    /// The password is wrong, or there is an application already.
    pub async fn begin_totp(&self, actor: &Actor, password: &str) -> Result<(), SecurityError> {
        self.check_password(actor, password).await?;
        let (account, now) = (actor.account().id, self.clock.now());
        let tx = self.store.begin_write().await?;
        if tx.factors().totp(account).await?.is_some() {
            return Err(AppError::refused("refused-totp-exists").into());
        }
        if tx.ceremonies().of(CeremonyKind::Totp, account, now).await?.is_none() {
            let secret = Secret::from(self.clock.new_bytes::<SECRET_BYTES>()).to_base32();
            let setup = Ceremony { account: Some(account), state: secret, expires_at: now + SETUP_LASTS };
            let key = token_hash(&self.clock.new_secret(SECRET_BYTES));
            tx.ceremonies().begin((CeremonyKind::Totp, key), &setup, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The application that is being set up.
    pub async fn totp_setup(&self, actor: &Actor) -> Result<Option<TotpSetup>, AppError> {
        let (reader, account) = (self.store.read(), actor.account());
        let found = reader.ceremonies().of(CeremonyKind::Totp, account.id, self.clock.now()).await?;
        let Some(setup) = found else { return Ok(None) };
        let url = application(secret_of(&setup)?, account.login.text())?.to_url();
        let url = url.map_err(|error| AppError::fault(error.to_string()))?;
        let letters: Vec<char> = setup.state.chars().collect();
        Ok(Some(TotpSetup { url, groups: letters.chunks(GROUP).map(|group| group.iter().collect()).collect() }))
    }

    /// Ends the set-up with a first code. Gives recovery codes when there are none; they are shown this once.
    ///
    /// # Errors
    /// `Code`, or `Over`: begin anew.
    pub async fn confirm_totp(&self, actor: &Actor, code: &str) -> Result<Vec<String>, SecurityError> {
        let (account, now) = (actor.account(), self.clock.now());
        let tx = self.store.begin_write().await?;
        let Some(setup) = tx.ceremonies().of(CeremonyKind::Totp, account.id, now).await? else {
            // Sent twice: the first time has done it.
            let is_done = tx.factors().totp(account.id).await?.is_some();
            return if is_done { Ok(Vec::new()) } else { Err(SecurityError::Over) };
        };
        let secret = secret_of(&setup)?;
        let last_step = self.step_of(secret.clone(), code)?.ok_or(SecurityError::Code)?;
        tx.factors().put_totp(account.id, &TotpRow { secret, last_step, added_at: now }).await?;
        tx.ceremonies().drop_of(CeremonyKind::Totp, account.id).await?;
        let codes = self.factor_added(&tx, actor, &SecurityEvent::TotpAdded).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Removes the application; there is none any more if this is asked twice.
    pub async fn remove_totp(&self, actor: &Actor, password: &str) -> Result<(), SecurityError> {
        self.check_password(actor, password).await?;
        let tx = self.store.begin_write().await?;
        if tx.factors().remove_totp(actor.account().id).await? {
            self.factor_removed(&tx, actor, &SecurityEvent::TotpRemoved).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What follows from a new factor: recovery codes if there are none, a session that has shown it, word of it.
    pub(crate) async fn factor_added(
        &self,
        tx: &Tx,
        actor: &Actor,
        event: &SecurityEvent,
    ) -> Result<Vec<String>, AppError> {
        let account = actor.account();
        let codes = match tx.factors().recovery_codes_left(account.id).await? {
            0 => self.make_recovery_codes(tx, account.id).await?,
            _ => Vec::new(),
        };
        tx.sessions().strengthen(actor.session()).await?;
        tx.sessions().renew_of(account.id).await?;
        self.happened(tx, account, event).await?;
        Ok(codes)
    }

    /// What follows from a factor less: without any, recovery codes and trusted devices have lost their meaning.
    pub(crate) async fn factor_removed(&self, tx: &Tx, actor: &Actor, event: &SecurityEvent) -> Result<(), AppError> {
        let account = actor.account();
        if !tx.factors().has_second(account.id).await? {
            tx.factors().remove_recovery_codes(account.id).await?;
            tx.trusted_devices().forget_of(account.id).await?;
            tx.sessions().weaken_of(account.id).await?;
        }
        tx.sessions().renew_of(account.id).await?;
        self.happened(tx, account, event).await
    }
}

fn secret_of(setup: &Ceremony) -> Result<Vec<u8>, AppError> {
    let secret = Secret::try_from_base32(&setup.state).map_err(|error| AppError::fault(error.to_string()))?;
    Ok(secret.as_bytes().to_vec())
}

/// Arabic figures as Western ones: telephones set to Arabic type them.
pub(super) fn western(text: &str) -> String {
    let figure = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(figure).collect()
}
