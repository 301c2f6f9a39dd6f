//! The catalogue of coded checks over a declaration.
//!
//! [`CATALOGUE`] has one row per rule: permanent code, name of the fault, severity, dates, source and its status,
//! and how the fault is found. [`REFUSALS`] does the same for the reasons to refuse a whole file. [`Checker`] is the
//! engine: it is fed line by line, keeps no line, and returns the findings sorted by place.
//!
//! The crate is pure and does not know file formats, databases or the wording in any language: a finding holds a
//! code and figures; the words are `rule-<CODE>` and `refusal-<CODE>` in `locales/*/rules.ftl`.
//!
//! Two principles run through all checks. **One fault per cause**: a rule is never raised on a field that could not be
//! read, nor beside a more exact rule on the same figures. **Never guess**: a rule whose facts are missing is left
//! out, and a notice says so.
//!
//! To add a rule: a row in `catalogue`, a function in `checks`, messages in three languages, and a folder
//! `fixtures/rules/<CODE>` with a file that passes and one that fails.
//!
//! ```
//! use tasrih_domain::{Line, Money, Month, RawRow, Part};
//! use tasrih_rules::{Checker, Facts, LineVerdict};
//! let mut checker = Checker::new(Facts { month: Some(Month::at(2026, 3)), ..Facts::default() });
//! let line = Line {
//!     row: 2,
//!     insured: "123456785".parse().ok(),
//!     surname: "BENALI".into(),
//!     given_name: "SALMA".into(),
//!     days: Some(26),
//!     gross: Some(Money::from_dirhams(8_000)),
//!     capped: Some(Money::from_dirhams(8_000)),
//!     ..Line::default()
//! };
//! let raw = RawRow { row: 2, part: Part::Unsaid, cells: &[] };
//! assert_eq!(checker.line(&raw, &line, &[]), LineVerdict::Blocked);
//! let checked = checker.finish();
//! assert!(checked.findings.iter().any(|finding| finding.code.as_str() == "C012"));
//! ```

mod catalogue;
mod checker;
mod checks;
mod collector;
mod context;
mod facts;
mod raise;
mod refusals;
mod rule;
mod seen;
mod shares;

pub use catalogue::{CATALOGUE, find, of_field_error, of_structure};
pub use checker::{Checked, Checker, LineVerdict};
pub use collector::{FINDINGS_MAX, FINDINGS_PER_RULE_MAX};
pub use context::{Context, Gathered, Standing, Subject};
pub use facts::Facts;
pub use raise::Raised;
pub use refusals::{REFUSALS, RefusalRule, refusal_code};
pub use rule::{Check, Document, FileCheck, LineCheck, Needs, Repeats, Rule, Source};
pub use tasrih_rates::Status;
