//! Registration of employees: one by one. Lists of people are in [`super::batches`].

use super::intake::{broken, spool};
use super::registration_view as shown;
use super::{Fields, Shown, batches, declarations, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, DocumentOf, Registration, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::registrations::{RegistrationCheckPage, RegistrationFormPage, RegistrationPage, RegistrationsPage};
use crate::routes::registrations::{self as routes, pattern};
use crate::site::Site;
use axum::Json;
use axum::Router;
use axum::extract::{Form, Multipart, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};
use tasrih_app::AppError;
use tasrih_app::registrations::{RequestView, Sending};
use tasrih_domain::Lang;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::RegistrationId;
use tasrih_domain::registration::{Item, State as Stands, Typed};
use tasrih_i18n::{Text, render};

/// Documents that one form may bring.
const FILES_MAX: usize = 10;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::LIST, get(list))
        .route(pattern::NEW, get(new).post(save_new))
        .route(pattern::SPELLING, post(spelling))
        .route(pattern::BATCH, get(batches::verdict))
        .route(pattern::BATCH_PROGRESS, get(batches::progress))
        .route(pattern::BATCH_SEND, post(batches::send))
        .route(pattern::BATCH_ROW, post(batches::take_out))
        .route(pattern::LIST_TEMPLATE, get(batches::template))
        .route(pattern::ONE, get(show_one))
        .route(pattern::EDIT, get(edit).post(save))
        .route(pattern::SEND, post(send))
        .route(pattern::HIRE, post(hire))
        .route(pattern::ANSWER, post(answer))
        .route(pattern::WITHDRAW, post(withdraw))
        .route(pattern::DOCUMENT, get(document))
        .route(pattern::DETACH, post(detach))
}

/// The addresses that take files.
pub fn uploads() -> Router<Site> {
    Router::new().route(pattern::BULK, get(batches::form).post(batches::upload)).route(pattern::DOCUMENTS, post(attach))
}

/// Which requests are listed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Listed {
    state: String,
    before: String,
}

/// `GET /{lang}/employers/{affiliate}/registrations`
pub async fn list(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(query): Query<Listed>,
) -> Shown {
    let only: Option<Stands> = query.state.parse().ok();
    let list = site.app.registrations(&who.actor, affiliate, only.as_slice(), query.before.parse().ok()).await?;
    let who = who.in_company(&site, affiliate, Room::Registrations).await?;
    let lang = who.frame.lang;
    let code = only.map(Stands::code).unwrap_or_default();
    show(&RegistrationsPage {
        employer: view::employer(&list.employer, lang),
        requests: list.requests.iter().map(|request| shown::request(request, lang)).collect(),
        counts: list.counts,
        next: list.next.map(|before| routes::list_page(&lang, &affiliate, code, &before.to_string())),
        batches: list.batches.iter().map(shown::batch_link).collect(),
        may_register: list.may_register,
        only,
        frame: who.frame,
    })
}

/// `GET /{lang}/employers/{affiliate}/registrations/new`
pub async fn new(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Shown {
    let (employer, id) = site.app.new_registration(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Registrations).await?;
    show(&RegistrationFormPage {
        employer: view::employer(&employer, who.frame.lang),
        fields: shown::fields(&Typed::new().with(Item::Nationality, "MA"), &[]),
        frame: who.frame,
        id,
        seen: None,
        faults: Vec::new(),
    })
}

/// `GET …/registrations/{id}/edit`
pub async fn edit(State(site): State<Site>, who: SignedIn, of: Registration) -> Shown {
    let view = site.app.registration(&who.actor, of.affiliate, of.id).await?;
    if view.request.state != Stands::Draft || !view.may_register {
        return Ok(Redirect::to(&routes::one(&who.frame.lang, &of.affiliate, &of.id)).into_response());
    }
    show(&form_page(who.in_company(&site, of.affiliate, Room::Registrations).await?, &view))
}

fn form_page(who: SignedIn, view: &RequestView) -> RegistrationFormPage {
    let lang = who.frame.lang;
    RegistrationFormPage {
        employer: view::employer(&view.employer, lang),
        fields: shown::fields(&view.request.typed, &view.checked.faults),
        faults: shown::summary(&view.checked, lang),
        frame: who.frame,
        id: view.request.id,
        seen: Some(view.request.version),
    }
}

/// What was typed, an empty name taken from the other script where the person chose so.
fn typed(fields: &Fields, before: &Typed) -> Typed {
    let mut typed: Typed = if fields.get("action") == Some("use") {
        before.clone()
    } else {
        Item::ALL.iter().map(|item| (*item, fields.get(item.code()).unwrap_or_default().to_owned())).collect()
    };
    for item in fields.all("use").filter_map(|code| code.parse::<Item>().ok()) {
        if let Some(proposal) = shown::proposal(&typed, item) {
            typed.set(item, &proposal);
        }
    }
    typed
}

/// `POST /{lang}/employers/{affiliate}/registrations/new`
pub async fn save_new(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let id: RegistrationId = fields.get("id").and_then(|id| id.parse().ok()).ok_or(PageError::BadRequest)?;
    let typed = typed(&fields, &Typed::new());
    keep(&site, who, Registration { affiliate, id }, (None, &fields, typed)).await
}

/// `POST …/registrations/{id}/edit`
pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let before = site.app.registration(&who.actor, of.affiliate, of.id).await?.request.typed;
    let typed = typed(&fields, &before);
    let seen = fields.seen()?;
    keep(&site, who, of, (Some(seen), &fields, typed)).await
}

/// Saves, then goes on to step 2, or shows step 1 again with what is wrong. It is saved either way.
async fn keep(
    site: &Site,
    who: SignedIn,
    of: Registration,
    (seen, fields, typed): (Option<u32>, &Fields, Typed),
) -> Shown {
    let lang = who.frame.lang;
    site.app.save_registration(&who.actor, of.affiliate, of.id, (seen, typed)).await?;
    if fields.get("action") == Some("later") {
        return Ok(Redirect::to(&routes::list(&lang, &of.affiliate)).into_response());
    }
    let view = site.app.registration(&who.actor, of.affiliate, of.id).await?;
    if view.checked.blocking().next().is_some() {
        return show_again(&form_page(who.in_company(site, of.affiliate, Room::Registrations).await?, &view));
    }
    Ok(Redirect::to(&routes::one(&lang, &of.affiliate, &of.id)).into_response())
}

/// `GET …/registrations/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, of: Registration) -> Shown {
    page_of(&site, who, of, Vec::new()).await
}

async fn page_of(site: &Site, who: SignedIn, of: Registration, faults: Vec<FormFault>) -> Shown {
    let view = site.app.registration(&who.actor, of.affiliate, of.id).await?;
    let who = who.in_company(site, of.affiliate, Room::Registrations).await?;
    let is_again = !faults.is_empty();
    if view.request.state == Stands::Draft {
        let page = check_page(who, &view, faults);
        return if is_again { show_again(&page) } else { show(&page) };
    }
    let page = status_page(who, &view, faults);
    if is_again { show_again(&page) } else { show(&page) }
}

fn check_page(who: SignedIn, view: &RequestView, faults: Vec<FormFault>) -> RegistrationCheckPage {
    let lang = who.frame.lang;
    RegistrationCheckPage {
        employer: view::employer(&view.employer, lang),
        id: view.request.id,
        seen: view.request.version,
        answers: shown::answers(&view.request.typed, &view.checked),
        proposals: shown::proposals(&view.request.typed),
        known: view.known.iter().map(shown::known).collect(),
        documents: view.documents.iter().map(shown::document).collect(),
        is_sendable: view.checked.applicant.is_some(),
        is_simple: view.checked.is_simple(),
        may_register: view.may_register,
        frame: who.frame,
        faults,
    }
}

fn status_page(who: SignedIn, view: &RequestView, faults: Vec<FormFault>) -> RegistrationPage {
    let lang = who.frame.lang;
    RegistrationPage {
        employer: view::employer(&view.employer, lang),
        id: view.request.id,
        seen: view.request.version,
        state: view.request.state,
        name: view.request.typed.name(lang == Lang::Ar),
        number: view.request.number.map(|number| number.to_string()).unwrap_or_default(),
        insured: view.request.insured.map(|insured| insured.to_string()),
        words: view.request.words.clone(),
        answers: shown::answers(&view.request.typed, &view.checked),
        documents: view.documents.iter().map(shown::document).collect(),
        history: view.history.iter().rev().map(shown::happening).collect(),
        answer: String::new(),
        may_register: view.may_register,
        frame: who.frame,
        faults,
    }
}

fn fault(anchor: &str, key: &'static str) -> Vec<FormFault> {
    vec![FormFault { anchor: anchor.to_owned(), text: Text::of(key) }]
}

/// `POST …/registrations/{id}/send`
pub async fn send(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let sending = Sending { seen: fields.seen()?, is_other: fields.get("is_other") == Some("yes") };
    match site.app.send_registration(&who.actor, of.affiliate, of.id, sending).await {
        Err(AppError::Refused(text)) if text.key() == "refused-registration-known" => {
            page_of(&site, who, of, fault("known", "fault-registration-other")).await
        }
        outcome => to_request(&who, of, outcome.map(drop)),
    }
}

fn to_request(who: &SignedIn, of: Registration, outcome: Result<(), AppError>) -> Shown {
    outcome?;
    Ok(Redirect::to(&routes::one(&who.frame.lang, &of.affiliate, &of.id)).into_response())
}

/// `POST …/registrations/{id}/hire`
pub async fn hire(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let person = fields.get("person").and_then(|id| id.parse().ok()).ok_or(PageError::BadRequest)?;
    let outcome = site.app.hire_known(&who.actor, of.affiliate, of.id, (fields.seen()?, person)).await;
    to_request(&who, of, outcome.map(drop))
}

/// `POST …/registrations/{id}/answer`
pub async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let words = fields.get("words").unwrap_or_default().trim();
    if words.is_empty() {
        return page_of(&site, who, of, fault("answer", "fault-registration-answer")).await;
    }
    let outcome = site.app.answer_registration(&who.actor, of.affiliate, of.id, (fields.seen()?, words)).await;
    to_request(&who, of, outcome)
}

/// `POST …/registrations/{id}/withdraw`
pub async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    site.app.withdraw_registration(&who.actor, of.affiliate, of.id, Fields(fields).seen()?).await?;
    Ok(Redirect::to(&routes::list(&who.frame.lang, &of.affiliate)).into_response())
}

/// `POST …/registrations/{id}/documents`: each file is kept before the next one is read.
pub async fn attach(State(site): State<Site>, who: SignedIn, of: Registration, mut form: Multipart) -> Shown {
    // Before the first byte is kept: nobody fills the disk of an employer that is not theirs.
    site.app.await_document(&who.actor, of.affiliate, of.id).await?;
    let mut faults = Vec::new();
    for _ in 0..FILES_MAX {
        let Some(part) = form.next_field().await.map_err(|error| broken(&error))? else { break };
        let name = part.file_name().unwrap_or_default().to_owned();
        let spool = spool(part).await?;
        if name.is_empty() && spool.byte_count() == 0 {
            continue;
        }
        match site.app.attach(&who.actor, of.affiliate, of.id, (&name, spool)).await {
            Ok(()) => {}
            Err(AppError::Refused(why)) => faults.push(FormFault {
                anchor: "document".to_owned(),
                text: Text::of("fault-registration-document")
                    .with("name", Arg::Text(name))
                    .with("message", Arg::Text(render(who.frame.lang, &why))),
            }),
            Err(error) => return Err(error.into()),
        }
    }
    if faults.is_empty() { to_request(&who, of, Ok(())) } else { page_of(&site, who, of, faults).await }
}

/// `GET …/registrations/{id}/documents/{document}`
pub async fn document(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    DocumentOf(document): DocumentOf,
) -> Result<Response, PageError> {
    let file = site.app.registration_document(&who.actor, of.affiliate, of.id, document).await?;
    Ok(declarations::attachment(file))
}

/// `POST …/registrations/{id}/documents/{document}/remove`
pub async fn detach(
    State(site): State<Site>,
    who: SignedIn,
    of: Registration,
    DocumentOf(document): DocumentOf,
) -> Shown {
    let outcome = site.app.detach(&who.actor, of.affiliate, of.id, document).await;
    to_request(&who, of, outcome)
}

/// A name in the other script, for the script.
#[derive(Debug, Serialize)]
pub struct Spelled {
    item: &'static str,
    spelling: String,
}

/// `POST /{lang}/employers/{affiliate}/registrations/spelling`
pub async fn spelling(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Json<Vec<Spelled>>, PageError> {
    site.app.await_list(&who.actor, affiliate).await?;
    let typed = typed(&Fields(fields), &Typed::new());
    let spelled = shown::proposals(&typed).into_iter().map(|(item, spelling)| Spelled { item: item.code(), spelling });
    Ok(Json(spelled.collect()))
}
