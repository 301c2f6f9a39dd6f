//! Many requests in one file.

use super::{affiliate, birthday, refusal, salma, sent};
use std::fmt::Write;
use std::time::Instant;
use tasrih_app::Spool;
use tasrih_app::registrations::{BatchView, ListOutcome};
use tasrih_domain::id::BatchId;
use tasrih_domain::registration::{BatchState, Item, Standing, State};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    each_row_stands_where_it_belongs_and_the_right_ones_go,
    of_two_rows_about_one_person_the_second_goes_to_an_agent,
    five_thousand_rows_are_judged_within_seconds,
    sending_twice_sends_nobody_twice,
    a_list_sent_by_several_at_once_is_sent_once_and_each_is_told_so,
    a_list_whose_sender_lost_the_right_waits_for_another_and_says_so,
    a_row_is_taken_out_once,
    a_list_that_is_none_is_refused_in_words,
);

const HEADING: &str = "Nom;Prénom;Date de naissance;Sexe;Nationalité;N° CIN;Passeport;Date d'embauche\n";
const ALL: &[Standing] = Standing::ALL;

async fn start(site: SiteBuilder) -> TestSite {
    site.employer("Conserverie").officer("Salma").start().await
}

async fn read(site: &TestSite, text: &str) -> BatchId {
    let spool = Spool::of(text.as_bytes()).unwrap();
    let outcome = site.app.receive_list(site.officer(), affiliate(site), ("nouveaux.csv", spool)).await.unwrap();
    let ListOutcome::Read(id) = outcome else { panic!("{outcome:?}") };
    id
}

async fn view(site: &TestSite, id: BatchId) -> BatchView {
    site.app.registration_batch(site.officer(), affiliate(site), id, (ALL, 0)).await.unwrap()
}

/// Rows of people who do not exist yet, from one number on.
fn rows(from: u32, count: u32) -> String {
    let mut text = String::from(HEADING);
    for n in from..from + count {
        let _ = writeln!(text, "TAZI;OMAR;{};M;MA;BK{n:06};;01/04/2026", birthday(n));
    }
    text
}

async fn each_row_stands_where_it_belongs_and_the_right_ones_go(site: SiteBuilder) {
    let site = start(site).await;
    sent(&site, salma()).await;
    let text = format!(
        "{HEADING}TAZI;OMAR;01/02/1990;M;MA;BK100001;;01/04/2026\n\
         NDIAYE;AWA;01/02/1990;F;SN;;A0123456;01/04/2026\n\
         EL ALAOUI;SALMA;01/02/1995;F;MA;AB123456;;01/04/2026\n\
         FASSI;ALI;31/02/1990;M;MA;BK100002;;01/04/2026\n\
         TAZI;OMAR;01/02/1990;M;MA;BK100001;;01/04/2026\n"
    );
    let id = read(&site, &text).await;
    let seen = view(&site, id).await;
    let standings: Vec<_> = seen.rows.iter().map(|row| (row.row.row, row.row.standing)).collect();
    let expected = [Standing::Ready, Standing::Doubtful, Standing::Known, Standing::Blocked, Standing::Blocked];
    let expected: Vec<_> = (2..).zip(expected).collect();
    assert_eq!(standings, expected);
    assert_eq!(seen.rows[4].row.same_as, Some(2));
    site.app.send_batch(site.officer(), affiliate(&site), id, seen.batch.version).await.unwrap();
    let after = view(&site, id).await;
    assert_eq!((after.batch.state, after.count(Standing::Sent), after.sendable()), (BatchState::Sent, 2, 0));
    let list = site.app.registrations(site.officer(), affiliate(&site), &[], None).await.unwrap();
    let of = |state| list.counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    assert_eq!((of(State::Accepted), of(State::Submitted)), (2, 1));
}

/// One person with two cards, or spelled in two ways: found when the list is read, not only when it is sent.
async fn of_two_rows_about_one_person_the_second_goes_to_an_agent(site: SiteBuilder) {
    let site = start(site).await;
    let text = format!(
        "{HEADING}EL MANSOURI;SALMA;01/02/1990;F;MA;BK100001;;01/04/2026\n\
         Elmansouri;Salma;01/02/1990;F;MA;BK100002;;01/04/2026\n\
         EL MANSOURI;SALMA;02/02/1990;F;MA;BK100003;;01/04/2026\n"
    );
    let id = read(&site, &text).await;
    let seen = view(&site, id).await;
    let rows: Vec<_> = seen.rows.iter().map(|row| (row.row.standing, row.row.same_as)).collect();
    let (ready, doubtful) = ((Standing::Ready, None), (Standing::Doubtful, Some(2)));
    assert_eq!(rows, [ready, doubtful, ready], "another day of birth is another person");
    site.app.send_batch(site.officer(), affiliate(&site), id, seen.batch.version).await.unwrap();
    let list = site.app.registrations(site.officer(), affiliate(&site), &[], None).await.unwrap();
    let of = |state| list.counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    assert_eq!((of(State::Accepted), of(State::Submitted)), (2, 1));
}

async fn five_thousand_rows_are_judged_within_seconds(site: SiteBuilder) {
    let site = start(site).await;
    let text = rows(0, 5_000);
    let began = Instant::now();
    let id = read(&site, &text).await;
    let took = began.elapsed();
    assert_eq!(view(&site, id).await.count(Standing::Ready), 5_000);
    assert!(took.as_secs() < 20, "{took:?}");
}

async fn sending_twice_sends_nobody_twice(site: SiteBuilder) {
    let site = start(site).await;
    let id = read(&site, &rows(0, 120)).await;
    let seen = view(&site, id).await.batch.version;
    for _ in 0..2 {
        site.app.send_batch(site.officer(), affiliate(&site), id, seen).await.unwrap();
    }
    site.run_queue().await;
    let after = view(&site, id).await;
    assert_eq!((after.batch.state, after.count(Standing::Sent)), (BatchState::Sent, 120));
    // The same file again: everybody is known.
    let again = read(&site, &rows(0, 120)).await;
    assert_eq!(view(&site, again).await.count(Standing::Known), 120);
    let nobody = site.app.send_batch(site.officer(), affiliate(&site), again, 1).await;
    assert_eq!(refusal(nobody), "refused-registrations-nobody");
}

async fn a_list_sent_by_several_at_once_is_sent_once_and_each_is_told_so(site: SiteBuilder) {
    let site = start(site).await;
    for round in 0..5 {
        let id = read(&site, &rows(1_000 * round, 5)).await;
        let seen = view(&site, id).await.batch.version;
        let send = || site.app.send_batch(site.officer(), affiliate(&site), id, seen);
        let queue = async {
            while view(&site, id).await.batch.state != BatchState::Sent {
                site.run_queue().await;
                tokio::task::yield_now().await;
            }
        };
        let (first, second, ()) = tokio::join!(send(), send(), queue);
        first.unwrap();
        second.unwrap();
        assert_eq!(view(&site, id).await.count(Standing::Sent), 5);
    }
    let counts = site.app.store().read().registrations().counts(site.company().id).await.unwrap();
    assert_eq!(counts.into_iter().map(|(_, count)| count).sum::<u64>(), 25);
}

async fn a_row_is_taken_out_once(site: SiteBuilder) {
    let site = start(site).await;
    let id = read(&site, &format!("{HEADING}FASSI;ALI;31/02/1990;M;MA;BK100002;;01/04/2026\n")).await;
    let out = || site.app.take_row_out(site.officer(), affiliate(&site), id, 2);
    let (first, second) = (out().await.unwrap(), out().await.unwrap());
    assert_eq!(first, second);
    let draft = super::request(&site, first).await;
    assert_eq!((draft.state, draft.typed.get(Item::BirthDate)), (State::Draft, "31/02/1990"));
}

async fn a_list_that_is_none_is_refused_in_words(site: SiteBuilder) {
    let site = start(site).await;
    for bytes in [&b"Bonjour"[..], b"%PDF-1.7", b"Nom;Sexe;CIN\nA;F;A1\n", HEADING.as_bytes(), b""] {
        let spool = Spool::of(bytes).unwrap();
        let outcome = site.app.receive_list(site.officer(), affiliate(&site), ("x.csv", spool)).await.unwrap();
        let ListOutcome::Refused(text, _) = outcome else { panic!("{outcome:?}") };
        for lang in [tasrih_domain::Lang::Fr, tasrih_domain::Lang::Ar] {
            assert!(!tasrih_i18n::render_plain(lang, &text).contains('⟦'), "{}", text.key());
        }
    }
}

async fn a_list_whose_sender_lost_the_right_waits_for_another_and_says_so(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").officer("Driss").start().await;
    let (app, company) = (&site.app, site.company().clone());
    // More than is sent while the person waits: the queue does it.
    let id = read(&site, &rows(0, 60)).await;
    app.send_batch(site.officer(), company.affiliate, id, 1).await.unwrap();
    app.remove_member(site.actor("Driss"), company.affiliate, site.officer().account().id).await.unwrap();
    site.run_queue().await;
    let driss = site.actor("Driss");
    let seen = app.registration_batch(driss, company.affiliate, id, (ALL, 0)).await.unwrap();
    assert_eq!((seen.batch.state, seen.count(Standing::Sent)), (BatchState::Checked, 0));
    let told = app.store().read().outbox().of(site.officer().account().id, 10).await.unwrap();
    assert!(told.iter().any(|kept| kept.message.kind == "message-registrations-stopped"));
    app.send_batch(driss, company.affiliate, id, seen.batch.version).await.unwrap();
    site.run_queue().await;
    let seen = app.registration_batch(driss, company.affiliate, id, (ALL, 0)).await.unwrap();
    assert_eq!((seen.batch.state, seen.count(Standing::Sent)), (BatchState::Sent, 60));
}
