//! Where companies stand: the table of many, the page of one, and links that show it to others.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod consent;
mod page;
mod portfolio;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use tasrih_domain::Month;
use tasrih_testkit::TestSite;
use tower::ServiceExt;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);

/// A page as that person sees it, or somebody without account.
async fn get(site: &TestSite, who: Option<&str>, address: &str) -> (StatusCode, String) {
    let router = tasrih_web::router(site.app.clone(), tasrih_web::WebConfig::default());
    let request = Request::builder().uri(address).header(header::HOST, "localhost");
    let request = match who {
        Some(who) => request.header(header::COOKIE, format!("tasrih={}", site.session_of(who))),
        None => request,
    };
    let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}
