//! The valid rows are filed now, the others wait in a complementary declaration.

use crate::{MARCH, is_stale, refusal};
use tasrih_app::declarations::{Changes, LeaveOut, LineSearch, Upload};
use tasrih_domain::Field;
use tasrih_domain::declaration::{Amendment, Declaration, DeclarationKind};
use tasrih_domain::lifecycle::{Event, State};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    rows_left_out_wait_with_their_faults_and_are_filed_later,
    rows_left_out_are_carried_once_however_often_it_is_filed,
    a_file_without_a_valid_row_cannot_be_filed_in_part,
    a_corrected_main_declaration_takes_its_left_out_rows_back,
    a_correction_by_another_file_repeats_nobody_who_was_filed_beside_it,
    a_correction_in_preparation_learns_who_is_filed_beside_it,
);

/// Five people; the second and the fourth cannot be filed.
fn spoiled() -> Payroll {
    Payroll::full_month(1..=5).with(1, |row| row.days = "31".into()).with(3, |row| row.days = "quatre".into())
}

fn mended(rows: &[usize]) -> Changes {
    let cell = |at: &usize| Amendment { row: Payroll::file_row(*at), field: Field::Days, text: "26".to_owned() };
    Changes::Cells(rows.iter().map(cell).collect())
}

async fn filed_in_part(site: SiteBuilder) -> (TestSite, Declaration, Declaration) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &spoiled().csv()).await.id;
    let answers = site.answers(id).await;
    let left_out: Vec<_> = answers.left_out.iter().map(|row| row.row).collect();
    assert_eq!((left_out, answers.left_out_count), (vec![3, 5], 2), "the person sees who is left out");
    let consent = site.consent(id, LeaveOut::BlockedRows).await;
    let main = site.app.submit(site.officer(), id, consent).await.unwrap();
    let view = site.app.declaration(site.officer(), id).await.unwrap();
    assert_eq!(view.completions.len(), 1);
    (site, main, view.completions[0].clone())
}

async fn rows_of(site: &TestSite, declaration: &Declaration) -> Vec<u32> {
    let page = site.app.lines(site.officer(), declaration.id, LineSearch::default()).await.unwrap();
    page.lines.iter().map(|stored| stored.line.row).collect()
}

async fn rows_left_out_wait_with_their_faults_and_are_filed_later(site: SiteBuilder) {
    let (site, main, rest) = filed_in_part(site).await;
    assert_eq!(main.state, State::Filed);
    assert_eq!(main.filing.as_ref().unwrap().totals.employees, 3);
    assert_eq!(site.events(main.id).await.last(), Some(&Event::FiledInPart));
    assert!(is_stale(&site.app.change(site.officer(), main.id, main.version, mended(&[1])).await));

    assert_eq!((rest.kind, rest.state), (DeclarationKind::complementary(1).unwrap(), State::Received));
    assert_eq!(rest.completes, Some(main.id));
    assert_eq!(site.run_queue().await, 1, "one check");
    let rest = site.declaration(rest.id).await;
    assert_eq!((rest.state, rest.counts.rows, rest.counts.valid), (State::Checked, 2, 0));
    assert_eq!(rows_of(&site, &rest).await, [3, 5]);

    site.app.change(site.officer(), rest.id, rest.version, mended(&[1, 3])).await.unwrap();
    assert_eq!(rows_of(&site, &rest).await, [3, 5]);
    let filed = site.submit(rest.id).await;
    let (first, second) = (main.filing.unwrap(), filed.filing.unwrap());
    assert_ne!(first.receipt, second.receipt);
    assert_eq!(first.totals.employees + second.totals.employees, 5);
    assert_eq!(first.totals.days + second.totals.days, 5 * 26);
    // Both stand: nothing was replaced.
    assert_eq!(site.declaration(main.id).await.state, State::Filed);
}

/// The upload of another file, in the place of what is filed. With a sixth person, those of rows 3 and 5 come one
/// row later: files are sorted by number.
async fn replaced_by(site: &TestSite, main: &Declaration, payroll: &Payroll) -> Declaration {
    let upload = Upload { correcting: Some(main.id), ..site.parcel(MARCH, &payroll.csv()) };
    let id = site.app.receive(site.officer(), upload).await.unwrap().id;
    site.declaration(id).await
}

async fn rows_already_declared(site: &TestSite, declaration: &Declaration) -> Vec<Option<u32>> {
    let found = site.found(declaration.id).await;
    found.into_iter().filter(|(code, _)| code == "M003").map(|(_, row)| row).collect()
}

async fn file_the_rest(site: &TestSite, rest: &Declaration) {
    site.run_queue().await;
    let seen = site.declaration(rest.id).await.version;
    site.app.change(site.officer(), rest.id, seen, mended(&[1, 3])).await.unwrap();
    site.submit(rest.id).await;
}

async fn a_correction_by_another_file_repeats_nobody_who_was_filed_beside_it(site: SiteBuilder) {
    let (site, main, rest) = filed_in_part(site).await;
    file_the_rest(&site, &rest).await;
    let correction = replaced_by(&site, &main, &Payroll::full_month(1..=6)).await;
    assert_eq!((correction.state, correction.counts.valid), (State::Checked, 4));
    assert_eq!(rows_already_declared(&site, &correction).await, [Some(4), Some(6)]);
}

async fn a_correction_in_preparation_learns_who_is_filed_beside_it(site: SiteBuilder) {
    let (site, main, rest) = filed_in_part(site).await;
    let correction = replaced_by(&site, &main, &Payroll::full_month(1..=6)).await;
    assert_eq!(correction.state, State::Ready);
    file_the_rest(&site, &rest).await;
    site.run_queue().await;
    assert_eq!(rows_already_declared(&site, &correction).await, [Some(4), Some(6)]);
}

async fn rows_left_out_are_carried_once_however_often_it_is_filed(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &spoiled().csv()).await.id;
    let consent = site.consent(id, LeaveOut::BlockedRows).await;
    let submit = || site.app.submit(site.officer(), id, consent.clone());
    let (a, b, c) = tokio::join!(submit(), submit(), submit());
    let receipts = [a, b, c].map(|outcome| outcome.unwrap().filing.unwrap().receipt);
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    let view = site.app.declaration(site.officer(), id).await.unwrap();
    assert_eq!(view.completions.len(), 1);
    assert_eq!(site.run_queue().await, 1, "one check");
}

async fn a_file_without_a_valid_row_cannot_be_filed_in_part(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let nobody =
        Payroll::full_month(1..=2).with(0, |row| row.days = "31".into()).with(1, |row| row.gross = "abc".into());
    let id = site.upload(MARCH, &nobody.csv()).await.id;
    let consent = site.consent(id, LeaveOut::BlockedRows).await;
    assert_eq!(refusal(site.app.submit(site.officer(), id, consent).await), "refused-nobody-to-file");
    assert_eq!(site.declaration(id).await.state, State::Checked);
}

/// The correction is about the whole file again: the rows that waited belong to it, not to two declarations.
async fn a_corrected_main_declaration_takes_its_left_out_rows_back(site: SiteBuilder) {
    let (site, main, rest) = filed_in_part(site).await;
    site.run_queue().await;
    let begun = site.app.begin_correction(site.officer(), main.id).await.unwrap();
    site.run_queue().await;
    let correction = site.declaration(begun.id).await;
    assert_eq!(correction.state, State::Checked);
    site.app.change(site.officer(), begun.id, correction.version, mended(&[1])).await.unwrap();
    let consent = site.consent(begun.id, LeaveOut::BlockedRows).await;
    let filed = site.app.submit(site.officer(), begun.id, consent).await.unwrap();
    assert_eq!(filed.filing.unwrap().totals.employees, 4);

    assert_eq!(site.declaration(rest.id).await.state, State::Withdrawn);
    assert_eq!(site.events(rest.id).await.last(), Some(&Event::Withdrawn));
    let view = site.app.declaration(site.officer(), begun.id).await.unwrap();
    let [again] = &view.completions[..] else { panic!("{} completions", view.completions.len()) };
    assert_eq!(again.kind, rest.kind, "the number is free again");
    site.run_queue().await;
    assert_eq!(rows_of(&site, again).await, [5]);
}
