//! A finding: the person's file is wrong, or was read after a change. Data, never an error.

use crate::field::Field;
use crate::money::Money;
use crate::period::Month;
use crate::source::{Excerpt, Place};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use time::Date;

/// Permanent code of a rule: a letter for the family and three digits. Never reused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 4]);

impl Code {
    /// A code known at compile time.
    ///
    /// # Panics
    /// When the text is not a letter and three digits; meant for constants, where the compiler says so.
    pub const fn at(text: &str) -> Self {
        match Self::of(text) {
            Some(code) => code,
            None => panic!("a code is a capital letter and three digits"),
        }
    }

    const fn of(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() == 4
            && b[0].is_ascii_uppercase()
            && b[1].is_ascii_digit()
            && b[2].is_ascii_digit()
            && b[3].is_ascii_digit()
        {
            Some(Self([b[0], b[1], b[2], b[3]]))
        } else {
            None
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("????")
    }
}

impl FromStr for Code {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::of(text).ok_or(())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How much a finding matters. The most serious comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The row cannot be filed.
    Blocking,
    /// The row can be filed once the person has accepted the warning.
    Warning,
    /// For information: what was read after a change.
    Notice,
}

impl Severity {
    /// Stable name, as in JSON and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

impl FromStr for Severity {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Blocking, Self::Warning, Self::Notice].into_iter().find(|one| one.code() == text).ok_or(())
    }
}

/// A value inside a message. Formatted for the reader's language only when the text is made.
#[derive(Clone, PartialEq, Eq)]
pub enum Arg {
    /// An amount.
    Money(Money),
    /// A number of things: chooses the plural form.
    Count(i64),
    /// A text of the file or an identifier: shown isolated, as it is.
    Text(String),
    /// A month.
    Month(Month),
    /// A day.
    Date(Date),
    /// A field, shown by its name in the reader's language.
    Field(Field),
    /// A percentage with its decimals, as `6.40`.
    Percent(String),
}

/// Texts may be personal: `Debug` hides them.
impl fmt::Debug for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(money) => write!(f, "{money}"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Month(month) => write!(f, "{month}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Field(field) => write!(f, "{field:?}"),
            Self::Percent(percent) => write!(f, "{percent} %"),
        }
    }
}

/// Named values of a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Args(pub Vec<(Cow<'static, str>, Arg)>);

impl Args {
    /// No value.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The same values and one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.0.push((Cow::Borrowed(name), value));
        self
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&Arg> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// One thing that is wrong, or was changed while reading, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Which rule.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What the cell holds.
    pub value: Option<Excerpt>,
    /// The figures of the message.
    pub args: Args,
}
