//! Invitations: an administrator asks a person to act for the company.

use crate::access::Role;
use crate::address::Address;
use crate::coded::coded;
use crate::id::{AccountId, EmployerId, InvitationId};
use time::{Duration, OffsetDateTime};

coded! {
    /// Where an invitation stands. Whether an open one is still good is also a matter of its time.
    InvitationState {
        /// Waits for the person.
        Open = "open",
        /// The person came.
        Accepted = "accepted",
        /// Taken back by an administrator.
        Withdrawn = "withdrawn",
    }
}

/// An invitation. The secret of its link is known to the invited person only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Our id.
    pub id: InvitationId,
    /// To which company.
    pub employer: EmployerId,
    /// Where the link was sent.
    pub address: Address,
    /// As what.
    pub role: Role,
    /// By whom.
    pub invited_by: AccountId,
    /// When the link was last sent.
    pub sent_at: OffsetDateTime,
    /// From when on the link is void.
    pub expires_at: OffsetDateTime,
    /// Where it stands.
    pub state: InvitationState,
}

impl Invitation {
    /// How long a link is good for.
    pub const LASTS: Duration = Duration::days(7);
    /// How soon it may be sent again.
    pub const RESEND_AFTER: Duration = Duration::seconds(60);

    /// May it be accepted at that instant?
    pub fn is_good(&self, now: OffsetDateTime) -> bool {
        self.state == InvitationState::Open && now < self.expires_at
    }

    /// May the link be sent again at that instant?
    pub fn may_be_resent(&self, now: OffsetDateTime) -> bool {
        self.state == InvitationState::Open && self.sent_at + Self::RESEND_AFTER <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;
    use uuid::Uuid;

    #[test]
    fn a_link_is_good_for_seven_days_and_sent_again_after_a_minute() {
        let sent_at = datetime!(2026-03-01 10:00 UTC);
        let invitation = Invitation {
            id: InvitationId(Uuid::from_u128(1)),
            employer: EmployerId(Uuid::from_u128(2)),
            address: Address::Phone("+212612345678".to_owned()),
            role: Role::Reader,
            invited_by: AccountId(Uuid::from_u128(3)),
            sent_at,
            expires_at: sent_at + Invitation::LASTS,
            state: InvitationState::Open,
        };
        let second = Duration::SECOND;
        assert!(invitation.is_good(sent_at + Invitation::LASTS - second));
        assert!(!invitation.is_good(sent_at + Invitation::LASTS));
        assert!(!invitation.may_be_resent(sent_at + Invitation::RESEND_AFTER - second));
        assert!(invitation.may_be_resent(sent_at + Invitation::RESEND_AFTER));
        let taken = Invitation { state: InvitationState::Withdrawn, ..invitation };
        assert!(!taken.is_good(sent_at) && !taken.may_be_resent(sent_at + Invitation::LASTS));
    }
}
