//! An attestation: a paper that others believe, numbered, dated, valid until a day, revocable.

use crate::coded::coded;
use crate::id::{AccountId, AttestationId, AttestationOrderId, EmployerId, FileHash, PersonId};
use crate::period::Month;
use std::fmt;
use std::str::FromStr;
use time::{Date, Duration, OffsetDateTime};

coded! {
    /// What an attestation attests.
    AttestationKind {
        /// Every month due is declared and paid, or a plan is respected.
        Standing = "standing",
        /// The employer is affiliated.
        Affiliation = "affiliation",
        /// Wages were declared for each month of a period.
        Wages = "wages",
        /// Payroll and headcount of a period.
        Payroll = "payroll",
        /// What was declared for one employee.
        OwnWages = "own-wages",
        /// An employee is registered.
        Registration = "registration",
    }
}

impl AttestationKind {
    /// Is it about one employee?
    pub const fn is_of_person(self) -> bool {
        matches!(self, Self::OwnWages | Self::Registration)
    }

    /// Is it about the months of a period?
    pub const fn has_period(self) -> bool {
        matches!(self, Self::Wages | Self::Payroll | Self::OwnWages)
    }

    /// Two letters at the beginning of its number, from its French name.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Standing => "AR",
            Self::Affiliation => "AA",
            Self::Wages => "AD",
            Self::Payroll => "AM",
            Self::OwnWages => "AS",
            Self::Registration => "AI",
        }
    }

    /// Months that it can be relied on.
    ///
    /// Regular standing: public tenders ask for one less than a year old. Source: decree 2-22-431, arts 27–28 (C). The
    /// others: rule of the house (H), shorter where what they say may end any day.
    pub const fn months_valid(self) -> u8 {
        match self {
            Self::Standing | Self::Wages | Self::Payroll | Self::OwnWages => 12,
            Self::Affiliation | Self::Registration => 3,
        }
    }

    /// Last day of its validity, inclusive: the day before the same day of the month comes round.
    pub fn valid_until(self, issued_on: Date) -> Date {
        let month = (0..self.months_valid()).fold(Month::of(issued_on), |month, _| month.next());
        // A month without that day: the last day that it has.
        let same = (1..=issued_on.day()).rev().find_map(|day| month.day(day));
        same.map_or(issued_on, |day| if day.day() == issued_on.day() { day - Duration::DAY } else { day })
    }
}

/// Number of an attestation: `AR-2026-000123`, its kind, the year and a serial of that year from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttestationNumber {
    /// What it attests.
    pub kind: AttestationKind,
    /// Year in which it was issued.
    pub year: u16,
    /// Serial of the year and kind, from 1.
    pub serial: u32,
}

impl fmt::Display for AttestationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}-{:06}", self.kind.letters(), self.year, self.serial)
    }
}

impl FromStr for AttestationNumber {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let (Some(letters), Some(year), Some(serial), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        let kind = AttestationKind::ALL.iter().copied().find(|kind| kind.letters() == letters).ok_or(())?;
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !(6..=9).contains(&serial.len()) || !is_digits(year) || !is_digits(serial) {
            return Err(());
        }
        Ok(Self { kind, year: year.parse().map_err(drop)?, serial: serial.parse().map_err(drop)? })
    }
}

/// The unguessable code on an attestation: 80 bits in Crockford's base 32, without I, L, O and U.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckCode(String);

impl CheckCode {
    /// Random bytes of a code.
    pub const BYTES: usize = 10;
    /// Characters of a code.
    pub const CHARACTERS: usize = 16;
    const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// The bare characters, as stored and in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code of these bytes.
    pub fn of(bytes: [u8; Self::BYTES]) -> Self {
        let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let sign = |at: usize| {
            let value = usize::try_from(bits >> (5 * (Self::CHARACTERS - 1 - at)) & 31).unwrap_or(0);
            char::from(Self::ALPHABET.as_bytes()[value])
        };
        Self((0..Self::CHARACTERS).map(sign).collect())
    }

    /// Its bytes.
    pub fn bytes(&self) -> [u8; Self::BYTES] {
        let bits = self.0.chars().fold(0_u128, |bits, c| {
            bits << 5 | Self::ALPHABET.find(c).and_then(|at| u128::try_from(at).ok()).unwrap_or(0)
        });
        let mut bytes = [0; Self::BYTES];
        bytes.copy_from_slice(&bits.to_be_bytes()[16 - Self::BYTES..]);
        bytes
    }
}

/// In four groups: `7KQ4-M2XD-0000-ABCD`.
impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

/// Whoever has the code sees the paper: it stays out of logs.
impl fmt::Debug for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CheckCode(…)")
    }
}

impl FromStr for CheckCode {
    type Err = ();

    /// As people type it: small letters, blanks and hyphens, O for 0, I and L for 1, digits of an Arabic keyboard.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut code = String::with_capacity(Self::CHARACTERS);
        for c in text.chars() {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c @ '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
                c if c.is_whitespace() || matches!(c, '-' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}') => {
                    continue;
                }
                c => c,
            };
            if code.len() == Self::CHARACTERS || !Self::ALPHABET.contains(c) {
                return Err(());
            }
            code.push(c);
        }
        if code.len() == Self::CHARACTERS { Ok(Self(code)) } else { Err(()) }
    }
}

/// What the look-up of a genuine attestation says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It can be relied on.
    Current,
    /// Its last day is past.
    Expired,
    /// It was withdrawn.
    Revoked {
        /// When.
        at: OffsetDateTime,
    },
    /// A later one says otherwise.
    Replaced {
        /// When.
        at: OffsetDateTime,
    },
}

coded! {
    /// Who revoked an attestation.
    RevokedBy {
        /// Whose it is.
        Holder = "holder",
        /// An agent of the fund.
        Agent = "agent",
    }
}

/// An attestation that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revocation {
    /// When.
    pub at: OffsetDateTime,
    /// By whom.
    pub by: RevokedBy,
}

/// An attestation as it is kept: what it says, and what became of it. The paper is drawn anew from it each time.
#[derive(Clone, PartialEq, Eq)]
pub struct Attestation {
    /// Our id.
    pub id: AttestationId,
    /// Its number.
    pub number: AttestationNumber,
    /// The employer that it is about, or that asked for it about an employee.
    pub employer: Option<EmployerId>,
    /// The employee that it is about.
    pub person: Option<PersonId>,
    /// First and last month, where it is about a period.
    pub period: Option<(Month, Month)>,
    /// The code to check it by.
    pub code: CheckCode,
    /// Everything it says, as text.
    pub content: String,
    /// Hash of everything it says.
    pub hash: FileHash,
    /// Hash of what it attests, apart from number and dates.
    pub basis: FileHash,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// By which account; `None`: by the employee.
    pub issued_by: Option<AccountId>,
    /// Last day that it can be relied on.
    pub valid_until: Date,
    /// Taken back.
    pub revoked: Option<Revocation>,
    /// When a later one came to say otherwise.
    pub replaced_at: Option<OffsetDateTime>,
}

impl Attestation {
    /// What its look-up says on that day. What was taken back or replaced says so, expired or not.
    pub fn validity(&self, on: Date) -> Validity {
        match (self.revoked, self.replaced_at) {
            (Some(revocation), _) => Validity::Revoked { at: revocation.at },
            (None, Some(at)) => Validity::Replaced { at },
            (None, None) if on > self.valid_until => Validity::Expired,
            (None, None) => Validity::Current,
        }
    }
}

/// What it says may be personal.
impl fmt::Debug for Attestation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attestation({})", self.number)
    }
}

coded! {
    /// How an attestation was looked up.
    LookWay {
        /// By its code, typed or from the QR code.
        Code = "code",
        /// By the file.
        File = "file",
    }
}

/// A look-up. Who looked is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: OffsetDateTime,
    /// How.
    pub way: LookWay,
}

/// Attestations of one kind for many employers at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Our id.
    pub id: AttestationOrderId,
    /// Who ordered them.
    pub account: AccountId,
    /// What they attest.
    pub kind: AttestationKind,
    /// When they were ordered.
    pub ordered_at: OffsetDateTime,
    /// When the last employer was answered.
    pub finished_at: Option<OffsetDateTime>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn regular_standing_is_less_than_a_year_old_until_its_last_day() {
        for (issued, last) in [
            (date!(2026 - 11 - 24), date!(2027 - 11 - 23)),
            (date!(2026 - 01 - 01), date!(2026 - 12 - 31)),
            (date!(2028 - 02 - 29), date!(2029 - 02 - 28)),
        ] {
            assert_eq!(AttestationKind::Standing.valid_until(issued), last, "{issued}");
        }
        assert_eq!(AttestationKind::Affiliation.valid_until(date!(2026 - 11 - 30)), date!(2027 - 02 - 28));
        assert_eq!(AttestationKind::Affiliation.valid_until(date!(2026 - 11 - 24)), date!(2027 - 02 - 23));
    }

    #[test]
    fn a_number_reads_back_as_it_is_written_and_letters_are_of_one_kind() {
        for kind in AttestationKind::ALL.iter().copied() {
            let number = AttestationNumber { kind, year: 2026, serial: 123 };
            assert_eq!(number.to_string().parse(), Ok(number));
        }
        for wrong in ["AR-2026-123", "AR-26-000123", "XX-2026-000123", "AR-2026-00012a", "AR-2026-000123-1", ""] {
            assert_eq!(wrong.parse::<AttestationNumber>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn an_attestation_is_current_through_its_last_day_and_says_what_ended_it() {
        let issued_at = time::macros::datetime!(2026-11-24 10:00 UTC);
        let mut one = Attestation {
            id: AttestationId(uuid::Uuid::from_u128(1)),
            number: AttestationNumber { kind: AttestationKind::Standing, year: 2026, serial: 1 },
            employer: None,
            person: None,
            period: None,
            code: CheckCode::of([0; 10]),
            content: String::new(),
            hash: FileHash([0; 32]),
            basis: FileHash([0; 32]),
            issued_at,
            issued_by: None,
            valid_until: date!(2027 - 11 - 23),
            revoked: None,
            replaced_at: None,
        };
        assert_eq!(one.validity(date!(2027 - 11 - 23)), Validity::Current);
        assert_eq!(one.validity(date!(2027 - 11 - 24)), Validity::Expired);
        one.replaced_at = Some(issued_at);
        assert_eq!(one.validity(date!(2027 - 11 - 24)), Validity::Replaced { at: issued_at });
        one.revoked = Some(Revocation { at: issued_at, by: RevokedBy::Agent });
        assert_eq!(one.validity(date!(2026 - 11 - 24)), Validity::Revoked { at: issued_at });
    }

    #[test]
    fn a_code_is_read_however_it_is_typed_and_keeps_its_bytes() {
        let bytes = [0xff, 0x00, 0x01, 0x42, 0x99, 0xde, 0xad, 0xbe, 0xef, 0x07];
        let code = CheckCode::of(bytes);
        assert_eq!(code.bytes(), bytes);
        for text in
            [code.to_string(), code.to_string().to_lowercase(), format!(" {} ", code.as_str().replace('0', "o"))]
        {
            assert_eq!(text.parse(), Ok(code.clone()), "{text}");
        }
        for wrong in ["", "7KQ4", "7KQ4-0000-M2XD-ABCU", "7KQ4-0000-M2XD-ABCDE"] {
            assert_eq!(wrong.parse::<CheckCode>(), Err(()), "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "CheckCode(…)");
    }
}
