//! OpenDocument spreadsheets: all sheets stand one after the other in one part.
//!
//! Repeated rows and columns are counted, never copied when blank: the last row of most files is repeated a million
//! times, and calamine's reader builds the range that such numbers claim.

use super::number::{self, Epoch, Look};
use super::row::{Flow, GRID_COLUMNS, GRID_ROWS, RowBuffer, Strings, Visit};
use super::xml::{Event, Tag, Xml, decode};
use super::{Area, Notes, SheetInfo, Workbook};
use crate::archive::{Archive, Part};
use crate::detect::unknown_format;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Refusal, RefusalKind, Shape};

/// Most sheets, merged areas and hidden column groups kept, as for the other workbooks.
const SHEETS_MAX: usize = 1_024;
const NOTES_MAX: usize = 10_000;

/// Elements inside a sheet that hold cells or texts which are not those of the sheet.
const APART: [&[u8]; 7] = [
    b"office:annotation",
    b"table:tracked-changes",
    b"table:shapes",
    b"draw:frame",
    b"draw:g",
    b"office:forms",
    b"table:dde-links",
];

fn apart(name: &[u8]) -> Option<&'static [u8]> {
    APART.into_iter().find(|apart| *apart == name)
}

fn broken() -> Refusal {
    RefusalKind::BrokenWorkbook.into()
}

/// Is the archive an OpenDocument spreadsheet?
pub(super) fn is_ods(archive: &Archive<'_>) -> bool {
    archive.find("content.xml").is_some() && archive.find("[Content_Types].xml").is_none()
}

/// A workbook whose sheets can be read.
pub(super) struct Book<'f> {
    archive: Archive<'f>,
    content: usize,
    sheets: Vec<SheetInfo>,
    row: RowBuffer,
}

impl<'f> Book<'f> {
    /// Reads the names of the sheets.
    pub fn open(mut archive: Archive<'f>) -> Result<Self, Refusal> {
        check_encryption(&mut archive)?;
        let content = archive.find("content.xml").ok_or_else(unknown_format)?;
        let sheets = list_sheets(Xml::new(archive.part(content)?))?;
        Ok(Self { archive, content, sheets, row: RowBuffer::default() })
    }
}

/// An encrypted document is an archive of unreadable parts, or holds a whole encrypted package.
fn check_encryption(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    if archive.find("encrypted-package").is_some() {
        return Err(RefusalKind::Encrypted.into());
    }
    let Some(manifest) = archive.find("META-INF/manifest.xml") else { return Ok(()) };
    let mut xml = Xml::new(archive.part(manifest)?);
    loop {
        match xml.next()? {
            Event::Open(tag) if tag.local() == b"encryption-data" => return Err(RefusalKind::Encrypted.into()),
            Event::End => return Ok(()),
            _ => {}
        }
    }
}

fn list_sheets(mut xml: Xml<Part<'_>>) -> Result<Vec<SheetInfo>, Refusal> {
    let (mut sheets, mut hidden_styles, mut style) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_spreadsheet = false;
    loop {
        let encoding = xml.encoding();
        match xml.next()? {
            Event::End if is_spreadsheet => return Ok(sheets),
            Event::End => return Err(unknown_format()),
            Event::Open(tag) => match tag.name() {
                b"style:style" => {
                    style.clear();
                    let name = tag.get(b"style:name").unwrap_or_default();
                    style.extend_from_slice(&name[..name.len().min(SHEETS_MAX)]);
                }
                b"style:table-properties" if tag.get(b"table:display") == Some(b"false") => {
                    if hidden_styles.len() < SHEETS_MAX {
                        hidden_styles.push(style.clone());
                    }
                }
                b"office:spreadsheet" => is_spreadsheet = true,
                b"table:table" => {
                    let name = SheetInfo::name(tag.get(b"table:name").unwrap_or_default(), encoding)?;
                    let style = tag.get(b"table:style-name").unwrap_or_default();
                    let visible = !hidden_styles.iter().any(|hidden| hidden == style);
                    sheets.push(SheetInfo { name, visible });
                    if sheets.len() > SHEETS_MAX {
                        return Err(broken());
                    }
                    if !tag.empty {
                        xml.skip(b"table:table")?;
                    }
                }
                name => {
                    if let Some(apart) = apart(name).filter(|_| !tag.empty) {
                        xml.skip(apart)?;
                    }
                }
            },
            _ => {}
        }
    }
}

impl Workbook for Book<'_> {
    fn format(&self) -> Format {
        Format::Ods
    }

    fn epoch(&self) -> Epoch {
        // Dates are stored as text, so that no day is counted.
        Epoch::Y1900
    }

    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, visit: Visit<'_>) -> Result<Notes, Refusal> {
        let mut xml = Xml::new(self.archive.part(self.content)?);
        let mut seen = 0;
        loop {
            match xml.next()? {
                Event::End => return Err(broken()),
                Event::Open(tag) if tag.name() == b"table:table" => {
                    let is_empty = tag.empty;
                    if seen == sheet {
                        return if is_empty { Ok(Notes::default()) } else { Scan::new(xml, &mut self.row).run(visit) };
                    }
                    seen += 1;
                    if !is_empty {
                        xml.skip(b"table:table")?;
                    }
                }
                Event::Open(tag) => {
                    if let Some(apart) = apart(tag.name()).filter(|_| !tag.empty) {
                        xml.skip(apart)?;
                    }
                }
                _ => {}
            }
        }
    }
}

/// What a cell says it holds.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// Nothing said: blank, a formula never computed, or a careless writer.
    #[default]
    Unsaid,
    Number,
    Percent,
    Date,
    Boolean,
    Text,
}

/// The cell in hand; its texts are reused.
#[derive(Default)]
struct Cell {
    kind: Kind,
    is_error: bool,
    has_formula: bool,
    column: u16,
    repeated: u32,
    value: String,
    formula: String,
    shown: String,
    has_paragraph: bool,
}

/// The scan of one sheet.
struct Scan<'a> {
    xml: Xml<Part<'a>>,
    row: &'a mut RowBuffer,
    cell: Cell,
    notes: Notes,
    /// Row in hand, from 1, and how often it stands there.
    number: u32,
    repeated: u32,
    hidden: bool,
    /// Next column of a cell and of a column definition, from 1.
    next_cell: u32,
    next_column: u32,
}

impl<'a> Scan<'a> {
    fn new(xml: Xml<Part<'a>>, row: &'a mut RowBuffer) -> Self {
        row.clear();
        let (cell, notes) = (Cell::default(), Notes::default());
        Self { xml, row, cell, notes, number: 1, repeated: 1, hidden: false, next_cell: 1, next_column: 1 }
    }

    fn run(mut self, visit: Visit<'_>) -> Result<Notes, Refusal> {
        loop {
            let encoding = self.xml.encoding();
            match self.xml.next()? {
                Event::End => return Err(broken()),
                Event::Open(tag) => {
                    let is_empty = tag.empty;
                    match tag.name() {
                        b"table:table-row" => {
                            self.repeated = repetition(&tag, b"table:number-rows-repeated")?;
                            self.hidden = is_hidden(&tag);
                            self.next_cell = 1;
                            self.row.clear();
                            if is_empty {
                                self.number = self.number.saturating_add(self.repeated);
                            }
                        }
                        b"table:table-cell" | b"table:covered-table-cell" => {
                            self.row.look_at()?;
                            open_cell(&tag, encoding, &mut self.cell, self.next_cell)?;
                            note_merge(&tag, self.number, self.next_cell, &mut self.notes)?;
                            if !is_empty {
                                self.read_paragraphs()?;
                            }
                            self.keep_cell()?;
                        }
                        b"table:table-column" => {
                            self.next_column = note_column(&tag, self.next_column, &mut self.notes)?;
                        }
                        name => {
                            if let Some(apart) = apart(name).filter(|_| !is_empty) {
                                self.xml.skip(apart)?;
                            }
                        }
                    }
                }
                Event::Close(b"table:table-row") => {
                    let flow = self.hand_on(visit)?;
                    if flow == Flow::Stop {
                        return Ok(self.notes);
                    }
                }
                Event::Close(b"table:table") => {
                    self.xml.drain()?;
                    return Ok(self.notes);
                }
                _ => {}
            }
        }
    }

    /// Hands the row on as often as it is repeated; blank rows are only counted.
    fn hand_on(&mut self, visit: Visit<'_>) -> Result<Flow, Refusal> {
        let (strings, first) = (Strings::default(), self.number);
        self.number = self.number.saturating_add(self.repeated);
        if self.row.is_blank() {
            return Ok(Flow::On);
        }
        self.row.foresee(self.repeated)?;
        for number in first..self.number {
            if number > GRID_ROWS {
                return Err(broken());
            }
            if self.row.hand_on(number, self.hidden, &strings, visit)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::On)
    }

    /// Reads the shown text of the cell in hand, up to the end of the cell.
    fn read_paragraphs(&mut self) -> Result<(), Refusal> {
        let mut depth = 0_u32;
        loop {
            let encoding = self.xml.encoding();
            let shown = &mut self.cell.shown;
            match self.xml.next()? {
                Event::End => return Err(broken()),
                Event::Open(tag) => match tag.name() {
                    b"text:p" | b"text:h" => {
                        if self.cell.has_paragraph {
                            shown.push('\n');
                        }
                        self.cell.has_paragraph = true;
                        depth += u32::from(!tag.empty);
                    }
                    b"text:s" => {
                        let count = tag.number(b"text:c")?.unwrap_or(1).min(32_767);
                        shown.extend((0..count).map(|_| ' '));
                    }
                    b"text:tab" => shown.push('\t'),
                    b"text:line-break" => shown.push('\n'),
                    // A table inside a cell is not of this sheet.
                    b"table:table" if !tag.empty => self.xml.skip(b"table:table")?,
                    name => {
                        if let Some(apart) = apart(name).filter(|_| !tag.empty) {
                            self.xml.skip(apart)?;
                        }
                    }
                },
                Event::Text(text) if depth > 0 => decode(text, encoding, shown)?,
                Event::Plain(text) if depth > 0 => shown.push_str(&encoding.decode_without_bom_handling(text).0),
                Event::Close(b"text:p" | b"text:h") => depth = depth.saturating_sub(1),
                Event::Close(b"table:table-cell" | b"table:covered-table-cell") => return Ok(()),
                _ => {}
            }
            if self.cell.shown.len() > crate::limits::RECORD_BYTES_MAX {
                return Err(RefusalKind::CellTooLong.into());
            }
        }
    }

    fn keep_cell(&mut self) -> Result<(), Refusal> {
        let cell = &self.cell;
        let start = self.next_cell;
        self.next_cell = start.saturating_add(cell.repeated);
        let before = self.row.len();
        self.row.own(cell.column, |out| Ok(cell.write(out)))?;
        // Blank cells may reach past the grid: the fill at the end of a row is often one too wide.
        if self.row.len() == before || (cell.repeated == 1 && start <= u32::from(GRID_COLUMNS)) {
            return Ok(());
        }
        let last = self.next_cell - 1;
        let copies = u16::try_from(last).ok().filter(|&last| last <= GRID_COLUMNS).map(|last| last - cell.column);
        self.row.repeat(cell.column, copies.ok_or_else(broken)?)
    }
}

impl Cell {
    /// Appends the text of the cell and says what it holds.
    fn write(&self, out: &mut String) -> Shape {
        let shown = self.shown.as_str();
        let looks_wrong = self.has_formula && (shown.starts_with("Err:") || is_error_word(shown));
        if self.is_error || looks_wrong {
            out.push_str(shown);
            return Shape::Error;
        }
        match self.kind {
            Kind::Number => number::push_stored(&self.value, Look::Number, Epoch::Y1900, out),
            Kind::Percent => number::push_stored(&self.value, Look::Percent, Epoch::Y1900, out),
            Kind::Date => number::push_iso(&self.value, out),
            Kind::Boolean => {
                out.push_str(if self.value == "true" { "TRUE" } else { "FALSE" });
                Shape::Boolean
            }
            Kind::Unsaid if self.has_formula && shown.is_empty() => {
                out.push('=');
                // The prefix names the dialect: `of:=SUM([.A1])`.
                let formula = self.formula.split_once('=').map_or(self.formula.as_str(), |(_, formula)| formula);
                out.extend(formula.chars().take(number::FORMULA_SHOWN));
                Shape::FormulaWithoutValue
            }
            Kind::Unsaid | Kind::Text => {
                out.push_str(if self.has_paragraph { shown } else { &self.value });
                Shape::Text
            }
        }
    }
}

fn is_error_word(shown: &str) -> bool {
    matches!(shown, "#N/A" | "#VALUE!" | "#REF!" | "#DIV/0!" | "#NAME?" | "#NUM!" | "#NULL!")
}

fn open_cell(
    tag: &Tag<'_>,
    encoding: &'static encoding_rs::Encoding,
    cell: &mut Cell,
    column: u32,
) -> Result<(), Refusal> {
    for text in [&mut cell.value, &mut cell.formula, &mut cell.shown] {
        text.clear();
    }
    *cell = Cell {
        column: u16::try_from(column).unwrap_or(u16::MAX),
        repeated: 1,
        value: std::mem::take(&mut cell.value),
        formula: std::mem::take(&mut cell.formula),
        shown: std::mem::take(&mut cell.shown),
        ..Cell::default()
    };
    for (name, value) in tag.attributes() {
        match name {
            b"office:value-type" => {
                cell.kind = match value {
                    b"float" | b"currency" => Kind::Number,
                    b"percentage" => Kind::Percent,
                    b"date" => Kind::Date,
                    b"boolean" => Kind::Boolean,
                    // A time of day is shown as it stands.
                    _ => Kind::Text,
                };
            }
            b"office:value" | b"office:date-value" | b"office:boolean-value" | b"office:string-value" => {
                decode(value, encoding, &mut cell.value)?;
            }
            b"table:formula" => {
                cell.has_formula = true;
                decode(value, encoding, &mut cell.formula)?;
            }
            b"calcext:value-type" => cell.is_error = value == b"error",
            b"table:number-columns-repeated" => cell.repeated = repetition(tag, name)?,
            _ => {}
        }
    }
    Ok(())
}

/// How often a row, cell or column stands there; at least once.
fn repetition(tag: &Tag<'_>, name: &[u8]) -> Result<u32, Refusal> {
    Ok(tag.number(name)?.unwrap_or(1).max(1))
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get(b"table:visibility"), Some(b"collapse" | b"filter"))
}

fn note_column(tag: &Tag<'_>, column: u32, notes: &mut Notes) -> Result<u32, Refusal> {
    let next = column.saturating_add(repetition(tag, b"table:number-columns-repeated")?);
    let clamp = |column: u32| u16::try_from(column).unwrap_or(GRID_COLUMNS).min(GRID_COLUMNS);
    if is_hidden(tag) && notes.hidden_columns.len() < NOTES_MAX {
        notes.hidden_columns.push((clamp(column), clamp(next - 1)));
    }
    Ok(next)
}

fn note_merge(tag: &Tag<'_>, row: u32, column: u32, notes: &mut Notes) -> Result<(), Refusal> {
    let rows = repetition(tag, b"table:number-rows-spanned")?;
    let columns = repetition(tag, b"table:number-columns-spanned")?;
    if (rows > 1 || columns > 1) && notes.merges.len() < NOTES_MAX {
        let clamp = |column: u32| u16::try_from(column).unwrap_or(GRID_COLUMNS);
        notes.merges.push(Area {
            first_row: row,
            first_column: clamp(column),
            last_row: row.saturating_add(rows - 1),
            last_column: clamp(column.saturating_add(columns - 1)),
        });
    }
    Ok(())
}
