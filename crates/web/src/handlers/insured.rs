//! An insured person's own pages. Their session has a cookie and a table of its own: no account opens these pages, and
//! they open no company's.

use super::{Fields, Shown, show, show_again, view};
use crate::Frame;
use crate::error::PageError;
use crate::extract::{From, MonthOf, Visitor, Word};
use crate::pages::FormFault;
use crate::pages::insured::{
    InsuredCodePage, InsuredSignInPage, LooksPage, OwnEmployerView, OwnMonthsPage, ReportPage, ReportedPage,
};
use crate::routes::insured::{self as routes, pattern};
use crate::session::Cookie;
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, FromRequestParts, Query, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::codes::CodeError;
use tasrih_app::insured::{CodeAsked, Insured, NewReport, ReportView};
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, render_plain};

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::ME, get(months))
        .route(pattern::SIGN_IN, get(form).post(ask))
        .route(pattern::CODE, post(enter))
        .route(pattern::SIGN_OUT, post(leave))
        .route(pattern::LOOKS, get(looks))
        .route(pattern::REPORT, get(report_form).post(report))
        .route(pattern::REPORTED, get(reported))
}

/// An insured person who is signed in; anybody else is led to their door.
pub struct Me {
    pub(super) frame: Frame,
    pub(super) insured: Insured,
}

impl FromRequestParts<Site> for Me {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, site).await.map_err(PageError::into_response)?;
        let found = match Cookie::Insured.of(&parts.headers, site.config) {
            Some(token) => site.app.insured_of(&token).await.map_err(|error| PageError::from(error).into_response())?,
            None => None,
        };
        match found {
            Some(insured) => Ok(Self { frame: bare(visitor.frame), insured }),
            None => Err(Redirect::to(&routes::sign_in(&visitor.frame.lang)).into_response()),
        }
    }
}

/// The frame without the account that may be signed in beside: these pages are not its.
fn bare(frame: Frame) -> Frame {
    Frame { person: None, ..frame }
}

fn fault(anchor: &str, text: Text) -> FormFault {
    FormFault { anchor: anchor.to_owned(), text }
}

/// `GET /{lang}/me/sign-in`
pub async fn form(visitor: Visitor) -> Shown {
    let (cin, insured) = (String::new(), String::new());
    show(&InsuredSignInPage { frame: bare(visitor.frame), cin, insured, faults: Vec::new() })
}

/// `POST /{lang}/me/sign-in`: the same page for everybody. What was typed goes on in its form, so that neither card nor
/// number ever stands in an address.
pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    From(client): From,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let asked = asked(&Fields(fields));
    let lang = visitor.frame.lang;
    let sent = if asked.cin.trim().is_empty() || asked.insured.trim().is_empty() {
        Err(AppError::refused("refused-insured-empty"))
    } else {
        site.app.ask_insured_code(&asked, lang, client).await
    };
    let CodeAsked { cin, insured } = asked;
    match sent {
        Ok(()) => {
            let frame = bare(visitor.frame).at(&routes::sign_in(&lang));
            show(&InsuredCodePage { frame, cin, insured, faults: Vec::new() })
        }
        Err(AppError::Refused(text)) => {
            let faults = vec![fault("cin", text)];
            show_again(&InsuredSignInPage { frame: bare(visitor.frame), cin, insured, faults })
        }
        Err(error) => Err(error.into()),
    }
}

fn asked(fields: &Fields) -> CodeAsked {
    /// Longer than any number.
    const CHARACTERS_MAX: usize = 40;
    let text = |name| fields.text(name).chars().take(CHARACTERS_MAX).collect();
    CodeAsked { cin: text("cin"), insured: text("insured") }
}

/// `POST /{lang}/me/code`
pub async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    From(client): From,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let asked = asked(&fields);
    let lang = visitor.frame.lang;
    let key = match site.app.sign_in_insured(&asked, &fields.text("code"), client).await {
        Ok(opened) => {
            let mut response = Redirect::to(&routes::me(&lang)).into_response();
            let lasts = opened.expires_at - site.app.clock().now();
            Cookie::Insured.keep(&mut response, &opened.token, lasts, site.config);
            return Ok(response);
        }
        Err(CodeError::TooMany) => "refused-insured-too-many",
        Err(CodeError::Shape | CodeError::Wrong) => "refused-insured-code",
        Err(CodeError::Failed(error)) => return Err(error.into()),
    };
    let frame = bare(visitor.frame).at(&routes::sign_in(&lang));
    let CodeAsked { cin, insured } = asked;
    show_again(&InsuredCodePage { frame, cin, insured, faults: vec![fault("code", Text::of(key))] })
}

/// `POST /{lang}/me/sign-out`
pub async fn leave(State(site): State<Site>, visitor: Visitor, headers: HeaderMap) -> Shown {
    if let Some(token) = Cookie::Insured.of(&headers, site.config) {
        site.app.sign_out_insured(&token).await?;
    }
    let mut response = Redirect::to(&routes::sign_in(&visitor.frame.lang)).into_response();
    Cookie::Insured.forget(&mut response, site.config);
    Ok(response)
}

/// Which months.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    before: String,
}

/// `GET /{lang}/me`
pub async fn months(State(site): State<Site>, me: Me, Query(wanted): Query<Wanted>) -> Shown {
    let found = site.app.own_months(&me.insured, wanted.before.parse().ok()).await?;
    let lang = me.frame.lang;
    let only = site.app.only_employer(&me.insured).await?;
    let earlier = found.employers.iter().filter_map(|own| own.months.next).max();
    let own = |own: tasrih_app::insured::OwnEmployer| OwnEmployerView {
        employer: view::employer(&own.employer, lang),
        months: own.months.rows,
    };
    show(&OwnMonthsPage {
        frame: me.frame,
        name: me.insured.name(lang),
        days: found.days,
        gaps: found.gaps,
        earlier: earlier.map(|before| routes::me_before(&lang, &before)),
        employers: found.employers.into_iter().map(own).collect(),
        only: only.map(|employer| view::employer(&employer, lang)),
    })
}

/// `GET /{lang}/me/looks`
pub async fn looks(State(site): State<Site>, me: Me) -> Shown {
    let looks = site.app.own_looks(&me.insured).await?;
    let only = site.app.only_employer(&me.insured).await?.map(|employer| view::employer(&employer, me.frame.lang));
    show(&LooksPage { frame: me.frame, looks, only })
}

/// `GET /{lang}/me/report/{affiliate}/{month}`
pub async fn report_form(State(site): State<Site>, me: Me, of: MonthOf) -> Shown {
    let found = site.app.month_to_report(&me.insured, of.affiliate, of.month).await?;
    let lang = me.frame.lang;
    let key = if found.gap.is_some() { "me-report-text-gap" } else { "me-report-text-days" };
    let days = i64::try_from(found.days).unwrap_or(i64::MAX);
    let text = Text::of(key)
        .with("employer", Arg::Text(view::employer(&found.employer, lang).name))
        .with("month", Arg::Month(found.month))
        .with("days", Arg::Count(days));
    show(&report_page(me.frame, &found, render_plain(lang, &text), Vec::new()))
}

fn report_page(frame: Frame, found: &ReportView, said: String, faults: Vec<FormFault>) -> ReportPage {
    let employer = view::employer(&found.employer, frame.lang);
    ReportPage { frame, employer, month: found.month, gap: found.gap, days: found.days, said, faults }
}

/// `POST /{lang}/me/report/{affiliate}/{month}`
pub async fn report(State(site): State<Site>, me: Me, of: MonthOf, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let said = Fields(fields).text("said");
    let new = NewReport { affiliate: of.affiliate, month: of.month, said: said.clone() };
    match site.app.report_month(&me.insured, new).await {
        Ok(kept) => Ok(Redirect::to(&routes::reported(&me.frame.lang, &kept.number)).into_response()),
        Err(AppError::Refused(text)) => {
            let found = site.app.month_to_report(&me.insured, of.affiliate, of.month).await?;
            show_again(&report_page(me.frame, &found, said, vec![fault("said", text)]))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /{lang}/me/reports/{code}`
pub async fn reported(State(site): State<Site>, me: Me, Word(number): Word) -> Shown {
    let kept = site.app.own_report(&me.insured, &number).await?;
    show(&ReportedPage { frame: me.frame, number: kept.number, month: kept.month, said: kept.said })
}
