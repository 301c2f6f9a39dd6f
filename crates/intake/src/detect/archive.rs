//! Which spreadsheet a ZIP archive is, by the names in its directory. Nothing is unpacked.

use super::unknown;
use crate::ReadSeek;
use crate::text::survey::fill;
use crate::text::unreadable;
use std::io::SeekFrom;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Refusal, RefusalKind};

/// The record at the end of an archive and the longest comment after it.
const END_BYTES_MAX: u64 = 22 + 65_535;

/// Directory looked at: a payroll workbook has some 20 parts of about 70 bytes each.
const DIRECTORY_BYTES_MAX: u64 = 1 << 20;

/// The format of the spreadsheet in an archive.
pub fn format(file: &mut dyn ReadSeek) -> Result<Format, Refusal> {
    let names = directory(file)?;
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()));
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder.as_bytes()));
    if has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Err(unknown("XLSB"));
    }
    if has("EncryptionInfo") || has("EncryptedPackage") {
        return Err(RefusalKind::Encrypted.into());
    }
    if has("mimetype") && has("content.xml") {
        return mime_type(file);
    }
    // A workbook may keep its parts under other names; its content types name them.
    if has("[Content_Types].xml") {
        return match (under("word/"), under("ppt/")) {
            (true, _) => Err(unknown("DOCX")),
            (_, true) => Err(unknown("PPTX")),
            _ => Ok(Format::Xlsx),
        };
    }
    // Apple's Numbers keeps its tables in parts of its own kind, in older versions in an archive of them.
    if names.iter().any(|name| name.ends_with(b".iwa") || name.ends_with(b"Index.zip")) {
        return Err(unknown("Numbers"));
    }
    Err(unknown("ZIP"))
}

/// OpenDocument says first what it is: the entry `mimetype`, not compressed, at the beginning of the file.
fn mime_type(file: &mut dyn ReadSeek) -> Result<Format, Refusal> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut head = [0; 256];
    let read = fill(file, &mut head).map_err(unreadable)?;
    let says = |name: &str| head[..read].windows(name.len()).any(|window| window == name.as_bytes());
    if says("application/vnd.oasis.opendocument.text") {
        return Err(unknown("ODT"));
    }
    if says("application/vnd.oasis.opendocument.presentation") {
        return Err(unknown("ODP"));
    }
    // Some writers put the entry elsewhere: the reader of workbooks looks closer.
    Ok(Format::Ods)
}

/// The names in the directory.
fn directory(file: &mut dyn ReadSeek) -> Result<Vec<Vec<u8>>, Refusal> {
    let broken = || Refusal::from(RefusalKind::BrokenArchive);
    let size = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    let tail_start = size.saturating_sub(END_BYTES_MAX);
    let tail = part(file, tail_start, size - tail_start)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06").ok_or_else(broken)?;
    let length = number(&tail, at + 12, 4).ok_or_else(broken)?;
    let start = number(&tail, at + 16, 4).ok_or_else(broken)?;
    if start.saturating_add(length) > size {
        return Err(broken());
    }
    let bytes = part(file, start, length.min(DIRECTORY_BYTES_MAX))?;
    let (mut names, mut at) = (Vec::new(), 0);
    while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let [name, extra, comment] = [28, 30, 32].map(|offset| number(&bytes, at + offset, 2).unwrap_or(0));
        let [name, extra, comment] = [name, extra, comment].map(|bytes| usize::try_from(bytes).unwrap_or(0));
        let Some(text) = bytes.get(at + 46..at + 46 + name) else { break };
        // Backslashes are written by some old tools.
        names.push(text.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect());
        at += 46 + name + extra + comment;
    }
    if names.is_empty() { Err(broken()) } else { Ok(names) }
}

fn part(file: &mut dyn ReadSeek, start: u64, length: u64) -> Result<Vec<u8>, Refusal> {
    file.seek(SeekFrom::Start(start)).map_err(unreadable)?;
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    let read = fill(file, &mut bytes).map_err(unreadable)?;
    bytes.truncate(read);
    Ok(bytes)
}

/// A number of that many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    bytes.get(at..at + length).map(|bytes| bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}
