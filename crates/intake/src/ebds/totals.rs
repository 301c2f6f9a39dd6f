//! Sums over the lines of a block, and their comparison with a recap.

use super::layout::{FieldSpec, RecordLayout, Total, recap};
use super::record::{Record, value_of};
use super::{field_problem, figure, tag};
use tasrih_domain::{Arg, Args, Problem, Structure};

/// Figures by total.
pub(super) type Figures = [u64; Total::COUNT];

/// Totals as a set, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals(u16);

impl Totals {
    pub const NONE: Self = Self(0);

    pub const fn insert(&mut self, total: Total) {
        self.0 |= 1 << total as u16;
    }

    pub const fn has(self, total: Total) -> bool {
        self.0 & (1 << total as u16) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What the lines of a block add up to.
///
/// A forged file can pass 64 bits: the sum then stands at their end, which no recap can show.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    values: Figures,
    // Totals that cannot be compared because a line could not be read: its own fault says so.
    unknown: Totals,
    // Sum of the control sums as they should be; the written ones are in `values`.
    control_due: u64,
}

impl Sums {
    /// Adds the figures of a line. `unread`: those that could not be read.
    #[inline]
    pub fn add_line(&mut self, figures: &Figures, unread: Totals) {
        for (sum, value) in self.values.iter_mut().zip(figures) {
            *sum = sum.saturating_add(*value);
        }
        self.unknown.0 |= unread.0;
    }

    /// Adds one figure.
    pub fn add(&mut self, total: Total, value: u64) {
        let sum = &mut self.values[total as usize];
        *sum = sum.saturating_add(value);
    }

    /// Adds a control sum as it should be.
    pub fn add_control_due(&mut self, value: u64) {
        self.control_due = self.control_due.saturating_add(value);
    }

    /// Nothing can be compared any more: a line could not be cut into fields.
    pub fn give_up(&mut self) {
        self.unknown = Totals(u16::MAX);
    }

    /// The sums of two blocks together.
    pub fn plus(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.add_line(&other.values, other.unknown);
        both.add_control_due(other.control_due);
        both
    }

    /// The sum, whatever its size.
    pub fn value(&self, total: Total) -> u64 {
        self.values[total as usize]
    }

    /// The figure that a recap must show; `None` when it cannot be known.
    ///
    /// Six digits hold the days of 38,461 full months. A larger employer has no other record to write them
    /// in: the last six digits stand (H). Sums of money are never cut.
    pub fn shown(&self, total: Total, width: usize) -> Option<u64> {
        let value = self.value(total);
        match total {
            _ if self.unknown.has(total) => None,
            Total::Count | Total::Days => Some(value % power_of_ten(width)),
            _ => Some(value),
        }
    }

    fn fits(&self, total: Total, width: usize, found: u64) -> bool {
        // A wrong control sum on a line has been reported there: the recap may sum either.
        self.shown(total, width) == Some(found) || (total == Total::Control && found == self.control_due)
    }
}

/// At most 10^19, the width of the widest field.
fn power_of_ten(exponent: usize) -> u64 {
    10_u64.pow(u32::try_from(exponent).unwrap_or(u32::MAX).min(19))
}

/// The totals that a recap shows.
pub(super) type Shown = [Option<u64>; Total::COUNT];

/// Reads the totals of a recap; what is no number is `None`.
pub(super) fn shown(record: &Record<'_>, layout: &RecordLayout) -> Shown {
    let mut shown = Shown::default();
    for spec in layout.fields {
        if let Some(total) = spec.total {
            shown[total as usize] = value_of(record.slice(spec).trim().as_bytes());
        }
    }
    shown
}

/// What a recap is compared with.
pub(super) struct Expected<'a> {
    /// Sums of the lines.
    pub sums: &'a Sums,
    /// For record 06: the recaps 03 and 05 as they stand. Adding those up is right too: their fault is theirs.
    pub recaps: Option<(&'a Shown, &'a Shown)>,
}

impl Expected<'_> {
    fn is_met(&self, total: Total, width: usize, found: u64) -> bool {
        let at = total as usize;
        let of_recaps = self.recaps.and_then(|(known, entrants)| known[at].unwrap_or(0).checked_add(entrants[at]?));
        self.sums.fits(total, width, found) || of_recaps == Some(found)
    }
}

/// Compares each total of a recap and tells what differs, by name where the mistake is a known one.
pub(super) fn compare(
    record: &Record<'_>,
    layout: &RecordLayout,
    expected: &Expected<'_>,
    tell: &mut dyn FnMut(Problem),
) {
    let swapped = is_swapped(record, layout, expected.sums);
    if swapped {
        let both = FieldSpec { to: recap::TO_RETURN.to, ..recap::INSURED };
        tell(field_problem(record, &both, Structure::RecapTotalsSwapped, Args::new()));
    }
    for spec in layout.fields {
        let Some(total) = spec.total else { continue };
        if swapped && matches!(total, Total::Insured | Total::ToReturn) {
            continue;
        }
        let Some(due) = expected.sums.shown(total, spec.width()) else { continue };
        if let Some(structure) = difference(record, spec, total, expected) {
            let found = value_of(record.slice(spec).trim().as_bytes()).map_or_else(
                || Arg::Text(record.slice(spec).trim().to_owned()),
                |found| figure(spec.kind, total, found),
            );
            let args = Args::new()
                .with("expected", figure(spec.kind, total, due))
                .with("found", found)
                .with("record", Arg::Text(tag(record)))
                .with("total", Arg::Text(spec.name.to_owned()));
            tell(field_problem(record, spec, structure, args));
        }
    }
}

fn difference(record: &Record<'_>, spec: &FieldSpec, total: Total, expected: &Expected<'_>) -> Option<Structure> {
    let text = record.slice(spec);
    let Some(found) = value_of(text.trim().as_bytes()) else { return Some(Structure::NotNumeric) };
    let width = spec.width();
    if expected.is_met(total, width, found) {
        return match (record.number(spec), text.starts_with(' ')) {
            (Some(_), _) => None,
            (None, true) => Some(Structure::NotNumeric),
            (None, false) => Some(Structure::RecapPaddedWrongSide),
        };
    }
    let due = expected.sums.shown(total, width)?;
    let padded = due > 0 && (1..width).any(|zeros| due.checked_mul(power_of_ten(zeros)) == Some(found));
    Some(if padded { Structure::RecapPaddedWrongSide } else { Structure::RecapDiffers })
}

/// Does record 03 hold the total of allowances to pay back before the sum of insured numbers?
///
/// The wrong program writes them with their own widths (12, then 15): the line still has 260 characters.
fn is_swapped(record: &Record<'_>, layout: &RecordLayout, sums: &Sums) -> bool {
    if !layout.fields.contains(&recap::TO_RETURN) {
        return false;
    }
    let (insured, to_return) = (sums.value(Total::Insured), sums.value(Total::ToReturn));
    let is = |spec: &FieldSpec, value: u64| record.number(spec) == Some(value);
    let straight = is(&recap::INSURED, insured) && is(&recap::TO_RETURN, to_return);
    let from = recap::INSURED.from;
    let width = |spec: &FieldSpec| spec.to - spec.from;
    let first = FieldSpec { from, to: from + width(&recap::TO_RETURN), ..recap::TO_RETURN };
    let second = FieldSpec { from: first.to + 1, to: first.to + 1 + width(&recap::INSURED), ..recap::INSURED };
    let cut = insured % power_of_ten(recap::TO_RETURN.width());
    let with_widths = is(&first, to_return) && is(&second, insured);
    let in_place = is(&recap::INSURED, to_return) && is(&recap::TO_RETURN, cut);
    !straight && insured != to_return && (with_widths || in_place)
}
