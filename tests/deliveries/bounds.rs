//! What is too much, and archives that lie.

use crate::{MARCH, dropped, outcome, shown, with_clients, zipped};
use tasrih_app::AppError;
use tasrih_app::deliveries::{DropOutcome, FILES_MAX};
use tasrih_testkit::{SiteBuilder, on_both_engines};

on_both_engines!(
    a_bomb_is_refused_without_being_expanded,
    an_archive_inside_an_archive_is_never_opened,
    an_archive_that_was_changed_is_refused,
    more_files_than_a_drop_takes_are_refused_whole,
    who_prepares_nothing_drops_nothing,
);

async fn a_bomb_is_refused_without_being_expanded(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let bomb = zipped(&[("a.csv", vec![b'0'; 60 << 20])]);
    assert!(bomb.len() < 200_000);
    let id = dropped(&site, &[("bombe.zip", bomb)]).await;
    assert_eq!(shown(&site, id).await.len(), 1);
    assert!(shown(&site, id).await[0].starts_with("bombe.zip: refusal-"));
}

async fn an_archive_inside_an_archive_is_never_opened(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let inner = zipped(&[("a.csv", b"x".to_vec())]);
    let id = dropped(&site, &[("clients.zip", zipped(&[("interieur.zip", inner)]))]).await;
    assert_eq!(shown(&site, id).await, ["interieur.zip: refusal-R004"]);
}

async fn an_archive_that_was_changed_is_refused(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let mut changed = zipped(&[("a.csv", b"0123456789".repeat(50))]);
    changed[45] ^= 0xff;
    let id = dropped(&site, &[("clients.zip", changed)]).await;
    let shown = shown(&site, id).await;
    assert!(shown[0].contains(": refusal-"), "{shown:?}");
}

async fn more_files_than_a_drop_takes_are_refused_whole(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let names: Vec<String> = (0..=FILES_MAX / 2).map(|nth| format!("{nth}.csv")).collect();
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), b"x".to_vec())).collect();
    let half = zipped(&files);
    match outcome(&site, &[("a.zip", half.clone()), ("b.zip", half)]).await {
        DropOutcome::Refused(text) => assert_eq!(text.key(), "delivery-refused-many"),
        DropOutcome::Kept(_) => panic!("kept"),
    }
    match outcome(&site, &[("vide.zip", zipped(&[]))]).await {
        DropOutcome::Refused(text) => assert_eq!(text.key(), "delivery-refused-empty"),
        DropOutcome::Kept(id) => assert!(shown(&site, id).await[0].contains(": refusal-")),
    }
}

async fn who_prepares_nothing_drops_nothing(site: SiteBuilder) {
    let readers = &[tasrih_domain::access::Power::Read];
    let site = site.employer("Conserverie").officer("Salma").accountant_with("Driss", readers).start().await;
    let driss = site.actor("Driss");
    assert!(matches!(site.app.await_delivery(driss).await, Err(AppError::Unknown)));
    let spool = tasrih_app::Spool::of(b"x").unwrap();
    let sent = site.app.receive_delivery(driss, MARCH, vec![("a.csv".to_owned(), spool)]).await;
    assert!(matches!(sent, Err(AppError::Unknown)));
}
