//! Spreadsheets.

use crate::{ReadOptions, ReadSeek};
use tasrih_domain::declaration::Format;
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Refusal, RefusalKind};

/// Reads a workbook of that format.
pub fn read(
    _file: &mut dyn ReadSeek,
    _format: Format,
    _options: &ReadOptions<'_>,
    _sink: &mut dyn RowSink,
) -> Result<FileFacts, Refusal> {
    Err(RefusalKind::UnknownFormat.into())
}
