//! Payroll files whose every line is known beforehand, without asking the gateway's own readers.

use crate::dice::Dice;
use std::fmt::Write;
use tasrih_app::Spool;
use tasrih_app::invented::Person;
use tasrih_domain::declaration::Totals;
use tasrih_domain::id::FileHash;
use tasrih_domain::{InsuredNumber, Money};

/// Rows of a file that is checked by the queue: some 560 KB, above what is checked while the person waits. Below the
/// number of findings that are kept of one rule.
const LARGE_ROWS: u32 = 9_500;
/// Ceiling of the capped wage since 2002.
const CEILING: Money = Money::from_centimes(600_000);
/// Days in a month that do not exist, and those typed in their place.
const FAULTY_DAYS: &str = "40";
pub const MENDED_DAYS: &str = "26";

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Nothing to say about it.
    Clean,
    /// Somebody earns less than the minimum wage.
    Warned,
    /// Somebody works forty days in a month.
    Faulty,
    /// Clean, and too large to be checked at once.
    Large,
}

/// A line as it has to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub row: u32,
    pub insured: InsuredNumber,
    pub gross: Money,
    /// It cannot be filed as it stands.
    pub is_faulty: bool,
}

/// A file and what is in it.
pub struct Parcel {
    pub bytes: Vec<u8>,
    pub hash: FileHash,
    pub rows: Vec<Line>,
}

impl Parcel {
    /// A file that no other one is the same as: the people depend on the dice.
    pub fn of(sort: Sort, dice: &mut Dice) -> Self {
        let count = if sort == Sort::Large { LARGE_ROWS } else { 3 + dice.below(40) };
        let first = 1 + dice.below(Person::COUNT_MAX - LARGE_ROWS);
        let spoiled = dice.below(count);
        let mut text = "N° CNSS;Nom;Prénom;CIN;Jours déclarés;Salaire brut;Situation\r\n".to_owned();
        let mut rows = Vec::new();
        for at in 0..count {
            let person = Person(first + at);
            let is_spoiled = at == spoiled;
            let wage = if sort == Sort::Warned && is_spoiled { Money::from_centimes(10_000) } else { person.wage() };
            let is_faulty = sort == Sort::Faulty && is_spoiled;
            let days = if is_faulty { FAULTY_DAYS } else { MENDED_DAYS };
            let (whole, cents) = (wage.centimes() / 100, wage.centimes() % 100);
            let (insured, surname, given_name) = (person.insured(), person.surname(), person.given_name());
            let cin = person.cin();
            write!(text, "{insured};{surname};{given_name};{cin};{days};{whole},{cents:02};\r\n")
                .expect("writing into a String cannot fail");
            rows.push(Line { row: at + 2, insured, gross: wage, is_faulty });
        }
        let bytes = text.into_bytes();
        let hash = Spool::of(&bytes).expect("far below the limit of an upload").hash();
        Self { bytes, hash, rows }
    }

    /// The row that cannot be filed.
    pub fn faulty_row(&self) -> Option<u32> {
        self.rows.iter().find(|row| row.is_faulty).map(|row| row.row)
    }

    /// The rows as they are once the faulty one has been mended.
    pub fn mended(&self) -> Vec<Line> {
        self.rows.iter().map(|row| Line { is_faulty: false, ..*row }).collect()
    }
}

/// The sums of the rows that can be filed.
pub fn totals(rows: &[Line]) -> Totals {
    let mut totals = Totals::default();
    for row in rows.iter().filter(|row| !row.is_faulty) {
        totals.employees += 1;
        totals.days += 26;
        totals.gross = Money::from_centimes(totals.gross.centimes() + row.gross.centimes());
        totals.capped = Money::from_centimes(totals.capped.centimes() + row.gross.min(CEILING).centimes());
    }
    totals
}
