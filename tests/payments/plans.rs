//! Instalment plans: simulated, decided, and judged by the ledger itself.

use super::*;
use tasrih_app::payments::{PlanStanding, PlanState};
use tasrih_app::portfolio::PortfolioAsk;
use tasrih_domain::id::PlanId;
use tasrih_domain::payment::DuePart;
use tasrih_ledger::Standing;
use tasrih_testkit::on_both_engines;

on_both_engines!(
    a_plan_is_drafted_in_parts_that_make_up_what_is_late,
    a_plan_that_is_kept_makes_the_standing_regular_and_one_that_is_not_breaks_by_itself,
    a_refused_plan_is_said_with_words_and_another_one_can_follow,
    there_is_one_plan_at_a_time,
    a_plan_that_was_paid_is_over_and_another_one_can_follow,
    the_table_of_employers_knows_the_day_on_which_a_plan_breaks,
    nothing_late_needs_no_plan,
);

async fn propose(site: &TestSite, parts: u32) -> Result<PlanId, AppError> {
    let first_on = site.clock.today();
    site.app.propose_plan(site.actor("Salma"), site.company().affiliate, (parts, first_on), "Trésorerie").await
}

async fn decide(site: &TestSite, id: PlanId, accepts: bool, words: &str) -> Result<(), AppError> {
    site.app.decide_plan(site.actor("Karim"), (id, 1), (accepts, words)).await
}

async fn standing(site: &TestSite) -> Standing {
    site.app.standing(site.actor("Salma"), site.company().affiliate).await.unwrap()
}

async fn judged(site: &TestSite) -> Option<PlanStanding> {
    let view = site.app.plans(site.actor("Salma"), site.company().affiliate, (None, None)).await.unwrap();
    view.plans[0].standing
}

async fn a_plan_is_drafted_in_parts_that_make_up_what_is_late(site: SiteBuilder) {
    let site = staffed(site).start().await;
    site.set_today("2026-03-20");
    let due = owed(&site).await;
    let affiliate = site.company().affiliate;
    for parts in [2, 3, 7, 24] {
        let asked = (Some(parts), Some(day("2026-03-31")));
        let draft = site.app.plans(site.actor("Salma"), affiliate, asked).await.unwrap().draft.unwrap();
        assert_eq!(draft.instalments.len(), parts as usize);
        assert_eq!((draft.debt, draft.total()), (due, due + draft.added));
        assert_eq!(draft.months, [FEBRUARY]);
        assert!(draft.instalments.iter().all(|part| part.amount.centimes() > 0));
    }
}

async fn a_plan_that_is_kept_makes_the_standing_regular_and_one_that_is_not_breaks_by_itself(site: SiteBuilder) {
    let site = staffed(site).start().await;
    // March is not declared on the days looked at before its own due date.
    site.set_today("2026-03-20");
    let due = owed(&site).await;
    assert!(matches!(standing(&site).await, Standing::Irregular(_)));
    let id = propose(&site, 2).await.unwrap();
    decide(&site, id, true, "").await.unwrap();
    assert_eq!(standing(&site).await, Standing::RegularUnderPlan);
    // The first part was to be paid on the 20th.
    site.set_today("2026-03-21");
    let Some(PlanStanding::Broken { since, missing }) = judged(&site).await else { panic!("it is not broken") };
    assert_eq!(since, day("2026-03-21"));
    assert_eq!(missing, Money::from_centimes(due.centimes() / 2));
    assert!(matches!(standing(&site).await, Standing::Irregular(_)));
    let reference = order(&site).await.reference;
    import(&site, &[credit("2026-03-21", reference.compact(), missing)]).await;
    assert_eq!(judged(&site).await, Some(PlanStanding::Respected));
    assert_eq!(standing(&site).await, Standing::RegularUnderPlan);
}

async fn a_refused_plan_is_said_with_words_and_another_one_can_follow(site: SiteBuilder) {
    let site = staffed(site).start().await;
    site.set_today("2026-03-20");
    let id = propose(&site, 24).await.unwrap();
    assert_eq!(refusal(decide(&site, id, false, " ").await), "refused-words-missing");
    decide(&site, id, false, "Durée trop longue").await.unwrap();
    assert!(matches!(decide(&site, id, true, "").await, Err(AppError::Stale)));
    assert!(matches!(standing(&site).await, Standing::Irregular(_)));
    let second = propose(&site, 3).await.unwrap();
    let affiliate = site.company().affiliate;
    site.app.withdraw_plan(site.actor("Salma"), affiliate, second).await.unwrap();
    site.app.withdraw_plan(site.actor("Salma"), affiliate, second).await.unwrap();
    assert!(matches!(decide(&site, second, true, "").await, Err(AppError::Stale)));
}

async fn there_is_one_plan_at_a_time(site: SiteBuilder) {
    let site = staffed(site).start().await;
    site.set_today("2026-03-20");
    let id = propose(&site, 3).await.unwrap();
    assert_eq!(propose(&site, 3).await.unwrap(), id, "asked again, it is the same");
    assert_eq!(refusal(propose(&site, 4).await), "refused-plan-waits");
    decide(&site, id, true, "").await.unwrap();
    assert_eq!(refusal(propose(&site, 4).await), "refused-plan-in-force");
    let (queue, _) = site.app.plan_queue(site.actor("Karim"), (PlanState::Accepted, None)).await.unwrap();
    assert_eq!(queue.len(), 1);
}

async fn a_plan_that_was_paid_is_over_and_another_one_can_follow(site: SiteBuilder) {
    let site = staffed(site).filed(MARCH, Payroll::full_month(1..=3)).today("2026-03-09").start().await;
    site.set_today("2026-03-20");
    let id = propose(&site, 3).await.unwrap();
    decide(&site, id, true, "").await.unwrap();
    let affiliate = site.company().affiliate;
    let request = OrderRequest { chosen: vec![(FEBRUARY, DuePart::Contributions)], pay_on: day("2026-03-20") };
    let order = site.app.make_order(site.actor("Salma"), affiliate, request).await.unwrap();
    import(&site, &[credit("2026-03-20", order.reference.compact(), order.amount)]).await;
    // March is late a month after, while the days of the plan for February are not past.
    site.set_today("2026-04-20");
    let view = site.app.plans(site.actor("Salma"), affiliate, (None, None)).await.unwrap();
    assert_eq!(view.draft.map(|draft| draft.months), Some(vec![MARCH]));
    assert!(view.plans[0].is_over);
    assert_ne!(propose(&site, 3).await.unwrap(), id);
}

async fn the_table_of_employers_knows_the_day_on_which_a_plan_breaks(site: SiteBuilder) {
    let site = staffed(site).start().await;
    site.set_today("2026-03-20");
    let id = propose(&site, 2).await.unwrap();
    decide(&site, id, true, "").await.unwrap();
    let shown = async || {
        let table = site.app.portfolio(site.actor("Salma"), &PortfolioAsk::default()).await.unwrap();
        table.rows[0].summary.standing.clone().unwrap()
    };
    assert_eq!(shown().await.code, "regular-under-plan", "before the worker has looked");
    while site.app.settle_due().await.unwrap() > 0 {}
    let kept = shown().await;
    assert_eq!((kept.code.as_str(), kept.holds_until), ("regular-under-plan", Some(day("2026-03-20"))));
    site.set_today("2026-03-21");
    assert_eq!(shown().await.code, "irregular");
}

async fn nothing_late_needs_no_plan(site: SiteBuilder) {
    let site = staffed(site).start().await;
    assert_eq!(refusal(propose(&site, 3).await), "refused-nothing-late");
    site.set_today("2026-03-20");
    assert_eq!(refusal(propose(&site, 25).await), "refused-plan-shape");
}
