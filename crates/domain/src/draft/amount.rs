//! Amounts of money as they are written in payroll files.

use super::number::{self, NoNumber, Number, is_invisible, may_hold_letters};
use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::finding::{Arg, Args};
use crate::money::Money;
use crate::source::Shape;

/// Reads an amount; `None` when the cell is empty.
pub(super) fn read(text: &str, shape: Shape, max: Money, notes: &mut Notes<'_>) -> Result<Option<Money>, Fault> {
    match shape {
        _ if text.is_empty() => Ok(None),
        Shape::Digits => digits(text, max),
        Shape::Number => match plain(text) {
            Some(amount) => within(amount, max),
            None => number::stored(text)
                .map_err(|_| FieldError::NotAnAmount.into())
                .and_then(|number| accept(number, max, notes)),
        },
        _ => match plain(text) {
            Some(amount) => within(amount, max),
            None => typed(text, max, notes),
        },
    }
}

/// Nearly every amount: up to 13 digits and at most two decimals behind a point or a comma. In centimes.
fn plain(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 16 {
        return None;
    }
    let (mut value, mut decimals) = (0_i64, None);
    for b in bytes {
        match (*b, decimals) {
            (b'0'..=b'9', _) => {
                value = value * 10 + i64::from(*b - b'0');
                decimals = decimals.map(|read| read + 1);
            }
            (b'.' | b',', None) if b != &bytes[0] => decimals = Some(0),
            _ => return None,
        }
    }
    match decimals {
        None => Some(value * 100),
        Some(1) => Some(value * 10),
        Some(2) => Some(value),
        Some(_) => None,
    }
}

fn within(centimes: i64, max: Money) -> Result<Option<Money>, Fault> {
    let amount = Money::from_centimes(centimes);
    if amount > max { Err(too_large(max)) } else { Ok(Some(amount)) }
}

fn too_large(max: Money) -> Fault {
    Fault::with(FieldError::AmountTooLarge, Args::new().with("max", Arg::Money(max)))
}

/// A fixed-width number: centimes.
fn digits(text: &str, max: Money) -> Result<Option<Money>, Fault> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FieldError::NotAnAmount.into());
    }
    let significant = text.trim_start_matches('0');
    if significant.len() > 18 {
        return Err(too_large(max));
    }
    within(significant.bytes().fold(0, |value, b| value * 10 + i64::from(b - b'0')), max)
}

fn typed(text: &str, max: Money, notes: &mut Notes<'_>) -> Result<Option<Money>, Fault> {
    let (bare, had_currency) = without_currency(text);
    if is_nothing(bare) {
        return Ok(None);
    }
    if number::is_scientific(bare) {
        return Err(FieldError::RoundedBySpreadsheet.into());
    }
    let number = number::typed(bare).map_err(|why| match why {
        NoNumber::Shape => FieldError::NotAnAmount.into(),
        NoNumber::Ambiguous { grouped, decimal } => {
            let reading = |hundredths: u64| Arg::Money(Money::from_centimes(i64::try_from(hundredths).unwrap_or(0)));
            let args = Args::new().with("first", reading(grouped)).with("second", reading(decimal));
            Fault::with(FieldError::AmbiguousAmount, args)
        }
    })?;
    if had_currency {
        notes.add(FieldError::CurrencyRemoved);
    }
    accept(number, max, notes)
}

fn accept(number: Number, max: Money, notes: &mut Notes<'_>) -> Result<Option<Money>, Fault> {
    if number.is_negative {
        return Err(FieldError::NegativeAmount.into());
    }
    if !number.is_exact {
        return Err(FieldError::TooManyDecimals.into());
    }
    let centimes = number.hundredths.and_then(|hundredths| i64::try_from(hundredths).ok());
    let amount = centimes.map_or_else(|| Err(too_large(max)), |centimes| within(centimes, max))?;
    notes.changes(number.changes);
    Ok(amount)
}

/// Names of the currency, the longest first. The dot after an abbreviation is taken off beside.
const CURRENCIES: &[&str] =
    &["dirhams", "dirham", "dhs", "mad", "dh", "دراهم", "درهما", "درهم", "د.م", "د. م", "د م", "دم"];

/// The text without the currency before or after it, and whether there was one.
fn without_currency(text: &str) -> (&str, bool) {
    let text = trimmed(text);
    if !may_hold_letters(text) {
        return (text, false);
    }
    for currency in CURRENCIES {
        let before = text.trim_end_matches('.');
        if let Some(rest) = strip_end(before, currency) {
            return (trimmed(rest), true);
        }
        if let Some(rest) = strip_start(text, currency) {
            return (trimmed(rest.strip_prefix('.').unwrap_or(rest)), true);
        }
    }
    (text, false)
}

fn strip_end<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    text.get(at..).filter(|end| end.eq_ignore_ascii_case(word)).map(|_| &text[..at])
}

fn strip_start<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &text[word.len()..])
}

/// White space and invisible marks taken off both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Nothing, or the dash that accounting formats show for it.
pub(super) fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−') || c.is_whitespace())
}
