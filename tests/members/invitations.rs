//! Invitations: a link, once, for seven days.

use crate::{letters, refusal};
use tasrih_app::members::NewMember;
use tasrih_app::{AppConfig, AppError, Client, Entry, SignInError};
use tasrih_domain::access::Role;
use tasrih_domain::{Address, Lang};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};
use time::Duration;

on_both_engines!(
    who_has_no_account_makes_one_and_is_in,
    who_has_an_account_accepts_once,
    a_link_is_void_after_seven_days_once_replaced_and_once_taken_back,
    nobody_is_invited_twice_or_while_they_are_there,
    the_invitation_of_another_company_is_not_found,
);

const PASSWORD: &str = "une autre phrase inventée";

fn address(text: &str) -> Address {
    text.parse().unwrap()
}

/// The secret of the newest link.
async fn code(site: &TestSite, config: &AppConfig) -> String {
    let letter = letters(site, config, "message-member-invited").await.remove(0);
    let link = letter.body.split_whitespace().find(|word| word.contains("invitation?code=")).unwrap().to_owned();
    link.rsplit('=').next().unwrap().to_owned()
}

fn new_member() -> NewMember {
    NewMember { name: " Amina Essai ".to_owned(), password: PASSWORD.to_owned(), lang: Lang::Ar }
}

async fn who_has_no_account_makes_one_and_is_in(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.employer("Conserverie").officer("Salma").config(config.clone()).start().await;
    let affiliate = site.company().affiliate;
    site.app.invite(site.officer(), affiliate, (address("06 12 34 56 78"), Role::Declarant)).await.unwrap();
    let code = code(&site, &config).await;
    assert!(code.len() >= 13, "65 bits at least");
    let seen = site.app.invitation(&code).await.unwrap().unwrap();
    assert_eq!((seen.inviter.as_str(), seen.role, seen.has_account), ("Salma", Role::Declarant, false));
    // Somebody tried that number before it was anybody's: whoever is invited is let in all the same.
    for _ in 0..6 {
        assert!(site.app.sign_in("0612345678", "rien de tel").await.is_err());
    }
    let signed_in = site.app.join_with_account(&code, new_member()).await.unwrap();
    let account = signed_in.actor.account();
    assert_eq!((account.name.as_str(), account.login.text(), account.lang), ("Amina Essai", "+212612345678", Lang::Ar));
    let people = site.app.people(&signed_in.actor, affiliate).await.unwrap();
    assert_eq!(people.members[1].role, Role::Declarant);
    assert_eq!(letters(&site, &config, "message-member-accepted").await[0].address, "salma@example.ma");
    // The link has served.
    assert!(site.app.invitation(&code).await.unwrap().is_none());
    assert_eq!(refusal(site.app.join_with_account(&code, new_member()).await), "refused-invitation-void");
    site.clock.set(site.clock.now() + Duration::minutes(16));
    // The same form sent again lets in who typed it, and nobody else.
    let again = |password| site.app.join_again(&code, password, Client::default());
    assert!(matches!(again("rien de tel").await, Err(SignInError::Wrong)));
    assert!(matches!(again(PASSWORD).await, Ok(Entry::In(one)) if one.actor.account() == account));
    let nowhere = site.app.join_again("0", PASSWORD, Client::default()).await;
    assert!(matches!(nowhere, Err(SignInError::Wrong)));
    assert_eq!(letters(&site, &config, "message-member-accepted").await.len(), 1);
    assert!(site.app.sign_in("0612345678", PASSWORD).await.is_ok());
}

async fn who_has_an_account_accepts_once(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.config(config.clone());
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss").start().await;
    let affiliate = site.company().affiliate;
    site.app.invite(site.officer(), affiliate, (address("driss@example.ma"), Role::Reader)).await.unwrap();
    let code = code(&site, &config).await;
    assert!(site.app.invitation(&code).await.unwrap().unwrap().has_account);
    assert_eq!(refusal(site.app.join_with_account(&code, new_member()).await), "refused-invitation-account");
    let driss = site.actor("Driss");
    assert_eq!(site.app.accept_invitation(driss, &code).await.unwrap(), affiliate);
    assert_eq!(site.app.accept_invitation(driss, &code).await.unwrap(), affiliate, "said again");
    assert_eq!(letters(&site, &config, "message-member-accepted").await.len(), 1);
    assert!(site.app.people(driss, affiliate).await.is_ok());
    site.app.remove_member(site.officer(), affiliate, driss.account().id).await.unwrap();
    assert_eq!(refusal(site.app.accept_invitation(driss, &code).await), "refused-invitation-void");
    assert!(site.app.people(driss, affiliate).await.is_err(), "who was let go does not come back by it");
    site.app.invite(site.officer(), affiliate, (address("driss@example.ma"), Role::Reader)).await.unwrap();
    let code = self::code(&site, &config).await;
    site.app.accept_invitation(driss, &code).await.unwrap();
    // Both companies are theirs now.
    assert!(matches!(site.app.home(driss).await.unwrap(), tasrih_app::portfolio::Home::Many));
}

async fn a_link_is_void_after_seven_days_once_replaced_and_once_taken_back(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.employer("Conserverie").officer("Salma").config(config.clone()).start().await;
    let (affiliate, salma) = (site.company().affiliate, site.officer());
    site.app.invite(salma, affiliate, (address("amina@example.ma"), Role::Reader)).await.unwrap();
    let first = code(&site, &config).await;
    let id = site.app.people(salma, affiliate).await.unwrap().invitations[0].id;
    let early = site.app.resend_invitation(salma, affiliate, id).await;
    assert_eq!(refusal(early), "refused-invitation-wait");
    site.clock.set(site.clock.now() + Duration::seconds(60));
    site.app.resend_invitation(salma, affiliate, id).await.unwrap();
    let second = code(&site, &config).await;
    assert_ne!(first, second);
    assert!(site.app.invitation(&first).await.unwrap().is_none(), "replaced");
    let sent_at = site.clock.now();
    site.clock.set(sent_at + Duration::days(7) - Duration::SECOND);
    assert!(site.app.invitation(&second).await.unwrap().is_some());
    site.clock.set(sent_at + Duration::days(7));
    assert!(site.app.invitation(&second).await.unwrap().is_none(), "over");
    site.app.resend_invitation(salma, affiliate, id).await.unwrap();
    let third = code(&site, &config).await;
    site.app.withdraw_invitation(salma, affiliate, id).await.unwrap();
    site.app.withdraw_invitation(salma, affiliate, id).await.unwrap();
    assert_eq!(refusal(site.app.join_with_account(&third, new_member()).await), "refused-invitation-void");
    assert!(matches!(site.app.resend_invitation(salma, affiliate, id).await, Err(AppError::Stale)));
    for nothing in ["", "0", &"7".repeat(500)] {
        assert!(site.app.invitation(nothing).await.unwrap().is_none());
    }
}

async fn nobody_is_invited_twice_or_while_they_are_there(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").member("Omar", Role::Reader).start().await;
    let (affiliate, salma) = (site.company().affiliate, site.officer());
    let there = site.app.invite(salma, affiliate, (address("OMAR@example.ma"), Role::Declarant)).await;
    assert_eq!(refusal(there), "fault-member-already");
    site.app.invite(salma, affiliate, (address("0612345678"), Role::Declarant)).await.unwrap();
    let twice = site.app.invite(salma, affiliate, (address("+212 6 12 34 56 78"), Role::Reader)).await;
    assert_eq!(refusal(twice), "fault-member-invited");
    let omar = site.app.invite(site.actor("Omar"), affiliate, (address("x@example.ma"), Role::Reader)).await;
    assert!(matches!(omar, Err(AppError::Unknown)), "{omar:?}");
}

async fn the_invitation_of_another_company_is_not_found(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").employer("Tissage").officer("Driss").start().await;
    let (affiliate, salma) = (site.company().affiliate, site.officer());
    site.app.invite(salma, affiliate, (address("amina@example.ma"), Role::Reader)).await.unwrap();
    let id = site.app.people(salma, affiliate).await.unwrap().invitations[0].id;
    let (driss, other) = (site.actor("Driss"), site.employer("Tissage").affiliate);
    assert!(matches!(site.app.withdraw_invitation(driss, other, id).await, Err(AppError::Unknown)));
    assert!(matches!(site.app.resend_invitation(driss, other, id).await, Err(AppError::Unknown)));
    assert_eq!(site.app.people(salma, affiliate).await.unwrap().invitations.len(), 1);
}
