//! The registration of employees as the use cases promise it, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod agents;
mod documents;
mod in_name;
mod life;
mod list;
mod pages;
mod tasks;

use tasrih_app::AppError;
use tasrih_app::registrations::Sending;
use tasrih_domain::id::RegistrationId;
use tasrih_domain::registration::{Item, Request, Typed};
use tasrih_domain::{AffiliateNumber, Lang};
use tasrih_i18n::render_plain;
use tasrih_testkit::TestSite;

/// An invented Moroccan with a CIN: a simple case.
fn salma() -> Typed {
    let items = [
        (Item::Surname, "El Alaoui"),
        (Item::GivenName, "Salma"),
        (Item::SurnameArabic, "العلوي"),
        (Item::GivenNameArabic, "سلمى"),
        (Item::BirthDate, "1995-02-01"),
        (Item::Sex, "female"),
        (Item::Nationality, "MA"),
        (Item::Cin, "AB123456"),
        (Item::HireDate, "2026-04-01"),
        (Item::Phone, "06 12 34 56 78"),
    ];
    items.into_iter().map(|(item, text)| (item, text.to_owned())).collect()
}

/// An invented foreigner: an agent decides.
fn awa() -> Typed {
    salma()
        .with(Item::Surname, "Ndiaye")
        .with(Item::GivenName, "Awa")
        .with(Item::Nationality, "SN")
        .with(Item::Cin, "")
        .with(Item::Passport, "A01234567")
}

/// Somebody else for each number.
fn another(n: u32) -> Typed {
    salma().with(Item::Cin, &format!("BK{n:06}")).with(Item::BirthDate, &birthday(n))
}

/// A day of birth for each number.
fn birthday(n: u32) -> String {
    let first = time::macros::date!(1970 - 01 - 01);
    (first + time::Duration::days(i64::from(n))).to_string()
}

fn affiliate(site: &TestSite) -> AffiliateNumber {
    site.company().affiliate
}

/// The first officer types a request.
async fn draft(site: &TestSite, typed: Typed) -> Request {
    draft_of(site, &site.officer().account().name.clone(), affiliate(site), typed).await
}

async fn draft_of(site: &TestSite, who: &str, affiliate: AffiliateNumber, typed: Typed) -> Request {
    let actor = site.actor(who);
    let (_, id) = site.app.new_registration(actor, affiliate).await.unwrap();
    site.app.save_registration(actor, affiliate, id, (None, typed)).await.unwrap()
}

async fn send(site: &TestSite, request: &Request) -> Result<Request, AppError> {
    let sending = Sending { seen: request.version, is_other: false };
    site.app.send_registration(site.officer(), affiliate(site), request.id, sending).await
}

/// The first officer types and sends a request.
async fn sent(site: &TestSite, typed: Typed) -> Request {
    let draft = draft(site, typed).await;
    send(site, &draft).await.unwrap()
}

async fn request(site: &TestSite, id: RegistrationId) -> Request {
    site.app.store().read().registrations().find(id).await.unwrap().unwrap()
}

/// The key of the refusal. It has to have words in both languages.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    match outcome {
        Err(AppError::Refused(text)) => {
            for lang in [Lang::Fr, Lang::Ar] {
                let said = render_plain(lang, &text);
                assert!(!said.contains('⟦') && !said.is_empty(), "{} has no words: {said}", text.key());
            }
            text.key().to_owned()
        }
        other => panic!("not refused: {other:?}"),
    }
}
