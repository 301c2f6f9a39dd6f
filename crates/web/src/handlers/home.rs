//! What there is to do.

use super::declarations::attachment;
use super::{Shown, deliveries, show, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, SignedIn, Word, encode};
use crate::frame::Room;
use crate::pages::home::{PortfolioPage, PortfolioPart, PortfolioRow, TasksPage};
use crate::routes;
use crate::site::Site;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tasrih_app::ExportFormat;
use tasrih_app::home::{EmployerCard, MonthPeople};
use tasrih_app::portfolio::{Home, PortfolioAsk, PortfolioFilter, PortfolioSort};

/// Parameters of the table.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    show: String,
    sort: String,
    page: u32,
    withdrawn: String,
}

impl Wanted {
    fn ask(&self) -> PortfolioAsk {
        PortfolioAsk {
            text: self.q.clone(),
            filter: PortfolioFilter::ALL.into_iter().find(|one| one.code() == self.show).unwrap_or_default(),
            sort: PortfolioSort::ALL.into_iter().find(|one| one.code() == self.sort).unwrap_or_default(),
            page: self.page,
        }
    }

    /// The parameters for another part of the same table.
    fn query(&self, filter: PortfolioFilter, page: u32) -> String {
        let ask = self.ask();
        let text = encode(&ask.text).replace('/', "%2F");
        let page = if page == 0 { String::new() } else { format!("&page={page}") };
        format!("q={text}&show={}&sort={}{page}", filter.code(), ask.sort.code())
    }
}

/// `GET /{lang}/`
pub async fn home(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let withdrawn = !wanted.withdrawn.is_empty();
    match site.app.home(&who.actor).await? {
        Home::One(card) => {
            let who = who.in_company(&site, card.employer.affiliate, Room::Months).await?;
            let people = site.app.month_people(&who.actor, card.employer.affiliate).await?;
            show(&tasks_page(who, &card, people, withdrawn))
        }
        Home::Many => portfolio(&site, who, &wanted).await,
    }
}

async fn portfolio(site: &Site, who: SignedIn, wanted: &Wanted) -> Result<Response, PageError> {
    let (lang, ask) = (who.frame.lang, wanted.ask());
    let found = site.app.portfolio(&who.actor, &ask).await?;
    let count = |filter| found.counts.get(&filter).copied().unwrap_or(0);
    if count(PortfolioFilter::All) == 0 && site.app.is_agent(&who.actor).await? {
        return Ok(Redirect::to(&routes::office::home(&lang)).into_response());
    }
    let part = |filter| PortfolioPart {
        filter,
        count: count(filter),
        href: routes::portfolio(&lang, &wanted.query(filter, 0)),
    };
    let total = count(PortfolioFilter::All);
    let prepares = found.rows.iter().any(|card| card.may_prepare);
    show(&PortfolioPage {
        total,
        open: total.saturating_sub(count(PortfolioFilter::Done)),
        parts: PortfolioFilter::ALL.into_iter().map(part).collect(),
        filter: ask.filter,
        sort: ask.sort,
        next: found.next.map(|page| routes::portfolio(&lang, &wanted.query(ask.filter, page))),
        query: wanted.query(ask.filter, 0),
        drop: prepares.then(|| deliveries::drop_view(&site.app.drop_start())),
        may_attest: found.rows.iter().any(|card| card.may_attest),
        rows: found.rows.iter().map(|card| row(card, (lang, found.today))).collect(),
        search: ask.text,
        withdrawn: !wanted.withdrawn.is_empty(),
        frame: who.frame,
    })
}

/// `GET /{lang}/portfolio/{format}`
pub async fn export(
    State(site): State<Site>,
    who: SignedIn,
    Word(format): Word,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let format = match format.as_str() {
        "csv" => ExportFormat::Csv,
        "xlsx" => ExportFormat::Xlsx,
        _ => return Err(PageError::Unknown),
    };
    Ok(attachment(site.app.export_portfolio(&who.actor, &wanted.ask(), (format, who.frame.lang)).await?))
}

/// `GET /{lang}/employers/{affiliate}`
pub async fn company(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Shown {
    let card = site.app.company_months(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Months).await?;
    let people = site.app.month_people(&who.actor, affiliate).await?;
    show(&tasks_page(who, &card, people, false))
}

fn tasks_page(who: SignedIn, card: &EmployerCard, people: MonthPeople, withdrawn: bool) -> TasksPage {
    let lang = who.frame.lang;
    let tasks = card.tasks.iter().flat_map(|task| view::tasks(task, card, lang)).collect();
    let employer = view::employer(&card.employer, lang);
    TasksPage { frame: who.frame, employer, tasks, people, registrations: card.registrations, withdrawn }
}

/// The employer with what is next for it, or with what was filed last when nothing is left to do.
fn row(card: &tasrih_app::portfolio::PortfolioCard, (lang, today): (tasrih_domain::Lang, time::Date)) -> PortfolioRow {
    let standing = card.summary.standing.as_ref();
    PortfolioRow {
        employer: view::employer(&card.employer, lang),
        task: view::next_task(card, (lang, today)),
        registrations: card.registrations,
        under: card.under,
        balance: card.summary.balance,
        standing: standing.map(|one| (one.code.clone(), one.reasons)),
    }
}
