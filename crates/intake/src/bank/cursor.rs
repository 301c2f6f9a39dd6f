//! Walks through an XML text, one element at a time, and always knows the line.
//!
//! The text lies in memory, so that nothing grows with a token; what a hostile one can do is nest (bounded here), repeat
//! (bounded by the size of the file) and declare (refused). References other than the five of XML and those to characters
//! are refused: without a document type there is nothing they could mean.

use super::RefusedStatement;
use quick_xml::Reader;
use quick_xml::events::Event;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::payment::Unreadable;

/// Deepest element: a CAMT message goes 15 deep, and an envelope may lie around it.
const DEPTH_MAX: usize = 40;
/// Bytes kept of one text. Longer ones are cut: no field of a statement has more.
const TEXT_BYTES_MAX: usize = 8 << 10;

/// What stands next.
enum Step {
    Open,
    Close,
    Text,
    End,
}

pub struct Cursor<'x> {
    reader: Reader<&'x [u8]>,
    source: &'x str,
    /// Bytes whose lines were counted, and the line after them.
    counted: usize,
    row: u32,
    depth: usize,
    /// The element that was opened last.
    name: String,
    currency: String,
    text: String,
}

impl<'x> Cursor<'x> {
    pub fn new(source: &'x str) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            source,
            counted: 0,
            row: 1,
            depth: 0,
            name: String::new(),
            currency: String::new(),
            text: String::new(),
        }
    }

    /// The line on which the last token ended, from 1.
    pub fn row(&mut self) -> u32 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.source.len());
        if at > self.counted {
            let lines = memchr::memchr_iter(b'\n', &self.source.as_bytes()[self.counted..at]).count();
            self.row = self.row.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.counted = at;
        }
        self.row
    }

    /// The currency that the element opened last names.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// A refusal at this line.
    pub fn refuse(&mut self, why: Unreadable) -> RefusedStatement {
        let row = i64::from(self.row());
        RefusedStatement { why, args: Args::new().with("row", Arg::Count(row)) }
    }

    /// Hands over each child of the element that is open, by its name without prefix; `each` reads it to its end, by
    /// [`Self::children`], [`Self::text`] or [`Self::skip`].
    pub fn children(
        &mut self,
        each: &mut dyn FnMut(&mut Self, &str) -> Result<(), RefusedStatement>,
    ) -> Result<(), RefusedStatement> {
        loop {
            match self.step()? {
                Step::Open => {
                    let name = std::mem::take(&mut self.name);
                    each(self, &name)?;
                    self.name = name;
                }
                Step::Close => return Ok(()),
                Step::Text => {}
                // An element that was never closed, unless this is the text around the root.
                Step::End if self.depth == 0 => return Ok(()),
                Step::End => return Err(self.refuse(Unreadable::BrokenXml)),
            }
        }
    }

    /// The text of the element that is open, up to its end; white space at its ends removed.
    pub fn text(&mut self) -> Result<String, RefusedStatement> {
        let mut text = String::new();
        let depth = self.depth;
        loop {
            match self.step()? {
                Step::Text if text.len() < TEXT_BYTES_MAX => text.push_str(&self.text),
                Step::Close if self.depth + 1 == depth => break,
                Step::Text | Step::Open | Step::Close => {}
                Step::End => return Err(self.refuse(Unreadable::BrokenXml)),
            }
        }
        Ok(text.trim().to_owned())
    }

    /// The beginning of [`Self::text`], at most that many characters: for codes and days, wherever in the element they lie.
    pub fn text_within(&mut self, characters: usize) -> Result<String, RefusedStatement> {
        Ok(self.text()?.chars().take(characters).collect())
    }

    /// Passes over the element that is open.
    pub fn skip(&mut self) -> Result<(), RefusedStatement> {
        let depth = self.depth;
        while self.depth >= depth {
            if matches!(self.step()?, Step::End) {
                return Err(self.refuse(Unreadable::BrokenXml));
            }
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Step, RefusedStatement> {
        loop {
            let Ok(event) = self.reader.read_event() else { return Err(self.refuse(Unreadable::BrokenXml)) };
            return match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(self.refuse(Unreadable::TooDeep));
                    }
                    self.name.clear();
                    self.name.push_str(tag.local_name().into_inner());
                    self.currency.clear();
                    if let Ok(Some(currency)) = tag.try_get_attribute("Ccy") {
                        self.currency.extend(currency.value.chars().take(3));
                    }
                    Ok(Step::Open)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Step::Close)
                }
                Event::Text(text) => {
                    self.keep(&text);
                    Ok(Step::Text)
                }
                Event::CData(text) => {
                    self.keep(&text);
                    Ok(Step::Text)
                }
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => named(&reference),
                        Err(_) => None,
                    };
                    match c {
                        Some(c) => {
                            self.text.clear();
                            self.text.push(c);
                            Ok(Step::Text)
                        }
                        None => Err(self.refuse(Unreadable::ForbiddenXml)),
                    }
                }
                Event::DocType(_) => Err(self.refuse(Unreadable::ForbiddenXml)),
                Event::Eof => Ok(Step::End),
                // With empty elements expanded, `Empty` never comes.
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    fn keep(&mut self, text: &str) {
        self.text.clear();
        let mut end = text.len().min(TEXT_BYTES_MAX);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.push_str(&text[..end]);
    }
}

/// The references that XML has of its own.
fn named(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
