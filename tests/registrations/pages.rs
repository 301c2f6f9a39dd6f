//! The two steps as a phone without JavaScript walks through them.

use super::affiliate;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};
use tasrih_web::WebConfig;
use tower::ServiceExt;

on_both_engines!(
    two_steps_lead_to_the_number,
    what_is_wrong_stands_at_its_field_and_what_was_typed_stays,
    a_name_in_the_other_script_is_proposed_and_never_imposed,
    a_document_is_served_as_a_file_that_runs_nothing,
    a_list_of_people_is_judged_and_sent,
);

struct Phone {
    router: Router,
    session: String,
    affiliate: String,
}

impl Phone {
    async fn start(site: SiteBuilder) -> (Self, TestSite) {
        let site = site.employer("Conserverie").officer("Salma").start().await;
        let router = tasrih_web::router(site.app.clone(), WebConfig::default());
        let (session, affiliate) = (site.session_of("Salma"), affiliate(&site).to_string());
        (Self { router, session, affiliate }, site)
    }

    async fn ask(&self, method: Method, address: &str, kind: &str, body: Vec<u8>) -> (StatusCode, HeaderMap, String) {
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "localhost")
            .header(header::COOKIE, format!("tasrih={}", self.session))
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
        (status, headers, String::from_utf8_lossy(&body).into_owned())
    }

    async fn open(&self, address: &str) -> String {
        let (status, _, page) = self.ask(Method::GET, address, "text/plain", Vec::new()).await;
        assert_eq!(status, StatusCode::OK, "{address}: {page}");
        assert!(!page.contains('⟦'), "{address} lacks words");
        page
    }

    /// Sends a form; yields where it leads, or the page that comes back with what is wrong.
    async fn submit(&self, address: &str, form: &str) -> Result<String, String> {
        let kind = "application/x-www-form-urlencoded";
        outcome(self.ask(Method::POST, address, kind, form.as_bytes().to_vec()).await)
    }

    async fn upload(&self, address: &str, name: &str, bytes: &[u8]) -> Result<String, String> {
        let mut body =
            format!("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
        body.extend(bytes);
        body.extend(b"\r\n--X--\r\n");
        outcome(self.ask(Method::POST, address, "multipart/form-data; boundary=X", body).await)
    }

    fn room(&self, rest: &str) -> String {
        format!("/fr/employers/{}/registrations{rest}", self.affiliate)
    }

    /// The form of a new request, with its id.
    async fn begin(&self, form: &str) -> (String, String) {
        let page = self.open(&self.room("/new")).await;
        let id = hidden(&page, "id");
        let form = format!("id={id}&{form}");
        (id, form)
    }
}

/// Where an answer leads, or the page that comes back with what is wrong.
fn outcome((status, headers, page): (StatusCode, HeaderMap, String)) -> Result<String, String> {
    match status {
        StatusCode::SEE_OTHER => Ok(headers[header::LOCATION].to_str().unwrap().to_owned()),
        StatusCode::UNPROCESSABLE_ENTITY => Err(page),
        other => panic!("{other}: {page}"),
    }
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the page has the field");
    field.split('"').next().unwrap().to_owned()
}

const PERSON: &str = "surname=El+Alaoui&given_name=Salma&birth_date=1995-02-01&sex=female&nationality=MA\
    &cin=AB123456&hire_date=2026-04-01";
const ARABIC: &str = "&surname_ar=%D8%A7%D9%84%D8%B9%D9%84%D9%88%D9%8A&given_name_ar=%D8%B3%D9%84%D9%85%D9%89";

async fn two_steps_lead_to_the_number(site: SiteBuilder) {
    let (phone, _site) = Phone::start(site).await;
    let (id, form) = phone.begin(&format!("{PERSON}{ARABIC}")).await;
    let check = phone.submit(&phone.room("/new"), &form).await.unwrap();
    assert_eq!(check, phone.room(&format!("/{id}")));
    // The form again, after a lost connection: the same draft.
    assert_eq!(phone.submit(&phone.room("/new"), &form).await.unwrap(), check);
    let page = phone.open(&check).await;
    assert!(page.contains("EL ALAOUI") && page.contains("العلوي"));
    let seen = hidden(&page, "seen");
    for _ in 0..2 {
        let shown = phone.submit(&format!("{check}/send"), &format!("seen={seen}")).await.unwrap();
        assert!(phone.open(&shown).await.contains("IM-2026-000001"));
    }
    assert!(phone.open(&phone.room("")).await.contains("IM-2026-000001"));
}

async fn what_is_wrong_stands_at_its_field_and_what_was_typed_stays(site: SiteBuilder) {
    let (phone, _site) = Phone::start(site).await;
    let (id, form) = phone.begin(&PERSON.replace("AB123456", "ABC").replace("1995-02-01", "31%2F02%2F1995")).await;
    let page = phone.submit(&phone.room("/new"), &form).await.unwrap_err();
    for kept in ["value=\"ABC\"", "value=\"31/02/1995\"", "href=\"#f-cin\"", "id=\"e-birth_date\""] {
        assert!(page.contains(kept), "{kept}");
    }
    // It is kept as a draft, and step 1 shows it again on another day.
    let edit = phone.open(&phone.room(&format!("/{id}/edit"))).await;
    assert!(edit.contains("value=\"ABC\""));
    let later = format!("seen={}&action=later&{PERSON}", hidden(&edit, "seen"));
    assert_eq!(phone.submit(&phone.room(&format!("/{id}/edit")), &later).await.unwrap(), phone.room(""));
}

async fn a_name_in_the_other_script_is_proposed_and_never_imposed(site: SiteBuilder) {
    let (phone, _site) = Phone::start(site).await;
    let (_, form) = phone.begin(PERSON).await;
    let check = phone.submit(&phone.room("/new"), &form).await.unwrap();
    let page = phone.open(&check).await;
    assert!(page.contains("use-surname_ar") && page.contains("العلوي"));
    // One of the two names is taken, the other one stays empty.
    let form = format!("seen={}&action=use&use=surname_ar", hidden(&page, "seen"));
    phone.submit(&format!("{check}/edit"), &form).await.unwrap();
    let page = phone.open(&check).await;
    assert!(!page.contains("use-surname_ar") && page.contains("use-given_name_ar"));
    let (status, _, json) = phone
        .ask(Method::POST, &phone.room("/spelling"), "application/x-www-form-urlencoded", b"surname=Tazi".to_vec())
        .await;
    assert_eq!((status, json.as_str()), (StatusCode::OK, "[{\"item\":\"surname_ar\",\"spelling\":\"تازي\"}]"));
}

async fn a_document_is_served_as_a_file_that_runs_nothing(site: SiteBuilder) {
    let (phone, _site) = Phone::start(site).await;
    let (_, form) = phone.begin(PERSON).await;
    let check = phone.submit(&phone.room("/new"), &form).await.unwrap();
    let documents = format!("{check}/documents");
    let page = phone.upload(&documents, "cin.jpg", b"<html><script>alert(1)</script></html>").await.unwrap_err();
    assert!(page.contains("href=\"#document\"") && page.contains("cin.jpg"));
    phone.upload(&documents, "cin.pdf", b"%PDF-1.4\n%%EOF").await.unwrap();
    let page = phone.open(&check).await;
    let document = page.split(&format!("{documents}/")).nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let (status, headers, _) =
        phone.ask(Method::GET, &format!("{documents}/{document}"), "text/plain", Vec::new()).await;
    assert_eq!(status, StatusCode::OK);
    let said = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert!(said("content-disposition").starts_with("attachment;"));
    assert_eq!(said("x-content-type-options"), "nosniff");
    assert!(said("content-security-policy").contains("sandbox"));
    assert_eq!(said("content-type"), "application/pdf");
}

async fn a_list_of_people_is_judged_and_sent(site: SiteBuilder) {
    let (phone, site) = Phone::start(site).await;
    let list = "Nom;Prénom;Date de naissance;Sexe;Nationalité;CIN;Date d'embauche\n\
        TAZI;OMAR;01/02/1990;M;MA;BK100001;01/04/2026\nFASSI;ALI;31/02/1990;M;MA;BK100002;01/04/2026\n";
    let verdict = phone.upload(&phone.room("/bulk"), "nouveaux.csv", list.as_bytes()).await.unwrap();
    let page = phone.open(&verdict).await;
    assert!(page.contains("C3") && page.contains("31/02/1990"));
    let form = format!("seen={}", hidden(&page, "seen"));
    phone.submit(&format!("{verdict}/send"), &form).await.unwrap();
    site.run_queue().await;
    assert!(phone.open(&phone.room("?state=accepted")).await.contains("IM-2026-000001"));
    let edit = phone.submit(&format!("{verdict}/rows/3"), "").await.unwrap();
    assert!(phone.open(&edit).await.contains("value=\"31/02/1990\""));
    let refused = phone.upload(&phone.room("/bulk"), "a.csv", b"Bonjour").await.unwrap_err();
    assert!(refused.contains("href=\"#file\""));
}
