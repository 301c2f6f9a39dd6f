//! One employee's month.

pub use crate::source::Part;

use crate::field::{Field, Payer, ShareOf};
use crate::id::{AffiliateNumber, InsuredNumber};
use crate::money::Money;
use crate::period::Month;
use std::fmt;

/// Most days that can be declared for a month. Source: C.
pub const DAYS_MAX: u8 = 26;

/// Why an employee did not work a normal month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Situation {
    /// Worked normally (blank in the file).
    #[default]
    Normal,
    /// Left the company.
    Left,
    /// Deceased.
    Deceased,
    /// Maternity.
    Maternity,
    /// Sickness.
    Sickness,
    /// Work accident.
    WorkAccident,
    /// Unpaid leave.
    UnpaidLeave,
    /// Kept without pay.
    KeptWithoutPay,
    /// Occupational disease.
    OccupationalDisease,
}

impl Situation {
    /// All situations in the order of their rank.
    pub const ALL: [Self; 9] = [
        Self::Normal,
        Self::Left,
        Self::Deceased,
        Self::Maternity,
        Self::Sickness,
        Self::WorkAccident,
        Self::UnpaidLeave,
        Self::KeptWithoutPay,
        Self::OccupationalDisease,
    ];

    /// The two letters of the file; empty for a normal month.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Left => "SO",
            Self::Deceased => "DE",
            Self::Maternity => "IT",
            Self::Sickness => "IL",
            Self::WorkAccident => "AT",
            Self::UnpaidLeave => "CS",
            Self::KeptWithoutPay => "MS",
            Self::OccupationalDisease => "MP",
        }
    }

    /// From the two letters of the file; `None` for anything else, also for the paper form's codes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|situation| situation.code() == code)
    }

    /// Rank in the control sum, 0 to 8. Source: C.
    pub const fn rank(self) -> u8 {
        self as u8
    }
}

/// A set of fields, one bit each, for the few fields a line is made of.
///
/// Each rule asks it for each line, from another crate: the hints let its one instruction stand there.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldSet(u32);

impl FieldSet {
    #[inline]
    const fn bit(field: Field) -> u32 {
        match field {
            Field::AffiliateNumber => 1,
            Field::Period => 1 << 1,
            Field::InsuredNumber => 1 << 2,
            Field::Surname => 1 << 3,
            Field::GivenName => 1 << 4,
            Field::FullName => 1 << 5,
            Field::Cin => 1 << 6,
            Field::Days => 1 << 7,
            Field::GrossWage => 1 << 8,
            Field::CappedWage => 1 << 9,
            Field::Situation => 1 << 10,
            Field::Children => 1 << 11,
            Field::AllowanceToPay => 1 << 12,
            Field::AllowanceToDeduct => 1 << 13,
            Field::AllowanceNet => 1 << 14,
            Field::AllowanceToReturn => 1 << 15,
            Field::ControlSum => 1 << 16,
            Field::Share(..) => 1 << 17,
        }
    }

    /// Adds a field.
    #[inline]
    pub const fn insert(&mut self, field: Field) {
        self.0 |= Self::bit(field);
    }

    /// Is the field in the set?
    #[inline]
    pub const fn has(self, field: Field) -> bool {
        self.0 & Self::bit(field) != 0
    }

    /// Nothing in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Debug for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldSet({:b})", self.0)
    }
}

/// Family allowance figures of an e-BDS line. The fund pays allowances itself since 2007–2009: zero today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Allowances {
    /// Children entitling to allowance.
    pub children: u8,
    /// To pay.
    pub to_pay: Money,
    /// To deduct.
    pub to_deduct: Money,
    /// Net to pay.
    pub net: Money,
    /// To pay back to the fund.
    pub to_return: Money,
}

/// A contribution that the payroll software computed, as found in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundShare {
    /// What it adds up.
    pub of: ShareOf,
    /// Who pays it.
    pub payer: Payer,
    /// The amount found.
    pub amount: Money,
}

/// One employee's month, as far as it could be read.
///
/// A field that could not be read is empty and in [`Line::unreadable`]: its fault has been reported, and the
/// other checks leave it alone (one fault per cause). A field that the file does not have is empty and not in
/// that set. The value is reused from row to row by the readers: see [`Line::clear`].
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Row or line as the person sees it, from 1.
    pub row: u32,
    /// Part of the declaration.
    pub part: Part,
    /// Employer named on the row; `None` when the file has no such column.
    pub affiliate: Option<AffiliateNumber>,
    /// Month named on the row; `None` when the file has no such column.
    pub period: Option<Month>,
    /// Insured number. Empty in the file means none given yet ([`InsuredNumber::PENDING`]).
    pub insured: Option<InsuredNumber>,
    /// Surname: upper case, A–Z, digits and spaces, at most 30 characters. Empty when unknown.
    pub surname: String,
    /// Given name, likewise.
    pub given_name: String,
    /// CIN: upper case, at most 8 characters. Empty when unknown.
    pub cin: String,
    /// Days declared, 0 to 26.
    pub days: Option<u8>,
    /// Actual wage.
    pub gross: Option<Money>,
    /// Capped wage as found in the file; `None` when the file has no such column.
    pub capped: Option<Money>,
    /// Situation.
    pub situation: Option<Situation>,
    /// Family allowance figures (e-BDS records 02).
    pub allowances: Allowances,
    /// Contributions found in the file.
    pub shares: Vec<FoundShare>,
    /// Fields that could not be read.
    pub unreadable: FieldSet,
}

impl Line {
    /// Makes the line empty and keeps its buffers.
    pub fn clear(&mut self) {
        self.row = 0;
        self.part = Part::Unsaid;
        self.affiliate = None;
        self.period = None;
        self.insured = None;
        self.surname.clear();
        self.given_name.clear();
        self.cin.clear();
        self.days = None;
        self.gross = None;
        self.capped = None;
        self.situation = None;
        self.allowances = Allowances::default();
        self.shares.clear();
        self.unreadable = FieldSet::default();
    }

    /// The capped wage: as declared, else computed as `min(gross, ceiling)`.
    ///
    /// Casual labour has no ceiling of its own: its capped wage is at most its gross wage. Source: S, change log 1.3.
    pub fn capped_or_computed(&self, ceiling: Money) -> Option<Money> {
        self.capped.or_else(|| self.gross.map(|gross| gross.min(ceiling)))
    }
}

/// A line is personal data: only its place is printed.
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line(row {}, {:?}, unreadable {:?})", self.row, self.part, self.unreadable)
    }
}
