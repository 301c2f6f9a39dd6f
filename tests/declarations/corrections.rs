//! A correction replaces, it never edits.

use crate::{CAME_IN_AND_PASSED, MARCH, is_stale};
use std::collections::BTreeSet;
use tasrih_app::declarations::{Changes, Upload};
use tasrih_app::receipts::ReceiptCheck;
use tasrih_domain::declaration::Amendment;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Field, Money};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_correction_takes_the_place_of_what_was_filed,
    a_correction_can_begin_with_another_file,
    beginning_a_correction_again_or_at_once_gives_the_same_one,
    a_correction_given_up_leaves_the_filed_one_standing,
    a_correction_keeps_what_was_typed_into_the_first,
    what_was_replaced_is_not_corrected_again,
);

async fn filed(site: SiteBuilder) -> (TestSite, tasrih_domain::declaration::Declaration) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    (site, filed)
}

fn days(row: u32, days: &str) -> Changes {
    Changes::Cells(vec![Amendment { row, field: Field::Days, text: days.to_owned() }])
}

async fn a_correction_takes_the_place_of_what_was_filed(site: SiteBuilder) {
    let (site, old) = filed(site).await;
    site.set_today("2026-04-20");
    let begun = site.app.begin_correction(site.officer(), old.id).await.unwrap();
    site.run_queue().await;
    let correction = site.declaration(begun.id).await;
    assert_eq!((correction.state, correction.corrects), (State::Ready, Some(old.id)));
    assert_eq!(site.declaration(old.id).await, old, "the filed one stands until the correction is filed");

    site.app.change(site.officer(), begun.id, correction.version, days(2, "20")).await.unwrap();
    let new = site.submit(begun.id).await;
    let (old_filing, new_filing) = (old.filing.clone().unwrap(), new.filing.clone().unwrap());
    assert_ne!(old_filing.receipt, new_filing.receipt);
    assert_eq!(new_filing.totals.days, 20 + 26 + 26);

    // The old one keeps its figures and its receipt, and says that it was replaced.
    let replaced = site.declaration(old.id).await;
    assert_eq!((replaced.state, replaced.filing.as_ref()), (State::Superseded, old.filing.as_ref()));
    assert_eq!(site.events(old.id).await, [Event::FileReceived, Event::ChecksPassed, Event::Filed, Event::Replaced]);
    assert_eq!(
        site.events(new.id).await,
        [Event::FileReceived, Event::ChecksPassed, Event::Edited, Event::ChecksPassed, Event::Filed]
    );
    assert!(matches!(
        site.app.check_receipt(&old_filing.check_code).await.unwrap(),
        ReceiptCheck::Replaced(found) if found.0.id == old.id
    ));
    assert!(matches!(
        site.app.check_receipt(&new_filing.check_code).await.unwrap(),
        ReceiptCheck::Genuine(found) if found.0.id == new.id
    ));
    let view = site.app.declaration(site.officer(), old.id).await.unwrap();
    assert_eq!(view.corrections.iter().map(|one| one.id).collect::<Vec<_>>(), [new.id]);
}

async fn a_correction_can_begin_with_another_file(site: SiteBuilder) {
    let (site, old) = filed(site).await;
    let bytes = Payroll::full_month(1..=4).csv();
    let upload = Upload { correcting: Some(old.id), ..site.parcel(MARCH, &bytes) };
    let received = site.app.receive(site.officer(), upload).await.unwrap();
    assert_ne!(received.id, old.id);
    assert_eq!(site.declaration(received.id).await.corrects, Some(old.id));
    assert_eq!(site.events(received.id).await, CAME_IN_AND_PASSED);
    assert_eq!(site.submit(received.id).await.filing.unwrap().totals.employees, 4);
    assert_eq!(site.declaration(old.id).await.state, State::Superseded);
}

async fn beginning_a_correction_again_or_at_once_gives_the_same_one(site: SiteBuilder) {
    let (site, old) = filed(site).await;
    let begin = || site.app.begin_correction(site.officer(), old.id);
    let (a, b, c) = tokio::join!(begin(), begin(), begin());
    let later = begin().await.unwrap();
    let ids = BTreeSet::from([a.unwrap().id, b.unwrap().id, c.unwrap().id, later.id]);
    assert_eq!(ids.len(), 1);
    assert_eq!(site.run_queue().await, 1, "one check");
}

async fn a_correction_given_up_leaves_the_filed_one_standing(site: SiteBuilder) {
    let (site, old) = filed(site).await;
    let begun = site.app.begin_correction(site.officer(), old.id).await.unwrap();
    let seen = site.declaration(begun.id).await.version;
    site.app.withdraw(site.officer(), begun.id, seen).await.unwrap();
    site.run_queue().await;
    assert_eq!(site.declaration(begun.id).await.state, State::Withdrawn);
    assert_eq!(site.declaration(old.id).await, old);
    // And another one can be begun.
    assert_ne!(site.app.begin_correction(site.officer(), old.id).await.unwrap().id, begun.id);
}

async fn a_correction_keeps_what_was_typed_into_the_first(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let seen = site.declaration(id).await.version;
    site.app.change(site.officer(), id, seen, days(3, "13")).await.unwrap();
    let old = site.submit(id).await;
    let begun = site.app.begin_correction(site.officer(), id).await.unwrap();
    site.run_queue().await;
    let correction = site.declaration(begun.id).await;
    assert_eq!(correction.totals, old.totals);
    assert_eq!(correction.totals.days, 26 + 13 + 26);
    assert!(correction.totals.gross > Money::ZERO);
}

async fn what_was_replaced_is_not_corrected_again(site: SiteBuilder) {
    let (site, old) = filed(site).await;
    let begun = site.app.begin_correction(site.officer(), old.id).await.unwrap();
    site.run_queue().await;
    site.submit(begun.id).await;
    assert!(is_stale(&site.app.begin_correction(site.officer(), old.id).await));
    // A file that names the old one as what it corrects is no way around it.
    let upload = Upload { correcting: Some(old.id), ..site.parcel(MARCH, &Payroll::full_month(1..=5).csv()) };
    assert_eq!(crate::refusal(site.app.receive(site.officer(), upload).await), "refused-already-filed");
}
