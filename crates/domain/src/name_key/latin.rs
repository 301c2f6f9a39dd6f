//! Names in Latin letters, as French, English and telephones write them.

use super::Token;

/// Words that belong to the name after them, and their letters in its token.
const PREFIXES: &[(&str, &str)] = &[
    ("ABD", "ABD"),
    ("ABDEL", "ABD"),
    ("ABDUL", "ABD"),
    ("ABOU", "AB"),
    ("ABU", "AB"),
    ("AIT", "AT"),
    ("BEL", "BN"),
    ("BEN", "BN"),
    ("BENT", "BNT"),
    ("BIN", "BN"),
    ("BINT", "BNT"),
    ("BNOU", "BN"),
    ("BOU", "B"),
    ("IBN", "BN"),
    ("OU", "A"),
    ("OULAD", "ALD"),
    ("OULD", "ALD"),
];

/// The article, alone, before any letter.
const ARTICLES: &[&str] = &["AL", "EL", "L"];
/// The article that has taken the first letter of the name after it.
const ASSIMILATED: &[&str] = &["ECH", "ED", "EN", "ER", "ES", "ET", "EZ"];
/// The second half of names like Nour Eddine.
const OF_THE_FAITH: &[&str] = &["DDIN", "DDINE", "DIN", "DINE", "EDDIN", "EDDINE", "UDDIN"];

/// Names whose spelling no rule explains.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("ELHAM", "ILHM"),
    ("ELIAS", "ILYS"),
    ("ELYAS", "ILYS"),
    ("ELYES", "ILYS"),
    ("LAHBIB", "HBB"),
    ("LAHCEN", "HSN"),
    ("LAHOUCINE", "HSN"),
    ("LAHSEN", "HSN"),
    ("LAHSSEN", "HSN"),
    ("LAKBIR", "KBR"),
    ("LARBI", "ARBI"),
    ("TAIB", "TYB"),
];

/// Words in a row, of which some belong together.
#[derive(Default)]
pub(super) struct Words {
    words: Vec<String>,
}

impl Words {
    pub(super) fn push(&mut self, word: &str) {
        if OF_THE_FAITH.contains(&word) && self.words.len() > 1 {
            self.words.pop_if(|article| is_article(article));
        }
        match self.words.last_mut() {
            // Joined before anything is folded: Salah Eddine, Salaheddine.
            Some(last) if OF_THE_FAITH.contains(&word) => last.push_str("EDDINE"),
            _ => self.words.push(word.to_owned()),
        }
    }

    pub(super) fn finish(&mut self, into: &mut Vec<Token>) {
        let words = std::mem::take(&mut self.words);
        let mut prefix = String::new();
        let mut rest = words.iter().peekable();
        while let Some(word) = rest.next() {
            if rest.peek().is_some() {
                if is_article(word) {
                    continue;
                }
                if let Some((_, letters)) = PREFIXES.iter().find(|(prefix, _)| prefix == word) {
                    append(&mut prefix, letters);
                    continue;
                }
            }
            for part in split(word) {
                let token = token(part, std::mem::take(&mut prefix));
                into.push(Token::of(token));
            }
        }
    }
}

fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word) || ASSIMILATED.contains(&word)
}

/// Fatimazahra is two names.
fn split(word: &str) -> Vec<&str> {
    match word.strip_prefix("FATIM").and_then(|rest| rest.find("ZAHRA")) {
        Some(_) => vec!["FATIMA", "ZAHRA"],
        None => vec![word],
    }
}

/// Adds letters to a token; a vowel is told only at the very beginning.
fn append(token: &mut String, letters: &str) {
    let letters = if token.is_empty() { letters } else { letters.trim_start_matches(['A', 'I', 'U']) };
    token.push_str(letters);
}

fn token(word: &str, mut prefix: String) -> String {
    if let Some((_, letters)) = EXCEPTIONS.iter().find(|(name, _)| *name == word) {
        append(&mut prefix, letters);
        return prefix;
    }
    let (joined, rest) = without_prefix(without_article(word));
    append(&mut prefix, joined);
    append(&mut prefix, &letters(if joined.is_empty() { rest } else { without_article(rest) }));
    prefix
}

/// The name without an article that is joined to it.
fn without_article(word: &str) -> &str {
    let is_vowel = |at: usize| word.as_bytes().get(at).is_some_and(|b| b"AEIOUY".contains(b));
    let bytes = word.as_bytes();
    if word.len() >= 5 && word.starts_with("EL") {
        return &word[2..];
    }
    // Alami begins with two letters of its own, Alhassan does not.
    if word.len() >= 7 && word.starts_with("AL") && !is_vowel(2) {
        return &word[2..];
    }
    if word.len() >= 7 && word.starts_with("ECHCH") {
        return &word[3..];
    }
    if word.len() >= 6 && bytes[0] == b'E' && bytes[1] == bytes[2] && !is_vowel(1) {
        return &word[2..];
    }
    if word.len() >= 4 && bytes[0] == b'L' && !is_vowel(1) && bytes[1] != b'L' {
        return &word[1..];
    }
    word
}

/// The letters of a prefix that is joined to the name, and the name.
fn without_prefix(word: &str) -> (&'static str, &str) {
    if let Some(rest) = word.strip_prefix("ABD") {
        for article in ["EL", "AL", "UL", "OUL"] {
            if let Some(name) = rest.strip_prefix(article).filter(|name| name.len() >= 3) {
                return ("ABD", name);
            }
        }
        let bytes = rest.as_bytes();
        if bytes.len() >= 5 && b"AEU".contains(&bytes[0]) && bytes[1] == bytes[2] {
            return ("ABD", &rest[2..]);
        }
    }
    for prefix in ["BEN", "BEL", "BIN"] {
        // Bennani doubles the letter of its own name.
        let own = if prefix == "BEL" { 'L' } else { 'N' };
        let least = if prefix == "BIN" { 5 } else { 3 };
        if let Some(name) = word.strip_prefix(prefix).filter(|name| name.len() >= least && !name.starts_with(own)) {
            return ("BN", name);
        }
    }
    ("", word)
}

/// A sound: a consonant, or a vowel of one of four kinds (`e` is often silent).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant(char),
    A,
    E,
    I,
    U,
}

impl Sound {
    const fn is_vowel(self) -> bool {
        !matches!(self, Self::Consonant(_))
    }
}

/// The consonants, the first vowel and the last.
fn letters(word: &str) -> String {
    let sounds = sounds(word);
    let mut out = String::new();
    for (at, sound) in sounds.iter().enumerate() {
        let next = sounds.get(at + 1).copied();
        let is_last = sounds[at..].iter().all(|sound| sound.is_vowel());
        match sound {
            Sound::Consonant(letter) => out.push(*letter),
            // Ends in "ie": one sound, as in Rabie.
            Sound::I if is_last && next == Some(Sound::E) && at + 2 == sounds.len() => {}
            Sound::I if next.is_some_and(|next| next.is_vowel() && next != Sound::I) => out.push('Y'),
            Sound::U if next.is_some_and(|next| next.is_vowel() && next != Sound::U) => out.push('W'),
            Sound::A | Sound::E if at == 0 => out.push('A'),
            Sound::I if at == 0 => out.push('I'),
            Sound::U if at == 0 => out.push('U'),
            _ => {}
        }
    }
    out.push_str(last_vowel(&sounds));
    without_lost_vowel(out)
}

/// The vowel that the name ends in; a single `e` is silent.
fn last_vowel(sounds: &[Sound]) -> &'static str {
    let Some(last) = sounds.len().checked_sub(1).filter(|last| *last > 0) else { return "" };
    match (sounds[last - 1], sounds[last]) {
        (_, Sound::A) | (Sound::A, Sound::E) => "A",
        (_, Sound::I) | (Sound::I, Sound::E) => "I",
        (_, Sound::U) => "U",
        _ => "",
    }
}

/// Idriss is Driss, Ibrahim is Brahim, Ismail is Smail.
fn without_lost_vowel(letters: String) -> String {
    let is_lost = ["IDRS", "IBRH", "ISML"].iter().any(|name| letters.starts_with(name));
    if is_lost { letters[1..].to_owned() } else { letters }
}

/// Reads the letters, two or three at a time where they stand for one sound.
fn sounds(word: &str) -> Vec<Sound> {
    use Sound::Consonant;
    let mut sounds: Vec<Sound> = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (sound, length) = sound(rest, first);
        // What is left of a syllable's "h" after a vowel at the end: Fatimah, Saleh.
        let is_mute = sound == Consonant('H') && rest.len() == 1 && sounds.last().is_some_and(|last| last.is_vowel());
        rest = &rest[length..];
        if is_mute {
            sounds.pop();
            sounds.push(Sound::A);
        } else if sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// The sound that `rest` begins with, and the letters it takes.
fn sound(rest: &str, first: char) -> (Sound, usize) {
    use Sound::Consonant;
    const GROUPS: &[(&str, Sound)] = &[
        ("SCH", Consonant('C')),
        ("TCH", Consonant('C')),
        ("CH", Consonant('C')),
        ("SH", Consonant('C')),
        ("KH", Consonant('X')),
        ("GH", Consonant('R')),
        ("TH", Consonant('T')),
        ("DH", Consonant('D')),
        ("PH", Consonant('F')),
        ("DJ", Consonant('J')),
        ("CK", Consonant('K')),
        ("WOU", Sound::U),
        ("WOO", Sound::U),
        ("OU", Sound::U),
        ("OO", Sound::U),
        ("EE", Sound::I),
    ];
    if let Some((group, sound)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
        return (*sound, group.len());
    }
    let second = rest.chars().nth(1);
    let is_soft = matches!(second, Some('E' | 'I' | 'Y'));
    let sound = match first {
        'A' | '3' => Sound::A,
        'E' => Sound::E,
        'I' | 'Y' => Sound::I,
        'O' | 'U' | 'W' => Sound::U,
        'C' if is_soft => Consonant('S'),
        'G' if is_soft => Consonant('J'),
        'G' | 'Q' if second == Some('U') && rest.len() > 2 => return (Consonant('K'), 2),
        'C' | 'G' | 'K' | 'Q' | '9' => Consonant('K'),
        '7' => Consonant('H'),
        'P' => Consonant('B'),
        'V' => Consonant('F'),
        letter => Consonant(letter),
    };
    (sound, 1)
}
