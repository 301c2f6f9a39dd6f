//! What was typed about a person to be registered, as it was typed.

use crate::coded::coded;
use crate::person::Sex;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

coded! {
    /// An item of the form, and a column of the file. The order is that of the template.
    Item {
        /// Surname in Latin letters.
        Surname = "surname",
        /// Given name in Latin letters.
        GivenName = "given_name",
        /// Surname in Arabic letters.
        SurnameArabic = "surname_ar",
        /// Given name in Arabic letters.
        GivenNameArabic = "given_name_ar",
        /// Day of birth.
        BirthDate = "birth_date",
        /// Sex.
        Sex = "sex",
        /// Nationality.
        Nationality = "nationality",
        /// National identity card.
        Cin = "cin",
        /// Passport.
        Passport = "passport",
        /// Residence card of a foreigner.
        ResidenceCard = "residence_card",
        /// First day of work.
        HireDate = "hire_date",
        /// Telephone.
        Phone = "phone",
        /// E-mail.
        Email = "email",
        /// Bank details.
        Rib = "rib",
    }
}

/// A sex, from a code or a word of a file in French, Arabic or English.
pub fn sex(text: &str) -> Option<Sex> {
    let text = text.trim().to_lowercase();
    match text.trim_end_matches('.') {
        "f" | "female" | "féminin" | "feminin" | "femme" | "woman" | "أنثى" | "انثى" | "امرأة" | "أ" => {
            Some(Sex::Female)
        }
        "m" | "h" | "male" | "masculin" | "homme" | "man" | "ذكر" | "رجل" | "ذ" => Some(Sex::Male),
        _ => None,
    }
}

/// Texts as typed, by item; an item that is not there is empty. Holds personal data: never printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Typed(BTreeMap<Item, String>);

impl Typed {
    /// Longest text of one item that is kept; what is longer is nobody's name, number or address.
    pub const CHARACTERS_MAX: usize = 200;

    /// Nothing typed.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Puts a text, cut at [`Typed::CHARACTERS_MAX`]; an empty one takes the item away.
    pub fn set(&mut self, item: Item, text: &str) {
        let text: String = text.trim().chars().take(Self::CHARACTERS_MAX).collect();
        if text.is_empty() {
            self.0.remove(&item);
        } else {
            self.0.insert(item, text);
        }
    }

    /// The same with one more text.
    #[must_use]
    pub fn with(mut self, item: Item, text: &str) -> Self {
        self.set(item, text);
        self
    }

    /// The text of an item.
    pub fn get(&self, item: Item) -> &str {
        self.0.get(&item).map_or("", String::as_str)
    }

    /// Is nothing typed?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items that hold a text, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Item, &str)> {
        self.0.iter().map(|(item, text)| (*item, text.as_str()))
    }

    /// Surname and given name as far as they are typed, in the script asked for if there is one.
    pub fn name(&self, in_arabic: bool) -> String {
        let join = |a, b| format!("{} {}", self.get(a), self.get(b)).trim().to_owned();
        let latin = join(Item::Surname, Item::GivenName);
        let arabic = join(Item::SurnameArabic, Item::GivenNameArabic);
        let (first, second) = if in_arabic { (arabic, latin) } else { (latin, arabic) };
        if first.is_empty() { second } else { first }
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Typed({} items)", self.0.len())
    }
}

impl FromIterator<(Item, String)> for Typed {
    fn from_iter<T: IntoIterator<Item = (Item, String)>>(items: T) -> Self {
        let mut typed = Self::new();
        for (item, text) in items {
            typed.set(item, &text);
        }
        typed
    }
}

/// A typed day: `2026-04-05` (a date field, a spreadsheet) or `05/04/2026` with any of `/ - . space`, the day first
/// as everywhere in Morocco; any digits of Morocco. A year has four digits: nothing is guessed.
pub fn day(text: &str) -> Option<time::Date> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
            '/' | '.' | ' ' | '\u{2011}' => '-',
            c => c,
        })
        .collect();
    let parts: Vec<&str> = plain.split('-').collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) => (last, first),
        _ => return None,
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(year) || !is_number(month) || !is_number(day) {
        return None;
    }
    let month = time::Month::try_from(u8::from_str(month).ok()?).ok()?;
    time::Date::from_calendar_date(i32::from_str(year).ok()?, month, u8::from_str(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_day_is_read_in_the_ways_that_people_write_it() {
        for text in ["1990-02-01", "01/02/1990", "1/2/1990", "01-02-1990", "01.02.1990", "٠١/٠٢/١٩٩٠", " 01 02 1990 "]
        {
            assert_eq!(day(text), Some(date!(1990 - 02 - 01)), "{text}");
        }
        for text in ["", "31/02/1990", "01/02/90", "1990", "1990-13-01", "a/b/1990", "+1/2/1990", "1990-1-1-1"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_typed_is_kept_trimmed_and_bounded_and_never_printed() {
        let mut typed = Typed::new().with(Item::Surname, "  ALAOUI ").with(Item::Cin, " ");
        assert_eq!((typed.get(Item::Surname), typed.get(Item::Cin)), ("ALAOUI", ""));
        typed.set(Item::GivenName, &"x".repeat(5_000));
        assert_eq!(typed.get(Item::GivenName).len(), Typed::CHARACTERS_MAX);
        assert!(!format!("{typed:?}").contains("ALAOUI"));
    }

    #[test]
    fn sex_is_understood_in_three_languages() {
        for text in ["F", "féminin", "أنثى", "Female", "f."] {
            assert_eq!(sex(text), Some(Sex::Female), "{text}");
        }
        for text in ["M", "h", "ذكر", "Masculin"] {
            assert_eq!(sex(text), Some(Sex::Male), "{text}");
        }
        assert_eq!(sex("x"), None);
    }
}
