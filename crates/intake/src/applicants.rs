//! Lists of people to be registered: the tables of a CSV file or a spreadsheet with other columns than a payroll.
//!
//! The file families, their limits and their cells are those of every table; the heading and its words are of this
//! list alone ([`words`]). A list is short (thousands, not a million), so that it is returned whole.

pub mod template;
mod words;

use crate::detect::{self, Family};
use crate::limits::HEADING_ROWS_MAX;
use crate::sheet::row::Flow;
use crate::table::TableCell;
use crate::text::{trimmed, unreadable};
use crate::{ReadSeek, csv, sheet};
use std::collections::BTreeMap;
use std::io::SeekFrom;
use tasrih_domain::declaration::{ColumnMapping, Format};
use tasrih_domain::registration::{Item, Typed};
use tasrih_domain::{Column, Refusal, RefusalKind, Shape};

pub use words::understand;

/// Most people of one list: more than anybody hires at once, and what the check of one request may hold.
pub const PEOPLE_MAX: usize = 10_000;
/// Most bytes of a list: 10,000 rows of 14 long texts, and the rest of a workbook around them.
pub const BYTES_MAX: u64 = 16 << 20;
/// Items that every list has to have a column for. A card or passport is asked for row by row.
pub const NEEDED: [Item; 6] =
    [Item::Surname, Item::GivenName, Item::BirthDate, Item::Sex, Item::Nationality, Item::HireDate];
/// The surname of the example row of the template, in each script: nobody is called so.
pub const EXAMPLE: [&str; 3] = ["EXEMPLE", "EXAMPLE", "مثال"];

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Row as the person who made the list sees it, from 1.
    pub row: u32,
    /// What it says.
    pub typed: Typed,
}

/// A list, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Format found in the bytes.
    pub format: Format,
    /// Which column holds which item.
    pub columns: BTreeMap<Item, Column>,
    /// Headings that were not understood: their columns are not used.
    pub unknown: Vec<String>,
    /// The people in the order of the list.
    pub people: Vec<Listed>,
}

/// Why a list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListRefused {
    /// The file itself is refused.
    #[error("the file is refused: {:?}", .0.kind)]
    File(Box<Refusal>),
    /// No row names columns of such a list.
    #[error("no heading")]
    NoHeading,
    /// The heading lacks columns.
    #[error("columns are missing")]
    Missing(Vec<Item>),
    /// Two columns hold one item.
    #[error("a column is there twice")]
    Twice(Item, Column, Column),
    /// Nobody below the heading.
    #[error("nobody in it")]
    Nobody,
    /// More than [`PEOPLE_MAX`].
    #[error("too many people")]
    TooMany,
}

impl From<Refusal> for ListRefused {
    fn from(refusal: Refusal) -> Self {
        Self::File(Box::new(refusal))
    }
}

/// Reads a list of people.
///
/// # Errors
/// See [`ListRefused`]; never panics, whatever the bytes.
pub fn read(file: &mut dyn ReadSeek) -> Result<List, ListRefused> {
    let bytes = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    if bytes > BYTES_MAX {
        return Err(Refusal::from(RefusalKind::TooLarge).into());
    }
    let family = detect::family(file)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    match family {
        Family::Ebds => Err(ListRefused::NoHeading),
        Family::Csv => {
            let mut gatherer = Gatherer::default();
            let mut stop = None;
            csv::records(file, &ColumnMapping::new(), &mut |line| {
                stop = stop.take().or(gatherer.row(line.number, line.cells).err());
                // The refusal of a list travels beside that of the file.
                if stop.is_some() { Err(RefusalKind::TooManyRows.into()) } else { Ok(()) }
            })
            .or_else(|refusal| if stop.is_some() { Ok(()) } else { Err(refusal) })?;
            stop.map_or_else(|| gatherer.finish(Format::Csv), Err)
        }
        Family::Sheet(format) => read_book(file, format),
    }
}

/// The first visible sheet with such a heading; without one, what the first sheet lacks.
fn read_book(file: &mut dyn ReadSeek, format: Format) -> Result<List, ListRefused> {
    let mut book = sheet::open(file, format)?;
    let visible: Vec<usize> = (0..book.sheets().len()).filter(|&at| book.sheets()[at].visible).collect();
    let format = book.format();
    let mut first = None;
    for at in visible {
        let (mut gatherer, mut stop) = (Gatherer::default(), None);
        book.rows(at, &mut |row| {
            stop = gatherer.row(row.number, row.cells).err();
            Ok(if stop.is_some() { Flow::Stop } else { Flow::On })
        })?;
        let outcome = stop.map_or_else(|| gatherer.finish(format), Err);
        match outcome {
            Err(ListRefused::NoHeading) => first = first.or(Some(ListRefused::NoHeading)),
            outcome => return outcome,
        }
    }
    Err(first.unwrap_or(ListRefused::NoHeading))
}

/// Takes the rows as they stand in the file.
#[derive(Default)]
struct Gatherer {
    heading: Option<Heading>,
    rows_seen: usize,
    people: Vec<Listed>,
}

struct Heading {
    columns: BTreeMap<u16, Item>,
    unknown: Vec<String>,
}

/// Items that a row names to be a heading.
const HEADING_ITEMS_MIN: usize = 3;

impl Gatherer {
    fn row(&mut self, number: u32, cells: &[TableCell<'_>]) -> Result<(), ListRefused> {
        let filled = || cells.iter().filter(|cell| !trimmed(cell.text).is_empty());
        if filled().next().is_none() {
            return Ok(());
        }
        let Some(heading) = &self.heading else {
            self.rows_seen += 1;
            if self.rows_seen > HEADING_ROWS_MAX {
                return Err(ListRefused::NoHeading);
            }
            self.heading = heading_of(cells)?;
            return Ok(());
        };
        let mut typed = Typed::new();
        for cell in cells {
            if let Some(item) = heading.columns.get(&cell.column) {
                typed.set(*item, &text_of(*item, cell));
            }
        }
        if typed.is_empty() || is_example(&typed) || heading_of(cells).is_ok_and(|again| again.is_some()) {
            return Ok(());
        }
        if self.people.len() >= PEOPLE_MAX {
            return Err(ListRefused::TooMany);
        }
        self.people.push(Listed { row: number, typed });
        Ok(())
    }

    fn finish(self, format: Format) -> Result<List, ListRefused> {
        let heading = self.heading.ok_or(ListRefused::NoHeading)?;
        let columns: BTreeMap<Item, Column> =
            heading.columns.into_iter().map(|(column, item)| (item, Column::Letter(column))).collect();
        let missing: Vec<Item> = NEEDED.into_iter().filter(|item| !columns.contains_key(item)).collect();
        if !missing.is_empty() {
            return Err(ListRefused::Missing(missing));
        }
        if self.people.is_empty() {
            return Err(ListRefused::Nobody);
        }
        Ok(List { format, columns, unknown: heading.unknown, people: self.people })
    }
}

/// The heading that a row is, if it is one.
fn heading_of(cells: &[TableCell<'_>]) -> Result<Option<Heading>, ListRefused> {
    let mut heading = Heading { columns: BTreeMap::new(), unknown: Vec::new() };
    let mut by_item: BTreeMap<Item, u16> = BTreeMap::new();
    let mut twice = None;
    for cell in cells {
        let text = trimmed(cell.text);
        match understand(text) {
            Some(item) => {
                if let Some(first) = by_item.insert(item, cell.column) {
                    twice = twice.or(Some((item, first, cell.column)));
                }
                heading.columns.insert(cell.column, item);
            }
            None if text.is_empty() => {}
            None => heading.unknown.push(text.chars().take(HEADING_CHARACTERS_KEPT).collect()),
        }
    }
    if by_item.len() < HEADING_ITEMS_MIN {
        return Ok(None);
    }
    match twice {
        Some((item, first, second)) => Err(ListRefused::Twice(item, Column::Letter(first), Column::Letter(second))),
        None => Ok(Some(heading)),
    }
}

/// Of a heading that was not understood, as much as names it.
const HEADING_CHARACTERS_KEPT: usize = 60;

/// The text of a cell. A spreadsheet takes the first zero of a telephone number for nothing: it is put back.
fn text_of(item: Item, cell: &TableCell<'_>) -> String {
    let text = trimmed(cell.text);
    let is_national = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
    if item == Item::Phone && cell.shape == Shape::Number && is_national { format!("0{text}") } else { text.to_owned() }
}

fn is_example(typed: &Typed) -> bool {
    EXAMPLE.contains(&typed.get(Item::Surname)) || EXAMPLE.contains(&typed.get(Item::SurnameArabic))
}

#[cfg(test)]
mod tests;
