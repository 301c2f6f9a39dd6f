//! Opens a zip archive without trusting it: the table of contents is checked whole before a part is read.
//!
//! Own reader of the central directory, because the usual ones keep the last of two entries with one name, follow
//! overlapping entries, or hand out bytes before (or without) comparing the checksum. Here every entry has one
//! name, one place and one size; a part ends with an error unless its bytes have the size and CRC promised. Nothing
//! is written to disk, and archives inside the archive are never opened.

use crate::ReadSeek;
use crate::text::unreadable;
use flate2::read::DeflateDecoder;
use std::io::{self, ErrorKind, Read, SeekFrom, Take};
use tasrih_domain::{Refusal, RefusalKind};

/// Most entries of an archive.
///
/// A workbook has about ten parts plus three a sheet (sheet, relations, drawing); 2,000 leaves room for hundreds of
/// sheets and pictures, and bounds the table of contents to a few hundred kibibytes.
const ENTRIES_MAX: u64 = 2_000;

/// Most bytes of one part, and of all parts together, once expanded.
///
/// A row of the widest writer seen (OpenDocument, 7 columns) takes about 900 bytes of XML, so a sheet full to its
/// last row (1,048,576) fits in 1 GiB; at 500 MB/s or more that is read in about two seconds.
const EXPANDED_BYTES_MAX: u64 = 1 << 30;

/// Most bytes expanded while one file is read, counting parts that are looked at twice.
const WORK_BYTES_MAX: u64 = 2 * EXPANDED_BYTES_MAX;

/// How many times a part may expand. Sheets of distinct people expand 8 to 40 times; 200 leaves room for blank
/// formatted rows and stays far below the 1,032 that the method can reach.
const RATIO_MAX: u64 = 200;

/// Parts up to this size may expand at any ratio: they cost nothing.
const RATIO_FREE_BYTES: u64 = 8 << 20;

/// Longest end record: 22 bytes and a comment of 65,535.
const END_RECORD_MAX: u64 = 22 + 65_535;

/// One part of the archive.
pub(crate) struct Entry {
    /// Name with `/` between folders.
    pub name: String,
    header_at: u64,
    data_at: u64,
    packed: u64,
    /// Size once expanded, as promised (and enforced while reading).
    pub size: u64,
    crc: u32,
    deflated: bool,
}

/// An archive whose table of contents has been checked.
pub(crate) struct Archive<'f> {
    file: &'f mut dyn ReadSeek,
    entries: Vec<Entry>,
    work_left: u64,
}

fn broken() -> Refusal {
    RefusalKind::BrokenArchive.into()
}

fn too_large() -> Refusal {
    RefusalKind::ArchiveTooLarge.into()
}

/// What a failed read says: the archive is cut or its packed bytes are no such bytes, or the file cannot be read.
fn failed(error: io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData => broken(),
        _ => unreadable(error),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u64, Refusal> {
    let found = bytes.get(at..at + 2).ok_or_else(broken)?;
    Ok(u64::from(u16::from_le_bytes([found[0], found[1]])))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u64, Refusal> {
    let found = bytes.get(at..at + 4).ok_or_else(broken)?;
    Ok(u64::from(u32::from_le_bytes([found[0], found[1], found[2], found[3]])))
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Refusal> {
    Ok(u32_at(bytes, at)? | (u32_at(bytes, at + 4)? << 32))
}

fn read_at(file: &mut dyn ReadSeek, at: u64, bytes: &mut [u8]) -> Result<(), Refusal> {
    file.seek(SeekFrom::Start(at)).map_err(failed)?;
    file.read_exact(bytes).map_err(failed)
}

/// Where the table of contents stands, and how many entries it has.
struct Directory {
    at: u64,
    size: u64,
    entries: u64,
}

impl<'f> Archive<'f> {
    /// Reads and checks the table of contents.
    ///
    /// # Errors
    /// `BrokenArchive` (cut, overlapping or duplicate entries, unknown compression), `ArchiveTooLarge` (entries,
    /// sizes, ratio), `Encrypted`.
    pub fn open(file: &'f mut dyn ReadSeek) -> Result<Self, Refusal> {
        let directory = find_directory(file)?;
        if directory.entries > ENTRIES_MAX {
            return Err(too_large());
        }
        let mut entries = read_directory(file, &directory)?;
        check_sizes(&entries)?;
        for entry in &mut entries {
            place(file, entry)?;
        }
        check_places(&entries, directory.at)?;
        check_names(&entries)?;
        Ok(Self { file, entries, work_left: WORK_BYTES_MAX })
    }

    /// The entries, in the order of the table of contents.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Index of the part of that name. Part names are compared without case, as the formats say.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a part, expanded while they are read.
    pub fn part(&mut self, index: usize) -> Result<Part<'_>, Refusal> {
        let entry = self.entries.get(index).ok_or_else(broken)?;
        self.file.seek(SeekFrom::Start(entry.data_at)).map_err(failed)?;
        let file: &mut dyn ReadSeek = &mut *self.file;
        let raw = file.take(entry.packed);
        let stream = if entry.deflated {
            Stream::Deflated(Box::new(DeflateDecoder::new_with_buf(raw, vec![0; 64 << 10])))
        } else {
            Stream::Stored(raw)
        };
        Ok(Part {
            stream,
            checksum: crc32fast::Hasher::new(),
            left: entry.size,
            crc: entry.crc,
            work_left: &mut self.work_left,
        })
    }

    /// A small part, whole.
    ///
    /// # Errors
    /// `ArchiveTooLarge` when it is larger than `max` bytes.
    pub fn whole(&mut self, index: usize, max: u64) -> Result<Vec<u8>, Refusal> {
        if self.entries.get(index).is_some_and(|entry| entry.size > max) {
            return Err(too_large());
        }
        let mut part = self.part(index)?;
        let (mut bytes, mut block) = (Vec::new(), [0; 8 << 10]);
        loop {
            match part.fill(&mut block)? {
                0 => return Ok(bytes),
                read => bytes.extend_from_slice(&block[..read]),
            }
        }
    }
}

fn find_directory(file: &mut dyn ReadSeek) -> Result<Directory, Refusal> {
    let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
    let tail_at = length.saturating_sub(END_RECORD_MAX);
    let mut tail = vec![0; usize::try_from(length - tail_at).map_err(|_| broken())?];
    read_at(file, tail_at, &mut tail)?;
    let end = (0..tail.len().saturating_sub(21))
        .rev()
        .find(|&at| {
            tail[at..].starts_with(b"PK\x05\x06")
                && u16_at(&tail, at + 20).is_ok_and(|comment| comment + 22 <= (tail.len() - at) as u64)
        })
        .ok_or_else(broken)?;
    let record = &tail[end..];
    let mut directory = Directory { at: u32_at(record, 16)?, size: u32_at(record, 12)?, entries: u16_at(record, 10)? };
    let mut limit = tail_at + end as u64;
    let is_large = directory.entries == 0xFFFF || directory.size == 0xFFFF_FFFF || directory.at == 0xFFFF_FFFF;
    if is_large && end >= 20 && tail[end - 20..].starts_with(b"PK\x06\x07") {
        limit = u64_at(&tail, end - 12)?;
        let mut large = [0; 56];
        read_at(file, limit, &mut large)?;
        if !large.starts_with(b"PK\x06\x06") {
            return Err(broken());
        }
        directory = Directory { at: u64_at(&large, 48)?, size: u64_at(&large, 40)?, entries: u64_at(&large, 32)? };
    }
    // A table of contents that does not end where the end record begins belongs to another archive.
    if directory.at.checked_add(directory.size).is_none_or(|end| end > limit) {
        return Err(broken());
    }
    Ok(directory)
}

fn read_directory(file: &mut dyn ReadSeek, directory: &Directory) -> Result<Vec<Entry>, Refusal> {
    // 46 bytes and at most three fields of 65,535 an entry; real tables have about 100 bytes an entry.
    if directory.size > ENTRIES_MAX * 1_024 {
        return Err(too_large());
    }
    let mut bytes = vec![0; usize::try_from(directory.size).map_err(|_| broken())?];
    read_at(file, directory.at, &mut bytes)?;
    let mut rest = bytes.as_slice();
    let mut entries = Vec::new();
    while rest.starts_with(b"PK\x01\x02") {
        let (name, extra, comment) = (u16_at(rest, 28)?, u16_at(rest, 30)?, u16_at(rest, 32)?);
        let length = usize::try_from(46 + name + extra + comment).map_err(|_| broken())?;
        let record = rest.get(..length).ok_or_else(broken)?;
        entries.push(read_entry(record)?);
        rest = &rest[length..];
    }
    if entries.len() as u64 != directory.entries {
        return Err(broken());
    }
    entries.retain(|entry| !entry.name.ends_with('/'));
    Ok(entries)
}

fn read_entry(record: &[u8]) -> Result<Entry, Refusal> {
    let flags = u16_at(record, 8)?;
    // Bit 0: this entry; bit 13: the whole table of contents.
    if flags & 0x2001 != 0 {
        return Err(RefusalKind::Encrypted.into());
    }
    let deflated = match u16_at(record, 10)? {
        0 => false,
        8 => true,
        _ => return Err(broken()),
    };
    let crc = u32::try_from(u32_at(record, 16)?).map_err(|_| broken())?;
    let name_end = 46 + usize::try_from(u16_at(record, 28)?).map_err(|_| broken())?;
    let extra_end = name_end + usize::try_from(u16_at(record, 30)?).map_err(|_| broken())?;
    let mut entry = Entry {
        name: String::from_utf8_lossy(&record[46..name_end]).replace('\\', "/"),
        header_at: u32_at(record, 42)?,
        data_at: 0,
        packed: u32_at(record, 20)?,
        size: u32_at(record, 24)?,
        crc,
        deflated,
    };
    read_large_sizes(&record[name_end..extra_end], &mut entry)?;
    Ok(entry)
}

/// Sizes that do not fit 32 bits stand in the extra field 1, in this order and only those.
fn read_large_sizes(mut extra: &[u8], entry: &mut Entry) -> Result<(), Refusal> {
    while extra.len() >= 4 {
        let length = usize::try_from(u16_at(extra, 2)?).map_err(|_| broken())?;
        let field = extra.get(4..4 + length).ok_or_else(broken)?;
        if u16_at(extra, 0)? == 1 {
            let mut at = 0;
            for value in [&mut entry.size, &mut entry.packed, &mut entry.header_at] {
                if *value == 0xFFFF_FFFF {
                    *value = u64_at(field, at)?;
                    at += 8;
                }
            }
        }
        extra = &extra[4 + length..];
    }
    Ok(())
}

fn check_sizes(entries: &[Entry]) -> Result<(), Refusal> {
    let mut total = 0_u64;
    for entry in entries {
        total = total.saturating_add(entry.size);
        let ratio = entry.size / entry.packed.max(1);
        if total > EXPANDED_BYTES_MAX || (entry.size > RATIO_FREE_BYTES && ratio > RATIO_MAX) {
            return Err(too_large());
        }
        if !entry.deflated && entry.size != entry.packed {
            return Err(broken());
        }
    }
    Ok(())
}

/// Finds where the bytes of the entry begin, behind its own header, which must name the same part.
fn place(file: &mut dyn ReadSeek, entry: &mut Entry) -> Result<(), Refusal> {
    let mut header = [0; 30];
    read_at(file, entry.header_at, &mut header)?;
    let name_length = u16_at(&header, 26)?;
    let mut name = vec![0; usize::try_from(name_length).map_err(|_| broken())?];
    file.read_exact(&mut name).map_err(failed)?;
    let same_name = String::from_utf8_lossy(&name).replace('\\', "/") == entry.name;
    let same_method = u16_at(&header, 8)? == if entry.deflated { 8 } else { 0 };
    if !header.starts_with(b"PK\x03\x04") || !same_name || !same_method {
        return Err(broken());
    }
    entry.data_at = entry.header_at + 30 + name_length + u16_at(&header, 28)?;
    Ok(())
}

fn check_places(entries: &[Entry], directory_at: u64) -> Result<(), Refusal> {
    let mut spans: Vec<(u64, u64)> = Vec::with_capacity(entries.len());
    for entry in entries {
        spans.push((entry.header_at, entry.data_at.checked_add(entry.packed).ok_or_else(broken)?));
    }
    spans.sort_unstable();
    let ends_before_next = spans.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    let inside = spans.last().is_none_or(|last| last.1 <= directory_at);
    if ends_before_next && inside { Ok(()) } else { Err(broken()) }
}

fn check_names(entries: &[Entry]) -> Result<(), Refusal> {
    let mut names: Vec<String> = entries.iter().map(|entry| entry.name.to_ascii_lowercase()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) { Err(broken()) } else { Ok(()) }
}

type Raw<'a> = Take<&'a mut dyn ReadSeek>;

enum Stream<'a> {
    Stored(Raw<'a>),
    Deflated(Box<DeflateDecoder<Raw<'a>>>),
}

/// The bytes of a part. The last read compares size and checksum.
pub(crate) struct Part<'a> {
    stream: Stream<'a>,
    checksum: crc32fast::Hasher,
    left: u64,
    crc: u32,
    work_left: &'a mut u64,
}

/// Something that is read in blocks and may refuse to go on.
pub(crate) trait Source {
    /// Reads into the block and says how much; 0 is the end.
    fn fill(&mut self, block: &mut [u8]) -> Result<usize, Refusal>;
}

impl Source for Part<'_> {
    fn fill(&mut self, block: &mut [u8]) -> Result<usize, Refusal> {
        let read = match &mut self.stream {
            Stream::Stored(raw) => raw.read(block),
            Stream::Deflated(inflated) => inflated.read(block),
        }
        .map_err(failed)?;
        // More than promised is as broken as less.
        self.left = self.left.checked_sub(read as u64).ok_or_else(broken)?;
        *self.work_left = self.work_left.checked_sub(read as u64).ok_or_else(too_large)?;
        self.checksum.update(&block[..read]);
        if read == 0 && !block.is_empty() && (self.left > 0 || self.checksum.clone().finalize() != self.crc) {
            return Err(broken());
        }
        Ok(read)
    }
}

impl Source for &[u8] {
    fn fill(&mut self, block: &mut [u8]) -> Result<usize, Refusal> {
        let count = self.len().min(block.len());
        let (now, later) = self.split_at(count);
        block[..count].copy_from_slice(now);
        *self = later;
        Ok(count)
    }
}
