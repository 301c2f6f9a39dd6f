//! The compound file around a workbook: a small file system of sectors. Every chain is bounded by the number of
//! sectors there are.

use crate::ReadSeek;
use crate::detect::unknown_format;
use crate::text::unreadable;
use std::io::{Read, SeekFrom};
use tasrih_domain::{Arg, Args, Refusal, RefusalKind};

/// Largest workbook of this format, in bytes. Held in memory as a whole, twice.
///
/// A full sheet has 65,536 rows; 20 columns of 14 bytes and 100 bytes of text a row make 25 MB.
const BYTES_MAX: u64 = 64 << 20;

/// Chain markers from here on are no sectors.
const SECTOR_MAX: u32 = 0xFFFF_FFFA;

/// Smaller streams stand in sectors of 64 bytes inside the root's own stream.
const MINI_SECTOR: usize = 64;

/// Most directory entries looked at: a workbook has five, one with embedded objects a few hundred.
const ENTRIES_MAX: usize = 10_000;

fn broken() -> Refusal {
    RefusalKind::BrokenWorkbook.into()
}

struct Compound {
    bytes: Vec<u8>,
    sector: usize,
    table: Vec<u32>,
    entries: Vec<Entry>,
}

#[derive(Clone)]
struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

/// The workbook stream of a compound file.
///
/// # Errors
/// `Encrypted` for a workbook in a password's envelope, `UnknownFormat` for another kind of document.
pub(super) fn workbook(file: &mut dyn ReadSeek) -> Result<Vec<u8>, Refusal> {
    let compound = Compound::open(file)?;
    let root = compound.root_entries();
    let find = |name: &str| root.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    if find("EncryptedPackage").is_some() || find("EncryptionInfo").is_some() {
        return Err(RefusalKind::Encrypted.into());
    }
    let entry = find("Workbook").or_else(|| find("Book")).ok_or_else(unknown_format)?;
    compound.stream(entry)
}

fn u32s(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Refusal> {
    bytes.get(at..at + 4).and_then(|four| u32s(four).next()).ok_or_else(broken)
}

impl Compound {
    fn open(file: &mut dyn ReadSeek) -> Result<Self, Refusal> {
        let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        if length > BYTES_MAX {
            let max = i64::try_from(BYTES_MAX >> 20).unwrap_or(i64::MAX);
            return Err(Refusal::new(RefusalKind::TooLarge, Args::new().with("max", Arg::Count(max))));
        }
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut bytes = Vec::new();
        file.take(BYTES_MAX).read_to_end(&mut bytes).map_err(unreadable)?;
        let sector = match bytes.get(30..32) {
            Some([9, 0]) => 512,
            Some([12, 0]) => 4_096,
            _ => return Err(broken()),
        };
        let mut compound = Self { bytes, sector, table: Vec::new(), entries: Vec::new() };
        compound.read_table()?;
        compound.read_entries()?;
        Ok(compound)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// A sector; the last one of a file may be cut.
    fn sector(&self, number: u32) -> Result<&[u8], Refusal> {
        let start = (usize::try_from(number).map_err(|_| broken())? + 1).checked_mul(self.sector).ok_or_else(broken)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty()).ok_or_else(broken)
    }

    fn read_table(&mut self) -> Result<(), Refusal> {
        let mut places: Vec<u32> = u32s(self.bytes.get(76..512).ok_or_else(broken)?).collect();
        let mut more = u32_at(&self.bytes, 68)?;
        let mut steps = 0;
        while more < SECTOR_MAX {
            let mut found: Vec<u32> = u32s(self.sector(more)?).collect();
            more = found.pop().ok_or_else(broken)?;
            places.append(&mut found);
            steps += 1;
            if steps > self.sectors() {
                return Err(broken());
            }
        }
        for place in places.into_iter().filter(|&place| place < SECTOR_MAX) {
            let found: Vec<u32> = u32s(self.sector(place)?).collect();
            self.table.extend(found);
            // One entry a sector, and the rest of its last sector.
            if self.table.len() > self.sectors() + self.sector {
                return Err(broken());
            }
        }
        Ok(())
    }

    /// The bytes of a chain of sectors, at most `size`.
    fn chain(&self, mut number: u32, size: usize) -> Result<Vec<u8>, Refusal> {
        let (mut bytes, mut steps) = (Vec::new(), 0);
        while number < SECTOR_MAX && bytes.len() < size {
            let sector = self.sector(number)?;
            bytes.extend_from_slice(&sector[..sector.len().min(size - bytes.len())]);
            number = *self.table.get(number as usize).ok_or_else(broken)?;
            steps += 1;
            if steps > self.sectors() {
                return Err(broken());
            }
        }
        Ok(bytes)
    }

    fn read_entries(&mut self) -> Result<(), Refusal> {
        let bytes = self.chain(u32_at(&self.bytes, 48)?, ENTRIES_MAX * 128)?;
        for raw in bytes.chunks_exact(128) {
            let units: Vec<u16> = raw[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
            let name = String::from_utf16_lossy(&units);
            let name = name.split('\0').next().unwrap_or_default().to_owned();
            self.entries.push(Entry {
                name,
                left: u32_at(raw, 68)?,
                right: u32_at(raw, 72)?,
                child: u32_at(raw, 76)?,
                start: u32_at(raw, 116)?,
                // Sizes of four gibibytes and more do not fit the bound above.
                size: usize::try_from(u32_at(raw, 120)?).map_err(|_| broken())?,
            });
        }
        if self.entries.is_empty() { Err(broken()) } else { Ok(()) }
    }

    /// What stands at the top: a workbook embedded in another document lies deeper and is not read.
    fn root_entries(&self) -> Vec<Entry> {
        let (mut found, mut seen) = (Vec::new(), vec![false; self.entries.len()]);
        let mut open = vec![self.entries[0].child];
        while let Some(number) = open.pop() {
            let Some(index) = usize::try_from(number).ok().filter(|&index| index < seen.len() && !seen[index]) else {
                continue;
            };
            seen[index] = true;
            let entry = &self.entries[index];
            open.extend([entry.left, entry.right]);
            found.push(entry.clone());
        }
        found
    }

    fn stream(&self, entry: &Entry) -> Result<Vec<u8>, Refusal> {
        let bytes = if entry.size < 4_096 { self.mini_stream(entry)? } else { self.chain(entry.start, entry.size)? };
        if bytes.len() == entry.size { Ok(bytes) } else { Err(broken()) }
    }

    fn mini_stream(&self, entry: &Entry) -> Result<Vec<u8>, Refusal> {
        let root = &self.entries[0];
        let whole = self.chain(root.start, root.size)?;
        let table: Vec<u32> = u32s(&self.chain(u32_at(&self.bytes, 60)?, self.bytes.len())?).collect();
        let (mut bytes, mut number) = (Vec::new(), entry.start);
        while number < SECTOR_MAX && bytes.len() < entry.size {
            let start = (number as usize).checked_mul(MINI_SECTOR).ok_or_else(broken)?;
            let sector = whole.get(start..start + MINI_SECTOR).ok_or_else(broken)?;
            bytes.extend_from_slice(&sector[..MINI_SECTOR.min(entry.size - bytes.len())]);
            number = *table.get(number as usize).ok_or_else(broken)?;
        }
        Ok(bytes)
    }
}
