//! Legal minimum wages.

use crate::dated::{Dated, in_force};
use crate::rate::{Rounding, round_dirhams};
use crate::table::tables;
use rust_decimal::Decimal;
use tasrih_domain::line::DAYS_MAX;
use tasrih_domain::{Money, Month};

/// An amount with its dates and source.
pub type DatedAmount = Dated<Money>;

/// Which minimum wage applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sector {
    /// Industry, trade, services: SMIG, set by the hour.
    General,
    /// Agriculture: SMAG, set by the day.
    Agricultural,
}

impl Sector {
    /// Both sectors.
    pub const ALL: [Self; 2] = [Self::General, Self::Agricultural];

    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Agricultural => "agricultural",
        }
    }
}

/// Legal hours of a full month, to turn the hourly SMIG into a wage for 26 declared days.
const HOURS_OF_A_MONTH: i64 = 191;

/// The unit that the law sets: dirhams an hour (SMIG) or a day (SMAG). `None` before the first value known.
pub fn minimum_wage_unit(month: Month, sector: Sector) -> Option<DatedAmount> {
    let values = match sector {
        Sector::General => &tables().smig,
        Sector::Agricultural => &tables().smag,
    };
    in_force(values, month)
}

/// The least wage for the days declared, to the nearest centime; `None` before the first value known.
///
/// SMIG: 191 hours for 26 days, in proportion to the days. SMAG: by the day. The proportion is the house's reading
/// (status H): a wage below it is a warning.
pub fn minimum_wage(month: Month, sector: Sector, days: u8) -> Option<DatedAmount> {
    let dated = minimum_wage_unit(month, sector)?;
    let for_days = |unit: Money| {
        let days = i64::from(days);
        let centimes = Decimal::from(unit.centimes());
        let exact = match sector {
            Sector::General => centimes * Decimal::from(HOURS_OF_A_MONTH * days) / Decimal::from(i64::from(DAYS_MAX)),
            Sector::Agricultural => centimes * Decimal::from(days),
        };
        round_dirhams(exact / Decimal::ONE_HUNDRED, Rounding::HalfAwayFromZero)
            .expect("an hourly or daily wage times at most 255 days fits an amount")
    };
    Some(dated.map(for_days))
}
