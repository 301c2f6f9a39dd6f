//! Records of employers, as agents see them.

use crate::{FEBRUARY, MARCH, is_unknown, staffed};
use tasrih_app::office::EmployerQuery;
use tasrih_domain::access::Duty as D;
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    a_record_shows_what_is_known_and_that_it_was_seen,
    employers_are_found_by_number_and_by_name,
    without_the_duty_there_is_no_record,
);

async fn a_record_shows_what_is_known_and_that_it_was_seen(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let company = site.company();
    let file = site.app.employer_file(site.actor("Karim"), company.affiliate, None).await.unwrap();
    assert_eq!(file.declarations.iter().map(|one| one.month).collect::<Vec<_>>(), [MARCH, FEBRUARY]);
    assert_eq!(file.members.len(), 1);
    assert!([D::CancelFiling, D::ChangeContact, D::GiveCode].into_iter().all(|duty| file.may(duty)));
    let counter = site.app.employer_file(site.actor("Mounir"), company.affiliate, None).await.unwrap();
    assert!([D::CancelFiling, D::ChangeContact].into_iter().all(|duty| !counter.may(duty)) && counter.may(D::GiveCode));
    let events = site.app.store().read().audit().page(&AuditOf::Employer(company.id), None, 100).await.unwrap();
    let seen: Vec<_> = events.iter().filter(|event| event.act == "employer-seen").collect();
    assert_eq!(seen.len(), 2);
    assert!(seen.iter().all(|event| matches!(event.under, Some(tasrih_domain::access::Under::Post(_)))));
}

async fn employers_are_found_by_number_and_by_name(site: SiteBuilder) {
    let site = staffed(site).employer("Tissage du Nord").employer("100 % Laine").start().await;
    let found = |text: &str| {
        let query = EmployerQuery { text: text.to_owned(), after: None };
        let app = &site.app;
        let mounir = site.actor("Mounir");
        async move {
            let list = app.find_employers(mounir, query).await.unwrap();
            list.rows.into_iter().map(|one| one.name).collect::<Vec<_>>()
        }
    };
    assert_eq!(found("tissage").await, ["Tissage du Nord"]);
    assert_eq!(found(&site.company().affiliate.to_string()).await, ["Conserverie"]);
    assert_eq!(found("%").await, ["100 % Laine"], "a sign of the search is a sign");
    assert_eq!(found("").await.len(), 3);
    assert!(found("nulle part").await.is_empty());
}

async fn without_the_duty_there_is_no_record(site: SiteBuilder) {
    let site = staffed(site).start().await;
    for name in ["Salma", "Latifa"] {
        let who = site.actor(name);
        assert!(is_unknown(&site.app.employer_file(who, site.company().affiliate, None).await), "{name}");
        assert!(is_unknown(&site.app.find_employers(who, EmployerQuery::default()).await), "{name}");
    }
    assert!(is_unknown(&site.app.office(site.actor("Salma")).await));
}
