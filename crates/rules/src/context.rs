//! What a check sees: the line with what is known about the person, and the facts of the month.

use crate::facts::Facts;
use crate::seen::{Twin, Twins, number_of};
use crate::shares::ShareTable;
use tasrih_domain::declaration::{KnownEmployee, Roster};
use tasrih_domain::line::{DAYS_MAX, Line, Situation};
use tasrih_domain::{Field, InsuredNumber, Money, Part};
use tasrih_rates::{Sector, minimum_wage, rates_at};

/// Is the person expected by the fund, or new?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Expected: listed by the fund, or in the part of the file for known employees.
    Known,
    /// A new hire.
    Entrant,
    /// Neither the file nor the facts say.
    Unsure,
}

/// One line and what is known about the person.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'s> {
    /// The line.
    pub line: &'s Line,
    /// Expected or new.
    pub standing: Standing,
    /// The person in the pre-established file.
    pub expected: Option<&'s KnownEmployee>,
    /// The person in last month's declaration.
    pub previous: Option<&'s KnownEmployee>,
    /// Was the person filed in another declaration of the month?
    pub elsewhere: Option<&'s KnownEmployee>,
    /// Earlier rows of the same file that look like this one.
    pub twins: Twins,
}

impl Subject<'_> {
    /// The situation; `None` when it could not be read. A file without that column means a normal month.
    pub fn situation(&self) -> Option<Situation> {
        if self.is_unreadable(Field::Situation) { None } else { Some(self.line.situation.unwrap_or_default()) }
    }

    /// Was the field there but unreadable? Its fault has been reported then.
    pub fn is_unreadable(&self, field: Field) -> bool {
        self.line.unreadable.has(field)
    }

    /// Could the names be read (perhaps as nothing)?
    pub fn has_readable_names(&self) -> bool {
        ![Field::Surname, Field::GivenName, Field::FullName].into_iter().any(|field| self.is_unreadable(field))
    }

    /// The insured number; `None` when it could not be read. Empty, or no column for it, means that none was given yet.
    pub fn number(&self) -> Option<InsuredNumber> {
        number_of(self.line)
    }

    /// Casual labour (number 999999999)?
    pub fn is_casual(&self) -> bool {
        self.number().is_some_and(InsuredNumber::is_casual)
    }

    /// No number given yet?
    pub fn is_pending(&self) -> bool {
        self.number().is_some_and(InsuredNumber::is_pending)
    }
}

/// The facts, and what follows from them for every line; computed once.
#[derive(Debug)]
pub struct Context<'a> {
    /// The facts.
    pub facts: Facts<'a>,
    /// Ceiling of the declared month.
    pub ceiling: Option<Money>,
    /// Least wage by declared days (0 to 26); `None` when the month or its minimum wage is not known.
    pub minimum: Option<[Money; DAYS_MAX as usize + 1]>,
    /// What contribution columns should say; `None` when the month or its rates are not known.
    pub shares: Option<ShareTable>,
}

impl<'a> Context<'a> {
    /// What follows from the facts.
    pub fn new(facts: Facts<'a>) -> Self {
        let rates = facts.month.and_then(|month| match facts.law {
            Some(law) => law.rates_at(month).ok(),
            None => rates_at(month).ok(),
        });
        let ceiling = rates.as_ref().map(|rates| rates.ceiling.value);
        let sector = if facts.agricultural { Sector::Agricultural } else { Sector::General };
        let minimum = facts.month.and_then(|month| {
            let mut table = [Money::ZERO; DAYS_MAX as usize + 1];
            for (days, least) in (0..=DAYS_MAX).zip(&mut table) {
                *least = minimum_wage(month, sector, days)?.value;
            }
            Some(table)
        });
        let shares = rates.as_ref().map(|rates| ShareTable::of(rates, facts.cover));
        Self { facts, ceiling, minimum, shares }
    }

    /// Is a complementary declaration checked? It holds entrants only.
    pub fn is_complementary(&self) -> bool {
        self.facts.kind.is_some_and(|kind| !kind.is_main())
    }

    /// The pre-established file, when it is of this employer and month.
    pub fn expected(&self) -> Option<&'a Roster> {
        self.facts.preestablished.filter(|roster| {
            roster.affiliate.is_none_or(|of| self.facts.affiliate.is_none_or(|ours| ours == of))
                && roster.period.is_none_or(|of| self.facts.month.is_none_or(|ours| ours == of))
        })
    }

    /// Where the person stands, from the file's own word, then from the fund's list, then from last month.
    pub fn standing(&self, line: &Line, expected: bool, previous: bool) -> Standing {
        match line.part {
            Part::Known => return Standing::Known,
            Part::Entrant => return Standing::Entrant,
            Part::Unsaid => {}
        }
        let Some(number) = number_of(line) else { return Standing::Unsure };
        if self.is_complementary() || !number.names_a_person() {
            Standing::Entrant
        } else if self.expected().is_some() {
            if expected { Standing::Known } else { Standing::Entrant }
        } else if previous {
            Standing::Known
        } else {
            Standing::Unsure
        }
    }
}

/// Which people of a list were met in the file, one bit each.
#[derive(Debug)]
pub struct Answered<'a> {
    /// The list.
    pub roster: &'a Roster,
    /// The numbers alone, side by side: the search touches nothing else of the list.
    numbers: Vec<u32>,
    met: Vec<u64>,
    /// Position after the last person met: files are mostly in the same order as the list.
    next: usize,
}

impl<'a> Answered<'a> {
    pub(crate) fn new(roster: &'a Roster) -> Self {
        let numbers: Vec<_> = roster.people.iter().map(|known| known.insured.value()).collect();
        Self { roster, met: vec![0; numbers.len().div_ceil(64)], numbers, next: 0 }
    }

    /// The known person of that number, marked as met.
    pub(crate) fn meet(&mut self, number: InsuredNumber) -> Option<&'a KnownEmployee> {
        let number = number.value();
        let at = match self.numbers.get(self.next) {
            Some(next) if *next == number => self.next,
            _ => self.numbers.binary_search(&number).ok()?,
        };
        self.next = at + 1;
        self.met[at / 64] |= 1 << (at % 64);
        Some(&self.roster.people[at])
    }

    /// The people not met.
    pub fn missing(&self) -> impl Iterator<Item = &'a KnownEmployee> + '_ {
        let is_met = |at: usize| self.met[at / 64] >> (at % 64) & 1 == 1;
        self.roster.people.iter().enumerate().filter(move |(at, _)| !is_met(*at)).map(|(_, known)| known)
    }
}

/// What was gathered over the file.
#[derive(Debug, Default)]
pub struct Gathered<'a> {
    /// The fund's list.
    pub expected: Option<Answered<'a>>,
    /// Last month's people.
    pub previous: Option<Answered<'a>>,
    /// Whom the employer said to have hired.
    pub hired: Option<Answered<'a>>,
    /// Lines met.
    pub lines: u32,
    /// Rows with the names of an earlier one and a number like its: the later row first.
    pub namesakes: Vec<(Twin, Twin)>,
}
