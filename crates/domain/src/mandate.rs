//! A mandate: what a company lets an accounting firm do in its name, asked by either side, accepted by the other,
//! revocable at once by either.

use crate::access::Power;
use crate::coded::coded;
use crate::id::{EmployerId, MandateId};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

coded! {
    /// What a mandate covers, in the words of the form.
    Scope {
        /// See everything.
        Read = "read",
        /// Prepare and file declarations.
        Declare = "declare",
        /// Pay.
        Pay = "pay",
        /// Ask for attestations.
        Attest = "attest",
        /// Register employees, hire and let go.
        Register = "register",
    }
}

coded! {
    /// One of the two sides.
    Side {
        /// The company that gives the mandate.
        Principal = "principal",
        /// The firm that uses it.
        Firm = "firm",
    }
}

coded! {
    /// Where a mandate stands. Whether an accepted one is in force is also a matter of its dates.
    MandateState {
        /// Waits for the other side.
        Asked = "asked",
        /// Both agree.
        Accepted = "accepted",
        /// The other side said no.
        Declined = "declined",
        /// Taken back before an answer, or ended by one side.
        Revoked = "revoked",
    }
}

coded! {
    /// What a side does to a mandate.
    MandateMove {
        /// Agrees to what the other side asked.
        Accept = "accept",
        /// Says no to what the other side asked.
        Decline = "decline",
        /// Ends it at once, or takes the request back.
        Revoke = "revoke",
    }
}

impl Scope {
    /// The powers that the scope gives. Whoever may do anything may see.
    pub const fn powers(self) -> &'static [Power] {
        match self {
            Self::Read => &[Power::Read],
            Self::Declare => &[Power::Read, Power::Prepare, Power::Submit],
            Self::Pay => &[Power::Read, Power::Pay],
            Self::Attest => &[Power::Read, Power::Attest],
            Self::Register => &[Power::Read, Power::Register],
        }
    }

    /// The powers of several scopes together.
    pub fn powers_of(scopes: impl IntoIterator<Item = Self>) -> BTreeSet<Power> {
        scopes.into_iter().flat_map(Self::powers).copied().collect()
    }
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Principal => Self::Firm,
            Self::Firm => Self::Principal,
        }
    }
}

/// A mandate. Both days are included; no end means until revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Our id.
    pub id: MandateId,
    /// Who gives it.
    pub principal: EmployerId,
    /// Whose people use it.
    pub firm: EmployerId,
    /// What it allows.
    pub powers: BTreeSet<Power>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: MandateState,
    /// Who asked for it.
    pub asked_by: Side,
    /// When it was asked for.
    pub asked_at: OffsetDateTime,
    /// When the other side accepted or declined: from then on both know each other.
    pub answered_at: Option<OffsetDateTime>,
    /// Rises with every change.
    pub version: u32,
}

impl Mandate {
    /// The scopes whose powers it holds whole.
    pub fn scopes(&self) -> impl Iterator<Item = Scope> + '_ {
        Scope::ALL.iter().copied().filter(|scope| scope.powers().iter().all(|power| self.powers.contains(power)))
    }

    /// May it be used on that day?
    pub fn is_in_force(&self, on: Date) -> bool {
        self.state == MandateState::Accepted && self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// Where it stands after `side` does that; `None`: it cannot be done, or not by that side.
    ///
    /// Only the side that did not ask answers; either side ends what stands, the one that asked takes back its request.
    pub fn after(&self, side: Side, does: MandateMove) -> Option<MandateState> {
        use {MandateMove as M, MandateState as S};
        let answers = side == self.asked_by.other();
        match (self.state, does) {
            (S::Asked, M::Accept) if answers => Some(S::Accepted),
            (S::Asked, M::Decline) if answers => Some(S::Declined),
            (S::Asked, M::Revoke) if !answers => Some(S::Revoked),
            (S::Accepted, M::Revoke) => Some(S::Revoked),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    fn asked(by: Side) -> Mandate {
        Mandate {
            id: MandateId(Uuid::from_u128(9)),
            principal: EmployerId(Uuid::from_u128(1)),
            firm: EmployerId(Uuid::from_u128(2)),
            powers: Scope::powers_of([Scope::Declare]),
            from: date!(2026 - 03 - 01),
            until: None,
            state: MandateState::Asked,
            asked_by: by,
            asked_at: datetime!(2026-02-20 10:00 UTC),
            answered_at: None,
            version: 1,
        }
    }

    #[test]
    fn only_the_other_side_answers_and_either_side_ends() {
        use {MandateMove as M, MandateState as S};
        for by in Side::ALL.iter().copied() {
            let mandate = asked(by);
            let moves = |side| [M::Accept, M::Decline, M::Revoke].map(|does| mandate.after(side, does));
            assert_eq!(moves(by), [None, None, Some(S::Revoked)]);
            assert_eq!(moves(by.other()), [Some(S::Accepted), Some(S::Declined), None]);
            let accepted = Mandate { state: S::Accepted, ..mandate.clone() };
            for side in Side::ALL.iter().copied() {
                assert_eq!(
                    [M::Accept, M::Decline, M::Revoke].map(|does| accepted.after(side, does)),
                    [None, None, Some(S::Revoked)]
                );
            }
            for ended in [S::Declined, S::Revoked] {
                let ended = Mandate { state: ended, ..mandate.clone() };
                assert!(Side::ALL.iter().all(|side| M::ALL.iter().all(|does| ended.after(*side, *does).is_none())));
            }
        }
    }

    #[test]
    fn a_mandate_names_the_scopes_that_it_holds_whole() {
        let mandate = asked(Side::Firm);
        assert_eq!(mandate.scopes().collect::<Vec<_>>(), [Scope::Read, Scope::Declare]);
        assert!(!mandate.is_in_force(date!(2026 - 03 - 10)), "nothing is in force before it is accepted");
    }
}
