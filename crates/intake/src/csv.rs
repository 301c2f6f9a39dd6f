//! Text with separators.

use crate::{ReadOptions, ReadSeek};
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Refusal, RefusalKind};

/// Reads a CSV file.
pub fn read(
    _file: &mut dyn ReadSeek,
    _options: &ReadOptions<'_>,
    _sink: &mut dyn RowSink,
) -> Result<FileFacts, Refusal> {
    Err(RefusalKind::UnknownFormat.into())
}
