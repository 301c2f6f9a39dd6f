//! Amounts as far as totals need them: what has one reading is added, anything else makes the sum unknown.

use tasrih_domain::Shape;

/// Centimes of an amount, or hundredths of a number of days. `None` when the text has no single reading; an empty
/// text is nothing.
///
/// The values themselves are read by `domain::draft`, with all its findings; this is only for comparing totals.
pub fn hundredths(text: &str, shape: Shape) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    match shape {
        Shape::Text | Shape::Number => plain(text.as_bytes()).or_else(|| separated(text, shape)),
        Shape::Digits | Shape::Date | Shape::Boolean | Shape::Error | Shape::FormulaWithoutValue => None,
    }
}

/// Digits with at most one point or comma and one or two decimals: nearly every amount.
fn plain(text: &[u8]) -> Option<i64> {
    let (digits, negative) = match text {
        [b'-', rest @ ..] => (rest, true),
        _ => (text, false),
    };
    if digits.len() > PLAIN_BYTES_MAX {
        return None;
    }
    let (mut value, mut decimals) = (0_i64, None);
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' | b',' if decimals.is_none() && at > 0 => decimals = Some(digits.len() - at - 1),
            _ => return None,
        }
    }
    let value = match decimals {
        None if digits.is_empty() => return None,
        None | Some(0) => value * 100,
        Some(1) => value * 10,
        Some(2) => value,
        Some(_) => return None,
    };
    Some(if negative { -value } else { value })
}

/// Sixteen digits, times a hundred, stay within an i64.
const PLAIN_BYTES_MAX: usize = 16;

/// Thousands, a currency, Arabic digits.
fn separated(text: &str, shape: Shape) -> Option<i64> {
    let mut compact = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '-' | '.' | ',' => compact.push(c),
            '٠'..='٩' => compact.push(char::from_digit(u32::from(c) - u32::from('٠'), 10)?),
            '۰'..='۹' => compact.push(char::from_digit(u32::from(c) - u32::from('۰'), 10)?),
            '٫' => compact.push(','),
            '٬' | '\'' | '’' => {}
            _ if c.is_whitespace() => {}
            _ if c.is_alphabetic() => break,
            _ => return None,
        }
    }
    let currency = text.trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches(['.', ')']);
    let is_amount = ["", "dh", "dhs", "mad", "درهم", "د.م", "د"].contains(&currency.to_lowercase().as_str());
    let points = compact.matches(['.', ',']).count();
    let decimals = compact.rsplit(['.', ',']).next().map_or(0, str::len);
    match (is_amount, points) {
        (false, _) => None,
        (_, 0 | 1) if shape == Shape::Number && decimals > 2 && points == 1 => None,
        (_, 0 | 1) => plain(compact.as_bytes()),
        // `4.500.000` and `4,500,000.00`: all separators but the last are thousands, and so is the last when it is
        // of the same kind.
        _ => {
            let last = compact.rfind(['.', ','])?;
            let same = compact[..last].contains(&compact[last..=last]);
            let whole: String = compact[..last].chars().filter(|c| !matches!(c, '.' | ',')).collect();
            let rest = &compact[last + 1..];
            match (same, rest.len()) {
                (true, 3) => plain(format!("{whole}{rest}").as_bytes()),
                (false, 1 | 2) => plain(format!("{whole}.{rest}").as_bytes()),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_with_one_reading_are_added() {
        for (text, expected) in [
            ("4500", Some(450_000)),
            ("4500,5", Some(450_050)),
            ("4500.05", Some(450_005)),
            ("-12.00", Some(-1200)),
            ("4 500,00", Some(450_000)),
            ("4\u{202f}500,00 DH", Some(450_000)),
            ("4,500,000.00", Some(450_000_000)),
            ("4.500.000", Some(450_000_000)),
            ("٤٥٠٠٫٠٠", Some(450_000)),
            ("", Some(0)),
            ("4.500", None),
            ("1.23E+08", None),
            ("abc", None),
            ("-", None),
            ("12/02/2026", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text, Shape::Text), expected, "{text}");
        }
        assert_eq!(hundredths("26", Shape::Date), None);
    }
}
