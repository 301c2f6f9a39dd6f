//! Which months can be declared, and what is left to do.

use crate::{APRIL, FEBRUARY, MARCH, refusal};
use tasrih_app::AppError;
use tasrih_app::portfolio::Home;
use tasrih_domain::Month;
use tasrih_domain::lifecycle::State;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_month_ahead_is_refused_and_the_present_one_is_not,
    a_month_before_the_employers_first_is_refused,
    a_month_without_a_confirmed_rate_is_refused,
    the_home_page_tells_what_is_left_to_do,
);

/// Every way to begin a month gives the same answer.
async fn begin(site: &TestSite, month: Month) -> Result<(), AppError> {
    let (officer, affiliate) = (site.officer(), site.company().affiliate);
    let payroll = Payroll::full_month(1..=2);
    let outcomes = [
        site.app.start(officer, affiliate, month).await.map(drop),
        site.app.entry(officer, affiliate, month).await.map(drop),
        site.app.check_entry(officer, affiliate, month, &payroll.rows).await.map(drop),
        site.app.enter(officer, affiliate, month, &payroll.rows).await.map(drop),
        site.try_upload(month, &payroll.csv()).await.map(drop),
    ];
    let key = |outcome: &Result<(), AppError>| match outcome {
        Ok(()) => String::new(),
        Err(AppError::Refused(text)) => text.key().to_owned(),
        Err(other) => panic!("{other:?}"),
    };
    let keys: Vec<_> = outcomes.iter().map(key).collect();
    assert!(keys.iter().all(|one| *one == keys[0]), "{keys:?}");
    outcomes.into_iter().next().unwrap()
}

async fn a_month_ahead_is_refused_and_the_present_one_is_not(site: SiteBuilder) {
    let site = site.today("2026-04-30").employer("Conserverie").officer("Salma").start().await;
    assert_eq!(refusal(begin(&site, APRIL.next()).await), "refused-month-ahead");
    begin(&site, APRIL).await.unwrap();
    site.set_today("2026-05-01");
    begin(&site, APRIL.next()).await.unwrap();
}

async fn a_month_before_the_employers_first_is_refused(site: SiteBuilder) {
    let site =
        site.employer("Conserverie").who(|employer| employer.declares_from = MARCH).officer("Salma").start().await;
    assert_eq!(refusal(begin(&site, FEBRUARY).await), "refused-month-before");
    begin(&site, MARCH).await.unwrap();
}

async fn a_month_without_a_confirmed_rate_is_refused(site: SiteBuilder) {
    let first = Month::at(2017, 1);
    let site = site
        .employer("Conserverie")
        .who(|employer| employer.declares_from = Month::at(2015, 1))
        .officer("Salma")
        .start()
        .await;
    assert_eq!(refusal(begin(&site, first.previous()).await), "refused-month-without-rate");
    begin(&site, first).await.unwrap();
}

async fn the_home_page_tells_what_is_left_to_do(site: SiteBuilder) {
    let january = FEBRUARY.previous();
    let site = site
        .today("2026-04-08")
        .employer("Conserverie")
        .who(|employer| employer.declares_from = Month::at(2025, 12))
        .officer("Salma")
        .filed(Month::at(2025, 12), Payroll::full_month(1..=2))
        .filed(january, Payroll::full_month(1..=2))
        .start()
        .await;
    site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await;
    let Home::One(card) = site.app.home(site.officer()).await.unwrap() else { panic!("there is one employer") };
    let seen: Vec<_> = card
        .tasks
        .iter()
        .map(|task| (task.month, task.is_done(), task.days_left, task.declarations.first().map(|one| one.state)))
        .collect();
    assert_eq!(
        seen,
        [
            (APRIL, false, 32, None),
            (MARCH, false, 2, Some(State::Ready)),
            (FEBRUARY, false, -29, None),
            (january, true, -57, Some(State::Filed)),
            (Month::at(2025, 12), true, -88, Some(State::Filed)),
        ]
    );
}
