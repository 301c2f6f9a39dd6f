//! Last days, rates and the ceiling.

use super::{Shown, fault, fault_at, show, show_again};
use crate::Frame;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::law::{
    BranchRateView, DeadlineFields, DeadlinesPage, DueView, ItemView, PublishedView, RateFields, RatesPage,
};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::law::source_name;
use tasrih_app::office::{DeadlineProposal, Deadlines, Grounds, RateChoice, RateProposal, Rates};
use tasrih_domain::Month;
use tasrih_domain::law::Published;
use tasrih_i18n::Text;
use time::Date;
use time::format_description::well_known::Iso8601;

/// `GET /{lang}/agent/deadlines`
pub async fn deadlines(State(site): State<Site>, who: SignedIn) -> Shown {
    let found = site.app.deadlines(&who.actor).await?;
    // The month being declared now is the one that is most often moved.
    let month = Month::of(site.app.clock().today()).previous().to_string();
    let typed = DeadlineFields { month, ..DeadlineFields::default() };
    show(&deadlines_page(who.frame, found, typed, Vec::new()))
}

/// `POST /{lang}/agent/deadlines`
pub async fn propose_deadline(
    State(site): State<Site>,
    who: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = DeadlineFields { month: text("month"), due_on: text("due_on"), title: text("title"), url: text("url") };
    let month = typed.month.parse::<Month>().ok();
    let due_on = Date::parse(&typed.due_on, &Iso8601::DATE).ok();
    let faults = match month.zip(due_on) {
        Some((month, due_on)) => {
            let grounds = Grounds { title: typed.title.clone(), url: typed.url.clone() };
            match site.app.propose_deadline(&who.actor, DeadlineProposal { month, due_on, grounds }).await {
                Ok(id) => return Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
                Err(error) => fault(error, |key| match key {
                    "refused-source-missing" => "title",
                    "refused-source-address" => "url",
                    _ => "due_on",
                })?,
            }
        }
        None => vec![fault_at("due_on", Text::of("refused-date-missing"))],
    };
    let found = site.app.deadlines(&who.actor).await?;
    show_again(&deadlines_page(who.frame, found, typed, faults))
}

fn deadlines_page(frame: Frame, found: Deadlines, typed: DeadlineFields, faults: Vec<FormFault>) -> DeadlinesPage {
    let month = |(month, due): (Month, tasrih_app::office::Due)| DueView {
        month,
        on: due.on,
        moved_from: due.moved_from,
        source: source_name(due.source),
    };
    DeadlinesPage {
        months: found.months.into_iter().map(month).collect(),
        published: published(found.law.published),
        may_propose: found.law.may_propose,
        typed,
        faults,
        frame,
    }
}

/// Parameters of the rates.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    month: String,
}

/// `GET /{lang}/agent/rates`
pub async fn rates(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let found = site.app.rates(&who.actor, wanted.month.parse().ok()).await?;
    let typed = RateFields { from: found.usual.to_string(), ..RateFields::default() };
    show(&rates_page(who.frame, &found, typed, Vec::new()))
}

/// `POST /{lang}/agent/rates`
pub async fn propose_rate(State(site): State<Site>, who: SignedIn, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = RateFields {
        item: text("item"),
        from: text("from"),
        value: text("value"),
        title: text("title"),
        url: text("url"),
    };
    let choice = RateChoice::of(&typed.item);
    let faults = match choice.zip(typed.from.parse::<Month>().ok()) {
        Some((choice, from)) => {
            let grounds = Grounds { title: typed.title.clone(), url: typed.url.clone() };
            let wanted = RateProposal { choice, from, value: typed.value.clone(), grounds };
            match site.app.propose_rate(&who.actor, wanted).await {
                Ok(id) => return Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
                Err(error) => fault(error, |key| match key {
                    "refused-source-missing" => "title",
                    "refused-source-address" => "url",
                    "refused-rate-too-old" => "from",
                    _ => "value",
                })?,
            }
        }
        None => vec![fault_at("from", Text::of("refused-month-missing"))],
    };
    let found = site.app.rates(&who.actor, None).await?;
    show_again(&rates_page(who.frame, &found, typed, faults))
}

fn rates_page(frame: Frame, found: &Rates, typed: RateFields, faults: Vec<FormFault>) -> RatesPage {
    let branch = |rate: &tasrih_app::office::BranchRate| BranchRateView {
        branch: rate.branch,
        base: rate.base.code(),
        employer: rate.employer.value.percent(),
        employee: rate.employee.value.percent(),
        source: source_name(rate.employer.source),
    };
    let item = |choice: RateChoice| ItemView {
        code: choice.code(),
        share: match choice {
            RateChoice::Share(branch, payer) => Some((branch, payer.code())),
            RateChoice::Ceiling => None,
        },
    };
    RatesPage {
        month: found.rates.month,
        branches: found.rates.branches.iter().map(branch).collect(),
        ceiling: found.rates.ceiling.value,
        ceiling_source: source_name(found.rates.ceiling.source),
        first_possible: found.first_possible,
        items: RateChoice::all().map(item).collect(),
        published: published(found.law.published.clone()),
        may_propose: found.law.may_propose,
        typed,
        faults,
        frame,
    }
}

pub(super) fn published(all: Vec<Published>) -> Vec<PublishedView> {
    let one =
        |one: Published| PublishedView { change: one.change, title: one.title, url: one.url, on: one.published_on };
    all.into_iter().map(one).collect()
}
