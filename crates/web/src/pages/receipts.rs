//! Is a receipt genuine? Public: whoever holds the code may ask.

use crate::Frame;
use askama::Template;
use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber};
use tasrih_domain::id::FileHash;
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::OffsetDateTime;

/// What the holder of a receipt may compare with the paper.
#[derive(Debug, Clone)]
pub struct ReceiptFacts {
    /// Receipt.
    pub receipt: ReceiptNumber,
    /// Company name.
    pub employer: String,
    /// The fund's number.
    pub affiliate: AffiliateNumber,
    /// Month.
    pub month: Month,
    /// Kind.
    pub kind: DeclarationKind,
    /// When.
    pub filed_at: OffsetDateTime,
    /// Within its time?
    pub on_time: bool,
    /// Employees.
    pub employees: u32,
    /// Wages.
    pub gross: Money,
    /// Everything due.
    pub due: Money,
    /// Fingerprint of the file.
    pub hash: FileHash,
}

/// What the check says.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Genuine and current.
    Genuine(ReceiptFacts),
    /// Genuine, but another declaration took its place.
    Replaced(ReceiptFacts),
    /// Genuine, but the fund cancelled the filing.
    Cancelled(ReceiptFacts),
    /// Not one of ours.
    Unknown,
    /// Nothing asked yet.
    Ask,
}

/// `GET /{lang}/check/{code}`
#[derive(Debug, Template)]
#[template(path = "receipts/check.html")]
pub struct ReceiptCheckPage {
    /// Frame.
    pub frame: Frame,
    /// Code asked about.
    pub code: String,
    /// Answer.
    pub outcome: Outcome,
}
