//! A new employer's request, from the first step to the first access.

use crate::people::{Door, faults};
use std::collections::BTreeMap;
use tasrih_app::affiliations::{AffiliationDecision, Returning};
use tasrih_app::door::{DoorError, NewAccess, Way};
use tasrih_app::{AppError, Client, Spool};
use tasrih_domain::Lang;
use tasrih_domain::access::{DecideAffiliation, OnDuty, Post};
use tasrih_domain::affiliation::{Item, Paper, State, Step, Typed};
use tasrih_testkit::{SiteBuilder, on_both_engines};

on_both_engines!(
    a_new_employer_is_affiliated_and_opens_its_first_access,
    a_step_is_saved_with_what_is_wrong_in_it,
    a_question_comes_back_with_its_answer_and_a_refusal_is_final,
    no_message_leads_to_the_page_and_number_and_card_do,
    the_card_of_a_request_is_not_guessed,
    only_a_document_is_attached_and_only_its_own_request_gives_it_back,
);

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n%%EOF\n";
const ICE: &str = "002345678000027";

fn typed(step: Step) -> Typed {
    let text = |item: &Item| match item {
        Item::Name => "Atelier Nouveau SARL",
        Item::LegalForm => "sarl",
        Item::Ice => ICE,
        Item::TaxId | Item::BusinessTax => "12345678",
        Item::Register => "4321",
        Item::Activity => "Menuiserie",
        Item::FirstHire => "2026-03-02",
        Item::Headcount => "4",
        Item::Address => "12, rue Exemple",
        Item::City => "Fès",
        Item::PostalCode => "30000",
        Item::Manager => "Nadia Exemple",
        Item::ManagerCin => "BE123456",
        Item::Contact => "contact@atelier.example",
        Item::NameAr | Item::Parent | Item::Rib => "",
    };
    let mut typed: Typed = step.items().iter().map(|item| (*item, text(item).to_owned())).collect();
    if step == Step::Manager {
        let body = "0077800001234567890123";
        let rest = body.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        let key = 97 - rest * 100 % 97;
        typed.insert(Item::Rib, format!("{body}{key:02}"));
    }
    typed
}

async fn filled(door: &Door) -> String {
    let app = &door.site.app;
    let token = app.begin_affiliation(Lang::Fr, Client::default()).await.unwrap();
    for step in Step::ALL.iter().copied() {
        app.save_affiliation(&token, (step, &typed(step)), Client::default()).await.unwrap();
    }
    for paper in Paper::ALL.iter().copied() {
        app.attach_to_affiliation(&token, (paper, Client::default()), ("scan.pdf", Spool::of(PDF).unwrap()))
            .await
            .unwrap();
    }
    token
}

async fn agent(door: &Door) -> OnDuty<DecideAffiliation> {
    let app = &door.site.app;
    let tx = app.store().begin_write().await.unwrap();
    tx.posts().insert(door.site.officer().account().id, Post::Accounts, door.site.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    app.on_duty::<DecideAffiliation>(door.site.officer()).await.unwrap()
}

async fn a_new_employer_is_affiliated_and_opens_its_first_access(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = filled(&door).await;
    assert!(app.affiliation(&token).await.unwrap().is_whole());
    app.submit_affiliation(&token).await.unwrap();
    app.submit_affiliation(&token).await.unwrap();
    let proof = agent(&door).await;
    let queue = app.affiliation_queue(&proof, State::Submitted, (None, 10)).await.unwrap();
    let case = app.affiliation_case(&proof, queue[0].id).await.unwrap();
    assert_eq!((case.view.documents.len(), case.same_ice.len()), (5, 0));
    let seen = (queue[0].id, queue[0].version);
    let employer = app.decide_affiliation(&proof, seen, AffiliationDecision::Accept).await.unwrap().unwrap();
    assert!(employer.affiliate.key_fits() && employer.name == "ATELIER NOUVEAU SARL");
    let again = app.decide_affiliation(&proof, seen, AffiliationDecision::Accept).await.unwrap();
    assert_eq!(again, Some(employer.clone()), "the same word again is the same answer");
    let other = app.decide_affiliation(&proof, seen, AffiliationDecision::Refuse("Non".to_owned())).await;
    assert!(matches!(other, Err(AppError::Stale)), "another word is not");
    app.submit_affiliation(&token).await.unwrap();
    let letters = door.letters().await;
    for kind in ["message-affiliation-submitted", "message-affiliation-accepted"] {
        assert_eq!(letters.iter().filter(|letter| letter.kind == kind).count(), 1, "{kind}");
    }
    let letter = letters.iter().find(|letter| letter.kind == "message-affiliation-accepted").unwrap();
    assert!(letter.body.contains(&employer.affiliate.to_string()) && letter.address == "contact@atelier.example");
    // The address on file is the company's: the first access goes through it.
    let typed = NewAccess { affiliate: employer.affiliate.to_string(), ice: ICE.to_owned(), ..door.typed() };
    let access = door.begin(&typed).await;
    app.take_way(&access, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    let code = door.code("message-code-sign-up").await;
    door.finish_both(&access, &code).await.unwrap();
}

async fn a_step_is_saved_with_what_is_wrong_in_it(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = app.begin_affiliation(Lang::Ar, Client::default()).await.unwrap();
    let mut wrong = typed(Step::Company);
    wrong.insert(Item::Ice, "12".to_owned());
    let outcome = app.save_affiliation(&token, (Step::Company, &wrong), Client::default()).await;
    assert_eq!(faults(outcome), [("ice", "fault-affiliation-ice".to_owned())]);
    let view = app.affiliation(&token).await.unwrap();
    assert_eq!(view.request.typed.get(&Item::Ice).map(String::as_str), Some("12"));
    assert_eq!(view.unfinished, Step::ALL);
    assert!(matches!(app.submit_affiliation(&token).await, Err(AppError::Refused(_))));
    app.save_affiliation(&token, (Step::Manager, &typed(Step::Manager)), Client::default()).await.unwrap();
    let letters = door.letters().await;
    assert!(letters[0].kind == "message-affiliation-begun" && !letters[0].body.contains(&token));
    let nobody = app.save_affiliation("0", (Step::Company, &BTreeMap::new()), Client::default()).await;
    assert!(matches!(nobody, Err(DoorError::Failed(AppError::Unknown))));
}

async fn a_question_comes_back_with_its_answer_and_a_refusal_is_final(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = filled(&door).await;
    let proof = agent(&door).await;
    assert!(app.affiliation_queue(&proof, State::Draft, (None, 10)).await.unwrap().is_empty(), "drafts are nobody's");
    app.submit_affiliation(&token).await.unwrap();
    let decide = |words: &'static str, is_question: bool| {
        let (app, token) = (app.clone(), token.clone());
        async move {
            let request = app.affiliation(&token).await.unwrap().request;
            let words = words.to_owned();
            let decision =
                if is_question { AffiliationDecision::Ask(words) } else { AffiliationDecision::Refuse(words) };
            app.decide_affiliation(&proof, (request.id, request.version), decision).await
        }
    };
    assert!(matches!(decide(" ", true).await, Err(AppError::Refused(_))), "a question has words");
    let question = AffiliationDecision::Ask(" La page 2 est illisible".to_owned());
    let request = app.affiliation(&token).await.unwrap().request;
    for _ in 0..2 {
        let seen = (request.id, request.version);
        assert_eq!(app.decide_affiliation(&proof, seen, question.clone()).await.unwrap(), None);
    }
    let view = app.affiliation(&token).await.unwrap();
    assert_eq!(
        (view.request.state, view.request.remark.as_str()),
        (State::NeedsInformation, "La page 2 est illisible")
    );
    app.attach_to_affiliation(&token, (Paper::Statutes, Client::default()), ("deux.pdf", Spool::of(PDF).unwrap()))
        .await
        .unwrap();
    assert_eq!(app.affiliation(&token).await.unwrap().documents.len(), 5, "replaced, not added");
    app.submit_affiliation(&token).await.unwrap();
    decide("Pas d'activité", false).await.unwrap();
    let saved = app.save_affiliation(&token, (Step::Company, &typed(Step::Company)), Client::default()).await;
    assert!(matches!(saved, Err(DoorError::Failed(AppError::Stale))));
    let kinds: Vec<_> = door.letters().await.into_iter().map(|letter| letter.kind).collect();
    for kind in ["message-affiliation-asked", "message-affiliation-refused"] {
        assert!(kinds.iter().any(|known| known == kind), "{kind}");
    }
}

async fn only_a_document_is_attached_and_only_its_own_request_gives_it_back(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let (token, other) = (filled(&door).await, filled(&door).await);
    let page = Spool::of(b"<!doctype html><script>alert(1)</script>").unwrap();
    let outcome = app.attach_to_affiliation(&token, (Paper::Rib, Client::default()), ("rib.png", page)).await;
    assert_eq!(faults(outcome), [("rib", "refused-document-unknown".to_owned())]);
    let id = app.affiliation(&token).await.unwrap().documents[0].id;
    let file = app.affiliation_document(&token, id).await.unwrap();
    assert_eq!((file.mime, file.bytes.as_slice()), ("application/pdf", PDF));
    assert!(matches!(app.affiliation_document(&other, id).await, Err(AppError::Unknown)));
}

async fn no_message_leads_to_the_page_and_number_and_card_do(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = filled(&door).await;
    app.submit_affiliation(&token).await.unwrap();
    let number = app.affiliation(&token).await.unwrap().request.number;
    let letters = door.letters().await;
    let about = letters.iter().filter(|letter| letter.kind.starts_with("message-affiliation-")).count();
    assert_eq!(about, 2);
    for letter in &letters {
        assert!(!letter.body.contains(&token) && letter.body.contains(&number), "{}", letter.body);
        assert!(letter.body.contains("/fr/affiliation/return"), "{}", letter.body);
    }
    let typed = |number: &str, card: &str| Returning { number: number.to_owned(), card: card.to_owned() };
    for wrong in [typed(&number, "BE654321"), typed(&number, ""), typed("AFF-2026-AAAAAAAA", "BE123456")] {
        let outcome = app.return_to_affiliation(&wrong, Client::default()).await;
        assert_eq!(faults(outcome), [("number", "fault-affiliation-return".to_owned())]);
    }
    let small = typed(&format!(" {} ", number.to_lowercase()), "be 123456");
    for _ in 0..2 {
        assert_eq!(app.return_to_affiliation(&small, Client::default()).await.unwrap(), token);
    }
    assert_eq!(app.affiliation(&token).await.unwrap().request.number, number, "the address of before leads on");
}

async fn the_card_of_a_request_is_not_guessed(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = filled(&door).await;
    let number = app.affiliation(&token).await.unwrap().request.number;
    for nth in 0..20 {
        let wrong = Returning { number: number.clone(), card: format!("BE{nth:06}") };
        drop(app.return_to_affiliation(&wrong, Client::default()).await);
    }
    let right = Returning { number, card: "BE123456".to_owned() };
    let outcome = app.return_to_affiliation(&right, Client::default()).await;
    assert!(matches!(outcome, Err(DoorError::TooMany)));
}
