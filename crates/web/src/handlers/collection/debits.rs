//! Direct debits.

use super::super::{Fields, declarations, show, show_again, view};
use super::Shown;
use crate::error::PageError;
use crate::extract::{Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::collection::{DebitFileRow, DebitRow, DebitsPage, affiliate_of};
use crate::routes::collection as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::payments::DebitsView;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::id::DebitFileId;
use tasrih_domain::registration::form;
use tasrih_i18n::Text;

/// Parameters of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    collect_on: String,
}

/// `GET /{lang}/agent/debits`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let found = site.app.debits(&who.actor, form::day(&wanted.collect_on)).await?;
    show(&page(who, &found, None))
}

fn page(who: SignedIn, found: &DebitsView, chosen: Option<&[AffiliateNumber]>) -> DebitsPage {
    let lang = who.frame.lang;
    let row = |choice: &tasrih_app::payments::DebitChoice| DebitRow {
        employer: view::employer(&choice.employer, lang),
        mandate: choice.mandate.reference.clone(),
        amount: choice.amount,
        is_chosen: chosen.is_none_or(|chosen| chosen.contains(&choice.employer.affiliate)),
    };
    let file = |file: &tasrih_domain::payment::DebitFile| DebitFileRow {
        id: file.id,
        number: file.number.clone(),
        collect_on: file.collect_on,
        count: file.count,
        amount: file.amount,
    };
    DebitsPage {
        collect_on: found.collect_on,
        number: found.next_number.clone(),
        rows: found.choices.iter().map(row).collect(),
        files: found.files.iter().map(file).collect(),
        is_configured: found.is_configured,
        faults: Vec::new(),
        frame: who.frame,
    }
}

/// `POST /{lang}/agent/debits`: the number in the form makes sending it twice one file.
pub async fn make(State(site): State<Site>, who: SignedIn, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    let collect_on = form::day(&fields.text("collect_on")).ok_or(PageError::BadRequest)?;
    let number = fields.text("number");
    let chosen: Vec<AffiliateNumber> = fields.all("of").filter_map(affiliate_of).collect();
    let outcome = if chosen.is_empty() {
        // Who has no business here learns nothing about the form.
        site.app.on_duty::<tasrih_domain::access::CollectDebits>(&who.actor).await?;
        Err(AppError::refused("refused-nothing-chosen"))
    } else {
        site.app.make_debit_file(&who.actor, (&number, collect_on), &chosen).await
    };
    let text: Text = match outcome {
        Ok(_) => return Ok(Redirect::to(&to::debits(&who.frame.lang)).into_response()),
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let found = site.app.debits(&who.actor, Some(collect_on)).await?;
    let anchor = if text.key() == "refused-collect-on" { "on" } else { "choose" };
    let faults = vec![FormFault { anchor: anchor.to_owned(), text }];
    show_again(&DebitsPage { faults, ..page(who, &found, Some(&chosen)) })
}

/// `GET /{lang}/agent/debits/{id}`
pub async fn file(State(site): State<Site>, who: SignedIn, Named(id): Named<DebitFileId>) -> Shown {
    Ok(declarations::attachment(site.app.debit_file(&who.actor, id).await?))
}
