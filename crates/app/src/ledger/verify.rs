//! Does the ledger hold? Everything is read, nothing is changed.

use super::Books;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::id::EmployerId;
use tasrih_ledger::{Mismatch, verify};
use tasrih_storage::UnsoundPosting;

/// Employers read at a time.
const PAGE: u32 = 200;
/// Faults named of each kind.
const NAMED_MAX: u32 = 20;

/// What a look over the whole ledger found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerReport {
    /// Employers with postings.
    pub employers: u64,
    /// Postings.
    pub postings: u64,
    /// Accounts in which something is still to be posted.
    pub waiting: u64,
    /// Postings whose legs do not sum to zero, the first ones.
    pub unsound: Vec<UnsoundPosting>,
    /// Accounts that hold something else than the facts in them say, the first ones.
    pub differing: Vec<(EmployerId, Vec<Mismatch>)>,
}

impl LedgerReport {
    /// Is nothing wrong?
    pub fn is_sound(&self) -> bool {
        self.unsound.is_empty() && self.differing.is_empty()
    }
}

impl App {
    /// Reads the ledger of every employer, replays its facts and compares.
    pub async fn verify_ledger(&self) -> Result<LedgerReport, AppError> {
        let today = self.clock.today();
        let reader = self.store.read();
        let unsound = reader.ledger().unsound(NAMED_MAX).await?;
        let mut report = LedgerReport { unsound, ..LedgerReport::default() };
        let waiting: BTreeSet<_> = reader.ledger().to_settle(today, u32::MAX).await?.into_iter().collect();
        report.waiting = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
        let published = reader.law().published().await?;
        let mut after = None;
        loop {
            let employers = reader.ledger().employers(after, PAGE).await?;
            let Some(last) = employers.last() else { return Ok(report) };
            after = Some(*last);
            for employer in employers {
                let postings = reader.ledger().postings(employer).await?;
                report.employers += 1;
                report.postings += u64::try_from(postings.len()).unwrap_or(u64::MAX);
                let books = Books::of(postings, reader.ledger().filed(employer).await?, &published);
                let wrong = verify(&books.postings, &books.settled(today));
                // What is still to be posted differs by nature.
                if !wrong.is_empty() && !waiting.contains(&employer) && report.differing.len() < NAMED_MAX as usize {
                    report.differing.push((employer, wrong));
                }
            }
        }
    }
}
