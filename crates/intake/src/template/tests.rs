//! The template is a payroll file that lacks only people.

use super::*;
use crate::witness::{reading, refusal};
use crate::write::tests::{per_column, words_of};
use std::io::{Cursor, Read as _, Write as _};
use tasrih_domain::{Lang, RefusalKind};

fn words(lang: Lang) -> TemplateWords {
    let word = words_of(lang, "template");
    TemplateWords {
        sheet: word("template-sheet"),
        headings: per_column(&word, "heading"),
        notes: per_column(&word, "note"),
        refused: word("template-refused"),
        days_refused: word("template-refused-days"),
        amount_refused: word("template-refused-amount"),
        situation_refused: word("template-refused-situation"),
        direction: if lang == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The workbook with a row typed into it.
fn filled(bytes: &[u8]) -> Vec<u8> {
    let row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>123456789</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>ALAMI</t></is></c>\
        <c r=\"C2\" t=\"inlineStr\"><is><t>SARA</t></is></c><c r=\"E2\"><v>26</v></c><c r=\"F2\"><v>4500</v></c></row></sheetData>";
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(text.replace("</sheetData>", row).as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn an_empty_template_lacks_only_people_and_a_filled_one_nothing() {
    for lang in [Lang::Fr, Lang::Ar] {
        let sheet = template(TemplateFormat::Xlsx, &words(lang)).unwrap();
        let text = template(TemplateFormat::Csv, &words(lang)).unwrap();
        for bytes in [&sheet, &text] {
            assert_eq!(refusal(bytes).kind, RefusalKind::NoEmployees, "{lang}");
        }
        let with_line = [text.as_slice(), b"123456789;ALAMI;SARA;;26;4500,00;;\r\n"].concat();
        for bytes in [filled(&sheet), with_line] {
            let (witness, outcome) = reading(&bytes, None);
            outcome.unwrap();
            assert_eq!((witness.rows.len(), witness.problems), (1, Vec::new()), "{lang}");
        }
    }
}

#[test]
fn the_workbook_runs_the_way_of_its_language_and_refuses_what_cannot_be() {
    let arabic = template(TemplateFormat::Xlsx, &words(Lang::Ar)).unwrap();
    let sheet = part(&arabic, "xl/worksheets/sheet1.xml");
    for needed in [
        "rightToLeft=\"1\"",
        "state=\"frozen\"",
        "<dataValidation type=\"whole\"",
        "sqref=\"E2:E1048576\"",
        "<formula2>26</formula2>",
        "sqref=\"F2:G1048576\"",
        "SO,DE,IT,IL,AT,CS,MS,MP",
    ] {
        assert!(sheet.contains(needed), "{needed}");
    }
    assert!(part(&arabic, "xl/comments1.xml").contains("9 أرقام"));
    assert!(
        !part(&template(TemplateFormat::Xlsx, &words(Lang::Fr)).unwrap(), "xl/worksheets/sheet1.xml")
            .contains("rightToLeft")
    );
}
