//! Devices on which an account skips the second factor for a while.

use crate::codec::{RowOf, instant, typed};
use crate::entity::trusted_device::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::sessions::TokenHash;
use crate::tx::{Change, TrustedDevices};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::id::{AccountId, TrustedDeviceId};
use time::OffsetDateTime;

/// A trusted device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedDevice {
    /// What names it where its token must not stand.
    pub id: TrustedDeviceId,
    /// Whose second factor it skips.
    pub account: AccountId,
    /// What it is, in the words of the caller.
    pub device: String,
    /// Since when.
    pub trusted_at: OffsetDateTime,
    /// When it last skipped the second factor.
    pub used_at: OffsetDateTime,
    /// Until when.
    pub expires_at: OffsetDateTime,
}

impl TrustedDevices<'_, Change> {
    /// Trusts a device from now on.
    pub async fn put(&self, token: TokenHash, device: &TrustedDevice) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(device.id.0),
            account_id: Set(device.account.0),
            token_hash: Set(token.0.to_vec()),
            device: Set(typed(&device.device)),
            trusted_at_us: Set(instant(device.trusted_at)),
            used_at_us: Set(instant(device.used_at)),
            expires_at_us: Set(instant(device.expires_at)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Is the device of that token trusted by the account? Notes its use.
    pub async fn recognise(
        &self,
        token: TokenHash,
        account: AccountId,
        now: OffsetDateTime,
    ) -> Result<bool, StorageError> {
        let done = Entity::update_many()
            .col_expr(Column::UsedAtUs, Expr::value(instant(now)))
            .filter(Column::TokenHash.eq(token.0.to_vec()))
            .filter(Column::AccountId.eq(account.0))
            .filter(Column::ExpiresAtUs.gt(instant(now)))
            .exec(self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Notes that an account was signed in on that kind of device; was it another one each time before? The first
    /// device of all is nothing new.
    pub async fn is_first_seen(&self, account: AccountId, device: &str) -> Result<bool, StorageError> {
        let device = typed(device);
        let add = "INSERT INTO seen_device (account_id, device) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let values = [account.0.into(), device.clone().into()];
        if self.db.execute_raw(self.db.statement(add, values.clone())).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let others = "SELECT 1 FROM seen_device WHERE account_id = $1 AND device <> $2 LIMIT 1";
        Ok(self.db.query_one_raw(self.db.statement(others, values)).await?.is_some())
    }

    /// Trusts a device of an account no longer; says whether there was one.
    pub async fn forget(&self, account: AccountId, id: TrustedDeviceId) -> Result<bool, StorageError> {
        let device = Entity::delete_by_id(id.0).filter(Column::AccountId.eq(account.0));
        Ok(device.exec(self.db).await?.rows_affected > 0)
    }

    /// Trusts no device of an account any more.
    pub async fn forget_of(&self, account: AccountId) -> Result<(), StorageError> {
        Entity::delete_many().filter(Column::AccountId.eq(account.0)).exec(self.db).await?;
        Ok(())
    }

    /// Forgets those that were void at `now`.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<(), StorageError> {
        Entity::delete_many().filter(Column::ExpiresAtUs.lte(instant(now))).exec(self.db).await?;
        Ok(())
    }
}

impl<M> TrustedDevices<'_, M> {
    /// The trusted devices of an account at `now`, the last used first; the first hundred.
    pub async fn of(&self, account: AccountId, now: OffsetDateTime) -> Result<Vec<TrustedDevice>, StorageError> {
        let rows = Entity::find()
            .filter(Column::AccountId.eq(account.0))
            .filter(Column::ExpiresAtUs.gt(instant(now)))
            .order_by_desc(Column::UsedAtUs)
            .limit(100)
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(TrustedDevice::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for TrustedDevice {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "trusted_device", id: row.id };
        Ok(Self {
            id: TrustedDeviceId(row.id),
            account: AccountId(row.account_id),
            trusted_at: of.instant("trusted_at_us", row.trusted_at_us)?,
            used_at: of.instant("used_at_us", row.used_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
            device: row.device,
        })
    }
}
