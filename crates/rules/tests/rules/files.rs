//! Rules over the rows of a file together, and over what is known from elsewhere.

use crate::scene::{NUMBERS, casual, check, facts, found, known, line, money, roster};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::line::{Allowances, Situation};
use tasrih_domain::{Line, Month, Part};
use tasrih_rules::{Facts, LineVerdict};
use time::macros::date;

const NOTHING: &[&str] = &[];

/// A second person, on row 3.
fn second(change: impl FnOnce(&mut Line)) -> Line {
    line(|line| {
        line.row = 3;
        line.insured = NUMBERS[1].parse().ok();
        line.surname = "IDRISSI".into();
        line.given_name = "OMAR".into();
        line.cin = "CD654321".into();
        change(line);
    })
}

#[test]
fn two_people_are_two_people() {
    assert_eq!(found(facts(), &[line(|_| ()), second(|_| ())]), NOTHING);
}

#[test]
fn the_later_row_of_a_repeated_number_is_blocked() {
    let lines = [line(|_| ()), second(|line| line.insured = NUMBERS[0].parse().ok())];
    let (checked, verdicts) = check(facts(), &lines);
    assert_eq!(verdicts, [LineVerdict::Valid, LineVerdict::Blocked]);
    assert_eq!(checked.findings.len(), 1);
    assert_eq!(checked.findings[0].code.as_str(), "D001");
    assert_eq!((checked.counts.rows, checked.counts.valid, checked.counts.blocking), (2, 1, 1));
}

#[test]
fn a_repeated_number_is_found_in_any_order() {
    let numbers = [5, 3, 4, 3, 5, 6, 1];
    let lines: Vec<_> = (2..)
        .zip(numbers)
        .map(|(row, number)| {
            second(|line| {
                line.row = row;
                line.insured = NUMBERS[0].parse().ok();
                line.surname = format!("NAME{number}");
                line.cin = format!("A{number}");
                line.insured = format!("1000000{number}0").parse().ok();
            })
        })
        .collect();
    let codes = found(facts(), &lines);
    let repeated: Vec<_> = codes.iter().filter(|code| code.starts_with("D001")).collect();
    assert_eq!(repeated, ["D001@5", "D001@6"]);
}

#[test]
fn casual_labour_may_fill_many_rows() {
    assert_eq!(found(facts(), &[casual(|_| ()), casual(|line| line.row = 3)]), NOTHING);
}

#[test]
fn one_cin_belongs_to_one_number() {
    let same = second(|line| line.cin = "AB123456".into());
    assert_eq!(found(facts(), &[line(|_| ()), same]), ["D002@3"]);
    let repeated = second(|line| (line.insured, line.cin) = (NUMBERS[0].parse().ok(), "AB123456".into()));
    assert_eq!(found(facts(), &[line(|_| ()), repeated]), ["D001@3"], "one fault per cause");
    let none = second(|line| line.cin.clear());
    assert_eq!(found(facts(), &[line(|line| line.cin.clear()), none]), NOTHING);
}

#[test]
fn a_person_without_a_number_is_told_apart_by_the_cin() {
    let pending = |change: fn(&mut Line)| {
        second(|line| {
            line.insured = "000000000".parse().ok();
            change(line);
        })
    };
    let first = line(|line| line.insured = "000000000".parse().ok());
    assert_eq!(found(facts(), &[first.clone(), pending(|_| ())]), NOTHING);
    assert_eq!(found(facts(), &[first, pending(|line| line.cin = "AB123456".into())]), ["D003@3"]);
    assert_eq!(found(facts(), &[line(|_| ()), pending(|line| line.cin = "AB123456".into())]), ["D003@3"]);
}

#[test]
fn equal_names_are_told_only_under_nearly_equal_numbers() {
    let named = |number: &'static str| {
        second(|line| {
            line.insured = number.parse().ok();
            (line.surname, line.given_name) = ("BENALI".into(), "SALMA".into());
        })
    };
    let codes = found(facts(), &[line(|_| ()), named("123456735")]);
    assert!(codes.contains(&"D004@3".to_owned()), "{codes:?}");
    assert_eq!(found(facts(), &[line(|_| ()), named(NUMBERS[1])]), NOTHING, "homonyms");
}

#[test]
fn every_employee_whom_the_fund_expects_is_answered() {
    let expected = roster([known(|_| ()), known(|known| known.insured = NUMBERS[1].parse().unwrap())]);
    let facts = Facts { preestablished: Some(&expected), ..facts() };
    let gone = second(|line| {
        (line.surname, line.given_name) = ("BENALI".into(), "SALMA".into());
        line.situation = Some(Situation::Left);
    });
    assert_eq!(found(facts, &[line(|_| ()), gone]), NOTHING);
    assert_eq!(found(facts, &[line(|_| ())]), ["P001"]);
    let complementary = Facts { kind: DeclarationKind::complementary(1), ..facts };
    assert!(!found(complementary, &[line(|_| ())]).contains(&"P001".to_owned()));
}

#[test]
fn the_fund_s_names_and_figures_are_repeated_unchanged() {
    let allowances = Allowances { children: 2, ..Allowances::default() };
    let expected = roster([known(|known| known.allowances = allowances)]);
    let facts = Facts { preestablished: Some(&expected), ..facts() };
    let known_line = |change: fn(&mut Line)| {
        line(|line| {
            line.part = Part::Known;
            line.allowances.children = 2;
            change(line);
        })
    };
    assert_eq!(found(facts, &[known_line(|_| ())]), NOTHING);
    assert_eq!(found(facts, &[known_line(|line| line.surname = "BEN ALI".into())]), NOTHING, "spaces say nothing");
    assert_eq!(found(facts, &[known_line(|line| line.surname = "BENANI".into())]), ["P002@2"]);
    assert_eq!(found(facts, &[known_line(|line| line.allowances.children = 3)]), ["P003@2"]);
    // A table has no such figures: nothing to compare.
    assert_eq!(found(facts, &[line(|_| ())]), NOTHING);
}

#[test]
fn known_and_new_stand_in_their_own_part() {
    let expected = roster([known(|_| ())]);
    let facts = Facts { preestablished: Some(&expected), ..facts() };
    let part = |line: Line, part: Part| Line { part, ..line };
    let codes = |second: Line| found(facts, &[line(|_| ()), second]);
    assert_eq!(codes(part(second(|_| ()), Part::Entrant)), NOTHING);
    assert_eq!(codes(part(second(|_| ()), Part::Unsaid)), ["P006@3"]);
    assert_eq!(codes(part(second(|_| ()), Part::Known)), ["P004@3"]);
    assert_eq!(found(facts, &[part(line(|_| ()), Part::Entrant)]), ["P005@2"]);
}

#[test]
fn the_list_of_another_month_is_not_compared() {
    let mut expected = roster([known(|known| known.insured = NUMBERS[1].parse().unwrap())]);
    expected.period = Some(Month::at(2026, 2));
    let codes = found(Facts { preestablished: Some(&expected), ..facts() }, &[line(|_| ())]);
    assert_eq!(codes, ["P008"]);
    expected.period = Some(Month::at(2026, 3));
    let codes = found(Facts { preestablished: Some(&expected), ..facts() }, &[line(|_| ())]);
    assert_eq!(codes, ["P001", "P006@2"]);
}

#[test]
fn the_transfer_id_is_copied_unchanged() {
    let mut expected = roster([known(|_| ())]);
    expected.transfer_id = Some(12_345);
    let with = |id: u64| Facts { preestablished: Some(&expected), transfer_id: Some(id), ..facts() };
    assert_eq!(found(with(12_345), &[line(|_| ())]), NOTHING);
    assert_eq!(found(with(54_321), &[line(|_| ())]), ["P007"]);
}

#[test]
fn last_month_s_people_are_missed_unless_they_left() {
    let with = |situation: Situation| {
        let previous = roster([
            known(|_| ()),
            known(|known| (known.insured, known.situation) = (NUMBERS[1].parse().unwrap(), Some(situation))),
        ]);
        found(Facts { previous: Some(&previous), ..facts() }, &[line(|_| ())])
    };
    assert_eq!(with(Situation::Normal), ["M001"]);
    assert_eq!(with(Situation::Sickness), ["M001"]);
    assert_eq!(with(Situation::Left), NOTHING);
    assert_eq!(with(Situation::Deceased), NOTHING);
}

#[test]
fn whom_the_fund_lists_is_missed_once() {
    let people = roster([known(|_| ()), known(|known| known.insured = NUMBERS[1].parse().unwrap())]);
    let facts = Facts { preestablished: Some(&people), previous: Some(&people), ..facts() };
    assert_eq!(found(facts, &[line(|_| ())]), ["P001"]);
}

#[test]
fn a_wage_that_moves_by_more_than_thirty_percent_is_shown() {
    let previous = roster([known(|_| ())]);
    let now = |wage: &'static str| {
        let line = line(|line| (line.gross, line.capped) = (Some(money(wage)), None));
        found(Facts { previous: Some(&previous), ..facts() }, &[line])
    };
    assert_eq!(now("6500.00"), NOTHING);
    assert_eq!(now("6500.01"), ["M002@2"]);
    assert_eq!(now("3500.00"), NOTHING);
    assert_eq!(now("3499.99"), ["M002@2"]);
}

#[test]
fn a_wage_of_an_absence_is_not_compared_with_a_normal_one() {
    let previous = roster([known(|known| known.situation = Some(Situation::Sickness))]);
    let line = line(|line| (line.gross, line.capped) = (Some(money("9000.00")), None));
    assert_eq!(found(Facts { previous: Some(&previous), ..facts() }, &[line]), NOTHING);
}

#[test]
fn who_left_or_died_last_month_is_told() {
    let with = |situation: Situation| {
        let previous = roster([known(|known| known.situation = Some(situation))]);
        found(Facts { previous: Some(&previous), ..facts() }, &[line(|_| ())])
    };
    assert_eq!(with(Situation::Deceased), ["M004@2"]);
    assert_eq!(with(Situation::Left), ["M005@2"]);
    assert_eq!(with(Situation::Maternity), NOTHING);
}

#[test]
fn a_number_that_bore_other_names_last_month_is_told() {
    let previous = roster([known(|known| known.surname = "TAZI".into())]);
    assert_eq!(found(Facts { previous: Some(&previous), ..facts() }, &[line(|_| ())]), ["M006@2"]);
}

#[test]
fn a_complementary_declaration_repeats_nobody_of_the_main_one() {
    let main = roster([known(|_| ())]);
    let facts = Facts { kind: DeclarationKind::complementary(1), elsewhere: Some(&main), ..facts() };
    assert_eq!(found(facts, &[line(|_| ())]), ["M003@2"]);
    assert_eq!(found(facts, &[second(|_| ())]), NOTHING);
}

#[test]
fn a_month_is_over_on_the_first_of_the_next() {
    let on = |today| found(Facts { today: Some(today), ..facts() }, &[line(|_| ())]);
    assert_eq!(on(date!(2026 - 03 - 31)), ["M007"]);
    assert_eq!(on(date!(2026 - 04 - 01)), NOTHING);
}

#[test]
fn missing_facts_are_told_once() {
    assert_eq!(found(Facts::default(), &[line(|_| ()), second(|_| ())]), ["N010", "N011"]);
}

#[test]
fn doubtful_numbers_of_the_employer_are_warnings() {
    let doubtful = Facts { affiliate: "7849201".parse().ok(), ..facts() };
    assert_eq!(found(doubtful, &[line(|_| ())]), ["C004"]);
    let ice = |ice| found(Facts { ice: Some(ice), ..facts() }, &[line(|_| ())]);
    assert_eq!(ice("000000000000097"), NOTHING);
    assert_eq!(ice("000000000000098"), ["C034"]);
    assert_eq!(ice(""), NOTHING);
}
