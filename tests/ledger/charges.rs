//! What is filed is charged, in the transaction that files it.

use crate::{FEBRUARY, MARCH, due, kinds, owed, pay, postings, settled, staffed};
use tasrih_app::AppError;
use tasrih_app::declarations::{LeaveOut, Submission, Upload};
use tasrih_app::office::Verdict;
use tasrih_domain::declaration::Declaration;
use tasrih_domain::id::{DeclarationId, PostingId};
use tasrih_domain::{Money, Month};
use tasrih_ledger::{CauseKind, NewPosting};
use tasrih_storage::{Engine, StorageError};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_filing_is_charged_with_it_and_only_once,
    a_correction_posts_the_difference,
    a_cancelled_filing_is_taken_back,
    what_is_filed_beside_is_charged_beside,
    a_payment_is_posted_once_however_often_it_comes,
    what_is_posted_cannot_be_changed_or_taken_away,
    what_was_filed_before_there_was_a_ledger_is_charged_when_it_is_settled,
    legs_that_do_not_sum_to_zero_are_refused,
    each_employer_has_its_own_ledger,
    months_filed_at_the_same_moment_are_all_filed,
    a_filing_is_replaced_or_cancelled_when_both_are_asked_at_once,
);

async fn a_filing_is_charged_with_it_and_only_once(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let sent = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    assert_eq!(postings(&site).await, [], "nothing is owed before it is filed");
    let consent = site.consent(sent, LeaveOut::Nobody).await;
    let filed = site.app.submit(site.officer(), sent, consent.clone()).await.unwrap();
    site.app.submit(site.officer(), sent, consent).await.unwrap();
    assert_eq!(kinds(&site).await, [CauseKind::Charge]);
    let posted = &postings(&site).await[0];
    assert_eq!(posted.basis.as_ref().map(|basis| basis.text.as_str()), Some("dahir-1-72-184"));
    assert!(due(&filed) > Money::ZERO);
    assert_eq!(owed(&site).await, due(&filed));
    settled(&site).await;
}

async fn a_correction_posts_the_difference(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let first = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let mut stands = first.id;
    for people in [1..=5, 1..=2] {
        let bytes = Payroll::full_month(people).csv();
        let upload = Upload { correcting: Some(stands), ..site.parcel(MARCH, &bytes) };
        let received = site.app.receive(site.officer(), upload).await.unwrap();
        let filed = site.submit(received.id).await;
        assert_ne!(due(&filed), due(&first));
        assert_eq!(owed(&site).await, due(&filed));
        stands = filed.id;
    }
    assert_eq!(kinds(&site).await, [CauseKind::Charge, CauseKind::ChargeDifference, CauseKind::ChargeDifference]);
    settled(&site).await;
}

async fn a_cancelled_filing_is_taken_back(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    pay(&site, "VIR-1", "2026-04-05", due(&filed)).await;
    settled(&site).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    let asked = site.app.propose_cancelling(site.actor("Karim"), filed.id, "Autre employeur").await.unwrap();
    let yes = Verdict { seen: 1, agrees: true, reason: String::new() };
    site.app.decide_approval(site.actor("Zineb"), asked, yes).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, Money::ZERO, "the payment pays nothing any more: it is credit");
    assert!(kinds(&site).await.contains(&CauseKind::ChargeCancelled));
    let anew = site.file(MARCH, &Payroll::full_month(1..=2)).await;
    settled(&site).await;
    let settlement = site.app.settlement(site.officer(), site.company().affiliate).await.unwrap();
    assert_eq!((settlement.open(), settlement.credit), (Money::ZERO, due(&filed) - due(&anew)));
}

async fn what_is_filed_beside_is_charged_beside(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    let main = site.upload(MARCH, &spoiled.csv()).await.id;
    let consent = site.consent(main, LeaveOut::BlockedRows).await;
    let main = site.app.submit(site.officer(), main, consent).await.unwrap();
    site.run_queue().await;
    let rest = site.app.store().read().declarations().completions_of(main.id).await.unwrap()[0].clone();
    let field = tasrih_domain::Field::Days;
    let cell = tasrih_domain::declaration::Amendment { row: 3, field, text: "26".to_owned() };
    let changes = tasrih_app::declarations::Changes::Cells(vec![cell]);
    site.app.change(site.officer(), rest.id, rest.version, changes).await.unwrap();
    let rest = site.submit(rest.id).await;
    assert_eq!(kinds(&site).await, [CauseKind::Charge, CauseKind::Charge]);
    assert_eq!(owed(&site).await, due(&main) + due(&rest));
    settled(&site).await;
}

async fn a_payment_is_posted_once_however_often_it_comes(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    assert!(pay(&site, "VIR-1", "2026-04-05", due(&filed)).await);
    assert!(!pay(&site, "VIR-1", "2026-04-05", due(&filed)).await, "the same reference is the same payment");
    settled(&site).await;
    settled(&site).await;
    assert_eq!(kinds(&site).await, [CauseKind::Charge, CauseKind::Payment, CauseKind::Allocation]);
    assert_eq!(owed(&site).await, Money::ZERO);
}

async fn what_is_posted_cannot_be_changed_or_taken_away(site: SiteBuilder) {
    let site = staffed(site).start().await;
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let before = postings(&site).await;
    for sql in [
        "UPDATE posting SET value_on = '2020-01-01'",
        "DELETE FROM posting",
        "UPDATE leg SET amount_centimes = 1",
        "DELETE FROM leg",
    ] {
        assert!(behind_the_back(&site, sql).await.is_err(), "{sql}");
    }
    assert_eq!(postings(&site).await, before);
}

/// Runs a statement behind the gateway's back.
async fn behind_the_back(site: &TestSite, sql: &str) -> Result<(), sea_orm_migration::sea_orm::DbErr> {
    use sea_orm_migration::sea_orm::ConnectionTrait;
    site.app.store().connection().execute_unprepared(sql).await.map(drop)
}

async fn what_was_filed_before_there_was_a_ledger_is_charged_when_it_is_settled(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    settled(&site).await;
    for table in ["leg", "posting"] {
        let statements = match site.app.store().engine() {
            Engine::Postgres => vec![format!("ALTER TABLE {table} DISABLE TRIGGER USER")],
            Engine::Sqlite => vec![format!("DROP TRIGGER {table}_append_only_delete")],
        };
        for sql in statements.into_iter().chain([format!("DELETE FROM {table}")]) {
            behind_the_back(&site, &sql).await.unwrap();
        }
    }
    behind_the_back(&site, "UPDATE settling SET due_on = '2026-01-01'").await.unwrap();
    assert_eq!(owed(&site).await, Money::ZERO);
    settled(&site).await;
    assert_eq!(owed(&site).await, due(&filed));
    assert_eq!(kinds(&site).await, [CauseKind::Charge]);
}

async fn legs_that_do_not_sum_to_zero_are_refused(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let mut new = NewPosting::payment("VIR-1", crate::day("2026-04-05"), Money::from_dirhams(10));
    new.legs[0].amount = Money::from_dirhams(11);
    let tx = site.app.store().begin_write().await.unwrap();
    let id = PostingId(site.app.clock().new_id());
    let refused = tx.ledger().post(site.company().id, (id, site.app.clock().now()), &new).await;
    assert!(matches!(refused, Err(StorageError::Fault { .. })), "{refused:?}");
}

async fn each_employer_has_its_own_ledger(site: SiteBuilder) {
    let site = staffed(site).employer("Tannerie").officer("Driss").start().await;
    let filed = site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    settled(&site).await;
    let other = site.employer("Tannerie");
    assert_eq!(site.app.store().read().ledger().postings(other.id).await.unwrap(), []);
    let settlement = site.app.settlement(site.officer(), site.company().affiliate).await.unwrap();
    assert!(settlement.open() >= due(&filed));
    assert!(site.app.settlement(site.actor("Driss"), site.company().affiliate).await.is_err());
}

/// Files by that consent; when another filing of the same moment has made its check out of date, by a new one.
async fn file_in_the_end(site: &TestSite, (id, consent): (DeclarationId, Submission)) -> Declaration {
    match site.app.submit(site.officer(), id, consent).await {
        // The month before was filed: the check looks at it first, and nothing was filed on the old one.
        Err(AppError::Stale) => {
            site.run_queue().await;
            site.submit(id).await
        }
        filed => filed.unwrap(),
    }
}

async fn months_filed_at_the_same_moment_are_all_filed(site: SiteBuilder) {
    let first = Month::at(2025, 1);
    let site = staffed(site.today("2026-04-05"));
    let site = site.who(|employer| employer.declares_from = first).start().await;
    let months: Vec<_> = std::iter::successors(Some(first), |month| Some(month.next())).take(12).collect();
    for pair in months.chunks(2) {
        let mut ready = Vec::new();
        for month in pair {
            ready.push(site.upload(*month, &Payroll::full_month(1..=3).csv()).await.id);
        }
        let (one, other) = (site.consent(ready[0], LeaveOut::Nobody), site.consent(ready[1], LeaveOut::Nobody));
        let (one, other) = ((ready[0], one.await), (ready[1], other.await));
        // The worker settles meanwhile.
        let (one, other, settling) =
            tokio::join!(file_in_the_end(&site, one), file_in_the_end(&site, other), site.app.settle_due());
        assert!(one.filing.is_some() && other.filing.is_some() && settling.is_ok());
    }
    settled(&site).await;
    let charges = kinds(&site).await.into_iter().filter(|kind| *kind == CauseKind::Charge);
    assert_eq!(charges.count(), months.len(), "each month is charged once");
}

async fn a_filing_is_replaced_or_cancelled_when_both_are_asked_at_once(site: SiteBuilder) {
    let site = staffed(site).start().await;
    for month in [FEBRUARY, MARCH] {
        let filed = site.file(month, &Payroll::full_month(1..=3)).await;
        let bytes = Payroll::full_month(1..=2).csv();
        let upload = Upload { correcting: Some(filed.id), ..site.parcel(month, &bytes) };
        let correction = site.app.receive(site.officer(), upload).await.unwrap().id;
        let consent = site.consent(correction, LeaveOut::Nobody).await;
        let asked = site.app.propose_cancelling(site.actor("Karim"), filed.id, "Autre employeur").await.unwrap();
        let yes = Verdict { seen: 1, agrees: true, reason: String::new() };
        let (decided, replaced) = tokio::join!(
            site.app.decide_approval(site.actor("Zineb"), asked, yes),
            site.app.submit(site.officer(), correction, consent),
        );
        match (decided, replaced) {
            (Ok(_), Err(AppError::Stale)) | (Err(AppError::Refused(_)), Ok(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    settled(&site).await;
}
