//! A value that is in force from a month on, with its source.

use std::fmt;
use tasrih_domain::Month;
use time::Date;

/// How sure we are of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Two or more independent sources agree.
    Confirmed,
    /// One source.
    Single,
    /// Seen, with doubts.
    Uncertain,
    /// A decision of this house where no fact was found.
    House,
}

impl Status {
    /// All of them, the surest first.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Single, Self::Uncertain, Self::House];

    /// Stable name, as in rate files, JSON and message keys (`status-<code>`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Single => "single",
            Self::Uncertain => "uncertain",
            Self::House => "house",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What the first month of a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Start {
    /// The month set by a text of law.
    Legal,
    /// The month in which the press says the value began; the text was not seen.
    Press,
    /// The first month in which the value was seen; the legal start is earlier and was not found.
    Observed,
}

impl Start {
    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::Press => "press",
            Self::Observed => "observed",
        }
    }
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Key of the text of law, or of the best table seen when the text was not: its name in words is `law-<key>`.
    pub text: String,
    /// The name in the words of the agents who published the value; `text` is then [`Source::PUBLISHED`].
    pub title: Option<String>,
    /// When it was published.
    pub published_on: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where else the value was seen.
    pub seen_in: Vec<String>,
}

impl Source {
    /// Key of what agents published: `law-published` takes the `title`.
    pub const PUBLISHED: &str = "published";
}

/// A value in force from a month on, until the next one of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T> {
    /// First worked month to which it applies.
    pub in_force_from: Month,
    /// What that month is.
    pub start: Start,
    /// The value.
    pub value: T,
    /// Where it was read.
    pub source: &'static Source,
    /// How sure we are.
    pub status: Status,
    /// Last day somebody compared the data file with its sources.
    pub checked_on: Date,
}

impl<T> Dated<T> {
    /// The same dates and source for a value made from this one.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Dated<U> {
        Dated {
            value: change(self.value),
            in_force_from: self.in_force_from,
            start: self.start,
            source: self.source,
            status: self.status,
            checked_on: self.checked_on,
        }
    }
}

/// The value in force on `month` of a list by ascending dates; `None` before the first.
pub(crate) fn in_force<T: Copy>(values: &[Dated<T>], month: Month) -> Option<Dated<T>> {
    let after = values.partition_point(|value| value.in_force_from <= month);
    after.checked_sub(1).map(|at| values[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn value(in_force_from: Month, value: u8) -> Dated<u8> {
        let source = Box::leak(Box::new(Source {
            text: "a-text".into(),
            title: None,
            published_on: None,
            url: None,
            seen_in: Vec::new(),
        }));
        let (start, status, checked_on) = (Start::Legal, Status::Confirmed, date!(2026 - 01 - 01));
        Dated { in_force_from, start, value, source, status, checked_on }
    }

    #[test]
    fn a_value_holds_from_its_first_month_to_the_eve_of_the_next() {
        let values = [value(Month::at(2020, 7), 1), value(Month::at(2022, 9), 2)];
        let at = |year, month| in_force(&values, Month::at(year, month)).map(|found| found.value);
        assert_eq!(at(2020, 6), None);
        assert_eq!(at(2020, 7), Some(1));
        assert_eq!(at(2022, 8), Some(1));
        assert_eq!(at(2022, 9), Some(2));
        assert_eq!(at(2099, 1), Some(2));
    }
}
