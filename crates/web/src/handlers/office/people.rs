//! Insured persons as agents see them.

use super::{Of, Shown, fault, show, show_again, view};
use crate::Frame;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::people::{DeclaredView, MonthView, PeoplePage, PersonFields, PersonPage, PersonView};
use crate::site::Site;
use axum::extract::{Form, State};
use tasrih_app::office::PersonQuery;
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
    let lang = who.frame.lang;
    let file = site.app.person_file(&who.actor, id).await?;
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
    show(&PersonPage {
        person: person(&file.person),
        declared: declared.collect(),
        may_see_employers,
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
