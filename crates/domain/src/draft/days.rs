//! Days of work, and other small whole numbers.

use super::amount::{is_nothing, trimmed};
use super::number::{self, NoNumber, Number};
use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::finding::{Arg, Args};
use crate::line::DAYS_MAX;
use crate::source::Shape;

/// Reads days, 0 to 26; `None` when the cell is empty.
pub(super) fn read(text: &str, shape: Shape, notes: &mut Notes<'_>) -> Result<Option<u8>, Fault> {
    if let Some(days) = small(text) {
        return if days > DAYS_MAX { Err(out_of_range()) } else { Ok(Some(days)) };
    }
    if text.is_empty() {
        return Ok(None);
    }
    let number = match shape {
        Shape::Number => number::stored(text),
        Shape::Digits if text.bytes().all(|b| b.is_ascii_digit()) => number::stored(text),
        Shape::Digits => Err(NoNumber::Shape),
        _ => {
            let (bare, had_unit) = without_unit(text);
            if is_nothing(bare) && !had_unit {
                return Ok(None);
            }
            if looks_like_a_date(bare) {
                return Err(FieldError::DateInsteadOfNumber.into());
            }
            if had_unit {
                notes.add(FieldError::SeparatorsRemoved);
            }
            number::typed(bare)
        }
    };
    let number = match number {
        Ok(number) => number,
        // `26.000` days are never twenty-six thousand.
        Err(NoNumber::Ambiguous { decimal, .. }) => Number {
            is_negative: false,
            hundredths: Some(decimal),
            is_exact: true,
            changes: number::Changes { separators: true, ..Default::default() },
        },
        Err(NoNumber::Shape) => return Err(FieldError::DaysNotANumber.into()),
    };
    accept(number, notes).map(Some)
}

fn accept(number: Number, notes: &mut Notes<'_>) -> Result<u8, Fault> {
    let hundredths = number.hundredths.unwrap_or(u64::MAX);
    if number.is_negative {
        return Err(out_of_range());
    }
    if !number.is_exact || (number.hundredths.is_some() && !hundredths.is_multiple_of(100)) {
        return Err(FieldError::DaysNotWhole.into());
    }
    let days = u8::try_from(hundredths / 100).ok().filter(|days| *days <= DAYS_MAX).ok_or_else(out_of_range)?;
    notes.changes(number.changes);
    Ok(days)
}

fn out_of_range() -> Fault {
    Fault::with(FieldError::DaysOutOfRange, Args::new().with("max", Arg::Count(i64::from(DAYS_MAX))))
}

/// One or two digits: nearly every cell.
fn small(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [a @ b'0'..=b'9'] => Some(a - b'0'),
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some((a - b'0') * 10 + (b - b'0')),
        _ => None,
    }
}

/// Words for days that stand behind the number, the longest first.
const UNITS: &[&str] = &["jours", "jour", "days", "day", "jrs", "jr", "j", "d", "أيام", "ايام", "يوما", "يوم"];

fn without_unit(text: &str) -> (&str, bool) {
    let text = trimmed(text);
    let bare = text.strip_suffix('.').unwrap_or(text);
    let rest = UNITS.iter().find_map(|unit| {
        let at = bare.len().checked_sub(unit.len())?;
        bare.get(at..).filter(|end| end.eq_ignore_ascii_case(unit)).map(|_| trimmed(&bare[..at]))
    });
    rest.map_or((text, false), |rest| (rest, true))
}

/// Two separators of dates between groups of digits: `01/03/2026`, `2026-03-01`.
pub(super) fn looks_like_a_date(text: &str) -> bool {
    ['/', '-', '.'].into_iter().any(|separator| {
        let mut groups = text.split(separator);
        let is_group = |group: Option<&str>| {
            group.is_some_and(|group| matches!(group.len(), 1 | 2 | 4) && group.bytes().all(|b| b.is_ascii_digit()))
        };
        is_group(groups.next()) && is_group(groups.next()) && is_group(groups.next()) && groups.next().is_none()
    })
}

/// Reads a number of children, 0 to 99; `None` when the cell is empty.
pub(super) fn children(text: &str, shape: Shape, notes: &mut Notes<'_>) -> Result<Option<u8>, Fault> {
    if let Some(children) = small(text) {
        return Ok(Some(children));
    }
    if is_nothing(trimmed(text)) {
        return Ok(None);
    }
    let number = if shape == Shape::Text { number::typed(text) } else { number::stored(text) };
    let whole = number.ok().filter(|number| !number.is_negative && number.is_exact).and_then(|number| {
        let hundredths = number.hundredths.filter(|hundredths| hundredths.is_multiple_of(100))?;
        let children = u8::try_from(hundredths / 100).ok().filter(|children| *children <= 99)?;
        Some((children, number.changes))
    });
    let (children, changes) = whole.ok_or(FieldError::NotAWholeNumber)?;
    notes.changes(changes);
    Ok(Some(children))
}
