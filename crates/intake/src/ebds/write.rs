//! Writes the three files line by line, from the table that reads them. Control sums and recaps are computed here.

use super::header::{EbdsHeader, is_allowed};
use super::layout::{
    AFFILIATE, Family, FieldSpec, GIVEN_NAME, INSURED, Kind, PERIOD, RecordLayout, SURNAME, TAG, Total, WIDTH, entrant,
    header as at, known, nature, recap,
};
use super::totals::Sums;
use std::io::{self, BufWriter, Write};
use tasrih_domain::declaration::KnownEmployee;
use tasrih_domain::draft::fold_text;
use tasrih_domain::line::Allowances;
use tasrih_domain::source::FileKind;
use tasrih_domain::{Field, InsuredNumber, Line, Money, Situation};
use time::Date;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output failed.
    #[error("the file could not be written")]
    Io(#[from] io::Error),
    /// A value that the record needs is empty.
    #[error("row {row}: {field:?} is empty")]
    Missing {
        /// Row of the line, as in the file it came from.
        row: u32,
        /// Field.
        field: Field,
    },
    /// A value does not fit its field: too long, below zero, or with other characters than the 38.
    #[error("row {row}: {field:?} does not fit its field")]
    DoesNotFit {
        /// Row of the line, as in the file it came from.
        row: u32,
        /// Field.
        field: Field,
    },
    /// A total does not fit its field.
    #[error("the total {name} does not fit its field")]
    TotalTooLarge {
        /// Official name.
        name: &'static str,
    },
    /// A field of the header does not fit.
    #[error("the header's {name} does not fit its field")]
    Header {
        /// Official name.
        name: &'static str,
    },
    /// The lines are not sorted by ascending insured number.
    #[error("row {row}: the insured number is below the one before")]
    NotSorted {
        /// Row of the line, as in the file it came from.
        row: u32,
    },
    /// A known employee in a complementary declaration, or after an entrant.
    #[error("row {row}: no known employee can stand here")]
    KnownOutOfPlace {
        /// Row of the line, as in the file it came from.
        row: u32,
    },
    /// A complementary declaration without an entrant.
    #[error("a complementary declaration needs an entrant")]
    NoEntrant,
    /// The header is of another of the three files.
    #[error("the header is of another kind of file")]
    OtherKind,
}

/// A field of a line that could not be written; the row is added by the caller.
struct Unfit(WriteFault, Field);

enum WriteFault {
    Missing,
    DoesNotFit,
}

impl Unfit {
    fn at(self, row: u32) -> WriteError {
        let Self(fault, field) = self;
        match fault {
            WriteFault::Missing => WriteError::Missing { row, field },
            WriteFault::DoesNotFit => WriteError::DoesNotFit { row, field },
        }
    }
}

const LINE_BYTES: usize = WIDTH as usize + 1;

/// One line being filled. Begins as spaces, ends with LF.
struct Buffer([u8; LINE_BYTES]);

impl Buffer {
    fn clear(&mut self) {
        self.0.fill(b' ');
        self.0[LINE_BYTES - 1] = b'\n';
    }

    fn field(&mut self, spec: &FieldSpec) -> &mut [u8] {
        &mut self.0[usize::from(spec.from) - 1..usize::from(spec.to)]
    }

    /// Right-justified, zero-padded. `None` when there are too many digits.
    fn number(&mut self, spec: &FieldSpec, value: u64) -> Option<()> {
        let mut rest = value;
        for byte in self.field(spec).iter_mut().rev() {
            *byte = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        (rest == 0).then_some(())
    }

    /// Left-justified. `None` when it is too long or holds another character than the 38.
    fn text(&mut self, spec: &FieldSpec, text: &str) -> Option<()> {
        if !text.bytes().all(is_allowed) {
            return None;
        }
        self.field(spec).get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(())
    }

    fn day(&mut self, spec: &FieldSpec, day: Option<Date>) -> Option<()> {
        let number = |day: Date| {
            let year = u64::try_from(day.year()).ok()?;
            Some((year * 100 + u64::from(u8::from(day.month()))) * 100 + u64::from(day.day()))
        };
        self.number(spec, day.map_or(Some(0), number)?)
    }
}

/// The lines of one file, whichever of the three.
struct Records<W: Write> {
    out: BufWriter<W>,
    line: Buffer,
    family: Family,
    affiliate: u32,
    period: u32,
}

impl<W: Write> Records<W> {
    /// Writes records 00 and 01.
    fn begin(out: W, header: &EbdsHeader) -> Result<Self, WriteError> {
        let family = match header.kind {
            FileKind::Preestablished => Family::Preestablished,
            FileKind::Declaration(kind) if kind.is_main() => Family::Main,
            FileKind::Declaration(_) => Family::Complementary,
        };
        let (affiliate, period) = (header.affiliate.value(), header.period.number());
        let line = Buffer([b' '; LINE_BYTES]);
        let mut records = Self { out: BufWriter::new(out), line, family, affiliate, period };
        records.nature(header)?;
        records.employer(header)?;
        Ok(records)
    }

    fn nature(&mut self, header: &EbdsHeader) -> Result<(), WriteError> {
        let number = match header.kind {
            FileKind::Preestablished => 0,
            FileKind::Declaration(kind) => kind.number(),
        };
        self.tag(0);
        let transfer = self.line.number(&nature::TRANSFER, header.transfer_id.unwrap_or(0));
        transfer.ok_or(WriteError::Header { name: nature::TRANSFER.name })?;
        let category = format!("{}{number}", self.family.letter());
        self.line.text(&nature::CATEGORY, &category).ok_or(WriteError::Header { name: nature::CATEGORY.name })?;
        self.end_line()
    }

    fn employer(&mut self, header: &EbdsHeader) -> Result<(), WriteError> {
        self.start(1);
        let mut folded = String::new();
        for (spec, text) in [
            (&at::COMPANY, &header.company),
            (&at::ACTIVITY, &header.activity),
            (&at::ADDRESS, &header.address),
            (&at::CITY, &header.city),
            (&at::POSTAL_CODE, &header.postal_code),
            (&at::BRANCH_CODE, &header.branch_code),
        ] {
            fold_text(text, &mut folded);
            let is_number = spec.kind == Kind::Code && folded.bytes().all(|b| b.is_ascii_digit());
            let written = if is_number {
                folded
                    .bytes()
                    .try_fold(0_u64, |value, b| value.checked_mul(10)?.checked_add(u64::from(b - b'0')))
                    .and_then(|value| self.line.number(spec, value))
            } else if spec.kind == Kind::Code {
                self.line.text(spec, &folded)
            } else {
                // The fund knows the company by its number: a long name is cut, as on its own letters.
                let kept = folded.get(..spec.width()).unwrap_or(&folded);
                self.line.text(spec, kept.trim_end())
            };
            written.ok_or(WriteError::Header { name: spec.name })?;
        }
        for (spec, day) in [(&at::ISSUED_ON, header.issued_on), (&at::DUE_ON, header.due_on)] {
            self.line.day(spec, day).ok_or(WriteError::Header { name: spec.name })?;
        }
        self.end_line()
    }

    /// Begins a line with its record type.
    fn tag(&mut self, number: u8) {
        self.line.clear();
        let letter = u8::try_from(self.family.letter()).unwrap_or(b'?');
        self.line.field(&TAG).copy_from_slice(&[letter, b'0', b'0' + number]);
    }

    /// Begins a line with its record type, the affiliate and the month.
    fn start(&mut self, number: u8) {
        self.tag(number);
        // Both types bound their value to the width of the field.
        let _ = self.line.number(&AFFILIATE, u64::from(self.affiliate));
        let _ = self.line.number(&PERIOD, u64::from(self.period));
    }

    fn end_line(&mut self) -> Result<(), WriteError> {
        Ok(self.out.write_all(&self.line.0)?)
    }

    /// Insured number and name.
    fn person(&mut self, insured: InsuredNumber, surname: &str, given_name: &str) -> Result<(), Unfit> {
        let unfit = |field| Unfit(WriteFault::DoesNotFit, field);
        self.line.number(&INSURED, u64::from(insured.value())).ok_or(unfit(Field::InsuredNumber))?;
        self.line.text(&SURNAME, surname).ok_or(unfit(Field::Surname))?;
        self.line.text(&GIVEN_NAME, given_name).ok_or(unfit(Field::GivenName))
    }

    /// A number of a line, which counts in its total.
    fn figure(&mut self, spec: &FieldSpec, value: u64, sums: &mut Sums) -> Result<(), Unfit> {
        let field = spec.field.unwrap_or(Field::ControlSum);
        self.line.number(spec, value).ok_or(Unfit(WriteFault::DoesNotFit, field))?;
        if let Some(total) = spec.total {
            sums.add(total, value);
        }
        Ok(())
    }

    fn amount(&mut self, spec: &FieldSpec, amount: Money, sums: &mut Sums) -> Result<u64, Unfit> {
        let field = spec.field.unwrap_or(Field::GrossWage);
        let value = u64::try_from(amount.centimes()).map_err(|_| Unfit(WriteFault::DoesNotFit, field))?;
        self.figure(spec, value, sums)?;
        Ok(value)
    }

    /// The allowances that the fund fills in.
    fn allowances(&mut self, allowances: &Allowances, sums: &mut Sums) -> Result<(), Unfit> {
        self.figure(&known::CHILDREN, u64::from(allowances.children), sums)?;
        self.amount(&known::TO_PAY, allowances.to_pay, sums)?;
        self.amount(&known::TO_DEDUCT, allowances.to_deduct, sums)?;
        self.amount(&known::NET, allowances.net, sums)?;
        Ok(())
    }

    /// The line of nobody: a blank number and zeros.
    fn nobody(&mut self, number: u8, layout: &RecordLayout) -> Result<(), WriteError> {
        self.start(number);
        let numeric = |spec: &&FieldSpec| spec.total.is_some() && spec.total != Some(Total::Insured);
        for spec in layout.fields.iter().filter(numeric) {
            self.line.field(spec).fill(b'0');
        }
        self.end_line()
    }

    fn recap(&mut self, number: u8, layout: &RecordLayout, sums: &Sums) -> Result<(), WriteError> {
        self.start(number);
        for spec in layout.fields {
            let Some(total) = spec.total else { continue };
            let value = sums.shown(total, spec.width()).unwrap_or_default();
            self.line.number(spec, value).ok_or(WriteError::TotalTooLarge { name: spec.name })?;
        }
        self.end_line()
    }
}

/// Writes a declaration: all known employees, then all entrants, each part by ascending insured number.
pub struct EbdsWriter<W: Write> {
    records: Records<W>,
    ceiling: Option<Money>,
    known: Sums,
    entrants: Sums,
    part: Part,
    last: Option<InsuredNumber>,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Known,
    Recap,
    Entrants,
}

impl<W: Write> EbdsWriter<W> {
    /// Writes the header. `ceiling`: of the declared month, for lines whose capped wage is not known.
    pub fn new(out: W, header: &EbdsHeader, ceiling: Option<Money>) -> Result<Self, WriteError> {
        if header.kind == FileKind::Preestablished {
            return Err(WriteError::OtherKind);
        }
        let records = Records::begin(out, header)?;
        let (known, entrants) = (Sums::default(), Sums::default());
        Ok(Self { records, ceiling, known, entrants, part: Part::Header, last: None })
    }

    /// Writes an employee whom the fund expects (record 02).
    pub fn known(&mut self, line: &Line) -> Result<(), WriteError> {
        let is_place = matches!(self.part, Part::Header | Part::Known) && self.records.family == Family::Main;
        if !is_place {
            return Err(WriteError::KnownOutOfPlace { row: line.row });
        }
        self.part = Part::Known;
        let insured = line.insured.ok_or(WriteError::Missing { row: line.row, field: Field::InsuredNumber })?;
        self.sorted(insured, line.row)?;
        self.records.start(2);
        self.known_fields(insured, line).map_err(|unfit| unfit.at(line.row))?;
        self.records.end_line()
    }

    /// Writes a new hire (record 04).
    pub fn entrant(&mut self, line: &Line) -> Result<(), WriteError> {
        self.end_known()?;
        self.part = Part::Entrants;
        let insured = line.insured.unwrap_or(InsuredNumber::PENDING);
        self.sorted(insured, line.row)?;
        self.records.start(4);
        self.entrant_fields(insured, line).map_err(|unfit| unfit.at(line.row))?;
        self.records.end_line()
    }

    /// Writes the recaps. Without an entrant, the main declaration gets its blank line first.
    pub fn finish(mut self) -> Result<(), WriteError> {
        self.end_known()?;
        if self.part != Part::Entrants {
            if self.records.family == Family::Complementary {
                return Err(WriteError::NoEntrant);
            }
            self.records.nobody(4, &entrant::LAYOUT)?;
        }
        self.records.recap(5, &recap::ENTRANTS, &self.entrants)?;
        self.records.recap(6, &recap::ENTRANTS, &self.known.plus(&self.entrants))?;
        Ok(self.records.out.flush()?)
    }

    fn known_fields(&mut self, insured: InsuredNumber, line: &Line) -> Result<(), Unfit> {
        let (records, sums) = (&mut self.records, &mut self.known);
        records.person(insured, &line.surname, &line.given_name)?;
        records.allowances(&line.allowances, sums)?;
        let to_return = records.amount(&known::TO_RETURN, line.allowances.to_return, sums)?;
        let situation = line.situation.unwrap_or(Situation::Normal);
        let unfit = Unfit(WriteFault::DoesNotFit, Field::Situation);
        records.line.text(&known::SITUATION, situation.code()).ok_or(unfit)?;
        let wages = wages(records, line, self.ceiling, [&known::DAYS, &known::GROSS, &known::CAPPED], sums)?;
        let control = u64::from(insured.value()) + to_return + wages + u64::from(situation.rank());
        close(records, insured, &known::CONTROL, control, sums)
    }

    fn entrant_fields(&mut self, insured: InsuredNumber, line: &Line) -> Result<(), Unfit> {
        let (records, sums) = (&mut self.records, &mut self.entrants);
        records.person(insured, &line.surname, &line.given_name)?;
        records.line.text(&entrant::CIN, &line.cin).ok_or(Unfit(WriteFault::DoesNotFit, Field::Cin))?;
        let wages = wages(records, line, self.ceiling, [&entrant::DAYS, &entrant::GROSS, &entrant::CAPPED], sums)?;
        close(records, insured, &entrant::CONTROL, u64::from(insured.value()) + wages, sums)
    }

    fn end_known(&mut self) -> Result<(), WriteError> {
        if matches!(self.part, Part::Recap | Part::Entrants) {
            return Ok(());
        }
        if self.part == Part::Header {
            // Certain for the complementary declaration; for an employer's first month by analogy (H).
            self.records.nobody(2, &known::LAYOUT)?;
        }
        self.records.recap(3, &recap::KNOWN, &self.known)?;
        self.part = Part::Recap;
        self.last = None;
        Ok(())
    }

    fn sorted(&mut self, insured: InsuredNumber, row: u32) -> Result<(), WriteError> {
        if self.last.is_some_and(|last| insured < last) {
            return Err(WriteError::NotSorted { row });
        }
        self.last = Some(insured);
        Ok(())
    }
}

/// Days, actual and capped wage; returns their sum for the control.
fn wages<W: Write>(
    records: &mut Records<W>,
    line: &Line,
    ceiling: Option<Money>,
    [days_at, gross_at, capped_at]: [&FieldSpec; 3],
    sums: &mut Sums,
) -> Result<u64, Unfit> {
    let missing = |field| Unfit(WriteFault::Missing, field);
    let days = u64::from(line.days.ok_or(missing(Field::Days))?);
    let gross = line.gross.ok_or(missing(Field::GrossWage))?;
    let capped = line.capped.or(ceiling.map(|ceiling| gross.min(ceiling))).ok_or(missing(Field::CappedWage))?;
    records.figure(days_at, days, sums)?;
    Ok(days + records.amount(gross_at, gross, sums)? + records.amount(capped_at, capped, sums)?)
}

/// The control sum, and what counts once for each person.
fn close<W: Write>(
    records: &mut Records<W>,
    insured: InsuredNumber,
    control_at: &FieldSpec,
    control: u64,
    sums: &mut Sums,
) -> Result<(), Unfit> {
    sums.add(Total::Count, 1);
    sums.add(Total::Insured, u64::from(insured.value()));
    records.figure(control_at, control, sums)
}

/// Writes the fund's file: the people whom it expects, by ascending insured number.
pub fn write_preestablished<W: Write>(out: W, header: &EbdsHeader, people: &[KnownEmployee]) -> Result<(), WriteError> {
    if header.kind != FileKind::Preestablished {
        return Err(WriteError::OtherKind);
    }
    let mut records = Records::begin(out, header)?;
    let mut sums = Sums::default();
    let mut last = None;
    // Record 00 and 01 come first; the rows of the file itself follow.
    for (row, known) in (3..).zip(people) {
        if last.is_some_and(|last| known.insured < last) {
            return Err(WriteError::NotSorted { row });
        }
        last = Some(known.insured);
        records.start(2);
        let mut fields = || {
            records.person(known.insured, &known.surname, &known.given_name)?;
            records.allowances(&known.allowances, &mut sums)
        };
        fields().map_err(|unfit| unfit.at(row))?;
        sums.add(Total::Count, 1);
        sums.add(Total::Insured, u64::from(known.insured.value()));
        records.end_line()?;
    }
    records.recap(3, &recap::EXPECTED, &sums)?;
    Ok(records.out.flush()?)
}
