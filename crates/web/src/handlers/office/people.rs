//! Insured persons as agents see them.

use super::{Of, Shown, fault, show, show_again, view};
use crate::Frame;
use crate::error::PageError;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::people::{
    ContactView, DeclaredView, MonthView, PeoplePage, PersonFields, PersonPage, PersonView,
};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::office::{ContactShown, PersonFile, PersonQuery};
use tasrih_domain::access::{Duty, SeePerson};
use tasrih_domain::id::PersonId;
use tasrih_domain::person::InsuredPerson;
use time::Date;
use time::format_description::well_known::Iso8601;

/// `GET /{lang}/agent/people`
pub async fn form(State(site): State<Site>, who: SignedIn) -> Shown {
    site.app.on_duty::<SeePerson>(&who.actor).await?;
    show(&page(who.frame, PersonFields::default(), None, Vec::new()))
}

/// `POST /{lang}/agent/people`: what is looked for is personal, so it stands in no address.
pub async fn find(State(site): State<Site>, who: SignedIn, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = PersonFields { number: text("number"), name: text("name"), born_on: text("born_on") };
    let query = PersonQuery {
        number: typed.number.clone(),
        name: typed.name.clone(),
        born_on: Date::parse(&typed.born_on, &Iso8601::DATE).ok(),
    };
    match site.app.find_people(&who.actor, &query).await {
        Ok(found) => show(&page(who.frame, typed, Some(found.iter().map(person).collect()), Vec::new())),
        Err(error) => show_again(&page(who.frame, typed, None, fault(error, |_| "number")?)),
    }
}

fn page(frame: Frame, typed: PersonFields, found: Option<Vec<PersonView>>, faults: Vec<FormFault>) -> PeoplePage {
    PeoplePage { frame, typed, found, faults }
}

/// `GET /{lang}/agent/people/{id}`
pub async fn record(State(site): State<Site>, who: SignedIn, Of(id): Of<PersonId>) -> Shown {
    let file = site.app.person_file(&who.actor, id).await?;
    show(&person_page(&site, who, &file, (ContactShown::default(), Vec::new())).await?)
}

/// `POST /{lang}/agent/people/{id}/contact`
pub async fn contact(
    State(site): State<Site>,
    who: SignedIn,
    Of(id): Of<PersonId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let shown = ContactShown { card: fields.text("card"), address: fields.text("address"), seen: fields.seen()? };
    match site.app.confirm_contact(&who.actor, id, &shown).await {
        Ok(()) => Ok(Redirect::to(&to::person(&who.frame.lang, &id)).into_response()),
        Err(error) => {
            let at = |key: &str| if key == "refused-contact-card" { "contact-card" } else { "contact-address" };
            let faults = fault(error, at)?;
            let file = site.app.person_file(&who.actor, id).await?;
            show_again(&person_page(&site, who, &file, (shown, faults)).await?)
        }
    }
}

async fn person_page(
    site: &Site,
    who: SignedIn,
    file: &PersonFile,
    (typed, faults): (ContactShown, Vec<FormFault>),
) -> Result<PersonPage, PageError> {
    let lang = who.frame.lang;
    let may_see_employers = site.app.office(&who.actor).await?.may(Duty::SeeEmployer);
    let declared = file.declared.iter().map(|one| DeclaredView {
        employer: view::employer(&one.employer, lang),
        stays: one.stays.iter().map(|stay| (stay.hired_on, stay.leave.as_ref().map(|leave| leave.on))).collect(),
        months: one
            .months
            .iter()
            .map(|month| MonthView {
                month: month.month,
                days: month.days,
                gross: month.gross,
                situation: month.situation,
            })
            .collect(),
    });
    let on_file = [&file.person.phone, &file.person.email].into_iter().filter(|address| !address.is_empty());
    let contact = ContactView {
        on_file: on_file.cloned().collect(),
        by: file.contact_by.as_ref().map(|employer| view::employer(employer, lang)),
        may_confirm: file.may_confirm_contact && file.person.document.is_some(),
        card: typed.card,
        address: typed.address,
        seen: file.person.version,
    };
    Ok(PersonPage {
        person: person(&file.person),
        contact,
        declared: declared.collect(),
        may_see_employers,
        faults,
        frame: who.frame,
    })
}

fn person(person: &InsuredPerson) -> PersonView {
    PersonView {
        id: person.id,
        insured: person.insured,
        name: person.name(),
        name_ar: person.name_ar(),
        born_on: person.born_on,
        sex: person.sex,
        nationality: person.nationality.clone(),
        document: person.document.as_ref().map(|document| (document.kind, document.number.clone())),
        is_registered: person.is_registered,
    }
}
