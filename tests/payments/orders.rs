//! Orders of what is owed.

use super::*;
use tasrih_domain::payment::{DuePart, OrderState, total};
use tasrih_testkit::on_both_engines;

on_both_engines!(
    an_order_holds_what_is_owed_under_a_reference_that_names_the_employer,
    the_same_selection_is_one_order_and_another_one_has_the_next_number,
    two_orders_made_at_once_have_two_numbers,
    what_is_not_owed_is_not_ordered,
    an_order_that_was_given_up_stays_one_that_the_bank_may_bring,
    the_slip_of_an_order_is_always_the_same,
);

async fn an_order_holds_what_is_owed_under_a_reference_that_names_the_employer(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let due = owed(&site).await;
    let order = order(&site).await;
    assert_eq!((order.amount, order.state), (due, OrderState::Open));
    assert_eq!(
        order.lines.iter().map(|line| (line.month, line.part)).collect::<Vec<_>>(),
        [(FEBRUARY, DuePart::Contributions)]
    );
    assert_eq!(order.reference.affiliate(), site.company().affiliate);
    assert_eq!(total(&order.lines), Some(order.amount));
}

async fn the_same_selection_is_one_order_and_another_one_has_the_next_number(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let first = order(&site).await;
    assert_eq!(order(&site).await.id, first.id);
    let later = OrderRequest { chosen: vec![(FEBRUARY, DuePart::Contributions)], pay_on: day("2026-03-10") };
    let second = site.app.make_order(site.actor("Salma"), site.company().affiliate, later).await.unwrap();
    assert_eq!((first.reference.serial(), second.reference.serial()), (1, 2));
}

async fn two_orders_made_at_once_have_two_numbers(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let make = |on: &str| {
        let request = OrderRequest { chosen: Vec::new(), pay_on: day(on) };
        site.app.make_order(site.actor("Salma"), site.company().affiliate, request)
    };
    let (one, two, three) = tokio::join!(make("2026-03-09"), make("2026-03-10"), make("2026-03-11"));
    let mut numbers = [one, two, three].map(|order| order.unwrap().reference.serial());
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3]);
}

async fn what_is_not_owed_is_not_ordered(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let make = async |chosen, on: &str| {
        let request = OrderRequest { chosen, pay_on: day(on) };
        refusal(site.app.make_order(site.actor("Salma"), site.company().affiliate, request).await)
    };
    assert_eq!(make(vec![(MARCH, DuePart::Contributions)], "2026-03-09").await, "refused-nothing-owed");
    assert_eq!(make(Vec::new(), "2026-03-08").await, "refused-pay-on");
    assert_eq!(make(Vec::new(), "2026-06-09").await, "refused-pay-on");
}

async fn an_order_that_was_given_up_stays_one_that_the_bank_may_bring(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let give_up = || site.app.withdraw_order(site.actor("Salma"), site.company().affiliate, order.reference);
    give_up().await.unwrap();
    give_up().await.unwrap();
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Withdrawn);
    import(&site, &[credit("2026-03-09", order.reference.to_string(), order.amount)]).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Paid);
    assert_eq!(refusal(give_up().await), "refused-order-not-withdrawn");
}

async fn the_slip_of_an_order_is_always_the_same(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let slip = || site.app.order_slip(site.actor("Salma"), site.company().affiliate, order.reference);
    let (first, second) = (slip().await.unwrap(), slip().await.unwrap());
    assert!(first.bytes.starts_with(b"%PDF"));
    assert_eq!(first.bytes, second.bytes);
}
