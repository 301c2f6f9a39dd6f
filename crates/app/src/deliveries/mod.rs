//! Many files dropped at once: kept, told apart by the number inside each, checked, and filed together.
//!
//! A drop is kept whole before it is answered. A job then looks into each file and hands it to the same use case as a
//! single upload; a second job files what the person wanted filed. Both go on where they stopped, and two at once
//! share the work: what a file became is written once.

mod file;
mod sort;
mod view;

pub use file::FileAll;
pub use view::{CompanyVerdict, DeliveryFilter, DeliveryView, FileView, Together};

use crate::accounts::Actor;
use crate::{App, AppError, Spool, SpoolWriter};
use serde::{Deserialize, Serialize};
use std::io::{Seek, SeekFrom};
use tasrih_domain::Month;
use tasrih_domain::access::{Access, Power};
use tasrih_domain::audit::AuditEvent;
use tasrih_domain::delivery::{DeliveredFile, Delivery, FileState, Reason};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeliveryId;
use tasrih_i18n::Text;
use tasrih_intake::bundle::{Bundle, is_bundle};
use tasrih_storage::NewJob;
use time::OffsetDateTime;

/// Most files of one drop: one for each client of a large accountant. An archive has no more entries either.
pub const FILES_MAX: usize = 2_000;
/// Most bytes of all files of a drop, once archives are expanded: twice what is accepted as an upload.
const EXPANDED_BYTES_MAX: u64 = 2 * crate::UPLOAD_BYTES_MAX;
/// Up to here files are looked into while the person waits: a second or so.
const WHILE_WAITING: usize = 12;
/// Small files are kept this many bytes at a time.
const KEPT_AT_ONCE_BYTES: u64 = 4 << 20;
/// Employers looked at at a time for one that declares.
const EMPLOYERS_AT_ONCE: usize = 50;
/// Characters kept of a name.
const NAME_CHARACTERS_MAX: usize = 255;
/// Months to choose from, back from the present one.
const MONTHS_OFFERED: usize = 13;
/// Drops shown to go back to.
const LATEST_SHOWN: u32 = 10;

/// What the form for files asks besides them.
#[derive(Debug, Clone)]
pub struct DropStart {
    /// Months to choose from for files that name none, the latest first.
    pub months: Vec<Month>,
    /// The one that is most likely meant.
    pub month: Month,
}

/// What came of a drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DropOutcome {
    /// Kept, and being looked into.
    Kept(DeliveryId),
    /// Refused whole, with the words. Nothing is kept.
    Refused(Text),
}

/// Looks into the files of a drop, or files what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryJob {
    delivery: String,
}

impl DeliveryJob {
    /// Name in the queue: looks into files.
    pub const SORT: &'static str = "sort-delivery";
    /// Name in the queue: files declarations.
    pub const FILE: &'static str = "file-delivery";

    pub(crate) fn read(payload: &str) -> Result<DeliveryId, AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        payload.delivery.parse().map_err(AppError::fault)
    }
}

/// A file taken out of the drop, or why it was not.
struct Piece {
    name: String,
    bytes: u64,
    spool: Result<Spool, Reason>,
}

/// Why an archive was not taken apart.
enum Unpacked {
    Refused(Reason),
    TooMuch,
}

impl From<tasrih_domain::Refusal> for Unpacked {
    fn from(refusal: tasrih_domain::Refusal) -> Self {
        Self::Refused(refusal_reason(&refusal))
    }
}

impl From<crate::spool::SpoolError> for Unpacked {
    fn from(_: crate::spool::SpoolError) -> Self {
        Self::TooMuch
    }
}

fn reason(key: &str) -> Reason {
    (key.to_owned(), Args::new())
}

/// The words of a file that is refused whole, as on its own page.
fn refusal_reason(refusal: &tasrih_domain::Refusal) -> Reason {
    (format!("refusal-{}", tasrih_rules::refusal_code(refusal.kind)), refusal.args.clone())
}

impl App {
    /// May the person drop files? To be asked before the first byte of one is kept.
    ///
    /// # Errors
    /// `Unknown`: there is no company for which they prepare declarations.
    pub async fn await_delivery(&self, actor: &Actor) -> Result<DropStart, AppError> {
        let access = self.access(actor).await?;
        if !self.prepares(&access).await? {
            return Err(AppError::Unknown);
        }
        Ok(self.drop_start())
    }

    /// The form of somebody who is known to prepare declarations.
    pub fn drop_start(&self) -> DropStart {
        let present = Month::of(self.clock.today());
        let months = std::iter::successors(Some(present), |month| Some(month.previous())).take(MONTHS_OFFERED);
        DropStart { months: months.collect(), month: present.previous() }
    }

    /// The person's latest drops, to go back to.
    pub async fn latest_deliveries(&self, actor: &Actor) -> Result<Vec<Delivery>, AppError> {
        Ok(self.store.read().deliveries().latest(actor.account().id, LATEST_SHOWN).await?)
    }

    /// Does the person prepare declarations for anybody who declares by now?
    async fn prepares(&self, access: &Access) -> Result<bool, AppError> {
        let today = self.clock.today();
        let ids = access.employers(today).into_iter().filter(|id| access.may(Power::Prepare, *id, today));
        let ids: Vec<_> = ids.collect();
        let reader = self.store.read();
        for some in ids.chunks(EMPLOYERS_AT_ONCE) {
            let employers = reader.employers().find_all(some).await?;
            if employers.iter().any(|employer| employer.declares_from <= Month::of(today)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Keeps dropped files and has them looked into. `month` is that of files that name none.
    pub async fn receive_delivery(
        &self,
        actor: &Actor,
        month: Month,
        dropped: Vec<(String, Spool)>,
    ) -> Result<DropOutcome, AppError> {
        let start = self.await_delivery(actor).await?;
        if !start.months.contains(&month) {
            return Err(AppError::refused("delivery-refused-month"));
        }
        let pieces = tokio::task::spawn_blocking(move || take_apart(dropped)).await.map_err(AppError::fault)?;
        let pieces = match pieces {
            Ok(pieces) if pieces.is_empty() => return Ok(DropOutcome::Refused(Text::of("delivery-refused-empty"))),
            Ok(pieces) => pieces,
            Err(text) => return Ok(DropOutcome::Refused(text)),
        };
        let (app, account) = (self.clone(), actor.account().id);
        Self::to_the_end(async move {
            let now = app.clock.now();
            let files = app.keep_pieces(pieces, now).await?;
            let id = DeliveryId(app.clock.new_id());
            let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
            let delivery = Delivery { id, account, month, files: count, created_at: now };
            let tx = app.store.begin_write().await?;
            tx.deliveries().insert(&delivery, &files).await?;
            tx.jobs().enqueue(&app.delivery_job(DeliveryJob::SORT, id, now)?).await?;
            let who = tasrih_domain::audit::Who::Account(account);
            let event = AuditEvent::new(now, who, "delivery-received").subject(id);
            let event = event.details(Args::new().with("count", Arg::Count(i64::from(count))));
            tx.audit().append(&event).await?;
            tx.commit().await?;
            if files.len() <= WHILE_WAITING {
                // The job finds nothing left to do, or goes on where this was interrupted.
                app.sort_delivery(id).await?;
            }
            Ok(DropOutcome::Kept(id))
        })
        .await
    }

    /// Keeps the bytes: small files together, large ones each by itself.
    async fn keep_pieces(&self, pieces: Vec<Piece>, now: OffsetDateTime) -> Result<Vec<DeliveredFile>, AppError> {
        let mut files = Vec::with_capacity(pieces.len());
        let (mut small, mut small_bytes) = (Vec::new(), 0);
        for (piece, row) in pieces.into_iter().zip(1..) {
            let mut file = fresh(row, &piece);
            if let Ok(mut spool) = piece.spool {
                let hash = spool.hash();
                file.hash = Some(hash);
                if spool.byte_count() <= crate::declarations::AT_ONCE_BYTES_MAX {
                    small_bytes += spool.byte_count();
                    small.push((hash, spool.to_memory().map_err(AppError::fault)?));
                } else {
                    spool.seek(SeekFrom::Start(0)).map_err(AppError::fault)?;
                    self.store.put_blob(hash, &mut spool, now).await?;
                }
            }
            files.push(file);
            if small_bytes >= KEPT_AT_ONCE_BYTES {
                self.keep_small(std::mem::take(&mut small), now).await?;
                small_bytes = 0;
            }
        }
        self.keep_small(small, now).await?;
        Ok(files)
    }

    async fn keep_small(
        &self,
        small: Vec<(tasrih_domain::id::FileHash, std::sync::Arc<[u8]>)>,
        now: OffsetDateTime,
    ) -> Result<(), AppError> {
        if small.is_empty() {
            return Ok(());
        }
        let tx = self.store.begin_write().await?;
        for (hash, bytes) in small {
            tx.blobs().put(hash, &bytes, now).await?;
        }
        Ok(tx.commit().await?)
    }

    pub(crate) fn delivery_job(
        &self,
        name: &'static str,
        of: DeliveryId,
        now: OffsetDateTime,
    ) -> Result<NewJob, AppError> {
        self.job(name, &DeliveryJob { delivery: of.to_string() }, now)
    }

    /// The delivery, if it is the person's own: nobody else's is found.
    pub(crate) async fn own_delivery(&self, actor: &Actor, id: DeliveryId) -> Result<Delivery, AppError> {
        let found = self.store.read().deliveries().find(id).await?;
        found.filter(|delivery| delivery.account == actor.account().id).ok_or(AppError::Unknown)
    }

    /// Who goes on with a delivery in the queue, with the rights that they have by then.
    pub(crate) async fn access_of_delivery(&self, delivery: &Delivery) -> Result<Access, AppError> {
        Ok(self.store.read().access().of(delivery.account).await?)
    }
}

fn fresh(row: u32, piece: &Piece) -> DeliveredFile {
    let refused = piece.spool.as_ref().err();
    DeliveredFile {
        row,
        name: piece.name.chars().filter(|c| !c.is_control()).take(NAME_CHARACTERS_MAX).collect(),
        bytes: piece.bytes,
        hash: None,
        state: if refused.is_some() { FileState::Refused } else { FileState::Waiting },
        reason: refused.cloned(),
        affiliate: None,
        month: None,
        employer: None,
        declaration: None,
        filing: None,
    }
}

/// The files of a drop, those in archives among them.
fn take_apart(dropped: Vec<(String, Spool)>) -> Result<Vec<Piece>, Text> {
    let mut pieces = Vec::new();
    let mut bytes_left = EXPANDED_BYTES_MAX;
    for (name, mut spool) in dropped {
        if is_bundle(&mut spool) {
            unpack(&name, &mut spool, (&mut pieces, &mut bytes_left))?;
        } else if spool.byte_count() > 0 || !name.is_empty() {
            let last = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            pieces.push(Piece { name: last, bytes: spool.byte_count(), spool: Ok(spool) });
        }
        if pieces.len() > FILES_MAX {
            return Err(too_many());
        }
    }
    Ok(pieces)
}

fn too_many() -> Text {
    Text::of("delivery-refused-many").with("max", Arg::Count(i64::try_from(FILES_MAX).unwrap_or(i64::MAX)))
}

fn unpack(name: &str, spool: &mut Spool, (pieces, bytes_left): (&mut Vec<Piece>, &mut u64)) -> Result<(), Text> {
    let size = spool.byte_count();
    let refused = |reason| Piece { name: name.to_owned(), bytes: size, spool: Err(reason) };
    let mut bundle = match Bundle::open(spool) {
        Ok(bundle) => bundle,
        Err(refusal) => {
            pieces.push(refused(refusal_reason(&refusal)));
            return Ok(());
        }
    };
    let files = bundle.files();
    if files.len() + pieces.len() > FILES_MAX {
        return Err(too_many());
    }
    let all: u64 = files.iter().fold(0, |sum, file| sum.saturating_add(file.bytes));
    *bytes_left = bytes_left.checked_sub(all).ok_or_else(|| {
        let mebibytes = i64::try_from(EXPANDED_BYTES_MAX >> 20).unwrap_or(i64::MAX);
        Text::of("delivery-refused-large").with("mebibytes", Arg::Count(mebibytes))
    })?;
    for file in files {
        let mut writer = SpoolWriter::new();
        let read = bundle.read(&file, &mut |block| Ok::<_, Unpacked>(writer.write(block)?));
        let spool = match read {
            Ok(()) => writer.finish().map_err(|_| reason("delivery-refused-kept")),
            Err(Unpacked::Refused(reason)) => Err(reason),
            Err(Unpacked::TooMuch) => Err(reason("delivery-refused-file-large")),
        };
        pieces.push(Piece { name: file.name, bytes: file.bytes, spool });
    }
    Ok(())
}
