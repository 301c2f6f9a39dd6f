//! Who may do what: roles in companies, posts at the fund, and everything one account may do, read at once.

use crate::codec::{RowOf, instant};
use crate::entity::{agent_post, membership};
use crate::error::{Corrupt, StorageError};
use crate::mandates::to_powers;
use crate::sessions::renew_of;
use crate::tx::{AccessBook, Change, Memberships, Posts};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Value, prelude::Uuid,
};
use tasrih_domain::access::{Access, Grant, Post, Role, Under};
use tasrih_domain::id::{AccountId, EmployerId, MandateId};
use time::OffsetDateTime;

/// Somebody's role in a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub account: AccountId,
    /// Where.
    pub employer: EmployerId,
    /// As what.
    pub role: Role,
    /// Since when.
    pub since: OffsetDateTime,
}

/// Roles, mandates through the firm, and posts of one account: one journey to the database.
const RIGHTS: &str = "SELECT 'role' AS kind, employer_id, role AS code, NULL AS powers, NULL AS mandate_id, \
     NULL AS firm_id, NULL AS day_from, NULL AS day_until FROM membership \
     WHERE account_id = $1 AND ended_at_us IS NULL{these} \
     UNION ALL SELECT 'mandate', m.principal_id, s.role, m.powers, m.id, m.firm_id, m.in_force_from, m.in_force_until \
     FROM membership s JOIN mandate m ON m.firm_id = s.employer_id \
     WHERE s.account_id = $1 AND s.ended_at_us IS NULL AND m.state = 'accepted'{those} \
     UNION ALL SELECT 'post', NULL, post, NULL, NULL, NULL, NULL, NULL FROM agent_post \
     WHERE account_id = $1 AND ended_at_us IS NULL";

impl<M> AccessBook<'_, M> {
    /// Everything that an account may do; which mandate is in force on a day is the domain's word.
    pub async fn of(&self, account: AccountId) -> Result<Access, StorageError> {
        let all = RIGHTS.replace("{these}", "").replace("{those}", "");
        self.gather(account, (&all, vec![account.0.into()])).await
    }

    /// The same for some employers only: what a page about them needs, however many others there are.
    pub async fn over(&self, account: AccountId, employers: &[EmployerId]) -> Result<Access, StorageError> {
        if employers.is_empty() {
            return Ok(Access::of(account, Vec::new(), Vec::new()));
        }
        let places: Vec<String> = (2..employers.len() + 2).map(|n| format!("${n}")).collect();
        let places = places.join(", ");
        let some = RIGHTS
            .replace("{these}", &format!(" AND employer_id IN ({places})"))
            .replace("{those}", &format!(" AND m.principal_id IN ({places})"));
        let values = std::iter::once(account.0).chain(employers.iter().map(|id| id.0)).map(Value::from);
        self.gather(account, (&some, values.collect())).await
    }

    async fn gather(&self, account: AccountId, (sql, values): (&str, Vec<Value>)) -> Result<Access, StorageError> {
        let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
        let (mut grants, mut posts) = (Vec::new(), Vec::new());
        for row in rows {
            let of = RowOf { table: "membership", id: account.0 };
            let kind: String = row.try_get("", "kind")?;
            let code: String = row.try_get("", "code")?;
            match kind.as_str() {
                "post" => posts.push(of.parse::<Post>("post", &code)?),
                "role" => {
                    let employer = EmployerId(row.try_get("", "employer_id")?);
                    grants.push(Grant::of_role(employer, of.parse("role", &code)?));
                }
                _ => grants.push(mandated(&row, &of, of.parse("role", &code)?)?),
            }
        }
        posts.sort_unstable();
        Ok(Access::of(account, grants, posts))
    }
}

/// One right, by the role in the company itself.
const BY_ROLE: &str = "SELECT 1 FROM membership WHERE account_id = $1 AND employer_id = $2 AND ended_at_us IS NULL";
/// One right, by a mandate and the role in the firm that holds it.
const BY_MANDATE: &str = "SELECT 1 FROM membership s JOIN mandate m ON m.firm_id = s.employer_id \
     WHERE s.account_id = $1 AND m.principal_id = $2 AND m.id = $3 AND s.ended_at_us IS NULL AND m.state = 'accepted'";
const BY_POST: &str = "SELECT 1 FROM agent_post WHERE account_id = $1 AND post = $2 AND ended_at_us IS NULL";

impl AccessBook<'_, Change> {
    /// Holds a right over an employer until the end of the transaction: whoever would end the role or the mandate
    /// waits. Says whether it is there; what it allows, and on which days, [`AccessBook::of`] says afterwards.
    pub async fn hold(&self, account: AccountId, under: Under, employer: EmployerId) -> Result<bool, StorageError> {
        match under {
            Under::Role(_) => self.hold_rows(BY_ROLE, vec![account.0.into(), employer.0.into()]).await,
            Under::Mandate { mandate, .. } => {
                self.hold_rows(BY_MANDATE, vec![account.0.into(), employer.0.into(), mandate.0.into()]).await
            }
            Under::Post(_) => Ok(false),
        }
    }

    /// Holds a post at the fund in the same way.
    pub async fn hold_post(&self, account: AccountId, under: Under) -> Result<bool, StorageError> {
        match under {
            Under::Post(post) => self.hold_rows(BY_POST, vec![account.0.into(), post.code().into()]).await,
            Under::Role(_) | Under::Mandate { .. } => Ok(false),
        }
    }

    /// SQLite has one writer: nobody else can move. PostgreSQL: those who write under the right share its rows, and
    /// who ends it waits for all of them.
    async fn hold_rows(&self, rows: &str, values: Vec<Value>) -> Result<bool, StorageError> {
        let lock = if self.db.get_database_backend() == DbBackend::Postgres { "FOR SHARE" } else { "" };
        let found = self.db.query_one_raw(self.db.statement(&format!("{rows} {lock}"), values)).await?;
        Ok(found.is_some())
    }
}

fn mandated(row: &QueryResult, of: &RowOf<Uuid>, role: Role) -> Result<Grant, StorageError> {
    let until: Option<String> = row.try_get("", "day_until")?;
    let powers: String = row.try_get("", "powers")?;
    let from: String = row.try_get("", "day_from")?;
    Ok(Grant::through_firm(
        EmployerId(row.try_get("", "employer_id")?),
        role,
        &of.read("powers", to_powers(&powers))?,
        Under::Mandate {
            mandate: MandateId(row.try_get("", "mandate_id")?),
            firm: EmployerId(row.try_get("", "firm_id")?),
        },
        (of.date("in_force_from", &from)?, until.map(|until| of.date("in_force_until", &until)).transpose()?),
    ))
}

impl Memberships<'_, Change> {
    /// Gives a role.
    ///
    /// # Errors
    /// `Conflict`: the account has a role in that company.
    pub async fn insert(&self, one: &Membership) -> Result<(), StorageError> {
        let row = membership::ActiveModel {
            account_id: Set(one.account.0),
            employer_id: Set(one.employer.0),
            role: Set(one.role.code().to_owned()),
            since_us: Set(instant(one.since)),
            ended_at_us: Set(None),
            ..Default::default()
        };
        membership::Entity::insert(row).exec_without_returning(self.db).await?;
        renew_of(self.db, one.account).await
    }

    /// Ends a role, at that instant; says whether there was one.
    pub async fn end(
        &self,
        account: AccountId,
        employer: EmployerId,
        at: OffsetDateTime,
    ) -> Result<bool, StorageError> {
        let row = membership::ActiveModel { ended_at_us: Set(Some(instant(at))), ..Default::default() };
        let ended = membership::Entity::update_many()
            .set(row)
            .filter(membership::Column::AccountId.eq(account.0))
            .filter(membership::Column::EmployerId.eq(employer.0))
            .filter(membership::Column::EndedAtUs.is_null());
        let is_ended = ended.exec(self.db).await?.rows_affected == 1;
        renew_of(self.db, account).await?;
        Ok(is_ended)
    }

    /// Holds the company's roles still until the end of the transaction, so that of two administrators who remove
    /// each other at once one is left.
    pub async fn hold(&self, employer: EmployerId) -> Result<(), StorageError> {
        // SQLite has one writer: nobody else can move. PostgreSQL: the row of the company stands for its roles.
        if self.db.get_database_backend() == DbBackend::Postgres {
            let sql = "SELECT id FROM employer WHERE id = $1 FOR NO KEY UPDATE";
            self.db.query_one_raw(self.db.statement(sql, [employer.0.into()])).await?;
        }
        Ok(())
    }
}

impl<M> Memberships<'_, M> {
    /// Who has a role in the company today, in the order of their arrival; at most `limit`.
    pub async fn over(&self, employer: EmployerId, limit: u32) -> Result<Vec<Membership>, StorageError> {
        let rows = membership::Entity::find()
            .filter(membership::Column::EmployerId.eq(employer.0))
            .filter(membership::Column::EndedAtUs.is_null())
            .order_by_asc(membership::Column::Id)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(Membership::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<membership::Model> for Membership {
    type Error = Corrupt;

    fn try_from(row: membership::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "membership", id: row.id };
        Ok(Self {
            account: AccountId(row.account_id),
            employer: EmployerId(row.employer_id),
            role: of.parse("role", &row.role)?,
            since: of.instant("since_us", row.since_us)?,
        })
    }
}

impl Posts<'_, Change> {
    /// Gives an account a post at the fund.
    ///
    /// # Errors
    /// `Conflict`: it has that post.
    pub async fn insert(&self, account: AccountId, post: Post, since: OffsetDateTime) -> Result<(), StorageError> {
        let row = agent_post::ActiveModel {
            account_id: Set(account.0),
            post: Set(post.code().to_owned()),
            since_us: Set(instant(since)),
            ended_at_us: Set(None),
            ..Default::default()
        };
        agent_post::Entity::insert(row).exec_without_returning(self.db).await?;
        renew_of(self.db, account).await
    }

    /// Ends a post; says whether there was one.
    pub async fn end(&self, account: AccountId, post: Post, at: OffsetDateTime) -> Result<bool, StorageError> {
        let row = agent_post::ActiveModel { ended_at_us: Set(Some(instant(at))), ..Default::default() };
        let ended = agent_post::Entity::update_many()
            .set(row)
            .filter(agent_post::Column::AccountId.eq(account.0))
            .filter(agent_post::Column::Post.eq(post.code()))
            .filter(agent_post::Column::EndedAtUs.is_null());
        let is_ended = ended.exec(self.db).await?.rows_affected == 1;
        renew_of(self.db, account).await?;
        Ok(is_ended)
    }
}
