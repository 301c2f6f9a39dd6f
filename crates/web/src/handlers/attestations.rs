//! Attestations of a company, many at once, and before an agent.

use super::declarations::attachment;
use super::view::Cures;
use super::{Fields, Shown, show, show_again, view};
use crate::Frame;
use crate::error::PageError;
use crate::extract::{CompanyOf, Named, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::attestations::{
    AskForm, AttestationPage, AttestationsPage, OfficeAttestationsPage, OrderPage, OrderRowView, OrderedView,
    OrdersPage, Row,
};
use crate::pages::standing::ReasonView;
use crate::routes::attestations::{self as routes, pattern};
use crate::routes::standing::standing;
use crate::site::Site;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Form, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use futures::StreamExt;
use serde::Deserialize;
use std::convert::Infallible;
use tasrih_app::AppError;
use tasrih_app::attestations::{Asked, AttestationView, Listed, Obstacle, OrderView, Outcome};
use tasrih_domain::attestation::{AttestationKind, Validity};
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{AttestationId, AttestationOrderId, PersonId};
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_i18n::Text;

/// Months to choose from: ten years.
const MONTHS_OFFERED: usize = 120;
/// Characters of a number looked at; real ones are shorter.
const NUMBER_MAX: usize = 40;
/// Months chosen at first.
const MONTHS_CHOSEN: usize = 12;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::LIST, get(list).post(issue))
        .route(pattern::ONE, get(show_one))
        .route(pattern::PAPER, get(paper))
        .route(pattern::REVOKE, post(revoke))
        .route(pattern::ORDERS, get(orders).post(order))
        .route(pattern::ORDER, get(show_order))
        .route(pattern::ARCHIVE, get(archive))
        .route(pattern::OFFICE, get(office).post(office_revoke))
}

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    before: String,
    employee: String,
}

/// The months that have ended, from the first to be declared on, the latest first.
pub(super) fn months(from: Month, today: time::Date) -> Vec<Month> {
    let latest = Month::of(today).previous();
    std::iter::successors(Some(latest), |month| Some(month.previous()))
        .take_while(|month| *month >= from)
        .take(MONTHS_OFFERED)
        .collect()
}

/// The form as it is shown at first: the year that has ended.
pub(super) fn ask_form(action: String, kinds: &[AttestationKind], months: Vec<Month>, today: time::Date) -> AskForm {
    let latest = months.first().copied().unwrap_or_else(|| Month::of(today).previous());
    let first = months.get(MONTHS_CHOSEN - 1).or(months.last()).copied().unwrap_or(latest);
    AskForm { action, kinds: kinds.to_vec(), kind: kinds[0], person: None, months, from: first, to: latest }
}

/// What was asked for. A kind that is none, and months that are none, are no choice of the form.
pub(super) fn asked(fields: &Fields) -> Result<Asked, PageError> {
    let kind: AttestationKind = fields.get("kind").and_then(|code| code.parse().ok()).ok_or(PageError::BadRequest)?;
    let month = |name| fields.get(name).and_then(|text| text.parse::<Month>().ok());
    Ok(Asked {
        kind,
        person: fields.get("employee").and_then(|id| id.parse::<PersonId>().ok()),
        period: month("from").zip(month("to")).filter(|_| kind.has_period()),
    })
}

/// An attestation in the list of whoever looks.
pub(super) fn row(listed: &Listed, lang: Lang, (href, paper): (String, String)) -> Row {
    let (latin, arabic) = &listed.holder;
    let holder = if (lang == Lang::Ar && !arabic.is_empty()) || latin.is_empty() { arabic } else { latin };
    let one = &listed.attestation;
    Row {
        id: one.id,
        number: one.number,
        holder: holder.clone(),
        period: one.period,
        issued_at: one.issued_at,
        valid_until: one.valid_until,
        validity: listed.validity,
        looks: listed.looks,
        href,
        paper,
    }
}

fn company_row(listed: &Listed, lang: Lang, affiliate: AffiliateNumber) -> Row {
    let id = listed.attestation.id;
    row(listed, lang, (routes::one(&lang, &affiliate, &id), routes::paper(&lang, &affiliate, &id)))
}

/// Why one was not issued, with the way to what removes it for who may do it.
pub(super) fn reasons(obstacles: &[Obstacle], cures: Option<Cures>) -> Vec<ReasonView> {
    let reason = |obstacle: &Obstacle| match obstacle {
        Obstacle::Irregular(reason) => view::reason(reason, cures),
        Obstacle::NotDeclared(month) => ReasonView {
            text: Text::of("obstacle-not-declared").with("month", Arg::Month(*month)),
            cure: cures.and_then(|cures| cures.declare(*month)),
        },
        Obstacle::NothingDeclared => ReasonView { text: Text::of("obstacle-nothing-declared"), cure: None },
        Obstacle::NotRegistered => ReasonView { text: Text::of("obstacle-not-registered"), cure: None },
    };
    obstacles.iter().map(reason).collect()
}

/// What is wrong with the form.
pub(super) fn fault(text: Text) -> Vec<FormFault> {
    vec![FormFault { anchor: "period".to_owned(), text }]
}

async fn page(
    site: &Site,
    who: SignedIn,
    affiliate: AffiliateNumber,
    (before, person): (Option<AttestationId>, Option<PersonId>),
    obstacles: &[Obstacle],
) -> Result<AttestationsPage, PageError> {
    let lang = who.frame.lang;
    let list = site.app.attestations(&who.actor, affiliate, before).await?;
    let today = site.app.clock().today();
    let mut ask = None;
    if list.may_attest {
        use AttestationKind as K;
        let kinds: &[K] = if person.is_some() {
            &[K::OwnWages, K::Registration]
        } else {
            &[K::Standing, K::Affiliation, K::Wages, K::Payroll]
        };
        let mut form =
            ask_form(routes::list(&lang, &affiliate), kinds, months(list.employer.declares_from, today), today);
        if let Some(person) = person {
            let employee = site.app.employee(&who.actor, affiliate, person, None).await?;
            form.person = Some((person, super::employees::name_of(&employee.person, lang)));
        }
        ask = Some(form);
    }
    let cures = Cures { lang, affiliate, may_prepare: list.may_prepare, may_pay: list.may_pay };
    let who = who.in_company(site, affiliate, Room::Attestations).await?;
    Ok(AttestationsPage {
        employer: view::employer(&list.employer, lang),
        ask,
        reasons: reasons(obstacles, Some(cures)),
        faults: Vec::new(),
        rows: list.listed.iter().map(|one| company_row(one, lang, affiliate)).collect(),
        earlier: list.next.map(|before| routes::list_before(&lang, &affiliate, &before)),
        frame: who.frame,
    })
}

/// `GET /{lang}/employers/{affiliate}/attestations`
pub async fn list(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    show(&page(&site, who, affiliate, (wanted.before.parse().ok(), wanted.employee.parse().ok()), &[]).await?)
}

/// `POST /{lang}/employers/{affiliate}/attestations`
pub async fn issue(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let lang = who.frame.lang;
    let asked = asked(&Fields(fields))?;
    let (obstacles, faults) = match site.app.issue_attestation(&who.actor, affiliate, &asked).await {
        Ok(Outcome::Issued(id)) => return Ok(Redirect::to(&routes::one(&lang, &affiliate, &id)).into_response()),
        Ok(Outcome::Refused(obstacles)) => (obstacles, Vec::new()),
        Err(AppError::Refused(text)) => (Vec::new(), fault(text)),
        Err(error) => return Err(error.into()),
    };
    let mut page = page(&site, who, affiliate, (None, asked.person), &obstacles).await?;
    if let Some(ask) = &mut page.ask {
        keep(ask, &asked);
    }
    page.frame = page.frame.at(&routes::list(&lang, &affiliate));
    show_again(&AttestationsPage { faults, ..page })
}

/// What was chosen stays chosen.
pub(super) fn keep(form: &mut AskForm, asked: &Asked) {
    form.kind = asked.kind;
    if let Some((from, to)) = asked.period {
        (form.from, form.to) = (from, to);
    }
}

/// The page of one, for whoever may see it.
pub(super) fn one_page(frame: Frame, view: &AttestationView, row: Row, back: String) -> AttestationPage {
    let ended_at = match view.listed.validity {
        Validity::Revoked { at } | Validity::Replaced { at } => Some(at),
        Validity::Current | Validity::Expired => None,
    };
    AttestationPage {
        code: Some(view.listed.attestation.code.to_string()),
        ended_at,
        employer: view.employer.as_ref().map(|employer| view::employer(employer, frame.lang)),
        looks: view.looks.clone(),
        revoke: None,
        back,
        is_office: false,
        row,
        frame,
    }
}

/// `GET /{lang}/employers/{affiliate}/attestations/{id}`
pub async fn show_one(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<AttestationId>,
) -> Shown {
    let lang = who.frame.lang;
    let view = site.app.attestation(&who.actor, affiliate, id).await?;
    let row = company_row(&view.listed, lang, affiliate);
    let who = who.in_company(&site, affiliate, Room::Attestations).await?;
    let revoke = view.may_revoke.then(|| routes::revoke(&lang, &affiliate, &id));
    show(&AttestationPage { revoke, ..one_page(who.frame, &view, row, routes::list(&lang, &affiliate)) })
}

/// `GET /{lang}/employers/{affiliate}/attestations/{id}/pdf`
pub async fn paper(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<AttestationId>,
) -> Shown {
    Ok(attachment(site.app.attestation_pdf(&who.actor, affiliate, id).await?))
}

/// `POST /{lang}/employers/{affiliate}/attestations/{id}/revoke`
pub async fn revoke(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<AttestationId>,
) -> Shown {
    site.app.revoke_attestation(&who.actor, affiliate, id).await?;
    Ok(Redirect::to(&routes::one(&who.frame.lang, &affiliate, &id)).into_response())
}

fn order_row(view: &OrderView, lang: Lang) -> OrderRowView {
    OrderRowView {
        href: routes::order(&lang, &view.order.id),
        ordered_at: view.order.ordered_at,
        issued: view.issued,
        refused: view.refused,
        total: view.total,
        is_finished: view.order.finished_at.is_some(),
    }
}

async fn orders_page(site: &Site, who: SignedIn, faults: Vec<FormFault>) -> Result<OrdersPage, PageError> {
    let orders = site.app.attestation_orders(&who.actor).await?;
    let rows = orders.iter().map(|one| order_row(one, who.frame.lang)).collect();
    Ok(OrdersPage { frame: who.frame, rows, faults })
}

/// `GET /{lang}/attestations/orders`
pub async fn orders(State(site): State<Site>, who: SignedIn) -> Shown {
    show(&orders_page(&site, who, Vec::new()).await?)
}

/// `POST /{lang}/attestations/orders`
pub async fn order(State(site): State<Site>, who: SignedIn) -> Shown {
    match site.app.order_attestations(&who.actor).await {
        Ok(id) => Ok(Redirect::to(&routes::order(&who.frame.lang, &id)).into_response()),
        Err(AppError::Refused(text)) => {
            let faults = vec![FormFault { anchor: "order".to_owned(), text }];
            show_again(&orders_page(&site, who, faults).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /{lang}/attestations/orders/{id}`
pub async fn show_order(State(site): State<Site>, who: SignedIn, Named(id): Named<AttestationOrderId>) -> Shown {
    let lang = who.frame.lang;
    let view = site.app.attestation_order(&who.actor, id).await?;
    let order = order_row(&view, lang);
    let company = |row: &tasrih_app::attestations::OrderRow| {
        let affiliate = row.employer.affiliate;
        OrderedView {
            employer: view::employer(&row.employer, lang),
            paper: row.attestation.map(|id| routes::paper(&lang, &affiliate, &id)),
            refused: row.is_refused.then(|| standing(&lang, &affiliate)),
        }
    };
    let mut companies: Vec<_> = view.rows.iter().map(company).collect();
    companies.sort_by_key(|one| one.paper.is_some());
    let archive = (order.is_finished && order.issued > 0).then(|| routes::archive(&lang, &id));
    show(&OrderPage { frame: who.frame, order, companies, archive })
}

/// `GET /{lang}/attestations/orders/{id}/archive`
pub async fn archive(State(site): State<Site>, who: SignedIn, Named(id): Named<AttestationOrderId>) -> Shown {
    let pieces = site.app.order_archive(&who.actor, id).await?;
    let stream = futures::stream::unfold(pieces, |mut pieces| async move {
        pieces.recv().await.map(|piece| (Ok::<_, Infallible>(Bytes::from(piece)), pieces))
    });
    // The layer that compresses asks once more after the end.
    let stream = stream.fuse();
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"attestations.zip\""),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

/// Which one an agent asks about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Numbered {
    number: String,
}

/// `GET /{lang}/agent/attestations`
pub async fn office(State(site): State<Site>, who: SignedIn, Query(asked): Query<Numbered>) -> Shown {
    let number: String = asked.number.chars().take(NUMBER_MAX).collect();
    let lang = who.frame.lang;
    site.app.await_office_attestation(&who.actor).await?;
    if number.trim().is_empty() {
        return show(&OfficeAttestationsPage { frame: who.frame, number: String::new(), is_unknown: false });
    }
    match site.app.office_attestation(&who.actor, &number).await {
        Ok(view) => {
            let row = row(&view.listed, lang, (String::new(), String::new()));
            let revoke = view.may_revoke.then(|| routes::office(&lang));
            let page = one_page(who.frame, &view, row, routes::office(&lang));
            show(&AttestationPage { revoke, code: None, is_office: true, ..page })
        }
        Err(AppError::Unknown) => show_again(&OfficeAttestationsPage { frame: who.frame, number, is_unknown: true }),
        Err(error) => Err(error.into()),
    }
}

/// `POST /{lang}/agent/attestations`
pub async fn office_revoke(State(site): State<Site>, who: SignedIn, Form(asked): Form<Numbered>) -> Shown {
    site.app.await_office_attestation(&who.actor).await?;
    match site.app.revoke_in_office(&who.actor, &asked.number).await {
        Ok(()) => Ok(Redirect::to(&routes::office_one(&who.frame.lang, &asked.number)).into_response()),
        Err(AppError::Unknown) => {
            let number = asked.number.chars().take(NUMBER_MAX).collect();
            show_again(&OfficeAttestationsPage { frame: who.frame, number, is_unknown: true })
        }
        Err(error) => Err(error.into()),
    }
}
