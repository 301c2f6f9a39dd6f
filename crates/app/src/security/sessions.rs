//! Sessions: opened at sign-in, resumed by every request, renewed when rights change, listed and ended by their holder.

use super::device::Device;
use super::{SecurityEvent, token_hash};
use crate::accounts::{Actor, SignedIn};
use crate::error::AppError;
use crate::{App, accounts};
use tasrih_domain::declaration::Account;
use tasrih_domain::id::SessionId;
use tasrih_storage::{OpenSession, Tx};
use time::{Duration, OffsetDateTime};

/// Random bytes of a session's token: 160 bits.
const TOKEN_BYTES: usize = 20;
/// How long a replaced token still serves the requests that were under way with it.
const OVERLAP: Duration = Duration::seconds(30);
/// The last use of a session is written at most so often.
const SEEN_EVERY: Duration = Duration::minutes(1);

/// Whether the answer to a request can bring the browser a new token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A page: it can.
    Page,
    /// A form or a file under way: its own answer may be lost, and with it the token.
    Other,
}

/// A session that goes on.
#[derive(Debug)]
pub struct Resumed {
    /// Who.
    pub actor: Actor,
    /// The token that takes the place of the one that came, and until when at most.
    pub replacement: Option<(String, OffsetDateTime)>,
}

/// A session as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// What names it.
    pub id: SessionId,
    /// On which device.
    pub device: Device,
    /// Since when.
    pub created_at: OffsetDateTime,
    /// When it was last used, to the minute.
    pub last_seen_at: OffsetDateTime,
    /// It is the one that asks.
    pub is_this: bool,
}

impl App {
    /// Opens a session in the place of the one whose token came along, if one did: nobody goes on with a token that
    /// was known before the sign-in.
    pub(crate) async fn open_session(
        &self,
        tx: &Tx,
        account: Account,
        (device, before): (&Device, Option<&str>),
        has_second: bool,
    ) -> Result<SignedIn, AppError> {
        let now = self.clock.now();
        if let Some(before) = before {
            tx.sessions().delete(token_hash(before)).await?;
        }
        let (token, expires_at) = (self.clock.new_secret(TOKEN_BYTES), now + self.config.session);
        let opened = OpenSession {
            id: SessionId(self.clock.new_id()),
            account: account.id,
            device: device.to_string(),
            has_second,
            idle: self.idle_of(&account).await?,
            created_at: now,
            last_seen_at: now,
            expires_at,
        };
        tx.sessions().put(token_hash(&token), &opened).await?;
        Ok(SignedIn { token, actor: Actor::of(account, &opened), expires_at })
    }

    /// Who holds that session, if it still stands. Only looks: it is not counted as a use.
    pub async fn actor_of(&self, token: &str) -> Result<Option<Actor>, AppError> {
        let reader = self.store.read();
        let Some(at) = reader.sessions().find(token_hash(token), self.clock.now()).await? else { return Ok(None) };
        let account = reader.accounts().find(at.session.account).await?;
        Ok(account.map(|account| Actor::of(account, &at.session)))
    }

    /// Goes on with a session: notes its use and, when the rights of its holder have changed, replaces its token.
    ///
    /// Repeating a request is safe: a browser that never got the new token gets another one with the next page that
    /// it asks for while the old one lasts.
    pub async fn resume(&self, token: &str, carrier: Carrier) -> Result<Option<Resumed>, AppError> {
        let (now, reader) = (self.clock.now(), self.store.read());
        let Some(at) = reader.sessions().find(token_hash(token), now).await? else { return Ok(None) };
        let Some(account) = reader.accounts().find(at.session.account).await? else { return Ok(None) };
        let is_due = now >= at.session.last_seen_at + SEEN_EVERY;
        let is_renewed = carrier == Carrier::Page && (at.is_stale || at.is_replaced);
        let mut replacement = None;
        if is_due || is_renewed {
            let tx = self.store.begin_write().await?;
            tx.sessions().seen(at.session.id, now).await?;
            if is_renewed {
                tx.sessions().renewed(at.session.id, self.idle_of(&account).await?).await?;
                tx.sessions().replace_token(token_hash(token), now + OVERLAP).await?;
                let new = self.clock.new_secret(TOKEN_BYTES);
                tx.sessions().add_token(token_hash(&new), at.session.id).await?;
                replacement = Some((new, at.session.expires_at));
            }
            tx.commit().await?;
        }
        Ok(Some(Resumed { actor: Actor::of(account, &at.session), replacement }))
    }

    /// How long an account may be idle.
    async fn idle_of(&self, account: &Account) -> Result<Duration, AppError> {
        let is_agent = accounts::is_agent(self, account.id).await?;
        Ok(if is_agent { self.config.idle_agents } else { self.config.idle })
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        tx.sessions().delete(token_hash(token)).await?;
        Ok(tx.commit().await?)
    }

    /// The person's sessions, the last used first.
    pub(crate) async fn sessions(&self, actor: &Actor) -> Result<Vec<SessionView>, AppError> {
        let open = self.store.read().sessions().of(actor.account().id, self.clock.now()).await?;
        let view = |one: OpenSession| SessionView {
            id: one.id,
            device: Device::read(&one.device),
            created_at: one.created_at,
            last_seen_at: one.last_seen_at,
            is_this: one.id == actor.session(),
        };
        Ok(open.into_iter().map(view).collect())
    }

    /// Ends one of the person's sessions; one that has ended already is ended.
    pub async fn end_session(&self, actor: &Actor, id: SessionId) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        if tx.sessions().end(actor.account().id, id).await? {
            self.happened(&tx, actor.account(), &SecurityEvent::SessionEnded).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Ends every session of the person but this one.
    pub async fn end_other_sessions(&self, actor: &Actor) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        if tx.sessions().delete_others(actor.account().id, actor.session()).await? > 0 {
            self.happened(&tx, actor.account(), &SecurityEvent::SessionEnded).await?;
        }
        Ok(tx.commit().await?)
    }
}
