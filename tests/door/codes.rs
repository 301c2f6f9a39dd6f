//! Codes: few tries, once, for half an hour, another after a minute; and limits that several gateways share.

use crate::people::{Door, LOGIN, is_wrong_code};
use tasrih_app::door::{DoorError, NewAccess, Way};
use tasrih_app::{App, AppConfig, Arrival, Client, SignInError};
use tasrih_domain::Lang;
use tasrih_testkit::{SiteBuilder, on_both_engines};
use time::Duration;

on_both_engines!(
    a_code_that_is_guessed_is_worth_nothing_after_five_tries,
    guessing_at_once_is_counted_like_guessing_one_after_the_other,
    a_code_is_good_for_half_an_hour,
    another_code_comes_after_a_minute_and_replaces_the_first,
    codes_are_not_sent_without_end,
    a_stranger_who_knows_the_number_does_not_lock_the_company_out,
    two_gateways_over_one_store_count_together,
    one_client_begins_a_bounded_number_of_requests,
    an_answer_takes_as_long_for_a_stranger,
);

async fn on_the_way(door: &Door) -> String {
    let token = door.begin(&door.typed()).await;
    door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await.unwrap();
    token
}

async fn a_code_that_is_guessed_is_worth_nothing_after_five_tries(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = on_the_way(&door).await;
    let code = door.code("message-code-sign-up").await;
    for _ in 0..5 {
        assert!(is_wrong_code(door.finish(&token, "AAAA-AAAA").await));
        assert!(!is_wrong_code(door.finish(&token, "not a code").await), "what is no code is no try");
    }
    assert!(is_wrong_code(door.finish(&token, &code).await), "the right one, too");
}

async fn guessing_at_once_is_counted_like_guessing_one_after_the_other(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = on_the_way(&door).await;
    let code = door.code("message-code-sign-up").await;
    let tries: Vec<_> = (0..10)
        .map(|_| {
            let (app, token) = (door.site.app.clone(), token.clone());
            tokio::spawn(async move { app.finish_sign_up(&token, "AAAA-AAAA", &Arrival::default()).await.is_err() })
        })
        .collect();
    for one in tries {
        assert!(one.await.unwrap());
    }
    assert!(is_wrong_code(door.finish(&token, &code).await));
}

async fn a_code_is_good_for_half_an_hour(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = on_the_way(&door).await;
    let code = door.code("message-code-sign-up").await;
    door.later(Duration::minutes(30));
    assert!(is_wrong_code(door.finish(&token, &code).await));
    door.later(Duration::seconds(-1));
    door.finish_both(&token, &code).await.unwrap();
}

async fn another_code_comes_after_a_minute_and_replaces_the_first(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = on_the_way(&door).await;
    let first = door.code("message-code-sign-up").await;
    assert_eq!(door.site.app.at_door(&token).await.unwrap().wait_seconds, 60);
    let again = || door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default());
    door.later(Duration::seconds(59));
    assert!(matches!(again().await, Err(DoorError::TooSoon)));
    door.later(Duration::seconds(1));
    assert_eq!(door.site.app.at_door(&token).await.unwrap().wait_seconds, 0);
    again().await.unwrap();
    let second = door.code("message-code-sign-up").await;
    assert_ne!(first, second);
    assert!(is_wrong_code(door.finish(&token, &first).await));
    door.finish_both(&token, &second).await.unwrap();
}

async fn codes_are_not_sent_without_end(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = door.begin(&door.typed()).await;
    let mut sent = 0;
    for _ in 0..12 {
        match door.site.app.take_way(&token, Way::OnFile(0), tasrih_app::Client::default()).await {
            Ok(()) => sent += 1,
            Err(DoorError::TooMany) => break,
            Err(other) => panic!("{other:?}"),
        }
        door.later(Duration::minutes(1));
    }
    assert_eq!(sent, 8);
}

/// Anybody can read an affiliate number on a payslip. One network gets five codes a day sent to the company, however many
/// requests it begins; the company's own people still get theirs.
async fn a_stranger_who_knows_the_number_does_not_lock_the_company_out(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let stranger = Client(Some("198.51.100.7".parse().unwrap()));
    let mut sent = 0;
    for n in 0..40 {
        let typed = NewAccess { login: format!("faux{n}@example.ma"), ..door.typed() };
        let token = app.begin_sign_up(&typed, Lang::Fr, stranger).await.unwrap();
        match app.take_way(&token, Way::OnFile(0), stranger).await {
            Ok(()) => sent += 1,
            Err(DoorError::TooMany) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(sent, 5);
    let own = Client(Some("192.0.2.9".parse().unwrap()));
    let token = app.begin_sign_up(&door.typed(), Lang::Fr, own).await.unwrap();
    app.take_way(&token, Way::OnFile(0), own).await.unwrap();
    door.finish_both(&token, &door.code("message-code-sign-up").await).await.unwrap();
}

async fn two_gateways_over_one_store_count_together(site: SiteBuilder) {
    let door = Door::open(site).await;
    let second = App::new(door.site.app.store().clone(), door.site.clock.clone(), AppConfig::default());
    for nth in 0..5 {
        let app = if nth % 2 == 0 { &door.site.app } else { &second };
        assert!(matches!(app.sign_in("salma@example.ma", "wrong").await, Err(SignInError::Wrong)));
    }
    for app in [&door.site.app, &second] {
        assert!(matches!(app.sign_in("salma@example.ma", "wrong").await, Err(SignInError::TooMany)));
    }
    let token = on_the_way(&door).await;
    let code = door.code("message-code-sign-up").await;
    for nth in 0..5 {
        let app = if nth % 2 == 0 { &door.site.app } else { &second };
        assert!(is_wrong_code(app.finish_sign_up(&token, "AAAA-AAAA", &Arrival::default()).await));
    }
    assert!(is_wrong_code(second.finish_sign_up(&token, &code, &Arrival::default()).await));
}

async fn one_client_begins_a_bounded_number_of_requests(site: SiteBuilder) {
    let door = Door::open(site).await;
    let client = Client(Some("192.0.2.7".parse().unwrap()));
    let begin = |client| door.site.app.begin_reset(LOGIN, Lang::Fr, client);
    for _ in 0..60 {
        begin(client).await.unwrap();
    }
    assert!(matches!(begin(client).await, Err(DoorError::TooMany)));
    begin(Client(Some("192.0.2.8".parse().unwrap()))).await.unwrap();
    assert!(door.letters().await.len() <= 15, "and one address is not flooded");
}

/// Coarse on purpose: a hash takes tens of milliseconds, and one left out would halve the time.
async fn an_answer_takes_as_long_for_a_stranger(site: SiteBuilder) {
    let door = Door::open(site).await;
    let reset = |login: &'static str| {
        let app = door.site.app.clone();
        async move {
            let begun = tokio::time::Instant::now();
            app.begin_reset(login, Lang::Fr, Client::default()).await.unwrap();
            begun.elapsed()
        }
    };
    let (mut known, mut stranger) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        known.push(reset("salma@example.ma").await);
        stranger.push(reset("nobody@example.ma").await);
    }
    // The quickest of each: a busy machine makes others slower, and none quicker.
    let (known, stranger) = (known.into_iter().min().unwrap(), stranger.into_iter().min().unwrap());
    assert!(known < stranger * 2 && stranger < known * 2, "{known:?} {stranger:?}");
}
