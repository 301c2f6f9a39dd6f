//! Files made to break a reader, built here byte by byte around a payroll that is in order, and the class of answer
//! that each must get from the engine. What each reader says in detail is tested in `intake`.

use super::{AFFILIATE, MARCH};
use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write as _};
use tasrih_app::check::{CheckRequest, NoLines, Outcome, check_file};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::{RefusalKind, Severity};
use tasrih_intake::ReadSeek;
use tasrih_intake::limits::{CELL_CHARACTERS_MAX, COLUMNS_MAX, FILE_BYTES_MAX, ROWS_MAX};
use tasrih_testkit::Payroll;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The classes of answers, each with the first code or reason.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// Not a word.
    Accepted,
    /// Read after a change, or with something left out, and said so.
    Normalised(String),
    /// To be accepted by the person.
    Warned(String),
    /// Some rows cannot be filed.
    RowsRefused(String),
    /// Nothing of it can be filed.
    FileRefused(RefusalKind),
}

fn answer(mut file: impl ReadSeek) -> Answer {
    let request = CheckRequest {
        affiliate: Some(AFFILIATE),
        month: Some(MARCH),
        kind: Some(DeclarationKind::MAIN),
        ..CheckRequest::default()
    };
    let verdict = match check_file(&mut file, &request, &mut NoLines) {
        Err(refused) => return Answer::FileRefused(refused.refusal.kind),
        Ok(verdict) => verdict,
    };
    let first = |severity| {
        let found = verdict.findings.iter().find(|finding| finding.severity == severity);
        found.map(|finding| finding.code.to_string())
    };
    match (first(Severity::Blocking), first(Severity::Warning), first(Severity::Notice)) {
        (Some(code), ..) => {
            assert_eq!(verdict.outcome(), Outcome::Blocked);
            Answer::RowsRefused(code)
        }
        (None, Some(code), _) => Answer::Warned(code),
        (None, None, Some(code)) => Answer::Normalised(code),
        (None, None, None) => Answer::Accepted,
    }
}

fn of_bytes(bytes: &[u8]) -> Answer {
    answer(Cursor::new(bytes))
}

const RELATIONS: &str =
    r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Paie" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>"#;

/// The parts of a workbook with a payroll of three people, `more` rows below it, and these shared texts.
fn parts(more: &str, strings: &str) -> Vec<(String, Vec<u8>)> {
    let payroll = String::from_utf8(Payroll::full_month(1..=3).csv()).unwrap();
    let mut rows = String::new();
    for line in payroll.lines() {
        rows.push_str("<row>");
        for cell in line.split(';') {
            let _ = write!(rows, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        }
        rows.push_str("</row>");
    }
    let sheet = format!("<worksheet><sheetData>{rows}{more}</sheetData></worksheet>");
    [
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.to_owned()),
        ("xl/sheet.xml", sheet),
        ("xl/strings.xml", strings.to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .to_vec()
}

fn packed(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(more: &str) -> Vec<u8> {
    packed(&parts(more, "<sst><si><t>un</t></si></sst>"), CompressionMethod::Deflated)
}

/// The workbook with more parts beside its own.
fn with(more: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let parts: Vec<_> = parts("", "<sst/>").into_iter().chain(more).collect();
    packed(&parts, CompressionMethod::Deflated)
}

/// Changes the bytes from the `nth` occurrence of a pattern on.
fn patched(mut bytes: Vec<u8>, pattern: &[u8], nth: usize, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at..].starts_with(pattern)).collect();
    change(&mut bytes[places[nth]..]);
    bytes
}

/// An entry of the table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";

#[test]
fn archives_that_lie_are_refused_and_what_is_not_needed_is_not_opened() {
    use RefusalKind::{ArchiveTooLarge, BrokenArchive, Encrypted};
    let zeros = vec![0; 40 << 20];
    let bomb = packed(&[("zeros".to_owned(), zeros.clone())], CompressionMethod::Deflated);
    let claiming = |size: u32| {
        // The size expanded stands 24 bytes into the entry.
        patched(workbook(""), ENTRY, 3, |entry| entry[24..28].copy_from_slice(&size.to_le_bytes()))
    };
    let stored = packed(&parts("", "<sst/>"), CompressionMethod::Stored);
    let twin = with([("xl/sheet.xmm".to_owned(), b"<worksheet/>".to_vec())]);
    let twin = patched(twin, b"xl/sheet.xmm", 0, |name| name[11] = b'L');
    for (name, bytes, expected) in [
        ("in order", workbook(""), Answer::Accepted),
        ("a bomb in a bomb, never opened", with([("xl/embeddings/a.zip".to_owned(), bomb)]), Answer::Accepted),
        ("ratio", with([("xl/media/a.bmp".to_owned(), zeros)]), Answer::FileRefused(ArchiveTooLarge)),
        (
            "count",
            with((0..2_500).map(|number| (format!("xl/media/{number}"), vec![]))),
            Answer::FileRefused(ArchiveTooLarge),
        ),
        ("four gigabytes claimed", claiming(u32::MAX - 1), Answer::FileRefused(ArchiveTooLarge)),
        ("less than there is", claiming(10), Answer::FileRefused(BrokenArchive)),
        ("more than there is", claiming(90_000), Answer::FileRefused(BrokenArchive)),
        (
            "two entries at one place",
            patched(workbook(""), ENTRY, 1, |entry| entry[42..46].fill(0)),
            Answer::FileRefused(BrokenArchive),
        ),
        (
            "two entries with one name",
            patched(twin, b"xl/sheet.xmm", 0, |name| name[11] = b'L'),
            Answer::FileRefused(BrokenArchive),
        ),
        (
            "a digit changed under its checksum",
            patched(stored, b"<t>26</t>", 0, |text| text[3] = b'1'),
            Answer::FileRefused(BrokenArchive),
        ),
        ("a password", patched(workbook(""), ENTRY, 0, |entry| entry[8] |= 1), Answer::FileRefused(Encrypted)),
        ("half of it", workbook("")[..900].to_vec(), Answer::FileRefused(BrokenArchive)),
    ] {
        assert_eq!(of_bytes(&bytes), expected, "{name}");
    }
}

#[test]
fn workbooks_that_contradict_themselves_are_refused() {
    use RefusalKind::{BrokenWorkbook, CellTooLong, ForbiddenXml, TooManyColumns};
    let with_strings = |more: &str, strings: &str| packed(&parts(more, strings), CompressionMethod::Deflated);
    let text = |length: usize| format!("<sst><si><t>{}</t></si></sst>", "x".repeat(length));
    let shared = "<row><c r=\"H5\" t=\"s\"><v>0</v></c></row>";
    let many = "<row><c t=\"s\"><v>0</v></c></row>".repeat(12_000);
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    for (name, bytes, expected) in [
        (
            "text in the last cell of the grid",
            workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
            TooManyColumns,
        ),
        ("a column beyond the grid", workbook("<row r=\"5\"><c r=\"XFE5\"/></row>"), BrokenWorkbook),
        ("a row beyond the grid", workbook("<row r=\"1048577\"/>"), BrokenWorkbook),
        ("a row that goes back", workbook("<row r=\"2\"/>"), BrokenWorkbook),
        ("a text that is not there", workbook("<row><c t=\"s\"><v>7</v></c></row>"), BrokenWorkbook),
        (
            "four billion texts claimed",
            with_strings("", "<sst uniqueCount=\"4294967295\"><si><t>a</t></si></sst>"),
            BrokenWorkbook,
        ),
        ("entities", with_strings(shared, entity), ForbiddenXml),
        ("a text of a megabyte, 12,000 times", with_strings(&many, &text(1 << 20)), CellTooLong),
    ] {
        assert_eq!(of_bytes(&bytes), Answer::FileRefused(expected), "{name}");
    }
}

#[test]
fn a_place_with_two_values_spoils_its_row_only() {
    let cell = |place: &str, text: &str| format!("<c r=\"{place}5\" t=\"str\"><v>{text}</v></c>");
    let person = [("A", "123456785"), ("B", "ALAMI"), ("C", "SARA"), ("D", "AB123456"), ("E", "26"), ("F", "4500")];
    let row = |more: &str| {
        let cells: String = person.iter().map(|(place, text)| cell(place, text)).collect();
        workbook(&format!("<row>{cells}{more}</row>"))
    };
    assert_eq!(of_bytes(&row("")), Answer::Accepted);
    assert_eq!(of_bytes(&row(&cell("F", "9000"))), Answer::RowsRefused("S020".to_owned()));
}

#[test]
fn texts_beyond_the_limits_are_refused_with_the_limit() {
    use RefusalKind::{BrokenText, CellTooLong, TooManyColumns, TooManyRows};
    let head = "N° CNSS;Nom;Jours;Salaire brut";
    let spoilt = [b"\xef\xbb\xbf".as_slice(), head.as_bytes(), b"\n", &b"1;\xff\xff;26;1\n".repeat(50)].concat();
    for (name, bytes, expected) in [
        ("a cell", format!("{head}\n1;{};26;1\n", "x".repeat(CELL_CHARACTERS_MAX + 1)).into_bytes(), CellTooLong),
        ("columns", format!("{head}{}x\n", ";".repeat(usize::from(COLUMNS_MAX))).into_bytes(), TooManyColumns),
        ("rows", format!("{head}\n{}", "a\n".repeat(ROWS_MAX as usize + 1)).into_bytes(), TooManyRows),
        ("bytes that are no text", spoilt, BrokenText),
    ] {
        assert_eq!(of_bytes(&bytes), Answer::FileRefused(expected), "{name}");
    }
    let open = [Payroll::full_month(1..=3).csv().as_slice(), b"123456785;\"ALAMI;SARA;;26;4500;\r\n"].concat();
    assert_eq!(of_bytes(&open), Answer::RowsRefused("S012".to_owned()));
}

/// A file with a beginning and a length, which can fail.
struct Vast {
    head: Vec<u8>,
    length: u64,
    at: u64,
    /// Bytes that can be read.
    readable: u64,
}

impl Read for Vast {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.readable {
            return Err(io::Error::other("the disk is gone"));
        }
        let left = usize::try_from(self.length.min(self.readable) - self.at).unwrap_or(usize::MAX);
        let count = into.len().min(left);
        for (byte, at) in into[..count].iter_mut().zip(self.at..) {
            *byte = usize::try_from(at).ok().and_then(|at| self.head.get(at)).copied().unwrap_or(b'1');
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Vast {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.length.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let vast = |head: &[u8], length| Vast { head: head.to_vec(), length, at: 0, readable: 1 << 20 };
    let text = vast(b"N\xc2\xb0 CNSS;Nom;Jours;Salaire brut\n", FILE_BYTES_MAX + 1);
    assert_eq!(answer(text), Answer::FileRefused(RefusalKind::TooLarge));
    let mut directory = vec![0; 1_024];
    directory[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, unit) in "Workbook".encode_utf16().enumerate() {
        directory[512 + at * 2..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    directory[512 + 64] = 18;
    directory[512 + 66] = 2;
    let old = Vast { readable: u64::MAX, ..vast(&directory, (64 << 20) + 1) };
    assert_eq!(answer(old), Answer::FileRefused(RefusalKind::TooLarge));
}

/// A disk that fails is not the person's broken file.
#[test]
fn a_file_that_cannot_be_read_to_its_end_says_so_in_every_format() {
    let fixture = |path: &str| std::fs::read(super::fixtures().join(path)).unwrap();
    for (name, bytes) in [
        ("csv", Payroll::full_month(1..=3).csv()),
        ("e-BDS", fixture("ebds/good/DS_1234567_202603.txt")),
        ("xlsx", workbook("")),
        ("xls", fixture("xls/libreoffice_plain.xls")),
        ("ods", fixture("ods/libreoffice_plain.ods")),
    ] {
        let length = bytes.len() as u64;
        for readable in [0, length / 2] {
            let failing = Vast { head: bytes.clone(), length, at: 0, readable };
            assert_eq!(answer(failing), Answer::FileRefused(RefusalKind::Unreadable), "{name}, {readable} bytes");
        }
    }
}
