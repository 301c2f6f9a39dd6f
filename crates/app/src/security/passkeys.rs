//! Passkeys (WebAuthn): made on the account page, shown in the second step or instead of everything else.
//!
//! What a ceremony has to remember lies in the database, is taken once and soon void. A passkey always asks its
//! holder for a finger, a face or a number of its own (user verification), so it stands alone for both factors.

use super::second::Trust;
use super::{Entered, SecurityError, SecurityEvent, token_hash};
use crate::App;
use crate::accounts::{Actor, Arrival};
use crate::error::AppError;
use crate::limits::{Client, Limit, Whose};
use serde::{Deserialize, Serialize};
use tasrih_domain::id::{AccountId, PasskeyId};
use tasrih_storage::{Ceremony, CeremonyKind, PasskeyRow, StorageError};
use time::Duration;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// Time to make or show a passkey.
const CEREMONY_LASTS: Duration = Duration::minutes(10);
/// Random bytes of a ceremony's token.
const TOKEN_BYTES: usize = 20;
/// Most passkeys of an account.
const PASSKEYS_MAX: usize = 20;
/// Longest name of a passkey, in characters.
const NAME_CHARS_MAX: usize = 60;
/// Name shown by the device.
const NAME: &str = "Tasrih";

/// The site as browsers know it: passkeys belong to its host. `None` where there can be none: an address in figures
/// is no host.
pub(crate) fn relying_party(public_url: &str) -> Option<Webauthn> {
    let origin = Url::parse(public_url).ok()?;
    let host = origin.domain()?.to_owned();
    WebauthnBuilder::new(&host, &origin).ok()?.rp_name(NAME).build().ok()
}

/// A passkey about to be made.
#[derive(Debug)]
pub struct PasskeySetup {
    /// Name that its holder gave it.
    pub name: String,
    /// What the browser is to be asked, as JSON.
    pub options: String,
}

/// A passkey about to sign.
#[derive(Debug)]
pub struct Challenge {
    /// Secret of the ceremony; only its hash is kept.
    pub token: String,
    /// What the browser is to be asked, as JSON.
    pub options: String,
}

/// A passkey that has signed.
pub(crate) struct Signed {
    pub id: PasskeyId,
    pub account: AccountId,
    pub credential: String,
}

/// What is remembered while a passkey is made.
#[derive(Serialize, Deserialize)]
struct Making {
    name: String,
    options: serde_json::Value,
    state: PasskeyRegistration,
}

/// What is remembered while a passkey signs.
#[derive(Serialize, Deserialize)]
enum Asked {
    /// Whichever passkey the person chooses.
    Anyone(DiscoverableAuthentication),
    /// One of those of an account.
    Account(PasskeyAuthentication),
}

impl App {
    fn party(&self) -> Result<&Webauthn, AppError> {
        self.passkeys.as_deref().ok_or(AppError::Unknown)
    }

    /// Can passkeys be used at the address of this gateway?
    pub fn offers_passkeys(&self) -> bool {
        self.passkeys.is_some()
    }

    /// Begins to make a passkey.
    ///
    /// # Errors
    /// The password is wrong, or there are too many.
    pub async fn begin_passkey(&self, actor: &Actor, password: &str, name: &str) -> Result<(), SecurityError> {
        let party = self.party()?;
        self.check_password(actor, password).await?;
        let (account, now) = (actor.account(), self.clock.now());
        let tx = self.store.begin_write().await?;
        let known = tx.factors().passkeys(account.id).await?;
        if known.len() >= PASSKEYS_MAX {
            return Err(AppError::refused("refused-passkeys-many").into());
        }
        let others = known.iter().map(|row| row.credential_id.clone()).collect();
        let (options, state) = party
            .start_passkey_registration(account.id.0, account.login.text(), &account.name, Some(others))
            .map_err(AppError::fault)?;
        let mut options = serde_json::to_value(&options).map_err(AppError::fault)?;
        // Kept by the device with its account, where it can: then nobody has to type an address.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = "preferred".into();
        let making = Making { name: clean(name), options, state };
        let state = serde_json::to_string(&making).map_err(AppError::fault)?;
        tx.ceremonies().drop_of(CeremonyKind::Passkey, account.id).await?;
        let key = token_hash(&self.clock.new_secret(TOKEN_BYTES));
        let ceremony = Ceremony { account: Some(account.id), state, expires_at: now + CEREMONY_LASTS };
        tx.ceremonies().begin((CeremonyKind::Passkey, key), &ceremony, now).await?;
        Ok(tx.commit().await?)
    }

    /// The passkey that is being made.
    pub async fn passkey_setup(&self, actor: &Actor) -> Result<Option<PasskeySetup>, AppError> {
        let (reader, account) = (self.store.read(), actor.account().id);
        let Some(found) = reader.ceremonies().of(CeremonyKind::Passkey, account, self.clock.now()).await? else {
            return Ok(None);
        };
        let making: Making = serde_json::from_str(&found.state).map_err(AppError::fault)?;
        Ok(Some(PasskeySetup { name: making.name, options: making.options.to_string() }))
    }

    /// Takes the passkey that the browser has made. Gives recovery codes when there are none; shown this once.
    ///
    /// # Errors
    /// `Passkey`, or `Over`: begin anew.
    pub async fn finish_passkey(&self, actor: &Actor, credential: &str) -> Result<Vec<String>, SecurityError> {
        let party = self.party()?;
        let (account, now) = (actor.account(), self.clock.now());
        let tx = self.store.begin_write().await?;
        let credential: RegisterPublicKeyCredential =
            serde_json::from_str(credential).map_err(|_| SecurityError::Passkey)?;
        let Some(found) = tx.ceremonies().of(CeremonyKind::Passkey, account.id, now).await? else {
            // Sent twice: the first time has done it.
            let known = tx.factors().passkey_of(credential.raw_id.as_slice()).await?;
            let is_done = known.is_some_and(|row| row.account == account.id);
            return if is_done { Ok(Vec::new()) } else { Err(SecurityError::Over) };
        };
        let making: Making = serde_json::from_str(&found.state).map_err(AppError::fault)?;
        let passkey =
            party.finish_passkey_registration(&credential, &making.state).map_err(|error| not_fitting(&error))?;
        let row = PasskeyRow {
            id: PasskeyId(self.clock.new_id()),
            account: account.id,
            credential_id: passkey.cred_id().clone(),
            credential: serde_json::to_string(&passkey).map_err(AppError::fault)?,
            name: making.name,
            added_at: now,
            used_at: None,
        };
        match tx.factors().put_passkey(&row).await {
            Err(StorageError::Conflict) => return Err(SecurityError::Passkey),
            outcome => outcome?,
        }
        tx.ceremonies().drop_of(CeremonyKind::Passkey, account.id).await?;
        let codes = self.factor_added(&tx, actor, &SecurityEvent::PasskeyAdded).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Gives a passkey another name.
    pub async fn name_passkey(&self, actor: &Actor, id: PasskeyId, name: &str) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        if !tx.factors().name_passkey(actor.account().id, id, &clean(name)).await? {
            return Err(AppError::Unknown);
        }
        Ok(tx.commit().await?)
    }

    /// Removes a passkey; one that is not there any more is removed already.
    pub async fn remove_passkey(&self, actor: &Actor, id: PasskeyId, password: &str) -> Result<(), SecurityError> {
        self.check_password(actor, password).await?;
        let tx = self.store.begin_write().await?;
        if tx.factors().remove_passkey(actor.account().id, id).await? {
            self.factor_removed(&tx, actor, &SecurityEvent::PasskeyRemoved).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Asks for a passkey: one of those of the account whose second step is under way, or whichever the person has.
    ///
    /// # Errors
    /// `Over`: there is no such step any more. `TooMany`: from one client.
    pub async fn passkey_challenge(&self, step: Option<&str>, client: Client) -> Result<Challenge, SecurityError> {
        if self.count_try(&[(Limit::ChallengesFrom, Whose::Client(client))]).await?.is_none() {
            return Err(SecurityError::TooMany);
        }
        let (party, now) = (self.party()?, self.clock.now());
        let (account, options, asked) = if let Some(step) = step {
            let account = self.account_at_step(step).await?.ok_or(SecurityError::Over)?;
            let rows = self.store.read().factors().passkeys(account).await?;
            let keys = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let begun = party.start_passkey_authentication(&keys);
            let (options, state) = begun.map_err(|error| not_fitting(&error))?;
            (Some(account), options, Asked::Account(state))
        } else {
            let (options, state) = party.start_discoverable_authentication().map_err(AppError::fault)?;
            (None, options, Asked::Anyone(state))
        };
        let token = self.clock.new_secret(TOKEN_BYTES);
        let state = serde_json::to_string(&asked).map_err(AppError::fault)?;
        let ceremony = Ceremony { account, state, expires_at: now + CEREMONY_LASTS };
        let tx = self.store.begin_write().await?;
        tx.ceremonies().begin((CeremonyKind::Challenge, token_hash(&token)), &ceremony, now).await?;
        tx.commit().await?;
        // Asked for by a button: the person is waiting for it, whatever the library takes it for.
        let options = serde_json::to_string(&options.public_key).map_err(AppError::fault)?;
        Ok(Challenge { token, options: format!("{{\"publicKey\":{options}}}") })
    }

    /// Signs in with what a passkey has signed: ends the second step when one is under way, or goes without.
    ///
    /// # Errors
    /// `Passkey`; `Over`: the challenge or the step is, begin anew.
    pub async fn enter_with_passkey(
        &self,
        (challenge, credential): (&str, &str),
        (step, trust): (Option<&str>, Trust),
        arrival: &Arrival<'_>,
    ) -> Result<Entered, SecurityError> {
        let key = (CeremonyKind::Challenge, token_hash(challenge));
        let tx = self.store.begin_write().await?;
        let taken = tx.ceremonies().take(key, self.clock.now()).await?;
        // Whatever becomes of it, the challenge was answered.
        tx.commit().await?;
        let taken = taken.ok_or(SecurityError::Over)?;
        let asked: Asked = serde_json::from_str(&taken.state).map_err(AppError::fault)?;
        let credential: PublicKeyCredential = serde_json::from_str(credential).map_err(|_| SecurityError::Passkey)?;
        let signed = self.signed(asked, &credential).await?;
        let is_stepping = taken.account.is_some();
        if taken.account.is_some_and(|account| account != signed.account) {
            return Err(SecurityError::Passkey);
        }
        let step = if is_stepping { Some(step.ok_or(SecurityError::Over)?) } else { None };
        self.enter_with_signed(signed, (step, trust), arrival).await
    }

    async fn signed(&self, asked: Asked, credential: &PublicKeyCredential) -> Result<Signed, SecurityError> {
        let party = self.party()?;
        let row = self.store.read().factors().passkey_of(credential.get_credential_id()).await?;
        let row = row.ok_or(SecurityError::Passkey)?;
        let mut passkey = read(&row)?;
        let outcome = match asked {
            Asked::Account(state) => party.finish_passkey_authentication(credential, &state),
            Asked::Anyone(state) => {
                let (holder, _) =
                    party.identify_discoverable_authentication(credential).map_err(|error| not_fitting(&error))?;
                if holder != row.account.0 {
                    return Err(SecurityError::Passkey);
                }
                party.finish_discoverable_authentication_v2(credential, state, &passkey)
            }
        };
        let outcome = outcome.map_err(|error| not_fitting(&error))?;
        passkey.update_credential(&outcome);
        let credential = serde_json::to_string(&passkey).map_err(AppError::fault)?;
        Ok(Signed { id: row.id, account: row.account, credential })
    }
}

fn read(row: &PasskeyRow) -> Result<Passkey, AppError> {
    serde_json::from_str(&row.credential).map_err(AppError::fault)
}

/// Why a passkey was not taken is for the log: to the person it is one and the same.
fn not_fitting(error: &webauthn_rs::prelude::WebauthnError) -> SecurityError {
    tracing::info!(%error, "Passkey not taken");
    SecurityError::Passkey
}

/// A name without what cannot be seen, and no longer than a line.
fn clean(name: &str) -> String {
    let seen = name.split_whitespace().collect::<Vec<_>>().join(" ");
    seen.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect()
}
