//! The languages people read.

use std::fmt;
use std::str::FromStr;

/// A language of messages. Pages, e-mails and certificates exist in Arabic and French; English is for
/// the command line, where payroll vendors read reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic, written right to left.
    Ar,
    /// French.
    Fr,
    /// English (messages of the engine only).
    En,
}

impl Lang {
    /// The two languages of the pages.
    pub const PAGES: [Self; 2] = [Self::Fr, Self::Ar];
    /// All languages of the engine's messages.
    pub const ALL: [Self; 3] = [Self::Ar, Self::Fr, Self::En];

    /// The code of the language, as in URLs and in `lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The direction of writing, as in `dir`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En => "ltr",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|lang| lang.code() == text).ok_or(())
    }
}
