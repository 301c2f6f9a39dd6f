//! Nobody's telephone rings all day, no mailbox and no disk is filled, by somebody who is nobody.

use crate::people::{Door, PASSWORD};
use tasrih_app::door::{DoorError, NewAccess, Way};
use tasrih_app::{Client, Spool};
use tasrih_domain::Lang;
use tasrih_domain::affiliation::{Item, Paper, Step, Typed};
use tasrih_domain::document::DocumentOwner;
use tasrih_testkit::{SiteBuilder, on_both_engines};
use time::Duration;

/// The step in which the address is typed.
const CONTACT: Step = Step::Manager;

on_both_engines!(
    a_request_of_a_new_employer_writes_to_few_addresses,
    one_client_writes_to_few_addresses_however_many_requests_it_begins,
    documents_are_not_taken_without_end,
    a_draft_that_is_given_up_takes_its_documents_with_it,
    administrators_are_not_asked_without_end_by_going_to_and_fro,
    a_company_is_asked_a_bounded_number_of_times_and_one_that_does_not_exist_says_no_alike,
);

async fn administrators_are_not_asked_without_end_by_going_to_and_fro(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = door.begin(&door.typed()).await;
    let mut refused = 0;
    for _ in 0..12 {
        match door.site.app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await {
            Err(DoorError::TooMany) => refused += 1,
            outcome => outcome.unwrap(),
        }
        door.site.app.take_way(&token, Way::Counter, tasrih_app::Client::default()).await.unwrap();
    }
    let asked = door.letters().await.into_iter().filter(|letter| letter.kind == "message-sign-up-asked").count();
    assert_eq!((asked, refused), (8, 4));
}

async fn a_company_is_asked_a_bounded_number_of_times_and_one_that_does_not_exist_says_no_alike(site: SiteBuilder) {
    let door = Door::open(site).await;
    for affiliate in [door.affiliate().to_string(), "1234567".to_owned()] {
        let mut outcomes = Vec::new();
        for nth in 0..11 {
            let typed = NewAccess {
                affiliate: affiliate.clone(),
                login: format!("quelquun{nth}@ailleurs.example"),
                password: format!("{PASSWORD} {nth}"),
                ..door.typed()
            };
            let token = door.begin(&typed).await;
            outcomes.push(door.site.app.take_way(&token, Way::Colleague, tasrih_app::Client::default()).await);
        }
        assert!(outcomes[..10].iter().all(Result::is_ok), "{affiliate}");
        assert!(matches!(outcomes[10], Err(DoorError::TooMany)), "{affiliate}");
    }
    let asked = door.letters().await.into_iter().filter(|letter| letter.kind == "message-sign-up-asked").count();
    assert_eq!(asked, 10);
}

fn contact(text: &str) -> Typed {
    [(Item::Contact, text.to_owned())].into()
}

/// Addresses that were written to about a new employer.
async fn written_to(door: &Door) -> usize {
    door.letters().await.into_iter().filter(|letter| letter.kind == "message-affiliation-begun").count()
}

async fn a_request_of_a_new_employer_writes_to_few_addresses(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let token = app.begin_affiliation(Lang::Fr, Client::default()).await.unwrap();
    for nth in 0..12 {
        let typed = contact(&format!("inconnu{nth}@ailleurs.example"));
        // Whatever is still missing in the step, it is saved.
        drop(app.save_affiliation(&token, (CONTACT, &typed), Client::default()).await);
        let kept = app.affiliation(&token).await.unwrap().request.typed;
        assert_eq!(kept[&Item::Contact], typed[&Item::Contact]);
    }
    assert_eq!(written_to(&door).await, 8);
}

async fn one_client_writes_to_few_addresses_however_many_requests_it_begins(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let client = Client(Some("192.0.2.7".parse().unwrap()));
    for begun in 0..20 {
        let token = app.begin_affiliation(Lang::Fr, client).await.unwrap();
        for nth in 0..5 {
            let typed = contact(&format!("inconnu{begun}x{nth}@ailleurs.example"));
            drop(app.save_affiliation(&token, (CONTACT, &typed), client).await);
        }
        assert!(written_to(&door).await <= 60, "more than the beginnings of one client");
        let more = app.begin_affiliation(Lang::Fr, client).await;
        if matches!(more, Err(DoorError::TooMany)) {
            return;
        }
    }
    panic!("never too many");
}

fn paper(nth: u32) -> (String, Spool) {
    (format!("scan{nth}.pdf"), Spool::of(format!("%PDF-1.4\n{nth} 0 obj\n%%EOF\n").as_bytes()).unwrap())
}

async fn documents_are_not_taken_without_end(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let attach = async |token: &str, client: Client, nth: u32| {
        let (name, bytes) = paper(nth);
        app.attach_to_affiliation(token, (Paper::Statutes, client), (&name, bytes)).await
    };
    let token = app.begin_affiliation(Lang::Fr, Client::default()).await.unwrap();
    for nth in 0..40 {
        attach(&token, Client::default(), nth).await.unwrap();
    }
    assert!(matches!(attach(&token, Client::default(), 40).await, Err(DoorError::TooMany)), "for one request");
    let client = Client(Some("192.0.2.7".parse().unwrap()));
    let mut accepted = 0;
    for begun in 0..4 {
        let token = app.begin_affiliation(Lang::Fr, client).await.unwrap();
        for nth in 0..30 {
            accepted += u32::from(attach(&token, client, 100 * begun + nth).await.is_ok());
        }
    }
    assert_eq!(accepted, 100, "from one client");
}

async fn a_draft_that_is_given_up_takes_its_documents_with_it(site: SiteBuilder) {
    let door = Door::open(site).await;
    let app = &door.site.app;
    let mut owners = Vec::new();
    for nth in 0..2 {
        let token = app.begin_affiliation(Lang::Fr, Client::default()).await.unwrap();
        let (name, bytes) = paper(nth);
        app.attach_to_affiliation(&token, (Paper::Statutes, Client::default()), (&name, bytes)).await.unwrap();
        owners.push(DocumentOwner::Affiliation(app.affiliation(&token).await.unwrap().request.id.0));
        door.later(Duration::days(30));
    }
    let tx = app.store().begin_write().await.unwrap();
    let old = door.site.clock.now() - Duration::days(45);
    assert_eq!(tx.affiliations().purge_drafts(old).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let reader = app.store().read();
    assert!(reader.documents().of(owners[0]).await.unwrap().is_empty());
    assert_eq!(reader.documents().of(owners[1]).await.unwrap().len(), 1, "the other one is going on");
}
