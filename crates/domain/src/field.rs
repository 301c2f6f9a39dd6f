//! The fields of a payroll file, whatever the format, and the branches that contribution columns name.

use std::borrow::Cow;
use std::str::FromStr;

/// A branch of social security.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Branch {
    /// Prestations familiales.
    FamilyAllowances,
    /// Prestations à court terme, without job loss.
    ShortTerm,
    /// Indemnité pour perte d'emploi.
    JobLoss,
    /// Prestations à long terme.
    LongTerm,
    /// AMO de base.
    HealthBasic,
    /// AMO solidarité.
    HealthSolidarity,
    /// Taxe de formation professionnelle.
    TrainingLevy,
}

impl Branch {
    /// All branches, in the order of the contribution table.
    pub const ALL: [Self; 7] = [
        Self::FamilyAllowances,
        Self::ShortTerm,
        Self::JobLoss,
        Self::LongTerm,
        Self::HealthBasic,
        Self::HealthSolidarity,
        Self::TrainingLevy,
    ];

    /// Stable name, as in JSON, in rate files and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FamilyAllowances => "family_allowances",
            Self::ShortTerm => "short_term",
            Self::JobLoss => "job_loss",
            Self::LongTerm => "long_term",
            Self::HealthBasic => "health_basic",
            Self::HealthSolidarity => "health_solidarity",
            Self::TrainingLevy => "training_levy",
        }
    }
}

/// Who pays a share of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payer {
    /// Part patronale.
    Employer,
    /// Part salariale.
    Employee,
    /// Both together.
    Both,
}

/// What a contribution column of a payroll file adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareOf {
    /// One branch.
    One(Branch),
    /// Short term and job loss, as usually printed (1.05 / 0.52).
    ShortTermAndJobLoss,
    /// Basic health and solidarity together.
    Health,
    /// Every branch of the CNSS without health and training levy.
    SocialSecurity,
    /// Every branch.
    All,
}

/// A field of a payroll file, whatever the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Affiliate number of the employer.
    AffiliateNumber,
    /// The declared month.
    Period,
    /// Insured number.
    InsuredNumber,
    /// Surname.
    Surname,
    /// Given name.
    GivenName,
    /// Surname and given name in one cell, the surname first.
    FullName,
    /// National identity card.
    Cin,
    /// Days declared, 0 to 26.
    Days,
    /// Actual (gross) wage.
    GrossWage,
    /// Capped wage.
    CappedWage,
    /// Situation code.
    Situation,
    /// Children entitling to family allowance (e-BDS).
    Children,
    /// Family allowance to pay (e-BDS).
    AllowanceToPay,
    /// Family allowance to deduct (e-BDS).
    AllowanceToDeduct,
    /// Net family allowance (e-BDS).
    AllowanceNet,
    /// Family allowance to pay back (e-BDS).
    AllowanceToReturn,
    /// Horizontal control sum (e-BDS).
    ControlSum,
    /// A contribution computed by the payroll software.
    Share(ShareOf, Payer),
}

impl Payer {
    /// All payers.
    pub const ALL: [Self; 3] = [Self::Employer, Self::Employee, Self::Both];

    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Employer => "employer",
            Self::Employee => "employee",
            Self::Both => "both",
        }
    }
}

impl ShareOf {
    /// Everything that a contribution column can add up.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::All, Self::SocialSecurity, Self::ShortTermAndJobLoss, Self::Health]
            .into_iter()
            .chain(Branch::ALL.into_iter().map(Self::One))
    }

    /// Stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::One(branch) => branch.code(),
            Self::ShortTermAndJobLoss => "short_term_and_job_loss",
            Self::Health => "health",
            Self::SocialSecurity => "social_security",
            Self::All => "all",
        }
    }

    /// Does a column of that meaning add up that branch?
    pub const fn adds_up(self, branch: Branch) -> bool {
        let is_health = matches!(branch, Branch::HealthBasic | Branch::HealthSolidarity);
        match self {
            Self::One(one) => one as u8 == branch as u8,
            Self::ShortTermAndJobLoss => matches!(branch, Branch::ShortTerm | Branch::JobLoss),
            Self::Health => is_health,
            Self::SocialSecurity => !is_health && !matches!(branch, Branch::TrainingLevy),
            Self::All => true,
        }
    }
}

impl Field {
    /// The fields that are not contribution columns.
    pub const PLAIN: [Self; 17] = [
        Self::AffiliateNumber,
        Self::Period,
        Self::InsuredNumber,
        Self::Surname,
        Self::GivenName,
        Self::FullName,
        Self::Cin,
        Self::Days,
        Self::GrossWage,
        Self::CappedWage,
        Self::Situation,
        Self::Children,
        Self::AllowanceToPay,
        Self::AllowanceToDeduct,
        Self::AllowanceNet,
        Self::AllowanceToReturn,
        Self::ControlSum,
    ];

    /// Every field.
    pub fn all() -> impl Iterator<Item = Self> {
        let shares = ShareOf::all().flat_map(|of| Payer::ALL.into_iter().map(move |payer| Self::Share(of, payer)));
        Self::PLAIN.into_iter().chain(shares)
    }

    /// Stable name, as stored and as in message keys (`field-<code>`): `gross_wage`, `share-all-employer`.
    pub fn code(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::AffiliateNumber => "affiliate_number",
            Self::Period => "period",
            Self::InsuredNumber => "insured_number",
            Self::Surname => "surname",
            Self::GivenName => "given_name",
            Self::FullName => "full_name",
            Self::Cin => "cin",
            Self::Days => "days",
            Self::GrossWage => "gross_wage",
            Self::CappedWage => "capped_wage",
            Self::Situation => "situation",
            Self::Children => "children",
            Self::AllowanceToPay => "allowance_to_pay",
            Self::AllowanceToDeduct => "allowance_to_deduct",
            Self::AllowanceNet => "allowance_net",
            Self::AllowanceToReturn => "allowance_to_return",
            Self::ControlSum => "control_sum",
            Self::Share(of, payer) => return Cow::Owned(format!("share-{}-{}", of.code(), payer.code())),
        })
    }
}

impl FromStr for Field {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::all().find(|field| field.code() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_field_comes_back_as_the_field() {
        for field in Field::all() {
            assert_eq!(field.code().parse(), Ok(field));
        }
    }
}
