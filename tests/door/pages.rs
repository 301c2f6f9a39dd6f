//! The pages of the door over the real router: what a stranger can tell from them, and what comes back from a file.

use crate::people::{Door, ICE, LOGIN, PASSWORD};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tasrih_app::{App, AppConfig, Clock, Courier, PostConfig};
use tasrih_testkit::{SiteBuilder, on_both_engines};
use tasrih_web::extract::encode;
use tasrih_web::{ClientFrom, WebConfig};
use tower::ServiceExt;

on_both_engines!(
    pages_say_the_same_whoever_exists,
    the_code_typed_on_the_page_signs_the_person_in,
    a_client_is_who_the_proxy_says_and_not_who_it_says_it_is,
    the_demo_shows_its_letters_and_no_other_gateway_does,
    a_document_comes_back_as_a_download_whatever_it_holds,
);

struct Browser(Router);

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn location(&self) -> String {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }
}

impl Browser {
    fn of(app: &App) -> Self {
        Self(tasrih_web::router(app.clone(), WebConfig::default()))
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.0.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).header(header::HOST, "tasrih.test");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, form: &[(&str, &str)]) -> Answer {
        self.post_as(address, form, "").await
    }

    async fn post_as(&self, address: &str, form: &[(&str, &str)], forwarded: &str) -> Answer {
        let pairs: Vec<_> = form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = Request::post(address)
            .header(header::HOST, "tasrih.test")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", forwarded)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }
}

/// The page without the secret of its address.
fn bare(page: &str, address: &str) -> String {
    let token = address.rsplit('/').next().unwrap();
    page.replace(token, "…")
}

async fn pages_say_the_same_whoever_exists(site: SiteBuilder) {
    let door = Door::open(site).await;
    let browser = Browser::of(&door.site.app);
    let affiliate = door.affiliate().to_string();
    let mut seen: Vec<Vec<String>> = Vec::new();
    // A right request, another ICE, and an address that belongs to somebody else.
    for (ice, login) in [(ICE, LOGIN), ("001520031000034", "noura@conserverie.example"), (ICE, "salma@example.ma")] {
        let form = [
            ("affiliate", affiliate.as_str()),
            ("ice", ice),
            ("name", "Nadia"),
            ("login", login),
            ("password", PASSWORD),
        ];
        let begun = browser.post("/fr/sign-up", &form).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        let address = begun.location();
        let mut pages = vec![bare(&browser.get(&address).await.text, &address)];
        for way in ["on-file-0", "colleague", "counter"] {
            let taken = browser.post(&format!("{address}/way"), &[("way", way)]).await;
            assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, address.clone()));
            let page = browser.get(&address).await;
            // The address typed is shown masked: it is the person's own.
            pages.push(bare(&page.text, &address).replace("s•••@e•••.ma", "n•••@c•••.example"));
        }
        let wrong = browser.post(&format!("{address}/code"), &[("code", "AAAA-AAAA")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        seen.push(pages);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    assert_eq!(browser.get("/fr/sign-up/0123456789abcdef").await.status, StatusCode::NOT_FOUND);
}

async fn the_code_typed_on_the_page_signs_the_person_in(site: SiteBuilder) {
    let door = Door::open(site).await;
    let browser = Browser::of(&door.site.app);
    let affiliate = door.affiliate().to_string();
    let form =
        [("affiliate", affiliate.as_str()), ("ice", ICE), ("name", "Nadia"), ("login", LOGIN), ("password", PASSWORD)];
    let short = browser.post("/ar/sign-up", &[&form[..4], &[("password", "court")]].concat()).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains(LOGIN) && !short.text.contains("court"), "typed is kept, a password is not");
    let address = browser.post("/ar/sign-up", &form).await.location();
    browser.post(&format!("{address}/way"), &[("way", "on-file-0")]).await;
    let code = door.code("message-code-sign-up").await;
    let next = browser.post(&format!("{address}/code"), &[("code", &code.to_lowercase())]).await;
    assert_eq!((next.status, next.location()), (StatusCode::SEE_OTHER, address.clone()), "then the address typed");
    let own = door.code("message-sign-up-approved").await;
    let done = browser.post(&format!("{address}/code"), &[("code", &own)]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/ar/".to_owned()));
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly"), "{cookie}");
    let home = Request::get("/ar/").header(header::HOST, "tasrih.test");
    let home = home.header(header::COOKIE, cookie.split(';').next().unwrap()).body(Body::empty()).unwrap();
    assert_eq!(browser.send(home).await.status, StatusCode::OK);
}

async fn a_client_is_who_the_proxy_says_and_not_who_it_says_it_is(site: SiteBuilder) {
    let door = Door::open(site).await;
    let config = WebConfig { client_from: ClientFrom::ForwardedFor, ..WebConfig::default() };
    let proxied = Browser(tasrih_web::router(door.site.app.clone(), config));
    let begin = |nth: u32, last: &'static str| {
        let proxied = &proxied;
        async move {
            let forwarded = format!("198.51.100.{nth}, {last}");
            proxied.post_as("/fr/affiliation", &[], &forwarded).await.status
        }
    };
    for nth in 0..60 {
        assert_eq!(begin(nth, "192.0.2.1").await, StatusCode::SEE_OTHER);
    }
    assert_eq!(begin(61, "192.0.2.1").await, StatusCode::UNPROCESSABLE_ENTITY, "whatever it wrote before");
    assert_eq!(begin(62, "192.0.2.2").await, StatusCode::SEE_OTHER);
}

async fn the_demo_shows_its_letters_and_no_other_gateway_does(site: SiteBuilder) {
    let place = tempfile::tempdir().unwrap();
    let config = PostConfig { folder: place.path().join("mailbox"), ..PostConfig::default() };
    let config = AppConfig { courier: Courier::new(&config).unwrap(), shows_mailbox: true, ..AppConfig::default() };
    let door = Door::open(site).await;
    let demo = App::new(door.site.app.store().clone(), Clock::system(), config);
    let browser = Browser::of(&demo);
    browser.post("/fr/reset", &[("login", "salma@example.ma")]).await;
    while let Some(job) = demo.store().claim_job(demo.clock().now(), time::Duration::minutes(1)).await.unwrap() {
        demo.run_job(&job).await.unwrap();
        let tx = demo.store().begin_write().await.unwrap();
        tx.jobs().complete(&job).await.unwrap();
        tx.commit().await.unwrap();
    }
    let page = browser.get("/ar/mailbox").await;
    assert!(page.status == StatusCode::OK && page.text.contains("salma@example.ma"), "{}", page.text);
    assert!(page.text.contains("code-shown") && page.text.contains("href=\"/fr/reset/"));
    assert!(browser.get("/fr/sign-in").await.text.contains("/fr/mailbox"));
    let own = Browser::of(&door.site.app);
    assert_eq!(own.get("/ar/mailbox").await.status, StatusCode::NOT_FOUND);
    assert!(!own.get("/fr/sign-in").await.text.contains("/fr/mailbox"));
}

async fn a_document_comes_back_as_a_download_whatever_it_holds(site: SiteBuilder) {
    let door = Door::open(site).await;
    let browser = Browser::of(&door.site.app);
    let address = browser.post("/fr/affiliation", &[]).await.location();
    let documents = address.replace("/steps/company", "/documents");
    let attach = |name: &'static str, bytes: &'static str| {
        let part = |name: &str| format!("--LIMITE\r\nContent-Disposition: form-data; name=\"{name}\"");
        let file = format!("{}; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n{bytes}\r\n", part("file"));
        let body = format!("{}\r\n\r\nrib\r\n{file}--LIMITE--\r\n", part("paper"));
        let request = Request::post(&documents)
            .header(header::HOST, "tasrih.test")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=LIMITE");
        browser.send(request.body(Body::from(body)).unwrap())
    };
    let page = attach("rib.pdf", "<!doctype html><script>alert(1)</script>").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = attach("<b>rib.html", "%PDF-1.4 <script>alert(1)</script> %%EOF").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let shown = browser.get(&documents).await.text;
    let link = shown.split("href=\"").find(|rest| rest.starts_with(&format!("{documents}/"))).unwrap();
    let file = browser.get(link.split('"').next().unwrap()).await;
    let said = |name: &str| file.headers[name].to_str().unwrap().to_owned();
    assert_eq!(
        (said("content-type").as_str(), said("x-content-type-options").as_str()),
        ("application/pdf", "nosniff")
    );
    assert!(
        said("content-disposition").starts_with("attachment;") && said("content-security-policy").contains("sandbox")
    );
}
