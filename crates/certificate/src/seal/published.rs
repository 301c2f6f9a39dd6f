//! What everybody may know: the certificates of the documents' keys and the public keys of the QR codes, as PEM.

use super::key::{SealError, der_of};
use der::Decode;
use p256::pkcs8::{DecodePublicKey, EncodePublicKey, LineEnding};
use std::fmt::Write as _;
use x509_cert::Certificate;

/// A public key of QR codes: a point of P-256, uncompressed (65 bytes).
pub type TicketPublic = [u8; 65];

/// Keys to trust: those in use and those that were.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    certificates: Vec<Vec<u8>>,
    tickets: Vec<TicketPublic>,
}

impl Published {
    pub(super) fn of(certificates: &[Certificate], tickets: &[TicketPublic]) -> Self {
        // Those above the signer's own are not trusted by themselves: they may have signed anybody's.
        Self { certificates: certificates.iter().take(1).map(der_of).collect(), tickets: tickets.to_vec() }
    }

    /// From the file that [`Self::to_pem`] writes: `CERTIFICATE` and `PUBLIC KEY` blocks.
    ///
    /// # Errors
    /// [`SealError::Unreadable`]: a block is neither; [`SealError::NoKey`]: there is none.
    pub fn from_pem(text: &[u8]) -> Result<Self, SealError> {
        let unreadable = |e: &dyn std::fmt::Display| SealError::Unreadable(e.to_string());
        let mut published = Self::default();
        for block in pem::parse_many(text).map_err(|e| unreadable(&e))? {
            match block.tag() {
                "CERTIFICATE" => {
                    Certificate::from_der(block.contents()).map_err(|e| unreadable(&e))?;
                    published.certificates.push(block.contents().to_vec());
                }
                "PUBLIC KEY" => {
                    let key = p256::PublicKey::from_public_key_der(block.contents()).map_err(|e| unreadable(&e))?;
                    let point = p256::ecdsa::VerifyingKey::from(key).to_sec1_point(false);
                    published.tickets.push(point.as_bytes().try_into().map_err(|e| unreadable(&e))?);
                }
                other => return Err(SealError::Unreadable(format!("a block {other}"))),
            }
        }
        if published == Self::default() { Err(SealError::NoKey) } else { Ok(published) }
    }

    /// As PEM, to keep and to hand out.
    pub fn to_pem(&self) -> String {
        let mut text = String::new();
        for certificate in &self.certificates {
            text.push_str(&pem::encode_config(
                &pem::Pem::new("CERTIFICATE", certificate.clone()),
                pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
            ));
        }
        for ticket in &self.tickets {
            let key = p256::PublicKey::from_sec1_bytes(ticket).ok();
            if let Some(block) = key.and_then(|key| key.to_public_key_pem(LineEnding::LF).ok()) {
                write!(text, "{block}").expect("a String takes any text");
            }
        }
        text
    }

    /// The same with those that were in use before.
    #[must_use]
    pub fn and(mut self, former: Self) -> Self {
        self.certificates.extend(former.certificates);
        self.tickets.extend(former.tickets);
        self
    }

    pub(super) fn has_certificate(&self, der: &[u8]) -> bool {
        self.certificates.iter().any(|one| one == der)
    }

    pub(super) fn tickets(&self) -> &[TicketPublic] {
        &self.tickets
    }
}
