//! What a page offers is there for the one who sees it: every link and every form of every page, followed by each kind
//! of person from their home page on, is answered and never “not found”.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tasrih_domain::Month;
use tasrih_domain::access::{Power, Role};
use tasrih_domain::mandate::Scope;
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};
use tasrih_web::WebConfig;
use tower::ServiceExt;

on_both_engines!(what_a_page_offers_is_found_by_the_one_who_sees_it);

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);
/// Pages that one person looks at, at most.
const PAGES_MAX: usize = 150;

/// A form as it would be sent untouched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
    has_file: bool,
}

async fn what_a_page_offers_is_found_by_the_one_who_sees_it(site: SiteBuilder) {
    let declare: Vec<Power> = Scope::powers_of([Scope::Declare]).into_iter().collect();
    let site = site
        .today("2026-04-15")
        .employer("Conserverie")
        .officer("Salma")
        .member("Declarant", Role::Declarant)
        .member("Reader", Role::Reader)
        .accountant_with("Firm of read", &[Power::Read])
        .accountant_with("Firm of declare", &declare)
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .start()
        .await;
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    site.upload(MARCH, &spoiled.csv()).await;
    crate::use_cases::waiting(&site, site.company().affiliate, site.officer()).await;
    let router = tasrih_web::router(site.app.clone(), WebConfig::default());
    // A search for a person is sent, so that no name stands in an address; it changes nothing.
    let is_search = |form: &Form| form.fields.iter().any(|(name, _)| name == "q");
    // A paper is checked by its file by everybody, signed in or not; that changes nothing either.
    let is_check = |form: &Form| form.action == "/fr/verify";
    let people = ["Reader", "Firm of read", "Firm of declare", "Declarant", "Salma"];
    let mut found = BTreeMap::new();
    for who in people {
        let (pages, mut forms) = crawl(&router, &site.session_of(who), who).await;
        forms.retain(|form| !is_search(form) && !is_check(form));
        found.insert(who, (pages, forms));
    }
    let count = |who: &str| found[who].0.len();
    assert!(count("Reader") > 8 && count("Salma") >= count("Declarant"), "pages are found: {}", count("Reader"));
    assert!(found["Reader"].1.is_empty(), "who only reads is offered nothing to send: {:?}", found["Reader"].1);
    assert!(found["Firm of read"].1.is_empty(), "{:?}", found["Firm of read"].1);
    assert!(found["Salma"].1.len() > found["Declarant"].1.len(), "an administrator is offered more");
    // Sent last, the least powerful first: some of it changes what the others would find.
    for who in people {
        // Who is removed is found no longer: that comes last.
        let (removals, others): (Vec<_>, Vec<_>) =
            found[who].1.iter().partition(|form| form.action.ends_with("/remove"));
        for form in others.into_iter().chain(removals) {
            let (status, _) = send(&router, &site.session_of(who), form).await;
            assert_ne!(status, StatusCode::NOT_FOUND, "{who}: {form:?}");
            assert!(!status.is_server_error(), "{who}: {form:?}: {status}");
        }
    }
}

/// Follows every link from the home page; yields the pages and the forms that change something.
async fn crawl(router: &Router, session: &str, who: &str) -> (BTreeSet<String>, BTreeSet<Form>) {
    let (mut seen, mut forms) = (BTreeSet::from(["/fr/".to_owned()]), BTreeSet::new());
    let mut waiting = VecDeque::from(["/fr/".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        let (status, page) = get(router, session, &address).await;
        assert_ne!(status, StatusCode::NOT_FOUND, "{who} is led to {address}");
        assert!(!status.is_server_error(), "{who}: {address}: {status}");
        forms.extend(forms_of(&page));
        for link in links_of(&page) {
            if seen.len() < PAGES_MAX && is_room(&link) && seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    (seen, forms)
}

/// Pages of the other language are the same pages; those of the account are everybody's own.
fn is_room(address: &str) -> bool {
    address.starts_with("/fr/") && !address.starts_with("/fr/account/security")
}

async fn get(router: &Router, session: &str, address: &str) -> (StatusCode, String) {
    let request = Request::builder().uri(address).header(header::HOST, "localhost");
    let request = request.header(header::COOKIE, format!("tasrih={session}")).body(Body::empty()).unwrap();
    answer(router, request).await
}

async fn send(router: &Router, session: &str, form: &Form) -> (StatusCode, String) {
    let request = Request::builder().method(Method::POST).uri(&form.action).header(header::HOST, "localhost");
    let request = request.header(header::COOKIE, format!("tasrih={session}"));
    let request = if form.has_file {
        let mut body = b"--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paie.csv\"\r\n\r\n".to_vec();
        body.extend(Payroll::full_month(1..=2).csv());
        body.extend(b"\r\n--X--\r\n");
        request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=X").body(Body::from(body))
    } else {
        let pairs = form.fields.iter().map(|(name, value)| {
            format!("{}={}", tasrih_web::extract::encode(name), tasrih_web::extract::encode(value))
        });
        let body = pairs.collect::<Vec<_>>().join("&");
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body))
    };
    answer(router, request.unwrap()).await
}

async fn answer(router: &Router, request: Request<Body>) -> (StatusCode, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html")));
    let body = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    match to {
        // Where one is led on to is a link too.
        Some(to) => (status, format!("<a href=\"{to}\">")),
        None if is_page => (status, String::from_utf8_lossy(&body).into_owned()),
        None => (status, String::new()),
    }
}

fn links_of(page: &str) -> Vec<String> {
    let tags = page.split("<a ").skip(1).filter_map(|rest| rest.split('>').next());
    let links = tags.filter_map(|tag| attribute(tag, "href"));
    links.map(|link| link.split('#').next().unwrap_or_default().to_owned()).filter(|link| !link.is_empty()).collect()
}

fn forms_of(page: &str) -> Vec<Form> {
    let forms = page.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
    let sent = forms.filter_map(|form| {
        let (tag, inside) = form.split_once('>')?;
        let action = attribute(tag, "action")?;
        let is_sent = attribute(tag, "method").as_deref() == Some("post") && is_room(&action);
        (is_sent && action != "/fr/sign-out").then(|| Form {
            action,
            fields: fields_of(inside),
            has_file: tag.contains("multipart/form-data"),
        })
    });
    sent.collect()
}

fn fields_of(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for mark in ["<input ", "<button "] {
        for tag in form.split(mark).skip(1).filter_map(|rest| rest.split('>').next()) {
            let kind = attribute(tag, "type").unwrap_or_default();
            let is_off = matches!(kind.as_str(), "checkbox" | "radio") && !tag.contains(" checked");
            if let Some(name) = attribute(tag, "name").filter(|_| !is_off) {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        }
    }
    for select in form.split("<select ").skip(1).filter_map(|rest| rest.split("</select>").next()) {
        let options: Vec<&str> = select.split("<option ").skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let chosen = options.iter().find(|option| option.contains(" selected")).or(options.first());
        if let (Some(name), Some(chosen)) = (attribute(select, "name"), chosen) {
            fields.push((name, attribute(chosen, "value").unwrap_or_default()));
        }
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&amp;", "&").replace("&#38;", "&"))
}
