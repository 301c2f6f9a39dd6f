//! An invented employer, its month and its people, and what the engine says of them.

use tasrih_domain::declaration::{DeclarationKind, KnownEmployee, Roster};
use tasrih_domain::line::{Allowances, Situation};
use tasrih_domain::{Line, Money, Month, Part, RawRow};
use tasrih_rules::{Checked, Checker, Facts, LineVerdict};

/// Numbers with a right key.
pub const NUMBERS: [&str; 3] = ["123456785", "100000018", "100000026"];

pub fn money(text: &str) -> Money {
    let (dirhams, centimes) = text.split_once('.').expect("two decimals");
    let number = |digits: &str| digits.parse::<i64>().expect("digits");
    Money::from_centimes(number(dirhams) * 100 + number(centimes))
}

/// An ordinary line without any finding: 26 days, 5,000 DH, on row 2.
pub fn line(change: impl FnOnce(&mut Line)) -> Line {
    let mut line = Line {
        row: 2,
        insured: NUMBERS[0].parse().ok(),
        surname: "BENALI".into(),
        given_name: "SALMA".into(),
        cin: "AB123456".into(),
        days: Some(26),
        gross: Some(money("5000.00")),
        capped: Some(money("5000.00")),
        situation: Some(Situation::Normal),
        ..Line::default()
    };
    change(&mut line);
    line
}

/// A line of casual labour.
pub fn casual(change: impl FnOnce(&mut Line)) -> Line {
    line(|line| {
        line.part = Part::Entrant;
        line.insured = "999999999".parse().ok();
        line.surname.clear();
        line.given_name.clear();
        line.cin.clear();
        change(line);
    })
}

/// March 2026, employer with a right key, main declaration.
pub fn facts() -> Facts<'static> {
    Facts {
        affiliate: "4052594".parse().ok(),
        month: Some(Month::at(2026, 3)),
        kind: Some(DeclarationKind::MAIN),
        ..Facts::default()
    }
}

/// Somebody known: SALMA BENALI, 5,000 DH last month, normal.
pub fn known(change: impl FnOnce(&mut KnownEmployee)) -> KnownEmployee {
    let mut known = KnownEmployee {
        insured: NUMBERS[0].parse().expect("nine digits"),
        surname: "BENALI".into(),
        given_name: "SALMA".into(),
        gross: Some(money("5000.00")),
        situation: Some(Situation::Normal),
        allowances: Allowances::default(),
    };
    change(&mut known);
    known
}

pub fn roster(people: impl IntoIterator<Item = KnownEmployee>) -> Roster {
    let mut people: Vec<_> = people.into_iter().collect();
    people.sort_by_key(|known| known.insured);
    Roster { people, ..Roster::default() }
}

pub fn check(facts: Facts<'_>, lines: &[Line]) -> (Checked, Vec<LineVerdict>) {
    let mut checker = Checker::new(facts);
    let verdicts = lines
        .iter()
        .map(|line| checker.line(&RawRow { row: line.row, part: line.part, cells: &[] }, line, &[]))
        .collect();
    (checker.finish(), verdicts)
}

/// The codes found, in the order of the report: `C012@2`, or `P001` for the file as a whole.
pub fn found(facts: Facts<'_>, lines: &[Line]) -> Vec<String> {
    let (checked, _) = check(facts, lines);
    let place = |row: Option<u32>| row.map(|row| format!("@{row}")).unwrap_or_default();
    checked.findings.iter().map(|finding| format!("{}{}", finding.code, place(finding.place.row))).collect()
}

/// What is found on one line, in the ordinary scene.
pub fn on(change: impl FnOnce(&mut Line)) -> Vec<String> {
    found(facts(), &[line(change)])
}
