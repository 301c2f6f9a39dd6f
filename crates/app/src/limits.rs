//! Limits on tries, kept in the database so that several gateways agree: by account, by request, by client address.
//!
//! A try is counted, and the count committed, before it is looked at; tries made at once do not overtake the count.

use crate::{App, AppError};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv6Addr};
use tasrih_domain::Address;
use tasrih_storage::{Counted, Tx};
use time::Duration;
use uuid::Uuid;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Passwords for one address to sign in with.
    SignIn,
    /// Codes of the second step, for one account.
    SecondStep,
    /// Wrong codes of an application in the second step, for one account. Five in a quarter of an hour, day after day,
    /// would find one of a million in the end.
    WrongAppCodes,
    /// Passwords from one client, whoever's.
    SignInFrom,
    /// Sign-ups, resets and requests of new employers begun by one client.
    BeginningsFrom,
    /// Codes typed by one client, whatever they open.
    CodesTypedFrom,
    /// Codes typed for one thing, over all the codes sent for it.
    CodesTyped,
    /// Codes sent for one thing.
    CodesSent,
    /// Codes sent to an address that was typed, whoever typed it: nobody's telephone is made to ring all day.
    CodesSentTo,
    /// Questions put to the administrators of one company, or for one forgotten password: nobody buries them.
    ColleaguesAsked,
    /// Documents sent for one request of somebody without an account.
    Uploads,
    /// The same from one client: each may be 10 MiB.
    UploadsFrom,
    /// What one insured person says is wrong.
    Reports,
    /// Codes that one client has sent to one address on file: anybody who knows a company's number can ask for them,
    /// and must not use up what is there for its own people.
    OnFileFrom,
    /// Codes sent to one address on file, whoever asked: so many that it takes a dozen networks to reach it, and few
    /// enough for a telephone. Beyond it, the colleague and the counter are left.
    OnFileTo,
    /// Codes typed at the door about one address, over all requests.
    CodesTypedAbout,
    /// Challenges for passkeys asked for by one client: each is written down.
    ChallengesFrom,
    /// Looks of one client through links to a standing, real or guessed.
    ConsentLooksFrom,
    /// Papers checked by one client.
    ChecksFrom,
}

impl Limit {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::SignIn,
        Self::SecondStep,
        Self::WrongAppCodes,
        Self::SignInFrom,
        Self::BeginningsFrom,
        Self::CodesTypedFrom,
        Self::CodesTyped,
        Self::CodesSent,
        Self::CodesSentTo,
        Self::ColleaguesAsked,
        Self::Uploads,
        Self::UploadsFrom,
        Self::Reports,
        Self::OnFileFrom,
        Self::OnFileTo,
        Self::CodesTypedAbout,
        Self::ChallengesFrom,
        Self::ConsentLooksFrom,
        Self::ChecksFrom,
    ];

    /// Most tries within the window.
    pub(crate) const fn most(self) -> u32 {
        self.allowance().0
    }

    const fn scope(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SecondStep => "second-step",
            Self::WrongAppCodes => "wrong-app-codes",
            Self::SignInFrom => "sign-in-from",
            Self::BeginningsFrom => "beginnings-from",
            Self::CodesTypedFrom => "codes-typed-from",
            Self::CodesTyped => "codes-typed",
            Self::CodesSent => "codes-sent",
            Self::CodesSentTo => "codes-sent-to",
            Self::ColleaguesAsked => "colleagues-asked",
            Self::Uploads => "uploads",
            Self::UploadsFrom => "uploads-from",
            Self::Reports => "reports",
            Self::OnFileFrom => "on-file-from",
            Self::OnFileTo => "on-file-to",
            Self::CodesTypedAbout => "codes-typed-about",
            Self::ChallengesFrom => "challenges-from",
            Self::ConsentLooksFrom => "consent-looks-from",
            Self::ChecksFrom => "checks-from",
        }
    }

    /// Most tries, and the time from the first of them after which counting begins anew. Many people may share one
    /// client address (a firm, a cyber-café, a mobile network), so those are wide.
    const fn allowance(self) -> (u32, Duration) {
        match self {
            Self::SignIn | Self::SecondStep => (5, Duration::minutes(15)),
            Self::SignInFrom => (300, Duration::minutes(15)),
            Self::BeginningsFrom | Self::ConsentLooksFrom => (60, Duration::hours(1)),
            Self::CodesTypedFrom | Self::UploadsFrom => (100, Duration::hours(1)),
            Self::CodesTyped | Self::Reports | Self::WrongAppCodes => (20, Duration::hours(24)),
            Self::CodesTypedAbout | Self::Uploads => (40, Duration::hours(24)),
            Self::ChallengesFrom => (120, Duration::minutes(15)),
            Self::CodesSent => (8, Duration::hours(24)),
            Self::CodesSentTo => (15, Duration::hours(24)),
            Self::ColleaguesAsked => (10, Duration::hours(24)),
            Self::OnFileFrom => (5, Duration::hours(24)),
            Self::OnFileTo => (60, Duration::hours(24)),
            Self::ChecksFrom => (120, Duration::hours(1)),
        }
    }
}

/// Where a request comes from, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Client(pub Option<IpAddr>);

impl Client {
    /// The bytes that are counted: of IPv6 the network of one customer, who has as many addresses as they like.
    fn bytes(self) -> Option<Vec<u8>> {
        match self.0?.to_canonical() {
            IpAddr::V4(address) => Some(address.octets().to_vec()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Some(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).octets().to_vec())
            }
        }
    }
}

/// Whose tries are counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose<'a> {
    /// Of an address.
    Address(&'a Address),
    /// Of a thing.
    Id(Uuid),
    /// Of a client; one that is not known is not counted.
    Client(Client),
    /// Of an address, by one client; one that is not known is not counted.
    AddressBy(&'a Address, Client),
}

impl Whose<'_> {
    fn hash(self, limit: Limit) -> Option<[u8; 32]> {
        let bytes = match self {
            Self::Address(address) => address.text().as_bytes().to_vec(),
            Self::Id(id) => id.as_bytes().to_vec(),
            Self::Client(client) => client.bytes()?,
            Self::AddressBy(address, client) => [client.bytes()?, address.text().as_bytes().to_vec()].concat(),
        };
        Some(Sha256::new().chain_update(limit.scope()).chain_update([0]).chain_update(bytes).finalize().into())
    }
}

impl App {
    /// Counts a try under each of the limits; says which one it is under the first, `None`: one of the limits is
    /// exceeded, and the person has to wait.
    pub(crate) async fn count_try(&self, tries: &[(Limit, Whose<'_>)]) -> Result<Option<u32>, AppError> {
        let now = self.clock.now();
        let tx = self.store.begin_write().await?;
        let (mut nth, mut is_within) = (1, true);
        for (at, (limit, whose)) in tries.iter().enumerate() {
            let Some(subject) = whose.hash(*limit) else { continue };
            let (most, window) = limit.allowance();
            let what = Counted { scope: limit.scope(), subject: &subject };
            let count = tx.limits().count(what, now, window).await?.tries;
            is_within &= count <= most;
            nth = if at == 0 { count } else { nth };
        }
        tx.commit().await?;
        Ok(is_within.then_some(nth))
    }

    /// Takes a try back that is not of those counted, in the transaction of what it was.
    pub(crate) async fn give_back_try(tx: &Tx, limit: Limit, whose: Whose<'_>) -> Result<(), AppError> {
        let Some(subject) = whose.hash(limit) else { return Ok(()) };
        Ok(tx.limits().give_back(Counted { scope: limit.scope(), subject: &subject }).await?)
    }

    /// Forgets the tries, in the transaction of what succeeded: it may be done, or not, with it.
    pub(crate) async fn forget_tries(tx: &Tx, limit: Limit, whose: Whose<'_>) -> Result<(), AppError> {
        let Some(subject) = whose.hash(limit) else { return Ok(()) };
        Ok(tx.limits().forget(Counted { scope: limit.scope(), subject: &subject }).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_one_customer_and_two_limits_never_share_a_count() {
        let client = |text: &str| Client(Some(text.parse().unwrap())).bytes();
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.1"), client("192.0.2.1"));
        assert_eq!(Client(None).bytes(), None);
        let id = Whose::Id(Uuid::from_u128(1));
        let hashes: std::collections::BTreeSet<_> = Limit::ALL.iter().map(|limit| id.hash(*limit)).collect();
        assert_eq!(hashes.len(), Limit::ALL.len());
    }
}
