//! The embedded tables, parsed once.

use crate::contribution::{Base, BranchRate, MonthRates};
use crate::dated::{Dated, in_force};
use crate::file::{self, BaseText, CalendarFile, DataFile, PenaltyFile, RateFileError, data_file};
use crate::rate::Rate;
use crate::{DatedAmount, RateError};
use std::sync::OnceLock;
use tasrih_domain::{Branch, Money, Month};

/// The files of a branch, by payer.
struct BranchFiles {
    branch: Branch,
    employer: DataFile,
    employee: DataFile,
}

macro_rules! branch_files {
    ($($branch:ident in $folder:literal),+ $(,)?) => {
        [$(BranchFiles {
            branch: Branch::$branch,
            employer: data_file!($folder, "/employer.toml"),
            employee: data_file!($folder, "/employee.toml"),
        }),+]
    };
}

/// In the order of [`Branch::ALL`].
const BRANCHES: [BranchFiles; 7] = branch_files![
    FamilyAllowances in "family_allowances",
    ShortTerm in "short_term",
    JobLoss in "job_loss",
    LongTerm in "long_term",
    HealthBasic in "health_basic",
    HealthSolidarity in "health_solidarity",
    TrainingLevy in "training_levy",
];

pub(crate) struct BranchTable {
    branch: Branch,
    base: Base,
    employer: Vec<Dated<Rate>>,
    employee: Vec<Dated<Rate>>,
}

pub(crate) struct Tables {
    branches: [BranchTable; 7],
    ceiling: Vec<Dated<Money>>,
    pub smig: Vec<Dated<Money>>,
    pub smag: Vec<Dated<Money>>,
    pub calendar: CalendarFile,
    pub penalties: PenaltyFile,
    /// First month on which every branch, payer and the ceiling have a value.
    first: Month,
}

/// The tables. Parsed on first use; the files are part of the program, and a test reads them all.
pub(crate) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| load().expect("the embedded rate files are read by the tests of this crate"))
}

fn load() -> Result<Tables, RateFileError> {
    let mut branches = Vec::with_capacity(BRANCHES.len());
    for files in BRANCHES {
        branches.push(branch(&files)?);
    }
    let Ok(branches) = <[BranchTable; 7]>::try_from(branches) else { unreachable!("one table per file was pushed") };
    let ceiling = file::amounts(data_file!("ceiling.toml"))?;
    let first = branches
        .iter()
        .flat_map(|table| [table.employer[0].in_force_from, table.employee[0].in_force_from])
        .fold(ceiling[0].in_force_from, Month::max);
    Ok(Tables {
        branches,
        ceiling,
        smig: file::amounts(data_file!("minimum_wage/smig.toml"))?,
        smag: file::amounts(data_file!("minimum_wage/smag.toml"))?,
        calendar: file::calendar(data_file!("calendar.toml"))?,
        penalties: file::penalties(data_file!("penalties.toml"))?,
        first,
    })
}

fn branch(files: &BranchFiles) -> Result<BranchTable, RateFileError> {
    let (patronal, salarial) = (file::rates(files.employer)?, file::rates(files.employee)?);
    if patronal.base != salarial.base {
        return Err(RateFileError::Bases { file: files.employee.name });
    }
    let base = match patronal.base {
        BaseText::Gross => Base::Gross,
        BaseText::Capped => Base::Capped,
    };
    Ok(BranchTable { branch: files.branch, base, employer: patronal.values, employee: salarial.values })
}

/// The first worked month for which contributions can be computed.
pub fn first_month() -> Month {
    tables().first
}

fn require(month: Month) -> Result<&'static Tables, RateError> {
    let tables = tables();
    if month < tables.first { Err(RateError::NotInForce { month, first: tables.first }) } else { Ok(tables) }
}

/// The ceiling of a worked month, per employee. It is not reduced for partial months (status X/H).
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn ceiling_at(month: Month) -> Result<Money, RateError> {
    ceiling_dated_at(month).map(|ceiling| ceiling.value)
}

/// The ceiling with its dates and source.
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn ceiling_dated_at(month: Month) -> Result<DatedAmount, RateError> {
    require(month).map(|tables| in_force_since_first(&tables.ceiling, month))
}

/// The value on a month that is not before [`Tables::first`], which is the latest of the first months.
fn in_force_since_first<T: Copy>(values: &[Dated<T>], month: Month) -> Dated<T> {
    in_force(values, month).expect("every list has a value from the first month on")
}

/// The rates of a worked month, looked up once: ask it for the shares of many lines.
///
/// # Errors
/// [`RateError::NotInForce`] before the first month with confirmed rates.
pub fn rates_at(month: Month) -> Result<MonthRates, RateError> {
    let tables = require(month)?;
    let at = |table: &BranchTable| BranchRate {
        branch: table.branch,
        base: table.base,
        employer: in_force_since_first(&table.employer, month),
        employee: in_force_since_first(&table.employee, month),
    };
    let branches = tables.branches.each_ref().map(at);
    Ok(MonthRates { month, ceiling: in_force_since_first(&tables.ceiling, month), branches })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dated::{Source, Status};

    /// Every value of every file, as (what, first month, source, status).
    fn all_values() -> Vec<(String, Month, &'static Source, Status)> {
        fn add<T: Copy>(all: &mut Vec<(String, Month, &'static Source, Status)>, name: &str, values: &[Dated<T>]) {
            all.extend(values.iter().map(|value| (name.to_owned(), value.in_force_from, value.source, value.status)));
        }
        let (tables, mut all) = (tables(), Vec::new());
        for table in &tables.branches {
            add(&mut all, &format!("{}/employer", table.branch.code()), &table.employer);
            add(&mut all, &format!("{}/employee", table.branch.code()), &table.employee);
        }
        add(&mut all, "ceiling", &tables.ceiling);
        add(&mut all, "smig", &tables.smig);
        add(&mut all, "smag", &tables.smag);
        add(&mut all, "due day", &tables.calendar.days);
        add(&mut all, "extension", &tables.calendar.extensions);
        let penalties = &tables.penalties;
        add(&mut all, "late payment", &penalties.late_payment);
        add(&mut all, "late declaration", &penalties.late_declaration);
        add(&mut all, "not e-filed", &penalties.not_e_filed);
        add(&mut all, "not e-paid", &penalties.not_e_paid);
        add(&mut all, "undeclared employee", &penalties.undeclared_employee);
        all
    }

    #[test]
    fn every_value_has_a_source_and_the_dates_ascend() {
        let all = all_values();
        assert!(all.len() >= 14 + 1 + 14 + 3 + 6);
        for (name, _, source, _) in &all {
            assert!(!source.text.trim().is_empty(), "{name}");
            assert!(source.url.iter().all(|url| url.starts_with("https://")), "{name}");
        }
        for pair in all.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].0 != "extension") {
            assert!(pair[0].1 < pair[1].1, "{}", pair[0].0);
        }
    }

    #[test]
    fn what_is_computed_is_confirmed() {
        let amounts_only = ["smig", "smag"];
        for (name, from, _, status) in all_values() {
            if name.contains('/') || name == "ceiling" {
                assert_eq!(status, Status::Confirmed, "{name}");
            }
            if amounts_only.contains(&name.as_str()) && from >= Month::at(2026, 1) {
                assert_eq!(status, Status::Single, "{name}: only a draft decree was seen");
            }
        }
    }

    #[test]
    fn the_files_are_in_the_order_of_the_branches() {
        assert_eq!(BRANCHES.map(|files| files.branch), Branch::ALL);
        for files in BRANCHES {
            assert_eq!(files.employer.name, format!("{}/employer.toml", files.branch.code()));
            assert_eq!(files.employee.name, format!("{}/employee.toml", files.branch.code()));
        }
    }
}
