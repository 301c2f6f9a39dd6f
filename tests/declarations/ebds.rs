//! Files of the fund's own format: their header says whose they are, for which month, main or complementary.

use crate::{CAME_IN_AND_PASSED, FEBRUARY, MARCH, refusal};
use tasrih_app::declarations::LeaveOut;
use tasrih_app::invented::Person;
use tasrih_domain::declaration::{DeclarationKind, Employer};
use tasrih_domain::lifecycle::State;
use tasrih_domain::source::FileKind;
use tasrih_domain::{Code, Line, Money, Month, Part, Situation};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::{EbdsWriter, write_preestablished};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    a_main_file_is_filed_like_any_other,
    a_complementary_file_lands_in_its_own_slot,
    a_complementary_file_that_repeats_the_main_declaration_is_told,
    a_complementary_file_filed_after_the_main_declaration_knows_it,
    another_employers_file_is_refused_whole,
    another_months_file_is_refused_whole,
    the_funds_own_file_is_no_declaration,
    a_complementary_file_never_takes_the_place_of_rows_that_wait,
);

/// As payroll software writes it: in capitals.
fn header(employer: &Employer, month: Month, kind: FileKind) -> EbdsHeader {
    EbdsHeader { company: employer.name.to_uppercase(), ..EbdsHeader::of(employer, month, kind) }
}

fn lines(people: std::ops::RangeInclusive<u32>) -> Vec<Line> {
    let full = |person: Person| Line {
        days: Some(26),
        gross: Some(person.wage()),
        situation: Some(Situation::Normal),
        ..person.line(0, 0)
    };
    let mut lines: Vec<Line> = people.map(Person).map(full).collect();
    lines.sort_by_key(|line| line.insured);
    lines
}

fn file(employer: &Employer, month: Month, kind: DeclarationKind, people: std::ops::RangeInclusive<u32>) -> Vec<u8> {
    let part = if kind.is_main() { Part::Known } else { Part::Entrant };
    let mut bytes = Vec::new();
    let ceiling = Some(Money::from_dirhams(6_000));
    let header = header(employer, month, FileKind::Declaration(kind));
    let mut writer = EbdsWriter::new(&mut bytes, &header, ceiling).unwrap();
    for line in lines(people) {
        if part == Part::Known { writer.known(&line).unwrap() } else { writer.entrant(&line).unwrap() }
    }
    writer.finish().unwrap();
    bytes
}

fn complementary(number: u8) -> DeclarationKind {
    DeclarationKind::complementary(number).unwrap()
}

async fn a_main_file_is_filed_like_any_other(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let bytes = file(site.company(), MARCH, DeclarationKind::MAIN, 1..=4);
    let id = site.upload(MARCH, &bytes).await.id;
    assert_eq!(site.events(id).await, CAME_IN_AND_PASSED);
    let filed = site.submit(id).await;
    let expected: i64 = (1..=4).map(|number| Person(number).wage().centimes()).sum();
    assert_eq!(filed.filing.unwrap().totals.gross, Money::from_centimes(expected));
}

async fn a_complementary_file_lands_in_its_own_slot(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let main = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    for (number, people) in [(2, 4..=5), (1, 6..=6)] {
        let bytes = file(site.company(), MARCH, complementary(number), people);
        let received = site.upload(MARCH, &bytes).await;
        let declaration = site.declaration(received.id).await;
        assert_eq!((declaration.kind, declaration.state), (complementary(number), State::Ready));
        assert_eq!(site.submit(received.id).await.state, State::Filed);
    }
    assert_eq!(site.declaration(main.id).await, main);
    let month = site.app.store().read().declarations().of_month(site.company().id, MARCH).await.unwrap();
    assert_eq!(month.iter().filter(|one| one.state == State::Filed).count(), 3);
}

async fn a_complementary_file_that_repeats_the_main_declaration_is_told(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    let bytes = file(site.company(), MARCH, complementary(1), 3..=4);
    let id = site.upload(MARCH, &bytes).await.id;
    let rows: Vec<_> = site.found(id).await.into_iter().filter(|(code, _)| code == "M003").collect();
    assert_eq!(rows.len(), 1, "one of the two is in the main declaration: {rows:?}");
}

/// It came first and passed: the main declaration was not known yet.
async fn a_complementary_file_filed_after_the_main_declaration_knows_it(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &file(site.company(), MARCH, complementary(1), 3..=4)).await.id;
    assert_eq!(site.declaration(id).await.state, State::Ready);
    site.file(MARCH, &Payroll::full_month(1..=3)).await;
    assert_eq!(site.run_queue().await, 1, "one check");
    assert_eq!(site.declaration(id).await.state, State::Checked);
    assert!(site.found(id).await.iter().any(|(code, _)| code == "M003"));
}

async fn another_employers_file_is_refused_whole(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss").start().await;
    let theirs = file(site.employer("Tissage"), MARCH, DeclarationKind::MAIN, 1..=4);
    let id = site.upload(MARCH, &theirs).await.id;
    let verdict = site.verdict(id).await;
    assert_eq!(verdict.declaration.state, State::Refused);
    assert_eq!(verdict.refusal.unwrap().code, Code::at("R021"));
    assert_eq!((verdict.declaration.counts.rows, verdict.declaration.totals.employees), (0, 0));
    // The right file mends it, in the same declaration.
    let ours = file(site.company(), MARCH, DeclarationKind::MAIN, 1..=4);
    assert_eq!(site.upload(MARCH, &ours).await.id, id);
    assert_eq!(site.declaration(id).await.state, State::Ready);
    assert!(site.declaration(id).await.refusal.is_none());
}

async fn another_months_file_is_refused_whole(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let bytes = file(site.company(), FEBRUARY, DeclarationKind::MAIN, 1..=4);
    let id = site.upload(MARCH, &bytes).await.id;
    assert_eq!(site.declaration(id).await.refusal, Some(Code::at("R022")));
}

async fn the_funds_own_file_is_no_declaration(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let mut bytes = Vec::new();
    write_preestablished(&mut bytes, &header(site.company(), MARCH, FileKind::Preestablished), &[]).unwrap();
    let id = site.upload(MARCH, &bytes).await.id;
    assert_eq!(site.declaration(id).await.refusal, Some(Code::at("R025")));
}

/// The rows of the first file no longer say which rows of the second one count.
async fn a_complementary_file_never_takes_the_place_of_rows_that_wait(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let spoiled = Payroll::full_month(1..=5).with(4, |row| row.days = "31".into());
    let id = site.upload(MARCH, &spoiled.csv()).await.id;
    let consent = site.consent(id, LeaveOut::BlockedRows).await;
    site.app.submit(site.officer(), id, consent).await.unwrap();
    site.run_queue().await;
    let waiting = site.app.declaration(site.officer(), id).await.unwrap().completions[0].clone();

    let first = file(site.company(), MARCH, complementary(1), 10..=12);
    let before = site.declaration(waiting.id).await;
    assert_eq!(refusal(site.try_upload(MARCH, &first).await), "refused-rows-wait");
    assert_eq!(site.declaration(waiting.id).await, before);
    // Under the number that the refusal names, it lies beside them.
    let beside = site.upload(MARCH, &file(site.company(), MARCH, complementary(2), 10..=12)).await;
    assert_eq!(site.declaration(beside.id).await.kind, complementary(2));
    // Given up by the person, they make room.
    site.app.withdraw(site.officer(), waiting.id, before.version).await.unwrap();
    let received = site.upload(MARCH, &first).await;
    assert_eq!(site.declaration(received.id).await.kind, complementary(1));
    assert_eq!(refusal(site.try_upload(MARCH, &spoiled.csv()[1..]).await), "refused-already-filed");
}
