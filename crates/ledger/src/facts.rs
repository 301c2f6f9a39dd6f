//! What happened, read from the postings: all that [`crate::settle`] needs to know.

use crate::{Account, Cause, Component, Posting};
use std::collections::BTreeSet;
use tasrih_domain::id::PostingId;
use tasrih_domain::{Branch, Money, Month};
use time::Date;

/// Contributions of a month, as a declaration charged or changed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The worked month.
    pub month: Month,
    /// The day of filing.
    pub on: Date,
    /// Both payers' shares by branch; below zero where a correction takes away.
    pub amounts: Vec<(Branch, Money)>,
}

/// A declaration that was filed, for the fine on filing late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filed {
    /// The worked month.
    pub month: Month,
    /// 0 for the main declaration, 1 to 9 for a complementary one: each is fined for its own employees.
    pub kind: u8,
    /// The day on which it was filed first: corrections do not move it. A filing that the fund cancelled is none, so
    /// what is filed in its place later is late.
    pub on: Date,
    /// Employees on it then.
    pub employees: u32,
}

/// Money that came in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Payment {
    /// Value date.
    pub on: Date,
    /// What tells it apart.
    pub reference: String,
    /// How much.
    pub amount: Money,
}

/// An amount that the fund waives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Remission {
    /// From when on.
    pub on: Date,
    /// Of which month.
    pub month: Month,
    /// Of what.
    pub component: Component,
    /// At most how much: what is open on that day is waived, and no more.
    pub amount: Money,
}

/// What happened, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Contributions charged.
    pub charges: Vec<Charge>,
    /// Declarations filed.
    pub filed: Vec<Filed>,
    /// Money received.
    pub payments: Vec<Payment>,
    /// Amounts waived.
    pub remissions: Vec<Remission>,
}

impl Facts {
    /// The facts among an employer's postings, in any order; `filed` comes from its declarations.
    ///
    /// A posting that was reversed, and its reversal, are no facts.
    pub fn of(postings: &[Posting], filed: Vec<Filed>) -> Self {
        let reversed: BTreeSet<PostingId> = postings
            .iter()
            .filter_map(|posting| match posting.cause {
                Cause::Reversal { of } => Some(of),
                _ => None,
            })
            .collect();
        let mut facts = Self { filed, ..Self::default() };
        for posting in postings.iter().filter(|posting| !reversed.contains(&posting.id)) {
            facts.add(posting);
        }
        facts
    }

    fn add(&mut self, posting: &Posting) {
        let on = posting.on;
        match &posting.cause {
            Cause::Charge { .. } | Cause::ChargeDifference { .. } | Cause::ChargeCancelled { .. } => {
                for leg in &posting.legs {
                    if let (Account::Receivable(Component::Contribution(branch)), Some(month)) =
                        (leg.account, leg.month)
                    {
                        self.charges.push(Charge { month, on, amounts: vec![(branch, leg.amount)] });
                    }
                }
            }
            Cause::Payment { reference } => {
                let received = posting.legs.iter().filter(|leg| leg.account == Account::Bank);
                let amount = received.map(|leg| leg.amount).sum();
                self.payments.push(Payment { on, reference: reference.clone(), amount });
            }
            Cause::Remission { .. } => {
                for leg in &posting.legs {
                    if let (Account::Remitted(component), Some(month)) = (leg.account, leg.month) {
                        self.remissions.push(Remission { on, month, component, amount: leg.amount });
                    }
                }
            }
            Cause::Allocation
            | Cause::Surcharge
            | Cause::Penalty
            | Cause::RemissionApplied
            | Cause::Reversal { .. } => {}
        }
    }

    /// The same and one payment more: "if you pay that on the 14th".
    #[must_use]
    pub fn paying(&self, on: Date, amount: Money) -> Self {
        let mut facts = self.clone();
        // Sorts after every real reference of its day: what is imagined comes after what happened.
        facts.payments.push(Payment { on, reference: "\u{10ffff}".to_owned(), amount });
        facts
    }
}
