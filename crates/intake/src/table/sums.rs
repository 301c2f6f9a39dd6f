//! Running sums of the amount columns, and the comparison of a total row with them.

use super::amount::hundredths;
use super::counted;
use tasrih_domain::fault::Structure;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::Excerpt;
use tasrih_domain::{Cell, Field, Money, Place, Problem};

/// What a total adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every row above.
    Whole,
    /// The rows since the last total.
    Section,
}

/// The sums of the amount columns so far.
pub struct Sums {
    columns: Vec<Sum>,
}

struct Sum {
    /// Position among the recognised cells.
    cell: usize,
    /// Since the first row; `None` once a value had no single reading.
    whole: Option<i64>,
    /// The sum at the last total.
    before_section: i64,
}

impl Sum {
    fn of(&self, scope: Scope) -> Option<i64> {
        match scope {
            Scope::Whole => self.whole,
            Scope::Section => self.whole.map(|whole| whole.saturating_sub(self.before_section)),
        }
    }
}

impl Sums {
    /// Sums over the cells at these positions.
    pub fn over(cells: impl Iterator<Item = usize>) -> Self {
        Self { columns: cells.map(|cell| Sum { cell, whole: Some(0), before_section: 0 }).collect() }
    }

    /// Adds a person.
    pub fn add(&mut self, cells: &[Cell<'_>]) {
        for sum in &mut self.columns {
            let Some(whole) = sum.whole else { continue };
            let value = hundredths(cells[sum.cell].text, cells[sum.cell].shape);
            sum.whole = value.and_then(|value| whole.checked_add(value));
        }
    }

    /// Does a row without a name repeat the sums, all of them, and are they more than nothing?
    pub fn are_repeated_by(&self, cells: &[Cell<'_>]) -> bool {
        let mut amounts = 0;
        for sum in &self.columns {
            let cell = &cells[sum.cell];
            if cell.text.is_empty() {
                continue;
            }
            let found = hundredths(cell.text, cell.shape);
            if found.is_none() || (found != sum.whole && found != sum.of(Scope::Section)) {
                return false;
            }
            amounts += i32::from(found != Some(0));
        }
        amounts > 0
    }

    /// Compares a total row. What differs is told per column, then the row as a whole; the next section begins.
    pub fn compare(&mut self, row: u32, cells: &[Cell<'_>], said: Scope) -> Vec<Problem> {
        let other = if said == Scope::Whole { Scope::Section } else { Scope::Whole };
        // A plain «Total» under each of several departments adds up its section: the better fit is meant.
        let scope = if self.differing(cells, other) < self.differing(cells, said) { other } else { said };
        let mut problems = Vec::new();
        let mut compared = 0_usize;
        for sum in &mut self.columns {
            let cell = &cells[sum.cell];
            let found = hundredths(cell.text, cell.shape).filter(|_| !cell.text.is_empty());
            if let (Some(expected), Some(found)) = (sum.of(scope), found) {
                compared += 1;
                if expected != found {
                    problems.push(differing(row, cell, expected, found));
                }
            }
            sum.before_section = sum.whole.unwrap_or(0);
        }
        problems.push(super::noticed(Structure::TotalRowSkipped, row, counted(compared)));
        problems
    }

    fn differing(&self, cells: &[Cell<'_>], scope: Scope) -> usize {
        let differs = |sum: &&Sum| {
            let cell = &cells[sum.cell];
            let found = hundredths(cell.text, cell.shape);
            !cell.text.is_empty() && sum.of(scope).zip(found).is_some_and(|(expected, found)| expected != found)
        };
        self.columns.iter().filter(differs).count()
    }
}

fn differing(row: u32, cell: &Cell<'_>, expected: i64, found: i64) -> Problem {
    let figure = |hundredths: i64| match cell.field {
        Field::Days if hundredths % 100 == 0 => Arg::Count(hundredths / 100),
        _ => Arg::Money(Money::from_centimes(hundredths)),
    };
    Problem {
        structure: Structure::TotalDiffers,
        place: Place { row: Some(row), column: Some(cell.column), field: Some(cell.field) },
        value: Some(Excerpt::of(cell.text)),
        args: Args::new().with("expected", figure(expected)).with("found", figure(found)),
    }
}
