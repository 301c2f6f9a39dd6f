//! What waits for the employer in its registrations, as its home says it.

use super::{affiliate, awa, draft, salma, sent};
use tasrih_app::Spool;
use tasrih_app::home::RegistrationTasks;
use tasrih_app::portfolio::Home;
use tasrih_app::registrations::ListOutcome;
use tasrih_domain::access::{DecideRegistration, Post, Power, Role};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};

on_both_engines!(what_waits_for_the_employer_is_a_task_of_its_home,);

async fn tasks(site: &TestSite, who: &str) -> Vec<(String, RegistrationTasks)> {
    match site.app.home(site.actor(who)).await.unwrap() {
        Home::One(card) => vec![(card.employer.name, card.registrations)],
        Home::Many => Vec::new(),
    }
}

async fn what_waits_for_the_employer_is_a_task_of_its_home(site: SiteBuilder) {
    let site = site
        .employer("Conserverie")
        .officer("Salma")
        .member("Lecteur", Role::Reader)
        .accountant_with("Youssef", &[Power::Read, Power::Register])
        .employer("Tissage")
        .officer("Driss")
        .agent("Nadia", Post::Registrations)
        .start()
        .await;
    let nothing = RegistrationTasks::default();
    let of = |tasks: Vec<(String, RegistrationTasks)>| {
        tasks.into_iter().find(|one| one.0 == "Conserverie").map(|one| one.1).unwrap()
    };
    sent(&site, salma()).await;
    let waiting = sent(&site, awa()).await;
    assert_eq!(of(tasks(&site, "Salma").await), nothing, "what the fund has in hand is no task");
    draft(&site, salma()).await;
    let nadia = site.app.on_duty::<DecideRegistration>(site.actor("Nadia")).await.unwrap();
    site.app.ask_about_registration(&nadia, waiting.id, waiting.version, "Quelle page ?").await.unwrap();
    let list = "Nom;Prénom;Date de naissance;Sexe;Nationalité;N° CIN;Date d'embauche\n\
                FASSI;ALI;31/02/1990;M;MA;BK100002;01/04/2026\n";
    let spool = Spool::of(list.as_bytes()).unwrap();
    let read = site.app.receive_list(site.officer(), affiliate(&site), ("nouveaux.csv", spool)).await.unwrap();
    assert!(matches!(read, ListOutcome::Read(_)), "{read:?}");
    let waits = RegistrationTasks { questions: 1, drafts: 1, lists: 1 };
    assert_eq!(of(tasks(&site, "Salma").await), waits);
    assert_eq!(of(tasks(&site, "Youssef").await), waits, "a firm with the mandate to register sees it too");
    assert_eq!(of(tasks(&site, "Lecteur").await), nothing, "who may not register has no such task");
    assert_eq!(tasks(&site, "Driss").await, [("Tissage".to_owned(), nothing)]);
}
