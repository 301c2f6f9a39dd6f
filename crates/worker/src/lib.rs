//! Claims jobs, runs the use case, retries or gives up.
//!
//! Several workers, in one process or in many, share the queue of the database: a job is claimed for a while (its
//! lease) and the lease is renewed as long as the work goes on, so that the job of a worker that died is taken over.
//! Knows no HTTP and decides nothing about declarations.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tasrih_app::jobs::JobFailure;
use tasrih_app::{App, AppError};
use tasrih_storage::{ClaimedJob, StorageError};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long a claimed job belongs to its worker without a sign of life: somebody waits for the file that a killed
/// worker had in hand. A worker that only was slow has then worked in vain, nothing worse.
const LEASE: time::Duration = time::Duration::seconds(6);
/// How often a worker gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(2);
/// Longest wait before the queue is looked at again: jobs of other processes do not wake us.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Pause after the database could not be reached.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(1);
/// Pause before a job is tried again that met a database which was not available: by then it can be claimed again.
const RETRY_UNAVAILABLE: time::Duration = time::Duration::seconds(1);
/// First pause before a job that failed otherwise is tried again; doubled each time.
const RETRY_FIRST: time::Duration = time::Duration::seconds(2);
/// How often new events are put into the audit's chain: as long could an event be changed without a trace.
const SEAL_EVERY: Duration = Duration::from_secs(3);
/// How often accounts are looked for in which something was posted, or in which being late costs more since today.
const SETTLE_EVERY: Duration = Duration::from_secs(2);
/// How often what nobody sees any more is swept away.
const SWEEP_EVERY: Duration = Duration::from_mins(5);
/// A check that has been writing for so long was abandoned.
const ABANDONED_AFTER: time::Duration = time::Duration::hours(1);
/// How long it is remembered that a message was sent (law 09-08: no longer than a dispute about it may take).
const MESSAGES_KEPT: time::Duration = time::Duration::days(90);
/// How long a void code is kept: its request may ask for another, and is told when the last one was made.
const CODES_KEPT: time::Duration = time::Duration::days(1);
/// How long a new employer's request waits for its next step.
const DRAFTS_KEPT: time::Duration = time::Duration::days(30);
/// Runs swept at a time.
const SWEEP_MAX: u32 = 100;

/// Runs `workers` workers until `stop` turns true; jobs in hand are finished first.
pub async fn run(app: App, workers: usize, stop: watch::Receiver<bool>) {
    let app = Arc::new(app);
    let mut crew = JoinSet::new();
    for _ in 0..workers.max(1) {
        crew.spawn(work(Arc::clone(&app), stop.clone()));
    }
    crew.spawn(sweep(Arc::clone(&app), stop.clone()));
    crew.spawn(settle(Arc::clone(&app), stop.clone()));
    crew.spawn(seal(Arc::clone(&app), stop));
    while crew.join_next().await.is_some() {}
    // What the last jobs left, and whatever was overtaken.
    if let Err(error) = app.store().seal_audit().await {
        tracing::warn!(%error, "Events could not be sealed at the end");
    }
}

/// Puts new events into the audit's chain.
async fn seal(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = app.store().seal_new_audit().await {
            // They are still there for the next time.
            tracing::warn!(%error, "Events could not be sealed");
        }
        tokio::select! {
            () = tokio::time::sleep(SEAL_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Posts what follows from what was posted: surcharges, fines, and which due a payment pays.
async fn settle(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match app.settle_due().await {
            // There may be more.
            Ok(settled) if settled > 0 => continue,
            Ok(_) => {}
            // The pages do not wait for it, and it is there for the next time.
            Err(error) => tracing::warn!(%error, "Accounts could not be settled"),
        }
        tokio::select! {
            () = tokio::time::sleep(SETTLE_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn work(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match turn(&app).await {
            Ok(true) => {}
            Ok(false) => {
                tokio::select! {
                    () = app.store().job_arrived(LOOK_EVERY) => {}
                    _ = stop.changed() => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "The queue cannot be reached");
                tokio::time::sleep(PAUSE_AFTER_FAULT).await;
            }
        }
    }
}

/// Does the job that has been due longest; says whether there was one.
///
/// # Errors
/// The queue cannot be reached. What becomes of the job itself is noted in the queue.
pub async fn turn(app: &App) -> Result<bool, StorageError> {
    let Some(job) = app.store().claim_job(app.clock().now(), LEASE).await? else { return Ok(false) };
    do_job(app, &job).await;
    Ok(true)
}

/// Does one job; whatever happens is noted in the queue.
async fn do_job(app: &App, job: &ClaimedJob) {
    let started = tokio::time::Instant::now();
    // On the heap: the state of every use case a job can be would lie in each future up to the worker.
    let outcome = beside(Box::pin(app.run_job(job)), give_signs_of_life(app, job)).await;
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    match &outcome {
        Ok(()) => tracing::info!(job = %job.id, name = job.name, elapsed_ms, "Job done"),
        Err(failure) => {
            tracing::error!(job = %job.id, name = job.name, attempt = job.attempt, error = ?failure, "Job failed");
        }
    }
    if let Err(error) = note(app, job, outcome).await {
        // The lease runs out, and the job is done once more: every job may run twice.
        tracing::warn!(job = %job.id, %error, "The outcome of a job could not be noted");
    }
}

/// The outcome of the work, with the company going on beside it.
///
/// Both are polled, always: the writer's turns come in the order of asking, and a turn given to work that nobody polls
/// while its company waits for the next one holds up every writer.
async fn beside<T>(work: impl Future<Output = T>, company: impl Future<Output = Infallible>) -> T {
    tokio::select! {
        outcome = work => outcome,
        never = company => match never {},
    }
}

async fn give_signs_of_life(app: &App, job: &ClaimedJob) -> Infallible {
    loop {
        tokio::time::sleep(SIGN_OF_LIFE).await;
        if let Err(error) = extend(app, job).await {
            tracing::warn!(job = %job.id, %error, "The lease of a job could not be renewed");
        }
    }
}

async fn extend(app: &App, job: &ClaimedJob) -> Result<(), StorageError> {
    let tx = app.store().begin_write().await?;
    tx.jobs().extend(job, app.clock().now() + LEASE).await?;
    tx.commit().await
}

async fn note(app: &App, job: &ClaimedJob, outcome: Result<(), JobFailure>) -> Result<(), StorageError> {
    let tx = app.store().begin_write().await?;
    match outcome {
        Ok(()) => tx.jobs().complete(job).await?,
        Err(JobFailure::Retry(error)) => {
            let pause = match error {
                AppError::Unavailable(_) => RETRY_UNAVAILABLE,
                _ => RETRY_FIRST * 2_i32.saturating_pow(job.attempt.min(10)),
            };
            tx.jobs().retry(job, app.clock().now() + pause, &error.to_string()).await?;
        }
        Err(JobFailure::GiveUp(error)) => tx.jobs().give_up(job, &error.to_string()).await?,
    }
    tx.commit().await
}

/// Fills the rows by which employers are listed, where a new version of the gateway found none.
async fn fill_summaries(app: &App, stop: &watch::Receiver<bool>) {
    while !*stop.borrow() {
        match app.fill_summaries().await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "Employers could not be listed");
                return;
            }
        }
    }
}

/// Sweeps away replaced checks, old messages, and what has ended: sessions, trusted devices, ceremonies, windows of tries.
async fn sweep(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    fill_summaries(&app, &stop).await;
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(SWEEP_EVERY) => {}
            _ = stop.changed() => return,
        }
        let now = app.clock().now();
        let swept = async {
            app.store().sweep_runs(now - ABANDONED_AFTER, SWEEP_MAX).await?;
            let tx = app.store().begin_write().await?;
            tx.sessions().purge(now).await?;
            tx.insured_sessions().purge(now).await?;
            tx.limits().purge(now).await?;
            tx.codes().purge(now - CODES_KEPT).await?;
            tx.door().purge(now).await?;
            tx.affiliations().purge_drafts(now - DRAFTS_KEPT).await?;
            tx.outbox().purge(now - MESSAGES_KEPT).await?;
            tx.trusted_devices().purge(now).await?;
            tx.ceremonies().purge(now).await?;
            tx.commit().await
        };
        if let Err(error) = swept.await {
            tracing::warn!(%error, "Sweeping failed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::Mutex;

    /// Work that asked for the turn first, and company that asked behind it.
    #[tokio::test]
    async fn work_that_gets_its_turn_goes_on_while_its_company_waits_behind_it() {
        let turn = Arc::new(Mutex::new(()));
        let before = Arc::clone(&turn).lock_owned().await;
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(60)).await;
            drop(before);
        });
        let work = async {
            drop(turn.lock().await);
            "done"
        };
        let company = async {
            loop {
                tokio::time::sleep(Duration::from_millis(20)).await;
                drop(turn.lock().await);
            }
        };
        let outcome = tokio::time::timeout(Duration::from_secs(5), beside(work, company)).await;
        assert_eq!(outcome, Ok("done"));
    }
}
