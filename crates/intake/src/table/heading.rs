//! Finds the heading among the first rows of a table: below titles, in one line or two, or not at all.

use super::{Row, TableCell, too_many_columns};
use crate::columns::{Meaning, Quality, Reading, understand};
use crate::limits::{CELL_CHARACTERS_MAX, COLUMNS_MAX};
use crate::text::{normalise_heading, trimmed};
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::{Excerpt, Header};
use tasrih_domain::{Column, Field, Refusal, RefusalKind, Shape};

/// A row kept until the heading is found; without its empty cells.
pub struct KeptRow {
    pub number: u32,
    pub cells: Vec<KeptCell>,
    width: u16,
    blanks: super::Run,
}

/// A cell of it.
pub struct KeptCell {
    pub column: u16,
    pub text: String,
    pub shape: Shape,
}

impl KeptRow {
    pub fn of(row: &Row<'_>) -> Result<Self, Refusal> {
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in row.cells {
            let text = trimmed(cell.text);
            if text.is_empty() {
                continue;
            }
            if cell.column > COLUMNS_MAX {
                return Err(too_many_columns());
            }
            check_length(text, row.number)?;
            cells.push(KeptCell { column: cell.column, text: text.to_owned(), shape: cell.shape });
        }
        Ok(Self { number: row.number, cells, width: row.width, blanks: row.blanks })
    }

    /// Lends the row as it was given.
    pub fn with<T>(&self, act: impl FnOnce(&Row<'_>) -> T) -> T {
        let cells: Vec<TableCell<'_>> =
            self.cells.iter().map(|c| TableCell { column: c.column, text: &c.text, shape: c.shape }).collect();
        act(&Row { number: self.number, cells: &cells, width: self.width, blanks: self.blanks })
    }

    fn text_at(&self, column: u16) -> Option<&str> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| self.cells[at].text.as_str())
    }

    /// Does the row name two columns of a payroll or more?
    pub fn is_heading(&self) -> bool {
        self.data_cells() == 0 && score(&one_line(self, None)) > 0
    }

    /// Cells with figures rather than words.
    pub fn data_cells(&self) -> usize {
        self.cells.iter().filter(|cell| is_data(&cell.text, cell.shape)).count()
    }
}

/// A cell within the limit.
#[inline]
pub fn check_length(text: &str, row: u32) -> Result<(), Refusal> {
    // Bytes first: no text of so few bytes has more characters.
    if text.len() <= CELL_CHARACTERS_MAX || text.chars().count() <= CELL_CHARACTERS_MAX {
        return Ok(());
    }
    Err(cell_too_long(row))
}

/// The refusal of a longer one.
pub fn cell_too_long(row: u32) -> Refusal {
    let max = i64::try_from(CELL_CHARACTERS_MAX).unwrap_or(i64::MAX);
    let args = Args::new().with("max", Arg::Count(max)).with("row", Arg::Count(i64::from(row)));
    Refusal::new(RefusalKind::CellTooLong, args)
}

/// Does the cell look like a value rather than a word: mostly digits?
fn is_data(text: &str, shape: Shape) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    shape != Shape::Text || (digits > 0 && digits >= letters)
}

/// A column with its heading.
#[derive(Debug, Clone)]
pub struct HeadedColumn {
    pub column: u16,
    /// As shown to the person: both lines joined.
    pub text: String,
    /// Each line by itself in folded form, to recognise the heading when it comes again.
    pub lines: Vec<String>,
    pub reading: Reading,
}

/// Where the heading is.
pub enum Found {
    /// In these kept rows, both included.
    Heading { columns: Vec<HeadedColumn>, first: usize, last: usize },
    /// Nowhere, but the person said what the columns are. The data begins at that kept row.
    Headless { columns: Vec<HeadedColumn>, start: usize },
    /// Nowhere. The columns by number, so that the person can say what they are.
    Nothing { headers: Vec<Header> },
}

/// Finds the heading: the row, or the two, with the most recognised columns.
pub fn find(rows: &[KeptRow], mapping: Option<&ColumnMapping>) -> Found {
    let mut best: Option<(u32, usize, usize, Vec<HeadedColumn>)> = None;
    let mut consider = |first: usize, last: usize, columns: Vec<HeadedColumn>| {
        let score = score(&columns);
        if score > 0 && best.as_ref().is_none_or(|(other, ..)| score > *other) {
            best = Some((score, first, last, columns));
        }
    };
    // Single lines first: two lines must understand more than one to be joined.
    let lines: Vec<Vec<HeadedColumn>> = rows
        .iter()
        .map(|row| if row.data_cells() * 2 <= row.cells.len() { one_line(row, mapping) } else { Vec::new() })
        .collect();
    // Below the people of a whole table stands another one, if anything: however much more its heading says, those
    // people are not its letterhead.
    let end = people_below_whole_heading(rows, &lines).unwrap_or(rows.len());
    for (at, columns) in lines[..end].iter().enumerate() {
        consider(at, at, columns.clone());
    }
    for (at, (pair, lines)) in rows[..end].windows(2).zip(lines[..end].windows(2)).enumerate() {
        if pair[0].data_cells() == 0 && pair[1].data_cells() == 0 {
            consider(at, at + 1, two_lines(&lines[0], &lines[1], mapping));
        }
    }
    if let Some((_, first, last, columns)) = best {
        return Found::Heading { columns, first, last };
    }
    if let Some(found) = mapping.and_then(|mapping| headless(rows, mapping)) {
        return found;
    }
    if let Some(at) = unknown_heading(rows) {
        return Found::Heading { columns: one_line(&rows[at], mapping), first: at, last: at };
    }
    let header = |(column, text)| {
        let Column::Letter(number) = column else { return None };
        Some(Header { column, text, field: None, samples: samples(number, rows) })
    };
    Found::Nothing { headers: numbered(rows).filter_map(header).collect() }
}

/// The first row of figures below a line that names every needed column.
fn people_below_whole_heading(rows: &[KeptRow], lines: &[Vec<HeadedColumn>]) -> Option<usize> {
    let is_whole = |columns: &Vec<HeadedColumn>| groups(columns).iter().all(|seen| *seen);
    let heading = lines.iter().position(is_whole)?;
    // A number or card, days and a wage.
    let below = rows[heading + 1..].iter().position(|row| row.data_cells() >= 3)?;
    Some(heading + 1 + below)
}

/// Which of the needed columns are named, however vaguely.
fn groups(columns: &[HeadedColumn]) -> [bool; 4] {
    let mut groups = [false; 4];
    for column in columns {
        if let Reading::Means(meaning, _) = column.reading
            && let Some(group) = group(meaning)
        {
            groups[group] = true;
        }
    }
    groups
}

/// How much of a payroll table the headings make; 0 when it is none.
fn score(columns: &[HeadedColumn]) -> u32 {
    let (mut fields, mut surest, mut mapped): (Vec<Meaning>, u32, u32) = Default::default();
    for column in columns {
        match column.reading {
            Reading::Unknown => {}
            Reading::SetAside => mapped += 1,
            Reading::Means(meaning, quality) => {
                mapped += u32::from(quality == Quality::Mapped);
                surest += u32::from(quality >= Quality::Exact);
                if !fields.contains(&meaning) {
                    fields.push(meaning);
                }
            }
        }
    }
    let groups = u32::try_from(groups(columns).iter().filter(|seen| **seen).count()).unwrap_or(0);
    let fields = u32::try_from(fields.len()).unwrap_or(u32::MAX);
    if fields < 2 && mapped == 0 {
        return 0;
    }
    mapped * 1000 + groups * 100 + fields.min(60) * 10 + surest.min(9)
}

/// Which of the needed columns it is: number, name, days, wage.
fn group(meaning: Meaning) -> Option<usize> {
    match meaning {
        Meaning::PerhapsInsured | Meaning::Is(Field::InsuredNumber | Field::Cin) => Some(0),
        Meaning::Name | Meaning::Is(Field::Surname | Field::FullName) => Some(1),
        Meaning::Is(Field::Days) => Some(2),
        Meaning::Is(Field::GrossWage) => Some(3),
        _ => None,
    }
}

fn one_line(row: &KeptRow, mapping: Option<&ColumnMapping>) -> Vec<HeadedColumn> {
    let headed = |cell: &KeptCell| HeadedColumn {
        column: cell.column,
        text: cell.text.clone(),
        lines: vec![normalise_heading(&cell.text)],
        reading: understand(&cell.text, mapping),
    };
    row.cells.iter().map(headed).collect()
}

/// `Salaire` over `brut` and `plafonné`: a group heading reaches to the right, over the columns that have none.
fn two_lines(upper: &[HeadedColumn], lower: &[HeadedColumn], mapping: Option<&ColumnMapping>) -> Vec<HeadedColumn> {
    let mut columns: Vec<u16> = upper.iter().chain(lower).map(|headed| headed.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let at = |line: &'_ [HeadedColumn], column: u16| line.binary_search_by_key(&column, |headed| headed.column).ok();
    let mut group: Option<&HeadedColumn> = None;
    let headed = |column: u16| {
        let (above, below) = (at(upper, column).map(|at| &upper[at]), at(lower, column).map(|at| &lower[at]));
        group = above.or(group);
        match (above, below, group) {
            (_, Some(below), Some(over)) if over.lines != below.lines => Some(joined(over, below, mapping)),
            (_, Some(one), _) | (Some(one), None, _) => Some(one.clone()),
            (None, None, _) => None,
        }
    };
    columns.into_iter().filter_map(headed).collect()
}

/// Both lines together; the lower one alone when that is understood better. The upper one alone may be a group.
fn joined(over: &HeadedColumn, below: &HeadedColumn, mapping: Option<&ColumnMapping>) -> HeadedColumn {
    let text = format!("{} {}", over.text, below.text);
    let reading = understand(&text, mapping);
    let lines = vec![normalise_heading(&text), below.lines[0].clone(), over.lines[0].clone()];
    if rank(below.reading) > rank(reading) {
        return HeadedColumn { lines, ..below.clone() };
    }
    HeadedColumn { column: below.column, text, lines, reading }
}

/// The better understood, the higher.
fn rank(reading: Reading) -> u8 {
    match reading {
        Reading::Unknown => 0,
        Reading::Means(_, Quality::Weak) => 1,
        Reading::Means(_, Quality::Close) => 2,
        Reading::Means(_, Quality::Exact) => 3,
        Reading::SetAside | Reading::Means(_, Quality::Mapped) => 4,
    }
}

/// The table begins with its data and the person said what `column 1`, `column 2` … are.
fn headless(rows: &[KeptRow], mapping: &ColumnMapping) -> Option<Found> {
    let columns: Vec<HeadedColumn> = numbered(rows)
        .filter_map(|(column, text)| {
            let Column::Letter(column) = column else { return None };
            let said = mapping.get(&text)?;
            let reading = said.map_or(Reading::SetAside, |field| Reading::Means(Meaning::Is(field), Quality::Mapped));
            Some(HeadedColumn { column, text, lines: Vec::new(), reading })
        })
        .collect();
    let used = |row: &KeptRow| {
        let meant = columns.iter().filter(|column| column.reading != Reading::SetAside);
        meant.filter(|column| row.text_at(column.column).is_some()).count()
    };
    let start = rows.iter().position(|row| used(row) >= 2 && row.data_cells() > 0)?;
    Some(Found::Headless { columns, start })
}

/// The first values of a column, from 1, in those rows.
pub fn samples(column: u16, rows: &[KeptRow]) -> Vec<Excerpt> {
    rows.iter().filter_map(|row| row.text_at(column)).take(Header::SAMPLES_MAX).map(Excerpt::of).collect()
}

/// Every column with text, by number.
fn numbered(rows: &[KeptRow]) -> impl Iterator<Item = (Column, String)> {
    let mut columns: Vec<u16> = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.into_iter().map(|column| (Column::Letter(column), format!("column {column}")))
}

/// A row of words over rows with figures is a heading, even when no word of it is known.
fn unknown_heading(rows: &[KeptRow]) -> Option<usize> {
    let is_heading = |pair: &[KeptRow]| {
        let [words, figures] = pair else { return false };
        words.cells.len() >= 3 && words.data_cells() == 0 && figures.cells.len() >= 3 && figures.data_cells() > 0
    };
    rows.windows(2).position(is_heading)
}
