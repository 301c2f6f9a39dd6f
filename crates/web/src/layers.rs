//! What surrounds every request: limits, headers of protection, and the page for what went wrong.

use crate::error::{Failure, kind_of};
use crate::extract::{Resumed, split};
use crate::pages::errors::{ErrorKind, ErrorPage};
use crate::session::Cookie;
use crate::site::Site;
use crate::{Frame, routes, session};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use tasrih_app::security::Carrier;
use tasrih_domain::Lang;

/// Scripts, styles, fonts and pictures come from this host only; nothing is inline; nobody frames the pages.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Passkeys are made and shown by these pages only, and no page needs to know where a person is or what it says.
/// Photographs of documents are taken by the file field, which needs no permission.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(self), \
     publickey-credentials-get=(self)";

/// Random bytes of an incident number: short enough to be read aloud.
const INCIDENT_BYTES: usize = 5;

/// Refuses a request without a host or with two: they are made to confuse caches and proxies.
pub async fn one_host(request: Request, next: Next) -> Response {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    if hosts > 1 || (hosts == 0 && request.uri().authority().is_none()) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    next.run(request).await
}

/// Adds what a browser needs to protect the person; a handler's own headers stand.
pub async fn protect(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::CACHE_CONTROL, "no-store");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if site.config.is_secure {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

/// Goes on with the session of the request, and has the browser keep the token that may take the place of its own.
pub async fn keep_session(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let token = session::token(request.headers(), site.config).filter(|_| split(request.uri()).is_some());
    let Some(token) = token else { return next.run(request).await };
    let carrier = if request.method() == Method::GET { Carrier::Page } else { Carrier::Other };
    // Whoever needs to know who it is asks again, and says what is wrong.
    let Ok(resumed) = site.app.resume(&token, carrier).await else { return next.run(request).await };
    if let Some(resumed) = &resumed
        && let Some((lang, path)) = split(request.uri())
        && is_office(&path)
        && carrier == Carrier::Page
        && site.app.needs_second_factor(&resumed.actor).await.unwrap_or(false)
    {
        return Redirect::to(&routes::security::security(&lang)).into_response();
    }
    let (actor, replacement) = resumed.map(|resumed| (resumed.actor, resumed.replacement)).unzip();
    request.extensions_mut().insert(Resumed(actor));
    let mut response = next.run(request).await;
    if let Some((token, until)) = replacement.flatten() {
        Cookie::Session.keep(&mut response, &token, until - site.app.clock().now(), site.config);
    }
    response
}

/// The rooms of the fund's agents.
fn is_office(path: &str) -> bool {
    path.strip_prefix("/agent").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// Turns every failure that is not a page yet into one, in the reader's language.
pub async fn say_failures(State(site): State<Site>, request: Request, next: Next) -> Response {
    let address = split(request.uri());
    let fallback = preferred(request.headers());
    let is_page = request.method() == Method::GET;
    let token = session::token(request.headers(), site.config);
    let request_id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-").to_owned();
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_said(&response) {
        return response;
    }
    let failure = response.extensions().get::<Failure>().cloned();
    let failure = failure.unwrap_or_else(|| Failure { kind: kind_of(status), words: None, source: None });
    let incident = (failure.kind == ErrorKind::Incident).then(|| site.app.clock().new_secret(INCIDENT_BYTES));
    if let Some(incident) = &incident {
        let error = failure.source.as_ref().map(ToString::to_string).unwrap_or_default();
        let cause = failure.source.as_deref().and_then(std::error::Error::source).map(ToString::to_string);
        tracing::error!(incident, request_id, error, cause, "Request failed ({incident})");
    } else if let Some(source) = &failure.source {
        tracing::warn!(request_id, error = %source, "Request not served");
    }
    let (lang, path) = address.unwrap_or((fallback, "/".to_owned()));
    // A form that failed has no page of its own to come back to.
    let back = (!is_page && path != "/").then(|| routes::home(&lang));
    let path = if is_page { path } else { "/".to_owned() };
    let page = ErrorPage {
        frame: Frame::new(lang, path, person(&site, token).await),
        kind: failure.kind,
        words: failure.words,
        incident,
        back,
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// Who is signed in, as far as can still be told: the page of a failure must not fail itself.
async fn person(site: &Site, token: Option<String>) -> Option<String> {
    let actor = site.app.actor_of(&token?).await.ok()??;
    Some(actor.account().name.clone())
}

fn is_said(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.starts_with("application/json")
}

/// The language that the browser asks for: Arabic when it comes before French, else French.
pub fn preferred(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let tags = wanted.split(',').filter_map(|tag| tag.trim().get(..2));
    let mut known = tags.filter_map(|code| code.to_ascii_lowercase().parse().ok());
    known.find(|lang| Lang::PAGES.contains(lang)).unwrap_or(Lang::Fr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_site_speaks_is_chosen() {
        for (wanted, lang) in [("ar-MA,fr;q=0.8", Lang::Ar), ("en-US,fr;q=0.9,ar;q=0.8", Lang::Fr), ("de", Lang::Fr)] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(wanted));
            assert_eq!(preferred(&headers), lang, "{wanted}");
        }
    }
}
