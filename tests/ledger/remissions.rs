//! What being late cost is waived on the word of two agents, and the employer learns why.

use crate::{MARCH, day, due, kinds, owed, pay, postings, settled, staffed};
use tasrih_app::AppError;
use tasrih_app::ledger::{AccountAsk, EntryKind, YearAsk};
use tasrih_app::office::{RemissionAsk, Verdict};
use tasrih_domain::Money;
use tasrih_domain::approval::{Proposal, Waivable};
use tasrih_domain::id::ApprovalId;
use tasrih_ledger::{CauseKind, Component};
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_fine_is_waived_in_part_and_the_employer_reads_why,
    without_an_amount_all_that_is_open_is_waived,
    one_agent_alone_waives_nothing,
    what_is_not_open_is_not_waived,
    what_was_paid_meanwhile_is_not_waived_any_more,
    a_waived_surcharge_that_was_not_due_after_all_is_waived_no_more,
    what_is_stored_of_a_proposal_is_what_was_proposed,
);

/// A month filed late by three employees: 150 DH of fine.
async fn fined(site: SiteBuilder) -> (TestSite, Money) {
    let site = staffed(site).who(|employer| employer.declares_from = MARCH).today("2026-04-15").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    settled(&site).await;
    let fine = owed(&site).await - due(&filed);
    assert_eq!(fine, Money::from_dirhams(150));
    (site, due(&filed))
}

fn ask(amount: &str) -> RemissionAsk {
    RemissionAsk {
        month: MARCH,
        of: Waivable::LateDeclaration,
        amount: amount.to_owned(),
        reason: "Sinistre constaté le 3 avril".to_owned(),
    }
}

async fn propose(site: &TestSite, ask: &RemissionAsk) -> Result<ApprovalId, AppError> {
    site.app.propose_remission(site.actor("Karim"), site.company().affiliate, ask).await
}

async fn decide(site: &TestSite, name: &str, id: ApprovalId, agrees: bool) -> Result<(), AppError> {
    let verdict = Verdict { seen: 1, agrees, reason: "Vérifié".to_owned() };
    site.app.decide_approval(site.actor(name), id, verdict).await.map(drop)
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    match outcome {
        Err(AppError::Refused(text)) => text.key().to_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

async fn a_fine_is_waived_in_part_and_the_employer_reads_why(site: SiteBuilder) {
    let (site, march) = fined(site).await;
    site.run_queue().await;
    let id = propose(&site, &ask("100,50")).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, march + Money::from_dirhams(150), "a proposal waives nothing");
    for _ in 0..2 {
        decide(&site, "Zineb", id, true).await.unwrap();
    }
    settled(&site).await;
    assert_eq!(owed(&site).await, march + Money::from_centimes(4_950), "once, however often it is agreed on");

    let posted = postings(&site).await.into_iter().find(|one| one.cause.kind() == CauseKind::Remission).unwrap();
    assert_eq!((posted.on, &posted.cause.subject().unwrap()[..4]), (day("2026-04-15"), "REM-"));
    assert_eq!(posted.key, format!("remission/{}", posted.cause.subject().unwrap()));
    let late = AccountAsk { year: YearAsk::All, kind: EntryKind::Late };
    let statement = site.app.statement(site.officer(), site.company().affiliate, late).await.unwrap();
    let entry = statement.entries.iter().find(|entry| entry.cause.kind() == CauseKind::Remission).unwrap();
    assert_eq!(entry.amount, Money::from_centimes(-10_050));
    assert_eq!(entry.basis.as_ref().unwrap().title.as_deref(), Some("Sinistre constaté le 3 avril"));

    let told = site.app.store().read().outbox().of(site.officer().account().id, 20).await.unwrap();
    let told: Vec<_> = told.iter().map(|kept| &kept.message).filter(|one| one.kind.contains("remission")).collect();
    assert!(told.len() == 1 && told[0].body.contains("100,50"), "the administrator is told once");
    let acts = site.app.store().read().audit().page(&AuditOf::Employer(site.company().id), None, 50).await.unwrap();
    for act in ["remission-proposed", "proposal-approved", "remission-granted"] {
        assert_eq!(acts.iter().filter(|event| event.act == act).count(), 1, "{act}");
    }
}

async fn without_an_amount_all_that_is_open_is_waived(site: SiteBuilder) {
    let (site, march) = fined(site).await;
    let id = propose(&site, &ask("")).await.unwrap();
    decide(&site, "Anas", id, true).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, march);
    let late = site.app.late_dues(site.actor("Karim"), site.company().affiliate).await.unwrap();
    assert_eq!(late.dues, []);
    assert!(!kinds(&site).await.contains(&CauseKind::RemissionApplied), "what was decided is what is posted");
}

async fn one_agent_alone_waives_nothing(site: SiteBuilder) {
    let (site, march) = fined(site).await;
    let company = site.company().affiliate;
    for name in ["Salma", "Mounir"] {
        let outcome = site.app.propose_remission(site.actor(name), company, &ask("")).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{name}");
        assert!(matches!(site.app.late_dues(site.actor(name), company).await, Err(AppError::Unknown)), "{name}");
    }
    let id = propose(&site, &ask("")).await.unwrap();
    assert_eq!(refusal(decide(&site, "Karim", id, true).await), "refused-own-proposal");
    let other = RemissionAsk { reason: "Autre motif".to_owned(), ..ask("10") };
    assert_eq!(refusal(propose(&site, &other).await), "refused-proposal-waits");
    decide(&site, "Zineb", id, false).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, march + Money::from_dirhams(150));
}

async fn what_is_not_open_is_not_waived(site: SiteBuilder) {
    let (site, _) = fined(site).await;
    for (amount, key) in [
        ("150,01", "refused-remission-more"),
        ("0", "refused-remission-amount"),
        ("-5", "refused-remission-amount"),
        ("cent", "refused-remission-amount"),
    ] {
        assert_eq!(refusal(propose(&site, &ask(amount)).await), key, "{amount}");
    }
    let surcharge = RemissionAsk { of: Waivable::Surcharge, ..ask("") };
    assert_eq!(refusal(propose(&site, &surcharge).await), "refused-remission-nothing");
    let silent = RemissionAsk { reason: " ".to_owned(), ..ask("") };
    assert_eq!(refusal(propose(&site, &silent).await), "refused-reason-missing");
}

async fn what_was_paid_meanwhile_is_not_waived_any_more(site: SiteBuilder) {
    let (site, march) = fined(site).await;
    let id = propose(&site, &ask("100")).await.unwrap();
    pay(&site, "VIR-1", "2026-04-15", march + Money::from_dirhams(60)).await;
    assert_eq!(refusal(decide(&site, "Zineb", id, true).await), "refused-remission-more");
    pay(&site, "VIR-2", "2026-04-15", Money::from_dirhams(90)).await;
    assert_eq!(refusal(decide(&site, "Zineb", id, true).await), "refused-remission-nothing");
    settled(&site).await;
    assert!(!kinds(&site).await.contains(&CauseKind::Remission));
}

async fn a_waived_surcharge_that_was_not_due_after_all_is_waived_no_more(site: SiteBuilder) {
    let site = staffed(site).who(|employer| employer.declares_from = MARCH).today("2026-04-05").start().await;
    let march = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    crate::switch(&site, tasrih_domain::law::LateRule::LatePayment, MARCH, true).await;
    site.set_today("2026-04-20");
    settled(&site).await;
    let surcharge = owed(&site).await - due(&march);
    assert!(surcharge > Money::ZERO);
    let id = propose(&site, &RemissionAsk { of: Waivable::Surcharge, ..ask("") }).await.unwrap();
    decide(&site, "Zineb", id, true).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, due(&march));
    // A payment comes to light that was made in time: no surcharge ever began.
    pay(&site, "VIR-1", "2026-04-09", due(&march)).await;
    settled(&site).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    let settlement = site.app.settlement(site.officer(), site.company().affiliate).await.unwrap();
    assert_eq!(settlement.credit, Money::ZERO, "a remission never becomes money");
    assert!(settlement.month(MARCH).unwrap().component(Component::Surcharge).is_none());
}

async fn what_is_stored_of_a_proposal_is_what_was_proposed(site: SiteBuilder) {
    let (site, _) = fined(site).await;
    let id = propose(&site, &ask("12,5")).await.unwrap();
    let kept = site.app.store().read().approvals().find(id).await.unwrap().unwrap();
    let (employer, amount) = (site.company().id, Money::from_centimes(1_250));
    let wanted = Proposal::Remission { employer, month: MARCH, of: Waivable::LateDeclaration, amount };
    assert_eq!((kept.proposal, &kept.grounds[..]), (wanted, "Sinistre constaté le 3 avril"));
    assert_eq!(propose(&site, &ask("12,50")).await.unwrap(), id, "the same asked again is the same proposal");
}
