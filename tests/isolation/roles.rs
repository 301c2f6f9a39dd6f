//! Everybody against everything: each kind of person calls each use case on their own company, on a client, and on a
//! company that is nothing to them.

use crate::use_cases::{Target, USE_CASES, kept, target_in};
use tasrih_app::{Actor, AppError};
use tasrih_domain::Month;
use tasrih_domain::access::{Post, Power, Role};
use tasrih_domain::id::MandateId;
use tasrih_domain::mandate::{Mandate, MandateMove, MandateState, Scope, Side};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(each_role_finds_what_it_may_and_nothing_else);

const FEBRUARY: Month = Month::at(2026, 2);

/// Name of a person and what they may do for the company, written out: not asked of the code that decides.
type Person = (&'static str, &'static [Power]);

const ALL: &[Power] =
    &[Power::Read, Power::Prepare, Power::Submit, Power::Pay, Power::Attest, Power::Register, Power::Administer];
const ALL_BUT_ADMINISTER: &[Power] =
    &[Power::Read, Power::Prepare, Power::Submit, Power::Pay, Power::Attest, Power::Register];
const DECLARE: &[Power] = &[Power::Read, Power::Prepare, Power::Submit];

/// For the company `Conserverie`, which gave mandates.
const AT_HOME: &[Person] = &[
    ("Salma", ALL),
    ("Declarant", ALL_BUT_ADMINISTER),
    ("Reader", &[Power::Read]),
    ("Former", &[]),
    ("Firm of read", &[Power::Read]),
    ("Firm of declare", DECLARE),
    ("Firm of pay", &[Power::Read, Power::Pay]),
    ("Firm of attest", &[Power::Read, Power::Attest]),
    ("Firm of register", &[Power::Read, Power::Register]),
    ("Firm of everything", ALL_BUT_ADMINISTER),
    ("Chef", ALL_BUT_ADMINISTER),
    ("Commis", ALL_BUT_ADMINISTER),
    ("Stagiaire", &[Power::Read]),
    ("Ended yesterday", &[]),
    ("Begins tomorrow", &[]),
    ("Revoked", &[]),
    ("Asked only", &[]),
    ("Agent counter", &[]),
    ("Agent registrations", &[]),
    ("Agent accounts", &[]),
    ("Agent supervisor", &[]),
    ("Driss", &[]),
];

/// For the company `Tissage`: only its own people find anything.
const ELSEWHERE: &[Person] = &[
    ("Driss", ALL),
    ("Salma", &[]),
    ("Declarant", &[]),
    ("Reader", &[]),
    ("Former", &[]),
    ("Firm of everything", &[]),
    ("Chef", &[]),
    ("Stagiaire", &[]),
    ("Agent supervisor", &[]),
];

async fn scene(site: SiteBuilder) -> TestSite {
    let powers = |scope: Scope| Scope::powers_of([scope]).into_iter().collect::<Vec<_>>();
    let month = || Payroll::full_month(1..=3);
    let site = site
        .today("2026-04-05")
        .employer("Conserverie")
        .officer("Salma")
        .member("Declarant", Role::Declarant)
        .member("Reader", Role::Reader)
        .member("Former", Role::Administrator)
        .accountant_with("Firm of read", &powers(Scope::Read))
        .accountant_with("Firm of declare", &powers(Scope::Declare))
        .accountant_with("Firm of pay", &powers(Scope::Pay))
        .accountant_with("Firm of attest", &powers(Scope::Attest))
        .accountant_with("Firm of register", &powers(Scope::Register))
        .accountant_with("Firm of everything", ALL)
        .accountant_with("Ended yesterday", ALL)
        .until("2026-04-04")
        .accountant_with("Begins tomorrow", ALL)
        .since("2026-04-06")
        .accountant_with("Revoked", ALL)
        .filed(FEBRUARY, month())
        .employer("Tissage")
        .officer("Driss")
        .filed(FEBRUARY, month())
        .employer("Cabinet")
        .officer("Chef")
        .member("Commis", Role::Declarant)
        .member("Stagiaire", Role::Reader)
        .employer("Bureau")
        .officer("Asked only")
        .agent("Agent counter", Post::Counter)
        .agent("Agent registrations", Post::Registrations)
        .agent("Agent accounts", Post::Accounts)
        .agent("Agent supervisor", Post::Supervisor)
        .start()
        .await;
    let company = site.company().clone();
    let former = site.actor("Former").account().id;
    site.app.remove_member(site.actor("Salma"), company.affiliate, former).await.unwrap();
    give(&site, "Cabinet", MandateState::Accepted).await;
    give(&site, "Bureau", MandateState::Asked).await;
    let mandates = site.app.mandates(site.actor("Salma"), company.affiliate).await.unwrap();
    let of_revoked = |other: &tasrih_app::mandates::Other| matches!(other, tasrih_app::mandates::Other::Known(firm) if firm.name == "Cabinet Revoked");
    let revoked = mandates.given.iter().find(|one| of_revoked(&one.other)).unwrap();
    let (at, does) = ((company.affiliate, revoked.id), (MandateMove::Revoke, revoked.version));
    site.app.move_mandate(site.actor("Salma"), at, does).await.unwrap();
    site
}

/// A mandate with every scope from the first company to a firm of several people.
async fn give(site: &TestSite, firm: &str, state: MandateState) {
    let mandate = Mandate {
        id: MandateId(site.clock.new_id()),
        principal: site.company().id,
        firm: site.employer(firm).id,
        powers: Scope::powers_of(Scope::ALL.iter().copied()),
        from: date!(2026 - 01 - 01),
        until: None,
        state,
        asked_by: Side::Firm,
        asked_at: site.clock.now(),
        answered_at: (state == MandateState::Accepted).then(|| site.clock.now()),
        version: 1,
    };
    let tx = site.app.store().begin_write().await.unwrap();
    tx.mandates().insert(&mandate).await.unwrap();
    tx.commit().await.unwrap();
}

/// What is not theirs looks like nothing, and nothing moves.
async fn is_refused(site: &TestSite, on: &Target, (who, powers): &Person) {
    let before = kept(site, on).await;
    for (name, power, call) in USE_CASES.iter().filter(|(_, power, _)| !powers.contains(power)) {
        let outcome = call(on.clone(), actor(site, who)).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{who} without {power}: {name} gave {outcome:?}");
    }
    assert_eq!(kept(site, on).await, before, "{who}");
}

/// What is theirs is not refused for want of a right; it may be for other reasons.
async fn is_answered(site: &TestSite, on: &Target, (who, powers): &Person) {
    for (name, power, call) in USE_CASES.iter().filter(|(_, power, _)| powers.contains(power)) {
        let outcome = call(on.clone(), actor(site, who)).await;
        assert!(!matches!(outcome, Err(AppError::Unknown)), "{who} with {power}: {name} gave {outcome:?}");
    }
}

fn actor(site: &TestSite, who: &str) -> Actor {
    site.actor(who).clone()
}

async fn each_role_finds_what_it_may_and_nothing_else(site: SiteBuilder) {
    let site = scene(site).await;
    let home = target_in(&site, site.company(), site.actor("Salma")).await;
    let other = target_in(&site, site.employer("Tissage"), site.actor("Driss")).await;
    // Whoever may not goes first: what those do who may changes what there is.
    for person in AT_HOME {
        is_refused(&site, &home, person).await;
    }
    for person in ELSEWHERE {
        is_refused(&site, &other, person).await;
    }
    // The least powerful first, for the same reason.
    for person in AT_HOME.iter().rev() {
        is_answered(&site, &home, person).await;
    }
    for person in ELSEWHERE {
        is_answered(&site, &other, person).await;
    }
}
