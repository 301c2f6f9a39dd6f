//! A workbook in a format that cannot be changed in place comes back as an XLSX copy of the sheet that was read.

use super::{AnnotateError, Mark, Spot, Spots, gather, notes};
use crate::sheet;
use crate::sheet::row::{Flow, SheetRow};
use rust_xlsxwriter::{Color, ExcelDateTime, Format as CellFormat, Note, Workbook, Worksheet, XlsxError};
use std::io::Cursor;
use tasrih_domain::declaration::Format;
use tasrih_domain::source::FileFacts;
use tasrih_domain::{Refusal, RefusalKind, Severity, Shape};

impl From<XlsxError> for AnnotateError {
    fn from(_: XlsxError) -> Self {
        Self::Unwritable
    }
}

/// Longest note that spreadsheets take.
const NOTE_CHARACTERS_MAX: usize = 32_000;

/// Formats of the copy: plain and by severity, for numbers and texts, and for dates.
struct Looks {
    plain: [CellFormat; 2],
    coloured: [[CellFormat; 2]; 3],
}

impl Looks {
    fn new() -> Self {
        let dated = |format: CellFormat| format.set_num_format("dd/mm/yyyy");
        let both = |format: CellFormat| [format.clone(), dated(format)];
        let filled = |colour: u32| both(CellFormat::new().set_background_color(Color::RGB(colour)));
        Self { plain: both(CellFormat::new()), coloured: [filled(0xFF_C7CE), filled(0xFF_EB9C), filled(0xDD_EBF7)] }
    }

    fn of(&self, severity: Option<Severity>, is_date: bool) -> &CellFormat {
        let formats = match severity {
            None => &self.plain,
            Some(Severity::Blocking) => &self.coloured[0],
            Some(Severity::Warning) => &self.coloured[1],
            Some(Severity::Notice) => &self.coloured[2],
        };
        &formats[usize::from(is_date)]
    }
}

pub(super) fn annotate(
    original: &[u8],
    format: Format,
    facts: &FileFacts,
    marks: &[Mark],
) -> Result<Vec<u8>, AnnotateError> {
    let mut file = Cursor::new(original);
    let mut book = sheet::open(&mut file, format)?;
    let named = |name: &String| book.sheets().iter().position(|info| info.name == *name);
    let chosen = facts.sheet.as_ref().and_then(named).unwrap_or(0);
    let name = book.sheets().get(chosen).map(|info| info.name.clone()).ok_or(Refusal::from(RefusalKind::NoTable))?;
    let spots = gather(marks, facts);
    let mut copy = Workbook::new();
    let page = copy.add_worksheet();
    // A name that this format does not allow (some characters, 31 letters at most) gives way to the default one.
    let _ = page.set_name(&name);
    let looks = Looks::new();
    for ((row, column), spot) in &spots {
        let (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
        page.write_blank(row, column, looks.of(Some(spot.severity), false))?;
    }
    let mut failed = None;
    book.rows(chosen, &mut |row| {
        failed = write_row(page, row, &spots, &looks).err();
        Ok(if failed.is_some() { Flow::Stop } else { Flow::On })
    })?;
    if let Some(failed) = failed {
        return Err(failed.into());
    }
    for ((row, column), spot) in spots.iter().take(notes::NOTES_MAX) {
        page.insert_note(row.saturating_sub(1), column.saturating_sub(1), &note(spot))?;
    }
    Ok(copy.save_to_buffer()?)
}

fn note(spot: &Spot) -> Note {
    let text: String = spot.text.chars().take(NOTE_CHARACTERS_MAX).collect();
    Note::new(text).set_width(280).add_author_prefix(false)
}

fn write_row(page: &mut Worksheet, row: &SheetRow<'_>, spots: &Spots, looks: &Looks) -> Result<(), XlsxError> {
    for cell in row.cells {
        let severity = spots.get(&(row.number, cell.column)).map(|spot| spot.severity);
        let (at, column) = (row.number - 1, cell.column - 1);
        let look = looks.of(severity, cell.shape == Shape::Date);
        match cell.shape {
            Shape::Number => match sheet::number::float_of(cell.text) {
                Some(number) => page.write_number_with_format(at, column, number, look)?,
                None => page.write_string_with_format(at, column, cell.text, look)?,
            },
            Shape::Boolean => page.write_boolean_with_format(at, column, cell.text == "TRUE", look)?,
            Shape::Date => match ExcelDateTime::parse_from_str(cell.text) {
                Ok(date) => page.write_datetime_with_format(at, column, date, look)?,
                // The day that does not exist, or a day before the first.
                Err(_) => page.write_string_with_format(at, column, cell.text, look)?,
            },
            // An error or a formula without value is shown as the text that it shows; a text is never run.
            Shape::Text | Shape::Digits | Shape::Error | Shape::FormulaWithoutValue => {
                page.write_string_with_format(at, column, cell.text, look)?
            }
        };
    }
    Ok(())
}
