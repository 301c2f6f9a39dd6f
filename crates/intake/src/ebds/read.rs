//! Reads a declaration: records B or E, line by line, every control of the file on the way.

use super::detail::{Detail, DetailLayout, unnumbered_problem};
use super::header::{self, Nature};
use super::layout::{
    AFFILIATE, Family, GIVEN_NAME, HEAD, INSURED, NAME, PERIOD, RecordLayout, SURNAME, Total, WIDTH, entrant, known,
};
use super::lines::{Lines, RawLine};
use super::name::{NameParts, file_name};
use super::notices::Notices;
use super::record::{Decoder, Record};
use super::source::Source;
use super::totals::{self, Expected, Sums};
use super::{field_problem, file_problem, line_problem, tag};
use crate::text::unreadable;
use crate::{ReadOptions, ReadSeek, limits};
use tasrih_domain::declaration::Format;
use tasrih_domain::source::{FileFacts, FileKind, Header, RowSink};
use tasrih_domain::{Arg, Args, Month, Part, Place, Problem, RawRow, Refusal, RefusalKind, Structure};

/// Lines that are no record before the file is given up as something else: 4 pages of a printed journal.
const UNKNOWN_LINES_MAX: u32 = 200;

/// Reads a declaration of the fund's format into the sink.
///
/// Rows are the records 02 (part known) and 04 (part entrant); the line of nobody is left out. Recaps are
/// compared at the end of the file, wherever they stand.
///
/// # Errors
/// `PreestablishedInsteadOfDeclaration` for the fund's own file; `EbdsWithoutHeader`; `SeveralEmployers` and
/// `SeveralPeriods` when several declarations were joined; `NoEmployees`; `Empty`.
pub fn read(file: &mut dyn ReadSeek, options: &ReadOptions<'_>, sink: &mut dyn RowSink) -> Result<FileFacts, Refusal> {
    Reader::new(Wanted::Declaration, options.name, sink).read(file)
}

/// Which of the fund's files is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Records B or E.
    Declaration,
    /// Records A.
    Preestablished,
}

/// How far the positions of a line can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// The fields stand where they belong.
    Whole,
    /// Characters are missing or too many: fields may have moved.
    Doubtful,
}

/// The lines of one kind, so far.
#[derive(Default)]
struct Block {
    sums: Sums,
    people: u32,
    nobody: u32,
    last: u64,
}

/// A recap, kept until all lines are known.
struct Recap {
    number: u8,
    row: u32,
    bytes: Vec<u8>,
}

/// Reads one file, whichever of the three; what it finds goes to the sink.
pub(super) struct Reader<'r> {
    wanted: Wanted,
    name: Option<&'r str>,
    sink: &'r mut dyn RowSink,
    facts: FileFacts,
    family: Option<Family>,
    // Affiliate number and month of the header, as they stand.
    head: Option<String>,
    seen: [u32; 7],
    previous: u8,
    unknown: u32,
    has_begun: bool,
    known: Block,
    entrants: Block,
    recaps: Vec<Recap>,
    notices: Notices,
    problems: Vec<Problem>,
}

impl<'r> Reader<'r> {
    pub fn new(wanted: Wanted, name: Option<&'r str>, sink: &'r mut dyn RowSink) -> Self {
        Self {
            wanted,
            name,
            sink,
            facts: no_facts(),
            family: None,
            head: None,
            seen: [0; 7],
            previous: 0,
            unknown: 0,
            has_begun: false,
            known: Block::default(),
            entrants: Block::default(),
            recaps: Vec::new(),
            notices: Notices::default(),
            problems: Vec::new(),
        }
    }

    pub fn read(mut self, file: &mut dyn ReadSeek) -> Result<FileFacts, Refusal> {
        let (source, wide) = Source::open(file)?;
        self.notices.wide(wide);
        let (mut lines, mut decoder) = (Lines::new(source), Decoder::default());
        while let Some(raw) = lines.next_line().map_err(unreadable)? {
            self.line(&raw, &mut decoder)?;
        }
        self.finish()
    }

    fn line(&mut self, raw: &RawLine<'_>, decoder: &mut Decoder) -> Result<(), Refusal> {
        let record = decoder.record(raw);
        if record.is_blank() {
            self.notices.blank_line(record.row);
            return Ok(());
        }
        self.notices.line(&record);
        let Some((family, number, layout)) = self.record_type(&record)? else { return Ok(()) };
        self.order(number, &record)?;
        let fit = self.fit(&record, number, layout);
        if number > 1 {
            self.head(&record);
        }
        match number {
            0 => self.nature(family, &record),
            1 => self.employer(&record, fit)?,
            2 | 4 => self.detail(&record, number, DetailLayout::get(family, number), fit)?,
            _ if fit == Fit::Whole && self.seen[usize::from(number)] == 1 => {
                self.recaps.push(Recap { number, row: record.row, bytes: raw.bytes.to_vec() });
            }
            _ => {}
        }
        Ok(())
    }

    fn record_type(&mut self, record: &Record<'_>) -> Result<Option<(Family, u8, &'static RecordLayout)>, Refusal> {
        if let Some((family, number)) = record.record_type() {
            let first = *self.family.get_or_insert(family);
            match (self.wanted, first) {
                (Wanted::Declaration, Family::Preestablished) => {
                    return Err(RefusalKind::PreestablishedInsteadOfDeclaration.into());
                }
                (Wanted::Preestablished, Family::Main | Family::Complementary) => {
                    return Err(RefusalKind::NotPreestablished.into());
                }
                _ if family == first => return Ok(family.record(number).map(|layout| (family, number, layout))),
                _ => {}
            }
        }
        self.unknown += 1;
        if self.unknown > UNKNOWN_LINES_MAX && self.unknown > self.seen.iter().sum() {
            return Err(RefusalKind::BrokenText.into());
        }
        let args = Args::new().with("record", Arg::Text(tag(record)));
        self.sink.problem(line_problem(record, Structure::UnknownRecord, args));
        Ok(None)
    }

    /// The order 00, 01, 02…, 03, 04…, 05, 06 and one header and recap of each. Each step back is told once.
    fn order(&mut self, number: u8, record: &Record<'_>) -> Result<(), Refusal> {
        let seen = &mut self.seen[usize::from(number)];
        let is_single = !matches!(number, 2 | 4);
        let structure = if is_single && *seen > 0 {
            Some(Structure::RecordRepeated)
        } else if number < self.previous {
            Some(Structure::RecordOutOfOrder)
        } else {
            None
        };
        *seen += 1;
        self.previous = number;
        if number > 1 && self.seen[1] == 0 {
            return Err(RefusalKind::EbdsWithoutHeader.into());
        }
        if let Some(structure) = structure {
            let args = Args::new().with("record", Arg::Text(tag(record)));
            self.sink.problem(line_problem(record, structure, args));
        }
        Ok(())
    }

    fn fit(&mut self, record: &Record<'_>, number: u8, layout: &RecordLayout) -> Fit {
        let whole = usize::from(WIDTH);
        if record.width == whole {
            return Fit::Whole;
        }
        let args = || Args::new().with("found", Arg::Count(i64::try_from(record.width).unwrap_or(i64::MAX)));
        if record.width > whole {
            self.sink.problem(line_problem(record, Structure::LineTooLong, args()));
            return Fit::Doubtful;
        }
        let needed = if number == 1 { header::needed(record) } else { layout.needed() };
        if record.width < usize::from(needed) {
            self.sink.problem(line_problem(record, Structure::LineTooShort, args()));
            return Fit::Doubtful;
        }
        // A header that short lacks its activity, which is told as such.
        if number != 1 {
            self.notices.trimmed_line(record);
        }
        Fit::Whole
    }

    /// One affiliate and one month on all lines.
    fn head(&mut self, record: &Record<'_>) {
        let Some(expected) = &self.head else { return };
        if record.slice(&HEAD) == expected {
            return;
        }
        let part = |from: u16, to: u16| {
            expected.get(usize::from(from - HEAD.from)..=usize::from(to - HEAD.from)).unwrap_or_default()
        };
        let (affiliate, period) = (part(AFFILIATE.from, AFFILIATE.to), part(PERIOD.from, PERIOD.to));
        // What the header itself does not say cannot differ.
        if self.facts.affiliate.is_some() && record.slice(&AFFILIATE) != affiliate {
            let args = Args::new()
                .with("expected", Arg::Text(affiliate.to_owned()))
                .with("found", Arg::Text(record.slice(&AFFILIATE).trim().to_owned()));
            self.sink.problem(field_problem(record, &AFFILIATE, Structure::AffiliateDiffersOnLine, args));
        }
        if self.facts.period.is_some() && record.slice(&PERIOD) != period {
            let month = |text: &str| {
                let month = text.parse::<Month>();
                month.map_or_else(|_| Arg::Text(text.trim().to_owned()), Arg::Month)
            };
            let args = Args::new().with("expected", month(period)).with("found", month(record.slice(&PERIOD)));
            self.sink.problem(field_problem(record, &PERIOD, Structure::PeriodDiffersOnLine, args));
        }
    }

    fn nature(&mut self, family: Family, record: &Record<'_>) {
        if self.facts.kind.is_some() {
            return;
        }
        let nature = Nature::read(family, record, &mut |problem| self.sink.problem(problem));
        self.facts.kind = Some(nature.kind);
        self.facts.transfer_id = nature.transfer_id;
    }

    fn employer(&mut self, record: &Record<'_>, fit: Fit) -> Result<(), Refusal> {
        let tell = &mut |problem| self.sink.problem(problem);
        if self.head.is_some() {
            let again = header::read_head(record, &mut |_| ());
            return match (self.facts.affiliate, again.affiliate, self.facts.period, again.period) {
                (Some(first), Some(second), ..) if first != second => Err(several(
                    RefusalKind::SeveralEmployers,
                    Arg::Text(first.to_string()),
                    Arg::Text(second.to_string()),
                )),
                (_, _, Some(first), Some(second)) if first != second => {
                    Err(several(RefusalKind::SeveralPeriods, Arg::Month(first), Arg::Month(second)))
                }
                _ => Ok(()),
            };
        }
        let employer = header::read_head(record, tell);
        if fit == Fit::Whole {
            header::check_fields(record, &mut self.notices, tell);
        }
        self.facts.affiliate = employer.affiliate;
        self.facts.period = employer.period;
        self.head = Some(employer.head);
        Ok(())
    }

    fn begin(&mut self) {
        if !self.has_begun {
            self.has_begun = true;
            self.facts.kind = self.facts.kind.or(self.family.map(Nature::assumed));
            self.facts.encoding = Some(self.notices.encoding());
            self.sink.begin(&self.facts);
        }
    }

    fn detail(
        &mut self,
        record: &Record<'_>,
        number: u8,
        layout: &'static DetailLayout,
        fit: Fit,
    ) -> Result<(), Refusal> {
        self.begin();
        self.problems.clear();
        let mut detail = Detail::new(layout);
        detail.read(record, layout, &mut self.problems);
        let is_known = number == 2;
        let part = if is_known { Part::Known } else { Part::Entrant };
        let block = if is_known { &mut self.known } else { &mut self.entrants };
        if fit == Fit::Doubtful && !detail.is_regular() {
            // Fields have moved. The wrong width has been told; what it did to the fields behind is no fault of its own.
            block.sums.give_up();
            block.people += 1;
            self.sink.row(&RawRow { row: record.row, part, cells: detail.leading_cells() });
            return self.count_row();
        }
        detail.add_to(&mut block.sums);
        if detail.is_nobody() {
            if !detail.has_no_figures() {
                self.problems.push(line_problem(record, Structure::EmptyLineNotEmpty, Args::new()));
            } else if block.people + block.nobody > 0 {
                self.notices.needless_empty_line(record.row);
            }
            block.nobody += 1;
            self.problems.drain(..).for_each(|problem| self.sink.problem(problem));
            return Ok(());
        }
        block.people += 1;
        block.sums.add(Total::Count, 1);
        if let Some(insured) = detail.insured() {
            if insured < block.last {
                let place = Place { column: Some(INSURED.column()), field: INSURED.field, ..Place::row(record.row) };
                self.notices.unsorted_line(place);
            }
            block.last = insured;
        }
        if let Some(problem) = detail.control_problem(record) {
            self.problems.push(problem);
        }
        if is_known {
            self.problems.extend(unnumbered_problem(record));
            if self.family == Some(Family::Complementary) {
                self.problems.push(line_problem(record, Structure::ComplementaryWithKnownEmployees, Args::new()));
            }
        }
        self.problems.drain(..).for_each(|problem| self.sink.problem(problem));
        self.sink.row(&RawRow { row: record.row, part, cells: detail.cells() });
        self.count_row()
    }

    fn count_row(&self) -> Result<(), Refusal> {
        let max = limits::ROWS_MAX;
        if self.known.people.saturating_add(self.entrants.people) > max {
            let args = Args::new().with("max", Arg::Count(i64::from(max)));
            return Err(Refusal::new(RefusalKind::TooManyRows, args));
        }
        Ok(())
    }

    fn finish(mut self) -> Result<FileFacts, Refusal> {
        let Some(family) = self.family else {
            let kind = if self.unknown == 0 { RefusalKind::Empty } else { RefusalKind::EbdsWithoutHeader };
            return Err(kind.into());
        };
        if self.seen[1] == 0 {
            return Err(RefusalKind::EbdsWithoutHeader.into());
        }
        if self.wanted == Wanted::Declaration && self.known.people + self.entrants.people == 0 {
            return Err(RefusalKind::NoEmployees.into());
        }
        self.tell_missing(family);
        self.compare_recaps(family);
        self.check_name();
        self.notices.tell(&mut |problem| self.sink.problem(problem));
        self.facts.encoding = Some(self.notices.encoding());
        Ok(self.facts)
    }

    fn tell_missing(&mut self, family: Family) {
        for number in 0..=family.last_record() {
            if self.seen[usize::from(number)] > 0 {
                continue;
            }
            let record = format!("{}0{number}", family.letter());
            let structure = match (family, number) {
                (Family::Main, 4) => Structure::EmptyLineMissing,
                _ => Structure::RecordMissing,
            };
            self.sink.problem(file_problem(structure, Args::new().with("record", Arg::Text(record))));
        }
    }

    fn compare_recaps(&mut self, family: Family) {
        let both = self.known.sums.plus(&self.entrants.sums);
        let mut decoder = Decoder::default();
        let mut shown = [None, None];
        self.recaps.sort_by_key(|recap| recap.number);
        for recap in &self.recaps {
            let Some(layout) = family.record(recap.number) else { continue };
            let length = u64::try_from(recap.bytes.len()).unwrap_or(u64::MAX);
            let record = decoder.record(&RawLine { row: recap.row, bytes: &recap.bytes, length });
            let sums = match recap.number {
                3 => &self.known.sums,
                5 => &self.entrants.sums,
                _ => &both,
            };
            let [known, entrants] = &shown;
            let recaps = known.as_ref().zip(entrants.as_ref()).filter(|_| recap.number == 6);
            let expected = Expected { sums, recaps };
            totals::compare(&record, layout, &expected, &mut |problem| self.sink.problem(problem));
            match recap.number {
                3 => shown[0] = Some(totals::shown(&record, layout)),
                5 => shown[1] = Some(totals::shown(&record, layout)),
                _ => {}
            }
        }
    }

    fn check_name(&mut self) {
        let Some(name) = self.name.and_then(NameParts::of) else { return };
        let (Some(kind), Some(affiliate), Some(period)) = (self.facts.kind, self.facts.affiliate, self.facts.period)
        else {
            return;
        };
        let structure = if name.kind == FileKind::Preestablished {
            Structure::DeclarationNamedPreestablished
        } else if name.kind != kind || !name.names(affiliate, period) {
            Structure::NameDiffers
        } else {
            return;
        };
        let args = Args::new().with("expected", Arg::Text(file_name(kind, affiliate, period)));
        self.sink.problem(file_problem(structure, args));
    }
}

fn several(kind: RefusalKind, first: Arg, second: Arg) -> Refusal {
    Refusal::new(kind, Args::new().with("first", first).with("second", second))
}

/// Nothing known yet but the format and the official names of the columns.
fn no_facts() -> FileFacts {
    let mut headers: Vec<Header> = Vec::new();
    for spec in known::LAYOUT.fields.iter().chain(entrant::LAYOUT.fields) {
        let halves = [SURNAME, GIVEN_NAME];
        let specs = if spec.name == NAME.name { &halves[..] } else { std::slice::from_ref(spec) };
        for spec in specs.iter().filter(|spec| spec.field.is_some()) {
            let header =
                Header { column: spec.column(), text: spec.name.to_owned(), field: spec.field, samples: Vec::new() };
            if !headers.contains(&header) {
                headers.push(header);
            }
        }
    }
    FileFacts { headers, ..FileFacts::new(Format::Ebds) }
}
