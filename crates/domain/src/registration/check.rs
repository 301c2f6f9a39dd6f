//! Checks what was typed about a person, item by item, and never stops at the first fault.
//!
//! What stands against sending is *blocking*; a *warning* lets the request go to an agent rather than through at once;
//! a *notice* is for information. Limits without a confirmed source are warnings and say so here.

use super::form::{Item, Typed, day, sex};
use super::nationality::Nationality;
use super::script::{self, NoName};
use crate::address::Address;
use crate::coded::coded;
use crate::finding::{Arg, Args, Severity};
use crate::person::Sex;
use std::fmt;
use time::{Date, Duration};

/// Longest surname and longest given name: the name field of the fund's file is 30 + 30. Source: e-BDS description, C.
pub const NAME_CHARACTERS_MAX: usize = 30;
/// Longest CIN: its field in the fund's file. Source: e-BDS description, C; the number of digits is U.
pub const CIN_CHARACTERS_MAX: usize = 8;
/// Longest passport or residence card number; the longest passports have 9, cards 10 or 11. H.
const PAPER_CHARACTERS: std::ops::RangeInclusive<usize> = 5..=15;
/// Least age in full years at the first day of work. Labour code, art. 143; not confirmed by a second source (U), so
/// that somebody younger is a warning for an agent, not a refusal.
pub const WORKING_AGE_MIN: u32 = 15;
/// From this age in full years on, a day of birth is rather a slip of the pen. H.
const AGE_DOUBTFUL: u32 = 80;
/// Nobody is older. H.
const AGE_MAX: u32 = 120;
/// A hire further ahead, in days, is a slip of the pen. H.
const AHEAD_DAYS_MAX: i64 = 92;
/// Days in which an employer has to register whom it hired; one month in the text. C.
const DUTY_DAYS: i64 = 31;
/// Digits of a RIB. Source: E.
const RIB_DIGITS: usize = 24;

coded! {
    /// What is wrong with an item, or worth a word. Each has its message `registration-fault-<code>`.
    FaultKind {
        /// A needed item is empty.
        Missing = "missing",
        /// Hidden characters or direction marks.
        HiddenCharacters = "hidden_characters",
        /// Letters of two scripts in one name.
        MixedScript = "mixed_script",
        /// Other letters than Latin ones in a Latin name.
        NotLatin = "not_latin",
        /// Other letters than Arabic ones in an Arabic name.
        NotArabic = "not_arabic",
        /// Digits or signs in a name.
        NameSigns = "name_signs",
        /// Args: `max`, `got`.
        NameTooLong = "name_too_long",
        /// The Arabic name is empty: the attestation will lack it.
        NoArabicName = "no_arabic_name",
        /// Not a day.
        NotADay = "not_a_day",
        /// Born in the future.
        BornInFuture = "born_in_future",
        /// Born too long ago to be alive. Args: `age`.
        TooOld = "too_old",
        /// Old enough to doubt the day. Args: `age`.
        AgeDoubtful = "age_doubtful",
        /// Younger than the working age on the first day of work. Args: `age`, `min`.
        TooYoung = "too_young",
        /// Hired before being born.
        HiredBeforeBirth = "hired_before_birth",
        /// Hired too far ahead. Args: `date`, the last day that is taken.
        HiredTooFarAhead = "hired_too_far_ahead",
        /// Hired longer than a month ago. Args: `days`.
        RegisteredLate = "registered_late",
        /// Not a sex.
        NotASex = "not_a_sex",
        /// Not a nationality of the list.
        NotANationality = "not_a_nationality",
        /// A Moroccan without CIN.
        CinNeeded = "cin_needed",
        /// A foreigner without passport and residence card.
        PaperNeeded = "paper_needed",
        /// Not one or two letters and digits, eight characters at most.
        CinShape = "cin_shape",
        /// A foreigner with a CIN.
        CinOfForeigner = "cin_of_foreigner",
        /// Not the number of a passport or a residence card.
        PaperShape = "paper_shape",
        /// Not a telephone number.
        PhoneShape = "phone_shape",
        /// Not an e-mail address.
        EmailShape = "email_shape",
        /// Not 24 digits. Args: `got`.
        RibShape = "rib_shape",
        /// The RIB's key does not fit.
        RibKey = "rib_key",
    }
}

impl FaultKind {
    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::AgeDoubtful | Self::TooYoung | Self::CinOfForeigner | Self::RibShape | Self::RibKey => {
                Severity::Warning
            }
            Self::NoArabicName | Self::RegisteredLate => Severity::Notice,
            _ => Severity::Blocking,
        }
    }

    /// Does it keep a request from being accepted at once? A wrong RIB does not: it is optional and can be mended.
    const fn needs_agent(self) -> bool {
        matches!(self, Self::AgeDoubtful | Self::TooYoung | Self::CinOfForeigner)
    }
}

/// A fault at its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub item: Item,
    /// What.
    pub kind: FaultKind,
    /// The figures of the message.
    pub args: Args,
}

/// A person to be registered, every item understood. Personal: never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Surname, capitals without accents.
    pub surname: String,
    /// Given name, capitals without accents.
    pub given_name: String,
    /// Surname in Arabic letters; empty when none was given.
    pub surname_ar: String,
    /// Given name in Arabic letters; empty when none was given.
    pub given_name_ar: String,
    /// Day of birth.
    pub born_on: Date,
    /// Sex.
    pub sex: Sex,
    /// Nationality.
    pub nationality: Nationality,
    /// CIN, capitals without spaces.
    pub cin: Option<String>,
    /// Passport, capitals without spaces.
    pub passport: Option<String>,
    /// Residence card, capitals without spaces.
    pub residence_card: Option<String>,
    /// First day of work.
    pub hired_on: Date,
    /// Telephone.
    pub phone: Option<Address>,
    /// E-mail.
    pub email: Option<Address>,
    /// 24 digits, when they are.
    pub rib: Option<String>,
}

impl fmt::Debug for Applicant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Applicant")
    }
}

/// What came of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The person; `None` while something blocking stands.
    pub applicant: Option<Applicant>,
    /// What is wrong or worth a word, in the order of the items.
    pub faults: Vec<Fault>,
}

impl Checked {
    /// May a request without duplicates be accepted at once: a Moroccan with a CIN and nothing to doubt?
    pub fn is_simple(&self) -> bool {
        let of_card = |applicant: &Applicant| applicant.nationality == Nationality::MOROCCAN && applicant.cin.is_some();
        self.applicant.as_ref().is_some_and(of_card) && !self.faults.iter().any(|fault| fault.kind.needs_agent())
    }

    /// The blocking ones.
    pub fn blocking(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.kind.severity() == Severity::Blocking)
    }
}

/// Full years between two days.
pub fn age(born_on: Date, on: Date) -> u32 {
    let had_birthday = (on.month() as u8, on.day()) >= (born_on.month() as u8, born_on.day());
    let years = on.year() - born_on.year() - i32::from(!had_birthday);
    u32::try_from(years).unwrap_or(0)
}

/// Checks what was typed; `today` is the day in Morocco.
pub fn check(typed: &Typed, today: Date) -> Checked {
    let mut look = Look { typed, faults: Vec::new() };
    let surname = look.latin(Item::Surname);
    let given_name = look.latin(Item::GivenName);
    let surname_ar = look.arabic(Item::SurnameArabic);
    let given_name_ar = look.arabic(Item::GivenNameArabic);
    let born_on = look.born(today);
    let sex = look.word(Item::Sex, FaultKind::NotASex, sex);
    let nationality = look.word(Item::Nationality, FaultKind::NotANationality, Nationality::understand);
    let (cin, passport, residence_card) = look.papers(nationality);
    let hired_on = look.hired(born_on, today);
    let phone = look.address(Item::Phone, FaultKind::PhoneShape);
    let email = look.address(Item::Email, FaultKind::EmailShape);
    let rib = look.rib();
    let mut checked = Checked { applicant: None, faults: look.faults };
    checked.faults.sort_by_key(|fault| fault.item);
    if checked.blocking().next().is_none()
        && let (Some(surname), Some(given_name), Some(born_on), Some(sex), Some(nationality), Some(hired_on)) =
            (surname, given_name, born_on, sex, nationality, hired_on)
    {
        checked.applicant = Some(Applicant {
            surname,
            given_name,
            surname_ar: surname_ar.unwrap_or_default(),
            given_name_ar: given_name_ar.unwrap_or_default(),
            born_on,
            sex,
            nationality,
            cin,
            passport,
            residence_card,
            hired_on,
            phone,
            email,
            rib,
        });
    }
    checked
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

struct Look<'t> {
    typed: &'t Typed,
    faults: Vec<Fault>,
}

impl Look<'_> {
    fn fault(&mut self, item: Item, kind: FaultKind, args: Args) {
        self.faults.push(Fault { item, kind, args });
    }

    fn latin(&mut self, item: Item) -> Option<String> {
        if self.typed.get(item).is_empty() {
            self.fault(item, FaultKind::Missing, Args::new());
            return None;
        }
        self.name(item, script::latin, FaultKind::NotLatin)
    }

    fn arabic(&mut self, item: Item) -> Option<String> {
        if self.typed.get(item).is_empty() {
            self.fault(item, FaultKind::NoArabicName, Args::new());
            return None;
        }
        self.name(item, script::arabic, FaultKind::NotArabic)
    }

    fn name(
        &mut self,
        item: Item,
        read: fn(&str) -> Result<String, NoName>,
        other_script: FaultKind,
    ) -> Option<String> {
        let kind = match read(self.typed.get(item)) {
            Ok(name) if name.chars().count() <= NAME_CHARACTERS_MAX => return Some(name),
            Ok(name) => {
                let args = Args::new().with("max", count(NAME_CHARACTERS_MAX)).with("got", count(name.chars().count()));
                self.fault(item, FaultKind::NameTooLong, args);
                return None;
            }
            Err(NoName::Hidden) => FaultKind::HiddenCharacters,
            Err(NoName::Mixed) => FaultKind::MixedScript,
            Err(NoName::OtherScript) => other_script,
            Err(NoName::Signs) => FaultKind::NameSigns,
        };
        self.fault(item, kind, Args::new());
        None
    }

    fn day(&mut self, item: Item) -> Option<Date> {
        self.word(item, FaultKind::NotADay, day)
    }

    fn word<T>(&mut self, item: Item, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.typed.get(item);
        if text.is_empty() {
            self.fault(item, FaultKind::Missing, Args::new());
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.fault(item, kind, Args::new());
        }
        value
    }

    fn optional<T>(&mut self, item: Item, kind: FaultKind, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.typed.get(item).is_empty() { None } else { self.word(item, kind, read) }
    }

    fn address(&mut self, item: Item, kind: FaultKind) -> Option<Address> {
        let is_meant = |address: &Address| matches!(address, Address::Phone(_)) == (item == Item::Phone);
        self.optional(item, kind, |text| text.parse().ok().filter(is_meant))
    }

    fn born(&mut self, today: Date) -> Option<Date> {
        let born_on = self.day(Item::BirthDate)?;
        if born_on > today {
            self.fault(Item::BirthDate, FaultKind::BornInFuture, Args::new());
            return None;
        }
        let years = age(born_on, today);
        let args = Args::new().with("age", Arg::Count(i64::from(years)));
        if years > AGE_MAX {
            self.fault(Item::BirthDate, FaultKind::TooOld, args);
            return None;
        }
        if years >= AGE_DOUBTFUL {
            self.fault(Item::BirthDate, FaultKind::AgeDoubtful, args);
        }
        Some(born_on)
    }

    fn hired(&mut self, born_on: Option<Date>, today: Date) -> Option<Date> {
        let hired_on = self.day(Item::HireDate)?;
        let last = today.saturating_add(Duration::days(AHEAD_DAYS_MAX));
        if hired_on > last {
            self.fault(Item::HireDate, FaultKind::HiredTooFarAhead, Args::new().with("date", Arg::Date(last)));
            return None;
        }
        if let Some(born_on) = born_on {
            if hired_on < born_on {
                self.fault(Item::HireDate, FaultKind::HiredBeforeBirth, Args::new());
                return None;
            }
            let years = age(born_on, hired_on);
            if years < WORKING_AGE_MIN {
                let args = Args::new()
                    .with("age", Arg::Count(i64::from(years)))
                    .with("min", Arg::Count(i64::from(WORKING_AGE_MIN)));
                self.fault(Item::BirthDate, FaultKind::TooYoung, args);
            }
        }
        let days = (today - hired_on).whole_days();
        if days > DUTY_DAYS {
            self.fault(Item::HireDate, FaultKind::RegisteredLate, Args::new().with("days", Arg::Count(days)));
        }
        Some(hired_on)
    }

    /// The papers that prove who it is. A Moroccan gives a CIN, others a passport or a residence card (C).
    fn papers(&mut self, nationality: Option<Nationality>) -> (Option<String>, Option<String>, Option<String>) {
        let cin = self.optional(Item::Cin, FaultKind::CinShape, cin);
        let passport = self.optional(Item::Passport, FaultKind::PaperShape, paper);
        let residence_card = self.optional(Item::ResidenceCard, FaultKind::PaperShape, paper);
        let given = |item| !self.typed.get(item).is_empty();
        let (has_cin, has_paper) = (given(Item::Cin), given(Item::Passport) || given(Item::ResidenceCard));
        match nationality {
            Some(Nationality::MOROCCAN) if !has_cin => self.fault(Item::Cin, FaultKind::CinNeeded, Args::new()),
            Some(Nationality::MOROCCAN) => {}
            Some(_) if !has_paper && !has_cin => self.fault(Item::Passport, FaultKind::PaperNeeded, Args::new()),
            Some(_) if has_cin => self.fault(Item::Cin, FaultKind::CinOfForeigner, Args::new()),
            None if !has_cin && !has_paper => self.fault(Item::Cin, FaultKind::Missing, Args::new()),
            Some(_) | None => {}
        }
        (cin, passport, residence_card)
    }

    fn rib(&mut self) -> Option<String> {
        let text = self.typed.get(Item::Rib);
        if text.is_empty() {
            return None;
        }
        let digits = compact(text);
        if digits.len() != RIB_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            self.fault(Item::Rib, FaultKind::RibShape, Args::new().with("got", count(digits.chars().count())));
            return None;
        }
        let rest = digits.bytes().fold(0_u32, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97);
        if rest != 0 {
            self.fault(Item::Rib, FaultKind::RibKey, Args::new());
        }
        Some(digits)
    }
}

/// Capitals and western digits without the signs that people put between them.
fn compact(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '/' | '\u{2011}' | '\u{a0}'));
    let western = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        c => c.to_ascii_uppercase(),
    };
    kept.map(western).collect()
}

/// A CIN: one or two letters, then digits.
fn cin(text: &str) -> Option<String> {
    let cin = compact(text);
    let letters = cin.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = cin.len() - letters;
    let is_shaped = (1..=2).contains(&letters) && digits >= 1 && cin.bytes().skip(letters).all(|b| b.is_ascii_digit());
    (is_shaped && cin.len() <= CIN_CHARACTERS_MAX).then_some(cin)
}

/// A passport or residence card: letters and digits, at least one digit.
fn paper(text: &str) -> Option<String> {
    let paper = compact(text);
    let is_shaped = paper.bytes().all(|b| b.is_ascii_alphanumeric()) && paper.bytes().any(|b| b.is_ascii_digit());
    (is_shaped && PAPER_CHARACTERS.contains(&paper.len())).then_some(paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 04 - 05);

    fn typed() -> Typed {
        let items = [
            (Item::Surname, "El Alaoui"),
            (Item::GivenName, "Salma"),
            (Item::SurnameArabic, "العلوي"),
            (Item::GivenNameArabic, "سلمى"),
            (Item::BirthDate, "01/02/1995"),
            (Item::Sex, "F"),
            (Item::Nationality, "MA"),
            (Item::Cin, "be 123456"),
            (Item::HireDate, "2026-04-01"),
        ];
        items.into_iter().map(|(item, text)| (item, text.to_owned())).collect()
    }

    fn found(typed: &Typed) -> Vec<(Item, FaultKind)> {
        check(typed, TODAY).faults.into_iter().map(|fault| (fault.item, fault.kind)).collect()
    }

    /// The only fault when one item is typed otherwise.
    fn fault_of(item: Item, text: &str) -> Option<FaultKind> {
        let found = found(&typed().with(item, text));
        assert!(found.len() <= 1, "{item:?} {text:?}: {found:?}");
        found.first().map(|(_, kind)| *kind)
    }

    #[test]
    fn a_moroccan_with_a_card_is_a_simple_case() {
        let checked = check(&typed(), TODAY);
        assert_eq!(checked.faults, []);
        assert!(checked.is_simple());
        let applicant = checked.applicant.unwrap();
        assert_eq!((applicant.surname.as_str(), applicant.cin.as_deref()), ("EL ALAOUI", Some("BE123456")));
        assert_eq!((applicant.surname_ar.as_str(), applicant.born_on), ("العلوي", date!(1995 - 02 - 01)));
    }

    #[test]
    fn every_needed_item_that_is_empty_is_named_at_once() {
        let missing: Vec<Item> = found(&Typed::new())
            .into_iter()
            .filter(|(_, kind)| *kind == FaultKind::Missing)
            .map(|(item, _)| item)
            .collect();
        let needed =
            [Item::Surname, Item::GivenName, Item::BirthDate, Item::Sex, Item::Nationality, Item::Cin, Item::HireDate];
        assert_eq!(missing, needed);
    }

    #[test]
    fn each_item_says_what_is_wrong_with_it() {
        use FaultKind as K;
        for (item, text, kind) in [
            (Item::Surname, "علوي", Some(K::NotLatin)),
            (Item::Surname, "ALAOUI علوي", Some(K::MixedScript)),
            (Item::Surname, "ALA\u{202e}OUI", Some(K::HiddenCharacters)),
            (Item::Surname, "R2D2", Some(K::NameSigns)),
            (Item::Surname, "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD", None),
            (Item::Surname, "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE", Some(K::NameTooLong)),
            (Item::SurnameArabic, "ALAOUI", Some(K::NotArabic)),
            (Item::SurnameArabic, "", Some(K::NoArabicName)),
            (Item::BirthDate, "1995", Some(K::NotADay)),
            (Item::Sex, "?", Some(K::NotASex)),
            (Item::Nationality, "Atlantide", Some(K::NotANationality)),
            (Item::Cin, "", Some(K::CinNeeded)),
            (Item::Cin, "ABC12345", Some(K::CinShape)),
            (Item::Cin, "AB1234567", Some(K::CinShape)),
            (Item::Cin, "AB123456", None),
            (Item::Cin, "A1", None),
            (Item::Passport, "é", Some(K::PaperShape)),
            (Item::Phone, "06 12 34 56 78", None),
            (Item::Phone, "salma@example.ma", Some(K::PhoneShape)),
            (Item::Email, "salma@example.ma", None),
            (Item::Email, "salma", Some(K::EmailShape)),
            (Item::Rib, "123", Some(K::RibShape)),
            (Item::Rib, "000000000000000000000097", None),
            (Item::Rib, "000000000000000000000098", Some(K::RibKey)),
        ] {
            assert_eq!(fault_of(item, text), kind, "{item:?} {text:?}");
        }
    }

    #[test]
    fn days_are_judged_on_both_sides_of_each_limit() {
        use FaultKind as K;
        for (item, text, kind) in [
            (Item::HireDate, "2026-07-06", None),
            (Item::HireDate, "2026-07-07", Some(K::HiredTooFarAhead)),
            (Item::HireDate, "2026-03-05", None),
            (Item::HireDate, "2026-03-04", Some(K::RegisteredLate)),
            (Item::BirthDate, "2011-04-01", None),
            (Item::BirthDate, "2011-04-02", Some(K::TooYoung)),
            (Item::BirthDate, "1946-04-06", None),
            (Item::BirthDate, "1946-04-05", Some(K::AgeDoubtful)),
            (Item::BirthDate, "1905-04-05", Some(K::TooOld)),
            (Item::BirthDate, "2026-04-06", Some(K::BornInFuture)),
            (Item::BirthDate, "2026-04-03", Some(K::HiredBeforeBirth)),
        ] {
            assert_eq!(fault_of(item, text), kind, "{item:?} {text:?}");
        }
    }

    #[test]
    fn a_foreigner_gives_a_passport_or_a_residence_card_and_goes_to_an_agent() {
        let foreign = typed().with(Item::Nationality, "SN").with(Item::Cin, "");
        assert_eq!(found(&foreign), [(Item::Passport, FaultKind::PaperNeeded)]);
        let with_card = foreign.clone().with(Item::ResidenceCard, "G 0123456 X");
        assert_eq!(found(&with_card), []);
        assert!(!check(&with_card, TODAY).is_simple());
        assert_eq!(found(&foreign.with(Item::Passport, "A01234567")), []);
    }

    #[test]
    fn a_warning_lets_the_request_go_but_not_through_at_once() {
        let young = check(&typed().with(Item::BirthDate, "2011-04-02"), TODAY);
        assert!(young.applicant.is_some() && !young.is_simple());
        let other_rib = check(&typed().with(Item::Rib, "000000000000000000000098"), TODAY);
        assert!(other_rib.is_simple());
    }

    #[test]
    fn whatever_is_typed_is_answered() {
        for odd in ["\0", "\u{202e}", "😀", "=HYPERLINK(\"x\")", &"9".repeat(9_000), "-1", "0000-00-00"] {
            for item in Item::ALL {
                let checked = check(&typed().with(*item, odd), TODAY);
                assert!(checked.applicant.is_some() || !checked.faults.is_empty());
            }
        }
    }
}
