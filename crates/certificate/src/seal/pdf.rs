//! The signature inside the file: room for it is drawn with the rest, then filled.

use super::cms::{self, CmsFault};
use super::key::{common_name, der_of};
use super::{Published, Seal};
use crate::CertificateError;
use sha2::{Digest, Sha256};

/// Bytes kept for the signature: an RSA one with a chain of three certificates takes some 5,000.
pub const ROOM: usize = 6 * 1024;
/// Stands for each number of the byte range until they are known: ten digits, so that nothing moves.
pub const NUMBER_ROOM: i64 = 1_111_111_111;
/// Longest address looked for in a file.
const ADDRESS_BYTES_MAX: usize = 2048;

/// Why a file is not one that we signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// It is no PDF.
    #[error("no PDF")]
    NotPdf,
    /// It has no signature.
    #[error("not signed")]
    NotSigned,
    /// It was changed after it was signed.
    #[error("changed after it was signed")]
    Altered,
    /// It was signed by a key that is not published.
    #[error("signed by an unknown key")]
    UnknownKey,
}

/// A file that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPdf {
    /// Name on the certificate.
    pub signed_by: String,
    /// Address of the check page with its signed payload, as it stands in the file.
    pub check_url: Option<String>,
}

/// Fills the room of the signature.
///
/// # Errors
/// [`CertificateError::Pdf`]: no room, or the key does not sign.
pub fn fill(mut file: Vec<u8>, seal: &Seal) -> Result<Vec<u8>, CertificateError> {
    let broken = |what: &str| CertificateError::Pdf(what.to_owned());
    // The one place where hexadecimal zeros of that length stand.
    let zeros = [b"<".as_slice(), &vec![b'0'; ROOM * 2], b">"].concat();
    let start = position(&file, &zeros).ok_or_else(|| broken("no room for a signature"))?;
    let end = start + zeros.len();
    let range = format!("/ByteRange[0 {NUMBER_ROOM} {NUMBER_ROOM} {NUMBER_ROOM}]");
    let at = position(&file, range.as_bytes()).ok_or_else(|| broken("no byte range"))?;
    let said = format!("/ByteRange[0 {start} {end} {}]", file.len() - end);
    let said = format!("{said:<width$}", width = range.len());
    file[at..at + range.len()].copy_from_slice(said.as_bytes());
    let digest = Sha256::new().chain_update(&file[..start]).chain_update(&file[end..]).finalize();
    let signature = cms::sign(&digest.into(), seal.document()).map_err(|e| broken(&e.to_string()))?;
    if signature.len() > ROOM {
        return Err(broken("the signature is longer than its room"));
    }
    for (at, byte) in (start + 1..).step_by(2).zip(&signature) {
        file[at..at + 2].copy_from_slice(format!("{byte:02x}").as_bytes());
    }
    Ok(file)
}

/// Is the file, whole, one that a published key signed?
///
/// # Errors
/// What it is instead.
pub fn verify(file: &[u8], published: &Published) -> Result<SignedPdf, PdfFault> {
    if !file.starts_with(b"%PDF-") {
        return Err(PdfFault::NotPdf);
    }
    let at = last_position(file, b"/ByteRange").ok_or(PdfFault::NotSigned)?;
    let [zero, start, end, rest] = numbers(&file[at..]).ok_or(PdfFault::Altered)?;
    // The signature covers everything but itself: nothing may stand before, after or beside it.
    if zero != 0 || start >= end || end.checked_add(rest) != Some(file.len()) || !(start..end).contains(&at) && at > end
    {
        return Err(PdfFault::Altered);
    }
    let hex = file[start..end].strip_prefix(b"<").and_then(|hex| hex.strip_suffix(b">")).ok_or(PdfFault::Altered)?;
    let signature = bytes_of(hex).ok_or(PdfFault::Altered)?;
    let digest = Sha256::new().chain_update(&file[..start]).chain_update(&file[end..]).finalize();
    let certificate =
        cms::verify(whole_value(&signature).ok_or(PdfFault::Altered)?, &digest.into()).map_err(|e| match e {
            CmsFault::Unreadable | CmsFault::Digest | CmsFault::Signature => PdfFault::Altered,
        })?;
    if !published.has_certificate(&der_of(&certificate)) {
        return Err(PdfFault::UnknownKey);
    }
    Ok(SignedPdf { signed_by: common_name(&certificate), check_url: address(file) })
}

/// The address of the check page, payload and all.
fn address(file: &[u8]) -> Option<String> {
    let at = position(file, b"/verify/")?;
    let is_of_address = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_./:#".contains(byte);
    let before = file[..at].iter().rev().take_while(|byte| is_of_address(byte)).count();
    let after = file[at..].iter().take(ADDRESS_BYTES_MAX).take_while(|byte| is_of_address(byte)).count();
    let start = position(&file[at - before..at], b"http").map(|http| at - before + http)?;
    String::from_utf8(file[start..at + after].to_vec()).ok()
}

/// The four numbers of a byte range.
fn numbers(text: &[u8]) -> Option<[usize; 4]> {
    let open = text.iter().take(16).position(|byte| *byte == b'[')?;
    let close = text.iter().take(80).position(|byte| *byte == b']')?;
    let inner = std::str::from_utf8(text.get(open + 1..close)?).ok()?;
    let numbers: Vec<usize> = inner.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

fn bytes_of(hex: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    hex.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// The one ASN.1 value at the start, without the zeros that fill the room after it.
fn whole_value(bytes: &[u8]) -> Option<&[u8]> {
    let long = usize::from(bytes.get(1)?.checked_sub(0x80)?);
    if !(1..=3).contains(&long) {
        return None;
    }
    let length = bytes.get(2..2 + long)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
    let (value, room) = bytes.split_at_checked(2 + long + length)?;
    room.iter().all(|byte| *byte == 0).then_some(value)
}

fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}

fn last_position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, what)
}
