//! Requests to register employees: what the demo's agents find in their queue, and a draft that its officer began.

use tasrih_app::registrations::Sending;
use tasrih_app::{Actor, App};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::registration::{Item, Typed};
use time::{Date, Duration};

/// Invented people: a Moroccan who is accepted at once, two foreigners who wait for an agent, and a beginning.
const PEOPLE: [(&[(Item, &str)], bool); 4] = [
    (
        &[
            (Item::Surname, "MANSOURI"),
            (Item::GivenName, "SALMA"),
            (Item::Sex, "female"),
            (Item::Nationality, "MA"),
            (Item::Cin, "XA700101"),
            (Item::BirthDate, "1998-05-14"),
        ],
        true,
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
        true,
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
        true,
    ),
    (&[(Item::Surname, "TAHIRI"), (Item::GivenName, "OMAR"), (Item::Nationality, "MA")], false),
];

/// Asks for them in the name of the officer.
pub async fn ask(app: &App, officer: &Actor, affiliate: AffiliateNumber, today: Date) -> anyhow::Result<()> {
    let hired_on = (today - Duration::days(3)).to_string();
    for (items, is_sent) in PEOPLE {
        let items = items.iter().map(|(item, text)| (*item, (*text).to_owned()));
        let typed: Typed = items.chain([(Item::HireDate, hired_on.clone())]).collect();
        let (_, id) = app.new_registration(officer, affiliate).await?;
        let draft = app.save_registration(officer, affiliate, id, (None, typed)).await?;
        if is_sent {
            let sending = Sending { seen: draft.version, is_other: false };
            app.send_registration(officer, affiliate, id, sending).await?;
        }
    }
    Ok(())
}
