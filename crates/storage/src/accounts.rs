//! Accounts and the hashes of their passwords.

use crate::codec::RowOf;
use crate::entity::account;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Accounts, Change};
use sea_orm::{
    ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter,
};
use std::fmt;
use tasrih_domain::Address;
use tasrih_domain::declaration::Account;
use tasrih_domain::id::AccountId;

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

impl Accounts<'_, Change> {
    /// Is that still the hash of the account's password? Whoever changes it waits for the end of the transaction.
    pub async fn hold_password(&self, id: AccountId, password_hash: &str) -> Result<bool, StorageError> {
        // SQLite has one writer: nobody else can change it.
        let lock = if self.db.get_database_backend() == DbBackend::Postgres { "FOR SHARE" } else { "" };
        let sql = format!("SELECT 1 FROM account WHERE id = $1 AND password_hash = $2 {lock}");
        let row = self.db.query_one_raw(self.db.statement(&sql, [id.0.into(), password_hash.into()])).await?;
        Ok(row.is_some())
    }

    /// Puts another password in the place of the one before.
    pub async fn set_password(&self, id: AccountId, password_hash: &str) -> Result<(), StorageError> {
        let row = account::ActiveModel {
            id: Unchanged(id.0),
            password_hash: Set(password_hash.to_owned()),
            ..Default::default()
        };
        account::Entity::update(row).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Accounts<'_, M> {
    /// The account of that id with the hash of its password.
    pub async fn credentials(&self, id: AccountId) -> Result<Option<Credentials>, StorageError> {
        let row = account::Entity::find_by_id(id.0).one(self.db).await?;
        Ok(row.map(Credentials::try_from).transpose()?)
    }

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
