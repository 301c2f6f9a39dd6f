//! The session cookie.

use crate::site::WebConfig;
use axum::http::{HeaderMap, HeaderValue, header};
use time::Duration;

/// Bound to this host, this path and https by the browser itself.
const SECURE_NAME: &str = "__Host-tasrih";
/// On plain http, as on the loopback of a demo, browsers refuse the prefix.
const PLAIN_NAME: &str = "tasrih";
/// Longest token looked at.
const TOKEN_BYTES_MAX: usize = 128;

const fn name(config: WebConfig) -> &'static str {
    if config.is_secure { SECURE_NAME } else { PLAIN_NAME }
}

/// The token of the request.
pub fn token(headers: &HeaderMap, config: WebConfig) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(key, _)| *key == name(config)).map(|(_, value)| value);
    found.next().filter(|token| !token.is_empty() && token.len() <= TOKEN_BYTES_MAX).map(str::to_owned)
}

/// The header that keeps a token in the browser.
pub fn keep(token: &str, lasts: Duration, config: WebConfig) -> Option<HeaderValue> {
    let secure = if config.is_secure { "; Secure" } else { "" };
    let seconds = lasts.whole_seconds().max(0);
    let cookie = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", name(config));
    HeaderValue::from_str(&cookie).ok()
}

/// The header that makes the browser forget it.
pub fn forget(config: WebConfig) -> Option<HeaderValue> {
    keep("", Duration::ZERO, config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_of_an_https_site_is_bound_to_its_host() {
        let cookie = keep("abc", Duration::hours(1), WebConfig { is_secure: true }).unwrap();
        assert_eq!(cookie.to_str().unwrap(), "__Host-tasrih=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
    }

    #[test]
    fn a_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; tasrih=xyz; c=d"));
        assert_eq!(token(&headers, WebConfig { is_secure: false }), Some("xyz".to_owned()));
        assert_eq!(token(&headers, WebConfig { is_secure: true }), None);
    }
}
