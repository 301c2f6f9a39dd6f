//! A rate, and the only multiplication of money.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use tasrih_domain::Money;

/// How a product becomes centimes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest centime, a half away from zero: 0.005 becomes 0.01. The house's reading (status U/H): no text
    /// that fixes the rounding was found.
    HalfAwayFromZero,
}

/// A share of a wage, 0 to 1, with at most six decimals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    fraction: Decimal,
    /// The same, in millionths: the form that is fast to multiply. A property test proves both equal.
    millionths: i64,
}

/// Millionths in one.
const SCALE: i64 = 1_000_000;

/// Why a text is not a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseRateError {
    /// Not a decimal number.
    #[error("is not a decimal number")]
    NotANumber,
    /// Below 0 or above 1: a percentage where a fraction belongs?
    #[error("is not between 0 and 1")]
    OutOfRange,
    /// More than six decimals.
    #[error("has more than six decimals")]
    TooPrecise,
}

impl Rate {
    /// A rate written as a fraction: `0.0640`.
    pub fn parse(text: &str) -> Result<Self, ParseRateError> {
        let fraction = Decimal::from_str_exact(text).map_err(|_| ParseRateError::NotANumber)?;
        if fraction.is_sign_negative() || fraction > Decimal::ONE {
            return Err(ParseRateError::OutOfRange);
        }
        let scaled = fraction * Decimal::from(SCALE);
        let whole = scaled.trunc();
        if whole != scaled {
            return Err(ParseRateError::TooPrecise);
        }
        let millionths = i64::try_from(whole).map_err(|_| ParseRateError::OutOfRange)?;
        Ok(Self { fraction, millionths })
    }

    /// A rate in millionths: 6.40 % is 64,000. `None` above one.
    pub fn from_millionths(millionths: u32) -> Option<Self> {
        let millionths = i64::from(millionths);
        (millionths <= SCALE).then(|| Self { fraction: Decimal::new(millionths, 6).normalize(), millionths })
    }

    /// The rate as a fraction.
    pub const fn fraction(self) -> Decimal {
        self.fraction
    }

    /// The rate in millionths.
    pub const fn millionths(self) -> i64 {
        self.millionths
    }

    /// Is nothing to pay?
    pub const fn is_zero(self) -> bool {
        self.millionths == 0
    }

    /// The rate in percent, at least two decimals, as law pages print it: `6.40`.
    pub fn percent(self) -> String {
        let percent = (self.fraction * Decimal::ONE_HUNDRED).normalize();
        format!("{percent:.0$}", percent.scale().max(2) as usize)
    }

    /// The exact product, in dirhams, before any rounding: for explanations.
    pub fn product(self, base: Money) -> Decimal {
        dirhams(base) * self.fraction
    }

    /// The share of `base`, in centimes, rounded once.
    pub fn apply(self, base: Money, rounding: Rounding) -> Money {
        round_millionths(i128::from(base.centimes()) * i128::from(self.millionths), rounding)
    }
}

/// The amount in dirhams with two decimals.
pub(crate) fn dirhams(amount: Money) -> Decimal {
    Decimal::new(amount.centimes(), 2)
}

/// An exact amount of dirhams to the centime; `None` beyond what an amount holds.
pub(crate) fn round_dirhams(exact: Decimal, rounding: Rounding) -> Option<Money> {
    let strategy = match rounding {
        Rounding::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
    };
    let centimes = exact.checked_mul(Decimal::ONE_HUNDRED)?.round_dp_with_strategy(0, strategy);
    i64::try_from(centimes).ok().map(Money::from_centimes)
}

/// Millionths of a centime to the centime. Saturates, which no sum of rates that is at most 1 can reach.
pub(crate) fn round_millionths(product: i128, rounding: Rounding) -> Money {
    let Rounding::HalfAwayFromZero = rounding;
    let half = if product < 0 { -SCALE / 2 } else { SCALE / 2 };
    // Payrolls stay far below 92 billion dirhams: the division of 64 bits is ten times cheaper than that of 128.
    let centimes = if let Some(nudged) = i64::try_from(product).ok().and_then(|product| product.checked_add(half)) {
        nudged / SCALE
    } else {
        let rounded = (product + i128::from(half)) / i128::from(SCALE);
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    };
    Money::from_centimes(centimes)
}

/// In percent.
impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.percent())
    }
}
