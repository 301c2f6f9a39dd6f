//! The declared month as people write it.

use super::amount::{is_nothing, trimmed};
use super::number::arabic_digit;
use super::words::{folded, month};
use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::period::Month;
use crate::source::Shape;

/// Years that a payroll can be of: tells `AAAAMM` from `MMAAAA`.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2100;

/// Reads a month; `None` when the cell is empty.
pub(super) fn read(text: &str, shape: Shape, notes: &mut Notes<'_>) -> Result<Option<Month>, Fault> {
    let text = trimmed(text);
    if is_nothing(text) {
        return Ok(None);
    }
    let western = western_digits(text);
    let read = western.as_deref().unwrap_or(text);
    let found = match shape {
        Shape::Number if read.len() == 5 => {
            // `032026` typed as a number.
            let found = together(&format!("0{read}"));
            if found.is_some() {
                notes.add(FieldError::LeadingZerosRestored);
            }
            found
        }
        _ => together(read).or_else(|| apart(read)).or_else(|| in_words(read)),
    };
    if western.is_some() && found.is_some() {
        notes.add(FieldError::ArabicDigitsRead);
    }
    found.map(Some).ok_or_else(|| FieldError::PeriodInvalid.into())
}

/// The text with Arabic-Indic digits replaced; `None` when it has none.
fn western_digits(text: &str) -> Option<String> {
    let western = |c: char| arabic_digit(c).map_or(c, |digit| char::from(b'0' + digit));
    text.chars().any(|c| arabic_digit(c).is_some()).then(|| text.chars().map(western).collect())
}

fn number(text: &str) -> Option<u16> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        None
    } else {
        text.parse().ok()
    }
}

fn of(year: &str, month: &str) -> Option<Month> {
    let year = number(year).filter(|year| year_is_written_out(*year))?;
    Month::new(year, u8::try_from(number(month).filter(|_| month.len() <= 2)?).ok()?)
}

fn year_is_written_out(year: u16) -> bool {
    YEARS.contains(&year)
}

/// `AAAAMM` or `MMAAAA`. Never both: no month is 19, 20 or 21.
fn together(text: &str) -> Option<Month> {
    if text.len() != 6 || !text.is_ascii() {
        return None;
    }
    of(&text[..4], &text[4..]).or_else(|| of(&text[2..], &text[..2]))
}

/// `AAAA-MM`, `MM/AAAA` and whole dates, with any of `-`, `/`, `.` and space between.
fn apart(text: &str) -> Option<Month> {
    let mut parts = text.split(['-', '/', '.', ' ']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (first.len(), third) {
        (4, None) => of(first, second),
        (_, None) => of(second, first),
        // A whole date stands for its month. `AAAA-MM-JJ` has one reading.
        (4, Some(day)) => of(first, second).filter(|_| is_day(day)),
        // Days first, as everybody writes here; but `03/04/2026` by an American program is another month: only the
        // first day of a month and days that are no month are taken.
        (_, Some(year)) => of(year, second).filter(|_| is_day(first) && !matches!(number(first), Some(2..=12))),
    }
}

fn is_day(text: &str) -> bool {
    text.len() <= 2 && number(text).is_some_and(|day| (1..=31).contains(&day))
}

/// `mars 2026`, `mars-26`, `مارس 2026`.
fn in_words(text: &str) -> Option<Month> {
    let words = folded(text);
    let (name, year) = words.rsplit_once(' ')?;
    let year = match year.len() {
        4 => number(year).filter(|year| year_is_written_out(*year))?,
        2 => 2000 + number(year)?,
        _ => return None,
    };
    Month::new(year, month(name)?)
}
