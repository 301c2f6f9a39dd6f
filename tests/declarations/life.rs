//! From the upload to the receipt.

use crate::{CAME_IN_AND_PASSED, MARCH, is_stale, refusal};
use tasrih_app::AppError;
use tasrih_app::declarations::{Changes, Download, LeaveOut, LineSearch, Submission};
use tasrih_app::receipts::ReceiptCheck;
use tasrih_domain::declaration::Amendment;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Code, Field, Lang, Money};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    a_file_with_faults_is_mended_filed_and_receipted,
    the_same_bytes_twice_are_one_declaration_and_one_event,
    another_file_replaces_the_first_and_what_was_typed_into_it,
    a_page_that_is_out_of_date_changes_nothing,
    a_withdrawn_month_can_be_begun_again,
    windows_that_begin_a_month_at_once_share_one_declaration,
    a_cell_of_a_row_that_is_not_there_is_not_found,
    what_is_typed_is_kept_as_it_was_checked,
    every_message_has_words_in_both_languages,
    lines_are_paged_and_found,
);

const BELOW_MINIMUM: Code = Code::at("C031");

async fn a_file_with_faults_is_mended_filed_and_receipted(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let payroll =
        Payroll::full_month(1..=5).with(1, |row| row.days = "31".into()).with(3, |row| row.gross = "2000,00".into());
    let received = site.upload(MARCH, &payroll.csv()).await;
    let id = received.id;
    assert!(received.is_checked);

    // The fault is said at its cell.
    let verdict = site.verdict(id).await;
    assert_eq!(verdict.declaration.state, State::Checked);
    assert_eq!((verdict.declaration.counts.rows, verdict.declaration.counts.valid), (5, 4));
    let row = verdict.rows.iter().find(|row| row.row == Payroll::file_row(1)).unwrap();
    let cell = row.cells.iter().find(|cell| cell.field == Some(Field::Days)).unwrap();
    assert_eq!((cell.column.unwrap().to_string().as_str(), cell.value.as_deref()), ("E", Some("31")));
    assert_eq!(cell.messages[0].code, Code::at("F018"));

    // Nobody is left out without the person's word.
    let consent = site.consent(id, LeaveOut::Nobody).await;
    assert_eq!(refusal(site.app.submit(site.officer(), id, consent).await), "refused-rows-left-out");

    // The cell is mended on the page; the file itself stays as it was.
    let cell = Amendment { row: Payroll::file_row(1), field: Field::Days, text: "26".to_owned() };
    let seen = verdict.declaration.version;
    site.app.change(site.officer(), id, seen, Changes::Cells(vec![cell])).await.unwrap();
    let original = site.app.download(site.officer(), id, Download::Original, Lang::Fr).await.unwrap();
    assert_eq!(original.bytes, payroll.csv());

    // The warning has to be accepted by name.
    let answers = site.answers(id).await;
    assert_eq!(answers.declaration.state, State::Ready);
    assert_eq!(answers.warnings.iter().map(|(group, _)| group.code).collect::<Vec<_>>(), [BELOW_MINIMUM]);
    let silent = Submission { seen: answers.declaration.version, accepted: Vec::new(), leave_out: LeaveOut::Nobody };
    assert_eq!(refusal(site.app.submit(site.officer(), id, silent.clone()).await), "refused-warnings-not-accepted");
    let accepted = vec![(BELOW_MINIMUM, "temps partiel".to_owned())];
    let filed = site.app.submit(site.officer(), id, Submission { accepted, ..silent }).await.unwrap();

    // Figures are frozen, and the receipt leads back to them.
    let filing = filed.filing.clone().unwrap();
    assert_eq!(filed.state, State::Filed);
    assert_eq!((filing.totals.employees, filing.totals.days), (5, 130));
    assert_eq!(filing.due, answers.due.branches);
    assert!(filing.is_on_time());
    let view = site.app.declaration(site.officer(), id).await.unwrap();
    assert_eq!(view.declaration, filed, "what was answered is what is kept");
    assert_eq!(view.filed_by.as_deref(), Some("Salma"));
    assert_eq!(view.accepted[0].reason, "temps partiel");
    let receipt = site.app.download(site.officer(), id, Download::Receipt, Lang::Ar).await.unwrap();
    assert!(receipt.bytes.starts_with(b"%PDF-"));
    match site.app.check_receipt(&filing.check_code.to_lowercase()).await.unwrap() {
        ReceiptCheck::Genuine(found) => assert_eq!(found.0, filed),
        other => panic!("{other:?}"),
    }

    // Every move is an event with who and when.
    let moves: Vec<_> = view.events.iter().map(|one| (one.record.event, one.who.as_deref())).collect();
    assert_eq!(
        moves,
        [
            (Event::FileReceived, Some("Salma")),
            (Event::FaultsFound, None),
            (Event::Edited, Some("Salma")),
            (Event::ChecksPassed, None),
            (Event::Filed, Some("Salma")),
        ]
    );
    assert!(view.events.iter().all(|one| one.record.at == site.clock.now()));
    for pair in view.events.windows(2) {
        assert_eq!(pair[0].record.to, pair[1].record.from, "the moves are a chain");
    }
}

async fn the_same_bytes_twice_are_one_declaration_and_one_event(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let bytes = Payroll::full_month(1..=3).csv();
    let first = site.upload(MARCH, &bytes).await;
    let again = site.upload(MARCH, &bytes).await;
    assert_eq!(first, again);
    assert_eq!(site.events(first.id).await, CAME_IN_AND_PASSED);
    // After it is filed, too: the declaration is shown, not begun anew.
    site.submit(first.id).await;
    assert_eq!(site.upload(MARCH, &bytes).await, first);
    assert_eq!(site.events(first.id).await.len(), 3);
}

async fn another_file_replaces_the_first_and_what_was_typed_into_it(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let faulty = Payroll::full_month(1..=3).with(0, |row| row.days = "40".into());
    let id = site.upload(MARCH, &faulty.csv()).await.id;
    let seen = site.declaration(id).await.version;
    let cell = Amendment { row: Payroll::file_row(0), field: Field::Days, text: "25".to_owned() };
    site.app.change(site.officer(), id, seen, Changes::Cells(vec![cell])).await.unwrap();
    assert_eq!(site.declaration(id).await.totals.days, 25 + 26 + 26);

    let second = site.upload(MARCH, &Payroll::full_month(1..=4).csv()).await;
    assert_eq!(second.id, id);
    let declaration = site.declaration(id).await;
    assert_eq!((declaration.state, declaration.totals.days), (State::Ready, 4 * 26));
    assert_eq!(
        site.events(id).await,
        [
            Event::FileReceived,
            Event::FaultsFound,
            Event::Edited,
            Event::ChecksPassed,
            Event::FileReceived,
            Event::ChecksPassed
        ]
    );
}

async fn a_page_that_is_out_of_date_changes_nothing(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let old = site.consent(id, LeaveOut::Nobody).await;
    let change = |row| Changes::Cells(vec![Amendment { row, field: Field::Days, text: "20".to_owned() }]);
    site.app.change(site.officer(), id, old.seen, change(2)).await.unwrap();
    let before = site.declaration(id).await;

    assert!(is_stale(&site.app.change(site.officer(), id, old.seen, change(3)).await));
    assert!(is_stale(&site.app.submit(site.officer(), id, old.clone()).await));
    assert!(is_stale(&site.app.withdraw(site.officer(), id, old.seen).await));
    assert_eq!(site.declaration(id).await, before);
    assert_eq!(site.events(id).await.len(), 4);
}

async fn a_withdrawn_month_can_be_begun_again(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let bytes = Payroll::full_month(1..=3).csv();
    let first = site.upload(MARCH, &bytes).await;
    let seen = site.declaration(first.id).await.version;
    site.app.withdraw(site.officer(), first.id, seen).await.unwrap();
    site.app.withdraw(site.officer(), first.id, seen).await.unwrap();
    assert_eq!(site.declaration(first.id).await.state, State::Withdrawn);
    assert_eq!(site.events(first.id).await.iter().filter(|event| **event == Event::Withdrawn).count(), 1);

    let second = site.upload(MARCH, &bytes).await;
    assert_ne!(second.id, first.id);
    assert_eq!(site.submit(second.id).await.state, State::Filed);
}

async fn windows_that_begin_a_month_at_once_share_one_declaration(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let same = Payroll::full_month(1..=3).csv();
    let (a, b, c) = tokio::join!(site.upload(MARCH, &same), site.upload(MARCH, &same), site.upload(MARCH, &same));
    assert_eq!((a.id, b.id), (b.id, c.id));
    assert_eq!(site.events(a.id).await, CAME_IN_AND_PASSED);

    // Different files: one of them stands, whole, and both came in.
    let files = [Payroll::full_month(1..=4), Payroll::full_month(1..=5)].map(|payroll| payroll.csv());
    let (first, second) = tokio::join!(site.upload(MARCH, &files[0]), site.upload(MARCH, &files[1]));
    assert_eq!((first.id, second.id), (a.id, a.id));
    let declaration = site.declaration(a.id).await;
    let lines = site.app.lines(site.officer(), a.id, LineSearch::default()).await.unwrap();
    assert_eq!(u64::from(declaration.counts.rows), lines.total);
    assert_eq!(u64::from(declaration.totals.employees), lines.total);
    assert_eq!(site.events(a.id).await.len(), 6);
}

async fn a_cell_of_a_row_that_is_not_there_is_not_found(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let before = site.declaration(id).await;
    for row in [0, 1, 5, u32::MAX] {
        let cells = vec![Amendment { row, field: Field::Days, text: "20".to_owned() }];
        let outcome = site.app.change(site.officer(), id, before.version, Changes::Cells(cells)).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{row}: {outcome:?}");
    }
    assert_eq!(site.declaration(id).await, before);
}

async fn what_is_typed_is_kept_as_it_was_checked(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let id = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    // Control characters are dropped, and a text without end is cut, before anybody looks at it.
    for (field, text, kept) in [
        (Field::Days, "2\u{0}0\n", "20"),
        (Field::Surname, &*format!("EL{}FASSI", " ".repeat(5_000)), &*format!("EL{}", " ".repeat(98))),
    ] {
        let seen = site.declaration(id).await.version;
        let cells = vec![Amendment { row: 2, field, text: text.to_owned() }];
        site.app.change(site.officer(), id, seen, Changes::Cells(cells)).await.unwrap();
        let typed = site.app.store().read().amendments().of(id).await.unwrap();
        assert_eq!(typed.iter().find(|one| one.field == field).unwrap().text, kept);
    }
    let declaration = site.declaration(id).await;
    assert_eq!((declaration.state, declaration.totals.days), (State::Ready, 20 + 26 + 26));
    // Checked once more from what is kept, it is the same.
    let filed = site.submit(id).await;
    let begun = site.app.begin_correction(site.officer(), filed.id).await.unwrap();
    site.run_queue().await;
    let again = site.declaration(begun.id).await;
    assert_eq!((again.counts, again.totals), (declaration.counts, declaration.totals));
}

async fn every_message_has_words_in_both_languages(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let payroll = Payroll::full_month(1..=6)
        .with(0, |row| row.days = "31".into())
        .with(1, |row| row.gross = "4.500".into())
        .with(2, |row| row.insured = "12".into())
        .with(3, |row| row.surname = String::new())
        .with(4, |row| row.situation = "ZZ".into());
    let id = site.upload(MARCH, &payroll.csv()).await.id;
    let verdict = site.verdict(id).await;
    assert!(verdict.groups.len() >= 5, "{:?}", verdict.groups);
    for lang in [Lang::Fr, Lang::Ar] {
        let messages = verdict.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.messages);
        for message in messages.chain(&verdict.file_messages) {
            for text in [&message.text, &message.help] {
                let said = tasrih_i18n::render_plain(lang, text);
                assert!(!said.contains('⟦') && !said.is_empty(), "{}: {said}", text.key());
            }
        }
    }
}

async fn lines_are_paged_and_found(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let payroll = Payroll::full_month(1..=120);
    let id = site.upload(MARCH, &payroll.csv()).await.id;
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let search = LineSearch { after, ..LineSearch::default() };
        let page = site.app.lines(site.officer(), id, search).await.unwrap();
        assert_eq!(page.total, 120);
        rows.extend(page.lines.iter().map(|stored| stored.line.row));
        match page.next {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    assert_eq!(rows, (2..=121).collect::<Vec<_>>());

    let wanted = &payroll.rows[77];
    for text in [&wanted.insured, &wanted.cin, &wanted.cin.to_lowercase()] {
        let search = LineSearch { text: text.clone(), ..LineSearch::default() };
        let page = site.app.lines(site.officer(), id, search).await.unwrap();
        assert_eq!(page.lines.iter().map(|stored| stored.line.row).collect::<Vec<_>>(), [Payroll::file_row(77)]);
    }

    let explained = site.app.explain_line(site.officer(), id, Payroll::file_row(77)).await.unwrap();
    let gross = explained.line.line.gross.unwrap();
    assert!(gross > Money::ZERO && !explained.steps.is_empty());
}
