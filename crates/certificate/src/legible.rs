//! Texts typed by people, made fit for the faces: whatever they hold, no empty box is ever drawn.

use crate::fonts::covered;
use unicode_normalization::UnicodeNormalization;

/// Drawn where a character has no likeness in the faces: visible, and not a letter.
pub const SUBSTITUTE: char = '◊';

/// The text with every character one that the faces draw.
///
/// Letters with marks that the faces lack lose the marks; compatibility forms become plain letters; anything else
/// becomes [`SUBSTITUTE`]. Direction controls are dropped: a name must not turn the text around it. White space of
/// any kind becomes single spaces.
pub fn legible(text: &str) -> String {
    let mut legible = String::with_capacity(text.len());
    for c in text.nfc() {
        if c.is_whitespace() || c.is_control() {
            if !legible.is_empty() && !legible.ends_with(' ') {
                legible.push(' ');
            }
        } else if is_ignorable(c) {
            // Joins or parts letters only; nothing to see.
        } else if covered(c) && !is_presentation_form(c) {
            legible.push(c);
        } else {
            let start = legible.len();
            legible.extend(std::iter::once(c).nfkd().filter(|part| covered(*part) && !is_mark(*part)));
            if legible.len() == start {
                legible.push(SUBSTITUTE);
            }
        }
    }
    legible.truncate(legible.trim_end().len());
    // Parts of compatibility forms may stand beside a mark that they join with.
    legible.nfc().collect()
}

/// Characters without a look of their own: joiners, direction and variation controls, soft hyphen, tags.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters stored by their drawn form (old exports): shaping joins only the plain ones.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_what_the_faces_draw_and_shows_what_they_lack() {
        for (text, shown) in [
            ("SARL  Atlas\tIngénierie\u{a0}& Fils ", "SARL Atlas Ingénierie & Fils"),
            ("شركة الأطلس", "شركة الأطلس"),
            ("e\u{301}cole", "école"),
            ("ﺷﺮﻛﺔ ﻻ", "شركة لا"),
            ("№ ﬁn ①", "№ fin 1"),
            ("abc\u{202e}def\u{2066}", "abcdef"),
            ("株式会社", "◊◊◊◊"),
            ("😀.xlsx", "◊.xlsx"),
            ("a\u{0}b\u{7}", "a b"),
            ("", ""),
        ] {
            assert_eq!(legible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn whatever_is_typed_is_drawn_by_a_face() {
        for code in (0..0x3_0000_u32).filter_map(char::from_u32) {
            for c in legible(&code.to_string()).chars() {
                assert!(covered(c), "{code:?} became {c:?}");
            }
        }
    }
}
