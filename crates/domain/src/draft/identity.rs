//! The numbers of persons and employers, and the identity card.

use super::amount::{is_nothing, trimmed};
use super::days::looks_like_a_date;
use super::number::{arabic_digit, is_invisible, is_scientific};
use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::finding::{Arg, Args};
use crate::id::{AffiliateNumber, InsuredNumber};
use crate::source::Shape;

/// Most characters of a CIN in the file. Source: C.
const CIN_CHARACTERS_MAX: usize = 8;
/// Digits of an insured number.
const INSURED_DIGITS: usize = 9;
/// Digits of an affiliate number.
const AFFILIATE_DIGITS: usize = 7;

/// Reads an insured number; an empty cell means that there is none yet.
pub(super) fn insured(text: &str, shape: Shape, notes: &mut Notes<'_>) -> Result<InsuredNumber, Fault> {
    if let Ok(number) = text.parse() {
        return Ok(number);
    }
    if is_nothing(trimmed(text)) {
        return Ok(InsuredNumber::PENDING);
    }
    if shape != Shape::Digits && is_scientific(text) {
        return Err(FieldError::RoundedBySpreadsheet.into());
    }
    if shape == Shape::Text && looks_like_a_date(text) {
        return Err(FieldError::DateInsteadOfNumber.into());
    }
    let read = Digits::of(text, shape).ok_or(FieldError::InsuredNumberNotDigits)?;
    let number = if read.value == 0 && read.len < INSURED_DIGITS {
        // A cell of numbers shows `000000000` as `0`.
        notes.add(FieldError::LeadingZerosRestored);
        Some(InsuredNumber::PENDING)
    } else {
        // A number of a person begins with 1: a shorter one has lost no zero, it lacks a digit.
        read.of_length(INSURED_DIGITS).and_then(InsuredNumber::from_value)
    };
    let got = Arg::Count(i64::try_from(read.len).unwrap_or(i64::MAX));
    let number = number.ok_or_else(|| Fault::with(FieldError::InsuredNumberLength, Args::new().with("got", got)))?;
    read.note(notes);
    Ok(number)
}

/// Reads an affiliate number; `None` when the cell is empty.
pub(super) fn affiliate(text: &str, shape: Shape, notes: &mut Notes<'_>) -> Result<Option<AffiliateNumber>, Fault> {
    if let Ok(number) = text.parse() {
        return Ok(Some(number));
    }
    if is_nothing(trimmed(text)) {
        return Ok(None);
    }
    if shape != Shape::Digits && is_scientific(text) {
        return Err(FieldError::RoundedBySpreadsheet.into());
    }
    let invalid = FieldError::AffiliateNumberInvalid;
    let read = Digits::of(text, shape).ok_or(invalid)?;
    let is_shortened = shape == Shape::Number && read.len < AFFILIATE_DIGITS && read.value > 0;
    let digits = if is_shortened { read.len } else { AFFILIATE_DIGITS };
    let number = read.of_length(digits).and_then(AffiliateNumber::from_value).ok_or(invalid)?;
    if is_shortened {
        notes.add(FieldError::LeadingZerosRestored);
    }
    read.note(notes);
    Ok(Some(number))
}

/// What people put between the characters of an identifier.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | '-' | '\'' | '’' | '/' | '_' | '\u{2010}'..='\u{2013}') || c.is_whitespace() || is_invisible(c)
}

/// The digits of an identifier, separators apart.
struct Digits {
    value: u64,
    len: usize,
    separators: bool,
    arabic: bool,
}

impl Digits {
    /// `None` when something else than digits and separators is in it.
    fn of(text: &str, shape: Shape) -> Option<Self> {
        // A program has stored the number as `123456789.0`: the decimals say nothing.
        let whole = text.rsplit_once(['.', ',']).filter(|(_, decimals)| matches!(*decimals, "0" | "00"));
        let (text, had_decimals) = whole.map_or((text, false), |(whole, _)| (whole, true));
        let mut read = Self { value: 0, len: 0, separators: had_decimals, arabic: false };
        for c in text.chars() {
            let is_sign = c == '-' && read.len == 0;
            if shape == Shape::Text && is_separator(c) && !is_sign {
                read.separators = true;
                continue;
            }
            let digit = match arabic_digit(c) {
                Some(digit) => {
                    read.arabic = true;
                    u64::from(digit)
                }
                None => u64::from(c.to_digit(10)?),
            };
            read.value = read.value.saturating_mul(10).saturating_add(digit);
            read.len += 1;
        }
        (read.len > 0).then_some(read)
    }

    /// The value, when there are that many digits.
    fn of_length(&self, digits: usize) -> Option<u32> {
        if self.len == digits { u32::try_from(self.value).ok() } else { None }
    }

    fn note(&self, notes: &mut Notes<'_>) {
        if self.separators {
            notes.add(FieldError::SeparatorsRemoved);
        }
        if self.arabic {
            notes.add(FieldError::ArabicDigitsRead);
        }
    }
}

/// Reads a CIN into `out`, upper case without separators.
///
/// A residence card or passport does not have the shape of a CIN: it is kept when it fits, and the fault says so.
pub(super) fn cin(text: &str, out: &mut String, notes: &mut Notes<'_>) -> Result<(), Fault> {
    if looks_like_a_date(text) {
        return Err(FieldError::DateInsteadOfNumber.into());
    }
    let (mut is_changed, mut had_arabic_digits) = (false, false);
    for c in text.chars() {
        match c {
            'A'..='Z' | '0'..='9' => out.push(c),
            'a'..='z' => {
                out.push(c.to_ascii_uppercase());
                is_changed = true;
            }
            c if is_separator(c) => is_changed = true,
            c => {
                let Some(digit) = arabic_digit(c) else {
                    out.clear();
                    return Err(FieldError::CinCharacters.into());
                };
                out.push(char::from(b'0' + digit));
                had_arabic_digits = true;
            }
        }
    }
    if out.len() > CIN_CHARACTERS_MAX {
        let count = |n: usize| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
        let args = Args::new().with("max", count(CIN_CHARACTERS_MAX)).with("got", count(out.len()));
        out.clear();
        return Err(Fault::with(FieldError::CinTooLong, args));
    }
    if !out.is_empty() && !has_cin_shape(out) {
        return Err(FieldError::CinShape.into());
    }
    // A dash for nothing is no change worth a word.
    if is_changed && !out.is_empty() {
        notes.add(FieldError::CinNormalised);
    }
    if had_arabic_digits {
        notes.add(FieldError::ArabicDigitsRead);
    }
    Ok(())
}

/// One or two letters, then digits.
fn has_cin_shape(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=2).contains(&letters) && text.len() > letters && text.bytes().skip(letters).all(|b| b.is_ascii_digit())
}
