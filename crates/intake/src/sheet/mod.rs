//! Spreadsheets: XLSX, ODS and XLS workbooks, streamed row by row into the assembler of tables.
//!
//! Every format is a [`Workbook`]: names of sheets, and the rows of one of them. Which sheet is meant, what is hidden
//! and what the person should know about it is decided here, once for the three. Rows and columns are those that
//! the person sees; a formula counts by its saved value; nothing claimed by the file is allocated.

pub(crate) mod number;
mod ods;
pub(crate) mod row;
mod xls;
pub(crate) mod xlsx;
pub(crate) mod xml;

use crate::archive::Archive;
use crate::limits::HEADING_ROWS_MAX;
use crate::table::Assembler;
use crate::{ReadOptions, ReadSeek};
use number::Epoch;
use row::{Flow, GRID_COLUMNS, SheetRow, Visit};
use tasrih_domain::declaration::Format;
use tasrih_domain::source::{Excerpt, FileFacts, RowSink};
use tasrih_domain::{Arg, Args, Column, Place, Problem, RawRow, Refusal, RefusalKind, Shape, Structure};

/// Rows with text that show whether a sheet is a payroll: the longest letterhead, a heading of two lines, and some
/// people.
const PROBE_ROWS: usize = HEADING_ROWS_MAX + 24;

/// Merged areas among people that are reported one by one.
const MERGES_REPORTED: usize = 50;

/// A sheet as its tab shows it.
pub(crate) struct SheetInfo {
    pub name: String,
    pub visible: bool,
}

/// Longest name of a sheet, in bytes: four times the 255 characters that the most generous spreadsheet allows.
const SHEET_NAME_BYTES_MAX: usize = 1_020;

impl SheetInfo {
    /// The name in a tag.
    fn name(raw: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<String, Refusal> {
        if raw.len() > SHEET_NAME_BYTES_MAX {
            return Err(RefusalKind::BrokenWorkbook.into());
        }
        let mut name = String::new();
        xml::decode(raw, encoding, &mut name)?;
        Ok(name)
    }
}

/// A merged area; rows and columns from 1, both corners inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub first_row: u32,
    pub first_column: u16,
    pub last_row: u32,
    pub last_column: u16,
}

/// What a sheet says beside its rows.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// First and last column of each hidden group.
    pub hidden_columns: Vec<(u16, u16)>,
    /// Merged areas.
    pub merges: Vec<Area>,
}

/// What the three formats have in common.
pub(crate) trait Workbook {
    /// The format found in the bytes.
    fn format(&self) -> Format;
    /// From which day dates count.
    fn epoch(&self) -> Epoch;
    /// The sheets that can hold a table, in the order of their tabs.
    fn sheets(&self) -> &[SheetInfo];
    /// Hands on the rows of a sheet that hold something, in ascending order.
    fn rows(&mut self, sheet: usize, visit: Visit<'_>) -> Result<Notes, Refusal>;
}

/// Reads a workbook of that format into the sink.
///
/// # Errors
/// Beside the refusals of any table: `BrokenArchive`, `ArchiveTooLarge`, `Encrypted`, `ForbiddenXml`,
/// `BrokenWorkbook`, `UnknownFormat` (a package that is no spreadsheet), `SeveralSheets`, `SheetUnknown`.
pub fn read(
    file: &mut dyn ReadSeek,
    format: Format,
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<FileFacts, Refusal> {
    let mut book = open(file, format)?;
    let sheet = choose(&mut *book, options)?;
    feed(&mut *book, sheet, options, sink)
}

pub(crate) fn open<'f>(file: &'f mut dyn ReadSeek, format: Format) -> Result<Box<dyn Workbook + 'f>, Refusal> {
    if format == Format::Xls {
        return Ok(Box::new(xls::Book::open(file)?));
    }
    let archive = Archive::open(file)?;
    if ods::is_ods(&archive) {
        Ok(Box::new(ods::Book::open(archive)?))
    } else {
        Ok(Box::new(xlsx::Book::open(archive)?))
    }
}

fn facts(book: &dyn Workbook, sheet: usize) -> FileFacts {
    let name = book.sheets().get(sheet).map(|info| info.name.clone());
    FileFacts { sheet: name, ..FileFacts::new(book.format()) }
}

/// How much a sheet looks like a payroll, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Blank,
    /// Something else.
    Other,
    /// A heading that lacks a column or has one twice: the person can mend it by mapping.
    Unmapped,
    /// A heading without people.
    Heading,
    /// A heading with people.
    Payroll,
}

/// Finds the sheet to read: the one asked for, the only visible one, or the one that looks most like a payroll.
fn choose(book: &mut dyn Workbook, options: &ReadOptions<'_>) -> Result<usize, Refusal> {
    if let Some(name) = options.sheet {
        let asked = name.trim().to_lowercase();
        let same = |info: &SheetInfo| info.name.trim().to_lowercase() == asked;
        let exact = book.sheets().iter().position(|info| info.name == name);
        return exact.or_else(|| book.sheets().iter().position(same)).ok_or_else(|| unknown_sheet(book, name));
    }
    let (visible, hidden): (Vec<usize>, Vec<usize>) =
        (0..book.sheets().len()).partition(|&sheet| book.sheets()[sheet].visible);
    if let ([only], []) = (&visible[..], &hidden[..]) {
        return Ok(*only);
    }
    // No spreadsheet writes a book without a visible sheet; a program may, and then every sheet is as good.
    let (candidates, hidden) = if visible.is_empty() { (hidden, Vec::new()) } else { (visible, hidden) };
    let (best, winners) = likeliest(book, candidates, options)?;
    if best <= Likeness::Other {
        // The payroll may be on a sheet that was hidden: that one is not read without being asked for.
        let (of_hidden, found) = likeliest(book, hidden, options)?;
        if of_hidden >= Likeness::Heading {
            return Err(several_sheets(book, found.into_iter()));
        }
    }
    match winners[..] {
        [] => Err(RefusalKind::NoTable.into()),
        [first, ..] if winners.len() == 1 || best <= Likeness::Other => Ok(first),
        _ => Err(several_sheets(book, winners.into_iter())),
    }
}

/// The sheets among these that look most like a payroll, and how much they do.
fn likeliest(
    book: &mut dyn Workbook,
    sheets: Vec<usize>,
    options: &ReadOptions<'_>,
) -> Result<(Likeness, Vec<usize>), Refusal> {
    let (mut best, mut winners) = (Likeness::Blank, Vec::new());
    for sheet in sheets {
        let likeness = probe(book, sheet, options)?;
        if likeness > best {
            (best, winners) = (likeness, Vec::new());
        }
        if likeness == best {
            winners.push(sheet);
        }
    }
    Ok((best, winners))
}

fn unknown_sheet(book: &dyn Workbook, name: &str) -> Refusal {
    let args = Args::new().with("sheet", Arg::Text(name.to_owned()));
    let mut refusal = Refusal::new(RefusalKind::SheetUnknown, args);
    refusal.sheets = book.sheets().iter().map(|info| info.name.clone()).collect();
    refusal
}

fn several_sheets(book: &dyn Workbook, sheets: impl Iterator<Item = usize>) -> Refusal {
    let names: Vec<String> = sheets.map(|sheet| book.sheets()[sheet].name.clone()).collect();
    let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let args = Args::new().with("sheets", Arg::Text(names.join(", "))).with("count", Arg::Count(count));
    let mut refusal = Refusal::new(RefusalKind::SeveralSheets, args);
    refusal.sheets = names;
    refusal
}

/// Nobody listens while a sheet is only looked at.
struct Nobody;

impl RowSink for Nobody {
    fn begin(&mut self, _: &FileFacts) {}
    fn row(&mut self, _: &RawRow<'_>) {}
    fn problem(&mut self, _: Problem) {}
}

fn probe(book: &mut dyn Workbook, sheet: usize, options: &ReadOptions<'_>) -> Result<Likeness, Refusal> {
    let (mut nobody, mut seen, mut refusal) = (Nobody, 0, None);
    let mut assembler = Assembler::new(facts(book, sheet), options, &mut nobody);
    book.rows(sheet, &mut |row| {
        seen += 1;
        refusal = assembler.row(row.number, row.cells).err();
        Ok(if refusal.is_some() || seen >= PROBE_ROWS { Flow::Stop } else { Flow::On })
    })?;
    let outcome = match refusal {
        Some(refusal) => Err(refusal),
        None => assembler.finish().map(|_| ()),
    };
    Ok(match outcome.map_err(|refusal| refusal.kind) {
        _ if seen == 0 => Likeness::Blank,
        Ok(()) => Likeness::Payroll,
        Err(RefusalKind::NoEmployees) => Likeness::Heading,
        Err(RefusalKind::MissingColumn | RefusalKind::DuplicateColumn) => Likeness::Unmapped,
        Err(_) => Likeness::Other,
    })
}

/// Listens beside the sink for where the table begins and ends.
struct Listener<'s> {
    sink: &'s mut dyn RowSink,
    last_person: u32,
}

impl RowSink for Listener<'_> {
    fn begin(&mut self, facts: &FileFacts) {
        self.sink.begin(facts);
    }

    fn row(&mut self, row: &RawRow<'_>) {
        self.last_person = row.row;
        self.sink.row(row);
    }

    fn problem(&mut self, problem: Problem) {
        self.sink.problem(problem);
    }
}

/// What is noticed while the rows go by.
struct Seen {
    hidden_rows: Vec<u32>,
    filled: Vec<bool>,
    has_date: bool,
}

impl Seen {
    fn note(&mut self, row: &SheetRow<'_>) {
        if row.hidden {
            self.hidden_rows.push(row.number);
        }
        for cell in row.cells {
            self.filled[usize::from(cell.column.min(GRID_COLUMNS))] = true;
            self.has_date |= cell.shape == Shape::Date;
        }
    }
}

fn feed(
    book: &mut dyn Workbook,
    sheet: usize,
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<FileFacts, Refusal> {
    let mut seen =
        Seen { hidden_rows: Vec::new(), filled: vec![false; usize::from(GRID_COLUMNS) + 1], has_date: false };
    let mut listener = Listener { sink, last_person: 0 };
    let mut assembler = Assembler::new(facts(book, sheet), options, &mut listener);
    let notes = book.rows(sheet, &mut |row| {
        seen.note(row);
        for &column in row.duplicates {
            let kept = row.cells.iter().find(|cell| cell.column == column);
            let place = Place { row: Some(row.number), column: Some(Column::Letter(column)), field: None };
            let value = kept.map(|cell| Excerpt::of(cell.text));
            assembler.problem(Problem { structure: Structure::DuplicateCell, place, value, args: Args::new() });
        }
        assembler.row(row.number, row.cells).map(|()| Flow::On)
    })?;
    let found = assembler.finish()?;
    let table = Table { first: found.header_row.unwrap_or(0) + 1, last: listener.last_person };
    report_hidden(&seen, &notes, &table, listener.sink);
    report_merges(&notes, &table, listener.sink);
    if seen.has_date && book.epoch() == Epoch::Y1904 {
        say(listener.sink, Structure::Dates1904, Place::FILE, Args::new());
    }
    report_other_sheets(book, sheet, listener.sink);
    Ok(found)
}

/// Rows of the people, from the first below the heading.
struct Table {
    first: u32,
    last: u32,
}

fn say(sink: &mut dyn RowSink, structure: Structure, place: Place, args: Args) {
    sink.problem(Problem { structure, place, value: None, args });
}

fn count(number: usize) -> Args {
    Args::new().with("count", Arg::Count(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn report_hidden(seen: &Seen, notes: &Notes, table: &Table, sink: &mut dyn RowSink) {
    let mut rows = seen.hidden_rows.iter().filter(|row| (table.first..=table.last).contains(row));
    if let Some(&first) = rows.next() {
        say(sink, Structure::HiddenRows, Place::row(first), count(1 + rows.count()));
    }
    let is_hidden = |column: u16| notes.hidden_columns.iter().any(|&(first, last)| (first..=last).contains(&column));
    let mut columns = (1..=GRID_COLUMNS).filter(|&column| seen.filled[usize::from(column)] && is_hidden(column));
    if let Some(first) = columns.next() {
        let place = Place { row: None, column: Some(Column::Letter(first)), field: None };
        say(sink, Structure::HiddenColumns, place, count(1 + columns.count()));
    }
}

/// Merged areas of titles and totals are decoration; among people they hide or share a value.
fn report_merges(notes: &Notes, table: &Table, sink: &mut dyn RowSink) {
    let among = |area: &&Area| area.last_row >= table.first && area.first_row <= table.last;
    for area in notes.merges.iter().filter(among).take(MERGES_REPORTED) {
        let column = Some(Column::Letter(area.first_column));
        say(sink, Structure::MergedCells, Place { row: Some(area.first_row), column, field: None }, Args::new());
    }
}

fn report_other_sheets(book: &mut dyn Workbook, chosen: usize, sink: &mut dyn RowSink) {
    let (mut hidden, mut visible) = (0, 0);
    for sheet in (0..book.sheets().len()).filter(|&sheet| sheet != chosen) {
        let mut has_data = false;
        let looked = book.rows(sheet, &mut |_| {
            has_data = true;
            Ok(Flow::Stop)
        });
        // A sheet that is not read and cannot be read may hold anything.
        if has_data || looked.is_err() {
            *(if book.sheets()[sheet].visible { &mut visible } else { &mut hidden }) += 1;
        }
    }
    if hidden > 0 {
        say(sink, Structure::HiddenSheets, Place::FILE, count(hidden));
    }
    if visible > 0 {
        let args = count(visible).with("sheet", Arg::Text(book.sheets()[chosen].name.clone()));
        say(sink, Structure::OtherSheets, Place::FILE, args);
    }
}

#[cfg(test)]
mod tests;
