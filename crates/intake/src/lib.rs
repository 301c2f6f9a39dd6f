//! Turns CSV, spreadsheet or e-BDS bytes into located raw rows, and rows back into files.
//!
//! One entry point, [`read`], finds the family of a file in its bytes (never in its name alone), streams the rows
//! of people and whatever it notices into a [`RowSink`], and keeps nothing. Memory is bounded whatever the bytes
//! claim ([`limits`]). The crate knows the shape of files and the words of headings; it does not know what an
//! amount or a situation means (`domain::draft` does), nor rules, rates, databases or paths.
//!
//! Start with [`table`], which CSV and spreadsheets share: it finds the heading, understands its columns and tells
//! people from totals and footers.
//!
//! ```
//! use tasrih_domain::source::{FileFacts, RawRow, RowSink};
//! struct Count(u32);
//! impl RowSink for Count {
//!     fn begin(&mut self, _: &FileFacts) {}
//!     fn row(&mut self, _: &RawRow<'_>) { self.0 += 1; }
//!     fn problem(&mut self, _: tasrih_domain::Problem) {}
//! }
//! let text = "N° CNSS;Nom et prénom;Jours;Salaire brut\n123456789;ALAMI SARA;26;4500,00\n";
//! let mut people = Count(0);
//! let options = tasrih_intake::ReadOptions::default();
//! tasrih_intake::read(&mut std::io::Cursor::new(text), &options, &mut people).unwrap();
//! assert_eq!(people.0, 1);
//! ```

pub mod annotate;
pub mod applicants;
mod archive;
pub mod bank;
pub mod bundle;
mod columns;
mod csv;
mod detect;
pub mod ebds;
pub mod limits;
mod sheet;
pub mod table;
pub mod template;
mod text;
pub mod whose;
pub mod write;

#[cfg(test)]
mod witness;

pub use text::normalise_heading;

use detect::Family;
use std::io::{Read, Seek, SeekFrom};
use tasrih_domain::declaration::{ColumnMapping, Format, Roster};
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Problem, Refusal};

/// What a file must be able to do: be read, and be read again.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// What the person said about the file beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// Name of the file, for remarks about the name only: the family is found in the bytes.
    pub name: Option<&'a str>,
    /// The sheet to read, when the person chose one.
    pub sheet: Option<&'a str>,
    /// How the columns are to be understood; keys are made by [`normalise_heading`].
    ///
    /// A table without a heading is mapped by the keys `column 1`, `column 2`, … (counted from 1).
    pub mapping: Option<&'a ColumnMapping>,
}

/// Reads a payroll file of any accepted family into the sink.
///
/// Never panics, whatever the bytes, and keeps no row.
///
/// # Errors
/// The refusal of the whole file. What the sink got before is then to be dropped.
pub fn read(file: &mut dyn ReadSeek, options: &ReadOptions<'_>, sink: &mut dyn RowSink) -> Result<FileFacts, Refusal> {
    let family = detect::family(file)?;
    file.seek(SeekFrom::Start(0)).map_err(text::unreadable)?;
    match family {
        Family::Sheet(format) => sheet::read(file, format, options, sink),
        Family::Ebds => ebds::read(file, options, sink),
        Family::Csv => csv::read(file, options, sink),
    }
}

/// The format of a file by its bytes alone; `None` when it is none of ours. For what is said of a file that was refused.
pub fn format_of(file: &mut dyn ReadSeek) -> Option<Format> {
    file.seek(SeekFrom::Start(0)).ok()?;
    match detect::family(file).ok()? {
        Family::Sheet(format) => Some(format),
        Family::Ebds => Some(Format::Ebds),
        Family::Csv => Some(Format::Csv),
    }
}

/// Reads the fund's own file (records A00–A03): the people whom it expects this month, and what is wrong with it.
///
/// # Errors
/// `NotPreestablished` when the bytes are another family of file.
pub fn read_preestablished(file: &mut dyn ReadSeek) -> Result<(Roster, Vec<Problem>), Refusal> {
    let family = detect::family(file)?;
    file.seek(SeekFrom::Start(0)).map_err(text::unreadable)?;
    match family {
        Family::Ebds => ebds::read_preestablished(file),
        Family::Sheet(_) | Family::Csv => Err(tasrih_domain::RefusalKind::NotPreestablished.into()),
    }
}
