//! Instalment plans of a company.

use super::super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, Named, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::payments::{DraftView, PartRow, PlanShown, PlansPage, field_of};
use crate::routes::payments as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::payments::{Instalment, PlanRow, PlanStanding, PlanState, PlansView};
use tasrih_domain::id::PlanId;
use tasrih_domain::registration::form;

/// What is simulated.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    parts: String,
    first_on: String,
    done: String,
}

/// What may have been done a moment ago.
const DONE: &[&str] = &["proposed", "withdrawn"];

/// `GET /{lang}/employers/{affiliate}/plans`
pub async fn list(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let asked = (wanted.parts.parse().ok(), form::day(&wanted.first_on));
    let found = site.app.plans(&who.actor, affiliate, asked).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let done = DONE.iter().copied().find(|one| *one == wanted.done);
    show(&PlansPage { done, ..page(who, &found) })
}

fn page(who: SignedIn, found: &PlansView) -> PlansPage {
    let draft = found.draft.as_ref().map(|draft| DraftView {
        debt: draft.debt,
        added: draft.added,
        unconfirmed: draft.unconfirmed,
        months: draft.months.clone(),
        parts: parts(&draft.instalments),
    });
    PlansPage {
        employer: view::employer(&found.employer, who.frame.lang),
        may_pay: found.may_pay,
        late: found.late,
        draft,
        parts: found.parts,
        first_on: found.first_on,
        grounds: String::new(),
        plans: found.plans.iter().map(|row| shown(row, found.may_pay)).collect(),
        faults: Vec::new(),
        done: None,
        frame: who.frame,
    }
}

fn parts(instalments: &[Instalment]) -> Vec<PartRow> {
    instalments.iter().map(|part| PartRow { on: part.on, amount: part.amount }).collect()
}

/// A plan as pages show it.
pub fn shown(row: &PlanRow, may_pay: bool) -> PlanShown {
    let plan = &row.kept.plan;
    let (state, broken) = match row.standing {
        Some(PlanStanding::Respected) if row.is_over => ("over", None),
        Some(PlanStanding::Respected) => ("respected", None),
        Some(PlanStanding::Broken { since, missing }) => ("broken", Some((since, missing))),
        None => (plan.state.code(), None),
    };
    PlanShown {
        id: plan.id,
        state,
        proposed_on: plan.proposed_on,
        months: plan.months.clone(),
        parts: parts(&plan.instalments),
        broken,
        remark: row.kept.remark.clone(),
        grounds: row.kept.grounds.clone(),
        may_withdraw: may_pay && plan.state == PlanState::Proposed,
    }
}

/// `POST /{lang}/employers/{affiliate}/plans`
pub async fn propose(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let parts: u32 = fields.text("parts").parse().map_err(|_| PageError::BadRequest)?;
    let first_on = form::day(&fields.text("first_on")).ok_or(PageError::BadRequest)?;
    let grounds = fields.text("grounds");
    let text = match site.app.propose_plan(&who.actor, affiliate, (parts, first_on), &grounds).await {
        Ok(_) => {
            let address = to::plans(&who.frame.lang, &affiliate);
            return Ok(Redirect::to(&format!("{address}?done=proposed")).into_response());
        }
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let found = site.app.plans(&who.actor, affiliate, (Some(parts), Some(first_on))).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let page = page(who, &found);
    // Where there is no form, what is wrong is said of the page as a whole.
    let has_form = page.draft.is_some() && !page.is_taken();
    let anchor = match field_of(&text) {
        field @ ("grounds" | "first_on") if has_form => field,
        _ => "main",
    };
    let faults = vec![FormFault { anchor: anchor.to_owned(), text }];
    show_again(&PlansPage { grounds, faults, ..page })
}

/// `POST /{lang}/employers/{affiliate}/plans/{id}/withdraw`
pub async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<PlanId>,
) -> Shown {
    site.app.withdraw_plan(&who.actor, affiliate, id).await?;
    let address = to::plans(&who.frame.lang, &affiliate);
    Ok(Redirect::to(&format!("{address}?done=withdrawn")).into_response())
}
