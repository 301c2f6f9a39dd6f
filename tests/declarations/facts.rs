//! What is known beside the file changes: the fund's file is loaded, another declaration is filed.

use crate::{APRIL, FEBRUARY, MARCH};
use tasrih_app::Spool;
use tasrih_app::declarations::{Download, LeaveOut};
use tasrih_app::invented::Person;
use tasrih_domain::declaration::Employer;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::source::FileKind;
use tasrih_domain::{Lang, Month};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::write_preestablished;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    the_funds_file_is_asked_about_at_once_and_by_every_later_check,
    the_funds_file_of_another_employer_or_month_is_not_kept,
    the_transfer_number_of_the_funds_file_comes_back_in_ours,
    a_filing_has_the_month_after_checked_again,
    a_page_shown_before_the_filing_of_the_month_before_is_out_of_date,
);

fn expecting(employer: &Employer, month: Month, people: std::ops::RangeInclusive<u32>) -> Spool {
    let header = EbdsHeader {
        transfer_id: Some(20_260_300_000_017),
        company: employer.name.to_uppercase(),
        ..EbdsHeader::of(employer, month, FileKind::Preestablished)
    };
    let mut known: Vec<_> = people.map(|number| Person(number).known()).collect();
    known.sort_by_key(|one| one.insured);
    let mut bytes = Vec::new();
    write_preestablished(&mut bytes, &header, &known).unwrap();
    Spool::of(&bytes).unwrap()
}

async fn load(site: &TestSite, of: &Employer, month: Month) -> Result<(), tasrih_i18n::Text> {
    let file = expecting(of, month, 1..=4);
    site.app.load_preestablished(site.officer(), site.company().affiliate, MARCH, file).await.unwrap()
}

async fn has_rule(site: &TestSite, id: tasrih_domain::id::DeclarationId, code: &str) -> bool {
    site.found(id).await.iter().any(|(found, _)| found == code)
}

async fn the_funds_file_is_asked_about_at_once_and_by_every_later_check(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    assert_eq!(site.declaration(id).await.state, State::Ready);
    load(&site, site.company(), MARCH).await.unwrap();
    assert!(has_rule(&site, id, "P001").await, "the fourth person is expected");
    assert_eq!(
        site.events(id).await,
        [Event::FileReceived, Event::ChecksPassed, Event::FactsLearnt, Event::FaultsFound]
    );
    // With everybody in it, the file passes.
    let whole = site.upload(MARCH, &Payroll::full_month(1..=4).csv()).await;
    assert_eq!((whole.id, site.declaration(id).await.state), (id, State::Ready));
}

async fn the_funds_file_of_another_employer_or_month_is_not_kept(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss").start().await;
    let theirs = load(&site, site.employer("Tissage"), MARCH).await.unwrap_err();
    let earlier = load(&site, site.company(), FEBRUARY).await.unwrap_err();
    assert_eq!((theirs.key(), earlier.key()), ("refusal-R021", "refusal-R022"));
    for text in [&theirs, &earlier] {
        assert!(!tasrih_i18n::render_plain(Lang::Ar, text).contains('⟦'));
    }
    assert_eq!(site.app.store().read().rosters().find(site.company().id, MARCH).await.unwrap(), None);
}

async fn the_transfer_number_of_the_funds_file_comes_back_in_ours(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    load(&site, site.company(), MARCH).await.unwrap();
    let filed = site.file(MARCH, &Payroll::full_month(1..=5)).await;
    let file = site.app.download(site.officer(), filed.id, Download::Ebds, Lang::Fr).await.unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.starts_with("B0020260300000017"), "{}", &text[..40]);
    let records = |tag: &str| text.lines().filter(|line| line.starts_with(tag)).count();
    assert_eq!((records("B02"), records("B04")), (4, 1), "who is not expected has joined");
}

async fn a_filing_has_the_month_after_checked_again(site: SiteBuilder) {
    let site = site.today("2026-04-20").employer("Conserverie").officer("Salma").start().await;
    let march = site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await.id;
    let april = site.upload(APRIL, &Payroll::full_month(1..=2).csv()).await.id;
    assert!(!has_rule(&site, march, "M001").await);
    site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    assert_eq!(site.declaration(march).await.state, State::Received);
    assert_eq!(site.run_queue().await, 1, "one check");
    assert!(has_rule(&site, march, "M001").await, "the third person is missing");
    assert_eq!(
        site.events(march).await,
        [Event::FileReceived, Event::ChecksPassed, Event::FactsLearnt, Event::ChecksPassed]
    );
    assert_eq!(site.events(april).await.len(), 2, "two months later nothing has changed");
}

async fn a_page_shown_before_the_filing_of_the_month_before_is_out_of_date(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let march = site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await.id;
    let consent = site.consent(march, LeaveOut::Nobody).await;
    site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    assert!(crate::is_stale(&site.app.submit(site.officer(), march, consent).await));
    site.run_queue().await;
    assert_eq!(site.submit(march).await.state, State::Filed);
}
