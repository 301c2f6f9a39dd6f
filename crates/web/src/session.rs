//! The cookies of a sign-in, and what comes along with one.

use crate::site::WebConfig;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use tasrih_app::Arrival;
use tasrih_app::security::Device;
use time::Duration;

/// What a cookie holds. Over https its name is bound to this host, this path and https by the browser itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session.
    Session,
    /// The second step of a sign-in under way.
    Step,
    /// A device that is trusted.
    Device,
    /// The session of an insured person: never one of an account.
    Insured,
}

/// Longest token looked at.
const TOKEN_BYTES_MAX: usize = 128;

impl Cookie {
    /// On plain http, as on the loopback of a demo, browsers refuse the prefix.
    const fn name(self, config: WebConfig) -> &'static str {
        match (self, config.is_secure) {
            (Self::Session, true) => "__Host-tasrih",
            (Self::Session, false) => "tasrih",
            (Self::Step, true) => "__Host-tasrih-step",
            (Self::Step, false) => "tasrih-step",
            (Self::Device, true) => "__Host-tasrih-device",
            (Self::Device, false) => "tasrih-device",
            (Self::Insured, true) => "__Host-tasrih-me",
            (Self::Insured, false) => "tasrih-me",
        }
    }

    /// What this cookie says in the request.
    pub fn of(self, headers: &HeaderMap, config: WebConfig) -> Option<String> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut found = pairs.filter(|(key, _)| *key == self.name(config)).map(|(_, value)| value);
        found.next().filter(|token| !token.is_empty() && token.len() <= TOKEN_BYTES_MAX).map(str::to_owned)
    }

    /// The header that keeps it in the browser.
    fn header(self, token: &str, lasts: Duration, config: WebConfig) -> Option<HeaderValue> {
        let secure = if config.is_secure { "; Secure" } else { "" };
        let seconds = lasts.whole_seconds().max(0);
        let cookie =
            format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", self.name(config));
        HeaderValue::from_str(&cookie).ok()
    }

    /// Has the browser keep it.
    pub fn keep(self, response: &mut Response, token: &str, lasts: Duration, config: WebConfig) {
        if let Some(cookie) = self.header(token, lasts, config) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// Has the browser forget it.
    pub fn forget(self, response: &mut Response, config: WebConfig) {
        self.keep(response, "", Duration::ZERO, config);
    }
}

/// The token of the request's session.
pub fn token(headers: &HeaderMap, config: WebConfig) -> Option<String> {
    Cookie::Session.of(headers, config)
}

/// What came along with a request to sign in.
#[derive(Debug)]
pub struct Luggage {
    device: Device,
    token: Option<String>,
    trusted: Option<String>,
    /// The second step under way.
    pub step: Option<String>,
}

impl Luggage {
    /// From the headers of a request.
    pub fn of(headers: &HeaderMap, config: WebConfig) -> Self {
        let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            device: Device::of(agent),
            token: Cookie::Session.of(headers, config),
            trusted: Cookie::Device.of(headers, config),
            step: Cookie::Step.of(headers, config),
        }
    }

    /// As the use cases take it.
    pub fn arrival(&self) -> Arrival<'_> {
        Arrival {
            device: self.device.clone(),
            token: self.token.as_deref(),
            trusted: self.trusted.as_deref(),
            ..Arrival::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookies_of_an_https_site_are_bound_to_its_host() {
        for (cookie, name) in [
            (Cookie::Session, "__Host-tasrih"),
            (Cookie::Step, "__Host-tasrih-step"),
            (Cookie::Device, "__Host-tasrih-device"),
        ] {
            let header = cookie
                .header("abc", Duration::hours(1), WebConfig { is_secure: true, ..WebConfig::default() })
                .unwrap();
            let expected = format!("{name}=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
            assert_eq!(header.to_str().unwrap(), expected);
        }
    }

    #[test]
    fn a_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; tasrih-step=no; tasrih=xyz; c=d"));
        assert_eq!(token(&headers, WebConfig::default()), Some("xyz".to_owned()));
        assert_eq!(token(&headers, WebConfig { is_secure: true, ..WebConfig::default() }), None);
    }
}
