//! A file too large to be checked while the person waits: kept first, checked by the queue.

use crate::MARCH;
use std::fmt::Write;
use std::io::Cursor;
use tasrih_app::check::{CheckedLine, check_file};
use tasrih_app::declarations::{Changes, LineSearch};
use tasrih_domain::Field;
use tasrih_domain::declaration::Amendment;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_storage::{FindingFilter, LineBatch, LineFilter, LineStanding, Progress};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_large_file_has_the_verdict_of_the_engine,
    progress_is_seen_while_lines_are_stored,
    a_file_that_comes_while_another_waits_is_the_one_that_counts,
    a_cell_of_a_large_file_is_mended_by_the_queue,
    the_same_large_bytes_twice_are_one_declaration_and_one_check,
    nothing_of_the_file_before_is_given_away_while_the_new_one_waits,
);

const PEOPLE: u32 = 2_600;
const AT_ONCE_BYTES_MAX: usize = 1024 * 1024;

/// More than a megabyte for few people: a long remark beside each, which no check looks at.
fn heavy(payroll: &Payroll) -> Vec<u8> {
    let mut text = "N° CNSS;Nom;Prénom;CIN;Jours déclarés;Salaire brut;Situation;Observations\r\n".to_owned();
    for row in &payroll.rows {
        write!(text, "{};{:-<400}\r\n", row.texts().join(";"), "remarque").unwrap();
    }
    assert!(text.len() > AT_ONCE_BYTES_MAX);
    text.into_bytes()
}

fn spoiled() -> Payroll {
    Payroll::of(1..=PEOPLE, MARCH)
        .with(7, |row| row.days = "31".into())
        .with(2_100, |row| row.gross = "abc".into())
        .with(2_300, |row| row.gross = "2000,00".into())
}

async fn started(site: SiteBuilder) -> TestSite {
    site.employer("Conserverie").officer("Salma").start().await
}

async fn a_large_file_has_the_verdict_of_the_engine(site: SiteBuilder) {
    let site = started(site).await;
    let bytes = heavy(&spoiled());
    let received = site.upload(MARCH, &bytes).await;
    assert!(!received.is_checked);
    let progress = site.app.progress(site.officer(), received.id).await.unwrap();
    assert_eq!((progress.state, progress.rows_done), (State::Received, 0));
    assert_eq!(site.run_queue().await, 1);

    let request = site.request("paie-202603.csv", MARCH);
    let mut lines = Vec::new();
    let mut keep = |checked: &CheckedLine<'_>| lines.push((checked.line.clone(), checked.capped, checked.is_valid));
    let verdict = check_file(&mut Cursor::new(bytes), &request, &mut keep).unwrap();

    let declaration = site.declaration(received.id).await;
    assert_eq!(declaration.state, State::Checked);
    assert_eq!((declaration.counts, declaration.totals), (verdict.counts, verdict.totals));
    assert_eq!((declaration.counts.rows, declaration.counts.valid), (PEOPLE, PEOPLE - 2));
    let reader = site.app.store().read();
    let stored = reader.findings().page(received.id, FindingFilter::default(), None, 10_000).await.unwrap();
    assert_eq!(stored.into_iter().map(|one| one.finding).collect::<Vec<_>>(), verdict.findings);
    let repository = reader.lines();
    let mut pages = repository.pages(received.id, LineFilter::All);
    let mut stored = Vec::new();
    while let Some(page) = pages.next().await.unwrap() {
        stored.extend(page);
    }
    assert_eq!(stored.len(), lines.len());
    for (stored, (line, capped, is_valid)) in stored.iter().zip(&lines) {
        let kept = (stored.line.row, stored.line.insured, stored.line.gross, stored.line.capped, stored.line.days);
        assert_eq!(kept, (line.row, line.insured, line.gross, *capped, line.days));
        assert_eq!(stored.standing == LineStanding::Valid, *is_valid);
    }
    assert_eq!(site.events(received.id).await, [Event::FileReceived, Event::FaultsFound]);
}

async fn progress_is_seen_while_lines_are_stored(site: SiteBuilder) {
    let site = started(site).await;
    let id = site.upload(MARCH, &heavy(&spoiled())).await.id;
    let mut run = site.app.store().begin_run(id, Some(PEOPLE), site.clock.now()).await.unwrap();
    let mut batch = LineBatch::new();
    for row in 0..100 {
        batch.push(&tasrih_app::invented::Person(row).line(row + 2, MARCH.number()), None, LineStanding::Valid);
    }
    run.write_lines(&batch).await.unwrap();
    let progress = site.app.progress(site.officer(), id).await.unwrap();
    assert_eq!((progress.rows_done, progress.rows_expected), (100, Some(PEOPLE)));
    // A check that broke off is never seen, and the next one is whole.
    drop(run);
    assert_eq!(site.run_queue().await, 1);
    assert_eq!(site.app.lines(site.officer(), id, LineSearch::default()).await.unwrap().total, u64::from(PEOPLE));
    let left: Option<Progress> = site.app.store().read().progress().of(id).await.unwrap();
    assert_eq!(left, None);
}

async fn a_file_that_comes_while_another_waits_is_the_one_that_counts(site: SiteBuilder) {
    let site = started(site).await;
    let first = site.upload(MARCH, &heavy(&spoiled())).await;
    let small = site.upload(MARCH, &Payroll::full_month(1..=4).csv()).await;
    assert_eq!((small.id, small.is_checked), (first.id, true));
    assert_eq!(site.run_queue().await, 1);
    let declaration = site.declaration(first.id).await;
    assert_eq!((declaration.state, declaration.counts.rows), (State::Ready, 4));
    assert_eq!(site.events(first.id).await, [Event::FileReceived, Event::FileReceived, Event::ChecksPassed]);
}

async fn a_cell_of_a_large_file_is_mended_by_the_queue(site: SiteBuilder) {
    let site = started(site).await;
    let payroll = Payroll::of(1..=PEOPLE, MARCH).with(7, |row| row.days = "31".into());
    let id = site.upload(MARCH, &heavy(&payroll)).await.id;
    site.run_queue().await;
    let seen = site.declaration(id).await.version;
    let cell = Amendment { row: Payroll::file_row(7), field: Field::Days, text: "13".to_owned() };
    let received = site.app.change(site.officer(), id, seen, Changes::Cells(vec![cell])).await.unwrap();
    assert!(!received.is_checked);
    assert_eq!(site.run_queue().await, 1);
    assert_eq!(site.declaration(id).await.state, State::Ready);
    assert_eq!(site.events(id).await, [Event::FileReceived, Event::FaultsFound, Event::Edited, Event::ChecksPassed]);
}

async fn the_same_large_bytes_twice_are_one_declaration_and_one_check(site: SiteBuilder) {
    let site = started(site).await;
    let bytes = heavy(&Payroll::of(1..=PEOPLE, MARCH));
    let (first, second) = tokio::join!(site.upload(MARCH, &bytes), site.upload(MARCH, &bytes));
    assert_eq!(first, second);
    assert_eq!(site.run_queue().await, 1);
    let again = site.upload(MARCH, &bytes).await;
    assert_eq!((again.id, again.is_checked), (first.id, true));
    assert_eq!(site.run_queue().await, 0);
    assert_eq!(site.events(first.id).await, [Event::FileReceived, Event::ChecksPassed]);
}

async fn nothing_of_the_file_before_is_given_away_while_the_new_one_waits(site: SiteBuilder) {
    use tasrih_app::AppError;
    use tasrih_app::declarations::Download;
    use tasrih_domain::Lang;
    let site = started(site).await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=4).csv()).await.id;
    site.upload(MARCH, &heavy(&spoiled())).await;
    for what in [Download::Ebds, Download::Csv, Download::Xlsx, Download::Receipt] {
        let outcome = site.app.download(site.officer(), id, what, Lang::Fr).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{what:?}");
    }
    let waiting = site.declaration(id).await;
    assert_eq!((waiting.counts.rows, waiting.totals.employees), (0, 0));
    assert!(matches!(site.app.answers(site.officer(), id).await, Err(AppError::Stale)));
}
