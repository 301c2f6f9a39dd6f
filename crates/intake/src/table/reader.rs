//! Hands on the people of a table, row by row.

use super::heading::check_length;
use super::kind::{Kind, heads_another_table, is_plainly_person, kind};
use super::plan::{Plan, Role};
use super::sums::Sums;
use super::{Row, Run, TableCell, counted, noticed, too_many_columns, too_many_rows};
use crate::limits::{COLUMNS_MAX, ROWS_MAX};
use crate::text::trimmed;
use std::collections::BTreeMap;
use tasrih_domain::fault::Structure;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::{Excerpt, Part, RowSink};
use tasrih_domain::{Cell, Column, Place, Problem, RawRow, Refusal, RefusalKind, Shape};

/// Where people and problems go.
pub struct Outlet<'a> {
    pub sink: &'a mut dyn RowSink,
    /// Rows say how many cells they have (CSV).
    pub has_widths: bool,
}

/// The state of a table below its heading.
pub struct Reader {
    plan: Plan,
    sums: Sums,
    people: u32,
    /// Rows with text that are nobody.
    others: u32,
    blanks: Run,
    headings: Run,
    /// Row of the heading of another table: who stands below it cannot be read with the columns of this one.
    other_heading: Option<u32>,
    /// By column.
    unheaded: BTreeMap<u16, Run>,
    /// The buffer of cells, kept for its room.
    spare: Vec<Cell<'static>>,
}

impl Reader {
    pub fn new(plan: Plan) -> Self {
        let sums = Sums::over(plan.amounts());
        let spare = Vec::with_capacity(plan.slots.len());
        let (blanks, headings, unheaded) = Default::default();
        Self { plan, sums, people: 0, others: 0, blanks, headings, other_heading: None, unheaded, spare }
    }

    /// Takes a row with text.
    pub fn row(&mut self, row: &Row<'_>, outlet: &mut Outlet<'_>) -> Result<(), Refusal> {
        if row.blanks.count > 0 {
            self.blanks.extend(row.blanks);
        }
        let mut cells = emptied(std::mem::take(&mut self.spare));
        let beyond = self.pick(row, &mut cells)?;
        let kind = if is_plainly_person(&self.plan, &cells) {
            Kind::Person
        } else {
            if heads_another_table(&self.plan, &cells) {
                self.other_heading = Some(row.number);
            }
            kind(&self.plan, &self.sums, row.cells, &cells)
        };
        let rows = if kind == Kind::Person { &mut self.people } else { &mut self.others };
        *rows += 1;
        if *rows > ROWS_MAX {
            return Err(too_many_rows());
        }
        match kind {
            Kind::Person => {
                self.tell_width(row, beyond, outlet);
                if let Some(heading) = self.other_heading.filter(|heading| *heading != row.number) {
                    let args = Args::new().with("heading", Arg::Text(heading.to_string()));
                    outlet.sink.problem(noticed(Structure::BelowOtherHeading, row.number, args));
                }
                self.sums.add(&cells);
                outlet.sink.row(&RawRow { row: row.number, part: Part::Unsaid, cells: &cells });
            }
            Kind::Total(scope) => {
                self.sums.compare(row.number, &cells, scope).into_iter().for_each(|p| outlet.sink.problem(p));
            }
            Kind::Heading => {
                self.headings.add(row.number);
                self.other_heading = None;
            }
            Kind::Blank => self.blanks.add(row.number),
            Kind::Stray => outlet.sink.problem(stray(row)),
        }
        self.spare = emptied(cells);
        Ok(())
    }

    /// The recognised cells of a row, in the order of the columns, and the first column with text beyond the heading.
    fn pick<'a>(&mut self, row: &Row<'a>, cells: &mut Vec<Cell<'a>>) -> Result<Option<u16>, Refusal> {
        let mut given = row.cells.iter();
        let mut next = given.next();
        let mut beyond = None;
        for slot in &self.plan.slots {
            while let Some(cell) = next.filter(|cell| cell.column < slot.column) {
                if !cell.text.is_empty() {
                    beyond = beyond.or(beside(&self.plan, &mut self.unheaded, row.number, cell)?);
                }
                next = given.next();
            }
            let (text, shape) = match next {
                Some(cell) if cell.column == slot.column => {
                    next = given.next();
                    (trimmed(cell.text), cell.shape)
                }
                _ => ("", Shape::Text),
            };
            check_length(text, row.number)?;
            cells.push(Cell { field: slot.field, column: Column::Letter(slot.column), text, shape });
        }
        while let Some(cell) = next {
            if !cell.text.is_empty() {
                beyond = beyond.or(beside(&self.plan, &mut self.unheaded, row.number, cell)?);
            }
            next = given.next();
        }
        Ok(beyond)
    }

    /// A person's row that has not as many cells as the heading.
    fn tell_width(&self, row: &Row<'_>, beyond: Option<u16>, outlet: &mut Outlet<'_>) {
        if !outlet.has_widths || (row.width >= self.plan.width && beyond.is_none()) {
            return;
        }
        let structure = if beyond.is_some() { Structure::LongRow } else { Structure::ShortRow };
        let value = beyond.and_then(|column| row.cells.iter().find(|cell| cell.column == column));
        let args = Args::new()
            .with("expected", Arg::Count(i64::from(self.plan.width)))
            .with("found", Arg::Count(i64::from(row.width)));
        outlet.sink.problem(Problem {
            structure,
            place: Place { row: Some(row.number), column: beyond.map(Column::Letter), field: None },
            value: value.map(|cell| Excerpt::of(trimmed(cell.text))),
            args,
        });
    }

    /// Tells what was gathered.
    pub fn finish(self, outlet: &mut Outlet<'_>) -> Result<(), Refusal> {
        if self.people == 0 {
            return Err(Refusal { headers: self.plan.headers, ..RefusalKind::NoEmployees.into() });
        }
        for (structure, run) in
            [(Structure::BlankRowsSkipped, self.blanks), (Structure::RepeatedHeaderSkipped, self.headings)]
        {
            if run.count > 0 {
                outlet.sink.problem(noticed(structure, run.first, counted(run.count)));
            }
        }
        // In a CSV file the text beyond the heading was told row by row: its values may have moved.
        let told = if outlet.has_widths { self.plan.width } else { COLUMNS_MAX };
        for (column, run) in self.unheaded.into_iter().filter(|(column, _)| *column <= told) {
            outlet.sink.problem(Problem {
                place: Place { row: Some(run.first), column: Some(Column::Letter(column)), field: None },
                ..noticed(Structure::UnheadedColumn, run.first, counted(run.count))
            });
        }
        Ok(())
    }
}

/// Takes note of text that is in no recognised column. Its column when that lies beyond the heading.
fn beside(
    plan: &Plan,
    unheaded: &mut BTreeMap<u16, Run>,
    row: u32,
    cell: &TableCell<'_>,
) -> Result<Option<u16>, Refusal> {
    if plan.role(cell.column) != Role::Unheaded || trimmed(cell.text).is_empty() {
        return Ok(None);
    }
    if cell.column > COLUMNS_MAX {
        return Err(too_many_columns());
    }
    unheaded.entry(cell.column).or_default().add(row);
    Ok((cell.column > plan.width).then_some(cell.column))
}

/// A row that is nobody.
pub fn stray(row: &Row<'_>) -> Problem {
    let text = row.cells.iter().map(|cell| trimmed(cell.text)).find(|text| !text.is_empty());
    Problem { value: text.map(Excerpt::of), ..noticed(Structure::StrayRow, row.number, Args::new()) }
}

/// The same buffer without its cells, for cells that live elsewhere.
fn emptied<'b>(mut cells: Vec<Cell<'_>>) -> Vec<Cell<'b>> {
    cells.clear();
    // Collected in place: the standard library keeps the allocation when the layouts agree.
    cells.into_iter().map(|cell| Cell { text: "", ..cell }).collect()
}
