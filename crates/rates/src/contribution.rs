//! What is due: by branch and payer, and why.

use crate::dated::{Dated, Source, Status};
use crate::rate::{Rate, Rounding, round_millionths};
use crate::{DatedAmount, RateError, rates_at};
use rust_decimal::Decimal;
use tasrih_domain::declaration::{BranchDue, Employer, Totals};
use tasrih_domain::{Branch, Money, Month, Payer, ShareOf};

/// The house's rounding of every contribution.
const ROUNDING: Rounding = Rounding::HalfAwayFromZero;

/// Whether the employees are covered by the compulsory basic health insurance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HealthCover {
    /// AMO base and solidarity are due.
    #[default]
    Compulsory,
    /// The employer had its own group cover before AMO: AMO base is not due, solidarity is. Source: C.
    OwnBeforeAmo,
}

impl From<&Employer> for HealthCover {
    fn from(employer: &Employer) -> Self {
        if employer.health_exempt { Self::OwnBeforeAmo } else { Self::Compulsory }
    }
}

/// Which wage a rate applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// The whole wage.
    Gross,
    /// The wage up to the ceiling.
    Capped,
}

impl Base {
    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::Capped => "capped",
        }
    }
}

/// The two wages of a line, or their totals over a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wages {
    /// Actual wage.
    pub gross: Money,
    /// Capped wage.
    pub capped: Money,
}

impl Wages {
    /// The wage that a rate applies to.
    pub const fn of(self, base: Base) -> Money {
        match base {
            Base::Gross => self.gross,
            Base::Capped => self.capped,
        }
    }
}

impl From<&Totals> for Wages {
    fn from(totals: &Totals) -> Self {
        Self { gross: totals.gross, capped: totals.capped }
    }
}

/// The rates of one branch on a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BranchRate {
    /// The branch.
    pub branch: Branch,
    /// What its rates apply to.
    pub base: Base,
    /// The employer's rate.
    pub employer: Dated<Rate>,
    /// The employee's rate, zero where the employer pays alone.
    pub employee: Dated<Rate>,
}

impl BranchRate {
    fn base_amount(&self, wages: Wages, cover: HealthCover) -> Money {
        if self.is_due(cover) { wages.of(self.base) } else { Money::ZERO }
    }

    fn is_due(&self, cover: HealthCover) -> bool {
        !(self.branch == Branch::HealthBasic && cover == HealthCover::OwnBeforeAmo)
    }

    /// Rate of the payer, in millionths.
    fn millionths(&self, payer: Payer) -> i64 {
        match payer {
            Payer::Employer => self.employer.value.millionths(),
            Payer::Employee => self.employee.value.millionths(),
            Payer::Both => self.employer.value.millionths() + self.employee.value.millionths(),
        }
    }

    fn due(&self, wages: Wages, cover: HealthCover) -> BranchDue {
        let base = self.base_amount(wages, cover);
        BranchDue {
            branch: self.branch,
            base,
            employer: self.employer.value.apply(base, ROUNDING),
            employee: self.employee.value.apply(base, ROUNDING),
        }
    }
}

/// The rates and the ceiling of a worked month. Looked up once, then asked for many lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRates {
    /// The worked month.
    pub month: Month,
    /// The ceiling, per employee.
    pub ceiling: DatedAmount,
    /// By branch, in the order of [`Branch::ALL`].
    pub branches: [BranchRate; 7],
}

impl MonthRates {
    /// What a contribution column should say for a line or for totals: exact shares summed, rounded once.
    ///
    /// Some payroll software rounds each branch first: see [`Self::share_by_branch`]. Neither is fixed by a text.
    pub fn share(&self, of: ShareOf, payer: Payer, wages: Wages, cover: HealthCover) -> Money {
        let exact = self
            .parts(of)
            .map(|rate| i128::from(rate.base_amount(wages, cover).centimes()) * i128::from(rate.millionths(payer)))
            .sum();
        round_millionths(exact, ROUNDING)
    }

    /// The same share when each branch and payer is rounded before the sum: at most half a centime for each differs.
    pub fn share_by_branch(&self, of: ShareOf, payer: Payer, wages: Wages, cover: HealthCover) -> Money {
        let centimes = self.parts(of).fold(0_i64, |sum, rate| {
            let due = rate.due(wages, cover);
            let share = match payer {
                Payer::Employer => due.employer.centimes(),
                Payer::Employee => due.employee.centimes(),
                Payer::Both => due.employer.centimes().saturating_add(due.employee.centimes()),
            };
            sum.saturating_add(share)
        });
        Money::from_centimes(centimes)
    }

    /// What is due by branch and payer on wages, each rounded once. A branch that is not due has a base of zero.
    pub fn due(&self, wages: Wages, cover: HealthCover) -> [BranchDue; 7] {
        self.branches.map(|rate| rate.due(wages, cover))
    }

    /// The sum of the rates of a column, in percent: `6.74` for the employee's share of every branch.
    pub fn percent(&self, of: ShareOf, payer: Payer) -> Decimal {
        let millionths = self.parts(of).map(|rate| rate.millionths(payer)).sum::<i64>();
        Decimal::new(millionths, 4)
    }

    /// Every step from the wages of a line (or from totals) to its shares, in the order of the branches.
    ///
    /// A payer who has nothing to pay for a branch has no step; a branch from which the employer is exempt has
    /// one, of zero, that says so.
    pub fn explain(&self, wages: Wages, cover: HealthCover) -> Vec<Step> {
        let sides = |rate: &BranchRate| [(Payer::Employer, rate.employer), (Payer::Employee, rate.employee)];
        self.branches
            .iter()
            .flat_map(|rate| sides(rate).map(|(payer, dated)| (rate, payer, dated)))
            .filter(|(.., dated)| !dated.value.is_zero())
            .map(|(rate, payer, dated)| self.step(rate, (payer, dated), wages, cover))
            .collect()
    }

    fn step(&self, rate: &BranchRate, side: (Payer, Dated<Rate>), wages: Wages, cover: HealthCover) -> Step {
        let (payer, dated) = side;
        let amount = rate.base_amount(wages, cover);
        let is_cut = rate.base == Base::Capped && wages.capped < wages.gross;
        Step {
            branch: rate.branch,
            payer,
            base: rate.base,
            base_amount: amount,
            ceiling: is_cut.then_some(self.ceiling.value),
            is_exempt: !rate.is_due(cover),
            rate: dated.value,
            product: dated.value.product(amount),
            amount: dated.value.apply(amount, ROUNDING),
            in_force_from: dated.in_force_from,
            source: dated.source,
            status: dated.status,
        }
    }

    fn parts(&self, of: ShareOf) -> impl Iterator<Item = &BranchRate> {
        self.branches.iter().filter(move |rate| of.adds_up(rate.branch))
    }
}

/// One multiplication, told so that any person can follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Branch.
    pub branch: Branch,
    /// Who pays: the employer or the employee.
    pub payer: Payer,
    /// Which wage.
    pub base: Base,
    /// The wage that the rate applies to; zero when exempt.
    pub base_amount: Money,
    /// The ceiling, when it cut the wage.
    pub ceiling: Option<Money>,
    /// The employer is exempt from this branch (own health cover).
    pub is_exempt: bool,
    /// The rate.
    pub rate: Rate,
    /// The exact product, in dirhams.
    pub product: Decimal,
    /// The product rounded to the centime, half away from zero.
    pub amount: Money,
    /// Since when the rate is in force.
    pub in_force_from: Month,
    /// Where the rate was read.
    pub source: &'static Source,
    /// How sure we are of it.
    pub status: Status,
}

/// What is due for a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributions {
    /// By branch, in the order of [`Branch::ALL`].
    pub branches: Vec<BranchDue>,
}

impl Contributions {
    /// The employer's part.
    pub fn employer(&self) -> Money {
        self.branches.iter().map(|due| due.employer).sum()
    }

    /// The employees' part.
    pub fn employee(&self) -> Money {
        self.branches.iter().map(|due| due.employee).sum()
    }

    /// Both parts: what the employer pays to the fund.
    pub fn due(&self) -> Money {
        self.employer() + self.employee()
    }
}

/// The shares of single lines, each rounded, added up: they differ from what is due by the rounding of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineShares {
    sums: [(Money, Money); 7],
}

impl LineShares {
    /// Adds the shares of one line.
    pub fn add(&mut self, shares: &[BranchDue; 7]) {
        let more = |sum: Money, share: Money| Money::from_centimes(sum.centimes().saturating_add(share.centimes()));
        for (sum, share) in self.sums.iter_mut().zip(shares) {
            *sum = (more(sum.0, share.employer), more(sum.1, share.employee));
        }
    }

    /// What is due less the sum of the rounded lines, by branch: (branch, employer, employee). Shown, never hidden.
    pub fn residue(&self, due: &Contributions) -> Vec<(Branch, Money, Money)> {
        let less = |due: Money, sum: Money| Money::from_centimes(due.centimes().saturating_sub(sum.centimes()));
        due.branches
            .iter()
            .zip(self.sums)
            .map(|(due, sum)| (due.branch, less(due.employer, sum.0), less(due.employee, sum.1)))
            .collect()
    }
}

/// What is due on the totals of a declaration, by branch and payer, each rounded once.
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn contributions(month: Month, totals: &Totals, cover: HealthCover) -> Result<Contributions, RateError> {
    // All rates together are far below one: the sums of `Contributions` cannot exceed the totals they come from.
    Ok(Contributions { branches: rates_at(month)?.due(totals.into(), cover).to_vec() })
}

/// The steps from the wages of a line to its shares. For many lines of a month, ask [`MonthRates::explain`].
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn explain(month: Month, wages: Wages, cover: HealthCover) -> Result<Vec<Step>, RateError> {
    Ok(rates_at(month)?.explain(wages, cover))
}

/// What a contribution column should say. For many lines of a month, ask [`MonthRates::share`].
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn share(month: Month, column: (ShareOf, Payer), wages: Wages, cover: HealthCover) -> Result<Money, RateError> {
    Ok(rates_at(month)?.share(column.0, column.1, wages, cover))
}
