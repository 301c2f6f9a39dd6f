//! Fixed-width records.

use crate::{ReadOptions, ReadSeek};
use tasrih_domain::declaration::Roster;
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Refusal, RefusalKind};

/// Reads a declaration.
pub fn read(
    _file: &mut dyn ReadSeek,
    _options: &ReadOptions<'_>,
    _sink: &mut dyn RowSink,
) -> Result<FileFacts, Refusal> {
    Err(RefusalKind::UnknownFormat.into())
}

/// Reads the fund's own file.
pub fn read_preestablished(_file: &mut dyn ReadSeek) -> Result<Roster, Refusal> {
    Err(RefusalKind::NotPreestablished.into())
}
