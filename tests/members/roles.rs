//! Roles within a company.

use crate::{letters, refusal};
use tasrih_app::{AppConfig, AppError};
use tasrih_domain::access::Role;
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    an_administrator_changes_and_removes_and_those_concerned_are_told,
    the_last_administrator_stays,
    two_administrators_who_remove_each_other_at_once_leave_one,
    who_lost_the_role_while_waiting_changes_nothing,
    who_only_reads_sees_neither_addresses_nor_invitations,
);

fn company(site: SiteBuilder) -> SiteBuilder {
    site.employer("Conserverie").officer("Salma").member("Omar", Role::Declarant).member("Rachid", Role::Reader)
}

async fn roles(site: &TestSite) -> Vec<(String, Role)> {
    let people = site.app.people(site.actor("Salma"), site.company().affiliate).await.unwrap();
    people.members.into_iter().map(|one| (one.account.name, one.role)).collect()
}

async fn an_administrator_changes_and_removes_and_those_concerned_are_told(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = company(site).config(config.clone()).start().await;
    let affiliate = site.company().affiliate;
    let (salma, omar, rachid) = (site.actor("Salma"), site.actor("Omar"), site.actor("Rachid"));
    let id = omar.account().id;
    site.app.change_role(salma, affiliate, (id, Role::Administrator)).await.unwrap();
    // Once more is the same.
    site.app.change_role(salma, affiliate, (id, Role::Administrator)).await.unwrap();
    site.app.remove_member(omar, affiliate, rachid.account().id).await.unwrap();
    site.app.remove_member(omar, affiliate, rachid.account().id).await.unwrap();
    assert_eq!(
        roles(&site).await,
        [("Salma".to_owned(), Role::Administrator), ("Omar".to_owned(), Role::Administrator)]
    );
    assert!(matches!(site.app.people(rachid, affiliate).await, Err(AppError::Unknown)));
    let told = letters(&site, &config, "message-member-role").await;
    assert_eq!(told.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(), ["omar@example.ma"]);
    assert!(told[0].body.contains("Administrateur"), "{}", told[0].body);
    assert_eq!(letters(&site, &config, "message-member-removed").await[0].address, "rachid@example.ma");
    assert!(matches!(
        site.app.change_role(salma, affiliate, (rachid.account().id, Role::Reader)).await,
        Err(AppError::Unknown)
    ));
}

async fn the_last_administrator_stays(site: SiteBuilder) {
    let site = company(site).start().await;
    let affiliate = site.company().affiliate;
    let salma = site.actor("Salma");
    let id = salma.account().id;
    let lowered = site.app.change_role(salma, affiliate, (id, Role::Reader)).await;
    assert_eq!(refusal(lowered), "refused-last-administrator");
    assert_eq!(refusal(site.app.remove_member(salma, affiliate, id).await), "refused-last-administrator");
    let people = site.app.people(salma, affiliate).await.unwrap();
    assert_eq!(people.members.iter().map(|one| one.is_last_administrator).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(roles(&site).await.len(), 3);
}

/// Whoever is faster, one administrator is left: the company's roles are held while they are changed.
async fn two_administrators_who_remove_each_other_at_once_leave_one(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").member("Omar", Role::Administrator).start().await;
    let affiliate = site.company().affiliate;
    for _ in 0..5 {
        let (salma, omar) = (site.actor("Salma").clone(), site.actor("Omar").clone());
        let (one, other) = (site.app.clone(), site.app.clone());
        let (a, b) = (salma.account().id, omar.account().id);
        let outcomes = tokio::join!(
            tokio::spawn({
                let salma = salma.clone();
                async move { one.remove_member(&salma, affiliate, b).await }
            }),
            tokio::spawn({
                let omar = omar.clone();
                async move { other.remove_member(&omar, affiliate, a).await }
            }),
        );
        let (first, second) = (outcomes.0.unwrap(), outcomes.1.unwrap());
        assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|done| **done).count(), 1, "{first:?} {second:?}");
        let left = site.app.store().read().memberships().over(site.company().id, 10).await.unwrap();
        let [left] = left[..] else { panic!("one is left: {left:?}") };
        // The one who is left takes the other back, for the next round.
        let back = if left.account == a { b } else { a };
        let tx = site.app.store().begin_write().await.unwrap();
        tx.memberships().insert(&tasrih_storage::Membership { account: back, ..left }).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn who_lost_the_role_while_waiting_changes_nothing(site: SiteBuilder) {
    let site = company(site).start().await;
    let affiliate = site.company().affiliate;
    let (salma, omar) = (site.actor("Salma"), site.actor("Omar"));
    site.app.change_role(salma, affiliate, (omar.account().id, Role::Administrator)).await.unwrap();
    site.app.change_role(salma, affiliate, (salma.account().id, Role::Declarant)).await.unwrap();
    let outcome = site.app.remove_member(salma, affiliate, omar.account().id).await;
    assert!(matches!(outcome, Err(AppError::Unknown)), "{outcome:?}");
}

async fn who_only_reads_sees_neither_addresses_nor_invitations(site: SiteBuilder) {
    let site = company(site).start().await;
    let affiliate = site.company().affiliate;
    let invited = ("amina@example.ma".parse().unwrap(), Role::Reader);
    site.app.invite(site.actor("Salma"), affiliate, invited).await.unwrap();
    let seen = site.app.people(site.actor("Rachid"), affiliate).await.unwrap();
    assert_eq!((seen.members.len(), seen.invitations.len(), seen.may_administer), (3, 0, false));
    let seen = site.app.people(site.actor("Salma"), affiliate).await.unwrap();
    assert_eq!((seen.invitations.len(), seen.may_administer), (1, true));
}
