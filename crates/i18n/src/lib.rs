//! Turns message keys and values into Arabic, French or English text.
//!
//! A [`Text`] is a key and its values; it travels from the core to the edge and becomes words last, when the
//! reader's language is known. The words are Fluent messages in `locales/{ar,fr,en}`, built into the program.
//! The crate does not know pages, rules or files; it knows how amounts, dates and counts are written.
//!
//! A missing key or value never brings a page down: the text says `⟦key⟧` and the fault is kept for tests
//! (see [`faults`]).
//!
//! ```
//! use tasrih_domain::{Lang, Money};
//! use tasrih_i18n::format;
//! assert_eq!(format::money(Money::from_centimes(450_000)), "4\u{a0}500,00");
//! ```

mod bundles;
pub mod format;

pub use bundles::{LOCALES, LocaleFile, attribute, exists, faults, pattern, render, render_plain};

use std::borrow::Cow;
use tasrih_domain::finding::{Arg, Args};

/// A message to be said in the reader's language, later. The key may name an attribute: `rule-C012.help`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    key: Cow<'static, str>,
    args: Args,
}

impl Text {
    /// A message without values.
    pub const fn of(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: Args::new() }
    }

    /// A message whose key is made of a code: `branch-` and `short_term`.
    pub fn coded(prefix: &str, code: &str) -> Self {
        Self { key: Cow::Owned(format!("{prefix}{code}")), args: Args::new() }
    }

    /// A message and all its values.
    pub fn new(key: impl Into<Cow<'static, str>>, args: Args) -> Self {
        Self { key: key.into(), args }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args = self.args.with(name, value);
        self
    }

    /// The key of the message.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The values of the message.
    pub fn args(&self) -> &Args {
        &self.args
    }
}
