//! The figures behind the sentences.

use super::{AttestationContent, MonthFigures, OwnMonth, StandingMonth, Statement, Stay};
use crate::CertificateError;
use crate::fonts::Weight::{Regular, SemiBold};
use crate::legible::legible;
use crate::paper::word;
use crate::shape::isolate;
use crate::table::{Cell, Column, Head, Table};
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::{Money, Month};
use tasrih_i18n::format;
use time::Date;

/// The table of the content; `None` when its sentences say everything.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums.
pub fn table(content: &AttestationContent) -> Result<Option<Table>, CertificateError> {
    let table = match &content.statement {
        Statement::Standing { months, .. } => standing(months)?,
        Statement::Affiliation { .. } => return Ok(None),
        Statement::Wages(months) => wages(months)?,
        Statement::Payroll(months) => payroll(months)?,
        Statement::OwnWages { months, .. } => own_wages(months)?,
        Statement::Registration { stays, .. } => registration(stays),
    };
    Ok(Some(table).filter(|table| !table.rows.is_empty()))
}

fn months(french: i32, arabic: i32) -> [(i32, Head); 2] {
    let unit = Some("attest-unit");
    [(french, Head::Words(Fr, "attest-month", unit)), (arabic, Head::Words(Ar, "attest-month", unit))]
}

fn month(month: Month) -> [Cell; 2] {
    [Fr, Ar].map(|lang| Cell::Words(lang, format::month(month, lang), 84))
}

fn total() -> [Cell; 2] {
    [Fr, Ar].map(|lang| Cell::Words(lang, word(lang, "attest-total"), 92))
}

fn money(amount: Money) -> Cell {
    Cell::Figure(format::money(amount), Regular)
}

fn sum(amounts: impl Iterator<Item = Money>) -> Result<Cell, CertificateError> {
    let sum = amounts.into_iter().try_fold(Money::ZERO, Money::checked_add).ok_or(CertificateError::Overflow)?;
    Ok(Cell::Figure(format::money(sum), SemiBold))
}

fn count(number: impl TryInto<i64>) -> Cell {
    Cell::Figure(format::count(number.try_into().unwrap_or(i64::MAX)), Regular)
}

fn count_sum(number: u64) -> Cell {
    Cell::Figure(format::count(i64::try_from(number).unwrap_or(i64::MAX)), SemiBold)
}

fn day(day: Option<Date>) -> Cell {
    Cell::Figure(day.map_or_else(|| "—".to_owned(), format::date), Regular)
}

fn joined<const N: usize>(words: [Cell; 2], figures: [Cell; N]) -> Vec<Cell> {
    words.into_iter().chain(figures).collect()
}

fn standing(rows: &[StandingMonth]) -> Result<Table, CertificateError> {
    let figures = [("attest-filed-on", 900), ("attest-due", 1146), ("attest-paid", 1146)];
    let columns = months(900, 900).into_iter().chain(figures.map(|(key, width)| (width, Head::Figure(key))));
    let sums = [Cell::Nothing, sum(rows.iter().map(|one| one.due))?, sum(rows.iter().map(|one| one.paid))?];
    Ok(Table {
        columns: Column::row(&columns.collect::<Vec<_>>()),
        rows: rows
            .iter()
            .map(|one| joined(month(one.month), [day(one.filed_on), money(one.due), money(one.paid)]))
            .collect(),
        total: Some(joined(total(), sums)),
        row: Table::ROW,
    })
}

fn wages(rows: &[MonthFigures]) -> Result<Table, CertificateError> {
    let figures = [("attest-filed-on", 860), ("attest-employees", 756), ("attest-days", 756), ("attest-gross", 1000)];
    let columns = months(810, 810).into_iter().chain(figures.map(|(key, width)| (width, Head::Figure(key))));
    let row = |one: &MonthFigures| {
        joined(month(one.month), [day(Some(one.filed_on)), count(one.employees), count(one.days), money(one.gross)])
    };
    let days = rows.iter().map(|one| one.days).fold(0, u64::saturating_add);
    // One employee stands in many months: the sum of the column would count them again and again.
    let sums = [Cell::Nothing, Cell::Nothing, count_sum(days), sum(rows.iter().map(|one| one.gross))?];
    Ok(Table {
        columns: Column::row(&columns.collect::<Vec<_>>()),
        rows: rows.iter().map(row).collect(),
        total: Some(joined(total(), sums)),
        row: Table::ROW,
    })
}

fn payroll(rows: &[MonthFigures]) -> Result<Table, CertificateError> {
    let figures = [("attest-employees", 720), ("attest-days", 752), ("attest-gross", 960), ("attest-capped", 960)];
    let columns = months(800, 800).into_iter().chain(figures.map(|(key, width)| (width, Head::Figure(key))));
    let row = |one: &MonthFigures| {
        joined(month(one.month), [count(one.employees), count(one.days), money(one.gross), money(one.capped)])
    };
    let days = rows.iter().map(|one| one.days).fold(0, u64::saturating_add);
    let (gross, capped) = (sum(rows.iter().map(|one| one.gross))?, sum(rows.iter().map(|one| one.capped))?);
    Ok(Table {
        columns: Column::row(&columns.collect::<Vec<_>>()),
        rows: rows.iter().map(row).collect(),
        total: Some(joined(total(), [Cell::Nothing, count_sum(days), gross, capped])),
        row: Table::ROW,
    })
}

fn own_wages(rows: &[OwnMonth]) -> Result<Table, CertificateError> {
    let columns: Vec<_> = months(760, 640)
        .into_iter()
        .chain([
            (1500, Head::Words(Fr, "attest-employer-both", None)),
            (522, Head::Figure("attest-days")),
            (785, Head::Figure("attest-gross-own")),
            (785, Head::Figure("attest-capped-own")),
        ])
        .collect();
    let row = |one: &OwnMonth| {
        let employer = format!("{} ({})", isolate(&legible(&one.employer)), isolate(&one.affiliate.to_string()));
        let figures = [count(one.days), money(one.gross), money(one.capped)];
        let words = month(one.month).into_iter().chain([Cell::Words(Fr, employer, 80)]);
        words.chain(figures).collect()
    };
    let days = rows.iter().map(|one| u64::from(one.days)).fold(0, u64::saturating_add);
    let (gross, capped) = (sum(rows.iter().map(|one| one.gross))?, sum(rows.iter().map(|one| one.capped))?);
    let total = total().into_iter().chain([Cell::Nothing, count_sum(days), gross, capped]).collect();
    Ok(Table {
        columns: Column::row(&columns),
        rows: rows.iter().map(row).collect(),
        total: Some(total),
        row: Table::ROW,
    })
}

fn registration(rows: &[Stay]) -> Table {
    let columns = Column::row(&[
        (2500, Head::Words(Fr, "attest-employer-both", None)),
        (832, Head::Figure("attest-affiliate")),
        (830, Head::Figure("attest-hired-on")),
        (830, Head::Figure("attest-left-on")),
    ]);
    let row = |stay: &Stay| {
        let affiliate = Cell::Figure(stay.affiliate.to_string(), Regular);
        let employer = Cell::Words(Fr, isolate(&legible(&stay.employer)), 84);
        vec![employer, affiliate, day(Some(stay.hired_on)), day(stay.left_on)]
    };
    Table { columns, rows: rows.iter().map(row).collect(), total: None, row: Table::ROW }
}
