//! The files of messages: parseable, complete, and the same in both languages of the pages.

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use tasrih_domain::Lang;
use tasrih_i18n::{LOCALES, LocaleFile};

/// Variables by message and attribute: `rule-C012.help` → {ceiling, wage}.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(file: &LocaleFile) -> Messages {
    let resource = parser::parse(file.source)
        .unwrap_or_else(|(_, errors)| panic!("{}/{} cannot be parsed: {errors:?}", file.lang, file.name));
    let mut messages = Messages::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        if let Some(value) = &message.value {
            read(file, &key, value, &mut messages);
        }
        for attribute in &message.attributes {
            read(file, &format!("{key}.{}", attribute.id.name), &attribute.value, &mut messages);
        }
    }
    messages
}

fn read(file: &LocaleFile, key: &str, pattern: &Pattern<&str>, messages: &mut Messages) {
    let mut variables = BTreeSet::new();
    walk(pattern, &mut variables);
    assert!(
        pattern.elements.iter().any(|element| match element {
            PatternElement::TextElement { value } => !value.trim().is_empty(),
            PatternElement::Placeable { .. } => true,
        }),
        "{}/{}: {key} is empty",
        file.lang,
        file.name
    );
    let twice = messages.insert(key.to_owned(), variables);
    assert!(twice.is_none(), "{}/{}: {key} stands twice", file.lang, file.name);
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, variables);
        }
    }
}

fn walk_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, variables),
        Expression::Select { selector, variants } => {
            walk_inline(selector, variables);
            for variant in variants {
                walk(&variant.value, variables);
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            // A count and its written form are one value.
            variables.insert(id.name.strip_suffix("_shown").unwrap_or(id.name).to_owned());
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, variables),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            for argument in positional {
                walk_inline(argument, variables);
            }
        }
        _ => {}
    }
}

fn files(lang: Lang) -> impl Iterator<Item = &'static LocaleFile> {
    LOCALES.into_iter().flatten().filter(move |file| file.lang == lang)
}

fn twin(file: &LocaleFile, lang: Lang) -> &'static LocaleFile {
    files(lang).find(|other| other.name == file.name).expect("every file exists in this language")
}

#[test]
fn french_and_arabic_say_the_same_things_with_the_same_values() {
    for french in files(Lang::Fr) {
        let arabic = twin(french, Lang::Ar);
        assert_eq!(messages(french), messages(arabic), "{} differs between fr (left) and ar (right)", french.name);
    }
}

#[test]
fn english_says_what_french_says_where_it_speaks() {
    for english in files(Lang::En) {
        let french = twin(english, Lang::Fr);
        assert_eq!(messages(english), messages(french), "{} differs between en (left) and fr (right)", english.name);
    }
}

#[test]
fn no_key_stands_in_two_files() {
    for lang in Lang::ALL {
        let mut seen = BTreeMap::new();
        for file in files(lang) {
            for key in messages(file).into_keys() {
                if let Some(other) = seen.insert(key.clone(), file.name) {
                    panic!("{lang}: {key} stands in {other} and in {}", file.name);
                }
            }
        }
    }
}

#[test]
fn arabic_plurals_know_their_forms() {
    // Of the six categories, an author may leave out those that read like `other`, but never `few` and `two`.
    for file in files(Lang::Ar) {
        for message in file.source.split("\n\n") {
            if message.contains("->") && message.contains("[one]") {
                for category in ["[two]", "[few]", "*[other]"] {
                    assert!(message.contains(category), "{}: {category} is missing in\n{message}", file.name);
                }
            }
        }
    }
}

/// Characters of the GSM alphabet (3GPP TS 23.038, table 6.2.1) beyond letters and digits; those of its extension
/// (`[]{}^~|\\€`) count twice and are not used here.
const GSM: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r";
/// Characters kept for each value of a text message: a code, a number, a name; and for an address.
const VALUE_CHARS: usize = 16;
const LINK_CHARS: usize = 80;
const SITE_CHARS: usize = 40;

#[test]
fn every_message_has_a_subject_and_a_text_message_that_fits() {
    for lang in Lang::PAGES {
        let file = files(lang).find(|file| file.name == "messages").expect("messages are written in this language");
        let all = messages(file);
        for key in all.keys().filter(|key| !key.contains('.')) {
            assert!(all.contains_key(&format!("{key}.subject")), "{lang}: {key} has no subject");
            let sms = format!("{key}.sms");
            assert!(all.contains_key(&sms), "{lang}: {key} has no text message");
            let words = tasrih_i18n::pattern(lang, &sms);
            let mut literal = String::new();
            let (mut length, mut has_link) = (0, false);
            for piece in words.split('{') {
                let (value, rest) = piece.split_once('}').map_or(("", piece), |(value, rest)| (value, rest));
                let is_link = matches!(value, "$link" | "$site");
                has_link |= is_link;
                let kept = match value {
                    "$link" => LINK_CHARS,
                    "$site" => SITE_CHARS,
                    _ => VALUE_CHARS,
                };
                length += if value.is_empty() { 0 } else { kept } + rest.chars().count();
                literal.push_str(rest);
            }
            // One message of 160; of those in two-byte letters, two of 67, three where there is an address.
            let most = if lang == Lang::Fr {
                160
            } else if has_link {
                201
            } else {
                134
            };
            assert!(length <= most, "{lang}: {sms} takes {length} characters of {most}: {words}");
            let odd = |c: &char| !c.is_ascii_alphanumeric() && !GSM.contains(*c);
            assert!(lang != Lang::Fr || !literal.chars().any(|c| odd(&c)), "{sms}: {:?}", literal.chars().find(odd));
        }
    }
}
