//! Which handler answers at which address, inside which limits.

use crate::handlers::{
    account, accounts, affiliations, attestations, collection, declarations, deliveries, employees, entry, filing,
    help, home, insured, intake, members, office, payments, receipts, registrations, security, session, signup,
    standing, verdict, verify,
};
use crate::routes::pattern;
use crate::site::{Site, WebConfig};
use crate::{assets, layers};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, Request, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use std::time::Duration;
use tasrih_app::documents::DOCUMENT_BYTES_MAX;
use tasrih_app::{App, UPLOAD_BYTES_MAX};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// A form: 200 rows of seven short texts are under 200 kB once encoded.
const FORM_BYTES_MAX: usize = 1024 * 1024;
/// What a form adds around a file: boundaries, part headers, a name of 255 characters.
const FORM_AROUND_FILE: usize = 64 * 1024;
/// A page is answered in milliseconds; a check of 15,000 rows waits its turn for seconds.
const PAGE_TIME_MAX: Duration = Duration::from_mins(1);
/// 64 MiB over a line of 1 Mbit/s.
const UPLOAD_TIME_MAX: Duration = Duration::from_mins(10);

/// The whole site.
pub fn router(app: App, config: WebConfig) -> Router {
    let site = Site { app, config };
    let request_id = HeaderName::from_static("x-request-id");
    let trace = TraceLayer::new_for_http().make_span_with(|request: &Request<_>| {
        // The path without its query: a search may name a person. And without the secret of a request at the door.
        let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
        tracing::info_span!("request", method = %request.method(), path = without_secret(request.uri().path()), id)
    });
    Router::new()
        .merge(pages())
        .merge(uploads())
        .merge(documents())
        .merge(papers())
        .merge(rooms())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(request_id.clone(), MakeRequestUuid))
                .layer(trace)
                .layer(PropagateRequestIdLayer::new(request_id))
                .layer(CompressionLayer::new())
                .layer(from_fn_with_state(site.clone(), layers::protect))
                .layer(from_fn_with_state(site.clone(), layers::say_failures))
                .layer(CatchPanicLayer::new())
                .layer(from_fn(layers::one_host))
                .layer(CsrfLayer::new())
                .layer(from_fn_with_state(site.clone(), layers::keep_session)),
        )
        .with_state(site)
}

/// The path as the log keeps it.
fn without_secret(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    if let [_, _, "sign-up" | "reset" | "affiliation" | "consent" | "verify", secret, ..] = &mut parts[..] {
        *secret = "…";
    }
    parts.join("/")
}

fn pages() -> Router<Site> {
    Router::new()
        .route(pattern::ROOT, get(session::choose_language))
        .route(pattern::ASSET, get(assets::serve))
        .route(pattern::ALIVE, get(help::alive))
        .route(pattern::READY, get(help::ready))
        .route(pattern::HOME, get(home::home))
        .route(pattern::HOME_BARE, get(home::home))
        .route(pattern::COMPANY, get(home::company))
        .route(pattern::PORTFOLIO_EXPORT, get(home::export))
        .route(pattern::SIGN_IN, get(session::form).post(session::sign_in))
        .route(pattern::SIGN_OUT, post(session::sign_out))
        .route(pattern::ENTRY, get(entry::form).post(entry::enter))
        .route(pattern::ENTRY_CHECK, post(entry::check))
        .route(pattern::DECLARATION, get(declarations::show_one))
        .route(pattern::PROGRESS, get(intake::progress))
        .route(pattern::PROGRESS_JSON, get(intake::progress_json))
        .route(pattern::VERDICT, get(verdict::verdict))
        .route(pattern::EDIT, post(verdict::edit))
        .route(pattern::MAPPING, get(verdict::mapping).post(intake::map))
        .route(pattern::SHEET, get(verdict::sheet).post(intake::choose_sheet))
        .route(pattern::ANSWERS, get(filing::answers))
        .route(pattern::SUBMIT, post(filing::submit))
        .route(pattern::FILED, get(filing::filed))
        .route(pattern::WITHDRAW, post(declarations::withdraw))
        .route(pattern::CORRECT, post(declarations::correct))
        .route(pattern::LINE, get(declarations::line))
        .route(pattern::DOWNLOAD, get(declarations::download))
        .route(pattern::TEMPLATE, get(help::template))
        .route(pattern::CHECK_FORM, get(receipts::form))
        .route(pattern::RECEIPT_CHECK, get(receipts::check))
        .route(pattern::FORMATS, get(help::formats))
        .route(pattern::RULES, get(help::rules))
        .layer(RequestBodyLimitLayer::new(FORM_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PAGE_TIME_MAX))
}

/// The rooms that keep their own list of addresses.
fn rooms() -> Router<Site> {
    [
        accounts::routes(),
        affiliations::routes(),
        account::routes(),
        attestations::routes(),
        collection::routes(),
        deliveries::routes(),
        employees::routes(),
        insured::routes(),
        members::routes(),
        office::routes(),
        payments::routes(),
        registrations::routes(),
        security::routes(),
        signup::routes(),
        standing::routes(),
        verify::routes(),
    ]
    .into_iter()
    .fold(Router::new(), Router::merge)
    .layer(RequestBodyLimitLayer::new(FORM_BYTES_MAX))
    .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PAGE_TIME_MAX))
}

/// Where documents come in: each at most ten mebibytes.
fn documents() -> Router<Site> {
    let limit = usize::try_from(DOCUMENT_BYTES_MAX).unwrap_or(usize::MAX).saturating_add(FORM_AROUND_FILE);
    affiliations::uploads()
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(limit))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, UPLOAD_TIME_MAX))
}

/// Where papers come in to be checked.
fn papers() -> Router<Site> {
    verify::uploads()
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(verify::UPLOAD_BYTES_MAX + FORM_AROUND_FILE))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PAGE_TIME_MAX))
}

fn uploads() -> Router<Site> {
    let limit = usize::try_from(UPLOAD_BYTES_MAX).unwrap_or(usize::MAX).saturating_add(FORM_AROUND_FILE);
    let upload: MethodRouter<Site> = get(intake::upload_form).post(intake::upload);
    Router::new()
        .route(pattern::UPLOAD, upload)
        .route(pattern::PREESTABLISHED, post(intake::load_preestablished))
        .merge(deliveries::uploads())
        .merge(registrations::uploads())
        .merge(collection::uploads())
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(limit))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, UPLOAD_TIME_MAX))
}

#[cfg(test)]
mod tests {
    use super::without_secret;

    #[test]
    fn the_log_does_not_keep_the_secret_of_a_request() {
        assert_eq!(without_secret("/fr/sign-up/0a1b2c/code"), "/fr/sign-up/…/code");
        assert_eq!(without_secret("/ar/reset/0a1b2c"), "/ar/reset/…");
        assert_eq!(without_secret("/ar/consent/0a1b2c"), "/ar/consent/…");
        assert_eq!(without_secret("/fr/verify/7KM420MSVTPVXVR7"), "/fr/verify/…");
        assert_eq!(without_secret("/fr/declarations/1"), "/fr/declarations/1");
        assert_eq!(without_secret("/fr/reset"), "/fr/reset");
    }
}
