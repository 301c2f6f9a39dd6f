//! The page of one company.

use crate::{FEBRUARY, MARCH, get};
use std::time::Duration;
use tasrih_app::portfolio::PortfolioAsk;
use tasrih_app::standing::{Reason, Standing};
use tasrih_domain::access::Power;
use tasrih_domain::{Money, Month};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};
use tokio::time::Instant;

on_both_engines!(
    every_reason_is_said_with_what_removes_it,
    the_table_of_many_says_what_the_page_says,
    ten_years_of_history_are_shown_at_once,
);

fn with_debt(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-12")
        .employer("Conserverie")
        .who(|employer| employer.declares_from = FEBRUARY)
        .officer("Salma")
        .filed(FEBRUARY, Payroll::full_month(1..=3))
}

async fn every_reason_is_said_with_what_removes_it(site: SiteBuilder) {
    let site = with_debt(site).accountant_with("Driss", &[Power::Read]).start().await;
    let affiliate = site.company().affiliate;
    let seen = site.app.standing_page(site.officer(), affiliate).await.unwrap();
    let Standing::Irregular(reasons) = &seen.standing else { panic!("{:?}", seen.standing) };
    assert!(reasons.iter().any(|one| matches!(one, Reason::NotDeclared { month, .. } if *month == MARCH)));
    assert!(reasons.iter().any(|one| matches!(one, Reason::Due { month, .. } if *month == FEBRUARY)));
    assert!(seen.overdue > Money::ZERO && seen.overdue <= seen.open);
    let months: Vec<_> = seen.months.iter().map(|one| (one.month, one.is_missing(), one.overdue.is_zero())).collect();
    assert_eq!(months, [(FEBRUARY, false, false), (MARCH, true, true)]);
    let address = format!("/fr/employers/{affiliate}/standing");
    let (status, page) = get(&site, Some("Salma"), &address).await;
    assert_eq!(status.as_u16(), 200);
    assert!(page.contains(&format!("/fr/employers/{affiliate}/2026-03/upload")), "the cure is one click away");
    assert!(page.contains("<svg") && page.contains("class=\"late\"") && page.contains("class=\"missing\""));
    // Who only looks is offered nothing to do.
    let (_, page) = get(&site, Some("Driss"), &address).await;
    assert!(page.contains("<svg") && !page.contains("/2026-03/upload"));
    // Declared on the spot, the reason is gone.
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let seen = site.app.standing_page(site.officer(), affiliate).await.unwrap();
    assert!(!seen.standing.reasons().iter().any(|one| matches!(one, Reason::NotDeclared { .. })));
}

async fn the_table_of_many_says_what_the_page_says(site: SiteBuilder) {
    let site = with_debt(site)
        .accountant_with("Driss", &[Power::Read])
        .employer("Tissage")
        .who(|employer| employer.declares_from = MARCH.next())
        .accountant_with("Driss", &[Power::Read])
        .start()
        .await;
    let affiliate = site.company().affiliate;
    let row = || async {
        let page = site.app.portfolio(site.actor("Driss"), &PortfolioAsk::default()).await.unwrap();
        let card = page.rows.into_iter().find(|card| card.employer.affiliate == affiliate).unwrap();
        let standing = card.summary.standing.unwrap();
        (standing.code, standing.reasons, card.summary.balance)
    };
    let said = || async {
        let seen = site.app.standing_page(site.officer(), affiliate).await.unwrap();
        let reasons = u32::try_from(seen.standing.reasons().len()).unwrap();
        (seen.standing.code().to_owned(), reasons, seen.open - seen.credit)
    };
    // Before the account was settled, after it, after a filing, and when time alone has passed.
    assert_eq!(row().await, said().await);
    site.app.settle_due().await.unwrap();
    assert_eq!(row().await, said().await);
    let kept = site.app.store().read().summaries().find(site.company().id).await.unwrap().unwrap();
    assert_eq!(kept.standing.unwrap().code, "irregular");
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    assert_eq!(row().await, said().await);
    site.app.settle_due().await.unwrap();
    site.set_today("2026-05-12");
    assert_eq!(row().await, said().await);
}

async fn ten_years_of_history_are_shown_at_once(site: SiteBuilder) {
    let first = Month::at(2017, 1);
    let mut site = site
        .today("2026-04-12")
        .employer("Conserverie")
        .who(|employer| employer.declares_from = Month::at(2017, 1))
        .officer("Salma");
    let months: Vec<_> = std::iter::successors(Some(first), |month| Some(month.next())).take(111).collect();
    for month in &months {
        site = site.filed(*month, Payroll::full_month(1..=3));
    }
    let site = site.start().await;
    for _ in 0..20 {
        if site.app.settle_due().await.unwrap() == 0 {
            break;
        }
    }
    let affiliate = site.company().affiliate;
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let started = Instant::now();
        let seen = site.app.standing_page(site.officer(), affiliate).await.unwrap();
        best = best.min(started.elapsed());
        assert_eq!(seen.months.len(), 24);
        assert!(seen.standing.reasons().len() >= 100);
    }
    eprintln!("standing of 111 unpaid months: {best:?}");
    // Nothing paid for nine years is the worst there is: a surcharge step for each month of each month.
    assert!(best < Duration::from_secs(3), "{best:?}");
}
