//! The site over the real router, use cases and database: what a browser without scripts does and sees.

#![expect(clippy::unwrap_used, reason = "a test that cannot build its site fails by saying so")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use sea_orm_migration::MigratorTrait;
use tasrih_app::accounts::hash_password;
use tasrih_app::{App, AppConfig, Clock, StorageConfig, Store};
use tasrih_domain::access::Role;
use tasrih_domain::declaration::{Account, Employer};
use tasrih_domain::id::{AccountId, EmployerId};
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_migrations::Migrator;
use tasrih_storage::Membership;
use tasrih_web::WebConfig;
use time::macros::datetime;
use tower::ServiceExt;

const PASSWORD: &str = "un mot de passe inventé";
const UPLOAD: &str = "/fr/employers/4052594/2026-10/upload";

/// A site with one employer, its officer and a stranger.
struct TestSite {
    router: Router,
    _folder: tempfile::TempDir,
}

/// An answer, read whole.
struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    text: String,
}

impl Answer {
    fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The value of a hidden field.
    fn hidden(&self, name: &str) -> &str {
        let after = self.text.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default()
    }
}

impl TestSite {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&StorageConfig::sqlite(&folder.path().join("test.db"))).await.unwrap();
        Migrator::up(store.connection(), None).await.unwrap();
        let employer = Employer {
            id: EmployerId(uuid::Uuid::from_u128(1)),
            affiliate: "4052594".parse::<AffiliateNumber>().unwrap(),
            name: "Atlas Textile SARL".to_owned(),
            name_ar: "أطلس للنسيج".to_owned(),
            ice: String::new(),
            activity: "Textile".to_owned(),
            address: "1, rue Exemple".to_owned(),
            city: "Fès".to_owned(),
            postal_code: "30000".to_owned(),
            branch_code: "01".to_owned(),
            health_exempt: false,
            agricultural: false,
            declares_from: Month::at(2026, 9),
        };
        let tx = store.begin_write().await.unwrap();
        tx.employers().insert(&employer).await.unwrap();
        for (n, email) in [(1, "salma@atlas.example"), (2, "autre@rif.example")] {
            let id = AccountId(uuid::Uuid::from_u128(n));
            let account =
                Account { id, login: email.parse().unwrap(), name: "Salma Exemple".to_owned(), lang: Lang::Fr };
            tx.accounts().insert(&account, &hash_password(PASSWORD).unwrap()).await.unwrap();
        }
        let salma = AccountId(uuid::Uuid::from_u128(1));
        let role = Role::Administrator;
        let since = datetime!(2026-01-01 10:00 UTC);
        tx.memberships().insert(&Membership { account: salma, employer: employer.id, role, since }).await.unwrap();
        tx.commit().await.unwrap();
        let app = App::new(store, Clock::fixed(datetime!(2026-11-05 10:00 UTC)), AppConfig::default());
        Self { router: tasrih_web::router(app, WebConfig::default()), _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn get(&self, address: &str, cookie: &str) -> Answer {
        let address = address.split('#').next().unwrap_or_default();
        let request = Request::get(address).header(header::HOST, "tasrih.test").header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
        let pairs = form.iter().map(|(key, value)| format!("{key}={}", tasrih_web::extract::encode(value)));
        let request = Request::post(address)
            .header(header::HOST, "tasrih.test")
            .header(header::COOKIE, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(pairs.collect::<Vec<_>>().join("&"))).unwrap()).await
    }

    async fn upload(&self, cookie: &str, file: &str) -> Answer {
        let part = "Content-Disposition: form-data; name=\"file\"; filename=\"paie.csv\"\r\nContent-Type: text/csv";
        let body = format!("--LIMITE\r\n{part}\r\n\r\n{file}\r\n--LIMITE--\r\n");
        let request = Request::post(UPLOAD)
            .header(header::HOST, "tasrih.test")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=LIMITE");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn cookie_of(&self, email: &str) -> String {
        let answer = self.post("/fr/sign-in", "", &[("email", email), ("password", PASSWORD), ("next", "")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
        cookie.split(';').next().unwrap().to_owned()
    }
}

/// Three people; the days of the second are given.
fn payroll(days: &str) -> String {
    format!(
        "N° CNSS;Nom;Prénom;CIN;Jours;Salaire brut\r\n123456785;EXEMPLE;NADIA;AB123456;26;4500,00\r\n\
         112345675;MODELE;YOUSSEF;CD234567;{days};6120,50\r\n134567892;ESSAI;HIND;EF345678;26;5000,00\r\n"
    )
}

#[tokio::test]
async fn a_faulty_file_is_mended_filed_and_its_receipt_checked() {
    let site = TestSite::start().await;
    let cookie = site.cookie_of("salma@atlas.example").await;
    assert!(site.get("/fr/", &cookie).await.text.contains("Atlas Textile"));
    let answer = site.get(UPLOAD, &cookie).await;
    assert!(answer.text.contains("multipart/form-data"), "{}", answer.text);

    let answer = site.upload(&cookie, &payroll("31")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let declaration = answer.location().to_owned();
    let verdict = site.get(&declaration, &cookie).await.location().to_owned();
    let page = site.get(&verdict, &cookie).await;
    assert!(page.text.contains("id=\"cell-3-days\""), "{}", page.text);

    let edit = [("seen", page.hidden("seen")), ("row", "3"), ("field", "days"), ("text", "26"), ("back", "")];
    let answer = site.post(&format!("{declaration}/edit"), &cookie, &edit).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let stale = site.post(&format!("{declaration}/edit"), &cookie, &edit).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("autre fenêtre"), "{}", stale.text);

    let page = site.get(&format!("{declaration}/check"), &cookie).await;
    let seen = page.hidden("seen").to_owned();
    let codes: Vec<_> = page.text.split("name=\"accept\" value=\"").skip(1).map(|rest| rest[..4].to_owned()).collect();
    let submit = format!("{declaration}/submit");
    if !codes.is_empty() {
        let refused = site.post(&submit, &cookie, &[("seen", &seen)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("role=\"alert\""));
    }
    let mut form = vec![("seen", seen.as_str())];
    form.extend(codes.iter().map(|code| ("accept", code.as_str())));
    let filed = site.post(&submit, &cookie, &form).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text);
    // The same form from another window leads to the same receipt.
    assert_eq!(site.post(&submit, &cookie, &form).await.location(), filed.location());

    let page = site.get(filed.location(), &cookie).await;
    assert!(page.text.contains("202610-4052594-0-"), "{}", page.text);
    let check = page.text.split("href=\"/fr/check/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let check = site.get(&format!("/ar/check/{check}"), "").await;
    assert!(check.text.contains("هذا الوصل صحيح") && check.text.contains("dir=\"rtl\""), "{}", check.text);

    let page = site.get(&format!("{declaration}?q=modele"), &cookie).await;
    assert!(page.text.contains("MODELE") && !page.text.contains("ESSAI"), "{}", page.text);
    let line = site.get(&format!("{declaration}/lines/3"), &cookie).await;
    assert!(line.text.contains("6\u{a0}120,50"), "{}", line.text);
    for what in ["receipt", "ebds", "csv", "xlsx", "original"] {
        let file = site.get(&format!("{declaration}/download/{what}"), &cookie).await;
        assert_eq!(file.status, StatusCode::OK, "{what}: {}", file.text);
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    }
}

#[tokio::test]
async fn rows_are_typed_added_and_filed_without_a_script() {
    let site = TestSite::start().await;
    let cookie = site.cookie_of("salma@atlas.example").await;
    let entry = "/fr/employers/4052594/2026-10/entry";
    let row = [
        ("insured_number", "123456785"),
        ("surname", "EXEMPLE"),
        ("given_name", "NADIA"),
        ("cin", "AB123456"),
        ("days", "31"),
        ("gross_wage", "4500,00"),
        ("situation", ""),
    ];
    let add = [&row[..], &[("action", "add")]].concat();
    let page = site.post(entry, &cookie, &add).await;
    assert!(page.text.contains("r2-insured_number") && page.text.contains("value=\"EXEMPLE\""), "{}", page.text);
    let enter = [&row[..], &[("action", "enter")]].concat();
    let page = site.post(entry, &cookie, &enter).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("href=\"#r1-days\""), "{}", page.text);
    let json = site.post(&format!("{entry}/check"), &cookie, &row).await;
    assert!(json.text.contains("\"field\":\"days\""), "{}", json.text);
    let mut right = row;
    right[4].1 = "26";
    let answer = site.post(entry, &cookie, &[&right[..], &[("action", "enter")]].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(answer.location().starts_with("/fr/declarations/"));
}

#[tokio::test]
async fn what_belongs_to_others_is_not_found() {
    let site = TestSite::start().await;
    let owner = site.cookie_of("salma@atlas.example").await;
    let declaration = site.upload(&owner, &payroll("26")).await.location().to_owned();
    let stranger = site.cookie_of("autre@rif.example").await;
    for page in ["", "/verdict", "/check", "/filed", "/progress", "/lines/2", "/download/original", "/mapping"] {
        let answer = site.get(&format!("{declaration}{page}"), &stranger).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        assert!(!answer.text.contains("Atlas"), "{page}");
    }
    assert_eq!(site.get(UPLOAD, &stranger).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.upload(&stranger, &payroll("26")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_gets_in_unsigned_and_comes_back_to_the_page_asked_for() {
    let site = TestSite::start().await;
    let answer = site.get(UPLOAD, "").await;
    assert_eq!(answer.location(), "/fr/sign-in?next=/fr/employers/4052594/2026-10/upload");
    let answer = site.get("/ar/", "tasrih=old").await;
    assert_eq!(answer.location(), "/ar/sign-in?expired=yes");
    let wrong = site.post("/fr/sign-in", "", &[("email", "salma@atlas.example"), ("password", "non")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Identifiant ou mot de passe incorrect"));
}

#[tokio::test]
async fn failures_are_pages_in_the_readers_language_under_the_same_protection() {
    let site = TestSite::start().await;
    let missing = site.get("/ar/no/such/page", "").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.text.contains("الصفحة غير موجودة"), "{}", missing.text);
    for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"] {
        assert!(missing.headers.contains_key(name), "{name}");
    }
    let forged = Request::post("/fr/sign-out")
        .header(header::HOST, "tasrih.test")
        .header("sec-fetch-site", "cross-site")
        .header(header::ORIGIN, "https://evil.example");
    let forged = site.send(forged.body(Body::empty()).unwrap()).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(forged.text.contains("Demande bloquée"), "{}", forged.text);
    let root = site.get("/", "").await;
    assert_eq!(root.location(), "/fr/");
    assert_eq!(site.get("/readyz", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn help_and_empty_files_are_for_everybody() {
    let site = TestSite::start().await;
    let rules = site.get("/ar/help/rules", "").await;
    assert!(rules.text.contains("C012") && !rules.text.contains('⟦'), "a rule has no words");
    assert!(!site.get("/fr/help/formats", "").await.text.contains('⟦'));
    for format in ["xlsx", "csv"] {
        assert_eq!(site.get(&format!("/ar/templates/{format}"), "").await.status, StatusCode::OK);
    }
    assert_eq!(site.get("/ar/templates/pdf", "").await.status, StatusCode::NOT_FOUND);
}
