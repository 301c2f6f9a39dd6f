//! Which sheet is read, and what is said about the rest.

use super::fixture;
use super::hostile::package;
use crate::witness::Witness;
use crate::{ReadOptions, read};
use std::fmt::Write as _;
use std::io::Cursor;
use tasrih_domain::source::FileFacts;
use tasrih_domain::{Refusal, RefusalKind};

const PAYROLL: &str =
    "N° CNSS|Nom|Prénom|Jours|Salaire brut\n123456789|ALAMI|SARA|26|4500\n112233445|BENNANI|OMAR|20|3250.5\n";

/// The XML of a sheet from lines of cells; what stands before and behind the rows is given.
fn sheet(text: &str, before: &str, behind: &str) -> String {
    let mut rows = String::new();
    for line in text.lines() {
        rows.push_str("<row>");
        for cell in line.split('|') {
            let _ = if cell.starts_with(|c: char| c.is_ascii_digit()) {
                write!(rows, "<c><v>{cell}</v></c>")
            } else {
                write!(rows, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")
            };
        }
        rows.push_str("</row>");
    }
    format!("<worksheet>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>")
}

/// A workbook of these sheets: name, state, XML.
fn workbook(sheets: &[(&str, &str, String)], properties: &str) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (number, (name, state, xml)) in sheets.iter().enumerate() {
        let _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"r{number}\"/>");
        let _ = write!(relations, "<Relationship Id=\"r{number}\" Type=\"x/worksheet\" Target=\"s{number}.xml\"/>");
        parts.push((format!("xl/s{number}.xml"), xml.clone()));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook>{properties}<sheets>{list}</sheets></workbook>")));
    relations.push_str(
        "<Relationship Id=\"x\" Type=\"x/externalLink\" Target=\"http://example.com/\" TargetMode=\"External\"/>",
    );
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    package(&parts)
}

fn reading(bytes: &[u8], sheet: Option<&str>) -> (Witness, Result<FileFacts, Refusal>) {
    let mut witness = Witness::default();
    let outcome = read(&mut Cursor::new(bytes), &ReadOptions { sheet, ..ReadOptions::default() }, &mut witness);
    (witness, outcome)
}

fn plain(text: &str) -> String {
    sheet(text, "", "")
}

#[test]
fn the_only_sheet_with_a_payroll_is_read_and_the_others_are_told() {
    let notes = plain("À faire|demain\n");
    let book = workbook(
        &[
            ("Notes", "visible", notes.clone()),
            ("Mars", "visible", plain(PAYROLL)),
            ("Vide", "visible", plain("")),
            ("Ancien", "hidden", plain(PAYROLL)),
            ("Secret", "veryHidden", notes),
        ],
        "",
    );
    let (witness, outcome) = reading(&book, None);
    assert_eq!(outcome.unwrap().sheet.as_deref(), Some("Mars"));
    assert_eq!(
        witness.rows,
        ["2: 123456789 | ALAMI | SARA | 26 | 4500", "3: 112233445 | BENNANI | OMAR | 20 | 3250.5"]
    );
    assert_eq!(witness.problems, ["HiddenSheets count=2", "OtherSheets count=1 sheet=Mars"]);
}

#[test]
fn several_payrolls_are_a_question_and_the_answer_is_obeyed() {
    let book = workbook(&[("Janvier", "visible", plain(PAYROLL)), ("Février", "visible", plain(PAYROLL))], "");
    let refusal = reading(&book, None).1.unwrap_err();
    assert_eq!(
        (refusal.kind, refusal.sheets),
        (RefusalKind::SeveralSheets, vec!["Janvier".to_owned(), "Février".to_owned()])
    );
    let (_, outcome) = reading(&book, Some("février"));
    assert_eq!(outcome.unwrap().sheet.as_deref(), Some("Février"));
    let refusal = reading(&book, Some("Mars")).1.unwrap_err();
    assert_eq!((refusal.kind, refusal.sheets.len()), (RefusalKind::SheetUnknown, 2));
}

#[test]
fn a_hidden_sheet_is_a_question_and_read_when_it_is_asked_for() {
    for notes in ["rien|ici\n", ""] {
        let book = workbook(&[("Notes", "visible", plain(notes)), ("Paie", "hidden", plain(PAYROLL))], "");
        let refusal = reading(&book, None).1.unwrap_err();
        assert_eq!((refusal.kind, refusal.sheets), (RefusalKind::SeveralSheets, vec!["Paie".to_owned()]));
        assert_eq!(reading(&book, Some("Paie")).0.rows.len(), 2);
    }
    // A hidden list of choices is no payroll: what is wrong is what is seen.
    let list = plain("Code|Libellé|Taux\nA|Ancienneté|5\n");
    let book = workbook(&[("Notes", "visible", plain("rien|ici\n")), ("Listes", "hidden", list)], "");
    assert_eq!(reading(&book, None).1.unwrap_err().kind, RefusalKind::NoTable);
}

#[test]
fn an_empty_model_beside_the_payroll_is_no_question() {
    let heading = PAYROLL.lines().next().unwrap();
    let book = workbook(&[("Modèle", "visible", plain(heading)), ("Mars", "visible", plain(PAYROLL))], "");
    assert_eq!(reading(&book, None).1.unwrap().sheet.as_deref(), Some("Mars"));
    // A heading that lacks a column is mended by mapping: the person is asked about that sheet.
    let book = workbook(
        &[("Mars", "visible", plain("N° CNSS|Nom|Jours\n123456789|ALAMI|26\n")), ("Notes", "visible", plain("x|y\n"))],
        "",
    );
    let refusal = reading(&book, None).1.unwrap_err();
    assert_eq!((refusal.kind, refusal.headers.len()), (RefusalKind::MissingColumn, 3));
}

#[test]
fn what_is_hidden_or_merged_among_people_is_read_and_told() {
    let columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>";
    let merges =
        "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"D2:D3\"/><mergeCell ref=\"A9:C9\"/></mergeCells>";
    let text = sheet(PAYROLL, columns, merges).replacen("<row><c><v>112", "<row hidden=\"1\"><c><v>112", 1);
    let (witness, outcome) = reading(&workbook(&[("Paie", "visible", text)], ""), None);
    outcome.unwrap();
    assert_eq!(witness.rows.len(), 2);
    assert_eq!(witness.problems, ["HiddenRows 3 count=1", "HiddenColumns count=1", "MergedCells D2"]);
}

#[test]
fn a_heading_merged_over_two_lines_is_understood() {
    let text = "N° CNSS|Nom|Prénom|Jours|Salaire|\n||||brut|plafonné\n123456789|ALAMI|SARA|26|7000|6000\n";
    let merges = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"E1:F1\"/></mergeCells>";
    let (witness, outcome) = reading(&workbook(&[("Paie", "visible", sheet(text, "", merges))], ""), None);
    assert_eq!(outcome.unwrap().header_row, Some(2));
    assert_eq!(witness.rows, ["3: 123456789 | ALAMI | SARA | 26 | 7000 | 6000"]);
    assert_eq!(witness.problems, ["TwoLineHeader 2"]);
}

#[test]
fn dates_counted_from_1904_are_told_when_there_are_any() {
    let properties = "<workbookPr date1904=\"1\"/>";
    let book = |row: &str| {
        let text = plain(PAYROLL).replacen("</sheetData>", &format!("{row}</sheetData>"), 1);
        workbook(&[("Paie", "visible", text)], properties)
    };
    assert_eq!(reading(&book(""), None).0.problems, [""; 0]);
    let dated = "<row><c><v>123456781</v></c><c t=\"str\"><v>X</v></c><c t=\"str\"><v>Y</v></c><c t=\"d\"><v>2026-03-01</v></c><c><v>1</v></c></row>";
    assert_eq!(reading(&book(dated), None).0.problems, ["Dates1904"]);
}

#[test]
fn a_cell_that_is_there_twice_is_told_at_its_place() {
    let twice =
        plain(PAYROLL).replacen("<row><c><v>112233445", "<row><c r=\"D3\"><v>9</v></c><c r=\"A3\"><v>112233445", 1);
    let (witness, _) = reading(&workbook(&[("Paie", "visible", twice)], ""), None);
    assert_eq!(witness.problems, ["DuplicateCell D3"]);
    assert_eq!(witness.rows[1], "3: 112233445 | BENNANI | OMAR | 9 | 3250.5");
}

#[test]
fn a_payroll_below_a_letterhead_is_found_in_every_format() {
    for path in [
        "xlsx/openpyxl_features.xlsx",
        "xlsx/libreoffice_features.xlsx",
        "ods/libreoffice_features.ods",
        "xls/libreoffice_features.xls",
    ] {
        let (witness, outcome) = reading(&fixture(path), None);
        assert_eq!(outcome.expect(path).header_row, Some(4), "{path}");
        assert_eq!(witness.rows.len(), 5, "{path}");
        for told in ["HiddenRows 6 count=1", "HiddenColumns count=1", "HiddenSheets count=1", "MergedCells C9"] {
            assert!(
                witness.problems.iter().any(|problem| problem.starts_with(told)),
                "{path}: {told} in {:?}",
                witness.problems
            );
        }
    }
}
