//! Documents that people attach to a request: what they are is told by their bytes, never by their name.

use crate::id::{DocumentId, FileHash};
use std::str::FromStr;
use time::OffsetDateTime;
use uuid::Uuid;

/// Picture points of the largest picture taken. Phones take 50 million; a picture that claims more is made to fill
/// the memory of whoever opens it.
const POINTS_MAX: u64 = 120_000_000;

/// Forms of a document that are taken: what phones and scanners make, and nothing that can hold a script for a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentFormat {
    /// Portable document.
    Pdf,
    /// Photograph.
    Jpeg,
    /// Picture.
    Png,
}

impl DocumentFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// Stable name, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    /// Media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// End of a file name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// What the bytes are: by the signature at their very beginning and by their structure, as far as it takes to tell
    /// a document from a page that pretends to be one. `None`: none of the three.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if is_pdf(bytes) {
            return Some(Self::Pdf);
        }
        let (format, (width, height)) = match png_size(bytes) {
            Some(size) => (Self::Png, size),
            None => (Self::Jpeg, jpeg_size(bytes)?),
        };
        let points = u64::from(width) * u64::from(height);
        (1..=POINTS_MAX).contains(&points).then_some(format)
    }
}

impl FromStr for DocumentFormat {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.code() == text).ok_or(())
    }
}

/// Begins with the header and ends with the end mark (ISO 32000-1, 7.5.2 and 7.5.5; readers take it within the last
/// kilobyte).
fn is_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    bytes.starts_with(b"%PDF-") && tail.windows(5).any(|window| window == b"%%EOF")
}

/// Width and height that the header chunk says; the end chunk has to be there (PNG specification, 5.2 and 11.2).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.strip_prefix(b"\0\0\0\x0dIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let is_whole = tail.windows(4).any(|window| window == b"IEND");
    is_whole.then_some((number(0)?, number(4)?))
}

/// Width and height of the first frame, found by walking the segments before it (ITU T.81, B.1.1.4 and B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, kind, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        match kind {
            // Fill byte before a marker.
            0xff => rest = &rest[1..],
            // Frames; among their numbers stand three that are none.
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                let number = |at: usize| Some(u32::from(u16::from_be_bytes(rest.get(at..at + 2)?.try_into().ok()?)));
                return Some((number(7)?, number(5)?));
            }
            0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => rest = rest.get(2 + length.max(2)..)?,
            _ => return None,
        }
    }
}

/// What a document belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentOwner {
    /// A request of a new employer.
    Affiliation(Uuid),
    /// A request for an employee.
    Registration(Uuid),
}

impl DocumentOwner {
    /// Stable name of the kind, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Affiliation(_) => "affiliation",
            Self::Registration(_) => "registration",
        }
    }

    /// Id of the request.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Affiliation(id) | Self::Registration(id) => id,
        }
    }
}

/// A document attached to a request. Its bytes are kept under their hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What it belongs to.
    pub owner: DocumentOwner,
    /// What it is to be, as its request names it: `statutes`, `cin`, …
    pub kind: String,
    /// Name of the file as the person had it.
    pub name: String,
    /// What it is.
    pub format: DocumentFormat,
    /// SHA-256 of its bytes.
    pub hash: FileHash,
    /// Size in bytes.
    pub size_bytes: u64,
    /// When it was attached.
    pub added_at: OffsetDateTime,
}

/// The name of a file may name a person.
impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {}, {} bytes)", self.id, self.kind, self.size_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0....\0\0\0\0IEND\xaeB`\x82");
        bytes
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xdb\0\x03Q\xff\xc2\0\x0b\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend(b"\x01\x01\x11\0\xff\xd9");
        bytes
    }

    #[test]
    fn a_document_is_known_by_its_bytes() {
        let known = [
            (b"%PDF-1.4\n...\n%%EOF\n".to_vec(), DocumentFormat::Pdf),
            (png(640, 480), DocumentFormat::Png),
            (jpeg(4000, 3000), DocumentFormat::Jpeg),
        ];
        for (bytes, format) in known {
            assert_eq!(DocumentFormat::of(&bytes), Some(format));
            for cut in 0..bytes.len() {
                // Whatever is missing: no panic.
                let _ = DocumentFormat::of(&bytes[..cut]);
            }
            assert_eq!(format.code().parse(), Ok(format));
        }
    }

    #[test]
    fn a_page_that_pretends_to_be_a_picture_is_not_taken() {
        let page = b"<!doctype html><script>alert(1)</script>";
        let with = |before: &[u8]| [before, page].concat();
        for bytes in [
            b"".to_vec(),
            page.to_vec(),
            with(b"\xff\xd8\xff"),
            with(b"\x89PNG\r\n\x1a\n"),
            with(b"%PDF-1.4\n"),
            [page.as_slice(), b"%PDF-1.4 %%EOF"].concat(),
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"GIF89a".to_vec(),
            b"PK\x03\x04".to_vec(),
        ] {
            assert_eq!(DocumentFormat::of(&bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_that_claims_a_size_nobody_can_open_is_not_taken() {
        for (size, is_taken) in [((12_000, 10_000), true), ((12_001, 10_000), false), ((u32::MAX, u32::MAX), false)] {
            assert_eq!(DocumentFormat::of(&png(size.0, size.1)).is_some(), is_taken, "{size:?}");
        }
        assert_eq!(DocumentFormat::of(&jpeg(0, 10)), None);
        assert_eq!(DocumentFormat::of(&jpeg(u16::MAX, u16::MAX)), None);
    }
}
