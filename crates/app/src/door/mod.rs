//! People at the door: an access for a company in three steps, and another password.
//!
//! A request is a row with a secret address; it survives closing the browser, for a week. What the pages show is the
//! same whether or not the company exists, the address has an account, or anything was sent: a request with nothing
//! behind it goes the same way, at the same pace, and its codes are nobody's. What there is to say is said in the
//! message, to the one who holds the address.

mod counter;
mod finish;
mod requests;
mod reset;
mod route;
mod sign_up;

pub use finish::{Finished, NewPassword};
pub use requests::{DoorDecision, DoorQuestion};
pub use route::Way;
pub use sign_up::NewAccess;

use crate::codes::{CODE_MINUTES, CodeError, RESEND_AFTER};
use crate::secrets::hex;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use tasrih_domain::door::{DoorRequest, DoorState, Errand, Route};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DoorId;
use tasrih_domain::{Address, AffiliateNumber, Channel};
use tasrih_i18n::Text;
use tasrih_storage::{CodeFor, TokenHash, Tx};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a request waits for its person.
const REQUEST_LASTS: Duration = Duration::days(7);
/// Bytes of the secret in the address of a request: 160 bits.
const TOKEN_BYTES: usize = 20;
/// Longest token looked at.
const TOKEN_CHARS_MAX: usize = 64;
/// Administrators who are asked, and told.
const ADMINISTRATORS_MAX: u32 = 20;
/// Name of the gateway's secret that the door uses.
const SECRET: &str = "door";
/// Kind of code that a request waits for.
const PURPOSE: &str = "door";
/// Kind of code that is given at the counter.
const COUNTER: &str = "counter";

/// A field that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub text: Text,
}

impl FieldFault {
    pub(crate) fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, text: Text::of(key) }
    }
}

/// Why a step at the door was not taken.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// Fields to correct.
    #[error("fields to correct")]
    Fields(Vec<FieldFault>),
    /// Too many tries: wait.
    #[error("too many tries")]
    TooMany,
    /// The last code was sent less than a minute ago.
    #[error("too soon")]
    TooSoon,
    /// No such request, or a fault of ours.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<tasrih_storage::StorageError> for DoorError {
    fn from(error: tasrih_storage::StorageError) -> Self {
        Self::Failed(error.into())
    }
}

impl DoorError {
    fn of_code(error: CodeError) -> Self {
        match error {
            CodeError::Shape => Self::Fields(vec![FieldFault::new("code", "fault-code-shape")]),
            CodeError::Wrong => Self::Fields(vec![FieldFault::new("code", "fault-code-wrong")]),
            CodeError::TooMany => Self::TooMany,
            CodeError::Failed(error) => Self::Failed(error),
        }
    }
}

/// An address that a code can be sent to, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaskedContact {
    /// Which of them, from 0.
    pub nth: usize,
    /// Which way.
    pub channel: Channel,
    /// Enough for its holder to know it.
    pub masked: String,
}

/// A request as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorView {
    /// What is wanted.
    pub errand: Errand,
    /// The company's number, for an access.
    pub affiliate: Option<AffiliateNumber>,
    /// Address typed, masked.
    pub login: String,
    /// Where it stands.
    pub state: DoorState,
    /// The route taken last.
    pub route: Option<Route>,
    /// Addresses on file.
    pub contacts: Vec<MaskedContact>,
    /// When a code was sent last.
    pub sent_at: Option<OffsetDateTime>,
    /// Seconds until another can be sent; 0: now.
    pub wait_seconds: i64,
    /// Minutes that a code is good for.
    pub minutes: i64,
}

impl App {
    /// The request of that secret address.
    ///
    /// # Errors
    /// `Unknown`: none, void, or done.
    pub(crate) async fn door_request(&self, token: &str) -> Result<DoorRequest, AppError> {
        if token.len() > TOKEN_CHARS_MAX {
            return Err(AppError::Unknown);
        }
        let found = self.store.read().door().find_by_token(hash_of(token)).await?;
        found.filter(|request| request.is_open_at(self.clock.now())).ok_or(AppError::Unknown)
    }

    /// The request of that secret address, if it is done: its person sends the last form again.
    pub(crate) async fn done_at_door(&self, token: &str, errand: Errand) -> Result<Option<DoorRequest>, AppError> {
        if token.len() > TOKEN_CHARS_MAX {
            return Ok(None);
        }
        let found = self.store.read().door().find_by_token(hash_of(token)).await?;
        let is_done = |one: &DoorRequest| one.state == DoorState::Done && self.clock.now() < one.expires_at;
        Ok(found.filter(|one| is_done(one) && one.errand == errand))
    }

    /// A request for its page.
    pub async fn at_door(&self, token: &str) -> Result<DoorView, AppError> {
        let request = self.door_request(token).await?;
        let contacts = self.contacts_of(&request).await?.iter().map(Address::masked).collect::<Vec<_>>();
        let channel = |masked: &str| if masked.contains('@') { Channel::Email } else { Channel::Sms };
        let contacts = contacts.into_iter().enumerate();
        let sent_at = self.store.read().codes().made_at(code_of(&request)).await?;
        let wait = sent_at.map_or(Duration::ZERO, |at| at + RESEND_AFTER - self.clock.now());
        Ok(DoorView {
            errand: request.errand,
            affiliate: request.affiliate,
            login: request.login.masked(),
            state: request.state,
            route: request.route,
            contacts: contacts.map(|(nth, masked)| MaskedContact { nth, channel: channel(&masked), masked }).collect(),
            sent_at,
            wait_seconds: wait.whole_seconds().max(0),
            minutes: CODE_MINUTES,
        })
    }

    /// The addresses that a code can be sent to. For a company that does not exist: invented ones, always the same, as
    /// many as companies have.
    async fn contacts_of(&self, request: &DoorRequest) -> Result<Vec<Address>, AppError> {
        match (request.errand, request.employer, request.affiliate) {
            (Errand::Reset, ..) => Ok(vec![request.login.clone()]),
            (Errand::SignUp, employer, Some(affiliate)) => {
                // Asked for whether or not there is a company: the answer takes as long for both.
                let invented = invented_contacts(&self.door_secret().await?, affiliate);
                match employer {
                    Some(employer) => Ok(self.store.read().contacts().of(employer).await?),
                    None => Ok(invented),
                }
            }
            (Errand::SignUp, _, None) => Ok(Vec::new()),
        }
    }

    pub(crate) async fn door_secret(&self) -> Result<Vec<u8>, AppError> {
        self.kept_secret(SECRET).await
    }

    /// The address of the request's page.
    fn door_link(&self, request: &DoorRequest, token: &str) -> String {
        let path = match request.errand {
            Errand::SignUp => "sign-up",
            Errand::Reset => "reset",
        };
        format!("{}/{}/{path}/{token}", self.config.public_url, request.lang)
    }

    /// Administrators of a company, for what they are asked and told.
    pub(crate) async fn administrators(
        &self,
        tx: &Tx,
        employer: tasrih_domain::id::EmployerId,
    ) -> Result<Vec<tasrih_domain::declaration::Account>, AppError> {
        let members = tx.memberships().over(employer, ADMINISTRATORS_MAX * 10).await?;
        let is_administrator =
            |member: &&tasrih_storage::Membership| member.role == tasrih_domain::access::Role::Administrator;
        let ids = members.iter().filter(is_administrator).map(|member| member.account);
        let ids: Vec<_> = ids.take(ADMINISTRATORS_MAX as usize).collect();
        Ok(tx.accounts().find_all(&ids).await?)
    }
}

fn hash_of(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

/// The secret address of a request: made again for a later message, never stored.
fn token_of(secret: &[u8], id: DoorId) -> String {
    secret_address(secret, b"token", id.0)
}

/// The secret address of a thing of that kind.
pub(crate) fn secret_address(secret: &[u8], kind: &[u8], id: Uuid) -> String {
    let digest = Sha256::new().chain_update(secret).chain_update(kind).chain_update(id.as_bytes()).finalize();
    hex(&digest[..TOKEN_BYTES])
}

/// The code that the request waits for.
fn code_of(request: &DoorRequest) -> CodeFor {
    CodeFor { purpose: PURPOSE, subject: request.id.0 }
}

fn text(value: impl Into<String>) -> Arg {
    Arg::Text(value.into())
}

fn code_args(code: &tasrih_domain::code::SpokenCode) -> Args {
    Args::new().with("code", text(code.to_string())).with("minutes", Arg::Count(CODE_MINUTES))
}

/// What the file might say of a number that it does not know: none, one or two addresses, drawn from the secret.
fn invented_contacts(secret: &[u8], affiliate: AffiliateNumber) -> Vec<Address> {
    let drawn = Sha256::new().chain_update(secret).chain_update(b"contacts").chain_update(affiliate.to_string());
    let drawn: [u8; 32] = drawn.finalize().into();
    let letter = |at: usize| char::from(b"abcdefghiklmnrstz"[usize::from(drawn[at]) % 17]);
    let ending = ["ma", "ma", "com", "net"][usize::from(drawn[3]) % 4];
    let mail = Address::Email(format!("{}@{}.{ending}", letter(1), letter(2)));
    let phone = Address::Phone(format!("+2126{:08}", u32::from_be_bytes([0, drawn[4], drawn[5], drawn[6]])));
    match drawn[0] {
        0..=24 => Vec::new(),
        25..=99 => vec![mail, phone],
        100..=129 => vec![phone],
        _ => vec![mail],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_nobody_has_shows_addresses_like_those_of_others_and_always_the_same() {
        let number = |value| AffiliateNumber::from_value(value).unwrap();
        let shown = |value| invented_contacts(b"secret", number(value)).iter().map(Address::masked).collect::<Vec<_>>();
        assert_eq!(shown(1_234_567), shown(1_234_567));
        let counts = (0..300).map(|value| shown(value).len());
        assert_eq!(counts.collect::<std::collections::BTreeSet<_>>(), [0, 1, 2].into());
        assert_ne!(invented_contacts(b"one", number(7)), invented_contacts(b"two", number(7)));
    }
}
