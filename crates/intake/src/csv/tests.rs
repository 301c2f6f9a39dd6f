use crate::limits::{CELL_CHARACTERS_MAX, COLUMNS_MAX, ROWS_MAX};
use crate::witness::{problems, reading, refusal, rows};
use proptest::prelude::*;
use std::fmt::Write as _;
use tasrih_domain::RefusalKind;

const LATIN: &str =
    "N° CNSS;Nom et prénom;Jours;Salaire brut;Salaire plafonné\n123456789;BÉNANI Hélène;26;8000,00;6000,00\n";
const ARABIC: &str = "رقم التسجيل;الاسم الكامل;عدد الأيام;الأجر الحقيقي\n123456789;سلمى بناني;26;4500,00\n";

/// A text in a one-byte encoding; characters it does not have are left out by nobody: the test would fail.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    match name {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "IBM850" => {
            let byte = |c: char| match c {
                'é' => 0x82,
                'É' => 0x90,
                'è' => 0x8a,
                '°' => 0xf8,
                _ => u8::try_from(u32::from(c)).unwrap(),
            };
            text.chars().map(byte).collect()
        }
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, has_unmappable) = encoding.encode(text);
            assert!(!has_unmappable, "{label} lacks a character of the test");
            bytes.into_owned()
        }
    }
}

fn encoding_of(bytes: &[u8]) -> &'static str {
    reading(bytes, None).1.unwrap().encoding.unwrap()
}

#[test]
fn every_encoding_gives_the_same_row() {
    for name in ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "macintosh", "IBM850"] {
        let bytes = encoded(LATIN, name);
        assert_eq!(encoding_of(&bytes), name);
        assert_eq!(rows(&bytes), ["2: 123456789 | BÉNANI Hélène | 26 | 8000,00 | 6000,00"], "{name}");
    }
    for name in ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256"] {
        let bytes = encoded(ARABIC, name);
        assert_eq!(encoding_of(&bytes), name);
        assert_eq!(rows(&bytes), ["2: 123456789 | سلمى بناني | 26 | 4500,00"], "{name}");
    }
}

#[test]
fn a_guessed_encoding_is_told_and_a_marked_one_is_not() {
    assert_eq!(problems(encoded(LATIN, "windows-1252")), ["EncodingGuessed encoding=windows-1252"]);
    assert_eq!(problems(encoded(LATIN, "UTF-16LE")), ["EncodingGuessed encoding=UTF-16LE"]);
    assert_eq!(problems(LATIN), [""; 0]);
    for name in ["UTF-8", "UTF-16LE", "UTF-16BE"] {
        let bytes = encoded(&format!("\u{feff}{LATIN}"), name);
        assert_eq!(problems(&bytes), [""; 0], "{name}");
        assert_eq!(rows(&bytes).len(), 1, "{name}");
    }
}

#[test]
fn damaged_characters_are_counted_and_the_rest_is_read() {
    let mut bytes = format!("{LATIN}123456780;ÉÈÀÇ ÉÈÀÇ ÉÈÀÇ;26;8000;6000\n").into_bytes();
    bytes.extend(b"123456781;BEN\xe9ANI;26;8000;6000\n");
    assert_eq!(problems(&bytes), ["UnreadableCharacters count=1"]);
    assert_eq!(rows(&bytes)[2], "4: 123456781 | BEN\u{fffd}ANI | 26 | 8000 | 6000");
    let nul = "N° CNSS;Nom;Jours;Salaire brut\n123456789;AL\0AMI;26;4500\n";
    assert_eq!(problems(nul), ["UnreadableCharacters count=1"]);
    assert_eq!(rows(nul), ["2: 123456789 | ALAMI | 26 | 4500"]);
}

#[test]
fn every_separator_and_every_line_end_is_found() {
    let lines = [["N° CNSS", "Nom et prénom", "Jours", "Salaire brut"], ["123456789", "ALAMI, SARA", "26", "4500.00"]];
    for separator in [";", ",", "\t", "|"] {
        for line_end in ["\n", "\r\n", "\r"] {
            for quoted in [false, true] {
                let cell = |text: &str| {
                    if quoted || text.contains(separator) { format!("\"{text}\"") } else { text.to_owned() }
                };
                let line = |cells: [&str; 4]| cells.map(cell).join(separator);
                for last in ["", line_end] {
                    let text = lines.map(line).join(line_end) + last;
                    assert_eq!(rows(&text), ["2: 123456789 | ALAMI, SARA | 26 | 4500.00"], "{text:?}");
                }
            }
        }
    }
}

#[test]
fn decimal_commas_do_not_make_a_comma_file() {
    let text = "N° CNSS;Nom;Jours;Salaire brut;Salaire plafonné\n123456789;A;26,0;4500,00;4500,00\n";
    assert_eq!(rows(text), ["2: 123456789 | A | 26,0 | 4500,00 | 4500,00"]);
}

#[test]
fn a_separator_line_is_obeyed_and_told() {
    for first in ["sep=|", "SEP=|", "\"sep=|\"", "sep=||||"] {
        let text = format!("{first}\r\nN° CNSS|Nom|Jours|Salaire brut\r\n123456789|A;B|26|4500\r\n");
        assert_eq!(rows(&text), ["3: 123456789 | A;B | 26 | 4500"], "{first}");
        assert_eq!(problems(&text), ["SeparatorLineSkipped 1"]);
    }
}

#[test]
fn a_quoted_cell_may_span_lines_and_the_row_is_where_its_record_starts() {
    let text = "N° CNSS;Nom;Jours;Salaire brut\r\n123456789;\"AL\"\"AMI\r\nSARA\";26;4500\r\n123456780;B;26;4500\r\n";
    assert_eq!(rows(text), ["2: 123456789 | AL\"AMI\r\nSARA | 26 | 4500", "4: 123456780 | B | 26 | 4500"]);
}

#[test]
fn a_quote_that_never_ends_spoils_one_row() {
    let mut text = "N° CNSS;Nom;Jours;Salaire brut\n123456789;\"ALAMI;26;4500\n".to_owned();
    for number in 0..200 {
        let _ = writeln!(text, "{};B;26;4500", 123_456_000 + number);
    }
    assert_eq!(rows(&text).len(), 201);
    assert_eq!(rows(&text)[0], "2: 123456789 | ALAMI | 26 | 4500");
    assert_eq!(problems(&text), ["UnterminatedQuote B2"]);
    // The next quote opens a cell of its own.
    let text = "N° CNSS;Nom;Jours;Salaire brut\n123456789;\"ALAMI;26;4500\n123456780;\"B\";26;4500\n";
    assert_eq!(rows(text), ["2: 123456789 | ALAMI | 26 | 4500", "3: 123456780 | B | 26 | 4500"]);
    let at_end = "N° CNSS;Nom;Jours;Salaire brut\n123456789;ALAMI;26;\"4500";
    assert_eq!(problems(at_end), ["UnterminatedQuote D2"]);
}

#[test]
fn quotes_inside_cells_are_characters() {
    let text = "N° CNSS;Nom;Jours;Salaire brut\n123456789;O\"BRIEN;26;4500\n123456780;\"B\" C;26;4500\n123456781; \"D\" ;26;4500\n";
    assert_eq!(
        rows(text),
        ["2: 123456789 | O\"BRIEN | 26 | 4500", "3: 123456780 | B C | 26 | 4500", "4: 123456781 | D | 26 | 4500"]
    );
}

#[test]
fn what_guards_a_number_against_the_spreadsheet_is_taken_off() {
    let text = "N° CNSS;Nom;Jours;Salaire brut\n=\"012345678\";'-A;26;'4500\n\"=\"\"012345679\"\"\";O'A;26;4500\n";
    assert_eq!(rows(text), ["2: 012345678 | -A | 26 | 4500", "3: 012345679 | O'A | 26 | 4500"]);
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for text in ["", "\n\n", "\u{feff}", "  ;  ;\n;;\n", "\u{1a}"] {
        assert_eq!(refusal(text).kind, RefusalKind::Empty, "{text:?}");
    }
    assert_eq!(refusal("bonjour\n").kind, RefusalKind::NoTable);
}

#[test]
fn the_last_mark_of_a_dos_file_is_no_row() {
    let text = "N° CNSS;Nom;Jours;Salaire brut\r\n123456789;A;26;4500\r\n\u{1a}";
    assert_eq!(rows(text).len(), 1);
    assert_eq!(problems(text), [""; 0]);
}

#[test]
fn limits_hold_on_both_sides() {
    let with_name =
        |characters: usize| format!("N° CNSS;Nom;Jours;Salaire brut\n123456789;{};26;4500\n", "é".repeat(characters));
    assert_eq!(rows(with_name(CELL_CHARACTERS_MAX)).len(), 1);
    assert_eq!(refusal(with_name(CELL_CHARACTERS_MAX + 1)).kind, RefusalKind::CellTooLong);
    let with_columns = |columns: usize, last: &str| {
        let head = format!("N° CNSS;Nom;Jours;Salaire brut{}{last}\n", ";".repeat(columns - 4));
        format!("{head}123456789;A;26;4500\n")
    };
    let max = usize::from(COLUMNS_MAX);
    assert_eq!(rows(with_columns(max, "x")).len(), 1);
    assert_eq!(rows(with_columns(max + 5, "")).len(), 1);
    assert_eq!(refusal(with_columns(max + 1, "x")).kind, RefusalKind::TooManyColumns);
}

#[test]
fn hostile_texts_are_refused() {
    let head = "N° CNSS;Nom;Jours;Salaire brut\n";
    for (text, expected) in [
        (format!("{head}{}", "a".repeat(30 << 20)), RefusalKind::CellTooLong),
        (format!("{head}{}", "\"".repeat(30 << 20)), RefusalKind::CellTooLong),
        (format!("{head}{}", "a;".repeat(1_000_000)), RefusalKind::TooManyColumns),
        (format!("{head}{}", ";".repeat(30 << 20)), RefusalKind::TooManyColumns),
        (format!("{}\n{}", "id,".repeat(20_000), "1,".repeat(20_000)), RefusalKind::TooManyColumns),
        (format!("{head}{}", "a\n".repeat(ROWS_MAX as usize + 1)), RefusalKind::TooManyRows),
        ("\n".repeat(1 << 20), RefusalKind::Empty),
        ("\0".repeat(1 << 20), RefusalKind::UnknownFormat),
        ("a\n".repeat(5 << 20), RefusalKind::NoTable),
    ] {
        assert_eq!(refusal(&text).kind, expected, "{}…", &text[..40.min(text.len())].escape_debug());
    }
}

/// What the `csv` crate reads, which has no lines and no lenience but knows the format well.
fn by_csv_crate(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What our records are, blank lines left out.
fn by_records(text: &str) -> Vec<Vec<String>> {
    let mut record = super::Record::default();
    let (mut rest, mut all) = (text.as_bytes(), Vec::new());
    while !rest.is_empty() {
        let ends = record.cut(rest, true, b';').unwrap();
        let line = std::str::from_utf8(&rest[..ends.text]).unwrap();
        let cells: Vec<String> = if record.is_plain() {
            line.split(';').map(str::to_owned).collect()
        } else {
            record.unquote(line);
            record.fields.iter().map(|field| record.text(field, line).to_owned()).collect()
        };
        if !line.is_empty() {
            all.push(cells);
        }
        rest = &rest[ends.whole..];
    }
    all
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4096)) {
        let _ = reading(&bytes, None);
    }

    #[test]
    fn arbitrary_tables_never_panic(text in "(N° CNSS;Nom;Jours;Salaire brut\n)?([0-9;\",|\t \r\n'=éسA.\u{0}\u{feff}-]{0,400})") {
        let _ = reading(text.as_bytes(), None);
    }

    #[test]
    fn what_is_written_by_the_rules_is_read_as_the_csv_crate_reads_it(
        table in proptest::collection::vec(proptest::collection::vec("[a-c;\" \r\n]{0,6}", 1..4), 1..6),
        ends in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines: Vec<String> = table.iter().map(|cells| cells.iter().map(quoted).collect::<Vec<_>>().join(";")).collect();
        let text = lines.join(ends) + ends;
        prop_assert_eq!(by_records(&text), by_csv_crate(&text));
        prop_assert_eq!(by_records(&text), table);
    }

    #[test]
    fn a_text_cut_into_small_windows_is_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        // A record is whole or asks for more; what it says does not depend on where the window ended.
        let mut record = super::Record::default();
        let whole = record.cut(&bytes, true, b';');
        for end in 0..bytes.len() {
            if let Some(ends) = record.cut(&bytes[..end], false, b';') {
                prop_assert_eq!(Some(ends), whole);
            }
        }
    }
}
