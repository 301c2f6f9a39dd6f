//! Documents attached to a request.

use super::{affiliate, awa, draft, draft_of, refusal, salma, sent};
use std::time::Duration;
use tasrih_app::{AppError, Spool};
use tasrih_domain::registration::{SearchKeys, State};
use tasrih_testkit::{SiteBuilder, on_both_engines, overtaken};

on_both_engines!(
    a_photograph_is_kept_at_once_and_once,
    a_page_that_pretends_to_be_a_picture_is_refused_in_words,
    a_document_is_found_by_its_employer_alone,
    a_paper_taken_away_while_the_request_is_being_sent_stays,
);

/// The smallest JPEG that says its size.
fn jpeg() -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    bytes.extend(b"\xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01");
    bytes.extend(b"\xff\xd9");
    bytes
}

fn builder(site: SiteBuilder) -> SiteBuilder {
    site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss")
}

async fn a_photograph_is_kept_at_once_and_once(site: SiteBuilder) {
    let site = builder(site).start().await;
    let draft = draft(&site, awa()).await;
    for _ in 0..2 {
        let spool = Spool::of(&jpeg()).unwrap();
        site.app.attach(site.officer(), affiliate(&site), draft.id, ("passeport.jpg", spool)).await.unwrap();
    }
    let view = site.app.registration(site.officer(), affiliate(&site), draft.id).await.unwrap();
    assert_eq!(view.documents.len(), 1);
    // Documents leave the version of the form alone: it can still be sent.
    assert_eq!(view.request.version, draft.version);
    let document = view.documents[0].id;
    let file = site.app.registration_document(site.officer(), affiliate(&site), draft.id, document).await.unwrap();
    assert_eq!((file.bytes, file.mime), (jpeg(), "image/jpeg"));
    for _ in 0..2 {
        site.app.detach(site.officer(), affiliate(&site), draft.id, document).await.unwrap();
    }
    // Sent and decided, nothing is added any more.
    let accepted = sent(&site, salma()).await;
    let late = Spool::of(&jpeg()).unwrap();
    let outcome = site.app.attach(site.officer(), affiliate(&site), accepted.id, ("a.jpg", late)).await;
    assert!(matches!(outcome, Err(AppError::Stale)));
}

async fn a_page_that_pretends_to_be_a_picture_is_refused_in_words(site: SiteBuilder) {
    let site = builder(site).start().await;
    let draft = draft(&site, awa()).await;
    let mut polyglot = b"\xff\xd8".to_vec();
    polyglot.extend(b"<html><script>alert(1)</script>");
    for bytes in [
        &b"<!doctype html><script>alert(1)</script>"[..],
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        b"GIF89a<script>",
        b"MZ\x90\0",
        b"%PDF-1.7 cut",
        &polyglot,
    ] {
        let spool = Spool::of(bytes).unwrap();
        let outcome = site.app.attach(site.officer(), affiliate(&site), draft.id, ("cin.jpg", spool)).await;
        assert_eq!(refusal(outcome), "refused-document-unknown", "{bytes:?}");
    }
}

async fn a_document_is_found_by_its_employer_alone(site: SiteBuilder) {
    let site = builder(site).start().await;
    let mine = draft(&site, awa()).await;
    let spool = Spool::of(&jpeg()).unwrap();
    site.app.attach(site.officer(), affiliate(&site), mine.id, ("a.jpg", spool)).await.unwrap();
    let view = site.app.registration(site.officer(), affiliate(&site), mine.id).await.unwrap();
    let document = view.documents[0].id;
    let (driss, theirs) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    let other = draft_of(&site, "Driss", theirs, salma()).await;
    for (at, id) in [(affiliate(&site), mine.id), (theirs, mine.id), (theirs, other.id)] {
        let outcome = site.app.registration_document(driss, at, id, document).await;
        assert!(matches!(outcome, Err(AppError::Unknown)));
    }
}

async fn a_paper_taken_away_while_the_request_is_being_sent_stays(site: SiteBuilder) {
    let site = builder(site).start().await;
    let mut draft = draft(&site, awa()).await;
    let (app, salma, affiliate) = (&site.app, site.officer(), affiliate(&site));
    let spool = Spool::of(&jpeg()).unwrap();
    app.attach(salma, affiliate, draft.id, ("passeport.jpg", spool)).await.unwrap();
    let document = app.registration(salma, affiliate, draft.id).await.unwrap().documents[0].id;
    // Another window sends it, and is not done yet.
    let tx = app.store().begin_write().await.unwrap();
    tx.registrations().take_turn(2026).await.unwrap();
    draft.state = State::Submitted;
    tx.registrations().save(&draft, &SearchKeys::default(), draft.version).await.unwrap();
    let detaching = app.detach(salma, affiliate, draft.id, document);
    let detached = overtaken(tx, Duration::from_millis(250), detaching).await;
    assert!(matches!(detached, Err(AppError::Stale)));
    assert_eq!(app.registration(salma, affiliate, draft.id).await.unwrap().documents.len(), 1);
}
