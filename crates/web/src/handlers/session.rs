//! Signing in and out, and the choice of language.

use super::{Fields, Shown, show, show_again};
use crate::error::PageError;
use crate::extract::{From, Visitor, encode};
use crate::pages::FormFault;
use crate::pages::session::{SecondPage, SignInPage};
use crate::session::{Cookie, Luggage};
use crate::site::Site;
use crate::{Frame, layers, routes, session};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::{Value, json};
use tasrih_app::security::{Entered, SecurityError, Trust, Typed};
use tasrih_app::{Arrival, Entry, SignInError, SignedIn};
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
pub struct Arriving {
    next: String,
    expired: String,
    over: String,
}

/// `GET /{lang}/sign-in`
pub async fn form(State(site): State<Site>, visitor: Visitor, Query(arriving): Query<Arriving>) -> Shown {
    if visitor.actor.is_some() {
        return Ok(Redirect::to(&onward(visitor.frame.lang, &arriving.next)).into_response());
    }
    show(&SignInPage {
        expired: !arriving.expired.is_empty(),
        over: !arriving.over.is_empty(),
        next: arriving.next,
        offers_passkeys: site.app.offers_passkeys(),
        mailbox: mailbox(&site, visitor.frame.lang),
        frame: visitor.frame,
        email: String::new(),
        faults: Vec::new(),
    })
}

/// `POST /{lang}/sign-in`
pub async fn sign_in(
    State(site): State<Site>,
    headers: HeaderMap,
    From(client): From,
    visitor: Visitor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let (fields, luggage) = (Fields(fields), Luggage::of(&headers, site.config));
    let arrival = Arrival { client, ..luggage.arrival() };
    let (email, next) = (fields.text("email"), fields.text("next"));
    let lang = visitor.frame.lang;
    let key = match site.app.begin_sign_in(&email, &fields.text("password"), &arrival).await {
        Ok(Entry::In(signed_in)) => return Ok(welcome(&site, &signed_in, &onward(lang, &next))),
        Ok(Entry::Second(step)) => {
            let mut response = Redirect::to(&with_next(routes::security::second(&lang), &next)).into_response();
            let lasts = step.expires_at - site.app.clock().now();
            Cookie::Step.keep(&mut response, &step.token, lasts, site.config);
            return Ok(response);
        }
        Err(SignInError::Wrong | SignInError::Second) => "fault-sign-in-wrong",
        Err(SignInError::TooMany) => "fault-sign-in-too-many",
        Err(SignInError::Failed(error)) => return Err(error.into()),
    };
    let faults = vec![FormFault { anchor: "email".to_owned(), text: Text::of(key) }];
    let offers_passkeys = site.app.offers_passkeys();
    let mailbox = mailbox(&site, visitor.frame.lang);
    let (expired, over) = (false, false);
    show_again(&SignInPage { frame: visitor.frame, email, next, mailbox, expired, over, offers_passkeys, faults })
}

/// Where the demo's messages can be read.
fn mailbox(site: &Site, lang: Lang) -> Option<String> {
    site.app.shows_mailbox().then(|| routes::signup::mailbox(&lang))
}

/// The way onward, with the session in the browser.
pub(super) fn welcome(site: &Site, signed_in: &SignedIn, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let lasts = signed_in.expires_at - site.app.clock().now();
    Cookie::Session.keep(&mut response, &signed_in.token, lasts, site.config);
    response
}

/// The same after the second step, with what the device is trusted by.
fn welcome_entered(site: &Site, entered: &Entered, to: &str) -> Response {
    let mut response = welcome(site, &entered.signed_in, to);
    Cookie::Step.forget(&mut response, site.config);
    if let Some((token, until)) = &entered.trusted {
        Cookie::Device.keep(&mut response, token, *until - site.app.clock().now(), site.config);
    }
    response
}

fn with_next(address: String, next: &str) -> String {
    if next.is_empty() { address } else { format!("{address}?next={}", encode(next)) }
}

/// Back to the beginning: the second step has lasted too long.
fn begin_anew(lang: Lang, next: &str) -> Response {
    let address = with_next(routes::sign_in(&lang), next);
    let mark = if next.is_empty() { '?' } else { '&' };
    Redirect::to(&format!("{address}{mark}over=yes")).into_response()
}

/// The page of the second step; `None` when the step is over.
async fn second_page(
    site: &Site,
    frame: Frame,
    step: Option<&str>,
    (next, faults): (String, Vec<FormFault>),
) -> Result<Option<SecondPage>, PageError> {
    let Some(step) = step else { return Ok(None) };
    let ways = site.app.second_view(step).await?;
    let address = with_next(routes::security::second(&frame.lang), &next);
    let frame = frame.at(&address);
    Ok(ways.map(|ways| SecondPage { frame, ways, next, faults }))
}

/// `GET /{lang}/sign-in/second`
pub async fn second(
    State(site): State<Site>,
    headers: HeaderMap,
    visitor: Visitor,
    Query(arriving): Query<Arriving>,
) -> Shown {
    let (lang, luggage) = (visitor.frame.lang, Luggage::of(&headers, site.config));
    let page = second_page(&site, visitor.frame, luggage.step.as_deref(), (arriving.next.clone(), Vec::new())).await?;
    match page {
        Some(page) => show(&page),
        None if visitor.actor.is_some() => Ok(Redirect::to(&onward(lang, &arriving.next)).into_response()),
        None => Ok(begin_anew(lang, &arriving.next)),
    }
}

fn trust(fields: &Fields) -> Trust {
    if fields.get("trust").is_some() { Trust::This } else { Trust::No }
}

/// `POST /{lang}/sign-in/second`
pub async fn enter_code(
    State(site): State<Site>,
    headers: HeaderMap,
    visitor: Visitor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let (fields, luggage) = (Fields(fields), Luggage::of(&headers, site.config));
    let (lang, next) = (visitor.frame.lang, fields.text("next"));
    let Some(step) = luggage.step.as_deref() else { return Ok(begin_anew(lang, &next)) };
    let (code, recovery) = (fields.text("code"), fields.text("recovery"));
    let (anchor, typed) = if fields.get("recovery").is_some() {
        ("recovery", Typed::Recovery(&recovery))
    } else {
        ("code", Typed::App(&code))
    };
    let outcome = site.app.enter_with_code(step, typed, trust(&fields), &luggage.arrival()).await;
    let fault = match outcome {
        Ok(entered) => return Ok(welcome_entered(&site, &entered, &onward(lang, &next))),
        Err(error) => second_fault(error, anchor)?,
    };
    say_second(&site, visitor, luggage.step.as_deref(), (next, fault)).await
}

/// What is wrong, in words; `None`: begin anew.
fn second_fault(error: SecurityError, anchor: &str) -> Result<Option<FormFault>, PageError> {
    let key = match error {
        SecurityError::Over => return Ok(None),
        SecurityError::TooMany => "fault-second-too-many",
        SecurityError::TooManyToday => "fault-second-today",
        SecurityError::Passkey => "fault-second-passkey",
        SecurityError::Failed(error) => return Err(error.into()),
        SecurityError::Code | SecurityError::Password | SecurityError::Weak(_) if anchor == "recovery" => {
            "fault-second-recovery"
        }
        SecurityError::Code | SecurityError::Password | SecurityError::Weak(_) => "fault-second-code",
    };
    Ok(Some(FormFault { anchor: anchor.to_owned(), text: Text::of(key) }))
}

async fn say_second(
    site: &Site,
    visitor: Visitor,
    step: Option<&str>,
    (next, fault): (String, Option<FormFault>),
) -> Shown {
    let lang = visitor.frame.lang;
    let Some(fault) = fault else { return Ok(begin_anew(lang, &next)) };
    match second_page(site, visitor.frame, step, (next.clone(), vec![fault])).await? {
        Some(page) => show_again(&page),
        None => Ok(begin_anew(lang, &next)),
    }
}

/// `POST /{lang}/sign-in/passkey/challenge`: for scripts; what the browser is to ask of a passkey.
pub async fn challenge(
    State(site): State<Site>,
    From(client): From,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Json<Value>, PageError> {
    let (fields, luggage) = (Fields(fields), Luggage::of(&headers, site.config));
    let step = match fields.get("step") {
        Some(_) => Some(luggage.step.as_deref().ok_or(PageError::Unknown)?),
        None => None,
    };
    let challenge = match site.app.passkey_challenge(step, client).await {
        Ok(challenge) => challenge,
        Err(SecurityError::Failed(error)) => return Err(error.into()),
        Err(SecurityError::TooMany) => return Err(PageError::Refused(Text::of("fault-second-too-many"))),
        Err(_) => return Err(PageError::Unknown),
    };
    let options: Value = serde_json::from_str(&challenge.options).map_err(|error| PageError::Fault(Box::new(error)))?;
    Ok(Json(json!({ "challenge": challenge.token, "options": options })))
}

/// `POST /{lang}/sign-in/passkey`
pub async fn enter_passkey(
    State(site): State<Site>,
    headers: HeaderMap,
    visitor: Visitor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let (fields, luggage) = (Fields(fields), Luggage::of(&headers, site.config));
    let (lang, next) = (visitor.frame.lang, fields.text("next"));
    let (challenge, credential) = (fields.text("challenge"), fields.text("credential"));
    let step = (luggage.step.as_deref(), trust(&fields));
    let fault = match site.app.enter_with_passkey((&challenge, &credential), step, &luggage.arrival()).await {
        Ok(entered) => return Ok(welcome_entered(&site, &entered, &onward(lang, &next))),
        Err(error) => second_fault(error, "passkey")?,
    };
    if fields.get("step").is_some() {
        return say_second(&site, visitor, luggage.step.as_deref(), (next, fault)).await;
    }
    let Some(fault) = fault else { return Ok(begin_anew(lang, &next)) };
    let (email, offers_passkeys) = (String::new(), site.app.offers_passkeys());
    let (frame, faults) = (visitor.frame.at(&routes::sign_in(&lang)), vec![fault]);
    let (mailbox, expired, over) = (mailbox(&site, lang), false, false);
    show_again(&SignInPage { frame, email, next, mailbox, expired, over, offers_passkeys, faults })
}

/// `POST /{lang}/sign-out`
pub async fn sign_out(State(site): State<Site>, headers: HeaderMap, visitor: Visitor) -> Result<Response, PageError> {
    if let Some(token) = session::token(&headers, site.config) {
        site.app.sign_out(&token).await?;
    }
    let mut response = Redirect::to(&routes::sign_in(&visitor.frame.lang)).into_response();
    Cookie::Session.forget(&mut response, site.config);
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
