//! Another password, by each route.

use crate::people::{Door, faults, is_wrong_code};
use tasrih_app::door::{DoorDecision, DoorError, Finished, NewPassword, Way};
use tasrih_app::{AppError, Client, SignInError};
use tasrih_domain::Lang;
use tasrih_domain::access::Role;
use tasrih_testkit::{PASSWORD, SiteBuilder, on_both_engines};

on_both_engines!(
    a_code_to_ones_own_address_opens_another_password_and_ends_every_session,
    a_new_password_opens_the_door_that_the_old_one_closed,
    guesses_are_counted_over_all_the_requests_about_one_account,
    a_colleague_hands_the_code_over,
    a_colleagues_word_ends_with_their_role,
    a_colleague_of_one_company_opens_no_other,
    the_counter_helps_who_has_lost_everything,
    an_address_without_account_looks_the_same,
);

const SALMA: &str = "salma@example.ma";
const NEW: &str = "cinq mots encore plus longs";

async fn begin(door: &Door, login: &str) -> String {
    door.site.app.begin_reset(login, Lang::Fr, Client::default()).await.unwrap()
}

async fn finish(door: &Door, token: &str, code: &str) -> Result<Finished, DoorError> {
    door.site.app.finish_reset(token, NewPassword { code, password: NEW }, Client::default()).await
}

async fn a_code_to_ones_own_address_opens_another_password_and_ends_every_session(site: SiteBuilder) {
    let door = Door::open(site).await;
    let session = door.site.app.sign_in(SALMA, PASSWORD).await.unwrap();
    let token = begin(&door, SALMA).await;
    let code = door.code("message-code-reset").await;
    let weak = NewPassword { code: &code, password: "password" };
    let outcome = door.site.app.finish_reset(&token, weak, Client::default()).await;
    assert_eq!(faults(outcome), [("password", "fault-password-known".to_owned())]);
    assert!(matches!(finish(&door, &token, &code).await, Ok(Finished::SignIn)));
    assert_eq!(door.site.app.actor_of(&session.token).await.unwrap(), None);
    assert!(matches!(door.site.app.sign_in(SALMA, PASSWORD).await, Err(SignInError::Wrong)));
    door.site.app.sign_in(SALMA, NEW).await.unwrap();
    assert!(door.letters().await.iter().any(|letter| letter.kind.contains("password")));
    assert!(matches!(finish(&door, &token, &code).await, Ok(Finished::SignIn)), "the same form again");
    let other = NewPassword { code: &code, password: "encore une tout autre phrase" };
    let outcome = door.site.app.finish_reset(&token, other, Client::default()).await;
    assert!(matches!(outcome, Err(DoorError::Failed(AppError::Unknown))), "a code that was used changes nothing");
    let changed = door.letters().await.into_iter().filter(|letter| letter.kind == "message-security-password").count();
    assert_eq!(changed, 1);
    door.site.app.sign_in(SALMA, NEW).await.unwrap();
}

async fn a_colleague_hands_the_code_over(site: SiteBuilder) {
    let door = Door::open(site.employer("Atelier").member("Driss", Role::Declarant)).await;
    let (app, company) = (&door.site.app, door.site.employer("Atelier").clone());
    let tx = app.store().begin_write().await.unwrap();
    let boss = tasrih_storage::Membership {
        account: door.site.actor("Salma").account().id,
        employer: company.id,
        role: Role::Administrator,
        since: door.site.clock.now(),
    };
    tx.memberships().insert(&boss).await.unwrap();
    tx.commit().await.unwrap();
    let token = begin(&door, "driss@example.ma").await;
    app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    let salma = door.site.actor("Salma");
    let id = app.door_questions(salma, company.affiliate).await.unwrap().1[0].id;
    let decision = DoorDecision::Approve(Role::Reader);
    let code = app.decide_door(salma, company.affiliate, id, decision).await.unwrap().unwrap();
    assert!(door.letters().await.iter().all(|letter| !letter.body.contains(&code.to_string())));
    finish(&door, &token, code.signs()).await.unwrap();
    app.sign_in("driss@example.ma", NEW).await.unwrap();
    let access = app.store().read().access().of(door.site.actor("Driss").account().id).await.unwrap();
    assert_eq!(access.role_in(company.id), Some(Role::Declarant), "a password changes no role");
}

async fn a_colleague_of_one_company_opens_no_other(site: SiteBuilder) {
    let door =
        Door::open(site.employer("Première").officer("Driss").employer("Seconde").officer("Driss").officer("Hind"))
            .await;
    let token = begin(&door, "driss@example.ma").await;
    door.site.app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    let hind = door.site.actor("Hind");
    let seconde = door.site.employer("Seconde").affiliate;
    assert!(door.site.app.door_questions(hind, seconde).await.unwrap().1.is_empty());
    assert!(door.letters().await.iter().all(|letter| letter.kind != "message-reset-asked"));
}

async fn the_counter_helps_who_has_lost_everything(site: SiteBuilder) {
    let door = Door::open(site.employer("Autre").officer("Driss")).await;
    let app = &door.site.app;
    let code = door.counter_code(door.site.employer("Conserverie").affiliate, SALMA).await;
    let token = begin(&door, SALMA).await;
    app.take_way(&token, Way::Counter, tasrih_app::Client::default()).await.unwrap();
    finish(&door, &token, &code).await.unwrap();
    app.sign_in(SALMA, NEW).await.unwrap();
}

async fn an_address_without_account_looks_the_same(site: SiteBuilder) {
    let door = Door::open(site).await;
    let (known, stranger) = (begin(&door, SALMA).await, begin(&door, "saida@example.ma").await);
    let app = &door.site.app;
    assert_eq!(app.at_door(&known).await.unwrap(), app.at_door(&stranger).await.unwrap());
    let kinds: Vec<_> = door.letters().await.into_iter().map(|letter| letter.kind).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&"message-reset-unknown".to_owned()) && kinds.contains(&"message-code-reset".to_owned()));
    for way in [Way::Colleague, Way::Counter] {
        app.take_way(&stranger, way, tasrih_app::Client::default()).await.unwrap();
        assert!(is_wrong_code(finish(&door, &stranger, "AAAA-AAAA").await));
    }
}

async fn a_colleagues_word_ends_with_their_role(site: SiteBuilder) {
    let site = site.employer("Atelier").officer("Salma").officer("Hind").member("Driss", Role::Declarant);
    let door = Door::open(site).await;
    let (app, company) = (&door.site.app, door.site.employer("Atelier").clone());
    let token = begin(&door, "driss@example.ma").await;
    app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await.unwrap();
    let hind = door.site.actor("Hind");
    let id = app.door_questions(hind, company.affiliate).await.unwrap().1[0].id;
    let decision = DoorDecision::Approve(Role::Reader);
    let code = app.decide_door(hind, company.affiliate, id, decision).await.unwrap().unwrap();
    app.remove_member(door.site.actor("Salma"), company.affiliate, hind.account().id).await.unwrap();
    assert!(is_wrong_code(finish(&door, &token, code.signs()).await));
    app.sign_in("driss@example.ma", PASSWORD).await.unwrap();
}

async fn a_new_password_opens_the_door_that_the_old_one_closed(site: SiteBuilder) {
    let door = Door::open(site).await;
    for _ in 0..6 {
        drop(door.site.app.sign_in(SALMA, "oublié depuis longtemps").await);
    }
    assert!(matches!(door.site.app.sign_in(SALMA, PASSWORD).await, Err(SignInError::TooMany)));
    let token = begin(&door, SALMA).await;
    let code = door.code("message-code-reset").await;
    finish(&door, &token, &code).await.unwrap();
    door.site.app.sign_in(SALMA, NEW).await.unwrap();
}

async fn guesses_are_counted_over_all_the_requests_about_one_account(site: SiteBuilder) {
    let door = Door::open(site).await;
    let mut looked_at = 0;
    for _ in 0..9 {
        let token = begin(&door, SALMA).await;
        for _ in 0..5 {
            match finish(&door, &token, "AAAA-AAAA").await {
                Err(DoorError::TooMany) => {}
                outcome => looked_at += u32::from(is_wrong_code(outcome)),
            }
        }
    }
    assert_eq!(looked_at, 40);
}
