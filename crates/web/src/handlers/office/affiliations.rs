//! Requests of new employers, as agents decide them.

use super::{Of, Shown, fault, show, show_again};
use crate::Frame;
use crate::error::PageError;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::handlers::declarations::attachment;
use crate::pages::FormFault;
use crate::pages::office::affiliations::{AffiliationCasePage, AffiliationRow, AffiliationsPage, PaperView};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::affiliations::{AffiliationCase, AffiliationDecision};
use tasrih_app::office::ROWS_SHOWN_MAX;
use tasrih_domain::access::DecideAffiliation;
use tasrih_domain::affiliation::{self, Affiliation, Item, State as Stands};
use tasrih_domain::id::{AffiliationId, DocumentId};

/// Parameters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    state: String,
    after: String,
}

/// `GET /{lang}/agent/affiliations`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let duty = site.app.on_duty::<DecideAffiliation>(&who.actor).await?;
    let state = wanted.state.parse().ok().filter(|state| *state != Stands::Draft).unwrap_or(Stands::Submitted);
    let place = (wanted.after.parse().ok(), ROWS_SHOWN_MAX + 1);
    let mut found = site.app.affiliation_queue(&duty, state, place).await?;
    let more = found.len() > ROWS_SHOWN_MAX as usize;
    found.truncate(ROWS_SHOWN_MAX as usize);
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| format!("{}?state={state}&after={}", to::affiliations(&who.frame.lang), last.id));
    let row = |one: &Affiliation| AffiliationRow {
        id: one.id,
        number: one.number.clone(),
        name: affiliation::text(&one.typed, Item::Name),
        city: affiliation::text(&one.typed, Item::City),
        state: one.state,
        at: one.updated_at,
    };
    show(&AffiliationsPage { rows: found.iter().map(row).collect(), state, next, frame: who.frame })
}

/// `GET /{lang}/agent/affiliations/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, Of(id): Of<AffiliationId>) -> Shown {
    let duty = site.app.on_duty::<DecideAffiliation>(&who.actor).await?;
    let case = site.app.affiliation_case(&duty, id).await?;
    show(&page(who.frame, &case, String::new(), Vec::new()))
}

/// `POST /{lang}/agent/affiliations/{id}`
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    Of(id): Of<AffiliationId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let duty = site.app.on_duty::<DecideAffiliation>(&who.actor).await?;
    let fields = Fields(fields);
    let words = fields.get("words").unwrap_or_default().to_owned();
    let decision = match fields.get("word") {
        Some("accept") => AffiliationDecision::Accept,
        Some("ask") => AffiliationDecision::Ask(words.clone()),
        Some("refuse") => AffiliationDecision::Refuse(words.clone()),
        _ => return Err(PageError::BadRequest),
    };
    match site.app.decide_affiliation(&duty, (id, fields.seen()?), decision).await {
        Ok(_) => Ok(Redirect::to(&to::affiliation(&who.frame.lang, &id)).into_response()),
        Err(error) => {
            let faults = fault(error, |_| "words")?;
            let case = site.app.affiliation_case(&duty, id).await?;
            show_again(&page(who.frame, &case, words, faults))
        }
    }
}

/// `GET /{lang}/agent/affiliations/{id}/documents/{document}`
pub async fn document(
    State(site): State<Site>,
    who: SignedIn,
    Path((_, id, document)): Path<(String, String, String)>,
) -> Shown {
    let duty = site.app.on_duty::<DecideAffiliation>(&who.actor).await?;
    let id = id.parse::<AffiliationId>().map_err(|_| PageError::Unknown)?;
    let document = document.parse::<DocumentId>().map_err(|_| PageError::Unknown)?;
    Ok(attachment(site.app.affiliation_case_document(&duty, id, document).await?))
}

fn page(frame: Frame, case: &AffiliationCase, words: String, faults: Vec<FormFault>) -> AffiliationCasePage {
    let request = &case.view.request;
    let items = Item::ALL.iter().map(|item| (*item, affiliation::text(&request.typed, *item)));
    let paper = |paper: &affiliation::Paper| {
        let file = case.view.documents.iter().find(|document| document.kind == paper.code());
        PaperView { paper: *paper, file: file.map(|document| (document.id, document.name.clone())) }
    };
    AffiliationCasePage {
        id: request.id,
        number: request.number.clone(),
        state: request.state,
        at: request.updated_at,
        items: items.filter(|(_, value)| !value.is_empty()).collect(),
        papers: case.view.papers.iter().map(paper).collect(),
        same_ice: case.same_ice.iter().map(|one| super::view::employer(one, frame.lang)).collect(),
        remark: request.remark.clone(),
        seen: request.version,
        words,
        faults,
        frame,
    }
}
