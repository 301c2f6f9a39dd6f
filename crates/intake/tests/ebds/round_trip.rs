//! What is written is read back without a word, and written again byte for byte.

use super::files::*;
use proptest::prelude::*;
use std::io::Cursor;
use tasrih_domain::declaration::{KnownEmployee, Roster};
use tasrih_domain::line::Allowances;
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Field, InsuredNumber, Line, Money, Month, Part, Situation};
use tasrih_intake::ebds::write::{EbdsWriter, WriteError, write_preestablished};
use tasrih_intake::ebds::{EbdsHeader, read_header, read_preestablished};

fn word() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[A-Z]([A-Z0-9]{0,12} ?[A-Z0-9]){0,2}").unwrap()
}

fn centimes(digits: u32) -> impl Strategy<Value = Money> {
    (0..10_i64.pow(digits)).prop_map(Money::from_centimes)
}

fn allowances() -> impl Strategy<Value = Allowances> {
    (0..100_u8, centimes(6), centimes(6), centimes(6), centimes(6)).prop_map(
        |(children, to_pay, to_deduct, net, to_return)| Allowances { children, to_pay, to_deduct, net, to_return },
    )
}

fn line(part: Part) -> impl Strategy<Value = Line> {
    let wages = (0..=26_u8, centimes(13), centimes(9));
    let person = (1_u32..1_000_000_000, word(), word());
    (person, wages, allowances(), 0..9_usize, "[A-Z]{1,2}[0-9]{1,6}").prop_map(
        move |((number, surname, given_name), (days, gross, capped), allowances, situation, cin)| {
            let is_known = part == Part::Known;
            Line {
                part,
                insured: InsuredNumber::from_value(number),
                surname,
                given_name,
                days: Some(days),
                gross: Some(gross),
                capped: Some(capped),
                allowances: if is_known { allowances } else { Allowances::default() },
                situation: is_known.then(|| Situation::ALL[situation]),
                cin: if is_known { String::new() } else { cin },
                ..Line::default()
            }
        },
    )
}

fn block(part: Part, least: usize) -> impl Strategy<Value = Vec<Line>> {
    proptest::collection::vec(line(part), least..12).prop_map(|mut lines| {
        lines.sort_by_key(|line| line.insured);
        lines
    })
}

fn any_header(kind: FileKind) -> impl Strategy<Value = EbdsHeader> {
    let numbers = (0..100_000_000_000_000_u64, 0..10_000_000_u32, 1990..2100_u16, 1..=12_u8, 1..=28_u8);
    (numbers, word(), word(), word(), "[A-Z]{1,20}", "[0-9]{6}", "[0-9]{2}").prop_map(
        move |((transfer, affiliate, year, month, day), company, activity, address, city, postal_code, branch_code)| {
            let period = Month::at(year, month);
            EbdsHeader {
                kind,
                transfer_id: Some(transfer).filter(|id| *id > 0),
                affiliate: AffiliateNumber::from_value(affiliate).unwrap(),
                period,
                company,
                activity,
                address,
                city,
                postal_code,
                branch_code,
                issued_on: period.day(day),
                due_on: period.next().day(10),
            }
        },
    )
}

fn comes_back(header: &EbdsHeader, known: &[Line], entrants: &[Line]) {
    let bytes = write(header, known, entrants);
    assert!(bytes.split_inclusive(|b| *b == b'\n').all(|line| line.len() == 261));
    let (facts, heard) = read(&bytes);
    assert_eq!(heard.report(), [""; 0]);
    assert!(heard.faults.is_empty(), "{:?}", heard.faults);
    assert_eq!((facts.kind, facts.period), (Some(header.kind), Some(header.period)));
    let read_back = read_header(&mut Cursor::new(&bytes)).unwrap();
    assert_eq!(&read_back, header);
    let without_row = |line: &Line| Line { row: 0, ..line.clone() };
    let lines: Vec<_> = heard.lines.iter().map(without_row).collect();
    assert!(lines.iter().eq(known.iter().chain(entrants)), "the lines come back equal");
    let (known, entrants): (Vec<_>, Vec<_>) = heard.lines.into_iter().partition(|line| line.part == Part::Known);
    assert_eq!(write(&read_back, &known, &entrants), bytes);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_main_declaration_comes_back(
        header in any_header(MAIN),
        known in block(Part::Known, 1),
        entrants in block(Part::Entrant, 0),
    ) {
        comes_back(&header, &known, &entrants);
        if !entrants.is_empty() {
            comes_back(&header, &[], &entrants);
        }
    }

    #[test]
    fn a_complementary_declaration_comes_back(
        (header, entrants) in (1..=9_u8).prop_flat_map(|n| (any_header(complementary(n)), block(Part::Entrant, 1))),
    ) {
        comes_back(&header, &[], &entrants);
    }

    #[test]
    fn the_funds_file_comes_back(
        header in any_header(FileKind::Preestablished),
        people in proptest::collection::btree_map(1..999_999_999_u32, (word(), word(), allowances()), 1..12),
    ) {
        let people: Vec<_> = people.into_iter().map(|(number, (surname, given_name, allowances))| KnownEmployee {
            insured: InsuredNumber::from_value(number).unwrap(),
            surname,
            given_name,
            gross: None,
            situation: None,
            // Filled in by the employer, not by the fund.
            allowances: Allowances { to_return: Money::ZERO, ..allowances },
        }).collect();
        let mut bytes = Vec::new();
        write_preestablished(&mut bytes, &header, &people).unwrap();
        let (roster, problems) = read_preestablished(&mut Cursor::new(&bytes)).unwrap();
        prop_assert_eq!(problems, vec![]);
        let read_back = read_header(&mut Cursor::new(&bytes)).unwrap();
        prop_assert_eq!(&read_back, &header);
        let mut again = Vec::new();
        write_preestablished(&mut again, &read_back, &roster.people).unwrap();
        prop_assert_eq!(again, bytes);
        let EbdsHeader { affiliate, period, transfer_id, .. } = header;
        let expected = Roster { affiliate: Some(affiliate), period: Some(period), transfer_id, people, ..Roster::default() };
        prop_assert_eq!(roster, expected);
    }
}

fn fault(header: &EbdsHeader, known: &[Line], entrants: &[Line]) -> WriteError {
    let mut writer = EbdsWriter::new(Vec::new(), header, None).unwrap();
    let known = known.iter().try_for_each(|line| writer.known(line));
    let lines = known.and_then(|()| entrants.iter().try_for_each(|line| writer.entrant(line)));
    lines.and_then(|()| writer.finish()).unwrap_err()
}

#[test]
fn what_does_not_fit_is_named_by_row_and_field() {
    let changed = |change: fn(&mut Line)| {
        let mut lines = known();
        lines[1].row = 9;
        change(&mut lines[1]);
        fault(&header(MAIN), &lines, &[])
    };
    let gross = changed(|line| line.gross = Some(Money::from_centimes(10_i64.pow(13))));
    assert!(matches!(gross, WriteError::DoesNotFit { row: 9, field: Field::GrossWage }));
    let negative = changed(|line| line.capped = Some(Money::from_centimes(-1)));
    assert!(matches!(negative, WriteError::DoesNotFit { row: 9, field: Field::CappedWage }));
    let name = changed(|line| line.surname = "X".repeat(31));
    assert!(matches!(name, WriteError::DoesNotFit { row: 9, field: Field::Surname }));
    let accent = changed(|line| line.given_name = "ÉVE".into());
    assert!(matches!(accent, WriteError::DoesNotFit { row: 9, field: Field::GivenName }));
    let days = changed(|line| line.days = None);
    assert!(matches!(days, WriteError::Missing { row: 9, field: Field::Days }));
    let capped = changed(|line| line.capped = None);
    assert!(matches!(capped, WriteError::Missing { row: 9, field: Field::CappedWage }));
    let order = changed(|line| line.insured = Some(insured(1)));
    assert!(matches!(order, WriteError::NotSorted { row: 9 }));
}

#[test]
fn a_complementary_declaration_is_written_with_entrants_only() {
    assert!(matches!(fault(&header(complementary(1)), &[], &[]), WriteError::NoEntrant));
    assert!(matches!(fault(&header(complementary(1)), &known(), &entrants()), WriteError::KnownOutOfPlace { .. }));
    let fund = EbdsWriter::new(Vec::new(), &header(FileKind::Preestablished), None);
    assert!(matches!(fund, Err(WriteError::OtherKind)));
}

#[test]
fn a_capped_wage_that_is_not_known_is_computed_from_the_ceiling() {
    let mut lines = known();
    for line in &mut lines {
        line.capped = None;
    }
    let mut bytes = Vec::new();
    let mut writer = EbdsWriter::new(&mut bytes, &header(MAIN), Some(Money::from_dirhams(6000))).unwrap();
    for line in &lines {
        writer.known(line).unwrap();
    }
    writer.finish().unwrap();
    let capped: Vec<_> = read(&bytes).1.lines.iter().filter_map(|line| line.capped).collect();
    assert_eq!(capped, [Money::from_dirhams(6000), Money::from_dirhams(2500)]);
}

#[test]
fn the_header_is_reduced_to_the_characters_of_the_file() {
    let mut header = header(MAIN);
    header.company = "Société « Chaussures & Fils », مصنع Aïn-Sebaâ et ses dépendances".into();
    header.postal_code = "20250".into();
    header.branch_code = String::new();
    let bytes = write(&header, &known(), &[]);
    let found = read_header(&mut Cursor::new(&bytes)).unwrap();
    assert_eq!(found.company, "SOCIETE CHAUSSURES FILS AIN SEBAA ET SES");
    assert_eq!((found.postal_code.as_str(), found.branch_code.as_str()), ("020250", "00"));
    assert_eq!(report(&bytes), [""; 0]);
}

/// 38,462 full months no longer fit the six digits of the total of days: the last six stand.
#[test]
fn a_very_large_employer_comes_back_without_a_word() {
    let lines: Vec<_> = (0..40_000).map(|n| person(Part::Known, 1000 + n, ("NOM", "PRENOM"), 26, 400_000)).collect();
    let bytes = write(&header(MAIN), &lines, &[]);
    assert_eq!(report(&bytes), [""; 0]);
}
