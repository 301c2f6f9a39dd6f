//! Where a company stands, and links by which it shows it.

use super::view::Cures;
use super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, From, Named, SignedIn, Visitor, Word};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::standing::{Chart, ConsentForm, ConsentRow, Look, LookPage, LookView, MonthRow, StandingPage};
use crate::routes::standing::{self as routes, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::standing::{ConsentAsk, ConsentView, LookOutcome, MonthStanding, StandingView};
use tasrih_domain::consent::Consent;
use tasrih_domain::id::ConsentId;
use tasrih_domain::{AffiliateNumber, Lang};
use tasrih_i18n::Text;

/// Days that the form proposes.
const DAYS_PROPOSED: u16 = 30;
/// Longest code looked at.
const CODE_BYTES_MAX: usize = 128;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::STANDING, get(standing))
        .route(pattern::CONSENTS, post(give))
        .route(pattern::REVOKE, post(revoke))
        .route(pattern::LOOK, get(look))
}

/// What was done a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    done: String,
}

/// `GET /{lang}/employers/{affiliate}/standing`
pub async fn standing(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let mut page = page(&site, who, affiliate).await?;
    page.done = ["given", "revoked"].into_iter().find(|done| *done == wanted.done);
    show(&page)
}

async fn page(site: &Site, who: SignedIn, affiliate: AffiliateNumber) -> Result<StandingPage, PageError> {
    let seen = site.app.standing_page(&who.actor, affiliate).await?;
    let who = who.in_company(site, affiliate, Room::Standing).await?;
    let lang = who.frame.lang;
    let form = ConsentForm {
        id: ConsentId(site.app.clock().new_id()),
        to: String::new(),
        days: DAYS_PROPOSED.to_string(),
        with_reasons: false,
    };
    let cures = Cures { lang, affiliate, may_prepare: seen.may_prepare, may_pay: seen.may_pay };
    let months = seen.months.iter().rev().map(|month| month_row(month, &seen, lang));
    Ok(StandingPage {
        employer: view::employer(&seen.employer, lang),
        code: seen.standing.code(),
        on: seen.on,
        reasons: view::reasons(&seen.standing, cures),
        open: seen.open,
        overdue: seen.overdue,
        credit: seen.credit,
        chart: Chart::of(&seen.months, lang),
        months: months.collect(),
        consents: seen.consents.iter().map(|one| consent_row(one, site.app.public_url(), lang)).collect(),
        form: seen.may_consent.then_some(form),
        done: None,
        faults: Vec::new(),
        frame: who.frame,
    })
}

fn month_row(month: &MonthStanding, seen: &StandingView, lang: Lang) -> MonthRow {
    let may = month.is_missing() && seen.may_prepare;
    let declare = may.then(|| crate::routes::upload(&lang, &seen.employer.affiliate, &month.month));
    MonthRow { of: *month, declare }
}

fn consent_row(one: &ConsentView, public_url: &str, lang: Lang) -> ConsentRow {
    ConsentRow {
        id: one.consent.id,
        to: one.consent.to.clone(),
        until: one.consent.expires_at,
        revoked_at: one.consent.revoked_at,
        with_reasons: one.consent.with_reasons,
        address: one.code.as_ref().map(|code| format!("{public_url}{}", routes::look(&lang, code))),
        looks: one.looks.iter().map(|look| (look.at, look.standing.clone())).collect(),
    }
}

/// `POST /{lang}/employers/{affiliate}/standing/links`
pub async fn give(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let id: ConsentId = fields.get("id").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let ask = ConsentAsk {
        id,
        to: fields.text("to"),
        // What is no number is no number of days.
        days: fields.text("days").trim().parse().unwrap_or(0),
        with_reasons: fields.get("with_reasons").is_some(),
    };
    let with_reasons = ask.with_reasons;
    match site.app.give_consent(&who.actor, affiliate, ask).await {
        Ok(()) => Ok(Redirect::to(&routes::standing_done(&who.frame.lang, &affiliate, "given")).into_response()),
        Err(AppError::Refused(text)) => {
            let mut page = page(&site, who, affiliate).await?;
            let (to, days) = (fields.text("to"), fields.text("days"));
            page.form = page.form.map(|_| ConsentForm { id, to, days, with_reasons });
            page.faults = vec![fault(text)];
            show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn fault(text: Text) -> FormFault {
    let anchor = if text.key() == "consent-fault-days" { "days" } else { "to" };
    FormFault { anchor: anchor.to_owned(), text }
}

/// `POST /{lang}/employers/{affiliate}/standing/links/{id}/revoke`
pub async fn revoke(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<ConsentId>,
) -> Shown {
    site.app.revoke_consent(&who.actor, affiliate, id).await?;
    Ok(Redirect::to(&routes::standing_done(&who.frame.lang, &affiliate, "revoked")).into_response())
}

/// `GET /{lang}/consent/{code}`: for anybody who has the link.
pub async fn look(State(site): State<Site>, visitor: Visitor, From(client): From, Word(code): Word) -> Shown {
    let lang = visitor.frame.lang;
    let outcome = match code.len() {
        0..=CODE_BYTES_MAX => site.app.look_at_standing(&code, client).await?,
        _ => LookOutcome::Unknown,
    };
    let (status, look) = match outcome {
        LookOutcome::Shown(seen) => {
            // Whoever only looks cures nothing.
            let affiliate = seen.employer.affiliate;
            let nothing = Cures { lang, affiliate, may_prepare: false, may_pay: false };
            let reasons = view::reasons(&seen.standing, nothing);
            let view = LookView {
                employer: view::employer(&seen.employer, lang),
                code: seen.standing.code(),
                on: seen.on,
                reasons,
                until: seen.until,
            };
            (StatusCode::OK, Look::Shown(Box::new(view)))
        }
        LookOutcome::Ended => (StatusCode::GONE, Look::Ended),
        LookOutcome::Unknown => (StatusCode::NOT_FOUND, Look::Unknown),
        LookOutcome::TooMany => (StatusCode::TOO_MANY_REQUESTS, Look::TooMany),
    };
    let page = show(&LookPage { frame: visitor.frame, look })?;
    Ok(unseen_by_engines((status, page).into_response()))
}

/// No search engine keeps the page, and no other site learns its address.
fn unseen_by_engines(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.insert(axum::http::header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// The longest time that a link lasts, as the form says.
const _: () = assert!(*Consent::DAYS.end() >= DAYS_PROPOSED);
