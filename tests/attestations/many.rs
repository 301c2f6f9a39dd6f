//! Many at once: an accountant's clients in one archive.

use crate::{FEBRUARY, filed, pay};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::io::{Cursor, Read};
use tasrih_app::AppError;
use tasrih_app::attestations::{OrderRow, OrderView};
use tasrih_domain::access::{Post, Power};
use tasrih_domain::id::AttestationOrderId;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use tower::ServiceExt;

on_both_engines!(an_accountant_gets_one_archive_of_all_that_could_be_issued, who_has_no_mandate_orders_nothing,);

/// Two clients, the first of which has paid, and one that gave no mandate to ask for attestations.
async fn started(site: SiteBuilder) -> TestSite {
    let asks = [Power::Read, Power::Attest];
    let site = site
        .today("2026-03-20")
        .employer("Conserverie")
        .who(|one| one.declares_from = FEBRUARY)
        .officer("Salma")
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .accountant_with("Driss", &asks)
        .employer("Minoterie")
        .who(|one| one.declares_from = FEBRUARY)
        .officer("Karim")
        .accountant_with("Driss", &asks)
        .employer("Tissage")
        .who(|one| one.declares_from = FEBRUARY)
        .officer("Hind")
        .filed(FEBRUARY, Payroll::full_month(4..=5))
        .accountant_with("Driss", &[Power::Read])
        .start()
        .await;
    pay(&site, &filed(&site, FEBRUARY).await, "2026-03-09").await;
    site
}

async fn view(site: &TestSite, id: AttestationOrderId) -> OrderView {
    site.app.attestation_order(site.actor("Driss"), id).await.unwrap()
}

async fn an_accountant_gets_one_archive_of_all_that_could_be_issued(site: SiteBuilder) {
    let site = started(site).await;
    let driss = site.actor("Driss");
    let id = site.app.order_attestations(driss).await.unwrap();
    assert_eq!(site.app.order_attestations(driss).await.unwrap(), id, "ordered twice, it is the same order");
    assert!(view(&site, id).await.order.finished_at.is_none());
    assert!(matches!(site.app.order_archive(driss, id).await, Err(AppError::Unknown)));
    site.run_queue().await;
    let done = view(&site, id).await;
    assert!(done.order.finished_at.is_some());
    // The firm itself is an employer too, and owes nothing.
    assert_eq!((done.issued, done.refused, done.total), (2, 1, 3));
    let is_of = |row: &&OrderRow, name: &str| row.employer.name == name;
    let refused: Vec<_> = done.rows.iter().filter(|row| row.is_refused).map(|row| &row.employer.name).collect();
    assert_eq!(refused, ["Minoterie"]);
    assert!(done.rows.iter().any(|row| is_of(&row, "Conserverie") && row.attestation.is_some()));
    assert!(!done.rows.iter().any(|row| is_of(&row, "Tissage")), "it gave no mandate for this");
    let mut bytes = Vec::new();
    let mut pieces = site.app.order_archive(driss, id).await.unwrap();
    while let Some(piece) = pieces.recv().await {
        bytes.extend(piece);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 2);
    let mut paper = Vec::new();
    let affiliate = site.employer("Conserverie").affiliate.to_string();
    let mut names = archive.file_names().map(|name| name.unwrap().into_owned());
    let name = names.find(|name| name.starts_with(&affiliate)).unwrap();
    drop(names);
    assert!(name.starts_with(&format!("{affiliate}-attestation-AR-2026-00000")), "{name}");
    let mut entry = archive.by_name(&name).unwrap();
    entry.read_to_end(&mut paper).unwrap();
    assert!(paper.starts_with(b"%PDF-1.7"));
    assert_eq!(downloaded(&site, id).await, StatusCode::OK);
    // Ordered again on the same day, nothing is issued twice.
    let again = site.app.order_attestations(driss).await.unwrap();
    assert_ne!(again, id);
    site.run_queue().await;
    let papers = |view: OrderView| view.rows.into_iter().filter_map(|row| row.attestation).collect::<Vec<_>>();
    assert_eq!(papers(view(&site, again).await), papers(done));
    assert_eq!(site.app.attestation_orders(driss).await.unwrap().len(), 2);
    assert!(matches!(site.app.attestation_order(site.actor("Hind"), id).await, Err(AppError::Unknown)));
    assert!(matches!(site.app.order_archive(site.actor("Hind"), id).await, Err(AppError::Unknown)));
}

/// Takes the archive away as browsers do, which have it compressed on the way.
async fn downloaded(site: &TestSite, id: AttestationOrderId) -> StatusCode {
    let router = tasrih_web::router(site.app.clone(), tasrih_web::WebConfig::default());
    let request = Request::builder()
        .uri(format!("/fr/attestations/orders/{id}/archive"))
        .header(header::HOST, "localhost")
        .header(header::ACCEPT_ENCODING, "gzip")
        .header(header::COOKIE, format!("tasrih={}", site.session_of("Driss")))
        .body(Body::empty())
        .unwrap();
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    assert!(axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().len() > 10_000);
    status
}

async fn who_has_no_mandate_orders_nothing(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").accountant_with("Driss", &[Power::Read]);
    let site = site.agent("Zineb", Post::Supervisor).start().await;
    let id = site.app.order_attestations(site.actor("Driss")).await.unwrap();
    let rows = view(&site, id).await.rows;
    assert_eq!(rows.len(), 1, "of its own firm it may ask");
    assert_ne!(rows[0].employer.name, "Conserverie", "of a client that did not say so it may not");
    match site.app.order_attestations(site.actor("Zineb")).await {
        Err(AppError::Refused(text)) => assert_eq!(text.key(), "refused-order-empty"),
        other => panic!("{other:?}"),
    }
}
