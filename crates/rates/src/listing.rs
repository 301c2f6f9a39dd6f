//! Everything in force on a month, for `tasrih rates` and the page that explains the figures.

use crate::calendar::{DueDate, due_date};
use crate::contribution::MonthRates;
use crate::penalty::{self, Fine, LatePayment, Offence};
use crate::wage::{minimum_wage, minimum_wage_unit};
use crate::{Dated, DatedAmount, Rate, RateError, Sector, rates_at};
use tasrih_domain::Month;
use tasrih_domain::line::DAYS_MAX;

/// A minimum wage: what the law sets, and what it makes for a full month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinimumWage {
    /// Which one.
    pub sector: Sector,
    /// Dirhams an hour (general) or a day (agricultural).
    pub unit: DatedAmount,
    /// Dirhams for 26 days.
    pub full_month: DatedAmount,
}

/// Everything in force on a worked month.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Rates by branch, and the ceiling.
    pub rates: MonthRates,
    /// Minimum wages.
    pub minimum_wages: Vec<MinimumWage>,
    /// Last day to declare and pay.
    pub due: DueDate,
    /// Surcharge on late payment.
    pub late_payment: Option<Dated<LatePayment>>,
    /// Fines by employee.
    pub fines: Vec<(Offence, Dated<Fine>)>,
    /// Surcharge for undeclared employees.
    pub undeclared_employee: Option<Dated<Rate>>,
}

/// Everything in force on a worked month.
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn listing(month: Month) -> Result<Listing, RateError> {
    let wage = |sector| {
        let (unit, full_month) = (minimum_wage_unit(month, sector)?, minimum_wage(month, sector, DAYS_MAX)?);
        Some(MinimumWage { sector, unit, full_month })
    };
    let fine = |offence| penalty::fine_at(offence, month).map(|fine| (offence, fine));
    Ok(Listing {
        rates: rates_at(month)?,
        minimum_wages: Sector::ALL.into_iter().filter_map(wage).collect(),
        due: due_date(month),
        late_payment: penalty::late_payment_at(month),
        fines: Offence::ALL.into_iter().filter_map(fine).collect(),
        undeclared_employee: penalty::undeclared_employee_at(month),
    })
}
