//! What is known beside the file when it is checked, and the check itself off the async threads.

use crate::check::{CheckRequest, CheckedLine, LineOut, NoLines, RefusedFile, Verdict, check_file};
use crate::{App, AppError, Spool};
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::Month;
use tasrih_domain::declaration::{Amendment, ColumnMapping, Declaration, DeclarationKind, Employer, Movements, Roster};
use tasrih_domain::id::FileHash;
use tasrih_rates::{HealthCover, Law};
use tasrih_storage::{FindingFilter, LineBatch, LineStanding};
use time::Date;
use tokio::sync::mpsc;

/// Owned twin of [`CheckRequest`], loaded from the store.
#[derive(Debug, Clone)]
pub(crate) struct CheckContext {
    pub name: String,
    pub sheet: Option<String>,
    pub mapping: ColumnMapping,
    pub affiliate: AffiliateNumber,
    pub ice: String,
    pub month: Month,
    pub kind: DeclarationKind,
    pub law: Law,
    pub cover: HealthCover,
    pub agricultural: bool,
    pub preestablished: Option<Roster>,
    pub previous: Option<Roster>,
    pub elsewhere: Option<Roster>,
    pub movements: Movements,
    pub amendments: Vec<Amendment>,
    pub only_rows: Option<BTreeSet<u32>>,
    pub today: Date,
}

impl CheckContext {
    pub(crate) fn request(&self) -> CheckRequest<'_> {
        CheckRequest {
            name: Some(&self.name),
            sheet: self.sheet.as_deref(),
            mapping: Some(&self.mapping),
            affiliate: Some(self.affiliate),
            ice: (!self.ice.is_empty()).then_some(self.ice.as_str()),
            month: Some(self.month),
            kind: Some(self.kind),
            law: Some(&self.law),
            cover: self.cover,
            agricultural: self.agricultural,
            preestablished: self.preestablished.as_ref(),
            previous: self.previous.as_ref(),
            elsewhere: self.elsewhere.as_ref(),
            movements: Some(&self.movements),
            amendments: &self.amendments,
            only_rows: self.only_rows.as_ref(),
            today: Some(self.today),
        }
    }
}

/// Which decisions about a declaration its check takes into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decisions {
    /// The sheet that was chosen and the cells that were typed.
    Kept,
    /// None: the file is a new one.
    Afresh,
}

/// The outcome of a check and, for a file checked in one go, its lines.
pub(crate) struct CheckedFile {
    pub result: Result<Verdict, Box<RefusedFile>>,
    pub lines: LineBatch,
}

/// Declarations of two months that are in preparation or filed: ten kinds, two of each at most.
const CURRENT_MAX: u32 = 40;

/// Findings compared at a time.
const FINDINGS_AT_ONCE: u32 = 1_000;

/// Fills batches and sends each full one on.
struct Batches {
    batch: LineBatch,
    full: Option<mpsc::Sender<LineBatch>>,
}

impl LineOut for Batches {
    fn line(&mut self, checked: &CheckedLine<'_>) {
        let standing = if checked.is_valid { LineStanding::Valid } else { LineStanding::Blocked };
        self.batch.push(checked.line, checked.capped, standing);
        if self.batch.is_full()
            && let Some(full) = &self.full
        {
            // The receiver is gone when storing failed: the rows that follow have nowhere to go.
            drop(full.blocking_send(std::mem::take(&mut self.batch)));
        }
    }
}

impl App {
    /// Loads what is known beside the file. `declaration.file` names the file that will be checked.
    pub(crate) async fn check_context(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        decisions: Decisions,
    ) -> Result<CheckContext, AppError> {
        let reader = self.store.read();
        let (sheet, amendments) = match decisions {
            Decisions::Kept => {
                (reader.mappings().sheet_of(declaration.id).await?, reader.amendments().of(declaration.id).await?)
            }
            Decisions::Afresh => (None, Vec::new()),
        };
        let before = declaration.month.previous();
        let current = reader.declarations().current(&[employer.id], before..=declaration.month, CURRENT_MAX).await?;
        let filed = || current.iter().filter(|one| one.state.is_filed());
        let previous = match filed().find(|one| one.month == before && one.kind.is_main()) {
            Some(filed) => Some(reader.lines().roster_of(filed.id).await?),
            None => None,
        };
        let mut elsewhere: Option<Roster> = None;
        for other in filed().filter(|one| one.month == declaration.month && one.kind != declaration.kind) {
            let people = reader.lines().roster_of(other.id).await?.people;
            elsewhere.get_or_insert_default().people.extend(people);
        }
        if let Some(roster) = &mut elsewhere {
            roster.people.sort_by_key(|known| known.insured);
            roster.people.dedup_by_key(|known| known.insured);
        }
        Ok(CheckContext {
            name: declaration.file.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
            sheet,
            mapping: reader.mappings().of(employer.id).await?,
            affiliate: employer.affiliate,
            ice: employer.ice.clone(),
            month: declaration.month,
            kind: declaration.kind,
            law: self.law().await?,
            cover: employer.into(),
            agricultural: employer.agricultural,
            preestablished: self.roster_of(employer.id, declaration.month).await?,
            previous,
            elsewhere,
            movements: self.movements_of(employer.id, declaration.month).await?,
            amendments,
            only_rows: self.rows_that_count(declaration).await?,
            today: self.clock.today(),
        })
    }

    /// Checks a small file in one go, off the async threads.
    pub(crate) async fn check_at_once(&self, context: CheckContext, bytes: Arc<[u8]>) -> Result<CheckedFile, AppError> {
        let _turn = self.checks.acquire().await.map_err(AppError::fault)?;
        let checking = tokio::task::spawn_blocking(move || {
            let mut lines = Batches { batch: LineBatch::new(), full: None };
            let result = check_file(&mut Cursor::new(bytes), &context.request(), &mut lines);
            CheckedFile { result, lines: lines.batch }
        });
        checking.await.map_err(AppError::fault)
    }

    /// Checks a large file; full batches go to `full` while it is read, the last one comes back with the outcome.
    pub(crate) fn check_in_batches(
        context: CheckContext,
        mut spool: Spool,
        full: mpsc::Sender<LineBatch>,
    ) -> tokio::task::JoinHandle<std::io::Result<CheckedFile>> {
        tokio::task::spawn_blocking(move || {
            let mut lines = Batches { batch: LineBatch::new(), full: Some(full) };
            spool.seek(SeekFrom::Start(0))?;
            let result = check_file(&mut spool, &context.request(), &mut lines);
            Ok(CheckedFile { result, lines: lines.batch })
        })
    }

    /// Checks the kept file of a declaration again without keeping anything: for the mapping page and for marking.
    pub(crate) async fn check_again(
        &self,
        declaration: &Declaration,
        employer: &Employer,
    ) -> Result<Result<Verdict, Box<RefusedFile>>, AppError> {
        let context = self.check_context(declaration, employer, Decisions::Kept).await?;
        let mut spool = self.kept_file(declaration).await?;
        let _turn = self.checks.acquire().await.map_err(AppError::fault)?;
        let checking = tokio::task::spawn_blocking(move || check_file(&mut spool, &context.request(), &mut NoLines));
        checking.await.map_err(AppError::fault)
    }

    /// Would a check today say what the last one said? Compared finding by finding.
    pub(crate) async fn verdict_stands(
        &self,
        declaration: &Declaration,
        employer: &Employer,
    ) -> Result<bool, AppError> {
        // A file that cannot be read is refused whatever is known beside it.
        let Ok(verdict) = self.check_again(declaration, employer).await? else {
            return Ok(declaration.refusal.is_some());
        };
        if (verdict.counts, verdict.totals) != (declaration.counts, declaration.totals) {
            return Ok(false);
        }
        let reader = self.store.read();
        let mut findings = verdict.findings.iter();
        let mut after = None;
        loop {
            let page =
                reader.findings().page(declaration.id, FindingFilter::default(), after, FINDINGS_AT_ONCE).await?;
            let Some(last) = page.last() else { return Ok(findings.next().is_none()) };
            after = Some(last.ordinal);
            if !page.iter().all(|stored| findings.next() == Some(&stored.finding)) {
                return Ok(false);
            }
        }
    }

    /// The bytes of the declaration's file, as they were uploaded.
    pub(crate) async fn kept_file(&self, declaration: &Declaration) -> Result<Spool, AppError> {
        self.kept_bytes(declaration.file.as_ref().ok_or(AppError::Unknown)?.hash).await
    }

    /// The bytes kept under a hash.
    pub(crate) async fn kept_bytes(&self, hash: FileHash) -> Result<Spool, AppError> {
        let reader = self.store.read();
        let mut blob = reader.blobs().open(hash).await?.ok_or_else(|| AppError::fault("a kept file is gone"))?;
        let mut writer = crate::SpoolWriter::new();
        while let Some(chunk) = blob.next().await? {
            writer.write(&chunk).map_err(AppError::fault)?;
        }
        writer.finish().map_err(AppError::fault)
    }

    /// Rows that a text file seems to have, for the progress page; nothing for workbooks.
    pub(crate) fn rows_expected(spool: &mut Spool) -> Option<u32> {
        let mut buffer = vec![0; 64 * 1024];
        let (mut lines, mut first) = (0_u64, true);
        spool.seek(SeekFrom::Start(0)).ok()?;
        loop {
            let read = spool.read(&mut buffer).ok()?;
            if read == 0 {
                break;
            }
            // Archives and OLE files are no text.
            if first && (buffer.starts_with(b"PK") || buffer.starts_with(b"\xD0\xCF\x11\xE0")) {
                return None;
            }
            first = false;
            lines += memchr::memchr_iter(b'\n', &buffer[..read]).count() as u64;
        }
        u32::try_from(lines).ok()
    }
}
