//! The cells of one sheet: first their places in the stream, then, in order, what they hold.

use super::super::number::{self, Epoch, Look};
use super::super::row::{Flow, RowBuffer, Strings, Visit};
use super::super::{Area, Notes};
use super::text::Text;
use super::{BOF, EOF, Record, broken, continued, record};
use tasrih_domain::{Refusal, Shape};

/// Most merged areas and hidden column groups kept.
const NOTES_MAX: usize = 10_000;

/// What a cell record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A float of 8 bytes.
    Number,
    /// A float or whole number packed into 4 bytes, behind its format.
    Packed,
    Shared,
    Label,
    BooleanOrError,
    Formula,
    /// A formula whose text stands in a record of its own, here.
    FormulaText,
}

/// A cell and the place of its record (of its pair, for packed numbers).
#[derive(Clone, Copy)]
struct Found {
    row: u16,
    column: u16,
    kind: Kind,
    at: u32,
}

/// The cells of a sheet, in the order of the grid.
pub(super) struct Sheet {
    /// Bytes of the stream that it takes.
    pub walked: usize,
    cells: Vec<Found>,
    hidden_rows: Vec<bool>,
    pub notes: Notes,
}

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub stream: &'a [u8],
    pub text: &'a Text,
    pub strings: &'a Strings,
    pub looks: &'a [Look],
    pub epoch: Epoch,
}

/// Walks the records of the sheet that begins at `start`.
pub(super) fn find(stream: &[u8], start: usize) -> Result<Sheet, Refusal> {
    let hidden_rows = vec![false; usize::from(u16::MAX) + 1];
    let mut sheet = Sheet { walked: 0, cells: Vec::new(), hidden_rows, notes: Notes::default() };
    let mut at = start;
    let mut depth = 0_u32;
    loop {
        let record = record(stream, at)?.ok_or_else(broken)?;
        at = record.next;
        match record.kind {
            // A chart inside the sheet is a sheet inside the sheet.
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth == 0 => return Err(broken()),
            _ if depth == 1 => note(&record, &mut sheet)?,
            _ => {}
        }
    }
    sheet.walked = at - start;
    sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(sheet)
}

fn note(record: &Record<'_>, sheet: &mut Sheet) -> Result<(), Refusal> {
    let kind = match record.kind {
        0x0203 => Kind::Number,
        0x027E => Kind::Packed,
        0x00FD => Kind::Shared,
        0x0204 | 0x00D6 => Kind::Label,
        0x0205 => Kind::BooleanOrError,
        0x0006 | 0x0206 | 0x0406 => Kind::Formula,
        0x00BD => return note_packed(record, sheet),
        // The text of the formula before it.
        0x0207 => {
            if let Some(last) = sheet.cells.last_mut().filter(|last| last.kind == Kind::Formula) {
                last.kind = Kind::FormulaText;
                last.at = place(record.at)?;
            }
            return Ok(());
        }
        0x0208 => {
            sheet.hidden_rows[usize::from(record.u16(0)?)] = record.u16(12)? & 0x20 != 0;
            return Ok(());
        }
        0x007D if record.u16(8)? & 1 != 0 => {
            if sheet.notes.hidden_columns.len() < NOTES_MAX {
                let number = |at| Ok::<_, Refusal>(record.u16(at)?.saturating_add(1));
                sheet.notes.hidden_columns.push((number(0)?, number(2)?));
            }
            return Ok(());
        }
        0x00E5 => return note_merges(record, &mut sheet.notes),
        _ => return Ok(()),
    };
    let at = if kind == Kind::Packed { record.at + 8 } else { record.at };
    sheet.cells.push(Found { row: record.u16(0)?, column: record.u16(2)?, kind, at: place(at)? });
    Ok(())
}

fn place(at: usize) -> Result<u32, Refusal> {
    u32::try_from(at).map_err(|_| broken())
}

/// Several packed numbers side by side: row, first column, pairs of format and number, last column.
fn note_packed(record: &Record<'_>, sheet: &mut Sheet) -> Result<(), Refusal> {
    let (row, first) = (record.u16(0)?, record.u16(2)?);
    let pairs = record.data.len().saturating_sub(6) / 6;
    for (column, pair) in (first..).zip(0..pairs) {
        sheet.cells.push(Found { row, column, kind: Kind::Packed, at: place(record.at + 8 + pair * 6)? });
    }
    Ok(())
}

fn note_merges(record: &Record<'_>, notes: &mut Notes) -> Result<(), Refusal> {
    for area in 0..usize::from(record.u16(0)?) {
        let at = 2 + area * 8;
        if notes.merges.len() < NOTES_MAX {
            notes.merges.push(Area {
                first_row: u32::from(record.u16(at)?) + 1,
                last_row: u32::from(record.u16(at + 2)?) + 1,
                first_column: record.u16(at + 4)?.saturating_add(1),
                last_column: record.u16(at + 6)?.saturating_add(1),
            });
        }
    }
    Ok(())
}

/// Hands on the rows of a sheet.
pub(super) fn hand_on(
    context: &Context<'_>,
    sheet: &Sheet,
    row: &mut RowBuffer,
    visit: Visit<'_>,
) -> Result<(), Refusal> {
    for cells in sheet.cells.chunk_by(|one, next| one.row == next.row) {
        row.clear();
        for cell in cells {
            row.look_at()?;
            // The grid of this format has 256 columns; the widest of all has 16,384.
            let column = cell.column.checked_add(1).filter(|&column| column <= 256).ok_or_else(broken)?;
            read(context, cell, column, row)?;
        }
        let number = cells[0].row;
        let hidden = sheet.hidden_rows[usize::from(number)];
        if row.hand_on(u32::from(number) + 1, hidden, context.strings, visit)? == Flow::Stop {
            break;
        }
    }
    Ok(())
}

fn read(context: &Context<'_>, cell: &Found, column: u16, row: &mut RowBuffer) -> Result<(), Refusal> {
    let at = cell.at as usize;
    let look = |format: u16| context.looks.get(usize::from(format)).copied().unwrap_or_default();
    if cell.kind == Kind::Packed {
        let pair = context.stream.get(at..at + 6).ok_or_else(broken)?;
        let look = look(u16::from_le_bytes([pair[0], pair[1]]));
        let packed = u32::from_le_bytes([pair[2], pair[3], pair[4], pair[5]]);
        return row.own(column, |out| Ok(number::push_packed(packed, look, context.epoch, out)));
    }
    let record = record(context.stream, at)?.ok_or_else(broken)?;
    match cell.kind {
        Kind::Shared => row.shared(column, record.u32(6)?),
        Kind::Number => {
            let (bits, look) = (bits(&record)?, look(record.u16(4)?));
            row.own(column, |out| Ok(number::push_bits(bits, look, context.epoch, out)))
        }
        Kind::BooleanOrError => {
            let (value, is_error) = (record.u8(6)?, record.u8(7)? != 0);
            row.own(column, |out| Ok(push_word(value, is_error, out)))
        }
        Kind::Label | Kind::FormulaText => {
            let from = if cell.kind == Kind::Label { 6 } else { 0 };
            let continued = continued(context.stream, record.next)?;
            row.own(column, |out| {
                context.text.push_cell(record.data.get(from..).unwrap_or_default(), continued, out)?;
                Ok(Shape::Text)
            })
        }
        Kind::Formula | Kind::Packed => read_formula(context, &record, column, row),
    }
}

fn bits(record: &Record<'_>) -> Result<u64, Refusal> {
    Ok(u64::from(record.u32(6)?) | (u64::from(record.u32(10)?) << 32))
}

fn read_formula(context: &Context<'_>, record: &Record<'_>, column: u16, row: &mut RowBuffer) -> Result<(), Refusal> {
    let (bits, flags) = (bits(record)?, record.u16(14)?);
    let look = context.looks.get(usize::from(record.u16(4)?)).copied().unwrap_or_default();
    // A program that computes nothing writes zero and asks to compute on loading. Some write an empty text, as does
    // LibreOffice for a true one: it is then an empty cell, and a finding where a value is needed.
    let is_placeholder = bits == 0 && flags & 3 == 3;
    row.own(column, |out| {
        if bits >> 48 != 0xFFFF && !is_placeholder {
            return Ok(number::push_bits(bits, look, context.epoch, out));
        }
        let value = u8::try_from((bits >> 16) & 0xFF).unwrap_or(0);
        match bits & 0xFF {
            1 if !is_placeholder => Ok(push_word(value, false, out)),
            2 if !is_placeholder => Ok(push_word(value, true, out)),
            // An empty text.
            3 if !is_placeholder => Ok(Shape::Text),
            // A text that is promised and not there, or a placeholder.
            _ => {
                out.push('=');
                Ok(Shape::FormulaWithoutValue)
            }
        }
    })
}

fn push_word(value: u8, is_error: bool, out: &mut String) -> Shape {
    if !is_error {
        out.push_str(if value != 0 { "TRUE" } else { "FALSE" });
        return Shape::Boolean;
    }
    out.push_str(match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    });
    Shape::Error
}
