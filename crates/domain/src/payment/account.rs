//! Moroccan bank accounts.

use std::fmt;
use std::str::FromStr;

/// Digits of a RIB. Source: E.
const DIGITS: usize = 24;

/// A RIB: 24 digits (bank 3, town 3, account 16, key 2). `Debug` shows its end only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rib(String);

/// Why a text is no RIB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseRibError {
    /// Not 24 digits.
    #[error("has {got} signs, not 24")]
    Length {
        /// Signs found.
        got: usize,
    },
    /// Something else than digits.
    #[error("holds a sign that is no digit")]
    Character,
    /// An account number of another country.
    #[error("is an IBAN of another country")]
    Foreign,
}

impl Rib {
    /// Does the whole number divide by 97? Found by experiment (E): a miss is a warning, never a refusal.
    pub fn key_fits(&self) -> bool {
        rest(&self.0) == 0
    }

    /// The 24 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The code of the bank: the first three digits.
    pub fn bank(&self) -> &str {
        &self.0[..3]
    }

    /// The international form, `MA` and two check digits before the RIB. Source: ISO 13616 (registry of IBAN, Morocco).
    pub fn iban(&self) -> String {
        // M is 22, A is 10; `00` stands where the check digits will.
        let key = 98 - rest(&format!("{}221000", self.0));
        format!("MA{key:02}{}", self.0)
    }

    /// The end of it, for those who know the whole: `…4321`.
    pub fn masked(&self) -> String {
        format!("…{}", &self.0[DIGITS - 4..])
    }
}

/// The remainder by 97 of a number written in digits.
fn rest(digits: &str) -> u32 {
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit.wrapping_sub(b'0'))) % 97)
}

impl FromStr for Rib {
    type Err = ParseRibError;

    /// A RIB or a Moroccan IBAN, with whatever people put between the digits, in any digits of Morocco.
    fn from_str(text: &str) -> Result<Self, ParseRibError> {
        let mut signs = String::with_capacity(DIGITS + 4);
        for c in text.chars() {
            match c {
                '٠'..='٩' => signs.extend(char::from_digit(u32::from(c) - u32::from('٠'), 10)),
                _ if c.is_whitespace() || matches!(c, '-' | '.' | '/' | '_' | '\u{200e}' | '\u{200f}' | '\u{2011}') => {
                }
                _ if signs.len() > 64 => return Err(ParseRibError::Length { got: text.chars().count() }),
                _ => signs.push(c.to_ascii_uppercase()),
            }
        }
        let digits = match signs.strip_prefix("MA") {
            Some(rest) if rest.len() == DIGITS + 2 && rest.is_ascii() => &rest[2..],
            _ if signs.len() > 4 && signs.bytes().take(2).all(|b| b.is_ascii_uppercase()) => {
                return Err(ParseRibError::Foreign);
            }
            _ => &signs,
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseRibError::Character);
        }
        if digits.len() != DIGITS {
            return Err(ParseRibError::Length { got: digits.len() });
        }
        Ok(Self(digits.to_owned()))
    }
}

/// In groups as banks print it: `007 780 0001234567890123 45`.
impl fmt::Display for Rib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..22], &self.0[22..])
    }
}

impl fmt::Debug for Rib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rib({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rib_is_read_however_it_is_written() {
        let rib: Rib = "007780000123456789012381".parse().unwrap();
        for text in [
            "007 780 0001234567890123 81",
            "007-780-0001234567890123-81",
            "٠٠٧٧٨٠٠٠٠١٢٣٤٥٦٧٨٩٠١٢٣٨١",
            "\u{200e}007.780.0001234567890123.81",
        ] {
            assert_eq!(text.parse(), Ok(rib.clone()), "{text}");
        }
        assert_eq!(rib.iban().parse(), Ok(rib.clone()));
        assert_eq!(rib.to_string(), "007 780 0001234567890123 81");
        assert_eq!(format!("{rib:?}"), "Rib(…2381)");
    }

    #[test]
    fn the_key_is_that_of_the_whole_number() {
        assert!("000000000000000000000097".parse::<Rib>().unwrap().key_fits());
        assert!(!"000000000000000000000098".parse::<Rib>().unwrap().key_fits());
    }

    #[test]
    fn the_iban_is_the_one_of_the_registry() {
        // The example of Morocco in the registry of ISO 13616.
        let rib: Rib = "011519000001205000534921".parse().unwrap();
        assert_eq!(rib.iban(), "MA64011519000001205000534921");
    }

    #[test]
    fn what_is_no_rib_is_named() {
        assert_eq!("123".parse::<Rib>(), Err(ParseRibError::Length { got: 3 }));
        assert_eq!("00778000012345678901238X".parse::<Rib>(), Err(ParseRibError::Character));
        assert_eq!("FR7630006000011234567890189".parse::<Rib>(), Err(ParseRibError::Foreign));
        assert!("9".repeat(500).parse::<Rib>().is_err());
    }
}
