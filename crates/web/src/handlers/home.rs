//! What there is to do.

use super::{Shown, show, view};
use crate::extract::{CompanyOf, SignedIn};
use crate::frame::Room;
use crate::pages::home::{PortfolioPage, PortfolioRow, Sort, TaskView, TasksPage};
use crate::routes;
use crate::site::Site;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::home::{EmployerCard, MonthPeople};
use tasrih_domain::Lang;

/// Parameters of the table.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    sort: String,
    withdrawn: String,
}

/// `GET /{lang}/`
pub async fn home(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let home = site.app.home(&who.actor).await?;
    if home.employers.is_empty() && site.app.is_agent(&who.actor).await? {
        return Ok(Redirect::to(&routes::office::home(&who.frame.lang)).into_response());
    }
    let lang = who.frame.lang;
    let withdrawn = !wanted.withdrawn.is_empty();
    if let [card] = &home.employers[..] {
        let who = who.in_company(&site, card.employer.affiliate, Room::Months).await?;
        let people = site.app.month_people(&who.actor, card.employer.affiliate).await?;
        return show(&tasks_page(who, card, people, withdrawn));
    }
    let sort = if wanted.sort == Sort::Name.code() { Sort::Name } else { Sort::Deadline };
    let searched = wanted.q.trim().to_lowercase();
    let mut rows: Vec<_> = home.employers.iter().filter_map(|card| row(card, lang)).collect();
    rows.retain(|row| {
        row.employer.name.to_lowercase().contains(&searched) || row.employer.affiliate.to_string().contains(&searched)
    });
    match sort {
        Sort::Name => rows.sort_by_key(|row| row.employer.name.to_lowercase()),
        Sort::Deadline => rows.sort_by_key(|row| (!row.task.is_open(), row.task.due_on, !row.registrations.any())),
    }
    // A company that declares by now has at least the present month to show.
    let prepares = home.employers.iter().any(|card| card.may_prepare && !card.tasks.is_empty());
    let drop = prepares.then(|| super::deliveries::drop_view(&site.app.drop_start()));
    show(&PortfolioPage { frame: who.frame, rows, search: wanted.q, sort, withdrawn, drop })
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

/// The employer with the task that presses most, or its latest month when nothing is open.
fn row(card: &EmployerCard, lang: Lang) -> Option<PortfolioRow> {
    let tasks: Vec<TaskView> = card.tasks.iter().flat_map(|task| view::tasks(task, card, lang)).collect();
    let open = tasks.iter().filter(|task| task.is_open()).min_by_key(|task| (task.due_on, task.kind));
    let task = open.or(tasks.first())?.clone();
    let employer = view::employer(&card.employer, lang);
    Some(PortfolioRow { employer, task, registrations: card.registrations, under: card.under })
}
