//! One request, from the first key to the number.

use super::{affiliate, another, awa, draft, draft_of, refusal, request, salma, send, sent};
use std::collections::HashSet;
use tasrih_app::registrations::{Sending, Why};
use tasrih_app::{AppConfig, AppError};
use tasrih_domain::person::{Document, DocumentKind};
use tasrih_domain::registration::{Event, Item, State};
use tasrih_storage::SameDocument;
use tasrih_testkit::{SiteBuilder, on_both_engines};

on_both_engines!(
    a_simple_case_has_its_number_at_once,
    what_is_typed_survives_and_a_form_sent_twice_is_one_draft,
    a_retry_of_the_sending_gives_the_same_number,
    a_faulty_request_is_kept_and_not_sent,
    a_person_of_the_register_is_hired_under_the_same_number,
    a_case_that_waits_for_an_agent_is_not_decided_by_the_employer,
    a_known_number_goes_to_the_address_on_file_and_not_to_one_that_was_typed,
    who_is_hired_elsewhere_is_not_told_where_their_first_employer_reads,
    a_namesake_born_on_one_day_is_an_agents_case_and_gives_no_number_away,
    two_employers_who_ask_for_one_person_at_once_get_one_number,
    a_hundred_requests_at_once_get_a_hundred_numbers,
    an_older_page_changes_nothing,
    a_withdrawn_request_goes_nowhere,
);

fn builder(site: SiteBuilder) -> SiteBuilder {
    site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss")
}

async fn a_simple_case_has_its_number_at_once(site: SiteBuilder) {
    let site = builder(site).start().await;
    let request = sent(&site, salma()).await;
    assert_eq!((request.state, request.number.unwrap().to_string().as_str()), (State::Accepted, "IM-2026-000001"));
    let insured = request.insured.unwrap();
    assert!(insured.key_fits() && insured.begins_with_one());
    let reader = site.app.store().read();
    let person = reader.persons().find_by_number(insured).await.unwrap().unwrap();
    assert!(person.is_registered && person.surname_ar == "العلوي");
    let stays = reader.employments().of(site.company().id, person.id).await.unwrap();
    assert_eq!(stays.len(), 1);
    let view = site.app.registration(site.officer(), affiliate(&site), request.id).await.unwrap();
    let events: Vec<Event> = view.history.iter().map(|one| one.event).collect();
    assert_eq!(events, [Event::Saved, Event::Submitted, Event::Accepted]);
}

async fn what_is_typed_survives_and_a_form_sent_twice_is_one_draft(site: SiteBuilder) {
    let site = builder(site).start().await;
    let half = salma().with(Item::Cin, "").with(Item::BirthDate, "1/2/95");
    let (_, id) = site.app.new_registration(site.officer(), affiliate(&site)).await.unwrap();
    let save = || site.app.save_registration(site.officer(), affiliate(&site), id, (None, half.clone()));
    let (first, second) = tokio::join!(save(), save());
    assert_eq!(first.unwrap().id, second.unwrap().id);
    let kept = request(&site, id).await;
    assert_eq!((kept.state, &kept.typed), (State::Draft, &half));
    let list = site.app.registrations(site.officer(), affiliate(&site), &[State::Draft], None).await.unwrap();
    assert_eq!(list.requests.len(), 1);
    // Nobody else's draft is overwritten by its id.
    let theirs = site.employer("Tissage").affiliate;
    let outcome = site.app.save_registration(site.actor("Driss"), theirs, id, (None, salma())).await;
    assert!(matches!(outcome, Err(AppError::Unknown)));
}

async fn a_retry_of_the_sending_gives_the_same_number(site: SiteBuilder) {
    let site = builder(site).start().await;
    let draft = draft(&site, salma()).await;
    let (first, second) = tokio::join!(send(&site, &draft), send(&site, &draft));
    let third = send(&site, &draft).await.unwrap();
    let numbers: HashSet<_> = [first.unwrap(), second.unwrap(), third].map(|one| (one.number, one.insured)).into();
    assert_eq!(numbers.len(), 1);
}

async fn a_faulty_request_is_kept_and_not_sent(site: SiteBuilder) {
    let site = builder(site).start().await;
    let draft = draft(&site, salma().with(Item::Cin, "ABC")).await;
    assert_eq!(refusal(send(&site, &draft).await), "refused-registration-faults");
    assert_eq!(request(&site, draft.id).await.state, State::Draft);
}

async fn a_person_of_the_register_is_hired_under_the_same_number(site: SiteBuilder) {
    let site = builder(site).start().await;
    let first = sent(&site, salma()).await;
    let theirs = site.employer("Tissage").affiliate;
    let driss = site.actor("Driss");
    // The same card, the name spelled otherwise.
    let again = draft_of(&site, "Driss", theirs, salma().with(Item::Surname, "Alaoui")).await;
    let view = site.app.registration(driss, theirs, again.id).await.unwrap();
    assert_eq!(view.known.len(), 1);
    assert_eq!((view.known[0].why, view.known[0].is_here), (Why::SamePaper, false));
    let sending = Sending { seen: again.version, is_other: false };
    let outcome = site.app.send_registration(driss, theirs, again.id, sending).await;
    assert_eq!(refusal(outcome), "refused-registration-known");
    let hired = site.app.hire_known(driss, theirs, again.id, (again.version, view.known[0].person)).await.unwrap();
    assert_eq!((hired.state, hired.insured), (State::Accepted, first.insured));
    // Somebody who is not among those alike cannot be hired this way.
    let other = draft_of(&site, "Driss", theirs, another(1)).await;
    let outcome = site.app.hire_known(driss, theirs, other.id, (other.version, view.known[0].person)).await;
    assert!(matches!(outcome, Err(AppError::Unknown)));
}

async fn a_namesake_born_on_one_day_is_an_agents_case_and_gives_no_number_away(site: SiteBuilder) {
    let site = builder(site).start().await;
    sent(&site, salma()).await;
    let theirs = site.employer("Tissage").affiliate;
    let namesake = draft_of(&site, "Driss", theirs, salma().with(Item::Cin, "XA987654")).await;
    let driss = site.actor("Driss");
    let view = site.app.registration(driss, theirs, namesake.id).await.unwrap();
    assert_eq!(view.known[0].why, Why::SameNameAndBirth);
    let stolen = site.app.hire_known(driss, theirs, namesake.id, (namesake.version, view.known[0].person)).await;
    assert!(matches!(stolen, Err(AppError::Unknown)));
    let sending = Sending { seen: namesake.version, is_other: false };
    let waiting = site.app.send_registration(driss, theirs, namesake.id, sending).await.unwrap();
    assert_eq!((waiting.state, waiting.insured), (State::Submitted, None));
}

async fn two_employers_who_ask_for_one_person_at_once_get_one_number(site: SiteBuilder) {
    let site = builder(site).start().await;
    let theirs = site.employer("Tissage").affiliate;
    let mine = draft(&site, salma()).await;
    let other = draft_of(&site, "Driss", theirs, salma()).await;
    let sending = Sending { seen: 1, is_other: false };
    let (first, second) = tokio::join!(
        site.app.send_registration(site.officer(), affiliate(&site), mine.id, sending),
        site.app.send_registration(site.actor("Driss"), theirs, other.id, sending),
    );
    let accepted = [&first, &second].iter().filter(|one| one.as_ref().is_ok_and(|one| one.insured.is_some())).count();
    assert_eq!(accepted, 1, "{first:?} {second:?}");
    let card = Document::new(DocumentKind::Cin, "AB123456").unwrap();
    let people = site.app.store().read().persons().find_by_document(SameDocument::Of(&card)).await.unwrap();
    assert_eq!(people.len(), 1);
}

async fn a_hundred_requests_at_once_get_a_hundred_numbers(site: SiteBuilder) {
    let site = std::sync::Arc::new(builder(site).start().await);
    let mut drafts = Vec::new();
    for n in 0..100 {
        drafts.push(draft(&site, another(n)).await);
    }
    let sending = drafts.into_iter().map(|draft| {
        let site = std::sync::Arc::clone(&site);
        tokio::spawn(async move { send(&site, &draft).await.unwrap() })
    });
    let (mut insured, mut numbers) = (HashSet::new(), HashSet::new());
    for one in sending.collect::<Vec<_>>() {
        let request = one.await.unwrap();
        assert!(insured.insert(request.insured.unwrap()), "an insured number was given twice");
        assert!(numbers.insert(request.number.unwrap()), "a request number was given twice");
    }
    // No gap either: the numbers are held until the commit.
    assert_eq!(numbers.iter().map(|number| number.serial).max(), Some(100));
}

async fn an_older_page_changes_nothing(site: SiteBuilder) {
    let site = builder(site).start().await;
    let draft = draft(&site, awa()).await;
    let actor = site.officer();
    let newer = site.app.save_registration(actor, affiliate(&site), draft.id, (Some(1), salma())).await.unwrap();
    assert_eq!(newer.version, 2);
    let stale = site.app.save_registration(actor, affiliate(&site), draft.id, (Some(1), awa())).await;
    assert!(matches!(stale, Err(AppError::Stale)));
    let stale = send(&site, &draft).await;
    assert!(matches!(stale, Err(AppError::Stale)), "{stale:?}");
    // What was saved is not changed by the same texts again, whatever page they come from.
    assert!(site.app.save_registration(actor, affiliate(&site), draft.id, (Some(1), salma())).await.is_ok());
}

async fn a_withdrawn_request_goes_nowhere(site: SiteBuilder) {
    let site = builder(site).start().await;
    let waiting = sent(&site, awa()).await;
    assert_eq!(waiting.state, State::Submitted);
    let seen = request(&site, waiting.id).await.version;
    for _ in 0..2 {
        site.app.withdraw_registration(site.officer(), affiliate(&site), waiting.id, seen).await.unwrap();
    }
    let outcome = site.app.answer_registration(site.officer(), affiliate(&site), waiting.id, (seen, "Voici.")).await;
    assert!(matches!(outcome, Err(AppError::Stale)));
}

async fn a_case_that_waits_for_an_agent_is_not_decided_by_the_employer(site: SiteBuilder) {
    let site = builder(site).start().await;
    sent(&site, salma()).await;
    let (driss, theirs) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    let again = draft_of(&site, "Driss", theirs, salma().with(Item::Surname, "Alaoui")).await;
    let person = site.app.registration(driss, theirs, again.id).await.unwrap().known[0].person;
    let sending = Sending { seen: again.version, is_other: true };
    let waiting = site.app.send_registration(driss, theirs, again.id, sending).await.unwrap();
    assert_eq!(waiting.state, State::Submitted);
    let outcome = site.app.hire_known(driss, theirs, again.id, (waiting.version, person)).await;
    assert!(matches!(outcome, Err(AppError::Stale)));
    assert_eq!(request(&site, again.id).await.state, State::Submitted);
}

async fn a_known_number_goes_to_the_address_on_file_and_not_to_one_that_was_typed(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = builder(site).config(config.clone()).start().await;
    let own = sent(&site, salma()).await.insured.unwrap();
    // The person has been to the counter: the address is theirs and nobody's typing.
    let mut holder = site.app.store().read().persons().find_by_number(own).await.unwrap().unwrap();
    holder.contact_by = None;
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().update(&holder).await.unwrap();
    tx.commit().await.unwrap();
    let (driss, theirs) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    let typed = salma().with(Item::Surname, "Alaoui").with(Item::Phone, "06 98 76 54 32");
    let again = draft_of(&site, "Driss", theirs, typed).await;
    let person = site.app.registration(driss, theirs, again.id).await.unwrap().known[0].person;
    site.app.hire_known(driss, theirs, again.id, (again.version, person)).await.unwrap();
    site.run_queue().await;
    let letters = config.courier.letters(100).unwrap().unwrap().into_iter();
    let to: Vec<_> = letters.filter(|one| one.kind == "message-registered").map(|one| one.address).collect();
    assert_eq!(to, ["+212612345678", "+212612345678"]);
}

async fn who_is_hired_elsewhere_is_not_told_where_their_first_employer_reads(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = builder(site).config(config.clone()).start().await;
    let own = sent(&site, salma()).await.insured.unwrap();
    let holder = site.app.store().read().persons().find_by_number(own).await.unwrap().unwrap();
    assert_eq!(holder.contact_by, Some(site.company().id));
    let (driss, theirs) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    let again = draft_of(&site, "Driss", theirs, salma().with(Item::Surname, "Alaoui")).await;
    site.app.hire_known(driss, theirs, again.id, (again.version, holder.id)).await.unwrap();
    site.run_queue().await;
    let letters = config.courier.letters(100).unwrap().unwrap();
    let told: Vec<_> = letters.iter().filter(|one| one.kind == "message-registered").collect();
    assert!(matches!(&told[..], [one] if one.body.contains("CONSERVERIE") || one.body.contains("Conserverie")));
}
