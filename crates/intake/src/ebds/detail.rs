//! Records 02 and 04: a person's month, read field by field in one pass.

use super::field_problem;
use super::layout::{FieldSpec, GIVEN_NAME, INSURED, Kind, PERIOD, RecordLayout, SURNAME, Total};
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

const NO_CELL: Cell<'_> = Cell { field: Field::FullName, column: Column::Letter(1), text: "", shape: Shape::Text };

/// What a control sum adds up, beside the rank of the situation. Source: C.
const CONTROLLED: [Total; 5] = [Total::Insured, Total::ToReturn, Total::Days, Total::Gross, Total::Capped];

impl<'a> Detail<'a> {
    /// Cuts the record into its fields; what is wrong with one goes to `problems`.
    pub fn read(record: &Record<'a>, layout: &'static RecordLayout, problems: &mut Vec<Problem>) -> Self {
        let mut detail = Self {
            cells: [NO_CELL; CELLS_MAX],
            count: 0,
            values: Figures::default(),
            unread: Totals::default(),
            rank: Some(0),
            control: None,
            is_named: false,
            is_regular: true,
        };
        for spec in layout.fields {
            match spec.kind {
                Kind::Digits | Kind::Centimes if spec.from > PERIOD.to => detail.number(record, spec, problems),
                Kind::Text => detail.text(record, spec),
                Kind::Blank if !is_blank(record.slice(spec)) => {
                    detail.is_regular = false;
                    problems.push(field_problem(record, spec, Structure::FillerNotBlank, Args::new()));
                }
                _ => {}
            }
        }
        detail
    }

    #[inline]
    fn number(&mut self, record: &Record<'a>, spec: &'static FieldSpec, problems: &mut Vec<Problem>) {
        let (Some(total), Some(field)) = (spec.total, spec.field) else { return };
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
            self.push(Cell { field, column: spec.column(), text, shape: Shape::Digits });
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
        let cell = |spec: &FieldSpec, field| Cell {
            field,
            column: spec.column(),
            text: record.trimmed(spec),
            shape: Shape::Text,
        };
        match spec.field {
            Some(Field::FullName) => {
                for (half, field) in [(&SURNAME, Field::Surname), (&GIVEN_NAME, Field::GivenName)] {
                    let cell = cell(half, field);
                    self.is_named |= !cell.text.is_empty();
                    self.push(cell);
                }
            }
            Some(field) => {
                let cell = cell(spec, field);
                match field {
                    Field::Cin => self.is_named |= !cell.text.is_empty(),
                    Field::Situation => self.rank = rank(cell.text),
                    _ => {}
                }
                self.push(cell);
            }
            None => {}
        }
    }

    fn push(&mut self, cell: Cell<'a>) {
        if let Some(place) = self.cells.get_mut(self.count) {
            *place = cell;
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
