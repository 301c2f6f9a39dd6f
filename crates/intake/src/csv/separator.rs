//! Finds the separator of a CSV file in its first lines.

use super::record::Record;
use crate::columns::{Reading, understand};
use crate::limits::COLUMNS_MAX;
use tasrih_domain::declaration::ColumnMapping;

/// How the file is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    pub separator: u8,
    /// The first line only names the separator, for Excel.
    pub has_separator_line: bool,
}

/// The separators of payroll files. The first wins where two cut a file equally well: `;` before the `,` of decimals.
const CANDIDATES: [u8; 4] = [b';', b'\t', b'|', b','];

/// Records looked at.
const LINES_MAX: usize = 60;

/// Finds the separator: the one that the file names, or that makes the most known headings, or the most even rows.
pub fn find(text: &str, mapping: Option<&ColumnMapping>) -> Layout {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(separator) = named(text) {
        return Layout { separator, has_separator_line: true };
    }
    let mut best = (CANDIDATES[0], Fit::default());
    for separator in CANDIDATES {
        let fit = fit(text, separator, mapping);
        if fit > best.1 {
            best = (separator, fit);
        }
    }
    Layout { separator: best.0, has_separator_line: false }
}

/// `sep=;` on the first line.
fn named(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches(['"', ' ']);
    let rest = line.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
    let separator = *rest.as_bytes().first()?;
    let rest_is_empty = rest.bytes().all(|byte| byte == separator || byte == b'"');
    (rest_is_empty && separator.is_ascii() && !separator.is_ascii_alphanumeric()).then_some(separator)
}

/// How well a separator cuts the text; the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Fit {
    /// Known headings on the line with the most of them.
    headings: usize,
    /// Rows of a hundred that have the commonest number of cells.
    evenness: usize,
    /// That number.
    cells: usize,
}

fn fit(text: &str, separator: u8, mapping: Option<&ColumnMapping>) -> Fit {
    let mut record = Record::default();
    let (mut rest, mut widths, mut headings) = (text.as_bytes(), Vec::new(), 0);
    while widths.len() < LINES_MAX && !rest.is_empty() {
        // The sample may end within a record: its last one counts all the same.
        let Some(ends) = record.cut(rest, true, separator) else { break };
        let line = std::str::from_utf8(&rest[..ends.text]).unwrap_or_default();
        if !line.trim().is_empty() {
            let width = if record.is_plain() {
                memchr::memchr_iter(separator, line.as_bytes()).count() + 1
            } else {
                record.fields.len()
            };
            widths.push(width.min(WIDTHS_MAX));
            headings = headings.max(known_headings(&mut record, line, separator, mapping));
        }
        rest = &rest[ends.whole..];
    }
    let commonest = (2..=widths.iter().copied().max().unwrap_or(0))
        .max_by_key(|width| (widths.iter().filter(|other| *other == width).count(), *width));
    let Some(cells) = commonest else { return Fit::default() };
    let even = widths.iter().filter(|width| **width == cells).count();
    Fit { headings, evenness: even * 100 / widths.len().max(1), cells: if even == 0 { 0 } else { cells } }
}

/// Widths told apart: what is wider than a table may be is too wide, however much.
const WIDTHS_MAX: usize = COLUMNS_MAX as usize + 1;

/// Cells of a line that are known headings, when there are at least two and the line is not one of figures.
fn known_headings(record: &mut Record, line: &str, separator: u8, mapping: Option<&ColumnMapping>) -> usize {
    let cells: Vec<&str> = if record.is_plain() {
        line.split(char::from(separator)).take(WIDTHS_MAX).collect()
    } else {
        record.unquote(line);
        record.fields.iter().take(WIDTHS_MAX).map(|field| record.text(field, line)).collect()
    };
    let figures = cells.iter().filter(|text| text.contains(char::is_numeric)).count();
    if cells.len() < 2 || figures * 2 > cells.len() {
        return 0;
    }
    let known = cells.iter().filter(|text| understand(text.trim(), mapping) != Reading::Unknown).count();
    if known < 2 { 0 } else { known }
}
