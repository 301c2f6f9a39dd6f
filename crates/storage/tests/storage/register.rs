use crate::support::{MARCH, NOW, batch, declaration, employer, filing, id, line, on_both_engines, seeded};
use std::collections::BTreeSet;
use std::slice::from_ref;
use std::time::Instant;
use tasrih_domain::declaration::{Account, DeclarationKind, Employer};
use tasrih_domain::employment::{Employment, EmploymentSource, LeaveReason};
use tasrih_domain::id::{EmploymentId, PersonId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::line::{Line, Situation};
use tasrih_domain::person::{Document, DocumentKind, InsuredPerson, Sex};
use tasrih_domain::{InsuredNumber, Month};
use tasrih_storage::{
    InsuredSession, LineBatch, LineStanding, RegisterFilter, RegisterQuery, Report, SameDocument, StorageError, Store,
    TokenHash,
};
use time::macros::date;
use time::{Date, Duration};

const TODAY: Date = date!(2026 - 06 - 15);
const APRIL: Month = Month::at(2026, 4);
const MAY: Month = Month::at(2026, 5);

on_both_engines!(
    a_person_comes_back_as_they_were,
    a_number_is_given_once_and_known_numbers_are_passed_over,
    people_are_found_by_document_and_by_name_however_spelled,
    a_filed_month_makes_its_people_known,
    learning_twice_changes_nothing,
    who_leaves_by_a_declaration_and_works_again_has_two_stays,
    a_corrected_month_is_learnt_anew,
    months_filed_out_of_order_give_one_stay,
    names_are_corrected_by_the_only_employer_and_by_no_other,
    the_register_is_searched_in_both_scripts_and_filtered,
    pages_follow_each_other_without_gap,
    what_was_declared_of_a_person_is_paged_by_months,
    twenty_thousand_people_are_learnt_at_once,
    sessions_and_reports_of_insured_persons_are_kept,
);

fn number(value: u32) -> InsuredNumber {
    InsuredNumber::from_value(value).unwrap()
}

fn person(insured: u32) -> InsuredPerson {
    InsuredPerson {
        surname_ar: "العلوي".to_owned(),
        given_name_ar: "محمد".to_owned(),
        born_on: Some(date!(1990 - 02 - 03)),
        sex: Some(Sex::Male),
        nationality: "MA".to_owned(),
        document: Document::new(DocumentKind::Cin, "BK123456"),
        phone: "+212600000001".to_owned(),
        email: "personne@example.ma".to_owned(),
        rib: "011780000012345678901234".to_owned(),
        is_registered: true,
        ..InsuredPerson::declared(PersonId(id()), number(insured), ("ALAOUI", "MOHAMED"), TODAY)
    }
}

async fn insert(store: &Store, person: &InsuredPerson) -> Result<(), StorageError> {
    let tx = store.begin_write().await.unwrap();
    tx.persons().insert(person).await?;
    tx.commit().await
}

/// Files a month, in the place of what is filed for it.
async fn file(store: &Store, (employer, account): (&Employer, &Account), month: Month, lines: &LineBatch) {
    let found = store.read().declarations().find_filed(employer.id, month, DeclarationKind::MAIN).await.unwrap();
    let tx = store.begin_write().await.unwrap();
    let mut filed = declaration(employer);
    filed.month = month;
    filed.corrects = found.as_ref().map(|old| old.id);
    tx.declarations().insert(&filed).await.unwrap();
    tx.checks().replace(filed.id, lines, &[], NOW).await.unwrap();
    if let Some(mut old) = found {
        old.state = State::Superseded;
        tx.declarations().save(&old, old.version).await.unwrap();
    }
    filed.state = State::Filed;
    filed.filing = Some(filing(&filed.id.to_string(), account));
    tx.declarations().save(&filed, 1).await.unwrap();
    tx.commit().await.unwrap();
    learn(store, employer, month).await;
}

async fn learn(store: &Store, employer: &Employer, month: Month) {
    let mut after = None;
    loop {
        let tx = store.begin_write().await.unwrap();
        after = tx.employments().learn((employer.id, month), after, TODAY, &mut id).await.unwrap();
        tx.commit().await.unwrap();
        if after.is_none() {
            break;
        }
    }
    let tx = store.begin_write().await.unwrap();
    tx.employments().unlearn(employer.id, month).await.unwrap();
    tx.commit().await.unwrap();
}

fn left(line: Line) -> Line {
    Line { situation: Some(Situation::Left), ..line }
}

async fn stays(store: &Store, employer: &Employer, insured: u32) -> Vec<Employment> {
    let reader = store.read();
    let person = reader.persons().find_by_number(number(insured)).await.unwrap().unwrap();
    reader.employments().of(employer.id, person.id).await.unwrap()
}

const fn everybody() -> RegisterQuery<'static> {
    asked(RegisterFilter::All, "")
}

const fn asked(filter: RegisterFilter, text: &str) -> RegisterQuery<'_> {
    RegisterQuery { filter, text, today: TODAY }
}

async fn found(store: &Store, employer: &Employer, query: RegisterQuery<'_>) -> Vec<u32> {
    let rows = store.read().employments().page(employer.id, &query, None, 100).await.unwrap();
    let count = store.read().employments().count(employer.id, &query).await.unwrap();
    assert_eq!(usize::try_from(count).unwrap(), rows.len());
    let mut numbers: Vec<_> = rows.iter().map(|row| row.insured.value()).collect();
    numbers.sort_unstable();
    numbers
}

async fn a_person_comes_back_as_they_were(store: Store) {
    let mut kept = person(123_456_785);
    insert(&store, &kept).await.unwrap();
    assert_eq!(store.read().persons().find(kept.id).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(store.read().persons().find_by_number(kept.insured).await.unwrap().as_ref(), Some(&kept));
    assert_eq!(
        insert(&store, &InsuredPerson { id: PersonId(id()), ..kept.clone() }).await,
        Err(StorageError::Conflict)
    );
    "EL ALAOUI".clone_into(&mut kept.surname);
    let tx = store.begin_write().await.unwrap();
    tx.persons().update(&kept).await.unwrap();
    assert_eq!(tx.persons().update(&kept).await, Err(StorageError::Conflict));
    tx.commit().await.unwrap();
    kept.version = 2;
    assert_eq!(store.read().persons().find_all(&[kept.id]).await.unwrap(), [kept]);
}

async fn a_number_is_given_once_and_known_numbers_are_passed_over(store: Store) {
    let first = InsuredNumber::issue(5_000_000).unwrap();
    insert(&store, &person(first.value())).await.unwrap();
    let give = || {
        let store = store.clone();
        tokio::spawn(async move {
            let tx = store.begin_write().await.unwrap();
            let number = tx.persons().issue_number().await.unwrap();
            tx.commit().await.unwrap();
            number
        })
    };
    let giving: Vec<_> = (0..8).map(|_| give()).collect();
    let mut given = BTreeSet::new();
    for number in giving {
        let number = number.await.unwrap();
        assert!(number.key_fits() && number != first);
        given.insert(number);
    }
    assert_eq!(given.len(), 8);
    // What was rolled back is given to the next person.
    let tx = store.begin_write().await.unwrap();
    let lost = tx.persons().issue_number().await.unwrap();
    tx.roll_back();
    assert_eq!(give().await.unwrap(), lost);
}

async fn people_are_found_by_document_and_by_name_however_spelled(store: Store) {
    let kept = person(123_456_785);
    insert(&store, &kept).await.unwrap();
    let reader = store.read();
    assert_eq!(reader.persons().find_by_document(SameDocument::Cin("BK123456")).await.unwrap(), from_ref(&kept));
    let passport = Document::new(DocumentKind::Passport, "BK123456").unwrap();
    assert_eq!(reader.persons().find_by_document(SameDocument::Of(&passport)).await.unwrap(), []);
    let namesakes = |name: &'static str, born_on| {
        let store = store.clone();
        async move { store.read().persons().namesakes(name, born_on).await.unwrap() }
    };
    assert_eq!(namesakes("Muhammad El Alaoui", kept.born_on).await, from_ref(&kept));
    assert_eq!(namesakes("Muhammad El Alaoui", None).await, [kept]);
    assert_eq!(namesakes("Muhammad El Alaoui", Some(TODAY)).await, []);
}

async fn a_filed_month_makes_its_people_known(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let casual = Line { insured: Some(InsuredNumber::CASUAL), ..line(3, 1, 1) };
    let pending = Line { insured: Some(InsuredNumber::PENDING), ..line(4, 1, 1) };
    let mut lines = batch(&[line(1, 100_000_019, 450_000), left(line(2, 100_000_026, 450_000)), casual, pending]);
    lines.push(&line(5, 100_000_033, 1), None, LineStanding::Blocked);
    file(&store, (&employer, &account), MARCH, &lines).await;
    let person = store.read().persons().find_by_number(number(100_000_019)).await.unwrap().unwrap();
    assert_eq!((person.name().as_str(), person.is_registered), ("NOM1 PRENOM", false));
    assert_eq!(person.document, Document::new(DocumentKind::Cin, "AB1234"));
    assert_eq!(found(&store, &employer, everybody()).await, [100_000_019, 100_000_026]);
    let stay = &stays(&store, &employer, 100_000_019).await[0];
    assert_eq!((stay.hired_on, stay.leave, stay.last_declared), (date!(2026 - 03 - 01), None, Some(MARCH)));
    assert_eq!(stay.source, EmploymentSource::Declared);
    let gone = stays(&store, &employer, 100_000_026).await[0].leave.unwrap();
    assert_eq!((gone.on, gone.reason, gone.is_declared), (date!(2026 - 03 - 31), LeaveReason::Unsaid, true));
    let expected = store.read().employments().expected(employer.id, APRIL).await.unwrap();
    assert_eq!(expected.iter().map(|known| known.insured.value()).collect::<Vec<_>>(), [100_000_019]);
    // Whoever begins in a month is not expected before it has begun.
    assert_eq!(store.read().employments().expected(employer.id, MARCH).await.unwrap(), []);
}

/// The declaration of [`seeded`] goes, for others to stand in its place.
async fn withdraw(store: &Store) {
    let employer = store.read().employers().page(None, 1).await.unwrap().remove(0);
    let found = store.read().declarations().find_open(employer.id, MARCH, DeclarationKind::MAIN).await.unwrap();
    if let Some(mut old) = found {
        old.state = State::Withdrawn;
        let tx = store.begin_write().await.unwrap();
        tx.declarations().save(&old, old.version).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn learning_twice_changes_nothing(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let lines = batch(&[line(1, 100_000_019, 450_000), left(line(2, 100_000_026, 450_000))]);
    file(&store, (&employer, &account), MARCH, &lines).await;
    let before = [stays(&store, &employer, 100_000_019).await, stays(&store, &employer, 100_000_026).await];
    learn(&store, &employer, MARCH).await;
    assert_eq!([stays(&store, &employer, 100_000_019).await, stays(&store, &employer, 100_000_026).await], before);
}

async fn who_leaves_by_a_declaration_and_works_again_has_two_stays(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let filer = (&employer, &account);
    file(&store, filer, MARCH, &batch(&[left(line(1, 100_000_019, 450_000))])).await;
    file(&store, filer, MAY, &batch(&[line(1, 100_000_019, 450_000)])).await;
    learn(&store, &employer, MARCH).await;
    learn(&store, &employer, MAY).await;
    let all = stays(&store, &employer, 100_000_019).await;
    let days: Vec<_> =
        all.iter().map(|stay| (stay.hired_on, stay.leave.map(|leave| leave.on), stay.is_current)).collect();
    assert_eq!(
        days,
        [(date!(2026 - 05 - 01), None, true), (date!(2026 - 03 - 01), Some(date!(2026 - 03 - 31)), false)]
    );
    assert_eq!(found(&store, &employer, everybody()).await, [100_000_019]);
}

async fn a_corrected_month_is_learnt_anew(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let filer = (&employer, &account);
    file(&store, filer, MARCH, &batch(&[line(1, 100_000_019, 1)])).await;
    file(&store, filer, APRIL, &batch(&[left(line(1, 100_000_019, 1)), line(2, 100_000_026, 1)])).await;
    assert!(stays(&store, &employer, 100_000_019).await[0].leave.is_some());
    // The first did not leave, the second was never there.
    file(&store, filer, APRIL, &batch(&[line(1, 100_000_019, 1)])).await;
    assert_eq!(stays(&store, &employer, 100_000_019).await[0].leave, None);
    assert_eq!(stays(&store, &employer, 100_000_026).await, []);
    // Nor was the first there in April at all.
    file(&store, filer, APRIL, &batch(&[line(1, 100_000_033, 1)])).await;
    assert_eq!(stays(&store, &employer, 100_000_019).await[0].last_declared, Some(MARCH));
}

async fn months_filed_out_of_order_give_one_stay(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let filer = (&employer, &account);
    file(&store, filer, MAY, &batch(&[line(1, 100_000_019, 1)])).await;
    file(&store, filer, MARCH, &batch(&[line(1, 100_000_019, 1)])).await;
    let all = stays(&store, &employer, 100_000_019).await;
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].hired_on, all[0].last_declared), (date!(2026 - 03 - 01), Some(MAY)));
}

async fn names_are_corrected_by_the_only_employer_and_by_no_other(store: Store) {
    let (first, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let other = employer(8_512_479);
    let tx = store.begin_write().await.unwrap();
    tx.employers().insert(&other).await.unwrap();
    tx.commit().await.unwrap();
    let named = |name: &str| batch(&[Line { surname: name.to_owned(), ..line(1, 100_000_019, 1) }]);
    let name = || async { store.read().persons().find_by_number(number(100_000_019)).await.unwrap().unwrap().surname };
    file(&store, (&first, &account), MARCH, &named("ALAWI")).await;
    file(&store, (&first, &account), APRIL, &named("ALAOUI")).await;
    assert_eq!(name().await, "ALAOUI");
    file(&store, (&other, &account), APRIL, &named("TAZI")).await;
    file(&store, (&first, &account), MAY, &named("FASSI")).await;
    assert_eq!(name().await, "ALAOUI");
    assert_eq!(store.read().employments().page(first.id, &everybody(), None, 1).await.unwrap()[0].surname, "ALAOUI");
}

/// Four people of an employer: registered, hired, left, and known from March alone.
async fn company(store: &Store) -> Employer {
    let (employer, account, _) = seeded(store).await;
    withdraw(store).await;
    file(
        store,
        (&employer, &account),
        MARCH,
        &batch(&[Line { surname: "BENNANI".to_owned(), ..line(1, 100_000_019, 1) }]),
    )
    .await;
    let tx = store.begin_write().await.unwrap();
    let hire = async |insured: u32, names: (&str, &str), on: Date, leaves: Option<Date>| {
        let known = InsuredPerson {
            surname: names.0.to_owned(),
            given_name: names.1.to_owned(),
            surname_ar: String::new(),
            given_name_ar: String::new(),
            ..person(insured)
        };
        let known = if insured == 123_456_785 { person(insured) } else { known };
        tx.persons().insert(&known).await.unwrap();
        let who = (employer.id, known.id);
        let stay = Employment::begin(EmploymentId(id()), who, on, EmploymentSource::Hired, TODAY).unwrap();
        let stay = leaves.map_or(stay.clone(), |on| stay.leave(on, LeaveReason::Resigned, TODAY).unwrap());
        tx.employments().insert(&stay).await.unwrap();
    };
    hire(123_456_785, ("ALAOUI", "MOHAMED"), date!(2026 - 06 - 01), None).await;
    hire(100_000_026, ("CHERKAOUI", "KHADIJA"), date!(2026 - 05 - 04), None).await;
    hire(100_000_033, ("TAZI", "OMAR"), date!(2024 - 01 - 01), Some(date!(2026 - 06 - 10))).await;
    tx.commit().await.unwrap();
    employer
}

async fn the_register_is_searched_in_both_scripts_and_filtered(store: Store) {
    let employer = company(&store).await;
    let june = Month::at(2026, 6);
    for (text, expected) in [
        ("Muhammad", vec![123_456_785]),
        ("محمد العلوي", vec![123_456_785]),
        ("علوي", vec![123_456_785]),
        ("خديجة", vec![100_000_026]),
        ("sherkawi", vec![100_000_026]),
        ("khad", vec![100_000_026]),
        ("alaoui tazi", vec![]),
        ("1234567", vec![123_456_785]),
        ("%", vec![]),
        ("o'mar", vec![100_000_033]),
    ] {
        assert_eq!(found(&store, &employer, asked(RegisterFilter::All, text)).await, expected, "{text}");
    }
    // The same invented card for three of them.
    assert_eq!(found(&store, &employer, asked(RegisterFilter::All, "bk12")).await.len(), 3);
    for (filter, expected) in [
        (RegisterFilter::Present, vec![100_000_019, 100_000_026, 123_456_785]),
        (RegisterFilter::Left, vec![100_000_033]),
        (RegisterFilter::ArrivedIn(june), vec![123_456_785]),
        (RegisterFilter::LeftIn(june), vec![100_000_033]),
        (RegisterFilter::NotDeclaredSince(APRIL), vec![100_000_019]),
        (RegisterFilter::NotDeclaredSince(june), vec![100_000_019, 100_000_026]),
    ] {
        assert_eq!(found(&store, &employer, asked(filter, "")).await, expected, "{filter:?}");
    }
    let reader = store.read();
    let hired = reader.employments().hired_in(employer.id, june).await.unwrap();
    assert_eq!(hired.iter().map(|known| known.insured.value()).collect::<Vec<_>>(), [123_456_785]);
    let gone = reader.employments().left_in(employer.id, june).await.unwrap();
    assert_eq!(
        gone.iter().map(|known| (known.insured.value(), known.situation)).collect::<Vec<_>>(),
        [(100_000_033, Some(Situation::Left))]
    );
}

async fn pages_follow_each_other_without_gap(store: Store) {
    let employer = company(&store).await;
    let (mut after, mut names) = (None, Vec::new());
    loop {
        let rows = store.read().employments().page(employer.id, &everybody(), after, 1).await.unwrap();
        let Some(row) = rows.last() else { break };
        after = Some(row.employment);
        names.push(row.surname.clone());
    }
    assert_eq!(names, ["ALAOUI", "BENNANI", "CHERKAOUI", "TAZI"]);
}

async fn what_was_declared_of_a_person_is_paged_by_months(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let filer = (&employer, &account);
    for (month, lines) in [
        (MARCH, batch(&[line(1, 100_000_019, 300)])),
        (APRIL, batch(&[line(1, 100_000_026, 400)])),
        (MAY, batch(&[Line { days: Some(13), ..line(1, 100_000_019, 500) }])),
    ] {
        file(&store, filer, month, &lines).await;
    }
    let reader = store.read();
    let declared = async |before, months| {
        reader.employments().declared(employer.id, number(100_000_019), before, months).await.unwrap()
    };
    let months =
        |found: Vec<tasrih_storage::DeclaredMonth>| found.iter().map(|one| (one.month, one.days)).collect::<Vec<_>>();
    assert_eq!(months(declared(None, 12).await), [(MAY, Some(13)), (MARCH, Some(26))]);
    // Two of the filed months: of April nothing is known.
    assert_eq!(months(declared(None, 2).await), [(MAY, Some(13))]);
    assert_eq!(months(declared(Some(APRIL), 2).await), [(MARCH, Some(26))]);
    assert_eq!(reader.employments().filed_months(employer.id, Some(MAY), 9).await.unwrap(), [APRIL, MARCH]);
}

async fn twenty_thousand_people_are_learnt_at_once(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    withdraw(&store).await;
    let mut lines = LineBatch::new();
    for row in 1..=20_000 {
        lines.push(&line(row, 100_000_000 + row * 10, 450_000), None, LineStanding::Valid);
    }
    let begun = Instant::now();
    file(&store, (&employer, &account), MARCH, &lines).await;
    let first = begun.elapsed();
    let begun = Instant::now();
    learn(&store, &employer, MARCH).await;
    let again = begun.elapsed();
    assert_eq!(store.read().employments().count(employer.id, &everybody()).await.unwrap(), 20_000);
    let begun = Instant::now();
    let name = asked(RegisterFilter::Present, "nom19999");
    let rows = store.read().employments().page(employer.id, &name, None, 50).await.unwrap();
    assert!(rows.iter().any(|row| row.surname == "NOM19999"));
    let searched = begun.elapsed();
    // A debug build on a busy machine: the release build takes a small part of it.
    for taken in [first, again, searched] {
        assert!(taken.as_secs() < 20, "{taken:?}");
    }
}

async fn sessions_and_reports_of_insured_persons_are_kept(store: Store) {
    let (employer, ..) = seeded(&store).await;
    let kept = InsuredPerson { contact_by: Some(employer.id), ..person(123_456_785) };
    insert(&store, &kept).await.unwrap();
    assert_eq!(store.read().persons().find(kept.id).await.unwrap(), Some(kept.clone()));
    let (token, opened) = (
        TokenHash([3; 32]),
        InsuredSession { person: kept.id, only: Some(employer.id), created_at: NOW, expires_at: NOW + Duration::HOUR },
    );
    let report = Report {
        id: id(),
        number: "S-1".to_owned(),
        person: kept.id,
        employer: employer.id,
        month: MARCH,
        said: "Douze jours manquent.".to_owned(),
        at: NOW,
    };
    let tx = store.begin_write().await.unwrap();
    tx.insured_sessions().put(token, &opened).await.unwrap();
    tx.reports().append(&report).await.unwrap();
    tx.commit().await.unwrap();
    let reader = store.read();
    assert_eq!(reader.insured_sessions().find(token, NOW).await.unwrap(), Some(opened));
    assert_eq!(reader.insured_sessions().find(token, opened.expires_at).await.unwrap(), None);
    assert_eq!(reader.reports().of(kept.id, 5).await.unwrap(), from_ref(&report));
    assert_eq!(reader.reports().find("S-1").await.unwrap(), Some(report.clone()));
    assert_eq!(reader.reports().page(None, 5).await.unwrap(), [report]);
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.insured_sessions().purge(opened.expires_at).await.unwrap(), 1);
    tx.insured_sessions().delete(token).await.unwrap();
    tx.insured_sessions().put(token, &opened).await.unwrap();
    tx.insured_sessions().delete_of(kept.id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().insured_sessions().find(token, NOW).await.unwrap(), None);
}
