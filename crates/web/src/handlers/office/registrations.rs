//! Requests to register employees, as agents decide them: the queue, and a case with everything beside it.

use super::{Of, Shown, fault, show, show_again, view};
use crate::Frame;
use crate::error::PageError;
use crate::extract::SignedIn;
use crate::handlers::declarations::attachment;
use crate::handlers::{Fields, registration_view};
use crate::pages::FormFault;
use crate::pages::office::registrations::{
    AlikePersonView, AlikeRequestView, QueueRow, RegistrationCasePage, RegistrationsPage,
};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::office::QueueSeen;
use tasrih_app::registrations::{Case, Decision, QueueFilter};
use tasrih_domain::access::DecideRegistration;
use tasrih_domain::id::{DocumentId, PersonId, RegistrationId};
use tasrih_domain::registration::State as Stands;
use tasrih_i18n::Text;
use time::OffsetDateTime;

/// Parameters of the queue.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    state: String,
    number: String,
    after: String,
}

/// `GET /{lang}/agent/registrations`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let duty = site.app.on_duty::<DecideRegistration>(&who.actor).await?;
    let lang = who.frame.lang;
    let typed = wanted.number.trim();
    let found = match typed.parse() {
        Ok(number) => site.app.registration_by_number(&duty, number).await?,
        Err(()) => None,
    };
    if let Some(id) = found {
        return Ok(Redirect::to(&to::registration(&lang, &id)).into_response());
    }
    let state = wanted.state.parse().ok().filter(|state| *state != Stands::Draft).unwrap_or(Stands::Submitted);
    let filter = QueueFilter { state: Some(state), employer: None, after: place(&wanted.after) };
    let queue = site.app.registration_queue(&duty, filter).await?;
    let rows = queue.entries.iter().map(|entry| QueueRow {
        request: registration_view::request(&entry.request, lang),
        employer: view::employer(&entry.employer, lang),
    });
    let next = queue.next.map(|seen| {
        let after = seen.sent_at.unix_timestamp_nanos() / 1_000;
        format!("{}?state={state}&after={after}_{}", to::registrations(&lang), seen.id)
    });
    show(&RegistrationsPage {
        rows: rows.collect(),
        waiting: queue.waiting,
        state,
        not_found: !typed.is_empty(),
        number: wanted.number,
        next,
        frame: who.frame,
    })
}

/// Where the page before ended: microseconds and id.
fn place(text: &str) -> Option<QueueSeen> {
    let (at, id) = text.split_once('_')?;
    let sent_at = OffsetDateTime::from_unix_timestamp_nanos(at.parse::<i128>().ok()?.checked_mul(1_000)?).ok()?;
    Some(QueueSeen { sent_at, id: id.parse().ok()? })
}

/// `GET /{lang}/agent/registrations/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, Of(id): Of<RegistrationId>) -> Shown {
    let duty = site.app.on_duty::<DecideRegistration>(&who.actor).await?;
    let case = site.app.registration_case(&duty, id).await?;
    show(&page(who.frame, &case, String::new(), Vec::new()))
}

/// `POST /{lang}/agent/registrations/{id}`
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    Of(id): Of<RegistrationId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let duty = site.app.on_duty::<DecideRegistration>(&who.actor).await?;
    let fields = Fields(fields);
    let words = fields.get("words").unwrap_or_default().to_owned();
    let seen = fields.seen()?;
    let done: Result<(), AppError> = match (fields.get("word"), person_of(&fields)) {
        (Some("accept"), _) => site.app.accept_registration(&duty, id, seen, Decision::New).await.map(drop),
        (Some("link"), Some(person)) => {
            site.app.accept_registration(&duty, id, seen, Decision::Known(person)).await.map(drop)
        }
        (Some("link"), None) => Err(AppError::Refused(Text::of("refused-choose-person"))),
        (Some("ask"), _) => site.app.ask_about_registration(&duty, id, seen, &words).await,
        (Some("refuse"), _) => site.app.refuse_registration(&duty, id, seen, &words).await,
        _ => return Err(PageError::BadRequest),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&to::registration(&who.frame.lang, &id)).into_response()),
        Err(error) => {
            let faults = fault(error, |_| "words")?;
            let case = site.app.registration_case(&duty, id).await?;
            show_again(&page(who.frame, &case, words, faults))
        }
    }
}

fn person_of(fields: &Fields) -> Option<PersonId> {
    fields.get("person").and_then(|text| text.parse().ok())
}

/// `GET /{lang}/agent/registrations/{id}/documents/{document}`
pub async fn document(
    State(site): State<Site>,
    who: SignedIn,
    Path((_, id, document)): Path<(String, String, String)>,
) -> Shown {
    let duty = site.app.on_duty::<DecideRegistration>(&who.actor).await?;
    let id = id.parse::<RegistrationId>().map_err(|_| PageError::Unknown)?;
    let document = document.parse::<DocumentId>().map_err(|_| PageError::Unknown)?;
    Ok(attachment(site.app.registration_case_document(&duty, id, document).await?))
}

fn page(frame: Frame, case: &Case, words: String, faults: Vec<FormFault>) -> RegistrationCasePage {
    let lang = frame.lang;
    let person =
        |(person, why): &(tasrih_domain::person::InsuredPerson, tasrih_app::registrations::Why)| AlikePersonView {
            id: person.id,
            insured: person.insured,
            name: person.name(),
            name_ar: person.name_ar(),
            born_on: person.born_on,
            document: person.document.as_ref().map(|document| document.number.clone()),
            why: why.code(),
        };
    let request = |(request, employer): &(tasrih_domain::registration::Request, _)| AlikeRequestView {
        request: registration_view::request(request, lang),
        employer: view::employer(employer, lang),
    };
    RegistrationCasePage {
        employer: view::employer(&case.employer, lang),
        request: registration_view::request(&case.request, lang),
        answers: registration_view::answers(&case.request.typed, &case.checked),
        people: case.alike.people.iter().map(person).collect(),
        requests: case.alike.requests.iter().map(request).collect(),
        documents: case.documents.iter().map(registration_view::document).collect(),
        history: case.history.iter().rev().map(registration_view::happening).collect(),
        seen: case.request.version,
        words,
        faults,
        frame,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_page_comes_back_or_is_none() {
        let id = "0199f000-0000-7000-8000-000000000001";
        let seen = place(&format!("1790000000123456_{id}")).unwrap();
        assert_eq!(seen.sent_at.unix_timestamp_nanos(), 1_790_000_000_123_456_000);
        assert_eq!(seen.id.to_string(), id);
        for broken in ["", "1", "x_y", "99999999999999999999999999999999999999_1"] {
            assert_eq!(place(broken), None, "{broken}");
        }
    }
}
