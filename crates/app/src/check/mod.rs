//! The engine: one pass over a payroll file, from bytes to a verdict.
//!
//! Reading, typing, checking and adding up happen row by row; nothing of a row is kept but what the
//! verdict needs. The gateway, the command line and the benches all call [`check_file`], so that a file has the
//! same verdict everywhere.
//!
//! Knows no database, no clock and no language.

mod sink;

pub use sink::{CheckedLine, LineOut, NoLines};

use sink::EngineSink;
use std::collections::BTreeSet;
use tasrih_domain::declaration::{Amendment, ColumnMapping, Counts, DeclarationKind, Movements, Roster, Totals};
use tasrih_domain::source::FileFacts;
use tasrih_domain::{AffiliateNumber, Finding, Month, Refusal};
use tasrih_intake::{ReadOptions, ReadSeek};
use tasrih_rates::{Contributions, HealthCover, Law};
use time::Date;

/// What is known beside the file. All of it may be missing: what needs it is then left out, and a notice says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckRequest<'a> {
    /// Name of the file, for messages and for the names that e-BDS files must have. Never trusted for the format.
    pub name: Option<&'a str>,
    /// Sheet chosen by the person.
    pub sheet: Option<&'a str>,
    /// Columns mapped by the person.
    pub mapping: Option<&'a ColumnMapping>,
    /// The employer who declares.
    pub affiliate: Option<AffiliateNumber>,
    /// The employer's ICE, when known.
    pub ice: Option<&'a str>,
    /// The month declared.
    pub month: Option<Month>,
    /// Main or complementary, when decided.
    pub kind: Option<DeclarationKind>,
    /// Rates and ceilings in force; `None`: those that the program was built with.
    pub law: Option<&'a Law>,
    /// Basic health cover of the employer.
    pub cover: HealthCover,
    /// Minimum wage by the day (SMAG).
    pub agricultural: bool,
    /// The fund's pre-established file.
    pub preestablished: Option<&'a Roster>,
    /// Last month's filed declaration.
    pub previous: Option<&'a Roster>,
    /// People filed in the other declarations of the month.
    pub elsewhere: Option<&'a Roster>,
    /// Whom the employer said to have hired or let go in the month.
    pub movements: Option<&'a Movements>,
    /// Cells changed on the page.
    pub amendments: &'a [Amendment],
    /// Only these rows of the file count (a complementary declaration of rows left out before).
    pub only_rows: Option<&'a BTreeSet<u32>>,
    /// Today, for findings about months that are not over.
    pub today: Option<Date>,
}

/// Can the file be filed?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Every employee row can be filed; warnings and notices are allowed.
    Fileable,
    /// Some rows have blocking findings; the others are valid.
    Blocked,
}

/// What one pass over the file found.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// What the file is.
    pub facts: FileFacts,
    /// Employer and month that it was checked for.
    pub affiliate: Option<AffiliateNumber>,
    /// See [`Verdict::affiliate`].
    pub month: Option<Month>,
    /// Rows and findings counted.
    pub counts: Counts,
    /// Sums over the valid rows.
    pub totals: Totals,
    /// What is due on these sums; `None` when the month is not known.
    pub contributions: Option<Contributions>,
    /// All findings, by place.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Can the file be filed whole?
    pub fn outcome(&self) -> Outcome {
        if self.counts.blocking == 0 { Outcome::Fileable } else { Outcome::Blocked }
    }
}

/// Nothing in the file can be declared as it stands.
#[derive(Debug, Clone)]
pub struct RefusedFile {
    /// Why.
    pub refusal: Refusal,
    /// What was learnt about the file before it was refused.
    pub facts: Option<FileFacts>,
}

/// Reads, checks and adds up a file in one pass, handing each employee row to `lines`.
///
/// # Errors
/// The file is refused whole: unreadable, without a table, another employer's, of a month without confirmed rate.
pub fn check_file(
    file: &mut dyn ReadSeek,
    request: &CheckRequest<'_>,
    lines: &mut dyn LineOut,
) -> Result<Verdict, Box<RefusedFile>> {
    let options = ReadOptions { name: request.name, sheet: request.sheet, mapping: request.mapping };
    let mut sink = EngineSink::new(request, lines);
    let read = tasrih_intake::read(file, &options, &mut sink);
    match read {
        Ok(facts) => sink.finish(facts),
        Err(refusal) => {
            let refusal = sink.take_refusal().unwrap_or(refusal);
            // A file that was refused before its first row still has a format to be named.
            let facts = sink.into_facts().or_else(|| tasrih_intake::format_of(file).map(FileFacts::new));
            Err(Box::new(RefusedFile { refusal, facts }))
        }
    }
}
