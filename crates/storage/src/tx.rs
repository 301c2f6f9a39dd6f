//! What a caller holds: a [`Reader`], or a [`Tx`] that is everything or nothing.

use crate::error::StorageError;
use crate::session::Session;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// Looks only.
#[derive(Debug)]
pub enum Look {}

/// Looks and changes.
#[derive(Debug)]
pub enum Change {}

/// Reads what is committed. Each question is answered on its own; cheap to make.
pub struct Reader {
    pub(crate) session: Session,
}

/// A write transaction. Nothing of it is seen by others before [`Tx::commit`], and nothing of it stays when it is
/// dropped. After an error other than not-found, drop it: PostgreSQL refuses whatever comes after.
pub struct Tx {
    pub(crate) session: Session,
    pub(crate) is_enqueuing: AtomicBool,
    pub(crate) jobs_waiting: Arc<Notify>,
}

impl Tx {
    /// Makes the work last. Returns once it is on the disk.
    ///
    /// # Errors
    /// `Unavailable`: nothing of it was kept, or (a connection lost during the commit) it is not known.
    pub async fn commit(self) -> Result<(), StorageError> {
        self.session.commit().await?;
        if self.is_enqueuing.load(Ordering::Relaxed) {
            self.jobs_waiting.notify_one();
        }
        Ok(())
    }

    /// Undoes the work now rather than soon.
    pub fn roll_back(self) {
        drop(self);
    }
}

/// A repository: a view of one kind of thing, for looking (`Look`) or also for changing (`Change`).
macro_rules! repositories {
    ($($(#[$doc:meta])* $name:ident by $method:ident),+ $(,)?) => {
        $(
            $(#[$doc])*
            pub struct $name<'a, M> {
                pub(crate) db: &'a Session,
                mode: PhantomData<fn() -> M>,
            }
        )+

        impl Reader {
            $($(#[$doc])* pub fn $method(&self) -> $name<'_, Look> {
                $name { db: &self.session, mode: PhantomData }
            })+
        }

        impl Tx {
            $($(#[$doc])* pub fn $method(&self) -> $name<'_, Change> {
                $name { db: &self.session, mode: PhantomData }
            })+
        }
    };
}

repositories! {
    /// Employers.
    Employers by employers,
    /// Accounts and the hashes of their passwords.
    Accounts by accounts,
    /// Everything that an account may do.
    AccessBook by access,
    /// Roles in companies.
    Memberships by memberships,
    /// Mandates between companies and firms.
    MandateBook by mandates,
    /// Mandates asked of numbers that are nobody's.
    MandateWishes by mandate_wishes,
    /// Invitations to companies.
    Invitations by invitations,
    /// Posts of fund agents.
    Posts by posts,
    /// Who did and saw what.
    Audit by audit,
    /// What one agent proposes and another one decides.
    Approvals by approvals,
    /// Dates, rates and ceilings published by the fund.
    LawBook by law,
    /// What employers owe and paid: postings, which only grow.
    Ledger by ledger,
    /// Signed-in sessions, by the hash of their token.
    Sessions by sessions,
    /// What an account shows beside its password.
    Factors by factors,
    /// Devices that skip the second factor.
    TrustedDevices by trusted_devices,
    /// What was begun and is to be ended once.
    Ceremonies by ceremonies,
    /// Uploaded bytes under their SHA-256.
    Blobs by blobs,
    /// Declarations and where they stand.
    Declarations by declarations,
    /// The runs that lines and findings come from.
    Checks by checks,
    /// The employee lines of a declaration's last check.
    Lines by lines,
    /// The findings of a declaration's last check.
    Findings by findings,
    /// Everything that happened to a declaration.
    Events by events,
    /// Cells changed on the page.
    Amendments by amendments,
    /// How columns are to be understood, and which sheet.
    Mappings by mappings,
    /// Warnings accepted by a person.
    Acceptances by acceptances,
    /// The fund's pre-established employees.
    Rosters by rosters,
    /// How far a check has come.
    ProgressBoard by progress,
    /// Messages on their way to people.
    Outbox by outbox,
    /// Documents attached to requests.
    Documents by documents,
    /// Codes that open something once.
    Codes by codes,
    /// Requests of people at the door.
    DoorBook by door,
    /// Requests of new employers.
    Affiliations by affiliations,
    /// Addresses of employers on file.
    Contacts by contacts,
    /// The gateway's own secrets.
    Secrets by secrets,
    /// Counted tries.
    Limits by limits,
    /// Requests to register employees.
    Registrations by registrations,
    /// Files of such requests.
    Batches by batches,
    /// Files of many companies, dropped at once.
    Deliveries by deliveries,
    /// Insured persons.
    Persons by persons,
    /// Who works for whom, and since when.
    Employments by employments,
    /// Sessions of insured persons, by the hash of their token.
    InsuredSessions by insured_sessions,
    /// What insured persons say is wrong.
    Reports by reports,
}

/// Jobs waiting for a worker.
pub struct Jobs<'a, M> {
    pub(crate) db: &'a Session,
    pub(crate) is_enqueuing: Option<&'a AtomicBool>,
    mode: PhantomData<fn() -> M>,
}

impl Reader {
    /// Jobs waiting for a worker.
    pub fn jobs(&self) -> Jobs<'_, Look> {
        Jobs { db: &self.session, is_enqueuing: None, mode: PhantomData }
    }
}

impl Tx {
    /// Jobs waiting for a worker.
    pub fn jobs(&self) -> Jobs<'_, Change> {
        Jobs { db: &self.session, is_enqueuing: Some(&self.is_enqueuing), mode: PhantomData }
    }
}
