//! A declaration: one per employer and month, main or complementary 1 to 9.

use crate::address::Address;
use crate::field::Field;
use crate::id::{AccountId, AffiliateNumber, DeclarationId, EmployerId, FileHash};
use crate::lang::Lang;
use crate::lifecycle::State;
use crate::money::Money;
use crate::period::Month;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use time::{Date, OffsetDateTime};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Text with separators.
    Csv,
    /// Office Open XML workbook.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Excel 97–2003 workbook.
    Xls,
    /// Fixed-width records of 260 characters.
    Ebds,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Csv, Self::Xlsx, Self::Ods, Self::Xls, Self::Ebds];

    /// Stable name, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::Ebds => "ebds",
        }
    }
}

impl FromStr for Format {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.code() == text).ok_or(())
    }
}

/// Main, or complementary 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeclarationKind(u8);

impl DeclarationKind {
    /// The main declaration of the month.
    pub const MAIN: Self = Self(0);

    /// A complementary declaration, 1 to 9.
    pub const fn complementary(number: u8) -> Option<Self> {
        if number >= 1 && number <= 9 { Some(Self(number)) } else { None }
    }

    /// 0 for the main declaration, 1 to 9 for a complementary one; as stored.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// From the stored number.
    pub const fn from_number(number: u8) -> Option<Self> {
        if number <= 9 { Some(Self(number)) } else { None }
    }

    /// Is it the main declaration?
    pub const fn is_main(self) -> bool {
        self.0 == 0
    }
}

/// An employer, as far as a declaration needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// Our id.
    pub id: EmployerId,
    /// The fund's number.
    pub affiliate: AffiliateNumber,
    /// Company name in Latin letters.
    pub name: String,
    /// Company name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// ICE, 15 digits; empty when not known.
    pub ice: String,
    /// Main activity.
    pub activity: String,
    /// Address, without the city.
    pub address: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
    /// Code of the fund's branch, two characters.
    pub branch_code: String,
    /// Own group health cover from before AMO: exempt from AMO base, not from solidarity. Source: C.
    pub health_exempt: bool,
    /// Agricultural employer: the minimum wage is by the day (SMAG).
    pub agricultural: bool,
    /// First month that the employer has to declare here.
    pub declares_from: Month,
}

impl Employer {
    /// The name in that language, or in Latin letters when no Arabic one is known.
    pub fn name_in(&self, lang: Lang) -> &str {
        if lang == Lang::Ar && !self.name_ar.is_empty() { &self.name_ar } else { &self.name }
    }
}

/// Someone who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Our id.
    pub id: AccountId,
    /// What the person signs in with, and where messages go.
    pub login: Address,
    /// Name shown on pages and events.
    pub name: String,
    /// Language of messages.
    pub lang: Lang,
}

/// Counts and sums over the rows that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Employee rows.
    pub employees: u32,
    /// Days declared.
    pub days: u64,
    /// Actual wages.
    pub gross: Money,
    /// Capped wages.
    pub capped: Money,
}

impl Totals {
    /// Largest sum of wages that a declaration can hold: the 15 digits of the recap, in centimes.
    pub const GROSS_MAX: Money = Money::from_centimes(999_999_999_999_999);
}

/// How many findings of each severity, and how many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Employee rows read.
    pub rows: u32,
    /// Rows without a blocking finding.
    pub valid: u32,
    /// Blocking findings.
    pub blocking: u32,
    /// Warnings.
    pub warnings: u32,
    /// Notices.
    pub notices: u32,
}

/// The uploaded file of a declaration. The bytes are kept unchanged under their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// SHA-256 of the bytes.
    pub hash: FileHash,
    /// Name given by the person, without its path; at most 255 characters.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Format, once the bytes were looked at.
    pub format: Option<Format>,
    /// Encoding (text formats), once read.
    pub encoding: Option<String>,
    /// Sheet read (spreadsheets).
    pub sheet: Option<String>,
    /// Headings of the columns used, by column from 1 (tables); at most [`FileInfo::HEADING_CHARACTERS_MAX`]
    /// characters of each.
    pub headings: BTreeMap<u16, String>,
}

impl FileInfo {
    /// Characters kept of a heading: it has to be recognised again, not read in full.
    pub const HEADING_CHARACTERS_MAX: usize = 80;
}

/// Number of a receipt: `AAAAMM-affiliate-kind-serial`, unique, readable, given at filing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptNumber(pub String);

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is frozen at filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Receipt number.
    pub receipt: ReceiptNumber,
    /// Secret part of the check page's address (60 bits and more), printed as a QR code.
    pub check_code: String,
    /// When.
    pub filed_at: OffsetDateTime,
    /// By whom.
    pub filed_by: AccountId,
    /// Last day to file on time, as known when it was filed.
    pub due_on: Date,
    /// Sums over the filed rows.
    pub totals: Totals,
    /// Amounts due by branch and payer, frozen.
    pub due: Vec<BranchDue>,
}

impl Filing {
    /// Was it filed on its last day or before?
    ///
    /// The day is that of Morocco, whose clock is UTC+1 (UTC in Ramadan: at most an hour in the employer's favour).
    pub fn is_on_time(&self) -> bool {
        local_date(self.filed_at) <= self.due_on
    }
}

/// The calendar day in Morocco (UTC+1) of an instant.
pub fn local_date(at: OffsetDateTime) -> Date {
    at.to_offset(time::UtcOffset::from_hms(1, 0, 0).unwrap_or(time::UtcOffset::UTC)).date()
}

/// What is due for one branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BranchDue {
    /// Branch.
    pub branch: crate::field::Branch,
    /// Base: the wage total that the rate applies to.
    pub base: Money,
    /// Employer's share, rounded once to the centime.
    pub employer: Money,
    /// Employee's share, rounded once to the centime.
    pub employee: Money,
}

/// A declaration and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Our id.
    pub id: DeclarationId,
    /// Whose.
    pub employer: EmployerId,
    /// Declared month.
    pub month: Month,
    /// Main or complementary.
    pub kind: DeclarationKind,
    /// Where it stands.
    pub state: State,
    /// Raised by every change; a write names the version it has seen.
    pub version: u32,
    /// The file, once there is one.
    pub file: Option<FileInfo>,
    /// Counts of the last check.
    pub counts: Counts,
    /// Sums of the last check, over the valid rows.
    pub totals: Totals,
    /// Code of the refusal, when the file was refused whole.
    pub refusal: Option<crate::finding::Code>,
    /// The filed declaration that this one is to replace.
    pub corrects: Option<DeclarationId>,
    /// The filed declaration whose left-out rows this one carries: only those rows of the file count.
    pub completes: Option<DeclarationId>,
    /// Frozen at filing.
    pub filing: Option<Filing>,
    /// When it was begun.
    pub created_at: OffsetDateTime,
}

/// How the columns of an employer's files are to be understood, by normalised heading; `None` sets a column aside.
pub type ColumnMapping = BTreeMap<String, Option<Field>>;

/// A value that a person changed on the page. The file itself stays as it was uploaded.
#[derive(Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Row of the file, from 1.
    pub row: u32,
    /// Field changed.
    pub field: Field,
    /// Text typed.
    pub text: String,
}

/// The text is personal.
impl fmt::Debug for Amendment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amendment(row {}, {:?})", self.row, self.field)
    }
}

/// An employee whom the fund expects, or who was declared last month.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownEmployee {
    /// Insured number.
    pub insured: crate::id::InsuredNumber,
    /// Surname as known.
    pub surname: String,
    /// Given name as known.
    pub given_name: String,
    /// Last declared wage, when known (last month's declaration).
    pub gross: Option<Money>,
    /// Last declared situation, when known.
    pub situation: Option<crate::line::Situation>,
    /// Family allowance figures (préétabli).
    pub allowances: crate::line::Allowances,
}

impl fmt::Debug for KnownEmployee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownEmployee({:?})", self.insured)
    }
}

/// The employees known before the file is read, sorted by insured number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Employer named by the préétabli.
    pub affiliate: Option<AffiliateNumber>,
    /// Month named by the préétabli.
    pub period: Option<Month>,
    /// Transfer id to copy into the declaration (préétabli).
    pub transfer_id: Option<u64>,
    /// The people, by ascending insured number.
    pub people: Vec<KnownEmployee>,
    /// Who says so.
    pub origin: RosterOrigin,
}

/// Who says that these people are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RosterOrigin {
    /// The fund's own file.
    #[default]
    Fund,
    /// The register kept here; it knows nothing of family allowances.
    Register,
}

/// Whom the employer itself said to have hired, or let go, in a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Movements {
    /// First day in the month.
    pub hired: Roster,
    /// Last day in the month, each with the situation that the reason calls for.
    pub left: Roster,
}

impl Roster {
    /// The known employee of that number.
    pub fn find(&self, insured: crate::id::InsuredNumber) -> Option<&KnownEmployee> {
        self.people.binary_search_by_key(&insured, |known| known.insured).ok().map(|at| &self.people[at])
    }
}
