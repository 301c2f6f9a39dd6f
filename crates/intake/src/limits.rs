//! What a payroll file may hold at most, each number with its reason. Beyond them: a refusal that says the limit.

/// Most bytes of a file read as text or records.
///
/// The largest form is e-BDS: 262 bytes a line with CRLF, times [`ROWS_MAX`], is 275 MB; the rest is headroom.
/// The readers stream, so that this bounds time and disk, not memory.
pub const FILE_BYTES_MAX: u64 = 320 << 20;

/// Most rows of people in a file, and most rows that are nobody.
///
/// The grid of a spreadsheet has 1,048,576 rows, twenty times the largest employer of the country; a longer file
/// is several employers or an attack.
pub const ROWS_MAX: u32 = 1 << 20;

/// Most columns looked at, counted up to the last one that holds text.
///
/// A payroll journal prints one column for each pay item: 150 are common, 400 were seen; 1,024 is the grid of
/// Calc before 2023.
pub const COLUMNS_MAX: u16 = 1024;

/// Most characters of one cell: what a spreadsheet cell can hold.
pub const CELL_CHARACTERS_MAX: usize = 32_767;

/// Most bytes of one record of a CSV file.
///
/// [`COLUMNS_MAX`] cells of 1 KiB. A record must lie in memory as a whole, so that this is the reader's memory.
pub const RECORD_BYTES_MAX: usize = 1 << 20;

/// Most lines that one quoted cell may span.
///
/// An address in one cell takes up to eight lines. A quote still open after 64 was never meant to span lines:
/// it is read as a character, so that it spoils one row and not the rest of the file.
pub const QUOTED_LINES_MAX: u32 = 64;

/// Rows with text in which the heading must be found.
///
/// Letterheads with company, address, identifiers, period and titles take up to about 15 rows.
pub const HEADING_ROWS_MAX: usize = 40;
