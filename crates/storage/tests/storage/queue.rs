use crate::support::{NOW, job_id, on_both_engines};
use std::collections::BTreeSet;
use tasrih_storage::{JobCounts, NewJob, StorageError, Store};
use time::{Duration, OffsetDateTime};

on_both_engines!(
    a_job_is_claimed_by_one_worker,
    jobs_are_claimed_in_the_order_in_which_they_are_due,
    a_job_of_a_lost_worker_is_taken_over_and_the_lost_one_decides_nothing,
    a_job_that_fails_comes_back_later_or_is_given_up,
    a_job_of_a_transaction_that_fails_does_not_exist,
    a_waiting_worker_is_woken_by_the_commit,
);

const LEASE: Duration = Duration::minutes(2);

fn job(name: &str, run_at: OffsetDateTime) -> NewJob {
    NewJob { id: job_id(), name: name.to_owned(), payload: r#"{"id":1}"#.to_owned(), run_at, created_at: NOW }
}

async fn enqueue(store: &Store, jobs: &[NewJob]) {
    let tx = store.begin_write().await.unwrap();
    for job in jobs {
        tx.jobs().enqueue(job).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn a_job_is_claimed_by_one_worker(store: Store) {
    let jobs: Vec<_> = (0..40).map(|_| job("check", NOW)).collect();
    enqueue(&store, &jobs).await;
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                while let Some(job) = store.claim_job(NOW, LEASE).await.unwrap() {
                    mine.push(job.id);
                }
                mine
            })
        })
        .collect();
    let mut claimed = Vec::new();
    for worker in workers {
        claimed.extend(worker.await.unwrap());
    }
    // A worker may find every waiting job locked by others and stop early, but nothing is claimed twice.
    while let Some(job) = store.claim_job(NOW, LEASE).await.unwrap() {
        claimed.push(job.id);
    }
    assert_eq!(claimed.len(), 40);
    assert_eq!(claimed.into_iter().collect::<BTreeSet<_>>().len(), 40);
    assert_eq!(store.read().jobs().counts().await.unwrap(), JobCounts { waiting: 0, running: 40, failed: 0 });
}

async fn jobs_are_claimed_in_the_order_in_which_they_are_due(store: Store) {
    let names = ["third", "first", "second", "tomorrow"];
    let after = [3, 1, 2, 86_400];
    let jobs: Vec<_> =
        names.iter().zip(after).map(|(name, seconds)| job(name, NOW + Duration::seconds(seconds))).collect();
    enqueue(&store, &jobs).await;
    assert_eq!(store.claim_job(NOW, LEASE).await.unwrap(), None);
    let later = NOW + Duration::minutes(1);
    for name in ["first", "second", "third"] {
        let claimed = store.claim_job(later, LEASE).await.unwrap().unwrap();
        assert_eq!((claimed.name.as_str(), claimed.attempt, claimed.payload.as_str()), (name, 1, r#"{"id":1}"#));
    }
    assert_eq!(store.claim_job(later, LEASE).await.unwrap(), None);
}

async fn a_job_of_a_lost_worker_is_taken_over_and_the_lost_one_decides_nothing(store: Store) {
    enqueue(&store, &[job("check", NOW)]).await;
    let lost = store.claim_job(NOW, LEASE).await.unwrap().unwrap();
    assert_eq!(store.claim_job(NOW + LEASE - Duration::seconds(1), LEASE).await.unwrap(), None);
    let tx = store.begin_write().await.unwrap();
    tx.jobs().extend(&lost, NOW + LEASE * 2).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.claim_job(NOW + LEASE, LEASE).await.unwrap(), None);
    let taken = store.claim_job(NOW + LEASE * 2, LEASE).await.unwrap().unwrap();
    assert_eq!((taken.id, taken.attempt), (lost.id, 2));
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.jobs().complete(&lost).await, Err(StorageError::Conflict));
    drop(tx);
    let tx = store.begin_write().await.unwrap();
    tx.jobs().complete(&taken).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().jobs().counts().await.unwrap(), JobCounts::default());
}

async fn a_job_that_fails_comes_back_later_or_is_given_up(store: Store) {
    enqueue(&store, &[job("check", NOW)]).await;
    let first = store.claim_job(NOW, LEASE).await.unwrap().unwrap();
    let tx = store.begin_write().await.unwrap();
    tx.jobs().retry(&first, NOW + Duration::seconds(30), "unavailable").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.claim_job(NOW, LEASE).await.unwrap(), None);
    let second = store.claim_job(NOW + Duration::seconds(30), LEASE).await.unwrap().unwrap();
    assert_eq!(second.attempt, 2);
    let tx = store.begin_write().await.unwrap();
    tx.jobs().give_up(&second, "corrupt").await.unwrap();
    tx.commit().await.unwrap();
    let failed = store.read().jobs().failed(10).await.unwrap();
    assert_eq!((failed[0].id, failed[0].attempts, failed[0].error.as_str()), (second.id, 2, "corrupt"));
    assert_eq!(store.claim_job(NOW + Duration::days(1), LEASE).await.unwrap(), None);
    let tx = store.begin_write().await.unwrap();
    assert!(tx.jobs().revive(second.id, NOW).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(store.claim_job(NOW, LEASE).await.unwrap().unwrap().attempt, 1);
}

async fn a_job_of_a_transaction_that_fails_does_not_exist(store: Store) {
    let tx = store.begin_write().await.unwrap();
    tx.jobs().enqueue(&job("check", NOW)).await.unwrap();
    tx.roll_back();
    assert_eq!(store.claim_job(NOW, LEASE).await.unwrap(), None);
    assert_eq!(store.read().jobs().counts().await.unwrap(), JobCounts::default());
}

async fn a_waiting_worker_is_woken_by_the_commit(store: Store) {
    let worker = tokio::spawn({
        let store = store.clone();
        async move {
            // Far longer than the test may take: only the commit can end the wait.
            store.job_arrived(std::time::Duration::from_mins(10)).await;
            store.claim_job(NOW, LEASE).await.unwrap()
        }
    });
    enqueue(&store, &[job("check", NOW)]).await;
    assert!(worker.await.unwrap().is_some());
}
