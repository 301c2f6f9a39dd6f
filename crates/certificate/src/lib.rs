//! Lays out a certificate and returns PDF bytes.
//!
//! [`content`] says what stands on the document as plain data, [`receipt`](mod@receipt) arranges it in both languages on one A4
//! page with the furniture of every [`paper`], [`draw`] writes the PDF. Only [`shape`] and [`fonts`] know glyphs. The same
//! content gives the same bytes.
//! The crate does not know the database, nor who may ask for a certificate.
//!
//! Arabic comes out right to the eye and to the clipboard: the direction is given, inserted values are isolated, and
//! every code of the file stands for exactly one character.

mod account;
mod art;
pub mod attestation;
pub mod content;
mod draw;
mod embed;
mod file;
mod fonts;
mod identity;
mod layout;
mod legible;
mod len;
mod page;
mod paper;
mod qr;
mod receipt;
pub mod seal;
mod shape;
pub mod slip;
mod table;

pub use account::{AccountContent, AccountEntry, AccountMonth, account};
pub use attestation::AttestationContent;
pub use content::{ContentHash, ReceiptContent};
pub use seal::{Published, Seal, Ticket};
pub use slip::SlipContent;

/// Why a certificate could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The sums of the table leave the range of money.
    #[error("the sums leave the range of amounts")]
    Overflow,
    /// The address of the check page is too long for a QR code.
    #[error("an address of {bytes} bytes does not fit a QR code")]
    QrCode {
        /// Its length.
        bytes: usize,
    },
    /// The PDF could not be written: a fault of ours.
    #[error("the document could not be written: {0}")]
    Pdf(String),
}

/// The receipt (récépissé, وصل) of a filed declaration, as the bytes of a PDF of one page.
///
/// # Errors
/// [`CertificateError::QrCode`] when the address of the check page is too long; [`CertificateError::Overflow`] when
/// the sums are out of range. Names too long for their place are cut with an ellipsis, never an error.
pub fn receipt(content: &ReceiptContent) -> Result<Vec<u8>, CertificateError> {
    draw::to_pdf(&receipt::document(content)?)
}

/// An attestation as the bytes of a signed PDF. `check_url` is the address of its check page, ending in its code; the
/// QR code holds it with the signed payload after `#`. The same content, address and keys give the same bytes.
///
/// # Errors
/// [`CertificateError::QrCode`] when the address is too long; [`CertificateError::Overflow`] when the sums are out of
/// range. Names too long for their place are cut with an ellipsis, never an error.
pub fn attestation(content: &AttestationContent, check_url: &str, seal: &Seal) -> Result<Vec<u8>, CertificateError> {
    let payload = Ticket::of(content).seal(seal.ticket_key());
    let print = attestation::Print {
        check_url: format!("{check_url}#{payload}"),
        signed_by: seal.name().to_owned(),
        is_specimen: seal.is_demo(),
    };
    seal::pdf::fill(draw::to_pdf(&attestation::document(content, &print)?)?, seal)
}

/// The slip of a payment order as the bytes of a PDF. The same content gives the same bytes.
///
/// # Errors
/// [`CertificateError::QrCode`] when the address of the order is too long.
pub fn slip(content: &SlipContent) -> Result<Vec<u8>, CertificateError> {
    draw::to_pdf(&slip::document(content)?)
}
