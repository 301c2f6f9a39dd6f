//! What a receipt says, before it is drawn.

use crate::CertificateError;
use sha2::{Digest, Sha256};
use std::fmt;
use tasrih_domain::declaration::{BranchDue, DeclarationKind, ReceiptNumber, Totals, local_date};
use tasrih_domain::id::FileHash;
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::{Date, OffsetDateTime};

/// Everything on the receipt of a filed declaration. Plain data: nothing of it is looked up while drawing.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptContent {
    /// Number of the receipt.
    pub number: ReceiptNumber,
    /// Company name in Latin letters.
    pub employer: String,
    /// Company name in Arabic letters; empty when not known.
    pub employer_ar: String,
    /// The fund's number of the employer.
    pub affiliate: AffiliateNumber,
    /// ICE, 15 digits; empty when not known.
    pub ice: String,
    /// Declared month.
    pub month: Month,
    /// Main, or complementary and its number.
    pub kind: DeclarationKind,
    /// Counts and sums over the filed rows.
    pub totals: Totals,
    /// Amounts due by branch, in the order of the table.
    pub due: Vec<BranchDue>,
    /// Name of the filed file, as the person gave it.
    pub file_name: String,
    /// SHA-256 of its bytes.
    pub file_hash: FileHash,
    /// When it was filed.
    pub filed_at: OffsetDateTime,
    /// Last day to file on time, as known when it was filed.
    pub due_on: Date,
    /// Name of the person who filed.
    pub filed_by: String,
    /// Code to type on the check page.
    pub check_code: String,
    /// Address of the check page of this receipt, in the QR code.
    pub check_url: String,
}

/// Names of people stay out of logs.
impl fmt::Debug for ReceiptContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceiptContent({}, {}, {} branches)", self.number, self.month, self.due.len())
    }
}

/// Hash of what a certificate says: stays the same when only its look changes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Sums over the branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Employer's shares.
    pub employer: Money,
    /// Employee's shares.
    pub employee: Money,
    /// Both.
    pub due: Money,
}

impl ReceiptContent {
    /// Was it filed on its last day or before, by the calendar of Morocco?
    pub fn is_on_time(&self) -> bool {
        self.days_late() <= 0
    }

    /// Days after the last day to file; zero or less when it was on time.
    pub fn days_late(&self) -> i64 {
        (local_date(self.filed_at) - self.due_on).whole_days()
    }

    /// The sums under the table.
    ///
    /// # Errors
    /// [`CertificateError::Overflow`] when they leave the range of [`Money`].
    pub fn sums(&self) -> Result<Sums, CertificateError> {
        let mut sums = Sums { employer: Money::ZERO, employee: Money::ZERO, due: Money::ZERO };
        for branch in &self.due {
            sums.employer = add(sums.employer, branch.employer)?;
            sums.employee = add(sums.employee, branch.employee)?;
        }
        sums.due = add(sums.employer, sums.employee)?;
        Ok(sums)
    }

    /// Hash of what the receipt says, kept beside the check code.
    ///
    /// The address of the check page is left out: the gateway may move, its receipts stay true.
    pub fn hash(&self) -> ContentHash {
        // Raise the version when a fact is added or written another way; older receipts keep their hash.
        let mut facts = Facts::of("tasrih receipt 1");
        facts.say("number", &self.number.0);
        facts.say("employer", &self.employer);
        facts.say("employer_ar", &self.employer_ar);
        facts.say("affiliate", &self.affiliate.to_string());
        facts.say("ice", &self.ice);
        facts.say("month", &self.month.to_string());
        facts.say("kind", &self.kind.number().to_string());
        facts.say("employees", &self.totals.employees.to_string());
        facts.say("days", &self.totals.days.to_string());
        facts.say("gross", &self.totals.gross.to_string());
        facts.say("capped", &self.totals.capped.to_string());
        for due in &self.due {
            let amounts = format!("{} {} {}", due.base, due.employer, due.employee);
            facts.say(due.branch.code(), &amounts);
        }
        facts.say("file_name", &self.file_name);
        facts.say("file_hash", &self.file_hash.to_string());
        facts.say("filed_at", &self.filed_at.unix_timestamp_nanos().to_string());
        facts.say("due_on", &self.due_on.to_string());
        facts.say("filed_by", &self.filed_by);
        facts.say("check_code", &self.check_code);
        facts.finish()
    }
}

fn add(one: Money, other: Money) -> Result<Money, CertificateError> {
    one.checked_add(other).ok_or(CertificateError::Overflow)
}

/// The facts of a paper on their way into its hash.
pub(crate) struct Facts(Sha256);

impl Facts {
    /// No facts yet of that document and version.
    pub(crate) fn of(document: &str) -> Self {
        let mut facts = Self(Sha256::new());
        facts.say("document", document);
        facts
    }

    /// Lengths stand before texts, so that no two lists of facts are written the same way.
    pub(crate) fn say(&mut self, name: &str, value: &str) {
        self.0.update(format!("{name} {} ", value.len()));
        self.0.update(value);
        self.0.update("\n");
    }

    pub(crate) fn finish(self) -> ContentHash {
        ContentHash(self.0.finalize().into())
    }
}
