//! Identifiers: parsed once, then a type. Two numbers of the same shape are two types.
//!
//! `Debug` masks the numbers of persons, so that a log line cannot leak them by accident.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Why a text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseIdError {
    /// Not the number of characters that the identifier has.
    #[error("has {got} characters, not {expected}")]
    Length {
        /// Characters expected.
        expected: u8,
        /// Characters found.
        got: usize,
    },
    /// Something else than digits (or than a known letter).
    #[error("holds a character that does not belong")]
    Character,
}

fn digits(text: &str, expected: u8) -> Result<u32, ParseIdError> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ParseIdError::Character);
    }
    if text.len() != usize::from(expected) {
        return Err(ParseIdError::Length { expected, got: text.len() });
    }
    Ok(text.bytes().fold(0, |value, b| value * 10 + u32::from(b - b'0')))
}

/// The digit of `number` at `position`, counted from 1 at the left of a number of `width` digits.
const fn digit(number: u32, width: u32, position: u32) -> u32 {
    (number / 10_u32.pow(width - position)) % 10
}

/// Affiliate number of an employer: 7 digits, the last one a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AffiliateNumber(u32);

impl AffiliateNumber {
    /// From its value; `None` above 7 digits.
    pub const fn from_value(value: u32) -> Option<Self> {
        if value <= 9_999_999 { Some(Self(value)) } else { None }
    }

    /// The number as a value, at most 9,999,999.
    pub const fn value(self) -> u32 {
        self.0
    }

    /// Does the last digit fit one of the two known keys?
    ///
    /// Source: e-BDS description (documented key); second key found by experiment on public companies
    /// registered since about 2018. A miss of both is a warning, never a refusal.
    pub const fn key_fits(self) -> bool {
        let s = (digit(self.0, 7, 2) + digit(self.0, 7, 4) + digit(self.0, 7, 6)) * 2
            + digit(self.0, 7, 1)
            + digit(self.0, 7, 3)
            + digit(self.0, 7, 5);
        let key = digit(self.0, 7, 7);
        key == (10 - s % 10) % 10 || key == (s + 9) % 10
    }
}

impl FromStr for AffiliateNumber {
    type Err = ParseIdError;
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        digits(text, 7).map(Self)
    }
}

impl fmt::Display for AffiliateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

/// Number of an insured person: 9 digits, the first 1, the last a key; with three special values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InsuredNumber(u32);

impl InsuredNumber {
    /// No number yet; the CIN is required. Source: S (single source).
    pub const PENDING: Self = Self(0);
    /// Casual labour. Source: C.
    pub const CASUAL: Self = Self(999_999_999);
    /// Refused by the fund. Source: C.
    pub const REFUSED: Self = Self(100_000_000);

    /// From its value; `None` above 9 digits.
    pub const fn from_value(value: u32) -> Option<Self> {
        if value <= 999_999_999 { Some(Self(value)) } else { None }
    }

    /// The number that is given to the person counted `serial`: 1, seven digits, the key. `None` above seven digits, and
    /// for the number that the fund refuses.
    ///
    /// Source: S (the documented key, never validated on real numbers).
    pub const fn issue(serial: u32) -> Option<Self> {
        if serial > Self::SERIAL_MAX || serial == 0 {
            return None;
        }
        let body = 100_000_000 + serial * 10;
        Some(Self(body + Self::key(body)))
    }

    /// Largest serial that has a number.
    pub const SERIAL_MAX: u32 = 9_999_999;

    /// The number as a value, at most 999,999,999.
    pub const fn value(self) -> u32 {
        self.0
    }

    /// No number given yet.
    pub const fn is_pending(self) -> bool {
        self.0 == Self::PENDING.0
    }

    /// Casual labour.
    pub const fn is_casual(self) -> bool {
        self.0 == Self::CASUAL.0
    }

    /// Does it name one person (neither pending nor casual labour)?
    pub const fn names_a_person(self) -> bool {
        !self.is_pending() && !self.is_casual()
    }

    /// Is the first digit the 1 that every number of a person has?
    pub const fn begins_with_one(self) -> bool {
        digit(self.0, 9, 1) == 1
    }

    /// Does the last digit fit the documented key? Never validated on real numbers: a miss is a warning.
    pub const fn key_fits(self) -> bool {
        digit(self.0, 9, 9) == Self::key(self.0)
    }

    /// The key of the first eight digits.
    const fn key(n: u32) -> u32 {
        let s = (digit(n, 9, 2) + digit(n, 9, 4) + digit(n, 9, 6) + digit(n, 9, 8)) * 2
            + digit(n, 9, 3)
            + digit(n, 9, 5)
            + digit(n, 9, 7);
        (10 - s % 10) % 10
    }
}

impl FromStr for InsuredNumber {
    type Err = ParseIdError;
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        digits(text, 9).map(Self)
    }
}

impl fmt::Display for InsuredNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl fmt::Debug for InsuredNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InsuredNumber(…{:02})", self.0 % 100)
    }
}

/// Common company identifier: 15 digits, the whole number divisible by 97.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ice(u64);

impl Ice {
    /// Does the number divide by 97? Some real ones do not: a miss is a warning.
    pub const fn key_fits(self) -> bool {
        self.0.is_multiple_of(97)
    }
}

impl FromStr for Ice {
    type Err = ParseIdError;
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseIdError::Character);
        }
        if text.len() != 15 {
            return Err(ParseIdError::Length { expected: 15, got: text.len() });
        }
        Ok(Self(text.bytes().fold(0, |value, b| value * 10 + u64::from(b - b'0'))))
    }
}

impl fmt::Display for Ice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:015}", self.0)
    }
}

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

uuid_ids! {
    /// A declaration as Tasrih knows it.
    DeclarationId,
    /// An employer as Tasrih knows it.
    EmployerId,
    /// A person who can sign in.
    AccountId,
    /// A job waiting in the queue.
    JobId,
    /// A message to a person.
    MessageId,
    /// A document attached to a request.
    DocumentId,
    /// A request of somebody at the door.
    DoorId,
    /// A new employer's request.
    AffiliationId,
    /// A mandate from a company to a firm.
    MandateId,
    /// What one agent proposes and another one decides.
    ApprovalId,
    /// A posting of an employer's ledger.
    PostingId,
    /// An instalment plan.
    PlanId,
    /// An invitation to a company.
    InvitationId,
    /// An insured person as Tasrih knows them.
    PersonId,
    /// A request to register an employee.
    RegistrationId,
    /// A file of requests to register employees.
    BatchId,
    /// Files of many companies, dropped at once.
    DeliveryId,
    /// A link to the standing of a company.
    ConsentId,
    /// A session of somebody who signed in.
    SessionId,
    /// A passkey of an account.
    PasskeyId,
    /// A device that an account trusts.
    TrustedDeviceId,
    /// The time of one person with one employer.
    EmploymentId,
    /// A payment order.
    OrderId,
    /// A bank statement that was imported.
    StatementId,
    /// A line of a bank statement.
    BankLineId,
    /// A mandate to collect by direct debit.
    DebitMandateId,
    /// A file of direct debits.
    DebitFileId,
    /// An attestation.
    AttestationId,
    /// An order of many attestations.
    AttestationOrderId,
}

/// SHA-256 of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(pub [u8; 32]);

impl FromStr for FileHash {
    type Err = ParseIdError;
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        if text.len() != 64 {
            return Err(ParseIdError::Length { expected: 64, got: text.len() });
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let pair = text.get(at * 2..at * 2 + 2).ok_or(ParseIdError::Character)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| ParseIdError::Character)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_affiliate_numbers_fit_one_of_the_two_keys() {
        for number in ["4052594", "8512479", "1796301", "7892591"] {
            assert!(number.parse::<AffiliateNumber>().unwrap().key_fits(), "{number}");
        }
        assert!(!"7849201".parse::<AffiliateNumber>().unwrap().key_fits());
    }

    #[test]
    fn a_number_of_the_wrong_length_or_with_a_letter_is_named() {
        assert_eq!("12345678".parse::<InsuredNumber>(), Err(ParseIdError::Length { expected: 9, got: 8 }));
        assert_eq!("12345678A".parse::<InsuredNumber>(), Err(ParseIdError::Character));
        assert_eq!("١٢٣٤٥٦٧٨٩".parse::<InsuredNumber>(), Err(ParseIdError::Character));
    }

    #[test]
    fn a_number_of_a_person_is_masked_in_debug_output() {
        assert_eq!(format!("{:?}", "123456789".parse::<InsuredNumber>().unwrap()), "InsuredNumber(…89)");
    }

    #[test]
    fn the_key_of_an_insured_number_is_the_documented_one() {
        // s = (2+4+6+8)*2 + 3+5+7 = 55, key = (-55) mod 10 = 5
        assert!("123456785".parse::<InsuredNumber>().unwrap().key_fits());
        assert!(!"123456786".parse::<InsuredNumber>().unwrap().key_fits());
    }

    #[test]
    fn an_issued_number_has_its_key_and_a_serial_of_its_own() {
        assert_eq!(InsuredNumber::issue(2_345_678).map(|number| number.to_string()).as_deref(), Some("123456785"));
        for serial in [1, 999, 5_000_000, InsuredNumber::SERIAL_MAX] {
            let number = InsuredNumber::issue(serial).unwrap();
            assert!(number.key_fits() && number.begins_with_one() && number.names_a_person());
            assert_eq!(number.value() / 10 % 10_000_000, serial);
        }
        assert_eq!(InsuredNumber::issue(0), None);
        assert_eq!(InsuredNumber::issue(InsuredNumber::SERIAL_MAX + 1), None);
    }
}
