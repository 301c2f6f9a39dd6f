//! Postings: what is written, for good.

use crate::{Account, Component, Status};
use std::str::FromStr;
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::id::{DeclarationId, EmployerId, PostingId};
use tasrih_domain::{Money, Month};
use tasrih_rates::Source;
use time::{Date, OffsetDateTime};

/// Why something was posted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A declaration was filed.
    Charge {
        /// Which.
        declaration: DeclarationId,
    },
    /// A declaration was filed in the place of another: what it adds or takes away.
    ChargeDifference {
        /// The one that stands now.
        declaration: DeclarationId,
    },
    /// A filed declaration was cancelled.
    ChargeCancelled {
        /// Which.
        declaration: DeclarationId,
    },
    /// Money came in.
    Payment {
        /// What tells it apart: the bank's reference of the line, or the one of a payment order.
        reference: String,
    },
    /// Credit pays dues.
    Allocation,
    /// A step of a late surcharge.
    Surcharge,
    /// A fine.
    Penalty,
    /// An amount that the fund waives.
    Remission {
        /// The decision.
        reference: String,
    },
    /// What follows from a remission that grew or shrank with the due it waives.
    RemissionApplied,
    /// A posting is taken back whole: it counts as never made.
    Reversal {
        /// Which.
        of: PostingId,
    },
}

/// A cause without what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// See [`Cause::Charge`].
    Charge,
    /// See [`Cause::ChargeDifference`].
    ChargeDifference,
    /// See [`Cause::ChargeCancelled`].
    ChargeCancelled,
    /// See [`Cause::Payment`].
    Payment,
    /// See [`Cause::Allocation`].
    Allocation,
    /// See [`Cause::Surcharge`].
    Surcharge,
    /// See [`Cause::Penalty`].
    Penalty,
    /// See [`Cause::Remission`].
    Remission,
    /// See [`Cause::RemissionApplied`].
    RemissionApplied,
    /// See [`Cause::Reversal`].
    Reversal,
}

impl CauseKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Charge,
        Self::ChargeDifference,
        Self::ChargeCancelled,
        Self::Payment,
        Self::Allocation,
        Self::Surcharge,
        Self::Penalty,
        Self::Remission,
        Self::RemissionApplied,
        Self::Reversal,
    ];

    /// Stable name, as stored and as the ending of message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::ChargeDifference => "charge-difference",
            Self::ChargeCancelled => "charge-cancelled",
            Self::Payment => "payment",
            Self::Allocation => "allocation",
            Self::Surcharge => "surcharge",
            Self::Penalty => "penalty",
            Self::Remission => "remission",
            Self::RemissionApplied => "remission-applied",
            Self::Reversal => "reversal",
        }
    }

    /// Does it follow from other postings, so that [`crate::adjust`] makes it?
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::Allocation | Self::Surcharge | Self::Penalty | Self::RemissionApplied)
    }
}

impl FromStr for CauseKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.code() == text).ok_or(())
    }
}

impl Cause {
    /// Without what it is about.
    pub const fn kind(&self) -> CauseKind {
        match self {
            Self::Charge { .. } => CauseKind::Charge,
            Self::ChargeDifference { .. } => CauseKind::ChargeDifference,
            Self::ChargeCancelled { .. } => CauseKind::ChargeCancelled,
            Self::Payment { .. } => CauseKind::Payment,
            Self::Allocation => CauseKind::Allocation,
            Self::Surcharge => CauseKind::Surcharge,
            Self::Penalty => CauseKind::Penalty,
            Self::Remission { .. } => CauseKind::Remission,
            Self::RemissionApplied => CauseKind::RemissionApplied,
            Self::Reversal { .. } => CauseKind::Reversal,
        }
    }

    /// What it is about, as stored.
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::Charge { declaration }
            | Self::ChargeDifference { declaration }
            | Self::ChargeCancelled { declaration } => Some(declaration.to_string()),
            Self::Payment { reference } | Self::Remission { reference } => Some(reference.clone()),
            Self::Reversal { of } => Some(of.to_string()),
            Self::Allocation | Self::Surcharge | Self::Penalty | Self::RemissionApplied => None,
        }
    }

    /// From its stored parts; `None` when they do not belong together.
    pub fn of(kind: CauseKind, subject: Option<&str>) -> Option<Self> {
        let id = || subject.and_then(|text| text.parse().ok());
        let text = || subject.map(str::to_owned);
        let cause = match kind {
            CauseKind::Charge => Self::Charge { declaration: id()? },
            CauseKind::ChargeDifference => Self::ChargeDifference { declaration: id()? },
            CauseKind::ChargeCancelled => Self::ChargeCancelled { declaration: id()? },
            CauseKind::Payment => Self::Payment { reference: text()? },
            CauseKind::Remission => Self::Remission { reference: text()? },
            CauseKind::Reversal => Self::Reversal { of: subject?.parse().ok()? },
            CauseKind::Allocation => Self::Allocation,
            CauseKind::Surcharge => Self::Surcharge,
            CauseKind::Penalty => Self::Penalty,
            CauseKind::RemissionApplied => Self::RemissionApplied,
        };
        (cause.subject().as_deref() == subject).then_some(cause)
    }
}

/// The text by which something was posted, where law gives one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Basis {
    /// Key of the text: its name in words is `law-<key>`.
    pub text: String,
    /// Its name, or the reason of a decision, in the words of the agents; `text` is then [`Source::PUBLISHED`].
    pub title: Option<String>,
    /// How sure the value is.
    pub status: Status,
}

impl Basis {
    /// Of a value of `rates`.
    pub fn of(source: &Source, status: Status) -> Self {
        Self { text: source.text.clone(), title: source.title.clone(), status }
    }
}

/// One side of a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leg {
    /// The account.
    pub account: Account,
    /// The worked month; none for `Bank` and `Credit`.
    pub month: Option<Month>,
    /// Signed amount.
    pub amount: Money,
}

/// What is posted for an employer. Its legs sum to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Our id.
    pub id: PostingId,
    /// Whose ledger.
    pub employer: EmployerId,
    /// Value date: the day from which it counts.
    pub on: Date,
    /// When it was written.
    pub posted_at: OffsetDateTime,
    /// Why.
    pub cause: Cause,
    /// By what text.
    pub basis: Option<Basis>,
    /// Tells it apart among the employer's postings: the same key is never posted twice.
    pub key: String,
    /// Its sides.
    pub legs: Vec<Leg>,
}

/// Legs that do not sum to zero: a fault of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the legs of a posting sum to {sum}")]
pub struct Unbalanced {
    /// What they sum to.
    pub sum: Money,
}

/// A posting before it has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPosting {
    /// Value date.
    pub on: Date,
    /// Why.
    pub cause: Cause,
    /// By what text.
    pub basis: Option<Basis>,
    /// See [`Posting::key`].
    pub key: String,
    /// Its sides.
    pub legs: Vec<Leg>,
}

impl NewPosting {
    /// A filed declaration's amounts, on the day of filing.
    pub fn charge(declaration: DeclarationId, month: Month, on: Date, due: &[BranchDue]) -> Self {
        let legs = charge_legs(month, due, &[]);
        Self { on, cause: Cause::Charge { declaration }, basis: None, key: format!("charge/{declaration}"), legs }
    }

    /// What `after` adds to the amounts `before` of the declaration that it replaces. Without legs when nothing changed.
    pub fn charge_difference(
        declaration: DeclarationId,
        month: Month,
        on: Date,
        (before, after): (&[BranchDue], &[BranchDue]),
    ) -> Self {
        let (legs, key) = (charge_legs(month, after, before), format!("difference/{declaration}"));
        Self { on, cause: Cause::ChargeDifference { declaration }, basis: None, key, legs }
    }

    /// A cancelled declaration's amounts, taken back.
    pub fn charge_cancelled(declaration: DeclarationId, month: Month, on: Date, due: &[BranchDue]) -> Self {
        let (legs, key) = (charge_legs(month, &[], due), format!("cancelled/{declaration}"));
        Self { on, cause: Cause::ChargeCancelled { declaration }, basis: None, key, legs }
    }

    /// Money that came in with that value date. `reference` tells it apart from every other payment of the employer.
    pub fn payment(reference: &str, on: Date, amount: Money) -> Self {
        let legs = two(Account::Bank, Account::Credit, None, amount);
        let cause = Cause::Payment { reference: reference.to_owned() };
        Self { on, cause, basis: None, key: format!("payment/{reference}"), legs }
    }

    /// An amount that the fund waives, by the decision `reference`: at most what is open of it is waived.
    pub fn remission(reference: &str, on: Date, (month, component): (Month, Component), amount: Money) -> Self {
        let legs = two(Account::Remitted(component), Account::Receivable(component), Some(month), amount);
        let cause = Cause::Remission { reference: reference.to_owned() };
        Self { on, cause, basis: None, key: format!("remission/{reference}"), legs }
    }

    /// Takes a payment or a remission back whole, as if it had never been.
    pub fn reversal(of: &Posting) -> Self {
        let negated = |leg: &Leg| Leg { amount: Money::ZERO - leg.amount, ..*leg };
        Self {
            on: of.on,
            cause: Cause::Reversal { of: of.id },
            basis: of.basis.clone(),
            key: format!("reversal/{}", of.id),
            legs: of.legs.iter().map(negated).collect(),
        }
    }

    /// The same with the text by which it is posted.
    #[must_use]
    pub fn by(mut self, basis: Basis) -> Self {
        self.basis = Some(basis);
        self
    }

    /// Do the legs sum to zero?
    ///
    /// # Errors
    /// They do not.
    pub fn require_balanced(&self) -> Result<(), Unbalanced> {
        let sum = sum(&self.legs);
        if sum.is_zero() { Ok(()) } else { Err(Unbalanced { sum }) }
    }
}

pub(crate) fn sum(legs: &[Leg]) -> Money {
    legs.iter().map(|leg| leg.amount).sum()
}

/// `amount` on one account, its contrary on the other; `month` only where the account is kept by month.
pub(crate) fn two(plus: Account, minus: Account, month: Option<Month>, amount: Money) -> Vec<Leg> {
    let of = |account: Account, amount| Leg { account, month: account.component().and(month), amount };
    vec![of(plus, amount), of(minus, Money::ZERO - amount)]
}

/// What `after` adds to `before`, branch by branch.
fn charge_legs(month: Month, after: &[BranchDue], before: &[BranchDue]) -> Vec<Leg> {
    let total = |due: &[BranchDue], branch| -> Money {
        due.iter().filter(|one| one.branch == branch).map(|one| one.employer + one.employee).sum()
    };
    tasrih_domain::Branch::ALL
        .into_iter()
        .map(|branch| (Component::Contribution(branch), total(after, branch) - total(before, branch)))
        .filter(|(_, amount)| !amount.is_zero())
        .flat_map(|(of, amount)| two(Account::Receivable(of), Account::Revenue(of), Some(month), amount))
        .collect()
}
