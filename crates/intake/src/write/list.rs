//! A table of texts: what a person reads elsewhere, never what is declared.

use super::{Direction, ExportFormat, SEPARATOR, UTF8_MARK, WriteError, push_fields};
use rust_xlsxwriter::{Format, Workbook};

/// The words of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings in order.
    pub headings: Vec<String>,
    /// Direction of the sheet.
    pub direction: Direction,
}

/// Width of a column, in characters.
const WIDTH: u8 = 20;

/// Writes the table. Every cell is a text: nothing a spreadsheet would run, and zeros stay.
///
/// # Errors
/// `Workbook` when a text is longer than a cell takes, or there are more rows than a sheet has.
pub fn write(
    format: ExportFormat,
    words: &TableWords,
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, WriteError> {
    if format == ExportFormat::Csv {
        let mut text = String::from(UTF8_MARK);
        push_fields(&mut text, &words.headings, SEPARATOR);
        rows.for_each(|row| push_fields(&mut text, &row, SEPARATOR));
        return Ok(text.into_bytes());
    }
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(&words.sheet)?;
    page.set_right_to_left(words.direction == Direction::RightToLeft);
    page.set_freeze_panes(1, 0)?;
    let text = Format::new().set_num_format("@");
    let heading = Format::new().set_bold();
    for (at, words) in (0_u16..).zip(&words.headings) {
        page.set_column_width(at, WIDTH)?;
        page.write_string_with_format(0, at, words, &heading)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (at, cell) in (0_u16..).zip(&cells) {
            page.write_string_with_format(row, at, cell, &text)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> TableWords {
        let headings = ["Nom", "Depuis"].map(str::to_owned).to_vec();
        TableWords { sheet: "Salariés".to_owned(), headings, direction: Direction::LeftToRight }
    }

    #[test]
    fn nothing_in_a_cell_is_run_by_a_spreadsheet() {
        let row = vec!["=HYPERLINK(\"x\")".to_owned(), "@SUM(1)".to_owned()];
        let csv = write(ExportFormat::Csv, &words(), [row.clone()].into_iter()).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.contains("'=HYPERLINK") && csv.contains("'@SUM"), "{csv}");
        let xlsx = write(ExportFormat::Xlsx, &words(), [row].into_iter()).unwrap();
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).unwrap();
        let mut sheet = String::new();
        std::io::Read::read_to_string(&mut package.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
        assert!(!sheet.contains("<f>"), "{sheet}");
    }
}
