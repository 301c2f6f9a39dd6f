//! What a contribution column of the file should say, and what rounding alone explains.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tasrih_domain::line::FoundShare;
use tasrih_domain::{Money, Payer};
use tasrih_rates::{HealthCover, MonthRates, Wages};

/// The rates of a month as contribution columns need them.
#[derive(Debug)]
pub struct ShareTable {
    rates: MonthRates,
    cover: HealthCover,
}

/// A contribution found in the file beside our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal to the centime, with the sum rounded once or each branch and payer rounded before the sum: the two ways
    /// of payroll programs, of which no text prefers one.
    Equal,
    /// Within what cutting or rounding up each branch and payer to the centime can give: at most one centime for each
    /// of them, and nothing where the product is exact.
    Rounded {
        /// Our amount.
        expected: Money,
    },
    /// No way of rounding explains the difference.
    Differs {
        /// Our amount.
        expected: Money,
    },
}

impl ShareTable {
    /// What the rates of a month make of columns.
    pub const fn of(rates: &MonthRates, cover: HealthCover) -> Self {
        Self { rates: *rates, cover }
    }

    /// Compares what a file says with what is due on the wages of a line.
    pub fn compare(&self, found: &FoundShare, wages: Wages) -> Comparison {
        let expected = self.rates.share(found.of, found.payer, wages, self.cover);
        if found.amount == expected
            || found.amount == self.rates.share_by_branch(found.of, found.payer, wages, self.cover)
        {
            return Comparison::Equal;
        }
        let (cut, up) = self.bounds(found, wages);
        if cut <= found.amount && found.amount <= up {
            Comparison::Rounded { expected }
        } else {
            Comparison::Differs { expected }
        }
    }

    /// Every branch and payer cut to the centime, and every one rounded up. Only asked when the amounts differ.
    fn bounds(&self, found: &FoundShare, wages: Wages) -> (Money, Money) {
        let mut bounds = (Money::ZERO, Money::ZERO);
        for step in self.rates.explain(wages, self.cover) {
            if found.of.adds_up(step.branch) && (found.payer == Payer::Both || found.payer == step.payer) {
                let exact = step.product * Decimal::ONE_HUNDRED;
                let centimes = |exact: Decimal| Money::from_centimes(exact.to_i64().unwrap_or(i64::MAX));
                let add = |sum: Money, more: Money| sum.checked_add(more).unwrap_or(sum);
                bounds = (add(bounds.0, centimes(exact.floor())), add(bounds.1, centimes(exact.ceil())));
            }
        }
        bounds
    }
}
