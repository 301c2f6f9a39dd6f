//! Numbers and dates of spreadsheets as exact text. The one place where a float is met.
//!
//! A spreadsheet stores `0.1+0.2` as 0.30000000000000004 and shows 0.3. What a computed number lies beside its
//! nearest value with two decimals by at most 1e-9 is noise of that kind and is removed here, silently: the person
//! typed and sees the clean value, so there is nothing to report. Anything farther keeps all its decimals and is a
//! finding of whoever reads it as an amount.

#![expect(clippy::disallowed_types, reason = "spreadsheets store floats; this module turns them into decimal text")]

use std::fmt::Write as _;
use tasrih_domain::Shape;

/// Largest distance to a value with two decimals that counts as noise.
const NOISE_MAX: f64 = 1e-9;

/// Digits that a float carries exactly: a shorter decimal text needs no cleaning.
const EXACT_DIGITS: usize = 15;

/// From here on a float has no room for two decimals, and nothing is noise.
const CENTIMES_MAX: f64 = 1e13;

/// Above this a number is written with an exponent: no amount or identifier is that long.
const PLAIN_MAX: f64 = 1e21;

/// Characters of a formula kept, to show which one has no value.
pub(crate) const FORMULA_SHOWN: usize = 40;

/// What a number format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// A number, an amount.
    #[default]
    Number,
    /// A number times a hundred. Read as the text that is shown: the stored 45 of `4500 %` is no amount of 45.
    Percent,
    /// A date, perhaps with the time of day.
    Date,
    /// A time of day without a date.
    Time,
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    /// Day 1 is 1 January 1900, and 29 February 1900 exists.
    #[default]
    Y1900,
    /// Day 0 is 1 January 1904.
    Y1904,
}

/// Appends the text of a stored number and says what it is.
pub(crate) fn push_stored(stored: &str, look: Look, epoch: Epoch, out: &mut String) -> Shape {
    let stored = stored.trim();
    if look == Look::Number && push_exact(stored, out) {
        return Shape::Number;
    }
    // `inf` and `nan` are words that Rust reads and no spreadsheet writes.
    match stored.parse::<f64>() {
        Ok(value) if value.is_finite() && !stored.contains(['n', 'N']) => push_value(value, look, epoch, out),
        _ => {
            out.push_str(stored);
            Shape::Text
        }
    }
}

fn push_value(value: f64, look: Look, epoch: Epoch, out: &mut String) -> Shape {
    if !value.is_finite() {
        // No spreadsheet stores these; a broken file may.
        out.push_str("#NUM!");
        return Shape::Error;
    }
    let shown = match look {
        Look::Number => None,
        Look::Percent => {
            push_number(value * 100.0, out);
            out.push('%');
            Some(Shape::Text)
        }
        Look::Date => push_date(value, epoch, out).then_some(Shape::Date),
        Look::Time => push_time(value, out).then_some(Shape::Text),
    };
    shown.unwrap_or_else(|| {
        push_number(value, out);
        Shape::Number
    })
}

/// The float nearest to a decimal text, for a spreadsheet to be written.
pub(crate) fn float_of(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// Appends the text of a float given by its bits.
pub(crate) fn push_bits(bits: u64, look: Look, epoch: Epoch, out: &mut String) -> Shape {
    push_value(f64::from_bits(bits), look, epoch, out)
}

/// Appends the text of a number packed into 30 bits: a float without its low half, or a whole number, either
/// perhaps a hundredth. Source: MS-XLS 2.5.122 (RkNumber).
pub(crate) fn push_packed(packed: u32, look: Look, epoch: Epoch, out: &mut String) -> Shape {
    let value = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    push_value(if packed & 1 != 0 { value / 100.0 } else { value }, look, epoch, out)
}

/// A short decimal text is its own exact value; only zeros at the end of its decimals go.
fn push_exact(stored: &str, out: &mut String) -> bool {
    let unsigned = stored.strip_prefix('-').unwrap_or(stored);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let decimals = decimals.trim_end_matches('0');
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    // Up to 8 decimals a text cannot lie within the noise of a value with two.
    if whole.is_empty() || whole.len() + decimals.len() > EXACT_DIGITS || decimals.len() > 8 {
        return false;
    }
    if !plain(whole) || !plain(decimals) || (whole.len() > 1 && whole.starts_with('0')) {
        return false;
    }
    let is_zero = whole == "0" && decimals.is_empty();
    if stored.starts_with('-') && !is_zero {
        out.push('-');
    }
    out.push_str(whole);
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    true
}

fn push_number(value: f64, out: &mut String) {
    let rounded = (value * 100.0).round() / 100.0;
    // The float itself moves in steps of 2e-16 of its size; eight steps are the noise of a short sum.
    let noise = NOISE_MAX + value.abs() * 8.0 * f64::EPSILON;
    let value = if value.abs() < CENTIMES_MAX && (value - rounded).abs() <= noise { rounded } else { value };
    let value = if value == 0.0 { 0.0 } else { value };
    // Writing to a String cannot fail; `{}` is the shortest text that reads back equal, without exponent.
    let _ = if value.abs() < PLAIN_MAX { write!(out, "{value}") } else { write!(out, "{value:E}") };
}

/// Last day that spreadsheets know: 31 December 9999, counted from 1900.
const LAST_DAY: f64 = 2_958_465.0;

#[expect(clippy::cast_possible_truncation, reason = "the bounds are checked just before")]
fn push_date(value: f64, epoch: Epoch, out: &mut String) -> bool {
    if !(0.0..LAST_DAY + 1.0).contains(&value) {
        return false;
    }
    let day = value.floor() as i64;
    // Days since 1 March 0000, so that the leap day is the last of its year.
    let since_march = match epoch {
        Epoch::Y1904 => day + 695_361,
        Epoch::Y1900 if day == 0 => {
            out.push_str("1900-01-00");
            return true;
        }
        Epoch::Y1900 if day == 60 => {
            // The day that Lotus 1-2-3 invented and every spreadsheet since shows.
            out.push_str("1900-02-29");
            return true;
        }
        Epoch::Y1900 => day + if day < 60 { 693_900 } else { 693_899 },
    };
    let (year, month, day) = civil(since_march);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    true
}

/// Year, month and day of a count of days since 1 March 0000 (proleptic Gregorian).
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[expect(clippy::cast_possible_truncation, reason = "the bounds are checked just before")]
fn push_time(value: f64, out: &mut String) -> bool {
    if !(0.0..1.0).contains(&value) {
        return false;
    }
    let seconds = (value * 86_400.0).round() as i64;
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    true
}

/// Appends the day of an ISO date and time.
pub(crate) fn push_iso(text: &str, out: &mut String) -> Shape {
    let day = text.get(..10).filter(|day| {
        let bytes = day.bytes().enumerate();
        bytes.clone().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
    });
    out.push_str(day.unwrap_or(text));
    if day.is_some() { Shape::Date } else { Shape::Text }
}

/// What a built-in number format shows. Source: ECMA-376 part 1, 18.8.30.
pub(crate) fn built_in(id: u32) -> Look {
    match id {
        9 | 10 => Look::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Look::Date,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Look::Time,
        _ => Look::Number,
    }
}

/// What a number format in codes (`dd/mm/yyyy`, `#,##0.00 "DH"`) shows: its first section decides.
pub(crate) fn custom(code: &str) -> Look {
    let mut characters = code.chars().peekable();
    let (mut has_day, mut has_time, mut has_month, mut is_number) = (false, false, false, false);
    while let Some(c) = characters.next() {
        match c {
            '"' => while characters.next().is_some_and(|inside| inside != '"') {},
            // The next character is literal, padding or fill.
            '\\' | '_' | '*' => _ = characters.next(),
            '[' => {
                let inside: String = characters.by_ref().take_while(|&inside| inside != ']').collect();
                // `[h]` counts hours; `[Red]`, `[$-40C]` and `[>100]` are something else.
                let elapsed =
                    !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                has_time |= elapsed;
            }
            ';' => break,
            '%' => return Look::Percent,
            // Letters behind the digits are a unit.
            _ if is_number => {}
            // French and German sheets write `jj/mm/aaaa` and `TT.MM.JJJJ`; some writers keep those letters.
            'y' | 'Y' | 'd' | 'D' | 'j' | 'J' => has_day = true,
            'h' | 'H' | 's' | 'S' => has_time = true,
            'm' | 'M' => has_month = true,
            'G' | 'g' | '0' | '#' | '?' if !has_day && !has_time && !has_month => is_number = true,
            _ => {}
        }
    }
    match (has_day, has_time, has_month) {
        (true, ..) | (false, false, true) => Look::Date,
        (false, true, _) => Look::Time,
        (false, false, false) => Look::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(stored: &str) -> String {
        let mut out = String::new();
        push_stored(stored, Look::Number, Epoch::Y1900, &mut out);
        out
    }

    #[test]
    fn numbers_are_the_shortest_exact_text() {
        for (stored, expected) in [
            ("4500", "4500"),
            ("4500.50", "4500.5"),
            ("-12.30", "-12.3"),
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("0012", "12"),
            ("123456789", "123456789"),
            ("1.23456789E8", "123456789"),
            ("1E+2", "100"),
            ("123456789012345678", "123456789012345680"),
            ("12750.499", "12750.499"),
            ("0.001", "0.001"),
            ("6.7400000000000002E-2", "0.0674"),
            ("1E+21", "1E21"),
        ] {
            assert_eq!(number(stored), expected, "{stored}");
        }
    }

    #[test]
    fn noise_of_computed_numbers_is_removed_and_nothing_else() {
        for (stored, expected) in [
            ("4500.000000001", "4500"),
            ("0.30000000000000004", "0.3"),
            ("4499.9999999999991", "4500"),
            ("1234.5600000000002", "1234.56"),
            ("-0.0000000001", "0"),
            ("4500.00000001", "4500.00000001"),
            ("4500.005", "4500.005"),
            ("98765432.100000009", "98765432.1"),
        ] {
            assert_eq!(number(stored), expected, "{stored}");
        }
    }

    #[test]
    fn what_is_no_number_stays_text() {
        for stored in ["4 500", "abc", "NaN", "inf", "1e999", ""] {
            let mut out = String::new();
            assert_eq!(push_stored(stored, Look::Number, Epoch::Y1900, &mut out), Shape::Text);
            assert_eq!(out, stored);
        }
    }

    #[test]
    fn dates_are_those_that_the_spreadsheet_shows() {
        for (serial, epoch, expected) in [
            ("0", Epoch::Y1900, "1900-01-00"),
            ("1", Epoch::Y1900, "1900-01-01"),
            ("59", Epoch::Y1900, "1900-02-28"),
            ("60", Epoch::Y1900, "1900-02-29"),
            ("61", Epoch::Y1900, "1900-03-01"),
            ("45000", Epoch::Y1900, "2023-03-15"),
            ("46082.75", Epoch::Y1900, "2026-03-01"),
            ("2958465", Epoch::Y1900, "9999-12-31"),
            ("0", Epoch::Y1904, "1904-01-01"),
            ("44620", Epoch::Y1904, "2026-03-01"),
        ] {
            let mut out = String::new();
            assert_eq!(push_stored(serial, Look::Date, epoch, &mut out), Shape::Date);
            assert_eq!(out, expected, "{serial} {epoch:?}");
        }
        let mut out = String::new();
        assert_eq!(push_stored("-1", Look::Date, Epoch::Y1900, &mut out), Shape::Number);
        assert_eq!(push_stored("0.3541666667", Look::Time, Epoch::Y1900, &mut out), Shape::Text);
        assert_eq!(out, "-108:30:00");
    }

    #[test]
    fn percentages_are_the_text_that_is_shown() {
        for (stored, expected) in [("0.26", "26%"), ("45", "4500%"), ("0.0674", "6.74%"), ("0.07", "7%"), ("0", "0%")] {
            let mut out = String::new();
            assert_eq!(push_stored(stored, Look::Percent, Epoch::Y1900, &mut out), Shape::Text);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn formats_with_a_day_a_month_or_a_year_show_dates() {
        for (code, look) in [
            ("General", Look::Number),
            ("0", Look::Number),
            ("0.00%", Look::Percent),
            ("0\\%;-0\\%", Look::Number),
            ("0 \"%\"", Look::Number),
            ("0 jours", Look::Number),
            ("000000000", Look::Number),
            ("#,##0.00 \"DH mad\"", Look::Number),
            ("#,##0.00\\ [$DH-fr-MA]", Look::Number),
            ("[Red]-#,##0.00;[Blue]dd", Look::Number),
            ("0.00E+00", Look::Number),
            ("@", Look::Number),
            ("_-* #,##0.00_-;-* #,##0.00_-", Look::Number),
            ("dd/mm/yyyy", Look::Date),
            ("[$-40C]d mmmm yyyy;@", Look::Date),
            ("jj/mm/aaaa", Look::Date),
            ("mmm-yy", Look::Date),
            ("mmmm", Look::Date),
            ("hh:mm:ss", Look::Time),
            ("[h]:mm", Look::Time),
        ] {
            assert_eq!(custom(code), look, "{code}");
        }
    }
}
