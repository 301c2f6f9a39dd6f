use crate::people::{Protected, SALMA, company, protect};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::path::Path;
use std::time::{Duration, Instant};
use tasrih_domain::declaration::Account;
use tasrih_domain::id::AccountId;
use tasrih_domain::{Address, Lang};
use tasrih_testkit::{PASSWORD, SiteBuilder, TestSite, on_both_engines};
use tasrih_web::WebConfig;
use tower::ServiceExt;

on_both_engines!(
    an_unknown_address_a_wrong_password_and_an_account_without_one_look_the_same,
    a_form_from_another_site_is_refused_at_every_address,
    a_browser_gets_in_with_two_factors_and_keeps_three_cookies,
    every_answer_over_https_is_protected,
    what_is_anothers_cannot_be_touched_by_its_id,
    one_client_asks_for_a_bounded_number_of_challenges,
    a_challenge_answered_by_nobodys_passkey_leads_nowhere,
);

struct Web(Router);

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
    }

    /// The cookie of that name, as the browser sends it back.
    fn cookie(&self, name: &str) -> String {
        let found = self.cookies().into_iter().find(|cookie| cookie.starts_with(&format!("{name}=")));
        found.unwrap_or_else(|| panic!("no cookie {name}")).split(';').next().unwrap().to_owned()
    }

    fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Web {
    fn of(site: &TestSite) -> Self {
        Self(tasrih_web::router(
            site.app.clone(),
            WebConfig { is_secure: false, client_from: tasrih_web::ClientFrom::Peer },
        ))
    }

    async fn ask(&self, method: Method, address: &str, headers: &[(&str, &str)], body: String) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = self.0.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn post(&self, address: &str, cookies: &str, form: &[(&str, &str)]) -> Answer {
        let pairs = form.iter().map(|(key, value)| format!("{key}={}", tasrih_web::extract::encode(value)));
        let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookies), ("user-agent", "Firefox/1 Linux")];
        self.ask(Method::POST, address, &headers, pairs.collect::<Vec<_>>().join("&")).await
    }

    async fn get(&self, address: &str, cookies: &str) -> Answer {
        self.ask(Method::GET, address, &[("cookie", cookies)], String::new()).await
    }
}

async fn an_unknown_address_a_wrong_password_and_an_account_without_one_look_the_same(site: SiteBuilder) {
    let site = company(site).await;
    let login: Address = "invitee@example.ma".parse().unwrap();
    let id = AccountId(site.app.clock().new_id());
    let tx = site.app.store().begin_write().await.unwrap();
    let account = Account { id, login, name: "Invitée".to_owned(), lang: Lang::Fr };
    tx.accounts().insert(&account, "").await.unwrap();
    tx.commit().await.unwrap();
    let web = Web::of(&site);
    let mut seen = Vec::new();
    for address in [SALMA, "personne@example.ma", "invitee@example.ma"] {
        let mut times = Vec::new();
        for password in ["faux", "faux aussi", ""] {
            let began = Instant::now();
            let answer = web.post("/fr/sign-in", "", &[("email", address), ("password", password)]).await;
            times.push(began.elapsed());
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.cookies(), Vec::<&str>::new());
            seen.push(answer.text.replace(address, "…"));
        }
        // A shared machine is noisy; without the hash an answer takes a hundredth of the time.
        let quickest = times.into_iter().min().unwrap();
        assert!(quickest > Duration::from_millis(3), "{address} was answered in {quickest:?}: nothing was hashed");
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "the pages differ");
}

/// Every address of the site, with something in the place of what it names.
fn addresses() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("crates/web/src/routes");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let source = files.collect::<String>();
    let constants = source.split("pub const ").skip(1);
    let patterns = constants.filter_map(|rest| rest.split(';').next()?.split('"').nth(1));
    let id = "01990000-0000-7000-8000-000000000001";
    let named = [("{lang}", "fr"), ("{affiliate}", "9100004"), ("{month}", "202603"), ("{id}", id), ("{row}", "2")];
    let filled = |pattern: &str| named.iter().fold(pattern.to_owned(), |path, (name, value)| path.replace(name, value));
    patterns.map(|pattern| filled(pattern).replace(['{', '}'], "")).collect()
}

async fn a_form_from_another_site_is_refused_at_every_address(site: SiteBuilder) {
    let site = company(site).await;
    let (web, addresses) = (Web::of(&site), addresses());
    let cookie = format!("tasrih={}", site.session_of("Salma"));
    assert!(addresses.len() > 40, "{} addresses", addresses.len());
    for address in &addresses {
        for forged in [
            &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
            &[("sec-fetch-site", "same-site")][..],
            &[("origin", "https://evil.example")][..],
            &[("origin", "null")][..],
        ] {
            for method in [Method::POST, Method::PUT, Method::DELETE] {
                let headers: Vec<_> = forged.iter().copied().chain([("cookie", cookie.as_str())]).collect();
                let answer = web.ask(method.clone(), address, &headers, "password=x".to_owned()).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {address} {forged:?}");
                assert_eq!(answer.cookies(), Vec::<&str>::new(), "{method} {address}");
            }
        }
    }
    assert!(site.app.actor_of(&site.session_of("Salma")).await.unwrap().is_some(), "nobody was signed out");
    let own = web.post("/fr/sign-out", &cookie, &[]).await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.text);
}

async fn a_browser_gets_in_with_two_factors_and_keeps_three_cookies(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let web = Web::of(&salma.site);
    let next = "/fr/account/security";
    let form = [("email", SALMA), ("password", PASSWORD), ("next", next)];
    let answer = web.post("/fr/sign-in", "tasrih=planted", &form).await;
    assert_eq!(answer.location(), "/fr/sign-in/second?next=/fr/account/security");
    let step = answer.cookie("tasrih-step");
    let page = web.get(answer.location(), &step).await;
    assert!(page.status.is_success() && !page.text.contains(SALMA), "{}", page.text);
    let wrong = web.post("/fr/sign-in/second", &step, &[("code", "000000"), ("next", next)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = salma.code();
    let form = [("code", code.as_str()), ("trust", "yes"), ("next", next)];
    let entered = web.post("/fr/sign-in/second", &step, &form).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, next));
    assert_eq!(entered.cookie("tasrih-step"), "tasrih-step=", "the step is over");
    let (session, device) = (entered.cookie("tasrih"), entered.cookie("tasrih-device"));
    for cookie in entered.cookies() {
        assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Max-Age="), "{cookie}");
    }
    let page = web.get(next, &session).await;
    assert!(page.text.contains("Firefox"), "{}", page.text);
    let token = session.split('=').nth(1).unwrap();
    assert!(!page.text.contains(token) && !page.text.contains(device.split('=').nth(1).unwrap()));
    // The same form again, as after a lost answer: back to the beginning, which leads on to where the person wanted.
    let again = web.post("/fr/sign-in/second", &format!("{step}; {session}"), &form).await;
    assert!(again.location().starts_with("/fr/sign-in?next="), "{}", again.location());
    assert_eq!(web.get(again.location(), &session).await.location(), next);
    let trusted = web.post("/fr/sign-in", &device, &[("email", SALMA), ("password", PASSWORD)]).await;
    assert_eq!(trusted.location(), "/fr/");
}

async fn every_answer_over_https_is_protected(site: SiteBuilder) {
    let site = company(site).await;
    let web = Web(tasrih_web::router(
        site.app.clone(),
        WebConfig { is_secure: true, client_from: tasrih_web::ClientFrom::Peer },
    ));
    let answer = web.post("/fr/sign-in", "", &[("email", SALMA), ("password", PASSWORD)]).await;
    let cookie = answer.cookies()[0].to_owned();
    assert!(cookie.starts_with("__Host-tasrih=") && cookie.ends_with("; Secure"), "{cookie}");
    for address in ["/fr/", "/fr/sign-in", "/ar/account/security", "/nothing", "/healthz"] {
        let answer = web.get(address, &answer.cookie("__Host-tasrih")).await;
        let of = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let policy = of("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert!(of("strict-transport-security").starts_with("max-age=31536000"), "{address}");
        assert_eq!(of("cross-origin-opener-policy"), "same-origin");
        assert_eq!(of("cross-origin-resource-policy"), "same-origin");
        assert_eq!((of("x-content-type-options"), of("x-frame-options")), ("nosniff", "DENY"));
        assert_eq!((of("referrer-policy"), of("cache-control")), ("same-origin", "no-store"), "{address}");
        assert!(of("permissions-policy").contains("publickey-credentials-get=(self)"), "{address}");
    }
}

async fn what_is_anothers_cannot_be_touched_by_its_id(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    protect(&salma.site, "Driss").await;
    let web = Web::of(&salma.site);
    let driss = format!("tasrih={}", salma.site.session_of("Driss"));
    let session = salma.site.actor("Salma").session();
    let answer = web.post(&format!("/fr/account/security/sessions/{session}/end"), &driss, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "as for one that has ended already");
    assert!(salma.site.app.actor_of(&salma.site.session_of("Salma")).await.unwrap().is_some());
    let key = format!("/fr/account/security/passkeys/{session}");
    let named = web.post(&format!("{key}/name"), &driss, &[("name", "x")]).await;
    assert_eq!(named.status, StatusCode::NOT_FOUND);
    for address in ["/fr/account/security", "/fr/account/security/totp", "/ar/account/security/password"] {
        let stranger = web.get(address, "").await;
        assert!(stranger.location().contains("/sign-in?next="), "{address}: {}", stranger.location());
    }
    let file = web.post("/fr/account/security/codes/file", &driss, &[("code", "<script>alert(1)")]).await;
    assert_eq!(file.status, StatusCode::BAD_REQUEST, "nothing but codes goes into the file of codes");
}

async fn a_challenge_answered_by_nobodys_passkey_leads_nowhere(site: SiteBuilder) {
    let site = company(site).await;
    let web = Web::of(&site);
    let asked = web.post("/fr/sign-in/passkey/challenge", "", &[]).await;
    let asked: serde_json::Value = serde_json::from_str(&asked.text).unwrap();
    assert_eq!(asked["options"]["publicKey"]["userVerification"], "required");
    assert_eq!(asked["options"]["publicKey"]["rpId"], "localhost");
    let challenge = asked["challenge"].as_str().unwrap();
    let credential = serde_json::json!({
        "id": "AAAA", "rawId": "AAAA", "type": "public-key", "extensions": {},
        "response": { "authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA", "userHandle": null },
    });
    let form = [("challenge", challenge), ("credential", &credential.to_string())];
    let answer = web.post("/fr/sign-in/passkey", "", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = web.post("/fr/sign-in/passkey", "", &form).await;
    assert!(again.location().contains("over=yes"), "a challenge is answered once: {}", again.location());
    for step in ["", "tasrih-step=no-such-step"] {
        let none = web.post("/fr/sign-in/passkey/challenge", step, &[("step", "yes")]).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}

async fn one_client_asks_for_a_bounded_number_of_challenges(site: SiteBuilder) {
    let site = company(site).await;
    let client = |text: &str| tasrih_app::Client(Some(text.parse().unwrap()));
    for _ in 0..120 {
        site.app.passkey_challenge(None, client("192.0.2.7")).await.unwrap();
    }
    let outcome = site.app.passkey_challenge(None, client("192.0.2.7")).await;
    assert!(matches!(outcome, Err(tasrih_app::security::SecurityError::TooMany)));
    site.app.passkey_challenge(None, client("192.0.2.8")).await.unwrap();
}
