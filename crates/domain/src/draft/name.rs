//! Names, reduced to the letters that the fund's file can hold.

use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::finding::{Arg, Args};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Width of a surname or a given name in the file. Source: C.
pub(super) const NAME_CHARACTERS_MAX: usize = 30;

/// What a character of a name becomes.
enum Folded {
    /// Itself.
    Same,
    /// Another letter.
    Letter(char),
    /// Two letters.
    Pair(&'static str),
    /// A space.
    Space,
    /// Nothing: an accent that stands by itself.
    Nothing,
    /// A letter of another script.
    NotLatin,
    /// No part of a name.
    Stray,
}

fn fold(c: char) -> Folded {
    match c {
        'A'..='Z' | '0'..='9' | ' ' => Folded::Same,
        'a'..='z' => Folded::Letter(c.to_ascii_uppercase()),
        '\''
        | '’'
        | '‘'
        | 'ʼ'
        | 'ʿ'
        | 'ʾ'
        | '`'
        | '´'
        | '-'
        | '.'
        | ','
        | '_'
        | '\t'
        | '·'
        | '\u{2010}'..='\u{2015}' => Folded::Space,
        _ if c.is_ascii() => Folded::Stray,
        'Æ' | 'æ' => Folded::Pair("AE"),
        'Œ' | 'œ' => Folded::Pair("OE"),
        'ß' | 'ẞ' => Folded::Pair("SS"),
        'Þ' | 'þ' => Folded::Pair("TH"),
        'Ø' | 'ø' => Folded::Letter('O'),
        'Đ' | 'đ' | 'Ð' | 'ð' => Folded::Letter('D'),
        'Ł' | 'ł' => Folded::Letter('L'),
        'Ħ' | 'ħ' => Folded::Letter('H'),
        'Ŧ' | 'ŧ' => Folded::Letter('T'),
        'ı' => Folded::Letter('I'),
        c if c.is_whitespace() => Folded::Space,
        c if is_combining_mark(c) && !is_arabic(c) => Folded::Nothing,
        c => decomposed(c),
    }
}

/// The letter below the accents.
fn decomposed(c: char) -> Folded {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    match base {
        Some(letter) if letter.is_ascii_alphabetic() => Folded::Letter(letter.to_ascii_uppercase()),
        _ if c.is_alphabetic() || is_arabic(c) => Folded::NotLatin,
        _ => Folded::Stray,
    }
}

/// Arabic letters, digits and vowel signs.
const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Is the text already what the file holds: capitals and digits in words with single spaces?
fn is_canonical(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    let mut was_space = true;
    for b in bytes {
        let is_space = *b == b' ';
        if !is_space && !is_word(*b) || is_space && was_space {
            return false;
        }
        was_space = is_space;
    }
    !was_space
}

/// Reads a name, or a part of one, into `out`. Says whether it was changed.
fn fold_into(text: &str, out: &mut String) -> Result<bool, FieldError> {
    if is_canonical(text) {
        out.push_str(text);
        return Ok(false);
    }
    let mut is_changed = false;
    for c in text.chars() {
        match fold(c) {
            Folded::Same if c == ' ' => push_space(out),
            Folded::Same => out.push(c),
            Folded::NotLatin => return Err(FieldError::NameNotLatin),
            Folded::Stray => return Err(FieldError::NameCharacters),
            change => {
                is_changed = true;
                match change {
                    Folded::Letter(letter) => out.push(letter),
                    Folded::Pair(letters) => out.push_str(letters),
                    Folded::Space => push_space(out),
                    _ => {}
                }
            }
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    Ok(is_changed)
}

/// Reduces a text that is nobody's name (company, address) to the characters of the fund's file, into `out`.
///
/// What has no letter there becomes a space; nothing is refused, because the fund knows the company by its number.
pub fn fold_text(text: &str, out: &mut String) {
    out.clear();
    for c in text.chars() {
        match fold(c) {
            Folded::Same if c != ' ' => out.push(c),
            Folded::Letter(letter) => out.push(letter),
            Folded::Pair(letters) => out.push_str(letters),
            Folded::Nothing => {}
            Folded::Same | Folded::Space | Folded::NotLatin | Folded::Stray => push_space(out),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A name fits its field and holds a letter, or is empty.
fn check(name: &str) -> Result<(), Fault> {
    if name.len() > NAME_CHARACTERS_MAX {
        let count = |n: usize| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
        let args = Args::new().with("max", count(NAME_CHARACTERS_MAX)).with("got", count(name.len()));
        return Err(Fault::with(FieldError::NameTooLong, args));
    }
    if !name.is_empty() && !name.bytes().any(|b| b.is_ascii_uppercase()) {
        return Err(FieldError::NameCharacters.into());
    }
    Ok(())
}

/// Reads one name into `out`, emptied first. Says whether it was changed. Nothing is ever cut.
fn part(text: &str, out: &mut String) -> Result<bool, Fault> {
    out.clear();
    let is_changed = fold_into(text, out)?;
    check(out)?;
    // A dash for nothing is no change worth a word.
    Ok(is_changed && !out.is_empty())
}

/// Reads a surname or a given name into `out`, which stays empty when there is a fault.
pub(super) fn read(text: &str, out: &mut String, notes: &mut Notes<'_>) -> Result<(), Fault> {
    let is_changed = part(text, out).inspect_err(|_| out.clear())?;
    if is_changed {
        notes.add(FieldError::NameNormalised);
    }
    Ok(())
}

/// Reads a whole name, the surname first, unless it was already read from columns of its own.
pub(super) fn read_full(
    text: &str,
    surname: &mut String,
    given_name: &mut String,
    notes: &mut Notes<'_>,
) -> Result<(), Fault> {
    if !surname.is_empty() || !given_name.is_empty() {
        return Ok(());
    }
    let (first, rest) = split(text);
    let is_changed = part(first, surname).and_then(|changed| Ok(part(rest, given_name)? || changed));
    match is_changed {
        Ok(true) => notes.add(FieldError::NameNormalised),
        Ok(false) => {}
        Err(fault) => {
            surname.clear();
            given_name.clear();
            return Err(fault);
        }
    }
    if surname.is_empty() {
        std::mem::swap(surname, given_name);
    }
    if !given_name.is_empty() {
        notes.add(FieldError::NameSplit);
    }
    Ok(())
}

/// Words that belong to the surname that follows them.
const PARTICLES: &[&str] = &[
    "ABD", "ABDEL", "ABOU", "ABU", "AIT", "AL", "BEL", "BEN", "BENI", "BENT", "BIN", "BINT", "BNOU", "BOU", "DA", "DE",
    "DEL", "DES", "DI", "DOS", "DU", "ECH", "ED", "EL", "EN", "ER", "ES", "ET", "EZ", "IBN", "LA", "LALLA", "LE",
    "LES", "MOULAY", "MY", "OU", "OULAD", "OULD", "SAINT", "SAN", "SI", "SIDI", "VAN", "VON",
];

/// Surname and given name, as far as the writing says.
///
/// In this order: a comma; two spaces or a tab; the surname in capitals beside a given name that is not (the habit
/// of French forms, in either order); else the first word with the particles before it.
fn split(text: &str) -> (&str, &str) {
    if let Some((surname, given_name)) = text.split_once(',') {
        return (surname, given_name);
    }
    if let Some(at) = text.find("  ").or_else(|| text.find('\t')) {
        return text.split_at(at);
    }
    if let Some(halves) = split_by_capitals(text) {
        return halves;
    }
    let mut end = 0;
    for word in text.split_whitespace() {
        // Both are parts of the same text: the distance of their beginnings is the place of the word.
        end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
        if !PARTICLES.iter().any(|particle| folds_to(word, particle)) {
            break;
        }
    }
    text.split_at(end)
}

/// Does the word become that particle?
fn folds_to(word: &str, particle: &str) -> bool {
    let mut letters = particle.chars();
    let is_same = word.chars().all(|c| match fold(c) {
        Folded::Same => letters.next() == Some(c),
        Folded::Letter(letter) => letters.next() == Some(letter),
        Folded::Nothing => true,
        _ => false,
    });
    is_same && letters.next().is_none()
}

/// The run of words in capitals at the beginning or at the end, when the other words are not in capitals.
fn split_by_capitals(text: &str) -> Option<(&str, &str)> {
    let has_small = |word: &str| word.chars().any(char::is_lowercase);
    let is_capital = |word: &str| !has_small(word) && word.chars().filter(|c| c.is_uppercase()).count() > 1;
    if !has_small(text) {
        return None;
    }
    let mut turn = None;
    let mut previous: Option<(bool, &str)> = None;
    for word in text.split_whitespace() {
        if !is_capital(word) && !has_small(word) {
            return None;
        }
        let capital = is_capital(word);
        match previous {
            Some((before, _)) if before != capital => {
                if turn.is_some() {
                    return None;
                }
                turn = Some((word.as_ptr() as usize - text.as_ptr() as usize, before));
            }
            _ => {}
        }
        previous = Some((capital, word));
    }
    let (at, surname_first) = turn?;
    let (first, rest) = text.split_at(at);
    Some(if surname_first { (first, rest) } else { (rest, first) })
}
