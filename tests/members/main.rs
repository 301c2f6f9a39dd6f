//! Who may act for a company: roles, invitations, mandates, and what is written down about it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod activity;
mod invitations;
mod mandates;
mod roles;

use tasrih_app::{AppConfig, AppError, Letter};
use tasrih_testkit::TestSite;

/// Carries what waits and gives the letters of this kind, the newest first.
async fn letters(site: &TestSite, config: &AppConfig, kind: &str) -> Vec<Letter> {
    site.run_queue().await;
    let all = config.courier.letters(100).unwrap().unwrap();
    all.into_iter().filter(|letter| letter.kind == kind).collect()
}

/// The key of a refusal.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    match outcome {
        Err(AppError::Refused(text)) => text.key().to_owned(),
        other => panic!("not refused: {other:?}"),
    }
}
