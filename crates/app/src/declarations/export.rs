//! Filed or valid lines as files: e-BDS for the fund and payroll software, CSV and XLSX for people.

use super::download::FileDownload;
use crate::templates::{export_mime, export_words};
use crate::{App, AppError};
use tasrih_domain::declaration::{Declaration, DeclarationKind, Employer, Roster, local_date};
use tasrih_domain::source::FileKind;
use tasrih_domain::{InsuredNumber, Lang, Line, Money, Situation};
use tasrih_intake::ebds::write::{EbdsWriter, WriteError};
use tasrih_intake::ebds::{EbdsHeader, file_name};
use tasrih_intake::write::{self as export, ExportFormat, ExportRow};
use tasrih_storage::LineFilter;
use time::Date;

const TEXT_MIME: &str = "text/plain; charset=us-ascii";

impl App {
    /// The valid lines, by insured number as the fund wants them.
    pub(crate) async fn valid_lines(&self, declaration: &Declaration) -> Result<Vec<Line>, AppError> {
        let reader = self.store.read();
        let lines = reader.lines();
        let mut pages = lines.pages(declaration.id, LineFilter::Valid);
        let mut sorted = Vec::new();
        while let Some(lines) = pages.next().await? {
            sorted.extend(lines.into_iter().map(|stored| stored.line));
        }
        sorted.sort_by_key(|line: &Line| (line.insured, line.row));
        Ok(sorted)
    }

    pub(crate) async fn ebds(&self, declaration: &Declaration, employer: &Employer) -> Result<FileDownload, AppError> {
        let reader = self.store.read();
        let preestablished = self.roster_of(employer.id, declaration.month).await?;
        let law = self.law().await?;
        // What was filed keeps the day that it was filed under.
        let due_on = match &declaration.filing {
            Some(filing) => filing.due_on,
            None => law.due_date(declaration.month).on,
        };
        let header = self.ebds_header(declaration, employer, (preestablished.as_ref(), due_on));
        let known = if preestablished.is_some() {
            preestablished
        } else {
            let before = declaration.month.previous();
            match reader.declarations().find_filed(employer.id, before, DeclarationKind::MAIN).await? {
                Some(filed) => Some(reader.lines().roster_of(filed.id).await?),
                None => None,
            }
        };
        let lines = self.valid_lines(declaration).await?;
        let name = file_name(header.kind, header.affiliate, header.period);
        let writing = tokio::task::spawn_blocking(move || {
            write(&header, law.ceiling_at(header.period).ok(), (known.as_ref(), &lines))
        });
        let bytes = writing.await.map_err(AppError::fault)?.map_err(|error| match error {
            // Six digits of days hold 38,461 full months: beyond, the fund's format has no room.
            WriteError::TotalTooLarge { .. } => AppError::refused("refused-ebds-too-large"),
            other => AppError::fault(other),
        })?;
        Ok(FileDownload { name, mime: TEXT_MIME, bytes })
    }

    pub(crate) async fn export(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        (format, lang): (ExportFormat, Lang),
    ) -> Result<FileDownload, AppError> {
        let lines = self.valid_lines(declaration).await?;
        let (extension, mime) = export_mime(format);
        let name = format!("{}-{}-{}.{extension}", employer.affiliate, declaration.month, declaration.kind.number());
        let writing = tokio::task::spawn_blocking(move || {
            let mut bytes = Vec::new();
            export::write(format, &export_words(lang), lines.iter().map(ExportRow::from), &mut bytes).map(|()| bytes)
        });
        let bytes = writing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime, bytes })
    }

    fn ebds_header(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        (roster, due_on): (Option<&Roster>, Date),
    ) -> EbdsHeader {
        let issued_on = declaration.filing.as_ref().map_or_else(|| self.clock.today(), |one| local_date(one.filed_at));
        EbdsHeader {
            transfer_id: roster.and_then(|roster| roster.transfer_id),
            issued_on: Some(issued_on),
            due_on: Some(due_on),
            ..EbdsHeader::of(employer, declaration.month, FileKind::Declaration(declaration.kind))
        }
    }
}

/// A line goes to the known employees when the fund expects the person, when last month declared the person, or
/// (nothing being known) when there is a number; a situation can only be said there.
fn is_known(line: &Line, header: &EbdsHeader, roster: Option<&Roster>) -> bool {
    if header.kind != FileKind::Declaration(DeclarationKind::MAIN) {
        return false;
    }
    let Some(insured) = line.insured.filter(|number: &InsuredNumber| number.names_a_person()) else { return false };
    let has_situation = line.situation.is_some_and(|situation| situation != Situation::Normal);
    has_situation || roster.is_none_or(|roster| roster.find(insured).is_some())
}

fn write(
    header: &EbdsHeader,
    ceiling: Option<Money>,
    (roster, lines): (Option<&Roster>, &[Line]),
) -> Result<Vec<u8>, WriteError> {
    let mut bytes = Vec::with_capacity((lines.len() + 8) * 261);
    let mut writer = EbdsWriter::new(&mut bytes, header, ceiling)?;
    let (known, entrants): (Vec<_>, Vec<_>) = lines.iter().partition(|line| is_known(line, header, roster));
    for line in known {
        writer.known(line)?;
    }
    for line in entrants {
        writer.entrant(line)?;
    }
    writer.finish()?;
    Ok(bytes)
}
