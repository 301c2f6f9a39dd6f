//! An empty list of people: headings that the reader knows, notes, and an example row that the reader leaves out.

use crate::template::TemplateFormat;
use crate::write::{Direction, SEPARATOR, UTF8_MARK, WriteError, push_fields};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Note, Workbook};
use tasrih_domain::registration::Item;

/// One column, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnWords {
    /// Which item.
    pub item: Item,
    /// Heading that the reader knows.
    pub heading: String,
    /// What to write, shown as a note on the heading.
    pub note: String,
    /// What the example row says.
    pub example: String,
}

/// The words of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// The columns in order.
    pub columns: Vec<ColumnWords>,
    /// Title and words of a refused sex.
    pub sex_refused: (String, String),
    /// Direction of the sheet.
    pub direction: Direction,
}

/// Last row of a sheet, from 0.
const LAST_ROW: u32 = crate::sheet::row::GRID_ROWS - 1;
/// Width of a column, in characters.
const WIDTH: u8 = 20;

/// Makes the template.
///
/// # Errors
/// `Workbook` when a word is longer than a spreadsheet takes.
pub fn template(format: TemplateFormat, words: &ListWords) -> Result<Vec<u8>, WriteError> {
    match format {
        TemplateFormat::Csv => {
            let mut text = String::from(UTF8_MARK);
            let row = |pick: fn(&ColumnWords) -> &String| words.columns.iter().map(pick).collect::<Vec<_>>();
            push_fields(&mut text, &row(|column| &column.heading), SEPARATOR);
            push_fields(&mut text, &row(|column| &column.example), SEPARATOR);
            Ok(text.into_bytes())
        }
        TemplateFormat::Xlsx => workbook(words),
    }
}

fn workbook(words: &ListWords) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(&words.sheet)?;
    page.set_right_to_left(words.direction == Direction::RightToLeft);
    page.set_freeze_panes(1, 0)?;
    // Text everywhere: zeros stay, and no spreadsheet swaps the day and the month of what is typed.
    let text = Format::new().set_num_format("@");
    let heading = Format::new().set_bold().set_text_wrap().set_background_color(0x00E8_EEF4);
    let example = Format::new().set_num_format("@").set_italic().set_font_color(0x0060_6060);
    for (at, column) in (0_u16..).zip(&words.columns) {
        page.set_column_format(at, &text)?;
        page.set_column_width(at, WIDTH)?;
        page.write_string_with_format(0, at, &column.heading, &heading)?;
        page.write_string_with_format(1, at, &column.example, &example)?;
        page.insert_note(0, at, &Note::new(&column.note).set_width(240).add_author_prefix(false))?;
        if column.item == Item::Sex {
            let list = DataValidation::new().allow_list_strings(&["F", "M"])?;
            let list = list.set_error_style(DataValidationErrorStyle::Stop).set_error_title(&words.sex_refused.0)?;
            page.add_data_validation(1, at, LAST_ROW, at, &list.set_error_message(&words.sex_refused.1)?)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}
