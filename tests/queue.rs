//! Work that is done later: tried again, given up, taken over, finished before the end.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

use tasrih_app::jobs::ATTEMPTS_MAX;
use tasrih_domain::Month;
use tasrih_domain::id::{DeclarationId, JobId};
use tasrih_domain::lifecycle::{Event, State};
use tasrih_storage::{JobCounts, NewJob, StorageError, Store};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::Duration;
use tokio::sync::watch;

on_both_engines!(
    a_job_that_fails_is_tried_again_later_and_then_succeeds,
    a_job_that_never_succeeds_is_given_up_and_shown,
    the_job_of_a_worker_that_died_is_taken_over,
    a_job_done_twice_is_done_once,
    stopping_finishes_the_job_in_hand,
    several_workers_share_the_queue,
);

const MARCH: Month = Month::at(2026, 3);
/// A worker that gives no sign of life for so long is taken for dead.
const LEASE: Duration = Duration::seconds(60);

async fn counts(site: &TestSite) -> JobCounts {
    site.app.store().read().jobs().counts().await.unwrap()
}

/// Looks at the queue again and again until it stands so, ten seconds at most.
async fn until(site: &TestSite, stands: impl Fn(&JobCounts) -> bool) {
    let looking = async {
        while !stands(&counts(site).await) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), looking).await.expect("the workers work");
}

/// A correction is always checked by the queue: its job is waiting.
async fn waiting(site: SiteBuilder) -> (TestSite, DeclarationId) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    // Who was declared is learnt by a job of its own.
    site.run_queue().await;
    let begun = site.app.begin_correction(site.officer(), filed.id).await.unwrap();
    assert_eq!(counts(&site).await.waiting, 1);
    (site, begun.id)
}

/// Makes every check fail, and mends it.
async fn rename(store: &Store, from: &str, to: &str) {
    use sea_orm_migration::sea_orm::ConnectionTrait;
    store.connection().execute_unprepared(&format!("ALTER TABLE {from} RENAME TO {to}")).await.unwrap();
}

async fn a_job_that_fails_is_tried_again_later_and_then_succeeds(site: SiteBuilder) {
    let (site, id) = waiting(site).await;
    rename(site.app.store(), "check_run", "check_run_away").await;
    assert!(tasrih_worker::turn(&site.app).await.unwrap());
    assert_eq!(counts(&site).await, JobCounts { waiting: 1, running: 0, failed: 0 });
    // Not at once: whatever is wrong gets time to pass.
    assert!(!tasrih_worker::turn(&site.app).await.unwrap());
    rename(site.app.store(), "check_run_away", "check_run").await;
    assert!(!tasrih_worker::turn(&site.app).await.unwrap());
    site.clock.set(site.clock.now() + Duration::seconds(10));
    assert!(tasrih_worker::turn(&site.app).await.unwrap());
    assert_eq!(counts(&site).await, JobCounts::default());
    assert_eq!(site.declaration(id).await.state, State::Ready);
    assert_eq!(site.events(id).await, [Event::FileReceived, Event::ChecksPassed]);
}

async fn a_job_that_never_succeeds_is_given_up_and_shown(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let now = site.clock.now();
    let job = NewJob {
        id: JobId(site.clock.new_id()),
        name: "a-job-of-another-version".to_owned(),
        payload: "{}".to_owned(),
        run_at: now,
        created_at: now,
    };
    let tx = site.app.store().begin_write().await.unwrap();
    tx.jobs().enqueue(&job).await.unwrap();
    tx.commit().await.unwrap();
    let mut waits = Vec::new();
    for attempt in 1..=ATTEMPTS_MAX {
        assert!(tasrih_worker::turn(&site.app).await.unwrap(), "attempt {attempt}");
        let before = site.clock.now();
        // The wait grows with each attempt, and stays bearable.
        while attempt < ATTEMPTS_MAX && !site.app.store().read().jobs().is_due(site.clock.now()).await.unwrap() {
            site.clock.set(site.clock.now() + Duration::seconds(1));
            assert!(site.clock.now() - before < Duration::minutes(5));
        }
        waits.push(site.clock.now() - before);
    }
    waits.pop();
    assert!(waits.is_sorted() && waits[0] > Duration::ZERO, "{waits:?}");
    assert_eq!(counts(&site).await, JobCounts { waiting: 0, running: 0, failed: 1 });
    let failed = site.app.store().read().jobs().failed(10).await.unwrap();
    assert_eq!((failed[0].id, failed[0].attempts), (job.id, ATTEMPTS_MAX));
    assert!(!failed[0].error.is_empty());
}

async fn the_job_of_a_worker_that_died_is_taken_over(site: SiteBuilder) {
    let (site, id) = waiting(site).await;
    let store = site.app.store();
    let dead = store.claim_job(site.clock.now(), LEASE).await.unwrap().unwrap();
    assert!(!tasrih_worker::turn(&site.app).await.unwrap(), "the lease holds");
    site.clock.set(site.clock.now() + LEASE);
    assert!(tasrih_worker::turn(&site.app).await.unwrap());
    assert_eq!(site.declaration(id).await.state, State::Ready);
    // It was not dead, only slow: it no longer decides.
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.jobs().complete(&dead).await, Err(StorageError::Conflict));
    drop(tx);
    assert_eq!(counts(&site).await, JobCounts::default());
}

async fn a_job_done_twice_is_done_once(site: SiteBuilder) {
    let (site, id) = waiting(site).await;
    let job = site.app.store().claim_job(site.clock.now(), LEASE).await.unwrap().unwrap();
    let (a, b) = tokio::join!(site.app.run_job(&job), site.app.run_job(&job));
    a.unwrap();
    b.unwrap();
    site.app.run_job(&job).await.unwrap();
    assert_eq!(site.declaration(id).await.state, State::Ready);
    assert_eq!(site.events(id).await, [Event::FileReceived, Event::ChecksPassed]);
    assert_eq!(site.submit(id).await.filing.unwrap().totals.employees, 3);
}

async fn stopping_finishes_the_job_in_hand(site: SiteBuilder) {
    let (site, id) = waiting(site).await;
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(tasrih_worker::run(site.app.clone(), 2, stopped));
    until(&site, |counts| counts.waiting == 0).await;
    stop.send_replace(true);
    working.await.unwrap();
    assert_eq!(counts(&site).await, JobCounts::default());
    assert_eq!(site.declaration(id).await.state, State::Ready);
}

async fn several_workers_share_the_queue(site: SiteBuilder) {
    let months: Vec<Month> = (1..=6).filter_map(|month| Month::new(2025, month)).collect();
    let mut builder = site.employer("Conserverie").officer("Salma");
    for month in &months {
        builder = builder.filed(*month, Payroll::full_month(1..=2));
    }
    let site = builder.start().await;
    let reader = site.app.store().read();
    let mut begun = Vec::new();
    for filed in reader.declarations().page(site.company().id, None, 100).await.unwrap() {
        begun.push(site.app.begin_correction(site.officer(), filed.id).await.unwrap().id);
    }
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(tasrih_worker::run(site.app.clone(), 3, stopped));
    until(&site, |counts| *counts == JobCounts::default()).await;
    stop.send_replace(true);
    working.await.unwrap();
    assert_eq!(begun.len(), months.len());
    for id in begun {
        assert_eq!(site.events(id).await, [Event::FileReceived, Event::ChecksPassed]);
    }
}
