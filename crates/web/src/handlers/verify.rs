//! The public check of an attestation, and an insured person's own ones.

use super::attestations::{ask_form, asked, fault, keep, months, one_page, reasons, row};
use super::declarations::attachment;
use super::insured::Me;
use super::{Fields, Shown, show, show_again};
use crate::error::PageError;
use crate::extract::{From, Named, Visitor, Word};
use crate::pages::attestations::{AttestationPage, Outcome as Answer, OwnAttestationsPage, Row, VerifyPage};
use crate::routes::attestations::{self as routes, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, Multipart, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::attestations::{Check, FILE_BYTES_MAX, FileCheck, Listed, Outcome};
use tasrih_domain::attestation::AttestationKind;
use tasrih_domain::id::AttestationId;
use tasrih_domain::{Lang, Month};

/// Longest code looked at; real ones have 16 characters and a few hyphens.
const CODE_BYTES_MAX: usize = 64;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::OWN, get(own).post(issue_own))
        .route(pattern::OWN_ONE, get(own_one))
        .route(pattern::OWN_PAPER, get(own_paper))
        .route(pattern::OWN_REVOKE, post(own_revoke))
        .route(pattern::VERIFY_CODE, get(code))
        .route(pattern::KEYS, get(keys))
}

/// Where a file comes in to be checked.
pub fn uploads() -> Router<Site> {
    Router::new().route(pattern::VERIFY, get(form).post(file))
}

/// Largest file looked at.
pub const UPLOAD_BYTES_MAX: usize = FILE_BYTES_MAX;

/// Code typed into the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// `GET /{lang}/verify`
pub async fn form(visitor: Visitor, Query(typed): Query<Typed>) -> Shown {
    let code: String = typed.code.chars().filter(|c| c.is_alphanumeric()).take(CODE_BYTES_MAX).collect();
    if code.is_empty() {
        return show(&VerifyPage { frame: visitor.frame, code, outcome: Answer::Ask });
    }
    let code = crate::extract::encode(&code);
    Ok(Redirect::to(&routes::verify_code(&visitor.frame.lang, &code)).into_response())
}

/// `GET /{lang}/verify/{code}`
pub async fn code(State(site): State<Site>, visitor: Visitor, From(client): From, Word(code): Word) -> Shown {
    let asked: String = code.chars().take(CODE_BYTES_MAX).collect();
    let outcome = match site.app.check_attestation(&asked, client).await? {
        Check::Genuine(found) => Answer::Genuine(*found),
        Check::Unknown => Answer::UnknownCode,
        Check::TooMany => Answer::TooMany,
    };
    answered(&VerifyPage { frame: visitor.frame, code: asked, outcome })
}

/// `POST /{lang}/verify`
pub async fn file(State(site): State<Site>, visitor: Visitor, From(client): From, mut form: Multipart) -> Shown {
    let mut bytes = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|_| PageError::BadRequest)? {
        if part.name() == Some("file") {
            bytes = part.bytes().await.map_err(|_| PageError::BadRequest)?.to_vec();
        }
    }
    let frame = visitor.frame;
    if bytes.is_empty() {
        return show_again(&VerifyPage { frame, code: String::new(), outcome: Answer::Ask });
    }
    let outcome = match site.app.check_attestation_file(bytes, client).await? {
        FileCheck::Genuine(found) => Answer::Genuine(*found),
        FileCheck::NotOurs(why) => Answer::NotOurs(why),
        FileCheck::TooMany => Answer::TooMany,
    };
    answered(&VerifyPage { frame, code: String::new(), outcome })
}

fn answered(page: &VerifyPage) -> Shown {
    let status = if matches!(page.outcome, Answer::TooMany) { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
    Ok((status, Html(askama::Template::render(page)?)).into_response())
}

/// `GET /keys.pem`
pub async fn keys(State(site): State<Site>) -> Response {
    ([(header::CONTENT_TYPE, "application/x-pem-file")], site.app.published_keys()).into_response()
}

fn own_row(listed: &Listed, lang: Lang) -> Row {
    let id = listed.attestation.id;
    row(listed, lang, (routes::own_one(&lang, &id), routes::own_paper(&lang, &id)))
}

async fn own_page(site: &Site, me: Me) -> Result<OwnAttestationsPage, PageError> {
    let lang = me.frame.lang;
    let today = site.app.clock().today();
    let listed = site.app.own_attestations(&me.insured).await?;
    let since = site.app.own_months_since(&me.insured).await?;
    let kinds = [AttestationKind::OwnWages, AttestationKind::Registration];
    let months = since.map(|since: Month| months(since, today)).unwrap_or_default();
    Ok(OwnAttestationsPage {
        ask: ask_form(routes::own(&lang), &kinds, months, today),
        reasons: Vec::new(),
        faults: Vec::new(),
        rows: listed.iter().map(|one| own_row(one, lang)).collect(),
        frame: me.frame,
    })
}

/// `GET /{lang}/me/attestations`
pub async fn own(State(site): State<Site>, me: Me) -> Shown {
    show(&own_page(&site, me).await?)
}

/// `POST /{lang}/me/attestations`
pub async fn issue_own(State(site): State<Site>, me: Me, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let lang = me.frame.lang;
    let asked = asked(&Fields(fields))?;
    let (reasons, faults) = match site.app.issue_own_attestation(&me.insured, &asked).await {
        Ok(Outcome::Issued(id)) => return Ok(Redirect::to(&routes::own_one(&lang, &id)).into_response()),
        Ok(Outcome::Refused(obstacles)) => (reasons(&obstacles, None), Vec::new()),
        Err(AppError::Refused(text)) => (Vec::new(), fault(text)),
        Err(error) => return Err(error.into()),
    };
    let mut page = own_page(&site, me).await?;
    keep(&mut page.ask, &asked);
    show_again(&OwnAttestationsPage { reasons, faults, ..page })
}

/// `GET /{lang}/me/attestations/{id}`
pub async fn own_one(State(site): State<Site>, me: Me, Named(id): Named<AttestationId>) -> Shown {
    let lang = me.frame.lang;
    let view = site.app.own_attestation(&me.insured, id).await?;
    let row = own_row(&view.listed, lang);
    let revoke = view.may_revoke.then(|| routes::own_revoke(&lang, &id));
    show(&AttestationPage { revoke, ..one_page(me.frame, &view, row, routes::own(&lang)) })
}

/// `GET /{lang}/me/attestations/{id}/pdf`
pub async fn own_paper(State(site): State<Site>, me: Me, Named(id): Named<AttestationId>) -> Shown {
    Ok(attachment(site.app.own_attestation_pdf(&me.insured, id).await?))
}

/// `POST /{lang}/me/attestations/{id}/revoke`
pub async fn own_revoke(State(site): State<Site>, me: Me, Named(id): Named<AttestationId>) -> Shown {
    site.app.revoke_own_attestation(&me.insured, id).await?;
    Ok(Redirect::to(&routes::own_one(&me.frame.lang, &id)).into_response())
}
