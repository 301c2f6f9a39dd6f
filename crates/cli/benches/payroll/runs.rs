//! Runs of one piece of work, each in a process of its own.

use crate::files::Kind;
use std::path::Path;
use std::process::Command;

/// Time of one run or of a median.
#[expect(clippy::disallowed_types, reason = "times, not money")]
pub type Milliseconds = f64;

/// What is run: a work, and the database it goes to (which works without one ignore).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work<'a> {
    pub name: &'static str,
    pub url: &'a str,
}

impl Work<'_> {
    pub const fn of(name: &'static str) -> Self {
        Work { name, url: "sqlite" }
    }
}

/// Median of the times, and the largest peak.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figure {
    pub ms: Milliseconds,
    pub peak_kib: u64,
}

impl Figure {
    pub fn mebibytes(self) -> u64 {
        self.peak_kib.div_ceil(1024)
    }
}

/// Runs each work once a round, for some rounds after one that is not counted. The figures are in the order of the works.
pub fn take_turns(works: &[Work<'_>], kind: Kind, path: &Path, rounds: usize) -> Vec<Figure> {
    let mut runs: Vec<Vec<(u64, u64)>> = vec![Vec::new(); works.len()];
    for round in 0..=rounds {
        for (work, runs) in works.iter().zip(&mut runs) {
            let run = one(*work, kind, path);
            if round > 0 {
                runs.push(run);
            }
        }
    }
    runs.into_iter().map(median).collect()
}

fn median(mut runs: Vec<(u64, u64)>) -> Figure {
    runs.sort_unstable();
    let microseconds = u32::try_from(runs[runs.len() / 2].0).unwrap_or(u32::MAX);
    let peak_kib = runs.iter().map(|(_, peak)| *peak).max().unwrap_or(0);
    Figure { ms: Milliseconds::from(microseconds) / 1000.0, peak_kib }
}

/// Microseconds and peak KiB of one run.
fn one(work: Work<'_>, kind: Kind, path: &Path) -> (u64, u64) {
    let program = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(program);
    command.args(["--one", work.name, kind.code()]).arg(path).arg(work.url);
    let output = command.output().expect("this program can start itself");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(microseconds), Some(peak)) => (microseconds, peak),
        _ => panic!("{} of {} failed: {}", work.name, path.display(), String::from_utf8_lossy(&output.stderr)),
    }
}

/// "reached" or "missed", and remembers a miss.
pub fn verdict(is_reached: bool, all: &mut bool) -> &'static str {
    *all &= is_reached;
    if is_reached { "reached" } else { "**missed**" }
}
