//! Fines and surcharges, as dated data.

use crate::dated::{Dated, in_force};
use crate::rate::Rate;
use crate::table::tables;
use tasrih_domain::{Money, Month};

/// Surcharge on contributions paid late, a share of the amount due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LatePayment {
    /// For the first month of delay or a fraction of it.
    pub first_month: Rate,
    /// For each further month or a fraction of it.
    pub further_month: Rate,
}

/// A fine by employee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fine {
    /// For each employee concerned.
    pub per_employee: Money,
    /// At most this much each time.
    pub at_most: Money,
}

impl Fine {
    /// The fine for a number of employees, once.
    pub fn for_employees(self, employees: u32) -> Money {
        let fine = self.per_employee.centimes().saturating_mul(i64::from(employees));
        Money::from_centimes(fine).min(self.at_most)
    }
}

/// What a fine punishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Offence {
    /// Declared late or not at all; again for each month or fraction of a month after the first.
    LateDeclaration,
    /// Not filed electronically.
    NotEFiled,
    /// Not paid electronically.
    NotEPaid,
}

impl Offence {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::LateDeclaration, Self::NotEFiled, Self::NotEPaid];

    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LateDeclaration => "late_declaration",
            Self::NotEFiled => "not_e_filed",
            Self::NotEPaid => "not_e_paid",
        }
    }
}

/// The surcharge on late payment in force on a month; `None` before the first one known.
pub fn late_payment_at(month: Month) -> Option<Dated<LatePayment>> {
    in_force(&tables().penalties.late_payment, month)
}

/// The fine in force on a month; `None` before the first one known.
pub fn fine_at(offence: Offence, month: Month) -> Option<Dated<Fine>> {
    let penalties = &tables().penalties;
    let values = match offence {
        Offence::LateDeclaration => &penalties.late_declaration,
        Offence::NotEFiled => &penalties.not_e_filed,
        Offence::NotEPaid => &penalties.not_e_paid,
    };
    in_force(values, month)
}

/// The fine, once, for a declaration of a month that is late with so many employees; `None` before the first one known.
pub fn late_declaration_fine(month: Month, employees: u32) -> Option<Money> {
    Some(fine_at(Offence::LateDeclaration, month)?.value.for_employees(employees))
}

/// The surcharge for employees found undeclared, a share of their contributions; `None` before the first one known.
pub fn undeclared_employee_at(month: Month) -> Option<Dated<Rate>> {
    in_force(&tables().penalties.undeclared_employee, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_further_months_of_a_late_payment_cost_less_since_march_2025() {
        let further = |year, month| late_payment_at(Month::at(year, month)).unwrap().value.further_month.percent();
        assert_eq!(further(2025, 2), "1.00");
        assert_eq!(further(2025, 3), "0.50");
    }

    #[test]
    fn a_fine_stops_at_its_most() {
        let fine = fine_at(Offence::LateDeclaration, Month::at(2026, 3)).unwrap().value;
        assert_eq!(fine.for_employees(0), Money::ZERO);
        assert_eq!(fine.for_employees(99), Money::from_dirhams(4950));
        assert_eq!(fine.for_employees(100), Money::from_dirhams(5000));
        assert_eq!(fine.for_employees(101), Money::from_dirhams(5000));
        assert_eq!(fine.for_employees(u32::MAX), Money::from_dirhams(5000));
    }

    #[test]
    fn every_offence_has_a_fine_today() {
        for offence in Offence::ALL {
            assert!(fine_at(offence, Month::at(2026, 3)).is_some(), "{offence:?}");
        }
        assert_eq!(undeclared_employee_at(Month::at(2026, 3)).unwrap().value.percent(), "100.00");
    }
}
