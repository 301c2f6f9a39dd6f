//! What a rule is: one row of the catalogue.

use crate::context::{Context, Gathered, Subject};
use crate::raise::Raised;
use std::fmt;
use tasrih_domain::{Code, FieldError, Month, Severity, Structure};
use tasrih_rates::Status;

/// A text that rules come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The fund's description of the format. The official text was not retrievable: it is known through independent
    /// programs that write the format.
    Charter,
    /// The fund's list of changes to it.
    ChangeLog,
    /// The fund pays family allowances itself.
    DirectPayment,
    /// How the common company identifier is made.
    CompanyId,
    /// The house: what a value must be so that it can be read without a guess.
    Reading,
    /// The house: what a careful accountant would want checked.
    Prudence,
}

impl Document {
    /// Stable name; its name in words is `source-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::ChangeLog => "change-log",
            Self::DirectPayment => "direct-payment",
            Self::CompanyId => "company-id",
            Self::Reading => "reading",
            Self::Prudence => "prudence",
        }
    }

    /// A decision of the house, never to be shown as the fund's.
    pub const fn is_house(self) -> bool {
        matches!(self, Self::Reading | Self::Prudence)
    }
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The text.
    pub text: Document,
    /// The place in it, in English; what follows a colon says what stands there.
    pub place: &'static str,
}

impl Source {
    /// What the place is and how it is called in the text: `control` and `5`, `record` and `04`, `field` and `L_Cat`;
    /// `None` when it has no name of its own.
    pub fn named_place(&self) -> Option<(&'static str, &'static str)> {
        let (kind, name) = self.place.split(':').next()?.split_once(' ')?;
        let kind = ["control", "record", "field"].into_iter().find(|known| kind.trim_end_matches('s') == *known)?;
        (!name.contains(' ')).then_some((kind, name))
    }
}

/// The text by its name in the fund's language, then the place in it.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.text {
            Document::Charter => "CNSS, cahier des charges e-BDS, mode échange de fichiers, version 2 (2006)",
            Document::ChangeLog => "CNSS, e-BDS, journal des modifications 1.3",
            Document::DirectPayment => "CNSS, service direct des allocations familiales (2007-2009)",
            Document::CompanyId => "Identifiant commun de l'entreprise",
            Document::Reading | Document::Prudence => "Tasrih",
        };
        write!(f, "{text}: {}", self.place)
    }
}

/// How a rule that fires on many rows is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// One finding for each place.
    Each,
    /// One finding per file and field, at the first place, with the number of places (or the sum of the
    /// reader's own counts) as `count`.
    Gathered,
}

/// The fact without which a rule is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The file alone.
    File,
    /// The declared month, and rates in force for it.
    Month,
    /// The employer.
    Employer,
    /// The fund's pre-established file.
    Preestablished,
    /// Last month's people.
    Previous,
    /// Other declarations filed for the month.
    Elsewhere,
    /// What the employer said of people who come and go.
    Movements,
}

/// A check over one employee's line.
pub type LineCheck = fn(&Subject<'_>, &Context<'_>, &mut Raised);
/// A check over what was gathered, once the file has been read.
pub type FileCheck = fn(&Gathered<'_>, &Context<'_>, &mut Raised);

/// How a fault is found.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Over one line.
    Line(LineCheck),
    /// Over the whole file, at its end.
    File(FileCheck),
    /// By the reading of a field.
    Field(FieldError),
    /// By the reader of the format.
    Structure(Structure),
    /// By the engine itself, about its own report.
    Engine,
}

/// A row of the catalogue. Codes are permanent: withdrawn ones are never given again, because employers keep
/// old reports. The codes are ours; the official numbering of the fund's errors was not found.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Permanent code.
    pub code: Code,
    /// Name of the fault.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// First declared month for which it holds; `None`: as far back as declarations are checked.
    pub since: Option<Month>,
    /// Last declared month for which it holds; `None`: in force.
    pub until: Option<Month>,
    /// Where it comes from.
    pub source: Source,
    /// How sure that is.
    pub status: Status,
    /// One finding per place, or one for all.
    pub repeats: Repeats,
    /// What it cannot do without.
    pub needs: Needs,
    /// How the fault is found.
    pub check: Check,
}

impl Rule {
    /// Does it hold for a declaration of `month`? A rule with a date needs the month to be known.
    pub fn holds_in(&self, month: Option<Month>) -> bool {
        match month {
            Some(month) => {
                self.since.is_none_or(|since| since <= month) && self.until.is_none_or(|until| month <= until)
            }
            None => self.since.is_none() && self.until.is_none(),
        }
    }
}

/// The beginnings of a row; each step fills one part, so that the table reads as a table.
pub(crate) const fn row(code: &'static str, name: &'static str, severity: Severity) -> Rule {
    Rule {
        code: Code::at(code),
        name,
        severity,
        since: None,
        until: None,
        source: Source { text: Document::Reading, place: "" },
        status: Status::House,
        repeats: Repeats::Each,
        needs: Needs::File,
        check: Check::Engine,
    }
}

impl Rule {
    pub(crate) const fn from(mut self, status: Status, text: Document, place: &'static str) -> Self {
        self.status = status;
        self.source = Source { text, place };
        self
    }

    pub(crate) const fn since(mut self, month: Month) -> Self {
        self.since = Some(month);
        self
    }

    pub(crate) const fn needing(mut self, needs: Needs) -> Self {
        self.needs = needs;
        self
    }

    pub(crate) const fn gathered(mut self) -> Self {
        self.repeats = Repeats::Gathered;
        self
    }

    pub(crate) const fn line(mut self, check: LineCheck) -> Self {
        self.check = Check::Line(check);
        self
    }

    pub(crate) const fn file(mut self, check: FileCheck) -> Self {
        self.check = Check::File(check);
        self
    }

    pub(crate) const fn field(mut self, error: FieldError) -> Self {
        self.check = Check::Field(error);
        self
    }

    pub(crate) const fn structure(mut self, structure: Structure) -> Self {
        self.check = Check::Structure(structure);
        self
    }
}
