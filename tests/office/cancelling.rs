//! A filing cancelled by two agents.

use crate::{FEBRUARY, MARCH, acts_about, is_unknown, refusal, staffed, yes};
use tasrih_app::declarations::LeaveOut;
use tasrih_app::receipts::ReceiptCheck;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_cancelled_filing_opens_its_month_and_everybody_learns_it,
    what_was_to_replace_it_stands_for_itself,
    a_filing_with_complementary_ones_beside_it_is_not_cancelled,
    a_filing_that_was_replaced_meanwhile_is_not_cancelled,
);

async fn cancel(site: &TestSite, id: DeclarationId) {
    let asked = site.app.propose_cancelling(site.actor("Karim"), id, "Déposée pour un autre employeur").await.unwrap();
    site.app.decide_approval(site.actor("Zineb"), asked, yes()).await.unwrap();
}

async fn a_cancelled_filing_opens_its_month_and_everybody_learns_it(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let filing = filed.filing.clone().unwrap();
    for name in ["Salma", "Mounir", "Latifa"] {
        assert!(is_unknown(&site.app.propose_cancelling(site.actor(name), filed.id, "x").await), "{name}");
        assert!(is_unknown(&site.app.filing_to_cancel(site.actor(name), filed.id).await), "{name}");
    }
    let karim = site.actor("Karim");
    assert_eq!(refusal(site.app.propose_cancelling(karim, filed.id, " ").await), "refused-reason-missing");
    let asked = site.app.propose_cancelling(karim, filed.id, "Déposée pour un autre employeur").await.unwrap();
    assert_eq!(site.declaration(filed.id).await.state, State::Filed, "a proposal cancels nothing");
    assert_eq!(refusal(site.app.decide_approval(karim, asked, yes()).await), "refused-own-proposal");
    site.app.decide_approval(site.actor("Anas"), asked, yes()).await.unwrap();

    let cancelled = site.declaration(filed.id).await;
    assert_eq!((cancelled.state, cancelled.filing.as_ref()), (State::Cancelled, Some(&filing)));
    assert_eq!(site.events(filed.id).await.last(), Some(&Event::Cancelled));
    assert!(acts_about(&site, filed.id).await.contains(&"declaration-cancelled".to_owned()));
    let check = site.app.check_receipt(&filing.check_code).await.unwrap();
    assert!(matches!(check, ReceiptCheck::Cancelled(_)));
    // The month is a task again, and can be filed anew.
    let months = site.app.company_months(site.officer(), site.company().affiliate).await.unwrap();
    let task = months.tasks.iter().find(|task| task.month == MARCH).unwrap();
    assert!(task.declarations.is_empty());
    let anew = site.file(MARCH, &Payroll::full_month(1..=2)).await;
    assert_eq!(anew.corrects, None);
    // The employer was told once.
    assert_eq!(site.run_queue().await, 1);
}

async fn what_was_to_replace_it_stands_for_itself(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let begun = site.app.begin_correction(site.officer(), filed.id).await.unwrap().id;
    assert_eq!(site.declaration(begun).await.corrects, Some(filed.id));
    cancel(&site, filed.id).await;
    assert_eq!(site.declaration(begun).await.corrects, None);
    site.run_queue().await;
    assert_eq!(site.submit(begun).await.state, State::Filed);
}

async fn a_filing_with_complementary_ones_beside_it_is_not_cancelled(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    let main = site.upload(MARCH, &spoiled.csv()).await.id;
    let consent = site.consent(main, LeaveOut::BlockedRows).await;
    site.app.submit(site.officer(), main, consent).await.unwrap();
    site.run_queue().await;
    let rest = site.app.store().read().declarations().completions_of(main).await.unwrap()[0].clone();
    let seen = rest.version;
    let change =
        tasrih_domain::declaration::Amendment { row: 3, field: tasrih_domain::Field::Days, text: "26".to_owned() };
    let changes = tasrih_app::declarations::Changes::Cells(vec![change]);
    site.app.change(site.officer(), rest.id, seen, changes).await.unwrap();
    site.submit(rest.id).await;
    let asked = site.app.propose_cancelling(site.actor("Karim"), main, "Erreur").await;
    assert_eq!(refusal(asked), "refused-cancel-complementary-first");
    cancel(&site, rest.id).await;
    cancel(&site, main).await;
    assert_eq!(site.declaration(main).await.state, State::Cancelled);
}

async fn a_filing_that_was_replaced_meanwhile_is_not_cancelled(site: SiteBuilder) {
    let site = staffed(site).today("2026-03-09").start().await;
    let filed = site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    let asked = site.app.propose_cancelling(site.actor("Karim"), filed.id, "Erreur").await.unwrap();
    let begun = site.app.begin_correction(site.officer(), filed.id).await.unwrap().id;
    site.run_queue().await;
    site.submit(begun).await;
    let decided = site.app.decide_approval(site.actor("Zineb"), asked, yes()).await;
    assert_eq!(refusal(decided), "refused-filing-does-not-stand");
    assert_eq!(site.declaration(filed.id).await.state, State::Superseded);
}
