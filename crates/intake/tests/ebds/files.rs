//! Invented files, and what the reader says about them.

use std::io::Cursor;
use std::path::PathBuf;
use tasrih_domain::declaration::{DeclarationKind, KnownEmployee};
use tasrih_domain::draft::{FieldFault, read_line};
use tasrih_domain::source::{FileFacts, FileKind, RawRow, RowSink};
use tasrih_domain::{AffiliateNumber, InsuredNumber, Line, Money, Month, Part, Problem, Refusal, Situation};
use tasrih_intake::ReadOptions;
use tasrih_intake::ebds::write::{EbdsWriter, write_preestablished};
use tasrih_intake::ebds::{self, EbdsHeader};
use time::Date;

/// What a reader said.
#[derive(Default)]
pub struct Heard {
    pub lines: Vec<Line>,
    pub faults: Vec<FieldFault>,
    pub problems: Vec<Problem>,
    begun: bool,
}

impl RowSink for Heard {
    fn begin(&mut self, _: &FileFacts) {
        assert!(!self.begun && self.lines.is_empty(), "begin is called once, before the first row");
        self.begun = true;
    }

    fn row(&mut self, row: &RawRow<'_>) {
        assert!(self.begun);
        let mut line = Line::default();
        read_line(row, &mut line, &mut self.faults);
        self.lines.push(line);
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

impl Heard {
    /// `Structure row column`, in the order told.
    pub fn report(&self) -> Vec<String> {
        let place = |problem: &Problem| {
            let row = problem.place.row.map(|row| format!(" {row}")).unwrap_or_default();
            row + &problem.place.column.map(|column| format!(" {column}")).unwrap_or_default()
        };
        self.problems.iter().map(|problem| format!("{:?}{}", problem.structure, place(problem))).collect()
    }
}

pub fn read_named(bytes: &[u8], name: Option<&str>) -> (Result<FileFacts, Refusal>, Heard) {
    let mut heard = Heard::default();
    let options = ReadOptions { name, ..ReadOptions::default() };
    (ebds::read(&mut Cursor::new(bytes), &options, &mut heard), heard)
}

pub fn read(bytes: &[u8]) -> (FileFacts, Heard) {
    let (facts, heard) = read_named(bytes, None);
    (facts.expect("the file is read"), heard)
}

pub fn report(bytes: &[u8]) -> Vec<String> {
    read(bytes).1.report()
}

/// A number of 9 digits that begins with 1 and whose key fits.
pub fn insured(serial: u32) -> InsuredNumber {
    let base = 100_000_000 + serial * 10;
    (base..base + 10).filter_map(InsuredNumber::from_value).find(|number| number.key_fits()).unwrap()
}

pub fn header(kind: FileKind) -> EbdsHeader {
    EbdsHeader {
        kind,
        transfer_id: Some(20_260_300_001_234),
        affiliate: AffiliateNumber::from_value(1_234_567).unwrap(),
        period: Month::at(2026, 3),
        company: "ATELIER INVENTE SARL".into(),
        activity: "CONFECTION".into(),
        address: "12 RUE DES ESSAIS".into(),
        city: "CASABLANCA".into(),
        postal_code: "020250".into(),
        branch_code: "01".into(),
        issued_on: Date::from_calendar_date(2026, time::Month::April, 1).ok(),
        due_on: Date::from_calendar_date(2026, time::Month::April, 10).ok(),
    }
}

pub const MAIN: FileKind = FileKind::Declaration(DeclarationKind::MAIN);

pub fn complementary(number: u8) -> FileKind {
    FileKind::Declaration(DeclarationKind::complementary(number).unwrap())
}

pub fn person(part: Part, serial: u32, name: (&str, &str), days: u8, gross: i64) -> Line {
    Line {
        part,
        insured: Some(insured(serial)),
        surname: name.0.into(),
        given_name: name.1.into(),
        days: Some(days),
        gross: Some(Money::from_centimes(gross)),
        capped: Some(Money::from_centimes(gross.min(600_000))),
        situation: (part == Part::Known).then_some(Situation::Normal),
        ..Line::default()
    }
}

pub fn known() -> Vec<Line> {
    let mut left = person(Part::Known, 2_345_678, ("ESSAI", "DRISS"), 10, 250_000);
    left.situation = Some(Situation::Left);
    vec![person(Part::Known, 1_234_567, ("EXEMPLE", "AMINA"), 26, 750_000), left]
}

pub fn entrants() -> Vec<Line> {
    let mut pending = person(Part::Entrant, 0, ("FICTIF", "NADIA"), 12, 180_050);
    pending.insured = Some(InsuredNumber::PENDING);
    pending.cin = "ZZ123456".into();
    vec![pending, person(Part::Entrant, 3_456_789, ("MODELE", "SAID"), 26, 450_000)]
}

pub fn write(header: &EbdsHeader, known: &[Line], entrants: &[Line]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = EbdsWriter::new(&mut bytes, header, None).unwrap();
    for line in known {
        writer.known(line).unwrap();
    }
    for line in entrants {
        writer.entrant(line).unwrap();
    }
    writer.finish().unwrap();
    bytes
}

/// Lines: 1 B00, 2 B01, 3–4 B02, 5 B03, 6–7 B04, 8 B05, 9 B06.
pub fn main_file() -> Vec<u8> {
    write(&header(MAIN), &known(), &entrants())
}

/// Lines: 1 E00, 2 E01, 3 E02, 4 E03, 5–6 E04, 7 E05, 8 E06.
pub fn complementary_file() -> Vec<u8> {
    write(&header(complementary(2)), &[], &entrants())
}

pub fn people() -> Vec<KnownEmployee> {
    let person = |serial, surname: &str, given_name: &str| KnownEmployee {
        insured: insured(serial),
        surname: surname.into(),
        given_name: given_name.into(),
        gross: None,
        situation: None,
        allowances: tasrih_domain::line::Allowances { children: 2, ..Default::default() },
    };
    vec![person(1_234_567, "EXEMPLE", "AMINA"), person(2_345_678, "ESSAI", "DRISS")]
}

pub fn preestablished_file() -> Vec<u8> {
    let mut bytes = Vec::new();
    write_preestablished(&mut bytes, &header(FileKind::Preestablished), &people()).unwrap();
    bytes
}

/// The lines of a file without their ends.
pub fn lines(bytes: &[u8]) -> Vec<String> {
    std::str::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

/// The same file after a change of one line, counted from 1.
pub fn with_line(bytes: &[u8], row: usize, change: impl FnOnce(&mut String)) -> Vec<u8> {
    let mut lines = lines(bytes);
    change(&mut lines[row - 1]);
    joined(&lines)
}

pub fn joined(lines: &[String]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>().into_bytes()
}

/// Writes over the characters from a position, counted from 1.
pub fn put(line: &mut String, from: usize, text: &str) {
    line.replace_range(from - 1..from - 1 + text.len(), text);
}

/// The file of that name, which must be what `bytes` say. `FIXTURES=write cargo test` writes it anew.
pub fn fixture(name: &str, bytes: &[u8]) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ebds").join(name);
    if std::env::var("FIXTURES").is_ok_and(|mode| mode == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
    }
    let found = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(found == bytes, "{name} is not what this test makes; FIXTURES=write renews it");
    found
}
