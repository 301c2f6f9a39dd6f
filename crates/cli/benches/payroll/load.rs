//! Many small employers at once, alone and beside a large one; and how long a large one waits for its verdict.

use crate::client::Client;
use crate::runs::verdict;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tasrih_app::invented::{Person, payroll_csv};
use tasrih_domain::Month;
use tasrih_domain::access::Power;
use tasrih_testkit::{Gateway, PASSWORD, TestSite, TestStore, address, employer};
use tokio::runtime::Runtime;

/// People who upload at the same time, each for an employer of their own. One more has the large employer.
const CLIENTS: u32 = 64;
/// The median employer of the country.
const EMPLOYEES: u32 = 13;
const EMPLOYEES_LARGE: u32 = 100_000;
/// Months that uploads go through, so that most begin a declaration and none meets a filed one.
const MONTHS: u32 = 100;
/// The first month that can be declared: the first one with confirmed rates.
const FIRST_MONTH: Month = Month::at(2017, 1);
const WARM_UP: Duration = Duration::from_secs(2);
const MEASURED: Duration = Duration::from_secs(10);
/// Large uploads of which the median is told.
const LARGE_RUNS: u32 = 5;
/// Files that one person sends in one storm, at most: the next storm begins behind them.
const FILES_MAX: u32 = 5_000;
/// Pause before the progress of a check is asked for again.
const PAUSE: Duration = Duration::from_millis(5);

/// What is asked of an engine.
struct Engine {
    name: &'static str,
    store: TestStore,
    uploads_a_second_min: u32,
    large_ms_max: u128,
}

/// Prints the table; `false` when a target is missed.
pub fn table(folder: &Path, postgres: Option<&str>) -> bool {
    println!(
        "\n### Under load: {CLIENTS} connections, uploads of {EMPLOYEES} employees over HTTP until the durable verdict\n"
    );
    println!("| store | what | figure | target | |");
    println!("|---|---|--:|--:|---|");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let mut all = true;
    let store = runtime.block_on(TestStore::sqlite());
    let sqlite = Engine { name: "SQLite", store, uploads_a_second_min: 2_000, large_ms_max: 800 };
    measure(folder, &runtime, sqlite, &mut all);
    if let Some(url) = postgres {
        let store = runtime.block_on(TestStore::on_server(url));
        let postgres = Engine { name: "PostgreSQL", store, uploads_a_second_min: 800, large_ms_max: 1_500 };
        measure(folder, &runtime, postgres, &mut all);
    }
    all
}

/// Puts everybody into the store, each with an employer.
async fn settle(store: &TestStore) {
    let mut site = TestSite::on(store);
    for number in 0..=CLIENTS {
        site = site.employer(&name(number)).who(|employer| employer.declares_from = FIRST_MONTH);
        site = site.accountant_with(&name(number), Power::ALL);
    }
    drop(site.start().await);
}

/// Of an employer and of its only person.
fn name(number: u32) -> String {
    format!("Conserverie {number}")
}

fn measure(folder: &Path, runtime: &Runtime, engine: Engine, all: &mut bool) {
    runtime.block_on(settle(&engine.store));
    let place = runtime.block_on(engine.store.leave());
    let gateway = Gateway::serve(place.url(), folder);
    let sign_in = |number| Client::sign_in((gateway.address(), Ipv4Addr::LOCALHOST), &address(&name(number)), PASSWORD);
    let mut clients: Vec<Client> = (0..=CLIENTS).map(sign_in).collect();
    let mut large = clients.pop().expect("the large employer's");
    let row = |what: &str, figure: String, target: String, reached: &str| {
        println!("| {} | {what} | {figure} | {target} | {reached} |", engine.name);
    };

    let mut waits: Vec<u128> = (0..LARGE_RUNS).map(|nth| upload_large(&mut large, nth)).collect();
    waits.sort_unstable();
    let wait = waits[waits.len() / 2];
    let reached = verdict(wait <= engine.large_ms_max, all);
    row(
        &format!("{EMPLOYEES_LARGE} employees as CSV, upload to verdict"),
        format!("{wait} ms"),
        format!("≤ {} ms", engine.large_ms_max),
        reached,
    );

    let (rate, p50, p99) = storm(&mut clients, 0, None);
    let least = engine.uploads_a_second_min;
    row("uploads", format!("{rate}/s"), format!("≥ {least}/s"), verdict(rate >= least, all));
    row("p50", format!("{p50} ms"), String::new(), "");
    row("p99", format!("{p99} ms"), "≤ 100 ms".to_owned(), verdict(p99 <= 100, all));
    let (rate, _, p99) = storm(&mut clients, FILES_MAX, Some(&mut large));
    row("uploads beside large ones in a loop", format!("{rate}/s"), String::new(), "");
    row("p99 beside large ones in a loop", format!("{p99} ms"), "≤ 150 ms".to_owned(), verdict(p99 <= 150, all));
    let peak = gateway.peak_kib() / 1024;
    row("peak memory of the gateway", format!("{peak} MiB"), String::new(), "");
    gateway.kill();
    runtime.block_on(place.remove());
}

/// Everybody uploads as fast as they are answered, from the file of this number on. Uploads a second, and the middle and the slow answer in ms.
fn storm(clients: &mut [Client], first: u32, large: Option<&mut Client>) -> (u32, u128, u128) {
    let is_over = AtomicBool::new(false);
    let started = Instant::now();
    let mut answers: Vec<u128> = std::thread::scope(|scope| {
        if let Some(large) = large {
            scope.spawn(|| {
                let mut nth = LARGE_RUNS;
                while !is_over.load(Ordering::Relaxed) {
                    upload_large(large, nth);
                    nth += 1;
                }
            });
        }
        let person = |(number, client)| scope.spawn(move || upload_small(client, (number, first), started));
        let people: Vec<_> = (0..).zip(clients).map(person).collect();
        let answers = people.into_iter().flat_map(|person| person.join().expect("every upload is answered")).collect();
        is_over.store(true, Ordering::Relaxed);
        answers
    });
    answers.sort_unstable();
    let at = |percent: usize| answers.get(answers.len() * percent / 100).copied().unwrap_or(0) / 1000;
    let rate = answers.len() as u64 / MEASURED.as_secs();
    (u32::try_from(rate).unwrap_or(u32::MAX), at(50), at(99))
}

/// One person's uploads, month after month, no two alike. Microseconds of each answer after the warm-up.
fn upload_small(client: &mut Client, who: (u32, u32), started: Instant) -> Vec<u128> {
    let (number, first) = who;
    let mut answers = Vec::new();
    for nth in first.. {
        let asked = Instant::now();
        if asked - started > WARM_UP + MEASURED {
            break;
        }
        // Other people each time: no file is taken for one sent again.
        let csv = payroll((number + nth * CLIENTS) * EMPLOYEES, EMPLOYEES, nth);
        let sent = Instant::now();
        let answer = client.upload(&upload_path(number, month(nth)), &csv);
        assert!(answer.status == 303 && answer.location.contains("/declarations/"), "status {}", answer.status);
        if asked - started > WARM_UP {
            answers.push(sent.elapsed().as_micros());
        }
    }
    answers
}

/// Milliseconds from the first byte sent to a verdict that can be read.
fn upload_large(client: &mut Client, nth: u32) -> u128 {
    let csv = payroll(1_000_000, EMPLOYEES_LARGE, nth);
    let sent = Instant::now();
    let answer = client.upload(&upload_path(CLIENTS, month(nth)), &csv);
    assert_eq!(answer.status, 303, "a large file is received");
    if let Some(progress) = answer.location.strip_suffix("/progress") {
        let path = format!("{progress}/progress.json");
        while !String::from_utf8_lossy(&client.get(&path).body).contains("\"finished\":true") {
            std::thread::sleep(PAUSE);
        }
    }
    sent.elapsed().as_millis()
}

fn payroll(first: u32, people: u32, nth: u32) -> String {
    let people: Vec<Person> = (first + 1..=first + people).map(Person).collect();
    payroll_csv(&people, 200_000 + nth)
}

fn month(nth: u32) -> Month {
    (0..nth % MONTHS).fold(FIRST_MONTH, |month, _| month.next())
}

fn upload_path(number: u32, month: Month) -> String {
    let employer = employer(&name(number), number as usize);
    format!("/fr/employers/{}/{month}/upload", employer.affiliate)
}
