//! Tables of what people write, and what is read from it.

use super::*;
use crate::fault::FieldError as E;
use crate::field::{Branch, Payer, ShareOf};
use crate::finding::Arg;
use crate::id::{AffiliateNumber, InsuredNumber};
use crate::line::Situation;
use crate::period::Month;
use crate::source::{Column, Part};
use proptest::prelude::*;

/// Reads one cell: the line, the kinds of fault in order, and the faults themselves.
fn cell(field: Field, shape: Shape, text: &str) -> (Line, Vec<E>, Vec<FieldFault>) {
    let (mut line, mut faults) = (Line::default(), Vec::new());
    let cells = [Cell { field, column: Column::Letter(1), text, shape }];
    read_line(&RawRow { row: 2, part: Part::Unsaid, cells: &cells }, &mut line, &mut faults);
    assert!(faults.iter().all(|fault| fault.field == field));
    let kinds = faults.iter().map(|fault| fault.error).collect();
    (line, kinds, faults)
}

/// Reads a gross wage: centimes or nothing, and the faults.
fn amount(shape: Shape, text: &str) -> (Option<i64>, Vec<E>) {
    let (line, kinds, _) = cell(Field::GrossWage, shape, text);
    assert_eq!(line.gross.is_none(), line.unreadable.has(Field::GrossWage), "{text}");
    (line.gross.map(Money::centimes), kinds)
}

fn reads_as(text: &str, centimes: i64, notices: &[E]) {
    assert_eq!(amount(Shape::Text, text), (Some(centimes), notices.to_vec()), "{text:?}");
}

fn is_a_fault(text: &str, error: E) {
    assert_eq!(amount(Shape::Text, text), (None, vec![error]), "{text:?}");
}

#[test]
fn plain_amounts_are_read_without_a_word() {
    for (text, centimes) in [
        ("4500", 450_000),
        ("4500.00", 450_000),
        ("4500,00", 450_000),
        ("4500.5", 450_050),
        ("4500,5", 450_050),
        ("0", 0),
        ("0.00", 0),
        ("0,05", 5),
        (".50", 50),
        (",5", 50),
        ("0004500", 450_000),
        ("99999999999.99", 9_999_999_999_999),
        ("+4500", 450_000),
        ("4500.0000", 450_000),
        ("4500.000", 450_000),
        ("4500,500", 450_050),
        ("12345.670", 1_234_567),
        ("-0.00", 0),
    ] {
        reads_as(text, centimes, &[]);
    }
}

#[test]
fn separators_of_thousands_are_removed_with_a_notice() {
    let grouped = &[E::SeparatorsRemoved];
    for text in [
        "4 500,00",
        "4\u{a0}500,00",
        "4\u{202f}500,00",
        "4\u{2009}500.00",
        "4.500,00",
        "4,500.00",
        "4'500.00",
        "4’500,00",
        "4 500",
        "4٬500.00",
        "4  500,00",
        "4 500,0",
    ] {
        reads_as(text, 450_000, grouped);
    }
    for text in ["1.234.567", "1,234,567", "1 234 567,00", "1.234.567,00", "1,234,567.00", "1'234'567"] {
        reads_as(text, 123_456_700, grouped);
    }
    reads_as("12 345 678 901,23", 1_234_567_890_123, grouped);
    reads_as("1.234,500", 123_450, grouped);
    reads_as("1 234.500", 123_450, grouped);
}

#[test]
fn arabic_digits_and_separators_are_read() {
    reads_as("٤٥٠٠", 450_000, &[E::ArabicDigitsRead]);
    reads_as("٤٥٠٠٫٥٠", 450_050, &[E::ArabicDigitsRead]);
    reads_as("٤٬٥٠٠٫٠٠", 450_000, &[E::SeparatorsRemoved, E::ArabicDigitsRead]);
    reads_as("۴۵۰۰", 450_000, &[E::ArabicDigitsRead]);
    reads_as("٤٥٠٠,٥", 450_050, &[E::ArabicDigitsRead]);
    reads_as("٤٬٥٠٠", 450_000, &[E::SeparatorsRemoved, E::ArabicDigitsRead]);
    // The Arabic decimal separator never groups: three digits behind it are decimals.
    reads_as("4٫500", 450, &[]);
}

#[test]
fn the_currency_is_removed_with_a_notice() {
    let currency = &[E::CurrencyRemoved];
    for text in [
        "4500 DH",
        "4500DH",
        "4500.00 MAD",
        "4500,00 dhs",
        "4500 Dh.",
        "4500 dirhams",
        "DH 4500",
        "MAD4500.00",
        "4500 درهم",
        "4500 د.م.",
        "4500\u{a0}د.م.\u{200f}",
        "د.م. 4500",
    ] {
        reads_as(text, 450_000, currency);
    }
    reads_as("4 500,00 DH", 450_000, &[E::CurrencyRemoved, E::SeparatorsRemoved]);
    is_a_fault("DH", E::Missing);
    is_a_fault("4500 EUR", E::NotAnAmount);
    is_a_fault("4500 %", E::NotAnAmount);
}

#[test]
fn an_amount_with_two_readings_is_never_guessed() {
    let check = |text: &str, first: i64, second: i64| {
        let (line, kinds, faults) = cell(Field::GrossWage, Shape::Text, text);
        assert_eq!((line.gross, kinds), (None, vec![E::AmbiguousAmount]), "{text}");
        let money = |name| faults[0].args.get(name).cloned();
        assert_eq!(money("first"), Some(Arg::Money(Money::from_centimes(first))), "{text}");
        assert_eq!(money("second"), Some(Arg::Money(Money::from_centimes(second))), "{text}");
    };
    check("4.500", 450_000, 450);
    check("4,500", 450_000, 450);
    check("12.345", 1_234_500, 1235);
    check("123,456", 12_345_600, 12_346);
    check("4.500 DH", 450_000, 450);
    check("٤.٥٠٠", 450_000, 450);
    // Of a spreadsheet's own number the point is known to be the decimal one.
    assert_eq!(amount(Shape::Number, "4.5"), (Some(450), vec![]));
    assert_eq!(amount(Shape::Number, "4.123"), (None, vec![E::TooManyDecimals]));
}

#[test]
fn what_cannot_be_an_amount_says_why() {
    for (text, error) in [
        ("", E::Missing),
        ("-", E::Missing),
        ("—", E::Missing),
        ("0.500", E::TooManyDecimals),
        ("0,123", E::TooManyDecimals),
        ("4500.123", E::TooManyDecimals),
        ("4500,0001", E::TooManyDecimals),
        ("-4500", E::NegativeAmount),
        ("−4500,00", E::NegativeAmount),
        ("(4500)", E::NegativeAmount),
        ("(4 500,00)", E::NegativeAmount),
        ("4500-", E::NegativeAmount),
        ("-4 500,00 DH", E::NegativeAmount),
        ("1.23E+08", E::RoundedBySpreadsheet),
        ("1,23E+08", E::RoundedBySpreadsheet),
        ("1e5", E::RoundedBySpreadsheet),
        ("#REF!", E::ErrorCell),
        ("#N/A", E::ErrorCell),
        ("#VALEUR!", E::ErrorCell),
        ("#DIV/0!", E::ErrorCell),
        ("#NOM?", E::ErrorCell),
        ("Err:502", E::ErrorCell),
        ("########", E::ErrorCell),
        ("abc", E::NotAnAmount),
        ("4500.", E::NotAnAmount),
        ("45 00", E::NotAnAmount),
        ("4 5000", E::NotAnAmount),
        ("4.500.00", E::NotAnAmount),
        ("1.234 567", E::NotAnAmount),
        ("1,234 567.89", E::NotAnAmount),
        ("4,500,00", E::NotAnAmount),
        ("4..5", E::NotAnAmount),
        ("٫", E::NotAnAmount),
        (".", E::NotAnAmount),
        ("01/02/2026", E::NotAnAmount),
        ("4500 - 300", E::NotAnAmount),
        ("=4500", E::NotAnAmount),
        ("100000000000.00", E::AmountTooLarge),
        ("99999999999999999999999999", E::AmountTooLarge),
        ("4500.00.", E::NotAnAmount),
    ] {
        is_a_fault(text, error);
    }
    let (.., faults) = cell(Field::GrossWage, Shape::Text, "100000000000");
    assert_eq!(faults[0].args.get("max"), Some(&Arg::Money(GROSS_MAX)));
}

#[test]
fn numbers_of_a_spreadsheet_keep_their_two_decimals() {
    let check = |text: &str, expected: Option<i64>, kinds: &[E]| {
        assert_eq!(amount(Shape::Number, text), (expected, kinds.to_vec()), "{text}");
    };
    check("4500", Some(450_000), &[]);
    check("4500.5", Some(450_050), &[]);
    check("4500.55", Some(450_055), &[]);
    check("4500.555", None, &[E::TooManyDecimals]);
    check("4500.550000000001", Some(450_055), &[E::FloatNoiseRemoved]);
    check("4500.5499999999997", Some(450_055), &[E::FloatNoiseRemoved]);
    check("4500.999999999999", Some(450_100), &[E::FloatNoiseRemoved]);
    check("4500.55000001", None, &[E::TooManyDecimals]);
    check("1.5E+3", Some(150_000), &[]);
    check("4.5e3", Some(450_000), &[]);
    check("4.5e-1", Some(45), &[]);
    check("1e-12", Some(0), &[E::FloatNoiseRemoved]);
    check("1e300", None, &[E::AmountTooLarge]);
    check("1e-300", Some(0), &[E::FloatNoiseRemoved]);
    check("-4500", None, &[E::NegativeAmount]);
    check("-0", Some(0), &[]);
    check("", None, &[E::Missing]);
    check("nan", None, &[E::NotAnAmount]);
}

#[test]
fn fixed_width_amounts_are_centimes() {
    assert_eq!(amount(Shape::Digits, "0000000450000"), (Some(450_000), vec![]));
    assert_eq!(amount(Shape::Digits, "0000000000000"), (Some(0), vec![]));
    assert_eq!(amount(Shape::Digits, "9999999999999"), (Some(9_999_999_999_999), vec![]));
    assert_eq!(amount(Shape::Digits, "00000004500.0"), (None, vec![E::NotAnAmount]));
    assert_eq!(amount(Shape::Digits, ""), (None, vec![E::Missing]));
    let (line, kinds, _) = cell(Field::CappedWage, Shape::Digits, "1000000000");
    assert_eq!((line.capped, kinds), (None, vec![E::AmountTooLarge]));
}

#[test]
fn cells_that_are_no_value_say_what_they_are() {
    for field in [Field::GrossWage, Field::Days, Field::InsuredNumber, Field::Cin, Field::Surname] {
        assert_eq!(cell(field, Shape::Error, "#N/A").1, [E::ErrorCell]);
        assert_eq!(cell(field, Shape::FormulaWithoutValue, "").1, [E::FormulaWithoutValue]);
        assert_eq!(cell(field, Shape::Boolean, "TRUE").1, [E::BooleanInsteadOfValue]);
    }
    for field in [Field::GrossWage, Field::Days, Field::InsuredNumber, Field::Cin, Field::AffiliateNumber] {
        assert_eq!(cell(field, Shape::Date, "2026-03-01").1, [E::DateInsteadOfNumber]);
        assert!(cell(field, Shape::Date, "2026-03-01").0.unreadable.has(field));
    }
}

#[test]
fn a_text_kept_from_the_spreadsheet_by_a_formula_is_read() {
    let (line, kinds, _) = cell(Field::InsuredNumber, Shape::Text, "=\"123456785\"");
    assert_eq!((line.insured.map(InsuredNumber::value), kinds), (Some(123_456_785), vec![E::SeparatorsRemoved]));
    let (line, kinds, _) = cell(Field::Cin, Shape::Text, "=\"ab123\"");
    assert_eq!((line.cin.as_str(), kinds), ("AB123", vec![E::CinNormalised]));
    is_a_fault("=\"x\"", E::NotAnAmount);
    is_a_fault("=\"", E::NotAnAmount);
}

#[test]
fn columns_that_are_not_needed_may_be_empty() {
    let (line, kinds, _) = cell(Field::CappedWage, Shape::Text, "");
    assert_eq!((line.capped, kinds, line.unreadable.is_empty()), (None, vec![], true));
    let share = Field::Share(ShareOf::One(Branch::LongTerm), Payer::Employee);
    assert_eq!(cell(share, Shape::Text, "-").0.shares, []);
    let (line, kinds, _) = cell(share, Shape::Text, "237,60");
    assert_eq!((line.shares[0].amount.centimes(), kinds), (23_760, vec![]));
    assert_eq!(cell(share, Shape::Text, "x").1, [E::NotAnAmount]);
}

#[test]
fn days_are_whole_and_at_most_26() {
    let check = |shape, text: &str, expected: Option<u8>, kinds: &[E]| {
        let (line, found, _) = cell(Field::Days, shape, text);
        assert_eq!((line.days, found.as_slice()), (expected, kinds), "{text:?}");
        assert_eq!(line.days.is_none(), line.unreadable.has(Field::Days));
    };
    let text = |text: &str, expected, kinds: &[E]| check(Shape::Text, text, expected, kinds);
    text("26", Some(26), &[]);
    text("0", Some(0), &[]);
    text("05", Some(5), &[]);
    text("026", Some(26), &[]);
    text("26,0", Some(26), &[]);
    text("26.00", Some(26), &[]);
    text("26.000", Some(26), &[E::SeparatorsRemoved]);
    text("26 j", Some(26), &[E::SeparatorsRemoved]);
    text("26 Jours", Some(26), &[E::SeparatorsRemoved]);
    text("26 days", Some(26), &[E::SeparatorsRemoved]);
    text("٢٦", Some(26), &[E::ArabicDigitsRead]);
    text("٢٦ يوم", Some(26), &[E::SeparatorsRemoved, E::ArabicDigitsRead]);
    text("27", None, &[E::DaysOutOfRange]);
    text("31", None, &[E::DaysOutOfRange]);
    text("-1", None, &[E::DaysOutOfRange]);
    text("208", None, &[E::DaysOutOfRange]);
    text("46082", None, &[E::DaysOutOfRange]);
    text("99999999999999999999", None, &[E::DaysOutOfRange]);
    text("25,5", None, &[E::DaysNotWhole]);
    text("0.5", None, &[E::DaysNotWhole]);
    text("12.500", None, &[E::DaysNotWhole]);
    text("", None, &[E::Missing]);
    text("-", None, &[E::Missing]);
    text("x", None, &[E::DaysNotANumber]);
    text("26/26", None, &[E::DaysNotANumber]);
    text("j", None, &[E::DaysNotANumber]);
    text("01/03/2026", None, &[E::DateInsteadOfNumber]);
    text("2026-03-01", None, &[E::DateInsteadOfNumber]);
    check(Shape::Number, "26", Some(26), &[]);
    check(Shape::Number, "25.5", None, &[E::DaysNotWhole]);
    check(Shape::Number, "25.9999999999999", Some(26), &[E::FloatNoiseRemoved]);
    check(Shape::Number, "46082", None, &[E::DaysOutOfRange]);
    check(Shape::Number, "", None, &[E::Missing]);
    check(Shape::Digits, "", None, &[E::Missing]);
    check(Shape::Digits, "26", Some(26), &[]);
    check(Shape::Digits, "2X", None, &[E::DaysNotANumber]);
    assert_eq!(cell(Field::Days, Shape::Text, "27").2[0].args.get("max"), Some(&Arg::Count(26)));
}

#[test]
fn insured_numbers_have_nine_digits() {
    let check = |shape, text: &str, expected: Option<u32>, kinds: &[E]| {
        let (line, found, _) = cell(Field::InsuredNumber, shape, text);
        assert_eq!((line.insured.map(InsuredNumber::value), found.as_slice()), (expected, kinds), "{text:?}");
    };
    let text = |text: &str, expected, kinds: &[E]| check(Shape::Text, text, expected, kinds);
    let some = Some(123_456_785);
    text("123456785", some, &[]);
    text("123 456 785", some, &[E::SeparatorsRemoved]);
    text("123.456.785", some, &[E::SeparatorsRemoved]);
    text("123-456-785", some, &[E::SeparatorsRemoved]);
    text("'123456785", some, &[E::SeparatorsRemoved]);
    text("123456785.0", some, &[E::SeparatorsRemoved]);
    text("١٢٣٤٥٦٧٨٥", some, &[E::ArabicDigitsRead]);
    text("", Some(0), &[]);
    text("-", Some(0), &[]);
    text("000000000", Some(0), &[]);
    text("000 000 000", Some(0), &[E::SeparatorsRemoved]);
    text("0000000000", None, &[E::InsuredNumberLength]);
    text("0", Some(0), &[E::LeadingZerosRestored]);
    text("999999999", Some(999_999_999), &[]);
    text("12345678", None, &[E::InsuredNumberLength]);
    text("1234567890", None, &[E::InsuredNumberLength]);
    text("99999999999999999999999999999", None, &[E::InsuredNumberLength]);
    text("1.23E+08", None, &[E::RoundedBySpreadsheet]);
    text("1,23457E+08", None, &[E::RoundedBySpreadsheet]);
    text("12345678A", None, &[E::InsuredNumberNotDigits]);
    text("-123456785", None, &[E::InsuredNumberNotDigits]);
    text("01/03/2026", None, &[E::DateInsteadOfNumber]);
    check(Shape::Number, "123456785", some, &[]);
    check(Shape::Number, "0", Some(0), &[E::LeadingZerosRestored]);
    check(Shape::Number, "23456785", None, &[E::InsuredNumberLength]);
    check(Shape::Number, "123456785.5", None, &[E::InsuredNumberNotDigits]);
    check(Shape::Number, "-123456785", None, &[E::InsuredNumberNotDigits]);
    check(Shape::Number, "1.2e20", None, &[E::RoundedBySpreadsheet]);
    check(Shape::Digits, "000000000", Some(0), &[]);
    let (line, _, faults) = cell(Field::InsuredNumber, Shape::Text, "12345678");
    assert_eq!(faults[0].args.get("got"), Some(&Arg::Count(8)));
    assert!(line.unreadable.has(Field::InsuredNumber));
}

#[test]
fn affiliate_numbers_have_seven_digits() {
    let check = |shape, text: &str, expected: Option<u32>, kinds: &[E]| {
        let (line, found, _) = cell(Field::AffiliateNumber, shape, text);
        assert_eq!((line.affiliate.map(AffiliateNumber::value), found.as_slice()), (expected, kinds), "{text:?}");
    };
    check(Shape::Text, "4052594", Some(4_052_594), &[]);
    check(Shape::Text, "405 2594", Some(4_052_594), &[E::SeparatorsRemoved]);
    check(Shape::Text, "405259", None, &[E::AffiliateNumberInvalid]);
    check(Shape::Text, "40525944", None, &[E::AffiliateNumberInvalid]);
    check(Shape::Text, "ABC", None, &[E::AffiliateNumberInvalid]);
    check(Shape::Text, "4.05E+06", None, &[E::RoundedBySpreadsheet]);
    check(Shape::Text, "", None, &[]);
    check(Shape::Number, "52594", Some(52_594), &[E::LeadingZerosRestored]);
    check(Shape::Number, "4052594", Some(4_052_594), &[]);
    check(Shape::Number, "40525944", None, &[E::AffiliateNumberInvalid]);
}

#[test]
fn months_are_read_as_people_write_them() {
    let march = Some(Month::at(2026, 3));
    let check = |shape, text: &str, expected: Option<Month>, kinds: &[E]| {
        let (line, found, _) = cell(Field::Period, shape, text);
        assert_eq!((line.period, found.as_slice()), (expected, kinds), "{text:?}");
    };
    for text in [
        "202603",
        "2026-03",
        "2026/03",
        "2026/3",
        "03/2026",
        "3/2026",
        "03-2026",
        "03.2026",
        "032026",
        "mars 2026",
        "Mars-2026",
        "MARS 2026",
        "mars-26",
        "مارس 2026",
        "March 2026",
        "01/03/2026",
        "31/03/2026",
        "2026-03-15",
    ] {
        check(Shape::Text, text, march, &[]);
    }
    check(Shape::Text, "٢٠٢٦٠٣", march, &[E::ArabicDigitsRead]);
    check(Shape::Text, "مارس ٢٠٢٦", march, &[E::ArabicDigitsRead]);
    check(Shape::Text, "août 2025", Some(Month::at(2025, 8)), &[]);
    check(Shape::Text, "غشت 2025", Some(Month::at(2025, 8)), &[]);
    check(Shape::Text, "أكتوبر 2025", Some(Month::at(2025, 10)), &[]);
    check(Shape::Text, "122025", Some(Month::at(2025, 12)), &[]);
    check(Shape::Text, "202012", Some(Month::at(2020, 12)), &[]);
    check(Shape::Number, "202603", march, &[]);
    check(Shape::Number, "32026", march, &[E::LeadingZerosRestored]);
    check(Shape::Date, "2026-03-01", march, &[]);
    check(Shape::Digits, "202603", march, &[]);
    check(Shape::Text, "", None, &[]);
    // `03/04/2026` is April to most and March to some.
    for text in
        ["202613", "13/2026", "mars", "2026", "03/26", "03/04/2026", "foo 2026", "000000", "1/2/3/4", "2026-03-99"]
    {
        check(Shape::Text, text, None, &[E::PeriodInvalid]);
    }
    check(Shape::Number, "46082", None, &[E::PeriodInvalid]);
}

#[test]
fn names_become_capitals_without_accents() {
    let check = |text: &str, expected: &str, kinds: &[E]| {
        let (line, found, _) = cell(Field::Surname, Shape::Text, text);
        assert_eq!((line.surname.as_str(), found.as_slice()), (expected, kinds), "{text:?}");
    };
    check("ALAMI", "ALAMI", &[]);
    check("EL ALAMI", "EL ALAMI", &[]);
    check("EL  ALAMI", "EL ALAMI", &[]);
    check("", "", &[]);
    check("-", "", &[]);
    let changed = &[E::NameNormalised];
    check("El Alami", "EL ALAMI", changed);
    check("Benaïssa", "BENAISSA", changed);
    check("BENAI\u{308}SSA", "BENAISSA", changed);
    check("EL-ALAMI", "EL ALAMI", changed);
    check("N'DIAYE", "N DIAYE", changed);
    check("N’Diaye", "N DIAYE", changed);
    check("Cœur", "COEUR", changed);
    check("Ægir Straße Þór Łuk Øst ı", "AEGIR STRASSE THOR LUK OST I", changed);
    check("Ḥasan ʿAlī", "HASAN ALI", changed);
    check("EL\u{a0}ALAMI", "EL ALAMI", changed);
    check("A. ALAMI", "A ALAMI", changed);
    check("ALAMI 2", "ALAMI 2", &[]);
    check("العلمي", "", &[E::NameNotLatin]);
    check("ALAMI العلمي", "", &[E::NameNotLatin]);
    check("ΑLAMI", "", &[E::NameNotLatin]); // a Greek alpha
    check("АLAMI", "", &[E::NameNotLatin]); // a Cyrillic a
    check("ALAMI\u{202e}", "", &[E::NameCharacters]);
    check("ALA\u{0}MI", "", &[E::NameCharacters]);
    check("ALAMI; DROP", "", &[E::NameCharacters]);
    check("=CMD()", "", &[E::NameCharacters]);
    check("ALAMI 😀", "", &[E::NameCharacters]);
    check("12345", "", &[E::NameCharacters]);
    let thirty = "A".repeat(30);
    check(&thirty, &thirty, &[]);
    check(&"A".repeat(31), "", &[E::NameTooLong]);
    check(&"œ".repeat(16), "", &[E::NameTooLong]);
    let (line, _, faults) = cell(Field::Surname, Shape::Text, &"A".repeat(31));
    assert_eq!(faults[0].args.get("got"), Some(&Arg::Count(31)));
    assert!(line.unreadable.has(Field::Surname));
}

#[test]
fn a_whole_name_is_split_where_its_writing_says() {
    let check = |text: &str, surname: &str, given_name: &str, kinds: &[E]| {
        let (line, found, _) = cell(Field::FullName, Shape::Text, text);
        assert_eq!((line.surname.as_str(), line.given_name.as_str()), (surname, given_name), "{text:?}");
        assert_eq!(found, kinds, "{text:?}");
    };
    let split = &[E::NameSplit];
    let both = &[E::NameNormalised, E::NameSplit];
    check("ALAMI SARA", "ALAMI", "SARA", split);
    check("ALAMI FATIMA ZAHRA", "ALAMI", "FATIMA ZAHRA", split);
    check("EL ALAMI SARA", "EL ALAMI", "SARA", split);
    check("AIT EL HAJ SARA", "AIT EL HAJ", "SARA", split);
    check("Aït Taleb Sara", "AIT TALEB", "SARA", both);
    check("BEN ALI", "BEN ALI", "", &[]);
    check("EL", "EL", "", &[]);
    check("ALAMI", "ALAMI", "", &[]);
    check("MOULAY IDRISSI OMAR", "MOULAY IDRISSI", "OMAR", split);
    check("ES-SAIDI OMAR", "ES SAIDI", "OMAR", both);
    check("ECH CHERIF OMAR", "ECH CHERIF", "OMAR", split);
    check("DE LA CRUZ ANA", "DE LA CRUZ", "ANA", split);
    check("ALAMI, SARA", "ALAMI", "SARA", split);
    check("EL ALAMI IDRISSI,SARA", "EL ALAMI IDRISSI", "SARA", split);
    check("ALAMI IDRISSI  SARA", "ALAMI IDRISSI", "SARA", split);
    check("El Alami Sara", "EL ALAMI", "SARA", both);
    check("EL-ALAMI Sara", "EL ALAMI", "SARA", both);
    // Capitals say which words are the surname, in either order.
    check("EL FASSI FIHRI Omar", "EL FASSI FIHRI", "OMAR", both);
    check("Fatima Zahra EL FASSI", "EL FASSI", "FATIMA ZAHRA", both);
    check("Omar EL FASSI Fihri", "OMAR", "EL FASSI FIHRI", both);
    check("", "", "", &[]);
    check(", SARA", "SARA", "", &[]);
    check("سارة العلمي", "", "", &[E::NameNotLatin]);
    check("ALAMI سارة", "", "", &[E::NameNotLatin]);
    let (line, kinds, _) = cell(Field::FullName, Shape::Text, &format!("ALAMI {}", "A".repeat(31)));
    assert_eq!((line.surname.as_str(), kinds), ("", vec![E::NameTooLong]));
    assert!(line.unreadable.has(Field::Surname) && line.unreadable.has(Field::FullName));
}

#[test]
fn a_whole_name_does_not_replace_names_from_their_own_columns() {
    let (mut line, mut faults) = (Line::default(), Vec::new());
    let of = |field, text| Cell { field, column: Column::Letter(1), text, shape: Shape::Text };
    let cells = [of(Field::Surname, "ALAMI"), of(Field::FullName, "IDRISSI OMAR"), of(Field::GivenName, "SARA")];
    read_line(&RawRow { row: 2, part: Part::Unsaid, cells: &cells }, &mut line, &mut faults);
    assert_eq!((line.surname.as_str(), line.given_name.as_str(), faults.len()), ("ALAMI", "SARA", 0));
}

#[test]
fn identity_cards_are_letters_and_digits() {
    let check = |text: &str, expected: &str, kinds: &[E]| {
        let (line, found, _) = cell(Field::Cin, Shape::Text, text);
        assert_eq!((line.cin.as_str(), found.as_slice()), (expected, kinds), "{text:?}");
        assert_eq!(line.unreadable.has(Field::Cin), expected.is_empty() && !kinds.is_empty(), "{text:?}");
    };
    check("AB123456", "AB123456", &[]);
    check("K12345", "K12345", &[]);
    check("", "", &[]);
    check("-", "", &[]);
    check("ab123456", "AB123456", &[E::CinNormalised]);
    check("AB 123456", "AB123456", &[E::CinNormalised]);
    check("AB-123456", "AB123456", &[E::CinNormalised]);
    check("AB١٢٣٤٥٦", "AB123456", &[E::ArabicDigitsRead]);
    // A residence card or passport is kept.
    check("1234567", "1234567", &[E::CinShape]);
    check("ABC12345", "ABC12345", &[E::CinShape]);
    check("AB", "AB", &[E::CinShape]);
    check("AB1234567", "", &[E::CinTooLong]);
    check("01/03/2026", "", &[E::DateInsteadOfNumber]);
    check("AÉ123456", "", &[E::CinCharacters]);
    check("أب123456", "", &[E::CinCharacters]);
    check("AB12345?", "", &[E::CinCharacters]);
}

#[test]
fn situations_are_read_as_codes_or_in_words() {
    let check = |text: &str, expected: Option<Situation>, kinds: &[E]| {
        let (line, found, _) = cell(Field::Situation, Shape::Text, text);
        assert_eq!((line.situation, found.as_slice()), (expected, kinds), "{text:?}");
    };
    check("", Some(Situation::Normal), &[]);
    check("-", Some(Situation::Normal), &[]);
    for situation in Situation::ALL {
        check(situation.code(), Some(situation), &[]);
    }
    let words = |text: &str, situation| check(text, Some(situation), &[E::SituationTranslated]);
    words("CO", Situation::UnpaidLeave);
    words("ML", Situation::Sickness);
    words("MT", Situation::Maternity);
    words("so", Situation::Left);
    words("Normal", Situation::Normal);
    words("RAS", Situation::Normal);
    words("R.A.S.", Situation::Normal);
    words("Maladie", Situation::Sickness);
    words("Congé de maladie", Situation::Sickness);
    words("Maladie professionnelle", Situation::OccupationalDisease);
    words("Sorti", Situation::Left);
    words("Démissionnaire", Situation::Left);
    words("Congé sans solde", Situation::UnpaidLeave);
    words("Décédé", Situation::Deceased);
    words("Maternité", Situation::Maternity);
    words("Accident du travail", Situation::WorkAccident);
    words("IL - Maladie", Situation::Sickness);
    words("SO (sorti)", Situation::Left);
    words("Sick leave", Situation::Sickness);
    words("مرض", Situation::Sickness);
    words("مَرَض", Situation::Sickness);
    words("أمومة", Situation::Maternity);
    words("حادثة شغل", Situation::WorkAccident);
    words("وفاة", Situation::Deceased);
    words("عطلة بدون أجر", Situation::UnpaidLeave);
    words("مرض مهني", Situation::OccupationalDisease);
    words("عادي", Situation::Normal);
    words("استقالة", Situation::Left);
    for text in ["XX", "IL - sorti", "absent", "12", "?", "01/03/2026"] {
        check(text, None, &[E::UnknownSituation]);
    }
}

#[test]
fn children_are_a_whole_number() {
    let check = |text: &str, expected: u8, kinds: &[E]| {
        let (line, found, _) = cell(Field::Children, Shape::Text, text);
        assert_eq!((line.allowances.children, found.as_slice()), (expected, kinds), "{text:?}");
    };
    check("03", 3, &[]);
    check("", 0, &[]);
    check("3,0", 3, &[]);
    check("1.5", 0, &[E::NotAWholeNumber]);
    check("-1", 0, &[E::NotAWholeNumber]);
    check("100", 0, &[E::NotAWholeNumber]);
    check("x", 0, &[E::NotAWholeNumber]);
}

#[test]
fn every_fault_of_a_row_is_found_and_the_rest_is_read() {
    let of = |field, text| Cell { field, column: Column::Letter(1), text, shape: Shape::Text };
    let cells = [
        of(Field::InsuredNumber, "12345"),
        of(Field::Surname, "ALAMI"),
        of(Field::GivenName, "سارة"),
        of(Field::Days, "27"),
        of(Field::GrossWage, "4.500"),
        of(Field::CappedWage, "4500"),
    ];
    let (mut line, mut faults) = (Line::default(), Vec::new());
    let row = RawRow { row: 7, part: Part::Entrant, cells: &cells };
    read_line(&row, &mut line, &mut faults);
    let found: Vec<_> = faults.iter().map(|fault| (fault.field, fault.error)).collect();
    assert_eq!(
        found,
        [
            (Field::InsuredNumber, E::InsuredNumberLength),
            (Field::GivenName, E::NameNotLatin),
            (Field::Days, E::DaysOutOfRange),
            (Field::GrossWage, E::AmbiguousAmount),
        ]
    );
    assert_eq!((line.row, line.part, line.surname.as_str()), (7, Part::Entrant, "ALAMI"));
    assert_eq!(line.capped, Some(Money::from_dirhams(4500)));
    // The next row finds nothing of the one before.
    faults.clear();
    read_line(&RawRow { row: 8, part: Part::Unsaid, cells: &[] }, &mut line, &mut faults);
    assert!(line == Line { row: 8, ..Line::default() } && faults.is_empty());
}

/// The form of `i18n`: groups behind a space, a decimal comma.
fn as_people_read(money: Money, space: char) -> String {
    let (whole, centimes) = (money.centimes() / 100, money.centimes() % 100);
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(space);
        }
        out.push(digit);
    }
    format!("{out},{centimes:02}")
}

fn any_shape() -> impl Strategy<Value = Shape> {
    use Shape::{Boolean, Date, Digits, Error, FormulaWithoutValue, Number, Text};
    prop::sample::select(vec![Text, Number, Digits, Date, Boolean, Error, FormulaWithoutValue])
}

proptest! {
    #[test]
    fn no_text_brings_the_reader_down(text in any::<String>(), shape in any_shape()) {
        for field in Field::all() {
            cell(field, shape, &text);
        }
    }

    #[test]
    fn no_number_like_text_brings_the_reader_down(text in "[-+( ]?[0-9٠-٩., '٫٬]{0,60}[)eE+-]{0,2}[0-9]{0,12}( ?DH|j)?", shape in any_shape()) {
        for field in Field::all() {
            cell(field, shape, &text);
        }
    }

    #[test]
    fn what_an_amount_prints_reads_back_equal(centimes in 0..=GROSS_MAX.centimes()) {
        let money = Money::from_centimes(centimes);
        prop_assert_eq!(amount(Shape::Text, &money.to_string()), (Some(centimes), vec![]));
        prop_assert_eq!(amount(Shape::Number, &money.to_string()), (Some(centimes), vec![]));
        prop_assert_eq!(amount(Shape::Digits, &format!("{centimes:013}")), (Some(centimes), vec![]));
        for space in [' ', '\u{a0}', '\u{202f}'] {
            prop_assert_eq!(amount(Shape::Text, &as_people_read(money, space)).0, Some(centimes));
        }
    }

    #[test]
    fn a_name_that_was_read_fits_the_file_and_reads_back_without_change(text in "\\PC{0,40}") {
        let (line, ..) = cell(Field::Surname, Shape::Text, &text);
        prop_assert!(line.surname.len() <= 30);
        prop_assert!(line.surname.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b' '));
        let (again, kinds, _) = cell(Field::Surname, Shape::Text, &line.surname);
        prop_assert_eq!((again.surname, kinds), (line.surname, vec![]));
    }

    #[test]
    fn the_parts_of_a_whole_name_hold_all_its_words(text in "[A-Z]{1,8}( [A-Z]{1,8}){0,2}") {
        let (line, ..) = cell(Field::FullName, Shape::Text, &text);
        let joined = format!("{} {}", line.surname, line.given_name);
        prop_assert_eq!(joined.trim_end(), text);
    }
}
