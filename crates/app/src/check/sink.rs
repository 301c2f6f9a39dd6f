//! Where the rows of a reader become lines, findings and sums.

use super::{CheckRequest, RefusedFile, Verdict};
use std::collections::BTreeMap;
use tasrih_domain::declaration::Totals;
use tasrih_domain::draft::{FieldFault, read_line};
use tasrih_domain::source::{FileFacts, FileKind};
use tasrih_domain::{
    AffiliateNumber, Arg, Args, Cell, Column, Field, Line, Money, Month, Problem, RawRow, Refusal, RefusalKind, Shape,
};
use tasrih_rates::{Contributions, MonthRates};
use tasrih_rules::{Checker, Facts, LineVerdict};

/// One employee row, checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckedLine<'a> {
    /// The row as far as it could be read.
    pub line: &'a Line,
    /// Capped wage as declared, else computed from the month's ceiling.
    pub capped: Option<Money>,
    /// No blocking finding on this row.
    pub is_valid: bool,
}

/// Receives each employee row, in the order of the file.
pub trait LineOut {
    /// Takes one row. The line is reused for the next one.
    fn line(&mut self, line: &CheckedLine<'_>);
}

/// Keeps no line.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLines;

impl LineOut for NoLines {
    fn line(&mut self, _: &CheckedLine<'_>) {}
}

impl<F: FnMut(&CheckedLine<'_>)> LineOut for F {
    fn line(&mut self, line: &CheckedLine<'_>) {
        self(line);
    }
}

/// The checker once the employer and the month are known: from the request, the file's header or its first row.
struct Running<'a> {
    checker: Checker<'a>,
    rates: Option<MonthRates>,
    affiliate: Option<AffiliateNumber>,
    month: Option<Month>,
}

pub(super) struct EngineSink<'a, 'o> {
    request: &'a CheckRequest<'a>,
    out: &'o mut dyn LineOut,
    /// Texts typed on the page, by row.
    amended: BTreeMap<u32, Vec<(Field, &'a str)>>,
    facts: Option<FileFacts>,
    running: Option<Running<'a>>,
    /// Problems noticed before the first row.
    early: Vec<Problem>,
    line: Line,
    faults: Vec<FieldFault>,
    totals: Totals,
    refusal: Option<Refusal>,
}

impl<'a, 'o> EngineSink<'a, 'o> {
    pub(super) fn new(request: &'a CheckRequest<'a>, out: &'o mut dyn LineOut) -> Self {
        let mut amended: BTreeMap<u32, Vec<(Field, &'a str)>> = BTreeMap::new();
        for amendment in request.amendments {
            amended.entry(amendment.row).or_default().push((amendment.field, &amendment.text));
        }
        Self {
            request,
            out,
            amended,
            facts: None,
            running: None,
            early: Vec::new(),
            line: Line::default(),
            faults: Vec::new(),
            totals: Totals::default(),
            refusal: None,
        }
    }

    pub(super) fn take_refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }

    pub(super) fn into_facts(self) -> Option<FileFacts> {
        self.facts
    }

    pub(super) fn finish(mut self, facts: FileFacts) -> Result<Verdict, Box<RefusedFile>> {
        if self.running.is_none() && self.refusal.is_none() {
            self.start(None, None);
        }
        let refused = |refusal| Err(Box::new(RefusedFile { refusal, facts: Some(facts.clone()) }));
        if let Some(refusal) = self.refusal {
            return refused(refusal);
        }
        let Some(running) = self.running else { return refused(RefusalKind::NoEmployees.into()) };
        let contributions = match &running.rates {
            Some(rates) => {
                let due = rates.due((&self.totals).into(), self.request.cover);
                Some(Contributions { branches: due.to_vec() })
            }
            None => None,
        };
        let checked = running.checker.finish();
        Ok(Verdict {
            facts,
            affiliate: running.affiliate,
            month: running.month,
            counts: checked.counts,
            totals: self.totals,
            contributions,
            findings: checked.findings,
        })
    }

    /// Begins to check, with the employer and month of the request, else of the file's header, else of its first row.
    fn start(&mut self, row_affiliate: Option<AffiliateNumber>, row_month: Option<Month>) {
        let header = self.facts.as_ref();
        let affiliate = self.request.affiliate.or(header.and_then(|facts| facts.affiliate)).or(row_affiliate);
        let month = self.request.month.or(header.and_then(|facts| facts.period)).or(row_month);
        let law = self.request.law;
        let rates_at = |month| law.map_or_else(|| tasrih_rates::rates_at(month), |law| law.rates_at(month));
        let rates = match month.map(rates_at) {
            Some(Ok(rates)) => Some(rates),
            Some(Err(_)) => {
                self.refuse(RefusalKind::NoConfirmedRate, no_rate_args(month));
                return;
            }
            None => None,
        };
        let kind = self.request.kind.or(header.and_then(|facts| match facts.kind {
            Some(FileKind::Declaration(kind)) => Some(kind),
            _ => None,
        }));
        let facts = Facts {
            affiliate,
            month,
            law,
            cover: self.request.cover,
            agricultural: self.request.agricultural,
            movements: self.request.movements,
            preestablished: self.request.preestablished,
            previous: self.request.previous,
            elsewhere: self.request.elsewhere,
            kind,
            ice: self.request.ice,
            transfer_id: header.and_then(|facts| facts.transfer_id),
            today: self.request.today,
        };
        let mut checker = Checker::new(facts);
        for problem in self.early.drain(..) {
            checker.problem(problem);
        }
        self.running = Some(Running { checker, rates, affiliate, month });
    }

    fn refuse(&mut self, kind: RefusalKind, args: Args) {
        if self.refusal.is_none() {
            self.refusal = Some(Refusal::new(kind, args));
        }
    }

    /// Another employer's or another month's file is refused whole, whether its header or one of its rows says so.
    fn require_same(&mut self, affiliate: Option<AffiliateNumber>, month: Option<Month>) {
        let expected = |running: Option<&Running<'_>>| match running {
            Some(running) => (running.affiliate, running.month),
            None => (self.request.affiliate, self.request.month),
        };
        let (expected_affiliate, expected_month) = expected(self.running.as_ref());
        if let (Some(expected), Some(found)) = (expected_affiliate, affiliate)
            && expected != found
        {
            let text = |number: AffiliateNumber| Arg::Text(number.to_string());
            if self.request.affiliate.is_some() {
                let args = Args::new().with("expected", text(expected)).with("found", text(found));
                self.refuse(RefusalKind::OtherEmployer, args);
            } else {
                let args = Args::new().with("first", text(expected)).with("second", text(found));
                self.refuse(RefusalKind::SeveralEmployers, args);
            }
        }
        if let (Some(expected), Some(found)) = (expected_month, month)
            && expected != found
        {
            if self.request.month.is_some() {
                let args = Args::new().with("expected", Arg::Month(expected)).with("found", Arg::Month(found));
                self.refuse(RefusalKind::OtherPeriod, args);
            } else {
                let args = Args::new().with("first", Arg::Month(expected)).with("second", Arg::Month(found));
                self.refuse(RefusalKind::SeveralPeriods, args);
            }
        }
    }

    fn check(&mut self, row: &RawRow<'_>) {
        read_line(row, &mut self.line, &mut self.faults);
        let (affiliate, month) = (self.line.affiliate, self.line.period);
        if affiliate.is_some() || month.is_some() {
            self.require_same(affiliate, month);
        }
        if self.running.is_none() {
            self.start(affiliate, month);
        }
        let Some(running) = self.running.as_mut() else { return };
        let verdict = running.checker.line(row, &self.line, &self.faults);
        let capped = match &running.rates {
            Some(rates) => self.line.capped_or_computed(rates.ceiling.value),
            None => self.line.capped,
        };
        let is_valid = verdict == LineVerdict::Valid;
        if is_valid && !self.add(capped) {
            self.refusal.get_or_insert_with(totals_too_large);
        }
        self.out.line(&CheckedLine { line: &self.line, capped, is_valid });
    }

    /// Adds the valid line to the sums; `false` when they no longer fit in a declaration.
    fn add(&mut self, capped: Option<Money>) -> bool {
        let totals = &mut self.totals;
        totals.employees += 1;
        totals.days += u64::from(self.line.days.unwrap_or(0));
        let gross = totals.gross.checked_add(self.line.gross.unwrap_or(Money::ZERO));
        let capped = totals.capped.checked_add(capped.unwrap_or(Money::ZERO));
        match (gross, capped) {
            (Some(gross), Some(capped)) if gross <= Totals::GROSS_MAX && capped <= Totals::GROSS_MAX => {
                (totals.gross, totals.capped) = (gross, capped);
                true
            }
            _ => false,
        }
    }
}

fn totals_too_large() -> Refusal {
    Refusal::new(RefusalKind::TotalsTooLarge, Args::new().with("max", Arg::Money(Totals::GROSS_MAX)))
}

fn no_rate_args(month: Option<Month>) -> Args {
    let args = Args::new().with("first", Arg::Month(tasrih_rates::first_month()));
    match month {
        Some(month) => args.with("month", Arg::Month(month)),
        None => args,
    }
}

impl tasrih_domain::source::RowSink for EngineSink<'_, '_> {
    fn begin(&mut self, facts: &FileFacts) {
        self.require_same(facts.affiliate, facts.period);
        self.facts = Some(facts.clone());
    }

    fn row(&mut self, row: &RawRow<'_>) {
        if self.refusal.is_some() || self.request.only_rows.is_some_and(|only| !only.contains(&row.row)) {
            return;
        }
        self.faults.clear();
        match self.amended.get(&row.row) {
            None => self.check(row),
            Some(typed) => {
                let typed = typed.clone();
                let cells = amend(row.cells, &typed);
                self.check(&RawRow { cells: &cells, ..*row });
            }
        }
    }

    fn problem(&mut self, problem: Problem) {
        if let (Some(only), Some(row)) = (self.request.only_rows, problem.place.row)
            && !only.contains(&row)
        {
            return;
        }
        match &mut self.running {
            Some(running) => running.checker.problem(problem),
            None => self.early.push(problem),
        }
    }
}

/// The cells of a row with the texts that were typed on the page in their place.
fn amend<'c>(cells: &[Cell<'c>], typed: &[(Field, &'c str)]) -> Vec<Cell<'c>> {
    let mut cells = cells.to_vec();
    for (field, text) in typed {
        if let Some(cell) = cells.iter_mut().find(|cell| cell.field == *field) {
            (cell.text, cell.shape) = (text.trim(), Shape::Text);
            continue;
        }
        // The file has no such column: the value stands after the last one.
        let beyond = cells.iter().filter_map(|cell| match cell.column {
            Column::Letter(number) => Some(number),
            Column::Slice { .. } => None,
        });
        let column = Column::Letter(beyond.max().unwrap_or(0).saturating_add(1));
        cells.push(Cell { field: *field, column, text: text.trim(), shape: Shape::Text });
    }
    cells
}
