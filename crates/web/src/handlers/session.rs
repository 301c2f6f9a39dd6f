//! Signing in and out, and the choice of language.

use super::{Fields, Shown, show, show_again};
use crate::error::PageError;
use crate::extract::Visitor;
use crate::pages::FormFault;
use crate::pages::session::SignInPage;
use crate::site::Site;
use crate::{layers, routes, session};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tasrih_app::SignInError;
use tasrih_domain::Lang;
use tasrih_i18n::Text;

/// `GET /`
pub async fn choose_language(headers: HeaderMap) -> Response {
    let to = Redirect::to(&routes::home(&layers::preferred(&headers)));
    ([(header::VARY, "accept-language")], to).into_response()
}

/// Parameters of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    next: String,
    expired: String,
}

/// `GET /{lang}/sign-in`
pub async fn form(visitor: Visitor, Query(arrival): Query<Arrival>) -> Shown {
    if visitor.actor.is_some() {
        return Ok(Redirect::to(&onward(visitor.frame.lang, &arrival.next)).into_response());
    }
    show(&SignInPage {
        expired: !arrival.expired.is_empty(),
        next: arrival.next,
        frame: visitor.frame,
        email: String::new(),
        faults: Vec::new(),
    })
}

/// `POST /{lang}/sign-in`
pub async fn sign_in(State(site): State<Site>, visitor: Visitor, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    let (email, next) = (text("email"), text("next"));
    let key = match site.app.sign_in(&email, &text("password")).await {
        Ok(signed) => {
            let lasts = signed.expires_at - site.app.clock().now();
            let mut response = Redirect::to(&onward(visitor.frame.lang, &next)).into_response();
            if let Some(cookie) = session::keep(&signed.token, lasts, site.config) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            return Ok(response);
        }
        Err(SignInError::Wrong) => "fault-sign-in-wrong",
        Err(SignInError::TooMany) => "fault-sign-in-too-many",
        Err(SignInError::Failed(error)) => return Err(error.into()),
    };
    let faults = vec![FormFault { anchor: "email".to_owned(), text: Text::of(key) }];
    show_again(&SignInPage { frame: visitor.frame, email, next, expired: false, faults })
}

/// `POST /{lang}/sign-out`
pub async fn sign_out(State(site): State<Site>, headers: HeaderMap, visitor: Visitor) -> Result<Response, PageError> {
    if let Some(token) = session::token(&headers, site.config) {
        site.app.sign_out(&token).await?;
    }
    let mut response = Redirect::to(&routes::sign_in(&visitor.frame.lang)).into_response();
    if let Some(cookie) = session::forget(site.config) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Only an address of these pages is followed: a link must not lead a person who just signed in to another site.
fn onward(lang: Lang, next: &str) -> String {
    let is_ours = Lang::PAGES.iter().any(|lang| next.starts_with(&format!("/{lang}/")))
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && !next.contains("//");
    if is_ours { next.to_owned() } else { routes::home(&lang) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_to_another_site() {
        assert_eq!(onward(Lang::Fr, "/ar/declarations/1"), "/ar/declarations/1");
        for next in ["", "https://evil.example", "//evil.example", "/fr//evil.example", "/fr/\\evil", "/en/", "/fr/\n"]
        {
            assert_eq!(onward(Lang::Fr, next), "/fr/", "{next:?}");
        }
    }
}
