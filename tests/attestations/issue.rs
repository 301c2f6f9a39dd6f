//! When they are issued, and what they say.

use crate::{FEBRUARY, MARCH, asked, declared, filed, issue, issued, kept, over, paper, pay, refused};
use tasrih_app::AppError;
use tasrih_app::attestations::{Asked, Obstacle, Outcome};
use tasrih_app::ledger::Reason;
use tasrih_domain::Month;
use tasrih_domain::attestation::{AttestationKind as Kind, Validity};
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    regular_standing_is_issued_once_what_stood_against_it_is_cured,
    a_period_is_attested_when_each_of_its_months_is_declared,
    a_period_that_is_none_is_refused_with_the_reason,
    asked_twice_on_a_day_it_is_the_same_and_on_another_day_another,
    figures_that_were_corrected_replace_the_paper_that_told_the_former_ones,
    an_employee_is_attested_what_this_employer_declared_and_nothing_else,
    numbers_of_a_kind_follow_each_other_without_a_gap,
    what_is_kept_cannot_be_changed,
);

async fn regular_standing_is_issued_once_what_stood_against_it_is_cured(site: SiteBuilder) {
    let site = declared(site).start().await;
    let against = refused(&site, &asked(Kind::Standing)).await;
    let [Obstacle::Irregular(Reason::Due { month, since, .. })] = against[..] else { panic!("{against:?}") };
    assert_eq!((month, since), (FEBRUARY, date!(2026 - 03 - 11)));
    pay(&site, &filed(&site, FEBRUARY).await, "2026-03-20").await;
    let one = issued(&site, &asked(Kind::Standing)).await;
    assert_eq!(one.number.to_string(), "AR-2026-000001");
    assert_eq!(one.valid_until, date!(2027 - 03 - 19));
    // A month later March is due and not declared: what was issued stays, a new one is refused.
    site.set_today("2026-04-20");
    let against = refused(&site, &asked(Kind::Standing)).await;
    assert!(matches!(against[..], [Obstacle::Irregular(Reason::NotDeclared { month: MARCH, .. })]), "{against:?}");
    assert_eq!(kept(&site, one.id).await.validity(date!(2026 - 04 - 20)), Validity::Current);
    let acts = site.app.store().read().audit().page(&AuditOf::Employer(site.company().id), None, 50).await.unwrap();
    let acts: Vec<_> = acts.iter().filter(|event| event.act == "attestation-issued").collect();
    assert_eq!(acts.len(), 1);
    assert_eq!(acts[0].subject.as_deref(), Some(one.id.to_string().as_str()));
}

async fn a_period_is_attested_when_each_of_its_months_is_declared(site: SiteBuilder) {
    let site = declared(site).filed(MARCH, Payroll::full_month(1..=4)).start().await;
    site.set_today("2026-05-05");
    for kind in [Kind::Wages, Kind::Payroll] {
        let one = issued(&site, &over(kind, FEBRUARY, MARCH)).await;
        assert_eq!(one.period, Some((FEBRUARY, MARCH)));
        let april = Month::at(2026, 4);
        assert_eq!(refused(&site, &over(kind, FEBRUARY, april)).await, [Obstacle::NotDeclared(april)]);
    }
    let one = issued(&site, &asked(Kind::Affiliation)).await;
    assert_eq!(one.period, None);
    assert_eq!(one.valid_until, date!(2026 - 08 - 04));
}

async fn a_period_that_is_none_is_refused_with_the_reason(site: SiteBuilder) {
    let site = declared(site).start().await;
    let january = Month::at(2026, 1);
    for (asked, key) in [
        (asked(Kind::Wages), "refused-period-missing"),
        (over(Kind::Wages, MARCH, FEBRUARY), "refused-period-backwards"),
        (over(Kind::Wages, january, FEBRUARY), "refused-period-early"),
        (over(Kind::Wages, FEBRUARY, MARCH), "refused-period-open"),
        (over(Kind::Payroll, Month::at(2016, 1), FEBRUARY), "refused-period-long"),
    ] {
        match site.app.issue_attestation(site.officer(), site.company().affiliate, &asked).await {
            Err(AppError::Refused(text)) => assert_eq!(text.key(), key),
            other => panic!("{key}: {other:?}"),
        }
    }
}

async fn asked_twice_on_a_day_it_is_the_same_and_on_another_day_another(site: SiteBuilder) {
    let site = declared(site).start().await;
    let first = issued(&site, &asked(Kind::Affiliation)).await;
    assert_eq!(issue(&site, &asked(Kind::Affiliation)).await, Outcome::Issued(first.id));
    let papers = (paper(&site, first.id).await, paper(&site, first.id).await);
    assert!(papers.0 == papers.1, "the same paper each time it is drawn");
    site.set_today("2026-03-21");
    let second = issued(&site, &asked(Kind::Affiliation)).await;
    assert_ne!(second.id, first.id);
    assert_ne!(second.code, first.code);
    assert_eq!(second.number.serial, first.number.serial + 1);
    // It says the same: the first is as good as before.
    assert_eq!(kept(&site, first.id).await.validity(date!(2026 - 03 - 21)), Validity::Current);
}

async fn figures_that_were_corrected_replace_the_paper_that_told_the_former_ones(site: SiteBuilder) {
    let site = declared(site).start().await;
    let before = issued(&site, &over(Kind::Payroll, FEBRUARY, FEBRUARY)).await;
    correct(&site).await;
    let after = issued(&site, &over(Kind::Payroll, FEBRUARY, FEBRUARY)).await;
    assert_ne!(after.id, before.id);
    let today = date!(2026 - 03 - 20);
    assert!(matches!(kept(&site, before.id).await.validity(today), Validity::Replaced { .. }));
    assert_eq!(after.validity(today), Validity::Current);
}

/// Files February once more, with one employee more.
async fn correct(site: &TestSite) {
    let replaced = filed(site, FEBRUARY).await;
    let spool = tasrih_app::Spool::of(&Payroll::full_month(1..=4).csv()).unwrap();
    let upload = tasrih_app::declarations::Upload {
        affiliate: site.company().affiliate,
        month: FEBRUARY,
        file_name: "paie.csv".to_owned(),
        spool,
        correcting: Some(replaced.id),
    };
    let received = site.app.receive(site.officer(), upload).await.unwrap();
    site.submit(received.id).await;
}

async fn an_employee_is_attested_what_this_employer_declared_and_nothing_else(site: SiteBuilder) {
    let site = declared(site).employer("Tissage").who(|other| other.declares_from = FEBRUARY).officer("Driss");
    let site = site.filed(FEBRUARY, Payroll::full_month(1..=2)).start().await;
    site.run_queue().await;
    let number = tasrih_app::invented::Person(1).insured();
    let person = site.app.store().read().persons().find_by_number(number).await.unwrap().unwrap();
    let asked = Asked { person: Some(person.id), ..over(Kind::OwnWages, FEBRUARY, FEBRUARY) };
    let one = issued(&site, &asked).await;
    assert_eq!((one.employer, one.person), (Some(site.company().id), Some(person.id)));
    let other = site.employer("Tissage").affiliate.to_string();
    assert!(!one.content.contains(&other), "the other employer's wages are not its business");
    // Known from payrolls alone: there is no identity to attest.
    let registration = Asked { kind: Kind::Registration, period: None, ..asked };
    assert_eq!(refused(&site, &registration).await, [Obstacle::NotRegistered]);
    let nobody = Asked { person: Some(tasrih_domain::id::PersonId(site.clock.new_id())), ..asked };
    let outcome = site.app.issue_attestation(site.officer(), site.company().affiliate, &nobody).await;
    assert!(matches!(outcome, Err(AppError::Unknown)));
}

async fn numbers_of_a_kind_follow_each_other_without_a_gap(site: SiteBuilder) {
    let site = declared(site).start().await;
    let mut asking = tokio::task::JoinSet::new();
    for nth in 0..6_u16 {
        let (app, actor, affiliate) = (site.app.clone(), site.officer().clone(), site.company().affiliate);
        let kind = if nth % 2 == 0 { Kind::Affiliation } else { Kind::Wages };
        asking.spawn(async move {
            app.issue_attestation(&actor, affiliate, &over(kind, FEBRUARY, FEBRUARY)).await.unwrap()
        });
    }
    let outcomes = asking.join_all().await;
    let mut ids: Vec<_> = outcomes.into_iter().map(|outcome| format!("{outcome:?}")).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 2, "asked at once, each is issued once");
    site.set_today("2026-03-21");
    assert_eq!(issued(&site, &asked(Kind::Affiliation)).await.number.serial, 2);
}

async fn what_is_kept_cannot_be_changed(site: SiteBuilder) {
    use sea_orm_migration::sea_orm::ConnectionTrait;
    let site = declared(site).start().await;
    let one = issued(&site, &asked(Kind::Affiliation)).await;
    site.app.revoke_attestation(site.officer(), site.company().affiliate, one.id).await.unwrap();
    let db = site.app.store().connection();
    for sql in [
        "UPDATE attestation SET content = '{}'",
        "UPDATE attestation SET valid_until = '2099-01-01'",
        "UPDATE attestation SET revoked_at_us = NULL, revoked_by = NULL",
        "DELETE FROM attestation",
    ] {
        assert!(db.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}
