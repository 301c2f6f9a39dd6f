//! The file against the fund's pre-established list of employees.

use super::identity::number;
use crate::context::{Context, Gathered, Subject};
use crate::raise::Raised;
use tasrih_domain::declaration::{KnownEmployee, RosterOrigin};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::line::Allowances;
use tasrih_domain::{Field, Line, Part, Situation};

/// The names of a known person as one value.
pub(crate) fn names(of: &KnownEmployee) -> Arg {
    let names = [of.surname.as_str(), of.given_name.as_str()];
    Arg::Text(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Are the names those known? Spaces count for nothing (`EL ALAOUI`, `ELALAOUI`), nor where the surname ends.
pub(crate) fn has_names_of(line: &Line, known: &KnownEmployee) -> bool {
    let letters = |surname: &str, given_name: &str| {
        surname.bytes().chain(given_name.bytes()).filter(|b| !b.is_ascii_whitespace()).collect::<Vec<_>>()
    };
    // The common case, without a copy.
    (line.surname == known.surname && line.given_name == known.given_name)
        || letters(&line.surname, &line.given_name) == letters(&known.surname, &known.given_name)
}

/// Has the line names, and the known person too, that can be compared?
pub(crate) fn are_comparable(subject: &Subject<'_>, known: &KnownEmployee) -> bool {
    subject.has_readable_names() && !subject.line.surname.is_empty() && !known.surname.is_empty()
}

/// Fault: an employee whom the fund expects is not in the file. A complementary declaration holds entrants only.
pub(crate) fn expected_employee_missing(gathered: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    let Some(expected) = gathered.expected.as_ref().filter(|_| !context.is_complementary()) else { return };
    if expected.roster.origin != RosterOrigin::Fund {
        return;
    }
    for missing in expected.missing() {
        raised.whole(Args::new().with("number", number(missing.insured)).with("name", names(missing)));
    }
}

/// Fault: somebody who works there by the register kept here is not in the file.
///
/// Whoever was declared last month is missed by that rule.
pub(crate) fn registered_employee_missing(gathered: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    let Some(expected) = gathered.expected.as_ref().filter(|_| !context.is_complementary()) else { return };
    if expected.roster.origin != RosterOrigin::Register {
        return;
    }
    let declared =
        |known: &KnownEmployee| context.facts.previous.is_some_and(|roster| roster.find(known.insured).is_some());
    for missing in expected.missing().filter(|known| !declared(known)) {
        raised.whole(Args::new().with("number", number(missing.insured)).with("name", names(missing)));
    }
}

/// Fault: the names are not those of the fund.
pub(crate) fn expected_name_changed(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some(known) = subject.expected
        && are_comparable(subject, known)
        && !has_names_of(subject.line, known)
    {
        raised.at(Field::Surname, Args::new().with("expected", names(known)));
    }
}

/// Fault: children or allowance figures are not those of the fund (records 02 repeat records A02).
pub(crate) fn expected_allowance_changed(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    // The register kept here does not know what the fund allows.
    let is_told = context.expected().is_some_and(|roster| roster.origin == RosterOrigin::Fund);
    let Some(known) = subject.expected.filter(|_| is_told && subject.line.part == Part::Known) else { return };
    let (found, expected) = (&subject.line.allowances, &known.allowances);
    if (Allowances { to_return: expected.to_return, ..*found }) == *expected {
        return;
    }
    let texts = |of: &Allowances| {
        [of.children.to_string(), of.to_pay.to_string(), of.to_deduct.to_string(), of.net.to_string()]
    };
    let fields = [Field::Children, Field::AllowanceToPay, Field::AllowanceToDeduct, Field::AllowanceNet];
    for ((field, found), expected) in fields.into_iter().zip(texts(found)).zip(texts(expected)) {
        if found != expected && !subject.is_unreadable(field) {
            raised.at(
                field,
                Args::new()
                    .with("field", Arg::Field(field))
                    .with("expected", Arg::Text(expected))
                    .with("found", Arg::Text(found)),
            );
        }
    }
}

/// Is the person certainly not in the fund's list?
fn is_unexpected(subject: &Subject<'_>, context: &Context<'_>) -> bool {
    context.expected().is_some()
        && subject.expected.is_none()
        && subject.number().is_some_and(tasrih_domain::InsuredNumber::names_a_person)
}

/// Fault: a person in the part for known employees whom the fund does not list.
pub(crate) fn unexpected_among_known(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    if subject.line.part == Part::Known && is_unexpected(subject, context) {
        raised.at(Field::InsuredNumber, Args::new());
    }
}

/// Fault: a person in the part for new hires whom the fund lists already.
pub(crate) fn expected_among_entrants(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    if subject.line.part == Part::Entrant && subject.expected.is_some() && !context.is_complementary() {
        raised.at(Field::InsuredNumber, Args::new());
    }
}

/// Notice: a person whom the fund does not list will be declared as a new hire.
pub(crate) fn taken_for_entrant(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    if subject.line.part == Part::Unsaid && is_unexpected(subject, context) && !context.is_complementary() {
        raised.at(Field::InsuredNumber, Args::new());
    }
}

/// Fault: somebody whom the employer said to have hired this month is in no declaration of it.
pub(crate) fn hired_employee_missing(gathered: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    let Some(hired) = gathered.hired.as_ref().filter(|_| !context.is_complementary()) else { return };
    let filed =
        |known: &KnownEmployee| context.facts.elsewhere.is_some_and(|others| others.find(known.insured).is_some());
    // Whom the fund expects already is missed by that stricter rule.
    let listed = |known: &KnownEmployee| context.expected().is_some_and(|roster| roster.find(known.insured).is_some());
    for missing in hired.missing().filter(|known| !filed(known) && !listed(known)) {
        raised.whole(Args::new().with("number", number(missing.insured)).with("name", names(missing)));
    }
}

/// Fault: somebody whom the employer said to have left this month is declared without the situation of a leaver.
pub(crate) fn leaver_without_situation(subject: &Subject<'_>, context: &Context<'_>, raised: &mut Raised) {
    let Some(movements) = context.facts.movements else { return };
    let Some(known) = subject.number().and_then(|number| movements.left.find(number)) else { return };
    let is_leaver = matches!(subject.situation(), None | Some(Situation::Left | Situation::Deceased));
    if !is_leaver {
        let expected = known.situation.unwrap_or(Situation::Left).code();
        raised.at(
            Field::Situation,
            Args::new().with("expected", Arg::Text(expected.to_owned())).with("name", names(known)),
        );
    }
}

/// Fault: the transfer id is not the one that the fund gave.
pub(crate) fn transfer_id_differs(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    let given = context.expected().and_then(|roster| roster.transfer_id);
    if let (Some(given), Some(found)) = (given, context.facts.transfer_id)
        && given != found
    {
        let id = |id: u64| Arg::Text(format!("{id:014}"));
        raised.whole(Args::new().with("expected", id(given)).with("found", id(found)));
    }
}

/// Fault: the pre-established file is of another employer or month; it is not compared.
pub(crate) fn preestablished_of_other(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let Some(roster) = context.facts.preestablished.filter(|_| context.expected().is_none()) {
        let affiliate = roster.affiliate.map(|affiliate| affiliate.to_string()).unwrap_or_default();
        let period = roster.period.map_or_else(|| Arg::Text(String::new()), Arg::Month);
        raised.whole(Args::new().with("affiliate", Arg::Text(affiliate)).with("period", period));
    }
}
