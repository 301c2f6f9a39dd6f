//! A file comes in: its bytes are kept before anybody is answered, and the same bytes give the same declaration.

use super::context::Decisions;
use super::step::{AT_ONCE_BYTES_MAX, Standing};
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError, Spool};
use std::collections::BTreeMap;
use std::io::{Seek, SeekFrom};
use std::sync::Arc;
use tasrih_domain::access::{Authorized, Power, Prepare, Read as MayRead};
use tasrih_domain::declaration::{Counts, Declaration, DeclarationKind, Employer, FileInfo, Totals};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_i18n::Text;
use tasrih_storage::LineBatch;
use time::Date;

/// Tries when two requests meet: the second one finds what the first one made.
const MEETINGS_MAX: u32 = 3;

/// A file on its way in.
#[derive(Debug)]
pub struct Upload {
    /// The employer.
    pub affiliate: AffiliateNumber,
    /// The month.
    pub month: Month,
    /// Name given by the browser; only its last part is kept.
    pub file_name: String,
    /// The bytes.
    pub spool: Spool,
    /// The filed declaration that the file is to replace.
    pub correcting: Option<DeclarationId>,
}

/// Files of an employer and month may come: known before their first byte is kept.
#[derive(Debug)]
pub struct Awaited {
    employer: Employer,
    month: Month,
    may: Authorized<Prepare>,
}

impl Awaited {
    /// Files of that employer and month may come, as the proof says. The month can be declared: see
    /// `App::require_declarable`.
    pub(crate) fn of(employer: Employer, month: Month, may: Authorized<Prepare>) -> Self {
        Self { employer, month, may }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// The declaration it belongs to.
    pub id: DeclarationId,
    /// The check is done; a large file is checked in the queue.
    pub is_checked: bool,
}

/// What the upload page needs to know.
#[derive(Debug)]
pub struct Start {
    /// For whom.
    pub employer: Employer,
    /// Which month.
    pub month: Month,
    /// Last day to file on time.
    pub due_on: Date,
    /// What is in preparation.
    pub open: Option<Declaration>,
    /// What stands filed.
    pub filed: Option<Declaration>,
    /// Employees that the fund expects, when its file was loaded.
    pub preestablished: Option<usize>,
    /// Employees of last month's filed declaration.
    pub previous_employees: Option<u32>,
    /// The person may begin or change the month's declaration, not only look at it.
    pub may_prepare: bool,
}

impl App {
    /// What is known before a month is begun.
    pub async fn start(&self, actor: &Actor, affiliate: AffiliateNumber, month: Month) -> Result<Start, AppError> {
        let (employer, may) = self.authorise::<MayRead>(actor, affiliate).await?;
        self.require_declarable(&employer, month)?;
        let reader = self.store.read();
        let declarations = reader.declarations();
        let (open, filed, previous) = tokio::try_join!(
            declarations.find_open(employer.id, month, DeclarationKind::MAIN),
            declarations.find_filed(employer.id, month, DeclarationKind::MAIN),
            declarations.find_filed(employer.id, month.previous(), DeclarationKind::MAIN),
        )?;
        Ok(Start {
            month,
            due_on: self.due_on(month).await?,
            open,
            filed,
            preestablished: self.roster_of(employer.id, month).await?.map(|roster| roster.people.len()),
            previous_employees: previous.and_then(|one| one.filing).map(|filing| filing.totals.employees),
            may_prepare: may.also(Power::Prepare),
            employer,
        })
    }

    /// A month can be declared from the employer's first one to the present one, if its rates are confirmed.
    pub(crate) fn require_declarable(&self, employer: &Employer, month: Month) -> Result<(), AppError> {
        let present = Month::of(self.clock.today());
        if month > present {
            return Err(AppError::Refused(Text::of("refused-month-ahead").with("month", Arg::Month(month))));
        }
        if month < employer.declares_from {
            let text = Text::of("refused-month-before").with("month", Arg::Month(month));
            return Err(AppError::Refused(text.with("first", Arg::Month(employer.declares_from))));
        }
        if tasrih_rates::rates_at(month).is_err() {
            let text = Text::of("refused-month-without-rate").with("month", Arg::Month(month));
            return Err(AppError::Refused(text.with("first", Arg::Month(tasrih_rates::first_month()))));
        }
        Ok(())
    }

    /// May this person send files of that month? To be asked before the first byte of one is kept.
    pub async fn await_file(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
    ) -> Result<Awaited, AppError> {
        let (employer, may) = self.authorise::<Prepare>(actor, affiliate).await?;
        self.require_declarable(&employer, month)?;
        Ok(Awaited { employer, month, may })
    }

    /// Receives a file: keeps its bytes, and checks it at once when it is small.
    ///
    /// Sending the same bytes again leads to the same declaration.
    pub async fn receive(&self, actor: &Actor, upload: Upload) -> Result<Received, AppError> {
        let awaited = self.await_file(actor, upload.affiliate, upload.month).await?;
        self.receive_awaited(awaited, upload).await
    }

    /// Receives a file whose sender has been asked for already. See [`App::receive`].
    ///
    /// # Errors
    /// `Unknown`: the file is of another employer or month than was awaited.
    pub async fn receive_awaited(&self, awaited: Awaited, upload: Upload) -> Result<Received, AppError> {
        let Awaited { employer, month, may } = awaited;
        if (employer.affiliate, month) != (upload.affiliate, upload.month) {
            return Err(AppError::Unknown);
        }
        let app = self.clone();
        Self::to_the_end(async move { app.receive_authorised(may, &employer, upload).await }).await
    }

    async fn receive_authorised(
        &self,
        may: Authorized<Prepare>,
        employer: &Employer,
        mut upload: Upload,
    ) -> Result<Received, AppError> {
        let kind = kind_of(&mut upload.spool).unwrap_or(DeclarationKind::MAIN);
        let mut meetings = 0;
        loop {
            match self.receive_once(&may, employer, &mut upload, kind).await {
                // Someone else began the same month at the same moment: look again.
                Err(AppError::Stale) if meetings < MEETINGS_MAX => {
                    self.store.catch_up().await?;
                    meetings += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn receive_once(
        &self,
        may: &Authorized<Prepare>,
        employer: &Employer,
        upload: &mut Upload,
        kind: DeclarationKind,
    ) -> Result<Received, AppError> {
        let spool = &mut upload.spool;
        let reader = self.store.read();
        let (open, filed) = reader.declarations().find_open_and_filed(employer.id, upload.month, kind).await?;
        let hash_of = |one: &Declaration| one.file.as_ref().map(|file| file.hash);
        let (mut declaration, standing) = match (open, filed) {
            (Some(open), _) if hash_of(&open) == Some(spool.hash()) => {
                return Ok(Received { id: open.id, is_checked: open.state != State::Received });
            }
            (Some(open), _) if open.completes.is_some() => return Err(self.rows_wait(&open).await?),
            (Some(open), _) => {
                let seen = Standing::Seen(open.version);
                (open, seen)
            }
            (None, Some(filed)) if upload.correcting != Some(filed.id) => {
                if hash_of(&filed) == Some(spool.hash()) {
                    return Ok(Received { id: filed.id, is_checked: true });
                }
                return Err(AppError::refused("refused-already-filed"));
            }
            (None, filed) => {
                (self.new_declaration(employer, upload.month, kind, filed.map(|one| one.id)), Standing::New)
            }
        };
        declaration.file = Some(FileInfo {
            hash: spool.hash(),
            name: file_name(&upload.file_name),
            bytes: spool.byte_count(),
            format: None,
            encoding: None,
            sheet: None,
            headings: BTreeMap::new(),
        });
        if spool.byte_count() <= AT_ONCE_BYTES_MAX {
            self.receive_small(may, declaration, (standing, employer), spool).await
        } else {
            self.receive_large(may, declaration, standing, spool).await
        }
    }

    pub(crate) fn new_declaration(
        &self,
        employer: &Employer,
        month: Month,
        kind: DeclarationKind,
        corrects: Option<DeclarationId>,
    ) -> Declaration {
        Declaration {
            id: DeclarationId(self.clock.new_id()),
            employer: employer.id,
            month,
            kind,
            state: State::Received,
            version: 1,
            file: None,
            counts: Counts::default(),
            totals: Totals::default(),
            refusal: None,
            corrects,
            completes: None,
            filing: None,
            created_at: self.clock.now(),
        }
    }

    /// Check first, then everything in one transaction: bytes, declaration, lines, findings, events.
    async fn receive_small(
        &self,
        may: &Authorized<Prepare>,
        mut declaration: Declaration,
        (standing, employer): (Standing, &Employer),
        spool: &mut Spool,
    ) -> Result<Received, AppError> {
        let bytes = spool.to_memory().map_err(AppError::fault)?;
        // A new file starts afresh: what was typed into the old one does not belong to it.
        let context = self.check_context(&declaration, employer, Decisions::Afresh).await?;
        let checked = self.check_at_once(context, Arc::clone(&bytes)).await?;
        let by = By::proof(may, self.clock.now());
        let now = by.at;
        let tx = self.begin_as(may).await?;
        tx.blobs().put(spool.hash(), &bytes, now).await?;
        Self::begin_step(&tx, &mut declaration, standing, by).await?;
        Self::write_outcome(&tx, &mut declaration, &checked, now).await?;
        // The outcome changed the state once more within the same step.
        let seen = Standing::Seen(declaration.version);
        Self::write_declaration(&tx, &mut declaration, seen).await?;
        tx.commit().await?;
        Ok(Received { id: declaration.id, is_checked: true })
    }

    /// Bytes first, then the declaration and its job together; the worker does the rest.
    async fn receive_large(
        &self,
        may: &Authorized<Prepare>,
        mut declaration: Declaration,
        standing: Standing,
        spool: &mut Spool,
    ) -> Result<Received, AppError> {
        let by = By::proof(may, self.clock.now());
        let now = by.at;
        spool.seek(SeekFrom::Start(0)).map_err(AppError::fault)?;
        self.store.put_blob(spool.hash(), spool, now).await?;
        let job = self.check_job(declaration.id, now)?;
        let tx = self.begin_as(may).await?;
        Self::begin_step(&tx, &mut declaration, standing, by).await?;
        // What is known of the file before is not that of this one.
        tx.checks().replace(declaration.id, &LineBatch::new(), &[], now).await?;
        tx.jobs().enqueue(&job).await?;
        tx.commit().await?;
        Ok(Received { id: declaration.id, is_checked: false })
    }

    /// Notes that a file came in, and forgets what was decided about the one before.
    async fn begin_step(
        tx: &tasrih_storage::Tx,
        declaration: &mut Declaration,
        standing: Standing,
        by: By,
    ) -> Result<(), AppError> {
        if let Standing::Seen(version) = standing {
            tx.declarations().hold(declaration.id, version).await?;
        }
        let file = declaration.file.as_ref();
        let details = Args::new()
            .with("file", Arg::Text(file.map(|file| file.name.clone()).unwrap_or_default()))
            .with("hash", Arg::Text(file.map(|file| file.hash.to_string()).unwrap_or_default()));
        if standing == Standing::New {
            Self::write_declaration(tx, declaration, standing).await?;
        }
        Self::move_on(tx, declaration, Event::FileReceived, by, ("", details)).await?;
        if let Standing::Seen(_) = standing {
            declaration.refusal = None;
            (declaration.counts, declaration.totals) = (Counts::default(), Totals::default());
            Self::write_declaration(tx, declaration, standing).await?;
            tx.amendments().clear(declaration.id).await?;
            tx.acceptances().clear(declaration.id).await?;
            tx.mappings().forget_sheet(declaration.id).await?;
        }
        Ok(())
    }
}

/// The last part of a path, without control characters, at most 255 characters.
fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(255).collect()
}

/// Main or complementary, when the header of an e-BDS file says so.
fn kind_of(spool: &mut Spool) -> Option<DeclarationKind> {
    spool.seek(SeekFrom::Start(0)).ok()?;
    let header = tasrih_intake::ebds::read_header(spool).ok();
    spool.seek(SeekFrom::Start(0)).ok()?;
    match header?.kind {
        FileKind::Declaration(kind) => Some(kind),
        FileKind::Preestablished => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_name_is_kept() {
        for (given, kept) in
            [("C:\\paie\\mars.csv", "mars.csv"), ("../../etc/passwd", "passwd"), ("a\u{0}b.csv", "ab.csv")]
        {
            assert_eq!(file_name(given), kept);
        }
    }
}
