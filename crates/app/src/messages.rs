//! Messages to people: written in the transaction of what they announce, sent by a job.
//!
//! [`App::tell`] renders the words of `messages.ftl` in the recipient's language: of a message `message-x` the value
//! is the e-mail, `.subject` its subject, `.sms` the short text. The value `site` (the address of the gateway in that
//! language) is always at hand.

use crate::App;
use crate::error::AppError;
use crate::jobs::JobFailure;
use serde::{Deserialize, Serialize};
use tasrih_domain::declaration::Account;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{AccountId, MessageId};
use tasrih_domain::{Address, Channel, Lang};
use tasrih_i18n::{Text, render_plain};
use tasrih_post::{CarryError, Letter};
use tasrih_storage::{Message, MessageState, Tx};

/// Most letters of the mailbox that are shown.
const MAILBOX_MAX: usize = 100;

/// Whom a message goes to.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Which way.
    pub channel: Channel,
    /// E-mail address, or telephone number with `+` and country.
    pub address: String,
    /// Language of the words.
    pub lang: Lang,
    /// Their account, when they have one.
    pub account: Option<AccountId>,
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recipient({}, {:?})", self.channel, self.account)
    }
}

impl Recipient {
    /// Whoever is reached at an address.
    pub fn at(address: &Address, lang: Lang) -> Self {
        Self { channel: address.channel(), address: address.text().to_owned(), lang, account: None }
    }

    /// The holder of an account, at the address they sign in with.
    pub fn of(account: &Account) -> Self {
        Self { account: Some(account.id), ..Self::at(&account.login, account.lang) }
    }
}

/// Sends a message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendMessage {
    message: String,
}

impl SendMessage {
    /// Name in the queue.
    pub const NAME: &'static str = "send-message";
    /// With pauses that double up to half an hour, more than an hour and a half: mail servers come back.
    pub const ATTEMPTS_MAX: u32 = 12;

    pub(crate) fn read(payload: &str) -> Result<MessageId, AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        payload.message.parse().map_err(AppError::fault)
    }
}

impl App {
    /// Writes a message and has it sent once the transaction is committed; rolled back, nobody is told anything.
    ///
    /// `key` is a message of `messages.ftl`, its values are in `args`.
    pub async fn tell(&self, tx: &Tx, to: &Recipient, key: &'static str, args: Args) -> Result<(), AppError> {
        let now = self.clock.now();
        let args = args.with("site", Arg::Text(format!("{}/{}/", self.config.public_url, to.lang)));
        let part = |key: String| render_plain(to.lang, &Text::new(key, args.clone()));
        let (subject, body) = match to.channel {
            Channel::Email => (part(format!("{key}.subject")), part(key.to_owned())),
            Channel::Sms => (String::new(), part(format!("{key}.sms"))),
        };
        let message = Message {
            id: MessageId(self.clock.new_id()),
            channel: to.channel,
            address: to.address.clone(),
            lang: to.lang,
            kind: key.to_owned(),
            subject,
            body,
            account: to.account,
            created_at: now,
        };
        tx.outbox().put(&message).await?;
        let payload = SendMessage { message: message.id.to_string() };
        Ok(tx.jobs().enqueue(&self.job(SendMessage::NAME, &payload, now)?).await?)
    }

    /// Hands a message of the outbox to the courier. Twice is the same letter again, known by its id.
    pub(crate) async fn send_message(&self, id: MessageId, attempt: u32) -> Result<(), JobFailure> {
        let carried = self.carry(id).await.map_err(JobFailure::Retry)?;
        let is_last = attempt >= SendMessage::ATTEMPTS_MAX;
        let error = match carried {
            Ok(()) => return Ok(()),
            Err(error @ CarryError::Passing(_)) if !is_last => return Err(JobFailure::Retry(AppError::fault(error))),
            Err(error) => error,
        };
        self.lay_aside(id).await.map_err(JobFailure::Retry)?;
        Err(JobFailure::GiveUp(AppError::fault(error)))
    }

    async fn carry(&self, id: MessageId) -> Result<Result<(), CarryError>, AppError> {
        let message = match self.store.read().outbox().find(id).await? {
            Some(kept) if !matches!(kept.state, MessageState::Sent(_)) => kept.message,
            // Sent by an earlier run, or forgotten since: nothing is left to do.
            _ => return Ok(Ok(())),
        };
        let letter = Letter {
            id,
            channel: message.channel,
            address: message.address,
            lang: message.lang,
            kind: message.kind,
            subject: message.subject,
            body: message.body,
            written_at: message.created_at,
        };
        let courier = self.config.courier.clone();
        let carried = tokio::task::spawn_blocking(move || courier.carry(&letter)).await.map_err(AppError::fault)?;
        if carried.is_ok() {
            let tx = self.store.begin_write().await?;
            tx.outbox().sent(id, self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(carried)
    }

    /// A message that cannot be sent stays in the outbox, where the operator sees it.
    async fn lay_aside(&self, id: MessageId) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        tx.outbox().failed(id).await?;
        Ok(tx.commit().await?)
    }

    /// What lies in the mailbox that the demo shows, the newest first; nothing to see where letters go out to people.
    ///
    /// # Errors
    /// `Unknown`: this gateway shows no mailbox.
    pub async fn mailbox(&self) -> Result<Vec<Letter>, AppError> {
        if !self.config.shows_mailbox {
            return Err(AppError::Unknown);
        }
        let courier = self.config.courier.clone();
        let letters = tokio::task::spawn_blocking(move || courier.letters(MAILBOX_MAX));
        let letters = letters.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        letters.ok_or(AppError::Unknown)
    }

    /// Is there a mailbox to show?
    pub fn shows_mailbox(&self) -> bool {
        self.config.shows_mailbox && !matches!(self.config.courier, tasrih_post::Courier::Gateways(_))
    }
}
