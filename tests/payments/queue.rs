//! Movements that wait, and what agents say about them.

use super::*;
use tasrih_domain::payment::{By, Doubt};
use tasrih_storage::AuditOf;
use tasrih_testkit::on_both_engines;

on_both_engines!(
    an_agent_says_whose_a_payment_is_and_the_account_is_known_from_then_on,
    an_account_and_an_amount_that_fit_nothing_wait,
    a_payment_that_was_misassigned_is_released_and_assigned_again,
    what_is_nobodys_is_set_aside_with_words,
    two_agents_do_not_assign_one_movement_twice,
    a_mistyped_reference_leads_to_its_employer,
    what_an_agent_does_with_a_payment_is_seen_by_the_employer,
);

async fn waiting(site: &TestSite, amount: Money) -> KeptLine {
    let moved = Moved { account: RIB, ..credit("2026-03-09", "cotisations fevrier", amount) };
    let line = only(&import(site, &[moved]).await);
    assert_eq!(line.state, LineState::Waiting);
    line
}

async fn assign(site: &TestSite, line: &KeptLine) -> Result<KeptLine, AppError> {
    let company = site.company().affiliate;
    site.app.assign_line(site.actor("Karim"), (line.id, line.version), (company, None), true).await
}

async fn an_agent_says_whose_a_payment_is_and_the_account_is_known_from_then_on(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let part = Money::from_dirhams(10);
    let line = waiting(&site, part).await;
    assert_eq!(line.doubt, Some(Doubt::UnknownPayer));
    let assigned = assign(&site, &line).await.unwrap();
    assert_eq!((assigned.state, assigned.by), (LineState::Matched, Some(By::Agent)));
    // Said again, it is the same.
    assert_eq!(assign(&site, &line).await.unwrap().version, assigned.version);
    // What has a later value date counts from that day on.
    site.set_today("2026-03-10");
    let rest = owed(&site).await;
    let exact = Moved { account: RIB, ..credit("2026-03-10", "solde", rest) };
    let line = only(&import(&site, &[exact]).await);
    assert_eq!((line.state, line.by), (LineState::Matched, Some(By::AccountAndAmount)));
    assert_eq!(owed(&site).await, Money::ZERO);
}

async fn an_account_and_an_amount_that_fit_nothing_wait(site: SiteBuilder) {
    let site = staffed(site).start().await;
    assign(&site, &waiting(&site, Money::from_dirhams(10)).await).await.unwrap();
    let rest = owed(&site).await;
    let off = Moved { account: RIB, ..credit("2026-03-10", "x", rest - Money::from_centimes(1)) };
    assert_eq!(only(&import(&site, &[off]).await).doubt, Some(Doubt::AmountFitsNothing));
    let stranger = Moved { account: OTHER_RIB, ..credit("2026-03-10", "y", rest) };
    assert_eq!(only(&import(&site, &[stranger]).await).doubt, Some(Doubt::UnknownPayer));
}

async fn a_payment_that_was_misassigned_is_released_and_assigned_again(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let due = owed(&site).await;
    let line = waiting(&site, Money::from_dirhams(10)).await;
    let assigned = assign(&site, &line).await.unwrap();
    assert_eq!(owed(&site).await, due - Money::from_dirhams(10));
    let at = (assigned.id, assigned.version);
    assert_eq!(refusal(site.app.release_line(site.actor("Karim"), at, " ").await), "refused-grounds-missing");
    let released = site.app.release_line(site.actor("Karim"), at, "Autre employeur").await.unwrap();
    assert_eq!((released.state, released.doubt), (LineState::Waiting, Some(Doubt::Released)));
    assert_eq!(owed(&site).await, due);
    assign(&site, &released).await.unwrap();
    assert_eq!(owed(&site).await, due - Money::from_dirhams(10));
}

async fn what_is_nobodys_is_set_aside_with_words(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let line = waiting(&site, Money::from_dirhams(10)).await;
    let aside = |words| site.app.set_line_aside(site.actor("Karim"), (line.id, line.version), words);
    assert_eq!(refusal(aside("").await), "refused-grounds-missing");
    assert_eq!(aside("Loyer d’un local").await.unwrap().state, LineState::SetAside);
    assert_eq!(site.app.waiting_lines(site.actor("Karim"), None).await.unwrap().count, 0);
    let company = site.company().affiliate;
    let late = site.app.assign_line(site.actor("Zineb"), (line.id, line.version), (company, None), false).await;
    assert!(matches!(late, Err(AppError::Stale)));
}

async fn two_agents_do_not_assign_one_movement_twice(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let line = waiting(&site, Money::from_dirhams(10)).await;
    let due = owed(&site).await;
    let company = site.company().affiliate;
    let by = |name| site.app.assign_line(site.actor(name), (line.id, line.version), (company, None), false);
    let (one, two) = tokio::join!(by("Karim"), by("Zineb"));
    assert!(one.is_ok() || two.is_ok());
    assert_eq!(owed(&site).await, due - Money::from_dirhams(10));
}

async fn a_mistyped_reference_leads_to_its_employer(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let mistyped = format!("RF00{}", &order.reference.compact()[4..]);
    let line = only(&import(&site, &[credit("2026-03-09", mistyped, order.amount)]).await);
    assert_eq!(line.doubt, Some(Doubt::ReferenceMistyped));
    let view = site.app.waiting_line(site.actor("Karim"), line.id).await.unwrap();
    let guesses: Vec<_> = view.guesses.iter().map(|guess| (guess.employer.id, guess.why)).collect();
    assert_eq!(guesses, [(site.company().id, "number")]);
}

async fn what_an_agent_does_with_a_payment_is_seen_by_the_employer(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let assigned = assign(&site, &waiting(&site, Money::from_dirhams(10)).await).await.unwrap();
    site.app.release_line(site.actor("Karim"), (assigned.id, assigned.version), "Erreur").await.unwrap();
    let of = AuditOf::Employer(site.company().id);
    let acts = site.app.store().read().audit().page(&of, None, 10).await.unwrap();
    let acts: Vec<&str> = acts.iter().map(|event| event.act.as_str()).collect();
    for act in ["payment-posted", "line-assigned", "line-released"] {
        assert!(acts.contains(&act), "{acts:?}");
    }
}
