//! The notes of a sheet: their texts in one part, their boxes in another.

use super::patch::{Edit, applied, broken, escaped, prefix};
use super::{AnnotateError, Spots};
use crate::sheet::xlsx::cell_place;
use crate::sheet::xml::{Event, Xml, local};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use tasrih_domain::Column;

/// Most notes written to a sheet. Spreadsheets take seconds to open some thousands of boxes; beyond, the colour
/// alone marks a cell, and the page still lists every fault.
pub(super) const NOTES_MAX: usize = 5_000;

/// Boxes of one block of numbers.
const BLOCK: usize = 1_024;

/// First block of our boxes, far above those that spreadsheets give.
const BLOCK_FIRST: usize = 100;

/// A part for the texts of a sheet that has none.
pub(super) const FRESH: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>"#
);

/// A part for the boxes of a sheet that has none.
pub(super) const FRESH_BOXES: &str = r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>"#;

const BOX_KIND: &str = r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#;

/// The texts added to a part of notes, and the cells that need a box.
pub(super) struct Added {
    pub part: Vec<u8>,
    pub boxes: Vec<(u32, u16)>,
}

/// Adds the texts. A cell that has a note keeps it, with ours below.
pub(super) fn add(part: &[u8], spots: &Spots, author: &str) -> Result<Added, AnnotateError> {
    let mut xml = Xml::new(part);
    let (mut edits, mut taken) = (Vec::new(), BTreeSet::new());
    let (mut authors, mut prefix_found, mut at) = (0_u32, String::new(), None);
    let mut wanted: Vec<(u32, u16)> = spots.keys().copied().take(NOTES_MAX).collect();
    loop {
        match xml.next()? {
            Event::End => break,
            Event::Open(tag) => match tag.local() {
                b"comments" => prefix_found = prefix(tag.name()),
                b"author" => authors += 1,
                b"comment" => at = tag.get(b"ref").and_then(cell_place).map(|(column, row)| (row, column)),
                _ => {}
            },
            Event::Close(name) => match local(name) {
                b"authors" => {
                    let prefix = &prefix_found;
                    let author = format!("<{prefix}author>{}</{prefix}author>", escaped(author));
                    edits.push(Edit::insert(xml.span().start, author));
                }
                b"text" => {
                    let spot = at.and_then(|at| spots.get(&at).filter(|_| taken.insert(at)));
                    if let Some(spot) = spot {
                        let text = run(&prefix_found, &format!("\n{}", spot.text));
                        edits.push(Edit::insert(xml.span().start, text));
                    }
                }
                b"commentList" => {
                    wanted.retain(|at| !taken.contains(at));
                    let texts = written(&wanted, spots, &prefix_found, authors);
                    edits.push(Edit::insert(xml.span().start, texts));
                }
                _ => {}
            },
            Event::Text(_) | Event::Plain(_) => {}
        }
    }
    Ok(Added { part: applied(part, &edits)?, boxes: wanted })
}

fn run(prefix: &str, text: &str) -> String {
    format!("<{prefix}r><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>", escaped(text))
}

fn written(wanted: &[(u32, u16)], spots: &Spots, prefix: &str, author: u32) -> String {
    let mut out = String::new();
    for at in wanted {
        let Some(spot) = spots.get(at) else { continue };
        let (letters, text) = (Column::Letter(at.1), run(prefix, &spot.text));
        let _ = write!(
            out,
            "<{prefix}comment ref=\"{letters}{row}\" authorId=\"{author}\"><{prefix}text>{text}</{prefix}text></{prefix}comment>",
            row = at.0
        );
    }
    out
}

/// Adds the boxes of these cells to a drawing.
pub(super) fn add_boxes(part: &[u8], cells: &[(u32, u16)], spots: &Spots) -> Result<Vec<u8>, AnnotateError> {
    // The drawing is HTML of 2000 rather than XML: only its end is looked for.
    let end = memchr::memmem::rfind(part, b"</xml>").ok_or_else(broken)?;
    let mut out = String::new();
    if memchr::memmem::find(part, b"o:shapelayout").is_none() {
        let blocks: Vec<String> = (0..=cells.len() / BLOCK).map(|block| (BLOCK_FIRST + block).to_string()).collect();
        let blocks = blocks.join(",");
        let _ =
            write!(out, "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{blocks}\"/></o:shapelayout>");
    }
    if memchr::memmem::find(part, b"_x0000_t202").is_none() {
        out.push_str(BOX_KIND);
    }
    for (nth, at) in cells.iter().enumerate() {
        push_box(nth, *at, spots.get(at).map_or(0, |spot| spot.text.chars().count()), &mut out);
    }
    Ok([&part[..end], out.as_bytes(), &part[end..]].concat())
}

fn push_box(nth: usize, (row, column): (u32, u16), characters: usize, out: &mut String) {
    // About 40 characters a line of the box, and one line of air.
    let lines = 2 + characters / 40;
    let (left, top) = (u32::from(column), row.saturating_sub(2));
    let bottom = top as usize + lines.min(20) + 1;
    let _ = write!(
        out,
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 4, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        id = BLOCK_FIRST * BLOCK + nth + 1,
        right = left + 4,
        row = row.saturating_sub(1),
        column = column.saturating_sub(1),
    );
}
