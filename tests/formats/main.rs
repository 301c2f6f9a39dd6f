//! One payroll, whatever its format: equal lines, equal sums, to the centime; and what becomes of files that are
//! ambiguous ([`ambiguity`]) or made to break a reader ([`hostile`]).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod ambiguity;
mod hostile;

use std::io::Cursor;
use std::path::{Path, PathBuf};
use tasrih_app::check::{CheckRequest, CheckedLine, RefusedFile, Verdict, check_file};
use tasrih_app::templates::export_words;
use tasrih_domain::declaration::{DeclarationKind, Format, Totals};
use tasrih_domain::source::FileKind;
use tasrih_domain::{
    AffiliateNumber, Branch, InsuredNumber, Lang, Line, Money, Month, RefusalKind, Severity, Situation,
};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::EbdsWriter;
use tasrih_intake::write::{ExportFormat, ExportRow, write};
use tasrih_rates::ceiling_at;
use tasrih_testkit::Payroll;

const MARCH: Month = Month::at(2026, 3);
const AFFILIATE: AffiliateNumber = AffiliateNumber::from_value(1_234_567).unwrap();

/// What a line declares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Declared {
    insured: Option<InsuredNumber>,
    surname: String,
    given_name: String,
    cin: String,
    days: Option<u8>,
    gross: Option<Money>,
    capped: Option<Money>,
    situation: Option<Situation>,
}

impl Declared {
    fn of(line: &Line, capped: Option<Money>) -> Self {
        Self {
            insured: line.insured,
            surname: line.surname.clone(),
            given_name: line.given_name.clone(),
            cin: line.cin.clone(),
            days: line.days,
            gross: line.gross,
            capped,
            situation: line.situation.or(Some(Situation::Normal)),
        }
    }
}

fn check(bytes: &[u8]) -> Result<(Verdict, Vec<Declared>), Box<RefusedFile>> {
    let request = CheckRequest {
        affiliate: Some(AFFILIATE),
        month: Some(MARCH),
        kind: Some(DeclarationKind::MAIN),
        ..CheckRequest::default()
    };
    let mut lines = Vec::new();
    let mut keep = |checked: &CheckedLine<'_>| lines.push(Declared::of(checked.line, checked.capped));
    let verdict = check_file(&mut Cursor::new(bytes), &request, &mut keep)?;
    lines.sort();
    Ok((verdict, lines))
}

fn blocking(verdict: &Verdict) -> Vec<String> {
    let blocking = verdict.findings.iter().filter(|finding| finding.severity == Severity::Blocking);
    blocking.map(|finding| format!("{} {:?}", finding.code, finding.place)).collect()
}

/// The lines of a CSV payroll, to be written in the other formats.
fn lines_of(csv: &[u8]) -> Vec<Line> {
    let request = CheckRequest { affiliate: Some(AFFILIATE), month: Some(MARCH), ..CheckRequest::default() };
    let mut lines = Vec::new();
    let mut keep = |checked: &CheckedLine<'_>| lines.push(Line { capped: checked.capped, ..checked.line.clone() });
    check_file(&mut Cursor::new(csv), &request, &mut keep).unwrap();
    lines.sort_by_key(|line| line.insured);
    lines
}

fn xlsx(lines: &[Line]) -> Vec<u8> {
    let rows = lines.iter().map(ExportRow::from);
    let mut bytes = Vec::new();
    write(ExportFormat::Xlsx, &export_words(Lang::Ar), rows, &mut bytes).unwrap();
    bytes
}

fn ebds(lines: &[Line]) -> Vec<u8> {
    let header = EbdsHeader {
        kind: FileKind::Declaration(DeclarationKind::MAIN),
        transfer_id: None,
        affiliate: AFFILIATE,
        period: MARCH,
        company: "SOCIETE EXEMPLE".to_owned(),
        activity: "CONSERVERIE".to_owned(),
        address: "1 RUE DE L ESSAI".to_owned(),
        city: "SAFI".to_owned(),
        postal_code: "46000".to_owned(),
        branch_code: "07".to_owned(),
        issued_on: None,
        due_on: None,
    };
    let mut bytes = Vec::new();
    let mut writer = EbdsWriter::new(&mut bytes, &header, ceiling_at(MARCH).ok()).unwrap();
    for line in lines {
        writer.known(line).unwrap();
    }
    writer.finish().unwrap();
    bytes
}

#[test]
fn three_formats_of_one_payroll_give_equal_lines_and_sums() {
    let csv = Payroll::of(1..=400, MARCH).csv();
    let lines = lines_of(&csv);
    let (expected, expected_lines) = check(&csv).unwrap();
    assert_eq!(expected_lines.len(), 400);
    assert!(expected_lines.iter().any(|line| line.situation != Some(Situation::Normal)));
    assert!(expected_lines.iter().any(|line| line.capped < line.gross), "some wages are capped");
    for (format, bytes) in [(Format::Csv, csv), (Format::Xlsx, xlsx(&lines)), (Format::Ebds, ebds(&lines))] {
        let (verdict, lines) = check(&bytes).unwrap();
        assert_eq!(verdict.facts.format, format);
        assert_eq!(blocking(&verdict), Vec::<String>::new(), "{format:?}");
        // The fund knows the identity card of those who have a number: its records have no room for it.
        let without_cin = |line: &Declared| Declared { cin: String::new(), ..line.clone() };
        if format == Format::Ebds {
            assert_eq!(lines, expected_lines.iter().map(without_cin).collect::<Vec<_>>());
        } else {
            assert_eq!(lines, expected_lines, "{format:?}");
        }
        assert_eq!(verdict.totals, expected.totals, "{format:?}");
        let due = |verdict: &Verdict| verdict.contributions.as_ref().unwrap().branches.clone();
        assert_eq!(due(&verdict), due(&expected), "{format:?}");
    }
}

/// The same sheet saved by LibreOffice and by Python libraries, in the three spreadsheet formats, and as CSV.
#[test]
fn spreadsheets_saved_by_other_programs_give_the_same_lines() {
    let fixtures = fixtures();
    let csv = "N° CNSS;Nom;Prénom;CIN;Jours;Salaire brut;Situation\n\
        123456789;ALAMI;SARA;AB123456;26;4500;\n\
        112233445;BENNANI;OMAR;CD98765;20;3250,5;\n\
        198765432;IDRISSI;LÉA & FILS;EE45678;0;0;CS\n";
    let (expected, expected_lines) = check(csv.as_bytes()).unwrap();
    let files = [
        ("ods/libreoffice_plain.ods", Format::Ods),
        ("xls/libreoffice_plain.xls", Format::Xls),
        ("xlsx/libreoffice_plain.xlsx", Format::Xlsx),
        ("xlsx/openpyxl_plain.xlsx", Format::Xlsx),
    ];
    for (name, format) in files {
        let (verdict, lines) = check(&std::fs::read(fixtures.join(name)).unwrap()).unwrap();
        assert_eq!(verdict.facts.format, format, "{name}");
        assert_eq!(lines, expected_lines, "{name}");
        assert_eq!(verdict.totals, expected.totals, "{name}");
        let codes = |verdict: &Verdict| -> Vec<_> {
            let said = verdict.findings.iter().filter(|finding| finding.severity != Severity::Notice);
            said.map(|finding| (finding.code, finding.place.row)).collect()
        };
        assert_eq!(codes(&verdict), codes(&expected), "{name}");
    }
}

/// Wages of ten people: 100,000.00 in all, 60,000.00 under the ceiling.
#[test]
fn the_worked_example_is_met_to_the_centime() {
    let mut payroll = Payroll::full_month(1..=10);
    for row in &mut payroll.rows {
        "10 000,00".clone_into(&mut row.gross);
    }
    let (verdict, _) = check(&payroll.csv()).unwrap();
    assert_eq!((verdict.totals.gross, verdict.totals.capped), (dirhams(100_000, 0), dirhams(60_000, 0)));
    let due = verdict.contributions.unwrap();
    let shares = |wanted: &[Branch]| {
        let of = due.branches.iter().filter(|one| wanted.contains(&one.branch));
        of.fold((0, 0), |sum, one| (sum.0 + one.employer.centimes(), sum.1 + one.employee.centimes()))
    };
    assert_eq!(shares(&[Branch::FamilyAllowances]), (640_000, 0));
    assert_eq!(shares(&[Branch::ShortTerm, Branch::JobLoss]), (63_000, 31_200));
    assert_eq!(shares(&[Branch::LongTerm]), (475_800, 237_600));
    assert_eq!(shares(&[Branch::HealthBasic]), (226_000, 226_000));
    assert_eq!(shares(&[Branch::HealthSolidarity]), (185_000, 0));
    assert_eq!(shares(&[Branch::TrainingLevy]), (160_000, 0));
    assert_eq!(due.employer(), dirhams(17_498, 0));
    assert_eq!(due.employee(), dirhams(4_948, 0));
    assert_eq!(due.due(), dirhams(22_446, 0));
}

/// As much as the recap of the fund's file can hold; one more row is refused, not wrapped around.
#[test]
fn the_largest_sums_are_exact_and_one_more_is_refused() {
    let with = |people: u32| {
        let mut payroll = Payroll::full_month(1..=people);
        for row in &mut payroll.rows {
            "99999999999,99".clone_into(&mut row.gross);
        }
        payroll.csv()
    };
    let (verdict, _) = check(&with(100)).unwrap();
    assert_eq!(verdict.totals.gross, dirhams(9_999_999_999_999, 0));
    assert!(verdict.totals.gross <= Totals::GROSS_MAX);
    let family = verdict.contributions.unwrap().branches.into_iter().find(|one| one.branch == Branch::FamilyAllowances);
    // 6.40 % of 9,999,999,999,999.00 is 639,999,999,999.936.
    assert_eq!(family.unwrap().employer, dirhams(639_999_999_999, 94));
    assert_eq!(check(&with(101)).unwrap_err().refusal.kind, RefusalKind::TotalsTooLarge);
}

#[test]
fn a_file_has_the_same_verdict_every_time() {
    let payroll =
        Payroll::of(1..=200, MARCH).with(5, |row| row.days = "31".into()).with(9, |row| row.gross = "4.500".into());
    let (first, lines) = check(&payroll.csv()).unwrap();
    for _ in 0..3 {
        let (again, same) = check(&payroll.csv()).unwrap();
        assert_eq!((again.findings, same), (first.findings.clone(), lines.clone()));
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("fixtures")
}

fn dirhams(whole: i64, centimes: i64) -> Money {
    Money::from_centimes(whole * 100 + centimes)
}
