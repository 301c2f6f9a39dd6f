//! Lengths on the page.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

/// A length in thousandths of a point (a point is 1/72 inch).
///
/// Positions grow rightwards and downwards from the top left corner of the page. Whole numbers, so that a page comes
/// out the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Len(i32);

impl Len {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Width of an A4 page (210 mm).
    pub const A4_WIDTH: Self = Self(595_276);
    /// Height of an A4 page (297 mm).
    pub const A4_HEIGHT: Self = Self(841_890);

    /// Whole points.
    pub const fn pt(points: i32) -> Self {
        Self(points * 1000)
    }

    /// Tenths of a point.
    pub const fn tenths(tenths: i32) -> Self {
        Self(tenths * 100)
    }

    /// Hundredths of a point, rounded: what is written in the file.
    pub const fn hundredths(self) -> i32 {
        (self.0 + 5).div_euclid(10)
    }

    /// A part of this length, in thousandths of it: an advance of 563 at 10 points is 5.63 points.
    pub fn thousandths(self, parts: i32) -> Self {
        let product = i64::from(self.0) * i64::from(parts) / 1000;
        Self(i32::try_from(product).unwrap_or(i32::MAX / 4))
    }

    /// Half of it.
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// How many thousandths of `unit` it holds: the width of a column in thousandths of an em.
    pub fn in_thousandths_of(self, unit: Self) -> i32 {
        i32::try_from(i64::from(self.0) * 1000 / i64::from(unit.0.max(1))).unwrap_or(i32::MAX)
    }
}

impl Add for Len {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Len {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Len {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Mul<i32> for Len {
    type Output = Self;
    fn mul(self, times: i32) -> Self {
        Self(self.0 * times)
    }
}

impl Sum for Len {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
