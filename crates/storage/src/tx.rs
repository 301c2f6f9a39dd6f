//! What a caller holds: a [`Reader`], or a [`Tx`] that is everything or nothing.

use crate::error::StorageError;
use crate::session::Session;
use crate::summaries;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tasrih_domain::id::EmployerId;
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
    pub(crate) touched: Touched,
}

/// Employers about whom something was written that a list shows, and whether they have to be judged anew.
pub(crate) type Touched = Mutex<BTreeMap<EmployerId, bool>>;

impl Tx {
    /// Makes the work last, and with it the rows by which its employers are listed. Returns once it is on the disk.
    ///
    /// # Errors
    /// `Unavailable`: nothing of it was kept, or (a connection lost during the commit) it is not known.
    pub async fn commit(self) -> Result<(), StorageError> {
        let touched = std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner));
        for (employer, is_doubtful) in touched {
            summaries::refresh(&self.session, employer, is_doubtful).await?;
        }
        self.session.commit().await?;
        if self.is_enqueuing.load(Ordering::Relaxed) {
            self.jobs_waiting.notify_one();
        }
        Ok(())
    }

    /// Something happened to the account of an employer: where it stands has to be judged anew. Written at the end,
    /// so that nobody holds the row while they wait for another one.
    pub fn doubt_standing(&self, employer: EmployerId) {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).insert(employer, true);
    }

    /// Where an employer stands was judged after all that this transaction did to its account.
    pub fn standing_judged(&self, employer: EmployerId) {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).insert(employer, false);
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
    /// What a list of many employers shows of each.
    Summaries by summaries,
    /// The employers that an account sees, as one table.
    Portfolio by portfolio,
    /// Links to the standing of a company.
    Consents by consents,
    /// Insured persons.
    Persons by persons,
    /// Who works for whom, and since when.
    Employments by employments,
    /// Sessions of insured persons, by the hash of their token.
    InsuredSessions by insured_sessions,
    /// What insured persons say is wrong.
    Reports by reports,
    /// Payment orders.
    Orders by orders,
    /// Bank statements and their movements.
    Statements by statements,
    /// Debit mandates and the files made under them.
    Debits by debits,
    /// Instalment plans.
    Plans by plans,
    /// Attestations and who looked them up.
    Attestations by attestations,
    /// Orders of many attestations.
    AttestationOrders by attestation_orders,
}

/// Declarations and where they stand.
pub struct Declarations<'a, M> {
    pub(crate) db: &'a Session,
    pub(crate) touched: Option<&'a Touched>,
    mode: PhantomData<fn() -> M>,
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

    /// Declarations and where they stand.
    pub fn declarations(&self) -> Declarations<'_, Look> {
        Declarations { db: &self.session, touched: None, mode: PhantomData }
    }
}

impl Tx {
    /// Jobs waiting for a worker.
    pub fn jobs(&self) -> Jobs<'_, Change> {
        Jobs { db: &self.session, is_enqueuing: Some(&self.is_enqueuing), mode: PhantomData }
    }

    /// Declarations and where they stand.
    pub fn declarations(&self) -> Declarations<'_, Change> {
        Declarations { db: &self.session, touched: Some(&self.touched), mode: PhantomData }
    }
}
