//! Invented people and payrolls: for the demo, the benches and the tests. No real person's data, ever.
//!
//! Everything follows from numbers, so that two runs make the same bytes.

use std::fmt::Write;
use tasrih_domain::declaration::KnownEmployee;
use tasrih_domain::line::Allowances;
use tasrih_domain::{InsuredNumber, Line, Money, Part, Situation};

const SURNAMES: [&str; 40] = [
    "ALAOUI",
    "BENALI",
    "BENJELLOUN",
    "TAZI",
    "FASSI",
    "BERRADA",
    "CHRAIBI",
    "IDRISSI",
    "OUAZZANI",
    "SEBTI",
    "LAHLOU",
    "BENNANI",
    "KADIRI",
    "MANSOURI",
    "AMRANI",
    "TAHIRI",
    "HAJJI",
    "NACIRI",
    "RAMI",
    "SAIDI",
    "ZEROUALI",
    "EL FILALI",
    "EL KHATTABI",
    "AIT LAHCEN",
    "AIT BRAHIM",
    "OUBRAHIM",
    "AMZIL",
    "BOUZIDI",
    "CHERKAOUI",
    "DAOUDI",
    "GHALLAB",
    "HADDADI",
    "JABRI",
    "KARIMI",
    "LAMRINI",
    "MOUTAWAKIL",
    "RACHIDI",
    "SKALLI",
    "TOUZANI",
    "YACOUBI",
];
const GIVEN_NAMES: [&str; 40] = [
    "FATIMA ZAHRA",
    "MOHAMED",
    "KHADIJA",
    "YOUSSEF",
    "AICHA",
    "HASSAN",
    "MERYEM",
    "OMAR",
    "NADIA",
    "RACHID",
    "SALMA",
    "KARIM",
    "HANANE",
    "ABDELLAH",
    "IMANE",
    "SAID",
    "LATIFA",
    "MUSTAPHA",
    "SOUKAINA",
    "BRAHIM",
    "NAIMA",
    "DRISS",
    "HAFSA",
    "ANAS",
    "GHITA",
    "ILYAS",
    "ZINEB",
    "HAMZA",
    "RAJAE",
    "REDA",
    "SAMIRA",
    "TARIK",
    "WAFAE",
    "YASSINE",
    "LOUBNA",
    "ADIL",
    "BOUCHRA",
    "MEHDI",
    "KAOUTAR",
    "AYOUB",
];
const CIN_PREFIXES: [&str; 12] = ["A", "BE", "BK", "C", "D", "EE", "F", "G", "J", "K", "U", "X"];

/// An invented person, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person(pub u32);

impl Person {
    /// People that can be told apart.
    pub const COUNT_MAX: u32 = 9_999_999;

    /// A number that looks drawn, the same for the same person and the same question.
    fn drawn(self, question: u64) -> u64 {
        // SplitMix64: a well-mixed value from a counter, no state to carry.
        let mut z = u64::from(self.0).wrapping_add(question.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_add(1);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn pick<'a>(self, question: u64, from: &[&'a str]) -> &'a str {
        let at = self.drawn(question) % from.len() as u64;
        from[usize::try_from(at).unwrap_or(0)]
    }

    /// Insured number with a right key; two people never share one.
    pub fn insured(self) -> InsuredNumber {
        // A multiplier prime to 10^7 spreads the numbers and keeps them apart.
        let body = u64::from(self.0) * 7_368_787 % 10_000_000;
        let body = u32::try_from(body).unwrap_or(0);
        (0..10)
            .filter_map(|key| InsuredNumber::from_value(100_000_000 + body * 10 + key))
            .find(|number| number.key_fits())
            .unwrap_or(InsuredNumber::PENDING)
    }

    /// Surname.
    pub fn surname(self) -> &'static str {
        self.pick(1, &SURNAMES)
    }

    /// Given name.
    pub fn given_name(self) -> &'static str {
        self.pick(2, &GIVEN_NAMES)
    }

    /// CIN, at most 8 characters; two people never share one.
    pub fn cin(self) -> String {
        let prefix = CIN_PREFIXES[(self.0 / 1_000_000) as usize % CIN_PREFIXES.len()];
        let number = u64::from(self.0) * 736_879 % 1_000_000;
        format!("{prefix}{number:06}")
    }

    /// The person as the fund expects them.
    pub fn known(self) -> KnownEmployee {
        KnownEmployee {
            insured: self.insured(),
            surname: self.surname().to_owned(),
            given_name: self.given_name().to_owned(),
            gross: None,
            situation: None,
            allowances: Allowances::default(),
        }
    }

    /// Wage of a full month in whole dirhams and half dirhams: most between the minimum wage and 9,000, a few far above.
    pub fn wage(self) -> Money {
        let drawn = self.drawn(3);
        let dirhams = match drawn % 20 {
            0 => 12_000 + drawn / 20 % 28_000,
            1..=4 => 6_000 + drawn / 20 % 6_000,
            _ => 3_500 + drawn / 20 % 2_500,
        };
        let half = if drawn.is_multiple_of(3) { 50 } else { 0 };
        Money::from_centimes(i64::try_from(dirhams * 100 + half).unwrap_or(350_000))
    }

    /// Days declared and wage of that month: nearly everybody works the whole month.
    pub fn month(self, month_number: u32) -> (u8, Money, Situation) {
        match self.drawn(u64::from(month_number)) % 100 {
            0 => (0, Money::ZERO, Situation::UnpaidLeave),
            1 => (0, Money::ZERO, Situation::Sickness),
            2..=4 => (13, Money::from_centimes(self.wage().centimes() / 2), Situation::Normal),
            _ => (26, self.wage(), Situation::Normal),
        }
    }

    /// The month of this person as a line.
    pub fn line(self, row: u32, month_number: u32) -> Line {
        let (days, gross, situation) = self.month(month_number);
        Line {
            row,
            part: Part::Unsaid,
            insured: Some(self.insured()),
            surname: self.surname().to_owned(),
            given_name: self.given_name().to_owned(),
            cin: self.cin(),
            days: Some(days),
            gross: Some(gross),
            situation: Some(situation),
            ..Line::default()
        }
    }
}

/// A payroll as payroll software writes it: `;`, decimal comma, CRLF, French headings, sorted by insured number.
pub fn payroll_csv(people: &[Person], month_number: u32) -> String {
    let mut people = people.to_vec();
    people.sort_by_key(|person| person.insured());
    let mut text = String::from(crate::entry::HEADINGS);
    for person in people {
        let (days, gross, situation) = person.month(month_number);
        let (whole, cents) = (gross.centimes() / 100, gross.centimes() % 100);
        let _ = write!(
            text,
            "{};{};{};{};{days};{whole},{cents:02};{}\r\n",
            person.insured(),
            person.surname(),
            person.given_name(),
            person.cin(),
            situation.code()
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn invented_people_never_share_a_number_or_a_cin() {
        let people = (0..50_000).map(Person);
        let (mut numbers, mut cins) = (HashSet::new(), HashSet::new());
        for person in people {
            assert!(numbers.insert(person.insured()) && cins.insert(person.cin()), "{person:?}");
            assert!(person.insured().key_fits() && person.insured() != InsuredNumber::REFUSED || person.0 == 0);
            assert!(person.cin().len() <= 8);
        }
    }
}
