//! The part of a text that is in memory: always whole records, as far as they are cut.

use crate::limits::{COLUMNS_MAX, RECORD_BYTES_MAX};
use crate::table::{cell_too_long, too_many_columns};
use crate::text::decode::Decoder;
use crate::text::survey::PIECE_BYTES;
use crate::text::unreadable;
use tasrih_domain::{Refusal, RefusalKind};

/// A window that moves over the text.
pub struct Window<'f> {
    pub decoder: Decoder<'f>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    is_last: bool,
}

impl<'f> Window<'f> {
    pub fn new(decoder: Decoder<'f>) -> Self {
        Self { decoder, buffer: vec![0; PIECE_BYTES], start: 0, end: 0, is_last: false }
    }

    /// What is in memory and not yet passed, and whether the text ends there.
    pub fn rest(&self) -> (&[u8], bool) {
        (&self.buffer[self.start..self.end], self.is_last)
    }

    /// The same as text. A character cut at its end is left out.
    pub fn text(&self) -> Result<&str, Refusal> {
        let rest = self.rest().0;
        match std::str::from_utf8(rest) {
            Ok(text) => Ok(text),
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&rest[..error.valid_up_to()]).map_err(|_| RefusalKind::BrokenText.into())
            }
            Err(_) => Err(RefusalKind::BrokenText.into()),
        }
    }

    pub fn advance(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.end);
    }

    /// Reads on.
    pub fn more(&mut self) -> Result<(), Refusal> {
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        if self.buffer.len() - self.end < PIECE_BYTES / 2 {
            self.buffer.resize(self.buffer.len() + PIECE_BYTES, 0);
        }
        let read = self.decoder.decode(&mut self.buffer[self.end..]).map_err(unreadable)?;
        self.end += read;
        self.is_last = read == 0;
        Ok(())
    }

    /// Reads on because the record on that line is not whole; a refusal when it is longer than any record.
    pub fn grow(&mut self, line: u32, separator: u8) -> Result<(), Refusal> {
        let record = self.rest().0;
        if record.len() < RECORD_BYTES_MAX {
            return self.more();
        }
        let separators = memchr::memchr_iter(separator, record).take(usize::from(COLUMNS_MAX)).count();
        Err(if separators >= usize::from(COLUMNS_MAX) { too_many_columns() } else { cell_too_long(line) })
    }
}
