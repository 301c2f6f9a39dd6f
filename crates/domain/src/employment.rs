//! The time of one person with one employer: hired, left, perhaps come back.

use crate::coded::coded;
use crate::id::{EmployerId, EmploymentId, PersonId};
use crate::line::Situation;
use crate::period::Month;
use time::{Date, Duration};

coded! {
    /// How the employment became known.
    EmploymentSource {
        /// From a filed declaration; its first day is then that of the month.
        Declared = "declared",
        /// With the registration of the person.
        Registered = "registered",
        /// The employer said so.
        Hired = "hired",
    }
}

coded! {
    /// Why someone left.
    LeaveReason {
        /// A declaration said that the person left, and no more.
        Unsaid = "unsaid",
        /// The contract came to its end.
        ContractEnded = "contract_ended",
        /// The person resigned.
        Resigned = "resigned",
        /// The employer dismissed the person.
        Dismissed = "dismissed",
        /// The person retired.
        Retired = "retired",
        /// The person died.
        Deceased = "deceased",
    }
}

impl LeaveReason {
    /// Those that a person can choose.
    pub const CHOICES: [Self; 5] =
        [Self::ContractEnded, Self::Resigned, Self::Dismissed, Self::Retired, Self::Deceased];

    /// The situation that the last declared month carries.
    pub const fn situation(self) -> Situation {
        match self {
            Self::Deceased => Situation::Deceased,
            _ => Situation::Left,
        }
    }
}

/// The end of an employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// Last day with the employer.
    pub on: Date,
    /// Why.
    pub reason: LeaveReason,
    /// Is it known from a declaration alone? Its day is then the last of the month.
    pub is_declared: bool,
}

/// One stay of a person with an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employment {
    /// Our id.
    pub id: EmploymentId,
    /// With whom.
    pub employer: EmployerId,
    /// Who.
    pub person: PersonId,
    /// First day; the first of the month when known from a declaration alone.
    pub hired_on: Date,
    /// The end, once there is one.
    pub leave: Option<Leave>,
    /// How it became known.
    pub source: EmploymentSource,
    /// Last month that the employer declared the person in.
    pub last_declared: Option<Month>,
    /// The latest stay with this employer? Those before it only explain the past.
    pub is_current: bool,
    /// Raised by every change; a write names the version it has seen.
    pub version: u32,
}

/// Why an employment cannot be changed like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmploymentError {
    /// The person works there already.
    #[error("is employed there since {since}")]
    AlreadyEmployed {
        /// First day.
        since: Date,
    },
    /// The end would come before the beginning.
    #[error("leaves before {hired_on}, the first day")]
    LeavesBeforeHire {
        /// First day.
        hired_on: Date,
    },
    /// The person has left already, on another day or for another reason.
    #[error("has left on {on} already")]
    AlreadyLeft {
        /// Last day.
        on: Date,
    },
    /// Someone who is there, or was never there, cannot come back.
    #[error("has not left")]
    NotLeft,
    /// The new stay would begin before the end of the one before.
    #[error("comes back before {left_on}, the last day")]
    ReturnsBeforeLeave {
        /// Last day.
        left_on: Date,
    },
    /// Who has died does not come back.
    #[error("is said to have died")]
    Deceased,
    /// A day too far ahead to be known.
    #[error("is later than {latest}")]
    TooFarAhead {
        /// Latest day that is taken.
        latest: Date,
    },
    /// A day before anybody who works today was born.
    #[error("is earlier than {earliest}")]
    TooLongAgo {
        /// Earliest day that is taken.
        earliest: Date,
    },
}

/// Days ahead that a hire or an end can be told: a notice period of three months. Source: H.
const AHEAD_MAX: Duration = Duration::days(92);
/// Earliest day of a hire. Source: H, it only stops slips of the finger.
const EARLIEST: Date = time::macros::date!(1960 - 01 - 01);

impl Employment {
    /// A stay that begins.
    ///
    /// # Errors
    /// `TooFarAhead`, `TooLongAgo`: the day is a slip of the finger.
    pub fn begin(
        id: EmploymentId,
        (employer, person): (EmployerId, PersonId),
        hired_on: Date,
        source: EmploymentSource,
        today: Date,
    ) -> Result<Self, EmploymentError> {
        require_near(hired_on, today)?;
        Ok(Self {
            id,
            employer,
            person,
            hired_on,
            leave: None,
            source,
            last_declared: None,
            is_current: true,
            version: 1,
        })
    }

    /// The stay with its end. The same end a second time changes nothing; an end that only a declaration told is made
    /// exact.
    ///
    /// # Errors
    /// `LeavesBeforeHire`, `AlreadyLeft`, `TooFarAhead`.
    pub fn leave(&self, on: Date, reason: LeaveReason, today: Date) -> Result<Self, EmploymentError> {
        if on < self.hired_on {
            return Err(EmploymentError::LeavesBeforeHire { hired_on: self.hired_on });
        }
        require_near(on, today)?;
        match self.leave {
            Some(known) if !known.is_declared && (known.on, known.reason) != (on, reason) => {
                Err(EmploymentError::AlreadyLeft { on: known.on })
            }
            _ => Ok(Self { leave: Some(Leave { on, reason, is_declared: false }), ..self.clone() }),
        }
    }

    /// Can a new stay begin that day?
    ///
    /// # Errors
    /// `NotLeft`, `ReturnsBeforeLeave`, `Deceased`.
    pub fn require_over(&self, returns_on: Date) -> Result<(), EmploymentError> {
        match self.leave {
            None => Err(EmploymentError::NotLeft),
            Some(leave) if leave.reason == LeaveReason::Deceased => Err(EmploymentError::Deceased),
            Some(leave) if returns_on <= leave.on => Err(EmploymentError::ReturnsBeforeLeave { left_on: leave.on }),
            Some(_) => Ok(()),
        }
    }

    /// Is the person there on that day?
    pub fn is_present(&self, on: Date) -> bool {
        self.hired_on <= on && self.leave.is_none_or(|leave| on <= leave.on)
    }
}

fn require_near(on: Date, today: Date) -> Result<(), EmploymentError> {
    let latest = today.checked_add(AHEAD_MAX).unwrap_or(Date::MAX);
    if on > latest {
        Err(EmploymentError::TooFarAhead { latest })
    } else if on < EARLIEST {
        Err(EmploymentError::TooLongAgo { earliest: EARLIEST })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 04 - 08);

    fn hired(on: Date) -> Result<Employment, EmploymentError> {
        let id = Uuid::nil();
        Employment::begin(EmploymentId(id), (EmployerId(id), PersonId(id)), on, EmploymentSource::Hired, TODAY)
    }

    #[test]
    fn a_stay_ends_on_its_first_day_at_the_earliest() {
        let stay = hired(date!(2026 - 03 - 02)).unwrap();
        let early = EmploymentError::LeavesBeforeHire { hired_on: stay.hired_on };
        assert_eq!(stay.leave(date!(2026 - 03 - 01), LeaveReason::Resigned, TODAY), Err(early));
        assert!(stay.leave(stay.hired_on, LeaveReason::Resigned, TODAY).is_ok());
    }

    #[test]
    fn the_same_end_twice_changes_nothing_and_another_end_is_refused() {
        let left = hired(TODAY).unwrap().leave(TODAY, LeaveReason::Resigned, TODAY).unwrap();
        assert_eq!(left.leave(TODAY, LeaveReason::Resigned, TODAY), Ok(left.clone()));
        assert_eq!(left.leave(TODAY, LeaveReason::Retired, TODAY), Err(EmploymentError::AlreadyLeft { on: TODAY }));
    }

    #[test]
    fn an_end_known_from_a_declaration_is_made_exact() {
        let mut stay = hired(date!(2026 - 03 - 02)).unwrap();
        stay.leave = Some(Leave { on: date!(2026 - 03 - 31), reason: LeaveReason::Unsaid, is_declared: true });
        let left = stay.leave(date!(2026 - 03 - 20), LeaveReason::Dismissed, TODAY).unwrap();
        assert_eq!(left.leave.unwrap().on, date!(2026 - 03 - 20));
    }

    #[test]
    fn only_who_has_left_comes_back_and_only_after_the_last_day() {
        let stay = hired(date!(2026 - 03 - 02)).unwrap();
        assert_eq!(stay.require_over(TODAY), Err(EmploymentError::NotLeft));
        let left = stay.leave(date!(2026 - 03 - 20), LeaveReason::ContractEnded, TODAY).unwrap();
        let early = EmploymentError::ReturnsBeforeLeave { left_on: date!(2026 - 03 - 20) };
        assert_eq!(left.require_over(date!(2026 - 03 - 20)), Err(early));
        assert_eq!(left.require_over(date!(2026 - 03 - 21)), Ok(()));
        let died = stay.leave(date!(2026 - 03 - 20), LeaveReason::Deceased, TODAY).unwrap();
        assert_eq!(died.require_over(TODAY), Err(EmploymentError::Deceased));
    }

    #[test]
    fn a_day_three_months_ahead_is_taken_and_one_more_is_not() {
        assert!(hired(date!(2026 - 07 - 09)).is_ok());
        assert_eq!(hired(date!(2026 - 07 - 10)), Err(EmploymentError::TooFarAhead { latest: date!(2026 - 07 - 09) }));
        assert_eq!(hired(date!(1959 - 12 - 31)), Err(EmploymentError::TooLongAgo { earliest: EARLIEST }));
    }

    #[test]
    fn the_situation_of_a_leaver_follows_from_the_reason() {
        assert_eq!(LeaveReason::Deceased.situation(), Situation::Deceased);
        assert_eq!(LeaveReason::Retired.situation(), Situation::Left);
        for reason in LeaveReason::ALL {
            assert_eq!(reason.code().parse(), Ok(*reason));
        }
    }
}
