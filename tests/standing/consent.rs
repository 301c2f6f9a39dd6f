//! A link that shows the standing of a company to somebody without account.

use crate::{FEBRUARY, get};
use std::net::IpAddr;
use tasrih_app::standing::{ConsentAsk, LookOutcome, Standing};
use tasrih_app::{AppError, Client};
use tasrih_domain::access::Power;
use tasrih_domain::id::ConsentId;
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_link_shows_the_standing_and_each_look_is_seen,
    a_link_that_ended_or_was_taken_back_shows_nothing,
    a_link_cannot_be_guessed_or_made_of_another,
    looks_from_one_place_are_counted,
    a_link_given_twice_is_given_once_and_within_bounds,
    the_page_of_a_link_is_for_no_search_engine,
);

fn with_debt(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-12")
        .employer("Conserverie")
        .who(|employer| employer.declares_from = FEBRUARY)
        .officer("Salma")
        .accountant_with("Driss", &[Power::Read])
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .employer("Tissage")
        .officer("Nadia")
}

fn ask(site: &TestSite, with_reasons: bool) -> ConsentAsk {
    ConsentAsk { id: ConsentId(site.clock.new_id()), to: "Commune de Safi".to_owned(), days: 30, with_reasons }
}

/// Gives a link; what it is opened by.
async fn link(site: &TestSite, with_reasons: bool) -> (ConsentId, String) {
    let ask = ask(site, with_reasons);
    let id = ask.id;
    site.app.give_consent(site.officer(), site.company().affiliate, ask).await.unwrap();
    let seen = site.app.standing_page(site.officer(), site.company().affiliate).await.unwrap();
    let found = seen.consents.into_iter().find(|one| one.consent.id == id).unwrap();
    (id, found.code.unwrap())
}

async fn look(site: &TestSite, code: &str) -> LookOutcome {
    site.app.look_at_standing(code, Client(None)).await.unwrap()
}

async fn looks(site: &TestSite) -> usize {
    let seen = site.app.standing_page(site.officer(), site.company().affiliate).await.unwrap();
    seen.consents.iter().map(|one| one.looks.len()).sum()
}

async fn a_link_shows_the_standing_and_each_look_is_seen(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let (_, bare) = link(&site, false).await;
    let (_, full) = link(&site, true).await;
    for (code, has_reasons) in [(bare, false), (full, true)] {
        let LookOutcome::Shown(seen) = look(&site, &code).await else { panic!("the link is open") };
        assert_eq!(seen.employer.name, "Conserverie");
        let Standing::Irregular(reasons) = &seen.standing else { panic!("{:?}", seen.standing) };
        assert_eq!(!reasons.is_empty(), has_reasons);
    }
    assert_eq!(looks(&site).await, 2);
    let acts = site.app.store().read().audit().page(&AuditOf::Employer(site.company().id), None, 50).await.unwrap();
    let used = acts.iter().filter(|one| one.act == "consent-used").count();
    assert_eq!(used, 2);
}

async fn a_link_that_ended_or_was_taken_back_shows_nothing(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let (id, code) = link(&site, false).await;
    let affiliate = site.company().affiliate;
    // Nobody else takes it back.
    let other = site.app.revoke_consent(site.actor("Nadia"), site.employer("Tissage").affiliate, id).await;
    assert!(matches!(other, Err(AppError::Unknown)));
    assert!(matches!(look(&site, &code).await, LookOutcome::Shown(_)));
    site.app.revoke_consent(site.officer(), affiliate, id).await.unwrap();
    site.app.revoke_consent(site.officer(), affiliate, id).await.unwrap();
    assert!(matches!(look(&site, &code).await, LookOutcome::Ended));
    let (_, second) = link(&site, false).await;
    site.set_today("2026-05-11");
    assert!(matches!(look(&site, &second).await, LookOutcome::Shown(_)));
    site.set_today("2026-05-12");
    assert!(matches!(look(&site, &second).await, LookOutcome::Ended));
    assert_eq!(looks(&site).await, 2, "what shows nothing is no look");
}

async fn a_link_cannot_be_guessed_or_made_of_another(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let (_, code) = link(&site, false).await;
    let (other, _) = link(&site, false).await;
    let forged = format!("{}{}", other.0.simple(), &code[32..]);
    let short = code[..63].to_owned();
    let upper = code.to_uppercase();
    for wrong in [forged, short, upper, "é".repeat(40), String::new(), "0".repeat(64)] {
        assert!(matches!(look(&site, &wrong).await, LookOutcome::Unknown), "{wrong}");
    }
    assert_eq!(looks(&site).await, 0);
}

async fn looks_from_one_place_are_counted(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let (_, code) = link(&site, false).await;
    let from = |text: &str| Client(Some(text.parse::<IpAddr>().unwrap()));
    for _ in 0..60 {
        site.app.look_at_standing("wrong", from("192.0.2.1")).await.unwrap();
    }
    let outcome = site.app.look_at_standing(&code, from("192.0.2.1")).await.unwrap();
    assert!(matches!(outcome, LookOutcome::TooMany));
    let outcome = site.app.look_at_standing(&code, from("192.0.2.2")).await.unwrap();
    assert!(matches!(outcome, LookOutcome::Shown(_)));
}

async fn a_link_given_twice_is_given_once_and_within_bounds(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let affiliate = site.company().affiliate;
    let once = ask(&site, false);
    for _ in 0..2 {
        site.app.give_consent(site.officer(), affiliate, once.clone()).await.unwrap();
    }
    let seen = site.app.standing_page(site.officer(), affiliate).await.unwrap();
    assert_eq!(seen.consents.len(), 1);
    // The id of a link of another company is not theirs to use.
    let other = site.app.give_consent(site.actor("Nadia"), site.employer("Tissage").affiliate, once).await;
    assert!(matches!(other, Err(AppError::Unknown)));
    for (to, days, key) in
        [(" ", 30, "consent-fault-to"), ("x", 0, "consent-fault-days"), ("x", 91, "consent-fault-days")]
    {
        let wrong = ConsentAsk { to: to.to_owned(), days, ..ask(&site, false) };
        let outcome = site.app.give_consent(site.officer(), affiliate, wrong).await;
        assert!(matches!(outcome, Err(AppError::Refused(text)) if text.key() == key), "{to} {days}");
    }
    for _ in 1..10 {
        site.app.give_consent(site.officer(), affiliate, ask(&site, false)).await.unwrap();
    }
    let outcome = site.app.give_consent(site.officer(), affiliate, ask(&site, false)).await;
    assert!(matches!(outcome, Err(AppError::Refused(text)) if text.key() == "consent-fault-many"));
    // A mandate to read gives no link.
    let outcome = site.app.give_consent(site.actor("Driss"), affiliate, ask(&site, false)).await;
    assert!(matches!(outcome, Err(AppError::Unknown)));
}

async fn the_page_of_a_link_is_for_no_search_engine(site: SiteBuilder) {
    let site = with_debt(site).start().await;
    let (_, code) = link(&site, true).await;
    for lang in ["fr", "ar"] {
        let (status, page) = get(&site, None, &format!("/{lang}/consent/{code}")).await;
        assert_eq!(status.as_u16(), 200);
        assert!(page.contains("noindex") && page.contains("Conserverie") || lang == "ar", "{lang}");
        assert!(!page.contains("Commune de Safi"), "for whom it is stays with the company");
        assert!(!page.contains("/upload"), "nothing to do for who only looks");
    }
    let (status, page) = get(&site, None, &format!("/fr/consent/{}", "0".repeat(64))).await;
    assert_eq!(status.as_u16(), 404);
    assert!(!page.contains("Conserverie"));
}
