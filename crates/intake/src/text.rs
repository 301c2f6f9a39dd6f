//! Text of cells and headings: outer white space, and the form in which headings are compared.

pub mod charset;
pub mod decode;
pub mod survey;

use std::io;
use tasrih_domain::{Refusal, RefusalKind};

/// A reading error of the file itself, whatever its bytes.
pub fn unreadable(_: io::Error) -> Refusal {
    RefusalKind::Unreadable.into()
}

/// Is it white space or invisible at the end of a cell: spaces of all widths, byte order and direction marks,
/// control characters (a NUL, the Ctrl-Z of DOS)?
fn is_outer(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text without white space and invisible characters at its ends.
#[inline]
pub fn trimmed(text: &str) -> &str {
    // Nearly every cell begins and ends with a visible ASCII character: two comparisons then settle it.
    match text.as_bytes() {
        [] => text,
        [only] if only.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => trimmed_slowly(text),
    }
}

#[cold]
fn trimmed_slowly(text: &str) -> &str {
    text.trim_matches(is_outer)
}

/// The form under which a heading is remembered: lower case, accents, Arabic vowel marks, tatweel and letter variants
/// folded, punctuation as spaces, single spaces. `N° CNSS` and `n°_cnss` are both `n cnss`.
pub fn normalise_heading(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        fold(c, &mut key);
    }
    key.truncate(key.trim_end().len());
    key
}

/// Adds the folded form of a character.
fn fold(c: char, key: &mut String) {
    for c in c.to_lowercase() {
        match base_letters(c) {
            Some(base) => key.push_str(base),
            // Vowel marks, tatweel and combining accents belong to the letter before them.
            None if is_mark(c) => {}
            // `º` is a letter to Unicode and a degree sign to whoever typed `Nº`.
            None if c.is_alphanumeric() && c != 'º' => key.push(western_digit(c)),
            None if key.is_empty() || key.ends_with(' ') => {}
            None => key.push(' '),
        }
    }
}

/// Arabic-Indic and Persian digits as the digits of every heading.
fn western_digit(c: char) -> char {
    let value = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// Is it drawn over, under or inside the letters around it, or not at all?
const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | 'ـ' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The letters under an accented lower case letter, and one form for the Arabic letters that are written in several ways.
const fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'ś' | 'ş' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ß' => "ss",
        'œ' => "oe",
        'æ' => "ae",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا",
        'ة' => "ه",
        'ى' | 'ی' | 'ئ' => "ي",
        'ؤ' => "و",
        'ک' => "ك",
        '№' => "n ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_people_read_alike_have_one_key() {
        for (text, key) in [
            ("  N°  CNSS ", "n cnss"),
            ("n°_cnss", "n cnss"),
            ("Nº CNSS", "n cnss"),
            ("Prénom(s)", "prenom s"),
            ("SALAIRE  BRUT (DH)", "salaire brut dh"),
            ("Pre\u{301}nom", "prenom"),
            ("الأَجْـــرُ المُسَقَّف", "الاجر المسقف"),
            ("\u{feff}\u{200f}رقم البطاقة الوطنية", "رقم البطاقه الوطنيه"),
            ("Column ١٢", "column 12"),
            ("", ""),
            (" - ", ""),
        ] {
            assert_eq!(normalise_heading(text), key, "{text}");
        }
    }

    #[test]
    fn invisible_characters_at_the_ends_of_a_cell_go() {
        for (text, kept) in [
            ("26", "26"),
            ("a", "a"),
            (" ", ""),
            ("\u{a0}4 500,00\u{202f}", "4 500,00"),
            ("\u{feff}\u{200f}سلمى\u{200e}\0\u{1a}", "سلمى"),
            ("é", "é"),
        ] {
            assert_eq!(trimmed(text), kept);
        }
    }
}
