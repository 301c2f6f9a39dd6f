//! Movements that wait for an agent.

use super::super::{Fields, show, show_again, view};
use super::Shown;
use super::statements::line_row;
use crate::error::PageError;
use crate::extract::{Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::collection::{GuessRow, LineFields, LinePage, WaitingPage, affiliate_of};
use crate::routes::collection as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::payments::WaitingView;
use tasrih_domain::id::BankLineId;
use tasrih_domain::payment::OrderReference;

/// Parameters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    after: String,
    done: String,
}

/// What may have been done a moment ago.
const DONE: &[&str] = &["assigned", "aside", "released"];

/// `GET /{lang}/agent/payments`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let found = site.app.waiting_lines(&who.actor, wanted.after.parse().ok()).await?;
    let lang = who.frame.lang;
    show(&WaitingPage {
        count: found.count,
        lines: found.lines.iter().map(|line| line_row(line, None, lang)).collect(),
        next: found.next.map(|after| to::waiting_after(&lang, &after)),
        done: DONE.iter().copied().find(|one| *one == wanted.done),
        frame: who.frame,
    })
}

/// `GET /{lang}/agent/payments/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, Named(id): Named<BankLineId>) -> Shown {
    let found = site.app.waiting_line(&who.actor, id).await?;
    let typed = LineFields { remembers: true, ..LineFields::default() };
    show(&page(who, &found, typed, Vec::new()))
}

fn page(who: SignedIn, found: &WaitingView, typed: LineFields, faults: Vec<FormFault>) -> LinePage {
    let lang = who.frame.lang;
    let line = &found.line.line;
    let guess = |guess: &tasrih_app::payments::Guess| GuessRow {
        employer: view::employer(&guess.employer, lang),
        why: guess.why,
    };
    LinePage {
        line: line_row(&found.line, found.employer.as_ref(), lang),
        booked_on: line.booked_on,
        bank_reference: line.bank_reference.clone(),
        end_to_end: line.end_to_end.clone(),
        account: line.account.as_ref().map(ToString::to_string),
        is_key_wrong: line.account.as_ref().is_some_and(|rib| !rib.key_fits()),
        file_name: found.statement.file_name.clone(),
        statement: found.statement.id,
        by: found.line.by,
        references: OrderReference::find_in(&line.texts()).0,
        remark: found.line.remark.clone(),
        guesses: found.guesses.iter().map(guess).collect(),
        payments: found.payments.iter().map(|(paid, of)| line_row(paid, of.as_ref(), lang)).collect(),
        is_releasable: found.is_releasable,
        seen: found.line.version,
        typed,
        faults,
        frame: who.frame,
    }
}

/// `POST /{lang}/agent/payments/{id}`
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<BankLineId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let at = (id, fields.seen()?);
    let typed = LineFields {
        affiliate: fields.text("affiliate"),
        reference: fields.text("reference"),
        remembers: fields.get("remembers").is_some(),
        words: fields.text("words"),
    };
    let (done, outcome) = match fields.get("word") {
        Some("assign") => ("assigned", assign(&site, &who, at, &typed).await),
        Some("reverse") => {
            let of: BankLineId = fields.text("of").parse().map_err(|_| PageError::BadRequest)?;
            ("assigned", site.app.assign_reversal(&who.actor, at, of).await.map(drop))
        }
        Some("aside") => ("aside", site.app.set_line_aside(&who.actor, at, &typed.words).await.map(drop)),
        Some("release") => ("released", site.app.release_line(&who.actor, at, &typed.words).await.map(drop)),
        _ => return Err(PageError::BadRequest),
    };
    let text = match outcome {
        Ok(()) => {
            let address = to::waiting(&who.frame.lang);
            return Ok(Redirect::to(&format!("{address}?done={done}")).into_response());
        }
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let anchor = match text.key() {
        "refused-order-unknown" => "reference",
        "refused-grounds-missing" | "refused-line-not-reversed" => "words",
        _ => "affiliate",
    };
    let found = site.app.waiting_line(&who.actor, id).await?;
    let faults = vec![FormFault { anchor: anchor.to_owned(), text }];
    show_again(&page(who, &found, typed, faults))
}

async fn assign(site: &Site, who: &SignedIn, at: (BankLineId, u32), typed: &LineFields) -> Result<(), AppError> {
    let affiliate = affiliate_of(&typed.affiliate).ok_or(AppError::refused("refused-no-such-employer"))?;
    let order = match typed.reference.trim() {
        "" => None,
        text => Some(text.parse::<OrderReference>().map_err(|_| AppError::refused("refused-order-unknown"))?),
    };
    match site.app.assign_line(&who.actor, at, (affiliate, order), typed.remembers).await {
        // The movement is there, it was shown: what is not known is the order.
        Err(AppError::Unknown) if order.is_some() => Err(AppError::refused("refused-order-unknown")),
        outcome => outcome.map(drop),
    }
}
