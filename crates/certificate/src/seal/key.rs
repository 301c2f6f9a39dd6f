//! The key of the documents and its certificate, from a file.

use super::ticket::TicketKey;
use der::{Decode, Encode};
use p256::ecdsa::signature::Signer;
use p256::pkcs8::DecodePrivateKey;
use time::{Duration, OffsetDateTime};
use x509_cert::Certificate;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file holds no certificate.
    #[error("the file holds no certificate")]
    NoCertificate,
    /// The file holds no private key in PKCS#8 form.
    #[error("the file holds no private key in PKCS#8 form")]
    NoKey,
    /// Neither ECDSA on P-256 nor RSA of 2048 bits or more.
    #[error("the private key is neither ECDSA on P-256 nor RSA of 2048 to 8192 bits")]
    KeyKind,
    /// The certificate is of another key.
    #[error("the certificate is not that of the private key")]
    Mismatch,
    /// The file is neither PKCS#12 nor PEM, or its password is wrong.
    #[error("the file cannot be read, or its password is wrong: {0}")]
    Unreadable(String),
    /// QR codes need a key of the curve P-256.
    #[error("the key of the documents is not of the curve P-256: QR codes need one of their own")]
    TicketKeyNeeded,
    /// No key could be made.
    #[error("no key could be made: {0}")]
    Generate(String),
}

enum Key {
    P256(p256::ecdsa::SigningKey),
    Rsa(ring::signature::RsaKeyPair),
}

/// A private key, its certificate and those above it.
pub struct DocumentKey {
    key: Key,
    // The first is that of the key. Never empty.
    certificates: Vec<Certificate>,
    name: String,
}

impl DocumentKey {
    /// From PEM: `CERTIFICATE` blocks, the signer's first, and a `PRIVATE KEY` (PKCS#8).
    ///
    /// # Errors
    /// What is missing or does not fit.
    pub fn from_pem(text: &[u8]) -> Result<Self, SealError> {
        let blocks = pem::parse_many(text).map_err(|e| SealError::Unreadable(e.to_string()))?;
        let of = |tag: &'static str| blocks.iter().filter(move |block| block.tag() == tag).map(pem::Pem::contents);
        let key = of("PRIVATE KEY").next().ok_or(SealError::NoKey)?;
        Self::new(key, of("CERTIFICATE"))
    }

    /// From PKCS#12 (`.p12`, `.pfx`).
    ///
    /// # Errors
    /// What is missing or does not fit; a wrong password.
    pub fn from_pkcs12(bytes: &[u8], password: &str) -> Result<Self, SealError> {
        let policy = p12_keystore::Pkcs12ImportPolicy::Relaxed;
        let store = p12_keystore::KeyStore::from_pkcs12(bytes, password, policy)
            .map_err(|e| SealError::Unreadable(e.to_string()))?;
        let (_, chain) = store.private_key_chain().ok_or(SealError::NoKey)?;
        Self::new(chain.key().as_der(), chain.certs().iter().map(p12_keystore::Certificate::as_der))
    }

    fn new<'b>(key: &[u8], certificates: impl Iterator<Item = &'b [u8]>) -> Result<Self, SealError> {
        let certificates: Vec<Certificate> = certificates
            .map(Certificate::from_der)
            .collect::<Result<_, _>>()
            .map_err(|e| SealError::Unreadable(e.to_string()))?;
        let own = certificates.first().ok_or(SealError::NoCertificate)?;
        let key = p256::ecdsa::SigningKey::from_pkcs8_der(key)
            .map(Key::P256)
            .or_else(|_| ring::signature::RsaKeyPair::from_pkcs8(key).map(Key::Rsa))
            .map_err(|_| SealError::KeyKind)?;
        let public = match &key {
            Key::P256(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Key::Rsa(key) => key.public().as_ref().to_vec(),
        };
        if own.tbs_certificate().subject_public_key_info().subject_public_key.raw_bytes() != public {
            return Err(SealError::Mismatch);
        }
        let name = common_name(own);
        Ok(Self { key, certificates, name })
    }

    /// Name on the certificate.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The certificates, the signer's first.
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The same key for QR codes, when it is of their curve.
    pub(super) fn ticket_key(&self) -> Option<TicketKey> {
        match &self.key {
            Key::P256(key) => Some(TicketKey::of(key.clone())),
            Key::Rsa(_) => None,
        }
    }

    /// Is it RSA, not ECDSA?
    pub(super) const fn is_rsa(&self) -> bool {
        matches!(self.key, Key::Rsa(_))
    }

    /// Signs. The same message gives the same signature: the nonce of ECDSA is derived (RFC 6979).
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        match &self.key {
            Key::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.sign(message);
                Ok(signature.as_bytes().to_vec())
            }
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                let random = ring::rand::SystemRandom::new();
                key.sign(&ring::signature::RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(|_| SealError::KeyKind)?;
                Ok(signature)
            }
        }
    }
}

/// The common name of the certificate; the whole name when it has none.
pub fn common_name(certificate: &Certificate) -> String {
    let name = certificate.tbs_certificate().subject().to_string();
    // Written by RFC 4514: parts are set off by commas, commas within a part by a stroke before.
    let Some(at) = name.find("CN=") else { return name };
    let mut common = String::new();
    let mut characters = name[at + 3..].chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => common.extend(characters.next()),
            ',' | '+' => break,
            c => common.push(c),
        }
    }
    common
}

/// A certificate that says of itself that it is one of demonstration, and its key, as PEM.
pub fn demo_pem(now: OffsetDateTime) -> Result<String, SealError> {
    let failed = |e: rcgen::Error| SealError::Generate(e.to_string());
    let key = rcgen::KeyPair::generate().map_err(failed)?;
    let mut params = rcgen::CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(rcgen::DnType::CommonName, "Tasrih (demonstration, no value)");
    params.distinguished_name.push(rcgen::DnType::CountryName, "MA");
    params.key_usages = vec![rcgen::KeyUsagePurpose::DigitalSignature, rcgen::KeyUsagePurpose::ContentCommitment];
    params.not_before = now - Duration::DAY;
    params.not_after = now + Duration::days(3650);
    let certificate = params.self_signed(&key).map_err(failed)?;
    Ok(format!("{}{}", certificate.pem(), key.serialize_pem()))
}

/// The bytes of a certificate.
pub fn der_of(certificate: &Certificate) -> Vec<u8> {
    certificate.to_der().unwrap_or_default()
}
