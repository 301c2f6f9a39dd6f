//! Who the person is: number, names, CIN.

use crate::context::{Context, Standing, Subject};
use crate::raise::Raised;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Field, InsuredNumber, Part};

/// The number as a value of a message.
pub(crate) fn number(of: InsuredNumber) -> Arg {
    Arg::Text(of.to_string())
}

/// A number that is meant to name one person and is not the one refused by its own rule.
fn named(subject: &Subject<'_>) -> Option<InsuredNumber> {
    subject.number().filter(|number| number.names_a_person() && *number != InsuredNumber::REFUSED)
}

/// Fault: the number of a person begins with another digit than 1.
pub(crate) fn insured_number_not_beginning_with_one(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(found) = named(subject).filter(|number| !number.begins_with_one()) {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(found)));
    }
}

/// Fault: the last digit is not the key of the others. Left out when the first digit is already wrong.
pub(crate) fn insured_number_key_differs(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(found) = named(subject).filter(|number| number.begins_with_one() && !number.key_fits()) {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(found)));
    }
}

/// Fault: 100000000, which the fund refuses.
pub(crate) fn insured_number_refused(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.number() == Some(InsuredNumber::REFUSED) {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(InsuredNumber::REFUSED)));
    }
}

/// Fault: casual labour, or nobody's number, among the employees whom the fund knows (records 02).
pub(crate) fn special_number_among_known(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if subject.line.part == Part::Known
        && let Some(found) = subject.number().filter(|number| !number.names_a_person())
    {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(found)));
    }
}

/// Fault: a new hire without a surname. Casual labour needs none.
pub(crate) fn entrant_without_name(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if is_nameless(subject) && subject.standing != Standing::Known {
        raised.at(Field::Surname, Args::new());
    }
}

/// Fault: a known employee without a surname: the number alone says who is meant.
pub(crate) fn known_employee_without_name(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if is_nameless(subject) && subject.standing == Standing::Known {
        raised.at(Field::Surname, Args::new());
    }
}

fn is_nameless(subject: &Subject<'_>) -> bool {
    subject.line.surname.is_empty() && subject.has_readable_names() && !subject.is_casual()
}

/// Fault: a surname without a given name.
pub(crate) fn given_name_missing(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let line = subject.line;
    if line.given_name.is_empty() && !line.surname.is_empty() && subject.has_readable_names() && !subject.is_casual() {
        raised.at(Field::GivenName, Args::new());
    }
}

/// Fault: neither an insured number nor a CIN. Records 02 have no CIN: there, the missing number is the fault.
pub(crate) fn cin_missing_without_number(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    let has_room_for_cin = subject.line.part != Part::Known;
    if subject.is_pending() && has_room_for_cin && subject.line.cin.is_empty() && !subject.is_unreadable(Field::Cin) {
        raised.at(Field::Cin, Args::new());
    }
}
