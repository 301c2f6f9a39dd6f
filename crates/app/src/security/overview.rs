//! What a person sees of the security of their account.

use super::SecurityEvent;
use super::device::Device;
use super::sessions::SessionView;
use crate::App;
use crate::accounts::Actor;
use crate::error::AppError;
use tasrih_domain::id::{PasskeyId, TrustedDeviceId};
use tasrih_storage::{PasskeyRow, TrustedDevice};
use time::OffsetDateTime;

/// Everything on one page.
#[derive(Debug)]
pub struct Overview {
    /// Since when codes of an application are asked for.
    pub totp_since: Option<OffsetDateTime>,
    /// Passkeys, the oldest first.
    pub passkeys: Vec<PasskeyView>,
    /// Recovery codes that are left.
    pub codes_left: u64,
    /// Trusted devices, the last used first.
    pub devices: Vec<TrustedDeviceView>,
    /// Sessions, the last used first.
    pub sessions: Vec<SessionView>,
    /// Passkeys can be made at the address of this gateway.
    pub offers_passkeys: bool,
    /// A second factor has to be set up before the person can go on as a fund agent.
    pub needs_second: bool,
}

impl Overview {
    /// Something is asked for beside the password.
    pub fn has_second(&self) -> bool {
        self.totp_since.is_some() || !self.passkeys.is_empty()
    }
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyView {
    /// What names it.
    pub id: PasskeyId,
    /// Its holder's name for it.
    pub name: String,
    /// Since when.
    pub added_at: OffsetDateTime,
    /// When it last signed its holder in.
    pub used_at: Option<OffsetDateTime>,
}

impl From<PasskeyRow> for PasskeyView {
    fn from(row: PasskeyRow) -> Self {
        Self { id: row.id, name: row.name, added_at: row.added_at, used_at: row.used_at }
    }
}

/// A trusted device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedDeviceView {
    /// What names it.
    pub id: TrustedDeviceId,
    /// What it is.
    pub device: Device,
    /// When it last skipped the second factor.
    pub used_at: OffsetDateTime,
    /// Until when it is trusted.
    pub expires_at: OffsetDateTime,
}

impl From<TrustedDevice> for TrustedDeviceView {
    fn from(row: TrustedDevice) -> Self {
        Self { id: row.id, device: Device::read(&row.device), used_at: row.used_at, expires_at: row.expires_at }
    }
}

impl App {
    /// The security of the person's account.
    pub async fn security(&self, actor: &Actor) -> Result<Overview, AppError> {
        let (reader, account) = (self.store.read(), actor.account().id);
        let devices = reader.trusted_devices().of(account, self.clock.now()).await?;
        Ok(Overview {
            totp_since: reader.factors().totp(account).await?.map(|totp| totp.added_at),
            passkeys: reader.factors().passkeys(account).await?.into_iter().map(PasskeyView::from).collect(),
            codes_left: reader.factors().recovery_codes_left(account).await?,
            devices: devices.into_iter().map(TrustedDeviceView::from).collect(),
            sessions: self.sessions(actor).await?,
            offers_passkeys: self.passkeys.is_some(),
            needs_second: self.needs_second_factor(actor).await?,
        })
    }

    /// Trusts a device no longer; one that is not trusted any more is forgotten already.
    pub async fn forget_device(&self, actor: &Actor, id: TrustedDeviceId) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        if tx.trusted_devices().forget(actor.account().id, id).await? {
            self.happened(&tx, actor.account(), &SecurityEvent::DeviceForgotten).await?;
        }
        Ok(tx.commit().await?)
    }
}
