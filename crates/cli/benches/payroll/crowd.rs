//! Everybody at the door at once: people who sign in together and read their home page.

use crate::client::Client;
use crate::runs::verdict;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Barrier;
use std::time::Instant;
use tasrih_testkit::{Gateway, PASSWORD, TestSite, TestStore, address};
use tokio::runtime::Runtime;

/// People who sign in at the same moment, each for an employer of their own.
const PEOPLE: u32 = 500;
/// Home pages that each reads after the first.
const PAGES_EACH: u32 = 20;
/// The slowest of a hundred pages, in ms, while all the others read too.
const PAGE_MS_MAX: u128 = 250;

/// What one person lived through, in microseconds.
struct Lived {
    signed_in: u128,
    first_page: u128,
    pages: Vec<u128>,
}

/// Prints the table; `false` when a target is missed.
pub fn table(folder: &Path, postgres: Option<&str>) -> bool {
    println!(
        "\n### At the door: {PEOPLE} people sign in at the same moment, then read their home page {PAGES_EACH} times\n"
    );
    println!("| store | what | figure | target | |");
    println!("|---|---|--:|--:|---|");
    let runtime = Runtime::new().expect("threads");
    let mut all = true;
    measure(folder, &runtime, ("SQLite", runtime.block_on(TestStore::sqlite())), &mut all);
    if let Some(url) = postgres {
        measure(folder, &runtime, ("PostgreSQL", runtime.block_on(TestStore::on_server(url))), &mut all);
    }
    all
}

/// Of an employer and of its only person.
fn name(number: u32) -> String {
    format!("Minoterie {number}")
}

async fn settle(store: &TestStore) {
    let mut site = TestSite::on(store);
    for number in 0..PEOPLE {
        site = site.employer(&name(number)).officer(&name(number));
    }
    drop(site.start().await);
}

fn measure(folder: &Path, runtime: &Runtime, (engine, store): (&str, TestStore), all: &mut bool) {
    runtime.block_on(settle(&store));
    let place = runtime.block_on(store.leave());
    let gateway = Gateway::behind_proxy(place.url(), folder);
    let (together, started) = (Barrier::new(PEOPLE as usize), Instant::now());
    let (door, together) = (&gateway, &together);
    let lived: Vec<Lived> = std::thread::scope(|scope| {
        let people: Vec<_> = (0..PEOPLE).map(|number| scope.spawn(move || live(door, number, together))).collect();
        people.into_iter().map(|person| person.join().expect("everybody gets in")).collect()
    });
    let seconds = started.elapsed().as_secs();
    let row = |what: &str, figure: String, target: String, reached: &str| {
        println!("| {engine} | {what} | {figure} | {target} | {reached} |");
    };
    let ms = |mut all: Vec<u128>, percent: usize| {
        all.sort_unstable();
        all.get(all.len() * percent / 100).copied().unwrap_or(0) / 1000
    };
    let signed_in = |percent| ms(lived.iter().map(|one| one.signed_in).collect(), percent);
    let first = |percent| ms(lived.iter().map(|one| one.first_page).collect(), percent);
    let pages = |percent| ms(lived.iter().flat_map(|one| one.pages.iter().copied()).collect(), percent);
    row(
        "sign-in, middle and slowest of a hundred",
        format!("{} / {} ms", signed_in(50), signed_in(99)),
        String::new(),
        "",
    );
    row("first home page", format!("{} / {} ms", first(50), first(99)), String::new(), "");
    let slow = pages(99);
    let reached = verdict(slow <= PAGE_MS_MAX, all);
    row("home pages after it", format!("{} / {slow} ms", pages(50)), format!("≤ {PAGE_MS_MAX} ms"), reached);
    row("everybody done after", format!("{seconds} s"), String::new(), "");
    row("peak memory of the gateway", format!("{} MiB", gateway.peak_kib() / 1024), String::new(), "");
    gateway.kill();
    runtime.block_on(place.remove());
}

fn live(gateway: &Gateway, number: u32, together: &Barrier) -> Lived {
    together.wait();
    let asked = Instant::now();
    // Each from a place of their own: from one place so many do not sign in at once.
    let from = Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 0, 0, 1)) + number);
    let mut client = Client::sign_in((gateway.address(), from), &address(&name(number)), PASSWORD);
    let signed_in = asked.elapsed().as_micros();
    let mut page = || {
        let asked = Instant::now();
        let answer = client.get("/fr/");
        assert_eq!(answer.status, 200, "the home page is shown");
        assert!(String::from_utf8_lossy(&answer.body).contains(&name(number)), "everybody sees their own");
        asked.elapsed().as_micros()
    };
    let first_page = page();
    let pages = (0..PAGES_EACH).map(|_| page()).collect();
    Lived { signed_in, first_page, pages }
}
