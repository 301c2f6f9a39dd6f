//! Texts of a workbook: two bytes a character, one byte when all fit, cut anywhere into records of 8 KiB.

use super::super::row::Strings;
use super::{Record, broken};
use encoding_rs::{Encoding, WINDOWS_1252};
use tasrih_domain::Refusal;

/// How texts are written.
pub(super) struct Text {
    /// `None`: Unicode (BIFF8).
    code_page: Option<&'static Encoding>,
}

impl Text {
    /// Texts of Excel 97 and later.
    pub fn unicode() -> Self {
        Self { code_page: None }
    }

    /// Texts of Excel 5 and 95, in the code page that the workbook names.
    pub fn bytes() -> Self {
        Self { code_page: Some(WINDOWS_1252) }
    }

    /// Sets the code page of an old workbook; Unicode texts have none.
    pub fn set_code_page(&mut self, number: u16) {
        let Some(code_page) = &mut self.code_page else { return };
        let label = match number {
            10_000 => "macintosh".to_owned(),
            932 => "shift_jis".to_owned(),
            number => format!("windows-{number}"),
        };
        *code_page = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
    }

    /// Appends a text whose length takes one byte.
    pub fn push_short(&self, data: &[u8], out: &mut String) -> Result<(), Refusal> {
        let (&length, rest) = data.split_first().ok_or_else(broken)?;
        self.push(u16::from(length), Segments::new(rest, Vec::new()), out)
    }

    /// Appends a text whose length takes two bytes in BIFF8 and one in BIFF5 (number formats).
    pub fn push_long(&self, data: &[u8], out: &mut String) -> Result<(), Refusal> {
        if self.code_page.is_some() { self.push_short(data, out) } else { self.push_cell(data, Vec::new(), out) }
    }

    /// Appends the text of a cell, whose length takes two bytes.
    pub fn push_cell(&self, data: &[u8], continued: Vec<&[u8]>, out: &mut String) -> Result<(), Refusal> {
        let mut segments = Segments::new(data, continued);
        let length = segments.u16()?;
        self.push(length, segments, out)
    }

    fn push(&self, length: u16, mut segments: Segments<'_>, out: &mut String) -> Result<(), Refusal> {
        match self.code_page {
            None => {
                let flags = segments.u8()?;
                segments.push_characters(length, flags & 1 != 0, out)
            }
            Some(code_page) => {
                let bytes = segments.now.get(..usize::from(length)).ok_or_else(broken)?;
                out.push_str(&code_page.decode_without_bom_handling(bytes).0);
                Ok(())
            }
        }
    }
}

/// The data of a record and of those that continue it.
pub(super) struct Segments<'a> {
    now: &'a [u8],
    later: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Segments<'a> {
    /// Reads `data`, then what continues it.
    pub fn new(data: &'a [u8], continued: Vec<&'a [u8]>) -> Self {
        Self { now: data, later: continued.into_iter() }
    }

    fn left(&self) -> usize {
        self.now.len() + self.later.as_slice().iter().map(|segment| segment.len()).sum::<usize>()
    }

    fn turn(&mut self) -> Result<(), Refusal> {
        while self.now.is_empty() {
            self.now = self.later.next().ok_or_else(broken)?;
        }
        Ok(())
    }

    fn u8(&mut self) -> Result<u8, Refusal> {
        self.turn()?;
        let (&byte, rest) = self.now.split_first().ok_or_else(broken)?;
        self.now = rest;
        Ok(byte)
    }

    fn u16(&mut self) -> Result<u16, Refusal> {
        Ok(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Result<u32, Refusal> {
        Ok(u32::from(self.u16()?) | (u32::from(self.u16()?) << 16))
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Refusal> {
        while count > 0 {
            self.turn()?;
            let step = count.min(self.now.len());
            self.now = &self.now[step..];
            count -= step;
        }
        Ok(())
    }

    /// Appends that many characters; a text that goes on in the next segment says its width again there.
    fn push_characters(&mut self, length: u16, mut is_wide: bool, out: &mut String) -> Result<(), Refusal> {
        let mut left = usize::from(length);
        let mut units = Vec::new();
        while left > 0 {
            if self.now.is_empty() {
                is_wide = self.u8()? & 1 != 0;
                continue;
            }
            let width = if is_wide { 2 } else { 1 };
            let count = left.min(self.now.len() / width);
            if count == 0 {
                return Err(broken());
            }
            let (bytes, rest) = self.now.split_at(count * width);
            if is_wide {
                units.extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
            } else {
                units.extend(bytes.iter().map(|&byte| u16::from(byte)));
            }
            self.now = rest;
            left -= count;
        }
        out.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Ok(())
    }
}

/// Fewest bytes of a text in the table: length and flags.
const STRING_BYTES_MIN: usize = 3;

/// Reads the table of shared texts. What it claims to hold is compared with its size and never allocated.
pub(super) fn read_shared(record: &Record<'_>, mut segments: Segments<'_>) -> Result<Strings, Refusal> {
    let count = usize::try_from(record.u32(4)?).map_err(|_| broken())?;
    segments.skip(8)?;
    if count > segments.left() / STRING_BYTES_MIN {
        return Err(broken());
    }
    let mut strings = Strings::default();
    for _ in 0..count {
        // Some writers count more texts than they write. A cell that names one of those is refused when it is met.
        if segments.left() == 0 {
            break;
        }
        let length = segments.u16()?;
        let flags = segments.u8()?;
        // Formatting runs and the reading aid of East Asian texts stand behind the characters.
        let runs = if flags & 8 != 0 { usize::from(segments.u16()?) } else { 0 };
        let aid = if flags & 4 != 0 { segments.u32()? } else { 0 };
        segments.push_characters(length, flags & 1 != 0, strings.open())?;
        segments.skip(runs * 4)?;
        segments.skip(usize::try_from(aid).map_err(|_| broken())?)?;
        strings.close()?;
    }
    Ok(strings)
}
