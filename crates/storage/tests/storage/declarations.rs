use crate::support::{MARCH, NOW, declaration, employer, file, filing, on_both_engines, seeded};
use sea_orm_migration::prelude::ConnectionTrait;
use tasrih_domain::declaration::{Amendment, Counts, Declaration, DeclarationKind, Totals};
use tasrih_domain::id::FileHash;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Arg, Args, Code, Field, Money};
use tasrih_storage::{Acceptance, Corrupt, Decided, EventRecord, Progress, Seen, StorageError, Store};

on_both_engines!(
    a_declaration_comes_back_as_it_was,
    a_version_that_has_moved_on_is_a_conflict,
    one_declaration_per_employer_month_and_kind_is_in_preparation,
    a_correction_is_prepared_beside_the_filed_one_and_takes_its_place,
    filing_from_two_windows_gives_one_winner,
    who_holds_a_declaration_is_waited_for,
    who_was_slower_sees_what_the_faster_one_did,
    a_receipt_number_is_given_once,
    filed_figures_cannot_be_changed_nor_deleted,
    events_are_only_ever_added,
    a_row_without_meaning_is_corrupt,
    a_history_is_paged_latest_first,
    decisions_come_back_and_the_last_word_counts,
    progress_is_what_was_noted_last,
);

async fn save(store: &Store, declaration: &Declaration, seen: u32) -> Result<u32, StorageError> {
    let tx = store.begin_write().await?;
    let version = tx.declarations().save(declaration, seen).await?;
    tx.commit().await?;
    Ok(version)
}

async fn insert(store: &Store, declaration: &Declaration) -> Result<(), StorageError> {
    let tx = store.begin_write().await?;
    tx.declarations().insert(declaration).await?;
    tx.commit().await
}

const HASH: FileHash = FileHash([
    0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61,
    0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
]);

/// Both would otherwise lock the row for their event and then wait for each other to change it.
async fn who_holds_a_declaration_is_waited_for(store: Store) {
    let (_, account, kept) = seeded(&store).await;
    let withdrawn = Declaration { state: State::Withdrawn, ..kept.clone() };
    let record = EventRecord {
        at: NOW,
        mandate: None,
        actor: Some(account.id),
        event: Event::Withdrawn,
        from: State::Received,
        to: State::Withdrawn,
        reason: String::new(),
        details: Args::new(),
    };
    let tx = store.begin_write().await.unwrap();
    tx.declarations().hold(kept.id, 1).await.unwrap();
    tx.events().append(kept.id, &record).await.unwrap();
    let slower = tokio::spawn({
        let (store, id) = (store.clone(), kept.id);
        async move { store.begin_write().await?.declarations().hold(id, 1).await }
    });
    tx.declarations().save(&withdrawn, 1).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(slower.await.unwrap(), Err(StorageError::Conflict));
    assert_eq!(store.read().events().page(kept.id, None, 10).await.unwrap().len(), 1);
}

/// A conflict may be with work whose shared commit is still under way.
async fn who_was_slower_sees_what_the_faster_one_did(store: Store) {
    let (_, _, kept) = seeded(&store).await;
    for seen in 1..40 {
        let mut meeting = tokio::task::JoinSet::new();
        for _ in 0..3 {
            let (store, kept) = (store.clone(), kept.clone());
            meeting.spawn(async move {
                if save(&store, &kept, seen).await == Err(StorageError::Conflict) {
                    store.catch_up().await.unwrap();
                    let found = store.read().declarations().find(kept.id).await.unwrap();
                    assert_eq!(found.unwrap().version, seen + 1);
                }
            });
        }
        meeting.join_all().await;
    }
}

async fn a_declaration_comes_back_as_it_was(store: Store) {
    let (_, account, mut kept) = seeded(&store).await;
    let tx = store.begin_write().await.unwrap();
    tx.blobs().put(HASH, b"abc", NOW).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().declarations().find(kept.id).await.unwrap(), Some(kept.clone()));
    kept.file = Some(file(HASH));
    kept.refusal = Some(Code::at("R004"));
    kept.state = State::Refused;
    kept.version = save(&store, &kept, 1).await.unwrap();
    assert_eq!(store.read().declarations().find(kept.id).await.unwrap(), Some(kept.clone()));
    kept.refusal = None;
    kept.state = State::Ready;
    kept.counts = Counts { rows: 5, valid: 4, blocking: 1, warnings: 2, notices: 3 };
    kept.totals = Totals { employees: 4, days: 104, gross: Money::from_centimes(1), capped: Money::from_centimes(2) };
    kept.version = save(&store, &kept, 2).await.unwrap();
    kept.state = State::Filed;
    kept.filing = Some(filing("202603-4052594-0-1", &account));
    kept.version = save(&store, &kept, 3).await.unwrap();
    assert_eq!(kept.version, 4);
    let reader = store.read();
    let found = reader.declarations();
    let filing = kept.filing.clone().unwrap();
    assert_eq!(found.find(kept.id).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(found.find_by_receipt(&filing.receipt).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(found.find_by_check_code(&filing.check_code).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(found.find_by_check_code("autre").await.unwrap(), None);
    assert_eq!(found.of_file(kept.employer, HASH).await.unwrap(), [kept.clone()]);
    assert_eq!(found.find_filed(kept.employer, MARCH, kept.kind).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(found.find_open(kept.employer, MARCH, kept.kind).await.unwrap(), None);
    assert_eq!(found.receipts_given(kept.employer, MARCH, kept.kind).await.unwrap(), 1);
    assert_eq!(found.current(&[kept.employer], MARCH..=MARCH, 10).await.unwrap(), [kept]);
}

async fn a_version_that_has_moved_on_is_a_conflict(store: Store) {
    let (_, _, mut declaration) = seeded(&store).await;
    declaration.state = State::Checked;
    assert_eq!(save(&store, &declaration, 1).await, Ok(2));
    declaration.state = State::Withdrawn;
    assert_eq!(save(&store, &declaration, 1).await, Err(StorageError::Conflict));
    let now = store.read().declarations().find(declaration.id).await.unwrap().unwrap();
    assert_eq!((now.state, now.version), (State::Checked, 2));
}

async fn one_declaration_per_employer_month_and_kind_is_in_preparation(store: Store) {
    let (employer, _, first) = seeded(&store).await;
    let second = declaration(&employer);
    assert_eq!(insert(&store, &second).await, Err(StorageError::Conflict));
    let mut complementary = declaration(&employer);
    complementary.kind = DeclarationKind::complementary(1).unwrap();
    complementary.completes = Some(first.id);
    insert(&store, &complementary).await.unwrap();
    assert_eq!(store.read().declarations().completions_of(first.id).await.unwrap(), [complementary]);
    let mut given_up = first;
    given_up.state = State::Withdrawn;
    save(&store, &given_up, 1).await.unwrap();
    insert(&store, &second).await.unwrap();
    assert_eq!(store.read().declarations().of_month(employer.id, MARCH).await.unwrap().len(), 3);
}

async fn a_correction_is_prepared_beside_the_filed_one_and_takes_its_place(store: Store) {
    let (employer, account, mut filed) = seeded(&store).await;
    filed.state = State::Filed;
    filed.filing = Some(filing("r-1", &account));
    save(&store, &filed, 1).await.unwrap();
    // Whoever did not know of the filing has begun too late.
    assert_eq!(insert(&store, &declaration(&employer)).await, Err(StorageError::Conflict));
    let mut correction = declaration(&employer);
    correction.corrects = Some(filed.id);
    insert(&store, &correction).await.unwrap();
    let reader = store.read();
    assert_eq!(reader.declarations().corrections_of(filed.id).await.unwrap(), [correction.clone()]);
    correction.state = State::Filed;
    correction.filing = Some(filing("r-2", &account));
    // Filed beside the other: no. In its place, in one transaction: yes.
    assert_eq!(save(&store, &correction, 1).await, Err(StorageError::Conflict));
    let tx = store.begin_write().await.unwrap();
    filed.state = State::Superseded;
    tx.declarations().save(&filed, 2).await.unwrap();
    tx.declarations().save(&correction, 1).await.unwrap();
    tx.commit().await.unwrap();
    let standing = reader.declarations().find_filed(employer.id, MARCH, DeclarationKind::MAIN).await.unwrap();
    assert_eq!(standing.map(|standing| standing.id), Some(correction.id));
    assert_eq!(reader.declarations().receipts_given(employer.id, MARCH, DeclarationKind::MAIN).await.unwrap(), 2);
}

async fn filing_from_two_windows_gives_one_winner(store: Store) {
    let (_, account, ready) = seeded(&store).await;
    let file = |receipt: &'static str| {
        let (store, account, mut filed) = (store.clone(), account.clone(), ready.clone());
        tokio::spawn(async move {
            filed.state = State::Filed;
            filed.filing = Some(filing(receipt, &account));
            save(&store, &filed, 1).await
        })
    };
    let outcomes = [file("r-1"), file("r-2"), file("r-3")];
    let mut won = Vec::new();
    for outcome in outcomes {
        match outcome.await.unwrap() {
            Ok(version) => won.push(version),
            Err(error) => assert_eq!(error, StorageError::Conflict),
        }
    }
    assert_eq!(won, [2]);
}

async fn a_receipt_number_is_given_once(store: Store) {
    let (_, account, mut first) = seeded(&store).await;
    let other = employer(8_512_479);
    let mut second = declaration(&other);
    let tx = store.begin_write().await.unwrap();
    tx.employers().insert(&other).await.unwrap();
    tx.declarations().insert(&second).await.unwrap();
    tx.commit().await.unwrap();
    for declaration in [&mut first, &mut second] {
        declaration.state = State::Filed;
        declaration.filing = Some(filing("r-1", &account));
    }
    assert_eq!(save(&store, &first, 1).await, Ok(2));
    assert_eq!(save(&store, &second, 1).await, Err(StorageError::Conflict));
}

async fn filed_figures_cannot_be_changed_nor_deleted(store: Store) {
    let (_, account, mut filed) = seeded(&store).await;
    filed.state = State::Filed;
    filed.filing = Some(filing("r-1", &account));
    save(&store, &filed, 1).await.unwrap();
    let mut forged = filed.clone();
    forged.filing.as_mut().unwrap().totals.gross = Money::from_dirhams(1);
    assert!(matches!(save(&store, &forged, 2).await, Err(StorageError::Fault { .. })));
    forged.filing = None;
    assert!(save(&store, &forged, 2).await.is_err());
    assert!(store.connection().execute_unprepared("DELETE FROM declaration").await.is_err());
    filed.state = State::Accepted;
    assert_eq!(save(&store, &filed, 2).await, Ok(3));
}

fn moved(from: State, event: Event, to: State) -> EventRecord {
    let details = Args::new().with("rows", Arg::Count(13));
    EventRecord { at: NOW, actor: None, mandate: None, event, from, to, reason: "« raison »".to_owned(), details }
}

async fn events_are_only_ever_added(store: Store) {
    let (_, account, declaration) = seeded(&store).await;
    let mut records = [
        moved(State::Received, Event::FaultsFound, State::Checked),
        moved(State::Checked, Event::Edited, State::Received),
    ];
    records[1].actor = Some(account.id);
    let tx = store.begin_write().await.unwrap();
    for record in &records {
        tx.events().append(declaration.id, record).await.unwrap();
    }
    tx.commit().await.unwrap();
    for forgery in ["UPDATE event SET reason = ''", "DELETE FROM event"] {
        assert!(store.connection().execute_unprepared(forgery).await.is_err(), "{forgery}");
    }
    let recorded = store.read().events().page(declaration.id, None, 10).await.unwrap();
    assert_eq!(recorded.iter().map(|event| event.record.clone()).collect::<Vec<_>>(), records);
    let rest = store.read().events().page(declaration.id, Some(recorded[0].id), 10).await.unwrap();
    assert_eq!(rest, recorded[1..]);
}

async fn a_row_without_meaning_is_corrupt(store: Store) {
    let (employer, _, declaration) = seeded(&store).await;
    let spoil = async |sql: &str| store.connection().execute_unprepared(sql).await.map(drop).unwrap();
    spoil("UPDATE declaration SET month = 202613").await;
    let corrupt = Corrupt { table: "declaration", column: "month", id: declaration.id.to_string() };
    assert_eq!(store.read().declarations().find(declaration.id).await, Err(StorageError::Corrupt(corrupt)));
    spoil("UPDATE employer SET declares_from = 202013").await;
    let corrupt = Corrupt { table: "employer", column: "declares_from", id: employer.id.to_string() };
    assert_eq!(store.read().employers().find(employer.id).await, Err(StorageError::Corrupt(corrupt)));
}

async fn a_history_is_paged_latest_first(store: Store) {
    let (employer, _, march) = seeded(&store).await;
    let mut months = vec![march];
    for _ in 0..3 {
        let mut earlier = declaration(&employer);
        earlier.month = months.last().unwrap().month.previous();
        insert(&store, &earlier).await.unwrap();
        months.push(earlier);
    }
    let mut complementary = declaration(&employer);
    complementary.kind = DeclarationKind::complementary(1).unwrap();
    insert(&store, &complementary).await.unwrap();
    months.insert(0, complementary);
    let (mut seen, mut read) = (None, Vec::new());
    loop {
        let page = store.read().declarations().page(employer.id, seen, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        seen = Some(Seen { month: last.month, id: last.id });
        read.extend(page);
    }
    assert_eq!(read, months);
}

async fn decisions_come_back_and_the_last_word_counts(store: Store) {
    let (_, account, declaration) = seeded(&store).await;
    let (id, decided) = (declaration.id, Decided { by: account.id, at: NOW });
    let typed = |text: &str| Amendment { row: 7, field: Field::GrossWage, text: text.to_owned() };
    let accepted = |reason: &str| Acceptance { code: Code::at("W001"), reason: reason.to_owned(), decided };
    let tx = store.begin_write().await.unwrap();
    for word in ["4500", "4 600,00\0"] {
        tx.amendments().put(id, &typed(word), decided).await.unwrap();
        tx.acceptances().put(id, &accepted(word)).await.unwrap();
        tx.mappings().choose_sheet(id, word).await.unwrap();
    }
    tx.commit().await.unwrap();
    let last = "4 600,00\u{fffd}";
    let reader = store.read();
    assert_eq!(reader.amendments().of(id).await.unwrap(), [typed(last)]);
    assert_eq!(reader.acceptances().of(id).await.unwrap(), [accepted(last)]);
    assert_eq!(reader.mappings().sheet_of(id).await.unwrap().as_deref(), Some(last));
    let tx = store.begin_write().await.unwrap();
    tx.amendments().clear(id).await.unwrap();
    tx.acceptances().remove(id, Code::at("W001")).await.unwrap();
    tx.mappings().forget_sheet(id).await.unwrap();
    tx.commit().await.unwrap();
    assert!(reader.amendments().of(id).await.unwrap().is_empty());
    assert!(reader.acceptances().of(id).await.unwrap().is_empty());
    assert_eq!(reader.mappings().sheet_of(id).await.unwrap(), None);
}

async fn progress_is_what_was_noted_last(store: Store) {
    let (_, _, declaration) = seeded(&store).await;
    for rows_done in [10, 20] {
        let noted = Progress { rows_done, rows_expected: Some(100) };
        let tx = store.begin_write().await.unwrap();
        tx.progress().set(declaration.id, noted).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.read().progress().of(declaration.id).await.unwrap(), Some(noted));
    }
    let tx = store.begin_write().await.unwrap();
    tx.progress().clear(declaration.id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().progress().of(declaration.id).await.unwrap(), None);
}
