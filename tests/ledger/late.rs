//! What being late costs: when it is posted, and by whose decision.

use crate::{FEBRUARY, MARCH, day, due, kinds, owed, pay, postings, settled, staffed, switch};
use tasrih_domain::Money;
use tasrih_domain::law::LateRule;
use tasrih_ledger::{CauseKind, Cure, Reason, Standing, Status};
use tasrih_rates::{Rate, Rounding};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_surcharge_is_posted_once_two_agents_have_switched_its_rule_on,
    a_switch_that_is_so_already_is_refused,
    a_step_is_posted_on_the_day_on_which_it_begins,
    a_payment_that_arrives_late_with_an_earlier_day_takes_the_surcharge_back,
    a_late_declaration_is_fined_for_its_employees,
    a_date_moved_for_everybody_takes_back_what_was_late,
    where_a_company_stands_names_each_reason_and_its_cure,
);

fn share(amount: Money, millionths: u32) -> Money {
    Rate::from_millionths(millionths).unwrap().apply(amount, Rounding::HalfAwayFromZero)
}

/// February and March filed in time, February paid.
async fn filed(site: SiteBuilder) -> (TestSite, Money) {
    let site = staffed(site).today("2026-03-05").start().await;
    let february = site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    pay(&site, "VIR-1", "2026-03-06", due(&february)).await;
    site.set_today("2026-04-05");
    let march = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    settled(&site).await;
    (site, due(&march))
}

async fn a_surcharge_is_posted_once_two_agents_have_switched_its_rule_on(site: SiteBuilder) {
    let (site, march) = filed(site).await;
    site.set_today("2026-04-15");
    settled(&site).await;
    assert_eq!(owed(&site).await, march, "one source tells of the rule: nothing is charged");
    let company = site.company().affiliate;
    let seen = site.app.settlement(site.officer(), company).await.unwrap();
    assert_eq!(seen.unconfirmed(), share(march, 30_000), "and what it would cost is shown");
    switch(&site, LateRule::LatePayment, MARCH, true).await;
    settled(&site).await;
    assert_eq!(owed(&site).await, march + share(march, 30_000));
    let surcharge = postings(&site).await.into_iter().find(|one| one.cause.kind() == CauseKind::Surcharge).unwrap();
    assert_eq!(surcharge.on, day("2026-04-11"));
    assert_eq!(surcharge.basis.map(|basis| (basis.text, basis.status)), {
        Some(("reform-2025".to_owned(), Status::Single))
    });
    // Switched off again, it is taken back; nothing is wiped out.
    switch(&site, LateRule::LatePayment, MARCH, false).await;
    settled(&site).await;
    assert_eq!(owed(&site).await, march);
    assert_eq!(kinds(&site).await.iter().filter(|kind| **kind == CauseKind::Surcharge).count(), 2);
}

async fn a_switch_that_is_so_already_is_refused(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let wanted = |rule, is_on| tasrih_app::office::SwitchProposal {
        rule,
        from: MARCH,
        is_on,
        grounds: tasrih_app::office::Grounds { title: "Décision".to_owned(), url: String::new() },
    };
    for (rule, is_on) in [(LateRule::LatePayment, false), (LateRule::LateDeclaration, true)] {
        let refused = site.app.propose_switch(site.actor("Zineb"), wanted(rule, is_on)).await;
        assert!(matches!(refused, Err(tasrih_app::AppError::Refused(text)) if text.key() == "refused-switch-same"));
    }
    for name in ["Karim", "Salma"] {
        let refused = site.app.propose_switch(site.actor(name), wanted(LateRule::LatePayment, true)).await;
        assert!(matches!(refused, Err(tasrih_app::AppError::Unknown)), "{name}");
    }
    assert_eq!(site.app.late_rules(site.actor("Karim")).await.unwrap().rules.len(), 2);
}

async fn a_step_is_posted_on_the_day_on_which_it_begins(site: SiteBuilder) {
    let (site, march) = filed(site).await;
    switch(&site, LateRule::LatePayment, MARCH, true).await;
    for (today, owes) in [
        ("2026-04-10", march),
        ("2026-04-11", march + share(march, 30_000)),
        ("2026-05-10", march + share(march, 30_000)),
        ("2026-05-11", march + share(march, 30_000) + share(march, 5_000)),
    ] {
        site.set_today(today);
        settled(&site).await;
        assert_eq!(owed(&site).await, owes, "{today}");
    }
}

async fn a_payment_that_arrives_late_with_an_earlier_day_takes_the_surcharge_back(site: SiteBuilder) {
    let (site, march) = filed(site).await;
    switch(&site, LateRule::LatePayment, MARCH, true).await;
    site.set_today("2026-04-15");
    settled(&site).await;
    assert!(owed(&site).await > march);
    // The bank's statement comes on the 15th: the money was there on the 9th.
    pay(&site, "VIR-2", "2026-04-09", march).await;
    settled(&site).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    let standing = site.app.standing(site.officer(), site.company().affiliate).await.unwrap();
    assert_eq!(standing, Standing::Regular);
}

async fn a_late_declaration_is_fined_for_its_employees(site: SiteBuilder) {
    let site = staffed(site).today("2026-03-05").start().await;
    let february = site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    pay(&site, "VIR-1", "2026-03-06", due(&february)).await;
    site.set_today("2026-05-11");
    let march = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    settled(&site).await;
    // Two months begun after the 10th of April, 50 DH for each of three employees.
    assert_eq!(owed(&site).await, due(&march) + Money::from_dirhams(300));
}

async fn a_date_moved_for_everybody_takes_back_what_was_late(site: SiteBuilder) {
    let (site, march) = filed(site).await;
    switch(&site, LateRule::LatePayment, MARCH, true).await;
    site.set_today("2026-04-12");
    settled(&site).await;
    assert!(owed(&site).await > march);
    let grounds = tasrih_app::office::Grounds { title: "Décision".to_owned(), url: String::new() };
    let wanted = tasrih_app::office::DeadlineProposal { month: MARCH, due_on: day("2026-04-20"), grounds };
    let id = site.app.propose_deadline(site.actor("Zineb"), wanted).await.unwrap();
    let yes = tasrih_app::office::Verdict { seen: 1, agrees: true, reason: String::new() };
    site.app.decide_approval(site.actor("Anas"), id, yes).await.unwrap();
    settled(&site).await;
    assert_eq!(owed(&site).await, march);
}

async fn where_a_company_stands_names_each_reason_and_its_cure(site: SiteBuilder) {
    let (site, march) = filed(site).await;
    let stands = || site.app.standing(site.officer(), site.company().affiliate);
    assert_eq!(stands().await.unwrap(), Standing::Regular);
    site.set_today("2026-05-11");
    let reasons = stands().await.unwrap().reasons().to_vec();
    let april = MARCH.next();
    assert_eq!(
        reasons,
        [
            Reason::NotDeclared { month: april, since: day("2026-05-11") },
            Reason::Due { month: MARCH, amount: march, since: day("2026-04-11") },
        ]
    );
    assert_eq!(reasons.iter().map(Reason::cure).collect::<Vec<_>>(), [Cure::Declare(april), Cure::Pay(MARCH)]);
    let filed = site.file(april, &Payroll::full_month(1..=3)).await;
    let fines = Money::from_dirhams(150);
    pay(&site, "VIR-2", "2026-05-11", march + due(&filed) + fines).await;
    assert_eq!(stands().await.unwrap(), Standing::Regular);
    settled(&site).await;
}
