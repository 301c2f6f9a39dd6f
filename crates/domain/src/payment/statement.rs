//! Lines of a bank statement, and what is wrong with a statement, as data.

use super::account::Rib;
use super::matching::{By, Doubt};
use crate::coded::coded;
use crate::finding::{Args, Severity};
use crate::id::{AccountId, BankLineId, EmployerId, FileHash, OrderId, StatementId};
use crate::money::Money;
use crate::source::{Excerpt, Place};
use std::fmt;
use time::{Date, OffsetDateTime};

coded! {
    /// Which way the money went, seen from the account of the fund.
    Direction {
        /// It came in.
        Credit = "credit",
        /// It went out.
        Debit = "debit",
    }
}

/// One movement of the account. `Debug` shows no name, account or text: they are personal.
#[derive(Clone, PartialEq, Eq)]
pub struct BankLine {
    /// Line of the file where it starts, from 1.
    pub row: u32,
    /// Which way.
    pub direction: Direction,
    /// Does it take back an earlier movement?
    pub is_reversal: bool,
    /// How much, above zero.
    pub amount: Money,
    /// Day on which the bank wrote it down.
    pub booked_on: Date,
    /// Day from which the money counts.
    pub value_on: Date,
    /// The bank's own reference of the movement; may be empty.
    pub bank_reference: String,
    /// The reference that the payer gave beside the text; may be empty.
    pub end_to_end: String,
    /// What the payer wrote.
    pub remittance: String,
    /// Who paid (or was paid).
    pub counterparty: String,
    /// From (or to) which account, when it is Moroccan.
    pub account: Option<Rib>,
}

impl BankLine {
    /// Every text in which the payer may have put a reference.
    pub fn texts(&self) -> String {
        // The signs between them keep two halves in two texts from joining to one reference.
        format!("{}; {}; {}", self.end_to_end, self.remittance, self.bank_reference)
    }
}

impl fmt::Debug for BankLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BankLine({}: {} {} on {})", self.row, self.direction, self.amount, self.value_on)
    }
}

/// What a statement says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatementHead {
    /// The account, when it is Moroccan.
    pub account: Option<Rib>,
    /// The bank's number of the statement; may be empty.
    pub number: String,
    /// First and last day on which something was booked.
    pub days: Option<(Date, Date)>,
    /// Balance before the first line; negative when the account is overdrawn.
    pub opening: Option<Money>,
    /// Balance after the last line.
    pub closing: Option<Money>,
}

coded! {
    /// What became of a movement.
    LineState {
        /// It is a payment of an employer.
        Matched = "matched",
        /// It was a payment, and a later movement took it back.
        Reversed = "reversed",
        /// It takes back an earlier payment.
        Reversal = "reversal",
        /// No matter of an employer: money that went out.
        Outgoing = "outgoing",
        /// An agent has to look.
        Waiting = "waiting",
        /// An agent said that it is no matter of an employer.
        SetAside = "set_aside",
    }
}

/// A statement that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Our id.
    pub id: StatementId,
    /// SHA-256 of the file: the same file is imported once.
    pub hash: FileHash,
    /// Name of the file, as the agent had it.
    pub file_name: String,
    /// What the file was.
    pub format: String,
    /// What it says of itself.
    pub head: StatementHead,
    /// What was noticed when it was read. Without the texts found: they may be personal.
    pub findings: Vec<BankFinding>,
    /// Movements that were known already, from another file.
    pub known: u32,
    /// Who imported it.
    pub imported_by: AccountId,
    /// When.
    pub imported_at: OffsetDateTime,
}

/// A movement as it is kept. What the bank said never changes; what we made of it does, and every change is audited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    /// Our id.
    pub id: BankLineId,
    /// From which statement.
    pub statement: StatementId,
    /// What the bank said.
    pub line: BankLine,
    /// What became of it.
    pub state: LineState,
    /// Why it waits, or waited.
    pub doubt: Option<Doubt>,
    /// By what it was found to be someone's.
    pub by: Option<By>,
    /// Whose payment.
    pub employer: Option<EmployerId>,
    /// Under which order.
    pub order: Option<OrderId>,
    /// The payment that it takes back.
    pub reverses: Option<BankLineId>,
    /// The agent who decided.
    pub decided_by: Option<AccountId>,
    /// The agent's words.
    pub remark: String,
    /// Rises with every change.
    pub version: u32,
}

impl KeptLine {
    /// The name under which the ledger knows the payment of this line. A line that was released and assigned again is
    /// another payment: the first one was taken back for good.
    pub fn payment_reference(&self) -> String {
        format!("{}/{}", self.id, self.version)
    }
}

coded! {
    /// What is read from a column of a table of movements.
    Column {
        /// Day of booking.
        Booked = "booked",
        /// Value date.
        Value = "value",
        /// Text of the payer or of the bank.
        Label = "label",
        /// Amount with its sign, or with [`Column::Sense`].
        Amount = "amount",
        /// Amounts that went out.
        Debit = "debit",
        /// Amounts that came in.
        Credit = "credit",
        /// `C` or `D`.
        Sense = "sense",
        /// The bank's reference.
        Reference = "reference",
        /// The reference of the payer.
        EndToEnd = "end_to_end",
        /// Name of the payer.
        Counterparty = "counterparty",
        /// Account of the payer.
        Account = "account",
        /// Currency.
        Currency = "currency",
    }
}

coded! {
    /// What is wrong with one movement, or was left aside.
    BankFault {
        /// No amount, or one that cannot be read.
        Amount = "amount",
        /// An amount that can be read in two ways.
        AmountAmbiguous = "amount_ambiguous",
        /// An amount of zero.
        AmountZero = "amount_zero",
        /// Both a debit and a credit, or neither.
        DirectionUnclear = "direction_unclear",
        /// No day, or one that cannot be read.
        Date = "date",
        /// Not in dirhams. Args: `currency`.
        Currency = "currency",
        /// Not yet booked: it will come again. Args: `status`.
        NotBooked = "not_booked",
        /// The details do not add up to the movement: it was taken as a whole. Args: `expected`, `found`.
        DetailsDiffer = "details_differ",
        /// Opening balance and lines do not make the closing balance. Args: `expected`, `found`.
        BalanceDiffers = "balance_differs",
        /// The key of the payer's RIB does not fit.
        RibKey = "rib_key",
        /// The account of the payer is not Moroccan: it is not used to find the payer.
        AccountForeign = "account_foreign",
        /// A text was longer than is kept.
        TextCut = "text_cut",
        /// A row without day and amount: a title, a total, a footer.
        RowSkipped = "row_skipped",
        /// A quote that never ends.
        OpenQuote = "open_quote",
    }
}

impl BankFault {
    /// Blocking: the movement could not be taken and somebody has to look. The others were taken, or rightly left aside.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Amount
            | Self::AmountAmbiguous
            | Self::DirectionUnclear
            | Self::Date
            | Self::Currency
            | Self::OpenQuote => Severity::Blocking,
            Self::BalanceDiffers | Self::DetailsDiffer | Self::RibKey | Self::AmountZero => Severity::Warning,
            Self::NotBooked | Self::AccountForeign | Self::TextCut | Self::RowSkipped => Severity::Notice,
        }
    }
}

/// One thing that a reader of statements noticed, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFinding {
    /// What.
    pub fault: BankFault,
    /// Line of the file, from 1, and column of a table.
    pub place: Place,
    /// What stands there.
    pub value: Option<Excerpt>,
    /// The figures of the message.
    pub args: Args,
}

coded! {
    /// Why a file is no statement at all.
    Unreadable {
        /// Nothing in it.
        Empty = "empty",
        /// Too many bytes. Args: `max` (count of mebibytes).
        TooLarge = "too_large",
        /// Neither a CAMT.053 statement nor a table of movements. Args: `found`.
        NotAStatement = "not_a_statement",
        /// The XML is broken. Args: `row`.
        BrokenXml = "broken_xml",
        /// A document type or an entity is declared. Args: `row`.
        ForbiddenXml = "forbidden_xml",
        /// Deeper than any statement. Args: `row`.
        TooDeep = "too_deep",
        /// More movements than are taken at once. Args: `max`.
        TooManyLines = "too_many_lines",
        /// More to say than is kept. Args: `max`.
        TooManyFaults = "too_many_faults",
        /// The text cannot be read in any encoding.
        BrokenText = "broken_text",
        /// No row names columns of such a table.
        NoHeading = "no_heading",
        /// The heading lacks a column. Args: `column`.
        ColumnMissing = "column_missing",
        /// Two columns hold the same. Args: `column`.
        ColumnTwice = "column_twice",
        /// No movement in it.
        NoLines = "no_lines",
        /// Movements of several accounts in one file: each statement is taken alone.
        SeveralAccounts = "several_accounts",
    }
}

/// A refusal of the whole file, with the figures of its message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the statement is refused: {why}")]
pub struct RefusedStatement {
    /// Why.
    pub why: Unreadable,
    /// The figures of the message.
    pub args: Args,
}

impl From<Unreadable> for RefusedStatement {
    fn from(why: Unreadable) -> Self {
        Self { why, args: Args::new() }
    }
}
