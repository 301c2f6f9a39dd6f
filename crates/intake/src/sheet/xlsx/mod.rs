//! Office Open XML workbooks.
//!
//! calamine's streaming cell reader does not say which rows, columns and sheets are hidden, which formulas have no
//! saved value, nor that a cell is there twice; its string table allocates what the file claims, and it takes five
//! times as long. So the sheet is scanned here, once, by [`rows`], behind the one function [`Book::rows`]; calamine
//! is the second opinion of the tests.

mod package;
mod rows;
mod strings;
mod styles;

pub(crate) use package::{Relation, relations};
pub(crate) use rows::place as cell_place;

use super::number::Epoch;
use super::row::{RowBuffer, Strings, Visit};
use super::xml::{Event, Xml, decode};
use super::{Notes, SheetInfo, Workbook};
use crate::archive::Archive;
use crate::detect::unknown_format;
use styles::Styles;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Refusal, RefusalKind};

/// Most sheets of a workbook: a year of months for twenty establishments, four times.
const SHEETS_MAX: usize = 1_024;

/// What the workbook part says, before any sheet is read.
#[derive(Default)]
pub(crate) struct Outline {
    /// Name of the workbook part.
    pub workbook: String,
    /// Worksheets in the order of their tabs.
    pub sheets: Vec<SheetInfo>,
    /// Part of each sheet.
    pub parts: Vec<usize>,
    /// Part of the shared strings.
    pub strings: Option<usize>,
    /// Part of the styles.
    pub styles: Option<usize>,
    /// From which day dates count.
    pub epoch: Epoch,
    /// The writer computed nothing and asks the spreadsheet to do it: a saved zero may be a placeholder.
    pub recalculates: bool,
}

/// A workbook whose sheets can be read.
pub(crate) struct Book<'f> {
    archive: Archive<'f>,
    outline: Outline,
    strings: Strings,
    styles: Styles,
    row: RowBuffer,
}

impl<'f> Book<'f> {
    /// Reads everything but the sheets.
    pub fn open(mut archive: Archive<'f>) -> Result<Self, Refusal> {
        let outline = outline(&mut archive)?;
        let strings = match outline.strings {
            Some(part) => strings::read(&mut archive, part)?,
            None => Strings::default(),
        };
        let styles = match outline.styles {
            Some(part) => Styles::read(Xml::new(archive.part(part)?))?,
            None => Styles::default(),
        };
        Ok(Self { archive, outline, strings, styles, row: RowBuffer::default() })
    }
}

impl Workbook for Book<'_> {
    fn format(&self) -> Format {
        Format::Xlsx
    }

    fn epoch(&self) -> Epoch {
        self.outline.epoch
    }

    fn sheets(&self) -> &[SheetInfo] {
        &self.outline.sheets
    }

    fn rows(&mut self, sheet: usize, visit: Visit<'_>) -> Result<Notes, Refusal> {
        let part = *self.outline.parts.get(sheet).ok_or(RefusalKind::BrokenWorkbook)?;
        let context = rows::Context {
            strings: &self.strings,
            styles: &self.styles,
            epoch: self.outline.epoch,
            recalculates: self.outline.recalculates,
        };
        rows::scan(Xml::new(self.archive.part(part)?), &context, &mut self.row, visit)
    }
}

/// Finds the workbook part and reads it.
pub(crate) fn outline(archive: &mut Archive<'_>) -> Result<Outline, Refusal> {
    let name = package::workbook_name(archive)?;
    let part = archive.find(&name).ok_or_else(unknown_format)?;
    let relations = relations(archive, &name)?;
    let mut outline = Outline { workbook: name.clone(), ..Outline::default() };
    let find = |archive: &Archive<'_>, kind: &str| {
        let relation = relations.iter().find(|relation| relation.kind == kind)?;
        archive.find(&relation.target)
    };
    outline.strings = find(archive, "sharedStrings");
    outline.styles = find(archive, "styles");
    let listed = list_sheets(archive, part, &mut outline)?;
    for (info, id) in listed {
        let Some(relation) = relations.iter().find(|relation| relation.id == id) else {
            return Err(RefusalKind::BrokenWorkbook.into());
        };
        // Chart, dialog and macro sheets hold no table.
        if relation.kind == "worksheet" {
            outline.parts.push(archive.find(&relation.target).ok_or(RefusalKind::BrokenWorkbook)?);
            outline.sheets.push(info);
        }
    }
    Ok(outline)
}

fn list_sheets(
    archive: &mut Archive<'_>,
    part: usize,
    outline: &mut Outline,
) -> Result<Vec<(SheetInfo, String)>, Refusal> {
    let mut xml = Xml::new(archive.part(part)?);
    let mut listed = Vec::new();
    loop {
        let encoding = xml.encoding();
        match xml.next()? {
            Event::End => return Ok(listed),
            Event::Open(tag) if tag.local() == b"workbookPr" && tag.is_set(b"date1904") => {
                outline.epoch = Epoch::Y1904;
            }
            Event::Open(tag) if tag.local() == b"calcPr" => outline.recalculates = tag.is_set(b"fullCalcOnLoad"),
            Event::Open(tag) if tag.local() == b"sheet" => {
                let mut id = String::new();
                let name = SheetInfo::name(tag.get(b"name").unwrap_or_default(), encoding)?;
                let found = tag.attributes().find(|(name, _)| name.ends_with(b":id")).map(|(_, id)| id);
                decode(found.unwrap_or_default(), encoding, &mut id)?;
                let visible = !matches!(tag.get(b"state"), Some(b"hidden" | b"veryHidden"));
                listed.push((SheetInfo { name, visible }, id));
                if listed.len() > SHEETS_MAX {
                    return Err(RefusalKind::BrokenWorkbook.into());
                }
            }
            _ => {}
        }
    }
}
