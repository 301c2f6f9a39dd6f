//! What the headings of a table mean.
//!
//! A heading is compared as a list of words: lower case, accents and punctuation folded ([`normalise_heading`]),
//! articles and currencies dropped, abbreviations and inflections brought to one form ([`words::canonical`]). One
//! phrase of the table of synonyms then stands for all its spellings: `NBRE DE JOURS DÉCLARÉS`, `nb_jours_declares`
//! and `Jours déclarés (J)` differ in nothing that matters.

mod share;
mod words;

use crate::text::normalise_heading;
use std::collections::HashMap;
use std::sync::LazyLock;
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::{Branch, Field, Payer, ShareOf};
use words::{PHRASES, canonical, is_noise};

/// What a heading says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// One field.
    Is(Field),
    /// `Nom`, `الاسم`: the whole name, or the part of it that has no other column.
    Name,
    /// `CNSS`, `Matricule`: the insured number when nothing else is and the column holds nine digits.
    PerhapsInsured,
    /// `AMO patronale`: with or without solidarity, as the other columns show.
    EmployerHealth,
    /// `Court terme`: with job loss, as usually printed, unless job loss has a column of its own.
    ShortTerm(Payer),
    /// `CNSS patronale`: the whole, unless family allowances have a column of their own.
    EmployerSocialSecurity,
}

/// How surely a heading was understood. The surer wins when two columns claim one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// A general word (`Salaire`).
    Weak,
    /// With a typing fault, or with words around it that change nothing.
    Close,
    /// A known phrase.
    Exact,
    /// The person said so.
    Mapped,
}

/// What became of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Not understood.
    Unknown,
    /// The person said that it is not to be used.
    SetAside,
    /// Understood.
    Means(Meaning, Quality),
}

/// Understands one heading. What the person said goes before the synonyms.
pub fn understand(heading: &str, mapping: Option<&ColumnMapping>) -> Reading {
    if let Some(mapping) = mapping
        && let Some(said) = mapping.get(&normalise_heading(heading))
    {
        return said.map_or(Reading::SetAside, |field| Reading::Means(Meaning::Is(field), Quality::Mapped));
    }
    // A column of percentages is no column of amounts; `AMO (2,26 %)` is one.
    let rates_only = heading.contains('%') && !heading.contains(|c: char| c.is_numeric());
    let words = canonical(heading);
    if words.is_empty() || rates_only || heading.len() > HEADING_BYTES_MAX {
        return Reading::Unknown;
    }
    if let Some((meaning, quality)) = SYNONYMS.get(words.join(" ").as_str()) {
        return Reading::Means(*meaning, *quality);
    }
    if let Some(meaning) = share::understand(&words) {
        return Reading::Means(meaning, Quality::Exact);
    }
    close(&words).map_or(Reading::Unknown, |meaning| Reading::Means(meaning, Quality::Close))
}

/// Longer texts are sentences: the longest heading seen in a payroll file has 70 characters.
const HEADING_BYTES_MAX: usize = 200;

/// Every phrase in canonical form.
static SYNONYMS: LazyLock<HashMap<String, (Meaning, Quality)>> = LazyLock::new(|| {
    let mut synonyms = HashMap::new();
    for (meaning, quality, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            synonyms.entry(canonical(phrase).join(" ")).or_insert((*meaning, *quality));
        }
    }
    synonyms
});

/// A phrase as the words that it is made of.
struct Phrase {
    words: Vec<String>,
    /// The same without the spaces.
    squeezed: String,
    meaning: Meaning,
}

/// The exact phrases, longest first: the most specific one is found first.
static EXACT_PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrase = |(text, (meaning, _)): (&String, &(Meaning, Quality))| Phrase {
        words: text.split(' ').map(str::to_owned).collect(),
        squeezed: text.replace(' ', ""),
        meaning: *meaning,
    };
    let exact = SYNONYMS.iter().filter(|(_, (_, quality))| *quality == Quality::Exact);
    let mut phrases: Vec<Phrase> = exact.map(phrase).collect();
    // Ties are settled by the words themselves, so that a file is read alike on every run.
    phrases.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
    phrases
});

/// A phrase among words that change nothing, or with one typing fault, or with its words run together.
fn close(words: &[String]) -> Option<Meaning> {
    if let Some(phrase) = EXACT_PHRASES.iter().find(|phrase| is_phrase_amid_noise(&phrase.words, words)) {
        return Some(phrase.meaning);
    }
    let squeezed = words.concat();
    let mut alike =
        EXACT_PHRASES.iter().filter(|phrase| phrase.squeezed == squeezed || is_phrase_with_typo(&phrase.words, words));
    let meaning = alike.next()?.meaning;
    alike.all(|other| other.meaning == meaning).then_some(meaning)
}

/// In shorter words one letter changes the meaning (`cin`, `cnss`, `net`).
const TYPO_CHARACTERS_MIN: usize = 6;

/// Is one word a letter away from the phrase, and are all others its own?
fn is_phrase_with_typo(phrase: &[String], words: &[String]) -> bool {
    if phrase.len() != words.len() {
        return false;
    }
    let mut differing = phrase.iter().zip(words).filter(|(a, b)| a != b);
    let Some((a, b)) = differing.next() else { return false };
    differing.next().is_none() && b.chars().count() >= TYPO_CHARACTERS_MIN && is_one_edit_apart(a, b)
}

/// Do the words hold the phrase in its order, and beside it only words that change nothing?
fn is_phrase_amid_noise(phrase: &[String], words: &[String]) -> bool {
    let mut rest = phrase.iter().peekable();
    for word in words {
        if rest.peek() == Some(&word) {
            rest.next();
        } else if !is_noise(word) {
            return false;
        }
    }
    rest.peek().is_none()
}

/// One letter too many, missing, other, or two neighbours swapped.
fn is_one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    match (a, b) {
        ([a1, a2, a_rest @ ..], [b1, b2, b_rest @ ..]) if a1 == b2 && a2 == b1 && a_rest == b_rest => true,
        ([_, a_rest @ ..], [_, b_rest @ ..]) if a.len() == b.len() => a_rest == b_rest,
        ([_, rest @ ..], other) | (other, [_, rest @ ..]) if rest.len() == other.len() => rest == other,
        _ => a == b,
    }
}

/// A share that every reader understands alike.
const fn share(of: ShareOf, payer: Payer) -> Meaning {
    Meaning::Is(Field::Share(of, payer))
}

/// A share of one branch.
const fn branch(branch: Branch, payer: Payer) -> Meaning {
    share(ShareOf::One(branch), payer)
}

#[cfg(test)]
mod tests;
