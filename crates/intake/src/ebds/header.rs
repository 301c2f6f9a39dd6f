//! Records 00 and 01: what the file is and whose.

use super::layout::{AFFILIATE, FieldSpec, HEAD, Kind, PERIOD, RecordLayout, WIDTH, header as at, nature};
use super::lines::Lines;
use super::notices::Notices;
use super::record::{Decoder, Record};
use super::source::Source;
use super::{Family, field_problem, line_problem};
use crate::ReadSeek;
use crate::text::unreadable;
use tasrih_domain::declaration::{self, DeclarationKind};
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Arg, Args, Month, Place, Problem, Refusal, RefusalKind, Structure};
use time::Date;

/// What records 00 and 01 say, and what is written into them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EbdsHeader {
    /// Which of the three files.
    pub kind: FileKind,
    /// Transfer id given by the fund, at most 14 digits; `None`: zeros.
    pub transfer_id: Option<u64>,
    /// Employer.
    pub affiliate: AffiliateNumber,
    /// Declared month.
    pub period: Month,
    /// Company name.
    pub company: String,
    /// Activity.
    pub activity: String,
    /// Address, without the city.
    pub address: String,
    /// City.
    pub city: String,
    /// Postal code, at most 6 characters.
    pub postal_code: String,
    /// Code of the fund's branch, at most 2 characters.
    pub branch_code: String,
    /// Day of issue; `None`: zeros.
    pub issued_on: Option<Date>,
    /// Day the contributions are due; `None`: zeros.
    pub due_on: Option<Date>,
}

impl EbdsHeader {
    /// What the fund knows of an employer, without transfer id and days.
    pub fn of(employer: &declaration::Employer, period: Month, kind: FileKind) -> Self {
        Self {
            kind,
            transfer_id: None,
            affiliate: employer.affiliate,
            period,
            company: employer.name.clone(),
            activity: employer.activity.clone(),
            address: employer.address.clone(),
            city: employer.city.clone(),
            postal_code: employer.postal_code.clone(),
            branch_code: employer.branch_code.clone(),
            issued_on: None,
            due_on: None,
        }
    }
}

/// Record 00 as read.
pub(super) struct Nature {
    pub kind: FileKind,
    pub transfer_id: Option<u64>,
}

impl Nature {
    /// What a file without a record 00 is taken for: the letter of its records says nearly all.
    pub fn assumed(family: Family) -> FileKind {
        match family {
            Family::Preestablished => FileKind::Preestablished,
            Family::Main => FileKind::Declaration(DeclarationKind::MAIN),
            Family::Complementary => FileKind::Declaration(FIRST_COMPLEMENTARY),
        }
    }

    pub fn read(family: Family, record: &Record<'_>, tell: &mut dyn FnMut(Problem)) -> Self {
        let written = record.slice(&nature::CATEGORY).trim();
        let kind = kind_of(family, written).unwrap_or_else(|| {
            let args = Args::new().with("found", Arg::Text(written.to_owned()));
            tell(field_problem(record, &nature::CATEGORY, Structure::CategoryDiffers, args));
            Self::assumed(family)
        });
        let transfer_id = record.number(&nature::TRANSFER);
        if transfer_id.is_none() {
            tell(field_problem(record, &nature::TRANSFER, Structure::NotNumeric, Args::new()));
        }
        // Zeros are written when the fund has given none.
        Self { kind, transfer_id: transfer_id.filter(|id| *id > 0) }
    }
}

const FIRST_COMPLEMENTARY: DeclarationKind = match DeclarationKind::complementary(1) {
    Some(kind) => kind,
    None => unreachable!(),
};

fn kind_of(family: Family, category: &str) -> Option<FileKind> {
    let number = |letter: char| {
        let rest = category.strip_prefix([letter, letter.to_ascii_lowercase()])?;
        let &[digit @ b'0'..=b'9'] = rest.as_bytes() else { return None };
        Some(digit - b'0')
    };
    let number = number(family.letter())?;
    match family {
        Family::Preestablished => (number == 0).then_some(FileKind::Preestablished),
        Family::Main => (number == 0).then_some(FileKind::Declaration(DeclarationKind::MAIN)),
        Family::Complementary => DeclarationKind::complementary(number).map(FileKind::Declaration),
    }
}

/// Record 01 as read.
pub(super) struct Employer {
    pub affiliate: Option<AffiliateNumber>,
    pub period: Option<Month>,
    /// Affiliate number and month as they stand: what the other lines are compared with.
    pub head: String,
}

/// Reads whose file it is and for which month, and tells what is wrong with that.
pub(super) fn read_head(record: &Record<'_>, tell: &mut dyn FnMut(Problem)) -> Employer {
    let number = |spec| record.number(spec).and_then(|value| u32::try_from(value).ok());
    let affiliate = number(&AFFILIATE).and_then(AffiliateNumber::from_value);
    let period = number(&PERIOD).and_then(Month::from_number);
    if affiliate.is_none() {
        tell(field_problem(record, &AFFILIATE, Structure::NotNumeric, Args::new()));
    }
    if period.is_none() {
        tell(invalid(record, &PERIOD, Structure::HeaderMonthInvalid));
    }
    Employer { affiliate, period, head: record.slice(&HEAD).to_owned() }
}

/// Tells what is wrong with the other fields of record 01.
pub(super) fn check_fields(record: &Record<'_>, notices: &mut Notices, tell: &mut dyn FnMut(Problem)) {
    let shift = lacks_activity(record);
    if shift {
        tell(line_problem(record, Structure::HeaderWithoutActivity, Args::new()));
    }
    for spec in header_fields(shift) {
        check_header_field(record, &spec, notices, tell);
    }
}

fn invalid(record: &Record<'_>, spec: &FieldSpec, structure: Structure) -> Problem {
    let args = Args::new().with("found", Arg::Text(record.slice(spec).trim().to_owned()));
    field_problem(record, spec, structure, args)
}

fn check_header_field(record: &Record<'_>, spec: &FieldSpec, notices: &mut Notices, tell: &mut dyn FnMut(Problem)) {
    let text = record.slice(spec);
    match spec.kind {
        Kind::Date if date(text).is_none() => tell(invalid(record, spec, Structure::HeaderDateInvalid)),
        Kind::Text if !text.bytes().all(is_allowed) => {
            notices.normalised_text(Place { row: Some(record.row), column: Some(spec.column()), field: spec.field });
        }
        Kind::Code if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ') => {
            tell(field_problem(record, spec, Structure::NotNumeric, Args::new()));
        }
        _ => {}
    }
}

/// One of the 38 characters of a text field. Source: C.
pub(super) const fn is_allowed(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'\t')
}

/// The fields after the month; of a header without its activity, those that are there, where they are.
fn header_fields(without_activity: bool) -> impl Iterator<Item = FieldSpec> {
    let RecordLayout { fields } = at::LAYOUT;
    fields.iter().filter(|spec| spec.from > PERIOD.to).filter_map(move |spec| {
        let after = spec.from > at::ACTIVITY.from;
        match (without_activity, after) {
            (false, _) => Some(*spec),
            (true, true) => Some(shifted(spec)),
            (true, false) => (spec.name != at::ACTIVITY.name).then_some(*spec),
        }
    })
}

fn shifted(spec: &FieldSpec) -> FieldSpec {
    spec.shifted_left(at::ACTIVITY.to - at::ACTIVITY.from + 1)
}

/// A known wrong program leaves the activity out, so that both dates end at 220 instead of 260.
pub(super) fn lacks_activity(record: &Record<'_>) -> bool {
    let is_date = |spec: &FieldSpec| date(record.slice(spec)).is_some();
    let end = shifted(&at::DUE_ON);
    is_date(&shifted(&at::ISSUED_ON)) && is_date(&end) && record.after(end.to).trim().is_empty()
}

/// The last position that a header needs: 220 when it lacks its activity.
pub(super) fn needed(record: &Record<'_>) -> u16 {
    if lacks_activity(record) { shifted(&at::DUE_ON).to } else { WIDTH }
}

/// A day written `AAAAMMJJ`.
fn date(text: &str) -> Option<Date> {
    let digits = text.as_bytes();
    if digits.len() != 8 {
        return None;
    }
    let value = u32::try_from(super::record::value_of(digits)?).ok()?;
    Month::from_number(value / 100)?.day(u8::try_from(value % 100).ok()?)
}

/// Reads records 00 and 01 only: enough to write the file again beside its lines.
///
/// # Errors
/// `EbdsWithoutHeader` when the file does not begin with them or names no employer and month.
pub fn read_header(file: &mut dyn ReadSeek) -> Result<EbdsHeader, Refusal> {
    let missing = || Refusal::from(RefusalKind::EbdsWithoutHeader);
    let (source, _) = Source::open(file)?;
    let (mut lines, mut decoder) = (Lines::new(source), Decoder::default());
    let mut nature = None;
    while let Some(raw) = lines.next_line().map_err(unreadable)? {
        let record = decoder.record(&raw);
        if record.is_blank() {
            continue;
        }
        match record.record_type() {
            Some((family, 0)) => nature = Some((family, Nature::read(family, &record, &mut |_| ()))),
            Some((family, 1)) => {
                let nature = nature.filter(|(first, _)| *first == family).map(|(_, nature)| nature);
                return whole_header(family, nature, &record).ok_or_else(missing);
            }
            _ => return Err(missing()),
        }
    }
    Err(missing())
}

fn whole_header(family: Family, nature: Option<Nature>, record: &Record<'_>) -> Option<EbdsHeader> {
    let employer = read_head(record, &mut |_| ());
    let nature = nature.unwrap_or(Nature { kind: Nature::assumed(family), transfer_id: None });
    let shift = lacks_activity(record);
    let slice = |spec: &FieldSpec| record.slice(&if shift { shifted(spec) } else { *spec });
    let text = |spec: &FieldSpec| slice(spec).trim().to_owned();
    Some(EbdsHeader {
        kind: nature.kind,
        transfer_id: nature.transfer_id,
        affiliate: employer.affiliate?,
        period: employer.period?,
        company: record.slice(&at::COMPANY).trim().to_owned(),
        activity: if shift { String::new() } else { text(&at::ACTIVITY) },
        address: text(&at::ADDRESS),
        city: text(&at::CITY),
        postal_code: text(&at::POSTAL_CODE),
        branch_code: text(&at::BRANCH_CODE),
        issued_on: date(slice(&at::ISSUED_ON)),
        due_on: date(slice(&at::DUE_ON)),
    })
}
