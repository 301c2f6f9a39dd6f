//! Filing: once, whoever asks and however often, and never changed again.

use crate::{MARCH, is_stale, refusal};
use tasrih_app::declarations::{Changes, LeaveOut, Upload};
use tasrih_app::{AppError, Spool};
use tasrih_domain::declaration::{Amendment, ColumnMapping, local_date};
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Field, Money};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};
use time::macros::{date, datetime};

on_both_engines!(
    filing_twice_gives_the_same_receipt,
    windows_that_file_at_once_get_one_receipt,
    filing_meets_a_change_and_one_of_them_is_out_of_date,
    a_filed_declaration_takes_no_file_no_change_and_no_withdrawal,
    the_last_day_to_file_on_time_ends_at_midnight_in_morocco,
    late_filing_is_said_before_and_after,
    an_employer_with_its_own_health_cover_owes_no_basic_health,
);

async fn filing_twice_gives_the_same_receipt(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let consent = site.consent(id, LeaveOut::Nobody).await;
    let first = site.app.submit(site.officer(), id, consent.clone()).await.unwrap();
    let again = site.app.submit(site.officer(), id, consent).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(site.events(id).await.iter().filter(|event| **event == Event::Filed).count(), 1);
}

async fn windows_that_file_at_once_get_one_receipt(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let consent = site.consent(id, LeaveOut::Nobody).await;
    let windows: Vec<_> = (0..6)
        .map(|_| {
            let (app, actor, consent) = (site.app.clone(), site.officer().clone(), consent.clone());
            tokio::spawn(async move { app.submit(&actor, id, consent).await })
        })
        .collect();
    let mut receipts = Vec::new();
    for window in windows {
        receipts.push(window.await.unwrap().unwrap().filing.unwrap().receipt);
    }
    receipts.dedup();
    assert_eq!(receipts.len(), 1);
    assert_eq!(site.events(id).await.iter().filter(|event| **event == Event::Filed).count(), 1);
}

async fn filing_meets_a_change_and_one_of_them_is_out_of_date(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let consent = site.consent(id, LeaveOut::Nobody).await;
    let cells = vec![Amendment { row: 2, field: Field::Days, text: "20".to_owned() }];
    let (filed, changed) = tokio::join!(
        site.app.submit(site.officer(), id, consent.clone()),
        site.app.change(site.officer(), id, consent.seen, Changes::Cells(cells)),
    );
    let declaration = site.declaration(id).await;
    match (filed, changed) {
        (Ok(filed), Err(AppError::Stale)) => assert_eq!(declaration, filed),
        (Err(AppError::Stale), Ok(_)) => assert_eq!(declaration.totals.days, 20 + 26 + 26),
        other => panic!("{other:?}"),
    }
    assert_eq!(declaration.filing.is_some(), declaration.state == State::Filed);
}

async fn a_filed_declaration_takes_no_file_no_change_and_no_withdrawal(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let (id, seen) = (filed.id, filed.version);

    assert_eq!(refusal(site.try_upload(MARCH, &Payroll::full_month(1..=4).csv()).await), "refused-already-filed");
    let cells = vec![Amendment { row: 2, field: Field::Days, text: "20".to_owned() }];
    assert!(is_stale(&site.app.change(site.officer(), id, seen, Changes::Cells(cells)).await));
    let columns = ColumnMapping::from([("nom".to_owned(), None)]);
    assert!(is_stale(&site.app.change(site.officer(), id, seen, Changes::Columns(columns)).await));
    assert!(is_stale(&site.app.change(site.officer(), id, seen, Changes::Sheet("Paie".to_owned())).await));
    assert!(is_stale(&site.app.withdraw(site.officer(), id, seen).await));
    assert_eq!(site.declaration(id).await, filed);
    assert!(site.app.store().read().mappings().of(site.company().id).await.unwrap().is_empty());
}

async fn the_last_day_to_file_on_time_ends_at_midnight_in_morocco(site: SiteBuilder) {
    // Morocco is one hour ahead of UTC.
    for (now, is_on_time) in [(datetime!(2026-04-10 22:59:59 UTC), true), (datetime!(2026-04-10 23:00 UTC), false)] {
        assert_eq!(local_date(now) <= date!(2026 - 04 - 10), is_on_time);
    }
    let site = site.today("2026-04-10").employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    assert_eq!(site.answers(id).await.late, None);
    site.clock.set(datetime!(2026-04-10 23:00 UTC));
    assert_eq!(site.answers(id).await.late.unwrap().days, 1);
    site.clock.set(datetime!(2026-04-10 22:59:59 UTC));
    let filing = site.submit(id).await.filing.unwrap();
    assert!(filing.is_on_time());
}

async fn late_filing_is_said_before_and_after(site: SiteBuilder) {
    let site = site.today("2026-04-13").employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let late = site.answers(id).await.late.unwrap();
    // 50 DH per employee.
    assert_eq!((late.days, late.fine), (3, Some(Money::from_dirhams(150))));
    let filed = site.submit(id).await;
    let filing = filed.filing.unwrap();
    assert!(!filing.is_on_time());
    assert_eq!(filing.due_on, date!(2026 - 04 - 10));
}

async fn an_employer_with_its_own_health_cover_owes_no_basic_health(site: SiteBuilder) {
    let site = site
        .employer("Conserverie")
        .officer("Salma")
        .employer("Assurances")
        .who(|employer| employer.health_exempt = true)
        .officer("Driss")
        .start()
        .await;
    let mut due = Vec::new();
    for (employer, officer) in [("Conserverie", "Salma"), ("Assurances", "Driss")] {
        let upload = Upload {
            affiliate: site.employer(employer).affiliate,
            month: MARCH,
            file_name: "paie.csv".to_owned(),
            spool: Spool::of(&Payroll::full_month(1..=3).csv()).unwrap(),
            correcting: None,
        };
        let id = site.app.receive(site.actor(officer), upload).await.unwrap().id;
        due.push(site.app.answers(site.actor(officer), id).await.unwrap().due);
    }
    let basic_health = |at: usize| {
        let branch = |one: &&tasrih_domain::declaration::BranchDue| one.branch == tasrih_domain::Branch::HealthBasic;
        due[at].branches.iter().find(branch).map_or(Money::ZERO, |one| one.employer)
    };
    assert!(basic_health(0) > Money::ZERO);
    assert_eq!(basic_health(1), Money::ZERO);
    assert!(due[1].due() < due[0].due());
}
