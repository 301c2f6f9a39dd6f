//! What can be taken away: the receipt, the e-BDS file, the lines, the person's own file, plain or with its faults marked.

use super::Opened;
use crate::accounts::Actor;
use crate::check::Verdict;
use crate::templates::annotate_labels;
use crate::{App, AppError};
use tasrih_certificate::ReceiptContent;
use tasrih_domain::access::Read;
use tasrih_domain::declaration::{Declaration, Employer, Filing};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Finding, Lang};
use tasrih_i18n::{Text, render_plain};
use tasrih_intake::annotate::{Mark, annotate};
use tasrih_intake::write::ExportFormat;

/// What to take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Download {
    /// The file as it was uploaded.
    Original,
    /// The person's own file with the faults marked in it.
    Annotated,
    /// The e-BDS file of the valid rows.
    Ebds,
    /// The valid rows as CSV.
    Csv,
    /// The valid rows as a workbook.
    Xlsx,
    /// The receipt.
    Receipt,
}

/// A file on its way out.
#[derive(Debug, Clone)]
pub struct FileDownload {
    /// Name to save it under.
    pub name: String,
    /// Media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

const PDF_MIME: &str = "application/pdf";
const BYTES_MIME: &str = "application/octet-stream";

impl App {
    /// The file asked for, in the reader's language where it has words.
    ///
    /// # Errors
    /// `Unknown`: there is no such file (no receipt before filing, no lines of a file that is not checked).
    pub async fn download(
        &self,
        actor: &Actor,
        id: DeclarationId,
        what: Download,
        lang: Lang,
    ) -> Result<FileDownload, AppError> {
        let Opened { declaration, employer, .. } = self.open::<Read>(actor, id).await?;
        let is_of_lines = matches!(what, Download::Ebds | Download::Csv | Download::Xlsx);
        if is_of_lines && !has_lines(declaration.state) {
            return Err(AppError::Unknown);
        }
        match what {
            Download::Original => self.original(&declaration).await,
            Download::Annotated => self.annotated(&declaration, &employer, lang).await,
            Download::Ebds => self.ebds(&declaration, &employer).await,
            Download::Csv => self.export(&declaration, &employer, (ExportFormat::Csv, lang)).await,
            Download::Xlsx => self.export(&declaration, &employer, (ExportFormat::Xlsx, lang)).await,
            Download::Receipt => self.receipt(&declaration, &employer).await,
        }
    }

    async fn original(&self, declaration: &Declaration) -> Result<FileDownload, AppError> {
        let file = declaration.file.as_ref().ok_or(AppError::Unknown)?;
        let bytes = self.store.read().blobs().read(file.hash).await?.ok_or(AppError::Unknown)?;
        Ok(FileDownload { name: file.name.clone(), mime: BYTES_MIME, bytes })
    }

    async fn annotated(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        lang: Lang,
    ) -> Result<FileDownload, AppError> {
        let original = self.original(declaration).await?;
        let verdict = self.check_again(declaration, employer).await?.map_err(|_| AppError::Unknown)?;
        let marking = tokio::task::spawn_blocking(move || {
            let marks = marks(&verdict, lang);
            annotate(&original.bytes, verdict.facts.format, &verdict.facts, &marks, &annotate_labels(lang)).map(
                |marked| {
                    let stem =
                        original.name.rsplit_once('.').map_or(original.name.as_str(), |(stem, _)| stem).to_owned();
                    FileDownload {
                        name: format!("{stem}-tasrih.{}", marked.extension),
                        mime: marked.mime,
                        bytes: marked.bytes,
                    }
                },
            )
        });
        marking.await.map_err(AppError::fault)?.map_err(AppError::fault)
    }

    /// Renders the receipt of a filed declaration.
    async fn receipt(&self, declaration: &Declaration, employer: &Employer) -> Result<FileDownload, AppError> {
        let filing = declaration.filing.as_ref().ok_or(AppError::Unknown)?;
        let filed_by = self.store.read().accounts().find(filing.filed_by).await?;
        let content = self.receipt_content(declaration, employer, filing, filed_by.map(|one| one.name));
        let drawing = tokio::task::spawn_blocking(move || tasrih_certificate::receipt(&content));
        let bytes = drawing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name: format!("recepisse-{}.pdf", filing.receipt), mime: PDF_MIME, bytes })
    }

    fn receipt_content(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        filing: &Filing,
        filed_by: Option<String>,
    ) -> ReceiptContent {
        let file = declaration.file.as_ref();
        ReceiptContent {
            number: filing.receipt.clone(),
            employer: employer.name.clone(),
            employer_ar: employer.name_ar.clone(),
            affiliate: employer.affiliate,
            ice: employer.ice.clone(),
            month: declaration.month,
            kind: declaration.kind,
            totals: filing.totals,
            due: filing.due.clone(),
            file_name: file.map(|file| file.name.clone()).unwrap_or_default(),
            file_hash: file.map_or(tasrih_domain::id::FileHash([0; 32]), |file| file.hash),
            filed_at: filing.filed_at,
            due_on: filing.due_on,
            filed_by: filed_by.unwrap_or_default(),
            check_code: filing.check_code.clone(),
            // French by default: the page has a switch, and the paper both languages.
            check_url: format!("{}/fr/check/{}", self.config.public_url, filing.check_code),
        }
    }
}

/// Are there checked lines of the declaration's present file?
const fn has_lines(state: State) -> bool {
    matches!(
        state,
        State::Checked | State::Ready | State::Filed | State::Accepted | State::Superseded | State::Cancelled
    )
}

/// Every finding that has a row, in words.
fn marks(verdict: &Verdict, lang: Lang) -> Vec<Mark> {
    let mark = |finding: &Finding| {
        let row = finding.place.row?;
        let say = |key: String| render_plain(lang, &Text::new(key, finding.args.clone()));
        let field = finding.place.field.map(|field| render_plain(lang, &Text::coded("field-", &field.code())));
        let (message, help) = (say(format!("rule-{}", finding.code)), say(format!("rule-{}.help", finding.code)));
        Some(Mark {
            row,
            column: finding.place.column,
            severity: finding.severity,
            field: field.unwrap_or_default(),
            text: format!("{} · {message} {help}", finding.code),
        })
    };
    verdict.findings.iter().filter_map(mark).collect()
}
