//! The way in for many rows: one sea-orm insert per row is thirty times slower.
//!
//! What a row holds is written once ([`LineBatch::put_line`], [`put_finding`]); how rows are carried differs. Into
//! PostgreSQL by a binary copy. Into SQLite within somebody's transaction by multi-row statements; in slices of
//! their own row by row on a plain connection ([`sqlite::Rows`]), which takes half the time of anything that goes
//! through the driver's thread.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use crate::codec::{args_to_json, part_to_number};
use crate::lines::LineStanding;
use tasrih_domain::line::{Allowances, Line, Part, Situation};
use tasrih_domain::{Column, Finding, InsuredNumber, Money};

/// Takes the values of a row in the order of the table's columns.
pub(crate) trait Values {
    fn big(&mut self, value: Option<i64>);
    fn integer(&mut self, value: Option<i32>);
    fn small(&mut self, value: Option<i16>);
    fn text(&mut self, value: Option<&str>);
    fn boolean(&mut self, value: bool);
}

/// A table that rows are carried into.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub name: &'static str,
    pub columns: &'static [&'static str],
}

/// Lines without family allowances: those columns keep their default, zero. Nearly every line today.
pub(crate) const LINES: Target = Target { name: "declaration_line", columns: LINE_COLUMNS.split_at(12).0 };
/// Lines with all columns.
pub(crate) const LINES_WITH_ALLOWANCES: Target = Target { name: "declaration_line", columns: LINE_COLUMNS };

const LINE_COLUMNS: &[&str] = &[
    "run_id",
    "row_number",
    "part",
    "insured",
    "surname",
    "given_name",
    "cin",
    "days",
    "gross_centimes",
    "capped_centimes",
    "situation",
    "valid",
    "children",
    "allowance_to_pay_centimes",
    "allowance_to_deduct_centimes",
    "allowance_net_centimes",
    "allowance_to_return_centimes",
];

pub(crate) const FINDINGS: Target = Target {
    name: "finding",
    columns: &[
        "run_id",
        "ordinal",
        "code",
        "severity",
        "row_number",
        "column_from",
        "column_to",
        "field",
        "value",
        "args",
    ],
};

/// Lines on their way into the store, side by side in memory: nothing is allocated per line once the batch has
/// been filled before. Rows have to rise from line to line, within the batch and from batch to batch.
#[derive(Default, Clone)]
pub struct LineBatch {
    lines: Vec<Packed>,
    texts: String,
    has_allowances: bool,
}

#[derive(Clone, Copy)]
struct Packed {
    row: u32,
    part: Part,
    insured: Option<InsuredNumber>,
    /// Ends in `texts` of surname, given name and CIN, which begin where the line before ends.
    ends: [usize; 3],
    days: Option<u8>,
    gross: Option<Money>,
    capped: Option<Money>,
    situation: Option<Situation>,
    standing: LineStanding,
    allowances: Allowances,
}

impl LineBatch {
    /// Lines that are written in one go.
    ///
    /// Short enough that the others hardly wait behind it (some 15 ms), long enough that a commit does not count: the
    /// index by insured number is touched all over by every slice, so that slices of 2,000 write it fifty times for
    /// a file of 100,000.
    pub const LINES_MAX: usize = 5_000;

    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line. `capped` is the capped wage that would be filed, declared or computed; the contributions found
    /// in the file and the set of unreadable fields are not kept.
    pub fn push(&mut self, line: &Line, capped: Option<Money>, standing: LineStanding) {
        let mut ends = [0; 3];
        for (end, text) in ends.iter_mut().zip([&line.surname, &line.given_name, &line.cin]) {
            self.texts.push_str(text);
            *end = self.texts.len();
        }
        self.has_allowances |= line.allowances != Allowances::default();
        self.lines.push(Packed {
            row: line.row,
            part: line.part,
            insured: line.insured,
            ends,
            days: line.days,
            gross: line.gross,
            capped,
            situation: line.situation,
            standing,
            allowances: line.allowances,
        });
    }

    /// Lines in the batch.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// No line in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Time to write it.
    pub fn is_full(&self) -> bool {
        self.lines.len() >= Self::LINES_MAX
    }

    /// Empties the batch and keeps its memory.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.texts.clear();
        self.has_allowances = false;
    }

    pub(crate) fn target(&self) -> Target {
        if self.has_allowances { LINES_WITH_ALLOWANCES } else { LINES }
    }

    /// Gives the values of the line `at` of the batch to `into`.
    pub(crate) fn put_line(&self, run: i64, at: usize, into: &mut impl Values) {
        let line = &self.lines[at];
        let start = if at == 0 { 0 } else { self.lines[at - 1].ends[2] };
        let [surname, given_name, cin] = line.ends;
        into.big(Some(run));
        into.big(Some(i64::from(line.row)));
        into.small(Some(part_to_number(line.part)));
        into.integer(line.insured.and_then(|insured| i32::try_from(insured.value()).ok()));
        into.text(Some(&self.texts[start..surname]));
        into.text(Some(&self.texts[surname..given_name]));
        into.text(Some(&self.texts[given_name..cin]));
        into.small(line.days.map(i16::from));
        into.big(line.gross.map(Money::centimes));
        into.big(line.capped.map(Money::centimes));
        into.text(line.situation.map(Situation::code));
        into.boolean(line.standing == LineStanding::Valid);
        if self.has_allowances {
            let amounts = &line.allowances;
            into.small(Some(i16::from(amounts.children)));
            for amount in [amounts.to_pay, amounts.to_deduct, amounts.net, amounts.to_return] {
                into.big(Some(amount.centimes()));
            }
        }
    }
}

/// Gives the values of a finding to `into`.
pub(crate) fn put_finding(run: i64, ordinal: i32, finding: &Finding, into: &mut impl Values) {
    let (from, to) = match finding.place.column {
        None => (None, None),
        Some(Column::Letter(number)) => (Some(i32::from(number)), None),
        Some(Column::Slice { from, to }) => (Some(i32::from(from)), Some(i32::from(to))),
    };
    into.big(Some(run));
    into.integer(Some(ordinal));
    into.text(Some(finding.code.as_str()));
    into.text(Some(finding.severity.code()));
    into.big(finding.place.row.map(i64::from));
    into.integer(from);
    into.integer(to);
    into.text(finding.place.field.map(tasrih_domain::Field::code).as_deref());
    into.text(finding.value.as_ref().map(tasrih_domain::source::Excerpt::as_str));
    into.text(Some(&args_to_json(&finding.args)));
}
