//! The engine: places, gathering, bounds and order.

use crate::scene::{check, facts, line, money};
use tasrih_domain::draft::FieldFault;
use tasrih_domain::finding::{Arg, Args, Severity};
use tasrih_domain::source::{Excerpt, Place};
use tasrih_domain::{Branch, Cell, Column, Field, FieldError, Part, Payer, Problem, RawRow, Shape, ShareOf, Structure};
use tasrih_rules::{Checker, FINDINGS_PER_RULE_MAX, LineVerdict};

fn cell(field: Field, column: u16, text: &str) -> Cell<'_> {
    Cell { field, column: Column::Letter(column), text, shape: Shape::Text }
}

fn fault(error: FieldError, field: Field) -> FieldFault {
    FieldFault { error, field, args: Args::new() }
}

fn problem(structure: Structure, row: u32) -> Problem {
    Problem { structure, place: Place::row(row), value: None, args: Args::new() }
}

#[test]
fn a_finding_stands_at_its_cell_and_shows_what_is_there() {
    let cells = [cell(Field::GrossWage, 5, "7000"), cell(Field::CappedWage, 6, "6500,00")];
    let line = line(|line| (line.gross, line.capped) = (Some(money("7000.00")), Some(money("6500.00"))));
    let mut checker = Checker::new(facts());
    checker.line(&RawRow { row: 2, part: Part::Unsaid, cells: &cells }, &line, &[]);
    let finding = checker.finish().findings.remove(0);
    assert_eq!(finding.code.as_str(), "C012");
    assert_eq!(finding.place.column.map(|column| column.to_string()).as_deref(), Some("F"));
    assert_eq!(finding.value, Some(Excerpt::of("6500,00")));
    assert_eq!(finding.args.get("ceiling"), Some(&Arg::Money(money("6000.00"))));
}

#[test]
fn a_surname_is_shown_in_the_cell_of_the_whole_name() {
    let cells = [cell(Field::FullName, 2, "")];
    let nameless = line(|line| line.surname.clear());
    let mut checker = Checker::new(facts());
    checker.line(&RawRow { row: 2, part: Part::Unsaid, cells: &cells }, &nameless, &[]);
    let finding = checker.finish().findings.remove(0);
    assert_eq!((finding.code.as_str(), finding.place.column), ("C014", Some(Column::Letter(2))));
    assert_eq!(finding.value, None, "an empty cell has nothing to show");
}

#[test]
fn a_field_without_a_column_is_meant_at_its_row() {
    let (checked, _) = check(facts(), &[line(|line| (line.insured, line.cin) = (None, String::new()))]);
    let place = checked.findings[0].place;
    assert_eq!((place.row, place.column, place.field), (Some(2), None, Some(Field::Cin)));
}

#[test]
fn notices_of_one_kind_and_field_are_gathered() {
    let mut checker = Checker::new(facts());
    for row in 2..=5 {
        let raw = RawRow { row, part: Part::Unsaid, cells: &[] };
        let faults =
            [fault(FieldError::NameNormalised, Field::Surname), fault(FieldError::NameNormalised, Field::GivenName)];
        let line = line(|line| (line.row, line.insured, line.cin) = (row, None, format!("A{row}")));
        checker.line(&raw, &line, &faults);
    }
    let report = checker.finish();
    let findings: Vec<_> = report.findings.iter().map(|finding| (finding.place.row, finding.place.field)).collect();
    assert_eq!(findings, [(Some(2), Some(Field::Surname)), (Some(2), Some(Field::GivenName))]);
    assert_eq!(report.findings[0].args.get("count"), Some(&Arg::Count(4)));
    assert_eq!(report.counts.notices, 2);
    assert_eq!(report.counts.valid, 4);
}

#[test]
fn the_counts_of_a_reader_are_added_up() {
    let mut checker = Checker::new(facts());
    for (row, count) in [(4, 2), (9, 3)] {
        let args = Args::new().with("count", Arg::Count(count));
        checker.problem(Problem { args, ..problem(Structure::BlankRowsSkipped, row) });
    }
    let report = checker.finish();
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].place.row, Some(4));
    assert_eq!(report.findings[0].args.get("count"), Some(&Arg::Count(5)));
}

#[test]
fn a_blocking_problem_of_a_row_blocks_its_line() {
    let mut checker = Checker::new(facts());
    let raw = |row| RawRow { row, part: Part::Unsaid, cells: &[] };
    checker.problem(problem(Structure::ControlSumDiffers, 2));
    assert_eq!(checker.line(&raw(2), &line(|_| ()), &[]), LineVerdict::Blocked);
    let other = line(|line| (line.row, line.insured, line.cin) = (3, None, "CD1".into()));
    assert_eq!(checker.line(&raw(3), &other, &[]), LineVerdict::Valid);
}

#[test]
fn an_unreadable_contribution_never_keeps_a_person_from_being_declared() {
    let mut checker = Checker::new(facts());
    let column = Field::Share(ShareOf::One(Branch::LongTerm), Payer::Employee);
    let raw = RawRow { row: 2, part: Part::Unsaid, cells: &[] };
    let verdict = checker.line(&raw, &line(|_| ()), &[fault(FieldError::NotAnAmount, column)]);
    assert_eq!(verdict, LineVerdict::Valid);
    assert_eq!(checker.finish().findings[0].severity, Severity::Warning);
}

#[test]
fn a_fault_says_its_field() {
    let mut checker = Checker::new(facts());
    let raw = RawRow { row: 2, part: Part::Unsaid, cells: &[] };
    let verdict = checker.line(&raw, &line(|_| ()), &[fault(FieldError::NotAnAmount, Field::GrossWage)]);
    assert_eq!(verdict, LineVerdict::Blocked);
    assert_eq!(checker.finish().findings[0].args.get("field"), Some(&Arg::Field(Field::GrossWage)));
}

#[test]
fn findings_are_sorted_by_place_then_severity() {
    let mut checker = Checker::new(facts());
    let raw = |row| RawRow { row, part: Part::Unsaid, cells: &[] };
    let poor = line(|line| {
        (line.row, line.gross, line.capped) = (7, Some(money("100.00")), None);
        line.insured = "100000026".parse().ok();
    });
    checker.line(&raw(7), &poor, &[]);
    let other = line(|line| {
        (line.row, line.cin) = (3, "CD1".into());
        (line.gross, line.capped) = (Some(money("100.00")), Some(money("100.01")));
    });
    checker.line(&raw(3), &other, &[]);
    checker.problem(problem(Structure::TwoLineHeader, 1));
    let codes: Vec<_> = checker.finish().findings.iter().map(|finding| finding.code.to_string()).collect();
    assert_eq!(codes, ["S007", "C031", "C007", "C031"], "of one row, in the order of the columns");
}

#[test]
fn a_fault_of_every_row_is_bounded_and_says_how_many_more() {
    let mut checker = Checker::new(facts());
    let rows = FINDINGS_PER_RULE_MAX + 7;
    for row in 2..rows + 2 {
        let line = line(|line| (line.row, line.insured, line.cin, line.days) = (row, None, String::new(), Some(20)));
        checker.line(&RawRow { row, part: Part::Unsaid, cells: &[] }, &line, &[]);
    }
    let report = checker.finish();
    assert_eq!(report.counts.blocking, rows);
    assert_eq!(report.counts.valid, 0);
    assert_eq!(report.findings.len(), FINDINGS_PER_RULE_MAX as usize + 1);
    let last = &report.findings[0];
    assert_eq!((last.code.as_str(), last.args.get("count")), ("N012", Some(&Arg::Count(7))));
}
