//! Which family of file the bytes are. The name is never asked.

mod archive;
mod compound;
mod ebds;

use crate::text::survey::{by_first_bytes, fill};
use crate::text::unreadable;
use crate::{ReadSeek, text::charset::Charset};
use std::io::SeekFrom;
use tasrih_domain::declaration::Format;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Refusal, RefusalKind};

/// What reads a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// A spreadsheet of that format.
    Sheet(Format),
    /// Fixed-width records.
    Ebds,
    /// Text with separators.
    Csv,
}

/// Bytes looked at for the family of a text: enough for letterheads, blank lines and 60 records.
const HEAD_BYTES: usize = 16 << 10;

/// Finds the family of a file. The place in the file is left anywhere.
///
/// # Errors
/// `Empty`, `Encrypted`, `BrokenArchive`, or `UnknownFormat` with `found`: what it is instead, or `unknown`.
pub fn family(file: &mut dyn ReadSeek) -> Result<Family, Refusal> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut head = vec![0; HEAD_BYTES];
    let read = fill(file, &mut head).map_err(unreadable)?;
    head.truncate(read);
    if head.is_empty() {
        return Err(RefusalKind::Empty.into());
    }
    match &head[..] {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => archive::format(file).map(Family::Sheet),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => compound::format(file).map(Family::Sheet),
        _ => match foreign(&head) {
            Some(found) => Err(unknown(found)),
            None => text_family(&head),
        },
    }
}

/// What is said of a file of which nobody knows what it is.
const UNKNOWN: &str = "unknown";

/// The refusal of a file that is no table, and nothing known either.
pub fn unknown_format() -> Refusal {
    unknown(UNKNOWN)
}

/// The refusal of a file that is something else.
fn unknown(found: &str) -> Refusal {
    Refusal::new(RefusalKind::UnknownFormat, Args::new().with("found", Arg::Text(found.to_owned())))
}

/// Files that people send by mistake, by their first bytes.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"SQLite format 3\0", "SQLite"),
    (b"ID;PWXL", "SYLK"),
    (b"TABLE\r\n0,1", "DIF"),
    (b"TABLE\n0,1", "DIF"),
    (b"\0\0\x02\0\x04\x04", "Lotus 1-2-3"),
    (b"\0\0\x02\0\x06\x04", "Lotus 1-2-3"),
    (b"\0\0\x1a\0", "Lotus 1-2-3"),
    (b"\0\0\x02\0", "Quattro Pro"),
    // Sheets of Excel 2 to 4, which stand in the file without a container.
    (b"\x09\x00\x04\x00", "Excel 2"),
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x04\x06\x00", "Excel 4"),
    (b"\x09\x08\x08\x00\x00\x05", "Excel 5"),
];

/// Beginnings of marked-up text, lower case; an HTML table under the name `.xls` is the commonest of all mistakes.
const MARKUP: &[(&str, &str)] = &[
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<table", "HTML"),
    ("<head", "HTML"),
    ("<meta", "HTML"),
    ("<style", "HTML"),
    ("<div", "HTML"),
    ("<?xml", "XML"),
    ("<workbook", "XML"),
    ("mime-version:", "MHTML"),
];

/// The name of another kind of file.
fn foreign(head: &[u8]) -> Option<&'static str> {
    let is_word = |signature: &[u8]| signature.len() <= 2 && signature.iter().all(u8::is_ascii_alphabetic);
    let starts = |(signature, _): &&(&[u8], &str)| {
        // `BM` and `MZ` begin words too: a text has no control characters right after them.
        head.starts_with(signature) && (!is_word(signature) || head.iter().take(16).any(|byte| is_odd_control(*byte)))
    };
    if let Some((_, name)) = SIGNATURES.iter().find(starts) {
        return Some(name);
    }
    let text: Vec<u8> = match by_first_bytes(head).map(|survey| survey.charset) {
        Some(Charset::Utf16Le | Charset::Utf16Be) => head.iter().copied().filter(|byte| *byte != 0).take(600).collect(),
        _ => head.iter().copied().take(600).collect(),
    };
    let beginning = String::from_utf8_lossy(&text).to_lowercase();
    let beginning = beginning.trim_start_matches(|c: char| !c.is_ascii_graphic());
    MARKUP.iter().find(|(markup, _)| beginning.starts_with(markup)).map(|(_, name)| *name)
}

/// A control character that stands in no text: not tab, line ends, form feed, end of a DOS file, or NUL padding.
const fn is_odd_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a)
}

/// CSV or e-BDS, or bytes that are no text at all.
fn text_family(head: &[u8]) -> Result<Family, Refusal> {
    let text = sample(head);
    if text.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1a)) && head.len() < HEAD_BYTES {
        return Err(RefusalKind::Empty.into());
    }
    // A stray control character happens in exports; one in fifty bytes is no text. NULs pad records of old systems.
    let nuls = memchr::memchr_iter(0, &text).count();
    let controls = text.iter().filter(|byte| is_odd_control(**byte)).count() - nuls;
    if controls * 50 > text.len() || nuls * 10 > text.len() {
        return Err(unknown_format());
    }
    Ok(if ebds::is_ebds(&text) { Family::Ebds } else { Family::Csv })
}

/// The head without its byte order mark, one byte a character: what is not ASCII in UTF-16 becomes `?`.
fn sample(head: &[u8]) -> Vec<u8> {
    let Some(survey) = by_first_bytes(head) else { return head.to_vec() };
    let body = &head[usize::try_from(survey.mark_bytes).unwrap_or(0)..];
    let narrow = |(high, low): (u8, u8)| if high == 0 { low } else { b'?' };
    match survey.charset {
        Charset::Utf16Le => body.chunks_exact(2).map(|pair| narrow((pair[1], pair[0]))).collect(),
        Charset::Utf16Be => body.chunks_exact(2).map(|pair| narrow((pair[0], pair[1]))).collect(),
        Charset::Utf8 | Charset::OneByte(_) => body.to_vec(),
    }
}

#[cfg(test)]
mod tests;
