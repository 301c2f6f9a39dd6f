//! Filing all that are clean.

use crate::{MARCH, dropped, named, seen, with_clients};
use tasrih_app::AppError;
use tasrih_app::deliveries::FileAll;
use tasrih_domain::Money;
use tasrih_domain::access::Power;
use tasrih_domain::id::DeliveryId;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    all_that_are_clean_are_filed_in_one_act_and_only_once,
    nothing_is_filed_that_the_page_did_not_show,
    late_ones_are_filed_once_the_person_has_seen_it,
    a_mandate_that_does_not_allow_it_files_nothing,
    a_mandate_that_ends_before_the_queue_comes_files_nothing,
);

async fn two_clean(site: &TestSite) -> DeliveryId {
    let spoiled = Payroll::full_month(4..=6).with(1, |row| row.days = "31".into());
    let files = [
        ("a.csv", named(site, "Conserverie", &Payroll::full_month(1..=3))),
        ("b.csv", named(site, "Tissage", &Payroll::full_month(4..=6))),
        ("c.csv", spoiled.csv()),
    ];
    dropped(site, &files).await
}

async fn word(site: &TestSite, id: DeliveryId) -> FileAll {
    FileAll { mark: seen(site, id).await.together.mark, late_seen: false }
}

async fn all_that_are_clean_are_filed_in_one_act_and_only_once(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let id = two_clean(&site).await;
    let said = word(&site, id).await;
    let windows: Vec<_> = (0..4)
        .map(|_| {
            let (app, actor, said) = (site.app.clone(), site.actor("Driss").clone(), said.clone());
            tokio::spawn(async move { app.file_delivery(&actor, id, said).await })
        })
        .collect();
    for window in windows {
        let outcome = window.await.unwrap();
        assert!(matches!(outcome, Ok(()) | Err(AppError::Stale)), "{outcome:?}");
    }
    site.run_queue().await;
    let view = seen(&site, id).await;
    assert_eq!((view.together.count, view.open), (0, 0));
    let mut receipts = Vec::new();
    for file in view.files.iter().filter(|file| file.file.row <= 2) {
        let verdict = file.verdict.as_ref().unwrap();
        assert_eq!(verdict.declaration.state, State::Filed);
        receipts.push(verdict.receipt().unwrap().clone());
        let events = site.events(verdict.declaration.id).await;
        assert_eq!(events.iter().filter(|event| **event == Event::Filed).count(), 1);
    }
    receipts.dedup();
    assert_eq!(receipts.len(), 2);
    // Said again, nothing moves.
    site.app.file_delivery(site.actor("Driss"), id, said).await.unwrap();
    assert_eq!(seen(&site, id).await.files[0].file, view.files[0].file);
}

async fn nothing_is_filed_that_the_page_did_not_show(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let id = two_clean(&site).await;
    let said = word(&site, id).await;
    // The company changes its file meanwhile.
    site.upload(MARCH, &Payroll::full_month(1..=4).csv()).await;
    let outcome = site.app.file_delivery(site.actor("Driss"), id, said).await;
    assert!(matches!(outcome, Err(AppError::Stale)), "{outcome:?}");
    let files = seen(&site, id).await.files;
    assert!(files.iter().all(|file| file.verdict.as_ref().is_none_or(|one| !one.declaration.state.is_filed())));
}

async fn late_ones_are_filed_once_the_person_has_seen_it(site: SiteBuilder) {
    let site = with_clients(site).today("2026-04-13").start().await;
    let id = two_clean(&site).await;
    let together = seen(&site, id).await.together;
    // 50 DH for each of three employees, twice.
    assert_eq!((together.late, together.fines), (2, Money::from_dirhams(300)));
    let said = word(&site, id).await;
    let outcome = site.app.file_delivery(site.actor("Driss"), id, said.clone()).await;
    assert!(matches!(outcome, Err(AppError::Refused(text)) if text.key() == "delivery-refused-late-unseen"));
    site.app.file_delivery(site.actor("Driss"), id, FileAll { late_seen: true, ..said }).await.unwrap();
    site.run_queue().await;
    assert_eq!(seen(&site, id).await.together.count, 0);
}

async fn a_mandate_that_does_not_allow_it_files_nothing(site: SiteBuilder) {
    let prepare = &[Power::Read, Power::Prepare];
    let site = site.employer("Conserverie").officer("Salma").accountant_with("Driss", prepare).start().await;
    let id = dropped(&site, &[("a.csv", named(&site, "Conserverie", &Payroll::full_month(1..=3)))]).await;
    let view = seen(&site, id).await;
    assert_eq!(view.together.count, 0);
    assert!(!view.files[0].verdict.as_ref().unwrap().may_submit);
    let said = word(&site, id).await;
    let outcome = site.app.file_delivery(site.actor("Driss"), id, said).await;
    assert!(matches!(outcome, Err(AppError::Refused(text)) if text.key() == "delivery-refused-nothing-clean"));
}

async fn a_mandate_that_ends_before_the_queue_comes_files_nothing(site: SiteBuilder) {
    let site = site
        .today("2026-04-05")
        .employer("Conserverie")
        .officer("Salma")
        .accountant_with("Driss", crate::DECLARE)
        .until("2026-04-05")
        .start()
        .await;
    let file = named(&site, "Conserverie", &Payroll::full_month(1..=3));
    let files: Vec<_> = (0..30).map(|nth| (format!("vide-{nth}.csv"), Vec::new())).collect();
    let mut files: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    files.push(("a.csv", file));
    let spools = files.iter().map(|(name, bytes)| ((*name).to_owned(), tasrih_app::Spool::of(bytes).unwrap()));
    site.app.receive_delivery(site.actor("Driss"), MARCH, spools.collect()).await.unwrap();
    site.set_today("2026-04-06");
    site.run_queue().await;
    let conserverie = site.employer("Conserverie").id;
    assert!(site.app.store().read().declarations().of_month(conserverie, MARCH).await.unwrap().is_empty());
}
