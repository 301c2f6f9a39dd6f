//! Standing and instalment plans on both sides of each date.

use super::*;
use tasrih_domain::id::PlanId;

const MARCH: Month = Month::at(2026, 3);

fn facts(payments: Vec<Payment>) -> Facts {
    Facts { charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)], payments, ..Facts::default() }
}

fn plan() -> Plan {
    let instalment = |on, dirhams| Instalment { on, amount: dh(dirhams) };
    Plan {
        id: PlanId(Uuid::from_u128(7)),
        employer: EMPLOYER,
        proposed_on: date!(2026 - 05 - 01),
        accepted_on: Some(date!(2026 - 05 - 02)),
        instalments: vec![instalment(date!(2026 - 05 - 31), 500), instalment(date!(2026 - 06 - 30), 500)],
        months: vec![MARCH],
        state: PlanState::Accepted,
    }
}

/// Declared on the 5th of April, and what is due of it at that day.
fn stands(payments: Vec<Payment>, plans: &[Plan], at: Date) -> Standing {
    let declared = |month| (month == MARCH).then_some(date!(2026 - 04 - 05));
    let law = Law::embedded();
    let due = obligations(MARCH, &law, at.min(date!(2026 - 05 - 10)), declared);
    standing(&settle(&facts(payments), &law, at), &due, plans, at)
}

#[test]
fn what_is_due_today_is_not_late_and_tomorrow_it_is() {
    assert_eq!(stands(vec![], &[], date!(2026 - 04 - 10)), Standing::Regular);
    let late = stands(vec![], &[], date!(2026 - 04 - 11));
    let reason = Reason::Due { month: MARCH, amount: dh(1_000), since: date!(2026 - 04 - 11) };
    assert_eq!(late, Standing::Irregular(vec![reason]));
    assert_eq!(reason.cure(), Cure::Pay(MARCH));
    assert_eq!(stands(vec![payment(date!(2026 - 04 - 11), 1_000)], &[], date!(2026 - 04 - 11)), Standing::Regular);
}

#[test]
fn a_month_is_missed_the_day_after_its_last_day_and_cured_by_its_declaration() {
    let law = Law::embedded();
    let at = |at, filed| {
        let due = obligations(MARCH, &law, at, |_| filed);
        standing(&settle(&Facts::default(), &law, at), &due, &[], at)
    };
    assert_eq!(at(date!(2026 - 04 - 10), None), Standing::Regular);
    let reason = Reason::NotDeclared { month: MARCH, since: date!(2026 - 04 - 11) };
    assert_eq!(at(date!(2026 - 04 - 11), None), Standing::Irregular(vec![reason]));
    assert_eq!(reason.cure(), Cure::Declare(MARCH));
    // Filed on the 20th: irregular on the 19th, even when looked at later.
    assert_eq!(at(date!(2026 - 04 - 19), Some(date!(2026 - 04 - 20))), Standing::Irregular(vec![reason]));
    assert_eq!(at(date!(2026 - 04 - 20), Some(date!(2026 - 04 - 20))), Standing::Regular);
}

#[test]
fn a_plan_makes_regular_while_its_instalments_are_paid_on_their_days() {
    let plans = [plan()];
    let due = Reason::Due { month: MARCH, amount: dh(1_000), since: date!(2026 - 04 - 11) };
    assert_eq!(stands(vec![], &plans, date!(2026 - 05 - 01)), Standing::Irregular(vec![due]));
    assert_eq!(stands(vec![], &plans, date!(2026 - 05 - 31)), Standing::RegularUnderPlan);
    let broken = Reason::PlanBroken { plan: plans[0].id, since: date!(2026 - 06 - 01), missing: dh(500) };
    assert_eq!(stands(vec![], &plans, date!(2026 - 06 - 01)), Standing::Irregular(vec![due, broken]));
    assert_eq!(broken.cure(), Cure::PayPlan(plans[0].id));
    let first = || payment(date!(2026 - 05 - 31), 500);
    assert_eq!(stands(vec![first()], &plans, date!(2026 - 06 - 30)), Standing::RegularUnderPlan);
    // Catching up makes it respected again.
    let late = payment(date!(2026 - 06 - 03), 500);
    assert_eq!(stands(vec![late], &plans, date!(2026 - 06 - 03)), Standing::RegularUnderPlan);
    let all = vec![first(), payment(date!(2026 - 06 - 30), 500)];
    assert_eq!(stands(all, &plans, date!(2026 - 07 - 01)), Standing::Regular);
}

#[test]
fn after_its_last_day_a_plan_covers_nothing() {
    let left = Reason::Due { month: MARCH, amount: dh(500), since: date!(2026 - 04 - 11) };
    let paid = vec![payment(date!(2026 - 05 - 31), 500)];
    assert_eq!(stands(paid, &[plan()], date!(2026 - 07 - 01)), Standing::Irregular(vec![left]));
}

#[test]
fn a_plan_that_nobody_accepted_changes_nothing() {
    let proposed = Plan { accepted_on: None, state: PlanState::Proposed, ..plan() };
    assert!(!stands(vec![], &[proposed], date!(2026 - 05 - 15)).is_regular());
}

#[test]
fn what_was_paid_before_a_plan_does_not_pay_its_instalments() {
    let before = payment(date!(2026 - 05 - 01), 500);
    assert!(!stands(vec![before], &[plan()], date!(2026 - 06 - 01)).is_regular());
}
