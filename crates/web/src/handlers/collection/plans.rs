//! Instalment plans that agents decide.

use super::super::payments::shown;
use super::super::{Fields, show, show_again, view};
use super::Shown;
use crate::error::PageError;
use crate::extract::{Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::collection::{PlanCasePage, PlanItem, PlanListPage};
use crate::routes::collection as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::payments::{PlanState, PlanView};
use tasrih_domain::id::PlanId;

/// Parameters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    state: String,
    after: String,
}

/// `GET /{lang}/agent/plans`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let state: PlanState = wanted.state.parse().unwrap_or(PlanState::Proposed);
    let (rows, next) = site.app.plan_queue(&who.actor, (state, wanted.after.parse().ok())).await?;
    let lang = who.frame.lang;
    let item = |(row, employer): &(tasrih_app::payments::PlanRow, tasrih_domain::declaration::Employer)| PlanItem {
        plan: shown(row, false),
        employer: view::employer(employer, lang),
    };
    show(&PlanListPage {
        state: state.code(),
        rows: rows.iter().map(item).collect(),
        next: next.map(|after| format!("{}?state={}&after={after}", to::plans(&lang), state.code())),
        frame: who.frame,
    })
}

/// `GET /{lang}/agent/plans/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, Named(id): Named<PlanId>) -> Shown {
    let found = site.app.plan_case(&who.actor, id).await?;
    show(&page(who, &found))
}

fn page(who: SignedIn, found: &PlanView) -> PlanCasePage {
    PlanCasePage {
        employer: view::employer(&found.employer, who.frame.lang),
        plan: shown(&found.row, false),
        open: found.open,
        open_in_all: found.open_in_all,
        earlier: found.earlier.iter().map(|row| shown(row, false)).collect(),
        seen: found.row.kept.version,
        words: String::new(),
        faults: Vec::new(),
        frame: who.frame,
    }
}

/// `POST /{lang}/agent/plans/{id}`
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<PlanId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let words = fields.text("words");
    let accepts = match fields.get("word") {
        Some("accept") => true,
        Some("refuse") => false,
        _ => return Err(PageError::BadRequest),
    };
    let text = match site.app.decide_plan(&who.actor, (id, fields.seen()?), (accepts, &words)).await {
        Ok(()) => return Ok(Redirect::to(&to::plans(&who.frame.lang)).into_response()),
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let found = site.app.plan_case(&who.actor, id).await?;
    let faults = vec![FormFault { anchor: "words".to_owned(), text }];
    show_again(&PlanCasePage { words, faults, ..page(who, &found) })
}
