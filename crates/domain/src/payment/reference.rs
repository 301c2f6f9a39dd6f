//! The reference of a payment order.
//!
//! Form: a creditor reference of ISO 11649, `RF`, two check digits, then the employer's affiliate number (7 digits) and
//! the number of the order (5 digits): `RF18 4120 5810 0012`. Why this one:
//!
//! - banks know it, check its key themselves, and have a field for it (`CdtrRefInf` in CAMT and PAIN);
//! - sixteen signs fit the shortest remittance lines (35 signs), and any free text;
//! - digits only after `RF`: read aloud in Arabic or French in four groups, typed on a telephone, never mistaken for a
//!   letter;
//! - a slip of one digit, and of two neighbours, never gives another valid reference (mod 97);
//! - an agent who sees a mistyped one still reads the affiliate number.

use crate::id::AffiliateNumber;
use std::fmt;
use std::str::FromStr;

/// Digits after the check digits.
const BODY: usize = 12;
/// Digits of the number of the order.
const SERIAL: usize = 5;
/// Digits with the check digits.
const DIGITS: usize = BODY + 2;

/// Reference of a payment order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderReference {
    affiliate: AffiliateNumber,
    serial: u32,
}

/// Why a text is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseReferenceError {
    /// Not `RF` and 14 digits.
    #[error("is not RF and 14 digits")]
    Shape,
    /// The check digits do not fit: it was mistyped.
    #[error("has check digits that do not fit")]
    Key,
}

impl OrderReference {
    /// Largest number of an order of one employer.
    pub const SERIAL_MAX: u32 = 99_999;

    /// The reference of the employer's order of that number (from 1); `None` beyond [`Self::SERIAL_MAX`].
    pub const fn new(affiliate: AffiliateNumber, serial: u32) -> Option<Self> {
        if serial >= 1 && serial <= Self::SERIAL_MAX { Some(Self { affiliate, serial }) } else { None }
    }

    /// Whose it is.
    pub const fn affiliate(self) -> AffiliateNumber {
        self.affiliate
    }

    /// The number of the order, from 1.
    pub const fn serial(self) -> u32 {
        self.serial
    }

    /// The 16 signs without blanks, as files hold it.
    pub fn compact(self) -> String {
        let body = self.body();
        format!("RF{:02}{body:012}", Self::key(body))
    }

    const fn body(self) -> u64 {
        self.affiliate.value() as u64 * 10_u64.pow(5) + self.serial as u64
    }

    /// The check digits. Source: ISO 11649 (mod 97-10 of ISO 7064; R is 27, F is 15).
    const fn key(body: u64) -> u64 {
        98 - (body % 97 * 1_000_000 + 271_500) % 97
    }

    /// From its 14 digits.
    fn from_digits(digits: &str) -> Result<Self, ParseReferenceError> {
        let number = |text: &str| text.parse::<u64>().map_err(|_| ParseReferenceError::Shape);
        if digits.len() != DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseReferenceError::Shape);
        }
        let (key, body) = digits.split_at(2);
        let (affiliate, serial) = body.split_at(BODY - SERIAL);
        let affiliate: AffiliateNumber = affiliate.parse().map_err(|_| ParseReferenceError::Shape)?;
        let serial = u32::try_from(number(serial)?).map_err(|_| ParseReferenceError::Shape)?;
        let made = Self::new(affiliate, serial).ok_or(ParseReferenceError::Key)?;
        if number(key)? == Self::key(made.body()) { Ok(made) } else { Err(ParseReferenceError::Key) }
    }

    /// The references that a text holds, each once, in the order of the text; and whether something in it looks like
    /// one that was mistyped.
    ///
    /// Banks wrap, prefix and shorten what people type: blanks, hyphens and line ends inside are passed over (a semicolon
    /// ends a text), and fourteen digits that stand alone count without their `RF`. What is found must still be one that was given out.
    pub fn find_in(text: &str) -> (Vec<Self>, bool) {
        let (mut found, mut mistyped) = (Vec::new(), false);
        let plain: String = text.chars().take(TEXT_CHARACTERS_MAX).map(western).collect();
        let compact: String = plain.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ';').collect();
        let mut add = |reference: Self| {
            if !found.contains(&reference) {
                found.push(reference);
            }
        };
        for (at, _) in compact.match_indices("RF") {
            let digits: String = compact[at + 2..].chars().take(DIGITS).take_while(char::is_ascii_digit).collect();
            match Self::from_digits(&digits) {
                Ok(reference) => add(reference),
                Err(_) => mistyped |= digits.len() + 2 >= DIGITS,
            }
        }
        plain
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter_map(|word| Self::from_digits(word).ok())
            .for_each(&mut add);
        (found, mistyped)
    }
}

/// Longest text that is searched: remittance lines are 140 characters, free entries a few hundred.
const TEXT_CHARACTERS_MAX: usize = 4_000;

/// A capital, and a western digit.
fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    }
}

/// In groups of four: `RF18 4120 5810 0012`.
impl fmt::Display for OrderReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signs = self.compact();
        write!(f, "{} {} {} {}", &signs[..4], &signs[4..8], &signs[8..12], &signs[12..])
    }
}

impl FromStr for OrderReference {
    type Err = ParseReferenceError;

    /// As people type it: small letters, blanks, hyphens, Arabic digits, without `RF`.
    fn from_str(text: &str) -> Result<Self, ParseReferenceError> {
        let mut signs = String::with_capacity(DIGITS + 2);
        for c in text.chars().map(western) {
            let is_between = c.is_whitespace()
                || matches!(c, '-' | '.' | '_' | '/')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            if is_between {
                continue;
            }
            if signs.len() > DIGITS + 2 {
                return Err(ParseReferenceError::Shape);
            }
            signs.push(c);
        }
        Self::from_digits(signs.strip_prefix("RF").unwrap_or(&signs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(serial: u32) -> OrderReference {
        OrderReference::new("4120581".parse().unwrap(), serial).unwrap()
    }

    #[test]
    fn a_reference_is_a_creditor_reference_of_iso_11649() {
        let reference = of(12);
        let signs = reference.compact();
        assert_eq!(signs.len(), 16);
        // The check of the standard: the first four signs go to the end, letters are numbers, the rest by 97 is 1.
        let turned = format!("{}2715{}", &signs[4..], &signs[2..4]);
        let rest = turned.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        assert_eq!(rest, 1);
        assert_eq!(reference.to_string().replace(' ', ""), signs);
        // The example that the standard's own literature uses: RF18 5390 0754 7034.
        assert_eq!(OrderReference::key(539_007_547_034), 18);
    }

    #[test]
    fn a_reference_is_read_however_it_is_typed() {
        let reference = of(99_999);
        let grouped = reference.to_string();
        for text in [
            grouped.clone(),
            grouped.to_lowercase(),
            reference.compact(),
            grouped.replace(' ', "-"),
            grouped.trim_start_matches("RF").to_owned(),
            format!("\u{2068}{grouped}\u{2069}"),
        ] {
            assert_eq!(text.parse(), Ok(reference), "{text}");
        }
        assert_eq!("RF18".parse::<OrderReference>(), Err(ParseReferenceError::Shape));
        assert_eq!("R".repeat(1000).parse::<OrderReference>(), Err(ParseReferenceError::Shape));
    }

    #[test]
    fn no_slip_of_one_digit_and_no_swap_of_neighbours_gives_another_reference() {
        let signs = of(12).compact();
        for at in 2..16 {
            for digit in b'0'..=b'9' {
                let mut slipped = signs.clone().into_bytes();
                if slipped[at] != digit {
                    slipped[at] = digit;
                    let slipped = String::from_utf8(slipped).unwrap();
                    assert!(slipped.parse::<OrderReference>().is_err(), "{slipped}");
                }
            }
            let mut swapped = signs.clone().into_bytes();
            if at + 1 < 16 && swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                let swapped = String::from_utf8(swapped).unwrap();
                assert!(swapped.parse::<OrderReference>().is_err(), "{swapped}");
            }
        }
    }

    #[test]
    fn a_reference_is_found_in_what_banks_make_of_it() {
        let (first, second) = (of(12), of(7));
        let (plain, grouped) = (first.compact(), first.to_string());
        for text in [
            format!("VIR RECU/{plain}/STE EXEMPLE"),
            format!("Paiement {grouped} novembre 2026"),
            format!("cotisations {} 2026", grouped.to_lowercase()),
            format!("REF:{}-{}", &plain[..9], &plain[9..]),
            format!("VIREMENT {}\n{}", &plain[..10], &plain[10..]),
            format!("VIR {} SARL", &plain[2..]),
        ] {
            assert_eq!(OrderReference::find_in(&text), (vec![first], false), "{text}");
        }
        let both = format!("{grouped} ET {second} ET {plain}");
        assert_eq!(OrderReference::find_in(&both).0, [first, second]);
    }

    #[test]
    fn what_looks_like_a_mistyped_reference_is_said() {
        let mistyped = of(12).compact().replace("12", "13");
        assert_eq!(OrderReference::find_in(&format!("VIR {mistyped}")), (vec![], true));
        assert_eq!(OrderReference::find_in("VIR STE PERF 2026 SARF"), (vec![], false));
        assert_eq!(OrderReference::find_in(""), (vec![], false));
    }
}
