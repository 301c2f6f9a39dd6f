//! A file comes in: upload, progress, columns, sheet.

use super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{Id, MonthOf, SignedIn};
use crate::pages::FormFault;
use crate::pages::intake::{ProgressPage, UploadPage};
use crate::routes;
use crate::site::Site;
use axum::extract::{Form, Multipart, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Json, extract::multipart::Field as Part};
use serde::{Deserialize, Serialize};
use tasrih_app::declarations::{Changes, Received, Upload};
use tasrih_app::entry::ENTRY_ROWS_MAX;
use tasrih_app::{Spool, SpoolWriter};
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State as Stands;
use tasrih_domain::{Field, Lang};
use tasrih_i18n::Text;

/// Parts looked at in a form with a file: it has one.
const PARTS_MAX: usize = 8;
/// Columns that the form can name.
const COLUMNS_MAX: usize = 1024;

/// Parameters of the upload page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Correcting {
    correcting: String,
    loaded: String,
}

impl Correcting {
    fn id(&self) -> Option<DeclarationId> {
        self.correcting.parse().ok()
    }
}

/// `GET /{lang}/employers/{affiliate}/{month}/upload`
pub async fn upload_form(
    State(site): State<Site>,
    who: SignedIn,
    of: MonthOf,
    Query(query): Query<Correcting>,
) -> Shown {
    show(&upload_page(&site, who, of, &query).await?)
}

async fn upload_page(site: &Site, who: SignedIn, of: MonthOf, query: &Correcting) -> Result<UploadPage, PageError> {
    let start = site.app.start(&who.actor, of.affiliate, of.month).await?;
    let filed = start.filed.map(|filed| filed.id);
    let correcting = query.id().filter(|id| filed == Some(*id));
    let existing = start.open.map(|open| open.id);
    let previous_count = start.previous_employees.unwrap_or(0);
    let can_type = correcting.is_none() && usize::try_from(previous_count).is_ok_and(|count| count <= ENTRY_ROWS_MAX);
    let lang = who.frame.lang;
    Ok(UploadPage {
        employer: view::employer(&start.employer, who.frame.lang),
        frame: who.frame,
        month: of.month,
        limits: view::limits(),
        correcting,
        existing,
        filed: filed.filter(|_| correcting.is_none() && existing.is_none()),
        may_prepare: start.may_prepare,
        due_on: start.due_on,
        previous_count,
        entry: can_type.then(|| routes::entry(&lang, &of.affiliate, &of.month)),
        expected: start.preestablished.map(|count| u32::try_from(count).unwrap_or(u32::MAX)),
        pre_loaded: !query.loaded.is_empty(),
        pre_fault: false,
        faults: Vec::new(),
    })
}

/// `POST /{lang}/employers/{affiliate}/{month}/upload`
pub async fn upload(
    State(site): State<Site>,
    who: SignedIn,
    of: MonthOf,
    Query(query): Query<Correcting>,
    form: Multipart,
) -> Shown {
    let MonthOf { affiliate, month } = of;
    // Before the first byte is kept: nobody fills the disk of an employer that is not theirs.
    let awaited = site.app.await_file(&who.actor, affiliate, month).await?;
    let key = match file_of(form).await? {
        Some((_, spool)) if spool.byte_count() == 0 => "fault-file-empty",
        Some((file_name, spool)) => {
            let upload = Upload { affiliate, month, file_name, spool, correcting: query.id() };
            return Ok(next_step(who.frame.lang, site.app.receive_awaited(awaited, upload).await?));
        }
        None => "fault-no-file",
    };
    let mut page = upload_page(&site, who, of, &query).await?;
    page.faults = vec![FormFault { anchor: "file".to_owned(), text: Text::of(key) }];
    show_again(&page)
}

/// The file of a form, streamed to a spool: never whole in memory. A form without a chosen file gives nothing.
pub(super) async fn file_of(mut form: Multipart) -> Result<Option<(String, Spool)>, PageError> {
    for _ in 0..PARTS_MAX {
        let Some(part) = form.next_field().await.map_err(|error| broken(&error))? else { return Ok(None) };
        if part.name() == Some("file") {
            let name = part.file_name().unwrap_or_default().to_owned();
            let spool = spool(part).await?;
            return Ok((!name.is_empty() || spool.byte_count() > 0).then_some((name, spool)));
        }
    }
    Err(PageError::BadRequest)
}

pub(super) async fn spool(mut part: Part<'_>) -> Result<Spool, PageError> {
    let mut writer = SpoolWriter::new();
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        writer.write(&piece)?;
    }
    Ok(writer.finish()?)
}

pub(super) fn broken(error: &axum::extract::multipart::MultipartError) -> PageError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        PageError::TooLarge
    } else {
        PageError::BadRequest
    }
}

/// To the verdict when it is there, else to the page that waits for it.
pub fn next_step(lang: Lang, received: Received) -> Response {
    let Received { id, is_checked } = received;
    let address = if is_checked { routes::declaration(&lang, &id) } else { routes::progress(&lang, &id) };
    Redirect::to(&address).into_response()
}

/// `GET /{lang}/declarations/{id}/progress`
pub async fn progress(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    let progress = site.app.progress(&who.actor, id).await?;
    if progress.state != Stands::Received {
        return Ok(Redirect::to(&routes::declaration(&who.frame.lang, &id)).into_response());
    }
    let seen = site.app.declaration(&who.actor, id).await?;
    show(&ProgressPage {
        employer: view::employer(&seen.employer, who.frame.lang),
        frame: who.frame,
        id,
        month: seen.declaration.month,
        file_name: seen.declaration.file.map(|file| file.name).unwrap_or_default(),
        rows_done: progress.rows_done,
        rows_expected: progress.rows_expected,
    })
}

/// How far the check is, for the script.
#[derive(Debug, Serialize)]
pub struct ProgressJson {
    done: u32,
    expected: Option<u32>,
    finished: bool,
}

/// `GET /{lang}/declarations/{id}/progress.json`
pub async fn progress_json(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
) -> Result<Json<ProgressJson>, PageError> {
    let progress = site.app.progress(&who.actor, id).await?;
    Ok(Json(ProgressJson {
        done: progress.rows_done,
        expected: progress.rows_expected,
        finished: progress.state != Stands::Received,
    }))
}

/// `POST /{lang}/declarations/{id}/mapping`
pub async fn map(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let pairs = fields.all("heading").zip(fields.all("field")).take(COLUMNS_MAX);
    let mapping: ColumnMapping =
        pairs.map(|(heading, field)| (heading.to_owned(), field.parse::<Field>().ok())).collect();
    let received = site.app.change(&who.actor, id, fields.seen()?, Changes::Columns(mapping)).await?;
    Ok(next_step(who.frame.lang, received))
}

/// `POST /{lang}/declarations/{id}/sheet`
pub async fn choose_sheet(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let Some(sheet) = fields.get("sheet") else {
        return super::verdict::sheet_page(&site, who, id, true).await;
    };
    let changes = Changes::Sheet(sheet.to_owned());
    Ok(next_step(who.frame.lang, site.app.change(&who.actor, id, fields.seen()?, changes).await?))
}

/// `POST /{lang}/employers/{affiliate}/{month}/preestablished`
pub async fn load_preestablished(State(site): State<Site>, who: SignedIn, of: MonthOf, form: Multipart) -> Shown {
    site.app.await_file(&who.actor, of.affiliate, of.month).await?;
    let refusal = match file_of(form).await? {
        Some((_, spool)) => {
            let loaded = site.app.load_preestablished(&who.actor, of.affiliate, of.month, spool).await?;
            match loaded {
                Ok(()) => {
                    let address = routes::upload_loaded(&who.frame.lang, &of.affiliate, &of.month);
                    return Ok(Redirect::to(&address).into_response());
                }
                Err(refusal) => refusal,
            }
        }
        None => Text::of("fault-no-file"),
    };
    let mut page = upload_page(&site, who, of, &Correcting::default()).await?;
    page.pre_fault = true;
    page.faults = vec![FormFault { anchor: "pre".to_owned(), text: refusal }];
    show_again(&page)
}
