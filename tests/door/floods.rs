//! Nobody's telephone rings all day, no mailbox and no disk is filled, by somebody who is nobody.

use crate::people::{Door, PASSWORD};
use tasrih_app::door::{DoorError, NewAccess, Way};
use tasrih_testkit::{SiteBuilder, on_both_engines};

on_both_engines!(
    administrators_are_not_asked_without_end_by_going_to_and_fro,
    a_company_is_asked_a_bounded_number_of_times_and_one_that_does_not_exist_says_no_alike,
);

async fn administrators_are_not_asked_without_end_by_going_to_and_fro(site: SiteBuilder) {
    let door = Door::open(site).await;
    let token = door.begin(&door.typed()).await;
    let mut refused = 0;
    for _ in 0..12 {
        match door.site.app.take_way(&token, Way::Colleague).await {
            Err(DoorError::TooMany) => refused += 1,
            outcome => outcome.unwrap(),
        }
        door.site.app.take_way(&token, Way::Counter).await.unwrap();
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
            outcomes.push(door.site.app.take_way(&token, Way::Colleague).await);
        }
        assert!(outcomes[..10].iter().all(Result::is_ok), "{affiliate}");
        assert!(matches!(outcomes[10], Err(DoorError::TooMany)), "{affiliate}");
    }
    let asked = door.letters().await.into_iter().filter(|letter| letter.kind == "message-sign-up-asked").count();
    assert_eq!(asked, 10);
}
