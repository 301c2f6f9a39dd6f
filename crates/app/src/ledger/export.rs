//! The entries of an account as a file.

use super::{AccountAsk, Entry, Statement};
use crate::accounts::Actor;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::templates::{direction, export_mime};
use crate::{App, AppError};
use tasrih_certificate::{AccountContent, AccountEntry, AccountMonth, account};
use tasrih_domain::access::Read;
use tasrih_domain::finding::Arg;
use tasrih_domain::{AffiliateNumber, Lang, Money, Month};
use tasrih_i18n::{Text, render_plain};
use tasrih_intake::write::ExportFormat;
use tasrih_intake::write::list::{self, TableWords};
use tasrih_ledger::{Basis, CauseKind, Component, MonthAccount};
use time::OffsetDateTime;

/// Columns, as in `account-column-<code>`.
const COLUMNS: [&str; 8] = ["date", "entry", "months", "detail", "reference", "amount", "balance", "law"];

impl App {
    /// The entries wanted as a table for a spreadsheet; that they were taken out is written down.
    pub async fn export_statement(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: AccountAsk,
        (format, lang): (ExportFormat, Lang),
    ) -> Result<FileDownload, AppError> {
        let statement = self.statement_taken_out(actor, affiliate, ask).await?;
        let (extension, mime) = export_mime(format);
        let words = words(lang);
        let name = format!("{affiliate}-{}.{extension}", words.sheet);
        let writing = tokio::task::spawn_blocking(move || {
            list::write(format, &words, statement.entries.iter().map(|entry| cells(entry, lang)))
        });
        let bytes = writing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime, bytes })
    }

    /// The months and the entries wanted as a PDF in both languages.
    pub async fn print_statement(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: AccountAsk,
        lang: Lang,
    ) -> Result<FileDownload, AppError> {
        let statement = self.statement_taken_out(actor, affiliate, ask).await?;
        let content = paper(&statement, self.clock.now());
        let drawing = tokio::task::spawn_blocking(move || account(&content));
        let bytes = drawing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        let name = format!("{affiliate}-{}.pdf", say(lang, &Text::of("account-sheet")));
        Ok(FileDownload { name, mime: "application/pdf", bytes })
    }

    async fn statement_taken_out(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: AccountAsk,
    ) -> Result<Statement, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let statement = self.statement_of(employer, &may, ask).await?;
        let tx = self.begin_as(&may).await?;
        tx.audit().append(&By::proof(&may, self.clock.now()).audit("account-exported")).await?;
        tx.commit().await?;
        Ok(statement)
    }
}

/// The statement as its paper shows it: the months of the year and every one with something open.
fn paper(statement: &Statement, now: OffsetDateTime) -> AccountContent {
    let (settlement, employer) = (&statement.settlement, &statement.employer);
    let of_year = |month: Month| statement.year.is_none_or(|year| i32::from(month.year()) == year);
    let months = settlement.months.iter().filter(|one| of_year(one.month) || !one.open().is_zero());
    let month = |one: &MonthAccount| AccountMonth {
        month: one.month,
        due_on: one.due.on,
        due: one.due(),
        paid: one.covered(),
        open: one.open(),
    };
    let entry = |one: &Entry| AccountEntry { on: one.on, title: title(one), amount: one.amount, balance: one.balance };
    AccountContent {
        employer: employer.name.clone(),
        employer_ar: employer.name_ar.clone(),
        affiliate: employer.affiliate,
        as_of: settlement.as_of,
        made_at: now,
        open: settlement.open(),
        overdue: settlement.overdue(settlement.as_of),
        credit: settlement.credit,
        months: months.map(month).collect(),
        entries: statement.entries.iter().map(entry).collect(),
    }
}

fn say(lang: Lang, text: &Text) -> String {
    render_plain(lang, text)
}

fn words(lang: Lang) -> TableWords {
    TableWords {
        sheet: say(lang, &Text::of("account-sheet")),
        headings: COLUMNS.iter().map(|column| say(lang, &Text::coded("account-column-", column))).collect(),
        direction: direction(lang),
    }
}

/// The cells of an entry, in the order of the headings; days as ISO 8601, amounts with a comma and no separator.
fn cells(entry: &Entry, lang: Lang) -> Vec<String> {
    let months = entry.months();
    let part = |part: &super::EntryPart| {
        let name = part.component.map_or_else(|| Text::of("account-credit"), component_name);
        let month = part.month.filter(|_| entry.cause.kind() == CauseKind::Payment);
        let month = month.map(|month| format!(" {month}")).unwrap_or_default();
        format!("{}{month} {}", say(lang, &name), amount(part.amount))
    };
    vec![
        entry.on.to_string(),
        say(lang, &title(entry)),
        months.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        entry.parts.iter().map(part).collect::<Vec<_>>().join(" ; "),
        entry.reference().unwrap_or_default().to_owned(),
        amount(entry.amount),
        amount(entry.balance),
        entry.basis.as_ref().map(|basis| say(lang, &basis_name(basis))).unwrap_or_default(),
    ]
}

fn amount(amount: Money) -> String {
    amount.to_string().replace('.', ",")
}

/// What an entry is, in a line.
pub fn title(entry: &Entry) -> Text {
    let said = Text::coded("entry-", entry.cause.kind().code());
    match entry.months().first() {
        Some(month) if entry.cause.kind() != CauseKind::Payment => said.with("month", Arg::Month(*month)),
        _ => said,
    }
}

/// The name of a due.
pub fn component_name(component: Component) -> Text {
    match component {
        Component::Contribution(branch) => Text::coded("branch-", branch.code()),
        Component::Surcharge | Component::Penalty(_) => Text::coded("component-", component.code()),
    }
}

/// The name of the text by which something was posted.
pub fn basis_name(basis: &Basis) -> Text {
    let name = Text::coded("law-", &basis.text);
    match &basis.title {
        Some(title) => name.with("title", Arg::Text(title.clone())),
        None => name,
    }
}
