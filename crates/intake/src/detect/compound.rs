//! What an OLE compound file holds, by the names in its directory.

use super::{unknown, unknown_format};
use crate::ReadSeek;
use crate::text::survey::{PIECE_BYTES, fill};
use crate::text::unreadable;
use std::io::SeekFrom;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Refusal, RefusalKind};

/// Directory entries are this long and stand at multiples of it: sectors are powers of two above it.
const ENTRY_BYTES: usize = 128;

/// Bytes looked at: ten times the largest workbook with 65,536 rows that was seen.
const SEARCHED_BYTES_MAX: usize = 64 << 20;

/// The names that say what the file is.
const NAMES: &[(&str, Content)] = &[
    ("EncryptedPackage", Content::Encrypted),
    ("Workbook", Content::Workbook),
    ("Book", Content::Workbook),
    ("WordDocument", Content::Other("DOC")),
    ("PowerPoint Document", Content::Other("PPT")),
];

#[derive(Clone, Copy)]
enum Content {
    Workbook,
    Encrypted,
    Other(&'static str),
}

/// The format of the spreadsheet in a compound file.
///
/// The directory is found by its entries rather than through the allocation tables, which a broken or hostile file
/// may tie into knots: following them is left to the reader of workbooks.
pub fn format(file: &mut dyn ReadSeek) -> Result<Format, Refusal> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut piece = vec![0; PIECE_BYTES];
    let (mut searched, mut found) = (0, None);
    while searched < SEARCHED_BYTES_MAX {
        let read = fill(file, &mut piece).map_err(unreadable)?;
        for entry in piece[..read].chunks_exact(ENTRY_BYTES) {
            match content(entry) {
                Some(Content::Encrypted) => return Err(RefusalKind::Encrypted.into()),
                // A document may hold a workbook: what stands first in the directory is the document.
                content => found = found.or(content),
            }
        }
        searched += read;
        if read < piece.len() {
            break;
        }
    }
    match found {
        Some(Content::Workbook) => Ok(Format::Xls),
        Some(Content::Other(name)) => Err(unknown(name)),
        Some(Content::Encrypted) | None => Err(unknown_format()),
    }
}

/// What a directory entry names.
fn content(entry: &[u8]) -> Option<Content> {
    NAMES.iter().find(|(name, _)| is_entry(entry, name)).map(|(_, content)| *content)
}

/// Its name in UTF-16 with a zero at the end, the bytes of that, and the kind of a stream. Names have no case: the
/// exports of report writers say `WORKBOOK`.
fn is_entry(entry: &[u8], name: &str) -> bool {
    let bytes = name.len() * 2 + 2;
    let length = usize::from(entry[64]) | usize::from(entry[65]) << 8;
    let letters = entry.chunks_exact(2).zip(name.bytes());
    length == bytes
        && entry[66] == 2
        && entry[bytes - 2] == 0
        && letters.into_iter().all(|(pair, b)| pair[0].eq_ignore_ascii_case(&b) && pair[1] == 0)
}
