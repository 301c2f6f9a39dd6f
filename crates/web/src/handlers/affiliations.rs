//! A new employer's request to be affiliated.

use super::declarations::attachment;
use super::intake::spool;
use super::{Fields, Shown, show, show_again};
use crate::Frame;
use crate::error::PageError;
use crate::extract::{DocumentOf, From, StepOf, Token, Visitor};
use crate::pages::FormFault;
use crate::pages::affiliations::{
    AffiliationPage, BeginPage, DocumentsPage, ItemView, PaperView, ReturnPage, StepPage, StepView,
};
use crate::routes::affiliations::{self as routes, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, Multipart, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use tasrih_app::affiliations::{AffiliationView, Returning};
use tasrih_app::documents::DOCUMENT_BYTES_MAX;
use tasrih_app::door::DoorError;
use tasrih_domain::affiliation::{Item, Paper, Step, Typed};
use tasrih_i18n::Text;

/// Parts of a form with a document: its kind and its file.
const PARTS_MAX: usize = 4;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::AFFILIATION, get(begin_form).post(begin))
        .route(pattern::AFFILIATION_RETURN, get(return_form).post(come_back))
        .route(pattern::AFFILIATION_ONE, get(one))
        .route(pattern::AFFILIATION_STEP, get(step_form).post(save))
        .route(pattern::AFFILIATION_DOCUMENT, get(document))
        .route(pattern::AFFILIATION_SUBMIT, post(submit))
}

/// Those where a document comes in.
pub fn uploads() -> Router<Site> {
    Router::new().route(pattern::AFFILIATION_DOCUMENTS, get(documents).post(attach))
}

/// `GET /{lang}/affiliation`
async fn begin_form(visitor: Visitor) -> Shown {
    show(&BeginPage { frame: visitor.frame, faults: Vec::new() })
}

/// `POST /{lang}/affiliation`
async fn begin(State(site): State<Site>, From(client): From, visitor: Visitor) -> Shown {
    let lang = visitor.frame.lang;
    match site.app.begin_affiliation(lang, client).await {
        Ok(token) => Ok(Redirect::to(&routes::step(&lang, &token, &Step::Company)).into_response()),
        Err(DoorError::Failed(error)) => Err(error.into()),
        Err(_) => {
            let faults = vec![FormFault { anchor: "begin".to_owned(), text: Text::of("fault-too-many") }];
            show_again(&BeginPage { frame: visitor.frame, faults })
        }
    }
}

/// `GET /{lang}/affiliation/return`
async fn return_form(visitor: Visitor) -> Shown {
    show(&ReturnPage { frame: visitor.frame, number: String::new(), card: String::new(), faults: Vec::new() })
}

/// `POST /{lang}/affiliation/return`
async fn come_back(
    State(site): State<Site>,
    (From(client), visitor): (From, Visitor),
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let typed = Returning { number: fields.text("number"), card: fields.text("card") };
    let text = match site.app.return_to_affiliation(&typed, client).await {
        Ok(token) => return Ok(Redirect::to(&routes::one(&visitor.frame.lang, &token)).into_response()),
        Err(DoorError::Failed(error)) => return Err(error.into()),
        Err(DoorError::Fields(_)) => Text::of("fault-affiliation-return"),
        Err(DoorError::TooMany | DoorError::TooSoon) => Text::of("fault-too-many"),
    };
    let faults = vec![FormFault { anchor: "number".to_owned(), text }];
    show_again(&ReturnPage { frame: visitor.frame, number: typed.number, card: typed.card, faults })
}

fn items(step: Step, typed: &Typed) -> Vec<ItemView> {
    let view = |item: &Item| ItemView { item: *item, value: typed.get(item).cloned().unwrap_or_default() };
    step.items().iter().map(view).collect()
}

fn papers(view: &AffiliationView) -> Vec<PaperView> {
    let file = |paper: &Paper| {
        let found = view.documents.iter().find(|document| document.kind == paper.code());
        found.map(|document| (document.id, document.name.clone()))
    };
    view.papers.iter().map(|paper| PaperView { paper: *paper, file: file(paper) }).collect()
}

/// `GET /{lang}/affiliation/{token}`
async fn one(State(site): State<Site>, visitor: Visitor, Token(token): Token) -> Shown {
    let view = site.app.affiliation(&token).await?;
    let step = |step: &Step| StepView {
        step: *step,
        is_finished: !view.unfinished.contains(step),
        items: items(*step, &view.request.typed),
    };
    show(&AffiliationPage {
        frame: visitor.frame,
        token,
        steps: Step::ALL.iter().map(step).collect(),
        papers: papers(&view),
        is_whole: view.is_whole(),
        number: view.request.number,
        state: view.request.state,
        remark: view.request.remark,
        updated_at: view.request.updated_at,
    })
}

/// `GET /{lang}/affiliation/{token}/steps/{step}`
async fn step_form(State(site): State<Site>, visitor: Visitor, Token(token): Token, StepOf(step): StepOf) -> Shown {
    let view = site.app.affiliation(&token).await?;
    if !view.request.state.is_open() {
        return Ok(Redirect::to(&routes::one(&visitor.frame.lang, &token)).into_response());
    }
    let items = items(step, &view.request.typed);
    show(&StepPage { frame: visitor.frame, token, step, items, faults: Vec::new() })
}

/// `POST /{lang}/affiliation/{token}/steps/{step}`
async fn save(
    State(site): State<Site>,
    (From(client), visitor): (From, Visitor),
    Token(token): Token,
    StepOf(step): StepOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let text = |item: &Item| (*item, fields.get(item.code()).unwrap_or_default().to_owned());
    let typed: Typed = step.items().iter().map(text).collect();
    let lang = visitor.frame.lang;
    match site.app.save_affiliation(&token, (step, &typed), client).await {
        Ok(()) => {
            let next = match step {
                Step::Company => routes::step(&lang, &token, &Step::Activity),
                Step::Activity => routes::step(&lang, &token, &Step::Manager),
                Step::Manager => routes::documents(&lang, &token),
            };
            Ok(Redirect::to(&next).into_response())
        }
        Err(DoorError::Fields(faults)) => {
            let faults = faults.into_iter().map(|fault| FormFault { anchor: fault.field.to_owned(), text: fault.text });
            let (items, faults) = (items(step, &typed), faults.collect());
            show_again(&StepPage { frame: visitor.frame, token, step, items, faults })
        }
        Err(DoorError::Failed(error)) => Err(error.into()),
        Err(DoorError::TooMany | DoorError::TooSoon) => Err(PageError::Refused(Text::of("fault-too-many"))),
    }
}

fn documents_page(frame: Frame, token: String, view: &AffiliationView, faults: Vec<FormFault>) -> DocumentsPage {
    DocumentsPage { frame, token, papers: papers(view), mebibytes: DOCUMENT_BYTES_MAX / (1024 * 1024), faults }
}

/// `GET /{lang}/affiliation/{token}/documents`
async fn documents(State(site): State<Site>, visitor: Visitor, Token(token): Token) -> Shown {
    let view = site.app.affiliation(&token).await?;
    if !view.request.state.is_open() {
        return Ok(Redirect::to(&routes::one(&visitor.frame.lang, &token)).into_response());
    }
    show(&documents_page(visitor.frame, token, &view, Vec::new()))
}

/// `POST /{lang}/affiliation/{token}/documents`
async fn attach(
    State(site): State<Site>,
    (From(client), visitor): (From, Visitor),
    Token(token): Token,
    mut form: Multipart,
) -> Shown {
    // Before the first byte is kept: whose request it is.
    let view = site.app.affiliation(&token).await?;
    let (mut paper, mut file) = (None, None);
    for _ in 0..PARTS_MAX {
        let Some(part) = form.next_field().await.map_err(|_| PageError::BadRequest)? else { break };
        match part.name() {
            Some("paper") => {
                paper = part.text().await.map_err(|_| PageError::BadRequest)?.parse::<Paper>().ok();
            }
            Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                file = Some((name, spool(part).await?));
            }
            _ => {}
        }
    }
    let paper = paper.ok_or(PageError::BadRequest)?;
    let lang = visitor.frame.lang;
    let outcome = match file {
        Some((name, bytes)) => site.app.attach_to_affiliation(&token, (paper, client), (&name, bytes)).await,
        None => Err(PageError::BadRequest)?,
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&routes::documents(&lang, &token)).into_response()),
        Err(DoorError::Fields(faults)) => {
            let faults = faults.into_iter().map(|fault| FormFault { anchor: fault.field.to_owned(), text: fault.text });
            show_again(&documents_page(visitor.frame, token, &view, faults.collect()))
        }
        Err(DoorError::Failed(error)) => Err(error.into()),
        Err(DoorError::TooMany | DoorError::TooSoon) => Err(PageError::Refused(Text::of("fault-too-many"))),
    }
}

/// `GET /{lang}/affiliation/{token}/documents/{document}`
async fn document(State(site): State<Site>, Token(token): Token, DocumentOf(document): DocumentOf) -> Shown {
    Ok(attachment(site.app.affiliation_document(&token, document).await?))
}

/// `POST /{lang}/affiliation/{token}/submit`
async fn submit(State(site): State<Site>, visitor: Visitor, Token(token): Token) -> Shown {
    site.app.submit_affiliation(&token).await?;
    Ok(Redirect::to(&routes::one(&visitor.frame.lang, &token)).into_response())
}
