//! The assembler of tables: what CSV and spreadsheets share.
//!
//! A reader hands over the rows as they stand in the file. The first ones are kept until the heading is found among
//! them ([`heading`]) and its columns are understood ([`plan`]); from then on every row is told to be a person, a
//! total, a repeated heading, blank or stray ([`kind`]) and goes on at once. Nothing is left out without a word.

mod amount;
mod heading;
mod kind;
mod letterhead;
mod plan;
mod reader;
mod sums;

use crate::limits::{COLUMNS_MAX, HEADING_ROWS_MAX};
use crate::text::trimmed;
use crate::{ReadOptions, limits};
pub(crate) use heading::cell_too_long;
use heading::{Found, KeptRow};
use plan::Plan;
use reader::{Outlet, Reader};
use tasrih_domain::declaration::{ColumnMapping, Format};
use tasrih_domain::fault::Structure;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::{Excerpt, FileFacts, RowSink};
use tasrih_domain::{Place, Problem, Refusal, RefusalKind, Shape};

/// A cell with its place. Empty cells may be given or left out.
#[derive(Clone, Copy)]
pub struct TableCell<'a> {
    /// Column, counted from 1.
    pub column: u16,
    /// Text, as it stands in the file.
    pub text: &'a str,
    /// What the cell held.
    pub shape: Shape,
}

/// The same buffer without its cells, for cells that live elsewhere.
pub(crate) fn emptied<'b>(mut cells: Vec<TableCell<'_>>) -> Vec<TableCell<'b>> {
    cells.clear();
    // Collected in place: the standard library keeps the allocation when the layouts agree.
    cells.into_iter().map(|cell| TableCell { text: "", ..cell }).collect()
}

/// Takes the rows of a table as they stand in the file and hands on those of people.
pub struct Assembler<'s> {
    facts: FileFacts,
    mapping: Option<ColumnMapping>,
    sink: &'s mut dyn RowSink,
    stage: Stage,
    /// Row of the last cell seen, from 1; 0 before the first.
    last_row: u32,
    /// Blank rows since then.
    blanks: Run,
}

/// Rows in a run, or alike, told of once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Run {
    /// The first of them.
    first: u32,
    /// How many.
    count: u32,
}

impl Run {
    fn add(&mut self, row: u32) {
        self.extend(Self { first: row, count: 1 });
    }

    fn extend(&mut self, other: Self) {
        if self.count == 0 {
            self.first = other.first;
        }
        self.count = self.count.saturating_add(other.count);
    }
}

/// A row on its way.
#[derive(Clone, Copy)]
struct Row<'a> {
    number: u32,
    cells: &'a [TableCell<'a>],
    /// Cells given, empty ones included (CSV).
    width: u16,
    /// Blank rows before it.
    blanks: Run,
}

enum Stage {
    /// No heading yet.
    Searching { kept: Vec<KeptRow>, problems: Vec<Problem> },
    /// People.
    Reading(Box<Reader>),
}

impl<'s> Assembler<'s> {
    /// An assembler for a file of which format, encoding and sheet are known.
    pub fn new(facts: FileFacts, options: &ReadOptions<'_>, sink: &'s mut dyn RowSink) -> Self {
        let stage = Stage::Searching { kept: Vec::new(), problems: Vec::new() };
        Self { facts, mapping: options.mapping.cloned(), sink, stage, last_row: 0, blanks: Run::default() }
    }

    /// Takes the next row. `row` is its number as the person sees it; cells ascend by column. A blank row of a CSV
    /// file is given without text; of a spreadsheet it is seen by the gap in the numbers.
    ///
    /// # Errors
    /// The heading was found and does not make a payroll table, or there is more than the limits allow.
    pub fn row(&mut self, row: u32, cells: &[TableCell<'_>]) -> Result<(), Refusal> {
        if cells.iter().all(|cell| trimmed(cell.text).is_empty()) {
            if self.facts.format == Format::Csv {
                self.blanks.add(row);
            }
            return Ok(());
        }
        if self.facts.format != Format::Csv && self.last_row > 0 && row > self.last_row + 1 {
            self.blanks = Run { first: self.last_row + 1, count: row - self.last_row - 1 };
        }
        self.last_row = row;
        let width = cells.last().map_or(0, |cell| cell.column);
        let row = Row { number: row, cells, width, blanks: std::mem::take(&mut self.blanks) };
        match &mut self.stage {
            Stage::Reading(reader) => reader.row(&row, &mut outlet(self.facts.format, self.sink)),
            Stage::Searching { kept, .. } => {
                kept.push(KeptRow::of(&row)?);
                if kept.len() >= HEADING_ROWS_MAX { self.settle() } else { Ok(()) }
            }
        }
    }

    /// Takes something that the reader noticed.
    pub fn problem(&mut self, problem: Problem) {
        match &mut self.stage {
            // Told after `begin`, which the heading makes possible.
            Stage::Searching { problems, .. } => problems.push(problem),
            Stage::Reading(_) => self.sink.problem(problem),
        }
    }

    /// Ends the table.
    ///
    /// # Errors
    /// No heading, a needed column missing or twice, or nobody below the heading.
    pub fn finish(mut self) -> Result<FileFacts, Refusal> {
        if matches!(self.stage, Stage::Searching { .. }) {
            self.settle()?;
        }
        if let Stage::Reading(reader) = self.stage {
            reader.finish(&mut outlet(self.facts.format, self.sink))?;
        }
        Ok(self.facts)
    }

    /// Decides on the heading among the kept rows, and reads on from there.
    fn settle(&mut self) -> Result<(), Refusal> {
        let Stage::Searching { kept, problems } = &mut self.stage else { return Ok(()) };
        let (kept, problems) = (std::mem::take(kept), std::mem::take(problems));
        if kept.is_empty() {
            return Err(RefusalKind::Empty.into());
        }
        let found = heading::find(&kept, self.mapping.as_ref());
        let (columns, below, lines) = match found {
            Found::Heading { columns, first, last } => (columns, last + 1, Some((first, last))),
            Found::Headless { columns, start } => (columns, start, None),
            Found::Nothing { headers } => return Err(Refusal { headers, ..RefusalKind::NoTable.into() }),
        };
        let plan = Plan::of(columns, &kept[below..])?;
        self.facts.headers.clone_from(&plan.headers);
        self.facts.header_row = lines.map(|(_, last)| kept[last].number);
        self.facts.letterhead = letterhead::affiliate_in(&kept[..lines.map_or(below, |(first, _)| first)]);
        self.sink.begin(&self.facts);
        let about = about_heading(&kept, below, lines).into_iter().chain(plan.about_columns(self.facts.header_row));
        for problem in problems.into_iter().chain(about) {
            self.sink.problem(problem);
        }
        let mut reader = Reader::new(plan);
        let mut outlet = outlet(self.facts.format, self.sink);
        for row in &kept[below..] {
            row.with(|row| reader.row(row, &mut outlet))?;
        }
        self.stage = Stage::Reading(Box::new(reader));
        Ok(())
    }
}

fn outlet(format: Format, sink: &mut dyn RowSink) -> Outlet<'_> {
    Outlet { sink, has_widths: format == Format::Csv }
}

/// What is told of the rows above the heading and of its lines.
fn about_heading(kept: &[KeptRow], below: usize, lines: Option<(usize, usize)>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let titles = lines.map_or(below, |(first, _)| first);
    if titles > 0 {
        let value = kept[0].cells.first().map(|cell| Excerpt::of(&cell.text));
        problems.push(Problem { value, ..noticed(Structure::TitleRowsSkipped, kept[0].number, counted(titles)) });
    }
    // Figures under a heading that was not chosen are a table, not a title.
    let above = &kept[..titles];
    let table = above.iter().position(KeptRow::is_heading).unwrap_or(titles);
    for row in above[table..].iter().filter(|row| row.data_cells() >= 2) {
        problems.push(row.with(reader::stray));
    }
    if let Some((first, last)) = lines
        && first != last
    {
        problems.push(noticed(Structure::TwoLineHeader, kept[last].number, Args::new()));
    }
    problems
}

fn noticed(structure: Structure, row: u32, args: Args) -> Problem {
    Problem { structure, place: Place::row(row), value: None, args }
}

fn counted(count: impl TryInto<i64>) -> Args {
    Args::new().with("count", Arg::Count(count.try_into().unwrap_or(i64::MAX)))
}

/// A table wider than the limit.
pub(crate) fn too_many_columns() -> Refusal {
    Refusal::new(RefusalKind::TooManyColumns, Args::new().with("max", Arg::Count(i64::from(COLUMNS_MAX))))
}

/// A table longer than the limit.
pub(crate) fn too_many_rows() -> Refusal {
    Refusal::new(RefusalKind::TooManyRows, Args::new().with("max", Arg::Count(i64::from(limits::ROWS_MAX))))
}

#[cfg(test)]
mod tests;
