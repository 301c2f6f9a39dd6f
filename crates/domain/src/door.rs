//! People at the door: those who want an access for their company, and those who forgot their password.
//!
//! A request is begun by anybody, proves its right by one of three routes, and is done once. A request that has
//! nothing behind it (no such company, an address of somebody else) goes the same way and never arrives: whoever
//! makes it learns nothing.

use crate::AffiliateNumber;
use crate::Lang;
use crate::access::Role;
use crate::address::Address;
use crate::coded::coded;
use crate::id::{AccountId, DoorId, EmployerId};
use std::fmt;
use time::OffsetDateTime;

coded! {
    /// What somebody at the door wants.
    Errand {
        /// An access for a company.
        SignUp = "sign-up",
        /// Another password.
        Reset = "reset",
    }
}

coded! {
    /// How the right is proved.
    Route {
        /// A code to the address that the fund has on file: of the employer, or of the account itself.
        OnFile = "on-file",
        /// An administrator of the company says yes.
        Colleague = "colleague",
        /// A code given at the counter.
        Counter = "counter",
    }
}

coded! {
    /// Where a request stands.
    DoorState {
        /// Waits for its code, or for the choice of a route.
        Open = "open",
        /// Waits for a colleague.
        Asked = "asked",
        /// A colleague, or the company's own address, said yes: waits for the code to the address typed.
        Approved = "approved",
        /// A colleague said no; another route may be taken.
        Refused = "refused",
        /// Done.
        Done = "done",
    }
}

/// A request at the door.
#[derive(Clone, PartialEq, Eq)]
pub struct DoorRequest {
    /// Its id.
    pub id: DoorId,
    /// What is wanted.
    pub errand: Errand,
    /// Language of its messages.
    pub lang: Lang,
    /// Is there something behind it?
    pub is_live: bool,
    /// The number typed, for an access.
    pub affiliate: Option<AffiliateNumber>,
    /// The company, for an access.
    pub employer: Option<EmployerId>,
    /// The address typed.
    pub login: Address,
    /// Name typed; empty for another password.
    pub name: String,
    /// Hash of the password chosen for an account that does not exist yet.
    pub password_hash: Option<String>,
    /// The account that exists.
    pub account: Option<AccountId>,
    /// The route taken last.
    pub route: Option<Route>,
    /// Where it stands.
    pub state: DoorState,
    /// The role that a colleague chose.
    pub role: Option<Role>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// Since when.
    pub created_at: OffsetDateTime,
    /// From when on it is void.
    pub expires_at: OffsetDateTime,
}

/// Names and addresses of people are not printed.
impl fmt::Debug for DoorRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DoorRequest({}, {}, {})", self.id, self.errand, self.state)
    }
}

impl DoorRequest {
    /// The role that its code gives: what the colleague chose; who reads the company's own address, or stood at the
    /// counter, administers it. `None`: no code gives anything yet.
    pub fn role_given(&self) -> Option<Role> {
        match self.route? {
            Route::OnFile | Route::Counter => Some(Role::Administrator),
            Route::Colleague => self.role.filter(|_| self.state == DoorState::Approved),
        }
    }

    /// Can a route be chosen, and a code be typed?
    pub fn is_open_at(&self, now: OffsetDateTime) -> bool {
        self.state != DoorState::Done && now < self.expires_at
    }
}
