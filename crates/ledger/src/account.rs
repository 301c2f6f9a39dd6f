//! The accounts of an employer's ledger.

use crate::Offence;
use std::str::FromStr;
use tasrih_domain::Branch;
use tasrih_domain::approval::Waivable;

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Contributions of a branch, both payers' shares: the employer pays both.
    Contribution(Branch),
    /// Surcharge on contributions paid late.
    Surcharge,
    /// A fine.
    Penalty(Offence),
}

impl Component {
    /// All of them, in the order in which a month's dues are paid.
    pub fn all() -> impl Iterator<Item = Self> {
        let contributions = Branch::ALL.into_iter().map(Self::Contribution);
        contributions.chain([Self::Surcharge]).chain(Offence::ALL.into_iter().map(Self::Penalty))
    }

    /// Stable name, as stored and as the ending of message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contribution(branch) => branch.code(),
            Self::Surcharge => "surcharge",
            Self::Penalty(offence) => offence.code(),
        }
    }

    /// Is it a fine, paid after everything else?
    pub const fn is_penalty(self) -> bool {
        matches!(self, Self::Penalty(_))
    }

    /// Is it a contribution, on which a surcharge is computed?
    pub const fn is_contribution(self) -> bool {
        matches!(self, Self::Contribution(_))
    }
}

impl From<Waivable> for Component {
    fn from(of: Waivable) -> Self {
        match of {
            Waivable::Surcharge => Self::Surcharge,
            Waivable::LateDeclaration => Self::Penalty(Offence::LateDeclaration),
        }
    }
}

impl FromStr for Component {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::all().find(|one| one.code() == text).ok_or(())
    }
}

/// An account. Amounts are signed: what the employer owes and what the fund holds is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// What the employer owes, by month: positive.
    Receivable(Component),
    /// What was charged, by month: negative.
    Revenue(Component),
    /// What was remitted, by month: positive.
    Remitted(Component),
    /// What the fund received: positive.
    Bank,
    /// The employer's money that pays no due yet: negative.
    Credit,
}

impl Account {
    /// Stable name of the kind of account, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receivable(_) => "receivable",
            Self::Revenue(_) => "revenue",
            Self::Remitted(_) => "remitted",
            Self::Bank => "bank",
            Self::Credit => "credit",
        }
    }

    /// What it is about, where it is about something.
    pub const fn component(self) -> Option<Component> {
        match self {
            Self::Receivable(component) | Self::Revenue(component) | Self::Remitted(component) => Some(component),
            Self::Bank | Self::Credit => None,
        }
    }

    /// From its stored parts; `None` when they do not belong together.
    pub fn of(code: &str, component: Option<Component>) -> Option<Self> {
        Some(match (code, component) {
            ("receivable", Some(component)) => Self::Receivable(component),
            ("revenue", Some(component)) => Self::Revenue(component),
            ("remitted", Some(component)) => Self::Remitted(component),
            ("bank", None) => Self::Bank,
            ("credit", None) => Self::Credit,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_waived_has_one_name_and_is_no_contribution() {
        for of in Waivable::ALL {
            let component = Component::from(*of);
            assert_eq!(component.code(), of.code());
            assert!(!component.is_contribution());
        }
    }

    #[test]
    fn every_account_comes_back_from_its_stored_parts() {
        let mut names = std::collections::BTreeSet::new();
        for component in Component::all() {
            assert!(names.insert(component.code()), "{component:?} shares its name");
            assert_eq!(component.code().parse(), Ok(component));
            for account in [Account::Receivable(component), Account::Revenue(component), Account::Remitted(component)] {
                assert_eq!(Account::of(account.code(), account.component()), Some(account));
                assert_eq!(Account::of(account.code(), None), None);
            }
        }
        for account in [Account::Bank, Account::Credit] {
            assert_eq!(Account::of(account.code(), None), Some(account));
            assert_eq!(Account::of(account.code(), Some(Component::Surcharge)), None);
        }
    }
}
