//! Many files dropped at once: taken, shown company by company, filed together.

use super::intake::{broken, spool};
use super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{Delivered, Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::deliveries::{DeliveryPage, DropFileView, DropLink, DropPage, DropPart, DropVerdict, DropView};
use crate::routes::deliveries::{self as routes, pattern};
use crate::site::Site;
use axum::extract::{Form, Multipart, Query, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use tasrih_app::deliveries::{
    CompanyVerdict, DeliveryFilter, DeliveryView, DropOutcome, DropStart, FILES_MAX, FileAll, FileView,
};
use tasrih_app::{Spool, UPLOAD_BYTES_MAX};
use tasrih_domain::delivery::FileState;
use tasrih_domain::id::DeliveryId;
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_i18n::Text;
use time::Date;

/// Parts of the form that are no files.
const OTHER_PARTS_MAX: usize = 8;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::ONE, get(show_one))
        .route(pattern::PROGRESS, get(progress))
        .route(pattern::FILE, post(confirm))
        .route(pattern::SUBMIT, post(submit))
}

/// Where files come in.
pub fn uploads() -> Router<Site> {
    Router::new().route(pattern::DROP, get(form).post(receive))
}

/// The form, as any page shows it.
pub(super) fn drop_view(start: &DropStart) -> DropView {
    DropView {
        months: start.months.clone(),
        month: start.month,
        files_max: FILES_MAX,
        mebibytes: UPLOAD_BYTES_MAX >> 20,
        bytes: UPLOAD_BYTES_MAX,
    }
}

async fn drop_page(
    site: &Site,
    who: SignedIn,
    start: &DropStart,
    faults: Vec<FormFault>,
) -> Result<DropPage, PageError> {
    let latest = site.app.latest_deliveries(&who.actor).await?;
    let latest = latest.into_iter().map(|one| DropLink { id: one.id, at: one.created_at, files: one.files });
    Ok(DropPage { drop: drop_view(start), latest: latest.collect(), faults, frame: who.frame })
}

/// `GET /{lang}/deliveries`
pub async fn form(State(site): State<Site>, who: SignedIn) -> Shown {
    let start = site.app.await_delivery(&who.actor).await?;
    show(&drop_page(&site, who, &start, Vec::new()).await?)
}

/// What came with the form.
struct Dropped {
    month: Option<Month>,
    files: Vec<(String, Spool)>,
}

/// `POST /{lang}/deliveries`
pub async fn receive(State(site): State<Site>, who: SignedIn, form: Multipart) -> Shown {
    // Before the first byte is kept: nobody fills the disk who prepares nothing for anybody.
    let start = site.app.await_delivery(&who.actor).await?;
    let text = match dropped(form).await? {
        Some(Dropped { files, .. }) if files.is_empty() => Text::of("fault-no-file"),
        Some(Dropped { month, files }) => {
            match site.app.receive_delivery(&who.actor, month.unwrap_or(start.month), files).await? {
                DropOutcome::Kept(id) => return Ok(Redirect::to(&routes::one(&who.frame.lang, &id)).into_response()),
                DropOutcome::Refused(text) => text,
            }
        }
        None => {
            let max = i64::try_from(FILES_MAX).unwrap_or(i64::MAX);
            Text::of("delivery-refused-many").with("max", tasrih_domain::finding::Arg::Count(max))
        }
    };
    let faults = vec![FormFault { anchor: "file".to_owned(), text }];
    show_again(&drop_page(&site, who, &start, faults).await?)
}

/// The parts of the form; nothing when there are more files than one drop takes.
async fn dropped(mut form: Multipart) -> Result<Option<Dropped>, PageError> {
    let mut dropped = Dropped { month: None, files: Vec::new() };
    for _ in 0..FILES_MAX + OTHER_PARTS_MAX {
        let Some(part) = form.next_field().await.map_err(|error| broken(&error))? else { return Ok(Some(dropped)) };
        match part.name() {
            Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                let spool = spool(part).await?;
                if !name.is_empty() || spool.byte_count() > 0 {
                    dropped.files.push((name, spool));
                }
            }
            Some("month") => {
                let text = part.text().await.map_err(|error| broken(&error))?;
                dropped.month = Some(text.parse().map_err(|_| PageError::BadRequest)?);
            }
            _ => {}
        }
    }
    Ok(None)
}

/// Which part of a drop to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    show: String,
    page: usize,
}

impl Wanted {
    fn filter(&self) -> DeliveryFilter {
        DeliveryFilter::ALL.into_iter().find(|one| one.code() == self.show).unwrap_or_default()
    }
}

/// `GET /{lang}/deliveries/{id}`
pub async fn show_one(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<DeliveryId>,
    Query(wanted): Query<Wanted>,
) -> Shown {
    show(&delivery_page(&site, who, (id, &wanted)).await?)
}

async fn delivery_page(
    site: &Site,
    who: SignedIn,
    (id, wanted): (DeliveryId, &Wanted),
) -> Result<DeliveryPage, PageError> {
    let (lang, filter) = (who.frame.lang, wanted.filter());
    let seen = site.app.delivery(&who.actor, id, (filter, wanted.page)).await?;
    let today = site.app.clock().today();
    let part = |filter: DeliveryFilter| DropPart {
        filter,
        count: seen.counts.get(&filter).copied().unwrap_or(0),
        href: routes::page(&lang, &id, filter.code(), 0),
    };
    Ok(DeliveryPage {
        id,
        at: seen.delivery.created_at,
        person: who.actor.account().name.clone(),
        total: seen.delivery.files,
        open: seen.open,
        is_busy: seen.open > 0,
        parts: DeliveryFilter::ALL.into_iter().map(part).collect(),
        filter,
        next: seen.next.map(|page| routes::page(&lang, &id, filter.code(), page)),
        months: months(&seen, site.app.drop_start().months),
        files: seen.files.into_iter().map(|file| file_view(file, lang, today)).collect(),
        together: seen.together,
        faults: Vec::new(),
        frame: who.frame,
    })
}

/// The months to choose from: those that the form offers, and those that the files propose.
fn months(seen: &DeliveryView, mut months: Vec<Month>) -> Vec<Month> {
    months.extend(seen.files.iter().filter_map(|file| file.file.month));
    months.sort_unstable_by(|a, b| b.cmp(a));
    months.dedup();
    months
}

fn file_view(from: FileView, lang: Lang, today: Date) -> DropFileView {
    let file = from.file;
    let reason = |(key, args): tasrih_domain::delivery::Reason| Text::new(key, args);
    let held = file.filing.and_then(|filing| filing.reason);
    // The company is no longer the person's to see.
    let lost = (file.state == FileState::Taken && from.verdict.is_none()).then(|| Text::of("delivery-lost"));
    DropFileView {
        row: file.row,
        name: file.name,
        employer: from.verdict.as_ref().map(|one| view::employer(&one.employer, lang)),
        month: file.month,
        filter: from.filter,
        is_asked: file.state == FileState::Asked,
        affiliate: file.affiliate.map(|number| number.to_string()).unwrap_or_default(),
        reasons: file.reason.into_iter().chain(held).map(reason).chain(lost).collect(),
        verdict: from.verdict.map(|one| verdict_view(&one, today)),
    }
}

fn verdict_view(one: &CompanyVerdict, today: Date) -> DropVerdict {
    let declaration = &one.declaration;
    let totals = declaration.filing.as_ref().map_or(declaration.totals, |filing| filing.totals);
    let is_late = declaration.filing.is_none() && one.due_on < today;
    DropVerdict {
        id: declaration.id,
        state: declaration.state,
        blocking: declaration.counts.blocking,
        warnings: declaration.counts.warnings,
        employees: totals.employees,
        due: one.due,
        late_since: is_late.then_some(one.due_on),
        receipt: one.receipt().map(|receipt| receipt.0.clone()),
        is_clean: one.is_clean,
        may_submit: one.may_submit,
    }
}

/// How far a drop is, for the script.
#[derive(Debug, Serialize)]
pub struct ProgressJson {
    done: u32,
    expected: u32,
    finished: bool,
}

/// `GET /{lang}/deliveries/{id}/progress.json`
pub async fn progress(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<DeliveryId>,
) -> Result<Json<ProgressJson>, PageError> {
    let (done, expected, finished) = site.app.delivery_progress(&who.actor, id).await?;
    Ok(Json(ProgressJson { done, expected, finished }))
}

/// `POST /{lang}/deliveries/{id}/files/{row}`
pub async fn confirm(
    State(site): State<Site>,
    who: SignedIn,
    of: Delivered,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let month: Month = fields.get("month").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let typed = fields.text("affiliate");
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let address = format!("{}#file-{}", routes::one(&who.frame.lang, &of.id), of.row);
    if let Ok(affiliate) = digits.parse::<AffiliateNumber>() {
        site.app.confirm_file(&who.actor, (of.id, of.row), (affiliate, month)).await?;
        return Ok(Redirect::to(&address).into_response());
    }
    let mut page = delivery_page(&site, who, (of.id, &Wanted::default())).await?;
    if let Some(file) = page.files.iter_mut().find(|file| file.row == of.row) {
        (file.affiliate, file.month) = (typed, Some(month));
    }
    let anchor = format!("affiliate-{}", of.row);
    page.faults = vec![FormFault { anchor, text: Text::of("delivery-fault-number") }];
    show_again(&page)
}

/// `POST /{lang}/deliveries/{id}/submit`
pub async fn submit(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<DeliveryId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let said = FileAll { mark: fields.text("mark"), late_seen: fields.get("late_seen").is_some() };
    match site.app.file_delivery(&who.actor, id, said).await {
        Ok(()) => Ok(Redirect::to(&routes::one(&who.frame.lang, &id)).into_response()),
        Err(tasrih_app::AppError::Refused(text)) => {
            let mut page = delivery_page(&site, who, (id, &Wanted::default())).await?;
            let anchor = if page.together.late > 0 { "late-seen" } else { "files" };
            page.faults = vec![FormFault { anchor: anchor.to_owned(), text }];
            show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}
