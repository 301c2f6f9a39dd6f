//! What can be read in two ways is a question or a finding, and what is left out is said: in every format alike.

use super::{blocking, check, fixtures};
use std::fmt::Write as _;
use tasrih_domain::Severity;

/// What is said of a file, a line for each row of it: `8: F007! F`, code and column; `!` blocks, `~` warns, `.` informs.
fn said(bytes: &[u8]) -> String {
    let (verdict, lines) = check(bytes).unwrap();
    let mut text = format!("{} people, {} of them valid", lines.len(), verdict.counts.valid);
    let mut last = None;
    for finding in &verdict.findings {
        let mark = match finding.severity {
            Severity::Blocking => '!',
            Severity::Warning => '~',
            Severity::Notice => '.',
        };
        // The key of an invented number is no ambiguity.
        if finding.code.as_str() == "C025" {
            continue;
        }
        if last != Some(finding.place.row) {
            last = Some(finding.place.row);
            let row = finding.place.row.map_or("file".to_owned(), |row| row.to_string());
            let _ = write!(text, "\n{row}:");
        }
        let column = finding.place.column.map_or(String::new(), |column| format!(" {column}"));
        let _ = write!(text, " {}{mark}{column}", finding.code);
    }
    text
}

fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(path)).unwrap()
}

/// Two readings, a date for days, text for numbers, Arabic digits, percentages, brackets and a minus behind, a total in
/// the middle, a department, the same person twice, a hidden row, merged cells, text beside the table, and a second
/// table in another order.
const SAID: &str = "\
16 people, 6 of them valid
file: S019.
3: F008! F
4: D004. A F008! F
5: F004! E
6: N001. F
7: N003. A N003. E N003. F
8: F016! E F007! F
9: F010! F
10: F010! F
11: S008.
12: S015~
13: D001! A
14: S016.
15: S021~ F
16: D004. A F001! F
17: S014. I
18: S004.
19: F012! A N005. B N005. C F024~ D F016! E F007! F F019! G
20: S023!";

#[test]
fn no_reader_guesses_and_none_keeps_silent() {
    for path in [
        "xlsx/openpyxl_ambiguous.xlsx",
        "xlsx/libreoffice_ambiguous.xlsx",
        "ods/libreoffice_ambiguous.ods",
        "xls/libreoffice_ambiguous.xls",
    ] {
        assert_eq!(said(&fixture(path)), SAID, "{path}");
    }
    // A text has no other sheet, hidden row or merged cell; what is beyond its last column may be a shifted row.
    let text = SAID
        .replace("\nfile: S019.", "")
        .replace("\n14: S016.", "")
        .replace("15: S021~ F\n", "")
        .replace("17: S014. I", "17: S011~ I");
    assert_eq!(said(&fixture("csv/ambiguous.csv")), text);
}

#[test]
fn the_people_of_two_tables_on_one_sheet_are_all_there() {
    let table = "N° CNSS;Nom;Prénom;CIN;Jours;Salaire brut\n123456785;ALAMI;SARA;AB123456;26;4500\n";
    let wider = "\nN° CNSS;Nom;Prénom;CIN;Jours;Salaire brut;Salaire plafonné;Situation\n112233441;TAZI;ALI;CD123456;26;5000;5000;\n";
    let (verdict, lines) = check(format!("{table}{wider}").as_bytes()).unwrap();
    assert_eq!((lines.len(), blocking(&verdict)), (2, vec![]));
    // With its columns in another order the second one cannot be read with the first: the heading blocks, and whoever
    // stands below it, so that nobody is filed under swapped names once the heading is left out.
    let swapped = "\nN° CNSS;Prénom;Nom;CIN;Jours;Salaire brut\n112233441;ALI;TAZI;CD123456;26;5000\n";
    let (verdict, _) = check(format!("{table}{swapped}").as_bytes()).unwrap();
    let blocked =
        |row| verdict.findings.iter().any(|one| one.severity == Severity::Blocking && one.place.row == Some(row));
    assert!(blocked(4) && blocked(5));
}
