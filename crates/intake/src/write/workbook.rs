//! A workbook of one sheet, written row by row: a million rows take the memory of one.

use super::{COLUMNS, Direction, ExportRow, ExportWords, Value, WriteError};
use crate::sheet::row::GRID_ROWS;
use crate::sheet::xml::escaped;
use std::fmt::Write as _;
use std::io::Write;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;

const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// Formats 0 plain, 1 heading, 2 text, 3 amount.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

/// Widths of the columns, in characters.
pub(crate) const WIDTHS: [u8; COLUMNS] = [16, 24, 24, 12, 8, 14, 14, 12];

/// Letters of the columns.
const LETTERS: [char; COLUMNS] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

type Package<W> = ZipWriter<StreamWriter<W>>;

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => Self::Io(error),
            _ => Self::Workbook,
        }
    }
}

pub(super) fn write<'a>(
    words: &ExportWords,
    rows: impl Iterator<Item = ExportRow<'a>>,
    out: impl Write,
) -> Result<(), WriteError> {
    let mut package = ZipWriter::new_stream(out);
    let sheet = escaped(&words.sheet);
    let workbook = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
    ] {
        package.start_file(name, SimpleFileOptions::default())?;
        package.write_all(text.as_bytes())?;
    }
    package.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())?;
    write_sheet(words, rows, &mut package)?;
    package.finish()?.into_inner().flush()?;
    Ok(())
}

fn write_sheet<'a, W: Write>(
    words: &ExportWords,
    rows: impl Iterator<Item = ExportRow<'a>>,
    package: &mut Package<W>,
) -> Result<(), WriteError> {
    let right_to_left = if words.direction == Direction::RightToLeft { " rightToLeft=\"1\"" } else { "" };
    let mut text = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView{right_to_left} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#
    );
    for (column, width) in (1..).zip(WIDTHS) {
        push(&mut text, format_args!("<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"));
    }
    text.push_str("</cols><sheetData><row r=\"1\">");
    for (letter, heading) in LETTERS.into_iter().zip(words.headings.all()) {
        push_text(&mut text, letter, 1, 1, heading);
    }
    text.push_str("</row>");
    for (row, number) in rows.zip(2_u32..) {
        if number > GRID_ROWS {
            return Err(WriteError::TooManyRows);
        }
        push(&mut text, format_args!("<row r=\"{number}\">"));
        for (letter, value) in LETTERS.into_iter().zip(row.values()) {
            match value {
                Value::Text(value) => push_text(&mut text, letter, number, 2, &value),
                Value::Whole(value) => push(&mut text, format_args!("<c r=\"{letter}{number}\"><v>{value}</v></c>")),
                Value::Amount(value) => {
                    push(&mut text, format_args!("<c r=\"{letter}{number}\" s=\"3\"><v>{value}</v></c>"));
                }
                Value::Nothing => {}
            }
        }
        text.push_str("</row>");
        if text.len() > (64 << 10) {
            package.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    text.push_str("</sheetData></worksheet>");
    package.write_all(text.as_bytes())?;
    Ok(())
}

fn push(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = text.write_fmt(arguments);
}

fn push_text(text: &mut String, letter: char, row: u32, style: u8, value: &str) {
    let value = escaped(value);
    push(
        text,
        format_args!(
            "<c r=\"{letter}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>"
        ),
    );
}
