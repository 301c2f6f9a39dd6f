//! The second pass over a text: its characters as UTF-8, in pieces.

use super::charset::{Charset, Page};
use super::survey::{PIECE_BYTES, Survey, fill};
use crate::ReadSeek;
use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};

/// Turns the rest of a file into UTF-8.
pub struct Decoder<'f> {
    file: &'f mut dyn ReadSeek,
    means: Means,
    /// Bytes read and not yet decoded.
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    at_end: bool,
    /// Everything was decoded.
    is_done: bool,
    /// Characters that could not be read: U+FFFD stands for them, NULs were left out.
    pub unreadable: u64,
    /// Characters in all, about: bytes of UTF-8.
    pub decoded: u64,
}

enum Means {
    /// The bytes are the text.
    Plain,
    OneByte(&'static Page),
    Stream(Box<encoding_rs::Decoder>),
}

impl<'f> Decoder<'f> {
    /// A decoder for a file that stands after its byte order mark.
    pub fn new(file: &'f mut dyn ReadSeek, survey: &Survey) -> Self {
        let stream = |encoding: &'static encoding_rs::Encoding| {
            Means::Stream(Box::new(encoding.new_decoder_without_bom_handling()))
        };
        let means = match survey.charset {
            Charset::Utf8 if survey.is_plain => Means::Plain,
            Charset::Utf8 => stream(UTF_8),
            Charset::Utf16Le => stream(UTF_16LE),
            Charset::Utf16Be => stream(UTF_16BE),
            Charset::OneByte(page) => Means::OneByte(page),
        };
        let raw = if matches!(means, Means::Plain) { Vec::new() } else { vec![0; PIECE_BYTES / 4] };
        Self { file, means, raw, raw_at: 0, raw_end: 0, at_end: false, is_done: false, unreadable: 0, decoded: 0 }
    }

    /// Writes the next characters at the beginning of `into` (at least 16 bytes long). 0 at the end of the text.
    pub fn decode(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let written = self.transcode(into)?;
        self.decoded += written as u64;
        Ok(written)
    }

    fn transcode(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while !self.is_done {
            if self.raw_at == self.raw_end && !self.at_end {
                self.raw_end = fill(self.file, &mut self.raw)?;
                self.raw_at = 0;
                self.at_end = self.raw_end < self.raw.len();
            }
            let raw = &self.raw[self.raw_at..self.raw_end];
            let (read, written) = match &mut self.means {
                Means::Stream(decoder) => {
                    // The last bytes are kept for the mark of an unreadable character.
                    let room = into.len() - 3;
                    let (result, read, written) =
                        decoder.decode_to_utf8_without_replacement(raw, &mut into[..room], self.at_end);
                    self.is_done = self.at_end && result == DecoderResult::InputEmpty;
                    if let DecoderResult::Malformed(..) = result {
                        self.unreadable += 1;
                        (read, written + replacement(&mut into[written..]))
                    } else {
                        (read, written)
                    }
                }
                Means::OneByte(page) => {
                    let (read, written) = one_byte(page, raw, into, &mut self.unreadable);
                    self.is_done = self.at_end && read == raw.len();
                    (read, written)
                }
                Means::Plain => return fill(self.file, into),
            };
            self.raw_at += read;
            let kept = without_nuls(&mut into[..written], &mut self.unreadable);
            if kept > 0 {
                return Ok(kept);
            }
        }
        Ok(0)
    }
}

/// U+FFFD, as far as there is room.
fn replacement(into: &mut [u8]) -> usize {
    let mark = "\u{fffd}".as_bytes();
    match into.get_mut(..mark.len()) {
        Some(room) => {
            room.copy_from_slice(mark);
            mark.len()
        }
        None => 0,
    }
}

/// Bytes read and written.
fn one_byte(page: &Page, raw: &[u8], into: &mut [u8], unreadable: &mut u64) -> (usize, usize) {
    let (mut read, mut written) = (0, 0);
    while read < raw.len() && into.len() - written >= 4 {
        // Most of a file is ASCII: copy it in runs.
        let room = (into.len() - written - 3).min(raw.len() - read);
        let run = raw[read..read + room].iter().position(|byte| *byte >= 0x80).unwrap_or(room);
        into[written..written + run].copy_from_slice(&raw[read..read + run]);
        (read, written) = (read + run, written + run);
        if run < room {
            let c = page.character(raw[read]);
            *unreadable += u64::from(c == '\u{fffd}');
            written += c.encode_utf8(&mut into[written..]).len();
            read += 1;
        }
    }
    (read, written)
}

/// Takes NULs out: no editor shows them, and databases refuse them.
fn without_nuls(text: &mut [u8], unreadable: &mut u64) -> usize {
    let Some(first) = memchr::memchr(0, text) else { return text.len() };
    let mut kept = first;
    for at in first..text.len() {
        if text[at] != 0 {
            text[kept] = text[at];
            kept += 1;
        }
    }
    *unreadable += (text.len() - kept) as u64;
    kept
}
