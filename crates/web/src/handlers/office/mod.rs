//! The back office of the fund's agents.

mod affiliations;
mod approvals;
mod counter;
mod employers;
mod late_rules;
mod law;
mod people;
mod registrations;
mod remissions;

use super::{Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::SignedIn;
use crate::pages::FormFault;
use crate::pages::office::{OfficePage, PlaceView, QueueView};
use crate::routes::collection;
use crate::routes::office::{self as to, pattern};
use crate::site::Site;
use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::request::Parts;
use axum::routing::{get, post};
use std::str::FromStr;
use tasrih_app::AppError;
use tasrih_app::office::Queue;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Duty;
use tasrih_i18n::Text;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::OFFICE, get(home))
        .route(pattern::APPROVALS, get(approvals::list))
        .route(pattern::APPROVAL, get(approvals::show_one).post(approvals::decide))
        .route(pattern::DEADLINES, get(law::deadlines).post(law::propose_deadline))
        .route(pattern::RATES, get(law::rates).post(law::propose_rate))
        .route(pattern::LATE_RULES, get(late_rules::late_rules).post(late_rules::propose))
        .route(pattern::EMPLOYERS, get(employers::list))
        .route(pattern::EMPLOYER, get(employers::record))
        .route(pattern::AFFILIATIONS, get(affiliations::list))
        .route(pattern::AFFILIATION, get(affiliations::show_one).post(affiliations::decide))
        .route(pattern::AFFILIATION_DOCUMENT, get(affiliations::document))
        .route(pattern::REGISTRATIONS, get(registrations::list))
        .route(pattern::REGISTRATION, get(registrations::show_one).post(registrations::decide))
        .route(pattern::REGISTRATION_DOCUMENT, get(registrations::document))
        .route(pattern::CODE, post(counter::ask))
        .route(pattern::CONTACTS, post(counter::contact))
        .route(pattern::REMISSIONS, get(remissions::dues).post(remissions::propose))
        .route(pattern::SLIP, post(counter::give))
        .route(pattern::PEOPLE, get(people::form).post(people::find))
        .route(pattern::PERSON, get(people::record))
        .route(pattern::PERSON_CONTACT, post(people::contact))
        .route(pattern::FILING, get(employers::filing).post(employers::propose_cancelling))
}

/// The id of the address.
#[derive(Debug, Clone, Copy)]
struct Of<T>(T);

/// The employer's number of the address.
#[derive(Debug, Clone, Copy)]
struct Affiliate(AffiliateNumber);

async fn part<T: FromStr>(parts: &mut Parts, site: &Site, name: &str) -> Result<T, PageError> {
    let params = RawPathParams::from_request_parts(parts, site).await.map_err(|_| PageError::Unknown)?;
    let text = params.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
    text.and_then(|text| text.parse().ok()).ok_or(PageError::Unknown)
}

impl<T: FromStr> FromRequestParts<Site> for Of<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "id").await.map(Self)
    }
}

impl FromRequestParts<Site> for Affiliate {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        part(parts, site, "affiliate").await.map(Self)
    }
}

/// `GET /{lang}/agent`
async fn home(State(site): State<Site>, who: SignedIn) -> Shown {
    let office = site.app.office(&who.actor).await?;
    let lang = who.frame.lang;
    let queues = office.queues.iter().map(|(queue, count)| match queue {
        Queue::Registrations => QueueView { code: "registrations", count: *count, href: to::registrations(&lang) },
        Queue::Affiliations => QueueView { code: "affiliations", count: *count, href: to::affiliations(&lang) },
        Queue::Payments => QueueView { code: "payments", count: *count, href: collection::waiting(&lang) },
        Queue::Plans => QueueView { code: "plans", count: *count, href: collection::plans(&lang) },
        Queue::Approvals => {
            QueueView { code: "approvals", count: *count, href: format!("{}?state=waiting", to::approvals(&lang)) }
        }
    });
    let mut places = Vec::new();
    let mut place = |code, href| places.push(PlaceView { code, href });
    if office.may(Duty::SeeEmployer) {
        place("employers", to::employers(&lang));
    }
    if office.may(Duty::SeePerson) {
        place("people", to::people(&lang));
    }
    if office.may(Duty::ImportStatement) {
        place("statements", collection::statements(&lang));
    }
    if office.may(Duty::CollectDebits) {
        place("debits", collection::debits(&lang));
    }
    if office.may(Duty::RevokeAttestation) {
        place("attestations", crate::routes::attestations::office(&lang));
    }
    place("deadlines", to::deadlines(&lang));
    place("rates", to::rates(&lang));
    place("late-rules", to::late_rules(&lang));
    show(&OfficePage { posts: office.posts.clone(), queues: queues.collect(), places, frame: who.frame })
}

/// What a form did wrong, at its field; whatever else went wrong goes on.
fn fault(error: AppError, field: impl Fn(&str) -> &'static str) -> Result<Vec<FormFault>, PageError> {
    match error {
        AppError::Refused(text) => Ok(vec![fault_at(field(text.key()), text)]),
        other => Err(other.into()),
    }
}

fn fault_at(anchor: &str, text: Text) -> FormFault {
    FormFault { anchor: anchor.to_owned(), text }
}
