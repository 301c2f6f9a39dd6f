//! The signature itself: a detached CMS SignedData with the attributes that PAdES asks for.
//!
//! Source: ETSI EN 319 142-1 (PAdES B-B), EN 319 122-1 (CAdES), RFC 5652 (CMS), RFC 5035 (signing certificate).

use super::key::{DocumentKey, SealError, der_of};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode};
use ring::signature;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CmsFault {
    /// It is no signature of the kind that is read here.
    #[error("no signature that can be read")]
    Unreadable,
    /// It is one over other bytes.
    #[error("a signature over other bytes")]
    Digest,
    /// It was not made by the key of its certificate.
    #[error("not made by the key of its certificate")]
    Signature,
}

/// Signs bytes by their SHA-256.
///
/// # Errors
/// The key does not sign.
pub fn sign(digest: &[u8; 32], key: &DocumentKey) -> Result<Vec<u8>, SealError> {
    let asn1 = |e: der::Error| SealError::Unreadable(e.to_string());
    let own = key.certificates().first().ok_or(SealError::NoCertificate)?;
    let signed_attrs = attributes(digest, own).map_err(asn1)?;
    let signature = key.sign(&signed_attrs.to_der().map_err(asn1)?)?;
    let sha_256 = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
    let (oid, parameters) = if key.is_rsa() { (RSA, Some(Any::null())) } else { (ECDSA_SHA_256, None) };
    let tbs = own.tbs_certificate();
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: tbs.issuer().clone(),
            serial_number: tbs.serial_number().clone(),
        }),
        digest_alg: sha_256.clone(),
        signed_attrs: Some(signed_attrs),
        signature_algorithm: AlgorithmIdentifierOwned { oid, parameters },
        signature: OctetString::new(signature).map_err(asn1)?,
        unsigned_attrs: None,
    };
    let certificates = key.certificates().iter().cloned().map(CertificateChoices::Certificate).collect::<Vec<_>>();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha_256]).map_err(asn1)?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates).map_err(asn1)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer]).map_err(asn1)?),
    };
    let content = Any::encode_from(&data).map_err(asn1)?;
    ContentInfo { content_type: SIGNED_DATA, content }.to_der().map_err(asn1)
}

fn attributes(digest: &[u8; 32], own: &Certificate) -> der::Result<SignedAttributes> {
    let one =
        |oid, value: Any| -> der::Result<Attribute> { Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? }) };
    // SEQUENCE { SEQUENCE OF { SEQUENCE { certHash } } }: SHA-256 is what is meant when no algorithm is named.
    let mut named = vec![0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
    named.extend(Sha256::digest(der_of(own)));
    SetOfVec::try_from(vec![
        one(CONTENT_TYPE, Any::encode_from(&DATA)?)?,
        one(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.to_vec())?)?)?,
        one(SIGNING_CERTIFICATE_V2, Any::from_der(&named)?)?,
    ])
}

/// The certificate whose key signed bytes of that SHA-256. Whether to trust it is for the caller to say.
///
/// # Errors
/// It is unreadable, or does not hold.
pub fn verify(cms: &[u8], digest: &[u8; 32]) -> Result<Certificate, CmsFault> {
    let unreadable = |_: der::Error| CmsFault::Unreadable;
    let info = ContentInfo::from_der(cms).map_err(unreadable)?;
    if info.content_type != SIGNED_DATA {
        return Err(CmsFault::Unreadable);
    }
    let data: SignedData = info.content.decode_as().map_err(unreadable)?;
    let signer = data.signer_infos.0.iter().next().ok_or(CmsFault::Unreadable)?;
    let attributes = signer.signed_attrs.as_ref().ok_or(CmsFault::Unreadable)?;
    let said = attribute(attributes, MESSAGE_DIGEST).ok_or(CmsFault::Unreadable)?;
    if said.value() != digest {
        return Err(CmsFault::Digest);
    }
    let certificates = data.certificates.as_ref().ok_or(CmsFault::Unreadable)?;
    let own = certificates.0.iter().find_map(|choice| match choice {
        CertificateChoices::Certificate(one) if is_of(&signer.sid, one) => Some(one),
        _ => None,
    });
    let own = own.ok_or(CmsFault::Unreadable)?;
    // The attribute ties the signature to this very certificate, not to any other of the same key.
    let named = attribute(attributes, SIGNING_CERTIFICATE_V2).ok_or(CmsFault::Unreadable)?;
    if !named.value().ends_with(&Sha256::digest(der_of(own))) {
        return Err(CmsFault::Signature);
    }
    let algorithm: &dyn signature::VerificationAlgorithm = match signer.signature_algorithm.oid {
        ECDSA_SHA_256 => &signature::ECDSA_P256_SHA256_ASN1,
        RSA => &signature::RSA_PKCS1_2048_8192_SHA256,
        _ => return Err(CmsFault::Unreadable),
    };
    let public = own.tbs_certificate().subject_public_key_info().subject_public_key.raw_bytes();
    let message = attributes.to_der().map_err(unreadable)?;
    signature::UnparsedPublicKey::new(algorithm, public)
        .verify(&message, signer.signature.as_bytes())
        .map_err(|_| CmsFault::Signature)?;
    Ok(own.clone())
}

fn attribute(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Option<&Any> {
    attributes.iter().find(|one| one.oid == oid)?.values.iter().next()
}

fn is_of(sid: &SignerIdentifier, certificate: &Certificate) -> bool {
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            let tbs = certificate.tbs_certificate();
            named.issuer == *tbs.issuer() && named.serial_number == *tbs.serial_number()
        }
        SignerIdentifier::SubjectKeyIdentifier(_) => false,
    }
}
