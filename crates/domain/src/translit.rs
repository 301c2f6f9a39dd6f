//! A name in the other script, as a proposal: Latin to Arabic and back, by Moroccan habit.
//!
//! Latin names in Morocco follow French spelling (`CH` ش, `OU` و, `KH` خ, `GH` غ, `DJ` or `J` ج) and leave out what
//! French cannot hear (emphatic consonants, ع, long vowels); Arabic names leave out short vowels. Neither can be
//! computed from the other, so what comes out is only ever shown beside an empty field, and the person decides.
//!
//! Whole words that everybody writes alike come from a list ([`names`]); the rest is spelled by rule. `EL` and `AL`
//! join the word that follows as ال; `BEN`, `AIT`, `OULAD` and their like stay words of their own, as on identity
//! cards. The rules are habit, not law: no official table was found.

mod names;

use crate::draft::fold_text;

/// Characters of a proposal at most; a longer text is no name.
const CHARACTERS_MAX: usize = 60;

/// An Arabic spelling of a name in Latin letters; empty when there is nothing to spell.
pub fn to_arabic(latin: &str) -> String {
    let mut folded = String::new();
    fold_text(&latin.replace(['\'', '’', '-'], " "), &mut folded);
    if folded.chars().count() > CHARACTERS_MAX {
        return String::new();
    }
    let mut words: Vec<String> = Vec::new();
    let mut article = false;
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        if is_article(word) {
            article = true;
            continue;
        }
        let spelled = names::arabic_of(word).map_or_else(|| by_letters(word), str::to_owned);
        if spelled.is_empty() {
            continue;
        }
        let joined = std::mem::take(&mut article) && !spelled.starts_with("ال");
        words.push(if joined { format!("ال{spelled}") } else { spelled });
    }
    words.join(" ")
}

/// A Latin spelling, in capitals, of a name in Arabic letters; empty when there is nothing to spell.
pub fn to_latin(arabic: &str) -> String {
    let plain: String = arabic.chars().filter(|c| !is_mark(*c)).collect();
    if plain.chars().count() > CHARACTERS_MAX {
        return String::new();
    }
    let mut words: Vec<String> = Vec::new();
    let mut rest = plain.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = rest.next() {
        if let Some(known) = rest.peek().and_then(|next| names::latin_of(&format!("{word} {next}"))) {
            rest.next();
            words.push(known.to_owned());
            continue;
        }
        let bare = word.strip_prefix("ال").filter(|bare| bare.chars().count() >= 2 && names::latin_of(word).is_none());
        let next = match (bare, words.last_mut()) {
            // A servant of God is one word in Latin: ABDELALI.
            (Some(bare), Some(servant)) if servant == "ABD" => {
                servant.push_str("EL");
                servant.push_str(&spelled(bare));
                continue;
            }
            (Some(bare), _) => format!("EL {}", spelled(bare)),
            (None, _) => spelled(word),
        };
        words.push(next);
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn spelled(word: &str) -> String {
    names::latin_of(word).map_or_else(|| by_sounds(word), str::to_owned)
}

/// The article in its spellings before sun letters.
fn is_article(word: &str) -> bool {
    matches!(word, "EL" | "AL" | "ES" | "ER" | "EZ" | "ED" | "ET" | "EN" | "ECH" | "AS" | "AR" | "AZ" | "AD" | "AT")
}

/// Vowel marks, tatweel and direction marks.
const fn is_mark(c: char) -> bool {
    matches!(c, 'ـ' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Groups of Latin letters that are one Arabic letter or none, the longest first.
const GROUPS: &[(&str, &str)] = &[
    ("TCH", "تش"),
    ("OUA", "وا"),
    ("OUE", "و"),
    ("OUI", "وي"),
    ("CH", "ش"),
    ("SH", "ش"),
    ("KH", "خ"),
    ("GH", "غ"),
    ("TH", "ث"),
    ("DH", "ض"),
    ("PH", "ف"),
    ("DJ", "ج"),
    ("GU", "ك"),
    ("QU", "ق"),
    ("OU", "و"),
    ("AI", "اي"),
    ("EI", "ي"),
    ("EE", "ي"),
    ("OO", "و"),
    ("AA", "ا"),
];

/// The letters of one word.
fn by_letters(word: &str) -> String {
    let (mut out, mut rest, mut previous) = (String::new(), word, None);
    while let Some(first) = rest.chars().next() {
        let at_start = rest.len() == word.len();
        let group = GROUPS.iter().find(|(group, _)| rest.starts_with(group));
        if let Some((group, letters)) = group {
            // A vowel that begins a word sits on an alif.
            match *letters {
                "و" | "ي" if at_start => out.push_str(if *letters == "و" { "أو" } else { "إي" }),
                "اي" if at_start => out.push_str("أي"),
                _ => out.push_str(letters),
            }
            rest = &rest[group.len()..];
        } else {
            let is_last = rest.len() == first.len_utf8();
            if previous != Some(first) || is_vowel(first) {
                out.push_str(letter(first, rest, at_start, is_last));
            }
            rest = &rest[first.len_utf8()..];
        }
        previous = Some(first);
    }
    out
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')
}

/// One letter in its place; `rest` begins with it.
fn letter(letter: char, rest: &str, at_start: bool, is_last: bool) -> &'static str {
    let before_soft_vowel = rest[1..].starts_with(['E', 'I', 'Y']);
    match letter {
        'A' if at_start => "أ",
        'E' | 'I' if at_start => "إ",
        'O' | 'U' if at_start => "أو",
        // Most feminine names, and families named after one.
        'A' if is_last => "ة",
        'A' => "ا",
        'I' | 'Y' => "ي",
        'O' | 'U' | 'W' => "و",
        'B' | 'P' => "ب",
        'C' if before_soft_vowel => "س",
        'G' if before_soft_vowel => "ج",
        'C' | 'G' | 'K' => "ك",
        'D' => "د",
        'F' | 'V' => "ف",
        'H' if at_start => "ح",
        'H' => "ه",
        'J' => "ج",
        'L' => "ل",
        'M' => "م",
        'N' => "ن",
        'Q' => "ق",
        'R' => "ر",
        'S' => "س",
        'T' => "ت",
        'X' => "كس",
        'Z' => "ز",
        // `E` among them: it is short, and short vowels are not written.
        _ => "",
    }
}

/// What an Arabic letter sounds like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    /// Long vowel, or the consonant that it is at the beginning of a word.
    Vowel(&'static str, &'static str),
    Silent,
}

const fn sound(letter: char) -> Sound {
    use Sound::{Consonant, Silent, Vowel};
    match letter {
        'ا' | 'آ' | 'أ' | 'ى' | 'ٱ' | 'ة' | 'ع' => Vowel("A", "A"),
        'إ' => Vowel("I", "I"),
        'و' | 'ؤ' => Vowel("OU", "OU"),
        'ي' | 'ئ' | 'ی' => Vowel("I", "Y"),
        'ب' => Consonant("B"),
        'ت' | 'ط' => Consonant("T"),
        'ث' => Consonant("TH"),
        'ج' => Consonant("J"),
        'ح' | 'ه' => Consonant("H"),
        'خ' => Consonant("KH"),
        'د' | 'ذ' | 'ض' => Consonant("D"),
        'ر' => Consonant("R"),
        'ز' | 'ظ' => Consonant("Z"),
        'س' | 'ص' => Consonant("S"),
        'ش' => Consonant("CH"),
        'غ' => Consonant("GH"),
        'ف' | 'ڤ' => Consonant("F"),
        'ق' | 'ك' | 'ک' => Consonant("K"),
        'گ' | 'ڭ' => Consonant("G"),
        'ل' => Consonant("L"),
        'م' => Consonant("M"),
        'ن' => Consonant("N"),
        'پ' => Consonant("P"),
        _ => Silent,
    }
}

/// The sounds of one word. A short `A` carries a consonant that nothing else does.
fn by_sounds(word: &str) -> String {
    let mut out = String::new();
    // Is the letter before a consonant, and does it end a syllable?
    let (mut consonant, mut closes) = (false, false);
    let letters: Vec<Sound> = word.chars().map(sound).filter(|sound| *sound != Sound::Silent).collect();
    for (at, sound) in letters.iter().enumerate() {
        match *sound {
            Sound::Consonant(letter) => {
                let is_last = at + 1 == letters.len();
                let carried = consonant && (!closes || is_last);
                if carried {
                    out.push('A');
                }
                closes = carried || (at > 0 && !consonant);
                out.push_str(letter);
                consonant = true;
            }
            Sound::Vowel(long, first) => {
                let vowel = if at == 0 { first } else { long };
                // اع and its like are one vowel to a French ear.
                if !(vowel == "A" && out.ends_with('A')) {
                    out.push_str(vowel);
                }
                consonant = false;
            }
            Sound::Silent => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_are_spelled_in_arabic_by_habit() {
        for (latin, arabic) in [
            ("EL ALAOUI", "العلوي"),
            ("ALAOUI", "علوي"),
            ("BENJELLOUN", "بنجلون"),
            ("Aït Lahcen", "آيت لحسن"),
            ("FATIMA ZAHRA", "فاطمة الزهراء"),
            ("fatima-zahra", "فاطمة الزهراء"),
            ("YOUSSEF", "يوسف"),
            ("KHADIJA", "خديجة"),
            ("ABDELLAH", "عبد الله"),
            ("CHRAIBI", "شرايبي"),
            ("BOUZIDI", "بوزيدي"),
            ("SOUKAINA", "سكينة"),
            ("BERRADA", "برادة"),
            ("ES SEBTI", "السبتي"),
            ("OUARZAZI", "وارزازي"),
            ("", ""),
            ("123", ""),
        ] {
            assert_eq!(to_arabic(latin), arabic, "{latin}");
        }
    }

    #[test]
    fn arabic_names_are_spelled_in_latin_by_habit() {
        for (arabic, latin) in [
            ("العلوي", "EL ALAOUI"),
            ("علوي", "ALAOUI"),
            ("فاطمة الزهراء", "FATIMA ZAHRA"),
            ("يُوسُف", "YOUSSEF"),
            ("خديجة", "KHADIJA"),
            ("عبد الله", "ABDELLAH"),
            ("عبد الرحيم", "ABDERRAHIM"),
            ("بوزيدي", "BOUZIDI"),
            ("آيت لحسن", "AIT LAHCEN"),
            ("شادي", "CHADI"),
            ("زمري", "ZAMRI"),
            ("", ""),
        ] {
            assert_eq!(to_latin(arabic), latin, "{arabic}");
        }
    }

    #[test]
    fn each_name_of_the_list_comes_back_from_its_other_script() {
        for (latin, arabic) in names::pairs() {
            assert_eq!(to_latin(arabic), latin, "{arabic}");
            assert_eq!(to_arabic(latin), arabic, "{latin}");
        }
    }

    #[test]
    fn whatever_is_typed_gives_a_proposal_of_the_right_script_or_none() {
        for odd in ["\u{202e}ALI", "A\0B", "<b>ALI</b>", "😀", &"A".repeat(5_000), "علي ALI", "- - -"] {
            assert!(to_arabic(odd).chars().all(|c| c == ' ' || ('ء'..='ي').contains(&c)), "{odd:?}");
            assert!(to_latin(odd).chars().all(|c| c == ' ' || c.is_ascii_uppercase()), "{odd:?}");
        }
    }
}
