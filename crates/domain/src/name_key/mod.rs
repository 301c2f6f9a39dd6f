//! Keys that find a name however it was spelled: one name has many spellings in Latin letters, and two scripts.
//!
//! A key is made of *tokens*, one per name. A token keeps the consonants, whether the name begins with a vowel, and
//! the vowel it ends in: what transliterations agree on. The letters between are left out, because Arabic does not
//! write the short ones and Latin writes them as it pleases.
//!
//! | Folded | Spellings that become one |
//! | --- | --- |
//! | accents, case, hyphens, apostrophes | `Aïcha` `AICHA`, `M'hamed` `Mhamed` |
//! | double letters | `Mohammed` `Mohamed`, `Hassan` `Hasan` |
//! | vowels between consonants | `Muhammad` `Mohamed`, `Youssef` `Yusuf`, `Fatima` `Fatma` |
//! | `ou` `u` `o` `w` | `Ouafae` `Wafae`, `Alaoui` `Alawi`, `Omar` `Oumar` `Umar` |
//! | `i` `y` before a vowel | `Zakaria` `Zakariya`, `Soumia` `Soumaya` |
//! | final `e`, `h`, `ae` | `Amine` `Amin`, `Fatimah` `Fatima`, `Wafae` `Wafa` |
//! | `ch` `sh`, `dj` `j` `g` before e and i, `kh` `x`, `ph` `f` `v` | `Cherkaoui` `Sherkawi`, `Khadidja` `Khadija` |
//! | `q` `k` `c` `9`, hard `g` | `Kacem` `Qasem`, `Guessous` `Kessous` |
//! | `gh` `r`; `th` `t`; `dh` `d` | `Ghizlane` `Rizlane`, `Othmane` `Otmane` |
//! | the article, joined or not, assimilated or not | `El Idrissi` `Elidrissi` `Idrissi`, `Ech-Cherkaoui` `Cherkaoui`, `Lhoussaine` `Houssaine` |
//! | `Ben` `Bin` `Ibn` and `Bel`, joined or not | `Ben Ali` `Benali`, `Belkacem` `Ben el Kacem` |
//! | `Abd el`, joined or not | `Abd el Kader` `Abdelkader` `Abdulqadir`, `Abderrahim` `Abd Rahim` |
//! | `ed-Din`, joined or not | `Nour Eddine` `Noureddine` |
//! | a lost first vowel | `Idriss` `Driss`, `Ibrahim` `Brahim`, `Ismail` `Smail` |
//! | Arabic vowel signs, tatweel, forms of hamza, final `ة` `ه` `ى` `ا` `اء` | `أحمد` `احمد`, `فاطمة` `فاطمه`, `ليلى` `ليلا` |
//! | the two scripts | `Alaoui` `العلوي`, `Khadija` `خديجة` |
//!
//! What stays apart: another consonant, another final vowel (`Samir`, `Samira`), and in Latin letters another first
//! vowel (`Amir`, `Omar`). Arabic does not tell the first vowel, so that across the scripts it is not compared.

mod arabic;
mod latin;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// First letters that a name in Arabic may have in Latin: alif and ayn carry any vowel.
const FIRST_VOWELS: [&str; 3] = ["A", "I", "U"];

/// The token of one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Token {
    letters: String,
    /// The first letter stands for a vowel that the script does not tell.
    is_open: bool,
}

impl Token {
    fn of(letters: String) -> Self {
        Self { letters, is_open: false }
    }

    /// The ways to write it: three when the first vowel is not told.
    fn spellings(&self) -> Vec<String> {
        match self.letters.strip_prefix('A').filter(|_| self.is_open) {
            Some(rest) => FIRST_VOWELS.iter().map(|vowel| format!("{vowel}{rest}")).collect(),
            None => vec![self.letters.clone()],
        }
    }
}

/// One key for all spellings of a name, whatever the order of its parts: equal keys, probably equal names.
///
/// Empty when the text holds no letter.
pub fn name_key(text: &str) -> String {
    let mut tokens: Vec<String> = tokens(text).into_iter().map(|token| token.letters).collect();
    tokens.sort();
    tokens.dedup();
    tokens.join(" ")
}

/// What is stored beside a person to be searched: the tokens of all the names, with a space before and after each.
pub fn search_key(names: &[&str]) -> String {
    let mut all: Vec<String> = names.iter().flat_map(|name| tokens(name)).flat_map(|token| token.spellings()).collect();
    all.sort();
    all.dedup();
    if all.is_empty() { String::new() } else { format!(" {} ", all.join(" ")) }
}

/// A word of a search.
#[derive(Clone, PartialEq, Eq)]
pub struct Sought {
    /// Tokens of which one has to stand in the [`search_key`].
    pub tokens: Vec<String>,
}

/// A name that somebody looks for is personal.
impl std::fmt::Debug for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sought({} tokens)", self.tokens.len())
    }
}

/// What a search for `text` has to find: each of these.
pub fn sought(text: &str) -> Vec<Sought> {
    tokens(text).into_iter().map(|token| Sought { tokens: token.spellings() }).collect()
}

/// Does the search find a person of that [`search_key`]? The same question that the database answers.
pub fn finds(sought: &[Sought], search_key: &str) -> bool {
    !sought.is_empty()
        && sought.iter().all(|word| word.tokens.iter().any(|token| search_key.contains(&format!(" {token} "))))
}

fn tokens(text: &str) -> Vec<Token> {
    let mut latin = latin::Words::default();
    let mut arabic = arabic::Words::default();
    let mut all = Vec::new();
    for word in words(text) {
        if word.chars().next().is_some_and(is_arabic) {
            latin.finish(&mut all);
            arabic.push(&word);
        } else {
            arabic.finish(&mut all);
            latin.push(&word);
        }
    }
    latin.finish(&mut all);
    arabic.finish(&mut all);
    all.retain(|token| !token.letters.is_empty());
    all
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{750}'..='\u{77f}')
}

/// The words of one script each: Latin capitals and digits, or Arabic letters, without any mark.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.nfkc() {
        let last = words.last().and_then(|word| word.chars().next());
        match c {
            // Joins what it stands in: M'hamed, L'Houcine.
            '\'' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`' | '´' | '\u{640}' => {}
            c if is_combining_mark(c) => {}
            c if is_arabic(c) => put(&mut words, last.is_some_and(|first| !is_arabic(first)), c),
            c => match fold(c) {
                Some(letters) => {
                    for letter in letters.chars() {
                        put(&mut words, last.is_some_and(is_arabic), letter);
                    }
                }
                None => words.push(String::new()),
            },
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn put(words: &mut Vec<String>, begins: bool, letter: char) {
    if begins {
        words.push(String::new());
    }
    if let Some(word) = words.last_mut() {
        word.push(letter);
    }
}

/// A Latin letter without its marks, in capitals; `None` for what separates words.
fn fold(c: char) -> Option<String> {
    let text = match c {
        'Ç' | 'ç' => "S".to_owned(),
        'Æ' | 'æ' => "AE".to_owned(),
        'Œ' | 'œ' => "OE".to_owned(),
        'ß' | 'ẞ' => "SS".to_owned(),
        'Ø' | 'ø' => "O".to_owned(),
        'Đ' | 'đ' | 'Ð' | 'ð' => "D".to_owned(),
        'Ł' | 'ł' => "L".to_owned(),
        'Ħ' | 'ħ' => "H".to_owned(),
        'ı' => "I".to_owned(),
        c => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            base.filter(char::is_ascii_alphanumeric)?.to_ascii_uppercase().to_string()
        }
    };
    Some(text)
}

#[cfg(test)]
mod tests;
