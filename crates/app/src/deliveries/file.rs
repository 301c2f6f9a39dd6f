//! Filing everything that is clean in one act, as often as one likes: what is filed stays filed once.

use super::view::Clean;
use super::{DeliveryJob, reason};
use crate::accounts::Actor;
use crate::declarations::{LeaveOut, Opened, Submission};
use crate::{App, AppError};
use tasrih_domain::access::{Access, Submit};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::delivery::{DeliveredFile, Delivery, DeliveryFiling, FileState, FilingState};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeliveryId;

/// Declarations filed before the list of those that wait is read again.
const AT_ONCE: u32 = 50;
/// Up to here they are filed while the person waits: a second or so.
const WHILE_WAITING: usize = 25;

/// The person's word to file all that are clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAll {
    /// The mark of what the page showed: see `Together::mark`.
    pub mark: String,
    /// The person saw that some are late.
    pub late_seen: bool,
}

impl App {
    /// Files every clean declaration of a delivery under the mandates that allow it. Doing it twice is doing it once.
    ///
    /// # Errors
    /// `Stale`: other declarations are clean than those that the page showed. `Refused`: some are late and the person
    /// has not said that they saw it; nothing is clean.
    pub async fn file_delivery(&self, actor: &Actor, id: DeliveryId, said: FileAll) -> Result<(), AppError> {
        let delivery = self.own_delivery(actor, id).await?;
        let access = self.access(actor).await?;
        let clean = self.clean_of(&delivery, &access).await?;
        if clean.is_empty() {
            // Sent twice, or from two windows: what was clean is filed, or about to be.
            let files = self.store.read().deliveries().files(id).await?;
            let is_under_way = files.iter().any(|file| file.filing.is_some());
            return if is_under_way { Ok(()) } else { Err(AppError::refused("delivery-refused-nothing-clean")) };
        }
        if Clean::mark(&clean) != said.mark {
            let wanted = self.store.read().deliveries().wanted(id, 1).await?;
            // The other window was faster, and its filing is under way.
            return if wanted.is_empty() { Err(AppError::Stale) } else { Ok(()) };
        }
        if clean.iter().any(|one| one.is_late) && !said.late_seen {
            return Err(AppError::refused("delivery-refused-late-unseen"));
        }
        let count = clean.len();
        let app = self.clone();
        Self::to_the_end(async move {
            app.want(&delivery, clean).await?;
            // The job finds nothing left to do, or goes on where this was interrupted.
            if count <= WHILE_WAITING { app.file_wanted(id).await } else { Ok(()) }
        })
        .await
    }

    /// Notes what is to be filed, and has the queue see to it.
    async fn want(&self, delivery: &Delivery, clean: Vec<Clean>) -> Result<(), AppError> {
        let now = self.clock.now();
        let tx = self.store.begin_write().await?;
        let count = Arg::Count(i64::try_from(clean.len()).unwrap_or(i64::MAX));
        let event = AuditEvent::new(now, Who::Account(delivery.account), "delivery-filed").subject(delivery.id);
        tx.audit().append(&event.details(Args::new().with("count", count))).await?;
        for one in clean {
            let filing = DeliveryFiling { state: FilingState::Wanted, seen: one.version, reason: None };
            let file = DeliveredFile { filing: Some(filing), ..one.file };
            tx.deliveries().settle(delivery.id, &file, FileState::Taken).await?;
        }
        tx.jobs().enqueue(&self.delivery_job(DeliveryJob::FILE, delivery.id, now)?).await?;
        Ok(tx.commit().await?)
    }

    /// Files what is wanted. For the queue: a second run goes on where the first one stopped.
    pub(crate) async fn file_wanted(&self, id: DeliveryId) -> Result<(), AppError> {
        let delivery = self.store.read().deliveries().find(id).await?.ok_or(AppError::Unknown)?;
        loop {
            let wanted = self.store.read().deliveries().wanted(id, AT_ONCE).await?;
            if wanted.is_empty() {
                return Ok(());
            }
            // Whoever lost a right meanwhile files no more.
            let access = self.access_of_delivery(&delivery).await?;
            for file in wanted {
                self.file_one(&delivery, &access, file).await?;
            }
        }
    }

    async fn file_one(&self, delivery: &Delivery, access: &Access, file: DeliveredFile) -> Result<(), AppError> {
        let (Some(filing), Some(declaration)) = (file.filing.clone(), file.declaration) else {
            return Err(AppError::fault("a file that is to be filed became no declaration"));
        };
        let submission = Submission { seen: filing.seen, accepted: Vec::new(), leave_out: LeaveOut::Nobody };
        let outcome = match self.open_by::<Submit>(access, declaration).await {
            Ok(Opened { declaration, .. }) if is_done(&declaration, filing.seen) => Ok(()),
            Ok(opened) => self.submit_once(opened, submission).await.map(drop),
            Err(error) => Err(error),
        };
        let (state, why) = match outcome {
            Ok(()) => (FilingState::Done, None),
            Err(AppError::Refused(text)) => (FilingState::Held, Some((text.key().to_owned(), text.args().clone()))),
            Err(AppError::Stale) => (FilingState::Held, Some(reason("delivery-held-changed"))),
            Err(AppError::Unknown) => (FilingState::Held, Some(reason("delivery-held-right"))),
            Err(error) => return Err(error),
        };
        let file = DeliveredFile { filing: Some(DeliveryFiling { state, reason: why, ..filing }), ..file };
        let tx = self.store.begin_write().await?;
        tx.deliveries().settle(delivery.id, &file, FileState::Taken).await?;
        Ok(tx.commit().await?)
    }
}

/// It was filed already as it was seen: by the run before, or by another window.
fn is_done(declaration: &tasrih_domain::declaration::Declaration, seen: u32) -> bool {
    declaration.state.is_filed() && declaration.version >= seen
}
