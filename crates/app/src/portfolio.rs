//! The employers of a person as one table: what is next for each, what it owes, where it stands.
//!
//! The table is cut, sorted and filtered over one row for each employer (`storage::summaries`), so that two thousand
//! clients answer as fast as twenty; who may do what is then asked of `domain::access` for the rows that are shown.

use crate::accounts::Actor;
use crate::declarations::FileDownload;
use crate::home::{EmployerCard, RegistrationTasks};
use crate::ledger::Books;
use crate::templates::{direction, export_mime, say};
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::{Access, Ask, Power, Under};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::{Employer, local_date};
use tasrih_domain::id::EmployerId;
use tasrih_domain::{Lang, Month};
use tasrih_i18n::{Text, format, render_plain};
use tasrih_intake::write::list::TableWords;
use tasrih_intake::write::{ExportFormat, list};
use tasrih_ledger::{Settlement, Standing};
use tasrih_rates::Law;
pub use tasrih_storage::{JudgedStanding, LastFiled, NextStep, PortfolioFilter, PortfolioSort, Summary};
use tasrih_storage::{PortfolioQuery, Tx};
use time::Date;

/// Employers on one page.
pub const ROWS_SHOWN: u32 = 50;
/// Employers read at once for an export.
const EXPORT_AT_ONCE: u32 = 1_000;
/// Employers in one export: more than any accountant has.
const EXPORTED_MAX: u32 = 20_000;
/// Rows filled in one transaction.
const FILLED_AT_ONCE: u32 = 100;
/// Longest text that is looked for.
const TEXT_CHARACTERS_MAX: usize = 60;
/// Months looked back for the first one that is not late: deadlines are moved by days, not by years.
const LATE_MONTHS_MAX: usize = 24;

/// What the person wants to see of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PortfolioAsk {
    /// A part of a name or number.
    pub text: String,
    /// Which employers.
    pub filter: PortfolioFilter,
    /// In which order.
    pub sort: PortfolioSort,
    /// Which page, counted from 0.
    pub page: u32,
}

/// One employer of the table.
#[derive(Debug, Clone)]
pub struct PortfolioCard {
    /// The employer.
    pub employer: Employer,
    /// What is next, what was last, what is owed, where it stands.
    pub summary: Summary,
    /// Last day to file the next month on time.
    pub due_on: Date,
    /// By what right the person sees it.
    pub under: Under,
    /// The person may prepare declarations.
    pub may_prepare: bool,
    /// The person may file them.
    pub may_submit: bool,
    /// The person may ask for attestations.
    pub may_attest: bool,
    /// What waits in its registrations; nothing for who may not register.
    pub registrations: RegistrationTasks,
}

/// A page of the table.
#[derive(Debug, Clone)]
pub struct PortfolioPage {
    /// The present day in Morocco.
    pub today: Date,
    /// Its employers.
    pub rows: Vec<PortfolioCard>,
    /// Employers by filter, whatever is searched.
    pub counts: BTreeMap<PortfolioFilter, u32>,
    /// The next page, when there is one.
    pub next: Option<u32>,
}

/// What a person finds first.
#[derive(Debug, Clone)]
pub enum Home {
    /// The months of their only employer.
    One(Box<EmployerCard>),
    /// The table of many, or of none.
    Many,
}

impl App {
    /// The months of the only employer of a person, or the table of many.
    pub async fn home(&self, actor: &Actor) -> Result<Home, AppError> {
        let today = self.clock.today();
        let account = actor.account().id;
        let law = self.law().await?;
        let query = PortfolioQuery {
            account,
            today,
            first_on_time: first_on_time(&law, today),
            text: "",
            filter: PortfolioFilter::All,
            sort: PortfolioSort::Deadline,
        };
        let reader = self.store.read();
        let declaring = reader.portfolio().page(&query, 0, 2).await?;
        let only = match &declaring[..] {
            [(employer, _)] => Some(employer.id),
            [] => match reader.portfolio().seen(account, today, 2).await?[..] {
                // Who begins to declare later only is still a company.
                [employer] => Some(employer),
                _ => None,
            },
            _ => None,
        };
        let Some(only) = only else { return Ok(Home::Many) };
        let access = reader.access().over(account, &[only]).await?;
        Ok(self.cards(&access, &[only]).await?.pop().map_or(Home::Many, |card| Home::One(Box::new(card))))
    }

    /// A page of the table.
    pub async fn portfolio(&self, actor: &Actor, ask: &PortfolioAsk) -> Result<PortfolioPage, AppError> {
        let today = self.clock.today();
        let law = self.law().await?;
        let query = ask.query(actor, &law, today);
        let reader = self.store.read();
        let from = ask.page.saturating_mul(ROWS_SHOWN);
        let mut found = reader.portfolio().page(&query, from, ROWS_SHOWN + 1).await?;
        let has_more = found.len() > ROWS_SHOWN as usize;
        found.truncate(ROWS_SHOWN as usize);
        Ok(PortfolioPage {
            today,
            counts: reader.portfolio().counts(&query).await?,
            rows: self.portfolio_cards(actor, self.judged(found, today).await?, (&law, today)).await?,
            next: has_more.then_some(ask.page.saturating_add(1)),
        })
    }

    /// The rows as they stand today: what was posted a moment ago, or what time alone changed, is judged here.
    async fn judged(
        &self,
        mut found: Vec<(Employer, Summary)>,
        today: Date,
    ) -> Result<Vec<(Employer, Summary)>, AppError> {
        let holds = |summary: &Summary| {
            let until = summary.standing.as_ref().and_then(|one| one.holds_until);
            until.is_some_and(|until| until >= today)
        };
        for (employer, summary) in found.iter_mut().filter(|(_, summary)| !holds(summary)) {
            let books = self.books(employer.id).await?;
            let settled = books.settled(today);
            summary.balance = settled.open() - settled.credit;
            summary.standing = Some(judgement(&books.standing(employer, today), today, None));
        }
        Ok(found)
    }

    /// Keeps where an employer stands, in the transaction that settles its account; `next`: the day on which that
    /// changes by itself.
    pub(crate) async fn judge(
        &self,
        tx: &Tx,
        employer: EmployerId,
        (books, settled, next): (&Books, &Settlement, Date),
    ) -> Result<(), AppError> {
        let Some(employer) = tx.employers().find(employer).await? else { return Ok(()) };
        let today = settled.as_of;
        let judged = judgement(&books.standing(&employer, today), today, next.previous_day());
        tx.standing_judged(employer.id);
        Ok(tx.summaries().judge(employer.id, settled.open() - settled.credit, &judged).await?)
    }

    /// The rows with what the person may do, asked of the one place that decides it.
    async fn portfolio_cards(
        &self,
        actor: &Actor,
        found: Vec<(Employer, Summary)>,
        (law, today): (&Law, Date),
    ) -> Result<Vec<PortfolioCard>, AppError> {
        let ids: Vec<_> = found.iter().map(|(employer, _)| employer.id).collect();
        let access: Access = self.store.read().access().over(actor.account().id, &ids).await?;
        let waiting = self.registration_tasks(&ids).await?;
        let card = |(employer, summary): (Employer, Summary)| {
            let under = access.decide(Ask::For(Power::Read, employer.id), today).ok()?;
            let may = |power| access.may(power, employer.id, today);
            Some(PortfolioCard {
                due_on: law.due_date(summary.next.month).on,
                may_prepare: may(Power::Prepare),
                may_submit: may(Power::Submit),
                may_attest: may(Power::Attest),
                registrations: waiting.get(&employer.id).copied().filter(|_| may(Power::Register)).unwrap_or_default(),
                employer,
                summary,
                under,
            })
        };
        Ok(found.into_iter().filter_map(card).collect())
    }

    /// Fills the rows of employers who were there before there were rows; says how many. Another call fills others.
    pub async fn fill_summaries(&self) -> Result<usize, AppError> {
        let some = self.store.read().summaries().unfilled(FILLED_AT_ONCE).await?;
        let tx = self.store.begin_write().await?;
        for employer in &some {
            tx.summaries().refresh(*employer).await?;
        }
        tx.commit().await?;
        Ok(some.len())
    }

    /// The whole table, as it is filtered and sorted, in a file.
    pub async fn export_portfolio(
        &self,
        actor: &Actor,
        ask: &PortfolioAsk,
        (format, lang): (ExportFormat, Lang),
    ) -> Result<FileDownload, AppError> {
        let today = self.clock.today();
        let law = self.law().await?;
        let query = ask.query(actor, &law, today);
        let mut rows = Vec::new();
        for from in (0..EXPORTED_MAX).step_by(EXPORT_AT_ONCE as usize) {
            let found = self.store.read().portfolio().page(&query, from, EXPORT_AT_ONCE).await?;
            let is_last = found.len() < EXPORT_AT_ONCE as usize;
            rows.extend(self.portfolio_cards(actor, found, (&law, today)).await?);
            if is_last {
                break;
            }
        }
        let now = self.clock.now();
        let tx = self.store.begin_write().await?;
        tx.audit().append(&AuditEvent::new(now, Who::Account(actor.account().id), "portfolio-exported")).await?;
        tx.commit().await?;
        let (extension, mime) = export_mime(format);
        let words = words(lang);
        let name = format!("{}-{today}.{extension}", words.sheet);
        let writing = tokio::task::spawn_blocking(move || {
            list::write(format, &words, rows.iter().map(|card| cells(card, (lang, today))))
        });
        let bytes = writing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime, bytes })
    }
}

impl PortfolioAsk {
    fn query(&self, actor: &Actor, law: &Law, today: Date) -> PortfolioQuery<'_> {
        let text = self.text.trim();
        let text = match text.char_indices().nth(TEXT_CHARACTERS_MAX) {
            Some((end, _)) => &text[..end],
            None => text,
        };
        PortfolioQuery {
            account: actor.account().id,
            today,
            first_on_time: first_on_time(law, today),
            text,
            filter: self.filter,
            sort: self.sort,
        }
    }
}

/// The first month that can still be filed on time.
fn first_on_time(law: &Law, today: Date) -> Month {
    let present = Month::of(today);
    let back = std::iter::successors(Some(present), |month| Some(month.previous())).take(LATE_MONTHS_MAX);
    back.take_while(|month| law.due_date(*month).on >= today).last().unwrap_or(present)
}

impl PortfolioCard {
    /// What the list says of the month: the ending of `portfolio-state-<code>`.
    pub fn state(&self, today: Date) -> &'static str {
        let is_late = self.due_on < today;
        match self.summary.next.open {
            Some((_, state, _)) => state.code(),
            None if self.summary.next.month > Month::of(today) => "done",
            None if is_late => "late",
            None => "todo",
        }
    }
}

fn judgement(standing: &Standing, on: Date, holds_until: Option<Date>) -> JudgedStanding {
    let reasons = u32::try_from(standing.reasons().len()).unwrap_or(u32::MAX);
    JudgedStanding { code: standing.code().to_owned(), reasons, on, holds_until }
}

/// The words of the exported table.
fn words(lang: Lang) -> TableWords {
    const COLUMNS: [&str; 9] =
        ["affiliate", "name", "month", "due_on", "state", "last_filed", "balance", "standing", "reasons"];
    let heading = |column: &&str| render_plain(lang, &Text::coded("portfolio-export-", column));
    TableWords {
        sheet: say(lang, "portfolio-export-sheet"),
        headings: COLUMNS.iter().map(heading).collect(),
        direction: direction(lang),
    }
}

fn cells(card: &PortfolioCard, (lang, today): (Lang, Date)) -> Vec<String> {
    let summary = &card.summary;
    let coded = |prefix: &str, code: &str| render_plain(lang, &Text::coded(prefix, code));
    let standing = summary.standing.as_ref();
    let last = summary.last.map(|last| format::date(local_date(last.at)));
    vec![
        card.employer.affiliate.to_string(),
        card.employer.name_in(lang).to_owned(),
        format::month(summary.next.month, lang),
        format::date(card.due_on),
        coded("portfolio-state-", card.state(today)),
        last.unwrap_or_default(),
        format::money(summary.balance),
        standing.map(|one| coded("standing-", &one.code)).unwrap_or_default(),
        standing.map(|one| one.reasons.to_string()).unwrap_or_default(),
    ]
}
