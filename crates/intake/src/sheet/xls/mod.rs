//! Excel 97–2003 workbooks (BIFF8), and those of Excel 5 and 95 (BIFF5).
//!
//! Read here and not by calamine, which follows sector chains that lead back to themselves until memory ends, copies
//! a shared text for each cell that names it, expands the text of every formula and builds the range that two far
//! corners claim: each aborts the process. It also says neither which rows and columns are hidden. Here the stream
//! is walked record by record: cells are noted as places in the stream, put in order, and read when handed on.

mod cells;
mod compound;
mod text;

use super::number::{self, Epoch, Look};
use super::row::{RowBuffer, Strings, Visit};
use super::{Notes, SheetInfo, Workbook};
use crate::ReadSeek;
use crate::detect::unknown_format;
use std::collections::BTreeMap;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Refusal, RefusalKind};
use text::{Segments, Text};

/// Most sheets and cell formats, as for the other workbooks.
const SHEETS_MAX: usize = 1_024;
const FORMATS_MAX: usize = 65_536;

fn broken() -> Refusal {
    RefusalKind::BrokenWorkbook.into()
}

/// One record of the stream.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    /// Where the record begins, and where the next one does.
    at: usize,
    next: usize,
}

impl Record<'_> {
    fn u8(&self, at: usize) -> Result<u8, Refusal> {
        self.data.get(at).copied().ok_or_else(broken)
    }

    fn u16(&self, at: usize) -> Result<u16, Refusal> {
        let bytes = self.data.get(at..at + 2).ok_or_else(broken)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&self, at: usize) -> Result<u32, Refusal> {
        Ok(u32::from(self.u16(at)?) | (u32::from(self.u16(at + 2)?) << 16))
    }
}

/// The record at that place; `None` at the end of the stream.
fn record(stream: &[u8], at: usize) -> Result<Option<Record<'_>>, Refusal> {
    let Some(head) = stream.get(at..at + 4) else { return Ok(None) };
    let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
    let next = at + 4 + length;
    let data = stream.get(at + 4..next).ok_or_else(broken)?;
    Ok(Some(Record { kind: u16::from_le_bytes([head[0], head[1]]), data, at, next }))
}

/// The records that continue the one before `at`.
fn continued(stream: &[u8], mut at: usize) -> Result<Vec<&[u8]>, Refusal> {
    let mut parts = Vec::new();
    while let Some(next) = record(stream, at)?.filter(|next| next.kind == CONTINUE) {
        parts.push(next.data);
        at = next.next;
    }
    Ok(parts)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// A workbook whose sheets can be read.
pub(super) struct Book {
    stream: Vec<u8>,
    text: Text,
    epoch: Epoch,
    sheets: Vec<SheetInfo>,
    starts: Vec<usize>,
    strings: Strings,
    looks: Vec<Look>,
    row: RowBuffer,
    /// Bytes of the stream that may still be walked.
    walk_left: usize,
}

/// How often the stream may be walked. Its sheets do not overlap: once to look, once to read, once for the rest.
const WALKS_MAX: usize = 4;

impl Book {
    /// Reads everything but the sheets.
    pub fn open(file: &mut dyn ReadSeek) -> Result<Self, Refusal> {
        let stream = compound::workbook(file)?;
        let first = record(&stream, 0)?.ok_or_else(broken)?;
        let text = match (first.kind, first.u16(0)?) {
            (BOF, 0x0600) => Text::unicode(),
            (BOF, 0x0500) => Text::bytes(),
            _ => return Err(unknown_format()),
        };
        let next = first.next;
        let mut book = Self {
            stream,
            text,
            epoch: Epoch::Y1900,
            sheets: Vec::new(),
            starts: Vec::new(),
            strings: Strings::default(),
            looks: Vec::new(),
            row: RowBuffer::default(),
            walk_left: 0,
        };
        book.walk_left = book.stream.len().saturating_mul(WALKS_MAX);
        book.read_globals(next)?;
        Ok(book)
    }

    fn read_globals(&mut self, mut at: usize) -> Result<(), Refusal> {
        let stream = std::mem::take(&mut self.stream);
        let (mut formats, mut custom): (Vec<u16>, BTreeMap<u16, Look>) = (Vec::new(), BTreeMap::new());
        while let Some(record) = record(&stream, at)?.filter(|record| record.kind != EOF) {
            match record.kind {
                // FILEPASS: everything behind it is enciphered.
                0x002F => return Err(RefusalKind::Encrypted.into()),
                0x0042 => self.text.set_code_page(record.u16(0)?),
                0x0022 if record.u16(0)? == 1 => self.epoch = Epoch::Y1904,
                0x041E => {
                    let mut code = String::new();
                    self.text.push_long(&record.data[2.min(record.data.len())..], &mut code)?;
                    custom.insert(record.u16(0)?, number::custom(&code));
                }
                0x00E0 => formats.push(record.u16(2)?),
                0x0085 => self.add_sheet(&record)?,
                0x00FC => {
                    let parts = continued(&stream, record.next)?;
                    self.strings = text::read_shared(&record, Segments::new(record.data, parts))?;
                }
                _ => {}
            }
            if formats.len() > FORMATS_MAX {
                return Err(broken());
            }
            at = record.next;
        }
        let look = |id: &u16| custom.get(id).copied().unwrap_or_else(|| number::built_in(u32::from(*id)));
        self.looks = formats.iter().map(look).collect();
        self.stream = stream;
        Ok(())
    }

    fn add_sheet(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        // Charts, macros and modules hold no table.
        if record.u8(5)? != 0 {
            return Ok(());
        }
        let mut name = String::new();
        self.text.push_short(record.data.get(6..).unwrap_or_default(), &mut name)?;
        self.sheets.push(SheetInfo { name, visible: record.u8(4)? % 4 == 0 });
        self.starts.push(usize::try_from(record.u32(0)?).map_err(|_| broken())?);
        if self.sheets.len() > SHEETS_MAX { Err(broken()) } else { Ok(()) }
    }
}

impl Workbook for Book {
    fn format(&self) -> Format {
        Format::Xls
    }

    fn epoch(&self) -> Epoch {
        self.epoch
    }

    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, visit: Visit<'_>) -> Result<Notes, Refusal> {
        let start = *self.starts.get(sheet).ok_or_else(broken)?;
        let found = cells::find(&self.stream, start)?;
        self.walk_left = self.walk_left.checked_sub(found.walked).ok_or_else(broken)?;
        let context = cells::Context {
            stream: &self.stream,
            text: &self.text,
            strings: &self.strings,
            looks: &self.looks,
            epoch: self.epoch,
        };
        cells::hand_on(&context, &found, &mut self.row, visit)?;
        Ok(found.notes)
    }
}
