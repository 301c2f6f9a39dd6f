//! A company lets somebody see its standing for a while, by a link that it can take back.

use crate::id::{AccountId, ConsentId, EmployerId};
use time::{Duration, OffsetDateTime};

/// A link to the standing of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Id.
    pub id: ConsentId,
    /// Whose standing.
    pub employer: EmployerId,
    /// For whom, in the company's words: for itself to remember, shown to nobody else.
    pub to: String,
    /// The reasons of an irregular standing are shown too.
    pub with_reasons: bool,
    /// Who gave it.
    pub given_by: AccountId,
    /// When.
    pub given_at: OffsetDateTime,
    /// When it ends by itself.
    pub expires_at: OffsetDateTime,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

impl Consent {
    /// Shortest and longest time that a link may last, in days.
    pub const DAYS: std::ops::RangeInclusive<u16> = 1..=90;

    /// A link given now.
    #[must_use]
    pub fn lasting(self, days: u16) -> Self {
        Self { expires_at: self.given_at + Duration::days(i64::from(days)), ..self }
    }

    /// Does the link show the standing at that instant?
    pub fn is_open(&self, at: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && at < self.expires_at
    }
}

/// One look through the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentLook {
    /// Through which link.
    pub consent: ConsentId,
    /// When.
    pub at: OffsetDateTime,
    /// The standing that was shown: its stable name.
    pub standing: String,
}
