//! The file comes back as it was, with its faults marked and nothing else changed.

use super::*;
use crate::ReadOptions;
use crate::witness::{Witness, reading};
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use tasrih_domain::Severity;

fn fixture(path: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    std::fs::read(root.join(path)).expect("the fixture is committed")
}

fn labels() -> AnnotateLabels {
    let word = crate::write::tests::words_of(tasrih_domain::Lang::Fr, "template");
    AnnotateLabels {
        author: word("annotated-author"),
        status: word("annotated-status"),
        columns: word("annotated-columns"),
        message: word("annotated-message"),
        blocking: "Bloquant".to_owned(),
        warning: "Avertissement".to_owned(),
        notice: "Remarque".to_owned(),
        line: word("annotated-line"),
        position: word("annotated-position"),
        field: word("annotated-field"),
        value: word("annotated-value"),
    }
}

fn mark(row: u32, column: u16, severity: Severity, text: &str) -> Mark {
    Mark { row, column: Some(Column::Letter(column)), severity, field: String::new(), text: text.to_owned() }
}

fn read(bytes: &[u8], sheet: Option<&str>) -> (Witness, FileFacts) {
    let mut witness = Witness::default();
    let options = ReadOptions { sheet, ..ReadOptions::default() };
    let facts = crate::read(&mut Cursor::new(bytes), &options, &mut witness).expect("the file is read");
    (witness, facts)
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut text = Vec::new();
        entry.read_to_end(&mut text).expect("it can be read");
        parts.insert(entry.name().expect("a name").into_owned(), text);
    }
    parts
}

/// Places and texts of the notes.
fn notes_of(bytes: &[u8], part: &str) -> Vec<(String, String)> {
    use crate::sheet::xml::{Event, Xml, decode};
    let part = &parts(bytes)[part];
    let mut xml = Xml::new(part.as_slice());
    let mut found: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    loop {
        let encoding = xml.encoding();
        match xml.next().expect("the part is XML") {
            Event::End => return found,
            Event::Open(tag) if tag.local() == b"comment" => {
                found.push((String::from_utf8_lossy(tag.get(b"ref").expect("a place")).into_owned(), String::new()));
            }
            Event::Open(tag) => inside = tag.local() == b"t" && !tag.empty,
            Event::Text(text) if inside => {
                decode(text, encoding, &mut found.last_mut().expect("inside a note").1).expect("a clean text");
            }
            Event::Close(_) => inside = false,
            _ => {}
        }
    }
}

#[test]
fn a_marked_workbook_keeps_its_sheets_values_and_every_other_part() {
    for path in ["xlsx/openpyxl_features.xlsx", "xlsx/libreoffice_features.xlsx"] {
        let original = fixture(path);
        let (before, facts) = read(&original, Some("Mars 2026"));
        let marks = [
            mark(7, 6, Severity::Warning, "Salaire nul & <rien>"),
            mark(9, 3, Severity::Blocking, "Le prénom manque"),
            mark(9, 1, Severity::Blocking, "Numéro trop court"),
            mark(9, 1, Severity::Notice, "أصفار"),
            mark(9, 12, Severity::Notice, "loin"),
        ];
        let marked = annotate(&original, Format::Xlsx, &facts, &marks, &labels()).unwrap();
        let (after, facts_after) = read(&marked.bytes, Some("Mars 2026"));
        assert_eq!((before.rows, before.problems), (after.rows, after.problems), "{path}");
        assert_eq!(facts, facts_after);
        let (old, new) = (parts(&original), parts(&marked.bytes));
        let changed: Vec<&str> =
            new.iter().filter(|(name, bytes)| old.get(*name) != Some(bytes)).map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            changed,
            [
                "[Content_Types].xml",
                "xl/comments1.xml",
                "xl/drawings/vmlDrawing1.vml",
                "xl/styles.xml",
                "xl/worksheets/_rels/sheet1.xml.rels",
                "xl/worksheets/sheet1.xml",
            ]
        );
        assert!(old.keys().all(|name| new.contains_key(name)));
        let expected = [
            ("F7", "Salaire nul & <rien>"),
            ("A9", "Numéro trop court\nأصفار"),
            ("C9", "Le prénom manque"),
            ("L9", "loin"),
        ];
        let notes = notes_of(&marked.bytes, "xl/comments1.xml");
        assert_eq!(notes, expected.map(|(place, text)| (place.to_owned(), text.to_owned())));
    }
}

#[test]
fn a_coloured_cell_keeps_its_number_format_and_its_neighbours_their_look() {
    let original = fixture("xlsx/openpyxl_features.xlsx");
    let (_, facts) = read(&original, Some("Mars 2026"));
    // B2 is a date, F5 an amount with its currency: both would read as plain numbers without their formats.
    let marks = [mark(2, 2, Severity::Notice, "mois"), mark(5, 6, Severity::Blocking, "salaire")];
    let marked = annotate(&original, Format::Xlsx, &facts, &marks, &labels()).unwrap();
    let mut file = Cursor::new(&marked.bytes);
    let mut book = crate::sheet::open(&mut file, Format::Xlsx).unwrap();
    let mut shown = Vec::new();
    book.rows(0, &mut |row| {
        shown.extend(
            row.cells.iter().filter(|cell| (row.number, cell.column) == (2, 2)).map(|cell| cell.text.to_owned()),
        );
        Ok(crate::sheet::row::Flow::On)
    })
    .unwrap();
    assert_eq!(shown, ["2026-03-01"]);
    let styles = String::from_utf8(parts(&marked.bytes)["xl/styles.xml"].clone()).unwrap();
    assert!(styles.contains("FFFFC7CE") && styles.contains("FFDDEBF7"));
}

#[test]
fn notes_that_were_there_stay_and_ours_stand_below() {
    let original = fixture("xlsx/openpyxl_notes.xlsx");
    let (_, facts) = read(&original, None);
    let marks = [mark(3, 6, Severity::Blocking, "trop bas"), mark(4, 5, Severity::Warning, "zéro")];
    let once = annotate(&original, Format::Xlsx, &facts, &marks, &labels()).unwrap();
    let name = parts(&once.bytes).keys().find(|name| name.contains("comment")).cloned().unwrap();
    let expected = [("A2", "ancien numéro"), ("F3", "À vérifier\ntrop bas"), ("E4", "zéro")];
    let mut notes = notes_of(&once.bytes, &name);
    notes.sort_by_key(|(place, _)| place[1..].to_owned());
    assert_eq!(notes, expected.map(|(place, text)| (place.to_owned(), text.to_owned())));
    // A marked file can be marked again.
    let twice = annotate(&once.bytes, Format::Xlsx, &facts, &marks, &labels()).unwrap();
    assert_eq!(notes_of(&twice.bytes, &name).len(), 3);
    let (witness, _) = read(&twice.bytes, None);
    assert_eq!(witness.rows.len(), 3);
}

#[test]
fn a_workbook_of_another_format_comes_back_as_a_copy() {
    for (path, format) in [("ods/libreoffice_features.ods", Format::Ods), ("xls/libreoffice_features.xls", Format::Xls)]
    {
        let original = fixture(path);
        let (before, facts) = read(&original, Some("Mars 2026"));
        let marked =
            annotate(&original, format, &facts, &[mark(9, 1, Severity::Blocking, "court")], &labels()).unwrap();
        assert_eq!(marked.extension, "xlsx");
        let (after, _) = read(&marked.bytes, Some("Mars 2026"));
        assert_eq!(before.rows, after.rows, "{path}");
        assert_eq!(notes_of(&marked.bytes, "xl/comments1.xml"), [("A9".to_owned(), "court".to_owned())]);
    }
}

#[test]
fn a_csv_file_comes_back_with_three_columns_more() {
    let text = "Société;X\nN° CNSS;Nom et prénom;Jours;Salaire brut\n123456789;\"ALAMI; SARA\";26;4500,00\n112233445;=HYPERLINK(1);99;-5\n\nTOTAL;;;4495\n";
    let original = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let (_, facts) = read(&original, None);
    let whole =
        Mark { row: 4, column: None, severity: Severity::Warning, field: String::new(), text: "ligne".to_owned() };
    let marks = [mark(4, 3, Severity::Blocking, "trop de jours"), mark(4, 4, Severity::Blocking, "négatif"), whole];
    let marked = annotate(&original, Format::Csv, &facts, &marks, &labels()).unwrap();
    let expected = "\u{FEFF}Société;X\r\nN° CNSS;Nom et prénom;Jours;Salaire brut;Contrôle;Colonnes;Anomalies\r\n\
        123456789;\"ALAMI; SARA\";26;4500,00\r\n112233445;'=HYPERLINK(1);99;-5;Bloquant;C, D;ligne · trop de jours · négatif\r\n\
        \r\nTOTAL;;;4495\r\n";
    assert_eq!(String::from_utf8(marked.bytes.clone()).unwrap(), expected);
    let (before, after) = (reading(&original, None).0, reading(&marked.bytes, None).0);
    assert_eq!(before.rows, after.rows);
}

#[test]
fn an_ebds_file_comes_back_as_a_report_of_its_lines() {
    let original = "B00ABC\nB02xx 12345 É\nB03\n".as_bytes();
    let (_, facts) = read(&fixture("xlsx/openpyxl_plain.xlsx"), None);
    let facts = FileFacts { encoding: Some("UTF-8"), headers: Vec::new(), ..facts };
    let slice = Mark {
        row: 2,
        column: Some(Column::Slice { from: 7, to: 13 }),
        severity: Severity::Blocking,
        field: "Salaire".to_owned(),
        text: "faux; \"grave\"".to_owned(),
    };
    let line =
        Mark { row: 3, column: None, severity: Severity::Warning, field: String::new(), text: "court".to_owned() };
    let marked = annotate(original, Format::Ebds, &facts, &[line, slice], &labels()).unwrap();
    let expected = "\u{FEFF}Ligne;Position;Champ;Valeur;Contrôle;Anomalies\r\n\
        2;7-13;Salaire;12345 É;Bloquant;\"faux; \"\"grave\"\"\"\r\n3;;;;Avertissement;court\r\n";
    assert_eq!(String::from_utf8(marked.bytes).unwrap(), expected);
}

#[test]
fn bytes_that_are_not_those_read_are_an_error() {
    let (_, facts) = read(&fixture("xlsx/openpyxl_plain.xlsx"), None);
    for format in [Format::Xlsx, Format::Ods, Format::Xls] {
        assert!(matches!(annotate(b"PK", format, &facts, &[], &labels()), Err(AnnotateError::Unreadable(_))));
    }
}
