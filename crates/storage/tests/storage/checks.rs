use crate::support::{NOW, batch, declaration, filing, line, on_both_engines, seeded};
use tasrih_domain::declaration::{Declaration, Totals};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::line::{Allowances, Line, Part, Situation};
use tasrih_domain::source::Excerpt;
use tasrih_domain::{Arg, Args, Code, Column, Field, Finding, InsuredNumber, Money, Month, Place, Severity};
use tasrih_storage::{
    DiffCounts, Difference, FindingFilter, LineBatch, LineFilter, LineStanding, StorageError, Store, SumOf,
};
use time::Duration;

on_both_engines!(
    lines_come_back_as_they_were,
    a_file_of_any_length_is_stored_whole,
    a_run_is_seen_when_it_is_adopted_and_not_before,
    a_run_that_was_replaced_or_abandoned_is_swept,
    lines_of_a_filed_declaration_are_frozen,
    lines_are_paged_and_filtered,
    people_are_searched_by_the_beginning_of_what_is_known,
    findings_come_back_in_order_and_are_grouped,
    people_who_joined_left_or_earn_otherwise_are_found,
    large_declarations_are_compared_without_walking_through_them_per_person,
    last_months_people_are_known,
    a_row_that_stands_twice_is_a_conflict,
);

async fn replace(store: &Store, declaration: DeclarationId, lines: &LineBatch, findings: &[Finding]) {
    let tx = store.begin_write().await.unwrap();
    tx.checks().replace(declaration, lines, findings, NOW).await.unwrap();
    tx.commit().await.unwrap();
}

/// A run of `count` lines by the large path, adopted.
async fn large(store: &Store, declaration: DeclarationId, count: u32) {
    let mut writer = store.begin_run(declaration, Some(count), NOW).await.unwrap();
    let mut batch = LineBatch::new();
    for row in 1..=count {
        batch.push(&line(row, 100_000_000 + row, 450_000), None, LineStanding::Valid);
        if batch.is_full() || row == count {
            writer.write_lines(&batch).await.unwrap();
            batch.clear();
        }
    }
    let run = writer.finish().await.unwrap();
    let tx = store.begin_write().await.unwrap();
    tx.checks().adopt(declaration, run).await.unwrap();
    tx.commit().await.unwrap();
}

async fn rows(store: &Store, declaration: DeclarationId, filter: LineFilter) -> Vec<u32> {
    let page = store.read().lines().page(declaration, filter, None, 1_000).await.unwrap();
    page.iter().map(|stored| stored.line.row).collect()
}

async fn lines_come_back_as_they_were(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let whole = Line {
        row: 4,
        part: Part::Known,
        insured: InsuredNumber::from_value(0),
        surname: "NOM".to_owned(),
        given_name: "PRÉNOM ع".to_owned(),
        cin: "K1".to_owned(),
        days: Some(0),
        gross: Some(Money::from_centimes(i64::MAX)),
        situation: Some(Situation::OccupationalDisease),
        allowances: Allowances {
            children: 3,
            to_pay: Money::from_centimes(1),
            to_deduct: Money::from_centimes(2),
            net: Money::from_centimes(-3),
            to_return: Money::from_centimes(4),
        },
        ..Line::default()
    };
    let entrant = Line { row: 9, part: Part::Entrant, ..Line::default() };
    let mut batch = LineBatch::new();
    batch.push(&whole, Some(Money::from_centimes(600_000)), LineStanding::Valid);
    batch.push(&entrant, None, LineStanding::Blocked);
    replace(&store, declaration.id, &batch, &[]).await;
    let reader = store.read();
    let first = reader.lines().find(declaration.id, 4).await.unwrap().unwrap();
    let expected = Line { capped: Some(Money::from_centimes(600_000)), ..whole };
    // `Debug` of a line hides what matters, so the comparison is not printed.
    assert!(first.line == expected && first.standing == LineStanding::Valid);
    let second = reader.lines().find(declaration.id, 9).await.unwrap().unwrap();
    assert!(second.line == entrant && second.standing == LineStanding::Blocked);
    assert_eq!(reader.lines().find(declaration.id, 5).await.unwrap(), None);
}

async fn a_file_of_any_length_is_stored_whole(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    // Both sides of every length of statement and of slice.
    for count in [0_u32, 1, 7, 8, 9, 39, 41, 199, 201, 249, 2_000, 2_001] {
        let lines: Vec<_> = (1..=count).map(|row| line(row, 100_000_000 + row, i64::from(row))).collect();
        let expected = Totals {
            employees: count,
            days: u64::from(count) * 26,
            gross: Money::from_centimes(i64::from(count) * i64::from(count + 1) / 2),
            capped: Money::from_centimes(i64::from(count) * i64::from(count + 1) / 2),
        };
        replace(&store, declaration.id, &batch(&lines), &[]).await;
        let reader = store.read();
        assert_eq!(reader.lines().totals(declaration.id, SumOf::Valid).await.unwrap(), expected, "{count}");
        assert_eq!(reader.lines().count(declaration.id, LineFilter::All).await.unwrap(), u64::from(count));
    }
}

async fn a_run_is_seen_when_it_is_adopted_and_not_before(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    replace(&store, declaration.id, &batch(&[line(1, 100_000_001, 1)]), &[]).await;
    let mut writer = store.begin_run(declaration.id, Some(10_000), NOW).await.unwrap();
    let mut filled = LineBatch::new();
    for row in 1..=10_000 {
        filled.push(&line(row, 200_000_000 + row, 450_000), None, LineStanding::Valid);
        if filled.is_full() {
            writer.write_lines(&filled).await.unwrap();
            filled.clear();
        }
    }
    writer.write_findings(&[finding("W001", Severity::Warning, Some(3))]).await.unwrap();
    writer.write_findings(&[finding("N001", Severity::Notice, None)]).await.unwrap();
    let progress = store.read().progress().of(declaration.id).await.unwrap().unwrap();
    assert!(progress.rows_done > 0 && progress.rows_expected == Some(10_000));
    let run = writer.finish().await.unwrap();
    assert_eq!(run.lines(), 10_000);
    assert_eq!(rows(&store, declaration.id, LineFilter::All).await, [1]);
    let tx = store.begin_write().await.unwrap();
    tx.checks().adopt(declaration.id, run).await.unwrap();
    tx.commit().await.unwrap();
    let reader = store.read();
    assert_eq!(reader.lines().count(declaration.id, LineFilter::All).await.unwrap(), 10_000);
    assert_eq!(reader.lines().totals(declaration.id, SumOf::All).await.unwrap().employees, 10_000);
    assert_eq!(reader.findings().count(declaration.id, FindingFilter::default()).await.unwrap(), 2);
    assert_eq!(reader.progress().of(declaration.id).await.unwrap(), None);
    let (mut pages, mut read) = (reader.lines().pages(declaration.id, LineFilter::All), 0);
    while let Some(lines) = pages.next().await.unwrap() {
        assert!(lines.iter().zip(read + 1..).all(|(stored, row)| stored.line.row == row));
        read += u32::try_from(lines.len()).unwrap();
    }
    assert_eq!(read, 10_000);
}

async fn a_run_that_was_replaced_or_abandoned_is_swept(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    large(&store, declaration.id, 4_500).await;
    replace(&store, declaration.id, &batch(&[line(1, 100_000_001, 1)]), &[]).await;
    let mut abandoned = store.begin_run(declaration.id, None, NOW).await.unwrap();
    abandoned.write_lines(&batch(&[line(1, 100_000_001, 1)])).await.unwrap();
    drop(abandoned);
    // Replaced at once; begun recently: perhaps still being written.
    assert_eq!(store.sweep_runs(NOW, 10).await, Ok(1));
    assert_eq!(store.sweep_runs(NOW + Duration::hours(1), 10).await, Ok(1));
    assert_eq!(store.sweep_runs(NOW + Duration::hours(1), 10).await, Ok(0));
    assert_eq!(rows(&store, declaration.id, LineFilter::All).await, [1]);
}

async fn lines_of_a_filed_declaration_are_frozen(store: Store) {
    let (_, account, mut filed) = seeded(&store).await;
    replace(&store, filed.id, &batch(&[line(1, 100_000_001, 1)]), &[]).await;
    filed.state = State::Filed;
    filed.filing = Some(filing("r-1", &account));
    let tx = store.begin_write().await.unwrap();
    tx.declarations().save(&filed, 1).await.unwrap();
    tx.commit().await.unwrap();
    let tx = store.begin_write().await.unwrap();
    let outcome = tx.checks().replace(filed.id, &LineBatch::new(), &[], NOW).await;
    assert!(matches!(outcome, Err(StorageError::Fault { .. })), "{outcome:?}");
    drop(tx);
    assert_eq!(rows(&store, filed.id, LineFilter::All).await, [1]);
}

async fn lines_are_paged_and_filtered(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let mut batch = LineBatch::new();
    for row in 1..=30 {
        let standing = if row % 10 == 0 { LineStanding::Blocked } else { LineStanding::Valid };
        batch.push(&line(row, 100_000_000 + row / 2, 1), None, standing);
    }
    let findings = [finding("B001", Severity::Blocking, Some(10)), finding("W001", Severity::Warning, Some(4))];
    replace(&store, declaration.id, &batch, &findings).await;
    assert_eq!(rows(&store, declaration.id, LineFilter::Blocked).await, [10, 20, 30]);
    assert_eq!(rows(&store, declaration.id, LineFilter::WithFindings).await, [4, 10]);
    let insured = InsuredNumber::from_value(100_000_007).unwrap();
    assert_eq!(rows(&store, declaration.id, LineFilter::Insured(insured)).await, [14, 15]);
    let reader = store.read();
    let page = reader.lines().page(declaration.id, LineFilter::Valid, Some(8), 3).await.unwrap();
    assert_eq!(page.iter().map(|stored| stored.line.row).collect::<Vec<_>>(), [9, 11, 12]);
    let count = async |filter| reader.lines().count(declaration.id, filter).await.unwrap();
    assert_eq!((count(LineFilter::All).await, count(LineFilter::Valid).await), (30, 27));
    assert_eq!(reader.lines().totals(declaration.id, SumOf::All).await.unwrap().employees, 30);
    assert_eq!(reader.lines().totals(declaration.id, SumOf::Valid).await.unwrap().employees, 27);
}

async fn people_are_searched_by_the_beginning_of_what_is_known(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let mut lines = [line(1, 112_345_678, 1), line(2, 112_399_999, 1), line(3, 200_000_000, 1), line(4, 0, 1)];
    for (line, name) in lines.iter_mut().zip(["BENNANI", "BEN ALI", "100% _X", "ALAOUI"]) {
        name.clone_into(&mut line.surname);
        line.given_name = format!("P{}", line.row);
        line.cin = format!("K{}", line.row);
    }
    replace(&store, declaration.id, &batch(&lines), &[]).await;
    for (text, found) in [
        ("ben", &[1, 2][..]),
        (" ALAOUI ", &[4]),
        ("%", &[]),
        ("_", &[]),
        ("100%", &[3]),
        ("p2", &[2]),
        ("k3", &[3]),
        ("1123", &[1, 2]),
        ("112345678", &[1]),
        ("1123456789", &[]),
        ("'; --\0", &[]),
        ("", &[1, 2, 3, 4]),
    ] {
        let lines = store.read().lines().search(declaration.id, text, None, 10).await.unwrap();
        assert_eq!(lines.iter().map(|stored| stored.line.row).collect::<Vec<_>>(), found, "{text}");
    }
    let rest = store.read().lines().search(declaration.id, "ben", Some(1), 10).await.unwrap();
    assert_eq!(rest.len(), 1);
}

fn finding(code: &str, severity: Severity, row: Option<u32>) -> Finding {
    Finding {
        place: Place { row, ..Place::FILE },
        code: code.parse::<Code>().unwrap(),
        severity,
        value: None,
        args: Args::new(),
    }
}

async fn findings_come_back_in_order_and_are_grouped(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let mut findings = vec![finding("N001", Severity::Notice, None)];
    let mut at_cell = finding("B002", Severity::Blocking, Some(3));
    at_cell.place.column = Some(Column::Letter(2));
    at_cell.place.field = Some(Field::GrossWage);
    at_cell.value = Some(Excerpt::of(&"é".repeat(60)));
    at_cell.args = Args::new().with("max", Arg::Money(Money::from_centimes(600_000)));
    let mut in_record = finding("B001", Severity::Blocking, Some(3));
    in_record.place.column = Some(Column::Slice { from: 93, to: 105 });
    findings.extend([at_cell.clone(), in_record, finding("W001", Severity::Warning, Some(5))]);
    findings.push(Finding { place: Place { row: Some(8), ..at_cell.place }, ..at_cell });
    replace(&store, declaration.id, &LineBatch::new(), &findings).await;
    let reader = store.read();
    let page = |filter, after| {
        let (store, id) = (store.clone(), declaration.id);
        async move { store.read().findings().page(id, filter, after, 100).await.unwrap() }
    };
    let all = page(FindingFilter::default(), None).await;
    assert_eq!(all.iter().map(|stored| stored.finding.clone()).collect::<Vec<_>>(), findings);
    assert_eq!(page(FindingFilter::default(), Some(2)).await, all[3..]);
    let of_code = FindingFilter { code: Some(Code::at("B002")), ..FindingFilter::default() };
    assert_eq!(page(of_code, None).await.len(), 2);
    let at_row = FindingFilter { row: Some(3), severity: Some(Severity::Blocking), ..FindingFilter::default() };
    assert_eq!(page(at_row, None).await, all[1..3]);
    assert_eq!(reader.findings().of_rows(declaration.id, &[5, 8]).await.unwrap(), all[3..]);
    let groups = reader.findings().groups(declaration.id).await.unwrap();
    let seen: Vec<_> = groups.iter().map(|group| (group.code.as_str(), group.count, group.first_row)).collect();
    assert_eq!(seen, [("B002", 2, Some(3)), ("B001", 1, Some(3)), ("W001", 1, Some(5)), ("N001", 1, None)]);
}

/// The declaration of the month after, stored.
async fn april(store: &Store, of: &Declaration) -> Declaration {
    let employer = store.read().employers().find(of.employer).await.unwrap().unwrap();
    let next = Declaration { month: Month::at(2026, 4), ..declaration(&employer) };
    let tx = store.begin_write().await.unwrap();
    tx.declarations().insert(&next).await.unwrap();
    tx.commit().await.unwrap();
    next
}

async fn people_who_joined_left_or_earn_otherwise_are_found(store: Store) {
    let (_, _, march) = seeded(&store).await;
    let april = april(&store, &march).await;
    let before = [line(1, 101, 10), line(2, 102, 10), line(3, 103, 10), line(4, 0, 1), line(5, 999_999_999, 1)];
    replace(&store, march.id, &batch(&before), &[]).await;
    let mut now = batch(&[line(1, 104, 10), line(2, 105, 10), line(3, 102, 12), line(4, 103, 10), line(5, 0, 5)]);
    now.push(&line(6, 106, 7), None, LineStanding::Blocked);
    replace(&store, april.id, &now, &[]).await;
    let reader = store.read();
    let counts = reader.lines().diff_counts(march.id, april.id).await.unwrap();
    assert_eq!(counts, DiffCounts { joined: 2, left: 1, wage_changed: 1 });
    let list = async |difference, after: Option<u32>, limit| {
        let after = after.and_then(InsuredNumber::from_value);
        let people = reader.lines().diff((march.id, april.id), difference, after, limit).await.unwrap();
        let centimes = |money: Option<Money>| money.map(Money::centimes);
        people
            .iter()
            .map(|person| (person.insured.value(), centimes(person.before), centimes(person.after)))
            .collect::<Vec<_>>()
    };
    assert_eq!(list(Difference::Joined, None, 1).await, [(104, None, Some(10))]);
    assert_eq!(list(Difference::Joined, Some(104), 9).await, [(105, None, Some(10))]);
    assert_eq!(list(Difference::Left, None, 9).await, [(101, Some(10), None)]);
    assert_eq!(list(Difference::WageChanged, None, 9).await, [(102, Some(10), Some(12))]);
    assert_eq!(reader.lines().diff_counts(april.id, april.id).await.unwrap(), DiffCounts::default());
}

async fn large_declarations_are_compared_without_walking_through_them_per_person(store: Store) {
    let (_, _, march) = seeded(&store).await;
    let april = april(&store, &march).await;
    large(&store, march.id, 30_000).await;
    large(&store, april.id, 30_001).await;
    // A walk per person is 900 million steps: minutes, where this takes a fraction of a second.
    let patience = std::time::Duration::from_secs(20);
    let reader = store.read();
    let compare = reader.lines();
    let counts = tokio::time::timeout(patience, compare.diff_counts(march.id, april.id)).await.unwrap().unwrap();
    assert_eq!(counts, DiffCounts { joined: 1, left: 0, wage_changed: 0 });
}

async fn last_months_people_are_known(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let mut lines = batch(&[line(1, 103, 30), line(2, 101, 10), line(3, 0, 5), line(4, 999_999_999, 5)]);
    lines.push(&line(5, 102, 20), None, LineStanding::Blocked);
    replace(&store, declaration.id, &lines, &[]).await;
    let roster = store.read().lines().roster_of(declaration.id).await.unwrap();
    let people: Vec<_> = roster.people.iter().map(|known| (known.insured.value(), known.gross)).collect();
    assert_eq!(people, [(101, Some(Money::from_centimes(10))), (103, Some(Money::from_centimes(30)))]);
}

async fn a_row_that_stands_twice_is_a_conflict(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    let tx = store.begin_write().await.unwrap();
    let twice = batch(&[line(1, 101, 1), line(1, 102, 1)]);
    assert_eq!(tx.checks().replace(declaration.id, &twice, &[], NOW).await, Err(StorageError::Conflict));
}
