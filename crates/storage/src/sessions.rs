//! The sessions of those who signed in: one row each, and one for every token that opens it.

use crate::codec::{RowOf, instant, typed};
use crate::entity::{session, session_token};
use crate::error::{Corrupt, StorageError};
use crate::session::Session;
use crate::tx::{Change, Sessions};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::fmt;
use tasrih_domain::id::{AccountId, EmployerId, SessionId};
use time::{Duration, OffsetDateTime};

/// SHA-256 of a token; the token itself is never kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

/// Not even the hash is printed.
impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash")
    }
}

/// A session that has been opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What names it where its token must not stand.
    pub id: SessionId,
    /// Who signed in.
    pub account: AccountId,
    /// On which device, in the words of the caller.
    pub device: String,
    /// A second factor was shown at sign-in, or a device was trusted that had shown it.
    pub has_second: bool,
    /// Void once not seen for so long; whole seconds.
    pub idle: Duration,
    /// When it was opened.
    pub created_at: OffsetDateTime,
    /// When it was last used, to the minute or so.
    pub last_seen_at: OffsetDateTime,
    /// From when on it is void, however much it is used.
    pub expires_at: OffsetDateTime,
}

impl OpenSession {
    /// A session on no particular device, which may be idle as long as it lasts.
    pub fn lasting(id: SessionId, account: AccountId, now: OffsetDateTime, lasts: Duration) -> Self {
        Self {
            id,
            account,
            device: String::new(),
            has_second: false,
            idle: lasts,
            created_at: now,
            last_seen_at: now,
            expires_at: now + lasts,
        }
    }
}

/// A session as a token opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionAt {
    /// The session.
    pub session: OpenSession,
    /// Rights of its account have changed since its token was given out.
    pub is_stale: bool,
    /// The token was replaced and is only good for requests under way.
    pub is_replaced: bool,
}

impl Sessions<'_, Change> {
    /// Opens a session.
    pub async fn put(&self, token: TokenHash, opened: &OpenSession) -> Result<(), StorageError> {
        let row = session::ActiveModel {
            id: Set(opened.id.0),
            account_id: Set(opened.account.0),
            device: Set(typed(&opened.device)),
            has_second: Set(opened.has_second),
            idle_seconds: Set(opened.idle.whole_seconds()),
            is_stale: Set(false),
            created_at_us: Set(instant(opened.created_at)),
            last_seen_at_us: Set(instant(opened.last_seen_at)),
            expires_at_us: Set(instant(opened.expires_at)),
        };
        session::Entity::insert(row).exec_without_returning(self.db).await?;
        self.add_token(token, opened.id).await
    }

    /// One more token that opens the session.
    pub async fn add_token(&self, token: TokenHash, id: SessionId) -> Result<(), StorageError> {
        let row = session_token::ActiveModel {
            token_hash: Set(token.0.to_vec()),
            session_id: Set(id.0),
            until_us: Set(None),
        };
        session_token::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// From `until` on, the token opens nothing. A token replaced before keeps its earlier end.
    pub async fn replace_token(&self, token: TokenHash, until: OffsetDateTime) -> Result<(), StorageError> {
        session_token::Entity::update_many()
            .col_expr(session_token::Column::UntilUs, Expr::value(instant(until)))
            .filter(session_token::Column::TokenHash.eq(token.0.to_vec()))
            .filter(session_token::Column::UntilUs.is_null())
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// The session was used.
    pub async fn seen(&self, id: SessionId, now: OffsetDateTime) -> Result<(), StorageError> {
        session::Entity::update_many()
            .col_expr(session::Column::LastSeenAtUs, Expr::value(instant(now)))
            .filter(session::Column::Id.eq(id.0))
            .filter(session::Column::LastSeenAtUs.lt(instant(now)))
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// The rights of an account have changed: the tokens of its sessions are to be replaced at their next use.
    pub async fn renew_of(&self, account: AccountId) -> Result<(), StorageError> {
        renew_of(self.db, account).await
    }

    /// The session goes on under a new token, with these limits; says whether it was to be renewed: another request
    /// may have been faster.
    pub async fn renewed(&self, id: SessionId, idle: Duration) -> Result<bool, StorageError> {
        let done = session::Entity::update_many()
            .col_expr(session::Column::IsStale, Expr::value(false))
            .col_expr(session::Column::IdleSeconds, Expr::value(idle.whole_seconds()))
            .filter(session::Column::Id.eq(id.0))
            .filter(session::Column::IsStale.eq(true))
            .exec(self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// The holder of the session has shown a second factor.
    pub async fn strengthen(&self, id: SessionId) -> Result<(), StorageError> {
        session::Entity::update_many()
            .col_expr(session::Column::HasSecond, Expr::value(true))
            .filter(session::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// The account has no second factor any more: none of its sessions has shown one.
    pub async fn weaken_of(&self, account: AccountId) -> Result<(), StorageError> {
        session::Entity::update_many()
            .col_expr(session::Column::HasSecond, Expr::value(false))
            .filter(session::Column::AccountId.eq(account.0))
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// Ends the session that the token opens; one that is not there has ended already.
    pub async fn delete(&self, token: TokenHash) -> Result<(), StorageError> {
        let sql = "DELETE FROM session WHERE id IN (SELECT session_id FROM session_token WHERE token_hash = $1)";
        self.db.execute_raw(self.db.statement(sql, [token.0.to_vec().into()])).await?;
        Ok(())
    }

    /// Ends a session of an account; says whether there was one.
    pub async fn end(&self, account: AccountId, id: SessionId) -> Result<bool, StorageError> {
        let of = session::Entity::delete_by_id(id.0).filter(session::Column::AccountId.eq(account.0));
        Ok(of.exec(self.db).await?.rows_affected > 0)
    }

    /// Ends every session of an account.
    pub async fn delete_of(&self, account: AccountId) -> Result<(), StorageError> {
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0)).exec(self.db).await?;
        Ok(())
    }

    /// Ends every session of an account but one; says how many.
    pub async fn delete_others(&self, account: AccountId, kept: SessionId) -> Result<u64, StorageError> {
        let all = session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
        Ok(all.filter(session::Column::Id.ne(kept.0)).exec(self.db).await?.rows_affected)
    }

    /// Forgets the sessions and tokens that were void at `now`; says how many sessions.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<u64, StorageError> {
        let gone = session_token::Column::UntilUs.lte(instant(now));
        session_token::Entity::delete_many().filter(gone).exec(self.db).await?;
        Ok(session::Entity::delete_many().filter(void(now)).exec(self.db).await?.rows_affected)
    }
}

/// The rights of an account have changed: whatever changes them calls this in its own transaction.
pub(crate) async fn renew_of(db: &Session, account: AccountId) -> Result<(), StorageError> {
    session::Entity::update_many()
        .col_expr(session::Column::IsStale, Expr::value(true))
        .filter(session::Column::AccountId.eq(account.0))
        .exec(db)
        .await?;
    Ok(())
}

/// The rights of everybody in a firm have changed.
pub(crate) async fn renew_of_firm(db: &Session, firm: EmployerId) -> Result<(), StorageError> {
    let sql = "UPDATE session SET is_stale = $2 WHERE account_id IN \
        (SELECT account_id FROM membership WHERE employer_id = $1 AND ended_at_us IS NULL)";
    db.execute_raw(db.statement(sql, [firm.0.into(), true.into()])).await?;
    Ok(())
}

/// Past its end, or idle for too long.
fn void(now: OffsetDateTime) -> Condition {
    let is_past = session::Column::ExpiresAtUs.lte(instant(now));
    Condition::any().add(is_past).add(has_been_idle(instant(now)))
}

fn has_been_idle(now_us: i64) -> Expr {
    use sea_orm::sea_query::ExprTrait;
    let idle_us = Expr::col(session::Column::IdleSeconds).mul(1_000_000_i64);
    Expr::col(session::Column::LastSeenAtUs).add(idle_us).lte(now_us)
}

impl<M> Sessions<'_, M> {
    /// The session that a token opens, unless either is void at `now`.
    pub async fn find(&self, token: TokenHash, now: OffsetDateTime) -> Result<Option<SessionAt>, StorageError> {
        let Some(key) = session_token::Entity::find_by_id(token.0.to_vec()).one(self.db).await? else {
            return Ok(None);
        };
        if key.until_us.is_some_and(|until| until <= instant(now)) {
            return Ok(None);
        }
        let row = session::Entity::find_by_id(key.session_id).filter(void(now).not()).one(self.db).await?;
        let Some(row) = row else { return Ok(None) };
        let is_stale = row.is_stale;
        Ok(Some(SessionAt { session: row.try_into()?, is_stale, is_replaced: key.until_us.is_some() }))
    }

    /// The sessions of an account that stand at `now`, the last used first; the first hundred.
    pub async fn of(&self, account: AccountId, now: OffsetDateTime) -> Result<Vec<OpenSession>, StorageError> {
        let rows = session::Entity::find()
            .filter(session::Column::AccountId.eq(account.0))
            .filter(void(now).not())
            .order_by_desc(session::Column::LastSeenAtUs)
            .order_by_desc(session::Column::Id)
            .limit(100)
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(OpenSession::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<session::Model> for OpenSession {
    type Error = Corrupt;

    fn try_from(row: session::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "session", id: row.id };
        Ok(Self {
            id: SessionId(row.id),
            account: AccountId(row.account_id),
            has_second: row.has_second,
            idle: Duration::seconds(row.idle_seconds),
            created_at: of.instant("created_at_us", row.created_at_us)?,
            last_seen_at: of.instant("last_seen_at_us", row.last_seen_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
            device: row.device,
        })
    }
}
