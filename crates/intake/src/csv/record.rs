//! Cuts one record from the beginning of a text, and its cells.

use crate::limits::{QUOTED_LINES_MAX, RECORD_BYTES_MAX};
use memchr::{memchr, memchr2, memchr3};

/// One record. Kept from one to the next for its buffers.
#[derive(Default)]
pub struct Record {
    /// Where the cells end, when there are no quotes.
    pub ends: Vec<usize>,
    /// The cells, when there are quotes among them.
    pub fields: Vec<Field>,
    /// Cells whose text is not a part of the record's: doubled quotes, text after a closing quote.
    unescaped: String,
}

/// A cell of a record with quotes.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    start: usize,
    end: usize,
    place: InText,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InText {
    /// As it is in the record.
    AsIs,
    /// In the record, with doubled quotes; the text after the closing quote ends at that byte.
    Doubled { quote: usize },
    /// Among the unescaped cells.
    Unescaped,
}

/// Where a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// Bytes of its text.
    pub text: usize,
    /// Bytes with the end of its line.
    pub whole: usize,
    /// Lines that it spans.
    pub lines: u32,
    /// Column, from 1, of the first cell with a quote that never ends.
    pub open_quote: Option<u16>,
}

/// How a cell that begins with a quote ends.
enum Quoted {
    /// Cell ends before this byte; its closing quote is at `quote`.
    Closed { end: usize, quote: usize, lines: u32, has_doubled: bool },
    /// The quote is never closed, or only by one that belongs to another cell.
    Open,
    /// More text is needed to tell.
    Cut,
}

impl Record {
    /// Has the last record no quotes?
    pub fn is_plain(&self) -> bool {
        self.fields.is_empty()
    }

    /// Where the record at the beginning of `bytes` ends; `None` when more text is needed to tell.
    pub fn cut(&mut self, bytes: &[u8], is_last: bool, separator: u8) -> Option<Ends> {
        self.fields.clear();
        self.ends.clear();
        for at in Marks::of(bytes, separator) {
            match bytes[at] {
                byte if byte == separator => self.ends.push(at),
                b'"' => return self.cut_quoted(bytes, is_last, separator),
                b'\n' | b'\r' => {
                    self.ends.push(at);
                    return line_end(bytes, at, is_last);
                }
                _ => {}
            }
        }
        self.ends.push(bytes.len());
        line_end(bytes, bytes.len(), is_last)
    }

    fn cut_quoted(&mut self, bytes: &[u8], is_last: bool, separator: u8) -> Option<Ends> {
        let (mut at, mut lines, mut open_quote) = (0, 1, None);
        loop {
            let quote = after_blanks(bytes, at, separator);
            let mut start = at;
            if bytes.get(quote) == Some(&b'"') {
                match quoted(bytes, quote, is_last, separator) {
                    Quoted::Cut => return None,
                    Quoted::Open => {
                        let column = u16::try_from(self.fields.len() + 1).unwrap_or(u16::MAX);
                        open_quote = open_quote.or(Some(column));
                        start = quote + 1;
                    }
                    Quoted::Closed { end, quote: closing, lines: more, has_doubled } => {
                        let is_simple = !has_doubled && bytes[closing + 1..end].iter().all(u8::is_ascii_whitespace);
                        self.fields.push(if is_simple {
                            Field { start: quote + 1, end: closing, place: InText::AsIs }
                        } else {
                            Field { start: quote + 1, end, place: InText::Doubled { quote: closing } }
                        });
                        lines += more;
                        at = end;
                        if bytes.get(at) == Some(&separator) {
                            at += 1;
                            continue;
                        }
                        let ends = line_end(bytes, at, is_last)?;
                        return Some(Ends { lines, open_quote, ..ends });
                    }
                }
            }
            let end = match memchr3(separator, b'\n', b'\r', &bytes[start..]) {
                Some(length) => start + length,
                None if is_last => bytes.len(),
                None => return None,
            };
            self.fields.push(Field { start, end, place: InText::AsIs });
            if bytes.get(end) != Some(&separator) {
                let ends = line_end(bytes, end, is_last)?;
                return Some(Ends { lines, open_quote, ..ends });
            }
            at = end + 1;
        }
    }

    /// Makes the texts of the cells with doubled quotes.
    pub fn unquote(&mut self, text: &str) {
        self.unescaped.clear();
        for field in &mut self.fields {
            let InText::Doubled { quote } = field.place else { continue };
            let start = self.unescaped.len();
            let mut inner = &text[field.start..quote];
            while let Some(at) = inner.find("\"\"") {
                self.unescaped.push_str(&inner[..=at]);
                inner = &inner[at + 2..];
            }
            self.unescaped.push_str(inner);
            self.unescaped.push_str(&text[quote + 1..field.end]);
            *field = Field { start, end: self.unescaped.len(), place: InText::Unescaped };
        }
    }

    /// The text of a cell, once unquoted.
    pub fn text<'a>(&'a self, field: &Field, text: &'a str) -> &'a str {
        match field.place {
            InText::Unescaped => &self.unescaped[field.start..field.end],
            InText::AsIs | InText::Doubled { .. } => &text[field.start..field.end],
        }
    }
}

/// Places of separators, quotes and line ends, with a few others among them, eight bytes at a time: cells have so few
/// characters that a search per cell would cost more than reading them.
struct Marks<'a> {
    bytes: &'a [u8],
    separators: u64,
    /// First byte of the word looked at.
    start: usize,
    /// The high bit of each byte of it that may be a mark and was not yet given.
    flags: u64,
}

/// One in every byte of a word.
const ONES: u64 = u64::from_ne_bytes([1; 8]);

impl<'a> Marks<'a> {
    fn of(bytes: &'a [u8], separator: u8) -> Self {
        let mut marks = Self { bytes, separators: ONES * u64::from(separator), start: 0, flags: 0 };
        marks.look();
        marks
    }

    fn look(&mut self) {
        let rest = &self.bytes[self.start..];
        let word = u64::from_le_bytes(rest.first_chunk().copied().unwrap_or_else(|| {
            let mut word = [0xff; 8];
            word[..rest.len()].copy_from_slice(rest);
            word
        }));
        // A byte below the subtrahend borrows into its high bit. A borrow from the byte before may flag one more,
        // never one less.
        let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
        self.flags = (below(word, b'"' + 1) | below(word ^ self.separators, 1)) & (ONES << 7);
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.flags == 0 {
            self.start += 8;
            if self.start >= self.bytes.len() {
                return None;
            }
            self.look();
        }
        let at = self.start + self.flags.trailing_zeros() as usize / 8;
        self.flags &= self.flags - 1;
        Some(at)
    }
}

/// The end of the line that holds byte `from`.
fn line_end(bytes: &[u8], from: usize, is_last: bool) -> Option<Ends> {
    let ends = |text, whole| Some(Ends { text, whole, lines: 1, open_quote: None });
    let Some(length) = memchr2(b'\n', b'\r', &bytes[from..]) else {
        return if is_last { ends(bytes.len(), bytes.len()) } else { None };
    };
    let text = from + length;
    match (bytes[text], bytes.get(text + 1)) {
        (b'\r', Some(b'\n')) => ends(text, text + 2),
        // Whether a line feed follows is not known yet.
        (b'\r', None) if !is_last => None,
        _ => ends(text, text + 1),
    }
}

/// Spaces before a quote belong to no cell.
fn after_blanks(bytes: &[u8], from: usize, separator: u8) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t') && *byte != separator;
    from + bytes[from..].iter().take_while(|byte| is_blank(byte)).count()
}

fn quoted(bytes: &[u8], opening: usize, is_last: bool, separator: u8) -> Quoted {
    let (mut at, mut lines, mut has_doubled) = (opening + 1, 0, false);
    let closing = loop {
        let Some(length) = memchr(b'"', &bytes[at..]) else {
            // How far it may reach is bounded, or one quote would swallow the file.
            let too_far = lines + line_ends(&bytes[at..]) > QUOTED_LINES_MAX || bytes.len() >= RECORD_BYTES_MAX;
            return if is_last || too_far { Quoted::Open } else { Quoted::Cut };
        };
        lines += line_ends(&bytes[at..at + length]);
        let quote = at + length;
        if lines > QUOTED_LINES_MAX {
            return Quoted::Open;
        }
        match bytes.get(quote + 1) {
            Some(b'"') => {
                has_doubled = true;
                at = quote + 2;
            }
            None if !is_last => return Quoted::Cut,
            _ => break quote,
        }
    };
    let next = after_blanks(bytes, closing + 1, separator);
    match bytes.get(next) {
        Some(b'\n' | b'\r') => Quoted::Closed { end: next, quote: closing, lines, has_doubled },
        Some(byte) if *byte == separator => Quoted::Closed { end: next, quote: closing, lines, has_doubled },
        None if is_last => Quoted::Closed { end: next, quote: closing, lines, has_doubled },
        None => Quoted::Cut,
        // Text right after a quote that closes on a later line: that one opens a cell of its own, and ours never ended.
        Some(_) if lines > 0 => Quoted::Open,
        Some(_) => match memchr3(separator, b'\n', b'\r', &bytes[next..]) {
            Some(length) => Quoted::Closed { end: next + length, quote: closing, lines, has_doubled },
            None if is_last => Quoted::Closed { end: bytes.len(), quote: closing, lines, has_doubled },
            None => Quoted::Cut,
        },
    }
}

/// Line ends of any kind.
fn line_ends(bytes: &[u8]) -> u32 {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\r' || at.checked_sub(1).is_none_or(|before| bytes[before] != b'\r'));
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}
