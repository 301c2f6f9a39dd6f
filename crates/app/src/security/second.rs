//! The second step of a sign-in: after the right password, a code or a passkey, unless the device is trusted.

use super::device::Device;
use super::passkeys::Signed;
use super::{SecurityError, SecurityEvent, token_hash};
use crate::accounts::{Arrival, SignedIn};
use crate::error::AppError;
use crate::limits::{Limit, Whose};
use crate::{App, accounts};
use tasrih_domain::declaration::Account;
use tasrih_domain::id::{AccountId, TrustedDeviceId};
use tasrih_storage::{Ceremony, CeremonyKind, TrustedDevice, Tx};
use time::{Duration, OffsetDateTime};

/// Time for the second step, the search for the telephone included.
const STEP_LASTS: Duration = Duration::minutes(10);
/// How long a device is trusted.
const TRUST_LASTS: Duration = Duration::days(30);
/// Random bytes of a token.
const TOKEN_BYTES: usize = 20;

/// A sign-in whose second step is awaited.
#[derive(Debug)]
pub struct SecondStep {
    /// Secret of the step; only its hash is kept.
    pub token: String,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

/// What an account can show in the second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondView {
    /// Codes of an application.
    pub has_totp: bool,
    /// Passkeys.
    pub has_passkey: bool,
    /// Recovery codes that are left.
    pub codes_left: u64,
}

/// A code that was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Typed<'a> {
    /// Six figures of an application.
    App(&'a str),
    /// A recovery code.
    Recovery(&'a str),
}

/// Whether the device is to skip the second step from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// For thirty days.
    This,
    /// Not.
    No,
}

/// Which try it is.
#[derive(Debug, Clone, Copy)]
struct Tries {
    /// Among all codes of a quarter of an hour.
    of_all: u32,
    /// Among the wrong codes of the application of a day, for one of those.
    of_app: Option<u32>,
}

/// Somebody who has shown a second factor.
#[derive(Debug)]
pub struct Entered {
    /// Session.
    pub signed_in: SignedIn,
    /// Secret of the device from now on trusted, and until when; only its hash is kept.
    pub trusted: Option<(String, OffsetDateTime)>,
}

impl App {
    /// Is the second step to be taken by that account on that device?
    pub(crate) async fn is_second_due(
        &self,
        tx: &Tx,
        account: AccountId,
        arrival: &Arrival<'_>,
    ) -> Result<bool, AppError> {
        if !tx.factors().has_second(account).await? {
            return Ok(false);
        }
        let Some(trusted) = arrival.trusted else { return Ok(true) };
        Ok(!tx.trusted_devices().recognise(token_hash(trusted), account, self.clock.now()).await?)
    }

    pub(crate) async fn begin_second(&self, tx: &Tx, account: AccountId) -> Result<SecondStep, AppError> {
        let (token, now) = (self.clock.new_secret(TOKEN_BYTES), self.clock.now());
        let step = Ceremony { account: Some(account), state: String::new(), expires_at: now + STEP_LASTS };
        tx.ceremonies().begin((CeremonyKind::Second, token_hash(&token)), &step, now).await?;
        Ok(SecondStep { token, expires_at: step.expires_at })
    }

    /// Whose second step is awaited.
    pub(crate) async fn account_at_step(&self, step: &str) -> Result<Option<AccountId>, AppError> {
        let (reader, key) = (self.store.read(), (CeremonyKind::Second, token_hash(step)));
        let found = reader.ceremonies().find(key, self.clock.now()).await?;
        Ok(found.and_then(|ceremony| ceremony.account))
    }

    /// What can be shown in that second step; `None` when it is over.
    pub async fn second_view(&self, step: &str) -> Result<Option<SecondView>, AppError> {
        let Some(account) = self.account_at_step(step).await? else { return Ok(None) };
        let reader = self.store.read();
        Ok(Some(SecondView {
            has_totp: reader.factors().totp(account).await?.is_some(),
            has_passkey: self.passkeys.is_some() && !reader.factors().passkeys(account).await?.is_empty(),
            codes_left: reader.factors().recovery_codes_left(account).await?,
        }))
    }

    /// Ends a sign-in with a code. Each code is taken once.
    ///
    /// # Errors
    /// `Code`, `TooMany`, `TooManyToday`: the application's codes open nothing until tomorrow, a passkey or a recovery
    /// code does. `Over`: the password has to be typed anew.
    pub async fn enter_with_code(
        &self,
        step: &str,
        typed: Typed<'_>,
        trust: Trust,
        arrival: &Arrival<'_>,
    ) -> Result<Entered, SecurityError> {
        let account = self.account_at_step(step).await?.ok_or(SecurityError::Over)?;
        let account = self.store.read().accounts().find(account).await?.ok_or(SecurityError::Over)?;
        let tries = self.count_second_try(account.id, typed).await?;
        let tx = self.store.begin_write().await?;
        let fits = match typed {
            Typed::App(code) => self.take_totp(&tx, account.id, code).await?,
            Typed::Recovery(code) => self.take_recovery_code(&tx, &account, code).await?,
        };
        if !fits {
            tx.roll_back();
            self.second_failed(&account, tries).await?;
            return Err(SecurityError::Code);
        }
        if tries.of_app.is_some() {
            Self::give_back_try(&tx, Limit::WrongAppCodes, Whose::Id(account.id.0)).await?;
        }
        self.end_step(tx, account, (step, trust), arrival).await
    }

    /// Ends a sign-in with a passkey that has signed.
    pub(crate) async fn enter_with_signed(
        &self,
        signed: Signed,
        (step, trust): (Option<&str>, Trust),
        arrival: &Arrival<'_>,
    ) -> Result<Entered, SecurityError> {
        let account = self.store.read().accounts().find(signed.account).await?.ok_or(SecurityError::Passkey)?;
        let tx = self.store.begin_write().await?;
        tx.factors().passkey_used(signed.id, &signed.credential, self.clock.now()).await?;
        if let Some(step) = step {
            return self.end_step(tx, account, (step, trust), arrival).await;
        }
        let signed_in = self.welcome(&tx, account, arrival, true).await?;
        tx.commit().await?;
        Ok(Entered { signed_in, trusted: None })
    }

    /// Opens the session, once for each step.
    async fn end_step(
        &self,
        tx: Tx,
        account: Account,
        (step, trust): (&str, Trust),
        arrival: &Arrival<'_>,
    ) -> Result<Entered, SecurityError> {
        let key = (CeremonyKind::Second, token_hash(step));
        let taken = tx.ceremonies().take(key, self.clock.now()).await?;
        if taken.and_then(|step| step.account) != Some(account.id) {
            return Err(SecurityError::Over);
        }
        let id = account.id;
        let trusted = match trust {
            Trust::This => Some(self.trust(&tx, &account, &arrival.device).await?),
            Trust::No => None,
        };
        let signed_in = self.welcome(&tx, account, arrival, true).await?;
        Self::forget_tries(&tx, Limit::SecondStep, Whose::Id(id.0)).await?;
        tx.commit().await?;
        Ok(Entered { signed_in, trusted })
    }

    /// Opens the session of somebody who has shown everything, and says so when the device is a new one.
    pub(crate) async fn welcome(
        &self,
        tx: &Tx,
        account: Account,
        arrival: &Arrival<'_>,
        has_second: bool,
    ) -> Result<SignedIn, AppError> {
        self.happened(tx, &account, &SecurityEvent::SignedIn).await?;
        if tx.trusted_devices().is_first_seen(account.id, &arrival.device.to_string()).await? {
            self.happened(tx, &account, &SecurityEvent::NewDevice(arrival.device.clone())).await?;
        }
        self.open_session(tx, account, (&arrival.device, arrival.token), has_second).await
    }

    async fn trust(&self, tx: &Tx, account: &Account, device: &Device) -> Result<(String, OffsetDateTime), AppError> {
        let (token, now) = (self.clock.new_secret(TOKEN_BYTES), self.clock.now());
        let trusted = TrustedDevice {
            id: TrustedDeviceId(self.clock.new_id()),
            account: account.id,
            device: device.to_string(),
            trusted_at: now,
            used_at: now,
            expires_at: now + TRUST_LASTS,
        };
        tx.trusted_devices().put(token_hash(&token), &trusted).await?;
        self.happened(tx, account, &SecurityEvent::DeviceTrusted(device.clone())).await?;
        Ok((token, trusted.expires_at))
    }

    /// Counts a try before it is made; says which one it is. A code of the application counts as a wrong one until it
    /// is right.
    async fn count_second_try(&self, account: AccountId, typed: Typed<'_>) -> Result<Tries, SecurityError> {
        let whose = Whose::Id(account.0);
        let of_all = self.count_try(&[(Limit::SecondStep, whose)]).await?.ok_or(SecurityError::TooMany)?;
        if matches!(typed, Typed::Recovery(_)) {
            return Ok(Tries { of_all, of_app: None });
        }
        let of_app = self.count_try(&[(Limit::WrongAppCodes, whose)]).await?;
        if of_app.is_none() {
            // Nothing was looked at: the try is left for a recovery code.
            let tx = self.store.begin_write().await?;
            Self::give_back_try(&tx, Limit::SecondStep, whose).await?;
            tx.commit().await?;
            return Err(SecurityError::TooManyToday);
        }
        Ok(Tries { of_all, of_app })
    }

    /// Whoever gets so far knows the password: its holder has to hear of it.
    async fn second_failed(&self, account: &Account, tries: Tries) -> Result<(), AppError> {
        let event = if tries.of_app == Some(Limit::WrongAppCodes.most()) {
            SecurityEvent::AppCodesBlocked
        } else if tries.of_all == Limit::SecondStep.most() {
            SecurityEvent::SecondBlocked
        } else {
            return Ok(());
        };
        let tx = self.store.begin_write().await?;
        self.happened(&tx, account, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Must the person show a second factor before going on as a fund agent?
    pub async fn needs_second_factor(&self, actor: &crate::Actor) -> Result<bool, AppError> {
        if !self.config.agents_need_second || actor.has_second() {
            return Ok(false);
        }
        accounts::is_agent(self, actor.account().id).await
    }
}
