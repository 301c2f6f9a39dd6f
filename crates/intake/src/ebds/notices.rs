//! What is said once for the whole file, however many lines show it.

use super::record::{Decoded, Record};
use super::source::WideEncoding;
use tasrih_domain::{Arg, Args, Place, Problem, Structure};

/// Where a thing was first seen, and how often it was.
#[derive(Default)]
struct Tally {
    first: Option<Place>,
    found: usize,
    count: u32,
}

impl Tally {
    fn see(&mut self, place: Place, found: usize) {
        self.count = self.count.saturating_add(1);
        if self.first.is_none() {
            self.first = Some(place);
            self.found = found;
        }
    }

    fn problem(&self, structure: Structure) -> Option<Problem> {
        let args = Args::new().with("count", Arg::Count(i64::from(self.count)));
        self.first.map(|place| Problem { structure, place, value: None, args })
    }
}

/// The notices of a file.
#[derive(Default)]
pub(super) struct Notices {
    trimmed: Tally,
    normalised: Tally,
    unsorted: Tally,
    blank: Tally,
    // Blank lines that another line has not followed yet: at the end of a file they mean nothing.
    blank_waiting: u32,
    blank_first: Option<u32>,
    wide: Option<WideEncoding>,
    has_windows_1252: bool,
}

impl Notices {
    /// The file is in UTF-16.
    pub fn wide(&mut self, encoding: Option<WideEncoding>) {
        self.wide = encoding;
    }

    pub fn blank_line(&mut self, row: u32) {
        self.blank_first.get_or_insert(row);
        self.blank_waiting = self.blank_waiting.saturating_add(1);
    }

    /// A line with something on it, in whatever encoding.
    pub fn line(&mut self, record: &Record<'_>) {
        if self.blank_waiting > 0 {
            let first = self.blank_first.unwrap_or(record.row);
            self.blank.see(Place::row(first), 0);
            self.blank.count = self.blank.count.saturating_add(self.blank_waiting - 1);
            self.blank_waiting = 0;
        }
        self.has_windows_1252 |= record.decoded == Decoded::Windows1252;
    }

    pub fn trimmed_line(&mut self, record: &Record<'_>) {
        self.trimmed.see(Place::row(record.row), record.width);
    }

    pub fn normalised_text(&mut self, place: Place) {
        self.normalised.see(place, 0);
    }

    pub fn unsorted_line(&mut self, place: Place) {
        self.unsorted.see(place, 0);
    }

    /// Blank lines in the middle that mean nothing else than a blank line.
    pub fn needless_empty_line(&mut self, row: u32) {
        self.blank.see(Place::row(row), 0);
    }

    /// Name of the encoding, as in the WHATWG list. Pure ASCII is UTF-8 too.
    pub fn encoding(&self) -> &'static str {
        match self.wide {
            Some(wide) => wide.name,
            None if self.has_windows_1252 => "windows-1252",
            None => "UTF-8",
        }
    }

    pub fn tell(&self, tell: &mut dyn FnMut(Problem)) {
        if self.wide.map_or(self.has_windows_1252, |wide| wide.is_guessed) {
            let args = Args::new().with("encoding", Arg::Text(self.encoding().to_owned()));
            tell(super::file_problem(Structure::EncodingGuessed, args));
        }
        let tallies = [
            (&self.blank, Structure::BlankRowsSkipped),
            (&self.normalised, Structure::TextNormalised),
            (&self.unsorted, Structure::NotSorted),
        ];
        tallies.iter().filter_map(|(tally, structure)| tally.problem(*structure)).for_each(&mut *tell);
        if let Some(mut problem) = self.trimmed.problem(Structure::LineTrimmed) {
            let found = i64::try_from(self.trimmed.found).unwrap_or(i64::MAX);
            problem.args = problem.args.with("found", Arg::Count(found));
            tell(problem);
        }
    }
}
