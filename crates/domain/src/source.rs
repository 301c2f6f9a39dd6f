//! Where a value came from: cells, rows and places as the person sees them in the file.

use crate::declaration::{DeclarationKind, Format};
use crate::fault::Problem;
use crate::field::Field;
use crate::id::AffiliateNumber;
use crate::period::Month;
use std::fmt;

/// What a cell held before it was text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Text, as typed or as in a CSV file: separators and signs are still to be understood.
    Text,
    /// A number of a spreadsheet, as the shortest decimal text with a point (float noise below 1e-9 removed).
    Number,
    /// A fixed-width number of an e-BDS record: digits only; amounts in centimes.
    Digits,
    /// A date of a spreadsheet, as `AAAA-MM-JJ`.
    Date,
    /// A boolean of a spreadsheet.
    Boolean,
    /// An error of a spreadsheet (`#N/A`), as shown.
    Error,
    /// A formula whose value was never saved in the file.
    FormulaWithoutValue,
}

/// A column as the person sees it. Orders by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Column of a table, counted from 1; shown as letters (`2` is `B`).
    Letter(u16),
    /// Character positions in an e-BDS record, counted from 1, both ends included.
    Slice {
        /// First character.
        from: u16,
        /// Last character.
        to: u16,
    },
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Slice { from, to } => write!(f, "{from}-{to}"),
            Self::Letter(number) => {
                let mut letters = [0_u8; 4];
                let (mut rest, mut at) = (u32::from(number), letters.len());
                while rest > 0 && at > 0 {
                    at -= 1;
                    letters[at] = b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0);
                    rest = (rest - 1) / 26;
                }
                f.write_str(std::str::from_utf8(&letters[at..]).unwrap_or("?"))
            }
        }
    }
}

/// A place in the file. Rows and columns start at 1, as shown by the spreadsheet or editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Row of the table, or line of the file where the record starts. `None`: the file as a whole.
    pub row: Option<u32>,
    /// Column. `None`: the row as a whole.
    pub column: Option<Column>,
    /// The field meant, when there is one.
    pub field: Option<Field>,
}

impl Place {
    /// The file as a whole.
    pub const FILE: Self = Self { row: None, column: None, field: None };

    /// A row as a whole.
    pub const fn row(row: u32) -> Self {
        Self { row: Some(row), column: None, field: None }
    }
}

/// In which part of a declaration a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// Not said by the file (CSV, spreadsheets): the known employees decide.
    #[default]
    Unsaid,
    /// An employee whom the fund expects (records 02).
    Known,
    /// A new hire (records 04).
    Entrant,
}

/// A cell of a recognised column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What the column means.
    pub field: Field,
    /// Where the person sees it.
    pub column: Column,
    /// What it holds, outer white space removed.
    pub text: &'a str,
    /// What it was.
    pub shape: Shape,
}

/// The cells hold personal data: never print them.
impl fmt::Debug for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({:?} at {}, {:?}, {} bytes)", self.field, self.column, self.shape, self.text.len())
    }
}

/// One row of a file, before its texts become types. Borrowed: a reader reuses its buffers.
#[derive(Debug, Clone, Copy)]
pub struct RawRow<'a> {
    /// Row or line as the person sees it, from 1.
    pub row: u32,
    /// Which part of the declaration it belongs to.
    pub part: Part,
    /// The recognised cells. Empty cells are present, with an empty text.
    pub cells: &'a [Cell<'a>],
}

/// A heading of the table, recognised or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its column.
    pub column: Column,
    /// Its text, as in the file.
    pub text: String,
    /// What it means; `None` when it was not recognised or was set aside by the person.
    pub field: Option<Field>,
    /// The first values below it (tables), so that the person can tell what it means; at most
    /// [`Header::SAMPLES_MAX`].
    pub samples: Vec<Excerpt>,
}

impl Header {
    /// Values kept of a column.
    pub const SAMPLES_MAX: usize = 3;
}

/// What was learnt about a file before its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Format found in the bytes.
    pub format: Format,
    /// Name of the character encoding (text formats), as in the WHATWG list (`macintosh` for Mac Roman), or `IBM850` for
    /// Western DOS, which that list lacks.
    pub encoding: Option<&'static str>,
    /// The sheet that was read (spreadsheets).
    pub sheet: Option<String>,
    /// Row of the heading, from 1 (tables); of a heading over two lines, the last.
    pub header_row: Option<u32>,
    /// The headings in column order (tables).
    pub headers: Vec<Header>,
    /// Employer named by the file (e-BDS header).
    pub affiliate: Option<AffiliateNumber>,
    /// Employer named above the heading (tables), as a letterhead: says whose file it is, and is compared with nothing.
    pub letterhead: Option<AffiliateNumber>,
    /// Month named by the file (e-BDS header).
    pub period: Option<Month>,
    /// Kind named by the file (e-BDS category).
    pub kind: Option<FileKind>,
    /// Transfer id given by the fund (e-BDS), 14 digits.
    pub transfer_id: Option<u64>,
}

impl FileFacts {
    /// Nothing known but the format.
    pub const fn new(format: Format) -> Self {
        Self {
            format,
            encoding: None,
            sheet: None,
            header_row: None,
            headers: Vec::new(),
            affiliate: None,
            letterhead: None,
            period: None,
            kind: None,
            transfer_id: None,
        }
    }

    /// The heading over a place, as in the file: of its column, else (e-BDS) of its field.
    pub fn header_of(&self, place: Place) -> Option<&str> {
        let column = place.column?;
        self.headers
            .iter()
            .find(|header| header.column == column && (place.field.is_none() || header.field == place.field))
            .or_else(|| self.headers.iter().find(|header| header.column == column))
            .map(|header| header.text.as_str())
    }
}

/// What an e-BDS file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// The fund's pre-established file (A records).
    Preestablished,
    /// A declaration (B or E records).
    Declaration(DeclarationKind),
}

/// Receives what a reader finds, in the order of the file. Nothing is kept by the reader.
pub trait RowSink {
    /// Called once, before the first row.
    fn begin(&mut self, facts: &FileFacts);
    /// Called for each row of a person.
    fn row(&mut self, row: &RawRow<'_>);
    /// Called for each thing noticed.
    fn problem(&mut self, problem: Problem);
}

/// At most 40 characters of what a cell held. `Debug` shows only its length: it may be personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Excerpt(String);

impl Excerpt {
    /// Characters kept.
    pub const CHARACTERS_MAX: usize = 40;

    /// The beginning of a text; an ellipsis says that there was more. Control characters become `␣`.
    pub fn of(text: &str) -> Self {
        let visible = |c: char| if c.is_control() { '␣' } else { c };
        let mut characters = text.chars().map(visible);
        let mut excerpt: String = characters.by_ref().take(Self::CHARACTERS_MAX).collect();
        if characters.next().is_some() {
            excerpt.push('…');
        }
        Self(excerpt)
    }

    /// The text, for the eyes of the person who uploaded it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Excerpt({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_read_as_in_the_spreadsheet() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")] {
            assert_eq!(Column::Letter(number).to_string(), letters);
        }
        assert_eq!(Column::Slice { from: 112, to: 113 }.to_string(), "112-113");
    }

    #[test]
    fn an_excerpt_is_short_and_hidden_from_logs() {
        let long = "é".repeat(60);
        let excerpt = Excerpt::of(&long);
        assert_eq!(excerpt.as_str().chars().count(), Excerpt::CHARACTERS_MAX + 1);
        assert!(!format!("{excerpt:?}").contains('é'));
    }
}
