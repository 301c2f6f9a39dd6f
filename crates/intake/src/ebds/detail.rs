//! Records 02 and 04: a person's month, read field by field in one pass.

use super::field_problem;
use super::layout::{
    Family, FieldSpec, GIVEN_NAME, INSURED, Kind, PERIOD, RecordLayout, SURNAME, Total, entrant, known,
};
use super::record::{Record, value_of};
use super::totals::{Figures, Sums, Totals};
use tasrih_domain::{Arg, Args, Cell, Column, Field, Problem, Shape, Situation, Structure};

/// Most cells of a record: those of record 02, its name being two.
const CELLS_MAX: usize = 12;

/// A record 02 or 04 as read.
pub(super) struct Detail<'a> {
    cells: [Cell<'a>; CELLS_MAX],
    count: usize,
    // Zero for what could not be read, or is not in the record.
    values: Figures,
    unread: Totals,
    // Rank of the situation in the control sum; `None`: no such situation.
    rank: Option<u8>,
    control: Option<&'static FieldSpec>,
    is_named: bool,
    is_regular: bool,
}

/// A kind of record with its cells, which only lack their texts.
pub(super) struct DetailLayout {
    fields: &'static [FieldSpec],
    cells: [Cell<'static>; CELLS_MAX],
}

impl DetailLayout {
    const KNOWN: Self = Self::of(&known::LAYOUT);
    const EXPECTED: Self = Self::of(&known::EXPECTED_LAYOUT);
    const ENTRANT: Self = Self::of(&entrant::LAYOUT);

    /// The layout of record 02 or 04.
    pub const fn get(family: Family, number: u8) -> &'static Self {
        match (family, number) {
            (Family::Preestablished, _) => &Self::EXPECTED,
            (_, 2) => &Self::KNOWN,
            _ => &Self::ENTRANT,
        }
    }

    const fn of(layout: &RecordLayout) -> Self {
        let none = Cell { field: Field::FullName, column: Column::Letter(1), text: "", shape: Shape::Text };
        let mut cells = [none; CELLS_MAX];
        let (mut at, mut count) = (0, 0);
        while at < layout.fields.len() {
            let spec = &layout.fields[at];
            at += 1;
            if let Some(Field::FullName) = spec.field {
                cells[count] = blank_cell(&SURNAME);
                cells[count + 1] = blank_cell(&GIVEN_NAME);
                count += 2;
            } else if is_cell(spec) {
                cells[count] = blank_cell(spec);
                count += 1;
            }
        }
        Self { fields: layout.fields, cells }
    }
}

/// Is the field one that the record says about the person?
const fn is_cell(spec: &FieldSpec) -> bool {
    spec.from > PERIOD.to && spec.field.is_some() && !matches!(spec.field, Some(Field::ControlSum))
}

const fn blank_cell(spec: &FieldSpec) -> Cell<'static> {
    let shape = if matches!(spec.kind, Kind::Text) { Shape::Text } else { Shape::Digits };
    match spec.field {
        Some(field) => Cell { field, column: spec.column(), text: "", shape },
        None => panic!("a cell is a field of the declaration"),
    }
}

/// What a control sum adds up, beside the rank of the situation. Source: C.
const CONTROLLED: [Total; 5] = [Total::Insured, Total::ToReturn, Total::Days, Total::Gross, Total::Capped];

impl<'a> Detail<'a> {
    /// Nothing read yet.
    #[inline]
    pub const fn new(layout: &DetailLayout) -> Self {
        Self {
            cells: layout.cells,
            count: 0,
            values: [0; Total::COUNT],
            unread: Totals::NONE,
            rank: Some(0),
            control: None,
            is_named: false,
            is_regular: true,
        }
    }

    /// Cuts the record into its fields; what is wrong with one goes to `problems`.
    pub fn read(&mut self, record: &Record<'a>, layout: &'static DetailLayout, problems: &mut Vec<Problem>) {
        for spec in layout.fields {
            match spec.kind {
                Kind::Digits | Kind::Centimes if spec.from > PERIOD.to => self.number(record, spec, problems),
                Kind::Text => self.text(record, spec),
                Kind::Blank if !is_blank(record.slice(spec)) => {
                    self.is_regular = false;
                    problems.push(field_problem(record, spec, Structure::FillerNotBlank, Args::new()));
                }
                _ => {}
            }
        }
    }

    #[inline]
    fn number(&mut self, record: &Record<'a>, spec: &'static FieldSpec, problems: &mut Vec<Problem>) {
        let Some(total) = spec.total else { return };
        let mut text = record.slice(spec);
        let mut value = record.number(spec);
        if value.is_none() {
            text = record.trimmed(spec);
            value = self.irregular_number(record, spec, total, problems);
        }
        match value {
            Some(value) => self.values[total as usize] = value,
            None => self.unread.insert(total),
        }
        if total == Total::Control {
            self.control = Some(spec);
        } else {
            self.push(text);
        }
    }

    /// A number that is not written in digits over its whole width.
    fn irregular_number(
        &mut self,
        record: &Record<'_>,
        spec: &FieldSpec,
        total: Total,
        problems: &mut Vec<Problem>,
    ) -> Option<u64> {
        let text = record.trimmed(spec);
        if text.is_empty() && total == Total::Insured {
            // No number given yet, or the line of nobody.
            return Some(0);
        }
        let value = value_of(text.as_bytes());
        self.is_regular = false;
        // What is no number at all is told by whoever understands the cell: one fault per cause.
        if value.is_some() || text.is_empty() || total == Total::Control {
            problems.push(field_problem(record, spec, Structure::NotNumeric, Args::new()));
        }
        value
    }

    fn text(&mut self, record: &Record<'a>, spec: &FieldSpec) {
        if spec.field == Some(Field::FullName) {
            for half in [&SURNAME, &GIVEN_NAME] {
                let text = record.trimmed(half);
                self.is_named |= !text.is_empty();
                self.push(text);
            }
            return;
        }
        let text = record.trimmed(spec);
        match spec.field {
            Some(Field::Cin) => self.is_named |= !text.is_empty(),
            Some(Field::Situation) => self.rank = rank(text),
            _ => {}
        }
        self.push(text);
    }

    /// The text of the next cell.
    fn push(&mut self, text: &'a str) {
        if let Some(cell) = self.cells.get_mut(self.count) {
            cell.text = text;
            self.count += 1;
        }
    }

    /// The cells in the order of the line.
    pub fn cells(&self) -> &[Cell<'a>] {
        &self.cells[..self.count]
    }

    /// The cells that can be trusted when the line lost or gained characters: those before its first amounts.
    pub fn leading_cells(&self) -> &[Cell<'a>] {
        let is_leading =
            |cell: &&Cell<'_>| matches!(cell.field, Field::InsuredNumber | Field::Surname | Field::GivenName);
        &self.cells[..self.cells().iter().take_while(is_leading).count()]
    }

    /// Every numeric field is written in digits over its whole width, and the filler is blank.
    pub const fn is_regular(&self) -> bool {
        self.is_regular
    }

    /// The insured number; `None` when it could not be read, 0 when none is given.
    pub const fn insured(&self) -> Option<u64> {
        if self.unread.has(Total::Insured) { None } else { Some(self.values[Total::Insured as usize]) }
    }

    /// Is there neither number, nor name, nor CIN?
    pub fn is_nobody(&self) -> bool {
        self.insured() == Some(0) && !self.is_named
    }

    /// Is every figure zero or blank, and the situation blank?
    pub fn has_no_figures(&self) -> bool {
        self.rank == Some(0) && self.values.iter().all(|value| *value == 0) && self.unread.is_empty()
    }

    /// Adds the figures to the sums of the block.
    pub fn add_to(&self, sums: &mut Sums) {
        sums.add_line(&self.values, self.unread);
        sums.add_control_due(self.control_due().unwrap_or(0));
    }

    /// The control sum as it must be; `None` when a part of it could not be read.
    fn control_due(&self) -> Option<u64> {
        let mut sum = u64::from(self.rank?);
        for total in CONTROLLED {
            if self.unread.has(total) {
                return None;
            }
            // Records 04 have no allowances, which are zero here. Each figure has 13 digits at most.
            sum += self.values[total as usize];
        }
        Some(sum)
    }

    /// The problem of a control sum that is wrong.
    pub fn control_problem(&self, record: &Record<'_>) -> Option<Problem> {
        let spec = self.control?;
        let (due, found) = (self.control_due()?, self.values[Total::Control as usize]);
        (due != found && !self.unread.has(Total::Control)).then(|| {
            let args =
                Args::new().with("expected", Arg::Text(due.to_string())).with("found", Arg::Text(found.to_string()));
            field_problem(record, spec, Structure::ControlSumDiffers, args)
        })
    }
}

/// The problem of a known employee without a number.
pub(super) fn unnumbered_problem(record: &Record<'_>) -> Option<Problem> {
    let is_blank = record.trimmed(&INSURED).is_empty();
    is_blank.then(|| field_problem(record, &INSURED, Structure::NotNumeric, Args::new()))
}

/// Rank of a situation written in either case; codes of the paper form count as what they mean (H).
fn rank(code: &str) -> Option<u8> {
    let situation = match code.as_bytes() {
        [] => Situation::Normal,
        &[a, b] => {
            let upper = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
            let code = std::str::from_utf8(&upper).ok()?;
            Situation::from_code(match code {
                "CO" => Situation::UnpaidLeave.code(),
                "ML" => Situation::Sickness.code(),
                "MT" => Situation::Maternity.code(),
                code => code,
            })?
        }
        _ => return None,
    };
    Some(situation.rank())
}

/// Spaces and tabs only.
fn is_blank(text: &str) -> bool {
    // Without an early end the comparison is done many bytes at a time; a tab is rare.
    let other = text.bytes().fold(0, |other, byte| other | (byte ^ b' '));
    other == 0 || text.bytes().all(|byte| byte == b' ' || byte == b'\t')
}
