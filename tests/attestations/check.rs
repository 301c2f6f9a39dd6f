//! What whoever holds a paper sees, and what the holder sees of it.

use crate::{FEBRUARY, anybody, asked, declared, filed, issued, kept, over, paper, pay};
use tasrih_app::AppError;
use tasrih_app::attestations::{Check, FileCheck, NotOurs};
use tasrih_domain::attestation::{AttestationKind as Kind, LookWay, Validity};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_code_has_three_outcomes_and_the_holder_sees_each_look,
    a_file_is_recognised_unchanged_and_nothing_else_is,
    whoever_tries_codes_is_stopped,
    the_holder_and_an_agent_take_it_back_once,
    the_payload_of_the_qr_code_is_checked_as_a_file,
);

async fn genuine(site: &TestSite, code: &str) -> Validity {
    match site.app.check_attestation(code, anybody()).await.unwrap() {
        Check::Genuine(found) => found.validity,
        other => panic!("{other:?}"),
    }
}

async fn a_code_has_three_outcomes_and_the_holder_sees_each_look(site: SiteBuilder) {
    let site = declared(site).start().await;
    pay(&site, &filed(&site, FEBRUARY).await, "2026-03-20").await;
    let one = issued(&site, &asked(Kind::Standing)).await;
    let code = one.code.to_string().to_lowercase();
    let Check::Genuine(found) = site.app.check_attestation(&code, anybody()).await.unwrap() else {
        panic!("not found")
    };
    assert_eq!((found.number, found.valid_until, found.validity), (one.number, one.valid_until, Validity::Current));
    assert!(found.is_specimen && found.holder == "Conserverie");
    for wrong in ["", "7KM4-20MS-VTPV-XVR7", "'; DROP TABLE attestation"] {
        assert_eq!(site.app.check_attestation(wrong, anybody()).await.unwrap(), Check::Unknown);
    }
    site.set_today("2027-03-20");
    assert_eq!(genuine(&site, one.code.as_str()).await, Validity::Expired);
    let view = site.app.attestation(site.officer(), site.company().affiliate, one.id).await.unwrap();
    let ways: Vec<_> = view.looks.iter().map(|look| look.way).collect();
    assert_eq!(ways, [LookWay::Code, LookWay::Code]);
    assert_eq!(view.listed.looks, 2);
}

async fn a_file_is_recognised_unchanged_and_nothing_else_is(site: SiteBuilder) {
    let site = declared(site).start().await;
    let one = issued(&site, &over(Kind::Payroll, FEBRUARY, FEBRUARY)).await;
    let file = paper(&site, one.id).await;
    let check = async |bytes: Vec<u8>| site.app.check_attestation_file(bytes, anybody()).await.unwrap();
    let FileCheck::Genuine(found) = check(file.clone()).await else { panic!("not recognised") };
    assert_eq!(found.number, one.number);
    let mut altered = file.clone();
    altered[file.len() / 2] ^= 1;
    assert_eq!(check(altered).await, FileCheck::NotOurs(NotOurs::Altered));
    assert_eq!(check(b"%PDF-1.7\n%%EOF".to_vec()).await, FileCheck::NotOurs(NotOurs::Unreadable));
    assert_eq!(check(vec![0xff; 100]).await, FileCheck::NotOurs(NotOurs::Unreadable));
    // Of another gateway, with keys of its own.
    let (seal, _) = tasrih_app::Seal::demo(site.clock.now()).unwrap();
    let ours = tasrih_app::AppConfig { seal: Some(std::sync::Arc::new(seal)), ..tasrih_app::AppConfig::default() };
    let other = tasrih_app::App::new(site.app.store().clone(), site.clock.clone(), ours);
    let answer = other.check_attestation_file(file, anybody()).await.unwrap();
    assert_eq!(answer, FileCheck::NotOurs(NotOurs::UnknownKey));
    let view = site.app.attestation(site.officer(), site.company().affiliate, one.id).await.unwrap();
    assert_eq!(view.looks.iter().map(|look| look.way).collect::<Vec<_>>(), [LookWay::File]);
}

async fn whoever_tries_codes_is_stopped(site: SiteBuilder) {
    let site = declared(site).start().await;
    let one = issued(&site, &asked(Kind::Affiliation)).await;
    let mut tried = 0;
    while site.app.check_attestation("7KM4-20MS-VTPV-XVR7", anybody()).await.unwrap() == Check::Unknown {
        tried += 1;
        assert!(tried <= 500, "nobody is stopped");
    }
    assert_eq!(tried, 120);
    assert_eq!(site.app.check_attestation(one.code.as_str(), anybody()).await.unwrap(), Check::TooMany);
    let elsewhere = tasrih_app::Client(Some("192.0.2.8".parse().unwrap()));
    assert!(matches!(site.app.check_attestation(one.code.as_str(), elsewhere).await.unwrap(), Check::Genuine(_)));
}

async fn the_holder_and_an_agent_take_it_back_once(site: SiteBuilder) {
    let site = declared(site).employer("Tissage").officer("Driss").start().await;
    let (first, affiliate) = (issued(&site, &asked(Kind::Affiliation)).await, site.company().affiliate);
    let stranger = site.app.revoke_attestation(site.actor("Driss"), affiliate, first.id).await;
    assert!(matches!(stranger, Err(AppError::Unknown)));
    let elsewhere = site.employer("Tissage").affiliate;
    let theirs = site.app.revoke_attestation(site.actor("Driss"), elsewhere, first.id).await;
    assert!(matches!(theirs, Err(AppError::Unknown)));
    for _ in 0..2 {
        site.app.revoke_attestation(site.officer(), affiliate, first.id).await.unwrap();
    }
    assert!(matches!(genuine(&site, first.code.as_str()).await, Validity::Revoked { .. }));
    // Another one is issued at once; an agent takes that one back.
    let second = issued(&site, &asked(Kind::Affiliation)).await;
    assert_ne!(second.id, first.id);
    let number = second.number.to_string().to_lowercase();
    assert!(matches!(site.app.revoke_in_office(site.officer(), &number).await, Err(AppError::Unknown)));
    site.app.revoke_in_office(site.actor("Zineb"), &number).await.unwrap();
    let by = kept(&site, second.id).await.revoked.unwrap().by;
    assert_eq!(by, tasrih_domain::attestation::RevokedBy::Agent);
}

async fn the_payload_of_the_qr_code_is_checked_as_a_file(site: SiteBuilder) {
    let site = declared(site).start().await;
    let one = issued(&site, &asked(Kind::Affiliation)).await;
    let file = paper(&site, one.id).await;
    let published = tasrih_app::Published::from_pem(site.app.published_keys().as_bytes()).unwrap();
    let url = tasrih_certificate::seal::pdf::verify(&file, &published).unwrap().check_url.unwrap();
    assert!(url.contains(&format!("/fr/verify/{}#", one.code.as_str())));
    let answer = site.app.check_attestation_file(url.into_bytes(), anybody()).await.unwrap();
    assert!(matches!(answer, FileCheck::Genuine(found) if found.number == one.number));
}
