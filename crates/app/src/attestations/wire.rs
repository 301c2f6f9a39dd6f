//! What an attestation says, as it is kept: JSON, read back into exactly the same content.

use crate::AppError;
use serde::{Deserialize, Serialize};
use tasrih_certificate::AttestationContent;
use tasrih_certificate::attestation::{
    EmployerFacts, MonthFigures, OwnMonth, PersonFacts, StandingMonth, Statement, Stay,
};
use tasrih_domain::attestation::Attestation;
use tasrih_domain::{AffiliateNumber, InsuredNumber, Money, Month};
use time::Date;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");

#[derive(Serialize, Deserialize)]
struct Content {
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<EmployerRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonRow>,
    says: Says,
}

#[derive(Serialize, Deserialize)]
struct EmployerRow {
    name: String,
    name_ar: String,
    affiliate: u32,
    ice: String,
    activity: String,
    address: String,
}

#[derive(Serialize, Deserialize)]
struct PersonRow {
    name: String,
    name_ar: String,
    insured: u32,
    born_on: Option<String>,
}

/// Months as AAAAMM, days as text, amounts in centimes.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Says {
    Standing {
        judged_on: String,
        through: Option<u32>,
        is_under_plan: bool,
        months: Vec<(u32, Option<String>, i64, i64)>,
    },
    Affiliation {
        since: u32,
        latest: Option<(u32, u32)>,
    },
    Wages {
        months: Vec<Figures>,
    },
    Payroll {
        months: Vec<Figures>,
    },
    OwnWages {
        from: u32,
        to: u32,
        months: Vec<(u32, String, u32, u32, i64, i64)>,
    },
    Registration {
        since: String,
        stays: Vec<(String, u32, String, Option<String>)>,
    },
}

/// Month, filed on, employees, days, actual and capped wages.
type Figures = (u32, String, u32, u64, i64, i64);

/// The content as text.
pub fn write(content: &AttestationContent) -> Result<String, AppError> {
    let employer = content.employer.as_ref().map(|one| EmployerRow {
        name: one.name.clone(),
        name_ar: one.name_ar.clone(),
        affiliate: one.affiliate.value(),
        ice: one.ice.clone(),
        activity: one.activity.clone(),
        address: one.address.clone(),
    });
    let person = content.person.as_ref().map(|one| PersonRow {
        name: one.name.clone(),
        name_ar: one.name_ar.clone(),
        insured: one.insured.value(),
        born_on: one.born_on.map(day),
    });
    serde_json::to_string(&Content { employer, person, says: says(&content.statement) }).map_err(AppError::fault)
}

fn day(day: Date) -> String {
    day.format(DATE).unwrap_or_default()
}

fn figures(months: &[MonthFigures]) -> Vec<Figures> {
    let row = |one: &MonthFigures| {
        let wages = (one.gross.centimes(), one.capped.centimes());
        (one.month.number(), day(one.filed_on), one.employees, one.days, wages.0, wages.1)
    };
    months.iter().map(row).collect()
}

fn says(statement: &Statement) -> Says {
    match statement {
        Statement::Standing { judged_on, through, is_under_plan, months } => Says::Standing {
            judged_on: day(*judged_on),
            through: through.map(Month::number),
            is_under_plan: *is_under_plan,
            months: months
                .iter()
                .map(|one| (one.month.number(), one.filed_on.map(day), one.due.centimes(), one.paid.centimes()))
                .collect(),
        },
        Statement::Affiliation { since, latest } => Says::Affiliation {
            since: since.number(),
            latest: latest.map(|(month, employees)| (month.number(), employees)),
        },
        Statement::Wages(months) => Says::Wages { months: figures(months) },
        Statement::Payroll(months) => Says::Payroll { months: figures(months) },
        Statement::OwnWages { from, to, months } => Says::OwnWages {
            from: from.number(),
            to: to.number(),
            months: months
                .iter()
                .map(|one| {
                    let wages = (one.gross.centimes(), one.capped.centimes());
                    let employer = (one.employer.clone(), one.affiliate.value());
                    (one.month.number(), employer.0, employer.1, one.days, wages.0, wages.1)
                })
                .collect(),
        },
        Statement::Registration { since, stays } => Says::Registration {
            since: day(*since),
            stays: stays
                .iter()
                .map(|one| (one.employer.clone(), one.affiliate.value(), day(one.hired_on), one.left_on.map(day)))
                .collect(),
        },
    }
}

/// The content of a kept attestation.
///
/// # Errors
/// A fault: the text has no meaning, or is not what its hash was made of.
pub fn read(one: &Attestation) -> Result<AttestationContent, AppError> {
    let kept: Content = serde_json::from_str(&one.content).map_err(AppError::fault)?;
    let content = restored(one, kept).ok_or_else(|| AppError::fault("an attestation without meaning"))?;
    if content.hash().0 == one.hash.0 {
        Ok(content)
    } else {
        Err(AppError::fault("an attestation that is not what its hash was made of"))
    }
}

fn restored(one: &Attestation, kept: Content) -> Option<AttestationContent> {
    let employer = match kept.employer {
        Some(row) => Some(EmployerFacts {
            affiliate: AffiliateNumber::from_value(row.affiliate)?,
            name: row.name,
            name_ar: row.name_ar,
            ice: row.ice,
            activity: row.activity,
            address: row.address,
        }),
        None => None,
    };
    let person = match kept.person {
        Some(row) => Some(PersonFacts {
            insured: InsuredNumber::from_value(row.insured)?,
            born_on: row.born_on.as_deref().and_then(date),
            name: row.name,
            name_ar: row.name_ar,
        }),
        None => None,
    };
    Some(AttestationContent {
        number: one.number,
        issued_at: one.issued_at,
        valid_until: one.valid_until,
        employer,
        person,
        statement: statement(kept.says)?,
        code: one.code.clone(),
    })
}

fn date(text: &str) -> Option<Date> {
    Date::parse(text, DATE).ok()
}

fn of_figures(months: Vec<Figures>) -> Option<Vec<MonthFigures>> {
    let row = |(month, filed_on, employees, days, gross, capped): Figures| {
        Some(MonthFigures {
            month: Month::from_number(month)?,
            filed_on: date(&filed_on)?,
            employees,
            days,
            gross: Money::from_centimes(gross),
            capped: Money::from_centimes(capped),
        })
    };
    months.into_iter().map(row).collect()
}

fn statement(says: Says) -> Option<Statement> {
    Some(match says {
        Says::Standing { judged_on, through, is_under_plan, months } => Statement::Standing {
            judged_on: date(&judged_on)?,
            through: through.and_then(Month::from_number),
            is_under_plan,
            months: months.into_iter().map(standing_month).collect::<Option<_>>()?,
        },
        Says::Affiliation { since, latest } => Statement::Affiliation {
            since: Month::from_number(since)?,
            latest: match latest {
                Some((month, employees)) => Some((Month::from_number(month)?, employees)),
                None => None,
            },
        },
        Says::Wages { months } => Statement::Wages(of_figures(months)?),
        Says::Payroll { months } => Statement::Payroll(of_figures(months)?),
        Says::OwnWages { from, to, months } => Statement::OwnWages {
            from: Month::from_number(from)?,
            to: Month::from_number(to)?,
            months: months.into_iter().map(own_month).collect::<Option<_>>()?,
        },
        Says::Registration { since, stays } => {
            Statement::Registration { since: date(&since)?, stays: stays.into_iter().map(stay).collect::<Option<_>>()? }
        }
    })
}

fn standing_month((month, filed_on, due, paid): (u32, Option<String>, i64, i64)) -> Option<StandingMonth> {
    Some(StandingMonth {
        month: Month::from_number(month)?,
        filed_on: filed_on.as_deref().and_then(date),
        due: Money::from_centimes(due),
        paid: Money::from_centimes(paid),
    })
}

fn own_month((month, employer, affiliate, days, gross, capped): (u32, String, u32, u32, i64, i64)) -> Option<OwnMonth> {
    Some(OwnMonth {
        month: Month::from_number(month)?,
        employer,
        affiliate: AffiliateNumber::from_value(affiliate)?,
        days,
        gross: Money::from_centimes(gross),
        capped: Money::from_centimes(capped),
    })
}

fn stay((employer, affiliate, hired_on, left_on): (String, u32, String, Option<String>)) -> Option<Stay> {
    Some(Stay {
        employer,
        affiliate: AffiliateNumber::from_value(affiliate)?,
        hired_on: date(&hired_on)?,
        left_on: left_on.as_deref().and_then(date),
    })
}
