//! One line of the file, cut by character positions whatever its encoding.

use super::layout::{self, Family, FieldSpec, WIDTH};
use super::lines::RawLine;

/// How the bytes of a line became characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Nothing to decode.
    Ascii,
    /// Valid UTF-8.
    Utf8,
    /// Not UTF-8: read as Windows-1252, which holds Latin-1.
    Windows1252,
}

/// Buffers that are used again for each line.
#[derive(Default)]
pub(super) struct Decoder {
    // Byte at which each character position begins; one more entry for the end. Not used for ASCII.
    starts: Vec<u32>,
    text: String,
}

impl Decoder {
    /// The line as characters. What stands before the first record of a file, and the end-of-file
    /// marks of DOS, are left out.
    pub fn record<'a>(&'a mut self, raw: &RawLine<'a>) -> Record<'a> {
        let mut bytes = raw.bytes;
        if raw.row == 1 {
            // Byte order marks, even two of them, and blanks that some editor put before the first record.
            bytes = &bytes[bytes.iter().position(u8::is_ascii_graphic).unwrap_or(0)..];
        }
        while let [rest @ .., 0x1A] = bytes {
            bytes = rest;
        }
        let row = raw.row;
        // Of a line that was cut, the width is told in bytes: it is far beyond the 260 anyway.
        let cut = (raw.length > raw.bytes.len() as u64).then(|| usize::try_from(raw.length).unwrap_or(usize::MAX));
        if bytes.is_ascii() {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            return Record { row, text, starts: None, width: cut.unwrap_or(text.len()), decoded: Decoded::Ascii };
        }
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            // Only the cut itself may split a character.
            Err(e) if cut.is_some() && e.error_len().is_none() => std::str::from_utf8(&bytes[..e.valid_up_to()]).ok(),
            Err(_) => None,
        };
        let decoded = if valid.is_some() { Decoded::Utf8 } else { Decoded::Windows1252 };
        let text = if let Some(text) = valid {
            text
        } else {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            self.text.clear();
            self.text.push_str(&text);
            &self.text
        };
        mark_positions(text, &mut self.starts);
        let width = cut.unwrap_or(self.starts.len() - 1);
        Record { row, text, starts: Some(&self.starts), width, decoded }
    }
}

/// Notes where each position begins.
///
/// Positions are characters; but a line of exactly 260 bytes and fewer characters was padded by a program
/// that counts bytes, and only cutting by bytes finds its fields.
fn mark_positions(text: &str, starts: &mut Vec<u32>) {
    starts.clear();
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    if text.len() == usize::from(WIDTH) {
        starts.extend((0..=text.len()).map(|at| position(text.floor_char_boundary(at))));
    } else {
        starts.extend(text.char_indices().map(|(at, _)| position(at)));
        starts.push(position(text.len()));
    }
}

/// A line cut into positions.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Line as an editor shows it, from 1.
    pub row: u32,
    text: &'a str,
    starts: Option<&'a [u32]>,
    /// Characters of the line.
    pub width: usize,
    /// How it was decoded.
    pub decoded: Decoded,
}

impl<'a> Record<'a> {
    /// The whole text (its beginning, when the line is far too long).
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Nothing but white space.
    pub fn is_blank(&self) -> bool {
        // From the start only: a record ends with more than a hundred spaces.
        self.text.trim_start().is_empty()
    }

    /// Which record it is.
    pub fn record_type(&self) -> Option<(Family, u8)> {
        layout::record_type(self.text.as_bytes().get(..3)?)
    }

    /// The characters of a field; fewer, or none, when the line ends before.
    #[inline]
    pub fn slice(&self, field: &FieldSpec) -> &'a str {
        let (from, to) = (usize::from(field.from) - 1, usize::from(field.to));
        let (from, to) = match self.starts {
            None => (from.min(self.text.len()), to.min(self.text.len())),
            Some(starts) => {
                let last = starts.len() - 1;
                (starts[from.min(last)] as usize, starts[to.min(last)] as usize)
            }
        };
        self.text.get(from..to).unwrap_or_default()
    }

    /// The characters of a field without the spaces around.
    #[inline]
    pub fn trimmed(&self, field: &FieldSpec) -> &'a str {
        let text = self.slice(field);
        if self.starts.is_none() { trim_spaces(text) } else { text.trim() }
    }

    /// What stands after a position, to the end of the line.
    pub fn after(&self, position: u16) -> &'a str {
        let from = usize::from(position);
        let from = match self.starts {
            None => from.min(self.text.len()),
            Some(starts) => starts[from.min(starts.len() - 1)] as usize,
        };
        self.text.get(from..).unwrap_or_default()
    }

    /// The value of a numeric field that is written as it must be: digits over its whole width.
    #[inline]
    pub fn number(&self, field: &FieldSpec) -> Option<u64> {
        if self.starts.is_none() {
            return value_ending_at(self.text.as_bytes(), usize::from(field.to), field.width());
        }
        let digits = self.slice(field).as_bytes();
        if digits.len() == field.width() { value_of(digits) } else { None }
    }
}

/// The value of the digits that end at a byte of the line.
///
/// Most of a record is digits; one by one each waits for the product before it. So they are taken eight at a time,
/// what stands before the first one read as zeros.
#[inline]
fn value_ending_at(line: &[u8], end: usize, width: usize) -> Option<u64> {
    let eights = width.div_ceil(8);
    let window = line.get(end.checked_sub(eights * 8)?..end)?;
    let (first, rest) = window.as_chunks::<8>().0.split_first()?;
    let foreign = eights * 8 - width;
    // The first byte of the window is the lowest of the number.
    let mask = (1_u64 << (8 * foreign)) - 1;
    let mut value = value_of_eight((u64::from_le_bytes(*first) & !mask) | (ZEROS & mask))?;
    for eight in rest {
        value = value * 100_000_000 + value_of_eight(u64::from_le_bytes(*eight))?;
    }
    Some(value)
}

const EACH: u64 = 0x0101_0101_0101_0101;
/// `00000000` as bytes.
const ZEROS: u64 = 0x30 * EACH;

/// Eight digits at once, each step joining neighbours.
#[inline]
const fn value_of_eight(digits: u64) -> Option<u64> {
    let ones = digits ^ ZEROS;
    // A byte above 9 reaches the high bit by this addition, or has it.
    if (ones | ones.wrapping_add(0x76 * EACH)) & (0x80 * EACH) != 0 {
        return None;
    }
    let tens = ones.wrapping_mul(10).wrapping_add(ones >> 8) & 0x00FF_00FF_00FF_00FF;
    let hundreds = tens.wrapping_mul(100).wrapping_add(tens >> 16) & 0x0000_FFFF_0000_FFFF;
    Some(hundreds.wrapping_mul(10_000).wrapping_add(hundreds >> 32) & 0xFFFF_FFFF)
}

/// The value of 1 to 19 digits; `None` for anything else.
pub(super) fn value_of(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 19 {
        return None;
    }
    // 19 digits stay below 2^64.
    digits.iter().try_fold(0_u64, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u64::from(byte - b'0')))
}

/// Without the spaces around; most of them stand at the end of a name.
#[inline]
fn trim_spaces(mut text: &str) -> &str {
    while let Some(rest) = text.strip_suffix("        ") {
        text = rest;
    }
    text.trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ebds::layout::{GIVEN_NAME, INSURED, SURNAME};

    fn line(surname: &[u8]) -> Vec<u8> {
        let mut line = b"B021234567202603123456785".to_vec();
        line.extend_from_slice(surname);
        line
    }

    fn cut(bytes: &[u8], check: impl Fn(Record<'_>)) {
        let mut decoder = Decoder::default();
        check(decoder.record(&RawLine { row: 2, bytes, length: bytes.len() as u64 }));
    }

    #[test]
    fn an_accent_takes_one_position_in_utf_8_and_in_latin_1() {
        let rest = format!("{:26}SARA", "");
        for (accent, decoded) in [("É".as_bytes(), Decoded::Utf8), (b"\xC9", Decoded::Windows1252)] {
            let surname = [b"B", accent, b"LA", rest.as_bytes()].concat();
            cut(&line(&surname), |record| {
                assert_eq!(record.decoded, decoded);
                assert_eq!(record.number(&INSURED), Some(123_456_785));
                assert_eq!(record.slice(&SURNAME).trim(), "BÉLA");
                assert_eq!(record.slice(&GIVEN_NAME), "SARA");
            });
        }
    }

    #[test]
    fn a_line_padded_by_bytes_is_cut_by_bytes() {
        // 260 bytes, 259 characters.
        let bytes = line(format!("BÉLA{:25}SARA{:201}", "", "").as_bytes());
        assert_eq!(bytes.len(), 260);
        cut(&bytes, |record| {
            assert_eq!((record.slice(&GIVEN_NAME).trim(), record.width), ("SARA", 260));
        });
    }

    #[test]
    fn only_digits_over_the_whole_width_are_a_number() {
        cut(b"B02123456720260312345 785", |record| assert_eq!(record.number(&INSURED), None));
        cut(b"B0212345672026031234567", |record| assert_eq!(record.number(&INSURED), None));
        assert_eq!(value_of(b"9999999999999999999"), Some(9_999_999_999_999_999_999));
    }

    #[test]
    fn digits_taken_eight_at_a_time_are_those_taken_one_by_one() {
        let line = "98765432101234567890123456789012345678901234567890";
        for width in 1..=19 {
            for end in 24..line.len() {
                let digits = &line.as_bytes()[end - width..end];
                assert_eq!(value_ending_at(line.as_bytes(), end, width), value_of(digits), "{width} to {end}");
            }
        }
        for byte in 0..=u8::MAX {
            for (width, at) in (1..=19).flat_map(|width| (0..24).map(move |at| (width, at))) {
                let mut line = *b"000000000000000000000000";
                line[at] = byte;
                assert_eq!(value_ending_at(&line, 24, width), value_of(&line[24 - width..]), "{width} {at} {byte}");
            }
        }
    }
}
