//! The security of an account: its page, and every change made there.

use super::{Fields, Shown, show, show_again};
use crate::error::PageError;
use crate::extract::{Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::security::{CodesPage, PasskeyPage, PasswordPage, SecurityPage, TotpPage};
use crate::routes::security as to;
use crate::routes::security::pattern;
use crate::site::Site;
use axum::Form;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tasrih_app::App;
use tasrih_app::security::SecurityError;
use tasrih_domain::id::{PasskeyId, SessionId, TrustedDeviceId};
use tasrih_i18n::{Text, render_plain};

/// Every address of the area.
pub fn routes() -> Router<Site> {
    use super::session;
    Router::new()
        .route(pattern::SECOND, get(session::second).post(session::enter_code))
        .route(pattern::CHALLENGE, post(session::challenge))
        .route(pattern::PASSKEY_SIGN_IN, post(session::enter_passkey))
        .route(pattern::SECURITY, get(overview))
        .route(pattern::PASSWORD, get(password_form).post(change_password))
        .route(pattern::TOTP, get(totp).post(set_totp_up))
        .route(pattern::TOTP_REMOVE, post(remove_totp))
        .route(pattern::PASSKEY_NEW, get(passkey).post(make_passkey))
        .route(pattern::PASSKEY_NAME, post(name_passkey))
        .route(pattern::PASSKEY_REMOVE, post(remove_passkey))
        .route(pattern::CODES, post(renew_codes))
        .route(pattern::CODES_FILE, post(codes_file))
        .route(pattern::DEVICE_FORGET, post(forget_device))
        .route(pattern::SESSION_END, post(end_session))
        .route(pattern::SESSIONS_END, post(end_others))
}

/// What was done just before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

/// Endings of `security-done-…`.
const DONE: [&str; 9] = [
    "password",
    "totp",
    "totp-removed",
    "passkey",
    "passkey-named",
    "passkey-removed",
    "device",
    "session",
    "sessions",
];

fn done(signed_in: &SignedIn, what: &'static str) -> Response {
    Redirect::to(&to::security_done(&signed_in.frame.lang, what)).into_response()
}

async fn page(site: &Site, signed_in: SignedIn, faults: Vec<FormFault>) -> Result<SecurityPage, PageError> {
    let overview = site.app.security(&signed_in.actor).await?;
    Ok(SecurityPage { frame: signed_in.frame, overview, done: None, faults })
}

/// What is wrong at a field, in words.
fn fault(error: SecurityError, anchor: &str) -> Result<Vec<FormFault>, PageError> {
    let text = match error {
        SecurityError::Password => Text::of("fault-security-password"),
        SecurityError::Weak(text) => text,
        SecurityError::Code => Text::of("fault-second-code"),
        SecurityError::Passkey => Text::of("fault-security-passkey"),
        SecurityError::TooMany => Text::of("fault-sign-in-too-many"),
        SecurityError::TooManyToday => Text::of("fault-second-today"),
        SecurityError::Over => Text::of("fault-security-over"),
        SecurityError::Failed(error) => return Err(error.into()),
    };
    Ok(vec![FormFault { anchor: anchor.to_owned(), text }])
}

/// `GET /{lang}/account/security`
async fn overview(State(site): State<Site>, signed_in: SignedIn, Query(Done { done }): Query<Done>) -> Shown {
    let done = DONE.into_iter().find(|known| *known == done);
    show(&SecurityPage { done, ..page(&site, signed_in, Vec::new()).await? })
}

/// `GET /{lang}/account/security/password`
async fn password_form(signed_in: SignedIn) -> Shown {
    show(&PasswordPage { frame: signed_in.frame, faults: Vec::new() })
}

/// `POST /{lang}/account/security/password`
async fn change_password(
    State(site): State<Site>,
    signed_in: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let (before, new) = (fields.text("before"), fields.text("new"));
    match site.app.change_password(&signed_in.actor, &before, &new).await {
        Ok(()) => Ok(done(&signed_in, "password")),
        Err(error) => {
            let anchor =
                if matches!(error, SecurityError::Password | SecurityError::TooMany) { "before" } else { "new" };
            show_again(&PasswordPage { frame: signed_in.frame, faults: fault(error, anchor)? })
        }
    }
}

/// `GET /{lang}/account/security/totp`
async fn totp(State(site): State<Site>, signed_in: SignedIn) -> Shown {
    let setup = site.app.totp_setup(&signed_in.actor).await?;
    show(&TotpPage { frame: signed_in.frame, setup, faults: Vec::new() })
}

/// `POST /{lang}/account/security/totp`: the password begins it, a first code ends it.
async fn set_totp_up(
    State(site): State<Site>,
    signed_in: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let faults = if let Some(code) = fields.get("code") {
        match site.app.confirm_totp(&signed_in.actor, code).await {
            Ok(codes) => return added(signed_in, codes, "totp"),
            Err(error) => {
                let anchor = if matches!(error, SecurityError::Over) { "password" } else { "code" };
                fault(error, anchor)?
            }
        }
    } else {
        match site.app.begin_totp(&signed_in.actor, &fields.text("password")).await {
            Ok(()) => return Ok(Redirect::to(&to::totp(&signed_in.frame.lang)).into_response()),
            Err(error) => fault(error, "password")?,
        }
    };
    let setup = site.app.totp_setup(&signed_in.actor).await?;
    show_again(&TotpPage { frame: signed_in.frame, setup, faults })
}

/// New codes are shown in the answer itself, once; without any, the way leads back to the account.
fn added(signed_in: SignedIn, codes: Vec<String>, what: &'static str) -> Shown {
    if codes.is_empty() {
        return Ok(done(&signed_in, what));
    }
    let security = to::security(&signed_in.frame.lang);
    show(&CodesPage { frame: signed_in.frame.at(&security), codes, added: Some(what) })
}

/// `POST /{lang}/account/security/totp/remove`
async fn remove_totp(
    State(site): State<Site>,
    signed_in: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    match site.app.remove_totp(&signed_in.actor, &Fields(fields).text("password")).await {
        Ok(()) => Ok(done(&signed_in, "totp-removed")),
        Err(error) => again(&site, signed_in, error, "totp-password").await,
    }
}

/// The page of the account again, with what is wrong in one of its forms.
async fn again(site: &Site, signed_in: SignedIn, error: SecurityError, anchor: &str) -> Shown {
    let faults = fault(error, anchor)?;
    let security = to::security(&signed_in.frame.lang);
    let signed_in = SignedIn { frame: signed_in.frame.at(&security), ..signed_in };
    show_again(&page(site, signed_in, faults).await?)
}

/// `GET /{lang}/account/security/passkeys/new`
async fn passkey(State(site): State<Site>, signed_in: SignedIn) -> Shown {
    if !site.app.offers_passkeys() {
        return Err(PageError::Unknown);
    }
    let setup = site.app.passkey_setup(&signed_in.actor).await?;
    show(&PasskeyPage { frame: signed_in.frame, setup, name: String::new(), faults: Vec::new() })
}

/// `POST /{lang}/account/security/passkeys/new`: password and name begin it, what the browser made ends it.
async fn make_passkey(
    State(site): State<Site>,
    signed_in: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let name = fields.text("name");
    let faults = if let Some(credential) = fields.get("credential") {
        match site.app.finish_passkey(&signed_in.actor, credential).await {
            Ok(codes) => return added(signed_in, codes, "passkey"),
            Err(error) => {
                let anchor = if matches!(error, SecurityError::Over) { "password" } else { "passkey" };
                fault(error, anchor)?
            }
        }
    } else {
        match site.app.begin_passkey(&signed_in.actor, &fields.text("password"), &name).await {
            Ok(()) => return Ok(Redirect::to(&to::passkey_new(&signed_in.frame.lang)).into_response()),
            Err(error) => fault(error, "password")?,
        }
    };
    let setup = site.app.passkey_setup(&signed_in.actor).await?;
    show_again(&PasskeyPage { frame: signed_in.frame, setup, name, faults })
}

/// `POST /{lang}/account/security/passkeys/{id}/name`
async fn name_passkey(
    State(site): State<Site>,
    signed_in: SignedIn,
    Named(id): Named<PasskeyId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    site.app.name_passkey(&signed_in.actor, id, &Fields(fields).text("name")).await?;
    Ok(done(&signed_in, "passkey-named"))
}

/// `POST /{lang}/account/security/passkeys/{id}/remove`
async fn remove_passkey(
    State(site): State<Site>,
    signed_in: SignedIn,
    Named(id): Named<PasskeyId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    match site.app.remove_passkey(&signed_in.actor, id, &Fields(fields).text("password")).await {
        Ok(()) => Ok(done(&signed_in, "passkey-removed")),
        Err(error) => again(&site, signed_in, error, &format!("password-{id}")).await,
    }
}

/// `POST /{lang}/account/security/codes`: the answer shows the codes, and nothing shows them again.
async fn renew_codes(
    State(site): State<Site>,
    signed_in: SignedIn,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    match site.app.renew_recovery_codes(&signed_in.actor, &Fields(fields).text("password")).await {
        Ok(codes) => {
            let security = to::security(&signed_in.frame.lang);
            let frame = signed_in.frame.at(&security);
            show(&CodesPage { frame, codes, added: None })
        }
        Err(error) => again(&site, signed_in, error, "codes-password").await,
    }
}

/// `POST /{lang}/account/security/codes/file`: the codes that the page holds, as a file to keep.
async fn codes_file(signed_in: SignedIn, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    if !App::are_recovery_codes(fields.all("code")) {
        return Err(PageError::BadRequest);
    }
    let lang = signed_in.frame.lang;
    let mut text = render_plain(lang, &Text::of("codes-file-title"));
    for code in fields.all("code") {
        text.push_str("\r\n");
        text.push_str(code);
    }
    text.push_str("\r\n");
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tasrih-codes.txt\""),
    ];
    Ok((headers, text).into_response())
}

/// `POST /{lang}/account/security/devices/{id}/forget`
async fn forget_device(State(site): State<Site>, signed_in: SignedIn, Named(id): Named<TrustedDeviceId>) -> Shown {
    site.app.forget_device(&signed_in.actor, id).await?;
    Ok(done(&signed_in, "device"))
}

/// `POST /{lang}/account/security/sessions/{id}/end`
async fn end_session(State(site): State<Site>, signed_in: SignedIn, Named(id): Named<SessionId>) -> Shown {
    site.app.end_session(&signed_in.actor, id).await?;
    Ok(done(&signed_in, "session"))
}

/// `POST /{lang}/account/security/sessions/end-others`
async fn end_others(State(site): State<Site>, signed_in: SignedIn) -> Shown {
    site.app.end_other_sessions(&signed_in.actor).await?;
    Ok(done(&signed_in, "sessions"))
}
