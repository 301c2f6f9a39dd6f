//! The tables themselves: complete, sorted, sourced.

use std::collections::BTreeSet;
use tasrih_domain::{Code, FieldError, Month, Severity, Structure};
use tasrih_rules::{CATALOGUE, Check, Needs, REFUSALS, Repeats, Status, find, of_field_error, of_structure};

#[test]
fn codes_ascend_and_are_found() {
    assert!(CATALOGUE.is_sorted_by(|a, b| a.code < b.code), "sorted, none twice");
    for rule in CATALOGUE {
        assert_eq!(find(rule.code).map(|found| found.name), Some(rule.name));
        assert!("CDFLMNPST".contains(&rule.code.as_str()[..1]), "{}", rule.code);
    }
    assert!(find(Code::at("Z999")).is_none());
}

#[test]
fn names_say_the_fault_once() {
    let names: BTreeSet<_> = CATALOGUE.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), CATALOGUE.len());
    for name in names {
        assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{name}");
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "{name}");
        assert!(!name.starts_with("Check"), "{name} is named after the fault");
    }
}

#[test]
fn every_rule_has_a_source_and_a_place_in_it() {
    for rule in CATALOGUE {
        assert!(!rule.source.place.is_empty(), "{}", rule.code);
    }
}

#[test]
fn a_decision_of_the_house_is_never_shown_as_the_fund_s() {
    for rule in CATALOGUE {
        assert_eq!(rule.status == Status::House, rule.source.text.is_house(), "{}", rule.code);
    }
}

#[test]
fn every_reader_s_word_has_one_row() {
    for error in FieldError::ALL {
        let rows = CATALOGUE.iter().filter(|rule| matches!(rule.check, Check::Field(of) if of == *error));
        assert_eq!(rows.count(), 1, "{error:?}");
        assert!(of_field_error(*error).is_some());
    }
    for structure in Structure::ALL {
        let rows = CATALOGUE.iter().filter(|rule| matches!(rule.check, Check::Structure(of) if of == *structure));
        assert_eq!(rows.count(), 1, "{structure:?}");
        assert!(of_structure(*structure).is_some());
    }
}

#[test]
fn blocking_findings_are_never_gathered() {
    // A blocked row must be found at its place.
    for rule in CATALOGUE {
        assert!(rule.severity != Severity::Blocking || rule.repeats == Repeats::Each, "{}", rule.code);
    }
}

#[test]
fn a_changed_value_is_a_gathered_notice() {
    for rule in CATALOGUE.iter().filter(|rule| matches!(rule.check, Check::Field(_))) {
        let is_notice = rule.code.as_str().starts_with('N');
        assert_eq!(rule.severity == Severity::Notice, is_notice, "{}", rule.code);
        assert_eq!(rule.repeats == Repeats::Gathered, is_notice, "{}", rule.code);
    }
}

#[test]
fn a_rule_holds_from_its_first_month_to_its_last() {
    let dated = CATALOGUE.iter().find(|rule| rule.since.is_some()).copied().expect("one rule is dated");
    let since = dated.since.unwrap();
    assert!(dated.holds_in(Some(since)) && !dated.holds_in(Some(since.previous())));
    assert!(!dated.holds_in(None), "without a month nobody knows");
    let ended = tasrih_rules::Rule { until: Some(Month::at(2020, 6)), ..dated };
    assert!(ended.holds_in(Some(Month::at(2020, 6))) && !ended.holds_in(Some(Month::at(2020, 7))));
}

#[test]
fn what_compares_with_elsewhere_says_what_it_needs() {
    for rule in CATALOGUE {
        match &rule.code.as_str()[..1] {
            "P" => assert!(matches!(rule.needs, Needs::Preestablished | Needs::Movements), "{}", rule.code),
            "M" | "T" => assert_ne!(rule.needs, Needs::File, "{}", rule.code),
            _ => {}
        }
    }
}

#[test]
fn no_code_is_both_a_rule_and_a_refusal() {
    for refusal in REFUSALS {
        assert!(find(refusal.code).is_none(), "{}", refusal.code);
    }
}
