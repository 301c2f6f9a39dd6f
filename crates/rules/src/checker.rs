//! The engine: it owns the loop, the dates, the places and the order of findings.

use crate::catalogue::{self, CATALOGUE};
use crate::checks::duplicates::is_one_slip_away;
use crate::collector::{Collector, Draft};
use crate::context::{Answered, Context, Gathered, Subject};
use crate::facts::Facts;
use crate::raise::Raised;
use crate::rule::{Check, LineCheck, Needs, Rule};
use crate::seen::{Seen, number_of};
use tasrih_domain::declaration::Counts;
use tasrih_domain::draft::FieldFault;
use tasrih_domain::finding::{Arg, Finding, Severity};
use tasrih_domain::source::{Cell, Column, Excerpt, Place, RawRow};
use tasrih_domain::{Field, FieldError, Line, Problem, Structure};

/// Can the line be filed?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineVerdict {
    /// No blocking finding on it.
    Valid,
    /// At least one blocking finding.
    Blocked,
}

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// By place, then severity, then code. Bounded: see [`crate::FINDINGS_MAX`].
    pub findings: Vec<Finding>,
    /// Every finding and every line counted, also those beyond the bound. A gathered finding counts once.
    pub counts: Counts,
}

/// Checks a file line by line. Keeps no line; memory grows by some 40 bytes per employee, for duplicates.
#[derive(Debug)]
pub struct Checker<'a> {
    context: Context<'a>,
    gathered: Gathered<'a>,
    elsewhere: Option<Answered<'a>>,
    seen: Seen,
    line_rules: Vec<(LineCheck, &'static Rule)>,
    /// Rows of the catalogue by position of the variant.
    field_rules: Vec<Option<&'static Rule>>,
    structure_rules: Vec<Option<&'static Rule>>,
    raised: Raised,
    collector: Collector,
    valid: u32,
    /// The row of the last blocking problem: a reader reports a row's problems before the row.
    blocked_row: Option<u32>,
    /// Where the numbers stand, for findings of a row that is no longer at hand.
    number_column: Option<Column>,
}

impl<'a> Checker<'a> {
    /// A check with these facts. Rules that are not in force for the month, or whose facts are missing, are set aside
    /// once, here.
    pub fn new(facts: Facts<'a>) -> Self {
        let context = Context::new(facts);
        let in_force = |rule: &&'static Rule| rule.holds_in(facts.month) && is_met(rule.needs, &context);
        let line_rules = CATALOGUE
            .iter()
            .filter(in_force)
            .filter_map(|rule| if let Check::Line(check) = rule.check { Some((check, rule)) } else { None })
            .collect();
        let field_rules = FieldError::ALL.iter().map(|error| catalogue::of_field_error(*error)).collect();
        let structure_rules = Structure::ALL.iter().map(|what| catalogue::of_structure(*what)).collect();
        let gathered = Gathered {
            expected: context.expected().map(Answered::new),
            previous: facts.previous.map(Answered::new),
            hired: facts.movements.map(|movements| Answered::new(&movements.hired)),
            ..Gathered::default()
        };
        Self {
            context,
            gathered,
            elsewhere: facts.elsewhere.map(Answered::new),
            seen: Seen::new(),
            line_rules,
            field_rules,
            structure_rules,
            raised: Raised::default(),
            collector: Collector::default(),
            valid: 0,
            blocked_row: None,
            number_column: None,
        }
    }

    /// Takes a reader's problem. The problems of a row come before the row itself, so that they count for its verdict.
    pub fn problem(&mut self, problem: Problem) {
        let Some(rule) = self.structure_rules.get(problem.structure as usize).copied().flatten() else { return };
        if rule.severity == Severity::Blocking {
            self.blocked_row = problem.place.row;
        }
        let Problem { place, value, args, .. } = problem;
        let value = value.as_ref().map(Excerpt::as_str);
        self.collector.add(Draft { rule, severity: rule.severity, place, value, args });
    }

    /// Checks a line: `raw` is the row it was read from, `faults` what reading it reported.
    pub fn line(&mut self, raw: &RawRow<'_>, line: &Line, faults: &[FieldFault]) -> LineVerdict {
        self.gathered.lines += 1;
        if self.number_column.is_none() {
            self.number_column = place_of(raw, Some(Field::InsuredNumber)).0.column;
        }
        let mut verdict = if self.blocked_row == Some(raw.row) { LineVerdict::Blocked } else { LineVerdict::Valid };
        for fault in faults {
            if self.field_fault(raw, fault) == Severity::Blocking {
                verdict = LineVerdict::Blocked;
            }
        }
        let subject = self.subject(line);
        for (check, rule) in &self.line_rules {
            check(&subject, &self.context, &mut self.raised);
            if self.raised.is_empty() {
                continue;
            }
            if rule.severity == Severity::Blocking {
                verdict = LineVerdict::Blocked;
            }
            for fault in self.raised.drain() {
                let (place, value) = place_of(raw, fault.field);
                self.collector.add(Draft { rule, severity: rule.severity, place, value, args: fault.args });
            }
        }
        if verdict == LineVerdict::Valid {
            self.valid += 1;
        }
        verdict
    }

    fn subject<'s>(&mut self, line: &'s Line) -> Subject<'s>
    where
        'a: 's,
    {
        let person = number_of(line).filter(|number| number.names_a_person());
        let meet = |answered: &mut Option<Answered<'a>>| person.and_then(|number| answered.as_mut()?.meet(number));
        let expected = meet(&mut self.gathered.expected);
        let previous = meet(&mut self.gathered.previous);
        let elsewhere = meet(&mut self.elsewhere);
        meet(&mut self.gathered.hired);
        let standing = self.context.standing(line, expected.is_some(), previous.is_some());
        Subject { line, standing, expected, previous, elsewhere, twins: self.seen.meet(line) }
    }

    fn field_fault(&mut self, raw: &RawRow<'_>, fault: &FieldFault) -> Severity {
        let Some(rule) = self.field_rules.get(fault.error as usize).copied().flatten() else {
            return Severity::Notice;
        };
        // A contribution column is compared, never filed: what is wrong with it cannot keep a person from being
        // declared.
        let severity = match fault.field {
            Field::Share(..) => rule.severity.max(Severity::Warning),
            _ => rule.severity,
        };
        let (place, value) = place_of(raw, Some(fault.field));
        let args = fault.args.clone().with("field", Arg::Field(fault.field));
        self.collector.add(Draft { rule, severity, place, value, args });
        severity
    }

    /// Checks what concerns the whole file, and returns everything.
    pub fn finish(mut self) -> Checked {
        self.gathered.namesakes = self.seen.namesakes(is_one_slip_away);
        for rule in CATALOGUE {
            let Check::File(check) = rule.check else { continue };
            if !rule.holds_in(self.context.facts.month) || !is_met(rule.needs, &self.context) {
                continue;
            }
            check(&self.gathered, &self.context, &mut self.raised);
            for fault in self.raised.drain() {
                let is_number = fault.row.is_some() && fault.field == Some(Field::InsuredNumber);
                let column = self.number_column.filter(|_| is_number);
                let place = Place { row: fault.row, column, field: fault.field };
                self.collector.add(Draft { rule, severity: rule.severity, place, value: None, args: fault.args });
            }
        }
        let (findings, counts) = self.collector.finish(&catalogue::FINDINGS_NOT_SHOWN);
        Checked { findings, counts: Counts { rows: self.gathered.lines, valid: self.valid, ..counts } }
    }
}

fn is_met(needs: Needs, context: &Context<'_>) -> bool {
    match needs {
        Needs::File => true,
        Needs::Month => context.facts.month.is_some(),
        Needs::Employer => context.facts.affiliate.is_some(),
        Needs::Preestablished => context.facts.preestablished.is_some(),
        Needs::Previous => context.facts.previous.is_some(),
        Needs::Elsewhere => context.facts.elsewhere.is_some(),
        Needs::Movements => context.facts.movements.is_some(),
    }
}

/// The place of a field in the row as the person sees it, and the text there. A surname may stand in a cell with the
/// whole name. A field that the file has no column for is meant at its row.
fn place_of<'r>(raw: &RawRow<'r>, field: Option<Field>) -> (Place, Option<&'r str>) {
    let cell = |wanted: Field| raw.cells.iter().find(|cell| cell.field == wanted);
    let found: Option<&Cell<'r>> = field.and_then(|field| match field {
        Field::Surname | Field::GivenName => cell(field).or_else(|| cell(Field::FullName)),
        other => cell(other),
    });
    let place = Place { row: Some(raw.row), column: found.map(|cell| cell.column), field };
    (place, found.map(|cell| cell.text))
}
