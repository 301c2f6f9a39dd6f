//! The way in: identity card and insured number, then a code to the telephone or e-mail address that the fund has on
//! file. Whoever is not known gets the same page in the same time, and no code.
//!
//! An address that an employer typed may be read by that employer, or by somebody who has its access. A code that goes
//! there opens what that employer has declared and nothing else, until the person has named an address to an agent.

use crate::codes::{CodeError, RESEND_AFTER};
use crate::limits::{Client, Limit, Whose};
use crate::messages::Recipient;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{EmployerId, PersonId};
use tasrih_domain::person::{Document, DocumentKind, InsuredPerson};
use tasrih_domain::{Address, InsuredNumber, Lang};
use tasrih_storage::{CodeFor, InsuredSession, TokenHash};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The purpose of the codes that open these pages.
const PURPOSE: &str = "insured";
/// How long the pages stay open: a look at one's months takes minutes, often at somebody else's machine.
const LASTS: Duration = Duration::minutes(30);
/// Random bytes of a session's token.
const TOKEN_BYTES: usize = 20;

/// What somebody says of themselves at the door.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeAsked {
    /// Number of the identity card.
    pub cin: String,
    /// Insured number.
    pub insured: String,
}

/// Both are personal.
impl std::fmt::Debug for CodeAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeAsked")
    }
}

/// An insured person who has signed in. Only this module makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insured {
    pub(super) person: InsuredPerson,
    only: Option<EmployerId>,
}

impl Insured {
    /// Who.
    pub fn id(&self) -> PersonId {
        self.person.id
    }

    /// The only employer that these pages show: the code went to the address that it had typed. `None`: they show all.
    pub fn only(&self) -> Option<EmployerId> {
        self.only
    }

    /// May these pages show what concerns that employer?
    pub fn sees(&self, employer: EmployerId) -> bool {
        self.only.is_none_or(|only| only == employer)
    }

    /// For what concerns the person as a whole.
    ///
    /// # Errors
    /// Refused: these pages show one employer only.
    pub fn sees_all(&self) -> Result<(), AppError> {
        if self.only.is_none() { Ok(()) } else { Err(AppError::refused("refused-insured-in-part")) }
    }

    /// The person as the fund knows them.
    pub(crate) fn person(&self) -> &InsuredPerson {
        &self.person
    }

    /// Their name in the language of a page.
    pub fn name(&self, lang: Lang) -> String {
        let arabic = self.person.name_ar();
        if lang == Lang::Ar && !arabic.is_empty() { arabic } else { self.person.name() }
    }
}

/// A session as given to the browser.
pub struct InsuredSignIn {
    /// Secret of the session; only its hash is kept.
    pub token: String,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

fn token_hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

impl App {
    /// Sends a code to the person of that card and number, where the fund knows how. What is answered is the same for
    /// everybody.
    ///
    /// # Errors
    /// Refused: too many codes asked for, or from one place.
    pub async fn ask_insured_code(&self, asked: &CodeAsked, lang: Lang, client: Client) -> Result<(), AppError> {
        let person = self.person_named(asked).await?;
        let subject = subject_of(person.as_ref(), asked);
        let tries = [(Limit::CodesSent, Whose::Id(subject)), (Limit::BeginningsFrom, Whose::Client(client))];
        if self.count_try(&tries).await?.is_none() {
            return Err(AppError::refused("refused-insured-too-many"));
        }
        let drawn = self.draw_code().await?;
        let tx = self.store.begin_write().await?;
        let what = code_of(person.as_ref(), asked);
        // A code that is younger than a minute stands: the message is on its way.
        if self.put_code(&tx, what, &drawn, RESEND_AFTER).await?
            && let Some(address) = person.as_ref().and_then(on_file)
        {
            let args = Args::new().with("code", Arg::Text(drawn.code.to_string()));
            self.tell(&tx, &Recipient::at(&address, lang), "message-insured-code", args).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Opens the pages of the person to whom the code was sent.
    ///
    /// # Errors
    /// Not the code (which of the three things typed is wrong is not said), or too many tries.
    pub async fn sign_in_insured(
        &self,
        asked: &CodeAsked,
        code: &str,
        client: Client,
    ) -> Result<InsuredSignIn, CodeError> {
        let person = self.person_named(asked).await?;
        let what = code_of(person.as_ref(), asked);
        let right = self.check_code(what, code, client).await?;
        // A code that was never sent anywhere is nobody's.
        let person = person.filter(|person| on_file(person).is_some()).ok_or(CodeError::Wrong)?;
        let now = self.clock.now();
        let (token, expires_at) = (self.clock.new_secret(TOKEN_BYTES), now + LASTS);
        let tx = self.store.begin_write().await.map_err(AppError::from)?;
        right.spend(self, &tx).await?;
        // Sent to an address that was replaced meanwhile: it is read by somebody else.
        let now_on_file = tx.persons().find(person.id).await.map_err(AppError::from)?;
        if now_on_file.is_none_or(|one| on_file(&one) != on_file(&person) || one.contact_by != person.contact_by) {
            return Err(CodeError::Wrong);
        }
        let opened = InsuredSession { person: person.id, only: person.contact_by, created_at: now, expires_at };
        tx.insured_sessions().put(token_hash(&token), &opened).await.map_err(AppError::from)?;
        let event = AuditEvent::new(now, Who::Person(person.id), "insured-signed-in").person(person.id);
        tx.audit().append(&event).await.map_err(AppError::from)?;
        tx.commit().await.map_err(AppError::from)?;
        Ok(InsuredSignIn { token, expires_at })
    }

    /// Who holds that session, if it still stands.
    pub async fn insured_of(&self, token: &str) -> Result<Option<Insured>, AppError> {
        let reader = self.store.read();
        let found = reader.insured_sessions().find(token_hash(token), self.clock.now()).await?;
        let Some(opened) = found else { return Ok(None) };
        Ok(reader.persons().find(opened.person).await?.map(|person| Insured { person, only: opened.only }))
    }

    /// Ends a session, and forgets those that ended by themselves.
    pub async fn sign_out_insured(&self, token: &str) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        tx.insured_sessions().delete(token_hash(token)).await?;
        tx.insured_sessions().purge(self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// The person of both the card and the number.
    async fn person_named(&self, asked: &CodeAsked) -> Result<Option<InsuredPerson>, AppError> {
        let Some(number) = number(&asked.insured) else { return Ok(None) };
        let card = Document::new(DocumentKind::Cin, &asked.cin);
        let found = self.store.read().persons().find_by_number(number).await?;
        Ok(found.filter(|person| card.is_some() && person.document == card))
    }
}

fn number(text: &str) -> Option<InsuredNumber> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    digits.parse::<InsuredNumber>().ok().filter(|number| number.names_a_person())
}

/// What is counted: the person, or for whoever is not known what they typed.
fn subject_of(person: Option<&InsuredPerson>, asked: &CodeAsked) -> Uuid {
    if let Some(person) = person {
        return person.id.0;
    }
    // As it is compared: however somebody unknown is spelled, they are counted as one, like somebody known.
    let card = Document::new(DocumentKind::Cin, &asked.cin).map(|card| card.number).unwrap_or_default();
    let insured = match number(&asked.insured) {
        Some(number) => number.to_string(),
        None => asked.insured.chars().filter(|c| !c.is_whitespace()).collect(),
    };
    let digest = Sha256::new().chain_update(card).chain_update([0]).chain_update(insured).finalize();
    short(&digest)
}

/// As much of a digest as an id has room for.
fn short(digest: &[u8]) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

/// The code of somebody at the address that they have now: one that went to another address, or to this one while
/// nobody but an employer stood for it, opens nothing any more.
fn code_of(person: Option<&InsuredPerson>, asked: &CodeAsked) -> CodeFor {
    let subject = subject_of(person, asked);
    let reached = person.and_then(|person| Some((on_file(person)?, person.contact_by)));
    let Some((address, by)) = reached else { return CodeFor { purpose: PURPOSE, subject } };
    let by = by.map(|employer| employer.0.into_bytes()).unwrap_or_default();
    let digest =
        Sha256::new().chain_update(subject.as_bytes()).chain_update(by).chain_update(address.text()).finalize();
    CodeFor { purpose: PURPOSE, subject: short(&digest) }
}

/// Where the fund reaches the person: the telephone first, which more people have.
pub(crate) fn on_file(person: &InsuredPerson) -> Option<Address> {
    [&person.phone, &person.email].into_iter().find_map(|address| address.parse().ok())
}
