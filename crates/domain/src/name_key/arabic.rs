//! Names in Arabic letters, whose vowel signs are gone already.

use super::Token;

/// Words that belong to the name after them, and their letters in its token.
const PREFIXES: &[(&str, &str)] = &[
    ("عبد", "ABD"),
    ("بن", "BN"),
    ("ابن", "BN"),
    ("بنت", "BNT"),
    ("ابو", "AB"),
    ("بو", "B"),
    ("ايت", "AT"),
    ("اولاد", "ALD"),
    ("ولد", "ALD"),
    ("او", "A"),
];

/// Names whose writing no rule explains, without hamza.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("الهام", "ILHM"),
    ("الياس", "ILYS"),
    ("انور", "ANWR"),
    ("سعاد", "SWD"),
    ("طه", "THA"),
    ("طيب", "TYB"),
    ("فؤاد", "FWD"),
    ("مريم", "MRYM"),
    ("معاذ", "MWD"),
];

/// The second half of names like نور الدين.
const OF_THE_FAITH: &str = "الدين";

/// Words in a row, of which some belong together.
#[derive(Default)]
pub(super) struct Words {
    words: Vec<String>,
}

impl Words {
    pub(super) fn push(&mut self, word: &str) {
        match self.words.last_mut() {
            Some(last) if word == OF_THE_FAITH => last.push_str("دين"),
            _ => self.words.push(word.chars().map(plain_alif).collect()),
        }
    }

    pub(super) fn finish(&mut self, into: &mut Vec<Token>) {
        let words = std::mem::take(&mut self.words);
        let mut prefix = String::new();
        let mut rest = words.iter().peekable();
        while let Some(word) = rest.next() {
            let joins = PREFIXES.iter().find(|(prefix, _)| prefix == word).filter(|_| rest.peek().is_some());
            if let Some((_, letters)) = joins {
                prefix.push_str(letters);
                continue;
            }
            into.push(token(word, std::mem::take(&mut prefix)));
        }
    }
}

const fn plain_alif(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ی' => 'ي',
        'ک' => 'ك',
        'ھ' | 'ہ' => 'ه',
        c => c,
    }
}

fn token(word: &str, mut prefix: String) -> Token {
    // A name of its own, before its first two letters are taken for the article.
    let name = if exception(word).is_some() { word } else { without_article(word) };
    let (joined, name) = without_prefix(name);
    if prefix.is_empty() {
        prefix.push_str(joined);
    } else {
        prefix.push_str(joined.trim_start_matches('A'));
    }
    let known = exception(name).map(str::to_owned);
    let is_known = known.is_some();
    let letters = known.unwrap_or_else(|| letters(name));
    if prefix.is_empty() {
        let is_open = !is_known && letters.starts_with('A');
        return Token { letters, is_open };
    }
    prefix.push_str(letters.trim_start_matches(['A', 'I', 'U']));
    Token::of(prefix)
}

fn exception(name: &str) -> Option<&'static str> {
    EXCEPTIONS.iter().find(|(known, _)| *known == name).map(|(_, letters)| *letters)
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}

/// The letters of a prefix that is joined to the name, and the name.
fn without_prefix(word: &str) -> (&'static str, &str) {
    if let Some(rest) = word.strip_prefix("عبدال").filter(|rest| rest.chars().count() >= 2) {
        return ("ABD", rest);
    }
    for prefix in ["بن", "بل"] {
        if let Some(rest) = word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3) {
            return ("BN", rest);
        }
    }
    ("", word)
}

/// The consonants, whether a vowel comes first, and the vowel at the end.
fn letters(word: &str) -> String {
    let all: Vec<char> = word.chars().collect();
    let (stem, ending) = ending(&all);
    let mut out = String::new();
    for (at, letter) in stem.iter().enumerate() {
        // Alif, or what stands for a vowel at the end.
        let next = all.get(at + 1).copied();
        let before_vowel = matches!(next, Some('ا' | 'ى' | 'ة')) || at + 1 == stem.len() && !ending.is_empty();
        match letter {
            'ا' | 'ع' | 'ء' if at == 0 => out.push('A'),
            'و' if at == 0 || before_vowel || next == Some('ي') => out.push('W'),
            'ؤ' if before_vowel => out.push('W'),
            'ي' if at == 0 || before_vowel || next == Some('و') => out.push('Y'),
            'ئ' if before_vowel => out.push('Y'),
            letter => out.extend(consonant(*letter)),
        }
    }
    out.push_str(ending);
    let is_lost = ["ADRS", "ABRHM", "ASML"].iter().any(|name| out.starts_with(name)) && word.starts_with('ا');
    if is_lost { out[1..].to_owned() } else { out }
}

/// The letters before the last vowel, and the vowel.
fn ending(all: &[char]) -> (&[char], &'static str) {
    match all {
        [stem @ .., 'ا', 'ة'] if !stem.is_empty() => (stem, "T"),
        [stem @ .., 'ا' | 'ى', 'ء' | 'ح' | 'ع'] | [stem @ .., 'ا' | 'ى' | 'ة' | 'ه' | 'ح'] if !stem.is_empty() => {
            (stem, "A")
        }
        [stem @ .., 'ي', 'ء' | 'ع'] | [stem @ .., 'ي' | 'ئ'] if !stem.is_empty() => (stem, "I"),
        [stem @ .., 'و'] if !stem.is_empty() => (stem, "U"),
        _ => (all, ""),
    }
}

const fn consonant(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'پ' => 'B',
        'ت' | 'ث' | 'ط' => 'T',
        'ج' | 'ژ' => 'J',
        'ح' | 'ه' => 'H',
        'خ' => 'X',
        'د' | 'ذ' | 'ض' | 'ظ' => 'D',
        'ر' | 'غ' => 'R',
        'ز' => 'Z',
        'س' | 'ص' => 'S',
        'ش' | 'چ' => 'C',
        'ف' | 'ڤ' | 'ڥ' => 'F',
        'ق' | 'ك' | 'گ' | 'ڭ' | 'ݣ' => 'K',
        'ل' => 'L',
        'م' => 'M',
        'ن' => 'N',
        _ => return None,
    })
}
