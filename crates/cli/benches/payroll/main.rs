//! The speed of the main job, against bare readers and a bare store in the same run.
//!
//! ```sh
//! cargo bench -p tasrih-cli                    # 1,000, 10,000 and 100,000 employees
//! cargo bench -p tasrih-cli -- --rows 1000000  # one size of your own
//! cargo bench -p tasrih-cli -- --postgres URL  # the store column in PostgreSQL too
//! ```
//!
//! Makes its own files from invented people, always the same. Every figure is the median of some runs of a whole
//! process of its own, so that its peak memory can be told; what counts is the ratio to the bare work beside it.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

mod bare;
mod files;
mod jobs;

use files::Kind;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Runs per figure, after one that is not counted.
const RUNS: usize = 5;
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// One measured piece of work.
const WORKS: [&str; 4] = ["bare", "read", "check", "store"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, work, kind, path, url] = &arguments[..]
        && flag == "--one"
    {
        return jobs::run(work, kind, Path::new(path), url);
    }
    let after = |name: &str| arguments.iter().position(|one| one == name).and_then(|at| arguments.get(at + 1));
    let sizes = match after("--rows").and_then(|rows| rows.parse().ok()) {
        Some(rows) => vec![rows],
        None => SIZES.to_vec(),
    };
    let postgres = after("--postgres").cloned();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for rows in sizes {
        table(folder.path(), rows, postgres.as_deref());
    }
    ExitCode::SUCCESS
}

fn table(folder: &Path, rows: u32, postgres: Option<&str>) {
    println!("\n{rows} employees\n");
    println!("| format | file MiB | work | ms | × bare | peak MiB |");
    println!("|---|---|---|---|---|---|");
    for kind in Kind::ALL {
        let path = files::make(folder, kind, rows);
        let size = std::fs::metadata(&path).map_or(0, |file| file.len());
        let mut bare_ms = None;
        for work in WORKS {
            let (ms, peak) = median(work, kind, &path, "sqlite");
            // The store is held against the bare insert, or the bare read when that takes longer.
            let reference = if work == "store" {
                let (insert, _) = median("insert", kind, &path, "sqlite");
                bare_ms.map_or(insert, |bare: Milliseconds| bare.max(insert))
            } else {
                *bare_ms.get_or_insert(ms)
            };
            row(kind, size, work, (ms, reference, peak));
        }
        if let Some(url) = postgres {
            let (ms, peak) = median("store", kind, &path, url);
            let (insert, _) = median("insert", kind, &path, url);
            row(kind, size, "store (PostgreSQL)", (ms, insert, peak));
        }
    }
}

#[expect(clippy::disallowed_types, reason = "times, not money")]
type Milliseconds = f64;

fn row(kind: Kind, bytes: u64, work: &str, (ms, reference, peak): (Milliseconds, Milliseconds, u64)) {
    let mebibytes = bytes / 104_858;
    println!(
        "| {} | {}.{} | {work} | {ms:.1} | {:.2} | {} |",
        kind.code(),
        mebibytes / 10,
        mebibytes % 10,
        ms / reference.max(0.001),
        peak / 1024
    );
}

/// Median of the times in milliseconds, and the largest peak in KiB.
fn median(work: &str, kind: Kind, path: &Path, url: &str) -> (Milliseconds, u64) {
    let mut runs: Vec<(u64, u64)> = (0..=RUNS).map(|_| one(work, kind, path, url)).skip(1).collect();
    runs.sort_unstable();
    let peak = runs.iter().map(|(_, peak)| *peak).max().unwrap_or(0);
    let microseconds = u32::try_from(runs[runs.len() / 2].0).unwrap_or(u32::MAX);
    (Milliseconds::from(microseconds) / 1000.0, peak)
}

/// Microseconds and peak KiB of one run in a process of its own.
fn one(work: &str, kind: Kind, path: &Path, url: &str) -> (u64, u64) {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program)
        .args(["--one", work, kind.code()])
        .arg(path)
        .arg(url)
        .output()
        .expect("this program can start itself");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(microseconds), Some(peak)) => (microseconds, peak),
        _ => panic!("{work} of {} failed: {}", path.display(), String::from_utf8_lossy(&output.stderr)),
    }
}
