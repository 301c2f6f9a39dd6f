//! Codes that a person reads from a message or hears on the telephone, and types once.
//!
//! The alphabet is what can be told apart when it is said in French or in Arabic, and when it is written by hand.
//! Left out are 0 and 1 (O, I, l); of the letters all that rhyme in French (B C D E G P T V), F's twin S, M's twin N,
//! J's neighbours G and I, K's twin Q, the pairs that Arabic speech joins (P with B, V with F), the vowels O, U, Y, and
//! what a hand makes look like a digit (L, Z) or says as two letters (W). Sixteen signs remain: eight of them are 32
//! bits, of which five tries are one in 860 million.

use std::fmt;
use std::str::FromStr;

/// The signs, four bits each.
const ALPHABET: &[u8; 16] = b"23456789AFHJKMRX";
/// Signs of a code.
const SIGNS: usize = 8;

/// A code that opens something once. `Debug` masks it.
#[derive(Clone, PartialEq, Eq)]
pub struct SpokenCode(String);

/// The text is no code: it is too short or too long, or has a sign that no code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NoCode;

impl SpokenCode {
    /// The code of these random bits.
    pub fn of(random: [u8; 4]) -> Self {
        let sign = |nibble: u8| char::from(ALPHABET[usize::from(nibble & 0x0f)]);
        Self(random.iter().flat_map(|byte| [sign(byte >> 4), sign(*byte)]).collect())
    }

    /// The bare signs, for hashing.
    pub fn signs(&self) -> &str {
        &self.0
    }
}

/// In two groups: `AF23-KM58`.
impl fmt::Display for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(SIGNS / 2);
        write!(f, "{first}-{second}")
    }
}

impl fmt::Debug for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpokenCode(…)")
    }
}

impl FromStr for SpokenCode {
    type Err = NoCode;

    /// As people type it: in small letters, with blanks, hyphens and dots, with the digits of an Arabic keyboard, and
    /// with the invisible marks that come along when it is copied from a message.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let mut signs = String::with_capacity(SIGNS);
        for c in text.chars() {
            let c = match c {
                '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
                _ => c.to_ascii_uppercase(),
            };
            let is_mark =
                matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            if is_mark || c.is_whitespace() || matches!(c, '-' | '.' | '_' | '\u{2010}'..='\u{2015}') {
                continue;
            }
            if signs.len() == SIGNS || !ALPHABET.iter().any(|sign| char::from(*sign) == c) {
                return Err(NoCode);
            }
            signs.push(c);
        }
        if signs.len() == SIGNS { Ok(Self(signs)) } else { Err(NoCode) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = SpokenCode::of([0x8a, 0x01, 0xbc, 0x36]);
        assert_eq!(code.to_string(), "AH23-JK58");
        for text in [
            "AH23JK58",
            "ah23-jk58",
            " AH 23 JK 58 ",
            "AH23–JK58",
            "\u{2068}AH23-JK58\u{2069}",
            "ah٢٣jk٥٨",
            "A.H.2.3.J.K.5.8",
        ] {
            assert_eq!(text.parse(), Ok(code.clone()), "{text:?}");
        }
        assert_eq!(format!("{code:?}"), "SpokenCode(…)");
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        for text in ["", "AH23JK5", "AH23JK588", "AH23JK5O", "AH23JK51", "جميل", "AH23JK5\0"] {
            assert_eq!(text.parse::<SpokenCode>(), Err(NoCode), "{text:?}");
        }
    }

    #[test]
    fn no_sign_stands_twice_and_none_can_be_mistaken() {
        let signs: std::collections::BTreeSet<_> = ALPHABET.iter().collect();
        assert_eq!(signs.len(), 16);
        assert!(!ALPHABET.iter().any(|sign| b"01OILSZBCDEGPTVNQUWY".contains(sign)));
    }
}
