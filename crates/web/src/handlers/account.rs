//! The account of a company.

use super::declarations::attachment;
use super::{Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::account::{AccountPage, PayFields};
use crate::routes::account::pattern;
use crate::site::Site;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;
use tasrih_app::ledger::{AccountAsk, EntryKind, YearAsk};
use tasrih_app::{AppError, ExportFormat};
use tasrih_i18n::Text;
use time::Date;
use time::format_description::well_known::Iso8601;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new().route(pattern::ACCOUNT, get(account)).route(pattern::EXPORT, get(export))
}

/// What the page is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    year: String,
    kind: String,
    pay_on: String,
    pay_amount: String,
}

impl Wanted {
    fn ask(&self) -> AccountAsk {
        let year = match self.year.as_str() {
            "all" => YearAsk::All,
            text => text.parse().map_or(YearAsk::Latest, YearAsk::Of),
        };
        let kind = EntryKind::ALL.into_iter().find(|kind| kind.code() == self.kind).unwrap_or_default();
        AccountAsk { year, kind }
    }
}

/// `GET /{lang}/employers/{affiliate}/account`. A payment that is only imagined changes nothing, so that it stands in
/// the address like a filter.
pub async fn account(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let ask = wanted.ask();
    let statement = site.app.statement(&who.actor, affiliate, ask).await?;
    let mut typed = PayFields { on: wanted.pay_on.trim().to_owned(), amount: wanted.pay_amount.trim().to_owned() };
    let (mut simulation, mut faults) = (None, Vec::new());
    if typed.on.is_empty() && typed.amount.is_empty() {
        typed.on = site.app.clock().today().to_string();
    } else {
        let fault = |anchor: &str, text| FormFault { anchor: anchor.to_owned(), text };
        match Date::parse(&typed.on, &Iso8601::DATE) {
            Ok(on) => match site.app.simulate_payment(&who.actor, affiliate, (on, &typed.amount)).await {
                Ok(found) => simulation = Some(found),
                Err(AppError::Refused(text)) => {
                    let anchor = if text.key() == "refused-simulation-amount" { "pay_amount" } else { "pay_on" };
                    faults.push(fault(anchor, text));
                }
                Err(error) => return Err(error.into()),
            },
            Err(_) => faults.push(fault("pay_on", Text::of("refused-simulation-day"))),
        }
    }
    let who = who.in_company(&site, affiliate, Room::Account).await?;
    let employer = view::employer(&statement.employer, who.frame.lang);
    let page = AccountPage { frame: who.frame, employer, statement, kind: ask.kind, typed, simulation, faults };
    if page.faults.is_empty() { show(&page) } else { show_again(&page) }
}

/// `GET /{lang}/employers/{affiliate}/account/export/{format}`
pub async fn export(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Path(params): Path<Vec<(String, String)>>,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let lang = who.frame.lang;
    let format = match params.iter().find(|(key, _)| key == "format").map(|(_, value)| value.as_str()) {
        Some("csv") => ExportFormat::Csv,
        Some("xlsx") => ExportFormat::Xlsx,
        Some("pdf") => {
            let paper = site.app.print_statement(&who.actor, affiliate, wanted.ask(), lang).await?;
            return Ok(attachment(paper));
        }
        _ => return Err(PageError::Unknown),
    };
    Ok(attachment(site.app.export_statement(&who.actor, affiliate, wanted.ask(), (format, lang)).await?))
}
