//! The door: an access for a company, another password, and the word of a company's administrators.

use super::{Fields, Shown, mailbox, session, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, From, SignedIn, Token, Visitor};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::signup::{
    ContactView, DoorDonePage, DoorPage, QuestionView, QuestionsPage, ResetPage, SignUpPage, TypedAccess,
};
use crate::routes::signup::{self as routes, pattern};
use crate::session::Luggage;
use crate::site::Site;
use crate::{Frame, routes as site_routes};
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::Arrival;
use tasrih_app::door::{DoorDecision, DoorError, FieldFault, Finished, NewAccess, NewPassword, Way};
use tasrih_app::passwords::PASSWORD_CHARS_MIN;
use tasrih_domain::access::Role;
use tasrih_domain::door::Errand;
use tasrih_domain::id::DoorId;
use tasrih_i18n::Text;

/// The pages of the door.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::SIGN_UP, get(sign_up_form).post(sign_up))
        .route(pattern::SIGN_UP_STEP, get(sign_up_step))
        .route(pattern::SIGN_UP_WAY, post(sign_up_way))
        .route(pattern::SIGN_UP_CODE, post(sign_up_code))
        .route(pattern::RESET, get(reset_form).post(reset))
        .route(pattern::RESET_STEP, get(reset_step))
        .route(pattern::RESET_WAY, post(reset_way))
        .route(pattern::RESET_CODE, post(reset_code))
        .route(pattern::DOOR_DONE, get(done))
        .route(pattern::DOOR_QUESTIONS, get(questions).post(answer))
        .route(pattern::MAILBOX, get(mailbox::mailbox))
}

/// Parameters of the pages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    ways: String,
    answered: String,
}

fn on_fields(faults: Vec<FieldFault>) -> Vec<FormFault> {
    faults.into_iter().map(|fault| FormFault { anchor: fault.field.to_owned(), text: fault.text }).collect()
}

/// What is said of a step that was not taken, at the field of that name.
fn faults_of(error: DoorError, field: &str) -> Result<Vec<FormFault>, PageError> {
    let one = |key| Ok(vec![FormFault { anchor: field.to_owned(), text: Text::of(key) }]);
    match error {
        DoorError::Fields(faults) => Ok(on_fields(faults)),
        DoorError::TooMany => one("fault-too-many"),
        DoorError::TooSoon => one("fault-too-soon"),
        DoorError::Failed(error) => Err(error.into()),
    }
}

/// `GET /{lang}/sign-up`
async fn sign_up_form(visitor: Visitor) -> Shown {
    show(&sign_up_page(visitor.frame, TypedAccess::default(), Vec::new()))
}

fn sign_up_page(frame: Frame, typed: TypedAccess, faults: Vec<FormFault>) -> SignUpPage {
    SignUpPage { frame, typed, least: PASSWORD_CHARS_MIN, faults }
}

/// `POST /{lang}/sign-up`
async fn sign_up(
    State(site): State<Site>,
    From(client): From,
    visitor: Visitor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    let typed = NewAccess {
        affiliate: text("affiliate"),
        ice: text("ice"),
        name: text("name"),
        login: text("login"),
        password: text("password"),
    };
    let lang = visitor.frame.lang;
    match site.app.begin_sign_up(&typed, lang, client).await {
        Ok(token) => Ok(Redirect::to(&routes::door(&lang, &Errand::SignUp, &token)).into_response()),
        Err(error) => {
            let faults = faults_of(error, "affiliate")?;
            let NewAccess { affiliate, ice, name, login, .. } = typed;
            show_again(&sign_up_page(visitor.frame, TypedAccess { affiliate, ice, name, login }, faults))
        }
    }
}

/// `GET /{lang}/reset`
async fn reset_form(visitor: Visitor) -> Shown {
    show(&ResetPage { frame: visitor.frame, login: String::new(), faults: Vec::new() })
}

/// `POST /{lang}/reset`
async fn reset(
    State(site): State<Site>,
    From(client): From,
    visitor: Visitor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let login = Fields(fields).get("login").unwrap_or_default().to_owned();
    let lang = visitor.frame.lang;
    match site.app.begin_reset(&login, lang, client).await {
        Ok(token) => Ok(Redirect::to(&routes::door(&lang, &Errand::Reset, &token)).into_response()),
        Err(error) => show_again(&ResetPage { faults: faults_of(error, "login")?, frame: visitor.frame, login }),
    }
}

/// `GET /{lang}/sign-up/{token}`
async fn sign_up_step(state: State<Site>, visitor: Visitor, token: Token, wanted: Query<Wanted>) -> Shown {
    step(state, visitor, (Errand::SignUp, token), wanted).await
}

/// `GET /{lang}/reset/{token}`
async fn reset_step(state: State<Site>, visitor: Visitor, token: Token, wanted: Query<Wanted>) -> Shown {
    step(state, visitor, (Errand::Reset, token), wanted).await
}

async fn step(
    State(site): State<Site>,
    visitor: Visitor,
    (errand, Token(token)): (Errand, Token),
    Query(wanted): Query<Wanted>,
) -> Shown {
    let page = door_page(&site, visitor.frame, (errand, token)).await?;
    show(&DoorPage { chooses: page.chooses || !wanted.ways.is_empty(), ..page })
}

async fn door_page(site: &Site, frame: Frame, (errand, token): (Errand, String)) -> Result<DoorPage, PageError> {
    let view = site.app.at_door(&token).await?;
    if view.errand != errand {
        return Err(PageError::Unknown);
    }
    let contacts = view.contacts.into_iter().map(|contact| ContactView {
        value: format!("on-file-{}", contact.nth),
        channel: contact.channel,
        masked: contact.masked,
    });
    let is_refused = view.state == tasrih_domain::door::DoorState::Refused;
    Ok(DoorPage {
        frame,
        token,
        errand,
        affiliate: view.affiliate.map(|number| number.to_string()),
        login: view.login,
        state: view.state,
        chooses: view.route.is_none() || is_refused,
        route: view.route,
        contacts: contacts.collect(),
        sent_at: view.sent_at,
        wait_seconds: view.wait_seconds,
        minutes: view.minutes,
        least: PASSWORD_CHARS_MIN,
        code: String::new(),
        faults: Vec::new(),
    })
}

/// `POST /{lang}/sign-up/{token}/way`
async fn sign_up_way(
    state: State<Site>,
    from: From,
    visitor: Visitor,
    token: Token,
    form: Form<Vec<(String, String)>>,
) -> Shown {
    take_way(state, (from, visitor), (Errand::SignUp, token), form).await
}

/// `POST /{lang}/reset/{token}/way`
async fn reset_way(
    state: State<Site>,
    from: From,
    visitor: Visitor,
    token: Token,
    form: Form<Vec<(String, String)>>,
) -> Shown {
    take_way(state, (from, visitor), (Errand::Reset, token), form).await
}

async fn take_way(
    State(site): State<Site>,
    (From(client), visitor): (From, Visitor),
    (errand, Token(token)): (Errand, Token),
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let lang = visitor.frame.lang;
    let way = Fields(fields).get("way").and_then(Way::read);
    let outcome = match way {
        Some(way) => site.app.take_way(&token, way, client).await,
        None => Err(DoorError::Fields(vec![FieldFault { field: "way", text: Text::of("fault-way") }])),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&routes::door(&lang, &errand, &token)).into_response()),
        Err(error) => {
            let chooses = way.is_none();
            let faults = faults_of(error, if chooses { "way" } else { "again" })?;
            let page = door_page(&site, visitor.frame, (errand, token)).await?;
            let chooses = chooses || page.chooses;
            let faults = if chooses { at_ways(faults) } else { faults };
            show_again(&DoorPage { chooses, faults, ..page })
        }
    }
}

fn at_ways(faults: Vec<FormFault>) -> Vec<FormFault> {
    faults.into_iter().map(|fault| FormFault { anchor: "way".to_owned(), ..fault }).collect()
}

/// `POST /{lang}/sign-up/{token}/code`
async fn sign_up_code(
    State(site): State<Site>,
    (From(client), headers): (From, HeaderMap),
    visitor: Visitor,
    Token(token): Token,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let code = Fields(fields).get("code").unwrap_or_default().to_owned();
    let luggage = Luggage::of(&headers, site.config);
    let arrival = Arrival { client, ..luggage.arrival() };
    let outcome = site.app.finish_sign_up(&token, &code, &arrival).await;
    finished(&site, visitor, (Errand::SignUp, token), (code, outcome)).await
}

/// `POST /{lang}/reset/{token}/code`
async fn reset_code(
    State(site): State<Site>,
    From(client): From,
    visitor: Visitor,
    Token(token): Token,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let code = fields.get("code").unwrap_or_default().to_owned();
    let typed = NewPassword { code: &code, password: fields.get("password").unwrap_or_default() };
    let outcome = site.app.finish_reset(&token, typed, client).await;
    finished(&site, visitor, (Errand::Reset, token), (code, outcome)).await
}

async fn finished(
    site: &Site,
    visitor: Visitor,
    (errand, token): (Errand, String),
    (code, outcome): (String, Result<Finished, DoorError>),
) -> Shown {
    let lang = visitor.frame.lang;
    match outcome {
        Ok(Finished::SignIn) => Ok(Redirect::to(&routes::door_done(&lang)).into_response()),
        Ok(Finished::Next) => Ok(Redirect::to(&routes::door(&lang, &errand, &token)).into_response()),
        Ok(Finished::In(signed)) => Ok(session::welcome(site, &signed, &site_routes::home(&lang))),
        Err(error) => {
            let faults = faults_of(error, "code")?;
            let page = door_page(site, visitor.frame, (errand, token)).await?;
            show_again(&DoorPage { code, faults, ..page })
        }
    }
}

/// `GET /{lang}/ready`
async fn done(visitor: Visitor) -> Shown {
    show(&DoorDonePage { frame: visitor.frame })
}

/// `GET /{lang}/employers/{affiliate}/requests`
async fn questions(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let (employer, questions) = site.app.door_questions(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Requests).await?;
    let question = |question: tasrih_app::door::DoorQuestion| QuestionView {
        id: question.id,
        errand: question.errand,
        name: question.name,
        login: question.login.to_string(),
        since: question.since,
    };
    show(&QuestionsPage {
        employer: view::employer(&employer, who.frame.lang),
        frame: who.frame,
        questions: questions.into_iter().map(question).collect(),
        answered: !wanted.answered.is_empty(),
        code: None,
    })
}

/// `POST /{lang}/employers/{affiliate}/requests`
async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let fields = Fields(fields);
    // Whose question it is comes before what it is.
    site.app.door_questions(&who.actor, affiliate).await?;
    let id = fields.get("request").and_then(|id| id.parse::<DoorId>().ok()).ok_or(PageError::BadRequest)?;
    let decision = match fields.get("decision") {
        Some("refuse") => DoorDecision::Refuse,
        Some("approve") => {
            let role = fields.get("role").unwrap_or(Role::Reader.code());
            DoorDecision::Approve(role.parse().map_err(|()| PageError::BadRequest)?)
        }
        _ => return Err(PageError::BadRequest),
    };
    let code = site.app.decide_door(&who.actor, affiliate, id, decision).await?;
    let lang = who.frame.lang;
    let Some(code) = code else {
        return Ok(Redirect::to(&routes::door_answered(&lang, &affiliate)).into_response());
    };
    // The code is shown in the answer itself: an address must not hold it.
    let (employer, _) = site.app.door_questions(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Requests).await?;
    let page = QuestionsPage {
        employer: view::employer(&employer, lang),
        frame: who.frame,
        questions: Vec::new(),
        answered: true,
        code: Some(code.to_string()),
    };
    Ok((StatusCode::OK, show(&page)?).into_response())
}
