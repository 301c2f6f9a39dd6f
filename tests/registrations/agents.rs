//! What fund agents decide.

use super::{affiliate, awa, refusal, request, salma, sent};
use tasrih_app::registrations::{Decision, QueueFilter, Sending};
use tasrih_app::{AppError, Spool};
use tasrih_domain::access::{DecideRegistration, OnDuty, Post};
use tasrih_domain::registration::{Item, State};
use tasrih_storage::AuditOf;
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_case_is_asked_about_answered_and_accepted,
    two_agents_who_decide_at_once_give_one_decision,
    who_is_shown_beside_a_case_and_each_paper_is_written_down,
    a_refusal_has_its_reason_and_is_final,
    the_same_card_never_gets_a_second_number,
    the_queue_begins_with_the_longest_waiting_and_is_closed_to_others,
);

async fn start(site: SiteBuilder) -> TestSite {
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss");
    site.agent("Nadia", Post::Registrations).agent("Omar", Post::Supervisor).start().await
}

async fn duty(site: &TestSite, name: &str) -> OnDuty<DecideRegistration> {
    site.app.on_duty::<DecideRegistration>(site.actor(name)).await.unwrap()
}

async fn a_case_is_asked_about_answered_and_accepted(site: SiteBuilder) {
    let site = start(site).await;
    let waiting = sent(&site, awa()).await;
    let nadia = duty(&site, "Nadia").await;
    let seen = request(&site, waiting.id).await.version;
    let empty = site.app.ask_about_registration(&nadia, waiting.id, seen, "  ").await;
    assert_eq!(refusal(empty), "refused-registration-no-question");
    for _ in 0..2 {
        site.app.ask_about_registration(&nadia, waiting.id, seen, "Quelle page ?").await.unwrap();
    }
    let asked = request(&site, waiting.id).await;
    assert_eq!((asked.state, asked.words.as_str()), (State::NeedsInformation, "Quelle page ?"));
    let answer = (asked.version, "La page 2.");
    for _ in 0..2 {
        site.app.answer_registration(site.officer(), affiliate(&site), waiting.id, answer).await.unwrap();
    }
    let other = site.app.answer_registration(site.officer(), affiliate(&site), waiting.id, (asked.version, "3.")).await;
    assert!(other.is_err(), "another answer comes too late");
    let answered = request(&site, waiting.id).await;
    let accepted = site.app.accept_registration(&nadia, waiting.id, answered.version, Decision::New).await.unwrap();
    let again = site.app.accept_registration(&nadia, waiting.id, answered.version, Decision::New).await.unwrap();
    assert!(accepted.insured.is_some() && accepted.insured == again.insured);
    let case = site.app.registration_case(&nadia, waiting.id).await.unwrap();
    assert_eq!(case.history.len(), 5);
}

async fn two_agents_who_decide_at_once_give_one_decision(site: SiteBuilder) {
    let site = start(site).await;
    for n in 0..10 {
        let waiting = sent(
            &site,
            awa().with(Item::Passport, &format!("A9876543{n}")).with(Item::BirthDate, &format!("199{n}-01-01")),
        )
        .await;
        let seen = request(&site, waiting.id).await.version;
        let (nadia, omar) = (duty(&site, "Nadia").await, duty(&site, "Omar").await);
        let (accepted, refused) = tokio::join!(
            site.app.accept_registration(&nadia, waiting.id, seen, Decision::New),
            site.app.refuse_registration(&omar, waiting.id, seen, "Illisible."),
        );
        let kept = request(&site, waiting.id).await;
        assert!(accepted.is_ok() != refused.is_ok(), "{accepted:?} {refused:?}");
        assert_eq!(kept.state, if accepted.is_ok() { State::Accepted } else { State::Refused });
        let people = site.app.store().read().persons().namesakes("NDIAYE AWA", None).await.unwrap();
        assert_eq!(
            people.iter().filter(|one| Some(one.insured) == kept.insured).count(),
            usize::from(accepted.is_ok())
        );
    }
}

async fn a_refusal_has_its_reason_and_is_final(site: SiteBuilder) {
    let site = start(site).await;
    let waiting = sent(&site, awa()).await;
    let nadia = duty(&site, "Nadia").await;
    let seen = request(&site, waiting.id).await.version;
    let wordless = site.app.refuse_registration(&nadia, waiting.id, seen, "").await;
    assert_eq!(refusal(wordless), "refused-registration-no-reason");
    for _ in 0..2 {
        site.app.refuse_registration(&nadia, waiting.id, seen, "Passeport expiré.").await.unwrap();
    }
    let late = site.app.accept_registration(&nadia, waiting.id, seen + 1, Decision::New).await;
    assert!(matches!(late, Err(AppError::Stale)), "{late:?}");
}

async fn the_same_card_never_gets_a_second_number(site: SiteBuilder) {
    let site = start(site).await;
    let first = sent(&site, salma()).await;
    let theirs = site.employer("Tissage").affiliate;
    let again = super::draft_of(&site, "Driss", theirs, salma().with(Item::GivenName, "Samia")).await;
    let sending = Sending { seen: again.version, is_other: true };
    let waiting = site.app.send_registration(site.actor("Driss"), theirs, again.id, sending).await.unwrap();
    assert_eq!(waiting.state, State::Submitted);
    let nadia = duty(&site, "Nadia").await;
    let case = site.app.registration_case(&nadia, waiting.id).await.unwrap();
    assert_eq!(case.alike.people.len(), 1);
    let (seen, person) = (case.request.version, case.alike.people[0].0.id);
    let new = site.app.accept_registration(&nadia, waiting.id, seen, Decision::New).await;
    assert_eq!(refusal(new), "refused-registration-paper-known");
    let linked = site.app.accept_registration(&nadia, waiting.id, seen, Decision::Known(person)).await.unwrap();
    assert_eq!(linked.insured, first.insured);
}

async fn the_queue_begins_with_the_longest_waiting_and_is_closed_to_others(site: SiteBuilder) {
    let site = start(site).await;
    let first = sent(&site, awa()).await;
    site.set_today("2026-04-06");
    let second = sent(&site, awa().with(Item::Surname, "Sow").with(Item::Passport, "B7654321")).await;
    sent(&site, salma()).await;
    super::draft(&site, salma()).await;
    let queue = site.app.registration_queue(&duty(&site, "Nadia").await, QueueFilter::default()).await.unwrap();
    let ids: Vec<_> = queue.entries.iter().map(|entry| entry.request.id).collect();
    assert_eq!((ids, queue.waiting), (vec![first.id, second.id], 2));
    let stranger = site.app.on_duty::<DecideRegistration>(site.officer()).await;
    assert!(matches!(stranger, Err(AppError::Unknown)));
}

async fn who_is_shown_beside_a_case_and_each_paper_is_written_down(site: SiteBuilder) {
    let site = start(site).await;
    let insured = sent(&site, salma()).await.insured.unwrap();
    let namesake = super::draft(&site, salma().with(Item::Cin, "XA987654")).await;
    let (app, affiliate) = (&site.app, affiliate(&site));
    let paper = Spool::of(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n").unwrap();
    app.attach(site.officer(), affiliate, namesake.id, ("carte.pdf", paper)).await.unwrap();
    let waiting = super::send(&site, &namesake).await.unwrap();
    let nadia = duty(&site, "Nadia").await;
    let case = app.registration_case(&nadia, waiting.id).await.unwrap();
    app.registration_case_document(&nadia, waiting.id, case.documents[0].id).await.unwrap();
    let reader = app.store().read();
    let person = reader.persons().find_by_number(insured).await.unwrap().unwrap();
    let acts = async |of: AuditOf| {
        let page = reader.audit().page(&of, None, 50).await.unwrap();
        page.into_iter().map(|event| event.act.clone()).collect::<Vec<_>>()
    };
    assert!(acts(AuditOf::Person(person.id)).await.contains(&"registration-seen".to_owned()));
    let company = acts(AuditOf::Employer(site.company().id)).await;
    assert!(company.contains(&"registration-document-seen".to_owned()), "{company:?}");
}
