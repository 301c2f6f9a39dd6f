//! An empty payroll file: headings that the reader knows, and in a workbook notes, validation and formats that keep
//! what is typed as it was typed.

use crate::write::{COLUMNS, Direction, PerColumn, SEPARATOR, UTF8_MARK, WIDTHS, WriteError, push_fields};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Note, Workbook, Worksheet, XlsxError,
};
use tasrih_domain::Situation;
use tasrih_domain::line::DAYS_MAX;

/// A format of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFormat {
    /// A workbook with notes and validation.
    Xlsx,
    /// Headings alone.
    Csv,
}

/// The words of the template, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings that the reader recognises.
    pub headings: PerColumn,
    /// What to write in each column, shown as a note on the heading.
    pub notes: PerColumn,
    /// Title of a refused entry, at most 32 characters.
    pub refused: String,
    /// Why an entry is refused, at most 255 characters: days, amounts, situations.
    pub days_refused: String,
    /// Amounts.
    pub amount_refused: String,
    /// Situations.
    pub situation_refused: String,
    /// Direction of the sheet.
    pub direction: Direction,
}

/// Last row of a sheet, from 0.
const LAST_ROW: u32 = crate::sheet::row::GRID_ROWS - 1;

/// Columns of the template, from 0.
const INSURED_NUMBER: u16 = 0;
const CIN: u16 = 3;
const DAYS: u16 = 4;
const GROSS_WAGE: u16 = 5;
const CAPPED_WAGE: u16 = 6;
const SITUATION: u16 = 7;

impl From<XlsxError> for WriteError {
    fn from(_: XlsxError) -> Self {
        Self::Workbook
    }
}

/// Makes the template. Read back as it is, it is a file without employees; filled in, it gives no finding of form.
///
/// # Errors
/// `Workbook` when a word is longer than a spreadsheet takes.
pub fn template(format: TemplateFormat, words: &TemplateWords) -> Result<Vec<u8>, WriteError> {
    match format {
        TemplateFormat::Csv => {
            let mut text = String::from(UTF8_MARK);
            push_fields(&mut text, &words.headings.all(), SEPARATOR);
            Ok(text.into_bytes())
        }
        TemplateFormat::Xlsx => workbook(words),
    }
}

fn workbook(words: &TemplateWords) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(&words.sheet)?;
    page.set_right_to_left(words.direction == Direction::RightToLeft);
    page.set_freeze_panes(1, 0)?;
    // Text keeps the zeros of an identifier; amounts show their centimes.
    let (text, amount) = (Format::new().set_num_format("@"), Format::new().set_num_format("#,##0.00"));
    for column in [INSURED_NUMBER, CIN] {
        page.set_column_format(column, &text)?;
    }
    for column in [GROSS_WAGE, CAPPED_WAGE] {
        page.set_column_format(column, &amount)?;
    }
    let heading = Format::new().set_bold().set_text_wrap().set_background_color(0x00E8_EEF4);
    let (headings, notes): ([&str; COLUMNS], [&str; COLUMNS]) = (words.headings.all(), words.notes.all());
    for (column, ((name, note), width)) in (0_u16..).zip(headings.into_iter().zip(notes).zip(WIDTHS)) {
        page.set_column_width(column, width)?;
        page.write_string_with_format(0, column, name, &heading)?;
        if !note.is_empty() {
            page.insert_note(0, column, &Note::new(note).set_width(240).add_author_prefix(false))?;
        }
    }
    validate(page, words)?;
    Ok(workbook.save_to_buffer()?)
}

fn validate(page: &mut Worksheet, words: &TemplateWords) -> Result<(), WriteError> {
    let days = DataValidation::new().allow_whole_number(DataValidationRule::Between(0, i32::from(DAYS_MAX)));
    page.add_data_validation(1, DAYS, LAST_ROW, DAYS, &refusing(days, words, &words.days_refused)?)?;
    let amount = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let amount = refusing(amount, words, &words.amount_refused)?;
    page.add_data_validation(1, GROSS_WAGE, LAST_ROW, CAPPED_WAGE, &amount)?;
    let codes: Vec<&str> = Situation::ALL.into_iter().map(Situation::code).filter(|code| !code.is_empty()).collect();
    let situation = refusing(DataValidation::new().allow_list_strings(&codes)?, words, &words.situation_refused)?;
    page.add_data_validation(1, SITUATION, LAST_ROW, SITUATION, &situation)?;
    Ok(())
}

fn refusing(validation: DataValidation, words: &TemplateWords, why: &str) -> Result<DataValidation, XlsxError> {
    validation.set_error_style(DataValidationErrorStyle::Stop).set_error_title(&words.refused)?.set_error_message(why)
}

#[cfg(test)]
mod tests;
