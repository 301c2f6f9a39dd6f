//! Whether time grows with the file and memory does not.

use crate::files::{self, Kind};
use crate::runs::{Milliseconds, Work, take_turns, verdict};
use std::path::Path;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];
/// Counted rounds.
const ROUNDS: usize = 3;
/// Longest time of a row in the largest file against one in the middle file.
const GROWTH_MAX: Milliseconds = 1.2;
/// Most memory for the check of a million.
const PEAK_MIB_MAX: u64 = 160;

/// Prints the table; `false` when a target is missed.
pub fn table(folder: &Path) -> bool {
    println!("\n### Growth of the check\n");
    println!("| file | rows | ms | µs a row | against 100,000 | target | | peak MiB | target | |");
    println!("|---|--:|--:|--:|--:|--:|---|--:|--:|---|");
    let mut all = true;
    for kind in Kind::ALL {
        let figures = SIZES.map(|rows| {
            let path = files::make(folder, kind, rows);
            let figure = take_turns(&[Work::of("check")], kind, &path, ROUNDS)[0];
            std::fs::remove_file(&path).expect("our own file");
            figure
        });
        let a_row = |at: usize| figures[at].ms * 1000.0 / Milliseconds::from(SIZES[at]);
        for (at, rows) in SIZES.into_iter().enumerate() {
            let growth = a_row(at) / a_row(1);
            // A small file carries the start of the process; only growth is a fault.
            println!(
                "| {} | {rows} | {:.0} | {:.2} | {growth:.2} | ≤ {GROWTH_MAX} | {} | {} | ≤ {PEAK_MIB_MAX} | {} |",
                kind.shown(),
                figures[at].ms,
                a_row(at),
                verdict(at < 2 || growth <= GROWTH_MAX, &mut all),
                figures[at].mebibytes(),
                verdict(figures[at].mebibytes() <= PEAK_MIB_MAX, &mut all),
            );
        }
    }
    all
}
