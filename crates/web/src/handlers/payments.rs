//! Paying what a company owes.

use super::{Fields, Shown, declarations, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::payments::{
    DebitPage, DueRow, FundView, MandateFields, MandateView, OrderLineView, OrderPage, OrderRow, PaymentRow,
    PaymentsPage, field_of,
};
use crate::routes::payments::{self as to, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, FromRequestParts, Query, RawPathParams, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::payments::{Chosen, MandateForm, OrderRequest, OrderView, PaymentsView};
use tasrih_domain::declaration::local_date;
use tasrih_domain::payment::{DebitMandate, LineState, Method, OrderReference, OrderState};
use tasrih_domain::registration::form;
use tasrih_domain::{AffiliateNumber, Month};
use time::Date;

mod plans;

pub use plans::shown;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::PAYMENTS, get(list).post(make))
        .route(pattern::DEBIT, get(debit).post(give))
        .route(pattern::DEBIT_END, post(end))
        .route(pattern::ORDER, get(order))
        .route(pattern::SLIP, get(slip))
        .route(pattern::WITHDRAW, post(withdraw))
        .route(pattern::PLANS, get(plans::list).post(plans::propose))
        .route(pattern::PLAN_WITHDRAW, post(plans::withdraw))
}

/// The reference of the address.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceOf(OrderReference);

impl FromRequestParts<Site> for ReferenceOf {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let params = RawPathParams::from_request_parts(parts, site).await.map_err(|_| PageError::Unknown)?;
        let text = params.iter().find(|(key, _)| *key == "reference").map(|(_, value)| value);
        text.and_then(|text| text.parse().ok()).map(Self).ok_or(PageError::Unknown)
    }
}

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    pay_on: String,
    month: String,
    after: Option<u32>,
    done: String,
}

/// What may have been done a moment ago.
const DONE: &[&str] = &["made", "withdrawn", "debit-given", "debit-ended"];

fn done(wanted: &str) -> Option<&'static str> {
    DONE.iter().copied().find(|one| *one == wanted)
}

/// `GET /{lang}/employers/{affiliate}/payments`
async fn list(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let found = site.app.payments(&who.actor, affiliate, (form::day(&wanted.pay_on), wanted.after)).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let today = site.app.clock().today();
    // A month that owes nothing chooses nothing: then everything is.
    let month = wanted.month.parse::<Month>().ok();
    let of_month = found.dues.iter().filter(|due| Some(due.line.month) == month);
    let chosen: Vec<Chosen> = of_month.map(|due| (due.line.month, due.line.part)).collect();
    let chosen = Some(&chosen[..]).filter(|chosen| !chosen.is_empty());
    let month = month.filter(|_| chosen.is_some());
    show(&PaymentsPage { month, done: done(&wanted.done), ..page(who, &found, (today, chosen)) })
}

/// The page; `chosen`: what was ticked, everything when nothing was said.
fn page(who: SignedIn, found: &PaymentsView, (today, chosen): (Date, Option<&[Chosen]>)) -> PaymentsPage {
    let lang = who.frame.lang;
    let due = |due: &tasrih_app::payments::Due| DueRow {
        month: due.line.month,
        part: due.line.part,
        amount: due.line.amount,
        due_on: due.due_on,
        is_late: due.is_late,
        is_chosen: chosen.is_none_or(|chosen| chosen.contains(&(due.line.month, due.line.part))),
    };
    let payment = |line: &tasrih_domain::payment::KeptLine| PaymentRow {
        value_on: line.line.value_on,
        amount: line.line.amount,
        by: line.by,
        is_reversed: line.state == LineState::Reversed,
    };
    let affiliate = found.employer.affiliate;
    PaymentsPage {
        employer: view::employer(&found.employer, lang),
        may_pay: found.may_pay,
        pay_on: found.pay_on,
        month: None,
        today,
        dues: found.dues.iter().map(due).collect(),
        credit: found.credit,
        orders: found.orders.iter().map(order_row).collect(),
        next: found.next.map(|after| to::payments_after(&lang, &affiliate, after)),
        payments: found.payments.iter().map(payment).collect(),
        mandate: found.mandate.as_ref().map(mandate_view),
        faults: Vec::new(),
        done: None,
        frame: who.frame,
    }
}

fn order_row(seen: &OrderView) -> OrderRow {
    OrderRow {
        reference: seen.order.reference,
        amount: seen.order.amount,
        received: seen.received,
        method: seen.order.method,
        state: seen.order.state,
        made_on: local_date(seen.order.made_at),
        pay_on: seen.order.pay_on,
    }
}

fn mandate_view(mandate: &DebitMandate) -> MandateView {
    MandateView {
        reference: mandate.reference.clone(),
        holder: mandate.holder.clone(),
        account: mandate.account.masked(),
        signed_on: local_date(mandate.signed_at),
    }
}

/// `2026-10.contributions`
fn chosen(value: &str) -> Option<Chosen> {
    let (month, part) = value.split_once('.')?;
    Some((month.parse::<Month>().ok()?, part.parse().ok()?))
}

/// `POST /{lang}/employers/{affiliate}/payments`
async fn make(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let pay_on = form::day(&fields.text("pay_on")).ok_or(PageError::BadRequest)?;
    let chosen: Vec<Chosen> = fields.all("due").filter_map(chosen).collect();
    let outcome = if chosen.is_empty() {
        Err(AppError::refused("refused-nothing-chosen"))
    } else {
        site.app.make_order(&who.actor, affiliate, OrderRequest { chosen: chosen.clone(), pay_on }).await
    };
    let text = match outcome {
        Ok(order) => {
            let address = to::order(&who.frame.lang, &affiliate, &order.reference);
            return Ok(Redirect::to(&format!("{address}?done=made")).into_response());
        }
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let found = site.app.payments(&who.actor, affiliate, (Some(pay_on), None)).await?;
    if !found.may_pay {
        return Err(PageError::Unknown);
    }
    let address = to::payments(&who.frame.lang, &affiliate);
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let page = page(who, &found, (site.app.clock().today(), Some(&chosen)));
    let faults = vec![FormFault { anchor: field_of_list(field_of(&text)).to_owned(), text }];
    show_again(&PaymentsPage { faults, frame: page.frame.clone().at(&address), ..page })
}

/// On the list, the day is chosen in a form of its own.
fn field_of_list(field: &'static str) -> &'static str {
    if field == "pay_on" { "on" } else { "choose" }
}

/// `GET /{lang}/employers/{affiliate}/payments/{reference}`
async fn order(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    ReferenceOf(reference): ReferenceOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let (employer, seen, may_pay) = site.app.order(&who.actor, affiliate, reference).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let line = |line: &tasrih_domain::payment::OrderLine| OrderLineView {
        month: line.month,
        part: line.part,
        amount: line.amount,
    };
    let fund = site.app.fund();
    show(&OrderPage {
        employer: view::employer(&employer, who.frame.lang),
        lines: seen.order.lines.iter().map(line).collect(),
        fund: fund.map(|fund| FundView { name: fund.name.clone(), rib: fund.account.to_string() }),
        may_withdraw: may_pay && seen.order.state == OrderState::Open && seen.order.method == Method::Transfer,
        order: order_row(&seen),
        done: done(&wanted.done),
        frame: who.frame,
    })
}

/// `GET /{lang}/employers/{affiliate}/payments/{reference}/slip`
async fn slip(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    ReferenceOf(reference): ReferenceOf,
) -> Shown {
    Ok(declarations::attachment(site.app.order_slip(&who.actor, affiliate, reference).await?))
}

/// `POST /{lang}/employers/{affiliate}/payments/{reference}/withdraw`
async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    ReferenceOf(reference): ReferenceOf,
) -> Shown {
    site.app.withdraw_order(&who.actor, affiliate, reference).await?;
    Ok(Redirect::to(&with_done(&who, affiliate, "withdrawn")).into_response())
}

fn with_done(who: &SignedIn, affiliate: AffiliateNumber, done: &str) -> String {
    format!("{}?done={done}", to::payments(&who.frame.lang, &affiliate))
}

/// `GET /{lang}/employers/{affiliate}/payments/debit`
async fn debit(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Shown {
    let found = site.app.payments(&who.actor, affiliate, (None, None)).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    show(&debit_page(who, &found, MandateFields { holder: found.employer.name.clone(), ..MandateFields::default() }))
}

fn debit_page(who: SignedIn, found: &PaymentsView, typed: MandateFields) -> DebitPage {
    DebitPage {
        employer: view::employer(&found.employer, who.frame.lang),
        mandate: found.mandate.as_ref().map(mandate_view),
        may_pay: found.may_pay,
        typed,
        faults: Vec::new(),
        frame: who.frame,
    }
}

/// `POST /{lang}/employers/{affiliate}/payments/debit`
async fn give(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let typed = MandateFields {
        holder: fields.text("holder"),
        account: fields.text("account"),
        is_signed: fields.get("signed").is_some(),
    };
    let form = MandateForm { holder: typed.holder.clone(), account: typed.account.clone(), is_signed: typed.is_signed };
    let text = match site.app.give_debit_mandate(&who.actor, affiliate, &form).await {
        Ok(_) => return Ok(Redirect::to(&with_done(&who, affiliate, "debit-given")).into_response()),
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let found = site.app.payments(&who.actor, affiliate, (None, None)).await?;
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let has_form = found.mandate.is_none();
    let anchor = if has_form { field_of(&text) } else { "main" };
    let faults = vec![FormFault { anchor: anchor.to_owned(), text }];
    show_again(&DebitPage { faults, ..debit_page(who, &found, typed) })
}

/// `POST /{lang}/employers/{affiliate}/payments/debit/end`
async fn end(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Shown {
    site.app.end_debit_mandate(&who.actor, affiliate).await?;
    Ok(Redirect::to(&with_done(&who, affiliate, "debit-ended")).into_response())
}
