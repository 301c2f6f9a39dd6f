//! The words: every rule and refusal in every language, with the same values, and nothing besides.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use tasrih_domain::Lang;
use tasrih_rules::{CATALOGUE, REFUSALS};

/// The values used, by message and by attribute (`rule-C012.help`).
type Words = BTreeMap<String, BTreeSet<String>>;

fn words(lang: Lang) -> Words {
    let path = format!("{}/../../locales/{lang}/rules.ftl", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
    let mut words = Words::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            words.insert(message.id.name.clone(), values(value));
        }
        for attribute in &message.attributes {
            words.insert(format!("{}.{}", message.id.name, attribute.id.name), values(&attribute.value));
        }
    }
    words
}

fn values(pattern: &Pattern<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                found.insert(id.name.clone());
            }
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    found.insert(id.name.clone());
                }
                found.extend(variants.iter().flat_map(|variant| values(&variant.value)));
            }
        }
    }
    // A count and its written form are one value.
    found.into_iter().map(|name| name.strip_suffix("_shown").map(str::to_owned).unwrap_or(name)).collect()
}

fn keys() -> BTreeSet<String> {
    let rules = CATALOGUE.iter().map(|rule| format!("rule-{}", rule.code));
    let refusals = REFUSALS.iter().map(|refusal| format!("refusal-{}", refusal.code));
    rules.chain(refusals).flat_map(|key| [format!("{key}.title"), format!("{key}.help"), key]).collect()
}

#[test]
fn every_rule_and_refusal_is_worded_and_nothing_else_is() {
    for lang in Lang::ALL {
        let worded: BTreeSet<_> = words(lang).into_keys().collect();
        let expected = keys();
        let missing: Vec<_> = expected.difference(&worded).collect();
        let orphans: Vec<_> = worded.difference(&expected).collect();
        assert!(missing.is_empty() && orphans.is_empty(), "{lang}: missing {missing:?}, orphans {orphans:?}");
    }
}

#[test]
fn all_languages_use_the_same_values() {
    let french = words(Lang::Fr);
    for lang in [Lang::Ar, Lang::En] {
        for (key, values) in words(lang) {
            assert_eq!(Some(&values), french.get(&key), "{lang}: {key}");
        }
    }
}

#[test]
fn names_of_faults_hold_no_value() {
    let french = words(Lang::Fr);
    for rule in CATALOGUE {
        // The name stands over a group of findings, each with figures of its own.
        assert!(french[&format!("rule-{}.title", rule.code)].is_empty(), "{}", rule.code);
    }
}
