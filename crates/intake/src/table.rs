//! The assembler of tables: what CSV and spreadsheets share.

use crate::ReadOptions;
use tasrih_domain::source::{FileFacts, RowSink};
use tasrih_domain::{Problem, Refusal, RefusalKind, Shape};

/// A cell with its place. Empty cells may be given or left out.
#[derive(Clone, Copy)]
pub struct TableCell<'a> {
    /// Column, counted from 1.
    pub column: u16,
    /// Text, as it stands in the file.
    pub text: &'a str,
    /// What the cell held.
    pub shape: Shape,
}

/// Takes the rows of a table as they stand in the file and hands on those of people.
pub struct Assembler<'s> {
    facts: FileFacts,
    sink: &'s mut dyn RowSink,
}

impl<'s> Assembler<'s> {
    /// An assembler for a file of which format, encoding and sheet are known.
    pub fn new(facts: FileFacts, _options: &ReadOptions<'_>, sink: &'s mut dyn RowSink) -> Self {
        Self { facts, sink }
    }

    /// Takes the next row. `row` is its number as the person sees it; cells ascend by column.
    pub fn row(&mut self, _row: u32, _cells: &[TableCell<'_>]) -> Result<(), Refusal> {
        self.sink.begin(&self.facts);
        Ok(())
    }

    /// Takes something that the reader noticed.
    pub fn problem(&mut self, problem: Problem) {
        self.sink.problem(problem);
    }

    /// Ends the table.
    pub fn finish(self) -> Result<FileFacts, Refusal> {
        Err(RefusalKind::NoTable.into())
    }
}
