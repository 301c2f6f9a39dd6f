//! From a key and its values to words.

use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Lang, Money};
use tasrih_i18n::{Text, attribute, exists, faults, render, render_plain};

#[test]
fn a_missing_key_shows_itself_and_is_kept() {
    assert_eq!(render(Lang::Fr, &Text::of("no-such-key")), "⟦no-such-key⟧");
    assert_eq!(attribute(Lang::Ar, "no-such-key", "help", &Args::new()), "⟦no-such-key.help⟧");
    assert!(!exists(Lang::Fr, "no-such-key"));
    assert!(faults().contains(&"fr no-such-key".to_owned()));
}

#[test]
fn a_missing_value_shows_the_key_and_is_kept() {
    let words = render(Lang::Fr, &Text::of("pages-days-left"));
    assert!(words.ends_with("⟦pages-days-left⟧"), "{words}");
    assert!(faults().iter().any(|fault| fault.starts_with("fr pages-days-left")));
}

#[test]
fn counts_choose_the_plural_form_of_each_language() {
    let days = |lang, days| render_plain(lang, &Text::of("pages-days-left").with("days", Arg::Count(days)));
    assert_eq!(days(Lang::Fr, 1), "1 jour restant");
    assert_eq!(days(Lang::Fr, 1200), "1\u{a0}200 jours restants");
    assert_eq!(days(Lang::Ar, 2), "بقي يومان");
    assert_eq!(days(Lang::Ar, 5), "بقيت 5 أيام");
    assert_eq!(days(Lang::Ar, 12), "بقي 12 يوما");
    // Above a hundred, the last two digits choose.
    assert_eq!(days(Lang::Ar, 105), "بقيت 105 أيام");
    assert_eq!(days(Lang::Ar, 1212), "بقي 1\u{a0}212 يوما");
    assert_eq!(days(Lang::Ar, 100), "بقي 100 يوم");
}

#[test]
fn values_are_isolated_for_pages_and_bare_for_machines() {
    let text = Text::of("pages-amount-dh").with("amount", Arg::Money(Money::from_centimes(450_000)));
    assert_eq!(render(Lang::Fr, &text), "\u{2068}4\u{a0}500,00\u{2069}\u{a0}DH");
    assert_eq!(render_plain(Lang::Fr, &text), "4\u{a0}500,00\u{a0}DH");
}
