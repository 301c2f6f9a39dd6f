//! A request to register an employee (immatriculation): what is typed, what is checked, and what may happen to it.
//!
//! [`form`] holds what a person typed, item by item, from a screen or from a row of a file; [`check`](check::check)
//! turns it into an [`Applicant`] or says what is wrong at which item; [`next`] is the one table of moves.

pub mod check;
pub mod form;
pub mod nationality;
pub mod request;
mod script;

pub use check::{Applicant, Checked, Fault, FaultKind};
pub use form::{Item, Typed};
pub use nationality::Nationality;
pub use request::{Batch, BatchRow, BatchState, Happening, Request, SearchKeys, Side, Standing};

use crate::coded::coded;
use std::fmt;
use std::str::FromStr;

coded! {
    /// Where a request stands.
    State {
        /// Being typed; only the employer sees it.
        Draft = "draft",
        /// Sent; an agent has it.
        Submitted = "submitted",
        /// An agent asked something; the employer has it.
        NeedsInformation = "needs_information",
        /// The person is registered: the number is known.
        Accepted = "accepted",
        /// Not registered, with the reason.
        Refused = "refused",
        /// Given up by the employer.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What moves it.
    Event {
        /// Typed or changed.
        Saved = "saved",
        /// A document was added or taken away.
        DocumentsChanged = "documents_changed",
        /// The employer sent it.
        Submitted = "submitted",
        /// An agent asked something.
        Asked = "asked",
        /// The employer answered.
        Answered = "answered",
        /// A number was issued.
        Accepted = "accepted",
        /// The person had a number already: it is used.
        Linked = "linked",
        /// An agent refused it.
        Refused = "refused",
        /// The employer gave it up.
        Withdrawn = "withdrawn",
    }
}

use Event as E;
use State as S;

/// Every allowed move: from, on, to. A pair that is not here is refused.
pub const MOVES: &[(State, Event, State)] = &[
    (S::Draft, E::Saved, S::Draft),
    (S::Draft, E::DocumentsChanged, S::Draft),
    (S::Draft, E::Submitted, S::Submitted),
    // The employer hires under the number that the person has: no agent is needed.
    (S::Draft, E::Linked, S::Accepted),
    (S::Draft, E::Withdrawn, S::Withdrawn),
    (S::Submitted, E::Asked, S::NeedsInformation),
    (S::Submitted, E::Accepted, S::Accepted),
    (S::Submitted, E::Linked, S::Accepted),
    (S::Submitted, E::Refused, S::Refused),
    (S::Submitted, E::Withdrawn, S::Withdrawn),
    (S::NeedsInformation, E::DocumentsChanged, S::NeedsInformation),
    (S::NeedsInformation, E::Answered, S::Submitted),
    // An answer that never comes must not keep the case open for ever.
    (S::NeedsInformation, E::Refused, S::Refused),
    (S::NeedsInformation, E::Withdrawn, S::Withdrawn),
];

/// The move is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a request that is {} cannot be moved by {}", state.code(), event.code())]
pub struct MoveRefused {
    /// Where it stands.
    pub state: State,
    /// What was tried.
    pub event: Event,
}

/// Where a request stands after an event.
///
/// # Errors
/// The move is not in [`MOVES`].
pub fn next(state: State, event: Event) -> Result<State, MoveRefused> {
    MOVES
        .iter()
        .find(|(from, on, _)| (*from, *on) == (state, event))
        .map(|(.., to)| *to)
        .ok_or(MoveRefused { state, event })
}

impl State {
    /// Nothing moves it any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::Withdrawn)
    }

    /// In the hands of an agent or waiting for an answer to one.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Submitted | Self::NeedsInformation)
    }
}

/// Number of a request, given when it is sent: `IM-2026-000123`, the year and a serial of that year from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestNumber {
    /// Year in which it was sent.
    pub year: u16,
    /// Serial of the year, from 1.
    pub serial: u32,
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IM-{:04}-{:06}", self.year, self.serial)
    }
}

impl FromStr for RequestNumber {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_ascii_uppercase();
        let (year, serial) = text.strip_prefix("IM-").and_then(|rest| rest.split_once('-')).ok_or(())?;
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !(6..=9).contains(&serial.len()) || !is_digits(year) || !is_digits(serial) {
            return Err(());
        }
        Ok(Self { year: year.parse().map_err(drop)?, serial: serial.parse().map_err(drop)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_the_first_is_reached_by_a_move() {
        for state in State::ALL {
            let is_reached = MOVES.iter().any(|(from, _, to)| to == state && from != to);
            assert!(*state == State::Draft || is_reached, "{state:?}");
        }
    }

    #[test]
    fn final_states_have_no_exit_and_the_others_have_one() {
        for state in State::ALL {
            let exits = MOVES.iter().filter(|(from, _, to)| from == state && from != to).count();
            assert_eq!(exits == 0, state.is_final(), "{state:?}");
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
    fn an_agent_never_moves_a_draft_and_the_employer_never_decides() {
        for event in [Event::Asked, Event::Accepted, Event::Refused] {
            assert!(next(State::Draft, event).is_err());
        }
        assert!(next(State::Submitted, Event::Saved).is_err());
    }

    #[test]
    fn the_number_of_a_request_reads_back_as_it_is_written() {
        let number = RequestNumber { year: 2026, serial: 123 };
        assert_eq!(number.to_string(), "IM-2026-000123");
        assert_eq!(" im-2026-000123 ".parse(), Ok(number));
        for wrong in ["IM-2026-123", "IM-26-000123", "TM-2026-000123", "IM-2026-00012a", "IM-2026-+00123", ""] {
            assert_eq!(wrong.parse::<RequestNumber>(), Err(()), "{wrong}");
        }
    }
}
