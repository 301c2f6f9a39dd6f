//! What being late cost an employer, to be waived.

use super::{Affiliate, Shown, fault, fault_at, show, show_again, view};
use crate::Frame;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::remissions::{LateDueRow, RemissionFields, RemissionPage};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::office::{Late, RemissionAsk};
use tasrih_domain::Month;
use tasrih_domain::approval::Waivable;
use tasrih_i18n::Text;

/// `GET /{lang}/agent/employers/{affiliate}/remissions`
pub async fn dues(State(site): State<Site>, who: SignedIn, Affiliate(affiliate): Affiliate) -> Shown {
    let found = site.app.late_dues(&who.actor, affiliate).await?;
    show(&page(who.frame, &found, RemissionFields::default(), Vec::new()))
}

/// `POST /{lang}/agent/employers/{affiliate}/remissions`
pub async fn propose(
    State(site): State<Site>,
    who: SignedIn,
    Affiliate(affiliate): Affiliate,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = RemissionFields { due: text("due"), amount: text("amount"), reason: text("reason") };
    let faults = match chosen(&typed.due) {
        Some((month, of)) => {
            let ask = RemissionAsk { month, of, amount: typed.amount.clone(), reason: typed.reason.clone() };
            match site.app.propose_remission(&who.actor, affiliate, &ask).await {
                Ok(id) => return Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
                Err(error) => fault(error, |key| match key {
                    "refused-reason-missing" => "reason",
                    "refused-remission-amount" | "refused-remission-more" => "amount",
                    _ => "due",
                })?,
            }
        }
        None => vec![fault_at("due", Text::of("refused-remission-due"))],
    };
    let found = site.app.late_dues(&who.actor, affiliate).await?;
    show_again(&page(who.frame, &found, typed, faults))
}

/// The due of an option: month and what of it.
fn chosen(text: &str) -> Option<(Month, Waivable)> {
    let (month, of) = text.split_once('/')?;
    Some((month.parse().ok()?, of.parse().ok()?))
}

fn page(frame: Frame, found: &Late, typed: RemissionFields, faults: Vec<FormFault>) -> RemissionPage {
    let row = |one: &tasrih_app::office::LateDue| LateDueRow {
        month: one.month,
        of: one.of,
        due: one.due,
        remitted: one.remitted,
        open: one.open,
        since: one.since,
    };
    RemissionPage {
        employer: view::employer(&found.employer, frame.lang),
        dues: found.dues.iter().map(row).collect(),
        typed,
        faults,
        frame,
    }
}
