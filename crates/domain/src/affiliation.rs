//! A new employer's request to be affiliated: what is typed, what is checked, and what may happen to it.
//!
//! Source: domain knowledge of the fund's form (name, legal form, business tax, trade register, tax id, ICE, parent,
//! activity, first hire, headcount, addresses; statutes, certificates, manager's identity card, bank details).

use crate::coded::coded;
use crate::id::{AccountId, AffiliationId, EmployerId, Ice};
use crate::{Address, AffiliateNumber, Lang, Month};
use std::collections::BTreeMap;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

/// A day as a form sends it.
const DAY: StaticFormatDescription = format_description!("[year]-[month]-[day]");
/// A first hire further ahead than this is a slip.
const DAYS_AHEAD_MAX: i64 = 62;

coded! {
    /// What is asked, in the order of the form.
    Item {
        /// Company name in Latin letters.
        Name = "name",
        /// Company name in Arabic letters; may be left out.
        NameAr = "name_ar",
        /// Legal form.
        LegalForm = "legal_form",
        /// ICE.
        Ice = "ice",
        /// Tax id.
        TaxId = "tax_id",
        /// Trade register number.
        Register = "register",
        /// Business tax number.
        BusinessTax = "business_tax",
        /// Affiliate number of the parent company, if there is one.
        Parent = "parent",
        /// Main activity.
        Activity = "activity",
        /// Day of the first hire.
        FirstHire = "first_hire",
        /// Employees.
        Headcount = "headcount",
        /// Head office, without the city.
        Address = "address",
        /// City.
        City = "city",
        /// Postal code.
        PostalCode = "postal_code",
        /// Name of the manager.
        Manager = "manager",
        /// Manager's identity card.
        ManagerCin = "manager_cin",
        /// Bank details.
        Rib = "rib",
        /// Address of the company for the fund's messages.
        Contact = "contact",
    }
}

coded! {
    /// Steps of the form.
    Step {
        /// The company.
        Company = "company",
        /// What it does, and where.
        Activity = "activity",
        /// Who answers for it.
        Manager = "manager",
    }
}

coded! {
    /// Legal forms.
    LegalForm {
        /// Limited liability company.
        Sarl = "sarl",
        /// The same with one partner.
        SarlAu = "sarl_au",
        /// Public limited company.
        Sa = "sa",
        /// Partnership.
        Snc = "snc",
        /// Somebody in their own name.
        Person = "person",
        /// Cooperative.
        Cooperative = "cooperative",
        /// Association.
        Association = "association",
        /// Another one.
        Other = "other",
    }
}

coded! {
    /// Documents asked for.
    Paper {
        /// Statutes.
        Statutes = "statutes",
        /// Certificate of the business tax.
        BusinessTax = "business_tax",
        /// Certificate of the trade register.
        Register = "register",
        /// Manager's identity card.
        ManagerCin = "manager_cin",
        /// Bank details.
        Rib = "rib",
    }
}

coded! {
    /// Where a request stands.
    State {
        /// Being filled in.
        Draft = "draft",
        /// Sent; an agent has it.
        Submitted = "submitted",
        /// An agent asked something.
        NeedsInformation = "needs_information",
        /// Affiliated.
        Accepted = "accepted",
        /// Not affiliated, with the reason.
        Refused = "refused",
    }
}

impl State {
    /// Can the company still change it?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::NeedsInformation)
    }
}

impl Step {
    /// What is asked in it.
    pub const fn items(self) -> &'static [Item] {
        use Item as I;
        match self {
            Self::Company => {
                &[I::Name, I::NameAr, I::LegalForm, I::Ice, I::TaxId, I::Register, I::BusinessTax, I::Parent]
            }
            Self::Activity => &[I::Activity, I::FirstHire, I::Headcount, I::Address, I::City, I::PostalCode],
            Self::Manager => &[I::Manager, I::ManagerCin, I::Rib, I::Contact],
        }
    }
}

impl LegalForm {
    /// Is such an employer in the trade register, with statutes?
    const fn is_registered(self) -> bool {
        matches!(self, Self::Sarl | Self::SarlAu | Self::Sa | Self::Snc)
    }
}

/// What was typed, by item.
pub type Typed = BTreeMap<Item, String>;

/// A request.
#[derive(Clone, PartialEq, Eq)]
pub struct Affiliation {
    /// Its id.
    pub id: AffiliationId,
    /// The number by which people speak of it.
    pub number: String,
    /// Language of its messages.
    pub lang: Lang,
    /// Where it stands.
    pub state: State,
    /// What was typed.
    pub typed: Typed,
    /// The agent's question or reason, in their words.
    pub remark: String,
    /// The employer that it became.
    pub employer: Option<EmployerId>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// Rises with every change.
    pub version: u32,
    /// When it was begun.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

/// What is typed names people.
impl std::fmt::Debug for Affiliation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Affiliation({}, {}, {})", self.id, self.number, self.state)
    }
}

/// A request understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// ICE, 15 digits.
    pub ice: String,
    /// First month to declare.
    pub declares_from: Month,
    /// Where messages go.
    pub contact: Address,
    /// The parent company.
    pub parent: Option<AffiliateNumber>,
}

/// Text of an item without what surrounds it.
pub fn text(typed: &Typed, item: Item) -> String {
    typed.get(&item).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

fn bare(typed: &Typed, item: Item) -> String {
    typed.get(&item).map(|text| text.chars().filter(|c| !c.is_whitespace()).collect()).unwrap_or_default()
}

fn day(typed: &Typed) -> Option<Date> {
    Date::parse(&bare(typed, Item::FirstHire), DAY).ok()
}

/// The legal form chosen.
pub fn legal_form(typed: &Typed) -> Option<LegalForm> {
    bare(typed, Item::LegalForm).parse().ok()
}

/// The documents that such an employer attaches.
pub fn papers(typed: &Typed) -> Vec<Paper> {
    let is_registered = legal_form(typed).is_none_or(LegalForm::is_registered);
    let is_association = legal_form(typed) == Some(LegalForm::Association);
    let is_asked = |paper: &Paper| match paper {
        Paper::Register => is_registered,
        Paper::Statutes => is_registered || is_association || legal_form(typed) == Some(LegalForm::Cooperative),
        Paper::BusinessTax => !is_association,
        Paper::ManagerCin | Paper::Rib => true,
    };
    Paper::ALL.iter().copied().filter(is_asked).collect()
}

/// The items of a step that cannot be taken as they are.
pub fn faults(typed: &Typed, step: Step, today: Date) -> Vec<Item> {
    step.items().iter().copied().filter(|item| !is_right(typed, *item, today)).collect()
}

/// The request understood, when nothing is wrong with it.
pub fn understand(typed: &Typed, today: Date) -> Option<Understood> {
    if Step::ALL.iter().any(|step| !faults(typed, *step, today).is_empty()) {
        return None;
    }
    Some(Understood {
        ice: bare(typed, Item::Ice),
        declares_from: Month::of(day(typed)?),
        contact: typed.get(&Item::Contact)?.parse().ok()?,
        parent: bare(typed, Item::Parent).parse().ok(),
    })
}

fn is_right(typed: &Typed, item: Item, today: Date) -> bool {
    let (text, bare) = (text(typed, item), bare(typed, item));
    let length = text.chars().count();
    let digits = |lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_registered = legal_form(typed).is_none_or(LegalForm::is_registered);
    match item {
        Item::Name | Item::Activity => (2..=100).contains(&length),
        Item::NameAr => {
            text.is_empty() || (length <= 100 && text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)))
        }
        Item::LegalForm => legal_form(typed).is_some(),
        Item::Ice => bare.parse::<Ice>().is_ok(),
        Item::TaxId => digits(7..=8),
        Item::Register => digits(1..=6) || (!is_registered && bare.is_empty()),
        Item::BusinessTax => digits(6..=8) || (legal_form(typed) == Some(LegalForm::Association) && bare.is_empty()),
        Item::Parent => bare.is_empty() || bare.parse::<AffiliateNumber>().is_ok(),
        Item::FirstHire => {
            day(typed).is_some_and(|day| (day - today).whole_days() <= DAYS_AHEAD_MAX && day.year() >= 1990)
        }
        Item::Headcount => digits(1..=6) && bare.bytes().any(|byte| byte != b'0'),
        Item::Address => (4..=200).contains(&length),
        Item::City | Item::Manager => (2..=80).contains(&length),
        Item::PostalCode => digits(5..=5),
        Item::ManagerCin => is_cin(&bare),
        Item::Rib => digits(24..=24) && has_rib_key(&bare),
        Item::Contact => text.parse::<Address>().is_ok(),
    }
}

/// One or two letters, then digits, eight signs at most.
fn is_cin(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = text.len() - letters;
    (1..=2).contains(&letters)
        && (1..=7).contains(&digits)
        && text.len() <= 8
        && text.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// The last two digits make the whole divisible by 97.
fn has_rib_key(digits: &str) -> bool {
    digits.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn whole() -> Typed {
        let typed = [
            (Item::Name, "ATELIER NOUVEAU SARL"),
            (Item::LegalForm, "sarl"),
            (Item::Ice, "001520031000033"),
            (Item::TaxId, "12345678"),
            (Item::Register, "4321"),
            (Item::BusinessTax, "12345678"),
            (Item::Activity, "Menuiserie"),
            (Item::FirstHire, "2026-03-02"),
            (Item::Headcount, "4"),
            (Item::Address, "12, rue Exemple"),
            (Item::City, "Fès"),
            (Item::PostalCode, "30000"),
            (Item::Manager, "Nadia Exemple"),
            (Item::ManagerCin, "BE123456"),
            (Item::Rib, "007780000123456789012370"),
            (Item::Contact, "contact@atelier.example"),
        ];
        typed.into_iter().map(|(item, text)| (item, text.to_owned())).collect()
    }

    fn with(item: Item, text: &str) -> Typed {
        whole().into_iter().chain([(item, text.to_owned())]).collect()
    }

    const TODAY: Date = date!(2026 - 04 - 05);

    fn is_taken(typed: &Typed) -> bool {
        understand(typed, TODAY).is_some()
    }

    #[test]
    fn a_whole_request_is_understood() {
        let key = (0..97).map(|key| format!("0077800001234567890123{key:02}")).find(|rib| has_rib_key(rib)).unwrap();
        let understood = understand(&with(Item::Rib, &key), TODAY).unwrap();
        assert_eq!(understood.declares_from, Month::at(2026, 3));
        assert_eq!(understood.contact.text(), "contact@atelier.example");
    }

    #[test]
    fn each_item_is_taken_in_its_shape_only() {
        let key = (0..97).map(|key| format!("0077800001234567890123{key:02}")).find(|rib| has_rib_key(rib)).unwrap();
        let with = |item, text: &str| {
            let mut typed = with(item, text);
            if item != Item::Rib {
                typed.insert(Item::Rib, key.clone());
            }
            typed
        };
        for (item, wrong) in [
            (Item::Name, "A"),
            (Item::NameAr, "Latin"),
            (Item::LegalForm, "x"),
            (Item::Ice, "1"),
            (Item::TaxId, "123"),
            (Item::Register, ""),
            (Item::Parent, "12"),
            (Item::FirstHire, "2026-07-01"),
            (Item::FirstHire, "02/03/2026"),
            (Item::Headcount, "0"),
            (Item::PostalCode, "3000"),
            (Item::ManagerCin, "123456"),
            (Item::Rib, "007780000123456789012399"),
            (Item::Contact, "nobody"),
        ] {
            assert!(!is_taken(&with(item, wrong)), "{item} {wrong}");
        }
        let mut person = with(Item::Register, "");
        person.insert(Item::LegalForm, "person".to_owned());
        assert!(is_taken(&person));
        assert_eq!(papers(&person), [Paper::BusinessTax, Paper::ManagerCin, Paper::Rib]);
    }
}
