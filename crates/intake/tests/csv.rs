//! One payroll in every variety of CSV, as files in `fixtures/csv`.
//!
//! The files are written by this test, never by hand: `TASRIH_WRITE_FIXTURES=1 cargo test -p tasrih-intake --test csv`
//! writes them again; without it they are compared.

use encoding_rs::{MACINTOSH, WINDOWS_1252, WINDOWS_1256};
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_domain::{Field, Problem};
use tasrih_intake::{ReadOptions, read};

const FRENCH: [&str; 6] = ["N° CNSS", "Nom", "Prénom", "N° CIN", "Jours déclarés", "Salaire réel"];
const ARABIC: [&str; 6] =
    ["رقم التسجيل", "الاسم العائلي", "الاسم الشخصي", "رقم البطاقة الوطنية", "عدد الأيام", "الأجر الحقيقي"];

/// Invented people.
const PEOPLE: [[&str; 6]; 3] = [
    ["102030401", "BENNANI", "MEHDI", "AB123456", "26", "4500,00"],
    ["123456785", "EL ALAOUI", "FATIMA", "BE45678", "26", "12750,50"],
    ["155544433", "ZEROUAL", "OMAR", "J98765", "13", "2100,00"],
];

/// Rows of cells as a text.
fn table(head: [&str; 6], separator: &str, line_end: &str) -> String {
    let quoted = |cell: &str| {
        if cell.contains(separator) { format!("\"{cell}\"") } else { cell.to_owned() }
    };
    let rows = std::iter::once(head).chain(PEOPLE);
    rows.map(|row| row.map(quoted).join(separator) + line_end).collect()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// Code page 850, as far as the headings need it.
fn dos(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'é' => 0x82,
        '°' => 0xf8,
        other => u8::try_from(u32::from(other)).expect("the headings have no other letter"),
    };
    text.chars().map(byte).collect()
}

/// Every variety by the name of its file.
fn varieties() -> Vec<(&'static str, Vec<u8>)> {
    let french = table(FRENCH, ";", "\r\n");
    let arabic = table(ARABIC, ";", "\r\n");
    let quoted_rows = std::iter::once(FRENCH).chain(PEOPLE).map(|row| format!("\"{}\"\r\n", row.join("\";\"")));
    let all_quoted = quoted_rows.collect::<Vec<_>>().concat();
    let letterhead = format!("SOCIETE EXEMPLE SARL;;;;;\r\nN° affilié : 1234567;;;;;\r\n;;;;;\r\n{french}");
    let total = format!("{french};TOTAL;;;65;19350,50\r\nFait à Casablanca, le 08/04/2026;;;;;\r\n");
    let two_lines = french.replacen("Jours déclarés;Salaire réel\r\n", "Jours;Salaire\r\n;;;;déclarés;réel\r\n", 1);
    vec![
        ("semicolon_utf8.csv", french.clone().into_bytes()),
        ("semicolon_utf8_bom.csv", format!("\u{feff}{french}").into_bytes()),
        ("semicolon_windows1252.csv", WINDOWS_1252.encode(&french).0.into_owned()),
        ("semicolon_macintosh_cr.csv", MACINTOSH.encode(&french.replace("\r\n", "\r")).0.into_owned()),
        ("semicolon_ibm850.csv", dos(&french)),
        ("tab_utf16le_bom.csv", utf16(&format!("\u{feff}{}", table(FRENCH, "\t", "\r\n")), u16::to_le_bytes)),
        ("tab_utf16be.csv", utf16(&table(FRENCH, "\t", "\n"), u16::to_be_bytes)),
        ("comma_quoted.csv", table(FRENCH, ",", "\n").into_bytes()),
        ("pipe_lf.csv", table(FRENCH, "|", "\n").into_bytes()),
        ("separator_line.csv", format!("sep=|\r\n{}", table(FRENCH, "|", "\r\n")).into_bytes()),
        ("all_quoted.csv", all_quoted.into_bytes()),
        ("arabic_utf8.csv", arabic.clone().into_bytes()),
        ("arabic_windows1256.csv", WINDOWS_1256.encode(&arabic).0.into_owned()),
        ("letterhead.csv", letterhead.into_bytes()),
        ("total_and_footer.csv", total.into_bytes()),
        ("two_line_heading.csv", two_lines.into_bytes()),
    ]
}

/// The people of a file: the texts of the fields that all varieties have.
#[derive(Default)]
struct People(Vec<Vec<(Field, String)>>);

impl RowSink for People {
    fn begin(&mut self, _: &FileFacts) {}

    fn row(&mut self, row: &RawRow<'_>) {
        self.0.push(row.cells.iter().map(|cell| (cell.field, cell.text.to_owned())).collect());
    }

    fn problem(&mut self, _: Problem) {}
}

#[test]
fn every_variety_of_a_payroll_gives_the_same_people() {
    let fields = [Field::InsuredNumber, Field::Surname, Field::GivenName, Field::Cin, Field::Days, Field::GrossWage];
    let expected: Vec<Vec<(Field, String)>> =
        PEOPLE.iter().map(|row| fields.into_iter().zip(row.map(str::to_owned)).collect()).collect();
    for (name, bytes) in varieties() {
        let mut people = People::default();
        read(&mut Cursor::new(bytes), &ReadOptions::default(), &mut people)
            .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(people.0, expected, "{name}");
    }
}

#[test]
fn the_files_are_those_that_this_test_writes() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/csv");
    for (name, bytes) in varieties() {
        let path = folder.join(name);
        if std::env::var_os("TASRIH_WRITE_FIXTURES").is_some() {
            fs::write(&path, &bytes).unwrap();
        }
        assert!(fs::read(&path).is_ok_and(|found| found == bytes), "{name} is not what the test writes");
    }
}
