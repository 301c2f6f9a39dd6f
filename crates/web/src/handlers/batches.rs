//! Lists of people to be registered: upload, verdict, sending.

use super::intake::file_of;
use super::registration_view as shown;
use super::{Fields, Shown, declarations, show, show_again, view};
use crate::error::PageError;
use crate::extract::{AnyLang, Batch, CompanyOf, Row, SignedIn, Word};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::registrations::{BatchPage, BulkPage};
use crate::routes::registrations as routes;
use crate::site::Site;
use axum::Json;
use axum::extract::{Form, Multipart, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};
use tasrih_app::registrations::{ListOutcome, template};
use tasrih_domain::registration::{BatchState, Item, Standing};
use tasrih_i18n::Text;

/// Rows that need a look; the others are right.
const LOOKED_AT: [Standing; 3] = [Standing::Blocked, Standing::Known, Standing::TakenOut];

/// `GET /{lang}/employers/{affiliate}/registrations/bulk`
pub async fn form(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Shown {
    let employer = site.app.await_list(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Registrations).await?;
    show(&bulk_page(who, &employer, Vec::new(), Vec::new()))
}

fn bulk_page(
    who: SignedIn,
    employer: &tasrih_domain::declaration::Employer,
    faults: Vec<FormFault>,
    missing: Vec<Item>,
) -> BulkPage {
    BulkPage {
        employer: view::employer(employer, who.frame.lang),
        frame: who.frame,
        mebibytes: tasrih_app::registrations::batch::LIST_MEBIBYTES_MAX,
        people: tasrih_app::registrations::batch::PEOPLE_MAX,
        faults,
        missing,
    }
}

/// `POST /{lang}/employers/{affiliate}/registrations/bulk`
pub async fn upload(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    form: Multipart,
) -> Shown {
    // Before the first byte is kept: nobody fills the disk of an employer that is not theirs.
    let employer = site.app.await_list(&who.actor, affiliate).await?;
    let (text, missing) = match file_of(form).await? {
        Some((name, spool)) => match site.app.receive_list(&who.actor, affiliate, (&name, spool)).await? {
            ListOutcome::Read(batch) => {
                let address = routes::batch(&who.frame.lang, &affiliate, &batch);
                return Ok(Redirect::to(&address).into_response());
            }
            ListOutcome::Refused(text, missing) => (text, missing),
        },
        None => (Text::of("list-refused-no-file"), Vec::new()),
    };
    let faults = vec![FormFault { anchor: "file".to_owned(), text }];
    let who = who.in_company(&site, affiliate, Room::Registrations).await?;
    show_again(&bulk_page(who, &employer, faults, missing))
}

/// From after which row.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    after: u32,
}

/// `GET …/registrations/bulk/{batch}`
pub async fn verdict(State(site): State<Site>, who: SignedIn, of: Batch, Query(query): Query<After>) -> Shown {
    let view = site.app.registration_batch(&who.actor, of.affiliate, of.id, (&LOOKED_AT, query.after)).await?;
    let who = who.in_company(&site, of.affiliate, Room::Registrations).await?;
    let lang = who.frame.lang;
    let next = view.next.map(|after| format!("{}?after={after}", routes::batch(&lang, &of.affiliate, &of.id)));
    show(&BatchPage {
        employer: view::employer(&view.employer, lang),
        id: of.id,
        seen: view.batch.version,
        file_name: view.batch.file_name.clone(),
        sendable: view.sendable(),
        doubtful: view.count(Standing::Doubtful),
        known: view.count(Standing::Known),
        blocked: view.count(Standing::Blocked),
        sent: view.count(Standing::Sent),
        taken_out: view.count(Standing::TakenOut),
        is_sending: view.batch.state == BatchState::Sending && view.sendable() > 0,
        is_open: view.batch.state == BatchState::Checked,
        rows: view.rows.iter().map(|row| shown::list_row(row, &view.batch.columns, lang)).collect(),
        may_register: view.may_register,
        frame: who.frame,
        next,
    })
}

/// How far the sending is, for the script.
#[derive(Debug, Serialize)]
pub struct SendingJson {
    done: u32,
    expected: u32,
    finished: bool,
}

/// `GET …/registrations/bulk/{batch}/progress.json`
pub async fn progress(State(site): State<Site>, who: SignedIn, of: Batch) -> Result<Json<SendingJson>, PageError> {
    let view = site.app.registration_batch(&who.actor, of.affiliate, of.id, (&[], 0)).await?;
    let (done, left) = (view.count(Standing::Sent), view.sendable());
    let finished = view.batch.state != BatchState::Sending || left == 0;
    Ok(Json(SendingJson { done, expected: done + left, finished }))
}

/// `POST …/registrations/bulk/{batch}/send`
pub async fn send(
    State(site): State<Site>,
    who: SignedIn,
    of: Batch,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    site.app.send_batch(&who.actor, of.affiliate, of.id, Fields(fields).seen()?).await?;
    Ok(Redirect::to(&routes::batch(&who.frame.lang, &of.affiliate, &of.id)).into_response())
}

/// `POST …/registrations/bulk/{batch}/rows/{row}`
pub async fn take_out(State(site): State<Site>, who: SignedIn, of: Batch, Row(row): Row) -> Shown {
    let id = site.app.take_row_out(&who.actor, of.affiliate, of.id, row).await?;
    Ok(Redirect::to(&routes::edit(&who.frame.lang, &of.affiliate, &id)).into_response())
}

/// `GET /{lang}/registrations/template/{format}`: in English too, which no page speaks.
pub async fn template(AnyLang(lang): AnyLang, Word(format): Word) -> Result<Response, PageError> {
    let format = format.parse().map_err(|()| PageError::Unknown)?;
    Ok(declarations::attachment(template::empty_list(format, lang)?))
}
