//! On-screen entry: with a round trip for each row, or checked while typing.

use super::intake::next_step;
use super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{MonthOf, SignedIn};
use crate::pages::FormFault;
use crate::pages::entry::{EntryOrigin, EntryPage, EntryRowView, FIELDS};
use crate::site::Site;
use axum::Json;
use axum::extract::{Form, State};
use serde::Serialize;
use tasrih_app::entry::{ENTRY_ROWS_MAX, EntryMessage, EntryRow, EntryVerdict, Prefill};
use tasrih_domain::finding::Arg;
use tasrih_domain::{Lang, Severity};
use tasrih_i18n::{Text, render, render_plain};

/// `GET /{lang}/employers/{affiliate}/{month}/entry`
pub async fn form(State(site): State<Site>, who: SignedIn, of: MonthOf) -> Shown {
    let form = site.app.entry(&who.actor, of.affiliate, of.month).await?;
    let origin = match form.prefill {
        Prefill::ThisMonth => EntryOrigin::Typed,
        Prefill::Preestablished => EntryOrigin::Preestablished,
        Prefill::LastMonth => EntryOrigin::LastMonth,
        Prefill::Nothing => EntryOrigin::Empty,
    };
    // Somebody who begins from nothing finds a row to type into.
    let rows = if form.rows.is_empty() { vec![EntryRow::default()] } else { form.rows };
    show(&EntryPage {
        employer: view::employer(&form.employer, who.frame.lang),
        frame: who.frame,
        month: of.month,
        origin,
        rows: shown(&rows, &[]),
        faults: Vec::new(),
    })
}

/// `POST /{lang}/employers/{affiliate}/{month}/entry`
pub async fn enter(
    State(site): State<Site>,
    who: SignedIn,
    of: MonthOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let mut rows = typed(&fields);
    let mut verdict = EntryVerdict::default();
    match fields.get("action") {
        Some("add") => rows.push(EntryRow::default()),
        Some(action) if action.starts_with("remove-") => {
            let at = action.trim_start_matches("remove-").parse().unwrap_or(usize::MAX);
            if at < rows.len() {
                rows.remove(at);
            }
        }
        _ => {
            verdict = site.app.check_entry(&who.actor, of.affiliate, of.month, &rows).await?;
            if verdict.is_fileable {
                let received = site.app.enter(&who.actor, of.affiliate, of.month, &rows).await?;
                return Ok(next_step(who.frame.lang, received));
            }
        }
    }
    let start = site.app.start(&who.actor, of.affiliate, of.month).await?;
    let page = EntryPage {
        employer: view::employer(&start.employer, who.frame.lang),
        faults: summary(&verdict, who.frame.lang),
        frame: who.frame,
        month: of.month,
        origin: EntryOrigin::Typed,
        rows: shown(&rows, &verdict.messages),
    };
    if page.faults.is_empty() { show(&page) } else { show_again(&page) }
}

/// The rows of the form: the n-th value of each name belongs to the n-th row.
fn typed(fields: &Fields) -> Vec<EntryRow> {
    let columns = FIELDS.map(|name| fields.all(name).map(str::to_owned).collect::<Vec<_>>());
    let count = columns[0].len().min(ENTRY_ROWS_MAX + 1);
    let text = |column: usize, row: usize| columns[column].get(row).cloned().unwrap_or_default();
    let row = |at| EntryRow {
        insured: text(0, at),
        surname: text(1, at),
        given_name: text(2, at),
        cin: text(3, at),
        days: text(4, at),
        gross: text(5, at),
        situation: text(6, at),
    };
    (0..count).map(row).collect()
}

/// The name of the input that a message is shown at; a message about the row as a whole stands at its number.
fn place(message: &EntryMessage) -> &'static str {
    let code = message.field.map(tasrih_domain::Field::code).unwrap_or_default();
    FIELDS.into_iter().find(|name| *name == code).unwrap_or(FIELDS[0])
}

fn is_shown(message: &EntryMessage) -> bool {
    message.message.severity != Severity::Notice
}

fn shown(rows: &[EntryRow], messages: &[EntryMessage]) -> Vec<EntryRowView> {
    let row = |(at, row): (usize, &EntryRow)| EntryRowView {
        number: at + 1,
        values: row.texts().map(str::to_owned),
        faults: messages
            .iter()
            .filter(|message| message.at == at && is_shown(message))
            .map(|message| (place(message), message.message.text.clone()))
            .collect(),
    };
    rows.iter().enumerate().map(row).collect()
}

fn summary(verdict: &EntryVerdict, lang: Lang) -> Vec<FormFault> {
    let blocking = verdict.messages.iter().filter(|message| message.message.severity == Severity::Blocking);
    let rows = blocking.map(|message| FormFault {
        anchor: format!("r{}-{}", message.at + 1, place(message)),
        text: Text::of("fault-entry-row")
            .with("number", Arg::Count(i64::try_from(message.at + 1).unwrap_or(i64::MAX)))
            .with("message", Arg::Text(render(lang, &message.message.text))),
    });
    let general = verdict.general.iter().map(|text| FormFault { anchor: "main".to_owned(), text: text.clone() });
    if verdict.is_fileable { Vec::new() } else { general.chain(rows).collect() }
}

/// A message for the script.
#[derive(Debug, Serialize)]
pub struct FaultJson {
    row: usize,
    field: &'static str,
    message: String,
}

/// What the check says of the rows being typed.
#[derive(Debug, Serialize)]
pub struct EntryJson {
    faults: Vec<FaultJson>,
    summary: String,
}

/// `POST /{lang}/employers/{affiliate}/{month}/entry/check`
pub async fn check(
    State(site): State<Site>,
    who: SignedIn,
    of: MonthOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Json<EntryJson>, PageError> {
    let rows = typed(&Fields(fields));
    let verdict = site.app.check_entry(&who.actor, of.affiliate, of.month, &rows).await?;
    let lang = who.frame.lang;
    let faults = verdict.messages.iter().filter(|message| is_shown(message)).map(|message| FaultJson {
        row: message.at,
        field: place(message),
        message: render(lang, &message.message.text),
    });
    let due = verdict.due.as_ref().map(|due| view::due(&due.branches).total()).unwrap_or_default();
    let count = i64::try_from(rows.iter().filter(|row| !row.is_blank()).count()).unwrap_or(i64::MAX);
    let summary = Text::of("entry-summary")
        .with("count", Arg::Count(count))
        .with("gross", Arg::Money(verdict.gross))
        .with("due", Arg::Money(due));
    Ok(Json(EntryJson { faults: faults.collect(), summary: render_plain(lang, &summary) }))
}
