//! Files made to break a reader, each built here byte by byte, and the answer that each must get.

use super::*;
use std::io::Write as _;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Paie" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>"#;

/// A package of these parts, packed.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows, and these shared texts.
fn workbook_with(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    workbook_with(&sheet, "<sst><si><t>un</t></si></sst>")
}

fn read_xlsx(bytes: &[u8]) -> Result<String, RefusalKind> {
    dump(bytes, Format::Xlsx)
}

/// Replaces the `nth` occurrence of a pattern.
fn patched(mut bytes: Vec<u8>, pattern: &[u8], nth: usize, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, pattern).collect();
    change(&mut bytes[places[nth]..]);
    bytes
}

#[test]
fn a_bomb_is_refused_by_what_it_claims() {
    let zeros = vec![b' '; 40 << 20];
    let bomb = package(&[("_rels/.rels", RELATIONS.as_bytes()), ("xl/workbook.xml", &zeros)]);
    assert_eq!(read_xlsx(&bomb), Err(RefusalKind::ArchiveTooLarge));
    let names: Vec<String> = (0..2_500).map(|n| format!("xl/media/{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    assert_eq!(read_xlsx(&package(&parts)), Err(RefusalKind::ArchiveTooLarge));
}

#[test]
fn a_part_longer_or_shorter_than_promised_is_refused() {
    for claimed in [10_u32, 100_000] {
        // The size stands 24 bytes into the entry of the table of contents.
        let lying = patched(workbook("<row r=\"1\"/>"), b"PK\x01\x02", 3, |entry| {
            entry[24..28].copy_from_slice(&claimed.to_le_bytes());
        });
        assert_eq!(read_xlsx(&lying), Err(RefusalKind::BrokenArchive), "{claimed}");
    }
    let huge = patched(workbook("<row r=\"1\"/>"), b"PK\x01\x02", 3, |entry| entry[24..28].fill(0xFE));
    assert_eq!(read_xlsx(&huge), Err(RefusalKind::ArchiveTooLarge));
}

#[test]
fn a_flipped_bit_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>12750.50</v></c></row></sheetData></worksheet>"),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let good = zip.finish().unwrap().into_inner();
    assert_eq!(read_xlsx(&good).unwrap(), "[Paie]\n1 A=n:12750.5\n");
    let bad = patched(good, b"12750.50", 0, |digits| digits[0] = b'9');
    assert_eq!(read_xlsx(&bad), Err(RefusalKind::BrokenArchive));
}

#[test]
fn two_parts_with_one_name_or_one_place_are_refused() {
    let twice =
        patched(package(&[("xl/workbook.xml", b"a"), ("xl/workbook.xmm", b"b")]), b"xl/workbook.xmm", 0, |name| {
            name[14] = b'L';
        });
    let twice = patched(twice, b"xl/workbook.xmm", 0, |name| name[14] = b'L');
    assert_eq!(read_xlsx(&twice), Err(RefusalKind::BrokenArchive));
    // The second entry of the table of contents points at the first.
    let overlapping = patched(workbook("<row r=\"1\"/>"), b"PK\x01\x02", 1, |entry| entry[42..46].fill(0));
    assert_eq!(read_xlsx(&overlapping), Err(RefusalKind::BrokenArchive));
}

#[test]
fn an_archive_cut_anywhere_is_refused_and_never_panics() {
    let whole = fixture("xlsx/openpyxl_features.xlsx");
    for length in (0..whole.len()).step_by(97) {
        assert!(read_xlsx(&whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_password_is_named() {
    let locked = patched(workbook(""), b"PK\x01\x02", 0, |entry| entry[8] |= 1);
    assert_eq!(read_xlsx(&locked), Err(RefusalKind::Encrypted));
    let manifest = br"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = package(&[("mimetype", b"x"), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(read_xlsx(&locked), Err(RefusalKind::Encrypted));
}

#[test]
fn a_document_that_is_no_spreadsheet_is_named() {
    let text = package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert_eq!(read_xlsx(&text), Err(RefusalKind::UnknownFormat));
    let text = package(&[("mimetype", b"x"), ("content.xml", b"<office:body><office:text/></office:body>")]);
    assert_eq!(read_xlsx(&text), Err(RefusalKind::UnknownFormat));
}

#[test]
fn cells_at_the_far_corner_cost_nothing_and_beyond_it_are_refused() {
    let far = workbook(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
    );
    assert_eq!(read_xlsx(&far).unwrap(), "[Paie]\n1 A=n:1\n1048576 XFD=n:2\n");
    for rows in [
        "<row r=\"1048577\"/>",
        "<row r=\"1\"><c r=\"XFE1\"/></row>",
        "<row r=\"4294967295\"/>",
        "<row r=\"0\"/>",
        "<row r=\"2\"><c r=\"A3\"/></row>",
        "<row r=\"2\"/><row r=\"2\"/>",
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"><c t=\"s\"><v>7</v></c></row>",
        "<row r=\"1\"><c t=\"z\"><v>7</v></c></row>",
        "<row r=\"1\"><c><v>7</v>",
    ] {
        assert_eq!(read_xlsx(&workbook(rows)), Err(RefusalKind::BrokenWorkbook), "{rows}");
    }
}

#[test]
fn two_cells_at_one_place_are_reported_and_the_first_is_kept() {
    let rows = "<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>9</v></c></row>";
    assert_eq!(read_xlsx(&workbook(rows)).unwrap(), "[Paie]\n1 A=n:1 | B=n:2 twice [2]\n");
}

#[test]
fn rows_and_cells_without_references_follow_each_other() {
    let rows =
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"/><row><c r=\"C6\"><v>4</v></c><c><v>5</v></c></row>";
    assert_eq!(read_xlsx(&workbook(rows)).unwrap(), "[Paie]\n1 A=n:1 | C=n:3\n6 C=n:4 | D=n:5\n");
}

#[test]
fn every_way_to_store_a_value_is_understood() {
    let rows = "<x:row xmlns:x=\"y\"><x:c t=\"inlineStr\"><x:is><x:r><x:t>A&#233;</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t>&amp;b</x:t></x:r></x:is></x:c>\
        <x:c t=\"str\"><x:f>A1</x:f><x:v></x:v></x:c><x:c t=\"str\"><x:f>A1</x:f></x:c><x:c t=\"d\"><x:v>2026-03-01T00:00:00</x:v></x:c>\
        <x:c t=\"b\"><x:v>0</x:v></x:c><x:c t=\"e\"><x:v>#N/A</x:v></x:c><x:c><x:v>1<!-- x -->2</x:v></x:c><x:c t=\"s\"><x:v> 0 </x:v></x:c></x:row>";
    let rows = rows.replace("        ", "");
    assert_eq!(
        read_xlsx(&workbook(&rows)).unwrap(),
        "[Paie]\n1 A=Aé&b | C=f:=A1 | D=date:2026-03-01 | E=b:FALSE | F=e:#N/A | G=n:12 | H=un\n"
    );
}

#[test]
fn a_cell_with_a_text_and_a_value_is_one_of_them_and_never_both() {
    let rows = "<row><c t=\"inlineStr\"><v>1.0</v><is><t>4500</t></is></c><c t=\"str\"><is><t>9</t></is><v>26</v></c>\
        <c><v>3250.5</v><is><t>7</t></is></c></row>"
        .replace("        ", "");
    assert_eq!(read_xlsx(&workbook(&rows)).unwrap(), "[Paie]\n1 A=4500 | B=26 | C=n:3250.5\n");
}

#[test]
fn a_string_table_that_lies_is_refused_and_a_long_string_is_not_copied() {
    let lying = "<sst count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>un</t></si></sst>";
    let sheet = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
    assert_eq!(read_xlsx(&workbook_with(sheet, lying)), Err(RefusalKind::BrokenWorkbook));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(40_000));
    assert_eq!(read_xlsx(&workbook_with(sheet, &long)), Err(RefusalKind::CellTooLong));
    let allowed = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_767));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(100));
    // 10,000 times 32 KiB would be 320 MB: more text than any payroll holds.
    assert_eq!(read_xlsx(&workbook_with(&sheet, &allowed)), Err(RefusalKind::ArchiveTooLarge));
}

#[test]
fn entities_are_refused_wherever_they_are_declared() {
    let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>";
    let sheet = format!("{laughs}<worksheet><sheetData><row><c><v>&lol2;</v></c></row></sheetData></worksheet>");
    assert_eq!(read_xlsx(&workbook_with(&sheet, "<sst/>")), Err(RefusalKind::ForbiddenXml));
    assert_eq!(
        read_xlsx(&workbook_with("<worksheet><sheetData/></worksheet>", laughs)),
        Err(RefusalKind::ForbiddenXml)
    );
    let external = format!("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">{}", "<office:spreadsheet/>");
    assert_eq!(read_xlsx(&package(&[("content.xml", external.as_bytes())])), Err(RefusalKind::ForbiddenXml));
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:tracked-changes><table:table-cell/></table:tracked-changes>\
         <table:table table:name=\"Paie\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

#[test]
fn repeated_rows_and_columns_do_not_explode() {
    let number =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"2\"/>";
    let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let rows = format!(
        "<table:table-row>{number}{blank}</table:table-row><table:table-row table:number-rows-repeated=\"1048570\">{blank}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\">{number}</table:table-row><table:table-row table:number-rows-repeated=\"4294967295\"/>"
    );
    let expected = "[Paie]\n1 A=n:1 | B=n:1\n1048572 A=n:1 | B=n:1\n1048573 A=n:1 | B=n:1\n";
    assert_eq!(read_xlsx(&ods(&rows)).unwrap(), expected);
    let full = number.replace("repeated=\"2\"", "repeated=\"16384\"");
    let bomb = format!("<table:table-row table:number-rows-repeated=\"1048576\">{full}</table:table-row>");
    assert_eq!(read_xlsx(&ods(&bomb)), Err(RefusalKind::ArchiveTooLarge));
    let wide = number.replace("repeated=\"2\"", "repeated=\"16385\"");
    let row = format!("<table:table-row>{wide}</table:table-row>");
    assert_eq!(read_xlsx(&ods(&row)), Err(RefusalKind::BrokenWorkbook));
}

#[test]
fn remarks_and_frames_inside_cells_are_not_their_text() {
    let rows = "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>\
        <text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p></table:table-cell>\
        <table:table-cell table:formula=\"of:=SUM([.A1])\"/></table:table-row>"
        .replace("        ", "");
    assert_eq!(read_xlsx(&ods(&rows)).unwrap(), "[Paie]\n1 A=a  b\\nc | B=f:=SUM([.A1])\n");
}

/// A compound file with one stream, in sectors of 512 bytes: table, directory, stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut head = vec![0; 76];
    head[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    head[26..28].copy_from_slice(&[3, 0]);
    head[30..34].copy_from_slice(&[9, 0, 6, 0]);
    head[44] = 1;
    head[48] = 1;
    for at in [60, 68] {
        head[at..at + 4].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    }
    head.extend(0_u32.to_le_bytes());
    head.resize(512, 0xFF);
    let mut table = vec![0xFFFF_FFFD, 0xFFFF_FFFE];
    table.extend((3..sectors + 2).chain([0xFFFF_FFFE]));
    table.resize(128, 0xFFFF_FFFF);
    head.extend(table.into_iter().flat_map(u32::to_le_bytes));
    for (name, kind, child, start, size) in [("Root Entry", 5, 1, 0xFFFF_FFFE, 0), (name, 2, u32::MAX, 2, stream.len())]
    {
        let mut entry = [0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[66] = kind;
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&u32::to_le_bytes(child));
        entry[116..120].copy_from_slice(&u32::to_le_bytes(start));
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        head.extend(entry);
    }
    head.resize(512 * 3, 0);
    head.extend(stream);
    head
}

fn records(list: &[(u16, &[u8])]) -> Vec<u8> {
    list.iter()
        .flat_map(|(kind, data)| {
            let length = u16::try_from(data.len()).unwrap().to_le_bytes();
            [kind.to_le_bytes().as_slice(), &length, data].concat()
        })
        .collect()
}

/// A workbook of Excel 97 (or 95) with one sheet of these records.
fn xls(version: u8, globals: &[(u16, &[u8])], cells: &[(u16, &[u8])]) -> Vec<u8> {
    let bof: &[u8] = &[0, version, 5, 0];
    let name: &[u8] = if version == 6 { b"\x04\x00Paie" } else { b"\x04Paie" };
    let bound = |at: u32| [at.to_le_bytes().as_slice(), &[0, 0], name].concat();
    let globals_of = |at: u32| {
        let bound = bound(at);
        let mut list = vec![(0x0809, bof)];
        list.extend(globals);
        list.extend([(0x0085, bound.as_slice()), (0x000A, [].as_slice())]);
        records(&list)
    };
    let start = globals_of(0).len();
    let mut stream = globals_of(u32::try_from(start).unwrap());
    stream.extend(records(&[(0x0809, bof)]));
    stream.extend(records(cells));
    stream.extend(records(&[(0x000A, &[])]));
    compound(if version == 6 { "Workbook" } else { "Book" }, &stream)
}

fn read_xls(bytes: &[u8]) -> Result<String, RefusalKind> {
    dump(bytes, Format::Xls)
}

#[test]
fn a_workbook_of_excel_95_is_read_in_its_code_page() {
    let label: &[u8] = b"\x00\x00\x00\x00\x00\x00\x04\x00PR\xC9N";
    let number: &[u8] = b"\x01\x00\x02\x00\x00\x00\x5B\x00\x00\x00";
    let old = xls(5, &[(0x0042, &[0xE4, 4])], &[(0x027E, number), (0x0204, label)]);
    assert_eq!(read_xls(&old).unwrap(), "[Paie]\n1 A=PRÉN\n2 C=n:0.22\n");
}

#[test]
fn a_shared_text_goes_on_in_the_next_record_in_another_width() {
    let table: &[u8] = b"\x01\0\0\0\x01\0\0\0\x05\0\0AB";
    let more: &[u8] = b"\x01\xC9\0\x41\x06\x43\0";
    let cell: &[u8] = b"\0\0\0\0\0\0\0\0\0\0";
    let book = xls(6, &[(0x00FC, table), (0x003C, more)], &[(0x00FD, cell)]);
    assert_eq!(read_xls(&book).unwrap(), "[Paie]\n1 A=ABÉفC\n");
    let lying: &[u8] = b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x05\0\0AB";
    assert_eq!(read_xls(&xls(6, &[(0x00FC, lying)], &[])), Err(RefusalKind::BrokenWorkbook));
}

#[test]
fn chains_that_bite_their_tail_are_refused() {
    let good = xls(6, &[], &[]);
    assert_eq!(read_xls(&good).unwrap(), "[Paie]\n");
    // The table of sectors begins at byte 512; sector 1 is the directory.
    let mut bad = good.clone();
    bad[516..520].copy_from_slice(&1_u32.to_le_bytes());
    assert!(read_xls(&bad).is_err());
    let mut endless = good.clone();
    endless[68..72].copy_from_slice(&0_u32.to_le_bytes());
    assert!(read_xls(&endless).is_err());
    assert_eq!(read_xls(&xls(6, &[(0x002F, &[1, 0])], &[])), Err(RefusalKind::Encrypted));
    assert_eq!(read_xls(&compound("EncryptedPackage", b"x")), Err(RefusalKind::Encrypted));
    assert_eq!(read_xls(&compound("WordDocument", b"x")), Err(RefusalKind::UnknownFormat));
}

#[test]
fn no_flipped_byte_of_any_workbook_makes_the_reader_panic() {
    for path in
        ["xlsx/libreoffice_features.xlsx", "ods/libreoffice_plain.ods", "xls/libreoffice_features.xls", "xls/xlwt.xls"]
    {
        let good = fixture(path);
        for at in (0..good.len()).step_by(13) {
            for flip in [0xFF, 0x01, 0x80] {
                let mut bad = good.clone();
                bad[at] ^= flip;
                // Any answer will do: the bytes may be padding.
                let _ = dump(&bad, format_of(path));
            }
        }
    }
}
