//! Surcharges, fines and allocations the day before, on and after each date.

use super::*;

const MARCH: Month = Month::at(2026, 3);
const APRIL: Month = Month::at(2026, 4);

/// 1,000 DH of March 2026, filed in time and paid on `on`, as seen at the end of `as_of`.
fn paid_on(on: Date, as_of: Date) -> Settlement {
    let facts = Facts {
        charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)],
        payments: vec![payment(on, 1_000)],
        ..Facts::default()
    };
    settle(&facts, &surcharging(), as_of)
}

#[test]
fn a_payment_on_the_due_date_is_on_time_and_the_day_after_costs_the_first_step() {
    for (on, owed) in [
        (date!(2026 - 04 - 09), dh(0)),
        (date!(2026 - 04 - 10), dh(0)),
        (date!(2026 - 04 - 11), dh(30)),
        (date!(2026 - 05 - 10), dh(30)),
        (date!(2026 - 05 - 11), dh(35)),
        (date!(2026 - 06 - 10), dh(35)),
        (date!(2026 - 06 - 11), dh(40)),
    ] {
        let settled = paid_on(on, date!(2026 - 11 - 24));
        let surcharge = settled.month(MARCH).unwrap().component(Component::Surcharge).map_or(dh(0), |one| one.due);
        assert_eq!((surcharge, settled.open(), settled.credit), (owed, owed, dh(0)), "{on}");
    }
}

#[test]
fn a_step_tells_its_base_its_rate_and_its_amount() {
    let facts = Facts {
        charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)],
        // The second step is computed on what the payment leaves.
        payments: vec![payment(date!(2026 - 04 - 20), 400)],
        ..Facts::default()
    };
    let settled = settle(&facts, &surcharging(), date!(2026 - 06 - 10));
    assert_eq!(steps(&settled, MARCH), ["1 2026-04-11 1000.00 3.00 30.00", "2 2026-05-11 600.00 0.50 3.00"]);
    // The payment went to the contributions, not to the surcharge that was there before it.
    let month = settled.month(MARCH).unwrap();
    assert_eq!(month.component(Component::Contribution(Branch::LongTerm)).unwrap().paid, dh(400));
    assert_eq!(month.component(Component::Surcharge).unwrap().late_from, Some(date!(2026 - 04 - 11)));
}

#[test]
fn the_further_months_cost_half_from_the_steps_that_begin_in_march_2025() {
    let month = Month::at(2024, 12);
    let facts = Facts { charges: vec![charge(month, date!(2025 - 01 - 05), 1_000)], ..Facts::default() };
    let settled = settle(&facts, &surcharging(), date!(2025 - 04 - 11));
    // Due on 10 January 2025. February still follows the old rule, March the new one.
    assert_eq!(
        steps(&settled, month),
        [
            "1 2025-01-11 1000.00 3.00 30.00",
            "2 2025-02-11 1000.00 1.00 10.00",
            "3 2025-03-11 1000.00 0.50 5.00",
            "4 2025-04-11 1000.00 0.50 5.00",
        ]
    );
}

#[test]
fn a_half_centime_is_rounded_away_from_zero_once_a_step() {
    // 3 % of 0.50 is 0.015; 0.5 % of 1.00 is 0.005.
    let of = |centimes| Facts {
        charges: vec![Charge {
            month: MARCH,
            on: date!(2026 - 04 - 05),
            amounts: vec![(Branch::LongTerm, Money::from_centimes(centimes))],
        }],
        ..Facts::default()
    };
    let due = |centimes, as_of| settle(&of(centimes), &surcharging(), as_of).open().centimes() - centimes;
    assert_eq!(due(50, date!(2026 - 04 - 11)), 2);
    assert_eq!(due(100, date!(2026 - 05 - 11)), 3 + 1);
}

#[test]
fn a_due_date_moved_by_a_decision_moves_every_step() {
    let facts = Facts { charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)], ..Facts::default() };
    let law = moved(MARCH, date!(2026 - 04 - 20));
    assert_eq!(settle(&facts, &law, date!(2026 - 04 - 20)).open(), dh(1_000));
    let settled = settle(&facts, &law, date!(2026 - 05 - 21));
    assert_eq!(steps(&settled, MARCH), ["1 2026-04-21 1000.00 3.00 30.00", "2 2026-05-21 1000.00 0.50 5.00"]);
}

#[test]
fn a_due_date_moved_after_surcharges_were_posted_takes_them_back() {
    let mut postings = Vec::new();
    let due = [tasrih_domain::declaration::BranchDue {
        branch: Branch::LongTerm,
        base: dh(0),
        employer: dh(600),
        employee: dh(400),
    }];
    let declaration = tasrih_domain::id::DeclarationId(Uuid::from_u128(9));
    post(&mut postings, vec![NewPosting::charge(declaration, MARCH, date!(2026 - 04 - 05), &due)]);
    let as_of = date!(2026 - 04 - 15);
    let settled = |postings: &[Posting], law: &Law| settle(&Facts::of(postings, Vec::new()), law, as_of);
    let new = adjust(&postings, &settled(&postings, &surcharging()));
    assert_eq!(new.len(), 1);
    assert_eq!((new[0].on, new[0].cause.kind()), (date!(2026 - 04 - 11), CauseKind::Surcharge));
    assert_eq!(new[0].basis.as_ref().map(|basis| (basis.text.as_str(), basis.status)), {
        Some(("reform-2025", Status::Single))
    });
    post(&mut postings, new);
    let law = moved(MARCH, date!(2026 - 04 - 20));
    let back = adjust(&postings, &settled(&postings, &law));
    assert_eq!(back.len(), 1);
    post(&mut postings, back);
    assert_eq!(balances(&postings)[&(Account::Receivable(Component::Surcharge), Some(MARCH))], dh(0));
    assert_eq!(verify(&postings, &settled(&postings, &law)), []);
}

#[test]
fn a_rule_that_is_not_switched_on_is_shown_and_not_owed() {
    let facts = Facts { charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)], ..Facts::default() };
    let settled = settle(&facts, &Law::embedded(), date!(2026 - 05 - 11));
    assert_eq!((settled.open(), settled.unconfirmed()), (dh(1_000), dh(35)));
    let month = settled.month(MARCH).unwrap();
    assert!(month.surcharges.iter().all(|step| !step.is_charged && step.status == Status::Single));
}

#[test]
fn the_oldest_month_is_paid_first_and_fines_last() {
    let facts = Facts {
        charges: vec![
            charge(APRIL, date!(2026 - 05 - 05), 1_000),
            // Declared three days late: known on the 13th, late since the 11th, one fine of 50 DH for each of two.
            charge(MARCH, date!(2026 - 04 - 13), 1_000),
        ],
        filed: vec![filed(MARCH, date!(2026 - 04 - 13), 2), filed(APRIL, date!(2026 - 05 - 05), 2)],
        payments: vec![payment(date!(2026 - 05 - 06), 1_500)],
        ..Facts::default()
    };
    let settled = settle(&facts, &surcharging(), date!(2026 - 05 - 06));
    let open = |month, component| settled.month(month).unwrap().component(component).unwrap().open();
    assert_eq!(open(MARCH, Component::Contribution(Branch::LongTerm)), dh(0));
    assert_eq!(open(MARCH, Component::Surcharge), dh(0));
    assert_eq!(open(APRIL, Component::Contribution(Branch::LongTerm)), dh(530));
    assert_eq!(open(MARCH, FineStep::COMPONENT), dh(100));
    let order: Vec<_> = settled.allocated.iter().map(|one| (one.month, one.component, one.amount)).collect();
    let contribution = Component::Contribution(Branch::LongTerm);
    assert_eq!(
        order,
        [(MARCH, contribution, dh(1_000)), (MARCH, Component::Surcharge, dh(30)), (APRIL, contribution, dh(470))]
    );
}

#[test]
fn a_declaration_on_its_last_day_has_no_fine_and_each_month_begun_after_it_has_one() {
    for (on, fines) in [
        (date!(2026 - 04 - 10), 0),
        (date!(2026 - 04 - 11), 1),
        (date!(2026 - 05 - 10), 1),
        (date!(2026 - 05 - 11), 2),
        (date!(2026 - 06 - 11), 3),
    ] {
        let facts = Facts { filed: vec![filed(MARCH, on, 3)], ..Facts::default() };
        let settled = settle(&facts, &Law::embedded(), date!(2026 - 11 - 24));
        assert_eq!(settled.open(), dh(150 * fines), "{on}");
    }
    let large = Facts { filed: vec![filed(MARCH, date!(2026 - 05 - 11), 101)], ..Facts::default() };
    assert_eq!(settle(&large, &Law::embedded(), date!(2026 - 05 - 11)).open(), dh(10_000));
}

#[test]
fn what_is_paid_too_much_waits_and_pays_the_next_month_by_itself() {
    let mut facts = Facts {
        charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)],
        payments: vec![payment(date!(2026 - 04 - 08), 1_700)],
        ..Facts::default()
    };
    assert_eq!(settle(&facts, &surcharging(), date!(2026 - 04 - 08)).credit, dh(700));
    facts.charges.push(charge(APRIL, date!(2026 - 05 - 05), 1_000));
    let settled = settle(&facts, &surcharging(), date!(2026 - 05 - 05));
    assert_eq!((settled.credit, settled.open()), (dh(0), dh(300)));
    let last = settled.allocated.last().unwrap();
    assert_eq!((last.on, last.amount), (date!(2026 - 05 - 05), dh(700)));
    assert_eq!(last.payment, Some(facts.payments[0].reference.clone()));
}

#[test]
fn money_that_came_before_a_late_declaration_counts_from_its_own_day() {
    // Paid on time, declared in June: no surcharge. Half of it paid on time: a surcharge on the other half.
    for (dirhams, surcharge) in [(1_000, dh(0)), (500, dh(15) + Money::from_centimes(250))] {
        let facts = Facts {
            charges: vec![charge(MARCH, date!(2026 - 06 - 01), 1_000)],
            payments: vec![payment(date!(2026 - 04 - 10), dirhams)],
            ..Facts::default()
        };
        let settled = settle(&facts, &surcharging(), date!(2026 - 06 - 01));
        assert_eq!(settled.open(), dh(1_000 - dirhams) + surcharge);
        let month = settled.month(MARCH).unwrap();
        assert!(month.surcharges.iter().all(|step| step.charged_on == date!(2026 - 06 - 01)));
    }
}

#[test]
fn a_month_declared_late_does_not_take_the_money_that_had_paid_the_next_one() {
    let facts = Facts {
        charges: vec![charge(APRIL, date!(2026 - 05 - 05), 1_000), charge(MARCH, date!(2026 - 07 - 01), 1_000)],
        payments: vec![payment(date!(2026 - 05 - 09), 1_000)],
        ..Facts::default()
    };
    let settled = settle(&facts, &surcharging(), date!(2026 - 07 - 01));
    assert_eq!(settled.month(APRIL).unwrap().open(), dh(0));
    assert_eq!(settled.month(MARCH).unwrap().open(), dh(1_000 + 30 + 5 + 5));
}

#[test]
fn a_correction_that_takes_away_counts_from_the_beginning_and_one_that_adds_is_late_on_its_own() {
    let less = |amount| vec![charge(MARCH, date!(2026 - 04 - 05), 1_000), charge(MARCH, date!(2026 - 05 - 20), amount)];
    let facts = |amount| Facts {
        charges: less(amount),
        payments: vec![payment(date!(2026 - 04 - 10), 800)],
        ..Facts::default()
    };
    let as_of = date!(2026 - 05 - 20);
    // Before the correction 200 DH were late since 11 April.
    assert_eq!(settle(&facts(-200), &surcharging(), date!(2026 - 05 - 19)).open(), dh(200 + 6 + 1));
    assert_eq!(settle(&facts(-200), &surcharging(), as_of).open(), dh(0));
    assert_eq!(settle(&facts(-300), &surcharging(), as_of).credit, dh(100));
    let more = settle(&facts(100), &surcharging(), as_of);
    assert_eq!(
        steps(&more, MARCH),
        [
            "1 2026-04-11 200.00 3.00 6.00",
            "2 2026-05-11 200.00 0.50 1.00",
            "1 2026-04-11 100.00 3.00 3.00",
            "2 2026-05-11 100.00 0.50 0.50",
        ]
    );
}

#[test]
fn a_remission_waives_what_is_open_and_no_more() {
    let facts = |amount| Facts {
        charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)],
        payments: vec![payment(date!(2026 - 04 - 15), 1_000)],
        remissions: vec![Remission {
            on: date!(2026 - 04 - 16),
            month: MARCH,
            component: Component::Surcharge,
            amount,
        }],
        ..Facts::default()
    };
    for (amount, open) in [(dh(10), dh(20)), (dh(30), dh(0)), (dh(99), dh(0))] {
        let settled = settle(&facts(amount), &surcharging(), date!(2026 - 04 - 16));
        assert_eq!((settled.open(), settled.credit), (open, dh(0)));
    }
}

#[test]
fn steps_after_the_end_of_a_month_begin_on_the_first_days_of_the_next() {
    // Moved to the 31st: a month of delay ends on the last day of a shorter month.
    let law = moved(Month::at(2025, 12), date!(2026 - 01 - 31));
    let facts = Facts { charges: vec![charge(Month::at(2025, 12), date!(2026 - 01 - 05), 100)], ..Facts::default() };
    let settled = settle(&facts, &law, date!(2026 - 04 - 30));
    let days: Vec<_> = settled.months[0].surcharges.iter().map(|step| step.begins_on).collect();
    assert_eq!(days, [date!(2026 - 02 - 01), date!(2026 - 03 - 01), date!(2026 - 04 - 01)]);
}

#[test]
fn an_imagined_payment_pays_what_it_says_and_changes_nothing_real() {
    let facts = Facts { charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)], ..Facts::default() };
    let on = date!(2026 - 04 - 14);
    let owed = settle(&facts, &surcharging(), on).open();
    assert_eq!(owed, dh(1_030));
    assert_eq!(settle(&facts.paying(on, owed), &surcharging(), on).open(), dh(0));
    assert_eq!(facts.payments, []);
}

#[test]
fn an_account_says_when_it_changes_by_itself() {
    let facts =
        |payments| Facts { charges: vec![charge(MARCH, date!(2026 - 04 - 05), 1_000)], payments, ..Facts::default() };
    let next = |as_of| settle(&facts(Vec::new()), &surcharging(), as_of).changes_on();
    assert_eq!(next(date!(2026 - 04 - 05)), Some(date!(2026 - 04 - 11)));
    assert_eq!(next(date!(2026 - 04 - 11)), Some(date!(2026 - 05 - 11)));
    let paid = facts(vec![payment(date!(2026 - 04 - 15), 1_000)]);
    assert_eq!(settle(&paid, &surcharging(), date!(2026 - 04 - 15)).changes_on(), None);
}
