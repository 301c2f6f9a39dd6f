//! Carries written messages to people: by e-mail, by SMS, or into a folder where a newcomer can read them.
//!
//! Does not know why a message was written, nor the outbox that it waits in. A letter may be handed over twice, when
//! the news that it went out was lost: its id travels with it (`Message-ID`, `Idempotency-Key`, name of the file), so
//! that the second is recognised.
//!
//! Carrying blocks: call it where waiting is allowed. No error carries an address or a word of a letter.

mod config;
mod folder;
mod sms;
mod smtp;

pub use config::{ConfigError, PostConfig};
pub use folder::Folder;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tasrih_domain::id::MessageId;
use tasrih_domain::{Channel, Lang};
use time::OffsetDateTime;

/// Longest wait for a server, from the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(20);
/// Letters that a courier in memory remembers.
const MEMORY_MAX: usize = 1_000;

/// A message ready to go.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id, the same each time it is handed over.
    pub id: MessageId,
    /// Which way.
    pub channel: Channel,
    /// E-mail address, or telephone number with `+` and country.
    pub address: String,
    /// Language of the text.
    pub lang: Lang,
    /// What it is about: a stable name.
    pub kind: String,
    /// One line; empty for an SMS.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// When it was written.
    pub written_at: OffsetDateTime,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({}, {}, {})", self.id, self.channel, self.kind)
    }
}

/// Why a letter did not go.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// May go later: the server is busy or cannot be reached.
    #[error("not carried for now ({0})")]
    Passing(String),
    /// Will never go like this: the server refused it, or nothing is configured for its channel.
    #[error("cannot be carried ({0})")]
    Final(String),
}

/// Who carries letters. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Courier {
    /// Puts each letter into a folder, one file each: for the demo and for trying things out.
    Folder(Folder),
    /// Servers that reach people.
    Gateways(Arc<Gateways>),
    /// Remembers the last thousand: for tests.
    Memory(Memory),
}

impl Default for Courier {
    fn default() -> Self {
        Self::Memory(Memory::default())
    }
}

/// Servers that reach people; a channel without one reaches nobody.
#[derive(Debug)]
pub struct Gateways {
    pub(crate) smtp: Option<smtp::Smtp>,
    pub(crate) sms: Option<sms::SmsGateway>,
}

/// Letters in memory, in the order in which they were handed over.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<VecDeque<Letter>>>);

impl Courier {
    /// Hands a letter over; returns once it is out of our hands.
    ///
    /// # Errors
    /// `Passing`: worth another try later. `Final`: not like this.
    pub fn carry(&self, letter: &Letter) -> Result<(), CarryError> {
        match self {
            Self::Folder(folder) => folder.put(letter),
            Self::Gateways(gateways) => gateways.carry(letter),
            Self::Memory(Memory(kept)) => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.retain(|known| known.id != letter.id);
                kept.push_back(letter.clone());
                if kept.len() > MEMORY_MAX {
                    kept.pop_front();
                }
                Ok(())
            }
        }
    }

    /// The letters that lie here, the newest first, at most `limit`; `None` when letters go out to people.
    ///
    /// # Errors
    /// `Passing`: the folder cannot be read.
    pub fn letters(&self, limit: usize) -> Result<Option<Vec<Letter>>, CarryError> {
        match self {
            Self::Folder(folder) => folder.newest(limit).map(Some),
            Self::Gateways(_) => Ok(None),
            Self::Memory(Memory(kept)) => {
                let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(Some(kept.iter().rev().take(limit).cloned().collect()))
            }
        }
    }
}

impl Gateways {
    fn carry(&self, letter: &Letter) -> Result<(), CarryError> {
        match (letter.channel, &self.smtp, &self.sms) {
            (Channel::Email, Some(smtp), _) => smtp.carry(letter),
            (Channel::Sms, _, Some(sms)) => sms.carry(letter),
            (channel, ..) => Err(CarryError::Final(format!("no server for {channel} is set"))),
        }
    }
}
