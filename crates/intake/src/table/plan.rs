//! Which column holds which field, once all headings are known.

use super::heading::{HeadedColumn, KeptRow, samples};
use crate::columns::{Meaning, Quality, Reading};
use tasrih_domain::fault::Structure;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::{Excerpt, Header};
use tasrih_domain::{Branch, Column, Field, Payer, Place, Problem, Refusal, RefusalKind, ShareOf};

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It holds a field.
    Used,
    /// It has a heading that is not used.
    Ignored,
    /// It has no heading.
    Unheaded,
}

/// A recognised column.
#[derive(Debug, Clone)]
pub struct Slot {
    pub column: u16,
    pub field: Field,
    /// The forms in which its heading may come again.
    pub lines: Vec<String>,
}

/// The columns of a table.
pub struct Plan {
    /// The recognised columns, in their order.
    pub slots: Vec<Slot>,
    pub headers: Vec<Header>,
    /// The last column with a heading, from 1.
    pub width: u16,
    /// Position of the insured number among the slots, and so on.
    pub insured: Option<usize>,
    pub cin: Option<usize>,
    pub gross: Option<usize>,
    /// By column, from 1.
    roles: Vec<Role>,
    /// Not recognised and not set aside by the person either.
    unknown: Vec<u16>,
}

impl Plan {
    /// Understands the columns together. `below` are the first rows of data.
    pub fn of(columns: Vec<HeadedColumn>, below: &[KeptRow]) -> Result<Self, Refusal> {
        let mut claims: Vec<Claim> = columns.iter().filter_map(Claim::of).collect();
        settle_shares(&mut claims);
        settle_number(&mut claims, below);
        settle_names(&mut claims);
        let doubled = settle_doubles(&mut claims);
        let field_of = |column: u16| claims.iter().find(|claim| claim.column == column).and_then(Claim::field);
        let headers: Vec<Header> = columns
            .iter()
            .map(|c| Header {
                column: Column::Letter(c.column),
                text: c.text.clone(),
                field: field_of(c.column),
                samples: samples(c.column, below),
            })
            .collect();
        if let Some(double) = doubled {
            return Err(double.refusal(&columns, headers));
        }
        check_needed(&headers)?;
        let width = columns.iter().map(|column| column.column).max().unwrap_or(0);
        let mut roles = vec![Role::Unheaded; usize::from(width) + 1];
        let (mut slots, mut unknown) = (Vec::new(), Vec::new());
        for column in columns {
            let field = field_of(column.column);
            roles[usize::from(column.column)] = if field.is_some() { Role::Used } else { Role::Ignored };
            match field {
                Some(field) => slots.push(Slot { column: column.column, field, lines: column.lines }),
                None if column.reading != Reading::SetAside => unknown.push(column.column),
                None => {}
            }
        }
        let position = |field: Field| slots.iter().position(|slot| slot.field == field);
        let (insured, cin, gross) = (position(Field::InsuredNumber), position(Field::Cin), position(Field::GrossWage));
        Ok(Self { slots, headers, width, insured, cin, gross, roles, unknown })
    }

    /// What is done with a column, counted from 1.
    pub fn role(&self, column: u16) -> Role {
        self.roles.get(usize::from(column)).copied().unwrap_or(Role::Unheaded)
    }

    /// Positions of the amounts that a total row may add up.
    pub fn amounts(&self) -> impl Iterator<Item = usize> {
        self.slots.iter().enumerate().filter(|(_, slot)| is_amount(slot.field)).map(|(at, _)| at)
    }

    /// The columns that are not used, each by its heading.
    pub fn about_columns(&self, header_row: Option<u32>) -> Vec<Problem> {
        let heading = |column: u16| self.headers.iter().find(|header| header.column == Column::Letter(column));
        let ignored = |header: &Header| Problem {
            structure: Structure::ColumnIgnored,
            place: Place { row: header_row, column: Some(header.column), field: None },
            value: Some(Excerpt::of(&header.text)),
            args: Args::new().with("header", Arg::Text(Excerpt::of(&header.text).as_str().to_owned())),
        };
        self.unknown.iter().filter_map(|column| heading(*column)).map(ignored).collect()
    }
}

/// Fields that add up.
pub const fn is_amount(field: Field) -> bool {
    matches!(field, Field::Days | Field::GrossWage | Field::CappedWage | Field::Share(..))
}

/// What a column claims to be; `None` once another one has the better claim.
struct Claim {
    column: u16,
    meaning: Option<Meaning>,
    quality: Quality,
}

impl Claim {
    fn of(column: &HeadedColumn) -> Option<Self> {
        let Reading::Means(meaning, quality) = column.reading else { return None };
        Some(Self { column: column.column, meaning: Some(meaning), quality })
    }

    fn field(&self) -> Option<Field> {
        match self.meaning {
            Some(Meaning::Is(field)) => Some(field),
            _ => None,
        }
    }
}

fn has(claims: &[Claim], field: Field) -> bool {
    claims.iter().any(|claim| claim.field() == Some(field))
}

fn quality_of(claims: &[Claim], field: Field) -> Option<Quality> {
    claims.iter().filter(|claim| claim.field() == Some(field)).map(|claim| claim.quality).max()
}

/// Shares whose extent depends on which other shares the file has.
fn settle_shares(claims: &mut [Claim]) {
    let of_branch = |claims: &[Claim], branch: Branch| {
        Payer::ALL.into_iter().any(|payer| has(claims, Field::Share(ShareOf::One(branch), payer)))
    };
    let solidarity = of_branch(claims, Branch::HealthSolidarity);
    let job_loss = of_branch(claims, Branch::JobLoss);
    let family = of_branch(claims, Branch::FamilyAllowances);
    for claim in claims {
        let (of, payer) = match claim.meaning {
            Some(Meaning::EmployerHealth) if solidarity => (ShareOf::One(Branch::HealthBasic), Payer::Employer),
            Some(Meaning::EmployerHealth) => (ShareOf::Health, Payer::Employer),
            Some(Meaning::ShortTerm(payer)) if job_loss => (ShareOf::One(Branch::ShortTerm), payer),
            Some(Meaning::ShortTerm(payer)) => (ShareOf::ShortTermAndJobLoss, payer),
            // Beside family allowances it is short and long term only, which no share names.
            Some(Meaning::EmployerSocialSecurity) if family => {
                claim.meaning = None;
                continue;
            }
            Some(Meaning::EmployerSocialSecurity) => (ShareOf::SocialSecurity, Payer::Employer),
            _ => continue,
        };
        claim.meaning = Some(Meaning::Is(Field::Share(of, payer)));
    }
}

/// `CNSS` or `Matricule` is the insured number when there is no other and its first values have nine digits.
fn settle_number(claims: &mut [Claim], below: &[KeptRow]) {
    let mut free = !has(claims, Field::InsuredNumber);
    for claim in claims.iter_mut().filter(|claim| claim.meaning == Some(Meaning::PerhapsInsured)) {
        let values = below.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == claim.column);
        let (numbers, others): (Vec<_>, Vec<_>) = values.partition(|cell| is_nine_digits(&cell.text));
        let is_number = free && !numbers.is_empty() && numbers.len() > others.len();
        claim.meaning = is_number.then_some(Meaning::Is(Field::InsuredNumber));
        free &= !is_number;
    }
}

fn is_nine_digits(text: &str) -> bool {
    text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit())
}

/// `Nom` beside `Prénom` is the surname, alone the whole name; a whole name beside both its parts is not needed.
fn settle_names(claims: &mut [Claim]) {
    let (surname, given) = (has(claims, Field::Surname), has(claims, Field::GivenName));
    let mut part = match (surname, given) {
        (false, true) => Some(Field::Surname),
        (true, false) => Some(Field::GivenName),
        (true, true) => None,
        (false, false) => Some(Field::FullName),
    };
    if part == Some(Field::FullName) && has(claims, Field::FullName) {
        part = None;
    }
    for claim in claims.iter_mut().filter(|claim| claim.meaning == Some(Meaning::Name)) {
        claim.meaning = part.take().map(Meaning::Is);
    }
    let whole = quality_of(claims, Field::FullName);
    let parts = quality_of(claims, Field::Surname);
    let drop: &[Field] = match (whole, parts) {
        (Some(whole), Some(parts)) if whole == Quality::Mapped && parts < Quality::Mapped => {
            &[Field::Surname, Field::GivenName]
        }
        (Some(_), Some(_)) if has(claims, Field::GivenName) => &[Field::FullName],
        (Some(_), Some(_)) => &[Field::Surname],
        (Some(_), None) => &[Field::GivenName],
        (None, _) => &[],
    };
    for claim in claims.iter_mut().filter(|claim| claim.field().is_some_and(|field| drop.contains(&field))) {
        claim.meaning = None;
    }
}

/// Two columns with the same field.
struct Double {
    field: Field,
    first: u16,
    second: u16,
}

impl Double {
    fn refusal(&self, columns: &[HeadedColumn], headers: Vec<Header>) -> Refusal {
        let heading = |wanted: u16| {
            let text = columns.iter().find(|column| column.column == wanted).map_or("", |column| column.text.as_str());
            Arg::Text(format!("{} ({})", Excerpt::of(text).as_str(), Column::Letter(wanted)))
        };
        let args = Args::new()
            .with("field", Arg::Field(self.field))
            .with("first", heading(self.first))
            .with("second", heading(self.second));
        Refusal { headers, ..Refusal::new(RefusalKind::DuplicateColumn, args) }
    }
}

/// The surest claim to a field wins. Between equals nobody but the person can choose, unless nothing depends on it.
fn settle_doubles(claims: &mut [Claim]) -> Option<Double> {
    let mut doubled = None;
    for at in 0..claims.len() {
        let Some(field) = claims[at].field() else { continue };
        let best = quality_of(claims, field);
        let rivals: Vec<usize> = (0..claims.len()).filter(|at| claims[*at].field() == Some(field)).collect();
        let (surest, weaker): (Vec<usize>, Vec<usize>) =
            rivals.into_iter().partition(|at| Some(claims[*at].quality) == best);
        for at in weaker {
            claims[at].meaning = None;
        }
        if let [first, second, ..] = surest[..] {
            if matches!(field, Field::Share(..)) {
                // Figures to compare with, nothing more: which of them is meant is not worth a refusal.
                for at in surest {
                    claims[at].meaning = None;
                }
            } else if doubled.is_none() {
                doubled = Some(Double { field, first: claims[first].column, second: claims[second].column });
            }
        }
    }
    doubled
}

/// A number or a CIN, a name, days and the wage.
fn check_needed(headers: &[Header]) -> Result<(), Refusal> {
    let needed: [&[Field]; 4] =
        [&[Field::InsuredNumber, Field::Cin], &[Field::FullName, Field::Surname], &[Field::Days], &[Field::GrossWage]];
    let is_there = |field: &Field| headers.iter().any(|header| header.field == Some(*field));
    let missing: Vec<Field> =
        needed.into_iter().filter(|one_of| !one_of.iter().any(is_there)).map(|one_of| one_of[0]).collect();
    let Some(first) = missing.first() else { return Ok(()) };
    let args = super::counted(missing.len()).with("field", Arg::Field(*first));
    Err(Refusal { headers: headers.to_vec(), ..Refusal::new(RefusalKind::MissingColumn, args) })
}
