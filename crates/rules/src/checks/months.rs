//! The file against last month's declaration, and against the other declarations of its own month.

use super::expected::{are_comparable, has_names_of, names};
use super::identity::number;
use crate::context::{Context, Gathered, Subject};
use crate::raise::Raised;
use tasrih_domain::declaration::RosterOrigin;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::line::Situation;
use tasrih_domain::{Field, Month};

/// A wage that moved by more than this share of last month's, in percent, is shown.
///
/// Yearly rises and overtime stay below it; a thirteenth month, a missing week and a slipped digit do not.
const WAGE_CHANGE_PERCENT_MAX: i128 = 30;

/// Fault: somebody declared last month is neither in the file nor left or deceased then.
///
/// Whoever the fund lists is missed by that stricter rule; whoever the register kept here no longer lists has left.
pub(crate) fn last_month_employee_missing(gathered: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    let Some(previous) = gathered.previous.as_ref().filter(|_| !context.is_complementary()) else { return };
    for missing in previous.missing() {
        let has_gone = matches!(missing.situation, Some(Situation::Left | Situation::Deceased));
        let is_settled = context
            .expected()
            .is_some_and(|roster| roster.find(missing.insured).is_some() == (roster.origin == RosterOrigin::Fund));
        // A special number names nobody who could be missed.
        if !has_gone && !is_settled && missing.insured.names_a_person() {
            raised.whole(Args::new().with("number", number(missing.insured)).with("name", names(missing)));
        }
    }
}

/// Fault: the wage of a normal month moved by more than a set share since a normal last month.
pub(crate) fn wage_changed(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let Some(known) = subject.previous else { return };
    let (Some(before), Some(now)) = (known.gross, subject.line.gross) else { return };
    let was_normal = known.situation.unwrap_or_default() == Situation::Normal;
    if !was_normal || subject.situation() != Some(Situation::Normal) || before.is_zero() || now.is_zero() {
        return;
    }
    let moved = i128::from(now.distance(before).centimes()) * 100;
    if moved > i128::from(before.centimes()) * WAGE_CHANGE_PERCENT_MAX {
        raised.at(Field::GrossWage, Args::new().with("before", Arg::Money(before)).with("now", Arg::Money(now)));
    }
}

/// Fault: a person was filed in another declaration of the month, the main one or a complementary one.
pub(crate) fn already_declared_this_month(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(known) = subject.elsewhere {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(known.insured)));
    }
}

/// Fault: a person who was declared deceased last month.
pub(crate) fn declared_after_death(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.previous.is_some_and(|known| known.situation == Some(Situation::Deceased)) {
        raised.at(Field::InsuredNumber, Args::new());
    }
}

/// Notice: a person who was declared as having left last month.
pub(crate) fn declared_after_leaving(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.previous.is_some_and(|known| known.situation == Some(Situation::Left)) {
        raised.at(Field::InsuredNumber, Args::new());
    }
}

/// Fault: last month that number bore other names. Whoever the fund lists is compared with its list.
pub(crate) fn name_changed(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(known) = subject.previous
        && subject.expected.is_none()
        && are_comparable(subject, known)
        && !has_names_of(subject.line, known)
    {
        raised.at(Field::Surname, Args::new().with("expected", names(known)));
    }
}

/// Notice: the declared month is not over.
pub(crate) fn month_not_over(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let (Some(month), Some(today)) = (context.facts.month, context.facts.today)
        && Month::of(today) <= month
    {
        raised.whole(Args::new().with("month", Arg::Month(month)));
    }
}
