//! Columns that nobody knows are mapped once and remembered for the employer.

use crate::{APRIL, CAME_IN_AND_PASSED, MARCH};
use rust_xlsxwriter::Workbook;
use tasrih_app::Spool;
use tasrih_app::declarations::{Changes, Upload};
use tasrih_app::entry::EntryRow;
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::source::Header;
use tasrih_domain::{Code, Field};
use tasrih_intake::normalise_heading;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_mapping_is_asked_once_and_remembered_for_the_next_file,
    the_mapping_of_one_employer_is_not_that_of_another,
    a_column_that_is_set_aside_is_not_read,
    a_mapping_that_names_a_field_twice_can_be_mended,
    a_sheet_is_chosen_when_several_could_be_meant,
    the_columns_are_shown_with_their_first_values_refused_or_not,
    a_checked_file_keeps_the_headings_of_the_columns_used,
);

const HEADINGS: &str = "Code A;Code B;Code C;Code D;Code E;Code F;Code G";

fn mapping() -> ColumnMapping {
    let meant = [
        ("Code A", Field::InsuredNumber),
        ("Code B", Field::Surname),
        ("Code C", Field::GivenName),
        ("Code D", Field::Cin),
        ("Code E", Field::Days),
        ("Code F", Field::GrossWage),
        ("Code G", Field::Situation),
    ];
    meant.into_iter().map(|(heading, field)| (normalise_heading(heading), Some(field))).collect()
}

async fn mapped(site: SiteBuilder) -> (TestSite, tasrih_domain::id::DeclarationId) {
    let site = site
        .today("2026-04-30")
        .employer("Conserverie")
        .officer("Salma")
        .employer("Tissage")
        .officer("Driss")
        .start()
        .await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv_under(HEADINGS)).await.id;
    (site, id)
}

async fn a_mapping_is_asked_once_and_remembered_for_the_next_file(site: SiteBuilder) {
    let (site, id) = mapped(site).await;
    let verdict = site.verdict(id).await;
    let refusal = verdict.refusal.unwrap();
    assert_eq!((verdict.declaration.state, refusal.code), (State::Refused, Code::at("R013")));
    let headings: Vec<_> = refusal.headers.iter().map(|header| header.text.as_str()).collect();
    assert_eq!(headings.join(";"), HEADINGS);

    let seen = verdict.declaration.version;
    let received = site.app.change(site.officer(), id, seen, Changes::Columns(mapping())).await.unwrap();
    assert!(received.is_checked);
    assert_eq!(site.declaration(id).await.state, State::Ready);
    assert_eq!(site.events(id).await, [Event::FileReceived, Event::FileRefused, Event::Mapped, Event::ChecksPassed]);
    assert_eq!(site.submit(id).await.filing.unwrap().totals.employees, 3);

    let next = site.upload(APRIL, &Payroll::full_month(1..=4).csv_under(HEADINGS)).await.id;
    assert_eq!(site.events(next).await, CAME_IN_AND_PASSED);
    assert_eq!(site.declaration(next).await.counts.valid, 4);
}

async fn the_mapping_of_one_employer_is_not_that_of_another(site: SiteBuilder) {
    let (site, id) = mapped(site).await;
    let seen = site.declaration(id).await.version;
    site.app.change(site.officer(), id, seen, Changes::Columns(mapping())).await.unwrap();
    let upload = Upload {
        affiliate: site.employer("Tissage").affiliate,
        month: MARCH,
        file_name: "paie.csv".to_owned(),
        spool: Spool::of(&Payroll::full_month(1..=3).csv_under(HEADINGS)).unwrap(),
        correcting: None,
    };
    let theirs = site.app.receive(site.actor("Driss"), upload).await.unwrap().id;
    assert_eq!(site.declaration(theirs).await.refusal, Some(Code::at("R013")));
}

async fn a_column_that_is_set_aside_is_not_read(site: SiteBuilder) {
    let (site, _) = mapped(site).await;
    let faulty = Payroll::full_month(1..=3).with(1, |row| row.situation = "??".into());
    let id = site.upload(APRIL, &faulty.csv()).await.id;
    let declaration = site.declaration(id).await;
    assert_eq!(declaration.state, State::Checked);
    let aside = ColumnMapping::from([(normalise_heading("Situation"), None)]);
    site.app.change(site.officer(), id, declaration.version, Changes::Columns(aside)).await.unwrap();
    assert_eq!(site.declaration(id).await.state, State::Ready);
}

async fn a_mapping_that_names_a_field_twice_can_be_mended(site: SiteBuilder) {
    let (site, id) = mapped(site).await;
    let mut twice = mapping();
    twice.insert(normalise_heading("Code D"), Some(Field::Days));
    let seen = site.declaration(id).await.version;
    site.app.change(site.officer(), id, seen, Changes::Columns(twice)).await.unwrap();
    let verdict = site.verdict(id).await;
    let refusal = verdict.refusal.unwrap();
    assert_eq!((refusal.code, refusal.headers.len()), (Code::at("R014"), 7), "the columns can be mapped again");
    let seen = verdict.declaration.version;
    site.app.change(site.officer(), id, seen, Changes::Columns(mapping())).await.unwrap();
    assert_eq!(site.declaration(id).await.state, State::Ready);
}

async fn the_columns_are_shown_with_their_first_values_refused_or_not(site: SiteBuilder) {
    let (site, id) = mapped(site).await;
    let samples = async || {
        let columns = site.app.columns(site.officer(), id).await.unwrap();
        let texts = |header: &Header| header.samples.iter().map(|one| one.as_str().to_owned()).collect::<Vec<_>>();
        columns.headers.iter().map(texts).collect::<Vec<_>>()
    };
    let refused = samples().await;
    assert_eq!((refused.len(), refused[0].len()), (7, 3), "three people have a number each");
    let seen = site.declaration(id).await.version;
    site.app.change(site.officer(), id, seen, Changes::Columns(mapping())).await.unwrap();
    assert_eq!(samples().await, refused);
}

async fn a_checked_file_keeps_the_headings_of_the_columns_used(site: SiteBuilder) {
    let (site, _) = mapped(site).await;
    let payroll = Payroll::full_month(1..=3).csv_under("N° CNSS;Nom;Prénom;CIN;Nb jrs;Salaire brut;Note");
    let id = site.upload(APRIL, &payroll).await.id;
    let headings = site.declaration(id).await.file.unwrap().headings;
    assert_eq!(headings.get(&5).map(String::as_str), Some("Nb jrs"));
    assert_eq!(headings.get(&7), None, "an unused column is no place of a message");
}

/// A workbook with one payroll per sheet.
fn workbook(sheets: &[(&str, Payroll)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, payroll) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        let headings = ["N° CNSS", "Nom", "Prénom", "CIN", "Jours déclarés", "Salaire brut", "Situation"];
        let rows = std::iter::once(headings).chain(payroll.rows.iter().map(EntryRow::texts));
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

async fn a_sheet_is_chosen_when_several_could_be_meant(site: SiteBuilder) {
    let (site, _) = mapped(site).await;
    let sheets = [("Mars", Payroll::full_month(1..=3)), ("Avril", Payroll::full_month(1..=4))];
    let id = site.upload(APRIL, &workbook(&sheets)).await.id;
    let verdict = site.verdict(id).await;
    let refusal = verdict.refusal.unwrap();
    assert_eq!((refusal.code, refusal.sheets), (Code::at("R015"), vec!["Mars".to_owned(), "Avril".to_owned()]));

    let choose = |sheet: &str, seen| site.app.change(site.officer(), id, seen, Changes::Sheet(sheet.to_owned()));
    choose("Juin", verdict.declaration.version).await.unwrap();
    let unknown = site.declaration(id).await;
    assert_eq!(unknown.refusal, Some(Code::at("R016")), "there is no such sheet");
    choose("Avril", unknown.version).await.unwrap();
    let chosen = site.declaration(id).await;
    assert_eq!((chosen.state, chosen.counts.rows), (State::Ready, 4));
    assert_eq!(chosen.file.unwrap().sheet.as_deref(), Some("Avril"));

    // A correction begins with the sheet that was chosen.
    let filed = site.submit(id).await;
    let begun = site.app.begin_correction(site.officer(), filed.id).await.unwrap();
    site.run_queue().await;
    assert_eq!(site.declaration(begun.id).await.totals, filed.totals);
    // Another file begins without the choice.
    let other = [("Mars", Payroll::full_month(1..=3)), ("Avril", Payroll::full_month(1..=5))];
    site.upload(APRIL, &workbook(&other)).await;
    assert_eq!(site.declaration(begun.id).await.refusal, Some(Code::at("R015")));
}
