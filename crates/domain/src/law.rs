//! What the fund decides about dates, rates, ceilings and what being late costs beyond what the program was built with.

use crate::coded::coded;
use crate::field::{Branch, Payer};
use crate::money::Money;
use crate::period::Month;
use time::Date;

coded! {
    /// What a decision is about.
    LawItem {
        /// The last day to file a month.
        DueOn = "due-on",
        /// The share that a payer owes to a branch.
        Share = "share",
        /// The ceiling of capped wages.
        Ceiling = "ceiling",
        /// Whether being late costs what a rule says.
        Switch = "switch",
    }
}

coded! {
    /// A rule that the ledger applies by itself when somebody is late.
    LateRule {
        /// The surcharge on contributions paid late.
        LatePayment = "late-payment",
        /// The fine on declarations filed late.
        LateDeclaration = "late-declaration",
    }
}

/// A decision: the last day of one month, or a value in force from a month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawChange {
    /// The last day to file `month` on time becomes `due_on`.
    DueOn {
        /// The worked month.
        month: Month,
        /// Its last day.
        due_on: Date,
    },
    /// The share of a branch and payer becomes `millionths` of the wage.
    Share {
        /// The branch.
        branch: Branch,
        /// The employer or the employee.
        payer: Payer,
        /// First worked month.
        from: Month,
        /// The rate in millionths: 6.40 % is 64,000.
        millionths: u32,
    },
    /// The ceiling of capped wages becomes `amount`.
    Ceiling {
        /// First worked month.
        from: Month,
        /// Per employee and month.
        amount: Money,
    },
    /// A rule is applied, or not, to what begins in a month or later.
    Switch {
        /// Which.
        rule: LateRule,
        /// First calendar month: a step that begins in it follows the switch.
        from: Month,
        /// Applied?
        is_on: bool,
    },
}

impl LawChange {
    /// What it is about.
    pub const fn item(&self) -> LawItem {
        match self {
            Self::DueOn { .. } => LawItem::DueOn,
            Self::Share { .. } => LawItem::Share,
            Self::Ceiling { .. } => LawItem::Ceiling,
            Self::Switch { .. } => LawItem::Switch,
        }
    }

    /// The month moved, or the first one with the new value.
    pub const fn month(&self) -> Month {
        match self {
            Self::DueOn { month, .. } => *month,
            Self::Share { from, .. } | Self::Ceiling { from, .. } | Self::Switch { from, .. } => *from,
        }
    }
}

/// A decision that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// What was decided.
    pub change: LawChange,
    /// The text of law or the decision, in the agent's words.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Since when it is published here.
    pub published_on: Date,
}
