//! Text files back: a CSV file with three columns more, and the report of an e-BDS file.

use super::{AnnotateError, AnnotateLabels, Mark, letter};
use crate::csv;
use crate::normalise_heading;
use crate::write::push_fields;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;
use std::io::Cursor;
use tasrih_domain::Column;
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::source::FileFacts;

/// Says to a spreadsheet that the text is UTF-8.
const MARK: &str = "\u{FEFF}";

/// Separator of a report, which French spreadsheets expect.
const SEPARATOR: char = ';';

/// The marks of a row, in their order.
type Rows<'m> = BTreeMap<u32, Vec<&'m Mark>>;

fn by_row(marks: &[Mark]) -> Rows<'_> {
    let mut rows = Rows::new();
    for mark in marks {
        rows.entry(mark.row).or_default().push(mark);
    }
    for marks in rows.values_mut() {
        marks.sort_by_key(|mark| (mark.column, mark.severity));
    }
    rows
}

/// The CSV file as it was, in UTF-8, with status, columns and messages at the end of each row at fault.
pub(super) fn csv(
    original: &[u8],
    facts: &FileFacts,
    marks: &[Mark],
    labels: &AnnotateLabels,
) -> Result<Vec<u8>, AnnotateError> {
    let rows = by_row(marks);
    // The headings as they were understood lead to the separator that was found.
    let mapping: ColumnMapping =
        facts.headers.iter().map(|header| (normalise_heading(&header.text), header.field)).collect();
    let mut width = facts.headers.iter().filter_map(|header| letter(header.column)).max().map_or(0, usize::from);
    // The columns added stand behind the longest row, or they would not stand below each other.
    csv::records(&mut Cursor::new(original), &mapping, &mut |record| {
        let filled = record.cells.iter().rposition(|cell| !cell.text.trim().is_empty());
        width = width.max(filled.map_or(0, |last| last + 1));
        Ok(())
    })?;
    let mut out = String::from(MARK);
    csv::records(&mut Cursor::new(original), &mapping, &mut |record| {
        let mut cells: Vec<String> = record.cells.iter().take(width).map(|cell| cell.text.to_owned()).collect();
        let added = if facts.header_row == Some(record.number) {
            Some([labels.status.clone(), labels.columns.clone(), labels.message.clone()])
        } else {
            rows.get(&record.number).map(|marks| said(marks, labels))
        };
        if let Some(added) = added {
            cells.resize(width, String::new());
            cells.extend(added);
        }
        push_fields(&mut out, &cells, char::from(record.separator));
        Ok(())
    })?;
    Ok(out.into_bytes())
}

fn said(marks: &[&Mark], labels: &AnnotateLabels) -> [String; 3] {
    let worst = marks.iter().map(|mark| mark.severity).min();
    let mut columns: Vec<String> =
        marks.iter().filter_map(|mark| mark.column).map(|column| column.to_string()).collect();
    columns.dedup();
    let texts: Vec<&str> = marks.iter().map(|mark| mark.text.as_str()).collect();
    let status = worst.map_or(String::new(), |worst| labels.severity(worst).to_owned());
    [status, columns.join(", "), texts.join(" · ")]
}

/// The report of an e-BDS file: one row for each mark.
pub(super) fn ebds(original: &[u8], facts: &FileFacts, marks: &[Mark], labels: &AnnotateLabels) -> Vec<u8> {
    let encoding = facts.encoding.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(WINDOWS_1252);
    let rows = by_row(marks);
    let mut out = String::from(MARK);
    let headings = [&labels.line, &labels.position, &labels.field, &labels.value, &labels.status, &labels.message];
    push_fields(&mut out, &headings.map(Clone::clone), SEPARATOR);
    let mut lines = original.split(|&byte| byte == b'\n');
    let mut passed = 0;
    for (row, marks) in rows {
        let Some(line) = row.checked_sub(passed + 1).and_then(|skip| lines.nth(skip as usize)) else { break };
        passed = row;
        let line = encoding.decode_without_bom_handling(line).0;
        for mark in marks {
            let fields = [
                row.to_string(),
                mark.column.map_or(String::new(), |column| column.to_string()),
                mark.field.clone(),
                mark.column.map_or(String::new(), |column| slice(&line, column)),
                labels.severity(mark.severity).to_owned(),
                mark.text.clone(),
            ];
            push_fields(&mut out, &fields, SEPARATOR);
        }
    }
    out.into_bytes()
}

/// The characters at those positions, outer spaces removed.
fn slice(line: &str, column: Column) -> String {
    let Column::Slice { from, to } = column else { return String::new() };
    let characters = line.chars().skip(usize::from(from).saturating_sub(1));
    let text: String = characters.take(usize::from(to.saturating_sub(from)) + 1).collect();
    text.trim().to_owned()
}
