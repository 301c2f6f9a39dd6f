use crate::people::{PERIOD, Protected, SALMA, company, wait};
use tasrih_app::security::{Carrier, Device, Typed};
use tasrih_app::{Arrival, Entry};
use tasrih_domain::access::Post;
use tasrih_testkit::{PASSWORD, SiteBuilder, TestSite, on_both_engines};
use time::Duration;

on_both_engines!(
    a_session_known_before_the_sign_in_ends_with_it,
    a_change_of_rights_replaces_the_token_with_the_next_page,
    a_page_that_was_lost_brings_its_token_again,
    a_change_of_factors_renews_the_sessions,
    a_session_ends_when_idle_and_at_its_end_however_used,
    agents_of_the_fund_may_be_idle_for_less_time,
    sessions_are_listed_and_ended_by_their_holder_only,
);

async fn signed_in(site: &TestSite) -> String {
    site.app.sign_in(SALMA, PASSWORD).await.unwrap().token
}

async fn renew(site: &TestSite) {
    let tx = site.app.store().begin_write().await.unwrap();
    tx.sessions().renew_of(site.actor("Salma").account().id).await.unwrap();
    tx.commit().await.unwrap();
}

async fn stands(site: &TestSite, token: &str) -> bool {
    site.app.actor_of(token).await.unwrap().is_some()
}

/// The token that a page brings in the place of this one.
async fn page(site: &TestSite, token: &str) -> Option<String> {
    let resumed = site.app.resume(token, Carrier::Page).await.unwrap().expect("the session stands");
    resumed.replacement.map(|(token, _)| token)
}

async fn a_session_known_before_the_sign_in_ends_with_it(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let app = salma.site.app.clone();
    // Driss has planted the token of his own session in her browser.
    let planted = app.sign_in("driss@example.ma", PASSWORD).await.unwrap().token;
    let arrival = Arrival { token: Some(&planted), ..Arrival::default() };
    let step = salma.step_with(&arrival).await.unwrap();
    assert!(stands(&salma.site, &planted).await, "nobody has signed in yet");
    let trust = tasrih_app::security::Trust::No;
    let entered = app.enter_with_code(&step.token, Typed::App(&salma.code()), trust, &arrival).await.unwrap();
    assert!(!stands(&salma.site, &planted).await);
    assert!(entered.signed_in.token != planted && entered.signed_in.token != step.token);
    // The same without a second step.
    let planted = app.sign_in("driss@example.ma", PASSWORD).await.unwrap().token;
    let arrival = Arrival { token: Some(&planted), ..Arrival::default() };
    let entry = app.begin_sign_in("driss@example.ma", PASSWORD, &arrival).await.unwrap();
    let Entry::In(entered) = entry else { panic!("Driss has a password only") };
    assert_ne!(entered.token, planted);
    assert!(!stands(&salma.site, &planted).await);
}

async fn a_change_of_rights_replaces_the_token_with_the_next_page(site: SiteBuilder) {
    let site = company(site).await;
    let old = signed_in(&site).await;
    assert_eq!(page(&site, &old).await, None, "nothing has changed");
    let salma = site.actor("Salma").account().id;
    let tx = site.app.store().begin_write().await.unwrap();
    tx.posts().insert(salma, Post::Counter, site.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let form = site.app.resume(&old, Carrier::Other).await.unwrap().unwrap();
    assert!(form.replacement.is_none(), "a form under way keeps its token");
    let new = page(&site, &old).await.expect("another token");
    assert_ne!(new, old);
    assert_eq!(page(&site, &new).await, None, "once is enough");
    wait(&site, Duration::seconds(29));
    assert!(stands(&site, &old).await && stands(&site, &new).await);
    wait(&site, Duration::seconds(1));
    assert!(!stands(&site, &old).await, "thirty seconds are over");
    assert!(stands(&site, &new).await);
    let listed = site.app.security(site.actor("Salma")).await.unwrap().sessions;
    assert_eq!(listed.len(), 2, "it is one session still, beside that of the tests");
    site.app.sign_out(&new).await.unwrap();
    assert!(!stands(&site, &new).await);
}

async fn a_page_that_was_lost_brings_its_token_again(site: SiteBuilder) {
    let site = company(site).await;
    let old = signed_in(&site).await;
    renew(&site).await;
    // Two windows at once, and a page that never arrives: each of them goes on with what it got.
    let (one, two) = (page(&site, &old).await.unwrap(), page(&site, &old).await.unwrap());
    wait(&site, Duration::seconds(20));
    let three = page(&site, &old).await.expect("the old token is good for thirty seconds");
    wait(&site, Duration::seconds(10));
    for (token, expected) in [(&old, false), (&one, true), (&two, true), (&three, true)] {
        assert_eq!(stands(&site, token).await, expected);
    }
    site.app.sign_out(&one).await.unwrap();
    assert!(!stands(&site, &three).await, "they all open one session");
}

async fn a_change_of_factors_renews_the_sessions(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let own = salma.site.session_of("Salma");
    wait(&salma.site, Duration::minutes(1));
    let new = page(&salma.site, &own).await.expect("a factor was added");
    assert_eq!(page(&salma.site, &new).await, None);
    let actor = salma.site.app.actor_of(&new).await.unwrap().unwrap();
    assert!(actor.has_second());
    salma.site.app.remove_totp(&actor, PASSWORD).await.unwrap();
    assert!(page(&salma.site, &new).await.is_some());
}

async fn a_session_ends_when_idle_and_at_its_end_however_used(site: SiteBuilder) {
    let site = company(site).await;
    let (idle, used) = (signed_in(&site).await, signed_in(&site).await);
    for _ in 0..5 {
        wait(&site, Duration::minutes(30));
        page(&site, &used).await;
    }
    assert!(!stands(&site, &idle).await, "two hours without a page");
    for _ in 0..18 {
        wait(&site, Duration::minutes(30));
        page(&site, &used).await;
    }
    wait(&site, Duration::minutes(30) - Duration::seconds(1));
    assert!(stands(&site, &used).await);
    wait(&site, Duration::seconds(1));
    assert!(!stands(&site, &used).await, "twelve hours since the sign-in");
}

async fn agents_of_the_fund_may_be_idle_for_less_time(site: SiteBuilder) {
    let site = site.agent("Nadia", Post::Counter).start().await;
    let token = site.app.sign_in("nadia@example.ma", PASSWORD).await.unwrap().token;
    wait(&site, Duration::minutes(30) - Duration::seconds(1));
    assert!(stands(&site, &token).await);
    wait(&site, Duration::seconds(1));
    assert!(!stands(&site, &token).await);
}

async fn sessions_are_listed_and_ended_by_their_holder_only(site: SiteBuilder) {
    let site = company(site).await;
    let (app, driss) = (site.app.clone(), site.actor("Driss"));
    let on = |device| Arrival { device: Device::read(device), ..Arrival::default() };
    let mut tokens = Vec::new();
    for device in ["firefox.linux", "chrome.android", "safari.iphone"] {
        wait(&site, PERIOD);
        let Entry::In(entered) = app.begin_sign_in(SALMA, PASSWORD, &on(device)).await.unwrap() else { panic!() };
        tokens.push(entered.token);
    }
    let salma = app.actor_of(&tokens[0]).await.unwrap().unwrap();
    let listed = app.security(&salma).await.unwrap().sessions;
    let devices: Vec<_> = listed.iter().map(|one| one.device.to_string()).collect();
    assert_eq!(devices, ["safari.iphone", "chrome.android", "firefox.linux", "other.other"]);
    assert_eq!(listed.iter().filter(|one| one.is_this).map(|one| one.id).collect::<Vec<_>>(), [salma.session()]);
    app.end_session(driss, listed[0].id).await.unwrap();
    assert!(stands(&site, &tokens[2]).await, "nobody ends another's session");
    app.end_session(&salma, listed[0].id).await.unwrap();
    app.end_session(&salma, listed[0].id).await.unwrap();
    assert!(!stands(&site, &tokens[2]).await && stands(&site, &tokens[1]).await);
    app.end_other_sessions(&salma).await.unwrap();
    assert!(!stands(&site, &tokens[1]).await && stands(&site, &tokens[0]).await);
    assert!(app.actor_of(&site.session_of("Driss")).await.unwrap().is_some());
}
