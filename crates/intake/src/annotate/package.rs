//! The package of a workbook with its faults marked: what is not touched is copied as it is packed.

use super::formats::Formats;
use super::patch::{apply, with_child};
use super::{AnnotateError, AnnotateLabels, Mark, gather, notes, sheet};
use crate::archive::Archive;
use crate::sheet::xlsx::{Relation, outline, relations};
use crate::sheet::xml::Xml;
use std::io::{Cursor, Write};
use tasrih_domain::source::FileFacts;
use tasrih_domain::{Refusal, RefusalKind};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Largest part that is changed in memory: styles, notes, drawings, pointers. The styles of the worst workbooks seen
/// have 10 MB.
const PART_BYTES_MAX: u64 = 32 << 20;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const FRESH_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"#
);
const NOTES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const DRAWING_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Parts changed or added, by name.
struct Parts<'a, 'f> {
    archive: &'a mut Archive<'f>,
    written: Vec<(String, Vec<u8>)>,
}

impl Parts<'_, '_> {
    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, AnnotateError> {
        if let Some((_, bytes)) = self.written.iter().find(|(written, _)| written.eq_ignore_ascii_case(name)) {
            return Ok(Some(bytes.clone()));
        }
        let Some(index) = self.archive.find(name) else { return Ok(None) };
        Ok(Some(self.archive.whole(index, PART_BYTES_MAX)?))
    }

    fn write(&mut self, name: &str, bytes: Vec<u8>) {
        self.written.retain(|(written, _)| !written.eq_ignore_ascii_case(name));
        self.written.push((name.to_owned(), bytes));
    }

    /// A name like `xl/comments7.xml` that no part has.
    fn free(&self, before: &str, after: &str) -> String {
        let mut number = 1;
        while self.archive.find(&format!("{before}{number}{after}")).is_some() {
            number += 1;
        }
        format!("{before}{number}{after}")
    }

    fn declare(&mut self, declaration: &str) -> Result<(), AnnotateError> {
        let types = self.read(CONTENT_TYPES)?.ok_or(Refusal::from(RefusalKind::BrokenWorkbook))?;
        let types = with_child(&types, |prefix| format!("<{prefix}{declaration}/>"))?;
        self.write(CONTENT_TYPES, types);
        Ok(())
    }

    fn declare_part(&mut self, name: &str, kind: &str) -> Result<(), AnnotateError> {
        self.declare(&format!("Override PartName=\"/{name}\" ContentType=\"{kind}\""))
    }

    /// Makes `from` point at `to` and returns the name of the pointer.
    fn point(&mut self, from: &str, to: &str, kind: &str) -> Result<String, AnnotateError> {
        let slash = from.rfind('/').map_or(0, |slash| slash + 1);
        let name = format!("{}_rels/{}.rels", &from[..slash], &from[slash..]);
        let part = self.read(&name)?.unwrap_or_else(|| FRESH_RELATIONS.as_bytes().to_vec());
        let text = String::from_utf8_lossy(&part).into_owned();
        let mut number = 1;
        while text.contains(&format!("rIdMark{number}\"")) {
            number += 1;
        }
        let id = format!("rIdMark{number}");
        let part = with_child(&part, |prefix| {
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"/{to}\"/>")
        })?;
        self.write(&name, part);
        Ok(id)
    }
}

/// Marks the faults in a workbook.
pub(super) fn annotate(
    original: &[u8],
    facts: &FileFacts,
    marks: &[Mark],
    labels: &AnnotateLabels,
) -> Result<Vec<u8>, AnnotateError> {
    let mut file = Cursor::new(original);
    let mut archive = Archive::open(&mut file)?;
    let outline = outline(&mut archive)?;
    let named = |name: &String| outline.sheets.iter().position(|info| info.name == *name);
    let chosen = facts.sheet.as_ref().and_then(named).unwrap_or(0);
    let part = *outline.parts.get(chosen).ok_or(Refusal::from(RefusalKind::BrokenWorkbook))?;
    let sheet_name = archive.entries()[part].name.clone();
    let pointers = relations(&mut archive, &sheet_name)?;
    let styles_name = outline.styles.map(|index| archive.entries()[index].name.clone());
    let workbook_name = outline.workbook;

    let spots = gather(marks, facts);
    let mut parts = Parts { archive: &mut archive, written: Vec::new() };
    let styles = styles_name.as_ref().map(|name| parts.read(name)).transpose()?.flatten();
    let mut formats = Formats::read(styles)?;
    let mut plan = sheet::plan(Xml::new(parts.archive.part(part)?), &spots, &mut formats)?;
    if let Some(styles) = formats.written()? {
        let name = if let Some(name) = styles_name {
            name
        } else {
            let name = parts.free("xl/styles", ".xml");
            parts.point(&workbook_name, &name, "styles")?;
            parts.declare_part(&name, STYLES_TYPE)?;
            name
        };
        parts.write(&name, styles);
    }
    if !spots.is_empty() {
        let cells = write_notes(&mut parts, &sheet_name, &pointers, &spots, &labels.author)?;
        write_boxes(&mut parts, &sheet_name, &pointers, &mut plan, |part| notes::add_boxes(part, &cells, &spots))?;
    }
    let written = parts.written;
    packed(original, &sheet_name, written, |out| apply(archive.part(part)?, &plan.edits, out))
}

/// Writes the texts of the notes and returns the cells that need a box.
fn write_notes(
    parts: &mut Parts<'_, '_>,
    sheet: &str,
    pointers: &[Relation],
    spots: &super::Spots,
    author: &str,
) -> Result<Vec<(u32, u16)>, AnnotateError> {
    let existing = pointers.iter().find(|pointer| pointer.kind == "comments" && !pointer.external);
    let name = if let Some(existing) = existing {
        existing.target.clone()
    } else {
        let name = parts.free("xl/comments", ".xml");
        parts.point(sheet, &name, "comments")?;
        parts.declare_part(&name, NOTES_TYPE)?;
        name
    };
    let part = parts.read(&name)?.unwrap_or_else(|| notes::FRESH.as_bytes().to_vec());
    let added = notes::add(&part, spots, author)?;
    parts.write(&name, added.part);
    Ok(added.boxes)
}

fn write_boxes(
    parts: &mut Parts<'_, '_>,
    sheet: &str,
    pointers: &[Relation],
    plan: &mut sheet::Plan,
    add: impl FnOnce(&[u8]) -> Result<Vec<u8>, AnnotateError>,
) -> Result<(), AnnotateError> {
    let existing = plan.shapes.as_ref().and_then(|id| pointers.iter().find(|pointer| pointer.id == *id));
    let name = if let Some(existing) = existing {
        existing.target.clone()
    } else {
        let name = parts.free("xl/drawings/vmlDrawing", ".vml");
        let id = parts.point(sheet, &name, "vmlDrawing")?;
        plan.point(&id);
        let types = parts.read(CONTENT_TYPES)?.unwrap_or_default();
        if memchr::memmem::find(&types.to_ascii_lowercase(), b"extension=\"vml\"").is_none() {
            parts.declare(&format!("Default Extension=\"vml\" ContentType=\"{DRAWING_TYPE}\""))?;
        }
        name
    };
    let part = parts.read(&name)?.unwrap_or_else(|| notes::FRESH_BOXES.as_bytes().to_vec());
    parts.write(&name, add(&part)?);
    Ok(())
}

/// Packs the workbook anew, in its order: changed parts are packed, the others copied as they are.
fn packed(
    original: &[u8],
    sheet: &str,
    mut written: Vec<(String, Vec<u8>)>,
    write_sheet: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>) -> Result<(), AnnotateError>,
) -> Result<Vec<u8>, AnnotateError> {
    let unwritable = |_| AnnotateError::Unwritable;
    let mut source = zip::ZipArchive::new(Cursor::new(original)).map_err(unwritable)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(original.len() + original.len() / 8)));
    let (options, mut write_sheet) = (SimpleFileOptions::default(), Some(write_sheet));
    for index in 0..source.len() {
        let entry = source.by_index_raw(index).map_err(unwritable)?;
        let name = entry.name().map_err(unwritable)?.replace('\\', "/");
        if name == sheet {
            out.start_file(name, options).map_err(unwritable)?;
            if let Some(write) = write_sheet.take() {
                write(&mut out)?;
            }
        } else if let Some(at) = written.iter().position(|(changed, _)| changed.eq_ignore_ascii_case(&name)) {
            let (_, bytes) = written.swap_remove(at);
            out.start_file(name, options).map_err(unwritable)?;
            out.write_all(&bytes)?;
        } else {
            out.raw_copy_file(entry).map_err(unwritable)?;
        }
    }
    written.sort();
    for (name, bytes) in written {
        out.start_file(name, options).map_err(unwritable)?;
        out.write_all(&bytes)?;
    }
    Ok(out.finish().map_err(unwritable)?.into_inner())
}
