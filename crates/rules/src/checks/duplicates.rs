//! The same person on two rows of a file. The later row bears the finding and names the earlier one.

use super::identity::number;
use crate::context::{Context, Gathered, Subject};
use crate::raise::Raised;
use crate::seen::Twin;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Field, InsuredNumber};

fn row(row: u32) -> Arg {
    Arg::Text(row.to_string())
}

/// Fault: the insured number stands on an earlier row.
pub(crate) fn insured_number_twice(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let (Some(first), Some(found)) = (subject.twins.number, subject.number()) {
        raised.at(Field::InsuredNumber, Args::new().with("number", number(found)).with("first", row(first)));
    }
}

/// The earlier row with the same CIN and another number, and this line's number.
fn other_number(subject: &Subject<'_>) -> Option<(Twin, InsuredNumber)> {
    let found = subject.number()?;
    subject.twins.cin.map(|twin| (twin, found))
}

/// Fault: one CIN under two insured numbers.
pub(crate) fn cin_under_two_numbers(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some((twin, found)) = other_number(subject)
        && twin.number != found
        && twin.number.names_a_person()
        && found.names_a_person()
    {
        raised.at(
            Field::Cin,
            Args::new()
                .with("cin", Arg::Text(subject.line.cin.clone()))
                .with("first", row(twin.row))
                .with("number", number(twin.number)),
        );
    }
}

/// Fault: the CIN of a person without a number stands on an earlier row, with or without a number there.
pub(crate) fn cin_twice_without_number(subject: &Subject<'_>, _: &Context<'_>, raised: &mut Raised) {
    if let Some((twin, found)) = other_number(subject)
        && (twin.number.is_pending() || found.is_pending())
    {
        raised
            .at(Field::Cin, Args::new().with("cin", Arg::Text(subject.line.cin.clone())).with("first", row(twin.row)));
    }
}

/// Fault: the names of an earlier row, under a number that is one slip of the finger away.
///
/// Homonyms are common: equal names alone say nothing.
pub(crate) fn look_alike_number(gathered: &Gathered<'_>, _: &Context<'_>, raised: &mut Raised) {
    for (later, earlier) in &gathered.namesakes {
        raised.on(
            later.row,
            Field::InsuredNumber,
            Args::new().with("first", row(earlier.row)).with("number", number(earlier.number)),
        );
    }
}

/// One digit differs, or two neighbours are swapped.
pub(crate) fn is_one_slip_away(one: InsuredNumber, other: InsuredNumber) -> bool {
    // A changed digit makes a difference of 1 to 9, a swap one of 9 to 81, each times a power of ten. Nearly all pairs
    // of namesakes end here: taking their digits apart was a quarter of the check of a large file.
    let mut difference = one.value().abs_diff(other.value());
    while difference > 81 && difference.is_multiple_of(10) {
        difference /= 10;
    }
    if difference > 81 {
        return false;
    }
    let (one, other) = (digits(one), digits(other));
    let mut differing = (0..one.len()).filter(|at| one[*at] != other[*at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) => true,
        (Some(a), Some(b), None) => b == a + 1 && one[a] == other[b] && one[b] == other[a],
        _ => false,
    }
}

fn digits(number: InsuredNumber) -> [u32; 9] {
    let mut rest = number.value();
    let mut digits = [0; 9];
    for digit in digits.iter_mut().rev() {
        *digit = rest % 10;
        rest /= 10;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::is_one_slip_away;

    #[test]
    fn one_digit_or_two_swapped_neighbours_are_one_slip() {
        for (one, other, expected) in [
            ("123456785", "123456785", false),
            ("123456785", "123456786", true),
            ("123456785", "123465785", true),
            ("123456785", "123466775", false),
            ("123456785", "143256785", false),
            ("123456785", "123999785", false),
        ] {
            assert_eq!(is_one_slip_away(one.parse().unwrap(), other.parse().unwrap()), expected, "{one} {other}");
        }
    }
}
