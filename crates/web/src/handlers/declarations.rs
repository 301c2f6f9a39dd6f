//! A declaration: where it stands, its lines, its files.

use super::intake::next_step;
use super::{Fields, Shown, show, view};
use crate::error::PageError;
use crate::extract::{Id, Row, SignedIn, Word, encode};
use crate::pages::declarations::{
    DeclarationPage, Download as Offer, EventView, FilingView, KeptFileView, LinePage, StepView,
};
use crate::routes;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tasrih_app::declarations::{Download, FileDownload, LineExplanation, LineSearch};
use tasrih_app::entry::ENTRY_ROWS_MAX;
use tasrih_domain::declaration::{Declaration, Format};
use tasrih_domain::lifecycle::State as Stands;
use tasrih_domain::{Money, Payer};

/// Which lines to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    after: String,
}

/// `GET /{lang}/declarations/{id}`: what is still open leads to its next step.
pub async fn show_one(State(site): State<Site>, who: SignedIn, Id(id): Id, Query(wanted): Query<Wanted>) -> Shown {
    let lang = who.frame.lang;
    let seen = site.app.declaration(&who.actor, id).await?;
    let next_step = match seen.declaration.state {
        Stands::Received => Some(routes::progress(&lang, &id)),
        Stands::Refused | Stands::Checked | Stands::Ready => Some(routes::verdict(&lang, &id)),
        Stands::Filed | Stands::Accepted | Stands::Superseded | Stands::Withdrawn | Stands::Cancelled => None,
    };
    if let Some(address) = next_step {
        return Ok(Redirect::to(&address).into_response());
    }
    let search = LineSearch { text: wanted.q.trim().to_owned(), after: wanted.after.parse().ok() };
    let page = site.app.lines(&who.actor, id, search).await?;
    let declaration = &seen.declaration;
    let may_correct = seen.may_prepare && declaration.state.is_filed();
    let events = seen.events.iter().rev().map(|event| EventView {
        at: event.record.at,
        event: event.record.event,
        who: event.who.clone(),
        firm: event.mandate.as_ref().map(|one| one.firm_name(lang)),
        reason: (!event.record.reason.is_empty()).then(|| event.record.reason.clone()),
    });
    let next = page
        .next
        .map(|after| format!("{}?q={}&after={after}#lines", routes::declaration(&lang, &id), encode(&wanted.q)));
    show(&DeclarationPage {
        id,
        employer: view::employer(&seen.employer, lang),
        month: declaration.month,
        kind: declaration.kind,
        state: declaration.state,
        file: declaration.file.as_ref().map(|file| KeptFileView { name: file.name.clone(), hash: file.hash }),
        totals: declaration.filing.as_ref().map_or(declaration.totals, |filing| filing.totals),
        due: view::due(&seen.due.branches),
        filing: declaration.filing.as_ref().map(|filing| FilingView {
            receipt: filing.receipt.clone(),
            at: filing.filed_at,
            due_on: filing.due_on,
            on_time: filing.is_on_time(),
        }),
        replaced_by: replacement(&seen.corrections),
        can_correct: may_correct && can_retype(declaration),
        new_file: (may_correct && takes_file(declaration))
            .then(|| routes::upload_correction(&lang, &seen.employer.affiliate, &declaration.month, id)),
        events: events.collect(),
        downloads: offers(declaration),
        search: wanted.q,
        lines: page.lines.iter().map(|stored| view::line(&stored.line)).collect(),
        lines_total: u32::try_from(page.total).unwrap_or(u32::MAX),
        next,
        frame: who.frame,
    })
}

/// Are its lines few and plain enough to be typed anew on the screen?
fn can_retype(declaration: &Declaration) -> bool {
    let is_table = format_of(declaration).is_some_and(|format| format != Format::Ebds);
    let is_short = usize::try_from(declaration.counts.rows).is_ok_and(|rows| rows <= ENTRY_ROWS_MAX);
    declaration.kind.is_main() && is_table && is_short
}

/// A table is taken for the month's main declaration; only the header of an e-BDS file names another one.
fn takes_file(declaration: &Declaration) -> bool {
    declaration.kind.is_main() || format_of(declaration) == Some(Format::Ebds)
}

fn format_of(declaration: &Declaration) -> Option<Format> {
    declaration.file.as_ref().and_then(|file| file.format)
}

fn replacement(corrections: &[Declaration]) -> Option<tasrih_domain::id::DeclarationId> {
    corrections.iter().find(|one| one.filing.is_some()).map(|one| one.id)
}

fn offers(declaration: &Declaration) -> Vec<Offer> {
    let all = Offer::ALL.into_iter().filter(|offer| *offer != Offer::Annotated);
    match declaration.filing {
        Some(_) => all.collect(),
        None => vec![Offer::Original],
    }
}

/// `GET /{lang}/declarations/{id}/lines/{row}`
pub async fn line(State(site): State<Site>, who: SignedIn, Id(id): Id, Row(row): Row) -> Shown {
    let found = site.app.explain_line(&who.actor, id, row).await?;
    let sum = |payer| found.steps.iter().filter(|step| step.payer == payer).map(|step| step.amount).sum::<Money>();
    show(&LinePage {
        employer: view::employer(&found.employer, who.frame.lang),
        frame: who.frame,
        id,
        month: found.declaration.month,
        line: view::line(&found.line.line),
        steps: steps(&found),
        employer_share: sum(Payer::Employer),
        employee_share: sum(Payer::Employee),
    })
}

fn steps(found: &LineExplanation) -> Vec<StepView> {
    let step = found.steps.iter().filter(|step| !step.is_exempt).map(|step| StepView {
        branch: step.branch,
        payer: step.payer,
        base: step.base_amount,
        ceiling: step.ceiling,
        rate: step.rate.percent(),
        product: step.product.normalize().to_string().replace('.', ","),
        rounded: step.amount,
        source: tasrih_app::law::source_name(step.source),
        is_confirmed: step.status.code() == "confirmed",
    });
    step.collect()
}

/// `GET /{lang}/declarations/{id}/download/{what}`
pub async fn download(State(site): State<Site>, who: SignedIn, Id(id): Id, Word(what): Word) -> Shown {
    let what = match what.as_str() {
        "receipt" => Download::Receipt,
        "ebds" => Download::Ebds,
        "csv" => Download::Csv,
        "xlsx" => Download::Xlsx,
        "original" => Download::Original,
        "annotated" => Download::Annotated,
        _ => return Err(PageError::Unknown),
    };
    Ok(attachment(site.app.download(&who.actor, id, what, who.frame.lang).await?))
}

/// A file to be saved, never shown in the page's own origin.
pub fn attachment(file: FileDownload) -> Response {
    let plain: String = file
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect();
    let exact = encode(&file.name).replace('/', "%2F");
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    let mut response = ([(header::CONTENT_TYPE, file.mime)], file.bytes).into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    response
}

/// `POST /{lang}/declarations/{id}/withdraw`
pub async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    site.app.withdraw(&who.actor, id, Fields(fields).seen()?).await?;
    Ok(Redirect::to(&routes::home_withdrawn(&who.frame.lang)).into_response())
}

/// `POST /{lang}/declarations/{id}/correct`: begins a declaration in its place, with the same file to be changed.
pub async fn correct(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    Ok(next_step(who.frame.lang, site.app.begin_correction(&who.actor, id).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let name = "paie \"octobre\"\r\nX: 1.csv".to_owned();
        let response = attachment(FileDownload { name, mime: "text/csv", bytes: Vec::new() });
        let said = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(said.starts_with("attachment; filename=\"paie__octobre___X__1.csv\";"), "{said}");
        assert!(response.headers().get("x").is_none());
    }
}
