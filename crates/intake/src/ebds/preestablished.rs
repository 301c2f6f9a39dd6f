//! Reads the fund's own file: records A00 to A03, the people whom the fund expects this month.

use super::read::{Reader, Wanted};
use crate::ReadSeek;
use tasrih_domain::declaration::{KnownEmployee, Roster};
use tasrih_domain::line::Allowances;
use tasrih_domain::source::{Excerpt, FileFacts, RowSink};
use tasrih_domain::{Args, Cell, Field, InsuredNumber, Money, Place, Problem, RawRow, Refusal, Structure};

/// Most problems kept: a person mends a file of the fund by fetching it again, not line by line.
const PROBLEMS_MAX: usize = 1000;

/// Reads the pre-established file: the people by ascending insured number, and what is wrong with the file.
///
/// A line whose insured number cannot be read is told and left out; of two lines with one number, the first counts.
///
/// # Errors
/// `NotPreestablished` for a declaration; else as [`super::read`].
pub fn read_preestablished(file: &mut dyn ReadSeek) -> Result<(Roster, Vec<Problem>), Refusal> {
    let mut collector = Collector::default();
    let facts = Reader::new(Wanted::Preestablished, None, &mut collector).read(file)?;
    let Collector { mut people, problems } = collector;
    people.sort_by_key(|known| known.insured);
    people.dedup_by_key(|known| known.insured);
    let FileFacts { affiliate, period, transfer_id, .. } = facts;
    Ok((Roster { affiliate, period, transfer_id, people, ..Roster::default() }, problems))
}

#[derive(Default)]
struct Collector {
    people: Vec<KnownEmployee>,
    problems: Vec<Problem>,
}

impl RowSink for Collector {
    fn begin(&mut self, _: &FileFacts) {}

    fn row(&mut self, row: &RawRow<'_>) {
        let mut known = KnownEmployee {
            insured: InsuredNumber::PENDING,
            surname: String::new(),
            given_name: String::new(),
            gross: None,
            situation: None,
            allowances: Allowances::default(),
        };
        for cell in row.cells {
            if fill(&mut known, cell).is_none() && !cell.text.is_empty() {
                let place = Place { row: Some(row.row), column: Some(cell.column), field: Some(cell.field) };
                let value = Some(Excerpt::of(cell.text));
                self.problem(Problem { structure: Structure::NotNumeric, place, value, args: Args::new() });
            }
        }
        if known.insured.names_a_person() {
            self.people.push(known);
        }
    }

    fn problem(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        }
    }
}

/// `None` when a number is none.
fn fill(known: &mut KnownEmployee, cell: &Cell<'_>) -> Option<()> {
    let value = || cell.text.parse::<u32>().ok();
    let money = || value().map(|centimes| Money::from_centimes(i64::from(centimes)));
    match cell.field {
        Field::InsuredNumber => known.insured = InsuredNumber::from_value(value()?)?,
        Field::Surname => cell.text.clone_into(&mut known.surname),
        Field::GivenName => cell.text.clone_into(&mut known.given_name),
        Field::Children => known.allowances.children = cell.text.parse().ok()?,
        Field::AllowanceToPay => known.allowances.to_pay = money()?,
        Field::AllowanceToDeduct => known.allowances.to_deduct = money()?,
        Field::AllowanceNet => known.allowances.net = money()?,
        _ => {}
    }
    Some(())
}
