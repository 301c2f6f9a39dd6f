//! Use cases: one function per thing a person can ask for.
//!
//! Each use case checks the mandate first and gets a proof value for it, loads, calls the pure core, and saves in one
//! transaction. Work that must finish once begun (storing, filing) runs in a task of its own: a browser that goes
//! away does not interrupt it.
//!
//! Start with [`declarations`], the life of a declaration, and [`check`], the engine.
//! The crate does not know HTTP, templates or the environment; time and randomness come from [`clock::Clock`].

pub mod accounts;
pub mod affiliations;
pub mod attestations;
mod by;
pub mod check;
pub mod clock;
pub mod codes;
pub mod company;
pub mod declarations;
pub mod deliveries;
pub mod documents;
pub mod door;
pub mod entry;
pub mod error;
pub mod help;
pub mod home;
pub mod insured;
pub mod invented;
pub mod jobs;
pub mod law;
pub mod ledger;
pub mod limits;
pub mod mandates;
pub mod members;
pub mod messages;
pub mod office;
pub mod passwords;
pub mod payments;
pub mod portfolio;
pub mod receipts;
pub mod register;
pub mod registrations;
mod rights;
mod secrets;
pub mod security;
pub mod spool;
pub mod standing;
pub mod templates;

pub use accounts::{Actor, Arrival, Entry, SignInError, SignedIn};
pub use clock::Clock;
pub use error::AppError;
pub use limits::Client;
pub use messages::Recipient;
pub use payments::Fund;
pub use spool::{Spool, SpoolWriter, UPLOAD_BYTES_MAX};
pub use tasrih_certificate::seal::{DocumentKey, SealError, TicketKey};
pub use tasrih_certificate::{Published, Seal};
pub use tasrih_intake::write::ExportFormat;
pub use tasrih_post::{Courier, Letter, PostConfig};
pub use tasrih_storage::{DeclaredMonth, RegisterFilter, RegisterRow};
pub use tasrih_storage::{StorageConfig, Store};

use std::future::Future;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What the use cases can be told.
#[derive(Debug, Clone)]
pub struct AppConfig {
    /// How long a person stays signed in at most.
    pub session: time::Duration,
    /// How long a person may do nothing before signing in again.
    pub idle: time::Duration,
    /// The same for fund agents, who see what is everybody's.
    pub idle_agents: time::Duration,
    /// Fund agents do nothing as such before they have a second factor.
    pub agents_need_second: bool,
    /// Address that people use, without a final slash: the beginning of every QR code.
    pub public_url: String,
    /// Files checked at the same time while a person waits; the others queue.
    pub checks_at_once: usize,
    /// Who carries messages to people.
    pub courier: Courier,
    /// Who signs attestations; a key of demonstration made at start when there is none.
    pub seal: Option<Arc<Seal>>,
    /// Keys that signed before, by which papers are still verified.
    pub former_keys: Published,
    /// Everybody may read what was carried into the folder: in the demo, where nobody is real.
    pub shows_mailbox: bool,
    /// The fund's own account: without it, orders do not say where to pay, and no direct debit is made.
    pub fund: Option<payments::Fund>,
}

impl Default for AppConfig {
    fn default() -> Self {
        Self {
            session: time::Duration::hours(12),
            courier: Courier::default(),
            seal: None,
            former_keys: Published::default(),
            shows_mailbox: false,
            fund: None,
            idle: time::Duration::hours(2),
            idle_agents: time::Duration::minutes(30),
            agents_need_second: true,
            public_url: "http://localhost:8080".to_owned(),
            checks_at_once: 4,
        }
    }
}

/// The use cases over one store. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) config: Arc<AppConfig>,
    pub(crate) seal: Arc<Seal>,
    pub(crate) published: Arc<Published>,
    pub(crate) passkeys: Option<Arc<webauthn_rs::Webauthn>>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) checks: Arc<Semaphore>,
}

impl App {
    /// The use cases over an open store whose schema is up to date.
    pub fn new(store: Store, clock: Clock, config: AppConfig) -> Self {
        let checks = Arc::new(Semaphore::new(config.checks_at_once.max(1)));
        let passkeys = security::relying_party(&config.public_url).map(Arc::new);
        let seal = config.seal.clone().unwrap_or_else(|| {
            let (seal, _) = Seal::demo(clock.now()).expect("the machine gives randomness");
            Arc::new(seal)
        });
        let published = Arc::new(seal.published().and(config.former_keys.clone()));
        let hashing = Arc::new(Semaphore::new(passwords::HASHES_AT_ONCE));
        Self { store, clock, config: Arc::new(config), seal, published, hashing, passkeys, checks }
    }

    /// The store, for the worker and for the wiring.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Address that people use, without a final slash.
    pub fn public_url(&self) -> &str {
        &self.config.public_url
    }

    /// The clock that every use case reads.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Can requests be served: does the database answer?
    pub async fn is_ready(&self) -> bool {
        self.store.ping().await.is_ok()
    }

    /// Runs work to its end even when the one who asked goes away.
    pub(crate) async fn to_the_end<T: Send + 'static>(
        work: impl Future<Output = Result<T, AppError>> + Send + 'static,
    ) -> Result<T, AppError> {
        tokio::spawn(work).await.map_err(AppError::fault)?
    }
}
