//! Where a person is reached, and what a person signs in with: an e-mail address or a mobile phone.

use crate::message::Channel;
use std::fmt;
use std::str::FromStr;

/// Longest e-mail address, in bytes (RFC 5321 path limit).
const EMAIL_BYTES_MAX: usize = 254;
/// Digits of an international number: ITU E.164 allows 15; fewer than 8 reach nobody.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// Morocco's country code, put before a number written the national way.
const MOROCCO: &str = "212";
/// Digits of a Moroccan number after its leading zero.
const NATIONAL_DIGITS: usize = 9;

/// An address in its one normal form, so that two writings of one address are equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// Lower case.
    Email(String),
    /// International form: `+` and digits.
    Phone(String),
}

/// The text is neither an e-mail address nor a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither an e-mail address nor a phone number")]
pub struct NoAddress;

impl Address {
    /// The normal form, as stored and as signed in with.
    pub fn text(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) => text,
        }
    }

    /// How a message reaches it.
    pub const fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Phone(_) => Channel::Sms,
        }
    }

    /// Enough for the holder to recognise it, too little for anybody else: `s•••@c•••.ma`, `+212 6•••••42`.
    pub fn masked(&self) -> String {
        match self {
            Self::Email(text) => {
                let (person, host) = text.split_once('@').unwrap_or((text, ""));
                let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
                let first = |part: &str| part.chars().next().map(String::from).unwrap_or_default();
                format!("{}•••@{}•••.{ending}", first(person), first(host))
            }
            Self::Phone(text) => {
                let (start, end) = (text.get(..5).unwrap_or(text), text.get(text.len() - 2..).unwrap_or(""));
                format!("{start}•••••{end}")
            }
        }
    }
}

impl FromStr for Address {
    type Err = NoAddress;

    /// An e-mail address, or a phone number as people write it: `06 12 34 56 78`, `+212…`, `00212…`, with spaces,
    /// dots or hyphens.
    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let text = text.trim();
        if text.contains('@') { email(text) } else { phone(text) }.ok_or(NoAddress)
    }
}

fn email(text: &str) -> Option<Address> {
    let (person, host) = text.rsplit_once('@')?;
    let is_plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"<>(),;:\\\"[]@".contains(&b));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_host = host.contains('.') && host.split('.').all(is_label);
    let is_person = is_plain(person) && !person.starts_with('.') && !person.ends_with('.') && !person.contains("..");
    (is_person && is_host && text.len() <= EMAIL_BYTES_MAX).then(|| Address::Email(text.to_ascii_lowercase()))
}

fn phone(text: &str) -> Option<Address> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | '-' | '(' | ')')).collect();
    let digits = if let Some(international) = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")) {
        international.to_owned()
    } else {
        let national = bare.strip_prefix('0').filter(|rest| rest.len() == NATIONAL_DIGITS)?;
        format!("{MOROCCO}{national}")
    };
    // +212 (0)6…: the zero is for calls inside the country.
    let inland = digits.strip_prefix("2120").filter(|rest| rest.len() == NATIONAL_DIGITS);
    let digits = inland.map_or(digits.clone(), |rest| format!("{MOROCCO}{rest}"));
    let fits =
        digits.bytes().all(|b| b.is_ascii_digit()) && PHONE_DIGITS.contains(&digits.len()) && !digits.starts_with('0');
    fits.then(|| Address::Phone(format!("+{digits}")))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Masked: a log line must not give an address away.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phone_has_one_form_however_it_is_written() {
        let written = [
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+212612345678",
            "00212 6 12-34-56-78",
            "+212 (0)612345678",
        ];
        for text in written {
            assert_eq!(text.parse(), Ok(Address::Phone("+212612345678".into())), "{text}");
        }
        assert_eq!("+33 6 12 34 56 78".parse(), Ok(Address::Phone("+33612345678".into())));
    }

    #[test]
    fn an_email_address_is_kept_in_lower_case() {
        assert_eq!(" RH@Zellige.Example ".parse(), Ok(Address::Email("rh@zellige.example".into())));
    }

    #[test]
    fn what_reaches_nobody_is_no_address() {
        for text in [
            "",
            "612345678",
            "06123",
            "+0612345678",
            "a@b",
            "@b.ma",
            "a@.ma",
            "a b@c.ma",
            "a@b@c.ma",
            "<a@b.ma>",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(text.parse::<Address>(), Err(NoAddress), "{text}");
        }
    }

    #[test]
    fn a_masked_address_is_known_to_its_holder_only() {
        assert_eq!("rh@zellige.example".parse::<Address>().unwrap().masked(), "r•••@z•••.example");
        assert_eq!("0612345678".parse::<Address>().unwrap().masked(), "+2126•••••78");
    }
}
