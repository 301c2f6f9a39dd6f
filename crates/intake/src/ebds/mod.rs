//! The fund's fixed-width files: the pre-established file (records A), the main declaration (B) and the
//! complementary declarations (E), read and written from one table of positions ([`layout`]).
//!
//! [`read`] streams a declaration into a sink and never stops at the first fault; mistakes known from other
//! programs are recognised and named once instead of a cascade of faults. [`read_preestablished`] keeps the
//! people whom the fund expects. [`mod@write`] writes what both read, byte for byte.

mod detail;
mod header;
pub mod layout;
mod lines;
mod name;
mod notices;
mod preestablished;
mod read;
mod record;
mod source;
mod totals;
pub mod write;

pub use header::{EbdsHeader, read_header};
pub use name::file_name;
pub use preestablished::read_preestablished;
pub use read::read;

use layout::{Family, FieldSpec, Kind, Total};
use record::Record;
use tasrih_domain::source::Excerpt;
use tasrih_domain::{Arg, Args, Money, Place, Problem, Structure};

/// The record type as it stands in the line, in capitals.
fn tag(record: &Record<'_>) -> String {
    record.text().chars().take(3).collect::<String>().to_uppercase()
}

/// A figure of a field as messages show it.
fn figure(kind: Kind, total: Total, value: u64) -> Arg {
    let count = i64::try_from(value);
    match (kind, total, count) {
        (Kind::Centimes, _, Ok(centimes)) => Arg::Money(Money::from_centimes(centimes)),
        // Sums of numbers that count nothing: shown as they are written.
        (_, Total::Insured | Total::Control, _) | (_, _, Err(_)) => Arg::Text(value.to_string()),
        (_, _, Ok(count)) => Arg::Count(count),
    }
}

/// A problem of a field of a line, with the text found there.
fn field_problem(record: &Record<'_>, spec: &FieldSpec, structure: Structure, args: Args) -> Problem {
    let place = Place { row: Some(record.row), column: Some(spec.column()), field: spec.field };
    Problem { structure, place, value: Some(Excerpt::of(record.slice(spec).trim())), args }
}

/// A problem of a line as a whole.
fn line_problem(record: &Record<'_>, structure: Structure, args: Args) -> Problem {
    Problem { structure, place: Place::row(record.row), value: None, args }
}

/// A problem of the file as a whole.
fn file_problem(structure: Structure, args: Args) -> Problem {
    Problem { structure, place: Place::FILE, value: None, args }
}
