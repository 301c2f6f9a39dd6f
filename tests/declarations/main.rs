//! The life of a declaration as the use cases promise it, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod corrections;
mod downloads;
mod ebds;
mod entry;
mod facts;
mod filing;
mod large;
mod life;
mod mapping;
mod months;
mod part;
mod register;
mod sign_in;

use tasrih_app::AppError;
use tasrih_domain::lifecycle::Event;
use tasrih_domain::{Lang, Month};
use tasrih_i18n::render_plain;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);
const APRIL: Month = Month::at(2026, 4);

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

fn is_stale<T>(outcome: &Result<T, AppError>) -> bool {
    matches!(outcome, Err(AppError::Stale))
}

/// A file that came in and passed.
const CAME_IN_AND_PASSED: [Event; 2] = [Event::FileReceived, Event::ChecksPassed];
