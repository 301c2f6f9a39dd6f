//! Which cell formats show dates.

use super::super::number::{self, Look};
use super::super::xml::{Event, Xml, decode, local};
use crate::archive::Source;
use std::collections::BTreeMap;
use tasrih_domain::{Refusal, RefusalKind};

/// Most cell formats. Excel itself stops at 65,490.
const FORMATS_MAX: usize = 65_536;

/// What each cell format of the workbook shows, by its index.
#[derive(Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
}

impl Styles {
    /// What the cell format of that index shows. An index beyond the table shows a number, as in spreadsheets.
    pub fn look(&self, index: u32) -> Look {
        usize::try_from(index).ok().and_then(|index| self.looks.get(index)).copied().unwrap_or_default()
    }

    /// Reads the styles part.
    pub fn read<S: Source>(mut xml: Xml<S>) -> Result<Self, Refusal> {
        let mut custom: BTreeMap<u32, Look> = BTreeMap::new();
        let mut looks = Vec::new();
        let mut in_cell_formats = false;
        loop {
            let encoding = xml.encoding();
            match xml.next()? {
                Event::End => return Ok(Self { looks }),
                Event::Open(tag) => match tag.local() {
                    b"numFmt" => {
                        let mut code = String::new();
                        decode(tag.get(b"formatCode").unwrap_or_default(), encoding, &mut code)?;
                        custom.insert(tag.number(b"numFmtId")?.unwrap_or_default(), number::custom(&code));
                    }
                    b"cellXfs" => in_cell_formats = !tag.empty,
                    b"xf" if in_cell_formats => {
                        let id = tag.number(b"numFmtId")?.unwrap_or_default();
                        looks.push(custom.get(&id).copied().unwrap_or_else(|| number::built_in(id)));
                    }
                    _ => {}
                },
                Event::Close(name) if local(name) == b"cellXfs" => in_cell_formats = false,
                _ => {}
            }
            if looks.len() > FORMATS_MAX || custom.len() > FORMATS_MAX {
                return Err(RefusalKind::BrokenWorkbook.into());
            }
        }
    }
}
