//! Messages on their way to people. Written by the transaction of what they announce.

use crate::codec::{RowOf, instant, typed};
use crate::entity::message::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Outbox};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::fmt;
use tasrih_domain::id::{AccountId, MessageId};
use tasrih_domain::{Channel, Lang};
use time::OffsetDateTime;

/// A message to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Which way it goes.
    pub channel: Channel,
    /// E-mail address or telephone number.
    pub address: String,
    /// Language of its words.
    pub lang: Lang,
    /// What it is about: key of its words.
    pub kind: String,
    /// Subject; empty for an SMS.
    pub subject: String,
    /// Text; empty once it was sent.
    pub body: String,
    /// Whose account it concerns.
    pub account: Option<AccountId>,
    /// When it was written.
    pub created_at: OffsetDateTime,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({}, {}, {})", self.id, self.channel, self.kind)
    }
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// Not on its way yet.
    Waiting,
    /// Out of our hands since.
    Sent(OffsetDateTime),
    /// Given up.
    Failed,
}

/// A message and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMessage {
    /// The message.
    pub message: Message,
    /// Where it stands.
    pub state: MessageState,
}

impl Outbox<'_, Change> {
    /// Writes a message, to be sent once this transaction is committed (the caller enqueues the job).
    pub async fn put(&self, message: &Message) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(message.id.0),
            channel: Set(message.channel.code().to_owned()),
            address: Set(typed(&message.address)),
            lang: Set(message.lang.code().to_owned()),
            kind: Set(message.kind.clone()),
            subject: Set(typed(&message.subject)),
            body: Set(typed(&message.body)),
            account_id: Set(message.account.map(|account| account.0)),
            state: Set("waiting".to_owned()),
            created_at_us: Set(instant(message.created_at)),
            sent_at_us: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// The message is out of our hands; its text is forgotten, for it may hold a code.
    pub async fn sent(&self, id: MessageId, at: OffsetDateTime) -> Result<(), StorageError> {
        let row = ActiveModel {
            state: Set("sent".to_owned()),
            body: Set(String::new()),
            sent_at_us: Set(Some(instant(at))),
            ..Default::default()
        };
        Entity::update_many().set(row).filter(Column::Id.eq(id.0)).exec(self.db).await?;
        Ok(())
    }

    /// The message was given up; its text stays, so that it can be tried again.
    pub async fn failed(&self, id: MessageId) -> Result<(), StorageError> {
        let row = ActiveModel { state: Set("failed".to_owned()), ..Default::default() };
        let waiting = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::State.eq("waiting"));
        waiting.exec(self.db).await?;
        Ok(())
    }

    /// Forgets the messages written before, whatever became of them; says how many.
    pub async fn purge(&self, before: OffsetDateTime) -> Result<u64, StorageError> {
        let old = Column::CreatedAtUs.lt(instant(before));
        Ok(Entity::delete_many().filter(old).exec(self.db).await?.rows_affected)
    }
}

impl<M> Outbox<'_, M> {
    /// The message of that id.
    pub async fn find(&self, id: MessageId) -> Result<Option<KeptMessage>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(KeptMessage::try_from).transpose()?)
    }

    /// Messages that were given up, the newest first; at most `limit`.
    pub async fn given_up(&self, limit: u32) -> Result<Vec<KeptMessage>, StorageError> {
        let query = Entity::find().filter(Column::State.eq("failed")).order_by_desc(Column::CreatedAtUs);
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(KeptMessage::try_from).collect::<Result<_, _>>()?)
    }

    /// The messages about an account, the newest first; at most `limit`.
    pub async fn of(&self, account: AccountId, limit: u32) -> Result<Vec<KeptMessage>, StorageError> {
        let query = Entity::find().filter(Column::AccountId.eq(account.0)).order_by_desc(Column::CreatedAtUs);
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(KeptMessage::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for KeptMessage {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "message", id: row.id };
        let state = match (row.state.as_str(), row.sent_at_us) {
            ("waiting", _) => MessageState::Waiting,
            ("failed", _) => MessageState::Failed,
            ("sent", Some(at)) => MessageState::Sent(of.instant("sent_at_us", at)?),
            _ => return Err(of.corrupt("state")),
        };
        let message = Message {
            id: MessageId(row.id),
            channel: of.parse("channel", &row.channel)?,
            lang: of.parse("lang", &row.lang)?,
            created_at: of.instant("created_at_us", row.created_at_us)?,
            account: row.account_id.map(AccountId),
            address: row.address,
            kind: row.kind,
            subject: row.subject,
            body: row.body,
        };
        Ok(Self { message, state })
    }
}
