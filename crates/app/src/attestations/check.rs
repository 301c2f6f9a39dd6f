//! The public check of an attestation: no account, no search by name, only what the paper itself says.

use super::wire;
use crate::limits::{Client, Limit, Whose};
use crate::{App, AppError};
use tasrih_certificate::Ticket;
use tasrih_certificate::seal::{PdfFault, pdf};
use tasrih_domain::attestation::{Attestation, AttestationNumber, CheckCode, Look, LookWay, Validity};
use time::{Date, OffsetDateTime};

/// Largest file looked at, in bytes: the longest attestation has a quarter of it.
pub const FILE_BYTES_MAX: usize = 2 * 1024 * 1024;

/// What everybody may know of a genuine attestation.
#[derive(Clone, PartialEq, Eq)]
pub struct Genuine {
    /// Its number, which names its kind.
    pub number: AttestationNumber,
    /// Name of the holder in Latin letters.
    pub holder: String,
    /// The same in Arabic letters; empty when not known.
    pub holder_ar: String,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// Last day that it can be relied on.
    pub valid_until: Date,
    /// Can it be relied on today?
    pub validity: Validity,
    /// Signed by a key of demonstration: worth nothing.
    pub is_specimen: bool,
}

/// The holder may be a person.
impl std::fmt::Debug for Genuine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Genuine({})", self.number)
    }
}

/// What a code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// Genuine; whether it can be relied on is [`Genuine::validity`].
    Genuine(Box<Genuine>),
    /// No attestation has that code.
    Unknown,
    /// Too many tries from there.
    TooMany,
}

/// Why a file is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOurs {
    /// Neither a signed PDF nor the payload of a QR code.
    Unreadable,
    /// Changed after it was signed, or forged.
    Altered,
    /// Signed by somebody else.
    UnknownKey,
    /// Ours by its signature, and not among those issued here.
    NotFound,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileCheck {
    /// Genuine and unchanged.
    Genuine(Box<Genuine>),
    /// Not recognised.
    NotOurs(NotOurs),
    /// Too many tries from there.
    TooMany,
}

impl App {
    /// Looks an attestation up by the code on it. The look-up is shown to the holder.
    pub async fn check_attestation(&self, code: &str, client: Client) -> Result<Check, AppError> {
        if self.count_try(&[(Limit::ChecksFrom, Whose::Client(client))]).await?.is_none() {
            return Ok(Check::TooMany);
        }
        let Ok(code) = code.parse::<CheckCode>() else { return Ok(Check::Unknown) };
        let found = self.look_up(&code, LookWay::Code).await?;
        Ok(found.map_or(Check::Unknown, |found| Check::Genuine(Box::new(found))))
    }

    /// Looks at a file: the signed PDF, or the text of the QR code. The look-up is shown to the holder.
    pub async fn check_attestation_file(&self, bytes: Vec<u8>, client: Client) -> Result<FileCheck, AppError> {
        if self.count_try(&[(Limit::ChecksFrom, Whose::Client(client))]).await?.is_none() {
            return Ok(FileCheck::TooMany);
        }
        let app = self.clone();
        let reading = tokio::task::spawn_blocking(move || app.ticket_of(&bytes));
        let ticket = match reading.await.map_err(AppError::fault)? {
            Ok(ticket) => ticket,
            Err(not_ours) => return Ok(FileCheck::NotOurs(not_ours)),
        };
        let found = self.look_up(&ticket.code, LookWay::File).await?.filter(|found| found.number == ticket.number);
        Ok(found.map_or(FileCheck::NotOurs(NotOurs::NotFound), |found| FileCheck::Genuine(Box::new(found))))
    }

    fn ticket_of(&self, bytes: &[u8]) -> Result<Ticket, NotOurs> {
        let payload = match pdf::verify(bytes, self.published()) {
            Ok(holds) => holds.check_url.ok_or(NotOurs::Unreadable)?,
            Err(PdfFault::NotPdf) => std::str::from_utf8(bytes).map_err(|_| NotOurs::Unreadable)?.to_owned(),
            Err(PdfFault::NotSigned) => return Err(NotOurs::Unreadable),
            Err(PdfFault::Altered) => return Err(NotOurs::Altered),
            Err(PdfFault::UnknownKey) => return Err(NotOurs::UnknownKey),
        };
        Ticket::open(&payload, self.published()).map_err(|fault| match fault {
            tasrih_certificate::seal::TicketFault::Unreadable => NotOurs::Unreadable,
            tasrih_certificate::seal::TicketFault::Signature => NotOurs::UnknownKey,
        })
    }

    async fn look_up(&self, code: &CheckCode, way: LookWay) -> Result<Option<Genuine>, AppError> {
        let found = self.store.read().attestations().find_by_code(code.as_str()).await?;
        let Some(one) = found else { return Ok(None) };
        let genuine = self.genuine(&one)?;
        let tx = self.store.begin_write().await?;
        tx.attestations().looked(one.id, Look { at: self.clock.now(), way }).await?;
        tx.commit().await?;
        Ok(Some(genuine))
    }

    fn genuine(&self, one: &Attestation) -> Result<Genuine, AppError> {
        let content = wire::read(one)?;
        let (latin, arabic) = content.holder();
        Ok(Genuine {
            number: one.number,
            holder: latin.to_owned(),
            holder_ar: arabic.to_owned(),
            issued_at: one.issued_at,
            valid_until: one.valid_until,
            validity: one.validity(self.clock.today()),
            is_specimen: self.seal.is_demo(),
        })
    }
}
