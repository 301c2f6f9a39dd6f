//! What is revoked is revoked at once: a write that waits for its turn looks at the right again.

use crate::use_cases::{Call, USE_CASES, target_in};
use std::time::Duration;
use tasrih_app::declarations::LeaveOut;
use tasrih_app::invented::Person;
use tasrih_app::register::{Hire, Identity};
use tasrih_app::registrations::{Decision, ListOutcome, Sending};
use tasrih_app::{AppError, Spool};
use tasrih_domain::Month;
use tasrih_domain::access::{DecideRegistration, Post, Power, Role, Under};
use tasrih_domain::employment::LeaveReason;
use tasrih_domain::id::{AccountId, EmployerId, RegistrationId};
use tasrih_domain::mandate::{MandateState, Side};
use tasrih_domain::registration::{Item, State, Typed};
use tasrih_storage::{Membership, Tx};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines, overtaken};
use time::macros::date;

on_both_engines!(
    a_role_taken_while_a_write_waits_is_not_used,
    a_role_taken_while_a_registration_waits_is_not_used,
    a_role_taken_while_a_hire_or_an_end_waits_is_not_used,
    a_mandate_ended_while_a_filing_waits_files_nothing,
    a_post_taken_while_a_decision_waits_decides_nothing,
    who_takes_a_right_waits_for_what_is_done_under_it,
);

const FEBRUARY: Month = Month::at(2026, 2);
/// Long enough for a call to come to where it waits.
const WHILE: Duration = Duration::from_millis(250);
/// What needs a right above reading and writes nothing (the file that is loaded there is a broken one).
const LOOKS: &[&str] = &["entry", "check_entry", "load_preestablished", "columns", "submit what is filed"];

/// Two administrators: one acts, of the other nothing is taken.
fn company(site: SiteBuilder) -> SiteBuilder {
    let month = Payroll::full_month(1..=3);
    site.today("2026-04-05").employer("Conserverie").officer("Salma").officer("Driss").filed(FEBRUARY, month)
}

/// Runs the call while the right is being taken, and gives its answer after it was.
async fn overtaken_by<T>(
    site: &TestSite,
    call: impl Future<Output = Result<T, AppError>>,
    take: impl AsyncFnOnce(&Tx),
) -> Result<(), AppError> {
    let tx = site.app.store().begin_write().await.unwrap();
    take(&tx).await;
    overtaken(tx, WHILE, async { call.await.map(drop) }).await
}

async fn role_taken<T>(
    site: &TestSite,
    who: &str,
    call: impl Future<Output = Result<T, AppError>>,
) -> Result<(), AppError> {
    let (account, company) = (site.actor(who).account().id, site.company().id);
    let outcome = overtaken_by(site, call, async |tx| {
        assert!(tx.memberships().end(account, company, site.clock.now()).await.unwrap());
    })
    .await;
    give_back(site, account, company).await;
    outcome
}

async fn give_back(site: &TestSite, account: AccountId, employer: EmployerId) {
    let tx = site.app.store().begin_write().await.unwrap();
    let one = Membership { account, employer, role: Role::Administrator, since: site.clock.now() };
    tx.memberships().insert(&one).await.unwrap();
    tx.commit().await.unwrap();
}

#[track_caller]
fn assert_unknown(name: &str, outcome: &Result<(), AppError>) {
    assert!(matches!(outcome, Err(AppError::Unknown)), "{name} gave {outcome:?}");
}

async fn a_role_taken_while_a_write_waits_is_not_used(site: SiteBuilder) {
    let site = company(site).start().await;
    let mut on = target_in(&site, site.company(), site.actor("Salma")).await;
    on.somebody = site.actor("Salma").account().id;
    for (name, power, call) in USE_CASES {
        if *power == Power::Read || LOOKS.contains(name) {
            continue;
        }
        let call: Call = call(on.clone(), site.actor("Driss").clone());
        assert_unknown(name, &role_taken(&site, "Driss", call).await);
    }
}

fn applicant(cin: &str) -> Typed {
    let items = [
        (Item::Surname, "El Alaoui"),
        (Item::GivenName, "Salma"),
        (Item::BirthDate, "1995-02-01"),
        (Item::Sex, "female"),
        (Item::Nationality, "MA"),
        (Item::Cin, cin),
        (Item::HireDate, "2026-04-01"),
    ];
    items.into_iter().map(|(item, text)| (item, text.to_owned())).collect()
}

fn list() -> Spool {
    let head = "Nom;Prénom;Date de naissance;Sexe;Nationalité;N° CIN;Passeport;Date d'embauche";
    Spool::of(format!("{head}\nTAZI;OMAR;01/02/1990;M;MA;BK100001;;01/04/2026\n").as_bytes()).unwrap()
}

fn paper() -> Spool {
    Spool::of(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n").unwrap()
}

fn person(number: u32, on: time::Date) -> Hire {
    Hire { insured: Person(number).insured(), identity: Identity::Document(Person(number).cin()), on }
}

/// Calls each while the right of `Driss` is being taken.
macro_rules! none_is_carried_out {
    ($site:expr, $($name:literal: $call:expr),+ $(,)?) => {
        $(assert_unknown($name, &role_taken($site, "Driss", $call).await);)+
    };
}

async fn a_role_taken_while_a_registration_waits_is_not_used(site: SiteBuilder) {
    let site = company(site).start().await;
    let (app, affiliate) = (&site.app, site.company().affiliate);
    let (salma, driss) = (site.actor("Salma"), site.actor("Driss"));
    let (_, draft) = app.new_registration(salma, affiliate).await.unwrap();
    let seen = app.save_registration(salma, affiliate, draft, (None, applicant("AB123456"))).await.unwrap().version;
    app.attach(salma, affiliate, draft, ("carte.pdf", paper())).await.unwrap();
    let document = app.registration(salma, affiliate, draft).await.unwrap().documents[0].id;
    let read = app.receive_list(salma, affiliate, ("liste.csv", list())).await.unwrap();
    let ListOutcome::Read(batch) = read else { panic!("{read:?}") };
    let other = RegistrationId(site.clock.new_id());
    let sending = Sending { seen, is_other: false };
    let another = Spool::of(b"%PDF-1.4\n2 0 obj\n<<>>\nendobj\n%%EOF\n").unwrap();
    none_is_carried_out!(
        &site,
        "save a new one": app.save_registration(driss, affiliate, other, (None, applicant("AB123457"))),
        "save": app.save_registration(driss, affiliate, draft, (Some(seen), applicant("AB123458"))),
        "attach": app.attach(driss, affiliate, draft, ("passeport.pdf", another)),
        "detach": app.detach(driss, affiliate, draft, document),
        "send": app.send_registration(driss, affiliate, draft, sending),
        "withdraw": app.withdraw_registration(driss, affiliate, draft, seen),
        "receive a list": app.receive_list(driss, affiliate, ("autre.csv", list())),
        "take a row out": app.take_row_out(driss, affiliate, batch, 2),
        "send a list": app.send_batch(driss, affiliate, batch, 1),
    );
    // Nothing came of any of them.
    assert!(app.send_registration(salma, affiliate, draft, sending).await.unwrap().number.is_some());
    app.send_batch(salma, affiliate, batch, 1).await.unwrap();
}

async fn a_role_taken_while_a_hire_or_an_end_waits_is_not_used(site: SiteBuilder) {
    let site = company(site).employer("Tissage").officer("Zineb").filed(FEBRUARY, Payroll::full_month(9..=9));
    let site = site.start().await;
    site.run_queue().await;
    let (app, affiliate, driss) = (&site.app, site.company().affiliate, site.actor("Driss"));
    let found = app.store().read().persons().find_by_number(Person(2).insured()).await.unwrap().unwrap();
    let left = (date!(2026 - 04 - 03), LeaveReason::Resigned);
    none_is_carried_out!(
        &site,
        "hire": app.hire(driss, affiliate, person(9, date!(2026 - 04 - 02))),
        "let go": app.let_go(driss, affiliate, found.id, left),
    );
    app.let_go(site.actor("Salma"), affiliate, found.id, left).await.unwrap();
}

async fn a_mandate_ended_while_a_filing_waits_files_nothing(site: SiteBuilder) {
    let site = company(site).accountant_with("Firm", Power::ALL).start().await;
    let (app, firm) = (&site.app, site.actor("Firm"));
    let id = site.upload(Month::at(2026, 3), &Payroll::full_month(1..=3).csv()).await.id;
    let consent = site.consent(id, LeaveOut::Nobody).await;
    let held = app.store().read().mandates().of(site.company().id, Side::Principal, 10).await.unwrap();
    let end = async |tx: &Tx| tx.mandates().set_state(&held[0], MandateState::Revoked, site.clock.now()).await.unwrap();
    assert_unknown("submit", &overtaken_by(&site, Box::pin(app.submit(firm, id, consent.clone())), end).await);
    assert!(site.declaration(id).await.filing.is_none());
    // The same by its own people.
    app.submit(site.officer(), id, consent).await.unwrap();
}

async fn a_post_taken_while_a_decision_waits_decides_nothing(site: SiteBuilder) {
    let site = company(site).agent("Agent", Post::Registrations).start().await;
    let (app, affiliate, salma) = (&site.app, site.company().affiliate, site.actor("Salma"));
    let (_, id) = app.new_registration(salma, affiliate).await.unwrap();
    let foreign = applicant("").with(Item::Nationality, "SN").with(Item::Passport, "A01234567");
    let seen = app.save_registration(salma, affiliate, id, (None, foreign)).await.unwrap().version;
    let sent = app.send_registration(salma, affiliate, id, Sending { seen, is_other: false }).await.unwrap();
    let agent = site.actor("Agent");
    let duty = app.on_duty::<DecideRegistration>(agent).await.unwrap();
    let account = agent.account().id;
    let end = async |tx: &Tx| {
        assert!(tx.posts().end(account, Post::Registrations, site.clock.now()).await.unwrap());
    };
    let outcome =
        overtaken_by(&site, Box::pin(app.accept_registration(&duty, id, sent.version, Decision::New)), end).await;
    assert_unknown("accept", &outcome);
    assert_eq!(app.registration(salma, affiliate, id).await.unwrap().request.state, State::Submitted);
}

async fn who_takes_a_right_waits_for_what_is_done_under_it(site: SiteBuilder) {
    let site = company(site).start().await;
    let (store, company) = (site.app.store(), site.company().id);
    let (account, now) = (site.actor("Driss").account().id, site.clock.now());
    let under_it = store.begin_write().await.unwrap();
    assert!(under_it.access().hold(account, Under::Role(Role::Administrator), company).await.unwrap());
    let ending = async {
        let tx = store.begin_write().await.unwrap();
        assert!(tx.memberships().end(account, company, now).await.unwrap());
        tx.commit().await.unwrap();
    };
    overtaken(under_it, WHILE, ending).await;
}
