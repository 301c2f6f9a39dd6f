//! Who signs: the key of the documents, the key of the QR codes, and what of them is published.
//!
//! A document carries a signature in the PAdES form (B-B: CMS over the whole file, the certificate named among the
//! signed attributes). Its QR code carries a [`ticket`] of its own signature, which survives being printed.

pub mod cms;
mod key;
pub mod pdf;
pub mod published;
pub mod ticket;

pub use key::{DocumentKey, SealError};
pub use pdf::{PdfFault, SignedPdf};
pub use published::Published;
pub use ticket::{Ticket, TicketFault, TicketKey};

use std::fmt;
use time::OffsetDateTime;

/// Both keys.
pub struct Seal {
    document: DocumentKey,
    ticket: TicketKey,
    is_demo: bool,
}

impl Seal {
    /// Keys of one's own. Without one for the QR codes, that of the documents signs them too.
    ///
    /// # Errors
    /// [`SealError::TicketKeyNeeded`]: the key of the documents is not of the curve P-256.
    pub fn new(document: DocumentKey, ticket: Option<TicketKey>) -> Result<Self, SealError> {
        let ticket = ticket.or_else(|| document.ticket_key()).ok_or(SealError::TicketKeyNeeded)?;
        Ok(Self { document, ticket, is_demo: false })
    }

    /// The same, marked: what it signs says of itself that it is worth nothing.
    #[must_use]
    pub fn of_demonstration(mut self) -> Self {
        self.is_demo = true;
        self
    }

    /// New keys of demonstration; gives also the file to keep them in (PEM: certificate and private key).
    ///
    /// # Errors
    /// [`SealError::Generate`]: the machine gives no randomness.
    pub fn demo(now: OffsetDateTime) -> Result<(Self, String), SealError> {
        let pem = key::demo_pem(now)?;
        let seal = Self::new(DocumentKey::from_pem(pem.as_bytes())?, None)?;
        Ok((seal.of_demonstration(), pem))
    }

    /// Are they keys of demonstration?
    pub fn is_demo(&self) -> bool {
        self.is_demo
    }

    /// Name on the certificate.
    pub fn name(&self) -> &str {
        self.document.name()
    }

    /// The key of the documents.
    pub(crate) fn document(&self) -> &DocumentKey {
        &self.document
    }

    /// The key of the QR codes.
    pub fn ticket_key(&self) -> &TicketKey {
        &self.ticket
    }

    /// What everybody may know of them.
    pub fn published(&self) -> Published {
        Published::of(self.document.certificates(), &[self.ticket.public()])
    }
}

/// Nothing of the keys is printed.
impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({})", if self.is_demo { "demo" } else { "configured" })
    }
}
