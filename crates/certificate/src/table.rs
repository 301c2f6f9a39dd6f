//! A table: words of each language beside each other, figures under each other, perhaps a line of sums.

use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, fit};
use crate::len::Len;
use crate::page::{Area, Ink, Role};
use crate::paper::{MARGIN, WIDTH, setting, side, word};
use std::ops::Range;
use tasrih_domain::Lang;
use tasrih_domain::Lang::{Ar, Fr};

/// Height of the headings.
const HEAD: Len = Len::pt(30);
/// Height of the line of sums with its rules.
const TOTAL: Len = Len::tenths(231);

/// What stands over a column.
#[derive(Debug, Clone, Copy)]
pub enum Head {
    /// Over words of one language: the heading, and a smaller line under it.
    Words(Lang, &'static str, Option<&'static str>),
    /// Over figures: the heading in both languages.
    Figure(&'static str),
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Left edge.
    pub x: Len,
    /// Width.
    pub width: Len,
    /// Its heading.
    pub head: Head,
}

impl Column {
    /// Columns of these widths (in tenths of a point) from the left margin on.
    pub fn row(columns: &[(i32, Head)]) -> Vec<Self> {
        let mut x = MARGIN;
        let place = |(width, head): &(i32, Head)| {
            let column = Self { x, width: Len::tenths(*width), head: *head };
            x += column.width;
            column
        };
        columns.iter().map(place).collect()
    }

    fn slot(self, y: Len, align: Align) -> Slot {
        Slot { x: self.x + Len::pt(4), y, width: self.width - Len::pt(8), align }
    }
}

/// What stands in a place.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words that name the row, at a size in tenths of a point.
    Words(Lang, String, i32),
    /// A figure, to the right.
    Figure(String, Weight),
    /// Nothing: a sum that would mean nothing.
    Nothing,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The line of sums.
    pub total: Option<Vec<Cell>>,
    /// Height of a row.
    pub row: Len,
}

impl Table {
    /// Usual height of a row.
    pub const ROW: Len = Len::tenths(188);
    /// Height of a row where room is scarce.
    pub const CLOSE_ROW: Len = Len::tenths(152);

    /// Height of that many rows under their headings, with the line of sums where it ends.
    pub fn height(&self, rows: usize, is_last: bool) -> Len {
        HEAD + self.row * i32::try_from(rows).unwrap_or(0) + if is_last { self.end() } else { Len::tenths(11) }
    }

    /// How many rows fit under the headings into that height, without the sums.
    pub fn rows_in(&self, height: Len) -> usize {
        let room = height - HEAD - Len::tenths(11);
        (0..self.rows.len())
            .take_while(|rows| self.row * i32::try_from(rows + 1).unwrap_or(i32::MAX / 100_000) <= room)
            .count()
    }

    fn end(&self) -> Len {
        if self.total.is_some() { TOTAL } else { Len::tenths(11) }
    }

    /// One size for all figures: that of the widest, so that digits stand under digits.
    fn figure_size(&self) -> Len {
        let setting = setting(Fr, Weight::SemiBold, 83, Ink::Black).down_to(Len::tenths(40));
        let mut size = setting.size;
        for (at, column) in self.columns.iter().enumerate() {
            let figures = self.rows.iter().chain(&self.total).filter_map(|row| match row.get(at) {
                Some(Cell::Figure(figure, _)) => Some(figure),
                _ => None,
            });
            if let Some(widest) = figures.max_by_key(|figure| figure.len()) {
                size = size.min(fit(widest, &setting, column.slot(Len::ZERO, Align::Right).width).1);
            }
        }
        size
    }

    /// Draws those of the rows, and the sums after the last one. Gives the place below.
    pub fn draw(&self, sheet: &mut Sheet, y: Len, rows: Range<usize>) -> Len {
        let size = self.figure_size();
        let is_last = rows.end == self.rows.len();
        sheet.surface(Area { x: MARGIN, y, width: WIDTH, height: HEAD }, Ink::Green);
        let mut top = y + HEAD;
        sheet.part(Role::Table, None, |sheet| {
            sheet.part(Role::Row, None, |sheet| self.heads(sheet, y));
            for row in rows {
                if row % 2 == 1 {
                    sheet.surface(Area { x: MARGIN, y: top, width: WIDTH, height: self.row }, Ink::Tint);
                }
                self.cells(sheet, &self.rows[row], top + self.row.thousandths(660), size);
                top += self.row;
            }
            if let (Some(total), true) = (&self.total, is_last) {
                sheet.surface(Area { x: MARGIN, y: top, width: WIDTH, height: Len::tenths(11) }, Ink::Green);
                self.cells(sheet, total, top + Len::tenths(142), size);
                top += Len::pt(22);
            }
        });
        sheet.surface(Area { x: MARGIN, y: top, width: WIDTH, height: Len::tenths(11) }, Ink::Green);
        top + Len::tenths(11)
    }

    fn heads(&self, sheet: &mut Sheet, y: Len) {
        let (above, below) = (y + Len::tenths(135), y + Len::tenths(242));
        for column in &self.columns {
            match column.head {
                Head::Words(lang, key, unit) => sheet.part(Role::ColumnHead, Some(lang), |sheet| {
                    let white = setting(lang, Weight::SemiBold, 88, Ink::White);
                    sheet.text(&word(lang, key), &white, column.slot(above, side(lang)));
                    if let Some(unit) = unit {
                        let small = setting(lang, Weight::Regular, 72, Ink::White);
                        sheet.text(&word(lang, unit), &small, column.slot(below, side(lang)));
                    }
                }),
                Head::Figure(key) => sheet.part(Role::ColumnHead, None, |sheet| {
                    let french = setting(Fr, Weight::SemiBold, 82, Ink::White);
                    sheet.text(&word(Fr, key), &french, column.slot(y + Len::tenths(128), Align::Right));
                    sheet.part(Role::Words, Some(Ar), |sheet| {
                        let arabic = setting(Ar, Weight::Regular, 80, Ink::White);
                        sheet.text(&word(Ar, key), &arabic, column.slot(below, Align::Right));
                    });
                }),
            }
        }
    }

    fn cells(&self, sheet: &mut Sheet, cells: &[Cell], line: Len, size: Len) {
        sheet.part(Role::Row, None, |sheet| {
            for (column, cell) in self.columns.iter().zip(cells) {
                match cell {
                    Cell::Words(lang, words, tenths) => sheet.part(Role::RowHead, Some(*lang), |sheet| {
                        // Sums are named in the heavier weight: theirs is the larger size.
                        let weight = if *tenths > 90 { Weight::SemiBold } else { Weight::Regular };
                        let setting = setting(*lang, weight, *tenths, Ink::Black);
                        sheet.text(words, &setting, column.slot(line, side(*lang)));
                    }),
                    Cell::Figure(figure, weight) => sheet.part(Role::Cell, None, |sheet| {
                        let setting = Setting::new(Fr, *weight, size, Ink::Black);
                        sheet.text(figure, &setting, column.slot(line, Align::Right));
                    }),
                    Cell::Nothing => sheet.part(Role::Cell, None, |_| {}),
                }
            }
        });
    }
}
