//! Codes given at the counter, and the addresses on file.

use super::{Affiliate, Of, Shown, show, view};
use crate::error::PageError;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::office::counter::SlipPage;
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_domain::approval::ContactChange;
use tasrih_domain::id::ApprovalId;

/// `POST /{lang}/agent/employers/{affiliate}/code`
pub async fn ask(
    State(site): State<Site>,
    who: SignedIn,
    Affiliate(affiliate): Affiliate,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let address = fields.get("address").unwrap_or_default();
    match site.app.ask_counter_code(&who.actor, affiliate, address).await {
        Ok(id) => Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
        Err(error) => super::employers::again(&site, who, affiliate, (address, "code-address"), error).await,
    }
}

/// `POST /{lang}/agent/approvals/{id}/code`: the only page of the site that shows a code, and it shows it once.
pub async fn give(State(site): State<Site>, who: SignedIn, Of(id): Of<ApprovalId>) -> Shown {
    let slip = site.app.give_counter_code(&who.actor, id).await?;
    show(&SlipPage {
        employer: view::employer(&slip.employer, who.frame.lang),
        address: slip.address.text().to_owned(),
        code: slip.code.to_string(),
        minutes: slip.minutes,
        frame: who.frame,
    })
}

/// `POST /{lang}/agent/employers/{affiliate}/contacts`
pub async fn contact(
    State(site): State<Site>,
    who: SignedIn,
    Affiliate(affiliate): Affiliate,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let change = fields.get("change").and_then(|code| code.parse::<ContactChange>().ok());
    let change = change.ok_or(PageError::BadRequest)?;
    let address = fields.get("address").unwrap_or_default();
    match site.app.propose_contact(&who.actor, affiliate, (change, address)).await {
        Ok(id) => Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
        Err(error) => super::employers::again(&site, who, affiliate, (address, "contact-address"), error).await,
    }
}
