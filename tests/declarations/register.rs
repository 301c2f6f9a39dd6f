//! The register follows from what is filed and from the employer's word, and what it knows comes back in the checks.

use crate::{APRIL, FEBRUARY, MARCH, refusal};
use std::io::Cursor;
use tasrih_app::AppError;
use tasrih_app::declarations::Upload;
use tasrih_app::invented::Person;
use tasrih_app::register::{Gap, Hire, Identity, RegisterAsk};
use tasrih_domain::declaration::RosterOrigin;
use tasrih_domain::employment::LeaveReason;
use tasrih_domain::id::{DeclarationId, PersonId};
use tasrih_domain::lifecycle::State;
use tasrih_storage::{AuditOf, RegisterFilter};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    what_is_filed_is_the_register_and_the_list_of_the_next_month,
    a_month_learnt_moves_the_next_one_only_when_its_verdict_changes,
    a_few_people_are_learnt_at_once_and_many_by_the_queue,
    a_hire_is_asked_for_in_the_month_and_a_leaver_needs_a_situation,
    a_hire_needs_the_number_and_what_only_the_person_says,
    moves_that_cannot_be_are_refused_and_the_same_move_twice_is_one,
    a_person_of_another_employer_is_not_found_and_looks_are_written_down,
    months_without_a_declaration_are_gaps,
    the_produced_file_reads_back_as_the_list,
);

async fn has_rule(site: &TestSite, id: DeclarationId, code: &str) -> bool {
    site.found(id).await.iter().any(|(found, _)| found == code)
}

/// Three people filed for February, and learnt.
async fn started(site: SiteBuilder) -> TestSite {
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=3)).start().await;
    site.run_queue().await;
    site
}

async fn person(site: &TestSite, number: u32) -> PersonId {
    let found = site.app.store().read().persons().find_by_number(Person(number).insured()).await.unwrap();
    found.unwrap().id
}

fn hire(number: u32, on: time::Date) -> Hire {
    Hire { insured: Person(number).insured(), identity: Identity::Document(Person(number).cin()), on }
}

async fn what_is_filed_is_the_register_and_the_list_of_the_next_month(site: SiteBuilder) {
    let site = started(site).await;
    let affiliate = site.company().affiliate;
    let page = site.app.register(site.officer(), affiliate, &RegisterAsk::default(), None).await.unwrap();
    assert_eq!((page.total, page.rows.len(), page.may_register), (3, 3, true));
    let expected = site.app.expected(site.officer(), affiliate, MARCH, 0).await.unwrap();
    assert_eq!((expected.total, expected.origin), (3, RosterOrigin::Register));
    assert_eq!(site.app.start(site.officer(), affiliate, MARCH).await.unwrap().preestablished, Some(3));
    // Somebody is missing, who was declared last month.
    let id = site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await.id;
    assert!(has_rule(&site, id, "M001").await);
    // Saying that they left before the month mends it.
    let left = (date!(2026 - 02 - 28), LeaveReason::Resigned);
    site.app.let_go(site.officer(), affiliate, person(&site, 3).await, left).await.unwrap();
    site.run_queue().await;
    assert!(!has_rule(&site, id, "M001").await);
}

async fn a_month_learnt_moves_the_next_one_only_when_its_verdict_changes(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let february = site.file(FEBRUARY, &Payroll::full_month(1..=3)).await.id;
    site.run_queue().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await.id;
    site.run_queue().await;
    let shown = site.declaration(id).await.version;
    assert!(has_rule(&site, id, "M001").await);
    // Learnt once more, it says what it said: whoever reads the verdict can file it as it is shown.
    site.app.learn_month((site.company().id, FEBRUARY)).await.unwrap();
    assert_eq!(site.run_queue().await, 0);
    assert_eq!(site.declaration(id).await.version, shown);
    // The third is taken out of February: nobody is missing any more, and the verdict says so.
    let bytes = Payroll::full_month(1..=2).csv();
    let upload = Upload { correcting: Some(february), ..site.parcel(FEBRUARY, &bytes) };
    let correction = site.app.receive(site.officer(), upload).await.unwrap().id;
    site.run_queue().await;
    site.submit(correction).await;
    site.run_queue().await;
    assert!(site.declaration(id).await.version > shown);
    assert!(!has_rule(&site, id, "M001").await);
}

async fn a_few_people_are_learnt_at_once_and_many_by_the_queue(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let known = async || {
        let ask = RegisterAsk::default();
        site.app.register(site.officer(), site.company().affiliate, &ask, None).await.unwrap().total
    };
    site.file(FEBRUARY, &Payroll::full_month(1..=3)).await;
    assert_eq!(known().await, 3);
    site.file(MARCH, &Payroll::full_month(1..=501)).await;
    assert_eq!(known().await, 3);
    site.run_queue().await;
    assert_eq!(known().await, 501);
}

async fn a_hire_is_asked_for_in_the_month_and_a_leaver_needs_a_situation(site: SiteBuilder) {
    let site = site.employer("Tissage").officer("Driss").filed(FEBRUARY, Payroll::full_month(9..=9));
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=3)).start().await;
    site.run_queue().await;
    let (salma, affiliate) = (site.actor("Salma"), site.employer("Conserverie").affiliate);
    site.app.hire(salma, affiliate, hire(9, date!(2026 - 03 - 16))).await.unwrap();
    let left = (date!(2026 - 03 - 20), LeaveReason::ContractEnded);
    site.app.let_go(salma, affiliate, person(&site, 2).await, left).await.unwrap();
    let upload = |payroll: Payroll| Upload {
        affiliate,
        month: MARCH,
        file_name: "paie.csv".to_owned(),
        spool: tasrih_app::Spool::of(&payroll.csv()).unwrap(),
        correcting: None,
    };
    let id = site.app.receive(salma, upload(Payroll::full_month(1..=3))).await.unwrap().id;
    let codes = async || {
        let found = site.app.verdict(salma, id, tasrih_app::declarations::VerdictFilter::default()).await.unwrap();
        found.groups.iter().map(|group| group.code.to_string()).collect::<Vec<_>>()
    };
    let found = codes().await;
    assert!(found.contains(&"P009".to_owned()) && found.contains(&"P010".to_owned()), "{found:?}");
    let mut whole = Payroll::full_month(1..=3);
    whole.rows.extend(Payroll::full_month(9..=9).rows);
    let leaver = Person(2).insured().to_string();
    for row in &mut whole.rows {
        if row.insured == leaver {
            "SO".clone_into(&mut row.situation);
        }
    }
    site.app.receive(salma, upload(whole)).await.unwrap();
    let found = codes().await;
    assert!(!found.contains(&"P009".to_owned()) && !found.contains(&"P010".to_owned()), "{found:?}");
    let movements = site.app.expected(salma, affiliate, MARCH, 0).await.unwrap();
    assert_eq!((movements.hired.len(), movements.left.len(), movements.total), (1, 1, 3));
}

async fn a_hire_needs_the_number_and_what_only_the_person_says(site: SiteBuilder) {
    let site = site.employer("Tissage").officer("Driss").filed(FEBRUARY, Payroll::full_month(9..=9));
    let site = site.employer("Conserverie").officer("Salma").start().await;
    site.run_queue().await;
    let (salma, affiliate) = (site.actor("Salma"), site.employer("Conserverie").affiliate);
    let on = date!(2026 - 04 - 01);
    let wrong = Hire { identity: Identity::Document("ZZ1".to_owned()), ..hire(9, on) };
    assert_eq!(refusal(site.app.hire(salma, affiliate, wrong).await), "refused-hire-nobody");
    // Whether it is the number or the card that nobody has is not said.
    assert_eq!(refusal(site.app.hire(salma, affiliate, hire(77, on)).await), "refused-hire-nobody");
    for _ in 0..60 {
        let _ = site.app.hire(salma, affiliate, hire(77, on)).await;
    }
    assert_eq!(refusal(site.app.hire(salma, affiliate, hire(9, on)).await), "refused-too-many-looks");
}

async fn moves_that_cannot_be_are_refused_and_the_same_move_twice_is_one(site: SiteBuilder) {
    let site = started(site).await;
    let (salma, affiliate) = (site.officer(), site.company().affiliate);
    let who = person(&site, 1).await;
    let go = |on, reason| site.app.let_go(salma, affiliate, who, (on, reason));
    assert_eq!(refusal(go(date!(2026 - 01 - 31), LeaveReason::Resigned).await), "refused-leaves-before-hire");
    let taken = site.app.hire(salma, affiliate, hire(1, date!(2026 - 03 - 02))).await;
    assert_eq!(refusal(taken), "refused-already-employed");
    let end = date!(2026 - 03 - 31);
    go(end, LeaveReason::Resigned).await.unwrap();
    go(end, LeaveReason::Resigned).await.unwrap();
    assert_eq!(refusal(go(end, LeaveReason::Retired).await), "refused-already-left");
    let back = |on| site.app.rehire(salma, affiliate, who, on);
    assert_eq!(refusal(back(end).await), "refused-returns-before-leave");
    back(date!(2026 - 04 - 02)).await.unwrap();
    back(date!(2026 - 04 - 02)).await.unwrap();
    assert_eq!(refusal(back(date!(2026 - 04 - 03)).await), "refused-not-left");
    let view = site.app.employee(salma, affiliate, who, None).await.unwrap();
    assert_eq!(view.stays.len(), 2);
}

async fn a_person_of_another_employer_is_not_found_and_looks_are_written_down(site: SiteBuilder) {
    let site = site.employer("Tissage").officer("Driss");
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=3)).start().await;
    site.run_queue().await;
    let who = person(&site, 1).await;
    let (driss, tissage) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    for outcome in [
        site.app.employee(driss, tissage, who, None).await.map(drop),
        site.app.let_go(driss, tissage, who, (date!(2026 - 04 - 01), LeaveReason::Resigned)).await,
        site.app.rehire(driss, tissage, who, date!(2026 - 04 - 01)).await,
    ] {
        assert!(matches!(outcome, Err(AppError::Unknown)));
    }
    site.app.employee(site.actor("Salma"), site.employer("Conserverie").affiliate, who, None).await.unwrap();
    let seen = site.app.store().read().audit().page(&AuditOf::Person(who), None, 10).await.unwrap();
    assert_eq!(seen.iter().map(|event| event.act.as_str()).collect::<Vec<_>>(), ["employee-viewed"]);
}

async fn months_without_a_declaration_are_gaps(site: SiteBuilder) {
    let site = started(site).await;
    let affiliate = site.company().affiliate;
    let march = site.upload(MARCH, &Payroll::full_month(1..=2).csv()).await.id;
    assert_ne!(site.declaration(march).await.state, State::Filed);
    let left = (date!(2026 - 02 - 28), LeaveReason::Resigned);
    site.app.let_go(site.officer(), affiliate, person(&site, 3).await, left).await.unwrap();
    site.run_queue().await;
    site.submit(march).await;
    site.run_queue().await;
    // The third had not left after all: a hire that the payroll of March forgot.
    site.app.rehire(site.officer(), affiliate, person(&site, 3).await, date!(2026 - 03 - 01)).await.unwrap();
    site.set_today("2026-06-20");
    let months = site.app.employee(site.officer(), affiliate, person(&site, 3).await, None).await.unwrap().months;
    let rows: Vec<_> = months.rows.iter().map(|row| (row.month, row.gap)).collect();
    let unfiled = Some(Gap::NothingFiled);
    assert_eq!(rows, [(APRIL.next(), unfiled), (APRIL, unfiled), (MARCH, Some(Gap::NotOnIt)), (FEBRUARY, None)]);
    let ask = RegisterAsk { filter: RegisterFilter::NotDeclaredSince(APRIL), text: String::new() };
    assert_eq!(site.app.register(site.officer(), affiliate, &ask, None).await.unwrap().total, 3);
}

async fn the_produced_file_reads_back_as_the_list(site: SiteBuilder) {
    let site = started(site).await;
    let affiliate = site.company().affiliate;
    let file = site.app.expected_file(site.officer(), affiliate, MARCH).await.unwrap();
    assert_eq!(file.name, format!("AFFEBDS_{affiliate}_202603.txt"));
    let (roster, problems) = tasrih_intake::read_preestablished(&mut Cursor::new(file.bytes)).unwrap();
    assert_eq!((problems.len(), roster.affiliate, roster.period), (0, Some(affiliate), Some(MARCH)));
    let list = site.app.expected(site.officer(), affiliate, MARCH, 0).await.unwrap().people;
    assert_eq!(roster.people, list);
}
