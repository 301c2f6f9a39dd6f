//! Rules over one line, on both sides of each limit.

use crate::scene::{casual, facts, found, line, money, on};
use tasrih_domain::line::{Allowances, FieldSet, FoundShare, Situation};
use tasrih_domain::{Branch, Field, Line, Month, Part, Payer, ShareOf};
use tasrih_rules::Facts;

const NOTHING: &[&str] = &[];

fn unreadable(fields: &[Field]) -> FieldSet {
    let mut set = FieldSet::default();
    for field in fields {
        set.insert(*field);
    }
    set
}

#[test]
fn an_ordinary_line_has_no_finding() {
    assert_eq!(on(|_| ()), NOTHING);
}

#[test]
fn the_capped_wage_is_the_smaller_of_wage_and_ceiling() {
    let capped = |gross: &'static str, capped: &'static str| {
        on(|line| (line.gross, line.capped) = (Some(money(gross)), Some(money(capped))))
    };
    assert_eq!(capped("7000.00", "6000.00"), NOTHING);
    assert_eq!(capped("7000.00", "6000.01"), ["C012@2"]);
    assert_eq!(capped("7000.00", "5999.99"), ["C021@2"]);
    assert_eq!(capped("6000.00", "6000.00"), NOTHING);
    assert_eq!(capped("5000.00", "5000.00"), NOTHING);
    assert_eq!(capped("5000.00", "4999.99"), ["C021@2"]);
    assert_eq!(capped("5000.00", "5000.01"), ["C007@2"]);
    assert_eq!(capped("6000.00", "6000.01"), ["C007@2"], "one fault per cause");
}

#[test]
fn a_file_without_capped_wages_is_computed_without_a_finding() {
    assert_eq!(on(|line| line.capped = None), NOTHING);
}

#[test]
fn the_ceiling_is_left_out_when_the_month_is_not_known() {
    let facts = Facts { month: None, ..facts() };
    let line = line(|line| (line.gross, line.capped) = (Some(money("7000.00")), Some(money("6500.00"))));
    assert_eq!(found(facts, &[line]), ["N010"]);
}

#[test]
fn casual_labour_needs_no_name_and_only_a_capped_wage_within_its_wage() {
    let with = |capped: &'static str| found(facts(), &[casual(|line| line.capped = Some(money(capped)))]);
    assert_eq!(with("5000.00"), NOTHING);
    assert_eq!(with("100.00"), NOTHING);
    assert_eq!(with("5000.01"), ["C007@2"]);
    let high = casual(|line| (line.gross, line.capped) = (Some(money("9000.00")), Some(money("9000.00"))));
    assert_eq!(found(facts(), &[high]), NOTHING);
}

#[test]
fn a_number_begins_with_one_and_ends_with_its_key() {
    let number = |text: &'static str| on(|line| line.insured = text.parse().ok());
    assert_eq!(number("123456785"), NOTHING);
    assert_eq!(number("123456786"), ["C025@2"]);
    assert_eq!(number("223456785"), ["C005@2"]);
    assert_eq!(number("100000000"), ["C024@2"]);
}

#[test]
fn a_person_without_a_number_needs_a_cin() {
    let pending = |change: fn(&mut Line)| {
        on(|line| {
            line.insured = "000000000".parse().ok();
            change(line);
        })
    };
    assert_eq!(pending(|_| ()), NOTHING);
    assert_eq!(pending(|line| line.cin.clear()), ["C020@2"]);
    let unread = |line: &mut Line| {
        line.cin.clear();
        line.unreadable = unreadable(&[Field::Cin]);
    };
    assert_eq!(pending(unread), NOTHING, "the unreadable CIN has been told");
    // A file without a column of numbers says the same.
    assert_eq!(on(|line| (line.insured, line.cin) = (None, String::new())), ["C020@2"]);
}

#[test]
fn a_name_is_needed_unless_the_fund_knows_it() {
    assert_eq!(on(|line| line.surname.clear()), ["C014@2"]);
    assert_eq!(
        on(|line| {
            line.surname.clear();
            line.part = Part::Known;
        }),
        ["C026@2"]
    );
    assert_eq!(on(|line| line.given_name.clear()), ["C027@2"]);
    assert_eq!(
        on(|line| {
            line.surname.clear();
            line.unreadable = unreadable(&[Field::FullName]);
        }),
        NOTHING
    );
}

#[test]
fn special_numbers_have_no_place_among_known_employees() {
    let special = |number: &'static str| {
        on(|line| {
            line.insured = number.parse().ok();
            line.part = Part::Known;
        })
    };
    assert_eq!(special("999999999"), ["C028@2"]);
    assert_eq!(special("000000000"), ["C028@2"]);
    assert_eq!(special("123456785"), NOTHING);
}

#[test]
fn a_normal_month_has_days_and_a_wage() {
    let work = |days: u8, wage: &'static str| {
        on(|line| (line.days, line.gross, line.capped) = (Some(days), Some(money(wage)), None))
    };
    assert_eq!(work(1, "131.65"), NOTHING);
    assert_eq!(work(0, "0.00"), ["C016@2"]);
    assert_eq!(work(0, "500.00"), ["C022@2"]);
    assert_eq!(work(26, "0.00"), ["C023@2"]);
}

#[test]
fn a_new_hire_has_worked_at_least_a_day() {
    let entrant = |days: u8, wage: &'static str| {
        on(|line| {
            line.part = Part::Entrant;
            (line.days, line.gross, line.capped) = (Some(days), Some(money(wage)), None);
        })
    };
    assert_eq!(entrant(1, "200.00"), NOTHING);
    assert_eq!(entrant(26, "5000.00"), NOTHING);
    assert_eq!(entrant(0, "200.00"), ["C019@2"]);
    assert_eq!(entrant(0, "0.00"), ["C019@2"], "one fault per cause");
}

#[test]
fn a_new_hire_has_no_room_for_a_situation() {
    let entrant = |situation: Situation| {
        on(|line| (line.part, line.situation, line.days) = (Part::Entrant, Some(situation), Some(20)))
    };
    assert_eq!(entrant(Situation::Normal), NOTHING);
    assert_eq!(entrant(Situation::Left), ["C033@2"]);
    assert_eq!(entrant(Situation::UnpaidLeave), ["C008@2"]);
}

#[test]
fn unpaid_situations_carry_neither_days_nor_wages() {
    for situation in [Situation::UnpaidLeave, Situation::KeptWithoutPay] {
        let work = |days: u8, gross: &'static str, capped: &'static str| {
            on(|line| {
                line.situation = Some(situation);
                (line.days, line.gross, line.capped) = (Some(days), Some(money(gross)), Some(money(capped)));
            })
        };
        assert_eq!(work(0, "0.00", "0.00"), NOTHING);
        assert_eq!(work(1, "0.00", "0.00"), ["C008@2"]);
        assert_eq!(work(0, "0.01", "0.01"), ["C008@2"]);
        assert_eq!(work(0, "0.00", "0.01"), ["C008@2"]);
        assert_eq!(work(26, "5000.00", "5000.00"), ["C008@2"]);
    }
}

#[test]
fn days_with_an_occupational_disease_are_a_warning_and_with_other_absences_none() {
    let with = |situation: Situation, days: u8| on(|line| (line.situation, line.days) = (Some(situation), Some(days)));
    assert_eq!(with(Situation::OccupationalDisease, 10), ["C011@2"]);
    for situation in [Situation::Maternity, Situation::Sickness, Situation::WorkAccident] {
        assert_eq!(with(situation, 25), NOTHING);
        assert_eq!(with(situation, 26), ["C030@2"]);
    }
    let idle = on(|line| {
        line.situation = Some(Situation::OccupationalDisease);
        (line.days, line.gross, line.capped) = (Some(0), Some(money("0.00")), Some(money("0.00")));
    });
    assert_eq!(idle, NOTHING);
}

#[test]
fn a_wage_is_compared_with_the_minimum_for_its_days() {
    let wage = |days: u8, wage: &'static str| {
        on(|line| (line.days, line.gross, line.capped) = (Some(days), Some(money(wage)), None))
    };
    // SMIG of March 2026: 17.92 an hour, 191 hours for 26 days.
    assert_eq!(wage(26, "3422.72"), NOTHING);
    assert_eq!(wage(26, "3422.71"), ["C031@2"]);
    assert_eq!(wage(13, "1711.36"), NOTHING);
    assert_eq!(wage(13, "1711.35"), ["C031@2"]);
    // SMAG of March 2026: 93.00 a day.
    let farm = Facts { agricultural: true, ..facts() };
    let worker = |wage: &'static str| line(|line| (line.gross, line.capped) = (Some(money(wage)), None));
    assert_eq!(found(farm, &[worker("2418.00")]), NOTHING);
    assert_eq!(found(farm, &[worker("2417.99")]), ["C031@2"]);
}

#[test]
fn the_minimum_is_that_of_the_worked_month() {
    let wage = line(|line| (line.gross, line.capped) = (Some(money("3266.10")), None));
    let at = |month| Facts { month: Some(month), ..facts() };
    assert_eq!(found(at(Month::at(2025, 12)), std::slice::from_ref(&wage)), NOTHING);
    assert_eq!(found(at(Month::at(2026, 1)), &[wage]), ["C031@2"]);
}

#[test]
fn a_hundredfold_wage_is_seen() {
    let wage = |text: &'static str| on(|line| (line.gross, line.capped) = (Some(money(text)), None));
    assert_eq!(wage("499999.99"), NOTHING);
    assert_eq!(wage("500000.00"), ["C032@2"]);
}

#[test]
fn allowances_are_zero_since_the_fund_pays_them() {
    let allowed = Allowances { net: money("300.00"), to_pay: money("300.00"), ..Allowances::default() };
    let line = line(|line| (line.part, line.allowances) = (Part::Known, allowed));
    let at = |month| Facts { month: Some(month), ..facts() };
    assert_eq!(found(facts(), std::slice::from_ref(&line)), ["C029@2"]);
    // Before rates are known neither: the rule alone is dated here.
    assert_eq!(found(at(Month::at(2010, 1)), std::slice::from_ref(&line)), ["C029@2"]);
    assert_eq!(found(at(Month::at(2009, 12)), &[line]), NOTHING);
}

#[test]
fn a_leaver_pays_back_the_whole_net_allowance_and_nobody_more() {
    let returned = |situation: Situation, back: &'static str| {
        let mut codes = on(|line| {
            line.part = Part::Known;
            line.situation = Some(situation);
            line.allowances = Allowances { net: money("300.00"), to_return: money(back), ..Allowances::default() };
        });
        codes.retain(|code| code != "C029@2");
        codes
    };
    assert_eq!(returned(Situation::Left, "300.00"), NOTHING);
    assert_eq!(returned(Situation::Left, "299.99"), ["C015@2"]);
    assert_eq!(returned(Situation::Deceased, "0.00"), ["C015@2"]);
    assert_eq!(returned(Situation::Normal, "299.99"), NOTHING);
    assert_eq!(returned(Situation::Left, "300.01"), ["C017@2"], "one fault per cause");
    assert_eq!(returned(Situation::Normal, "300.01"), ["C017@2"]);
}

#[test]
fn an_unreadable_field_raises_no_second_fault() {
    let blank = |line: &mut Line| {
        (line.days, line.gross, line.capped, line.situation, line.insured) = (None, None, None, None, None);
        line.unreadable =
            unreadable(&[Field::Days, Field::GrossWage, Field::CappedWage, Field::Situation, Field::InsuredNumber]);
    };
    assert_eq!(on(blank), NOTHING);
    // Was it a normal month? Nobody can say.
    let zeros = |line: &mut Line| {
        (line.days, line.gross, line.capped) = (Some(0), Some(money("0.00")), None);
        line.unreadable = unreadable(&[Field::Situation]);
    };
    assert_eq!(on(zeros), NOTHING);
}

fn share(of: ShareOf, payer: Payer, amount: &str) -> Vec<String> {
    let share = FoundShare { of, payer, amount: money(amount) };
    // 5,001.50 DH: the exact AMO share is 113.0339 DH.
    on(|line| {
        (line.gross, line.capped) = (Some(money("5001.50")), None);
        line.shares.push(share);
    })
}

#[test]
fn a_contribution_is_compared_to_the_centime() {
    let health = ShareOf::One(Branch::HealthBasic);
    assert_eq!(share(health, Payer::Employee, "113.03"), NOTHING);
    assert_eq!(share(health, Payer::Employee, "113.04"), ["T002@2"], "rounded up");
    assert_eq!(share(health, Payer::Employee, "113.02"), ["T001@2"]);
    assert_eq!(share(health, Payer::Employee, "113.05"), ["T001@2"]);
    // 5,001.50 × 6.40 % is 320.096 exactly: cut to 320.09 it is a way of rounding.
    let family = ShareOf::One(Branch::FamilyAllowances);
    assert_eq!(share(family, Payer::Employer, "320.10"), NOTHING);
    assert_eq!(share(family, Payer::Employer, "320.09"), ["T002@2"]);
    assert_eq!(share(family, Payer::Employer, "320.11"), ["T001@2"]);
}

#[test]
fn a_sum_of_contributions_may_be_rounded_once_or_by_branch() {
    // Employee: 0.33 + 0.19 + 3.96 on 5,001.50 and 2.26 on it: 16.50495, 9.50285, 198.0594, 113.0339.
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.10"), NOTHING, "the sum rounded once");
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.09"), NOTHING, "each branch rounded");
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.12"), ["T002@2"], "each branch rounded up");
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.08"), ["T002@2"], "each branch cut");
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.13"), ["T001@2"]);
    assert_eq!(share(ShareOf::All, Payer::Employee, "337.05"), ["T001@2"]);
}

#[test]
fn an_exact_contribution_leaves_nothing_to_rounding() {
    let exact = |amount: &'static str| {
        on(|line| {
            line.shares.push(FoundShare {
                of: ShareOf::One(Branch::HealthBasic),
                payer: Payer::Employee,
                amount: money(amount),
            });
        })
    };
    assert_eq!(exact("113.00"), NOTHING);
    assert_eq!(exact("113.01"), ["T001@2"]);
    assert_eq!(exact("112.99"), ["T001@2"]);
}

#[test]
fn a_contribution_on_a_wrong_capped_wage_is_not_a_second_fault() {
    let both = on(|line| {
        (line.gross, line.capped) = (Some(money("7000.00")), Some(money("7000.00")));
        line.shares.push(FoundShare {
            of: ShareOf::One(Branch::LongTerm),
            payer: Payer::Employee,
            amount: money("277.20"),
        });
    });
    assert_eq!(both, ["C012@2"]);
}
