//! Text with separators.
//!
//! The records are cut by hand rather than by the `csv` crate, which the tests keep as a second opinion: a message
//! names the line where a record starts (that crate counts no CR and skips blank lines unseen), a quote that never
//! ends must spoil one row and not the rest of the file, and limits must hold before a record is in memory.
//!
//! The row of a record is the line where it starts, as an editor shows it: a quoted cell may span lines.

mod record;
mod separator;
mod window;

use crate::limits::{COLUMNS_MAX, FILE_BYTES_MAX};
use crate::table::{Assembler, TableCell, emptied, too_many_columns};
use crate::text::decode::Decoder;
use crate::text::survey::survey;
use crate::text::{trimmed, unreadable};
use crate::{ReadOptions, ReadSeek};
use record::{Ends, Record};
use std::io::SeekFrom;
use tasrih_domain::declaration::{ColumnMapping, Format};
use tasrih_domain::fault::Structure;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::{Excerpt, FileFacts, RowSink};
use tasrih_domain::{Column, Place, Problem, Refusal, RefusalKind, Shape};
use window::Window;

/// Reads a CSV file.
pub fn read(file: &mut dyn ReadSeek, options: &ReadOptions<'_>, sink: &mut dyn RowSink) -> Result<FileFacts, Refusal> {
    check_size(file)?;
    let survey = survey(file)?;
    let encoding = survey.charset.name();
    let mut window = Window::new(Decoder::new(file, &survey));
    window.more()?;
    let layout = separator::find(window.text()?, options.mapping);
    let facts = FileFacts { encoding: Some(encoding), ..FileFacts::new(Format::Csv) };
    let mut assembler = Assembler::new(facts, options, sink);
    if survey.is_guessed {
        let args = Args::new().with("encoding", Arg::Text(encoding.to_owned()));
        assembler.problem(problem(Structure::EncodingGuessed, Place::FILE, args));
    }
    let mut reader = Reader::new(window, layout.separator);
    if layout.has_separator_line {
        reader.skip_line()?;
        assembler.problem(problem(Structure::SeparatorLineSkipped, Place::row(1), Args::new()));
    }
    while reader.next(&mut |record| {
        tell_quotes(record, &mut assembler);
        assembler.row(record.number, record.cells)
    })? {}
    let (spoilt, decoded) = (reader.window.decoder.unreadable, reader.window.decoder.decoded);
    if spoilt > 0 {
        // With every tenth character lost it is another encoding or another kind of file.
        if spoilt > decoded / 10 {
            return Err(RefusalKind::BrokenText.into());
        }
        let count = i64::try_from(spoilt).unwrap_or(i64::MAX);
        let args = Args::new().with("count", Arg::Count(count));
        assembler.problem(problem(Structure::UnreadableCharacters, Place::FILE, args));
    }
    assembler.finish()
}

/// A record as it stands in the file.
pub struct Line<'a> {
    /// Line where it starts, from 1.
    pub number: u32,
    /// What separates its cells.
    pub separator: u8,
    pub cells: &'a [TableCell<'a>],
    /// Column of a quote that never ends.
    open_quote: Option<u16>,
}

impl Line<'_> {
    /// Does a quote in it never end?
    pub fn has_open_quote(&self) -> bool {
        self.open_quote.is_some()
    }
}

/// Hands on the records of a CSV file that was read before, for those who write it back.
pub fn records(
    file: &mut dyn ReadSeek,
    mapping: &ColumnMapping,
    take: &mut dyn FnMut(&Line<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let survey = survey(file)?;
    let mut window = Window::new(Decoder::new(file, &survey));
    window.more()?;
    let layout = separator::find(window.text()?, Some(mapping));
    let mut reader = Reader::new(window, layout.separator);
    if layout.has_separator_line {
        reader.skip_line()?;
    }
    while reader.next(take)? {}
    Ok(())
}

fn check_size(file: &mut dyn ReadSeek) -> Result<(), Refusal> {
    let bytes = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    if bytes > FILE_BYTES_MAX {
        let max = i64::try_from(FILE_BYTES_MAX >> 20).unwrap_or(i64::MAX);
        return Err(Refusal::new(RefusalKind::TooLarge, Args::new().with("max", Arg::Count(max))));
    }
    Ok(())
}

fn problem(structure: Structure, place: Place, args: Args) -> Problem {
    Problem { structure, place, value: None, args }
}

/// Cuts the window into records.
struct Reader<'f> {
    window: Window<'f>,
    separator: u8,
    /// Line of the next record, from 1.
    line: u32,
    /// Buffers kept for their room.
    cells: Vec<TableCell<'static>>,
    record: Record,
}

impl<'f> Reader<'f> {
    fn new(window: Window<'f>, separator: u8) -> Self {
        Self { window, separator, line: 1, cells: Vec::new(), record: Record::default() }
    }

    /// Hands the next record on. `false` at the end.
    fn next(&mut self, take: &mut dyn FnMut(&Line<'_>) -> Result<(), Refusal>) -> Result<bool, Refusal> {
        let (ends, text) = loop {
            let (bytes, is_last) = self.window.rest();
            if bytes.is_empty() && is_last {
                return Ok(false);
            }
            if let Some(ends) = self.record.cut(bytes, is_last, self.separator) {
                break (ends, std::str::from_utf8(&self.window.rest().0[..ends.text]));
            }
            self.window.grow(self.line, self.separator)?;
        };
        let text = text.map_err(|_| Refusal::from(RefusalKind::BrokenText))?;
        let mut cells = emptied(std::mem::take(&mut self.cells));
        if self.record.is_plain() {
            plain_cells(&self.record, text, &mut cells)?;
        } else {
            self.record.unquote(text);
            quoted_cells(&self.record, text, &mut cells)?;
        }
        let open_quote = ends.open_quote;
        take(&Line { number: self.line, separator: self.separator, cells: &cells, open_quote })?;
        self.cells = emptied(cells);
        self.pass(&ends);
        Ok(true)
    }

    fn skip_line(&mut self) -> Result<(), Refusal> {
        loop {
            let (bytes, is_last) = self.window.rest();
            if let Some(ends) = self.record.cut(bytes, is_last, self.separator) {
                self.pass(&ends);
                return Ok(());
            }
            self.window.grow(self.line, self.separator)?;
        }
    }

    fn pass(&mut self, ends: &Ends) {
        self.window.advance(ends.whole);
        self.line = self.line.saturating_add(ends.lines);
    }
}

fn tell_quotes(record: &Line<'_>, assembler: &mut Assembler<'_>) {
    let Some(column) = record.open_quote else { return };
    let value = record.cells.iter().find(|cell| cell.column == column).map(|cell| Excerpt::of(cell.text));
    let place = Place { row: Some(record.number), column: Some(Column::Letter(column)), field: None };
    assembler.problem(Problem { value, ..problem(Structure::UnterminatedQuote, place, Args::new()) });
}

/// The cells of a record without quotes.
fn plain_cells<'a>(record: &Record, text: &'a str, cells: &mut Vec<TableCell<'a>>) -> Result<(), Refusal> {
    let mut start = 0;
    for end in &record.ends {
        push(&text[start..*end], cells)?;
        start = end + 1;
    }
    Ok(())
}

/// The cells of a record with quotes.
fn quoted_cells<'a>(record: &'a Record, text: &'a str, cells: &mut Vec<TableCell<'a>>) -> Result<(), Refusal> {
    record.fields.iter().try_for_each(|field| push(record.text(field, text), cells))
}

#[inline]
fn push<'a>(text: &'a str, cells: &mut Vec<TableCell<'a>>) -> Result<(), Refusal> {
    match u16::try_from(cells.len() + 1) {
        Ok(column) if column <= COLUMNS_MAX => {
            cells.push(TableCell { column, text: unguarded(text), shape: Shape::Text });
            Ok(())
        }
        // Rows of a wide sheet end in empty cells: only text out there is too much.
        _ if trimmed(text).is_empty() => Ok(()),
        _ => Err(too_many_columns()),
    }
}

/// The text behind what keeps a spreadsheet from computing it: `="00123"`, `'00123`, `'=1+1`.
#[inline]
fn unguarded(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b'=' | b'\'') => without_guard(text),
        _ => text,
    }
}

fn without_guard(text: &str) -> &str {
    match text.as_bytes() {
        [b'=', b'"', .., b'"'] if text.len() > 3 => &text[2..text.len() - 1],
        [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'0'..=b'9', ..] => &text[1..],
        _ => text,
    }
}

#[cfg(test)]
mod tests;
