//! The row in hand of a sheet: its cells gathered, put in order, compared and handed on, in reused memory.

use crate::limits::{CELL_CHARACTERS_MAX, RECORD_BYTES_MAX};
use crate::table::{TableCell, emptied};
use std::ops::Range;
use tasrih_domain::{Arg, Args, Refusal, RefusalKind, Shape};

/// Rows of the largest grid (Excel 2007 and later, Calc).
pub(crate) const GRID_ROWS: u32 = 1 << 20;

/// Columns of the largest grid (XFD).
pub(crate) const GRID_COLUMNS: u16 = 1 << 14;

/// Most cells of a workbook that are looked at, blank formatted ones included.
///
/// Counted once when scanned and once when handed on: 1,048,576 rows with 16 filled columns, or 32 blank ones. At
/// about 100 ns a cell that is three seconds.
const CELLS_MAX: usize = 1 << 25;

/// Most bytes of text handed on for one workbook.
///
/// 1,048,576 people with 250 bytes each, twenty times what a payroll row holds. Stands against one long text that
/// a million cells share: cheap to store, dear to read.
const TEXT_BYTES_MAX: usize = 256 << 20;

/// A row as it stands in the sheet, blank cells left out.
pub(crate) struct SheetRow<'a> {
    /// Row as the person sees it, from 1.
    pub number: u32,
    /// Hidden by the person or by a filter.
    pub hidden: bool,
    /// Cells in column order, one a column.
    pub cells: &'a [TableCell<'a>],
    /// Columns that two cells claim; the first cell was kept.
    pub duplicates: &'a [u16],
}

/// Whether the reader of a sheet goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// Next row, please.
    On,
    /// Enough seen.
    Stop,
}

/// Receives the rows of a sheet that hold something, in ascending order.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&SheetRow<'_>) -> Result<Flow, Refusal>;

/// A table of texts that cells share, in one piece of memory.
#[derive(Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

/// Most bytes of shared texts: four distinct texts of 30 bytes for each of 1,048,576 people.
const STRINGS_BYTES_MAX: usize = 128 << 20;

/// Most shared texts: eight for each of 1,048,576 people.
const STRINGS_MAX: usize = 8 << 20;

impl Strings {
    /// The text of that index, counted from 0.
    pub fn get(&self, index: u32) -> Option<&str> {
        let index = usize::try_from(index).ok()?;
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    /// The text in the making, to be appended to.
    pub fn open(&mut self) -> &mut String {
        &mut self.text
    }

    /// Where the text in the making starts.
    pub fn start(&self) -> usize {
        self.ends.last().map_or(0, |&end| end as usize)
    }

    /// Ends the text in the making.
    pub fn close(&mut self) -> Result<(), Refusal> {
        if self.text.len() > STRINGS_BYTES_MAX || self.ends.len() >= STRINGS_MAX {
            return Err(RefusalKind::ArchiveTooLarge.into());
        }
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| RefusalKind::ArchiveTooLarge)?);
        Ok(())
    }
}

/// Where the text of a cell lies.
enum Held {
    Own(Range<usize>),
    Shared(u32),
}

/// Gathers one row at a time. A workbook has one for all its sheets, so that the bounds hold however often it is
/// looked at.
#[derive(Default)]
pub(crate) struct RowBuffer {
    cells: Vec<(u16, Shape, Held)>,
    text: String,
    duplicates: Vec<u16>,
    out_of_order: bool,
    /// Allocation kept between rows; empty whenever it rests here.
    spare: Vec<TableCell<'static>>,
    looked_at: usize,
    handed_on: usize,
}

impl RowBuffer {
    /// Counts a cell, blank or not, against the bound of the whole workbook.
    pub fn look_at(&mut self) -> Result<(), Refusal> {
        self.count(1)
    }

    fn count(&mut self, cells: usize) -> Result<(), Refusal> {
        self.looked_at += cells;
        if self.looked_at > CELLS_MAX { Err(RefusalKind::ArchiveTooLarge.into()) } else { Ok(()) }
    }

    /// Adds a cell whose text `write` appends; `write` says what the cell holds. An empty text adds nothing.
    pub fn own<F>(&mut self, column: u16, write: F) -> Result<(), Refusal>
    where
        F: FnOnce(&mut String) -> Result<Shape, Refusal>,
    {
        let start = self.text.len();
        let shape = write(&mut self.text)?;
        if self.text.len() > RECORD_BYTES_MAX {
            return Err(too_long(None));
        }
        let end = self.text.len();
        if end > start { self.push(column, shape, Held::Own(start..end)) } else { Ok(()) }
    }

    /// Adds a cell that shares a text.
    pub fn shared(&mut self, column: u16, index: u32) -> Result<(), Refusal> {
        self.push(column, Shape::Text, Held::Shared(index))
    }

    /// Adds copies of the last cell of that column in the `count` columns after it.
    pub fn repeat(&mut self, column: u16, count: u16) -> Result<(), Refusal> {
        let Some((last, shape, Held::Own(range))) = self.cells.last() else { return Ok(()) };
        if *last != column {
            return Ok(());
        }
        let (shape, range) = (*shape, range.clone());
        for next in column + 1..=column + count {
            self.push(next, shape, Held::Own(range.clone()))?;
        }
        Ok(())
    }

    fn push(&mut self, column: u16, shape: Shape, held: Held) -> Result<(), Refusal> {
        // Twice the grid can only be reached by cells that claim the same places.
        if self.cells.len() >= 2 * usize::from(GRID_COLUMNS) {
            return Err(RefusalKind::BrokenWorkbook.into());
        }
        self.out_of_order |= self.cells.last().is_some_and(|(last, ..)| *last >= column);
        self.cells.push((column, shape, held));
        Ok(())
    }

    /// Makes sure that the row in hand may be handed on that often.
    pub fn foresee(&self, times: u32) -> Result<(), Refusal> {
        let cells = usize::try_from(times).unwrap_or(usize::MAX).saturating_mul(self.cells.len());
        if self.looked_at.saturating_add(cells) > CELLS_MAX { Err(RefusalKind::ArchiveTooLarge.into()) } else { Ok(()) }
    }

    /// Cells in hand.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// No cell in hand.
    pub fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// Forgets the row in hand.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.text.clear();
        self.duplicates.clear();
        self.out_of_order = false;
    }

    /// Hands the row on, unless it is blank. The row stays in hand, so that it can be handed on again.
    pub fn hand_on(&mut self, number: u32, hidden: bool, strings: &Strings, visit: Visit<'_>) -> Result<Flow, Refusal> {
        if self.cells.is_empty() {
            return Ok(Flow::On);
        }
        if self.out_of_order {
            self.put_in_order();
        }
        self.count(self.cells.len())?;
        let mut cells = emptied(std::mem::take(&mut self.spare));
        for (column, shape, held) in &self.cells {
            let text = match held {
                Held::Own(range) => &self.text[range.clone()],
                Held::Shared(index) => strings.get(*index).ok_or(RefusalKind::BrokenWorkbook)?,
            };
            if text.len() > CELL_CHARACTERS_MAX && text.chars().count() > CELL_CHARACTERS_MAX {
                return Err(too_long(Some(number)));
            }
            self.handed_on += text.len();
            if !text.is_empty() {
                cells.push(TableCell { column: *column, text, shape: *shape });
            }
        }
        if self.handed_on > TEXT_BYTES_MAX {
            return Err(RefusalKind::ArchiveTooLarge.into());
        }
        let row = SheetRow { number, hidden, cells: &cells, duplicates: &self.duplicates };
        let flow = if cells.is_empty() { Ok(Flow::On) } else { visit(&row) };
        self.spare = emptied(cells);
        flow
    }

    fn put_in_order(&mut self) {
        self.out_of_order = false;
        self.cells.sort_by_key(|(column, ..)| *column);
        let duplicates = &mut self.duplicates;
        self.cells.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same && duplicates.last() != Some(&later.0) {
                duplicates.push(later.0);
            }
            same
        });
    }
}

fn too_long(row: Option<u32>) -> Refusal {
    let max = i64::try_from(CELL_CHARACTERS_MAX).unwrap_or(i64::MAX);
    let args = Args::new().with("max", Arg::Count(max));
    let args = match row {
        Some(row) => args.with("row", Arg::Count(i64::from(row))),
        None => args,
    };
    Refusal::new(RefusalKind::CellTooLong, args)
}
