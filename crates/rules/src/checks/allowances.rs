//! Family allowance figures of e-BDS lines. The other formats have none: all zero, and nothing to say.

use crate::context::{Context, Subject};
use crate::raise::Raised;
use tasrih_domain::Field;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::line::{Allowances, Situation};

/// The figures, when every one of them could be read.
fn figures<'s>(subject: &Subject<'s>) -> Option<&'s Allowances> {
    let is_readable = [Field::AllowanceToPay, Field::AllowanceToDeduct, Field::AllowanceNet, Field::AllowanceToReturn]
        .into_iter()
        .all(|field| !subject.is_unreadable(field));
    is_readable.then_some(&subject.line.allowances)
}

/// Fault: more is paid back than the net allowance.
pub(crate) fn allowance_returned_above_net(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(found) = figures(subject).filter(|found| found.to_return > found.net) {
        raised.at(
            Field::AllowanceToReturn,
            Args::new().with("found", Arg::Money(found.to_return)).with("net", Arg::Money(found.net)),
        );
    }
}

/// Fault: a leaver or a deceased person whose net allowance is not paid back in whole.
pub(crate) fn allowance_not_returned(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let has_gone = matches!(subject.situation(), Some(Situation::Left | Situation::Deceased));
    if let Some(found) = figures(subject).filter(|found| has_gone && found.to_return < found.net) {
        raised.at(
            Field::AllowanceToReturn,
            Args::new().with("found", Arg::Money(found.to_return)).with("net", Arg::Money(found.net)),
        );
    }
}

/// Fault: an allowance figure that is not zero, although the fund pays allowances itself.
pub(crate) fn allowance_declared(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let Some(found) = figures(subject) else { return };
    let amounts = [
        (Field::AllowanceToPay, found.to_pay),
        (Field::AllowanceToDeduct, found.to_deduct),
        (Field::AllowanceNet, found.net),
        (Field::AllowanceToReturn, found.to_return),
    ];
    // One finding for the line, at its first figure: they come and go together.
    if let Some((field, amount)) = amounts.into_iter().find(|(_, amount)| !amount.is_zero()) {
        raised.at(field, Args::new().with("found", Arg::Money(amount)));
    }
}
