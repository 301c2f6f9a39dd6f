//! Which script a name is written in, and which characters have no place in one.

use crate::draft::fold_text;
use unicode_normalization::UnicodeNormalization;

/// Why a text is no name in the script asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoName {
    /// Characters that are not seen or turn the line around: controls, direction marks.
    Hidden,
    /// Letters of two scripts.
    Mixed,
    /// Letters of another script.
    OtherScript,
    /// Digits or signs.
    Signs,
}

enum Kind {
    Latin,
    Arabic,
    Other,
    Joiner,
    Hidden,
    Mark,
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        ' ' | '\u{a0}' | '-' | '\'' | '’' | 'ʼ' | '\u{2011}' => Kind::Joiner,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{61c}' => Kind::Hidden,
        c if c.is_control() => Kind::Hidden,
        'ـ' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' => Kind::Mark,
        'ء'..='ي' | 'ٱ' | 'پ' | 'چ' | 'ڤ' | 'ک' | 'گ' | 'ڭ' | 'ی' => Kind::Arabic,
        c if is_latin(c) => Kind::Latin,
        c if c.is_alphabetic() => Kind::Other,
        _ => Kind::Sign,
    }
}

/// Does the fund's file have a letter for it?
fn is_latin(c: char) -> bool {
    let mut out = String::new();
    c.is_alphabetic() && {
        fold_text(c.encode_utf8(&mut [0; 4]), &mut out);
        !out.is_empty()
    }
}

/// The letters of a text belong to one script, of which the caller says whether it is the one wanted.
fn look(text: &str, wants_latin: bool) -> Result<(), NoName> {
    let (mut latin, mut arabic, mut other) = (false, false, false);
    let (mut signs, mut hidden) = (false, false);
    for c in text.chars() {
        match kind(c) {
            Kind::Latin => latin = true,
            Kind::Arabic => arabic = true,
            Kind::Other => other = true,
            Kind::Hidden => hidden = true,
            Kind::Sign => signs = true,
            Kind::Joiner | Kind::Mark => {}
        }
    }
    let (wanted, foreign) = if wants_latin { (latin, arabic || other) } else { (arabic, latin || other) };
    match () {
        () if hidden => Err(NoName::Hidden),
        () if wanted && foreign => Err(NoName::Mixed),
        () if foreign => Err(NoName::OtherScript),
        () if signs || !wanted => Err(NoName::Signs),
        () => Ok(()),
    }
}

/// A name in Latin letters as the fund's file writes it: capitals without accents, single spaces.
pub fn latin(text: &str) -> Result<String, NoName> {
    let text: String = text.nfc().collect();
    look(&text, true)?;
    let mut out = String::new();
    fold_text(&text, &mut out);
    Ok(out)
}

/// A name in Arabic letters: no vowel marks, no tatweel, no presentation forms, single spaces.
pub fn arabic(text: &str) -> Result<String, NoName> {
    let text: String = text.nfkc().collect();
    look(&text, false)?;
    let letters = text.chars().filter(|c| !matches!(kind(*c), Kind::Mark)).map(|c| match c {
        'ک' => 'ك',
        'ی' => 'ي',
        '-' | '\u{2011}' | '\'' | '’' | 'ʼ' => ' ',
        c => c,
    });
    Ok(letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latin_name_becomes_what_the_file_holds() {
        for (typed, name) in [("El  Alaoui", "EL ALAOUI"), ("Aït-Lahcen", "AIT LAHCEN"), ("L'Hélène", "L HELENE")] {
            assert_eq!(latin(typed), Ok(name.to_owned()), "{typed}");
        }
    }

    #[test]
    fn an_arabic_name_loses_its_marks_and_keeps_its_letters() {
        assert_eq!(arabic("مُحَمَّد  الــعلوي"), Ok("محمد العلوي".to_owned()));
        assert_eq!(arabic("ﻣﺤﻤﺪ"), Ok("محمد".to_owned()));
    }

    #[test]
    fn what_hides_or_mixes_is_named() {
        for (typed, why) in [
            ("ALA\u{202e}OUI", NoName::Hidden),
            ("ALA\u{0}OUI", NoName::Hidden),
            ("ALAOUI علوي", NoName::Mixed),
            // A Cyrillic А looks like a Latin one.
            ("АLAOUI", NoName::Mixed),
            ("علوي", NoName::OtherScript),
            ("ALAOUI 2", NoName::Signs),
            ("<b>", NoName::Signs),
            ("=1+1", NoName::Signs),
            ("--", NoName::Signs),
        ] {
            assert_eq!(latin(typed), Err(why), "{typed:?}");
        }
        assert_eq!(arabic("ALAOUI"), Err(NoName::OtherScript));
        assert_eq!(arabic("علوي A"), Err(NoName::Mixed));
        assert_eq!(arabic("علوي ٣"), Err(NoName::Signs));
    }
}
