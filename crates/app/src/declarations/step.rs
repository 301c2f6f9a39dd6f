//! One step of a declaration's life, written whole: its state, its events, the lines and findings of its check.

use super::context::{CheckContext, CheckedFile, Decisions};
use crate::by::By;
use crate::check::{RefusedFile, Verdict};
use crate::{App, AppError, Spool};
use std::collections::BTreeMap;
use tasrih_domain::Column;
use tasrih_domain::audit::AuditEvent;
use tasrih_domain::declaration::{Counts, Declaration, FileInfo, Totals};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{self, Event};
use tasrih_domain::source::{FileFacts, Header};
use tasrih_storage::{EventRecord, LineBatch, Tx};
use time::OffsetDateTime;
use tokio::sync::mpsc;

/// Up to here a file is checked while the person waits, and the whole step is one transaction. About 10,000
/// employees as CSV: a tenth of a second of work.
pub(crate) const AT_ONCE_BYTES_MAX: u64 = 512 * 1024;

/// Whether a declaration is already in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Not yet.
    New,
    /// At this version.
    Seen(u32),
}

/// The headings over the cells that messages may name.
fn headings_used(facts: &FileFacts) -> BTreeMap<u16, String> {
    let used = facts.headers.iter().filter(|header| header.field.is_some() && facts.header_row.is_some());
    let text = |header: &Header| header.text.chars().take(FileInfo::HEADING_CHARACTERS_MAX).collect();
    used.filter_map(|header| match header.column {
        Column::Letter(number) => Some((number, text(header))),
        Column::Slice { .. } => None,
    })
    .collect()
}

/// What a person decides about a declaration for good is also in the audit; drafts come and go.
const fn audited(event: Event) -> Option<&'static str> {
    match event {
        Event::Filed => Some("declaration-filed"),
        Event::FiledInPart => Some("declaration-filed-in-part"),
        Event::Replaced => Some("declaration-replaced"),
        Event::Withdrawn => Some("declaration-withdrawn"),
        Event::Cancelled => Some("declaration-cancelled"),
        _ => None,
    }
}

impl App {
    /// Moves a declaration and records who, when and why.
    pub(crate) async fn move_on(
        tx: &Tx,
        declaration: &mut Declaration,
        event: Event,
        by: By,
        said: (&str, Args),
    ) -> Result<(), AppError> {
        let from = declaration.state;
        declaration.state = lifecycle::next(from, event)?;
        let record = EventRecord {
            at: by.at,
            actor: by.account,
            mandate: by.mandate(),
            event,
            from,
            to: declaration.state,
            reason: said.0.to_owned(),
            details: said.1,
        };
        tx.events().append(declaration.id, &record).await?;
        if let Some(act) = audited(event).filter(|_| by.account.is_some()) {
            let event = AuditEvent { employer: Some(declaration.employer), ..by.audit(act) }.subject(declaration.id);
            tx.audit().append(&event).await?;
        }
        Ok(())
    }

    /// Puts the outcome of a check into the declaration and into the transaction.
    pub(crate) async fn write_outcome(
        tx: &Tx,
        declaration: &mut Declaration,
        checked: &CheckedFile,
        now: OffsetDateTime,
    ) -> Result<(), AppError> {
        Self::apply_outcome(tx, declaration, &checked.result, now).await?;
        let none = LineBatch::new();
        let (lines, findings) = match &checked.result {
            Ok(verdict) => (&checked.lines, &verdict.findings[..]),
            Err(_) => (&none, &[][..]),
        };
        Ok(tx.checks().replace(declaration.id, lines, findings, now).await?)
    }

    async fn apply_outcome(
        tx: &Tx,
        declaration: &mut Declaration,
        result: &Result<Verdict, Box<RefusedFile>>,
        now: OffsetDateTime,
    ) -> Result<(), AppError> {
        let facts = match result {
            Ok(verdict) => Some(&verdict.facts),
            Err(refused) => refused.facts.as_ref(),
        };
        if let (Some(file), Some(facts)) = (&mut declaration.file, facts) {
            file.format = Some(facts.format);
            file.encoding = facts.encoding.map(str::to_owned);
            file.sheet.clone_from(&facts.sheet);
            file.headings = headings_used(facts);
        }
        let (event, details) = match result {
            Ok(verdict) => {
                declaration.counts = verdict.counts;
                declaration.totals = verdict.totals;
                declaration.refusal = None;
                let count = |number: u32| Arg::Count(number.into());
                let details = Args::new()
                    .with("rows", count(verdict.counts.rows))
                    .with("blocking", count(verdict.counts.blocking))
                    .with("warnings", count(verdict.counts.warnings));
                let is_clean = verdict.counts.blocking == 0;
                (if is_clean { Event::ChecksPassed } else { Event::FaultsFound }, details)
            }
            Err(refused) => {
                declaration.counts = Counts::default();
                declaration.totals = Totals::default();
                declaration.refusal = Some(tasrih_rules::refusal_code(refused.refusal.kind));
                (Event::FileRefused, refused.refusal.args.clone())
            }
        };
        Self::move_on(tx, declaration, event, By::gateway(now), ("", details)).await
    }

    /// Writes the declaration itself, guarded by the version that was seen.
    pub(crate) async fn write_declaration(
        tx: &Tx,
        declaration: &mut Declaration,
        standing: Standing,
    ) -> Result<(), AppError> {
        match standing {
            Standing::New => tx.declarations().insert(declaration).await?,
            Standing::Seen(version) => declaration.version = tx.declarations().save(declaration, version).await?,
        }
        Ok(())
    }

    /// Checks the large file of a received declaration, storing its lines while it is read. For the queue.
    ///
    /// # Errors
    /// `Stale`: the person has moved the declaration on meanwhile; what was stored is never seen.
    pub async fn check_received(&self, id: DeclarationId) -> Result<(), AppError> {
        let reader = self.store.read();
        let declaration = reader.declarations().find(id).await?.ok_or(AppError::Unknown)?;
        if declaration.state != lifecycle::State::Received {
            return Ok(());
        }
        let employer = reader.employers().find(declaration.employer).await?.ok_or(AppError::Unknown)?;
        let context = self.check_context(&declaration, &employer, Decisions::Kept).await?;
        let mut spool = self.kept_file(&declaration).await?;
        let expected = Self::rows_expected(&mut spool);
        self.check_large(declaration, context, (spool, expected)).await
    }

    async fn check_large(
        &self,
        mut declaration: Declaration,
        context: CheckContext,
        (spool, expected): (Spool, Option<u32>),
    ) -> Result<(), AppError> {
        let seen = declaration.version;
        let now = self.clock.now();
        let mut run = self.store.begin_run(declaration.id, expected, now).await?;
        // Two batches in flight: reading and storing overlap, and memory stays bounded.
        let (full, mut batches) = mpsc::channel(2);
        let checking = Self::check_in_batches(context, spool, full);
        while let Some(batch) = batches.recv().await {
            run.write_lines(&batch).await?;
        }
        let checked = checking.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        if let Ok(verdict) = &checked.result {
            run.write_lines(&checked.lines).await?;
            run.write_findings(&verdict.findings).await?;
        }
        let run = run.finish().await?;
        let now = self.clock.now();
        let tx = self.store.begin_write().await?;
        tx.declarations().hold(declaration.id, seen).await?;
        Self::apply_outcome(&tx, &mut declaration, &checked.result, now).await?;
        Self::write_declaration(&tx, &mut declaration, Standing::Seen(seen)).await?;
        if checked.result.is_ok() {
            tx.checks().adopt(declaration.id, run).await?;
        } else {
            tx.checks().replace(declaration.id, &LineBatch::new(), &[], now).await?;
        }
        Ok(tx.commit().await?)
    }
}
