//! Who may act for which employer: the check yields a proof, and a use case asks for the proof.

use crate::id::{AccountId, EmployerId};
use std::marker::PhantomData;
use time::Date;

/// What a mandate allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Power {
    /// See declarations and receipts.
    Read,
    /// Upload, map, edit and withdraw before filing.
    Prepare,
    /// File.
    Submit,
}

impl Power {
    /// All powers.
    pub const ALL: [Self; 3] = [Self::Read, Self::Prepare, Self::Submit];

    /// Stable name, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Prepare => "prepare",
            Self::Submit => "submit",
        }
    }
}

/// A power as a type, so that a use case says in its signature what it needs.
pub trait Capability {
    /// The power meant.
    const POWER: Power;
}

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident => $power:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl Capability for $name {
            const POWER: Power = Power::$power;
        }
    )+};
}

capabilities! {
    /// May see.
    Read => Read,
    /// May prepare.
    Prepare => Prepare,
    /// May file.
    Submit => Submit,
}

/// Proof that an account may use a power for an employer on a day. Only [`Mandates::require`] makes one.
#[derive(Debug, Clone, Copy)]
pub struct Authorized<C: Capability> {
    account: AccountId,
    employer: EmployerId,
    power: PhantomData<C>,
}

impl<C: Capability> Authorized<C> {
    /// Who acts.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// For whom.
    pub fn employer(&self) -> EmployerId {
        self.employer
    }
}

/// A right given to an account over one employer. Both days are included; no end means until revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Whose.
    pub account: AccountId,
    /// Over which employer.
    pub employer: EmployerId,
    /// What it allows.
    pub powers: Vec<Power>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

impl Mandate {
    /// Does the mandate stand on that day?
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// The account has no such right. Shown as "not found": existence is information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no mandate for this")]
pub struct NoMandate;

/// All mandates of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandates {
    account: AccountId,
    mandates: Vec<Mandate>,
}

impl Mandates {
    /// The mandates of an account; those of others are dropped.
    pub fn of(account: AccountId, mandates: impl IntoIterator<Item = Mandate>) -> Self {
        Self { account, mandates: mandates.into_iter().filter(|mandate| mandate.account == account).collect() }
    }

    /// The proof that the account may use the power `C` for `employer` on that day.
    ///
    /// # Errors
    /// No mandate in force gives that power.
    pub fn require<C: Capability>(&self, employer: EmployerId, on: Date) -> Result<Authorized<C>, NoMandate> {
        self.mandates
            .iter()
            .any(|mandate| {
                mandate.employer == employer && mandate.is_in_force(on) && mandate.powers.contains(&C::POWER)
            })
            .then_some(Authorized { account: self.account, employer, power: PhantomData })
            .ok_or(NoMandate)
    }

    /// The employers that the account may see on that day.
    pub fn employers(&self, on: Date) -> impl Iterator<Item = EmployerId> + '_ {
        self.mandates
            .iter()
            .filter(move |mandate| mandate.is_in_force(on) && mandate.powers.contains(&Power::Read))
            .map(|mandate| mandate.employer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));
    const EMPLOYER: EmployerId = EmployerId(Uuid::from_u128(2));

    fn mandates(powers: &[Power]) -> Mandates {
        let mandate = Mandate {
            account: ACCOUNT,
            employer: EMPLOYER,
            powers: powers.to_vec(),
            from: date!(2026 - 03 - 01),
            until: Some(date!(2026 - 03 - 31)),
        };
        Mandates::of(ACCOUNT, [mandate])
    }

    #[test]
    fn a_mandate_holds_from_its_first_to_its_last_day() {
        let mandates = mandates(&[Power::Read]);
        let may = |day| mandates.require::<Read>(EMPLOYER, day).is_ok();
        assert_eq!(
            [date!(2026 - 02 - 28), date!(2026 - 03 - 01), date!(2026 - 03 - 31), date!(2026 - 04 - 01)].map(may),
            [false, true, true, false]
        );
    }

    #[test]
    fn a_power_not_given_and_an_employer_not_named_are_refused() {
        let mandates = mandates(&[Power::Read, Power::Prepare]);
        let on = date!(2026 - 03 - 10);
        assert!(mandates.require::<Submit>(EMPLOYER, on).is_err());
        assert!(mandates.require::<Read>(EmployerId(Uuid::from_u128(9)), on).is_err());
        assert!(mandates.require::<Prepare>(EMPLOYER, on).is_ok());
    }

    #[test]
    fn the_mandate_of_someone_else_is_dropped() {
        let other = AccountId(Uuid::from_u128(7));
        let theirs = mandates(&[Power::Read]).mandates;
        assert!(Mandates::of(other, theirs).require::<Read>(EMPLOYER, date!(2026 - 03 - 10)).is_err());
    }
}
