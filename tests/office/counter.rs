//! Codes at the counter, addresses on file, and people looked for.

use crate::{is_unknown, no, refusal, staffed, yes};
use tasrih_app::AppConfig;
use tasrih_app::office::PersonQuery;
use tasrih_domain::InsuredNumber;
use tasrih_domain::approval::ContactChange;
use tasrih_domain::id::PersonId;
use tasrih_domain::person::{Document, DocumentKind, InsuredPerson};
use tasrih_storage::AuditOf;
use tasrih_testkit::{SiteBuilder, on_both_engines};
use time::macros::date;

on_both_engines!(
    a_counter_code_takes_a_second_agent,
    an_approval_of_yesterday_draws_no_code,
    an_address_on_file_changes_with_a_second_agent_and_in_the_open,
    people_are_found_by_number_and_by_name_and_learn_it,
);

const PERSON: &str = "nouvelle@example.ma";

async fn a_counter_code_takes_a_second_agent(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let (mounir, affiliate) = (site.actor("Mounir"), site.company().affiliate);
    assert_eq!(refusal(site.app.ask_counter_code(mounir, affiliate, "personne").await), "refused-address");
    assert!(is_unknown(&site.app.ask_counter_code(site.actor("Latifa"), affiliate, PERSON).await));
    let id = site.app.ask_counter_code(mounir, affiliate, PERSON).await.unwrap();
    assert_eq!(refusal(site.app.give_counter_code(mounir, id).await), "refused-not-approved");
    assert!(is_unknown(&site.app.decide_approval(mounir, id, yes()).await), "the counter decides nothing");
    site.app.decide_approval(site.actor("Karim"), id, yes()).await.unwrap();
    assert!(is_unknown(&site.app.give_counter_code(site.actor("Zineb"), id).await), "another agent's");
    let slip = site.app.give_counter_code(mounir, id).await.unwrap();
    assert_eq!(slip.address.text(), PERSON);
    let shown = slip.code.to_string();
    let about = AuditOf::Employer(site.company().id);
    let events = site.app.store().read().audit().page(&about, None, 100).await.unwrap();
    let acts: Vec<_> = events.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["counter-code-given", "proposal-approved", "counter-proposed"]);
    assert!(!format!("{events:?}").contains(&shown), "the code is kept nowhere in the clear");
    // Drawn twice in a minute, the first one holds.
    assert_eq!(refusal(site.app.give_counter_code(mounir, id).await), "refused-code-too-soon");
    let other = site.app.ask_counter_code(mounir, affiliate, "autre@example.ma").await.unwrap();
    site.app.decide_approval(site.actor("Karim"), other, no("Sans pouvoir")).await.unwrap();
    assert_eq!(refusal(site.app.give_counter_code(mounir, other).await), "refused-not-approved");
}

async fn an_approval_of_yesterday_draws_no_code(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-13").start().await;
    let mounir = site.actor("Mounir");
    let id = site.app.ask_counter_code(mounir, site.company().affiliate, PERSON).await.unwrap();
    site.app.decide_approval(site.actor("Anas"), id, yes()).await.unwrap();
    site.set_today("2026-04-14");
    assert_eq!(refusal(site.app.give_counter_code(mounir, id).await), "refused-approval-old");
}

async fn an_address_on_file_changes_with_a_second_agent_and_in_the_open(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = staffed(site).config(config.clone()).start().await;
    let (karim, affiliate) = (site.actor("Karim"), site.company().affiliate);
    let propose = |change, address| site.app.propose_contact(karim, affiliate, (change, address));
    let on_file = || async {
        let contacts = site.app.store().read().contacts().of(site.company().id).await.unwrap();
        contacts.iter().map(|one| one.text().to_owned()).collect::<Vec<_>>()
    };
    let told = async || {
        site.run_queue().await;
        let letters = config.courier.letters(100).unwrap().unwrap();
        letters.into_iter().filter(|letter| letter.kind == "message-contact-changed").map(|letter| letter.address)
    };
    let mounir = site.app.propose_contact(site.actor("Mounir"), affiliate, (ContactChange::Add, PERSON)).await;
    assert!(is_unknown(&mounir));
    assert_eq!(refusal(propose(ContactChange::Add, "x").await), "refused-address");
    assert_eq!(refusal(propose(ContactChange::Remove, PERSON).await), "refused-contact-not-on-file");
    let id = propose(ContactChange::Add, "rh@example.ma").await.unwrap();
    assert_eq!(propose(ContactChange::Add, "rh@example.ma").await.unwrap(), id, "asked twice is asked once");
    assert_eq!(refusal(propose(ContactChange::Remove, "rh@example.ma").await), "refused-contact-not-on-file");
    assert_eq!(refusal(site.app.decide_approval(karim, id, yes()).await), "refused-own-proposal");
    assert!(on_file().await.is_empty() && told().await.count() == 0, "a proposal opens no door");
    site.app.decide_approval(site.actor("Zineb"), id, yes()).await.unwrap();
    assert_eq!(on_file().await, ["rh@example.ma"]);
    assert_eq!(told().await.collect::<Vec<_>>(), ["salma@example.ma"], "the administrator is told");
    assert_eq!(refusal(propose(ContactChange::Add, "rh@example.ma").await), "refused-contact-on-file");
    let refused = propose(ContactChange::Remove, "rh@example.ma").await.unwrap();
    site.app.decide_approval(site.actor("Zineb"), refused, no("Sans pièce")).await.unwrap();
    assert_eq!(on_file().await, ["rh@example.ma"]);
    let id = propose(ContactChange::Remove, "rh@example.ma").await.unwrap();
    site.app.decide_approval(site.actor("Zineb"), id, yes()).await.unwrap();
    assert!(on_file().await.is_empty());
    assert!(told().await.any(|address| address == "rh@example.ma"), "the address that leaves is told");
    assert_eq!(crate::acts_about(&site, id).await, ["proposal-approved", "contact-proposed"]);
    let about = AuditOf::Employer(site.company().id);
    let events = site.app.store().read().audit().page(&about, None, 100).await.unwrap();
    assert_eq!(events[0].act, "contact-removed");
}

async fn people_are_found_by_number_and_by_name_and_learn_it(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let id = PersonId(site.app.clock().new_id());
    let insured = InsuredNumber::from_value(123_456_785).unwrap();
    let person = InsuredPerson {
        born_on: Some(date!(1990 - 05 - 12)),
        document: Document::new(DocumentKind::Cin, "AB123456"),
        ..InsuredPerson::declared(id, insured, ("BENALI", "SALMA"), site.app.clock().today())
    };
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().insert(&person).await.unwrap();
    tx.commit().await.unwrap();
    let latifa = site.actor("Latifa");
    let number = |text: &str| PersonQuery { number: text.to_owned(), ..PersonQuery::default() };
    let named = |born_on| PersonQuery { name: "Benali Salma".to_owned(), born_on, ..PersonQuery::default() };
    for query in [number("123456785"), number("ab 123456"), named(Some(date!(1990 - 05 - 12)))] {
        let found = site.app.find_people(latifa, &query).await.unwrap();
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    }
    assert!(site.app.find_people(latifa, &named(Some(date!(1990 - 05 - 13)))).await.unwrap().is_empty());
    for query in [named(None), PersonQuery::default()] {
        assert_eq!(refusal(site.app.find_people(latifa, &query).await), "refused-person-search");
    }
    let file = site.app.person_file(latifa, id).await.unwrap();
    assert_eq!(file.person.id, id);
    for name in ["Salma", "Mounir", "Karim"] {
        assert!(is_unknown(&site.app.person_file(site.actor(name), id).await), "{name}");
        assert!(is_unknown(&site.app.find_people(site.actor(name), &number("123456785")).await), "{name}");
    }
    let events = site.app.store().read().audit().page(&AuditOf::Person(id), None, 100).await.unwrap();
    let acts: Vec<_> = events.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["person-seen", "person-found", "person-found", "person-found"]);
}
