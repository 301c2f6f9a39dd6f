//! What the QR code says, signed: enough to know without a network whether the paper in hand is ours.
//!
//! The address of the check page holds the code; after `#`, which browsers never send, stands the payload: base64url
//! of a `COSE_Sign1` (RFC 9052, without its tag; ES256, the first eight bytes of the SHA-256 of the uncompressed
//! public key as key id) over a CBOR Web Token (RFC 8392):
//!
//! | claim | what |
//! | --- | --- |
//! | 2 (sub) | name of the holder, at most 60 characters |
//! | 4 (exp) | end of its last day in Morocco, in seconds of Unix |
//! | 6 (iat) | when it was issued, in seconds of Unix |
//! | 7 (cti) | the ten bytes of the code |
//! | `n` | number: its letters name the kind |
//! | `a` | affiliate number, for an employer's own |
//! | `p` | first and last month, as AAAAMM, where it is about a period |
//! | `g` | sum of the actual wages in centimes, where it is about wages |
//! | `h` | first sixteen bytes of the hash of the content |

use super::published::{Published, TicketPublic};
use crate::attestation::AttestationContent;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use coset::cbor::value::Value;
use coset::cwt::{ClaimName, ClaimsSet, ClaimsSetBuilder, Timestamp};
use coset::{CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, iana};
use p256::ecdsa::signature::Signer;
use p256::pkcs8::DecodePrivateKey;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use sha2::{Digest, Sha256};
use std::fmt;
use tasrih_domain::attestation::{AttestationNumber, CheckCode};
use tasrih_domain::declaration::local_date;
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// Longest payload looked at, in characters.
const PAYLOAD_MAX: usize = 2000;
/// Characters of the holder's name.
const HOLDER_MAX: usize = 60;

/// What a QR code says.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Number of the attestation, which names its kind.
    pub number: AttestationNumber,
    /// Its code.
    pub code: CheckCode,
    /// Name of the holder.
    pub holder: String,
    /// The employer's number, for an employer's own.
    pub affiliate: Option<AffiliateNumber>,
    /// When it was issued, to the second.
    pub issued_at: OffsetDateTime,
    /// Last day that it can be relied on.
    pub valid_until: Date,
    /// First and last month, where it is about a period.
    pub period: Option<(Month, Month)>,
    /// Sum of the actual wages, where it is about wages.
    pub gross: Option<Money>,
    /// The first half of the hash of the content.
    pub hash: [u8; 16],
}

/// The holder may be a person.
impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ticket({})", self.number)
    }
}

/// Why a payload is not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketFault {
    /// It is no payload.
    #[error("no payload of an attestation")]
    Unreadable,
    /// No published key made it.
    #[error("not signed by a published key")]
    Signature,
}

/// The key of the QR codes, of the curve P-256.
pub struct TicketKey(p256::ecdsa::SigningKey);

impl TicketKey {
    pub(super) fn of(key: p256::ecdsa::SigningKey) -> Self {
        Self(key)
    }

    /// From PEM: a `PRIVATE KEY` (PKCS#8) of the curve P-256.
    ///
    /// # Errors
    /// It is something else.
    pub fn from_pem(text: &[u8]) -> Result<Self, super::SealError> {
        let blocks = pem::parse_many(text).map_err(|e| super::SealError::Unreadable(e.to_string()))?;
        let key = blocks.iter().find(|block| block.tag() == "PRIVATE KEY").ok_or(super::SealError::NoKey)?;
        p256::ecdsa::SigningKey::from_pkcs8_der(key.contents()).map(Self).map_err(|_| super::SealError::KeyKind)
    }

    pub(super) fn public(&self) -> TicketPublic {
        let mut public = [0; 65];
        public.copy_from_slice(self.0.verifying_key().to_sec1_point(false).as_bytes());
        public
    }
}

fn key_id(public: &TicketPublic) -> Vec<u8> {
    Sha256::digest(public)[..8].to_vec()
}

/// The last second of a day in Morocco (UTC+1).
fn end_of(day: Date) -> OffsetDateTime {
    let morocco = UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC);
    day.with_time(Time::MIDNIGHT).assume_offset(morocco) + time::Duration::seconds(86_399)
}

impl Ticket {
    /// What the QR code of an attestation says.
    pub fn of(content: &AttestationContent) -> Self {
        let (latin, arabic) = content.holder();
        let holder = if latin.is_empty() { arabic } else { latin };
        let affiliate = content.employer.as_ref().filter(|_| content.person.is_none()).map(|one| one.affiliate);
        let mut hash = [0; 16];
        hash.copy_from_slice(&content.hash().0[..16]);
        Self {
            number: content.number,
            code: content.code.clone(),
            holder: holder.chars().take(HOLDER_MAX).collect(),
            affiliate,
            issued_at: content.issued_at.replace_nanosecond(0).unwrap_or(content.issued_at),
            valid_until: content.valid_until,
            period: content.period(),
            gross: content.gross(),
            hash,
        }
    }

    /// The payload, signed.
    pub fn seal(&self, key: &TicketKey) -> String {
        let header = HeaderBuilder::new().algorithm(iana::Algorithm::ES256).key_id(key_id(&key.public())).build();
        let claims = self.claims().to_vec().unwrap_or_default();
        let sign = |message: &[u8]| {
            let signature: p256::ecdsa::Signature = key.0.sign(message);
            signature.to_bytes().to_vec()
        };
        let signed = CoseSign1Builder::new().protected(header).payload(claims).create_signature(&[], sign).build();
        URL_SAFE_NO_PAD.encode(signed.to_vec().unwrap_or_default())
    }

    fn claims(&self) -> ClaimsSet {
        let mut claims = ClaimsSetBuilder::new()
            .subject(self.holder.clone())
            .expiration_time(Timestamp::WholeSeconds(end_of(self.valid_until).unix_timestamp()))
            .issued_at(Timestamp::WholeSeconds(self.issued_at.unix_timestamp()))
            .cwt_id(self.code.bytes().to_vec())
            .text_claim("n".to_owned(), Value::Text(self.number.to_string()));
        if let Some(affiliate) = self.affiliate {
            claims = claims.text_claim("a".to_owned(), Value::from(affiliate.value()));
        }
        if let Some((from, to)) = self.period {
            let months = vec![Value::from(from.number()), Value::from(to.number())];
            claims = claims.text_claim("p".to_owned(), Value::Array(months));
        }
        if let Some(gross) = self.gross {
            claims = claims.text_claim("g".to_owned(), Value::from(gross.centimes()));
        }
        claims.text_claim("h".to_owned(), Value::Bytes(self.hash.to_vec())).build()
    }

    /// Reads a payload, bare or after the `#` of an address, and checks who made it.
    ///
    /// # Errors
    /// It is none, or not of a published key.
    pub fn open(text: &str, published: &Published) -> Result<Self, TicketFault> {
        let text = text.trim();
        let payload = text.rsplit('#').next().unwrap_or(text);
        if payload.len() > PAYLOAD_MAX {
            return Err(TicketFault::Unreadable);
        }
        let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| TicketFault::Unreadable)?;
        let signed = CoseSign1::from_slice(&bytes).map_err(|_| TicketFault::Unreadable)?;
        let header = &signed.protected.header;
        let es256 = coset::RegisteredLabelWithPrivate::Assigned(iana::Algorithm::ES256);
        if header.alg.as_ref() != Some(&es256) {
            return Err(TicketFault::Unreadable);
        }
        let key = published.tickets().iter().find(|public| key_id(public) == header.key_id);
        let key = key.ok_or(TicketFault::Signature)?;
        let verify = |signature: &[u8], message: &[u8]| {
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key).verify(message, signature)
        };
        signed.verify_signature(&[], verify).map_err(|_| TicketFault::Signature)?;
        let claims = ClaimsSet::from_slice(signed.payload.as_deref().unwrap_or_default());
        Self::from_claims(&claims.map_err(|_| TicketFault::Unreadable)?).ok_or(TicketFault::Unreadable)
    }

    fn from_claims(claims: &ClaimsSet) -> Option<Self> {
        let claim = |name: &str| {
            claims.rest.iter().find(|(one, _)| *one == ClaimName::Text(name.to_owned())).map(|(_, value)| value)
        };
        let number = |value: &Value| value.as_integer().and_then(|number| i64::try_from(number).ok());
        let instant = |at: Option<&Timestamp>| match at? {
            Timestamp::WholeSeconds(seconds) => OffsetDateTime::from_unix_timestamp(*seconds).ok(),
            Timestamp::FractionalSeconds(_) => None,
        };
        let month = |value: &Value| Month::from_number(u32::try_from(number(value)?).ok()?);
        let period = match claim("p").and_then(Value::as_array).map(Vec::as_slice) {
            Some([from, to]) => Some((month(from)?, month(to)?)),
            _ => None,
        };
        let affiliate = |value| AffiliateNumber::from_value(u32::try_from(number(value)?).ok()?);
        Some(Self {
            number: claim("n")?.as_text()?.parse().ok()?,
            code: CheckCode::of(claims.cwt_id.as_deref()?.try_into().ok()?),
            holder: claims.subject.clone()?,
            affiliate: claim("a").and_then(affiliate),
            issued_at: instant(claims.issued_at.as_ref())?,
            valid_until: local_date(instant(claims.expiration_time.as_ref())?),
            period,
            gross: claim("g").and_then(number).map(Money::from_centimes),
            hash: claim("h")?.as_bytes()?.as_slice().try_into().ok()?,
        })
    }
}
