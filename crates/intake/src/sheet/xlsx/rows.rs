//! The scan of one worksheet: every tag once, every row in reused memory.

use super::super::number::{self, Epoch};
use super::super::row::{Flow, GRID_COLUMNS, GRID_ROWS, RowBuffer, Strings, Visit};
use super::super::xml::{Event, Tag, Xml, decode, digits, local};
use super::super::{Area, Notes};
use super::strings::unescape;
use super::styles::Styles;
use crate::archive::Source;
use tasrih_domain::{Refusal, RefusalKind, Shape};

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub strings: &'a Strings,
    pub styles: &'a Styles,
    pub epoch: Epoch,
    pub recalculates: bool,
}

/// Most merged areas and column groups kept of a sheet: a merge for each of a thousand letterhead cells, and more.
const NOTES_MAX: usize = 10_000;

fn broken() -> Refusal {
    RefusalKind::BrokenWorkbook.into()
}

/// How the value of a cell is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Number,
    Shared,
    /// The result of a formula.
    Text,
    /// A text in the cell itself, in a tag of its own.
    Inline,
    Boolean,
    Error,
    Date,
}

impl Stored {
    fn of(kind: Option<&[u8]>) -> Result<Self, Refusal> {
        Ok(match kind {
            None | Some(b"n") => Self::Number,
            Some(b"s") => Self::Shared,
            Some(b"str") => Self::Text,
            Some(b"inlineStr") => Self::Inline,
            Some(b"b") => Self::Boolean,
            Some(b"e") => Self::Error,
            Some(b"d") => Self::Date,
            Some(_) => return Err(broken()),
        })
    }
}

/// Which text of a cell is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
}

/// The cell in hand.
struct Cell {
    column: u16,
    style: u32,
    stored: Stored,
    has_formula: bool,
    has_value: bool,
}

/// Reads a worksheet and hands on its rows.
pub(super) fn scan<S: Source>(
    xml: Xml<S>,
    context: &Context<'_>,
    row: &mut RowBuffer,
    visit: Visit<'_>,
) -> Result<Notes, Refusal> {
    row.clear();
    let mut scan = Scan {
        xml,
        context,
        row,
        number: 0,
        hidden: false,
        next_column: 1,
        value: String::new(),
        formula: String::new(),
        notes: Notes::default(),
    };
    scan.run(visit)?;
    Ok(scan.notes)
}

struct Scan<'a, S> {
    xml: Xml<S>,
    context: &'a Context<'a>,
    row: &'a mut RowBuffer,
    number: u32,
    hidden: bool,
    next_column: u32,
    value: String,
    formula: String,
    notes: Notes,
}

impl<S: Source> Scan<'_, S> {
    fn run(&mut self, visit: Visit<'_>) -> Result<(), Refusal> {
        let (mut has_begun, mut has_ended) = (false, false);
        loop {
            match self.xml.next()? {
                Event::Open(tag) => match tag.local() {
                    b"c" if has_begun && !has_ended => {
                        let cell = open_cell(&tag, self.number, &mut self.next_column)?;
                        self.row.look_at()?;
                        if !tag.empty {
                            self.read_cell(cell)?;
                        }
                    }
                    b"row" if has_begun && !has_ended => {
                        let is_empty = tag.empty;
                        (self.number, self.hidden) = open_row(&tag, self.number)?;
                        self.next_column = 1;
                        self.row.clear();
                        if is_empty {
                            self.row.look_at()?;
                        }
                    }
                    b"col" if !has_begun => note_column(&tag, &mut self.notes)?,
                    b"mergeCell" if has_ended => note_merge(&tag, &mut self.notes)?,
                    b"sheetData" => (has_begun, has_ended) = (true, tag.empty),
                    _ => {}
                },
                Event::Close(name) => match local(name) {
                    b"row" if has_begun && !has_ended => {
                        let flow = self.row.hand_on(self.number, self.hidden, self.context.strings, visit)?;
                        if flow == Flow::Stop {
                            return Ok(());
                        }
                        self.row.clear();
                    }
                    b"sheetData" => has_ended = true,
                    _ => {}
                },
                Event::End if has_ended => return Ok(()),
                Event::End => return Err(broken()),
                Event::Text(_) | Event::Plain(_) => {}
            }
        }
    }

    fn read_cell(&mut self, mut cell: Cell) -> Result<(), Refusal> {
        self.value.clear();
        self.formula.clear();
        let (mut inside, mut in_phonetic) = (Inside::Nothing, false);
        loop {
            let encoding = self.xml.encoding();
            match self.xml.next()? {
                Event::Open(tag) => match tag.local() {
                    // Some writers give an inline text a value too: one of the two is meant, never both joined.
                    b"v" if cell.stored != Stored::Inline => {
                        cell.has_value = true;
                        inside = if tag.empty { Inside::Nothing } else { Inside::Value };
                    }
                    b"t" if cell.stored == Stored::Inline && !tag.empty && !in_phonetic => {
                        cell.has_value = true;
                        inside = Inside::Value;
                    }
                    b"f" => {
                        cell.has_formula = true;
                        inside = if tag.empty { Inside::Nothing } else { Inside::Formula };
                    }
                    b"rPh" => in_phonetic = !tag.empty,
                    _ => {}
                },
                Event::Text(text) => match inside {
                    Inside::Value => decode(text, encoding, &mut self.value)?,
                    Inside::Formula if self.formula.is_empty() => decode(text, encoding, &mut self.formula)?,
                    Inside::Formula | Inside::Nothing => {}
                },
                Event::Plain(text) if inside == Inside::Value => {
                    self.value.push_str(&encoding.decode_without_bom_handling(text).0);
                }
                Event::Close(name) => match local(name) {
                    b"c" => return self.keep(&cell),
                    b"rPh" => in_phonetic = false,
                    _ => inside = Inside::Nothing,
                },
                Event::End => return Err(broken()),
                Event::Plain(_) => {}
            }
            if self.value.len() > crate::limits::RECORD_BYTES_MAX {
                return Err(RefusalKind::CellTooLong.into());
            }
        }
    }

    fn keep(&mut self, cell: &Cell) -> Result<(), Refusal> {
        let value = match cell.stored {
            Stored::Text | Stored::Inline => self.value.as_str(),
            _ => self.value.trim(),
        };
        // An empty text is a result; an empty number, or no value at all, was never computed.
        let is_computed = cell.has_value && (matches!(cell.stored, Stored::Text | Stored::Inline) || !value.is_empty());
        let is_placeholder = self.context.recalculates && cell.stored == Stored::Number && value == "0";
        if cell.has_formula && (!is_computed || is_placeholder) {
            let formula = &self.formula;
            return self.row.own(cell.column, |out| {
                out.push('=');
                out.extend(formula.chars().take(number::FORMULA_SHOWN));
                Ok(Shape::FormulaWithoutValue)
            });
        }
        if value.is_empty() {
            return Ok(());
        }
        let shape = match cell.stored {
            Stored::Shared => {
                let index = digits(value.as_bytes()).ok_or_else(broken)?;
                return self.row.shared(cell.column, index);
            }
            Stored::Number => {
                let (look, epoch) = (self.context.styles.look(cell.style), self.context.epoch);
                return self.row.own(cell.column, |out| Ok(number::push_stored(value, look, epoch, out)));
            }
            Stored::Boolean => {
                let word = if matches!(value, "1" | "true") { "TRUE" } else { "FALSE" };
                return self.row.own(cell.column, |out| {
                    out.push_str(word);
                    Ok(Shape::Boolean)
                });
            }
            Stored::Date => return self.row.own(cell.column, |out| Ok(number::push_iso(value, out))),
            Stored::Text | Stored::Inline => Shape::Text,
            Stored::Error => Shape::Error,
        };
        self.row.own(cell.column, |out| {
            let start = out.len();
            out.push_str(value);
            unescape(out, start);
            Ok(shape)
        })
    }
}

fn open_row(tag: &Tag<'_>, last: u32) -> Result<(u32, bool), Refusal> {
    let number = match tag.get(b"r") {
        Some(text) => digits(text).ok_or_else(broken)?,
        None => last + 1,
    };
    // Rows that go back or come twice: the spreadsheet itself calls such a file broken.
    if number <= last || number > GRID_ROWS {
        return Err(broken());
    }
    Ok((number, tag.is_set(b"hidden")))
}

fn open_cell(tag: &Tag<'_>, row: u32, next_column: &mut u32) -> Result<Cell, Refusal> {
    let (mut reference, mut style, mut kind) = (None, None, None);
    for (name, value) in tag.attributes() {
        match name {
            b"r" => reference = Some(value),
            b"s" => style = Some(value),
            b"t" => kind = Some(value),
            _ => {}
        }
    }
    let column = match reference {
        Some(text) => {
            let (column, found_row) = place(text).ok_or_else(broken)?;
            if found_row != row {
                return Err(broken());
            }
            column
        }
        None => u16::try_from(*next_column).ok().filter(|&column| column <= GRID_COLUMNS).ok_or_else(broken)?,
    };
    *next_column = u32::from(column) + 1;
    let style = style.filter(|style| !style.is_empty()).map_or(Some(0), digits).ok_or_else(broken)?;
    Ok(Cell { column, style, stored: Stored::of(kind)?, has_formula: false, has_value: false })
}

/// Column and row of a reference (`B17`), both from 1; `None` when it is none or lies out of the grid.
pub(crate) fn place(reference: &[u8]) -> Option<(u16, u32)> {
    let letters = reference.iter().position(|b| !b.is_ascii_uppercase())?;
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = reference[..letters].iter().fold(0_u32, |column, b| column * 26 + u32::from(b - b'A') + 1);
    let row = digits(&reference[letters..]).filter(|row| (1..=GRID_ROWS).contains(row))?;
    u16::try_from(column).ok().filter(|&column| column <= GRID_COLUMNS).map(|column| (column, row))
}

fn note_column(tag: &Tag<'_>, notes: &mut Notes) -> Result<(), Refusal> {
    if !tag.is_set(b"hidden") || notes.hidden_columns.len() >= NOTES_MAX {
        return Ok(());
    }
    let column = |name: &[u8]| -> Result<u16, Refusal> {
        let number = tag.number(name)?.filter(|&number| number >= 1).ok_or_else(broken)?;
        Ok(u16::try_from(number).unwrap_or(GRID_COLUMNS).min(GRID_COLUMNS))
    };
    notes.hidden_columns.push((column(b"min")?, column(b"max")?));
    Ok(())
}

fn note_merge(tag: &Tag<'_>, notes: &mut Notes) -> Result<(), Refusal> {
    let reference = tag.get(b"ref").unwrap_or_default();
    let mut corners = reference.split(|&b| b == b':').map(place);
    let first = corners.next().flatten().ok_or_else(broken)?;
    let last = corners.next().map_or(Some(first), |corner| corner).ok_or_else(broken)?;
    if notes.merges.len() < NOTES_MAX {
        notes.merges.push(Area { first_row: first.1, first_column: first.0, last_row: last.1, last_column: last.0 });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lie_in_the_grid_or_are_none() {
        for (reference, expected) in [
            ("A1", Some((1, 1))),
            ("B17", Some((2, 17))),
            ("XFD1048576", Some((16_384, 1_048_576))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("AAAA1", None),
            ("1", None),
            ("A", None),
            ("a1", None),
            ("A-1", None),
        ] {
            assert_eq!(place(reference.as_bytes()), expected, "{reference}");
        }
    }
}
