//! The changes in the sheet itself: the formats of the cells at fault and the pointer to their notes.

use super::formats::Formats;
use super::patch::{Edit, broken, prefix, rewritten};
use super::{AnnotateError, Spots};
use crate::archive::Source;
use crate::sheet::xlsx::cell_place;
use crate::sheet::xml::{Event, Tag, Xml, digits, local};
use tasrih_domain::Column;

/// Elements of a worksheet that stand behind the pointer to the notes. Source: ECMA-376 part 1, 18.3.1.99.
const BEHIND: [&[u8]; 8] = [
    b"legacyDrawingHF",
    b"drawingHF",
    b"picture",
    b"oleObjects",
    b"controls",
    b"webPublishItems",
    b"tableParts",
    b"extLst",
];

/// What is to be changed in a sheet.
pub(super) struct Plan {
    pub edits: Vec<Edit>,
    /// Relation of the shapes that the sheet has already.
    pub shapes: Option<String>,
    /// Where the pointer to the shapes goes when it has none.
    pointer_at: u64,
    prefix: String,
    is_strict: bool,
}

impl Plan {
    /// Points at the shapes of the notes.
    pub fn point(&mut self, relation: &str) {
        let family = if self.is_strict { "purl.oclc.org/ooxml" } else { "schemas.openxmlformats.org" };
        let suffix = if self.is_strict { "" } else { "/2006" };
        let namespace = format!("http://{family}/officeDocument{suffix}/relationships");
        let prefix = &self.prefix;
        let pointer = format!("<{prefix}legacyDrawing xmlns:n=\"{namespace}\" n:id=\"{relation}\"/>");
        let behind = self.edits.partition_point(|edit| edit.from <= self.pointer_at);
        self.edits.insert(behind, Edit::insert(self.pointer_at, pointer));
    }
}

/// Goes through the sheet once and plans the changes.
pub(super) fn plan<S: Source>(mut xml: Xml<S>, spots: &Spots, formats: &mut Formats) -> Result<Plan, AnnotateError> {
    let plan = Plan { edits: Vec::new(), shapes: None, pointer_at: 0, prefix: String::new(), is_strict: false };
    let mut planner = Planner { spots, formats, plan, row: 0, row_style: 0, column: 0, dealt_with: 0 };
    let (mut depth, mut has_place) = (0_u32, false);
    loop {
        match xml.next()? {
            Event::End if has_place => return Ok(planner.plan),
            Event::End => return Err(broken().into()),
            Event::Open(tag) => {
                let is_behind = depth == 1 && BEHIND.contains(&tag.local());
                let (empty, change) = (tag.empty, planner.open(&tag, depth)?);
                let span = xml.span();
                if is_behind && !has_place {
                    (has_place, planner.plan.pointer_at) = (true, span.start);
                }
                planner.change(change, &span);
                depth += u32::from(!empty);
            }
            Event::Close(name) => {
                depth = depth.saturating_sub(1);
                let is_row = depth == 2 && local(name) == b"row";
                let span = xml.span();
                if is_row {
                    let change = Change { before: planner.missing(u16::MAX), instead: None };
                    planner.change(change, &span);
                } else if depth == 0 && !has_place {
                    (has_place, planner.plan.pointer_at) = (true, span.start);
                }
            }
            Event::Text(_) | Event::Plain(_) => {}
        }
    }
}

/// What happens at a tag.
#[derive(Default)]
struct Change {
    before: String,
    instead: Option<Vec<u8>>,
}

struct Planner<'a> {
    spots: &'a Spots,
    formats: &'a mut Formats,
    plan: Plan,
    /// Row in hand and its format.
    row: u32,
    row_style: u32,
    /// Column of the last cell, and the last column whose mark was dealt with.
    column: u16,
    dealt_with: u16,
}

impl Planner<'_> {
    fn change(&mut self, change: Change, span: &std::ops::Range<u64>) {
        if !change.before.is_empty() {
            self.plan.edits.push(Edit::insert(span.start, change.before));
        }
        self.plan.edits.extend(change.instead.map(|bytes| Edit::replace(span, bytes)));
    }

    fn open(&mut self, tag: &Tag<'_>, depth: u32) -> Result<Change, AnnotateError> {
        match (depth, tag.local()) {
            (0, _) => {
                self.plan.prefix = prefix(tag.name());
                self.plan.is_strict = tag.attributes().any(|(_, value)| value.starts_with(b"http://purl.oclc.org"));
            }
            (1, b"legacyDrawing") => {
                let id = tag.attributes().find(|(name, _)| local(name) == b"id").map(|(_, id)| id);
                self.plan.shapes = id.map(|id| String::from_utf8_lossy(id).into_owned());
            }
            (2, b"row") => return self.open_row(tag),
            (3, b"c") => return self.open_cell(tag),
            _ => {}
        }
        Ok(Change::default())
    }

    fn open_row(&mut self, tag: &Tag<'_>) -> Result<Change, AnnotateError> {
        self.row = tag.number(b"r")?.unwrap_or(self.row + 1);
        self.row_style = tag.number(b"s")?.unwrap_or(0);
        (self.column, self.dealt_with) = (0, 0);
        if !tag.empty {
            return Ok(Change::default());
        }
        let cells = self.missing(u16::MAX);
        if cells.is_empty() {
            return Ok(Change::default());
        }
        let close = format!("</{}>", String::from_utf8_lossy(tag.name()));
        let instead = [rewritten(tag, &[], ">"), cells.into_bytes(), close.into_bytes()].concat();
        Ok(Change { before: String::new(), instead: Some(instead) })
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<Change, AnnotateError> {
        self.column = match tag.get(b"r") {
            Some(reference) => cell_place(reference).ok_or_else(broken)?.0,
            None => self.column + 1,
        };
        let before = self.missing(self.column);
        self.dealt_with = self.dealt_with.max(self.column);
        let Some(spot) = self.spots.get(&(self.row, self.column)) else {
            return Ok(Change { before, instead: None });
        };
        let base = tag.get(b"s").map_or(Some(0), digits).ok_or_else(broken)?;
        let style = self.formats.coloured(base, spot.severity).to_string();
        let end = if tag.empty { "/>" } else { ">" };
        Ok(Change { before, instead: Some(rewritten(tag, &[("s", &style)], end)) })
    }

    /// Blank coloured cells for the marks between the last cell and `before`.
    fn missing(&mut self, before: u16) -> String {
        let mut cells = String::new();
        if self.dealt_with + 1 < before {
            let marks = self.spots.range((self.row, self.dealt_with + 1)..(self.row, before));
            for ((row, column), spot) in marks {
                let style = self.formats.coloured(self.row_style, spot.severity);
                let (prefix, letters) = (&self.plan.prefix, Column::Letter(*column));
                cells.extend(["<", prefix, &format!("c r=\"{letters}{row}\" s=\"{style}\"/>")]);
            }
            self.dealt_with = before - 1;
        }
        cells
    }
}
