//! Mandates: asked by either side, accepted by the other, used, ended by either.

use crate::{letters, refusal};
use tasrih_app::mandates::{MandateAsk, MandateSeen, Other};
use tasrih_app::portfolio::Home;
use tasrih_app::{Actor, AppConfig, AppError};
use tasrih_domain::Month;
use tasrih_domain::access::{Power, Role};
use tasrih_domain::mandate::{MandateMove, MandateState, Scope, Side};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    a_firm_asks_the_client_accepts_the_firm_files_and_the_client_ends_it,
    a_company_gives_and_the_firm_declines,
    who_asks_learns_nothing_about_numbers,
    only_the_other_side_answers_and_a_stranger_finds_nothing,
    an_old_page_moves_nothing,
    a_number_that_is_nobodys_is_withdrawn_like_one_that_is,
    what_cannot_be_asked_is_refused_in_words,
    two_answers_at_once_are_one,
);

const MARCH: Month = Month::at(2026, 3);
const ICE: &str = "002905331000036";

fn two(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-05")
        .employer("Conserverie")
        .who(|one| ICE.clone_into(&mut one.ice))
        .officer("Salma")
        .employer("Cabinet")
        .officer("Chef")
        .member("Commis", Role::Declarant)
        .member("Stagiaire", Role::Reader)
}

fn asked(site: &TestSite) -> MandateAsk {
    MandateAsk {
        side: Side::Firm,
        other: site.employer("Conserverie").affiliate,
        ice: ICE.to_owned(),
        scopes: [Scope::Read, Scope::Declare].into(),
        from: date!(2026 - 04 - 05),
        until: None,
    }
}

async fn seen(site: &TestSite, person: &str, company: &str, given_or_held: Side) -> Vec<MandateSeen> {
    let all = site.app.mandates(site.actor(person), site.employer(company).affiliate).await.unwrap();
    if given_or_held == Side::Principal { all.given } else { all.held }
}

async fn move_it(
    site: &TestSite,
    who: &Actor,
    company: &str,
    (one, does): (&MandateSeen, MandateMove),
) -> Result<(), AppError> {
    site.app.move_mandate(who, (site.employer(company).affiliate, one.id), (does, one.version)).await
}

async fn file(site: &TestSite, who: &str) -> Result<(), AppError> {
    let upload = tasrih_app::declarations::Upload {
        affiliate: site.employer("Conserverie").affiliate,
        month: MARCH,
        file_name: "paie.csv".to_owned(),
        spool: tasrih_app::Spool::of(&Payroll::full_month(1..=2).csv()).unwrap(),
        correcting: None,
    };
    let who = site.actor(who);
    let received = site.app.receive(who, upload).await?;
    let answers = site.app.answers(who, received.id).await?;
    let mandate = answers.mandate.clone().unwrap();
    assert_eq!((mandate.firm.name.as_str(), mandate.from), ("Cabinet", date!(2026 - 04 - 05)));
    let submission = tasrih_app::declarations::Submission {
        seen: answers.declaration.version,
        accepted: answers.warnings.iter().map(|(group, _)| (group.code, String::new())).collect(),
        leave_out: tasrih_app::declarations::LeaveOut::Nobody,
    };
    site.app.submit(who, received.id, submission).await?;
    let shown = site.app.declaration(who, received.id).await?;
    let filed = shown.events.last().unwrap();
    assert_eq!(filed.mandate.as_ref().unwrap().firm.name, "Cabinet");
    Ok(())
}

async fn a_firm_asks_the_client_accepts_the_firm_files_and_the_client_ends_it(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = two(site).config(config.clone()).start().await;
    let (salma, chef) = (site.actor("Salma"), site.actor("Chef"));
    site.app.ask_mandate(chef, site.employer("Cabinet").affiliate, &asked(&site)).await.unwrap();
    let told = letters(&site, &config, "message-mandate-asked").await;
    assert_eq!(told[0].address, "salma@example.ma");
    let given = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    assert!(told[0].body.contains(&format!("mandates/{}", given.id)), "{}", told[0].body);
    assert_eq!(given.moves, [MandateMove::Accept, MandateMove::Decline]);
    // Nothing before the client's word.
    assert!(matches!(file(&site, "Commis").await, Err(AppError::Unknown)));
    move_it(&site, salma, "Conserverie", (&given, MandateMove::Accept)).await.unwrap();
    assert_eq!(letters(&site, &config, "message-mandate-accepted").await[0].address, "chef@example.ma");
    assert!(matches!(file(&site, "Stagiaire").await, Err(AppError::Unknown)), "who reads at home reads for others");
    file(&site, "Commis").await.unwrap();
    let told = letters(&site, &config, "message-principal-filed").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].body.contains("Commis") && told[0].body.contains("Cabinet"), "{}", told[0].body);
    // Both see what was done under it.
    for (who, company) in [("Salma", "Conserverie"), ("Stagiaire", "Cabinet")] {
        let at = (site.employer(company).affiliate, given.id);
        let history = site.app.mandate_history(site.actor(who), at, None).await.unwrap();
        let acts: Vec<_> = history.acts.acts.iter().map(|act| act.act.as_str()).collect();
        assert_eq!(acts, ["declaration-filed", "mandate-accepted", "mandate-asked"], "{company}");
    }
    let given = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    move_it(&site, salma, "Conserverie", (&given, MandateMove::Revoke)).await.unwrap();
    // Once more is the same.
    move_it(&site, salma, "Conserverie", (&given, MandateMove::Revoke)).await.unwrap();
    assert_eq!(letters(&site, &config, "message-mandate-revoked").await.len(), 1);
    let outcome = site.app.home(site.actor("Commis")).await.unwrap();
    assert!(matches!(outcome, Home::One(card) if card.employer.name == "Cabinet"));
    assert!(site.app.start(site.actor("Commis"), site.employer("Conserverie").affiliate, MARCH).await.is_err());
}

async fn a_company_gives_and_the_firm_declines(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = two(site).config(config.clone()).start().await;
    let ask = MandateAsk {
        side: Side::Principal,
        other: site.employer("Cabinet").affiliate,
        ice: String::new(),
        ..asked(&site)
    };
    let affiliate = site.employer("Conserverie").affiliate;
    site.app.ask_mandate(site.actor("Salma"), affiliate, &ask).await.unwrap();
    assert_eq!(letters(&site, &config, "message-mandate-offered").await[0].address, "chef@example.ma");
    let held = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0);
    let stagiaire = seen(&site, "Stagiaire", "Cabinet", Side::Firm).await.remove(0);
    assert!(stagiaire.moves.is_empty(), "who reads is offered nothing");
    move_it(&site, site.actor("Chef"), "Cabinet", (&held, MandateMove::Decline)).await.unwrap();
    let given = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    assert!(matches!((&given.other, given.state), (Other::Known(_), MandateState::Declined)), "{given:?}");
    assert_eq!(letters(&site, &config, "message-mandate-declined").await[0].address, "salma@example.ma");
    // Asked anew, and taken back before an answer.
    site.app.ask_mandate(site.actor("Salma"), affiliate, &ask).await.unwrap();
    let given = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    move_it(&site, site.actor("Salma"), "Conserverie", (&given, MandateMove::Revoke)).await.unwrap();
    assert_eq!(letters(&site, &config, "message-mandate-withdrawn").await[0].address, "chef@example.ma");
}

/// A number that exists, one that does not, and one with a wrong second number look the same to who asks, before and
/// after the request is taken back.
async fn who_asks_learns_nothing_about_numbers(site: SiteBuilder) {
    let config = AppConfig::default();
    let site =
        two(site).employer("Tissage").who(|one| ICE.clone_into(&mut one.ice)).config(config.clone()).start().await;
    let chef = site.actor("Chef");
    let cabinet = site.employer("Cabinet").affiliate;
    let right = asked(&site);
    let wrong = MandateAsk { other: site.employer("Tissage").affiliate, ice: "1".repeat(15), ..right.clone() };
    let nobody = MandateAsk { other: "9999999".parse().unwrap(), ..right.clone() };
    for ask in [&right, &wrong, &nobody] {
        site.app.ask_mandate(chef, cabinet, ask).await.unwrap();
        assert_eq!(refusal(site.app.ask_mandate(chef, cabinet, ask).await), "fault-mandate-exists");
    }
    let like = |one: &MandateSeen| (one.state, one.moves.clone(), one.scopes.clone(), one.version, one.asked_by);
    for round in ["waits", "taken back"] {
        let held = seen(&site, "Chef", "Cabinet", Side::Firm).await;
        assert_eq!(held.len(), 3);
        for one in &held {
            assert!(matches!(one.other, Other::Number(_)), "{round}: {one:?}");
            assert_eq!(like(one), like(&held[0]), "{round}");
            let history = site.app.mandate_history(chef, (cabinet, one.id), None).await.unwrap();
            let acts: Vec<_> = history.acts.acts.iter().map(|act| act.act.clone()).collect();
            let expected: &[&str] =
                if round == "waits" { &["mandate-asked"] } else { &["mandate-withdrawn", "mandate-asked"] };
            assert_eq!(acts, expected, "{round}");
            if round == "waits" {
                let early = move_it(&site, chef, "Cabinet", (one, MandateMove::Accept)).await;
                assert!(matches!(early, Err(AppError::Stale)), "{early:?}");
                move_it(&site, chef, "Cabinet", (one, MandateMove::Revoke)).await.unwrap();
                move_it(&site, chef, "Cabinet", (one, MandateMove::Revoke)).await.unwrap();
            }
        }
    }
    assert_eq!(letters(&site, &config, "message-mandate-asked").await.len(), 1, "only the right one is told");
}

async fn only_the_other_side_answers_and_a_stranger_finds_nothing(site: SiteBuilder) {
    let site = two(site).employer("Tissage").officer("Driss").start().await;
    let cabinet = site.employer("Cabinet").affiliate;
    site.app.ask_mandate(site.actor("Chef"), cabinet, &asked(&site)).await.unwrap();
    let held = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0);
    let own = move_it(&site, site.actor("Chef"), "Cabinet", (&held, MandateMove::Accept)).await;
    assert!(matches!(own, Err(AppError::Stale)), "{own:?}");
    for company in ["Tissage", "Conserverie", "Cabinet"] {
        let outcome = move_it(&site, site.actor("Driss"), company, (&held, MandateMove::Accept)).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{company}: {outcome:?}");
        let at = (site.employer(company).affiliate, held.id);
        assert!(matches!(site.app.mandate_history(site.actor("Driss"), at, None).await, Err(AppError::Unknown)));
    }
    // A declarant of the firm neither.
    let outcome = move_it(&site, site.actor("Commis"), "Cabinet", (&held, MandateMove::Revoke)).await;
    assert!(matches!(outcome, Err(AppError::Unknown)), "{outcome:?}");
}

async fn an_old_page_moves_nothing(site: SiteBuilder) {
    let site = two(site).start().await;
    let cabinet = site.employer("Cabinet").affiliate;
    site.app.ask_mandate(site.actor("Chef"), cabinet, &asked(&site)).await.unwrap();
    let old = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    let held = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0);
    move_it(&site, site.actor("Chef"), "Cabinet", (&held, MandateMove::Revoke)).await.unwrap();
    let late = move_it(&site, site.actor("Salma"), "Conserverie", (&old, MandateMove::Accept)).await;
    assert!(matches!(late, Err(AppError::Stale)), "{late:?}");
}

async fn what_cannot_be_asked_is_refused_in_words(site: SiteBuilder) {
    let site = two(site).start().await;
    let cabinet = site.employer("Cabinet").affiliate;
    let right = asked(&site);
    let cases = [
        (MandateAsk { other: cabinet, ..right.clone() }, "fault-mandate-self"),
        (MandateAsk { scopes: std::collections::BTreeSet::new(), ..right.clone() }, "fault-mandate-scopes"),
        (MandateAsk { from: date!(2026 - 04 - 04), ..right.clone() }, "fault-mandate-days"),
        (MandateAsk { until: Some(date!(2026 - 04 - 04)), ..right.clone() }, "fault-mandate-days"),
    ];
    for (ask, key) in cases {
        assert_eq!(refusal(site.app.ask_mandate(site.actor("Chef"), cabinet, &ask).await), key);
    }
    let commis = site.app.ask_mandate(site.actor("Commis"), cabinet, &right).await;
    assert!(matches!(commis, Err(AppError::Unknown)), "{commis:?}");
    // One whose last day is past makes room for another.
    let short = MandateAsk { until: Some(right.from), ..right.clone() };
    site.app.ask_mandate(site.actor("Chef"), cabinet, &short).await.unwrap();
    let given = seen(&site, "Salma", "Conserverie", Side::Principal).await.remove(0);
    move_it(&site, site.actor("Salma"), "Conserverie", (&given, MandateMove::Accept)).await.unwrap();
    assert_eq!(refusal(site.app.ask_mandate(site.actor("Chef"), cabinet, &right).await), "fault-mandate-exists");
    site.set_today("2026-04-06");
    let next = MandateAsk { from: date!(2026 - 04 - 06), ..right };
    site.app.ask_mandate(site.actor("Chef"), cabinet, &next).await.unwrap();
    assert_eq!(seen(&site, "Chef", "Cabinet", Side::Firm).await.len(), 2);
}

async fn two_answers_at_once_are_one(site: SiteBuilder) {
    let site = two(site).member("Chefa", Role::Administrator).start().await;
    let affiliate = site.employer("Conserverie").affiliate;
    let ask = MandateAsk { side: Side::Principal, other: site.employer("Cabinet").affiliate, ..asked(&site) };
    site.app.ask_mandate(site.actor("Salma"), affiliate, &ask).await.unwrap();
    let held = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0);
    let answer = |who: &str, does| {
        let (app, who) = (site.app.clone(), site.actor(who).clone());
        let at = (site.employer("Cabinet").affiliate, held.id);
        let seen = held.version;
        tokio::spawn(async move { app.move_mandate(&who, at, (does, seen)).await })
    };
    let (yes, no) = tokio::join!(answer("Chef", MandateMove::Accept), answer("Chefa", MandateMove::Decline));
    let outcomes = [yes.unwrap(), no.unwrap()];
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    let state = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0).state;
    let access = site.app.store().read().access().of(site.actor("Commis").account().id).await.unwrap();
    let may = access.may(Power::Read, site.employer("Conserverie").id, date!(2026 - 04 - 05));
    assert_eq!(may, state == MandateState::Accepted);
}

async fn a_number_that_is_nobodys_is_withdrawn_like_one_that_is(site: SiteBuilder) {
    let site = two(site).start().await;
    let (chef, cabinet) = (site.actor("Chef"), site.employer("Cabinet").affiliate);
    let nobody = MandateAsk { other: "9999999".parse().unwrap(), ..asked(&site) };
    for ask in [asked(&site), nobody] {
        site.app.ask_mandate(chef, cabinet, &ask).await.unwrap();
        let one = seen(&site, "Chef", "Cabinet", Side::Firm).await.remove(0);
        let withdraw = async |seen| site.app.move_mandate(chef, (cabinet, one.id), (MandateMove::Revoke, seen)).await;
        assert!(matches!(withdraw(one.version + 6).await, Err(AppError::Stale)));
        withdraw(one.version).await.unwrap();
        withdraw(one.version).await.unwrap();
        assert!(matches!(withdraw(one.version + 1).await, Err(AppError::Stale)));
    }
}
