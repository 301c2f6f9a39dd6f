//! Agents and insured persons against everything of theirs: each post calls what each duty opens, and each person asks
//! for the months of each employer.

use crate::use_cases::Call;
use tasrih_app::insured::{CodeAsked, Insured, NewReport};
use tasrih_app::invented::Person;
use tasrih_app::office::{
    ApprovalQuery, ContactShown, DeadlineProposal, EmployerQuery, Grounds, PersonQuery, RateChoice, RateProposal,
    Verdict,
};
use tasrih_app::registrations::QueueFilter;
use tasrih_app::{Actor, App, AppConfig, AppError, Client};
use tasrih_domain::access::{DecideAffiliation, DecideRegistration, Duty, Post, Power, Role};
use tasrih_domain::affiliation::State;
use tasrih_domain::approval::ContactChange;
use tasrih_domain::id::{ApprovalId, DeclarationId, PersonId};
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    each_post_does_its_duties_and_nothing_else,
    each_insured_person_finds_their_own_employers_and_nothing_else,
);

const FEBRUARY: Month = Month::at(2026, 2);

/// What an act of an agent is done to.
#[derive(Clone)]
struct Desk {
    app: App,
    affiliate: AffiliateNumber,
    filed: DeclarationId,
    person: PersonId,
    approval: ApprovalId,
}

type Act = (&'static str, Duty, fn(Desk, Actor) -> Call);

macro_rules! act {
    ($name:literal, $duty:ident, |$on:ident, $who:ident| $call:expr) => {
        ($name, Duty::$duty, |$on: Desk, $who: Actor| Box::pin(async move { $call.await.map(drop) }))
    };
}

fn grounds() -> Grounds {
    Grounds { title: "Décision d’essai".to_owned(), url: String::new() }
}

/// Every act and view of the office that takes a duty.
const ACTS: &[Act] = &[
    act!("find_employers", SeeEmployer, |on, who| on.app.find_employers(&who, EmployerQuery::default())),
    act!("employer_file", SeeEmployer, |on, who| on.app.employer_file(&who, on.affiliate, None)),
    act!("find_people", SeePerson, |on, who| {
        async move {
            let query = PersonQuery { number: Person(1).cin(), ..PersonQuery::default() };
            on.app.find_people(&who, &query).await
        }
    }),
    act!("person_file", SeePerson, |on, who| on.app.person_file(&who, on.person)),
    act!("confirm_contact", ConfirmContact, |on, who| {
        async move {
            let shown = ContactShown { card: "AB".to_owned(), address: "0612345678".to_owned(), seen: 1 };
            on.app.confirm_contact(&who, on.person, &shown).await
        }
    }),
    act!("counter code", GiveCode, |on, who| {
        async move {
            let id = on.app.ask_counter_code(&who, on.affiliate, "nouvelle@example.ma").await?;
            on.app.give_counter_code(&who, id).await
        }
    }),
    act!("propose_contact", ChangeContact, |on, who| {
        on.app.propose_contact(&who, on.affiliate, (ContactChange::Add, "rh@example.ma"))
    }),
    act!("affiliations", DecideAffiliation, |on, who| {
        async move {
            let duty = on.app.on_duty::<DecideAffiliation>(&who).await?;
            on.app.affiliation_queue(&duty, State::Submitted, (None, 10)).await
        }
    }),
    act!("registrations", DecideRegistration, |on, who| {
        async move {
            let duty = on.app.on_duty::<DecideRegistration>(&who).await?;
            on.app.registration_queue(&duty, QueueFilter::default()).await
        }
    }),
    act!("propose_deadline", ProposeDeadline, |on, who| {
        async move {
            let (month, due_on) = (Month::at(2026, 5), date!(2026 - 06 - 20));
            on.app.propose_deadline(&who, DeadlineProposal { month, due_on, grounds: grounds() }).await
        }
    }),
    act!("propose_rate", ProposeRate, |on, who| {
        async move {
            let (choice, from) = (RateChoice::Ceiling, Month::at(2026, 5));
            let wanted = RateProposal { choice, from, value: "7000".to_owned(), grounds: grounds() };
            on.app.propose_rate(&who, wanted).await
        }
    }),
    act!("filing_to_cancel", CancelFiling, |on, who| on.app.filing_to_cancel(&who, on.filed)),
    act!("propose_cancelling", CancelFiling, |on, who| on.app.propose_cancelling(&who, on.filed, "Erreur")),
    act!("approvals", Approve, |on, who| on.app.approvals(&who, ApprovalQuery::default())),
    act!("decide_approval", Approve, |on, who| {
        async move {
            let no = Verdict { seen: 1, agrees: false, reason: "Non".to_owned() };
            on.app.decide_approval(&who, on.approval, no).await
        }
    }),
];

/// Name of a person and their duties, written out: not asked of the code that decides.
const PEOPLE: &[(&str, &[Duty])] = &[
    ("Salma", &[]),
    ("Reader", &[]),
    ("Firm", &[]),
    ("Counter", &[Duty::SeeEmployer, Duty::GiveCode]),
    ("Registrations", &[Duty::SeePerson, Duty::DecideRegistration, Duty::ConfirmContact]),
    (
        "Accounts",
        &[
            Duty::SeeEmployer,
            Duty::GiveCode,
            Duty::DecideAffiliation,
            Duty::ChangeContact,
            Duty::CancelFiling,
            Duty::Approve,
        ],
    ),
    (
        "Supervisor",
        &[
            Duty::SeeEmployer,
            Duty::SeePerson,
            Duty::GiveCode,
            Duty::DecideAffiliation,
            Duty::DecideRegistration,
            Duty::ConfirmContact,
            Duty::ChangeContact,
            Duty::ProposeDeadline,
            Duty::ProposeRate,
            Duty::CancelFiling,
            Duty::Approve,
        ],
    ),
];

fn two_companies(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-15")
        .employer("Conserverie")
        .officer("Salma")
        .member("Reader", Role::Reader)
        .accountant_with("Firm", Power::ALL)
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .employer("Tissage")
        .officer("Driss")
        .filed(FEBRUARY, Payroll::full_month(1..=1))
        .employer("Minoterie")
        .officer("Hind")
        .filed(FEBRUARY, Payroll::full_month(7..=8))
}

async fn person(site: &TestSite, number: u32) -> PersonId {
    let found = site.app.store().read().persons().find_by_number(Person(number).insured()).await.unwrap();
    found.unwrap().id
}

/// How much was written down about the company and the person, and what waits for a second agent.
async fn written(site: &TestSite, on: &Desk) -> (usize, usize, usize) {
    let reader = site.app.store().read();
    let of_company = reader.audit().page(&AuditOf::Employer(site.company().id), None, 1_000).await.unwrap();
    let of_person = reader.audit().page(&AuditOf::Person(on.person), None, 1_000).await.unwrap();
    let waiting = site.app.approvals(site.actor("Second"), ApprovalQuery::default()).await.unwrap();
    (of_company.len(), of_person.len(), waiting.rows.len())
}

async fn each_post_does_its_duties_and_nothing_else(site: SiteBuilder) {
    let site = two_companies(site)
        .agent("Counter", Post::Counter)
        .agent("Registrations", Post::Registrations)
        .agent("Accounts", Post::Accounts)
        .agent("Supervisor", Post::Supervisor)
        .agent("Second", Post::Supervisor)
        .start()
        .await;
    site.run_queue().await;
    let wanted = DeadlineProposal { month: Month::at(2026, 4), due_on: date!(2026 - 05 - 20), grounds: grounds() };
    let filed = site.app.store().read().declarations().of_month(site.company().id, FEBRUARY).await.unwrap();
    let on = Desk {
        app: site.app.clone(),
        affiliate: site.company().affiliate,
        filed: filed[0].id,
        person: person(&site, 1).await,
        approval: site.app.propose_deadline(site.actor("Second"), wanted).await.unwrap(),
    };
    // Whoever may not goes first: what those do who may changes what there is.
    for (who, duties) in PEOPLE {
        let before = written(&site, &on).await;
        for (name, duty, call) in ACTS.iter().filter(|(_, duty, _)| !duties.contains(duty)) {
            let outcome = call(on.clone(), site.actor(who).clone()).await;
            assert!(matches!(outcome, Err(AppError::Unknown)), "{who} without {duty}: {name} gave {outcome:?}");
        }
        assert_eq!(written(&site, &on).await, before, "{who}");
    }
    // What is theirs is not refused for want of a duty; it may be for other reasons.
    for (who, duties) in PEOPLE {
        for (name, duty, call) in ACTS.iter().filter(|(_, duty, _)| duties.contains(duty)) {
            let outcome = call(on.clone(), site.actor(who).clone()).await;
            assert!(!matches!(outcome, Err(AppError::Unknown)), "{who} with {duty}: {name} gave {outcome:?}");
        }
    }
}

/// Puts a telephone on file, typed by that employer or named by the person, and signs them in with the code to it.
pub async fn reached(site: &TestSite, config: &AppConfig, (number, by): (u32, Option<&str>)) -> (Insured, String) {
    let reader = site.app.store().read();
    let mut person = reader.persons().find(person(site, number).await).await.unwrap().unwrap();
    person.phone = format!("+2126{number:08}");
    person.contact_by = by.map(|name| site.employer(name).id);
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().update(&person).await.unwrap();
    tx.commit().await.unwrap();
    let asked = CodeAsked { cin: Person(number).cin(), insured: Person(number).insured().to_string() };
    site.clock.set(site.clock.now() + time::Duration::minutes(2));
    site.app.ask_insured_code(&asked, Lang::Fr, Client::default()).await.unwrap();
    site.run_queue().await;
    let mut letters = config.courier.letters(100).unwrap().unwrap();
    letters.retain(|letter| letter.kind == "message-insured-code" && letter.address == person.phone);
    let letter = letters.into_iter().max_by_key(|letter| letter.written_at).unwrap();
    let code = letter.body.split_whitespace().find(|word| word.contains('-')).unwrap().trim_end_matches(',');
    let token = site.app.sign_in_insured(&asked, code, Client::default()).await.unwrap().token;
    assert_eq!(site.app.actor_of(&token).await.unwrap(), None, "no account's session");
    (site.app.insured_of(&token).await.unwrap().unwrap(), token)
}

async fn each_insured_person_finds_their_own_employers_and_nothing_else(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = two_companies(site).config(config.clone()).start().await;
    site.run_queue().await;
    let (in_part, _) = reached(&site, &config, (1, Some("Tissage"))).await;
    let (whole, _) = reached(&site, &config, (1, None)).await;
    let (other, _) = reached(&site, &config, (2, None)).await;
    let people: [(&str, &Insured, &[&str]); 3] = [
        ("in part", &in_part, &["Tissage"]),
        ("whole", &whole, &["Conserverie", "Tissage"]),
        ("other", &other, &["Conserverie"]),
    ];
    let about = |employer: &str| NewReport {
        affiliate: site.employer(employer).affiliate,
        month: FEBRUARY,
        said: format!("Une erreur chez {employer}."),
    };
    let mut reports = Vec::new();
    for (who, me, employers) in people {
        let page = site.app.own_months(me, None).await.unwrap();
        let mut found: Vec<_> = page.employers.iter().map(|own| own.employer.id).collect();
        let mut own: Vec<_> = employers.iter().map(|name| site.employer(name).id).collect();
        found.sort_unstable();
        own.sort_unstable();
        assert_eq!(found, own, "{who}");
        for name in ["Conserverie", "Tissage", "Minoterie"] {
            let seen = site.app.month_to_report(me, site.employer(name).affiliate, FEBRUARY).await.map(drop);
            let kept = site.app.report_month(me, about(name)).await;
            if employers.contains(&name) {
                seen.unwrap();
                reports.push((who, name, kept.unwrap()));
            } else {
                assert!(matches!(seen, Err(AppError::Unknown)), "{who}: {name} gave {seen:?}");
                assert!(matches!(kept, Err(AppError::Unknown)), "{who}: {name} gave {kept:?}");
            }
        }
    }
    // A report is its person's, and of an employer that is shown.
    for (who, me, employers) in people {
        for (whose, name, kept) in &reports {
            let is_theirs = (*whose == "other") == (who == "other") && employers.contains(name);
            let found = site.app.own_report(me, &kept.number).await;
            assert_eq!(found.is_ok(), is_theirs, "{who}: the report of {whose} about {name}");
        }
    }
}
