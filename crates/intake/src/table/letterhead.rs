//! Whose payroll it is, where the rows above the heading say so: `N° affilié : 4052594`.

use super::heading::KeptRow;
use crate::columns::{Meaning, Reading, understand};
use tasrih_domain::{AffiliateNumber, Field};

/// The one employer's number in the rows above a heading; nothing when they name none, or two.
pub fn affiliate_in(rows: &[KeptRow]) -> Option<AffiliateNumber> {
    let mut found = None;
    for row in rows {
        for (at, cell) in row.cells.iter().enumerate() {
            let beside = row.cells.get(at + 1).map(|next| next.text.as_str());
            match (number_in(&cell.text, beside), found) {
                (Some(number), None) => found = Some(number),
                (Some(number), Some(other)) if number != other => return None,
                _ => {}
            }
        }
    }
    found
}

/// The number behind words that mean it, in the same cell or in the next one.
fn number_in(text: &str, beside: Option<&str>) -> Option<AffiliateNumber> {
    match text.find(|c: char| c.is_ascii_digit()) {
        Some(at) => names_it(&text[..at]).then(|| number(&text[at..]))?,
        None => names_it(text).then(|| number(beside?))?,
    }
}

fn names_it(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '-' | '–' | '.' | '/'));
    matches!(understand(words, None), Reading::Means(Meaning::Is(Field::AffiliateNumber), _))
}

/// Seven digits, perhaps grouped, and nothing after them that belongs to a longer number.
fn number(text: &str) -> Option<AffiliateNumber> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let digits: String = text.chars().take_while(|c| is_part(*c)).filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_behind_words_that_mean_it() {
        let affiliate = |value| AffiliateNumber::from_value(value);
        for (text, beside, found) in [
            ("N° affilié : 4052594", None, affiliate(4_052_594)),
            ("N° d'affiliation CNSS: 405 25 94", None, affiliate(4_052_594)),
            ("رقم الانخراط: 4052594", None, affiliate(4_052_594)),
            ("Affiliation", Some("4052594"), affiliate(4_052_594)),
            ("N° affilié : 40525940", None, None),
            ("Téléphone : 0522001122", None, None),
            ("ICE", Some("4052594"), None),
            ("4052594", None, None),
            ("N° affilié", None, None),
        ] {
            assert_eq!(number_in(text, beside), found, "{text}");
        }
    }
}
