//! What is begun in one request and ended in another, once: the second step of a sign-in, a new factor.

use crate::codec::{RowOf, instant};
use crate::entity::ceremony::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::sessions::TokenHash;
use crate::tx::{Ceremonies, Change};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tasrih_domain::id::AccountId;
use time::OffsetDateTime;

/// What was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CeremonyKind {
    /// A sign-in whose password was right and whose second factor is awaited.
    Second,
    /// A passkey was asked to sign.
    Challenge,
    /// A passkey is being made.
    Passkey,
    /// An application for codes is being set up.
    Totp,
}

impl CeremonyKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Challenge => "challenge",
            Self::Passkey => "passkey",
            Self::Totp => "totp",
        }
    }
}

/// A ceremony under way.
#[derive(Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// Whose, when that is known.
    pub account: Option<AccountId>,
    /// What has to be known at its end. May hold a secret: never printed.
    pub state: String,
    /// From when on it is void.
    pub expires_at: OffsetDateTime,
}

impl std::fmt::Debug for Ceremony {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ceremony")
    }
}

impl Ceremonies<'_, Change> {
    /// Begins a ceremony; those that were void when this one began are forgotten.
    pub async fn begin(
        &self,
        (kind, token): (CeremonyKind, TokenHash),
        ceremony: &Ceremony,
        now: OffsetDateTime,
    ) -> Result<(), StorageError> {
        self.purge(now).await?;
        let row = ActiveModel {
            token_hash: Set(token.0.to_vec()),
            kind: Set(kind.code().to_owned()),
            account_id: Set(ceremony.account.map(|account| account.0)),
            state: Set(ceremony.state.clone()),
            expires_at_us: Set(instant(ceremony.expires_at)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Ends a ceremony; `None` when another request has ended it, or time.
    pub async fn take(
        &self,
        (kind, token): (CeremonyKind, TokenHash),
        now: OffsetDateTime,
    ) -> Result<Option<Ceremony>, StorageError> {
        let Some(found) = self.find((kind, token), now).await? else { return Ok(None) };
        let gone = Entity::delete_by_id(token.0.to_vec()).exec(self.db).await?;
        Ok((gone.rows_affected > 0).then_some(found))
    }

    /// Ends what an account has begun of that kind.
    pub async fn drop_of(&self, kind: CeremonyKind, account: AccountId) -> Result<(), StorageError> {
        let begun = Entity::delete_many().filter(Column::Kind.eq(kind.code()));
        begun.filter(Column::AccountId.eq(account.0)).exec(self.db).await?;
        Ok(())
    }

    /// Forgets what was void at `now`.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<(), StorageError> {
        Entity::delete_many().filter(Column::ExpiresAtUs.lte(instant(now))).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Ceremonies<'_, M> {
    /// The ceremony of that token, unless it is void at `now`.
    pub async fn find(
        &self,
        (kind, token): (CeremonyKind, TokenHash),
        now: OffsetDateTime,
    ) -> Result<Option<Ceremony>, StorageError> {
        let row = Entity::find_by_id(token.0.to_vec())
            .filter(Column::Kind.eq(kind.code()))
            .filter(Column::ExpiresAtUs.gt(instant(now)))
            .one(self.db)
            .await?;
        Ok(row.map(Ceremony::try_from).transpose()?)
    }

    /// What an account has begun last of that kind.
    pub async fn of(
        &self,
        kind: CeremonyKind,
        account: AccountId,
        now: OffsetDateTime,
    ) -> Result<Option<Ceremony>, StorageError> {
        let row = Entity::find()
            .filter(Column::Kind.eq(kind.code()))
            .filter(Column::AccountId.eq(account.0))
            .filter(Column::ExpiresAtUs.gt(instant(now)))
            .order_by_desc(Column::ExpiresAtUs)
            .one(self.db)
            .await?;
        Ok(row.map(Ceremony::try_from).transpose()?)
    }
}

impl TryFrom<Model> for Ceremony {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "ceremony", id: &row.kind };
        let expires_at = of.instant("expires_at_us", row.expires_at_us)?;
        Ok(Self { account: row.account_id.map(AccountId), state: row.state, expires_at })
    }
}
