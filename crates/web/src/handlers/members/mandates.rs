//! Mandates of a company.

use super::super::{Fields, Shown, show, show_again, view};
use super::Done;
use super::activity::{Before, acts, earlier};
use crate::error::PageError;
use crate::extract::{CompanyOf, Named, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::members::{AskView, MandatePage, MandateRow, MandatesPage};
use crate::routes::members;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::AppError;
use tasrih_app::mandates::{MandateAsk, MandateSeen, Mandates, Other};
use tasrih_domain::Lang;
use tasrih_domain::declaration::local_date;
use tasrih_domain::id::MandateId;
use tasrih_domain::mandate::{MandateMove, Scope, Side};
use tasrih_i18n::{Text, format};
use time::Date;
use time::format_description::well_known::Iso8601;

/// What may have been done a moment ago.
const DONE: &[&str] = &["given", "asked", "accept", "decline", "revoke"];

fn row(seen: &MandateSeen, lang: Lang) -> MandateRow {
    let (other, affiliate) = match &seen.other {
        Other::Known(employer) => (Some(view::employer(employer, lang).name), employer.affiliate),
        Other::Number(affiliate) => (None, *affiliate),
    };
    MandateRow {
        id: seen.id,
        other,
        affiliate,
        side: seen.side,
        scopes: seen.scopes.clone(),
        from: seen.from,
        until: seen.until,
        state: seen.state,
        is_in_force: seen.is_in_force,
        is_over: seen.is_over,
        asked_on: local_date(seen.asked_at),
        is_asked_by_us: seen.asked_by == seen.side,
        moves: seen.moves.clone(),
        version: seen.version,
    }
}

fn page(who: SignedIn, mandates: &Mandates) -> MandatesPage {
    let lang = who.frame.lang;
    let empty = |side| AskView {
        side,
        other: String::new(),
        ice: String::new(),
        scopes: vec![Scope::Read, Scope::Declare],
        from: format::date(mandates.today),
        until: String::new(),
        is_open: false,
    };
    MandatesPage {
        employer: view::employer(&mandates.employer, lang),
        given: mandates.given.iter().map(|one| row(one, lang)).collect(),
        held: mandates.held.iter().map(|one| row(one, lang)).collect(),
        may_administer: mandates.may_administer,
        asks: vec![empty(Side::Principal), empty(Side::Firm)],
        faults: Vec::new(),
        done: None,
        frame: who.frame,
    }
}

/// `GET /{lang}/employers/{affiliate}/mandates`
pub async fn show_mandates(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(done): Query<Done>,
) -> Shown {
    let mandates = site.app.mandates(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Mandates).await?;
    show(&MandatesPage { done: done.one_of(DONE), ..page(who, &mandates) })
}

/// `POST /{lang}/employers/{affiliate}/mandates`
pub async fn ask(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let ours: Side = fields.get("side").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let typed = typed(&fields, ours);
    let outcome = match read(&typed) {
        Ok(ask) => site.app.ask_mandate(&who.actor, affiliate, &ask).await,
        Err(key) => Err(AppError::refused(key)),
    };
    let text = match outcome {
        Ok(()) => {
            let done = if ours == Side::Principal { "given" } else { "asked" };
            return Ok(Redirect::to(&members::mandates_done(&who.frame.lang, &affiliate, done)).into_response());
        }
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let mandates = site.app.mandates(&who.actor, affiliate).await?;
    if !mandates.may_administer {
        return Err(PageError::Unknown);
    }
    let faults = vec![FormFault { anchor: format!("{ours}-{}", field_of(&text)), text }];
    let who = who.in_company(&site, affiliate, Room::Mandates).await?;
    let mut page = page(who, &mandates);
    page.asks.retain(|one| one.side != ours);
    page.asks.insert(usize::from(ours == Side::Firm), typed);
    show_again(&MandatesPage { faults, ..page })
}

/// The field that a fault is about.
fn field_of(text: &Text) -> &'static str {
    match text.key() {
        "fault-mandate-scopes" => "scopes",
        "fault-mandate-days" | "fault-mandate-from" => "from",
        "fault-mandate-until" => "until",
        "fault-mandate-ice" => "ice",
        _ => "other",
    }
}

fn typed(fields: &Fields, side: Side) -> AskView {
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    AskView {
        side,
        other: text("other"),
        ice: text("ice"),
        scopes: fields.all("scope").filter_map(|code| code.parse().ok()).collect(),
        from: text("from"),
        until: text("until"),
        is_open: true,
    }
}

fn read(typed: &AskView) -> Result<MandateAsk, &'static str> {
    let digits = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | '-')).collect::<String>();
    let ice = digits(&typed.ice);
    if typed.side == Side::Firm && ice.parse::<tasrih_domain::id::Ice>().is_err() {
        return Err("fault-mandate-ice");
    }
    let until = if typed.until.is_empty() { None } else { Some(day(&typed.until).ok_or("fault-mandate-until")?) };
    Ok(MandateAsk {
        side: typed.side,
        other: digits(&typed.other).parse().map_err(|_| "fault-mandate-number")?,
        ice,
        scopes: typed.scopes.iter().copied().collect(),
        from: day(&typed.from).ok_or("fault-mandate-from")?,
        until,
    })
}

/// A day as people write it, `31/12/2026`, or as browsers do, `2026-12-31`.
fn day(text: &str) -> Option<Date> {
    if let Ok(day) = Date::parse(text, &Iso8601::DATE) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [day, month, year] = parts[..] else { return None };
    let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok().filter(|year| (2000..=2200).contains(year))?, month, day.parse().ok()?)
        .ok()
}

/// `GET /{lang}/employers/{affiliate}/mandates/{id}`
pub async fn show_mandate(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<MandateId>,
    Query(before): Query<Before>,
) -> Shown {
    let lang = who.frame.lang;
    let history = site.app.mandate_history(&who.actor, (affiliate, id), before.id()).await?;
    let who = who.in_company(&site, affiliate, Room::Mandates).await?;
    let address = members::mandate(&lang, &affiliate, &id);
    show(&MandatePage {
        employer: view::employer(&history.employer, lang),
        row: row(&history.mandate, lang),
        acts: acts(&history.acts, lang),
        next: earlier(&address, None, history.acts.next),
        frame: who.frame,
    })
}

/// `POST /{lang}/employers/{affiliate}/mandates/{id}`
pub async fn move_on(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<MandateId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let does: MandateMove = fields.get("move").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    site.app.move_mandate(&who.actor, (affiliate, id), (does, fields.seen()?)).await?;
    Ok(Redirect::to(&members::mandates_done(&who.frame.lang, &affiliate, does.code())).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_day_is_read_as_people_and_as_browsers_write_it() {
        for text in ["2026-12-31", "31/12/2026", "31-12-2026", "31.12.2026"] {
            assert_eq!(day(text), Some(date!(2026 - 12 - 31)), "{text}");
        }
        for text in ["", "31/13/2026", "30/02/2026", "31/12/26", "demain"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
