//! The messages, parsed once, and the way from a key to words.

use crate::{Text, format};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, PoisonError};
use tasrih_domain::Lang;
use tasrih_domain::finding::{Arg, Args};
use unic_langid::LanguageIdentifier;

/// A file of messages.
#[derive(Debug, Clone, Copy)]
pub struct LocaleFile {
    /// Its language.
    pub lang: Lang,
    /// Its name without extension: what the messages are about.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
}

macro_rules! locale {
    ($lang:ident, $code:literal, [$($name:literal),+]) => {
        [$(LocaleFile {
            lang: Lang::$lang,
            name: $name,
            source: include_str!(concat!("../../../locales/", $code, "/", $name, ".ftl")),
        }),+]
    };
}

static FRENCH: &[LocaleFile] = &locale!(
    Fr,
    "fr",
    [
        "rules",
        "fields",
        "pages",
        "errors",
        "certificate",
        "cli",
        "template",
        "account",
        "accounts",
        "affiliations",
        "deliveries",
        "attestations",
        "collection",
        "employees",
        "insured",
        "members",
        "messages",
        "office",
        "payments",
        "registrations",
        "security",
        "signup",
        "standing"
    ]
);
static ARABIC: &[LocaleFile] = &locale!(
    Ar,
    "ar",
    [
        "rules",
        "fields",
        "pages",
        "errors",
        "certificate",
        "cli",
        "template",
        "account",
        "accounts",
        "affiliations",
        "deliveries",
        "attestations",
        "collection",
        "employees",
        "insured",
        "members",
        "messages",
        "office",
        "payments",
        "registrations",
        "security",
        "signup",
        "standing"
    ]
);
static ENGLISH: &[LocaleFile] = &locale!(En, "en", ["rules", "fields", "cli"]);

/// Every file of messages; English ones only for what the command line prints.
pub static LOCALES: [&[LocaleFile]; 3] = [FRENCH, ARABIC, ENGLISH];

type Bundle = FluentBundle<FluentResource>;

/// Faults kept at most: enough to see what is wrong, bounded whatever is asked.
const FAULTS_MAX: usize = 256;

static FAULTS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
static FR: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Fr, FRENCH));
static AR: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Ar, ARABIC));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En, ENGLISH));

fn bundle(lang: Lang, files: &[LocaleFile]) -> Bundle {
    let language: LanguageIdentifier = lang.code().parse().expect("the code of a language is a language tag");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Counts inside sentences are grouped like every other figure; Fluent's own form is not.
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(match number.options.maximum_significant_digits {
            Some(whole) => format::group(&whole.to_string()),
            None => format::group(&number.as_string()),
        }),
        _ => None,
    }));
    for file in files {
        // What could be parsed of a broken file is used; the tests of this crate refuse broken files.
        let resource = FluentResource::try_new(file.source.to_owned()).unwrap_or_else(|(partial, _)| {
            fault(&format!("{}/{} cannot be parsed", file.lang, file.name));
            partial
        });
        if bundle.add_resource(resource).is_err() {
            fault(&format!("{}/{} repeats a key", file.lang, file.name));
        }
    }
    bundle
}

fn bundle_of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Ar => &AR,
        Lang::Fr => &FR,
        Lang::En => &EN,
    }
}

/// The message in words. Values stay isolated (FSI, PDI), so that figures and names keep their order in HTML.
pub fn render(lang: Lang, text: &Text) -> String {
    match text.key().split_once('.') {
        Some((key, attribute)) => words(lang, key, Some(attribute), text.args()),
        None => words(lang, text.key(), None, text.args()),
    }
}

/// The message in words without isolates, for JSON, CSV and terminals.
pub fn render_plain(lang: Lang, text: &Text) -> String {
    render(lang, text).replace(['\u{2068}', '\u{2069}'], "")
}

/// An attribute of a message in words, as `help` of `rule-C012`; values stay isolated.
pub fn attribute(lang: Lang, key: &str, attribute: &str, args: &Args) -> String {
    words(lang, key, Some(attribute), args)
}

/// The message with the names of its values in their place (`{$wage}`), for catalogues. Of a plural, the general form.
pub fn pattern(lang: Lang, key: &str) -> String {
    let bundle = bundle_of(lang);
    let (key, attribute) = key.split_once('.').map_or((key, None), |(key, attribute)| (key, Some(attribute)));
    let pattern = bundle.get_message(key).and_then(|message| match attribute {
        Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        None => message.value(),
    });
    // The missing values are the point here: what Fluent writes in their place is their name.
    let words = |pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).replace(['\u{2068}', '\u{2069}'], "");
    pattern.map(words).unwrap_or_default()
}

/// Does the language have that message?
pub fn exists(lang: Lang, key: &str) -> bool {
    bundle_of(lang).has_message(key)
}

/// The missing keys and values met so far, for tests: `fr page-home-title`, `ar rule-C012 $wage`.
pub fn faults() -> Vec<String> {
    FAULTS.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

fn fault(what: &str) {
    let mut faults = FAULTS.lock().unwrap_or_else(PoisonError::into_inner);
    if faults.len() < FAULTS_MAX {
        faults.insert(what.to_owned());
    }
}

fn words(lang: Lang, key: &str, attribute: Option<&str>, args: &Args) -> String {
    let bundle = bundle_of(lang);
    let message = bundle.get_message(key);
    let pattern = message.and_then(|message| match attribute {
        Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        None => message.value(),
    });
    let dot = if attribute.is_some() { "." } else { "" };
    let name = format!("{key}{dot}{}", attribute.unwrap_or_default());
    let Some(pattern) = pattern else {
        fault(&format!("{lang} {name}"));
        return format!("⟦{name}⟧");
    };
    let mut errors = Vec::new();
    let values = values(lang, args);
    let mut words = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    if !errors.is_empty() {
        fault(&format!("{lang} {name}: {}", causes(&errors)));
        words = format!("{words} ⟦{name}⟧");
    }
    words
}

fn causes(errors: &[FluentError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A count as Fluent sees it.
///
/// Arabic chooses its form by the last two digits (103 like 3, 111 like 11); the rules that Fluent uses look at the
/// whole number and take everything above 99 for `other`. So they are given the last two digits, and the whole number
/// travels beside them, for the messages that show it.
fn count(lang: Lang, number: i64) -> FluentValue<'static> {
    let last_two = number % 100;
    let (Lang::Ar, 100.., 3..) = (lang, number, last_two) else { return FluentValue::from(number) };
    let mut chooser = FluentNumber::from(last_two);
    chooser.options.maximum_significant_digits = usize::try_from(number).ok();
    FluentValue::Number(chooser)
}

/// The values as Fluent sees them: figures already written, counts as numbers (they choose the plural form), and
/// each count once more as text under `<name>_shown`; each month once more after “of” under `<name>_of`.
fn values<'a>(lang: Lang, args: &'a Args) -> FluentArgs<'a> {
    let mut values = FluentArgs::with_capacity(args.0.len());
    for (name, arg) in &args.0 {
        let value: FluentValue<'a> = match arg {
            Arg::Count(number) => {
                values.set(format!("{name}_shown"), format::count(*number));
                count(lang, *number)
            }
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Money(amount) => format::money(*amount).into(),
            Arg::Month(month) => {
                values.set(format!("{name}_of"), format::month_of(*month, lang));
                format::month(*month, lang).into()
            }
            Arg::Date(day) => format::date(*day).into(),
            Arg::Field(field) => words(lang, &format!("field-{}", field.code()), None, &Args::new()).into(),
            Arg::Percent(decimals) => format::percent(decimals).into(),
        };
        values.set(name.as_ref(), value);
    }
    values
}
