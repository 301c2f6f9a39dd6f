//! What is written reads back equal, and a spreadsheet runs none of it.

use super::*;
use std::io::Cursor;
use tasrih_domain::draft::read_line;
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Lang, Line, Problem, RawRow};

/// The messages of a file of a language.
pub(crate) fn words_of(lang: Lang, file: &str) -> impl Fn(&str) -> String {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let text = std::fs::read_to_string(root.join(lang.code()).join(file).with_extension("ftl")).expect("a locale");
    move |key| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).expect(key);
        line.to_owned()
    }
}

/// The word of that kind for each column.
pub(crate) fn per_column(word: &impl Fn(&str) -> String, kind: &str) -> PerColumn {
    let word = |column: &str| word(&format!("template-{kind}-{column}"));
    PerColumn {
        insured_number: word("insured_number"),
        surname: word("surname"),
        given_name: word("given_name"),
        cin: word("cin"),
        days: word("days"),
        gross_wage: word("gross_wage"),
        capped_wage: word("capped_wage"),
        situation: word("situation"),
    }
}

/// Words of an exported file from the messages of a language.
fn words(lang: Lang) -> ExportWords {
    let word = words_of(lang, "template");
    let direction = if lang == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight };
    ExportWords { sheet: word("template-sheet"), headings: per_column(&word, "heading"), direction }
}

#[derive(Default)]
struct Lines {
    read: Vec<Line>,
    faults: usize,
    problems: Vec<Problem>,
}

impl RowSink for Lines {
    fn begin(&mut self, _: &FileFacts) {}

    fn row(&mut self, row: &RawRow<'_>) {
        let (mut line, mut faults) = (Line::default(), Vec::new());
        read_line(row, &mut line, &mut faults);
        self.faults += faults.len();
        self.read.push(line);
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

fn rows() -> [ExportRow<'static>; 4] {
    let money = |centimes| Some(Money::from_centimes(centimes));
    let number = |text: &str| text.parse().ok();
    let row = ExportRow {
        insured: number("123456789"),
        surname: "ALAMI",
        given_name: "SARA",
        cin: "AB123456",
        days: Some(26),
        gross: money(1_234_567),
        capped: money(600_000),
        situation: Some(Situation::Normal),
    };
    [
        row,
        ExportRow { insured: Some(InsuredNumber::PENDING), gross: money(450_005), capped: None, ..row },
        ExportRow {
            insured: Some(InsuredNumber::CASUAL),
            surname: "EL FASSI",
            days: Some(1),
            gross: money(10),
            capped: money(10),
            ..row
        },
        ExportRow { days: Some(0), gross: money(0), capped: money(0), situation: Some(Situation::UnpaidLeave), ..row },
    ]
}

#[test]
fn what_is_written_reads_back_equal() {
    for (lang, format) in [Lang::Fr, Lang::Ar]
        .into_iter()
        .flat_map(|lang| [ExportFormat::Csv, ExportFormat::Xlsx].map(|format| (lang, format)))
    {
        let mut bytes = Vec::new();
        write(format, &words(lang), rows().into_iter(), &mut bytes).unwrap();
        let mut found = Lines::default();
        crate::read(&mut Cursor::new(&bytes), &crate::ReadOptions::default(), &mut found).unwrap();
        assert_eq!((found.faults, found.problems), (0, Vec::new()), "{lang} {format:?}");
        for (line, row) in found.read.iter().zip(rows()) {
            let insured = line.insured.filter(|number| !number.is_pending());
            assert_eq!(insured, row.insured.filter(|number| !number.is_pending()));
            let (texts, expected) =
                ([&line.surname, &line.given_name, &line.cin], [row.surname, row.given_name, row.cin]);
            assert_eq!(texts, expected);
            assert_eq!((line.days, line.gross, line.capped), (row.days, row.gross, row.capped));
            assert_eq!(line.situation.unwrap_or_default(), row.situation.unwrap_or_default());
        }
        assert_eq!(found.read.len(), rows().len());
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_guarded_and_numbers_are_not() {
    for (text, expected) in [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""),
        ("-12,50", "-12,50"),
        ("+212 600", "+212 600"),
        ("-", "'-"),
        ("a;b", "\"a;b\""),
        ("say \"no\"", "\"say \"\"no\"\"\""),
        ("", ""),
    ] {
        let mut out = String::new();
        push_fields(&mut out, &[text], SEPARATOR);
        assert_eq!(out, format!("{expected}\r\n"), "{text}");
    }
}

#[test]
fn a_workbook_of_a_hundred_thousand_rows_is_one_row_of_memory() {
    let mut bytes = Vec::new();
    write(ExportFormat::Xlsx, &words(Lang::Fr), rows().into_iter().cycle().take(100_000), &mut bytes).unwrap();
    let mut found = Lines::default();
    crate::read(&mut Cursor::new(&bytes), &crate::ReadOptions::default(), &mut found).unwrap();
    assert_eq!(found.read.len(), 100_000);
}
