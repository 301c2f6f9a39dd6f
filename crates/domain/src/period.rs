//! Calendar months of employment.

use std::fmt;
use std::str::FromStr;
use time::Date;

/// A calendar month of employment, the unit of a declaration (not the month of filing).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    // Invariant: 1000 <= year <= 9999 and 1 <= month <= 12.
    year: u16,
    month: u8,
}

/// Why a text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseMonthError {
    /// Neither `AAAAMM` nor `AAAA-MM`.
    #[error("is not written AAAAMM or AAAA-MM")]
    Shape,
    /// There is no such month.
    #[error("there is no month {month}")]
    OutOfRange {
        /// The month read.
        month: u8,
    },
}

impl Month {
    /// A month of a year; `None` when there is no such month.
    pub const fn new(year: u16, month: u8) -> Option<Self> {
        if year >= 1000 && year <= 9999 && month >= 1 && month <= 12 { Some(Self { year, month }) } else { None }
    }

    /// A month known at compile time.
    ///
    /// # Panics
    /// When there is no such month; meant for constants, where the compiler says so.
    pub const fn at(year: u16, month: u8) -> Self {
        match Self::new(year, month) {
            Some(month) => month,
            None => panic!("no such month"),
        }
    }

    /// The year, four digits.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The month as the number `AAAAMM`, as stored and as in e-BDS records.
    pub const fn number(self) -> u32 {
        self.year as u32 * 100 + self.month as u32
    }

    /// From the number `AAAAMM`.
    pub fn from_number(number: u32) -> Option<Self> {
        Self::new(u16::try_from(number / 100).ok()?, u8::try_from(number % 100).ok()?)
    }

    /// The month after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// The month before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { year: self.year, month: self.month - 1 }
        }
    }

    /// The month in which a day lies.
    pub fn of(date: Date) -> Self {
        let year = u16::try_from(date.year()).unwrap_or(1000).max(1000);
        Self { year, month: u8::from(date.month()) }
    }

    /// A day of this month; `None` when the month is shorter.
    pub fn day(self, day: u8) -> Option<Date> {
        let month = time::Month::try_from(self.month).ok()?;
        Date::from_calendar_date(i32::from(self.year), month, day).ok()
    }

    /// Months from `self` to `later`; negative when `later` is earlier.
    pub const fn months_until(self, later: Self) -> i32 {
        (later.year as i32 - self.year as i32) * 12 + later.month as i32 - self.month as i32
    }
}

impl FromStr for Month {
    type Err = ParseMonthError;
    fn from_str(text: &str) -> Result<Self, ParseMonthError> {
        let (year, month) = match text.len() {
            6 => (text.get(..4), text.get(4..)),
            7 if text.as_bytes()[4] == b'-' => (text.get(..4), text.get(5..)),
            _ => return Err(ParseMonthError::Shape),
        };
        let number = |part: Option<&str>| {
            part.filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<u16>().ok())
        };
        let (Some(year), Some(month)) = (number(year), number(month)) else { return Err(ParseMonthError::Shape) };
        let month = u8::try_from(month).map_err(|_| ParseMonthError::Shape)?;
        Self::new(year, month).ok_or(ParseMonthError::OutOfRange { month })
    }
}

/// `AAAA-MM`, as in URLs and on the command line.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_both_written_forms() {
        assert_eq!("202603".parse(), Ok(Month::at(2026, 3)));
        assert_eq!("2026-03".parse(), Ok(Month::at(2026, 3)));
        assert_eq!("202613".parse::<Month>(), Err(ParseMonthError::OutOfRange { month: 13 }));
        for text in ["", "2026", "2026/03", "26-03", "2026-3", "٢٠٢٦٠٣", "+02603", "0026-03"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_year_turns_in_both_directions() {
        assert_eq!(Month::at(2025, 12).next(), Month::at(2026, 1));
        assert_eq!(Month::at(2026, 1).previous(), Month::at(2025, 12));
        assert_eq!(Month::at(2025, 11).months_until(Month::at(2026, 2)), 3);
    }
}
