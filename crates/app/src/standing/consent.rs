//! The company lets somebody see its standing for a while, sees each look, and takes it back.

use crate::accounts::Actor;
use crate::by::By;
use crate::limits::{Client, Limit, Whose};
use crate::secrets::hex;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Attest;
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::consent::{Consent, ConsentLook};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{ConsentId, EmployerId};
use tasrih_i18n::Text;
use tasrih_ledger::Standing;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Name of the secret that makes links unguessable.
const SECRET: &str = "consent-links";
/// Bytes of the part of a link that cannot be guessed: 128 bits.
const PROOF_BYTES: usize = 16;
/// Links shown on the company's page.
const LINKS_SHOWN: u32 = 20;
/// Looks shown there.
const LOOKS_SHOWN: u32 = 100;
/// Characters kept of the name of who gets a link.
const TO_CHARACTERS_MAX: usize = 80;
/// Links of one company that may be open at once.
const OPEN_MAX: usize = 10;

/// What a company says when it gives a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentAsk {
    /// The link's id, from the form: sent twice, it is given once.
    pub id: ConsentId,
    /// For whom.
    pub to: String,
    /// For how many days.
    pub days: u16,
    /// The reasons are shown too.
    pub with_reasons: bool,
}

/// A link as its company sees it.
#[derive(Debug, Clone)]
pub struct ConsentView {
    /// The link.
    pub consent: Consent,
    /// What it is opened by, while it is open.
    pub code: Option<String>,
    /// Each look, the newest first.
    pub looks: Vec<ConsentLook>,
}

/// What somebody with the link sees.
#[derive(Debug, Clone)]
pub struct StandingShown {
    /// The company.
    pub employer: Employer,
    /// Where it stands; without reasons unless the company shows them.
    pub standing: Standing,
    /// On which day.
    pub on: Date,
    /// When the link ends.
    pub until: OffsetDateTime,
    /// The company shows the reasons.
    pub with_reasons: bool,
}

/// What came of a look.
#[derive(Debug, Clone)]
pub enum LookOutcome {
    /// The standing.
    Shown(Box<StandingShown>),
    /// The link was right, and has ended or was taken back.
    Ended,
    /// There is no such link.
    Unknown,
    /// Too many looks from there: wait.
    TooMany,
}

impl App {
    /// Gives a link.
    ///
    /// # Errors
    /// `Refused`: nobody is named, the time is not one that may be given, or too many links are open.
    pub async fn give_consent(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        ask: ConsentAsk,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Attest>(actor, affiliate).await?;
        let to: String = ask.to.trim().chars().filter(|c| !c.is_control()).take(TO_CHARACTERS_MAX).collect();
        if to.is_empty() {
            return Err(AppError::refused("consent-fault-to"));
        }
        if !Consent::DAYS.contains(&ask.days) {
            return Err(AppError::Refused(
                Text::of("consent-fault-days").with("max", Arg::Count(i64::from(*Consent::DAYS.end()))),
            ));
        }
        let now = self.clock.now();
        let tx = self.begin_as(&may).await?;
        if let Some(given) = tx.consents().find(ask.id).await? {
            // Sent twice; of another company it is not theirs.
            return if given.employer == employer.id { Ok(()) } else { Err(AppError::Unknown) };
        }
        let open = tx.consents().latest(employer.id, LINKS_SHOWN).await?;
        if open.iter().filter(|one| one.is_open(now)).count() >= OPEN_MAX {
            let max = i64::try_from(OPEN_MAX).unwrap_or(i64::MAX);
            return Err(AppError::Refused(Text::of("consent-fault-many").with("max", Arg::Count(max))));
        }
        let consent = Consent {
            id: ask.id,
            employer: employer.id,
            to,
            with_reasons: ask.with_reasons,
            given_by: may.account(),
            given_at: now,
            expires_at: now,
            revoked_at: None,
        };
        tx.consents().insert(&consent.lasting(ask.days)).await?;
        let days = tasrih_domain::finding::Args::new().with("days", Arg::Count(i64::from(ask.days)));
        tx.audit().append(&By::proof(&may, now).audit("consent-given").subject(ask.id).details(days)).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a link back. Doing it twice is doing it once.
    pub async fn revoke_consent(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: ConsentId,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Attest>(actor, affiliate).await?;
        let now = self.clock.now();
        let tx = self.begin_as(&may).await?;
        let consent = tx.consents().find(id).await?.filter(|one| one.employer == employer.id);
        let consent = consent.ok_or(AppError::Unknown)?;
        if tx.consents().revoke(consent.id, now).await? {
            tx.audit().append(&By::proof(&may, now).audit("consent-revoked").subject(id)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The links of a company with each look. Asks nobody: the caller has authorised.
    pub(crate) async fn consents_of(&self, employer: EmployerId) -> Result<Vec<ConsentView>, AppError> {
        let reader = self.store.read();
        let consents = reader.consents().latest(employer, LINKS_SHOWN).await?;
        if consents.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<ConsentId> = consents.iter().map(|one| one.id).collect();
        let looks = reader.consents().looks(&ids, LOOKS_SHOWN).await?;
        let (secret, now) = (self.kept_secret(SECRET).await?, self.clock.now());
        let view = |consent: Consent| ConsentView {
            code: consent.is_open(now).then(|| code_of(&secret, consent.id)),
            looks: looks.iter().filter(|look| look.consent == consent.id).cloned().collect(),
            consent,
        };
        Ok(consents.into_iter().map(view).collect())
    }

    /// What somebody with a link sees. Each look is written down and shown to the company.
    pub async fn look_at_standing(&self, code: &str, client: Client) -> Result<LookOutcome, AppError> {
        if self.count_try(&[(Limit::ConsentLooksFrom, Whose::Client(client))]).await?.is_none() {
            return Ok(LookOutcome::TooMany);
        }
        let Some(id) = id_in(code) else { return Ok(LookOutcome::Unknown) };
        if code_of(&self.kept_secret(SECRET).await?, id) != code {
            return Ok(LookOutcome::Unknown);
        }
        let reader = self.store.read();
        let Some(consent) = reader.consents().find(id).await? else { return Ok(LookOutcome::Unknown) };
        let now = self.clock.now();
        if !consent.is_open(now) {
            return Ok(LookOutcome::Ended);
        }
        let employer = reader.employers().find(consent.employer).await?.ok_or(AppError::Unknown)?;
        let today = self.clock.today();
        let standing = self.standing_of(&employer, today).await?;
        let tx = self.store.begin_write().await?;
        let look = ConsentLook { consent: id, at: now, standing: standing.code().to_owned() };
        tx.consents().note_look(&look).await?;
        let event = AuditEvent::new(now, Who::Visitor, "consent-used").employer(employer.id).subject(id);
        tx.audit().append(&event).await?;
        tx.commit().await?;
        let standing = match standing {
            Standing::Irregular(_) if !consent.with_reasons => Standing::Irregular(Vec::new()),
            other => other,
        };
        let (until, with_reasons) = (consent.expires_at, consent.with_reasons);
        Ok(LookOutcome::Shown(Box::new(StandingShown { employer, standing, on: today, until, with_reasons })))
    }
}

/// What a link is opened by: its id, and a proof that only the gateway can make of it. Of a copy of the table of
/// links nobody can make one.
fn code_of(secret: &[u8], id: ConsentId) -> String {
    // The id has one length, so that nothing can be put behind it.
    let digest = Sha256::new().chain_update(secret).chain_update([0]).chain_update(id.0.as_bytes()).finalize();
    id.0.simple().to_string() + &hex(&digest[..PROOF_BYTES])
}

fn id_in(code: &str) -> Option<ConsentId> {
    let (id, proof) = code.split_at_checked(32)?;
    (proof.len() == 2 * PROOF_BYTES).then(|| Uuid::try_parse(id).ok().map(ConsentId))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_of_one_id_and_one_gateway() {
        let (one, other) = (ConsentId(Uuid::from_u128(1)), ConsentId(Uuid::from_u128(2)));
        let code = code_of(b"secret", one);
        assert_eq!(id_in(&code), Some(one));
        assert_eq!(code.len(), 64);
        assert_ne!(code, code_of(b"another", one));
        assert_ne!(code[32..], code_of(b"secret", other)[32..]);
        for broken in ["", "x", &code[..63], "é".repeat(32).as_str()] {
            assert_eq!(id_in(broken), None, "{broken}");
        }
    }
}
