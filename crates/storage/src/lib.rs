//! Keeps and finds domain values in SQLite or PostgreSQL, in transactions.
//!
//! [`Store`] hands out a [`Reader`], which sees what is committed, and a [`Tx`], which is everything or nothing.
//! Both give views of one kind of thing each (`tx.declarations()`, `reader.lines()`); only those of a `Tx` can
//! change something. Domain values go in and come out; a stored row without meaning is [`StorageError::Corrupt`].
//!
//! Does not know HTTP, rules, or who may do what. Takes instants and ids from the caller. Logs no value.
//!
//! The lines and findings of a check form a *run*: written at once ([`tx::Change`] views) when small, in slices by
//! a [`RunWriter`] when large, and visible when a transaction makes the declaration point to the run.

mod access;
mod accounts;
mod affiliations;
mod approvals;
mod attestations;
mod audit;
mod batches;
mod blobs;
mod bulk;
mod ceremonies;
mod codec;
mod codes;
mod config;
mod consents;
mod debits;
mod declarations;
mod deliveries;
mod diff;
mod documents;
mod door;
mod employers;
mod employments;
mod entity;
mod error;
mod events;
mod factors;
mod findings;
mod insured;
mod invitations;
mod jobs;
mod law;
mod learning;
mod ledger;
mod limits;
mod lines;
mod mandates;
mod notes;
mod orders;
mod outbox;
mod persons;
mod plans;
mod portfolio;
mod register;
mod registrations;
mod rosters;
mod run;
mod session;
mod sessions;
mod statements;
mod store;
mod summaries;
mod trusted_devices;
pub mod tx;
mod wishes;
mod writer;

pub use access::Membership;
pub use accounts::Credentials;
pub use approvals::{ApprovalFilter, SeenApproval};
pub use audit::{AuditOf, ChainReport, RecordedAudit};
pub use blobs::{BLOB_CHUNK_BYTES, BlobReader};
pub use bulk::LineBatch;
pub use ceremonies::{Ceremony, CeremonyKind};
pub use codes::{CodeFor, FreshCode};
pub use config::{Engine, StorageConfig, UnknownEngine};
pub use declarations::Seen;
pub use diff::{DiffCounts, Difference, LineChange};
pub use employments::DeclaredMonth;
pub use error::{Corrupt, StorageError};
pub use events::{EventRecord, RecordedEvent};
pub use factors::{PasskeyRow, TotpRow};
pub use findings::{FindingFilter, FindingGroup, StoredFinding};
pub use insured::{InsuredSession, Report};
pub use jobs::{ClaimedJob, FailedJob, JobCounts, NewJob};
pub use law::FiledSums;
pub use ledger::{Posted, UnsoundPosting};
pub use limits::{Counted, Tried};
pub use lines::{LineFilter, LinePages, LineStanding, StoredLine, SumOf};
pub use notes::{Acceptance, Decided, Progress};
pub use outbox::{KeptMessage, Message, MessageState};
pub use persons::SameDocument;
pub use plans::KeptPlan;
pub use portfolio::{PortfolioFilter, PortfolioQuery, PortfolioSort};
pub use register::{RegisterFilter, RegisterPlace, RegisterQuery, RegisterRow};
pub use registrations::QueueSeen;
pub use run::{Run, RunWriter};
pub use sessions::{OpenSession, SessionAt, TokenHash};
pub use statements::{BankKey, LineKey, line_keys};
pub use store::Store;
pub use summaries::{JudgedStanding, LastFiled, NextStep, Summary};
pub use trusted_devices::TrustedDevice;
pub use tx::{Reader, Tx};
pub use wishes::MandateWish;
