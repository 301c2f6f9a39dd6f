//! The lines of a file, one at a time, over one buffer that never grows.

use std::io::{self, Read};

/// Size of the buffer: large enough that the cost of a read does not show, small enough to stay in the cache.
const BUFFER_BYTES: usize = 256 * 1024;

/// Least room for a read: a decoder needs it for its longest character.
const READ_BYTES_MIN: usize = 64;

/// Bytes of a line that are kept: 260 characters of at most 4 bytes. What lies beyond is counted, not kept.
pub(super) const LINE_BYTES_MAX: usize = 260 * 4;

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) struct RawLine<'a> {
    /// Line as an editor shows it, from 1.
    pub row: u32,
    /// At most [`LINE_BYTES_MAX`] bytes.
    pub bytes: &'a [u8],
    /// Bytes that the line has, kept or not.
    pub length: u64,
}

/// Splits at LF, CRLF and CR. The last line may lack its end.
pub(super) struct Lines<R: Read> {
    file: R,
    buffer: Box<[u8]>,
    // Bytes read and not yet given out: buffer[start..end].
    start: usize,
    end: usize,
    at_end: bool,
    row: u32,
    after_return: bool,
}

impl<R: Read> Lines<R> {
    pub fn new(file: R) -> Self {
        let buffer = vec![0; BUFFER_BYTES].into_boxed_slice();
        Self { file, buffer, start: 0, end: 0, at_end: false, row: 0, after_return: false }
    }

    /// The next line, or `None` after the last. An end of line at the end of the file begins no line.
    pub fn next_line(&mut self) -> io::Result<Option<RawLine<'_>>> {
        let mut dropped = 0_u64;
        // What was searched already when more had to be read.
        let mut searched = 0;
        loop {
            if self.after_return && self.start < self.end {
                self.after_return = false;
                if self.buffer[self.start] == b'\n' {
                    self.start += 1;
                }
            }
            let waiting = &self.buffer[self.start + searched..self.end];
            if let Some(at) = memchr::memchr2(b'\n', b'\r', waiting) {
                let (from, to) = (self.start, self.start + searched + at);
                self.after_return = self.buffer[to] == b'\r';
                self.start = to + 1;
                return Ok(Some(self.line(from, to, dropped)));
            }
            searched = self.end - self.start;
            if self.at_end {
                if searched == 0 && dropped == 0 {
                    return Ok(None);
                }
                let (from, to) = (self.start, self.end);
                self.start = self.end;
                return Ok(Some(self.line(from, to, dropped)));
            }
            if self.buffer.len() - searched < READ_BYTES_MIN {
                // A line longer than the buffer is no record: its beginning is enough to say so.
                dropped += u64::try_from(searched - LINE_BYTES_MAX).unwrap_or(u64::MAX);
                self.end = self.start + LINE_BYTES_MAX;
                searched = LINE_BYTES_MAX;
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        loop {
            match self.file.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.at_end = true,
                Ok(count) => self.end += count,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            }
            return Ok(());
        }
    }

    fn line(&mut self, from: usize, to: usize, dropped: u64) -> RawLine<'_> {
        self.row = self.row.saturating_add(1);
        let bytes = &self.buffer[from..to];
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_add(dropped);
        RawLine { row: self.row, bytes: &bytes[..bytes.len().min(LINE_BYTES_MAX)], length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(u32, Vec<u8>, u64)> {
        let mut lines = Lines::new(bytes);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            found.push((line.row, line.bytes.to_vec(), line.length));
        }
        found
    }

    #[test]
    fn every_end_of_line_is_understood_and_the_last_may_lack_one() {
        let texts: Vec<_> = lines(b"a\r\nb\n\nc\rd").into_iter().map(|(row, text, _)| (row, text)).collect();
        let expected = [(1, "a"), (2, "b"), (3, ""), (4, "c"), (5, "d")];
        assert_eq!(texts, expected.map(|(row, text)| (row, text.as_bytes().to_vec())));
        assert_eq!(lines(b"a\n").len(), 1);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn an_endless_line_is_counted_and_not_kept() {
        let mut bytes = vec![b'x'; 3 * BUFFER_BYTES + 7];
        bytes.extend_from_slice(b"\nB00");
        let found = lines(&bytes);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].1.len(), found[0].2), (LINE_BYTES_MAX, 3 * 262_144 + 7));
        assert_eq!(found[1], (2, b"B00".to_vec(), 3));
    }

    #[test]
    fn lines_across_the_buffer_are_whole() {
        let line = [b'y'; 260];
        let mut bytes = Vec::new();
        for _ in 0..3000 {
            bytes.extend_from_slice(&line);
            bytes.extend_from_slice(b"\r\n");
        }
        let found = lines(&bytes);
        assert_eq!(found.len(), 3000);
        assert!(found.iter().all(|(_, text, length)| text == &line && *length == 260));
    }
}
