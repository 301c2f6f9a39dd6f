//! 100,000 employees: reading, checking and storing, each against the bare work.

use crate::files::{self, Kind};
use crate::runs::{Figure, Milliseconds, Work, take_turns, verdict};
use std::path::Path;

const ROWS: u32 = 100_000;
/// Counted rounds.
const ROUNDS: usize = 7;
/// Most memory over that of a store that only waits.
const PEAK_MIB_MAX: u64 = 64;

/// Prints the table; `false` when a target is missed.
pub fn table(folder: &Path, postgres: Option<&str>) -> bool {
    println!("\n### {ROWS} employees\n");
    println!("| file | work | ms | against | ratio | target | | peak MiB |");
    println!("|---|---|--:|---|--:|--:|---|--:|");
    let mut all = true;
    for kind in Kind::ALL {
        format(folder, kind, postgres, &mut all);
    }
    all
}

fn format(folder: &Path, kind: Kind, postgres: Option<&str>, all: &mut bool) {
    let path = files::make(folder, kind, ROWS);
    let mut works = vec![Work::of("bare"), Work::of("read"), Work::of("check")];
    works.extend([Work::of("insert"), Work::of("store"), Work::of("idle")]);
    if let Some(url) = postgres {
        works.extend([Work { name: "insert", url }, Work { name: "store", url }]);
    }
    let figures = take_turns(&works, kind, &path, ROUNDS);
    let [bare, read, check, insert, stored, idle] = [0, 1, 2, 3, 4, 5].map(|at| figures[at]);
    let targets = Targets::of(kind);
    let mut row =
        |work: &str, figure: Figure, against: &str, reference: Option<Milliseconds>, most: Option<Milliseconds>| {
            let ratio = reference.map(|reference| figure.ms / reference.max(0.001));
            let reached = match (ratio, most) {
                (Some(ratio), Some(most)) => verdict(ratio <= most, all),
                _ => "",
            };
            let number = |number: Option<Milliseconds>| number.map(|number| format!("{number:.2}")).unwrap_or_default();
            let most = most.map(|most| format!("≤ {most}")).unwrap_or_default();
            println!(
                "| {} | {work} | {:.0} | {against} | {} | {most} | {reached} | {} |",
                kind.shown(),
                figure.ms,
                number(ratio),
                figure.mebibytes()
            );
        };
    row(kind.bare(), bare, "", None, None);
    row("read", read, "bare read", Some(bare.ms), None);
    row("check", check, "bare read", Some(bare.ms), Some(targets.check));
    row("bare insert, SQLite", insert, "", None, None);
    // Reading and storing overlap: the longer one of the two bare works is the measure.
    row("check and store, SQLite", stored, "the longer bare work", Some(insert.ms.max(bare.ms)), Some(targets.store));
    if let [_, _, _, _, _, _, copy, stored] = figures[..] {
        row("bare COPY, PostgreSQL", copy, "", None, None);
        row("check and store, PostgreSQL", stored, "the longer bare work", Some(copy.ms.max(bare.ms)), Some(1.5));
    }
    let over = stored.mebibytes().saturating_sub(idle.mebibytes());
    let reached = verdict(over <= PEAK_MIB_MAX, all);
    println!("| {} | memory over the waiting store | | | | ≤ {PEAK_MIB_MAX} MiB | {reached} | {over} |", kind.shown());
}

/// Largest accepted ratios.
struct Targets {
    check: Milliseconds,
    store: Milliseconds,
}

impl Targets {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Csv => Self { check: 5.0, store: 1.5 },
            Kind::Xlsx => Self { check: 1.4, store: 1.3 },
            Kind::Ebds => Self { check: 8.0, store: 1.5 },
        }
    }
}
