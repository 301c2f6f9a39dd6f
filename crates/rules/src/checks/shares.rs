//! Contribution columns of the file beside our own figures.

use crate::context::{Context, Subject};
use crate::raise::Raised;
use crate::shares::Comparison;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::line::FoundShare;
use tasrih_domain::{Field, Money};
use tasrih_rates::Wages;

/// Wages on which the contributions of the line are due; `None` when they are not certain.
///
/// A capped wage that is wrong has its own finding; what was computed from it is not a second cause.
fn wages(subject: &Subject<'_>, context: &Context<'_>) -> Option<Wages> {
    if subject.is_unreadable(Field::CappedWage) {
        return None;
    }
    let (line, ceiling) = (subject.line, context.ceiling?);
    let gross = line.gross?;
    let expected = gross.min(ceiling);
    let capped = line.capped.unwrap_or(expected);
    let is_certain = if subject.is_casual() { capped <= gross } else { capped == expected };
    is_certain.then_some(Wages { gross, capped })
}

/// Compares every contribution of the line; calls `raise` with what was found and the result.
fn compare(subject: &Subject<'_>, context: &Context<'_>, mut raise: impl FnMut(&FoundShare, Comparison)) {
    if subject.line.shares.is_empty() {
        return;
    }
    if let (Some(wages), Some(table)) = (wages(subject, context), &context.shares) {
        for found in &subject.line.shares {
            raise(found, table.compare(found, wages));
        }
    }
}

fn figures(found: &FoundShare, expected: Money) -> (Field, Args) {
    let field = Field::Share(found.of, found.payer);
    let args = Args::new()
        .with("field", Arg::Field(field))
        .with("found", Arg::Money(found.amount))
        .with("expected", Arg::Money(expected));
    (field, args)
}

/// Fault: no way of rounding explains the contribution found.
pub(crate) fn share_differs(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    compare(subject, context, |found, comparison| {
        if let Comparison::Differs { expected } = comparison {
            let (field, args) = figures(found, expected);
            raised.at(field, args);
        }
    });
}

/// Notice: the contribution found was rounded in another way than ours.
pub(crate) fn share_rounded_otherwise(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    compare(subject, context, |found, comparison| {
        if let Comparison::Rounded { expected } = comparison {
            let (field, args) = figures(found, expected);
            raised.at(field, args);
        }
    });
}
