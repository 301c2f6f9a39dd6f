//! One measured run: the work, its time and its peak memory.

use crate::bare;
use crate::files::{MONTH, affiliate};
use sea_orm_migration::MigratorTrait;
use std::fs::File;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tasrih_app::accounts::hash_password;
use tasrih_app::check::{CheckRequest, CheckedLine, check_file};
use tasrih_app::declarations::Upload;
use tasrih_app::invented::Person;
use tasrih_app::{App, AppConfig, Clock, SpoolWriter, StorageConfig, Store};
use tasrih_domain::declaration::{Account, Employer};
use tasrih_domain::id::{AccountId, EmployerId};
use tasrih_domain::mandate::{Mandate, Power};
use tasrih_domain::source::{FileFacts, RawRow, RowSink};
use tasrih_domain::{Lang, Problem};
use tasrih_intake::ReadOptions;
use tasrih_migrations::Migrator;

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
        _ => store(path, url),
    };
    println!("{started} {}", peak());
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
    let request = CheckRequest { affiliate: Some(affiliate()), month: Some(MONTH), ..CheckRequest::default() };
    let mut lines = 0;
    let mut count = |_: &CheckedLine<'_>| lines += 1;
    let verdict =
        check_file(&mut File::open(path).expect("our file"), &request, &mut count).expect("our file is right");
    assert_eq!(verdict.counts.blocking, 0);
    lines
}

/// The whole job through the use cases: bytes kept, read, checked, lines and findings stored, verdict durable.
fn store(path: &Path, url: &str) -> u128 {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let file = format!("sqlite://{}", folder.path().join("bench.sqlite").display());
        let url = if url == "sqlite" { file } else { url.to_owned() };
        let store = Store::open(&StorageConfig::new(url)).await.expect("a database");
        Migrator::fresh(store.connection()).await.expect("a schema");
        let app = App::new(store.clone(), Clock::system(), AppConfig::default());
        seed(&app).await;
        let actor = app.sign_in("bench@tasrih.example", "bench").await.expect("seeded").actor;
        let bytes = std::fs::read(path).expect("our file");
        let started = Instant::now();
        let mut spool = SpoolWriter::new();
        for piece in bytes.chunks(64 * 1024) {
            spool.write(piece).expect("below the limit of an upload");
        }
        let upload = Upload {
            affiliate: affiliate(),
            month: MONTH,
            file_name: "bench".to_owned(),
            spool: spool.finish().expect("a spool"),
            correcting: None,
        };
        let received = app.receive(&actor, upload).await.expect("a right file");
        if !received.is_checked {
            app.check_received(received.id).await.expect("a right file");
        }
        started.elapsed().as_micros()
    })
}

async fn seed(app: &App) {
    let account = Account {
        id: AccountId(app.clock().new_id()),
        email: "bench@tasrih.example".to_owned(),
        name: "Bench".to_owned(),
        lang: Lang::Fr,
    };
    let employer = Employer {
        id: EmployerId(app.clock().new_id()),
        affiliate: affiliate(),
        name: "ATELIER ZELLIGE SARL".to_owned(),
        name_ar: String::new(),
        ice: String::new(),
        activity: String::new(),
        address: String::new(),
        city: String::new(),
        postal_code: String::new(),
        branch_code: String::new(),
        health_exempt: false,
        agricultural: false,
        declares_from: MONTH,
    };
    let mandate = Mandate {
        account: account.id,
        employer: employer.id,
        powers: Power::ALL.to_vec(),
        from: MONTH.day(1).expect("a first day"),
        until: None,
    };
    let tx = app.store().begin_write().await.expect("a fresh store");
    tx.accounts().insert(&account, &hash_password("bench").expect("a hash")).await.expect("a fresh store");
    tx.employers().insert(&employer).await.expect("a fresh store");
    tx.mandates().insert(&mandate).await.expect("a fresh store");
    tx.commit().await.expect("a fresh store");
}

/// Peak resident memory of this process in KiB, as the kernel counts it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
