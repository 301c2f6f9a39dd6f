//! Reading CSV against the bare loop of the csv crate, in the same run: `cargo bench -p tasrih-intake --bench csv`,
//! or for other sizes `… --bench csv -- 5000`.
//!
//! The whole check of a CSV file may take five times the bare loop; reading may take half of that.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};
use tasrih_domain::Problem;
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_intake::{ReadOptions, read};

/// Takes everything and keeps nothing.
struct Nowhere(usize);

impl RowSink for Nowhere {
    fn begin(&mut self, _: &FileFacts) {}

    fn row(&mut self, row: &RawRow<'_>) {
        self.0 += row.cells.len();
    }

    fn problem(&mut self, _: Problem) {}
}

fn table(people: u32, quote: &str) -> String {
    let mut text = "N° CNSS;Nom;Prénom;CIN;Jours;Salaire réel;Salaire plafonné\r\n".to_owned();
    for number in 0..people {
        let (wage, days) = (4000 + number % 9000, number % 27);
        let capped = wage.min(6000);
        let _ = writeln!(
            text,
            "{quote}{}{quote};{quote}ALAMI{quote};{quote}SARA{quote};AB{:06};{days};{wage},50;{capped},00\r",
            100_000_000 + number,
            number % 1_000_000,
        );
    }
    text
}

const RUNS: u32 = 15;

/// The best of some runs: what else the machine does only adds to it.
fn best(mut act: impl FnMut()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        act();
        start.elapsed()
    };
    (0..RUNS).map(run).min().unwrap_or_default()
}

fn bare(bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    let (mut record, mut cells) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("the table is even") {
        cells += record.len();
    }
    black_box(cells);
}

fn ours(bytes: &[u8]) {
    let mut sink = Nowhere(0);
    read(&mut Cursor::new(bytes), &ReadOptions::default(), &mut sink).expect("the table is good");
    black_box(sink.0);
}

#[expect(clippy::print_stdout, reason = "a bench prints its table")]
fn main() {
    println!("{:>9} {:>8} {:>10} {:>10} {:>7}", "people", "kind", "bare µs", "ours µs", "ratio");
    let asked: Vec<u32> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![13, 1_000, 10_000, 100_000, 1_000_000] } else { asked };
    for people in sizes {
        let plain = table(people, "");
        let latin = encoding_rs::WINDOWS_1252.encode(&plain).0.into_owned();
        for (kind, bytes) in
            [("UTF-8", plain.into_bytes()), ("quoted", table(people, "\"").into_bytes()), ("1252", latin)]
        {
            let (bare, ours) = (best(|| bare(&bytes)), best(|| ours(&bytes)));
            let percent = ours.as_nanos() * 100 / bare.as_nanos().max(1);
            let (bare, ours) = (bare.as_micros(), ours.as_micros());
            println!("{people:>9} {kind:>8} {bare:>10} {ours:>10} {:>4}.{:02}", percent / 100, percent % 100);
        }
    }
}
