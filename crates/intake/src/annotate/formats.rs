//! Cell formats like those that a workbook has, with the colour of a fault.

use super::AnnotateError;
use super::patch::{Edit, applied, prefix, rewritten};
use crate::sheet::xml::{Event, Xml};
use std::ops::Range;
use tasrih_domain::Severity;

/// Fill colours, dark text on each at AA contrast, told apart without their hue by the notes beside them.
const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "FFFFC7CE",
        Severity::Warning => "FFFFEB9C",
        Severity::Notice => "FFDDEBF7",
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Blocking, Severity::Warning, Severity::Notice];

/// A styles part for a workbook that has none.
const FRESH: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>"#;

/// Most cell formats that spreadsheets take.
const FORMATS_MAX: usize = 64_000;

fn fill(prefix: &str, colour: &str) -> String {
    let p = prefix;
    format!(
        "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{colour}\"/><{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
    )
}

/// A list of the styles part.
#[derive(Default)]
struct List {
    /// Opening tag with its count set, once the count is known.
    open: Range<u64>,
    close: u64,
    count: u32,
}

/// The cell formats of a workbook and those that were asked for.
pub(super) struct Formats {
    part: Vec<u8>,
    fills: List,
    cells: List,
    /// Bytes of each cell format.
    spans: Vec<Range<u64>>,
    asked: Vec<(u32, Severity)>,
}

impl Formats {
    /// Reads the styles part, or starts a fresh one.
    pub fn read(part: Option<Vec<u8>>) -> Result<Self, AnnotateError> {
        let part = part.unwrap_or_else(|| FRESH.as_bytes().to_vec());
        let (mut fills, mut cells, mut spans) = (List::default(), List::default(), Vec::new());
        let (mut in_cells, mut in_fills, mut start) = (false, false, 0);
        let mut xml = Xml::new(part.as_slice());
        loop {
            match xml.next()? {
                Event::End => break,
                Event::Open(tag) => {
                    let (name, empty) = (tag.local(), tag.empty);
                    match name {
                        b"fills" if !empty => {
                            in_fills = true;
                            fills.open = xml.span();
                        }
                        b"fill" if in_fills => fills.count += 1,
                        b"cellXfs" if !empty => {
                            in_cells = true;
                            cells.open = xml.span();
                        }
                        b"xf" if in_cells => {
                            start = xml.span().start;
                            if empty {
                                spans.push(xml.span());
                            }
                        }
                        _ => {}
                    }
                }
                Event::Close(name) => match crate::sheet::xml::local(name) {
                    b"fills" => (in_fills, fills.close) = (false, xml.span().start),
                    b"cellXfs" => (in_cells, cells.close) = (false, xml.span().start),
                    b"xf" if in_cells => spans.push(start..xml.span().end),
                    _ => {}
                },
                _ => {}
            }
        }
        cells.count = u32::try_from(spans.len()).unwrap_or(u32::MAX);
        Ok(Self { part, fills, cells, spans, asked: Vec::new() })
    }

    /// The index of a format like `base` with the colour of the severity; `base` itself when the workbook has no
    /// room or no lists for it: the note alone then marks the cell.
    pub fn coloured(&mut self, base: u32, severity: Severity) -> u32 {
        let is_known = (base as usize) < self.spans.len();
        if !is_known || self.fills.count == 0 || self.spans.len() + self.asked.len() >= FORMATS_MAX {
            return base;
        }
        let found = self.asked.iter().position(|asked| *asked == (base, severity)).unwrap_or_else(|| {
            self.asked.push((base, severity));
            self.asked.len() - 1
        });
        self.cells.count + u32::try_from(found).unwrap_or(0)
    }

    /// The styles part with the formats asked for; `None` when there are none.
    pub fn written(&self) -> Result<Option<Vec<u8>>, AnnotateError> {
        if self.asked.is_empty() {
            return Ok(None);
        }
        let added = u32::try_from(self.asked.len()).unwrap_or(0);
        let mut copies = Vec::new();
        for (base, severity) in &self.asked {
            copies.extend(self.copy(*base, *severity)?);
        }
        let prefix = self.prefix();
        let fills: Vec<String> = SEVERITIES.into_iter().map(|severity| fill(&prefix, colour(severity))).collect();
        let edits = [
            Edit::replace(&self.fills.open, self.counted(&self.fills.open, self.fills.count + 3)?),
            Edit::insert(self.fills.close, fills.concat()),
            Edit::replace(&self.cells.open, self.counted(&self.cells.open, self.cells.count + added)?),
            Edit::insert(self.cells.close, copies),
        ];
        applied(&self.part, &edits).map(Some)
    }

    fn bytes(&self, span: &Range<u64>) -> &[u8] {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        self.part.get(place(span.start)..place(span.end)).unwrap_or_default()
    }

    fn prefix(&self) -> String {
        match Xml::new(self.bytes(&self.cells.open)).next() {
            Ok(Event::Open(tag)) => prefix(tag.name()),
            _ => String::new(),
        }
    }

    fn counted(&self, open: &Range<u64>, count: u32) -> Result<Vec<u8>, AnnotateError> {
        let mut xml = Xml::new(self.bytes(open));
        match xml.next()? {
            Event::Open(tag) => Ok(rewritten(&tag, &[("count", &count.to_string())], ">")),
            _ => Err(AnnotateError::Unwritable),
        }
    }

    /// A cell format with another fill, its alignment and protection kept.
    fn copy(&self, base: u32, severity: Severity) -> Result<Vec<u8>, AnnotateError> {
        let bytes = self.spans.get(base as usize).map(|span| self.bytes(span)).unwrap_or_default();
        let mut xml = Xml::new(bytes);
        let Event::Open(tag) = xml.next()? else { return Err(AnnotateError::Unwritable) };
        let nth = SEVERITIES.iter().position(|one| *one == severity).unwrap_or(0);
        let fill = (self.fills.count as usize + nth).to_string();
        let end = if tag.empty { "/>" } else { ">" };
        let mut copy = rewritten(&tag, &[("fillId", &fill), ("applyFill", "1")], end);
        let rest = usize::try_from(xml.span().end).unwrap_or(usize::MAX);
        copy.extend_from_slice(bytes.get(rest..).unwrap_or_default());
        Ok(copy)
    }
}
