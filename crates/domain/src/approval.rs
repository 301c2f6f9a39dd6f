//! What one agent proposes and another one decides: nothing that touches every employer, or a filing, or who
//! administers a company, is done by one person alone.

use crate::address::Address;
use crate::coded::coded;
use crate::field::Branch;
use crate::id::{AccountId, ApprovalId, DeclarationId, EmployerId};
use crate::law::{LawChange, LawItem};
use crate::money::Money;
use crate::period::Month;
use time::{Duration, OffsetDateTime};

coded! {
    /// What takes two agents.
    Act {
        /// Moving the last day of a month.
        Deadline = "deadline",
        /// A new rate or ceiling.
        Rate = "rate",
        /// Cancelling a filed declaration.
        CancelFiling = "cancel-filing",
        /// Whether being late costs what a rule says.
        RuleSwitch = "rule-switch",
        /// Giving a code that makes an administrator of a company.
        CounterAdministrator = "counter-administrator",
        /// Putting an address on file for a company, or taking one off: codes that open its door go there.
        Contact = "contact",
        /// Waiving what being late cost an employer.
        Remission = "remission",
    }
}

coded! {
    /// What can be waived: what being late cost, never a contribution. The names are those of the ledger.
    Waivable {
        /// The surcharge on contributions paid late.
        Surcharge = "surcharge",
        /// The fine for declaring late.
        LateDeclaration = "late_declaration",
    }
}

coded! {
    /// What is done with an address on file.
    ContactChange {
        /// Codes may go there from now on.
        Add = "add",
        /// They may not any more.
        Remove = "remove",
    }
}

coded! {
    /// Where a proposal stands.
    ApprovalState {
        /// Waits for the second agent.
        Waiting = "waiting",
        /// The second agent agreed, and it was done.
        Approved = "approved",
        /// The second agent refused.
        Refused = "refused",
        /// Nobody decided in time.
        Expired = "expired",
    }
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// A date, a rate, a ceiling or a switch.
    Law(LawChange),
    /// A filed declaration is cancelled and its month open again.
    CancelFiling {
        /// Which.
        declaration: DeclarationId,
        /// Whose.
        employer: EmployerId,
    },
    /// A person at the counter gets a code that makes them an administrator.
    CounterAdministrator {
        /// Of which company.
        employer: EmployerId,
        /// What the person signs in with: the code works for nobody else.
        address: Address,
    },
    /// An address is put on file, or taken off.
    Contact {
        /// Of which company.
        employer: EmployerId,
        /// Which of the two.
        change: ContactChange,
        /// Which address.
        address: Address,
    },
    /// An employer owes that much less of what being late cost it.
    Remission {
        /// Which employer.
        employer: EmployerId,
        /// For which worked month.
        month: Month,
        /// Of what.
        of: Waivable,
        /// How much: above zero.
        amount: Money,
    },
}

impl Proposal {
    /// Which act it is.
    pub const fn act(&self) -> Act {
        match self {
            Self::Law(change) => match change.item() {
                LawItem::DueOn => Act::Deadline,
                LawItem::Share | LawItem::Ceiling => Act::Rate,
                LawItem::Switch => Act::RuleSwitch,
            },
            Self::CancelFiling { .. } => Act::CancelFiling,
            Self::CounterAdministrator { .. } => Act::CounterAdministrator,
            Self::Contact { .. } => Act::Contact,
            Self::Remission { .. } => Act::Remission,
        }
    }

    /// The employer concerned, when it is one.
    pub const fn employer(&self) -> Option<EmployerId> {
        match self {
            Self::Law(_) => None,
            Self::CancelFiling { employer, .. }
            | Self::CounterAdministrator { employer, .. }
            | Self::Contact { employer, .. }
            | Self::Remission { employer, .. } => Some(*employer),
        }
    }

    /// What only one proposal may wait about at a time.
    pub fn topic(&self) -> String {
        match self {
            Self::Law(LawChange::DueOn { month, .. }) => format!("due-on {month}"),
            Self::Law(LawChange::Share { branch, payer, .. }) => format!("share {} {}", branch.code(), payer.code()),
            Self::Law(LawChange::Ceiling { .. }) => "ceiling".to_owned(),
            Self::Law(LawChange::Switch { rule, .. }) => format!("switch {rule}"),
            Self::CancelFiling { declaration, .. } => format!("filing {declaration}"),
            Self::CounterAdministrator { employer, address } => format!("administrator {employer} {}", address.text()),
            Self::Contact { employer, address, .. } => format!("contact {employer} {}", address.text()),
            Self::Remission { employer, month, of, .. } => format!("remission {employer} {month} {of}"),
        }
    }
}

/// What a month that is filed would have been under a new value. It stays as it is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiledMonth {
    /// Which month.
    pub month: Month,
    /// Declarations that stand filed for it.
    pub declarations: u64,
    /// Both payers' shares of all branches as filed, to within the rounding of each declaration.
    pub before: Money,
    /// The same with the new value.
    pub after: Money,
}

/// What a new rate or ceiling would have made of the last filed month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// The month looked at.
    pub month: Month,
    /// Declarations that stand filed for it.
    pub declarations: u64,
    /// Employees on them.
    pub employees: u64,
    /// Both payers' shares by branch, before and after, on the sums of wages: to within the rounding of each declaration.
    pub branches: Vec<(Branch, Money, Money)>,
    /// The months from the value's first one on for which something stands filed already, the earliest first: a text of
    /// law that came late.
    pub filed: Vec<FiledMonth>,
}

/// What the second agent said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: OffsetDateTime,
    /// In their words; may be empty for a yes.
    pub reason: String,
}

/// The proof that a second agent agreed to a code at the counter, not long ago. Nothing else makes it than
/// [`Approval::counter_grant`]: a code cannot be drawn without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterGrant {
    employer: EmployerId,
    address: Address,
}

impl CounterGrant {
    /// For which company.
    pub const fn employer(&self) -> EmployerId {
        self.employer
    }

    /// What the person signs in with: the code works for nobody else.
    pub const fn address(&self) -> &Address {
        &self.address
    }
}

/// Why no code can be drawn on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoGrant {
    /// It is about something else, or another agent's.
    #[error("not theirs")]
    NotTheirs,
    /// Nobody agreed.
    #[error("not approved")]
    NotApproved,
    /// The yes is too old.
    #[error("approved too long ago")]
    TooOld,
}

/// A proposal and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Our id.
    pub id: ApprovalId,
    /// What is proposed.
    pub proposal: Proposal,
    /// Why, and by what text: in the agent's words.
    pub grounds: String,
    /// Where the text can be read.
    pub url: Option<String>,
    /// What it would have changed, when that was computed.
    pub impact: Option<Impact>,
    /// Who proposes.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: OffsetDateTime,
    /// Where it stands, as stored: see [`Approval::state_at`].
    pub state: ApprovalState,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Rises with every change.
    pub version: u32,
}

/// Why somebody cannot decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDecision {
    /// Who proposed does not approve.
    #[error("proposed by the same person")]
    OwnProposal,
    /// It is decided.
    #[error("decided already")]
    Decided,
    /// Nobody decided in time.
    #[error("expired")]
    Expired,
}

impl Approval {
    /// How long a proposal waits.
    pub const LIFE: Duration = Duration::days(7);

    /// How long after the second agent's yes a code can be drawn: the person stands at the counter, or comes back the
    /// next day.
    pub const DRAWN_WITHIN: Duration = Duration::hours(24);

    /// The right to draw the code that was approved, for the agent who asked for it.
    ///
    /// # Errors
    /// It is not theirs, not approved, or was approved too long ago.
    pub fn counter_grant(&self, by: AccountId, now: OffsetDateTime) -> Result<CounterGrant, NoGrant> {
        let Proposal::CounterAdministrator { employer, address } = &self.proposal else {
            return Err(NoGrant::NotTheirs);
        };
        if self.asked_by != by {
            return Err(NoGrant::NotTheirs);
        }
        match self.decision.as_ref().filter(|_| self.state == ApprovalState::Approved) {
            None => Err(NoGrant::NotApproved),
            Some(decision) if now >= decision.at + Self::DRAWN_WITHIN => Err(NoGrant::TooOld),
            Some(_) => Ok(CounterGrant { employer: *employer, address: address.clone() }),
        }
    }

    /// The instant from which on it is void.
    pub fn expires_at(&self) -> OffsetDateTime {
        self.asked_at + Self::LIFE
    }

    /// Where it stands at an instant.
    pub fn state_at(&self, now: OffsetDateTime) -> ApprovalState {
        if self.state == ApprovalState::Waiting && now >= self.expires_at() {
            ApprovalState::Expired
        } else {
            self.state
        }
    }

    /// May that account decide it now?
    ///
    /// # Errors
    /// It proposed it itself, it is decided, or its time is over.
    pub fn require_decidable(&self, by: AccountId, now: OffsetDateTime) -> Result<(), NoDecision> {
        match self.state_at(now) {
            ApprovalState::Waiting if by == self.asked_by => Err(NoDecision::OwnProposal),
            ApprovalState::Waiting => Ok(()),
            ApprovalState::Approved | ApprovalState::Refused => Err(NoDecision::Decided),
            ApprovalState::Expired => Err(NoDecision::Expired),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;
    use uuid::Uuid;

    const FIRST: AccountId = AccountId(Uuid::from_u128(1));
    const SECOND: AccountId = AccountId(Uuid::from_u128(2));

    fn proposed() -> Approval {
        Approval {
            id: ApprovalId(Uuid::from_u128(3)),
            proposal: Proposal::Law(LawChange::Ceiling {
                from: Month::at(2027, 1),
                amount: Money::from_dirhams(7_000),
            }),
            grounds: String::new(),
            url: None,
            impact: None,
            asked_by: FIRST,
            asked_at: datetime!(2026-11-24 10:00 UTC),
            state: ApprovalState::Waiting,
            decision: None,
            version: 1,
        }
    }

    #[test]
    fn only_another_agent_decides_and_only_once() {
        let waiting = proposed();
        let now = datetime!(2026-11-25 10:00 UTC);
        assert_eq!(waiting.require_decidable(FIRST, now), Err(NoDecision::OwnProposal));
        assert_eq!(waiting.require_decidable(SECOND, now), Ok(()));
        for state in [ApprovalState::Approved, ApprovalState::Refused] {
            let decided = Approval { state, ..waiting.clone() };
            assert_eq!(decided.require_decidable(SECOND, now), Err(NoDecision::Decided));
        }
    }

    #[test]
    fn a_proposal_is_void_after_seven_days() {
        let waiting = proposed();
        assert_eq!(waiting.require_decidable(SECOND, datetime!(2026-12-01 09:59 UTC)), Ok(()));
        let late = datetime!(2026-12-01 10:00 UTC);
        assert_eq!(waiting.state_at(late), ApprovalState::Expired);
        assert_eq!(waiting.require_decidable(SECOND, late), Err(NoDecision::Expired));
    }

    #[test]
    fn a_code_is_drawn_by_who_asked_for_it_on_another_agents_yes_of_the_last_day() {
        let (address, now): (Address, _) = ("a@example.ma".parse().unwrap(), datetime!(2026-11-24 11:00 UTC));
        let employer = EmployerId(Uuid::from_u128(4));
        let asked = Approval { proposal: Proposal::CounterAdministrator { employer, address }, ..proposed() };
        assert_eq!(asked.counter_grant(FIRST, now), Err(NoGrant::NotApproved));
        let decision = Some(Decision { by: SECOND, at: now, reason: String::new() });
        let refused = Approval { state: ApprovalState::Refused, decision: decision.clone(), ..asked.clone() };
        assert_eq!(refused.counter_grant(FIRST, now), Err(NoGrant::NotApproved));
        let approved = Approval { state: ApprovalState::Approved, decision, ..asked };
        assert_eq!(approved.counter_grant(SECOND, now), Err(NoGrant::NotTheirs));
        assert_eq!(approved.counter_grant(FIRST, now).map(|grant| grant.employer()), Ok(employer));
        let next_day = now + Approval::DRAWN_WITHIN;
        assert_eq!(approved.counter_grant(FIRST, next_day), Err(NoGrant::TooOld));
        let other = Approval { proposal: proposed().proposal, ..approved };
        assert_eq!(other.counter_grant(FIRST, now), Err(NoGrant::NotTheirs));
    }

    #[test]
    fn one_thing_at_a_time_waits_for_a_decision() {
        let ceiling = |amount| Proposal::Law(LawChange::Ceiling { from: Month::at(2027, 1), amount });
        assert_eq!(ceiling(Money::from_dirhams(1)).topic(), ceiling(Money::from_dirhams(2)).topic());
        assert_eq!(ceiling(Money::from_dirhams(1)).act(), Act::Rate);
    }
}
