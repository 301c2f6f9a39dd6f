//! What an attestation says, before it is drawn.

mod body;
mod page;
mod tables;

pub(crate) use page::document;

use crate::content::{ContentHash, Facts};
use std::fmt;
use tasrih_domain::attestation::{AttestationKind, AttestationNumber, CheckCode};
use tasrih_domain::{AffiliateNumber, InsuredNumber, Money, Month};
use time::{Date, OffsetDateTime};

/// Everything on an attestation. Plain data: nothing of it is looked up while drawing.
#[derive(Clone, PartialEq, Eq)]
pub struct AttestationContent {
    /// Its number, which names its kind.
    pub number: AttestationNumber,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// Last day that it can be relied on.
    pub valid_until: Date,
    /// The employer that it is about, or that asked for it about an employee.
    pub employer: Option<EmployerFacts>,
    /// The employee that it is about.
    pub person: Option<PersonFacts>,
    /// What it attests.
    pub statement: Statement,
    /// The code to check it by.
    pub code: CheckCode,
}

/// An employer as it stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerFacts {
    /// Company name in Latin letters.
    pub name: String,
    /// Company name in Arabic letters; empty when not known.
    pub name_ar: String,
    /// The fund's number.
    pub affiliate: AffiliateNumber,
    /// ICE, 15 digits; empty when not known.
    pub ice: String,
    /// Main activity; empty when not known.
    pub activity: String,
    /// Address and city; empty when not known.
    pub address: String,
}

/// An insured person as they stand on a paper.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Surname and given name in Latin letters.
    pub name: String,
    /// The same in Arabic letters; empty when not known.
    pub name_ar: String,
    /// The fund's number.
    pub insured: InsuredNumber,
    /// Day of birth, when known.
    pub born_on: Option<Date>,
}

/// The data are personal.
impl fmt::Debug for PersonFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonFacts({:?})", self.insured)
    }
}

/// What is attested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// The standing is regular.
    Standing {
        /// Day for which it was judged.
        judged_on: Date,
        /// Last month whose due date was past; `None` before the first.
        through: Option<Month>,
        /// By a plan that is respected, not because everything is paid.
        is_under_plan: bool,
        /// The latest months, the latest last.
        months: Vec<StandingMonth>,
    },
    /// The employer is affiliated.
    Affiliation {
        /// First month to be declared.
        since: Month,
        /// The latest declared month and its employees.
        latest: Option<(Month, u32)>,
    },
    /// Wages were declared for each month.
    Wages(Vec<MonthFigures>),
    /// Payroll and headcount of each month.
    Payroll(Vec<MonthFigures>),
    /// What was declared for the person.
    OwnWages {
        /// First month asked for.
        from: Month,
        /// Last month asked for.
        to: Month,
        /// The months declared in between, the earliest first.
        months: Vec<OwnMonth>,
    },
    /// The person is registered.
    Registration {
        /// Day since which the fund knows the person.
        since: Date,
        /// The stays that may be told, the latest first.
        stays: Vec<Stay>,
    },
}

/// A month of an employer in good standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingMonth {
    /// The month.
    pub month: Month,
    /// Day on which its main declaration was filed.
    pub filed_on: Option<Date>,
    /// Due for it: contributions, surcharges, penalties.
    pub due: Money,
    /// Paid of it.
    pub paid: Money,
}

/// What was declared for a month, over all its declarations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Day on which its main declaration was filed.
    pub filed_on: Date,
    /// Employees declared.
    pub employees: u32,
    /// Days declared.
    pub days: u64,
    /// Actual wages.
    pub gross: Money,
    /// Capped wages.
    pub capped: Money,
}

/// What an employer declared for the person for a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMonth {
    /// The month.
    pub month: Month,
    /// Company name in Latin letters.
    pub employer: String,
    /// Its number.
    pub affiliate: AffiliateNumber,
    /// Days declared.
    pub days: u32,
    /// Actual wage.
    pub gross: Money,
    /// Capped wage.
    pub capped: Money,
}

/// The time of the person with an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Company name in Latin letters.
    pub employer: String,
    /// Its number.
    pub affiliate: AffiliateNumber,
    /// First day.
    pub hired_on: Date,
    /// Last day, once there is one.
    pub left_on: Option<Date>,
}

/// How a content is brought to paper: what may change without the attestation being another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// What the QR code holds and a click opens: the address of the check page, its signed payload after `#`.
    pub check_url: String,
    /// Name on the certificate of the key that signs.
    pub signed_by: String,
    /// Is the key one of demonstration? The paper then says that it is worth nothing.
    pub is_specimen: bool,
}

impl AttestationContent {
    /// What it attests.
    pub const fn kind(&self) -> AttestationKind {
        self.number.kind
    }

    /// First and last month, where it is about a period.
    pub fn period(&self) -> Option<(Month, Month)> {
        match &self.statement {
            Statement::Wages(months) | Statement::Payroll(months) => {
                Some((months.first()?.month, months.last()?.month))
            }
            Statement::OwnWages { from, to, .. } => Some((*from, *to)),
            Statement::Standing { .. } | Statement::Affiliation { .. } | Statement::Registration { .. } => None,
        }
    }

    /// The sum of the actual wages, where it is about wages. `None` also when it leaves the range of [`Money`].
    pub fn gross(&self) -> Option<Money> {
        let sum = |mut wages: Box<dyn Iterator<Item = Money> + '_>| wages.try_fold(Money::ZERO, Money::checked_add);
        match &self.statement {
            Statement::Wages(months) | Statement::Payroll(months) => sum(Box::new(months.iter().map(|one| one.gross))),
            Statement::OwnWages { months, .. } => sum(Box::new(months.iter().map(|one| one.gross))),
            Statement::Standing { .. } | Statement::Affiliation { .. } | Statement::Registration { .. } => None,
        }
    }

    /// Names of the holder in Latin and in Arabic letters: of the employee, or of the employer.
    pub fn holder(&self) -> (&str, &str) {
        match (&self.person, &self.employer) {
            (Some(person), _) => (&person.name, &person.name_ar),
            (None, Some(employer)) => (&employer.name, &employer.name_ar),
            (None, None) => ("", ""),
        }
    }

    /// Hash of everything it says, kept beside its code.
    pub fn hash(&self) -> ContentHash {
        let mut facts = self.basis();
        facts.say("number", &self.number.to_string());
        facts.say("issued_at", &self.issued_at.unix_timestamp_nanos().to_string());
        facts.say("valid_until", &self.valid_until.to_string());
        facts.say("code", self.code.as_str());
        facts.finish()
    }

    /// Hash of what it attests and of whom, apart from its number and dates: two attestations with the same one say
    /// the same.
    pub fn basis_hash(&self) -> ContentHash {
        self.basis().finish()
    }

    fn basis(&self) -> Facts {
        // Raise the version when a fact is added or written another way; older attestations keep their hash.
        let mut facts = Facts::of("tasrih attestation 1");
        facts.say("kind", self.kind().code());
        if let Some(employer) = &self.employer {
            facts.say("employer", &employer.name);
            facts.say("employer_ar", &employer.name_ar);
            facts.say("affiliate", &employer.affiliate.to_string());
            facts.say("ice", &employer.ice);
            facts.say("activity", &employer.activity);
            facts.say("address", &employer.address);
        }
        if let Some(person) = &self.person {
            facts.say("person", &person.name);
            facts.say("person_ar", &person.name_ar);
            facts.say("insured", &person.insured.to_string());
            facts.say("born_on", &person.born_on.map(|day| day.to_string()).unwrap_or_default());
        }
        self.statement.say(&mut facts);
        facts
    }
}

/// Names of people stay out of logs.
impl fmt::Debug for AttestationContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AttestationContent({})", self.number)
    }
}

impl Statement {
    fn say(&self, facts: &mut Facts) {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Self::Standing { judged_on, through, is_under_plan, months } => {
                facts.say("judged_on", &judged_on.to_string());
                facts.say("through", &through.map(|month| month.to_string()).unwrap_or_default());
                facts.say("is_under_plan", &is_under_plan.to_string());
                for one in months {
                    facts.say(&one.month.to_string(), &format!("{} {} {}", day(one.filed_on), one.due, one.paid));
                }
            }
            Self::Affiliation { since, latest } => {
                facts.say("since", &since.to_string());
                if let Some((month, employees)) = latest {
                    facts.say(&month.to_string(), &employees.to_string());
                }
            }
            Self::Wages(months) | Self::Payroll(months) => {
                for one in months {
                    let MonthFigures { month, filed_on, employees, days, gross, capped } = one;
                    facts.say(&month.to_string(), &format!("{filed_on} {employees} {days} {gross} {capped}"));
                }
            }
            Self::OwnWages { from, to, months } => {
                facts.say("period", &format!("{from} {to}"));
                for OwnMonth { month, employer, affiliate, days, gross, capped } in months {
                    facts.say(&month.to_string(), &format!("{affiliate} {days} {gross} {capped} {employer}"));
                }
            }
            Self::Registration { since, stays } => {
                facts.say("since", &since.to_string());
                for stay in stays {
                    let left_on = day(stay.left_on);
                    facts.say(&stay.affiliate.to_string(), &format!("{} {left_on} {}", stay.hired_on, stay.employer));
                }
            }
        }
    }
}
