//! The list: page by page, searched, filtered, exported.

use crate::accounts::Actor;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::templates::{export_mime, list_words};
use crate::{App, AppError};
use tasrih_domain::access::Read;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{EmployerId, EmploymentId};
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_intake::write::{ExportFormat, list};
use tasrih_storage::{RegisterFilter, RegisterQuery, RegisterRow};
use time::Date;

/// People on one page.
pub const ROWS_SHOWN_MAX: u32 = 50;
/// People read at once for an export.
const EXPORT_PAGE: u32 = 2_000;
/// Longest text that is looked for.
const TEXT_CHARACTERS_MAX: usize = 60;

/// What the person wants to see of the register.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct RegisterAsk {
    /// Which people.
    pub filter: RegisterFilter,
    /// A name, a number or a card, or the beginning of one.
    pub text: String,
}

/// A name that somebody looks for is personal.
impl std::fmt::Debug for RegisterAsk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegisterAsk({:?})", self.filter)
    }
}

impl RegisterAsk {
    fn query(&self, today: Date) -> RegisterQuery<'_> {
        let text = match self.text.char_indices().nth(TEXT_CHARACTERS_MAX) {
            Some((end, _)) => &self.text[..end],
            None => &self.text,
        };
        RegisterQuery { filter: self.filter, text, today }
    }
}

/// One page of the register.
#[derive(Debug, Clone)]
pub struct RegisterPage {
    /// Whose.
    pub employer: Employer,
    /// May the person register, hire and let go?
    pub may_register: bool,
    /// The people, by name.
    pub rows: Vec<RegisterRow>,
    /// How many in all.
    pub total: u64,
    /// Where the next page begins.
    pub next: Option<EmploymentId>,
    /// The present day.
    pub today: Date,
    /// The month before which somebody still there was last declared too long ago.
    pub silent_since: Month,
}

/// Two whole months without a declaration, the last one being not due yet.
pub(crate) fn silent_since(today: Date) -> Month {
    Month::of(today).previous().previous()
}

impl App {
    /// One page of a company's register.
    pub async fn register(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: &RegisterAsk,
        after: Option<EmploymentId>,
    ) -> Result<RegisterPage, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let today = self.clock.today();
        let query = ask.query(today);
        let reader = self.store.read();
        let mut rows = reader.employments().page(employer.id, &query, after, ROWS_SHOWN_MAX + 1).await?;
        let has_more = rows.len() > ROWS_SHOWN_MAX as usize;
        rows.truncate(ROWS_SHOWN_MAX as usize);
        Ok(RegisterPage {
            total: reader.employments().count(employer.id, &query).await?,
            next: rows.last().filter(|_| has_more).map(|last| last.employment),
            may_register: self.may_register(actor, employer.id).await?,
            silent_since: silent_since(today),
            employer,
            rows,
            today,
        })
    }

    pub(crate) async fn may_register(&self, actor: &Actor, employer: EmployerId) -> Result<bool, AppError> {
        let may = self.access(actor).await?.require::<tasrih_domain::access::Register>(employer, self.clock.today());
        Ok(may.is_ok())
    }

    /// The people as a table for a spreadsheet; that they were taken out is written down.
    pub async fn export_register(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: &RegisterAsk,
        (format, lang): (ExportFormat, Lang),
    ) -> Result<FileDownload, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let query = ask.query(self.clock.today());
        let (mut after, mut rows) = (None, Vec::new());
        loop {
            let page = self.store.read().employments().page(employer.id, &query, after, EXPORT_PAGE).await?;
            after = page.last().map(|last| last.employment);
            let is_last = page.len() < EXPORT_PAGE as usize;
            rows.extend(page);
            if is_last {
                break;
            }
        }
        let tx = self.store.begin_write().await?;
        tx.audit().append(&By::proof(&may, self.clock.now()).audit("register-exported")).await?;
        tx.commit().await?;
        let (extension, mime) = export_mime(format);
        let name = format!("{affiliate}-{}.{extension}", list_words(lang).sheet);
        let writing =
            tokio::task::spawn_blocking(move || list::write(format, &list_words(lang), rows.iter().map(cells)));
        let bytes = writing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime, bytes })
    }
}

/// The cells of a row, in the order of the headings; days as ISO 8601, which no spreadsheet reads in two ways.
fn cells(row: &RegisterRow) -> Vec<String> {
    vec![
        row.insured.to_string(),
        row.surname.clone(),
        row.given_name.clone(),
        row.surname_ar.clone(),
        row.given_name_ar.clone(),
        row.hired_on.to_string(),
        row.leave.map(|leave| leave.on.to_string()).unwrap_or_default(),
        row.leave.map(|leave| leave.reason.situation().code().to_owned()).unwrap_or_default(),
        row.last_declared.map(|month| month.to_string()).unwrap_or_default(),
    ]
}
