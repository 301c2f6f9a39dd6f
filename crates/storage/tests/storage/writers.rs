//! Many who write at once.

use crate::support::{NOW, batch, employer, line, on_both_engines, seeded};
use std::time::Duration;
use tasrih_storage::{LineBatch, LineStanding, StorageError, Store};

on_both_engines!(
    everybody_who_writes_at_once_is_served,
    a_transaction_that_is_dropped_leaves_nothing_and_harms_nobody,
    a_caller_that_goes_away_in_the_middle_harms_nobody,
    small_work_goes_on_beside_a_large_run,
    nothing_is_seen_before_the_commit,
);

async fn everybody_who_writes_at_once_is_served(store: Store) {
    let writers: Vec<_> = (0..200)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                // Reads first, then writes: what fails under load with deferred transactions.
                let tx = store.begin_write().await?;
                let employer = employer(1_000_000 + number);
                assert_eq!(tx.employers().find(employer.id).await?, None);
                tx.employers().insert(&employer).await?;
                tx.commit().await?;
                Ok::<_, StorageError>(employer)
            })
        })
        .collect();
    for writer in writers {
        let employer = writer.await.unwrap().unwrap();
        assert_eq!(store.read().employers().find(employer.id).await.unwrap(), Some(employer));
    }
}

async fn a_transaction_that_is_dropped_leaves_nothing_and_harms_nobody(store: Store) {
    let writers: Vec<_> = (0..120)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                let tx = store.begin_write().await.unwrap();
                let employer = employer(2_000_000 + number);
                tx.employers().insert(&employer).await.unwrap();
                if number % 3 == 0 {
                    // Fails by itself: the number is taken.
                    assert_eq!(tx.employers().insert(&employer).await, Err(StorageError::Conflict));
                    return (employer, false);
                }
                if number % 3 == 1 {
                    tx.roll_back();
                    return (employer, false);
                }
                tx.commit().await.unwrap();
                (employer, true)
            })
        })
        .collect();
    for writer in writers {
        let (employer, is_kept) = writer.await.unwrap();
        assert_eq!(store.read().employers().find(employer.id).await.unwrap().is_some(), is_kept);
    }
}

async fn a_caller_that_goes_away_in_the_middle_harms_nobody(store: Store) {
    let mut tasks = Vec::new();
    for number in 0..150_u32 {
        let store = store.clone();
        let work = async move {
            let tx = store.begin_write().await.unwrap();
            tx.employers().insert(&employer(3_000_000 + number)).await.unwrap();
            tx.commit().await.unwrap();
        };
        // Every third caller is cut off at another moment of its work.
        tasks.push(tokio::spawn(async move {
            if number % 3 == 0 {
                tokio::time::timeout(Duration::from_micros(u64::from(number) * 40), work).await.is_ok()
            } else {
                work.await;
                true
            }
        }));
    }
    for (number, task) in (0_u32..).zip(tasks) {
        let was_answered = task.await.unwrap();
        if was_answered {
            let affiliate = tasrih_domain::AffiliateNumber::from_value(3_000_000 + number).unwrap();
            assert!(store.read().employers().find_by_affiliate(affiliate).await.unwrap().is_some(), "{number}");
        }
    }
    let tx = store.begin_write().await.unwrap();
    tx.employers().insert(&employer(1)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn small_work_goes_on_beside_a_large_run(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let large = tokio::spawn({
        let store = store.clone();
        async move {
            let mut writer = store.begin_run(declaration.id, None, NOW).await.unwrap();
            let mut batch = LineBatch::new();
            for row in 1..=20_000 {
                batch.push(&line(row, 100_000_000 + row, 1), None, LineStanding::Valid);
                if batch.is_full() {
                    writer.write_lines(&batch).await.unwrap();
                    batch.clear();
                }
            }
            writer.finish().await.unwrap()
        }
    });
    let mut served = 0;
    while !large.is_finished() {
        let tx = store.begin_write().await.unwrap();
        tx.employers().insert(&employer(served)).await.unwrap();
        tx.commit().await.unwrap();
        served += 1;
    }
    assert!(served > 1, "{served}");
    assert_eq!(large.await.unwrap().lines(), 20_000);
}

async fn nothing_is_seen_before_the_commit(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let tx = store.begin_write().await.unwrap();
    tx.checks().replace(declaration.id, &batch(&[line(1, 101, 1)]), &[], NOW).await.unwrap();
    assert!(tx.lines().find(declaration.id, 1).await.unwrap().is_some());
    assert!(store.read().lines().find(declaration.id, 1).await.unwrap().is_none());
    tx.commit().await.unwrap();
    assert!(store.read().lines().find(declaration.id, 1).await.unwrap().is_some());
}
