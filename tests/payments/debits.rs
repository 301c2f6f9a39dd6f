//! Direct debits: mandates, the file for the bank, and the money that comes of it.

use super::*;
use tasrih_app::payments::MandateForm;
use tasrih_domain::payment::{DebitMandate, Method, OrderState};
use tasrih_testkit::on_both_engines;

on_both_engines!(
    a_file_collects_what_is_owed_once_and_its_payment_is_recognised,
    a_mandate_that_a_bank_would_refuse_is_not_given,
    without_a_mandate_nothing_is_collected,
    a_returned_debit_is_owed_again,
    what_no_bank_answered_is_asked_for_again_some_days_later,
);

async fn give(site: &TestSite, account: &str) -> Result<DebitMandate, AppError> {
    let form = MandateForm { holder: "STE EXEMPLE".to_owned(), account: account.to_owned(), is_signed: true };
    site.app.give_debit_mandate(site.actor("Salma"), site.company().affiliate, &form).await
}

async fn content(site: &TestSite) -> (Order, String) {
    let file = site.app.make_debit_file(site.actor("Karim"), ("DD-1", day("2026-03-11")), &[]).await.unwrap();
    let bytes = site.app.debit_file(site.actor("Karim"), file.id).await.unwrap().bytes;
    let orders = site.app.store().read().orders().of_file(file.id).await.unwrap();
    (orders[0].clone(), String::from_utf8(bytes).unwrap())
}

async fn a_file_collects_what_is_owed_once_and_its_payment_is_recognised(site: SiteBuilder) {
    let site = staffed(site).start().await;
    give(&site, RIB).await.unwrap();
    let due = owed(&site).await;
    let (order, text) = content(&site).await;
    assert_eq!((order.amount, order.method), (due, Method::Debit));
    assert!(text.contains("<SeqTp>FRST</SeqTp>") && text.contains(&order.reference.compact()), "{text}");
    assert!(text.contains(&format!("<InstdAmt Ccy=\"MAD\">{due}</InstdAmt>")), "{text}");
    // The same number is the same file; another one has nothing left to ask for.
    assert_eq!(content(&site).await.0.id, order.id);
    let again = site.app.make_debit_file(site.actor("Karim"), ("DD-2", day("2026-03-11")), &[]).await;
    assert_eq!(refusal(again), "refused-nothing-to-collect");
    import(&site, &[credit("2026-03-11", order.reference.compact(), order.amount)]).await;
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Paid);
    let account = account(&site).await;
    assert_eq!(account.credit, Money::ZERO);
}

async fn a_mandate_that_a_bank_would_refuse_is_not_given(site: SiteBuilder) {
    let site = staffed(site).start().await;
    assert_eq!(refusal(give(&site, "123").await), "refused-rib");
    assert_eq!(refusal(give(&site, "007780000123456789012397").await), "refused-rib-key");
    let unsigned = MandateForm { holder: "X Y".to_owned(), account: RIB.to_owned(), is_signed: false };
    let outcome = site.app.give_debit_mandate(site.actor("Salma"), site.company().affiliate, &unsigned).await;
    assert_eq!(refusal(outcome), "refused-mandate-unsigned");
    let given = give(&site, RIB).await.unwrap();
    assert_eq!(give(&site, RIB).await.unwrap().id, given.id);
    assert_eq!(refusal(give(&site, OTHER_RIB).await), "refused-mandate-stands");
}

async fn without_a_mandate_nothing_is_collected(site: SiteBuilder) {
    let site = staffed(site).start().await;
    give(&site, RIB).await.unwrap();
    site.app.end_debit_mandate(site.actor("Salma"), site.company().affiliate).await.unwrap();
    site.app.end_debit_mandate(site.actor("Salma"), site.company().affiliate).await.unwrap();
    assert!(site.app.debits(site.actor("Karim"), None).await.unwrap().choices.is_empty());
    assert_ne!(give(&site, OTHER_RIB).await.unwrap().reference, "");
}

async fn a_returned_debit_is_owed_again(site: SiteBuilder) {
    let site = staffed(site).start().await;
    give(&site, RIB).await.unwrap();
    let (order, _) = content(&site).await;
    import(&site, &[credit("2026-03-09", order.reference.compact(), order.amount)]).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    let back = credit("2026-03-09", format!("IMPAYE {}", order.reference), Money::ZERO - order.amount);
    import(&site, &[back]).await;
    assert_eq!(owed(&site).await, order.amount);
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Open);
}

async fn what_no_bank_answered_is_asked_for_again_some_days_later(site: SiteBuilder) {
    let site = staffed(site).start().await;
    give(&site, RIB).await.unwrap();
    content(&site).await;
    let choices = async |on| site.app.debits(site.actor("Karim"), Some(day(on))).await.unwrap().choices.len();
    site.set_today("2026-03-21");
    assert_eq!(choices("2026-03-24").await, 0, "ten days after the day of collection it may still come");
    site.set_today("2026-03-22");
    assert_eq!(choices("2026-03-24").await, 1);
}
