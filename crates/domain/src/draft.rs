//! From the texts of a row to the types of a line: the only way.
//!
//! Never stops at the first fault: what can be read is read, and every fault is returned beside the line. Nothing is
//! guessed: what has two readings is a fault that names both; what was read after a change is a notice.

mod amount;
mod days;
mod identity;
mod name;
mod number;
mod period;
#[cfg(test)]
mod tests;
mod words;

pub use name::fold_text;

use crate::fault::FieldError;
use crate::field::Field;
use crate::finding::Args;
use crate::line::{FoundShare, Line};
use crate::money::Money;
use crate::source::{Cell, RawRow, Shape};

/// Largest gross wage, and largest contribution: 13 digits of centimes. Source: e-BDS description, C.
pub const GROSS_MAX: Money = Money::from_centimes(9_999_999_999_999);
/// Largest capped wage: 9 digits of centimes. Source: e-BDS description, C.
pub const CAPPED_MAX: Money = Money::from_centimes(999_999_999);
/// Largest family allowance: 6 digits of centimes. Source: e-BDS description, C.
pub const ALLOWANCE_MAX: Money = Money::from_centimes(999_999);

/// A value that could not be read, or was read after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// What happened.
    pub error: FieldError,
    /// To which field.
    pub field: Field,
    /// The figures of the message.
    pub args: Args,
}

/// Reads what can be read of a row into `line` (cleared first) and adds the faults to `faults`.
///
/// A value with a fault that makes it unusable stays empty and is in [`Line::unreadable`]; then the notices of the
/// same cell are left out, one fault per cause.
pub fn read_line(row: &RawRow<'_>, line: &mut Line, faults: &mut Vec<FieldFault>) {
    line.clear();
    line.row = row.row;
    line.part = row.part;
    for cell in row.cells {
        let before = faults.len();
        let mut notes = Notes { field: cell.field, faults };
        if let Err(Fault { error, args }) = read_cell(cell, line, &mut notes) {
            faults.truncate(before);
            faults.push(FieldFault { error, field: cell.field, args });
            mark_unreadable(cell.field, line);
        }
    }
}

/// Why a value cannot be used.
struct Fault {
    error: FieldError,
    args: Args,
}

impl Fault {
    fn with(error: FieldError, args: Args) -> Self {
        Self { error, args }
    }
}

impl From<FieldError> for Fault {
    fn from(error: FieldError) -> Self {
        Self { error, args: Args::new() }
    }
}

/// Where the notices of one cell go.
struct Notes<'a> {
    field: Field,
    faults: &'a mut Vec<FieldFault>,
}

impl Notes<'_> {
    fn add(&mut self, error: FieldError) {
        let is_known = self.faults.iter().rev().take_while(|fault| fault.field == self.field).any(|f| f.error == error);
        if !is_known {
            self.faults.push(FieldFault { error, field: self.field, args: Args::new() });
        }
    }

    fn changes(&mut self, changes: number::Changes) {
        if changes.separators {
            self.add(FieldError::SeparatorsRemoved);
        }
        if changes.arabic_digits {
            self.add(FieldError::ArabicDigitsRead);
        }
        if changes.noise {
            self.add(FieldError::FloatNoiseRemoved);
        }
    }
}

fn mark_unreadable(field: Field, line: &mut Line) {
    match field {
        // A card of another shape is kept: the fault is about what it is, not about what it says.
        Field::Cin if !line.cin.is_empty() => {}
        Field::FullName => {
            for field in [Field::FullName, Field::Surname, Field::GivenName] {
                line.unreadable.insert(field);
            }
        }
        field => line.unreadable.insert(field),
    }
}

fn read_cell(cell: &Cell<'_>, line: &mut Line, notes: &mut Notes<'_>) -> Result<(), Fault> {
    usable(cell)?;
    let text = quoted(cell).map_or(cell.text, |bare| {
        notes.add(match cell.field {
            Field::Surname | Field::GivenName | Field::FullName => FieldError::NameNormalised,
            Field::Cin => FieldError::CinNormalised,
            _ => FieldError::SeparatorsRemoved,
        });
        bare
    });
    let mut amount = |max| amount::read(text, cell.shape, max, notes);
    match cell.field {
        Field::AffiliateNumber => line.affiliate = identity::affiliate(text, cell.shape, notes)?,
        Field::Period => line.period = period::read(text, cell.shape, notes)?,
        Field::InsuredNumber => line.insured = Some(identity::insured(text, cell.shape, notes)?),
        Field::Surname => name::read(text, &mut line.surname, notes)?,
        Field::GivenName => name::read(text, &mut line.given_name, notes)?,
        Field::FullName => name::read_full(text, &mut line.surname, &mut line.given_name, notes)?,
        Field::Cin => identity::cin(text, &mut line.cin, notes)?,
        Field::Days => line.days = Some(days::read(text, cell.shape, notes)?.ok_or(FieldError::Missing)?),
        Field::GrossWage => line.gross = Some(amount(GROSS_MAX)?.ok_or(FieldError::Missing)?),
        Field::CappedWage => line.capped = amount(CAPPED_MAX)?,
        Field::Situation => line.situation = Some(words::situation(text, notes)?),
        Field::Children => line.allowances.children = days::children(text, cell.shape, notes)?.unwrap_or(0),
        Field::AllowanceToPay => line.allowances.to_pay = amount(ALLOWANCE_MAX)?.unwrap_or_default(),
        Field::AllowanceToDeduct => line.allowances.to_deduct = amount(ALLOWANCE_MAX)?.unwrap_or_default(),
        Field::AllowanceNet => line.allowances.net = amount(ALLOWANCE_MAX)?.unwrap_or_default(),
        Field::AllowanceToReturn => line.allowances.to_return = amount(ALLOWANCE_MAX)?.unwrap_or_default(),
        // Compared by the reader of the records, which sees the whole line.
        Field::ControlSum => {}
        Field::Share(of, payer) => {
            line.shares.extend(amount(GROSS_MAX)?.map(|amount| FoundShare { of, payer, amount }));
        }
    }
    Ok(())
}

/// What stands in `="000123"`, by which programs keep a spreadsheet from touching a number in a CSV file.
fn quoted<'a>(cell: &Cell<'a>) -> Option<&'a str> {
    cell.text.strip_prefix("=\"")?.strip_suffix('"').filter(|_| cell.shape == Shape::Text)
}

/// Is there a value in the cell at all?
fn usable(cell: &Cell<'_>) -> Result<(), Fault> {
    let is_number =
        !matches!(cell.field, Field::Period | Field::Surname | Field::GivenName | Field::FullName | Field::Situation);
    let error = match cell.shape {
        Shape::Text if cell.text.starts_with(['#', 'E']) && shows_an_error(cell.text) => FieldError::ErrorCell,
        Shape::Error => FieldError::ErrorCell,
        Shape::FormulaWithoutValue => FieldError::FormulaWithoutValue,
        Shape::Boolean => FieldError::BooleanInsteadOfValue,
        Shape::Date if is_number => FieldError::DateInsteadOfNumber,
        Shape::Text | Shape::Number | Shape::Digits | Shape::Date => return Ok(()),
    };
    Err(error.into())
}

/// `#REF!`, `#N/A`, `#VALEUR!`, `Err:502`: the error of a spreadsheet, saved as text.
fn shows_an_error(text: &str) -> bool {
    let is_office = text.strip_prefix('#').is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && (name.ends_with(['!', '?']) || name.contains('/'))
    });
    let is_libre = text.strip_prefix("Err:").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
    // A column too narrow for its number, printed.
    let is_narrow = text.len() > 1 && text.bytes().all(|b| b == b'#');
    is_office || is_libre || is_narrow
}
