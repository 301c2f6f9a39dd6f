//! Workbooks of the programs that people use, against what those programs show and what calamine reads.

mod choice;
mod hostile;

use super::*;
use calamine::{Data, Reader};
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::PathBuf;

/// The bytes of a committed workbook.
pub(crate) fn fixture(path: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    std::fs::read(root.join(path)).expect("the fixture is committed")
}

fn format_of(path: &str) -> Format {
    if path.contains(".xls") && !path.contains(".xlsx") { Format::Xls } else { Format::Xlsx }
}

/// One letter for each shape, in front of the text.
fn shown(cell: &crate::table::TableCell<'_>) -> String {
    let letter = match cell.shape {
        Shape::Text => "",
        Shape::Number => "n:",
        Shape::Digits => "digits:",
        Shape::Date => "date:",
        Shape::Boolean => "b:",
        Shape::Error => "e:",
        Shape::FormulaWithoutValue => "f:",
    };
    format!("{}={letter}{}", Column::Letter(cell.column), cell.text.replace('\n', "\\n"))
}

/// The rows of a sheet, one a line: number, a tilde when hidden, cells.
fn rows(book: &mut dyn Workbook, sheet: usize) -> Result<(String, Notes), Refusal> {
    let mut out = String::new();
    let notes = book.rows(sheet, &mut |row| {
        let cells: Vec<String> = row.cells.iter().map(shown).collect();
        let hidden = if row.hidden { "~" } else { "" };
        let twice = if row.duplicates.is_empty() { String::new() } else { format!(" twice {:?}", row.duplicates) };
        let _ = writeln!(out, "{}{hidden} {}{twice}", row.number, cells.join(" | "));
        Ok(Flow::On)
    })?;
    Ok((out, notes))
}

/// All sheets of a workbook.
fn dump(bytes: &[u8], format: Format) -> Result<String, RefusalKind> {
    let mut file = Cursor::new(bytes);
    let mut book = open(&mut file, format).map_err(|refusal| refusal.kind)?;
    let mut out = String::new();
    for sheet in 0..book.sheets().len() {
        let info = &book.sheets()[sheet];
        let _ = writeln!(out, "[{}]{}", info.name, if info.visible { "" } else { " hidden" });
        let (text, notes) = rows(&mut *book, sheet).map_err(|refusal| refusal.kind)?;
        out.push_str(&text);
        if !notes.hidden_columns.is_empty() {
            let _ = writeln!(out, "hidden columns {:?}", notes.hidden_columns);
        }
        for area in &notes.merges {
            let (first, last) = (Column::Letter(area.first_column), Column::Letter(area.last_column));
            let _ = writeln!(out, "merged {first}{}:{last}{}", area.first_row, area.last_row);
        }
    }
    Ok(out)
}

#[test]
fn one_payroll_reads_the_same_from_every_program() {
    let expected = "\
[Paie]
1 A=N° CNSS | B=Nom | C=Prénom | D=CIN | E=Jours | F=Salaire brut | G=Situation
2 A=n:123456789 | B=ALAMI | C=SARA | D=AB123456 | E=n:26 | F=n:4500
3 A=112233445 | B=BENNANI | C=OMAR | D=CD98765 | E=n:20 | F=n:3250.5
4 A=n:198765432 | B=IDRISSI | C=LÉA & FILS | D=EE45678 | E=n:0 | F=n:0 | G=CS
";
    for path in [
        "xlsx/openpyxl_plain.xlsx",
        "xlsx/libreoffice_plain.xlsx",
        "ods/libreoffice_plain.ods",
        "xls/libreoffice_plain.xls",
    ] {
        assert_eq!(dump(&fixture(path), format_of(path)).expect(path), expected, "{path}");
    }
}

#[test]
fn whatever_a_sheet_can_hold_is_read_for_what_it_is() {
    let computed = "\
[Mars 2026]
1 A=Société Exemple SARL
2 A=Mois | B=date:2026-03-01
4 A=N° CNSS | B=Nom | C=Prénom | D=CIN | E=Jours | F=Salaire brut | G=Situation | H=Observation
5 A=n:123456789 | B=ALAMI | C=SARA | D=AB123456 | E=n:26 | F=n:4500 | H=caché
6~ A=112233445 | B=BENNANI | C=OMAR | D=CD98765 | E=n:20 | F=n:3250.5
7 A=n:198765432 | B=IDRISSI | C=LÉA & FILS | D=EE45678 | E=n:0 | F=n:0 | G=CS
8 A=n:100000009 | B=TAZI | C=ALI | D=X1 | E=date:1900-01-26 | F=n:4500 | G=b:TRUE
9 A=n:34567891 | B=a < b\\n\"c\" | E=26 | F=n:4500.1 | G=e:#DIV/0!
hidden columns [(8, 8)]
merged A1:G1
merged C9:D9
[Ancien] hidden
1 A=reste
[Notes]
2 B=à revoir
[Vide]
";
    let never_computed = computed.replace("F=n:4500.1 | G=e:#DIV/0!", "F=f:=F5+0.1 | G=f:=1/0");
    // LibreOffice counts from 30 December 1899 and keeps no boolean of a cell without a format for it.
    let libre = computed.replace("1900-01-26", "1900-01-25").replace("b:TRUE", "n:1");
    for (path, expected) in [
        ("xlsx/openpyxl_features.xlsx", never_computed.as_str()),
        ("xlsx/libreoffice_features.xlsx", computed),
        ("ods/libreoffice_features.ods", libre.as_str()),
        ("xls/libreoffice_features.xls", computed),
    ] {
        assert_eq!(dump(&fixture(path), format_of(path)).expect(path), expected, "{path}");
    }
}

#[test]
fn an_old_workbook_of_a_program_is_read_with_its_hidden_row_and_date() {
    let expected = "\
[Paie]
1 A=N° CNSS | B=Nom | C=Prénom | D=CIN | E=Jours | F=Salaire brut | G=Situation
2 A=n:123456789 | B=ALAMI | C=SARA | D=AB123456 | E=n:26 | F=n:4500
3~ A=112233445 | B=BENNANI | C=OMAR | D=CD98765 | E=n:20 | F=n:3250.5
4 A=n:198765432 | B=IDRISSI | C=LÉA & FILS | D=EE45678 | E=n:0 | F=n:0 | G=CS
5 E=date:2026-03-31
";
    assert_eq!(dump(&fixture("xls/xlwt.xls"), Format::Xls).unwrap(), expected);
}

/// What calamine reads, for texts and plain numbers.
fn second_opinion(bytes: Vec<u8>) -> Vec<(u32, u32, String)> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).expect("calamine opens it");
    let range = book.worksheet_range_at(0).expect("there is a sheet").expect("calamine reads it");
    let (top, left) = range.start().expect("there are cells");
    let cells = range.used_cells().filter_map(|(row, column, value)| match value {
        Data::String(text) if !text.is_empty() => Some((row, column, text.clone())),
        Data::Int(number) => Some((row, column, number.to_string())),
        Data::Float(number) => Some((row, column, number.to_string())),
        _ => None,
    });
    let number = |n: usize| u32::try_from(n).expect("a grid is small");
    cells.map(|(row, column, text)| (top + number(row) + 1, left + number(column) + 1, text)).collect()
}

#[test]
fn calamine_reads_the_same_texts_and_numbers_at_the_same_places() {
    for path in [
        "xlsx/openpyxl_plain.xlsx",
        "xlsx/libreoffice_plain.xlsx",
        "ods/libreoffice_plain.ods",
        "xls/libreoffice_plain.xls",
    ] {
        let bytes = fixture(path);
        let mut found = Vec::new();
        let mut file = Cursor::new(bytes.clone());
        let mut book = open(&mut file, format_of(path)).expect(path);
        book.rows(0, &mut |row| {
            found.extend(row.cells.iter().map(|cell| (row.number, u32::from(cell.column), cell.text.to_owned())));
            Ok(Flow::On)
        })
        .expect(path);
        assert_eq!(found, second_opinion(bytes), "{path}");
    }
}
