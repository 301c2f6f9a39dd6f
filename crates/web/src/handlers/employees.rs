//! The register of a company's employees.

use super::declarations::attachment;
use super::{Fields, Shown as Answer, show, show_again, view};
use crate::error::PageError;
use crate::extract::{CompanyOf, MonthOf, Named, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::employees::{
    EmployeePage, EmployeeRow, EmployeesPage, ExpectedPage, ExpectedRow, HirePage, MoveForm, Shown,
};
use crate::routes::employees::{self as routes, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::register::{EmployeeView, Hire, Identity, RegisterAsk, RegisterPage};
use tasrih_app::{ExportFormat, RegisterFilter};
use tasrih_domain::declaration::{KnownEmployee, RosterOrigin};
use tasrih_domain::employment::LeaveReason;
use tasrih_domain::id::{EmploymentId, PersonId};
use tasrih_domain::person::joined;
use tasrih_domain::{AffiliateNumber, InsuredNumber, Lang, Month};
use tasrih_i18n::Text;
use time::Date;
use time::macros::format_description;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::LIST, get(list).post(search))
        .route(pattern::EXPORT, get(export))
        .route(pattern::HIRE, get(hire_form).post(hire))
        .route(pattern::EMPLOYEE, get(employee))
        .route(pattern::LEAVE, post(leave))
        .route(pattern::RETURN, post(come_back))
        .route(pattern::EXPECTED, get(expected))
        .route(pattern::EXPECTED_FILE, get(expected_file))
}

/// What the list is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    show: String,
    after: String,
    q: String,
}

impl Wanted {
    fn shown(&self) -> Shown {
        Shown::ALL.into_iter().find(|one| one.code() == self.show).unwrap_or_default()
    }
}

fn filter(shown: Shown, today: Date) -> RegisterFilter {
    let present = Month::of(today);
    match shown {
        Shown::All => RegisterFilter::All,
        Shown::Present => RegisterFilter::Present,
        Shown::Left => RegisterFilter::Left,
        Shown::Arrived => RegisterFilter::ArrivedIn(present),
        Shown::Silent => RegisterFilter::NotDeclaredSince(present.previous().previous()),
    }
}

/// `GET /{lang}/employers/{affiliate}/employees`
pub async fn list(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Wanted>,
) -> Answer {
    // A name has no place in an address: what is looked for comes as a form.
    page(&site, who, affiliate, Wanted { q: String::new(), ..wanted }).await
}

/// `POST /{lang}/employers/{affiliate}/employees`: a search, answered at once. It changes nothing, and the name stays
/// out of addresses, histories and logs.
pub async fn search(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(wanted): Form<Wanted>,
) -> Answer {
    page(&site, who, affiliate, wanted).await
}

async fn page(site: &Site, who: SignedIn, affiliate: AffiliateNumber, wanted: Wanted) -> Answer {
    let shown = wanted.shown();
    let today = site.app.clock().today();
    let ask = RegisterAsk { filter: filter(shown, today), text: wanted.q.trim().to_owned() };
    let after = wanted.after.parse::<EmploymentId>().ok();
    let found = site.app.register(&who.actor, affiliate, &ask, after).await?;
    let who = who.in_company(site, affiliate, Room::Employees).await?;
    let lang = who.frame.lang;
    let RegisterPage { employer, may_register, rows, total, next, silent_since, .. } = found;
    let row = |row: tasrih_app::RegisterRow| EmployeeRow {
        person: row.person,
        name: joined(&row.surname, &row.given_name),
        name_ar: joined(&row.surname_ar, &row.given_name_ar),
        insured: row.insured,
        hired_on: row.hired_on,
        left_on: row.leave.map(|leave| leave.on),
        last_declared: row.last_declared,
        is_silent: row.leave.is_none()
            && Month::of(row.hired_on) < silent_since
            && row.last_declared.is_none_or(|last| last < silent_since),
    };
    show(&EmployeesPage {
        frame: who.frame,
        employer: view::employer(&employer, lang),
        may_register,
        shown,
        search: ask.text,
        rows: rows.into_iter().map(row).collect(),
        total,
        next,
        month: Month::of(today),
    })
}

/// `GET /{lang}/employers/{affiliate}/employees/export/{format}`
pub async fn export(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Path(params): Path<Vec<(String, String)>>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let format = match params.iter().find(|(key, _)| key == "format").map(|(_, value)| value.as_str()) {
        Some("csv") => ExportFormat::Csv,
        Some("xlsx") => ExportFormat::Xlsx,
        _ => return Err(PageError::Unknown),
    };
    let ask = RegisterAsk { filter: filter(wanted.shown(), site.app.clock().today()), text: String::new() };
    Ok(attachment(site.app.export_register(&who.actor, affiliate, &ask, (format, who.frame.lang)).await?))
}

/// What a person's page is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Look {
    before: String,
    done: String,
}

/// `GET /{lang}/employers/{affiliate}/employees/{id}`
pub async fn employee(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(person): Named<PersonId>,
    Query(look): Query<Look>,
) -> Answer {
    let found = site.app.employee(&who.actor, affiliate, person, look.before.parse().ok()).await?;
    let who = who.in_company(&site, affiliate, Room::Employees).await?;
    let done = ["hired", "left", "returned"].into_iter().find(|done| *done == look.done);
    let mut page = employee_page(who, found);
    page.done = done;
    show(&page)
}

/// A person's name in the reader's letters when known.
pub(super) fn name_of(person: &tasrih_domain::person::InsuredPerson, lang: Lang) -> String {
    let arabic = person.name_ar();
    if lang == Lang::Ar && !arabic.is_empty() { arabic } else { person.name() }
}

fn employee_page(who: SignedIn, found: EmployeeView) -> EmployeePage {
    let lang = who.frame.lang;
    let EmployeeView { employer, person, stays, months, may_register, is_silent, .. } = found;
    let earlier = months.next.map(|before| routes::employee_before(&lang, &employer.affiliate, &person.id, &before));
    EmployeePage {
        frame: who.frame,
        employer: view::employer(&employer, lang),
        person: person.id,
        name: person.name(),
        name_ar: person.name_ar(),
        insured: person.insured,
        document: person.document.as_ref().map(|document| masked(&document.number)).unwrap_or_default(),
        stays,
        months: months.rows,
        earlier,
        may_register,
        is_silent,
        done: None,
        form: MoveForm::default(),
        faults: Vec::new(),
    }
}

/// The last three characters: enough to be recognised by who has the card, of no use to others.
fn masked(number: &str) -> String {
    let shown = number.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    format!("{}{}", "•".repeat(number[..shown].chars().count()), &number[shown..])
}

fn day(text: &str) -> Option<Date> {
    Date::parse(text.trim(), format_description!("[year]-[month]-[day]")).ok()
}

fn fault(anchor: &str, key: &'static str) -> FormFault {
    FormFault { anchor: anchor.to_owned(), text: Text::of(key) }
}

/// The person's page again, with what was typed and what is wrong.
async fn again(
    (site, who): (&Site, SignedIn),
    (affiliate, person): (AffiliateNumber, PersonId),
    form: MoveForm,
    fault: FormFault,
) -> Answer {
    let found = site.app.employee(&who.actor, affiliate, person, None).await?;
    let who = who.in_company(site, affiliate, Room::Employees).await?;
    let address = routes::employee(&who.frame.lang, &affiliate, &person);
    let mut page = employee_page(who, found);
    page.frame = page.frame.at(&address);
    page.form = form;
    page.faults = vec![fault];
    show_again(&page)
}

/// `POST /{lang}/employers/{affiliate}/employees/{id}/leave`
pub async fn leave(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(person): Named<PersonId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(fields);
    let form = MoveForm { on: fields.text("on"), reason: fields.text("reason") };
    let reason = form.reason.parse::<LeaveReason>().ok().filter(|reason| LeaveReason::CHOICES.contains(reason));
    let (Some(on), Some(reason)) = (day(&form.on), reason) else {
        return again((&site, who), (affiliate, person), form, fault("left-on", "refused-no-day")).await;
    };
    match site.app.let_go(&who.actor, affiliate, person, (on, reason)).await {
        Ok(()) => {
            Ok(Redirect::to(&routes::employee_done(&who.frame.lang, &affiliate, &person, "left")).into_response())
        }
        Err(AppError::Refused(text)) => {
            let fault = FormFault { anchor: "left-on".to_owned(), text };
            again((&site, who), (affiliate, person), form, fault).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /{lang}/employers/{affiliate}/employees/{id}/return`
pub async fn come_back(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(person): Named<PersonId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let form = MoveForm { on: Fields(fields).text("on"), reason: String::new() };
    let Some(on) = day(&form.on) else {
        return again((&site, who), (affiliate, person), form, fault("back-on", "refused-no-day")).await;
    };
    match site.app.rehire(&who.actor, affiliate, person, on).await {
        Ok(()) => {
            Ok(Redirect::to(&routes::employee_done(&who.frame.lang, &affiliate, &person, "returned")).into_response())
        }
        Err(AppError::Refused(text)) => {
            let fault = FormFault { anchor: "back-on".to_owned(), text };
            again((&site, who), (affiliate, person), form, fault).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /{lang}/employers/{affiliate}/employees/hire`
pub async fn hire_form(State(site): State<Site>, who: SignedIn, CompanyOf(affiliate): CompanyOf) -> Answer {
    let employer = site.app.hiring_employer(&who.actor, affiliate).await?;
    let who = who.in_company(&site, affiliate, Room::Employees).await?;
    let employer = view::employer(&employer, who.frame.lang);
    let (insured, document, born_on) = (String::new(), String::new(), String::new());
    let on = site.app.clock().today().to_string();
    show(&HirePage { frame: who.frame, employer, insured, document, born_on, on, faults: Vec::new() })
}

/// `POST /{lang}/employers/{affiliate}/employees/hire`
pub async fn hire(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(fields);
    let employer = site.app.hiring_employer(&who.actor, affiliate).await?;
    let actor = who.actor.clone();
    let who = who.in_company(&site, affiliate, Room::Employees).await?;
    let lang = who.frame.lang;
    let mut page = HirePage {
        frame: who.frame,
        employer: view::employer(&employer, lang),
        insured: fields.text("insured"),
        document: fields.text("document"),
        born_on: fields.text("born_on"),
        on: fields.text("on"),
        faults: Vec::new(),
    };
    let asked = match read_hire(&page) {
        Ok(asked) => asked,
        Err(faults) => {
            page.faults = faults;
            return show_again(&page);
        }
    };
    match site.app.hire(&actor, affiliate, asked).await {
        Ok(person) => Ok(Redirect::to(&routes::employee_done(&lang, &affiliate, &person, "hired")).into_response()),
        Err(AppError::Refused(text)) => {
            page.faults = vec![FormFault { anchor: "insured".to_owned(), text }];
            show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn read_hire(page: &HirePage) -> Result<Hire, Vec<FormFault>> {
    let mut faults = Vec::new();
    let digits: String = page.insured.chars().filter(|c| !c.is_whitespace()).collect();
    let insured = digits.parse::<InsuredNumber>().ok().filter(|number| number.names_a_person());
    if insured.is_none() {
        faults.push(fault("insured", "refused-hire-number"));
    }
    let identity = match (page.document.trim(), day(&page.born_on)) {
        ("", Some(born_on)) => Some(Identity::BornOn(born_on)),
        ("", None) => None,
        (document, _) => Some(Identity::Document(document.to_owned())),
    };
    if identity.is_none() {
        faults.push(fault("document", "refused-hire-identity"));
    }
    let on = day(&page.on);
    if on.is_none() {
        faults.push(fault("on", "refused-no-day"));
    }
    match (insured, identity, on) {
        (Some(insured), Some(identity), Some(on)) => Ok(Hire { insured, identity, on }),
        _ => Err(faults),
    }
}

/// Where the list of a month begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct From {
    first: usize,
}

/// `GET /{lang}/employers/{affiliate}/{month}/expected`
pub async fn expected(State(site): State<Site>, who: SignedIn, of: MonthOf, Query(from): Query<From>) -> Answer {
    let found = site.app.expected(&who.actor, of.affiliate, of.month, from.first).await?;
    let who = who.in_company(&site, of.affiliate, Room::Employees).await?;
    let lang: Lang = who.frame.lang;
    let rows = |people: &[KnownEmployee]| people.iter().map(expected_row).collect();
    let after = found.first.saturating_add(found.people.len());
    let next = (after < found.total).then(|| routes::expected_from(&lang, &of.affiliate, &of.month, after));
    show(&ExpectedPage {
        frame: who.frame,
        employer: view::employer(&found.employer, lang),
        month: found.month,
        is_fund: found.origin == RosterOrigin::Fund,
        total: found.total,
        people: rows(&found.people),
        hired: rows(&found.hired),
        left: rows(&found.left),
        next,
    })
}

fn expected_row(known: &KnownEmployee) -> ExpectedRow {
    ExpectedRow { insured: known.insured, name: joined(&known.surname, &known.given_name), situation: known.situation }
}

/// `GET /{lang}/employers/{affiliate}/{month}/expected/file`
pub async fn expected_file(State(site): State<Site>, who: SignedIn, of: MonthOf) -> Answer {
    Ok(attachment(site.app.expected_file(&who.actor, of.affiliate, of.month).await?))
}
