//! Findings on their way to the report: gathered, counted, bounded, sorted.

use crate::rule::{Repeats, Rule};
use std::collections::BTreeMap;
use tasrih_domain::Field;
use tasrih_domain::declaration::Counts;
use tasrih_domain::finding::{Arg, Args, Code, Finding, Severity};
use tasrih_domain::source::{Excerpt, Place};

/// Most findings of one rule that are kept; a notice says how many more there were.
///
/// A fault on ten thousand rows is one fault of the payroll program: nobody mends it row by row.
pub const FINDINGS_PER_RULE_MAX: u32 = 10_000;

/// Most findings of a file that are kept.
///
/// About 400 bytes each with their figures: 20 MB at most, whatever the size of the file.
pub const FINDINGS_MAX: usize = 50_000;

/// What a rule has had so far.
#[derive(Debug, Default)]
struct Tally {
    kept: u32,
    dropped: u32,
}

#[derive(Debug, Default)]
pub(crate) struct Collector {
    findings: Vec<Finding>,
    gathered: BTreeMap<(Code, Option<Field>), Finding>,
    tallies: BTreeMap<Code, Tally>,
    counts: Counts,
}

/// A finding to be, with the text of its cell still borrowed.
pub(crate) struct Draft<'a> {
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    pub(crate) place: Place,
    pub(crate) value: Option<&'a str>,
    pub(crate) args: Args,
}

/// The name under which a gathered finding says its number of places.
const COUNT: &str = "count";

impl Collector {
    pub(crate) fn add(&mut self, draft: Draft<'_>) {
        let rule = draft.rule;
        if rule.repeats == Repeats::Gathered {
            self.gather(draft);
            return;
        }
        self.count(draft.severity);
        let tally = self.tallies.entry(rule.code).or_default();
        if tally.kept >= FINDINGS_PER_RULE_MAX || self.findings.len() >= FINDINGS_MAX {
            tally.dropped += 1;
            return;
        }
        tally.kept += 1;
        self.findings.push(finding(draft));
    }

    fn gather(&mut self, mut draft: Draft<'_>) {
        let more = match draft.args.get(COUNT) {
            Some(Arg::Count(count)) => *count,
            _ => 1,
        };
        let key = (draft.rule.code, draft.place.field);
        if let Some(first) = self.gathered.get_mut(&key) {
            for (name, value) in &mut first.args.0 {
                if let (COUNT, Arg::Count(count)) = (name.as_ref(), value) {
                    *count = count.saturating_add(more);
                }
            }
        } else {
            if draft.args.get(COUNT).is_none() {
                draft.args = draft.args.with(COUNT, Arg::Count(more));
            }
            self.count(draft.severity);
            self.gathered.insert(key, finding(draft));
        }
    }

    fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Blocking => self.counts.blocking += 1,
            Severity::Warning => self.counts.warnings += 1,
            Severity::Notice => self.counts.notices += 1,
        }
    }

    /// The findings by place, then severity, then code; and their counts, those not kept included.
    ///
    /// For each rule with findings that were not kept, one more of `not_shown` says how many.
    pub(crate) fn finish(mut self, not_shown: &'static Rule) -> (Vec<Finding>, Counts) {
        for (code, tally) in std::mem::take(&mut self.tallies) {
            if tally.dropped > 0 {
                let args = Args::new()
                    .with(COUNT, Arg::Count(i64::from(tally.dropped)))
                    .with("code", Arg::Text(code.to_string()));
                self.count(not_shown.severity);
                self.findings.push(finding(Draft {
                    rule: not_shown,
                    severity: not_shown.severity,
                    place: Place::FILE,
                    value: None,
                    args,
                }));
            }
        }
        self.findings.extend(self.gathered.into_values());
        self.findings.sort_by_key(|finding| (finding.place, finding.severity, finding.code));
        (self.findings, self.counts)
    }
}

fn finding(draft: Draft<'_>) -> Finding {
    Finding {
        place: draft.place,
        code: draft.rule.code,
        severity: draft.severity,
        value: draft.value.filter(|text| !text.is_empty()).map(Excerpt::of),
        args: draft.args,
    }
}
