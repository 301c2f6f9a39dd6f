//! Tables of movements as banks export them: CSV in any encoding, with any separator.
//!
//! The records are those of every CSV file; the heading and its words are of such tables alone ([`super::words`]). The
//! cells are kept until the end, because one amount alone (`4.500`) does not say what the point means and the others do.

use super::entry::AMOUNT_CENTIMES_MAX;
use super::words::{is_aside, understand};
use super::{
    Findings, LINES_MAX, NAME_CHARACTERS_MAX, REMITTANCE_CHARACTERS_MAX, Statement, StatementFormat, kept, refused,
    too_many,
};
use crate::csv::Line;
use crate::limits::HEADING_ROWS_MAX;
use crate::table::TableCell;
use crate::text::trimmed;
use crate::{ReadSeek, csv};
use std::collections::BTreeMap;
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::payment::{
    BankFault, BankLine, Column, Direction, RefusedStatement, Rib, StatementHead, Unreadable,
};
use tasrih_domain::registration::form;
use tasrih_domain::{Money, Place, RefusalKind};
use time::Date;

type Result<T> = std::result::Result<T, RefusedStatement>;

/// Reads a table.
pub fn read(file: &mut dyn ReadSeek) -> Result<Statement> {
    let (mut gatherer, mut stop) = (Gatherer::default(), None);
    let outcome = csv::records(file, &ColumnMapping::new(), &mut |line| {
        stop = stop.take().or(gatherer.row(line).err());
        // The refusal of a statement travels beside that of the file.
        if stop.is_some() { Err(RefusalKind::TooManyRows.into()) } else { Ok(()) }
    });
    match (stop, outcome) {
        (Some(stop), _) => Err(stop),
        (None, Err(refusal)) => Err(refused(&refusal)),
        (None, Ok(())) => gatherer.finish(),
    }
}

/// A row below the heading: the texts of the columns that were understood.
struct Row {
    number: u32,
    cells: BTreeMap<Column, String>,
    has_open_quote: bool,
}

impl Row {
    fn text(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

#[derive(Default)]
struct Gatherer {
    heading: Option<BTreeMap<u16, Column>>,
    rows_seen: usize,
    rows: Vec<Row>,
}

/// Rows kept: movements, and as many titles, totals and footers of pages.
const ROWS_MAX: usize = 2 * LINES_MAX;

impl Gatherer {
    fn row(&mut self, line: &Line<'_>) -> Result<()> {
        if line.cells.iter().all(|cell| trimmed(cell.text).is_empty()) {
            return Ok(());
        }
        let Some(heading) = &self.heading else {
            self.rows_seen += 1;
            if self.rows_seen > HEADING_ROWS_MAX {
                return Err(Unreadable::NoHeading.into());
            }
            self.heading = heading_of(line.cells)?;
            return Ok(());
        };
        if self.rows.len() >= ROWS_MAX {
            return Err(too_many(Unreadable::TooManyLines, LINES_MAX));
        }
        let mut cells: BTreeMap<Column, String> = BTreeMap::new();
        for cell in line.cells {
            let text = trimmed(cell.text);
            if let Some(column) = heading.get(&cell.column).filter(|_| !text.is_empty()) {
                let max = if *column == Column::Label { REMITTANCE_CHARACTERS_MAX } else { NAME_CHARACTERS_MAX };
                // Two columns of text are one text, in their order.
                let all = cells.entry(*column).or_default();
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(&kept(text, max));
            }
        }
        // A heading repeated on every printed page is no movement.
        if cells.iter().filter(|(column, text)| understand(text) == Some(**column)).count() >= 2 {
            return Ok(());
        }
        self.rows.push(Row { number: line.number, cells, has_open_quote: line.has_open_quote() });
        Ok(())
    }

    fn finish(self) -> Result<Statement> {
        let heading = self.heading.ok_or(Unreadable::NoHeading)?;
        let letters = heading.iter().map(|(at, column)| (*column, tasrih_domain::Column::Letter(*at))).collect();
        let amounts = [Column::Amount, Column::Debit, Column::Credit];
        let texts = self.rows.iter().flat_map(|row| amounts.iter().map(|column| row.text(*column)));
        let mut reading = Reading {
            letters,
            decimal: decimal_sign(texts),
            has_value: heading.values().any(|column| *column == Column::Value),
            lines: Vec::new(),
            findings: Findings::default(),
        };
        self.rows.iter().try_for_each(|row| reading.row(row))?;
        if reading.lines.is_empty() && !reading.findings.0.iter().any(|one| one.fault != BankFault::RowSkipped) {
            return Err(Unreadable::NoLines.into());
        }
        let days = reading.lines.iter().map(|line| line.booked_on);
        let days = days.clone().min().zip(days.max());
        let head = StatementHead { days, ..StatementHead::default() };
        Ok(Statement { format: StatementFormat::Csv, head, lines: reading.lines, findings: reading.findings.0 })
    }
}

/// The heading that a row is, if it is one: a day and an amount at least.
fn heading_of(cells: &[TableCell<'_>]) -> Result<Option<BTreeMap<u16, Column>>> {
    let mut columns = BTreeMap::new();
    let mut twice = None;
    for cell in cells {
        let Some(column) = understand(trimmed(cell.text)) else { continue };
        let is_there = columns.values().any(|one| *one == column);
        // Several columns of text are read one after the other.
        if is_there && !matches!(column, Column::Label | Column::Reference | Column::EndToEnd) {
            twice = twice.or(Some(column));
        }
        columns.insert(cell.column, column);
    }
    let has = |column| columns.values().any(|one| *one == column);
    let has_amount = has(Column::Amount) || has(Column::Credit);
    let has_day = has(Column::Booked) || has(Column::Value);
    if columns.len() < 3 && !(has_day && has_amount) {
        return Ok(None);
    }
    let refuse = |why, column: Column| {
        let args = Args::new().with("column", Arg::Text(column.code().to_owned()));
        Err(RefusedStatement { why, args })
    };
    match (twice, has_day, has_amount) {
        (Some(column), ..) => refuse(Unreadable::ColumnTwice, column),
        (None, false, _) => refuse(Unreadable::ColumnMissing, Column::Booked),
        (None, _, false) => refuse(Unreadable::ColumnMissing, Column::Credit),
        _ => Ok(Some(columns)),
    }
}

struct Reading {
    letters: BTreeMap<Column, tasrih_domain::Column>,
    /// What stands before the centimes, when the file's amounts say so.
    decimal: Option<char>,
    has_value: bool,
    lines: Vec<BankLine>,
    findings: Findings,
}

impl Reading {
    fn place(&self, row: &Row, column: Column) -> Place {
        Place { row: Some(row.number), column: self.letters.get(&column).copied(), field: None }
    }

    fn fault(&mut self, fault: BankFault, row: &Row, column: Column) -> Result<()> {
        let place = self.place(row, column);
        self.findings.add(fault, place, row.text(column), Args::new())
    }

    fn row(&mut self, row: &Row) -> Result<()> {
        let money = [Column::Amount, Column::Debit, Column::Credit].map(|column| row.text(column));
        let has_amount = money.iter().any(|text| !text.is_empty());
        let day_column = if row.text(Column::Booked).is_empty() { Column::Value } else { Column::Booked };
        if row.has_open_quote {
            return self.findings.add(BankFault::OpenQuote, Place::row(row.number), "", Args::new());
        }
        let has_day = !row.text(day_column).is_empty();
        if !has_amount || (!has_day && is_aside(row.text(Column::Label))) || (!has_day && row.cells.len() <= 2) {
            return self.findings.add(BankFault::RowSkipped, Place::row(row.number), "", Args::new());
        }
        let booked_on = day(row.text(day_column));
        let value_on = if self.has_value { day(row.text(Column::Value)) } else { None };
        let Some(booked_on) = booked_on else { return self.fault(BankFault::Date, row, day_column) };
        if value_on.is_none() && !row.text(Column::Value).is_empty() {
            return self.fault(BankFault::Date, row, Column::Value);
        }
        let currency = row.text(Column::Currency);
        if !matches!(currency.to_uppercase().as_str(), "" | "MAD" | "DH" | "DHS" | "درهم") {
            let args = Args::new().with("currency", Arg::Text(currency.chars().take(10).collect()));
            return self.findings.add(BankFault::Currency, self.place(row, Column::Currency), currency, args);
        }
        let Some((direction, amount, is_reversal)) = self.movement(row)? else { return Ok(()) };
        self.push(row, Movement { direction, amount, is_reversal }, (booked_on, value_on.unwrap_or(booked_on)))
    }

    fn push(&mut self, row: &Row, movement: Movement, (booked_on, value_on): (Date, Date)) -> Result<()> {
        if self.lines.len() >= LINES_MAX {
            return Err(too_many(Unreadable::TooManyLines, LINES_MAX));
        }
        let account = self.payer(row)?;
        self.lines.push(BankLine {
            row: row.number,
            direction: movement.direction,
            is_reversal: movement.is_reversal,
            amount: movement.amount,
            booked_on,
            value_on,
            bank_reference: row.text(Column::Reference).to_owned(),
            end_to_end: row.text(Column::EndToEnd).to_owned(),
            remittance: row.text(Column::Label).to_owned(),
            counterparty: row.text(Column::Counterparty).to_owned(),
            account,
        });
        Ok(())
    }

    /// The account of the payer, as far as it is Moroccan.
    fn payer(&mut self, row: &Row) -> Result<Option<Rib>> {
        let text = row.text(Column::Account);
        if text.is_empty() {
            return Ok(None);
        }
        let place = self.place(row, Column::Account);
        let rib = text.parse::<Rib>().ok();
        match &rib {
            Some(rib) if rib.key_fits() => {}
            Some(_) => self.findings.add(BankFault::RibKey, place, "", Args::new())?,
            None => self.findings.add(BankFault::AccountForeign, place, "", Args::new())?,
        }
        Ok(rib)
    }

    /// Which way, how much, and whether it takes something back; `None` when that was said to be a fault.
    ///
    /// A negative credit is how banks write that a credit was taken back; a debit is written with or without its sign.
    fn movement(&mut self, row: &Row) -> Result<Option<(Direction, Money, bool)>> {
        let mut found = None;
        for column in [Column::Debit, Column::Credit, Column::Amount] {
            let Some(centimes) = self.amount(row, column)? else { return Ok(None) };
            if centimes == 0 {
                continue;
            }
            if found.is_some() {
                return self.fault(BankFault::DirectionUnclear, row, column).map(|()| None);
            }
            found = Some((column, centimes));
        }
        let Some((column, centimes)) = found else {
            return self.fault(BankFault::AmountZero, row, Column::Credit).map(|()| None);
        };
        let direction = match (column, sense(row.text(Column::Sense))) {
            (Column::Amount, Some(Direction::Credit)) | (Column::Credit, _) if centimes > 0 => Direction::Credit,
            (Column::Amount, None) if row.text(Column::Sense).is_empty() && centimes > 0 => Direction::Credit,
            (Column::Amount, None) if !row.text(Column::Sense).is_empty() => {
                return self.fault(BankFault::DirectionUnclear, row, Column::Sense).map(|()| None);
            }
            _ => Direction::Debit,
        };
        let is_reversal = direction == Direction::Debit && column == Column::Credit;
        Ok(Some((direction, Money::from_centimes(centimes.abs()), is_reversal)))
    }

    /// Signed centimes, 0 for nothing; `None` when that was said to be a fault.
    fn amount(&mut self, row: &Row, column: Column) -> Result<Option<i64>> {
        match centimes(row.text(column), self.decimal) {
            Ok(centimes) => Ok(Some(centimes)),
            Err(NoAmount::Unreadable) => self.fault(BankFault::Amount, row, column).map(|()| None),
            Err(NoAmount::Ambiguous) => self.fault(BankFault::AmountAmbiguous, row, column).map(|()| None),
        }
    }
}

#[derive(Clone, Copy)]
struct Movement {
    direction: Direction,
    amount: Money,
    is_reversal: bool,
}

/// A day as banks write it: as everywhere, or `09/11/26`, or `20261109`; a time after it does not matter.
fn day(text: &str) -> Option<Date> {
    let text = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return form::day(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    match parts[..] {
        [day, month, year] if year.len() == 2 && day.len() <= 2 && year.bytes().all(|b| b.is_ascii_digit()) => {
            form::day(&format!("{day}-{month}-20{year}"))
        }
        _ => form::day(text),
    }
}

fn sense(text: &str) -> Option<Direction> {
    match text.to_lowercase().as_str() {
        "c" | "cr" | "crédit" | "credit" | "crdt" | "+" | "دائن" => Some(Direction::Credit),
        "d" | "dr" | "débit" | "debit" | "dbit" | "-" | "مدين" => Some(Direction::Debit),
        _ => None,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum NoAmount {
    Unreadable,
    /// `4.500`, in a file in which no other amount says what the point is.
    Ambiguous,
}

/// What stands before the centimes in the file: the sign that two or one digits follow at the end of some amount, as long
/// as no other amount says otherwise.
fn decimal_sign<'t>(texts: impl Iterator<Item = &'t str>) -> Option<char> {
    let mut found = None;
    for text in texts {
        let digits = plain(text).unwrap_or_default();
        let Some(at) = digits.rfind(['.', ',']) else { continue };
        let sign = if digits.as_bytes()[at] == b'.' { '.' } else { ',' };
        let decimals = digits.len() - at - 1;
        // Both signs in one amount, or one or two digits behind the last: that is the decimal sign.
        let says = (1..=2).contains(&decimals) || digits[..at].contains(if sign == '.' { ',' } else { '.' });
        match found {
            _ if !says => {}
            Some(other) if other != sign => return None,
            _ => found = Some(sign),
        }
    }
    found
}

/// Digits, signs and separators in western form, without blanks and currency; `None` when something else is in it.
fn plain(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c.is_whitespace());
    for c in text.chars() {
        match c {
            '0'..='9' | '.' | ',' | '+' | '-' => plain.push(c),
            '٠'..='٩' => plain.push(char::from_digit(u32::from(c) - u32::from('٠'), 10)?),
            '٫' => plain.push(','),
            '−' => plain.push('-'),
            '٬' | '\'' | '’' | '\u{200e}' | '\u{200f}' => {}
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(plain)
}

/// Signed centimes; 0 for an empty text or a dash.
fn centimes(text: &str, decimal: Option<char>) -> std::result::Result<i64, NoAmount> {
    if text.is_empty() || text == "-" {
        return Ok(0);
    }
    let plain = plain(text).ok_or(NoAmount::Unreadable)?;
    let (is_negative, digits) = match plain.as_bytes() {
        [b'-', ..] => (true, &plain[1..]),
        [b'+', ..] => (false, &plain[1..]),
        // Banks of the eighties wrote the sign behind.
        [.., b'-'] => (true, &plain[..plain.len() - 1]),
        _ => (false, plain.as_str()),
    };
    let magnitude = magnitude(digits, decimal)?;
    Ok(if is_negative { -magnitude } else { magnitude })
}

fn magnitude(digits: &str, decimal: Option<char>) -> std::result::Result<i64, NoAmount> {
    let (whole, decimals) = match (digits.rfind(['.', ',']), decimal) {
        (None, _) => (digits, ""),
        (Some(at), known) => {
            let sign = if digits.as_bytes()[at] == b'.' { '.' } else { ',' };
            let rest = &digits[at + 1..];
            let is_thousands = rest.len() == 3;
            let has_both = digits[..at].contains(if sign == '.' { ',' } else { '.' });
            match known {
                Some(known) if known == sign => (&digits[..at], rest),
                Some(_) if is_thousands => (digits, ""),
                None if is_thousands && digits.matches(sign).count() > 1 && !has_both => (digits, ""),
                None if is_thousands && !has_both => return Err(NoAmount::Ambiguous),
                None | Some(_) if (1..=2).contains(&rest.len()) => (&digits[..at], rest),
                _ => return Err(NoAmount::Unreadable),
            }
        }
    };
    let whole: String = grouped(whole).ok_or(NoAmount::Unreadable)?;
    let is_digits = decimals.bytes().all(|b| b.is_ascii_digit());
    let (kept, rest) = decimals.split_at(decimals.len().min(2));
    if !is_digits || rest.bytes().any(|b| b != b'0') || whole.len() > 15 || whole.is_empty() {
        return Err(NoAmount::Unreadable);
    }
    let centimes: i64 = format!("{whole}{kept:0<2}").parse().map_err(|_| NoAmount::Unreadable)?;
    if centimes > AMOUNT_CENTIMES_MAX { Err(NoAmount::Unreadable) } else { Ok(centimes) }
}

/// The digits of a whole number without what groups them by three.
fn grouped(text: &str) -> Option<String> {
    let mut groups = text.split(['.', ',']);
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut all = first.to_owned();
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        all.push_str(group);
    }
    is_digits(first).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_by_the_decimal_sign_of_their_file() {
        for (text, decimal, expected) in [
            ("4 500,00", None, Ok(450_000)),
            ("4\u{202f}500,5 DH", None, Ok(450_050)),
            ("4,500,000.00", None, Ok(450_000_000)),
            ("4.500.000", None, Ok(450_000_000)),
            ("4.500", None, Err(NoAmount::Ambiguous)),
            ("4.500", Some(','), Ok(450_000)),
            ("4.500", Some('.'), Ok(450)),
            ("4.505", Some('.'), Err(NoAmount::Unreadable)),
            ("-12,00", None, Ok(-1200)),
            ("12,00-", None, Ok(-1200)),
            ("٤٥٠٠٫٥٠", None, Ok(450_050)),
            ("", None, Ok(0)),
            ("-", None, Ok(0)),
            ("12.34.56", None, Err(NoAmount::Unreadable)),
            ("1.23E+08", None, Err(NoAmount::Unreadable)),
            ("douze", None, Err(NoAmount::Unreadable)),
            ("9999999999999999999999", None, Err(NoAmount::Unreadable)),
        ] {
            assert_eq!(centimes(text, decimal), expected, "{text} {decimal:?}");
        }
        assert_eq!(decimal_sign(["4.500", "12,00", "-", ""].into_iter()), Some(','));
        assert_eq!(decimal_sign(["4.50", "12,00"].into_iter()), None);
        assert_eq!(decimal_sign(["4.500", "12.000"].into_iter()), None);
    }

    #[test]
    fn days_are_read_as_banks_write_them() {
        use time::macros::date;
        let ninth = Some(date!(2026 - 11 - 09));
        for text in
            ["09/11/2026", "9/11/26", "2026-11-09", "20261109", "09.11.2026", "2026-11-09T08:15:00", "09/11/2026 08:15"]
        {
            assert_eq!(day(text), ninth, "{text}");
        }
        for text in ["31/02/2026", "11/2026", "hier", "", "2026"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
