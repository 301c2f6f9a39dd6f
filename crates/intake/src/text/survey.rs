//! The first pass over a text: which encoding it has, and how sure that is.

use super::charset::{Charset, Context, likeliest};
use crate::ReadSeek;
use crate::text::unreadable;
use std::io::SeekFrom;
use tasrih_domain::Refusal;

/// Bytes looked at in one piece: large enough for the validation to run at memory speed, small enough for the cache.
pub const PIECE_BYTES: usize = 256 << 10;

/// What the first pass found.
pub struct Survey {
    pub charset: Charset,
    /// Bytes of the byte order mark, to be left out.
    pub mark_bytes: u64,
    /// Nothing in the file says it: the bytes only look like it.
    pub is_guessed: bool,
    /// Valid UTF-8 without NULs: the bytes are the text.
    pub is_plain: bool,
}

/// The encoding that the first bytes give away: a byte order mark, or the zeros of UTF-16.
pub fn by_first_bytes(head: &[u8]) -> Option<Survey> {
    let marked = |charset, mark_bytes| Survey { charset, mark_bytes, is_guessed: false, is_plain: false };
    match head {
        [0xef, 0xbb, 0xbf, ..] => return Some(marked(Charset::Utf8, 3)),
        [0xff, 0xfe, ..] => return Some(marked(Charset::Utf16Le, 2)),
        [0xfe, 0xff, ..] => return Some(marked(Charset::Utf16Be, 2)),
        _ => {}
    }
    // Digits, separators and Latin letters have one zero byte of two in UTF-16; even an Arabic file has many.
    let head = &head[..head.len().min(PATTERN_BYTES)];
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let many = (head.len() / 2 / 5).max(2);
    let guessed = |charset| Survey { charset, mark_bytes: 0, is_guessed: true, is_plain: false };
    match (even, odd) {
        (even, odd) if odd >= many && even * 10 < odd => Some(guessed(Charset::Utf16Le)),
        (even, odd) if even >= many && odd * 10 < even => Some(guessed(Charset::Utf16Be)),
        _ => None,
    }
}

/// Bytes in which the pattern of UTF-16 shows.
const PATTERN_BYTES: usize = 4 << 10;

/// Reads the whole file once and leaves it after its byte order mark.
pub fn survey(file: &mut dyn ReadSeek) -> Result<Survey, Refusal> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut pass = Pass { buffer: vec![0; PIECE_BYTES], ..Pass::default() };
    let mut survey = None;
    let mut is_first = true;
    loop {
        let read = fill(file, &mut pass.buffer[pass.kept..]).map_err(unreadable)?;
        if is_first {
            survey = by_first_bytes(&pass.buffer[..read]);
            is_first = false;
        }
        // UTF-16 needs no further proof.
        if matches!(survey, Some(Survey { charset: Charset::Utf16Le | Charset::Utf16Be, .. })) {
            break;
        }
        if read == 0 {
            pass.end();
            break;
        }
        pass.piece(read);
    }
    let survey = match survey {
        Some(wide) if !matches!(wide.charset, Charset::Utf8) => wide,
        marked => pass.verdict(marked.is_some()),
    };
    file.seek(SeekFrom::Start(survey.mark_bytes)).map_err(unreadable)?;
    Ok(survey)
}

/// Fills the buffer as far as the file goes.
pub fn fill(file: &mut dyn ReadSeek, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Contexts kept for the guess: more of them change no verdict.
const CONTEXTS_MAX: usize = 20_000;

/// Counts over the pieces of a file.
#[derive(Default)]
struct Pass {
    buffer: Vec<u8>,
    /// Bytes at the beginning of the buffer that belong to a character cut by the last piece.
    kept: usize,
    /// Bytes above 0x7F.
    high: u64,
    /// Sequences that are not UTF-8.
    invalid: u64,
    has_nul: bool,
    contexts: Vec<Context>,
}

impl Pass {
    fn piece(&mut self, read: usize) {
        let filled = self.kept + read;
        let piece = &self.buffer[..filled];
        self.has_nul |= memchr::memchr(0, piece).is_some();
        if self.kept == 0 && piece.is_ascii() {
            return;
        }
        self.high += collect(piece, &mut self.contexts);
        let (invalid, cut) = invalid_sequences(piece);
        self.invalid += invalid;
        self.buffer.copy_within(filled - cut..filled, 0);
        // Counted again with the next piece.
        self.high -= cut as u64;
        self.kept = cut;
    }

    /// A character cut by the end of the file.
    fn end(&mut self) {
        self.invalid += u64::from(self.kept > 0);
    }

    fn verdict(&self, has_mark: bool) -> Survey {
        // A few broken sequences among many good ones: UTF-8 that was damaged or cut. One-byte text has hardly any
        // good sequence by chance.
        let good = (self.high.saturating_sub(self.invalid)) / 2;
        let is_utf8 = has_mark || self.invalid == 0 || good >= self.invalid * 10;
        Survey {
            charset: if is_utf8 { Charset::Utf8 } else { likeliest(&self.contexts) },
            mark_bytes: if has_mark { 3 } else { 0 },
            is_guessed: !is_utf8,
            is_plain: self.invalid == 0 && !self.has_nul,
        }
    }
}

/// Counts the bytes above 0x7F and keeps what is around them.
fn collect(piece: &[u8], contexts: &mut Vec<Context>) -> u64 {
    let mut high = 0;
    for (block, start) in piece.chunks(BLOCK_BYTES).zip((0..).step_by(BLOCK_BYTES)) {
        // Few words have accents: most blocks are passed at once.
        if block.is_ascii() {
            continue;
        }
        for (at, byte) in (start..).zip(block).filter(|(_, byte)| **byte >= 0x80) {
            high += 1;
            if contexts.len() < CONTEXTS_MAX {
                let before = if at == 0 { 0 } else { piece[at - 1] };
                contexts.push([before, *byte, piece.get(at + 1).copied().unwrap_or(0)]);
            }
        }
    }
    high
}

/// A cache line.
const BLOCK_BYTES: usize = 64;

/// How many sequences of a piece are not UTF-8, and how many bytes at its end are the beginning of one more.
fn invalid_sequences(piece: &[u8]) -> (u64, usize) {
    let (mut invalid, mut rest) = (0, piece);
    while let Err(error) = std::str::from_utf8(rest) {
        let Some(length) = error.error_len() else { return (invalid, rest.len() - error.valid_up_to()) };
        invalid += 1;
        rest = &rest[error.valid_up_to() + length..];
    }
    (invalid, 0)
}
