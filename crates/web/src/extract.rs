//! What handlers take from a request: language, person, address parts, typed once.

use crate::Frame;
use crate::error::PageError;
use crate::frame::{Acting, CompanyNav, Room};
use crate::site::{ClientFrom, Site};
use crate::{routes, session};
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams};
use axum::http::Uri;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use tasrih_app::mandates::ActingAt;
use tasrih_app::{Actor, Client};
use tasrih_domain::affiliation::Step;
use tasrih_domain::id::{BatchId, DeclarationId, DeliveryId, DocumentId, RegistrationId};
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// The language and the rest of an address; `None` when it does not begin with a language of the pages.
pub fn split(uri: &Uri) -> Option<(Lang, String)> {
    let whole = uri.path_and_query().map_or("/", |address| address.as_str());
    let (code, rest) = match whole.get(1..)?.find('/') {
        Some(at) => (whole.get(1..=at)?, whole.get(at + 1..)?),
        None => (whole.get(1..)?, "/"),
    };
    let lang = code.parse().ok().filter(|lang| Lang::PAGES.contains(lang))?;
    Some((lang, rest.to_owned()))
}

async fn part<T: FromStr>(parts: &mut Parts, site: &Site, name: &str) -> Result<T, PageError> {
    let params = RawPathParams::from_request_parts(parts, site).await.map_err(|_| PageError::Unknown)?;
    let text = params.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
    text.and_then(|text| text.parse().ok()).ok_or(PageError::Unknown)
}

/// Somebody, signed in or not.
#[derive(Debug)]
pub struct Visitor {
    /// Frame of the page.
    pub frame: Frame,
    /// Who, when signed in.
    pub actor: Option<Actor>,
    /// A session cookie came along, valid or not.
    pub has_cookie: bool,
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let (lang, path) = split(&parts.uri).ok_or(PageError::Unknown)?;
        let token = session::token(&parts.headers, site.config);
        let actor = match (parts.extensions.get::<Resumed>(), &token) {
            (Some(Resumed(actor)), _) => actor.clone(),
            (None, Some(token)) => site.app.actor_of(token).await?,
            (None, None) => None,
        };
        let person = actor.as_ref().map(|actor| actor.account().name.clone());
        Ok(Self { frame: Frame::new(lang, path, person), actor, has_cookie: token.is_some() })
    }
}

/// Somebody signed in; anybody else is led to the sign-in form and back.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Frame of the page.
    pub frame: Frame,
    /// Who.
    pub actor: Actor,
}

impl SignedIn {
    /// The same person in a room of a company; not found when they may not see it.
    pub async fn in_company(mut self, site: &Site, affiliate: AffiliateNumber, here: Room) -> Result<Self, PageError> {
        let company = site.app.company(&self.actor, affiliate).await?;
        self.frame.company = Some(CompanyNav::new(self.frame.lang, &company, here));
        Ok(self)
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, site).await.map_err(PageError::into_response)?;
        if let Some(actor) = visitor.actor {
            let acting = acting(parts, site, (&actor, visitor.frame.lang)).await.map_err(PageError::into_response)?;
            return Ok(Self { frame: Frame { acting, ..visitor.frame }, actor });
        }
        let mut address = routes::sign_in(&visitor.frame.lang);
        let mut mark = '?';
        // Only what can be read again is worth coming back to.
        if parts.method.is_safe() && visitor.frame.path != "/" {
            let next = encode(&format!("/{}{}", visitor.frame.lang, visitor.frame.path));
            let _ = write!(address, "{mark}next={next}");
            mark = '&';
        }
        if visitor.has_cookie {
            let _ = write!(address, "{mark}expired=yes");
        }
        Err(Redirect::to(&address).into_response())
    }
}

/// For whom and under which mandate, where the address names a company that is a client's.
async fn acting(parts: &mut Parts, site: &Site, (actor, lang): (&Actor, Lang)) -> Result<Option<Acting>, PageError> {
    let place = if let Ok(affiliate) = part(parts, site, "affiliate").await {
        ActingAt::Company(affiliate)
    } else if parts.uri.path().contains("/declarations/") {
        let Ok(id) = part(parts, site, "id").await else { return Ok(None) };
        ActingAt::Declaration(id)
    } else {
        return Ok(None);
    };
    let mandate = site.app.acting_for(actor, &place).await?;
    Ok(mandate.map(|one| Acting {
        company: one.principal_name(lang),
        from: one.from,
        href: routes::members::mandate(&lang, &one.principal.affiliate, &one.id),
    }))
}

/// Percent-encoding of everything but letters, digits and a few signs.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Who goes on with a session, found out by the layer that keeps sessions; kept with the request.
#[derive(Debug, Clone)]
pub struct Resumed(pub Option<Actor>);

/// The thing that the address names by its id.
#[derive(Debug, Clone, Copy)]
pub struct Named<T>(pub T);

impl<T: FromStr + Send> FromRequestParts<Site> for Named<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "id").await.map(Self)
    }
}

/// The declaration of the address.
#[derive(Debug, Clone, Copy)]
pub struct Id(pub DeclarationId);

impl FromRequestParts<Site> for Id {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "id").await.map(Self)
    }
}

/// The employer and month of the address.
#[derive(Debug, Clone, Copy)]
pub struct MonthOf {
    /// Employer.
    pub affiliate: AffiliateNumber,
    /// Month.
    pub month: Month,
}

impl FromRequestParts<Site> for MonthOf {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        Ok(Self { affiliate: part(parts, site, "affiliate").await?, month: part(parts, site, "month").await? })
    }
}

/// The employer of the address.
#[derive(Debug, Clone, Copy)]
pub struct CompanyOf(pub AffiliateNumber);

impl FromRequestParts<Site> for CompanyOf {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "affiliate").await.map(Self)
    }
}

/// The secret of the address.
#[derive(Clone)]
pub struct Token(pub String);

impl FromRequestParts<Site> for Token {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "token").await.map(Self)
    }
}

/// The step of a new employer's request.
#[derive(Debug, Clone, Copy)]
pub struct StepOf(pub Step);

impl FromRequestParts<Site> for StepOf {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "step").await.map(Self)
    }
}

/// The document of the address.
#[derive(Debug, Clone, Copy)]
pub struct DocumentOf(pub DocumentId);

impl FromRequestParts<Site> for DocumentOf {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "document").await.map(Self)
    }
}

/// Where the request comes from.
#[derive(Debug, Clone, Copy)]
pub struct From(pub Client);

impl FromRequestParts<Site> for From {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let header = |name| parts.headers.get_all(name).iter().next_back().and_then(|value| value.to_str().ok());
        let said = match site.config.client_from {
            ClientFrom::Peer => None,
            // What stands before the last address was sent by the client, or by proxies that nobody vouches for.
            ClientFrom::ForwardedFor => header("x-forwarded-for").and_then(|list| list.rsplit(',').next()),
            ClientFrom::RealIp => header("x-real-ip"),
        };
        let said = said.and_then(|address| address.trim().parse::<IpAddr>().ok());
        let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self(Client(said.or_else(peer))))
    }
}

/// The request of an employer that the address names.
#[derive(Debug, Clone, Copy)]
pub struct Registration {
    /// Employer.
    pub affiliate: AffiliateNumber,
    /// Request.
    pub id: RegistrationId,
}

impl FromRequestParts<Site> for Registration {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        Ok(Self { affiliate: part(parts, site, "affiliate").await?, id: part(parts, site, "id").await? })
    }
}

/// The list of people of an employer that the address names.
#[derive(Debug, Clone, Copy)]
pub struct Batch {
    /// Employer.
    pub affiliate: AffiliateNumber,
    /// List.
    pub id: BatchId,
}

impl FromRequestParts<Site> for Batch {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        Ok(Self { affiliate: part(parts, site, "affiliate").await?, id: part(parts, site, "batch").await? })
    }
}

/// A file of a drop that the address names.
#[derive(Debug, Clone, Copy)]
pub struct Delivered {
    /// Drop.
    pub id: DeliveryId,
    /// Its file, from 1.
    pub row: u32,
}

impl FromRequestParts<Site> for Delivered {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        Ok(Self { id: part(parts, site, "id").await?, row: part(parts, site, "row").await? })
    }
}

/// The language of the address, those that no page speaks among them: for files.
#[derive(Debug, Clone, Copy)]
pub struct AnyLang(pub Lang);

impl FromRequestParts<Site> for AnyLang {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "lang").await.map(Self)
    }
}

/// The row of the address.
#[derive(Debug, Clone, Copy)]
pub struct Row(pub u32);

impl FromRequestParts<Site> for Row {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "row").await.map(Self)
    }
}

/// The last word of the address: what to download, which format, which code.
#[derive(Debug, Clone)]
pub struct Word(pub String);

impl FromRequestParts<Site> for Word {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        for name in ["what", "format", "code"] {
            if let Ok(word) = part(parts, site, name).await {
                return Ok(Self(word));
            }
        }
        Err(PageError::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_language_and_the_rest() {
        let parts = |address: &str| split(&address.parse().unwrap());
        assert_eq!(parts("/fr/"), Some((Lang::Fr, "/".to_owned())));
        assert_eq!(parts("/ar"), Some((Lang::Ar, "/".to_owned())));
        assert_eq!(parts("/ar/check/A?x=1"), Some((Lang::Ar, "/check/A?x=1".to_owned())));
        assert_eq!([parts("/"), parts("/en/"), parts("/français/")], [None, None, None]);
    }

    #[test]
    fn what_is_encoded_cannot_leave_its_parameter() {
        assert_eq!(encode("/fr/x?a=b&c d"), "/fr/x%3Fa%3Db%26c%20d");
    }
}
