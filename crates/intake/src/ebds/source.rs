//! The bytes of a file, whatever their width.

use crate::ReadSeek;
use crate::text::charset::Charset;
use crate::text::decode::Decoder;
use crate::text::survey::{by_first_bytes, fill};
use crate::text::unreadable;
use std::io::{self, Read, SeekFrom};
use tasrih_domain::Refusal;

/// Bytes looked at for the width of the characters: the first three lines.
const HEAD_BYTES: usize = 1024;

/// The bytes of a file with one byte for each ASCII character.
pub(super) enum Source<'f> {
    /// As they are; each line may be in an encoding of its own.
    Narrow(&'f mut dyn ReadSeek),
    /// UTF-16, which an editor made by saving as "Unicode".
    Wide(Decoder<'f>),
}

/// What the first bytes said.
#[derive(Debug, Clone, Copy)]
pub(super) struct WideEncoding {
    /// Name of the encoding, as in the WHATWG list.
    pub name: &'static str,
    /// There was no byte order mark.
    pub is_guessed: bool,
}

impl<'f> Source<'f> {
    /// Opens a file at its beginning. With the encoding, when it is wide.
    pub fn open(file: &'f mut dyn ReadSeek) -> Result<(Self, Option<WideEncoding>), Refusal> {
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut head = [0; HEAD_BYTES];
        let read = fill(file, &mut head).map_err(unreadable)?;
        let survey = by_first_bytes(&head[..read]);
        let survey = survey.filter(|survey| matches!(survey.charset, Charset::Utf16Le | Charset::Utf16Be));
        let Some(survey) = survey else {
            file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
            return Ok((Self::Narrow(file), None));
        };
        file.seek(SeekFrom::Start(survey.mark_bytes)).map_err(unreadable)?;
        let encoding = WideEncoding { name: survey.charset.name(), is_guessed: survey.is_guessed };
        Ok((Self::Wide(Decoder::new(file, &survey)), Some(encoding)))
    }
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Narrow(file) => file.read(into),
            Self::Wide(decoder) => decoder.decode(into),
        }
    }
}
