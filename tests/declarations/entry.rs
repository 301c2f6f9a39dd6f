//! The month typed on the screen is a file like any other.

use crate::{APRIL, FEBRUARY, MARCH, refusal};
use tasrih_app::declarations::Download;
use tasrih_app::entry::{ENTRY_ROWS_MAX, EntryRow, Prefill};
use tasrih_app::invented::Person;
use tasrih_domain::access::Power;
use tasrih_domain::declaration::Roster;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Field, InsuredNumber, Lang, Severity};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    typed_rows_are_declared_like_the_same_file,
    what_is_typed_is_checked_like_the_file_that_it_becomes,
    the_form_begins_with_last_month_without_those_who_left,
    the_form_begins_with_those_whom_the_fund_expects,
    the_form_comes_back_as_it_was_typed,
    what_could_not_be_read_comes_back_to_be_mended,
    an_empty_form_and_one_too_long_are_refused,
    nobody_of_a_long_last_month_is_dropped_in_silence,
    whatever_is_typed_stays_in_its_cell,
    somebody_typed_by_name_alone_is_not_left_out,
    the_upload_page_knows_last_month_and_who_may_prepare,
);

fn spoiled() -> Payroll {
    Payroll::full_month(1..=6)
        .with(1, |row| row.days = "31".into())
        .with(3, |row| row.gross = "2000,00".into())
        .with(4, |row| row.situation = "ZZ".into())
}

async fn typed_rows_are_declared_like_the_same_file(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss").start().await;
    let payroll = spoiled();
    let typed = site.employer("Tissage").affiliate;
    let uploaded = site.upload(MARCH, &payroll.csv()).await.id;
    let entered = site.app.enter(site.actor("Driss"), typed, MARCH, &payroll.rows).await.unwrap().id;
    let (a, b) = (site.declaration(uploaded).await, site.declaration(entered).await);
    assert_eq!((a.state, a.counts, a.totals), (b.state, b.counts, b.totals));
    assert_eq!(site.found(uploaded).await, site.found(entered).await);
    assert_eq!(site.events(uploaded).await, site.events(entered).await);
    // Entering the same again is no new event, as for a file.
    site.app.enter(site.actor("Driss"), typed, MARCH, &payroll.rows).await.unwrap();
    assert_eq!(site.events(uploaded).await, site.events(entered).await);
}

async fn what_is_typed_is_checked_like_the_file_that_it_becomes(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let affiliate = site.company().affiliate;
    // A blank row in between is no row, and moves no message to a neighbour.
    let mut rows = spoiled().rows;
    rows.insert(1, EntryRow::default());
    let said = site.app.check_entry(site.officer(), affiliate, MARCH, &rows).await.unwrap();
    assert!(!said.is_fileable);
    let at = |field| -> Vec<usize> {
        let messages = said.messages.iter().filter(|one| one.field == Some(field));
        messages.filter(|one| one.message.severity != Severity::Notice).map(|one| one.at).collect()
    };
    assert_eq!((at(Field::Days), at(Field::GrossWage), at(Field::Situation)), (vec![2], vec![4], vec![5]));

    let id = site.app.enter(site.officer(), affiliate, MARCH, &rows).await.unwrap().id;
    let declaration = site.declaration(id).await;
    assert_eq!(declaration.totals.gross, said.gross);
    assert_eq!(site.answers(id).await.due.branches, said.due.unwrap().branches);
    // Nothing was kept by checking alone.
    let other = site.app.check_entry(site.officer(), affiliate, APRIL, &rows).await.unwrap();
    assert!(!other.is_fileable);
    let april = site.app.start(site.officer(), affiliate, APRIL).await.unwrap();
    assert!(april.open.is_none());
}

async fn the_form_begins_with_last_month_without_those_who_left(site: SiteBuilder) {
    let payroll = Payroll::full_month(1..=4).with(2, |row| row.situation = "SO".into());
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, payroll.clone()).start().await;
    let form = site.app.entry(site.officer(), site.company().affiliate, MARCH).await.unwrap();
    assert_eq!(form.prefill, Prefill::LastMonth);
    let mut stayed = payroll.rows;
    stayed.remove(2);
    assert_eq!(form.rows, stayed);
}

async fn the_form_begins_with_those_whom_the_fund_expects(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=2)).start().await;
    let mut people: Vec<_> = (2..=4).map(|number| Person(number).known()).collect();
    people.sort_by_key(|known| known.insured);
    let company = site.company();
    let roster = Roster {
        affiliate: Some(company.affiliate),
        period: Some(MARCH),
        transfer_id: Some(7),
        people,
        ..Roster::default()
    };
    let tx = site.app.store().begin_write().await.unwrap();
    tx.rosters().put(company.id, MARCH, &roster).await.unwrap();
    tx.commit().await.unwrap();

    let form = site.app.entry(site.officer(), company.affiliate, MARCH).await.unwrap();
    assert_eq!(form.prefill, Prefill::Preestablished);
    let mut numbers: Vec<InsuredNumber> = form.rows.iter().map(|row| row.insured.parse().unwrap()).collect();
    numbers.sort_unstable();
    let mut expected: Vec<_> = (1..=4).map(|number| Person(number).insured()).collect();
    expected.sort_unstable();
    assert_eq!(numbers, expected);
    assert_eq!(site.app.start(site.officer(), company.affiliate, MARCH).await.unwrap().preestablished, Some(3));
}

async fn the_form_comes_back_as_it_was_typed(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let affiliate = site.company().affiliate;
    let payroll = Payroll::of(1..=30, MARCH);
    site.app.enter(site.officer(), affiliate, MARCH, &payroll.rows).await.unwrap();
    let form = site.app.entry(site.officer(), affiliate, MARCH).await.unwrap();
    assert_eq!((form.prefill, form.rows), (Prefill::ThisMonth, payroll.rows));
}

async fn what_could_not_be_read_comes_back_to_be_mended(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let affiliate = site.company().affiliate;
    let payroll = Payroll::full_month(1..=6)
        .with(0, |row| row.insured = "12".into())
        .with(1, |row| row.days = "31".into())
        .with(2, |row| row.gross = "4.500".into())
        .with(3, |row| row.situation = "ZZ".into());
    site.app.enter(site.officer(), affiliate, MARCH, &payroll.rows).await.unwrap();
    let form = site.app.entry(site.officer(), affiliate, MARCH).await.unwrap();
    assert_eq!(form.rows, payroll.rows);
}

async fn an_empty_form_and_one_too_long_are_refused(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let affiliate = site.company().affiliate;
    let blank = [EntryRow { surname: "  ".to_owned(), ..EntryRow::default() }];
    assert_eq!(refusal(site.app.enter(site.officer(), affiliate, MARCH, &blank).await), "refused-nobody-typed");
    let said = site.app.check_entry(site.officer(), affiliate, MARCH, &blank).await.unwrap();
    assert_eq!(said.general[0].key(), "refused-nobody-typed");
    let most = u32::try_from(ENTRY_ROWS_MAX).unwrap();
    let long = Payroll::full_month(1..=most + 1).rows;
    assert_eq!(refusal(site.app.enter(site.officer(), affiliate, MARCH, &long).await), "refused-too-many-to-type");
    let checked = site.app.check_entry(site.officer(), affiliate, MARCH, &long).await;
    assert_eq!(refusal(checked), "refused-too-many-to-type");
    site.app.enter(site.officer(), affiliate, MARCH, &long[1..]).await.unwrap();
    // More than that was uploaded: the form does not open on it.
    site.upload(APRIL, &Payroll::full_month(1..=most + 1).csv()).await;
    assert_eq!(refusal(site.app.entry(site.officer(), affiliate, APRIL).await), "refused-too-many-to-type");
}

async fn nobody_of_a_long_last_month_is_dropped_in_silence(site: SiteBuilder) {
    let most = u32::try_from(ENTRY_ROWS_MAX).unwrap();
    // One of the first has left, but fifty follow whom the form has no room for.
    let long = Payroll::full_month(1..=most + 50).with(0, |row| row.situation = "SO".into());
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, long).start().await;
    let form = site.app.entry(site.officer(), site.company().affiliate, MARCH).await;
    assert_eq!(refusal(form), "refused-too-many-to-type");
}

/// Separators, quotes, line ends, headings and words for sums are text like any other.
async fn whatever_is_typed_stays_in_its_cell(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let affiliate = site.company().affiliate;
    let typed = ["EL;FASSI", "a\"b", "x\r\ny", "=1+1", "TOTAL", "Nom", "\u{feff}Z", "ZEROUALI\u{0}"];
    let mut payroll = Payroll::full_month(1..=u32::try_from(typed.len()).unwrap());
    for (row, text) in payroll.rows.iter_mut().zip(typed) {
        text.clone_into(&mut row.surname);
    }
    let id = site.app.enter(site.officer(), affiliate, MARCH, &payroll.rows).await.unwrap().id;
    let declaration = site.declaration(id).await;
    assert_ne!(declaration.state, State::Refused);
    assert_eq!(declaration.counts.rows as usize, typed.len(), "nobody is lost and nobody is made up");
    let form = site.app.entry(site.officer(), affiliate, MARCH).await.unwrap();
    assert_eq!(form.rows.iter().map(|row| &row.insured).collect::<Vec<_>>(), {
        payroll.rows.iter().map(|row| &row.insured).collect::<Vec<_>>()
    });
    site.app.download(site.officer(), id, Download::Original, Lang::Fr).await.unwrap();
}

async fn somebody_typed_by_name_alone_is_not_left_out(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let mut rows = Payroll::full_month(1..=2).rows;
    rows.push(EntryRow { surname: "EXEMPLE".to_owned(), ..EntryRow::default() });
    let said = site.app.check_entry(site.officer(), site.company().affiliate, MARCH, &rows).await.unwrap();
    assert!(!said.is_fileable && said.general.is_empty());
    assert!(said.messages.iter().any(|one| one.at == 2 && one.message.severity == Severity::Blocking));
}

async fn the_upload_page_knows_last_month_and_who_may_prepare(site: SiteBuilder) {
    let site = site
        .employer("Conserverie")
        .officer("Salma")
        .filed(FEBRUARY, Payroll::full_month(1..=6))
        .accountant_with("Nawal", &[Power::Read])
        .start()
        .await;
    let affiliate = site.company().affiliate;
    let start = site.app.start(site.officer(), affiliate, MARCH).await.unwrap();
    assert_eq!((start.previous_employees, start.may_prepare), (Some(6), true));
    assert!(!site.app.start(site.actor("Nawal"), affiliate, MARCH).await.unwrap().may_prepare);
}
