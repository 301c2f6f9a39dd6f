//! Direct debits: the mandate that an employer gives, and the files by which the fund collects.

use super::account::Rib;
use crate::id::{AccountId, DebitFileId, DebitMandateId, EmployerId};
use crate::money::Money;
use time::{Date, OffsetDateTime};

/// An employer's word that the fund may collect from an account. `Debug` shows no name.
#[derive(Clone, PartialEq, Eq)]
pub struct DebitMandate {
    /// Our id.
    pub id: DebitMandateId,
    /// Whose.
    pub employer: EmployerId,
    /// Its reference, as banks see it: at most 35 signs.
    pub reference: String,
    /// Holder of the account.
    pub holder: String,
    /// The account.
    pub account: Rib,
    /// Who signed.
    pub signed_by: AccountId,
    /// When.
    pub signed_at: OffsetDateTime,
    /// When it was taken back.
    pub ended_at: Option<OffsetDateTime>,
    /// Day of the first collection.
    pub used_on: Option<Date>,
}

impl std::fmt::Debug for DebitMandate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DebitMandate({})", self.reference)
    }
}

/// A file of collections that was made for the fund's bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebitFile {
    /// Our id.
    pub id: DebitFileId,
    /// Its number, as banks see it.
    pub number: String,
    /// Day on which the money is to be taken.
    pub collect_on: Date,
    /// Collections in it.
    pub count: u32,
    /// What they make together.
    pub amount: Money,
    /// Who made it.
    pub made_by: AccountId,
    /// When.
    pub made_at: OffsetDateTime,
}
