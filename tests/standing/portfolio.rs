//! The table of many employers: one row each, kept in the transactions that change it.

use crate::{FEBRUARY, MARCH};
use std::time::Duration;
use tasrih_app::ExportFormat;
use tasrih_app::declarations::{Changes, LeaveOut, Submission};
use tasrih_app::portfolio::{
    Home, PortfolioAsk, PortfolioFilter as F, PortfolioPage, PortfolioSort, ROWS_SHOWN, Summary,
};
use tasrih_domain::access::Power;
use tasrih_domain::declaration::{Amendment, Employer};
use tasrih_domain::id::{EmployerId, MandateId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::mandate::{Mandate, MandateState, Side};
use tasrih_domain::{AffiliateNumber, Field, Lang, Month};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use tokio::time::Instant;

on_both_engines!(
    each_employer_is_one_row_with_what_is_next_for_it,
    a_row_follows_everything_that_happens_to_a_month,
    two_months_filed_at_once_leave_the_row_right,
    the_table_is_searched_cut_into_pages_and_exported_whole,
    two_thousand_clients_answer_like_twenty,
);

async fn table(site: &TestSite, ask: PortfolioAsk) -> PortfolioPage {
    site.app.portfolio(site.actor("Driss"), &ask).await.unwrap()
}

fn names(page: &PortfolioPage) -> Vec<&str> {
    page.rows.iter().map(|card| card.employer.name.as_str()).collect()
}

async fn row_of(site: &TestSite, employer: EmployerId) -> Summary {
    site.app.store().read().summaries().find(employer).await.unwrap().unwrap()
}

/// The row says what it would say if it were made anew.
async fn is_right(site: &TestSite, employer: EmployerId) -> Summary {
    let kept = row_of(site, employer).await;
    let tx = site.app.store().begin_write().await.unwrap();
    tx.summaries().refresh(employer).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(row_of(site, employer).await, kept);
    kept
}

async fn each_employer_is_one_row_with_what_is_next_for_it(site: SiteBuilder) {
    let declare = &[Power::Read, Power::Prepare, Power::Submit];
    let since = |month: Month| move |employer: &mut Employer| employer.declares_from = month;
    let site = site
        .today("2026-04-12")
        .employer("Tissage")
        .who(since(MARCH))
        .officer("Nadia")
        .accountant_with("Driss", declare)
        .employer("Conserverie")
        .who(since(FEBRUARY))
        .officer("Salma")
        .accountant_with("Driss", &[Power::Read])
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .employer("Minoterie")
        .who(since(Month::at(2026, 4)))
        .officer("Omar")
        .accountant_with("Driss", declare)
        .start()
        .await;
    let page = table(&site, PortfolioAsk::default()).await;
    assert_eq!(names(&page), ["Conserverie", "Tissage", "Minoterie"]);
    let [first, .., last] = &page.rows[..] else { panic!("three rows") };
    assert_eq!((first.summary.next.month, first.state(page.today)), (MARCH, "late"));
    assert_eq!(first.summary.last.map(|last| last.month), Some(FEBRUARY));
    assert_eq!((first.may_prepare, first.may_submit), (false, false));
    assert_eq!((last.summary.next.month, last.state(page.today)), (Month::at(2026, 4), "todo"));
    assert_eq!((last.may_prepare, last.may_submit), (true, true));
    let count = |filter| page.counts[&filter];
    assert_eq!([F::All, F::Late, F::Todo, F::Done, F::Ready].map(count), [3, 2, 3, 0, 0]);
    let late =
        table(&site, PortfolioAsk { filter: F::Late, sort: PortfolioSort::Name, ..PortfolioAsk::default() }).await;
    assert_eq!(names(&late), ["Conserverie", "Tissage"]);
    let by_balance = PortfolioAsk { sort: PortfolioSort::Balance, ..PortfolioAsk::default() };
    assert_eq!(names(&table(&site, by_balance).await).len(), 3);
    assert!(matches!(site.app.home(site.actor("Driss")).await.unwrap(), Home::Many));
    assert!(matches!(site.app.home(site.actor("Omar")).await.unwrap(), Home::One(_)));
}

async fn a_row_follows_everything_that_happens_to_a_month(site: SiteBuilder) {
    let site =
        site.employer("Conserverie").who(|employer| employer.declares_from = FEBRUARY).officer("Salma").start().await;
    let (id, officer) = (site.company().id, site.officer());
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    let march = site.upload(MARCH, &spoiled.csv()).await.id;
    // What is in preparation for March does not go before February, which is missing.
    let row = is_right(&site, id).await;
    assert_eq!((row.next.month, row.next.open, row.last), (FEBRUARY, None, None));
    let february = site.upload(FEBRUARY, &spoiled.csv()).await.id;
    let row = is_right(&site, id).await;
    assert!(matches!(row.next.open, Some((id, State::Checked, 1..)) if id == february));
    let cells = vec![Amendment { row: 3, field: Field::Days, text: "20".to_owned() }];
    let seen = site.declaration(february).await.version;
    site.app.change(officer, february, seen, Changes::Cells(cells)).await.unwrap();
    assert_eq!(is_right(&site, id).await.next.open, Some((february, State::Ready, 0)));
    site.submit(february).await;
    site.run_queue().await;
    let row = is_right(&site, id).await;
    assert!(matches!(row.next.open, Some((id, State::Checked, 1..)) if id == march && row.next.month == MARCH));
    assert_eq!(row.last.map(|last| (last.month, last.declaration)), Some((FEBRUARY, february)));
    // The rows left out wait in a complementary declaration, which is next.
    let consent = site.consent(march, LeaveOut::BlockedRows).await;
    site.app.submit(officer, march, consent).await.unwrap();
    site.run_queue().await;
    let row = is_right(&site, id).await;
    assert_eq!((row.next.month, row.next.kind.number()), (MARCH, 1));
    let (rest, ..) = row.next.open.unwrap();
    let seen = site.declaration(rest).await.version;
    site.app.withdraw(officer, rest, seen).await.unwrap();
    assert_eq!(is_right(&site, id).await.next.month, MARCH.next());
    site.app.begin_correction(officer, march).await.unwrap();
    site.run_queue().await;
    assert_eq!(is_right(&site, id).await.next.month, MARCH);
}

async fn two_months_filed_at_once_leave_the_row_right(site: SiteBuilder) {
    let first = Month::at(2025, 11);
    let site = site
        .employer("Conserverie")
        .who(|employer| employer.declares_from = Month::at(2025, 11))
        .officer("Salma")
        .start()
        .await;
    let mut consents = Vec::new();
    // Every other month: filing a month has the next one checked again.
    for month in std::iter::successors(Some(first), |month| Some(month.next().next())).take(3) {
        let id = site.upload(month, &Payroll::full_month(1..=3).csv()).await.id;
        consents.push((id, site.consent(id, LeaveOut::Nobody).await));
    }
    let submit = |(id, consent): (_, Submission)| {
        let (app, actor) = (site.app.clone(), site.officer().clone());
        tokio::spawn(async move { app.submit(&actor, id, consent).await })
    };
    let filings: Vec<_> = consents.into_iter().map(submit).collect();
    for filing in filings {
        filing.await.unwrap().unwrap();
    }
    let row = is_right(&site, site.company().id).await;
    assert_eq!((row.next.month, row.last.map(|last| last.month)), (first.next(), Some(MARCH)));
}

/// Gives a person's firm a mandate of many invented clients.
async fn give_clients(site: &TestSite, who: &str, numbers: std::ops::Range<u32>) {
    let access = site.app.store().read().access().of(site.actor(who).account().id).await.unwrap();
    let (firm, _) = access.memberships().next().unwrap();
    let tx = site.app.store().begin_write().await.unwrap();
    for number in numbers {
        let employer = Employer {
            id: EmployerId(site.clock.new_id()),
            affiliate: AffiliateNumber::from_value(1_000_000 + number).unwrap(),
            name: format!("Client {number:04}"),
            declares_from: Month::at(2025, 1).max(Month::at(2026, u8::try_from(number % 4 + 1).unwrap())),
            ..site.company().clone()
        };
        tx.employers().insert(&employer).await.unwrap();
        let mandate = Mandate {
            id: MandateId(site.clock.new_id()),
            principal: employer.id,
            firm,
            powers: [Power::Read, Power::Prepare, Power::Submit].into(),
            from: time::macros::date!(2026 - 01 - 01),
            until: None,
            state: MandateState::Accepted,
            asked_by: Side::Principal,
            asked_at: site.clock.now(),
            answered_at: Some(site.clock.now()),
            version: 1,
        };
        tx.mandates().insert(&mandate).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn with_firm(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-12").employer("Conserverie").officer("Salma").accountant_with("Driss", &[Power::Read])
}

async fn the_table_is_searched_cut_into_pages_and_exported_whole(site: SiteBuilder) {
    let site = with_firm(site).start().await;
    give_clients(&site, "Driss", 0..69).await;
    let by_name = PortfolioAsk { sort: PortfolioSort::Name, ..PortfolioAsk::default() };
    let first = table(&site, by_name.clone()).await;
    assert_eq!((first.rows.len(), first.next), (ROWS_SHOWN as usize, Some(1)));
    let second = table(&site, PortfolioAsk { page: 1, ..by_name.clone() }).await;
    assert_eq!((second.rows.len(), second.next), (20, None));
    let mut all = names(&first);
    all.extend(names(&second));
    assert!(all.is_sorted() && all.len() == 70, "each once: {all:?}");
    for (text, found) in
        [("client 004", 10), ("1000007", 1), ("CONSERV", 1), ("100%", 0), ("_", 0), ("x' OR '1'='1", 0)]
    {
        let page = table(&site, PortfolioAsk { text: text.to_owned(), ..by_name.clone() }).await;
        assert_eq!(page.rows.len(), found, "{text}");
        assert_eq!(page.counts[&F::All], 70);
    }
    let file = site.app.export_portfolio(site.actor("Driss"), &by_name, (ExportFormat::Csv, Lang::Fr)).await.unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(text.lines().count(), 71);
    assert!(text.contains("1000007;Client 0007;"), "{}", text.lines().nth(8).unwrap());
    // Nobody else's: the officer of one company exports that company.
    let own = site.app.export_portfolio(site.officer(), &by_name, (ExportFormat::Csv, Lang::Ar)).await.unwrap();
    assert_eq!(String::from_utf8(own.bytes).unwrap().lines().count(), 2);
}

/// The fastest of a few runs: what else the machine does is not measured.
async fn fastest(site: &TestSite, who: &str, sort: PortfolioSort) -> Duration {
    let ask = PortfolioAsk { sort, ..PortfolioAsk::default() };
    let mut best = Duration::MAX;
    for _ in 0..12 {
        let started = Instant::now();
        let page = site.app.portfolio(site.actor(who), &ask).await.unwrap();
        best = best.min(started.elapsed());
        assert!(page.rows.len() >= 20);
    }
    best
}

async fn two_thousand_clients_answer_like_twenty(site: SiteBuilder) {
    let site = with_firm(site).accountant_with("Nadia", &[Power::Read]).start().await;
    give_clients(&site, "Driss", 0..2_000).await;
    give_clients(&site, "Nadia", 2_000..2_020).await;
    for sort in PortfolioSort::ALL {
        let (many, few) = (fastest(&site, "Driss", sort).await, fastest(&site, "Nadia", sort).await);
        eprintln!("{}: 2,001 clients {many:?}, 21 clients {few:?}", sort.code());
        // Reading each client would cost a hundred times as much; sorting two thousand rows costs milliseconds.
        assert!(many < few * 6 + Duration::from_millis(40), "{}: {many:?} against {few:?}", sort.code());
    }
}
