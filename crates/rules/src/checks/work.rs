//! Days, wages and situation of one month.

use crate::context::{Context, Standing, Subject};
use crate::raise::Raised;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::line::{DAYS_MAX, Situation};
use tasrih_domain::{Field, Money};

/// From this wage on, in a month, a figure is more likely centimes written as dirhams than a wage.
///
/// 500,000.00 DH is the legal minimum of 2026 more than a hundred times over, which is what a hundredfold error makes
/// of an ordinary wage of 5,000 DH.
const WAGE_UNUSUAL: Money = Money::from_dirhams(500_000);

/// Days and wage, when both could be read.
fn work(subject: &Subject<'_>) -> Option<(u8, Money)> {
    Some((subject.line.days?, subject.line.gross?))
}

/// Neither days nor wages may be declared: unpaid leave, or kept without pay.
const fn is_unpaid(situation: Situation) -> bool {
    matches!(situation, Situation::UnpaidLeave | Situation::KeptWithoutPay)
}

/// The situation as a value of a message; its two letters.
fn situation(of: Situation) -> Arg {
    Arg::Text(of.code().to_owned())
}

/// Fault: the capped wage is above the gross wage. Holds for casual labour too, whose only limit it is.
pub(crate) fn capped_wage_above_gross(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let (Some(gross), Some(capped)) = (subject.line.gross, subject.line.capped) else { return };
    // On an unpaid month any wage is the fault, and has been said.
    if capped > gross && !subject.situation().is_some_and(is_unpaid) {
        raised.at(Field::CappedWage, Args::new().with("capped", Arg::Money(capped)).with("gross", Arg::Money(gross)));
    }
}

/// Fault: days or a wage although the situation is CS or MS.
pub(crate) fn work_on_unpaid_situation(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(found) = subject.situation().filter(|found| is_unpaid(*found)) {
        raise_work(subject, found, raised);
    }
}

/// Fault: days or a wage although the situation is MP. Other guidance lets MP carry days: a warning.
pub(crate) fn work_on_occupational_disease(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(found) = subject.situation().filter(|found| *found == Situation::OccupationalDisease) {
        raise_work(subject, found, raised);
    }
}

fn raise_work(subject: &Subject<'_>, found: Situation, raised: &mut Raised) {
    let line = subject.line;
    let days = line.days.unwrap_or_default();
    let wage = line.gross.unwrap_or_default().max(line.capped.unwrap_or_default());
    let field = match () {
        () if days > 0 => Field::Days,
        () if line.gross.is_some_and(|gross| !gross.is_zero()) => Field::GrossWage,
        () if !wage.is_zero() => Field::CappedWage,
        () => return,
    };
    raised.at(
        field,
        Args::new()
            .with("situation", situation(found))
            .with("days", Arg::Count(i64::from(days)))
            .with("wage", Arg::Money(wage)),
    );
}

/// Gross, capped as declared, and what the capped wage should be, when the ceiling binds the line.
fn capping(subject: &Subject<'_>, context: &Context<'_>) -> Option<(Money, Money, Money)> {
    if subject.is_casual() || subject.situation().is_some_and(is_unpaid) {
        return None;
    }
    let (gross, capped, ceiling) = (subject.line.gross?, subject.line.capped?, context.ceiling?);
    Some((gross, capped, ceiling))
}

/// Fault: the capped wage is above the ceiling of the month. Above the gross wage too, only that is said.
pub(crate) fn capped_wage_above_ceiling(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let Some((gross, capped, ceiling)) = capping(subject, context)
        && ceiling < capped
        && capped <= gross
    {
        raised
            .at(Field::CappedWage, Args::new().with("capped", Arg::Money(capped)).with("ceiling", Arg::Money(ceiling)));
    }
}

/// Fault: the capped wage is below the smaller of gross wage and ceiling.
pub(crate) fn capped_wage_too_low(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let Some((gross, capped, ceiling)) = capping(subject, context)
        && capped < gross.min(ceiling)
    {
        let expected = gross.min(ceiling);
        raised.at(
            Field::CappedWage,
            Args::new().with("capped", Arg::Money(capped)).with("expected", Arg::Money(expected)),
        );
    }
}

/// Days and wage of a month without a special situation.
fn normal_work(subject: &Subject<'_>) -> Option<(u8, Money)> {
    work(subject).filter(|_| subject.situation() == Some(Situation::Normal))
}

/// Fault: nothing is declared and no situation says why. A new hire without days has its own rule.
pub(crate) fn nothing_declared(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if normal_work(subject).is_some_and(|(days, wage)| days == 0 && wage.is_zero())
        && subject.standing != Standing::Entrant
    {
        raised.at(Field::Days, Args::new());
    }
}

/// Fault: a wage without a day, in a normal month.
pub(crate) fn wage_without_days(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some((0, wage)) = normal_work(subject)
        && !wage.is_zero()
        && subject.standing != Standing::Entrant
    {
        raised.at(Field::Days, Args::new().with("wage", Arg::Money(wage)));
    }
}

/// Fault: days without a wage, in a normal month.
pub(crate) fn days_without_wage(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some((days, wage)) = normal_work(subject)
        && days > 0
        && wage.is_zero()
    {
        raised.at(Field::GrossWage, Args::new().with("days", Arg::Count(i64::from(days))));
    }
}

/// Fault: a new hire who has not worked a day. (More than 26 is unreadable for everybody.)
pub(crate) fn entrant_without_days(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.standing == Standing::Entrant && subject.line.days == Some(0) {
        raised.at(Field::Days, Args::new());
    }
}

/// Fault: a situation on a new hire: the records 04 have no room for it.
pub(crate) fn situation_on_entrant(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.standing == Standing::Entrant
        && subject.line.days.is_some_and(|days| days > 0)
        && let Some(found) = subject.situation().filter(|found| *found != Situation::Normal && !is_unpaid(*found))
    {
        raised.at(Field::Situation, Args::new().with("situation", situation(found)));
    }
}

/// Fault: all the days of a month although the person was on maternity, sick or injured.
pub(crate) fn full_month_on_absence(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let absence =
        |found: &Situation| matches!(found, Situation::Maternity | Situation::Sickness | Situation::WorkAccident);
    if subject.line.days == Some(DAYS_MAX)
        && let Some(found) = subject.situation().filter(absence)
    {
        raised.at(
            Field::Days,
            Args::new().with("situation", situation(found)).with("days", Arg::Count(i64::from(DAYS_MAX))),
        );
    }
}

/// Fault: less than the legal minimum for the days declared. No wage at all has its own rules.
pub(crate) fn wage_below_minimum(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    let (Some((days, wage)), Some(minimum)) = (work(subject), &context.minimum) else { return };
    let is_without_work = |found: Situation| is_unpaid(found) || found == Situation::OccupationalDisease;
    if wage.is_zero() || subject.situation().is_none_or(is_without_work) {
        return;
    }
    if let Some(least) = minimum.get(usize::from(days)).filter(|least| wage < **least) {
        raised.at(
            Field::GrossWage,
            Args::new()
                .with("wage", Arg::Money(wage))
                .with("minimum", Arg::Money(*least))
                .with("days", Arg::Count(i64::from(days))),
        );
    }
}

/// Fault: a wage so high that centimes were probably written as dirhams.
pub(crate) fn wage_unusually_high(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(wage) = subject.line.gross.filter(|wage| *wage >= WAGE_UNUSUAL) {
        raised.at(Field::GrossWage, Args::new().with("wage", Arg::Money(wage)));
    }
}
