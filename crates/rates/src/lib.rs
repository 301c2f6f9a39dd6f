//! Dated contribution rates, ceilings, minimum wages, penalties and deadlines with their legal source, and the
//! contribution calculation.
//!
//! Pure: no IO, no clock. The values live in `data/**.toml`, embedded and parsed once; each says from when it is in
//! force, where it was read and how sure we are. A late declaration uses the values of the *worked* month. Before
//! the first month with a confirmed rate the crate refuses to compute ([`RateError::NotInForce`]): it never guesses.
//!
//! The only multiplication is [`Rate::apply`]: half away from zero, to the centime, once per branch and payer on the
//! wage totals of a declaration.
//!
//! [`Law`] puts over the files what two agents of the fund published while the program runs.
//!
//! A new rate is one more `[[value]]` at the end of one file, with its first month and its source, and a case for the
//! months on both sides of it in `tests.rs`.
//!
//! ```
//! use tasrih_domain::{Money, Month, declaration::Totals};
//! use tasrih_rates::{HealthCover, contributions};
//! let totals = Totals { gross: Money::from_dirhams(100_000), capped: Money::from_dirhams(60_000), ..Totals::default() };
//! let due = contributions(Month::at(2026, 3), &totals, HealthCover::Compulsory).unwrap();
//! assert_eq!(due.due(), Money::from_dirhams(22_446));
//! ```

pub mod calendar;
mod contribution;
mod dated;
mod file;
mod law;
mod listing;
pub mod penalty;
mod rate;
mod table;
mod wage;

pub use calendar::DueDate;
pub use contribution::{Base, BranchRate, Contributions, HealthCover, LineShares, MonthRates, Step, Wages};
pub use contribution::{contributions, explain, share};
pub use dated::{Dated, Source, Start, Status};
pub use law::{Law, late_status};
pub use listing::{Listing, listing};
pub use rate::{Rate, Rounding};
pub use table::{ceiling_at, ceiling_dated_at, first_month, rates_at};
pub use wage::{DatedAmount, Sector, minimum_wage, minimum_wage_unit};

use tasrih_domain::Month;

/// Why contributions cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// There is no confirmed value for that month: rates are known from `first` on.
    #[error("no confirmed rate for {month}: the first month with confirmed rates is {first}")]
    NotInForce {
        /// The month asked for.
        month: Month,
        /// The first month that can be computed.
        first: Month,
    },
}

#[cfg(test)]
mod tests;
