//! Takes every row through typing as the engine does, and keeps nothing.

use std::io::Cursor;
use tasrih_domain::draft::read_line;
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_domain::{Line, Problem};
use tasrih_intake::{ReadOptions, read};

#[derive(Default)]
struct Typing {
    line: Line,
    last_row: u32,
}

impl RowSink for Typing {
    fn begin(&mut self, _: &FileFacts) {}

    fn row(&mut self, row: &RawRow<'_>) {
        assert!(row.row > self.last_row, "rows rise");
        self.last_row = row.row;
        let mut faults = Vec::new();
        read_line(row, &mut self.line, &mut faults);
    }

    fn problem(&mut self, problem: Problem) {
        assert!(problem.place.row != Some(0), "rows are counted from 1");
    }
}

/// Reads the bytes whatever they are; an answer of either kind is right, a panic is not.
pub fn any_bytes(bytes: &[u8]) {
    let options = ReadOptions { name: Some("DS_1234567_202603.txt"), sheet: None, mapping: None };
    let _ = read(&mut Cursor::new(bytes), &options, &mut Typing::default());
}
