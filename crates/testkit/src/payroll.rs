//! A month's payroll of invented people, to be spoiled at will and written as a file.

use std::ops::RangeInclusive;
use tasrih_app::entry::EntryRow;
use tasrih_app::invented::Person;
use tasrih_domain::{Line, Month, Situation};

/// Rows as a person would type them. Row 0 here is row 2 of the file, under the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payroll {
    /// The rows, in the order of the file.
    pub rows: Vec<EntryRow>,
}

impl Payroll {
    /// The month of these people, by insured number; nothing in it is wrong.
    pub fn of(people: RangeInclusive<u32>, month: Month) -> Self {
        let mut lines: Vec<Line> = people.map(|number| Person(number).line(0, month.number())).collect();
        lines.sort_by_key(|line| line.insured);
        Self { rows: lines.into_iter().map(row).collect() }
    }

    /// The same people, all at work for the whole month.
    pub fn full_month(people: RangeInclusive<u32>) -> Self {
        let mut people: Vec<Person> = people.map(Person).collect();
        people.sort_by_key(|person| person.insured());
        let full = |person: Person| {
            row(Line {
                days: Some(26),
                gross: Some(person.wage()),
                situation: Some(Situation::Normal),
                ..person.line(0, 0)
            })
        };
        Self { rows: people.into_iter().map(full).collect() }
    }

    /// The payroll with one row changed.
    #[must_use]
    pub fn with(mut self, at: usize, change: impl FnOnce(&mut EntryRow)) -> Self {
        change(&mut self.rows[at]);
        self
    }

    /// Row of the file in which row `at` stands.
    pub fn file_row(at: usize) -> u32 {
        u32::try_from(at + 2).expect("a payroll of a test is short")
    }

    /// The payroll as payroll software writes it.
    pub fn csv(&self) -> Vec<u8> {
        self.csv_under("N° CNSS;Nom;Prénom;CIN;Jours déclarés;Salaire brut;Situation")
    }

    /// The payroll under other headings, in the same order.
    pub fn csv_under(&self, headings: &str) -> Vec<u8> {
        let mut text = format!("{headings}\r\n");
        for row in &self.rows {
            text.push_str(&row.texts().join(";"));
            text.push_str("\r\n");
        }
        text.into_bytes()
    }
}

fn row(line: Line) -> EntryRow {
    let days = line.days.expect("an invented line has days");
    let gross = line.gross.expect("an invented line has a wage").to_string();
    EntryRow {
        insured: line.insured.expect("an invented person has a number").to_string(),
        surname: line.surname,
        given_name: line.given_name,
        cin: line.cin,
        days: days.to_string(),
        gross: gross.replace('.', ","),
        situation: line.situation.map_or("", Situation::code).to_owned(),
    }
}
