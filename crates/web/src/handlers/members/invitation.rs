//! Where the link of an invitation leads.

use super::super::{Fields, Shown, session, show, show_again};
use crate::error::PageError;
use crate::extract::{From, Visitor};
use crate::pages::FormFault;
use crate::pages::members::InvitationPage;
use crate::routes::members;
use crate::session::Cookie;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::members::{InvitationSeen, NewMember};
use tasrih_app::passwords::check_new;
use tasrih_app::{AppError, Entry, SignInError};
use tasrih_domain::Lang;
use tasrih_i18n::Text;

/// Parameters of the link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Link {
    code: String,
}

async fn seen(site: &Site, code: &str) -> Result<InvitationSeen, PageError> {
    let found = site.app.invitation(code).await?;
    found.ok_or(PageError::Refused(Text::of("refused-invitation-void")))
}

fn page(visitor: Visitor, code: &str, seen: &InvitationSeen) -> InvitationPage {
    let lang = visitor.frame.lang;
    InvitationPage {
        code: code.to_owned(),
        company: super::super::view::employer(&seen.employer, lang).name,
        role: seen.role,
        inviter: seen.inviter.clone(),
        address: seen.address.masked(),
        has_account: seen.has_account,
        name: String::new(),
        faults: Vec::new(),
        frame: visitor.frame,
    }
}

/// `GET /{lang}/invitation`
pub async fn show_invitation(State(site): State<Site>, visitor: Visitor, Query(link): Query<Link>) -> Shown {
    let seen = seen(&site, &link.code).await?;
    show(&page(visitor, &link.code, &seen))
}

/// `POST /{lang}/invitation`: who has signed in accepts, who has no account makes one.
pub async fn accept(
    State(site): State<Site>,
    (From(client), visitor): (From, Visitor),
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let lang = visitor.frame.lang;
    let code = fields.get("code").unwrap_or_default().to_owned();
    if let Some(actor) = &visitor.actor {
        let affiliate = site.app.accept_invitation(actor, &code).await?;
        return Ok(Redirect::to(&crate::routes::company(&lang, &affiliate)).into_response());
    }
    let (name, password) = (fields.get("name").unwrap_or_default(), fields.get("password").unwrap_or_default());
    let Some(seen) = site.app.invitation(&code).await? else {
        // The same form again, without the cookie that came with the first answer.
        return match site.app.join_again(&code, password, client).await {
            Ok(Entry::In(signed_in)) => Ok(session::welcome(&site, &signed_in, &crate::routes::home(&lang))),
            Ok(Entry::Second(_)) | Err(SignInError::Second | SignInError::Wrong | SignInError::TooMany) => {
                Err(PageError::Refused(Text::of("refused-invitation-void")))
            }
            Err(SignInError::Failed(error)) => Err(error.into()),
        };
    };
    if seen.has_account {
        return Ok(Redirect::to(&members::invitation_of(&lang, &code)).into_response());
    }
    let faults = faults(&seen, name, password);
    if !faults.is_empty() {
        // What was typed is kept, but for the password; the switch of languages keeps the link.
        let mut page = page(visitor, &code, &seen);
        page.frame = page.frame.at(&members::invitation_of(&lang, &code));
        return show_again(&InvitationPage { name: name.to_owned(), faults, ..page });
    }
    join(&site, lang, &code, NewMember { name: name.to_owned(), password: password.to_owned(), lang }).await
}

fn faults(seen: &InvitationSeen, name: &str, password: &str) -> Vec<FormFault> {
    let fault = |anchor: &str, text| FormFault { anchor: anchor.to_owned(), text };
    let mut faults = Vec::new();
    if name.trim().is_empty() {
        faults.push(fault("name", Text::of("fault-member-name")));
    }
    if let Err(text) = check_new(password, &[seen.address.text(), name]) {
        faults.push(fault("password", text));
    }
    faults
}

async fn join(site: &Site, lang: Lang, code: &str, new: NewMember) -> Shown {
    let signed_in = match site.app.join_with_account(code, new).await {
        Ok(signed_in) => signed_in,
        // Somebody took the address meanwhile, perhaps this very person in another window.
        Err(AppError::Refused(text)) if text.key() == "refused-invitation-account" => {
            return Ok(Redirect::to(&members::invitation_of(&lang, code)).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let lasts = signed_in.expires_at - site.app.clock().now();
    let mut response = Redirect::to(&crate::routes::home(&lang)).into_response();
    Cookie::Session.keep(&mut response, &signed_in.token, lasts, site.config);
    Ok(response)
}
