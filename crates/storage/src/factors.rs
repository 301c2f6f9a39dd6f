//! What an account shows beside its password: codes of an application, passkeys, recovery codes.

use crate::codec::{RowOf, instant, typed};
use crate::entity::{passkey, recovery_code, totp};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Factors};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::id::{AccountId, PasskeyId};
use time::OffsetDateTime;

/// An application for codes.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpRow {
    /// What the codes are made from.
    pub secret: Vec<u8>,
    /// The last period whose code was taken.
    pub last_step: u64,
    /// Since when.
    pub added_at: OffsetDateTime,
}

impl std::fmt::Debug for TotpRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpRow")
    }
}

/// A passkey.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Its id here.
    pub id: PasskeyId,
    /// Whose.
    pub account: AccountId,
    /// Its id on the device.
    pub credential_id: Vec<u8>,
    /// Its public key and what else a signature is checked with, as the caller wrote it.
    pub credential: String,
    /// Name that its holder gave it.
    pub name: String,
    /// Since when.
    pub added_at: OffsetDateTime,
    /// When it last signed somebody in.
    pub used_at: Option<OffsetDateTime>,
}

impl std::fmt::Debug for PasskeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PasskeyRow({})", self.id)
    }
}

impl Factors<'_, Change> {
    /// Adds the application of an account.
    ///
    /// # Errors
    /// `Conflict`: it has one.
    pub async fn put_totp(&self, account: AccountId, row: &TotpRow) -> Result<(), StorageError> {
        let row = totp::ActiveModel {
            account_id: Set(account.0),
            secret: Set(row.secret.clone()),
            last_step: Set(step(row.last_step)),
            added_at_us: Set(instant(row.added_at)),
        };
        totp::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes the code of a period; `false` when it, or a later one, was taken before.
    pub async fn take_step(&self, account: AccountId, taken: u64) -> Result<bool, StorageError> {
        let done = totp::Entity::update_many()
            .col_expr(totp::Column::LastStep, Expr::value(step(taken)))
            .filter(totp::Column::AccountId.eq(account.0))
            .filter(totp::Column::LastStep.lt(step(taken)))
            .exec(self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Removes the application of an account; says whether there was one.
    pub async fn remove_totp(&self, account: AccountId) -> Result<bool, StorageError> {
        Ok(totp::Entity::delete_by_id(account.0).exec(self.db).await?.rows_affected > 0)
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// `Conflict`: an account has it.
    pub async fn put_passkey(&self, row: &PasskeyRow) -> Result<(), StorageError> {
        let row = passkey::ActiveModel {
            id: Set(row.id.0),
            account_id: Set(row.account.0),
            credential_id: Set(row.credential_id.clone()),
            credential: Set(row.credential.clone()),
            name: Set(typed(&row.name)),
            added_at_us: Set(instant(row.added_at)),
            used_at_us: Set(row.used_at.map(instant)),
        };
        passkey::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Keeps what a passkey's signature has changed of it, and when.
    pub async fn passkey_used(&self, id: PasskeyId, credential: &str, now: OffsetDateTime) -> Result<(), StorageError> {
        passkey::Entity::update_many()
            .col_expr(passkey::Column::Credential, Expr::value(credential))
            .col_expr(passkey::Column::UsedAtUs, Expr::value(instant(now)))
            .filter(passkey::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// Gives a passkey of an account another name; says whether there is one.
    pub async fn name_passkey(&self, account: AccountId, id: PasskeyId, name: &str) -> Result<bool, StorageError> {
        let done = passkey::Entity::update_many()
            .col_expr(passkey::Column::Name, Expr::value(typed(name)))
            .filter(passkey::Column::Id.eq(id.0))
            .filter(passkey::Column::AccountId.eq(account.0))
            .exec(self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Removes a passkey of an account; says whether there was one.
    pub async fn remove_passkey(&self, account: AccountId, id: PasskeyId) -> Result<bool, StorageError> {
        let key = passkey::Entity::delete_by_id(id.0).filter(passkey::Column::AccountId.eq(account.0));
        Ok(key.exec(self.db).await?.rows_affected > 0)
    }

    /// Puts these recovery codes in the place of those before.
    pub async fn put_recovery_codes(&self, account: AccountId, hashes: &[[u8; 32]]) -> Result<(), StorageError> {
        self.remove_recovery_codes(account).await?;
        let rows = hashes.iter().map(|hash| recovery_code::ActiveModel {
            account_id: Set(account.0),
            code_hash: Set(hash.to_vec()),
            used_at_us: Set(None),
        });
        recovery_code::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes a recovery code; `false` when there is none such, or it was taken before.
    pub async fn take_recovery_code(
        &self,
        account: AccountId,
        hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<bool, StorageError> {
        let done = recovery_code::Entity::update_many()
            .col_expr(recovery_code::Column::UsedAtUs, Expr::value(instant(now)))
            .filter(recovery_code::Column::AccountId.eq(account.0))
            .filter(recovery_code::Column::CodeHash.eq(hash.to_vec()))
            .filter(recovery_code::Column::UsedAtUs.is_null())
            .exec(self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Removes the recovery codes of an account.
    pub async fn remove_recovery_codes(&self, account: AccountId) -> Result<(), StorageError> {
        recovery_code::Entity::delete_many()
            .filter(recovery_code::Column::AccountId.eq(account.0))
            .exec(self.db)
            .await?;
        Ok(())
    }
}

impl<M> Factors<'_, M> {
    /// The application of an account.
    pub async fn totp(&self, account: AccountId) -> Result<Option<TotpRow>, StorageError> {
        let Some(row) = totp::Entity::find_by_id(account.0).one(self.db).await? else { return Ok(None) };
        let of = RowOf { table: "totp", id: row.account_id };
        Ok(Some(TotpRow {
            last_step: of.number("last_step", row.last_step)?,
            added_at: of.instant("added_at_us", row.added_at_us)?,
            secret: row.secret,
        }))
    }

    /// The passkeys of an account, the oldest first; the first hundred.
    pub async fn passkeys(&self, account: AccountId) -> Result<Vec<PasskeyRow>, StorageError> {
        let of = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account.0));
        let rows = of.order_by_asc(passkey::Column::Id).limit(100).all(self.db).await?;
        Ok(rows.into_iter().map(PasskeyRow::try_from).collect::<Result<_, _>>()?)
    }

    /// The passkey of that id on its device.
    pub async fn passkey_of(&self, credential_id: &[u8]) -> Result<Option<PasskeyRow>, StorageError> {
        let row = passkey::Entity::find()
            .filter(passkey::Column::CredentialId.eq(credential_id.to_vec()))
            .one(self.db)
            .await?;
        Ok(row.map(PasskeyRow::try_from).transpose()?)
    }

    /// How many recovery codes of an account are left.
    pub async fn recovery_codes_left(&self, account: AccountId) -> Result<u64, StorageError> {
        let codes = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(account.0));
        Ok(codes.filter(recovery_code::Column::UsedAtUs.is_null()).count(self.db).await?)
    }

    /// Is something asked of the account beside its password? Recovery codes alone ask nothing.
    pub async fn has_second(&self, account: AccountId) -> Result<bool, StorageError> {
        let has_totp = totp::Entity::find_by_id(account.0).select_only().column(totp::Column::AccountId);
        let keys = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account.0));
        let has_totp = has_totp.into_tuple::<sea_orm::prelude::Uuid>().one(self.db).await?.is_some();
        Ok(has_totp || keys.count(self.db).await? > 0)
    }
}

fn step(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl TryFrom<passkey::Model> for PasskeyRow {
    type Error = Corrupt;

    fn try_from(row: passkey::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "passkey", id: row.id };
        Ok(Self {
            id: PasskeyId(row.id),
            account: AccountId(row.account_id),
            added_at: of.instant("added_at_us", row.added_at_us)?,
            used_at: row.used_at_us.map(|at| of.instant("used_at_us", at)).transpose()?,
            credential_id: row.credential_id,
            credential: row.credential,
            name: row.name,
        })
    }
}
