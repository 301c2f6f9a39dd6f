//! Accounts, and the sessions of those who signed in.

use crate::codec::{RowOf, instant};
use crate::entity::{account, session};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Accounts, Change, Sessions};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::fmt;
use tasrih_domain::Address;
use tasrih_domain::declaration::Account;
use tasrih_domain::id::AccountId;
use time::OffsetDateTime;

/// What is needed to check a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Who.
    pub account: Account,
    /// The argon2id hash, in its text form.
    pub password_hash: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credentials({})", self.account.id)
    }
}

/// SHA-256 of a session's token; the token itself is never kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

/// A session that has been opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenSession {
    /// Who signed in.
    pub account: AccountId,
    /// When.
    pub created_at: OffsetDateTime,
    /// From when on it is void.
    pub expires_at: OffsetDateTime,
}

impl Accounts<'_, Change> {
    /// Adds an account.
    ///
    /// # Errors
    /// `Conflict`: the address is taken.
    pub async fn insert(&self, account: &Account, password_hash: &str) -> Result<(), StorageError> {
        let row = account::ActiveModel {
            id: Set(account.id.0),
            login: Set(account.login.text().to_owned()),
            name: Set(account.name.clone()),
            lang: Set(account.lang.code().to_owned()),
            password_hash: Set(password_hash.to_owned()),
        };
        account::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Accounts<'_, M> {
    /// The account of that id.
    pub async fn find(&self, id: AccountId) -> Result<Option<Account>, StorageError> {
        let row = account::Entity::find_by_id(id.0).one(self.db).await?;
        Ok(row.map(|row| Credentials::try_from(row).map(|credentials| credentials.account)).transpose()?)
    }

    /// The accounts of those ids, in no order.
    pub async fn find_all(&self, ids: &[AccountId]) -> Result<Vec<Account>, StorageError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(self.db).await?;
        let account = |row| Credentials::try_from(row).map(|credentials| credentials.account);
        Ok(rows.into_iter().map(account).collect::<Result<_, _>>()?)
    }

    /// The account that signs in with that address, with the hash of its password.
    pub async fn find_by_login(&self, login: &Address) -> Result<Option<Credentials>, StorageError> {
        let row = account::Entity::find().filter(account::Column::Login.eq(login.text())).one(self.db).await?;
        Ok(row.map(Credentials::try_from).transpose()?)
    }
}

impl TryFrom<account::Model> for Credentials {
    type Error = Corrupt;

    fn try_from(row: account::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "account", id: row.id };
        let lang = of.parse("lang", &row.lang)?;
        let login = of.parse("login", &row.login)?;
        let account = Account { id: AccountId(row.id), login, name: row.name, lang };
        Ok(Self { account, password_hash: row.password_hash })
    }
}

impl Sessions<'_, Change> {
    /// Opens a session.
    pub async fn put(&self, token: TokenHash, opened: &OpenSession) -> Result<(), StorageError> {
        let row = session::ActiveModel {
            token_hash: Set(token.0.to_vec()),
            account_id: Set(opened.account.0),
            created_at_us: Set(instant(opened.created_at)),
            expires_at_us: Set(instant(opened.expires_at)),
        };
        session::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Ends a session; one that is not there has ended already.
    pub async fn delete(&self, token: TokenHash) -> Result<(), StorageError> {
        session::Entity::delete_by_id(token.0.to_vec()).exec(self.db).await?;
        Ok(())
    }

    /// Ends every session of an account.
    pub async fn delete_of(&self, account: AccountId) -> Result<(), StorageError> {
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0)).exec(self.db).await?;
        Ok(())
    }

    /// Forgets the sessions that were void at `now`; says how many.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<u64, StorageError> {
        let void = session::Column::ExpiresAtUs.lte(instant(now));
        Ok(session::Entity::delete_many().filter(void).exec(self.db).await?.rows_affected)
    }
}

impl<M> Sessions<'_, M> {
    /// The session of that token, unless it is void at `now`.
    pub async fn find(&self, token: TokenHash, now: OffsetDateTime) -> Result<Option<OpenSession>, StorageError> {
        let row = session::Entity::find_by_id(token.0.to_vec())
            .filter(session::Column::ExpiresAtUs.gt(instant(now)))
            .one(self.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let of = RowOf { table: "session", id: row.account_id };
        Ok(Some(OpenSession {
            account: AccountId(row.account_id),
            created_at: of.instant("created_at_us", row.created_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
        }))
    }
}
