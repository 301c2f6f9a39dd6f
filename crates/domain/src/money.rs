//! Amounts of money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// An amount in centimes of dirham. Never a float: SQLite would store a decimal as one.
///
/// Plain `+` and `-` panic on overflow (the release profile keeps the check); anything that adds up
/// values from a file uses [`Money::checked_add`], because a forged file must not bring the service down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// An amount given in centimes.
    pub const fn from_centimes(centimes: i64) -> Self {
        Self(centimes)
    }

    /// An amount given in whole dirhams.
    pub const fn from_dirhams(dirhams: i64) -> Self {
        Self(dirhams * 100)
    }

    /// The amount in centimes.
    pub const fn centimes(self) -> i64 {
        self.0
    }

    /// `None` on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(centimes) => Some(Self(centimes)),
            None => None,
        }
    }

    /// The difference without its sign.
    #[must_use]
    pub const fn distance(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).saturating_abs())
    }

    /// Is the amount below zero?
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Is there nothing?
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// Two decimals, a point, no separator: the form of machines (`--format json`). People read the form of `i18n`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn amounts_print_with_two_decimals_and_their_sign() {
        for (centimes, text) in [(0, "0.00"), (5, "0.05"), (450_000, "4500.00"), (-1, "-0.01"), (-12_345, "-123.45")] {
            assert_eq!(Money::from_centimes(centimes).to_string(), text);
        }
        assert_eq!(Money::from_centimes(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn an_overflow_is_seen_not_wrapped() {
        assert_eq!(Money::from_centimes(i64::MAX).checked_add(Money::from_centimes(1)), None);
    }
}
