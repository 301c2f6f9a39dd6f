//! Requests to register employees: what the demo's agents find in their queue, and a draft that its officer began.

use super::papers::pdf;
use tasrih_app::registrations::Sending;
use tasrih_app::{Actor, App, Spool};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::registration::{Item, Typed};
use time::{Date, Duration};

/// What is typed of somebody, and the document attached when the request is sent.
type Invented = (&'static [(Item, &'static str)], Option<&'static str>);

/// Invented people, with the document that each attaches when the request is sent: a Moroccan who is accepted at once,
/// a namesake born on the same day with another card, two foreigners who wait for an agent, and a beginning.
const PEOPLE: [Invented; 5] = [
    (
        &[
            (Item::Surname, "MANSOURI"),
            (Item::GivenName, "SALMA"),
            (Item::Sex, "female"),
            (Item::Nationality, "MA"),
            (Item::Cin, "XA700101"),
            (Item::BirthDate, "1998-05-14"),
        ],
        Some("cin.pdf"),
    ),
    (
        &[
            (Item::Surname, "EL MANSOURI"),
            (Item::GivenName, "SALMA"),
            (Item::Sex, "female"),
            (Item::Nationality, "MA"),
            (Item::Cin, "XB700104"),
            (Item::BirthDate, "1998-05-14"),
        ],
        Some("cin-recto.pdf"),
    ),
    (
        &[
            (Item::Surname, "NDIAYE"),
            (Item::GivenName, "AWA"),
            (Item::Sex, "female"),
            (Item::Nationality, "SN"),
            (Item::Passport, "A07001020"),
            (Item::BirthDate, "1994-11-03"),
        ],
        Some("passeport.pdf"),
    ),
    (
        &[
            (Item::Surname, "KONE"),
            (Item::GivenName, "ISSA"),
            (Item::Sex, "male"),
            (Item::Nationality, "CI"),
            (Item::ResidenceCard, "G0700103"),
            (Item::BirthDate, "1991-02-20"),
        ],
        Some("carte-sejour.pdf"),
    ),
    (&[(Item::Surname, "TAHIRI"), (Item::GivenName, "OMAR"), (Item::Nationality, "MA")], None),
];

/// Asks for them in the name of the officer.
pub async fn ask(app: &App, officer: &Actor, affiliate: AffiliateNumber, today: Date) -> anyhow::Result<()> {
    let hired_on = (today - Duration::days(3)).to_string();
    for (items, paper) in PEOPLE {
        let items = items.iter().map(|(item, text)| (*item, (*text).to_owned()));
        let typed: Typed = items.chain([(Item::HireDate, hired_on.clone())]).collect();
        let (_, id) = app.new_registration(officer, affiliate).await?;
        let draft = app.save_registration(officer, affiliate, id, (None, typed)).await?;
        if let Some(name) = paper {
            app.attach(officer, affiliate, id, (name, Spool::of(&pdf(name))?)).await?;
            let sending = Sending { seen: draft.version, is_other: false };
            app.send_registration(officer, affiliate, id, sending).await?;
        }
    }
    Ok(())
}
