//! What a firm's people do for a client, and what the client is told of it.

use super::{draft_of, salma};
use tasrih_app::register::{Hire, Identity};
use tasrih_app::registrations::{ListOutcome, Sending};
use tasrih_app::{AppConfig, Spool};
use tasrih_domain::access::Power;
use tasrih_domain::employment::LeaveReason;
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    the_principal_is_told_of_each_registration_hire_and_leave_in_its_name,
    what_the_companys_own_people_do_is_not_told,
);

/// The kinds of letters to the company's administrator about what was done in its name, in the order of their kinds.
async fn told(site: &TestSite, config: &AppConfig) -> Vec<String> {
    site.run_queue().await;
    let letters = config.courier.letters(100).unwrap().unwrap();
    let of_firms = letters.into_iter().filter(|letter| letter.kind.starts_with("message-principal-"));
    let mut kinds: Vec<_> = of_firms
        .map(|letter| {
            assert_eq!(letter.address, "salma@example.ma");
            assert!(letter.body.contains("/mandates/") && !letter.body.contains('⟦'), "{}", letter.body);
            assert!(letter.body.contains("Youssef"), "{}", letter.body);
            for personal in ["Alaoui", "AB123456", "TAZI"] {
                assert!(!letter.body.contains(personal), "nobody registered is named: {}", letter.body);
            }
            letter.kind
        })
        .collect();
    kinds.sort();
    kinds
}

async fn everything(site: &TestSite, who: &str) {
    let affiliate = site.company().affiliate;
    let actor = site.actor(who);
    let request = draft_of(site, who, affiliate, salma()).await;
    let sending = Sending { seen: request.version, is_other: false };
    let sent = site.app.send_registration(actor, affiliate, request.id, sending).await.unwrap();
    // The same again tells nobody.
    site.app.send_registration(actor, affiliate, request.id, sending).await.unwrap();
    let insured = sent.insured.unwrap();
    let person = site.app.store().read().persons().find_by_number(insured).await.unwrap().unwrap().id;
    let end = (date!(2026 - 04 - 10), LeaveReason::ALL[0]);
    site.app.let_go(actor, affiliate, person, end).await.unwrap();
    site.app.let_go(actor, affiliate, person, end).await.unwrap();
    let hire = Hire { insured, identity: Identity::Document("AB123456".to_owned()), on: date!(2026 - 04 - 12) };
    site.app.hire(actor, affiliate, hire).await.unwrap();
    let list = "Nom;Prénom;Date de naissance;Sexe;Nationalité;N° CIN;Date d'embauche\n\
                TAZI;OMAR;01/02/1990;M;MA;BK100001;01/04/2026\n";
    let spool = Spool::of(list.as_bytes()).unwrap();
    let outcome = site.app.receive_list(actor, affiliate, ("nouveaux.csv", spool)).await.unwrap();
    let ListOutcome::Read(id) = outcome else { panic!("{outcome:?}") };
    site.app.send_batch(actor, affiliate, id, 1).await.unwrap();
}

async fn the_principal_is_told_of_each_registration_hire_and_leave_in_its_name(site: SiteBuilder) {
    let config = AppConfig::default();
    let powers = [Power::Read, Power::Register];
    let site = site.today("2026-04-13").employer("Conserverie").officer("Salma");
    let site = site.accountant_with("Youssef", &powers).config(config.clone()).start().await;
    everything(&site, "Youssef").await;
    let kinds = ["hired", "left", "registered", "registrations"].map(|end| format!("message-principal-{end}"));
    assert_eq!(told(&site, &config).await, kinds);
}

async fn what_the_companys_own_people_do_is_not_told(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.today("2026-04-13").employer("Conserverie").officer("Salma").config(config.clone()).start().await;
    everything(&site, "Salma").await;
    assert!(told(&site, &config).await.is_empty());
}
