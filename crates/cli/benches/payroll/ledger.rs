//! An account with ten years of history: replayed, and read from the store with its entries.

use crate::runs::{Milliseconds, verdict};
use std::hint::black_box;
use std::time::{Duration, Instant};
use tasrih_app::ledger::AccountAsk;
use tasrih_domain::declaration::{BranchDue, local_date};
use tasrih_domain::id::{DeclarationId, PostingId};
use tasrih_domain::{Branch, Money, Month};
use tasrih_ledger::{Facts, NewPosting, Posting, settle};
use tasrih_rates::Law;
use tasrih_testkit::{TestSite, TestStore};

/// Months of history: ten years.
const MONTHS: u32 = 120;
const FIRST: Month = Month::at(2016, 11);
/// Counted rounds.
const ROUNDS: usize = 101;
/// Longest replay.
const SETTLE_MS_MAX: Milliseconds = 5.0;
/// Longest statement, from the store to its entries.
const STATEMENT_MS_MAX: Milliseconds = 50.0;

/// Prints the table; `false` when a target is missed.
pub fn table() -> bool {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    println!("\n### An account of {MONTHS} months\n");
    println!("| work | ms | target | |");
    println!("|---|--:|--:|---|");
    let mut all = true;
    let postings = runtime.block_on(statement(&mut all));
    let facts = Facts::of(&postings, Vec::new());
    let today = FIRST.next().day(1).expect("a first day") + time::Duration::days(3_650);
    let figure = median(|| drop(black_box(settle(&facts, &Law::embedded(), today))));
    row("settle", figure, SETTLE_MS_MAX, &mut all);
    all
}

fn row(work: &str, ms: Milliseconds, most: Milliseconds, all: &mut bool) {
    println!("| {work} | {ms:.2} | ≤ {most} | {} |", verdict(ms <= most, all));
}

async fn statement(all: &mut bool) -> Vec<Posting> {
    let store = TestStore::sqlite().await;
    let site = TestSite::on(&store).employer("Conserverie").officer("Salma").today("2026-11-24").start().await;
    let employer = site.company().clone();
    let now = site.app.clock().now();
    let tx = site.app.store().begin_write().await.expect("a transaction begins");
    let mut month = FIRST;
    for number in 0..MONTHS {
        let declaration = DeclarationId(site.app.clock().new_id());
        let due_on = Law::embedded().due_date(month).on;
        let charge = NewPosting::charge(declaration, month, due_on - time::Duration::days(2), &due());
        // Every second payment is late, and one in five is missing.
        let late = if number % 2 == 0 { -1 } else { 40 };
        let amount = if number % 5 == 0 { Money::from_dirhams(1) } else { Money::from_dirhams(7_000) };
        let paid_on = due_on + time::Duration::days(late);
        let payment = NewPosting::payment(&format!("VIR-{number}"), paid_on.min(local_date(now)), amount);
        for new in [charge, payment] {
            let id = PostingId(site.app.clock().new_id());
            tx.ledger().post(employer.id, (id, now), &new).await.expect("a posting is kept");
        }
        month = month.next();
    }
    tx.commit().await.expect("the postings last");
    while site.app.settle_due().await.expect("accounts can be settled") > 0 {}
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let ask = AccountAsk::default();
        black_box(site.app.statement(site.officer(), employer.affiliate, ask).await.expect("a statement"));
        times.push(begun.elapsed());
    }
    row("statement, SQLite", middle(times), STATEMENT_MS_MAX, all);
    let postings = site.app.store().read().ledger().postings(employer.id).await.expect("the store answers");
    store.remove().await;
    postings
}

fn due() -> Vec<BranchDue> {
    let one = |branch| BranchDue {
        branch,
        base: Money::from_dirhams(30_000),
        employer: Money::from_centimes(61_234),
        employee: Money::from_centimes(34_321),
    };
    Branch::ALL.map(one).to_vec()
}

fn median(mut work: impl FnMut()) -> Milliseconds {
    let time = |work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    middle((0..ROUNDS).map(|_| time(&mut work)).collect())
}

fn middle(mut times: Vec<Duration>) -> Milliseconds {
    times.sort_unstable();
    let microseconds = u32::try_from(times[times.len() / 2].as_micros()).unwrap_or(u32::MAX);
    Milliseconds::from(microseconds) / 1000.0
}
