//! Puts bytes into containers whose checksums and chains are right, so that they reach the reader behind them: bytes
//! changed at random in a whole archive are all caught by its checksum.
#![allow(dead_code, reason = "each target uses its own containers")]

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Paie" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>"#;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).expect("names differ");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// A workbook of one sheet. The parts stand after one another, with the byte `FF`, which is in no text, between
/// them: sheet, shared texts, styles, workbook. A part that is not there is the plainest one.
pub fn xlsx(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.splitn(4, |byte| *byte == 0xFF);
    let sheet = parts.next().unwrap_or_default();
    let strings = parts.next().unwrap_or(b"<sst><si><t>Nom</t></si></sst>");
    let styles = parts.next().unwrap_or(b"<styleSheet/>");
    let workbook = parts.next().unwrap_or(WORKBOOK.as_bytes());
    archive(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

/// An OpenDocument workbook with this content.
pub fn ods(content: &[u8]) -> Vec<u8> {
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

/// A compound file with one stream `Workbook`: sectors of 512 bytes, the table first, then the directory.
pub fn xls(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = stream[..stream.len().min(60_000)].to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(512), 0);
    let sectors = (stream.len() / 512) as u32;
    let mut file = vec![0; 76];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    (file[26], file[30], file[32], file[44], file[48]) = (3, 9, 6, 1, 1);
    for at in [60, 68] {
        file[at..at + 4].copy_from_slice(&END.to_le_bytes());
    }
    file.extend(0_u32.to_le_bytes());
    file.resize(512, 0xFF);
    let mut table = vec![0xFFFF_FFFD, END];
    table.extend((3..sectors + 2).chain([END]));
    table.resize(128, u32::MAX);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    for (name, kind, child, start, size) in
        [("Root Entry", 5, 1, END, 0), ("Workbook", 2, u32::MAX, 2, stream.len() as u32)]
    {
        let mut entry = [0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        (entry[64], entry[66]) = (name.len() as u8 * 2 + 2, kind);
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&u32::to_le_bytes(child));
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        file.extend(entry);
    }
    file.resize(512 * 3, 0);
    file.extend(stream);
    file
}
