//! An access for a company, by each route.

use crate::people::{Door, LOGIN, PASSWORD, faults, is_wrong_code};
use tasrih_app::door::{DoorDecision, DoorError, Finished, NewAccess, Way};
use tasrih_app::{AppError, Client};
use tasrih_domain::Lang;
use tasrih_domain::access::Role;
use tasrih_domain::door::DoorState;
use tasrih_testkit::{PASSWORD as OFFICER_PASSWORD, SiteBuilder, on_both_engines};
use time::Duration;

on_both_engines!(
    a_code_to_the_address_on_file_opens_an_account,
    a_colleague_says_yes_and_chooses_the_role,
    a_colleague_who_is_one_no_more_has_said_nothing,
    a_colleague_who_says_no_leaves_the_other_ways,
    a_code_from_the_counter_opens_an_account,
    somebody_with_an_account_gets_the_company_added,
    what_is_typed_is_judged_by_its_shape_only,
    a_company_that_does_not_exist_looks_like_one_that_does,
    an_address_of_somebody_else_is_told_to_them_only,
    a_request_survives_a_week_and_no_longer,
    an_address_typed_on_the_on_file_route_is_proved_before_it_signs_in,
);

fn signed_in(outcome: Result<Finished, DoorError>) -> tasrih_app::SignedIn {
    match outcome {
        Ok(Finished::In(signed_in)) => signed_in,
        other => panic!("not signed in: {other:?}"),
    }
}

async fn role_of(door: &Door, login: &str) -> Option<Role> {
    let reader = door.site.app.store().read();
    let account = reader.accounts().find_by_login(&login.parse().unwrap()).await.unwrap()?.account;
    reader.access().of(account.id).await.unwrap().role_in(door.site.company().id)
}

async fn a_code_to_the_address_on_file_opens_an_account(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = door.begin(&door.typed()).await;
    let view = door.site.app.at_door(&token).await.unwrap();
    assert_eq!(view.contacts[0].masked, "r•••@c•••.example");
    assert!(is_wrong_code(door.finish(&token, "AAAA-AAAA").await), "no route was taken yet");
    door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    let letters = door.letters().await;
    assert_eq!(letters[0].address, "rh@conserverie.example");
    assert!(!letters[0].body.contains(&token), "who reads the company's mail cannot go on in the person's place");
    assert!(letters[1].body.contains(&token) && letters[1].address == LOGIN);
    let code = door.code("message-code-sign-up").await;
    // The code to the company says nothing about the address typed: a second one goes there.
    let next = door.finish(&token, &code.to_lowercase().replace('-', " ")).await;
    assert!(matches!(next, Ok(Finished::Next)), "{next:?}");
    assert!(door.site.app.sign_in(LOGIN, PASSWORD).await.is_err(), "no account yet");
    assert!(is_wrong_code(door.finish(&token, &code).await), "the company's code was for the company");
    let own = door.code("message-sign-up-approved").await;
    assert_eq!(door.letters().await[0].address, LOGIN);
    let signed = signed_in(door.finish(&token, &own).await);
    assert_eq!(door.site.app.actor_of(&signed.token).await.unwrap().unwrap().account().name, "Nadia Amrani");
    assert_eq!(role_of(&door, LOGIN).await, Some(Role::Administrator));
    assert!(
        matches!(door.finish(&token, &own).await, Ok(Finished::SignIn)),
        "done once, said again, without a session"
    );
    let told: Vec<_> = door.letters().await.into_iter().map(|letter| letter.kind).collect();
    assert!(told.contains(&"message-member-joined".to_owned()) && told.contains(&"message-sign-up-done".to_owned()));
    door.site.app.sign_in(LOGIN, PASSWORD).await.unwrap();
}

async fn a_colleague_says_yes_and_chooses_the_role(site: SiteBuilder) {
    let door = Door::open(site).await;
    let (app, salma) = (&door.site.app, door.site.officer().clone());
    let token = door.begin(&door.typed()).await;
    app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    let asked = door.letters().await.into_iter().filter(|letter| letter.kind == "message-sign-up-asked").count();
    assert_eq!(asked, 1, "asked twice is asked once");
    let (_, questions) = app.door_questions(&salma, door.affiliate()).await.unwrap();
    assert_eq!((questions[0].name.as_str(), questions[0].login.text()), ("Nadia Amrani", LOGIN));
    let decision = DoorDecision::Approve(Role::Declarant);
    assert_eq!(app.decide_door(&salma, door.affiliate(), questions[0].id, decision).await.unwrap(), None);
    let twice = app.decide_door(&salma, door.affiliate(), questions[0].id, DoorDecision::Refuse).await;
    assert!(matches!(twice, Err(AppError::Stale)));
    let code = door.code("message-sign-up-approved").await;
    signed_in(door.finish(&token, &code).await);
    assert_eq!(role_of(&door, LOGIN).await, Some(Role::Declarant));
}

async fn a_colleague_who_says_no_leaves_the_other_ways(site: SiteBuilder) {
    let door = Door::open(site).await;
    let (app, salma) = (&door.site.app, door.site.officer().clone());
    let token = door.begin(&door.typed()).await;
    app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    let id = app.door_questions(&salma, door.affiliate()).await.unwrap().1[0].id;
    app.decide_door(&salma, door.affiliate(), id, DoorDecision::Refuse).await.unwrap();
    assert_eq!(app.at_door(&token).await.unwrap().state, DoorState::Refused);
    assert!(door.letters().await.iter().any(|letter| letter.kind == "message-door-refused"));
    app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    signed_in(door.finish_both(&token, &door.code("message-code-sign-up").await).await);
}

async fn a_code_from_the_counter_opens_an_account(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let code = door.counter_code(door.affiliate(), LOGIN).await;
    let token = door.begin(&door.typed()).await;
    app.take_way(&token, Way::Counter, tasrih_app::Client::default()).await.unwrap();
    // Somebody else cannot use it.
    let other = door.begin(&NewAccess { login: "autre@example.ma".to_owned(), ..door.typed() }).await;
    app.take_way(&other, Way::Counter, tasrih_app::Client::default()).await.unwrap();
    assert!(is_wrong_code(door.finish(&other, &code).await));
    signed_in(door.finish(&token, &code).await);
    assert_eq!(role_of(&door, LOGIN).await, Some(Role::Administrator));
}

async fn somebody_with_an_account_gets_the_company_added(site: SiteBuilder) {
    let door = Door::open(site.employer("Autre").officer("Driss")).await;
    let conserverie = door.site.employer("Conserverie").affiliate.to_string();
    let typed = NewAccess {
        affiliate: conserverie,
        login: "driss@example.ma".to_owned(),
        password: OFFICER_PASSWORD.to_owned(),
        ..door.typed()
    };
    let contact = "rh@conserverie.example".parse().unwrap();
    let tx = door.site.app.store().begin_write().await.unwrap();
    tx.contacts().put(door.site.employer("Conserverie").id, &contact, door.site.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let token = door.begin(&typed).await;
    door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    let outcome = door.finish(&token, &door.code("message-code-sign-up").await).await;
    assert!(matches!(outcome, Ok(Finished::SignIn)), "no way around the sign-in: {outcome:?}");
    let reader = door.site.app.store().read();
    let account = door.site.actor("Driss").account().id;
    assert_eq!(reader.access().of(account).await.unwrap().memberships().count(), 2);
}

async fn what_is_typed_is_judged_by_its_shape_only(site: SiteBuilder) {
    let door = Door::open(site).await;
    let begin = |typed| async move { door.site.app.begin_sign_up(&typed, Lang::Ar, Client::default()).await };
    let all = ["affiliate", "ice", "name", "login", "password"];
    let fields: Vec<_> = faults(begin(NewAccess::default()).await).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, all);
}

async fn a_company_that_does_not_exist_looks_like_one_that_does(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let of_ice = NewAccess { ice: "001520031000034".to_owned(), ..door.typed() };
    let of_nobody = NewAccess { affiliate: "1234567".to_owned(), ..door.typed() };
    for typed in [of_ice, of_nobody] {
        let token = door.begin(&typed).await;
        let view = app.at_door(&token).await.unwrap();
        let before = door.letters().await.len();
        for contact in &view.contacts {
            app.take_way(&token, Way::OnFile(contact.nth), tasrih_app::Client::default()).await.unwrap();
            assert!(matches!(
                app.take_way(&token, Way::OnFile(contact.nth), tasrih_app::Client::default()).await,
                Err(DoorError::TooSoon)
            ));
            let view = app.at_door(&token).await.unwrap();
            assert_eq!((view.state, view.sent_at), (DoorState::Open, Some(door.site.clock.now())));
            door.later(Duration::minutes(1));
        }
        app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
        assert_eq!(app.at_door(&token).await.unwrap().state, DoorState::Asked);
        app.take_way(&token, Way::Counter, tasrih_app::Client::default()).await.unwrap();
        assert!(is_wrong_code(door.finish(&token, "AAAA-AAAA").await));
        assert_eq!(door.letters().await.len(), before, "nobody was told anything");
        assert!(app.door_questions(door.site.officer(), door.affiliate()).await.unwrap().1.is_empty());
    }
}

async fn an_address_of_somebody_else_is_told_to_them_only(site: SiteBuilder) {
    let door = Door::open(site).await;
    let typed = NewAccess { login: "salma@example.ma".to_owned(), ..door.typed() };
    let token = door.begin(&typed).await;
    let letters = door.letters().await;
    assert_eq!((letters[0].kind.as_str(), letters[0].address.as_str()), ("message-sign-up-known", "salma@example.ma"));
    assert!(!letters[0].body.contains(&token));
    door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    assert_eq!(door.letters().await.len(), 1, "no code goes out");
    assert!(is_wrong_code(door.finish(&token, "AAAA-AAAA").await));
    door.site.app.sign_in("salma@example.ma", OFFICER_PASSWORD).await.unwrap();
}

async fn a_request_survives_a_week_and_no_longer(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = door.begin(&door.typed()).await;
    door.later(Duration::days(7) - Duration::seconds(1));
    door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    let code = door.code("message-code-sign-up").await;
    door.later(Duration::seconds(1));
    assert!(matches!(door.finish(&token, &code).await, Err(DoorError::Failed(AppError::Unknown))));
    for token in ["", "x", &"a".repeat(10_000)] {
        assert!(matches!(door.site.app.at_door(token).await, Err(AppError::Unknown)));
    }
}

async fn a_colleague_who_is_one_no_more_has_said_nothing(site: SiteBuilder) {
    let door = Door::open(site.employer("Atelier").officer("Salma").officer("Driss")).await;
    let (app, driss) = (&door.site.app, door.site.actor("Driss").clone());
    let company = door.site.employer("Atelier").clone();
    let typed = NewAccess { affiliate: company.affiliate.to_string(), ..door.typed() };
    let token = door.begin(&typed).await;
    app.take_way(&token, Way::Colleague, Client::default()).await.unwrap();
    let id = app.door_questions(&driss, company.affiliate).await.unwrap().1[0].id;
    let decision = DoorDecision::Approve(Role::Administrator);
    app.decide_door(&driss, company.affiliate, id, decision).await.unwrap();
    let code = door.code("message-sign-up-approved").await;
    app.remove_member(door.site.actor("Salma"), company.affiliate, driss.account().id).await.unwrap();
    assert!(is_wrong_code(door.finish(&token, &code).await));
    assert!(app.store().read().accounts().find_by_login(&LOGIN.parse().unwrap()).await.unwrap().is_none());
}

/// Whoever reads the company's mail could otherwise make an account that signs in with somebody else's address.
async fn an_address_typed_on_the_on_file_route_is_proved_before_it_signs_in(site: SiteBuilder) {
    let door = Door::open(site).await;
    let victim = NewAccess { login: "victime@example.ma".to_owned(), ..door.typed() };
    let token = door.begin(&victim).await;
    door.site.app.take_way(&token, Way::OnFile(0), Client::default()).await.unwrap();
    let code = door.code("message-code-sign-up").await;
    assert!(matches!(door.finish(&token, &code).await, Ok(Finished::Next)));
    assert_eq!(role_of(&door, "victime@example.ma").await, None);
    assert!(door.site.app.sign_in("victime@example.ma", PASSWORD).await.is_err());
    // Asked again, the second code goes to the address that it proves, never to the company's.
    door.later(Duration::minutes(1));
    door.site.app.take_way(&token, Way::OnFile(0), Client::default()).await.unwrap();
    let letters = door.letters().await;
    assert_eq!(
        (letters[0].kind.as_str(), letters[0].address.as_str()),
        ("message-sign-up-approved", "victime@example.ma")
    );
    // Who signs up with the address on file itself has proved it.
    let typed = NewAccess { login: "rh@conserverie.example".to_owned(), ..door.typed() };
    let token = door.begin(&typed).await;
    door.site.app.take_way(&token, Way::OnFile(0), Client::default()).await.unwrap();
    signed_in(door.finish(&token, &door.code("message-code-sign-up").await).await);
}
