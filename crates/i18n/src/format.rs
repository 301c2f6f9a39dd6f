//! How figures are written for people: Western digits in both languages, one style decided once.
//!
//! Thousands are grouped by a no-break space, decimals follow a comma. Machines read other forms
//! (`Display` of the domain types).

use tasrih_domain::declaration::local_date;
use tasrih_domain::{Lang, Money, Month};
use time::{Date, OffsetDateTime, UtcOffset};

const NO_BREAK_SPACE: char = '\u{a0}';

/// Months of Morocco: the Arabic names are those of its official journal, not those of the Levant.
const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `4 500,00`: an amount without its currency.
pub fn money(amount: Money) -> String {
    let magnitude = amount.centimes().unsigned_abs();
    let sign = if amount.is_negative() { "-" } else { "" };
    format!("{sign}{},{:02}", group(&(magnitude / 100).to_string()), magnitude % 100)
}

/// `12 500`: a number of things.
pub fn count(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", group(&number.unsigned_abs().to_string()))
}

/// `10/02/2026`.
pub fn date(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), u8::from(day.month()), day.year())
}

/// `10/02/2026 14:05`, on the clock of Morocco (UTC+1).
pub fn instant(at: OffsetDateTime) -> String {
    format!("{}{NO_BREAK_SPACE}{}", date(local_date(at)), clock(at))
}

/// `14:05`, on the clock of Morocco (UTC+1).
pub fn clock(at: OffsetDateTime) -> String {
    let local = at.to_offset(UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC));
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `mars 2026`.
pub fn month(month: Month, lang: Lang) -> String {
    format!("{}{NO_BREAK_SPACE}{}", month_name(month, lang), month.year())
}

/// A month after “of”: French says « de mars » but « d’avril ».
pub fn month_of(month: Month, lang: Lang) -> String {
    let words = self::month(month, lang);
    match lang {
        Lang::Fr if words.starts_with(['a', 'o']) => format!("d’{words}"),
        Lang::Fr => format!("de {words}"),
        Lang::Ar | Lang::En => words,
    }
}

/// `mars`.
pub fn month_name(month: Month, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Ar => MONTHS_AR,
        Lang::Fr => MONTHS_FR,
        Lang::En => MONTHS_EN,
    };
    names[usize::from(month.month() - 1)]
}

/// `6,40 %`, from the decimals as they stand in the rate files.
pub fn percent(decimals: &str) -> String {
    format!("{}{NO_BREAK_SPACE}%", decimals.replace('.', ","))
}

/// Digits in groups of three from the right; anything that is not an optional sign and digits is left as it is.
pub(crate) fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(NO_BREAK_SPACE);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn amounts_are_grouped_by_a_no_break_space_and_keep_their_sign() {
        for (centimes, text) in [
            (0, "0,00"),
            (7, "0,07"),
            (99_999, "999,99"),
            (100_000, "1\u{a0}000,00"),
            (-123_456_789, "-1\u{a0}234\u{a0}567,89"),
        ] {
            assert_eq!(money(Money::from_centimes(centimes)), text);
        }
        assert_eq!(count(i64::MIN), "-9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808");
    }

    #[test]
    fn days_and_months_are_written_as_in_morocco() {
        assert_eq!(super::date(date!(2026 - 02 - 10)), "10/02/2026");
        assert_eq!(month(Month::at(2026, 8), Lang::Ar), "غشت\u{a0}2026");
        assert_eq!(month(Month::at(2026, 3), Lang::Fr), "mars\u{a0}2026");
    }

    #[test]
    fn an_instant_is_told_on_the_clock_of_morocco() {
        assert_eq!(instant(datetime!(2026-02-10 23:05 UTC)), "11/02/2026\u{a0}00:05");
    }

    #[test]
    fn a_rate_keeps_the_decimals_of_its_source() {
        assert_eq!(percent("6.40"), "6,40\u{a0}%");
    }
}
