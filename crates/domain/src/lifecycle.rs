//! What may happen to a declaration: one table, and every move leaves an event.

use crate::coded::coded;

coded! {
    /// Where a declaration stands.
    State {
        /// The bytes are kept; they have not been checked yet.
        Received = "received",
        /// Nothing in the file can be declared as it stands; another file or a mapping is awaited.
        Refused = "refused",
        /// Read and checked; some rows have blocking findings.
        Checked = "checked",
        /// Read and checked; every row can be filed.
        Ready = "ready",
        /// Filed: figures frozen, receipt given. Never changes again but to be accepted or superseded.
        Filed = "filed",
        /// Acknowledged by the fund.
        Accepted = "accepted",
        /// Replaced by a later declaration of the same month and kind.
        Superseded = "superseded",
        /// Given up by the employer before it was filed.
        Withdrawn = "withdrawn",
        /// Cancelled by the fund after it was filed: its month is open again.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What moves it.
    Event {
        /// A file (or the on-screen entry) came in.
        FileReceived = "file_received",
        /// The columns were mapped or a sheet was chosen.
        Mapped = "mapped",
        /// What is known beside the file changed: the fund's pre-established file was loaded, or a declaration that
        /// the check looks at was filed.
        FactsLearnt = "facts_learnt",
        /// A cell was changed on the page.
        Edited = "edited",
        /// The check refused the whole file.
        FileRefused = "file_refused",
        /// The check found blocking faults.
        FaultsFound = "faults_found",
        /// The check found no blocking fault.
        ChecksPassed = "checks_passed",
        /// The person filed every row.
        Filed = "filed",
        /// The person filed the valid rows and kept the others for a complementary declaration.
        FiledInPart = "filed_in_part",
        /// The fund acknowledged it.
        Acknowledged = "acknowledged",
        /// A later declaration was filed in its place.
        Replaced = "replaced",
        /// The person gave it up.
        Withdrawn = "withdrawn",
        /// Two agents of the fund cancelled the filing.
        Cancelled = "cancelled",
    }
}

use Event as E;
use State as S;

/// Every allowed move: from, on, to. A pair that is not here is refused.
pub const MOVES: &[(State, Event, State)] = &[
    (S::Received, E::FileReceived, S::Received),
    (S::Received, E::FileRefused, S::Refused),
    (S::Received, E::FaultsFound, S::Checked),
    (S::Received, E::ChecksPassed, S::Ready),
    (S::Received, E::Withdrawn, S::Withdrawn),
    (S::Refused, E::FileReceived, S::Received),
    (S::Refused, E::Mapped, S::Received),
    (S::Refused, E::FactsLearnt, S::Received),
    (S::Refused, E::Withdrawn, S::Withdrawn),
    (S::Checked, E::FileReceived, S::Received),
    (S::Checked, E::Mapped, S::Received),
    (S::Checked, E::FactsLearnt, S::Received),
    (S::Checked, E::Edited, S::Received),
    // The valid rows are filed and the others wait in a complementary declaration, at the person's word.
    (S::Checked, E::FiledInPart, S::Filed),
    (S::Checked, E::Withdrawn, S::Withdrawn),
    (S::Ready, E::FileReceived, S::Received),
    (S::Ready, E::Mapped, S::Received),
    (S::Ready, E::FactsLearnt, S::Received),
    (S::Ready, E::Edited, S::Received),
    (S::Ready, E::Filed, S::Filed),
    (S::Ready, E::Withdrawn, S::Withdrawn),
    (S::Filed, E::Acknowledged, S::Accepted),
    // A correction replaces, it never edits.
    (S::Filed, E::Replaced, S::Superseded),
    (S::Accepted, E::Replaced, S::Superseded),
    (S::Filed, E::Cancelled, S::Cancelled),
    (S::Accepted, E::Cancelled, S::Cancelled),
];

/// The move is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a declaration that is {} cannot be moved by {}", state.code(), event.code())]
pub struct TransitionError {
    /// Where it stands.
    pub state: State,
    /// What was tried.
    pub event: Event,
}

/// Where a declaration stands after an event.
///
/// # Errors
/// The move is not in [`MOVES`].
pub fn next(state: State, event: Event) -> Result<State, TransitionError> {
    MOVES
        .iter()
        .find(|(from, on, _)| (*from, *on) == (state, event))
        .map(|(.., to)| *to)
        .ok_or(TransitionError { state, event })
}

impl State {
    /// Figures frozen: no file, mapping or edit is taken any more.
    pub const fn is_filed(self) -> bool {
        matches!(self, Self::Filed | Self::Accepted)
    }

    /// Still in the hands of the employer.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Refused | Self::Checked | Self::Ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_the_first_is_reached_by_a_move() {
        for state in State::ALL {
            assert!(
                *state == State::Received || MOVES.iter().any(|(from, _, to)| to == state && from != to),
                "{state:?}"
            );
        }
    }

    #[test]
    fn final_states_have_no_exit() {
        for (from, ..) in MOVES {
            assert!(!matches!(from, State::Superseded | State::Withdrawn | State::Cancelled));
        }
    }

    #[test]
    fn a_pair_absent_from_the_table_is_refused_and_none_stands_twice() {
        for state in State::ALL {
            for event in Event::ALL {
                let listed = MOVES.iter().filter(|(from, on, _)| (from, on) == (state, event)).count();
                assert!(listed <= 1, "{state:?} {event:?}");
                assert_eq!(next(*state, *event).is_ok(), listed == 1);
            }
        }
    }

    #[test]
    fn a_filed_declaration_takes_no_file_and_no_edit() {
        for event in [Event::FileReceived, Event::Mapped, Event::Edited, Event::Filed, Event::Withdrawn] {
            assert!(next(State::Filed, event).is_err());
        }
    }

    #[test]
    fn only_what_stands_filed_can_be_cancelled() {
        for state in State::ALL {
            assert_eq!(next(*state, Event::Cancelled).is_ok(), state.is_filed(), "{state:?}");
        }
    }

    #[test]
    fn codes_come_back_as_what_they_were() {
        for state in State::ALL {
            assert_eq!(state.code().parse(), Ok(*state));
        }
        for event in Event::ALL {
            assert_eq!(event.code().parse(), Ok(*event));
        }
    }
}
