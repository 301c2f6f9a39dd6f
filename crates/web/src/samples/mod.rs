//! Every page filled with invented people and figures, so that each can be rendered without a server.

mod account;
mod accounts;
mod affiliations;
mod attestations;
mod collection;
mod deliveries;
mod employees;
mod filing;
mod insured;
mod intake;
mod members;
mod office;
mod payments;
mod registrations;
mod security;
mod signup;
mod standing;

use crate::Frame;
use crate::frame::{CompanyNav, Room};
use crate::pages::{DueView, EmployerView, FormFault, LimitsView, Page};
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::finding::Args;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{AffiliateNumber, Branch, Code, InsuredNumber, Lang, Money, Month};
use tasrih_i18n::Text;

/// A page in words.
#[derive(Debug)]
pub struct Sample {
    /// What it shows.
    pub name: &'static str,
    /// Its HTML.
    pub html: String,
}

/// All samples in a language.
///
/// # Panics
/// When a template cannot be written to memory, which does not happen.
pub fn all(lang: Lang) -> Vec<Sample> {
    let mut samples = Vec::new();
    intake::add(lang, &mut samples);
    filing::add(lang, &mut samples);
    account::add_all(lang, &mut samples);
    accounts::add(lang, &mut samples);
    affiliations::add(lang, &mut samples);
    deliveries::add(lang, &mut samples);
    attestations::add_all(lang, &mut samples);
    collection::add_all(lang, &mut samples);
    employees::add_all(lang, &mut samples);
    insured::add_all(lang, &mut samples);
    members::add(lang, &mut samples);
    office::add(lang, &mut samples);
    payments::add_all(lang, &mut samples);
    registrations::add(lang, &mut samples);
    security::add(lang, &mut samples);
    signup::add_all(lang, &mut samples);
    standing::add(lang, &mut samples);
    samples
}

fn add(samples: &mut Vec<Sample>, name: &'static str, page: &impl Page) {
    samples.push(Sample { name, html: page.render().expect("memory takes the page") });
}

fn frame(lang: Lang, path: &str) -> Frame {
    let person = if lang == Lang::Ar { "سلمى مثال" } else { "Salma Exemple" };
    Frame::new(lang, path.to_owned(), Some(person.to_owned()))
}

/// The frame of a page in a room of the company.
fn company_frame(lang: Lang, path: &str, here: Room) -> Frame {
    let firm = (lang == Lang::Ar).then(|| "مكتب أمل للمحاسبة".to_owned());
    let affiliate = affiliate(4_052_594);
    let rooms = Room::all_of(lang, affiliate);
    let nav = CompanyNav { name: employer(lang).name, affiliate, firm, rooms, here };
    Frame { company: Some(nav), ..frame(lang, path) }
}

fn employer(lang: Lang) -> EmployerView {
    let name = if lang == Lang::Ar { "أطلس للنسيج ش.م.م" } else { "Atlas Textile SARL" };
    EmployerView { name: name.to_owned(), affiliate: affiliate(4_052_594) }
}

fn affiliate(value: u32) -> AffiliateNumber {
    AffiliateNumber::from_value(value).expect("seven digits")
}

fn insured(value: u32) -> InsuredNumber {
    InsuredNumber::from_value(value).expect("nine digits")
}

fn id(n: u128) -> DeclarationId {
    DeclarationId(uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + n))
}

fn month() -> Month {
    Month::at(2026, 10)
}

fn dh(centimes: i64) -> Money {
    Money::from_centimes(centimes)
}

fn limits() -> LimitsView {
    LimitsView { bytes: 64 << 20, mebibytes: 64, rows: 1_000_000 }
}

fn rule(key: &'static str, args: Args) -> Text {
    Text::new(key, args)
}

fn code(text: &'static str) -> Code {
    Code::at(text)
}

fn fault(anchor: &str, text: Text) -> FormFault {
    FormFault { anchor: anchor.to_owned(), text }
}

/// The worked example of 100,000.00 DH of wages, 60,000.00 capped.
fn due() -> DueView {
    let (gross, capped) = (dh(10_000_000), dh(6_000_000));
    let row =
        |branch, base, employer, employee| BranchDue { branch, base, employer: dh(employer), employee: dh(employee) };
    DueView {
        branches: vec![
            row(Branch::FamilyAllowances, gross, 640_000, 0),
            row(Branch::ShortTerm, capped, 40_200, 19_800),
            row(Branch::JobLoss, capped, 22_800, 11_400),
            row(Branch::LongTerm, capped, 475_800, 237_600),
            row(Branch::HealthBasic, gross, 226_000, 226_000),
            row(Branch::HealthSolidarity, gross, 185_000, 0),
            row(Branch::TrainingLevy, gross, 160_000, 0),
        ],
    }
}
