//! Any bytes as a bank statement, a CAMT message or a table.
#![no_main]

use std::io::Cursor;
use tasrih_domain::payment::OrderReference;
use tasrih_intake::bank;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(statement) = bank::read(&mut Cursor::new(bytes)) {
        assert!(statement.lines.len() <= bank::LINES_MAX && statement.findings.len() <= bank::FINDINGS_MAX);
        for line in &statement.lines {
            assert!(line.row > 0 && line.amount.centimes() > 0, "rows are counted from 1, a movement is above zero");
            let (found, _) = OrderReference::find_in(&line.texts());
            assert!(found.iter().all(|reference| reference.compact().parse() == Ok(*reference)));
        }
    }
});
