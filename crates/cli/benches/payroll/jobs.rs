//! One measured run: the work, its time and its peak memory.

use crate::bare;
use crate::files::{COMPANY, MONTH};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tasrih_app::SpoolWriter;
use tasrih_app::check::{CheckRequest, CheckedLine, check_file};
use tasrih_app::declarations::Upload;
use tasrih_app::invented::Person;
use tasrih_domain::Problem;
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_intake::ReadOptions;
use tasrih_testkit::{TestSite, TestStore, employer, peak_kib};

/// Does one work and prints its microseconds and its peak in KiB.
pub fn run(work: &str, kind: &str, path: &Path, url: &str) -> ExitCode {
    let started = match work {
        "bare" => timed(|| match kind {
            "csv" => bare::csv(path),
            "xlsx" => bare::xlsx(path),
            _ => bare::ebds(path),
        }),
        "read" => timed(|| read(path)),
        "check" => timed(|| check(path)),
        "insert" => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let rows = std::fs::metadata(path).map_or(0, |_| rows_of(path));
            let people: Vec<Person> = (0..rows).map(|number| Person(number + 1)).collect();
            let runtime = tokio::runtime::Runtime::new().expect("threads");
            timed(|| {
                runtime.block_on(bare::insert(url, &people, folder.path()));
                0
            })
        }
        "idle" => store(None, url),
        _ => store(Some(path), url),
    };
    println!("{started} {}", peak_kib(std::process::id()));
    ExitCode::SUCCESS
}

fn timed(work: impl FnOnce() -> u64) -> u128 {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed().as_micros()
}

/// The number of people is the name of the file.
fn rows_of(path: &Path) -> u32 {
    path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok()).unwrap_or(0)
}

struct Count(u64);

impl RowSink for Count {
    fn begin(&mut self, _: &FileFacts) {}
    fn row(&mut self, row: &RawRow<'_>) {
        self.0 += row.cells.len() as u64;
    }
    fn problem(&mut self, _: Problem) {}
}

fn read(path: &Path) -> u64 {
    let mut sink = Count(0);
    let options = ReadOptions { name: None, sheet: None, mapping: None };
    tasrih_intake::read(&mut File::open(path).expect("our file"), &options, &mut sink).expect("our file is right");
    sink.0
}

fn check(path: &Path) -> u64 {
    let request =
        CheckRequest { affiliate: Some(employer(COMPANY, 0).affiliate), month: Some(MONTH), ..CheckRequest::default() };
    let mut lines = 0;
    let mut count = |_: &CheckedLine<'_>| lines += 1;
    let verdict =
        check_file(&mut File::open(path).expect("our file"), &request, &mut count).expect("our file is right");
    assert_eq!(verdict.counts.blocking, 0);
    lines
}

/// The whole job through the use cases: bytes kept, read, checked, lines and findings stored, verdict durable.
/// Without a path, everything but the job: what a store takes that waits for work.
fn store(path: Option<&Path>, url: &str) -> u128 {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let store = if url == "sqlite" { TestStore::sqlite().await } else { TestStore::on_server(url).await };
        let site = TestSite::on(&store).employer(COMPANY).officer("Salma").start().await;
        let took = take(&site, path).await;
        drop(site);
        store.remove().await;
        took
    })
}

async fn take(site: &TestSite, path: Option<&Path>) -> u128 {
    let Some(path) = path else { return 0 };
    let mut file = File::open(path).expect("our file");
    let started = Instant::now();
    let (mut spool, mut piece) = (SpoolWriter::new(), vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut piece).expect("our file");
        if read == 0 {
            break;
        }
        spool.write(&piece[..read]).expect("below the limit of an upload");
    }
    let upload = Upload {
        affiliate: site.company().affiliate,
        month: MONTH,
        file_name: "bench".to_owned(),
        spool: spool.finish().expect("a spool"),
        correcting: None,
    };
    let received = site.app.receive(site.officer(), upload).await.expect("a right file");
    if !received.is_checked {
        site.app.check_received(received.id).await.expect("a right file");
    }
    started.elapsed().as_micros()
}
