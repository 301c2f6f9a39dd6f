//! What the fund's agents see and decide, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod approvals;
mod cancelling;
mod counter;
mod law;
mod records;

use tasrih_app::AppError;
use tasrih_app::office::{DeadlineProposal, Grounds, Verdict};
use tasrih_domain::access::Post;
use tasrih_domain::id::ApprovalId;
use tasrih_domain::{Lang, Month};
use tasrih_i18n::render_plain;
use tasrih_testkit::{SiteBuilder, TestSite};
use time::Date;
use time::format_description::well_known::Iso8601;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);
const APRIL: Month = Month::at(2026, 4);

/// A company, its officer, two supervisors, and an agent of every other post.
fn staffed(site: SiteBuilder) -> SiteBuilder {
    site.employer("Conserverie")
        .officer("Salma")
        .agent("Zineb", Post::Supervisor)
        .agent("Anas", Post::Supervisor)
        .agent("Karim", Post::Accounts)
        .agent("Mounir", Post::Counter)
        .agent("Latifa", Post::Registrations)
}

fn day(text: &str) -> Date {
    Date::parse(text, &Iso8601::DATE).unwrap()
}

fn grounds() -> Grounds {
    Grounds { title: "Décision d’essai n° 12".to_owned(), url: "https://example.ma/12".to_owned() }
}

fn deadline(month: Month, due_on: &str) -> DeadlineProposal {
    DeadlineProposal { month, due_on: day(due_on), grounds: grounds() }
}

fn yes() -> Verdict {
    Verdict { seen: 1, agrees: true, reason: String::new() }
}

fn no(reason: &str) -> Verdict {
    Verdict { seen: 1, agrees: false, reason: reason.to_owned() }
}

/// A date proposed by one supervisor and approved by the other.
async fn moved(site: &TestSite, month: Month, due_on: &str) -> ApprovalId {
    let id = site.app.propose_deadline(site.actor("Zineb"), deadline(month, due_on)).await.unwrap();
    site.app.decide_approval(site.actor("Anas"), id, yes()).await.unwrap();
    id
}

/// The key of the refusal. It has to have words in both languages.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    match outcome {
        Err(AppError::Refused(text)) => {
            for lang in [Lang::Fr, Lang::Ar] {
                let said = render_plain(lang, &text);
                assert!(!said.contains('⟦') && !said.is_empty(), "{} has no words: {said}", text.key());
            }
            text.key().to_owned()
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn is_unknown<T>(outcome: &Result<T, AppError>) -> bool {
    matches!(outcome, Err(AppError::Unknown))
}

/// The acts written down about the thing of that id, the latest first.
async fn acts_about(site: &TestSite, subject: impl std::fmt::Display) -> Vec<String> {
    let of = tasrih_storage::AuditOf::Subject(subject.to_string());
    let events = site.app.store().read().audit().page(&of, None, 100).await.unwrap();
    events.into_iter().map(|event| event.act).collect()
}
