use crate::support::{MARCH, NOW, employer, on_both_engines, seeded};
use std::collections::BTreeSet;
use tasrih_domain::access::{Post, Power, Prepare, Read, Role, Submit, Under};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::{KnownEmployee, Roster};
use tasrih_domain::id::{MandateId, SessionId};
use tasrih_domain::line::{Allowances, Situation};
use tasrih_domain::mandate::{Mandate, MandateState, Side};
use tasrih_domain::{AffiliateNumber, Field, InsuredNumber, Money};
use tasrih_storage::{AuditOf, Membership, OpenSession, SessionAt, StorageError, Store, TokenHash};
use time::Duration;
use time::macros::date;

on_both_engines!(
    an_employer_comes_back_as_it_was,
    an_affiliate_number_names_one_employer,
    employers_are_paged_by_affiliate_number,
    an_account_is_found_by_its_address_with_its_hash,
    mandates_come_back_with_their_powers_and_days,
    a_role_that_ended_gives_nothing,
    the_audit_shows_what_was_changed_behind_our_back,
    a_session_is_found_until_it_is_void,
    an_expected_roster_replaces_the_one_before,
    columns_are_remembered_per_employer,
);

async fn an_employer_comes_back_as_it_was(store: Store) {
    let (employer, ..) = seeded(&store).await;
    let reader = store.read();
    assert_eq!(reader.employers().find(employer.id).await.unwrap(), Some(employer.clone()));
    assert_eq!(reader.employers().find_by_affiliate(employer.affiliate).await.unwrap(), Some(employer.clone()));
    assert_eq!(reader.employers().find_all(&[employer.id]).await.unwrap(), [employer]);
    let unknown = AffiliateNumber::from_value(1).unwrap();
    assert_eq!(reader.employers().find_by_affiliate(unknown).await.unwrap(), None);
}

async fn an_affiliate_number_names_one_employer(store: Store) {
    seeded(&store).await;
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.employers().insert(&employer(4_052_594)).await, Err(StorageError::Conflict));
}

async fn employers_are_paged_by_affiliate_number(store: Store) {
    let tx = store.begin_write().await.unwrap();
    for number in [30, 10, 20] {
        tx.employers().insert(&employer(number)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let page = |after| {
        let store = store.clone();
        async move {
            let page = store.read().employers().page(after, 2).await.unwrap();
            page.iter().map(|employer| employer.affiliate.value()).collect::<Vec<_>>()
        }
    };
    assert_eq!(page(None).await, [10, 20]);
    assert_eq!(page(AffiliateNumber::from_value(20)).await, [30]);
}

async fn an_account_is_found_by_its_address_with_its_hash(store: Store) {
    let (_, account, _) = seeded(&store).await;
    let reader = store.read();
    let found = reader.accounts().find_by_login(&"rh@example.ma".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((&found.account, found.password_hash.as_str()), (&account, "$argon2id$…"));
    assert!(!format!("{found:?}").contains("argon2id"));
    assert_eq!(reader.accounts().find(account.id).await.unwrap(), Some(account));
    assert_eq!(reader.accounts().find_by_login(&"autre@example.ma".parse().unwrap()).await.unwrap(), None);
    let tx = store.begin_write().await.unwrap();
    let twin = crate::support::account("rh@example.ma");
    assert_eq!(tx.accounts().insert(&twin, "x").await, Err(StorageError::Conflict));
}

async fn mandates_come_back_with_their_powers_and_days(store: Store) {
    let (principal, account, _) = seeded(&store).await;
    let firm = employer(8_512_479);
    let mandate = Mandate {
        id: MandateId(principal.id.0),
        principal: principal.id,
        firm: firm.id,
        powers: BTreeSet::from([Power::Read, Power::Submit]),
        from: date!(2026 - 03 - 01),
        until: Some(date!(2026 - 03 - 31)),
        state: MandateState::Asked,
        asked_by: Side::Firm,
        asked_at: NOW,
        answered_at: None,
        version: 1,
    };
    let tx = store.begin_write().await.unwrap();
    tx.employers().insert(&firm).await.unwrap();
    let role = Role::Declarant;
    tx.memberships().insert(&Membership { account: account.id, employer: firm.id, role, since: NOW }).await.unwrap();
    tx.mandates().insert(&mandate).await.unwrap();
    tx.commit().await.unwrap();
    let on = date!(2026 - 03 - 31);
    let reader = store.read();
    assert!(
        !reader.access().of(account.id).await.unwrap().may(Power::Read, principal.id, on),
        "nobody accepted it yet"
    );
    let tx = store.begin_write().await.unwrap();
    tx.mandates().set_state(&mandate, MandateState::Accepted, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let access = reader.access().of(account.id).await.unwrap();
    assert!(access.require::<Read>(principal.id, on).is_ok());
    assert!(access.require::<Submit>(principal.id, on).is_ok());
    assert!(access.require::<Prepare>(principal.id, on).is_err());
    assert!(access.require::<Read>(principal.id, date!(2026 - 04 - 01)).is_err());
    let kept = Mandate { state: MandateState::Accepted, answered_at: Some(NOW), version: 2, ..mandate.clone() };
    assert_eq!(reader.mandates().of(principal.id, Side::Principal, 10).await.unwrap(), std::slice::from_ref(&kept));
    assert_eq!(reader.mandates().of(firm.id, Side::Firm, 10).await.unwrap(), std::slice::from_ref(&kept));
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.mandates().set_state(&mandate, MandateState::Revoked, NOW).await, Err(StorageError::Conflict));
    tx.mandates().set_state(&kept, MandateState::Revoked, NOW).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!reader.access().of(account.id).await.unwrap().may(Power::Read, principal.id, on));
}

async fn a_role_that_ended_gives_nothing(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    let one = Membership { account: account.id, employer: employer.id, role: Role::Administrator, since: NOW };
    let tx = store.begin_write().await.unwrap();
    tx.memberships().insert(&one).await.unwrap();
    tx.posts().insert(account.id, Post::Counter, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let access = store.read().access().of(account.id).await.unwrap();
    assert_eq!(access.role_in(employer.id), Some(Role::Administrator));
    assert_eq!(access.posts(), [Post::Counter]);
    assert_eq!(store.read().memberships().over(employer.id, 10).await.unwrap(), [one]);
    let tx = store.begin_write().await.unwrap();
    assert!(tx.memberships().end(account.id, employer.id, NOW).await.unwrap());
    assert!(!tx.memberships().end(account.id, employer.id, NOW).await.unwrap());
    assert!(tx.posts().end(account.id, Post::Counter, NOW).await.unwrap());
    // The same role can be given again.
    tx.memberships().insert(&Membership { role: Role::Reader, ..one }).await.unwrap();
    tx.commit().await.unwrap();
    let access = store.read().access().of(account.id).await.unwrap();
    assert_eq!((access.role_in(employer.id), access.posts().len()), (Some(Role::Reader), 0));
}

/// An event changed behind our back, and one taken away, break the chain at their place.
async fn the_audit_shows_what_was_changed_behind_our_back(store: Store) {
    let (employer, account, _) = seeded(&store).await;
    let event = |act| {
        let under = Under::Role(Role::Administrator);
        AuditEvent::new(NOW, Who::Account(account.id), act).under(under).employer(employer.id).subject("7")
    };
    let tx = store.begin_write().await.unwrap();
    for act in ["declaration-filed", "member-invited", "member-removed"] {
        tx.audit().append(&event(act)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(store.verify_audit().await.unwrap().waiting, 3);
    assert_eq!(store.seal_new_audit().await.unwrap(), 3);
    assert_eq!((store.seal_new_audit().await.unwrap(), store.seal_audit().await.unwrap()), (0, 0));
    let sound = store.verify_audit().await.unwrap();
    assert_eq!((sound.sealed, sound.waiting, sound.broken), (3, 0, None));
    let page = store.read().audit().page(&AuditOf::Employer(employer.id), None, 2).await.unwrap();
    assert_eq!(page.iter().map(|one| one.act.as_str()).collect::<Vec<_>>(), ["member-removed", "member-invited"]);
    assert_eq!(page[0].under, Some(Under::Role(Role::Administrator)));
    let second = page[1].id;
    let forge = format!("UPDATE audit_event SET act = 'nothing' WHERE id = {second}");
    assert!(crate::support::run(&store, &forge).await.is_err(), "the database itself forbids it");
    crate::support::without_triggers(&store, &["audit_event", "audit_seal"]).await;
    crate::support::run(&store, &forge).await.unwrap();
    assert_eq!(store.verify_audit().await.unwrap().broken, Some((2, second)));
    crate::support::run(&store, &format!("DELETE FROM audit_seal WHERE event_id = {second}")).await.unwrap();
    assert!(store.verify_audit().await.unwrap().broken.is_some());
}

async fn a_session_is_found_until_it_is_void(store: Store) {
    let (_, account, _) = seeded(&store).await;
    let token = TokenHash([7; 32]);
    let id = SessionId(uuid::Uuid::from_u128(0x5E55));
    let opened = OpenSession::lasting(id, account.id, NOW, Duration::hours(8));
    let tx = store.begin_write().await.unwrap();
    tx.sessions().put(token, &opened).await.unwrap();
    tx.commit().await.unwrap();
    let reader = store.read();
    let at = SessionAt { session: opened.clone(), is_stale: false, is_replaced: false };
    assert_eq!(reader.sessions().find(token, NOW).await.unwrap(), Some(at));
    assert_eq!(reader.sessions().find(token, opened.expires_at).await.unwrap(), None);
    assert_eq!(reader.sessions().find(TokenHash([8; 32]), NOW).await.unwrap(), None);
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.sessions().purge(NOW).await.unwrap(), 0);
    assert_eq!(tx.sessions().purge(opened.expires_at).await.unwrap(), 1);
    tx.sessions().delete(token).await.unwrap();
    tx.sessions().delete_of(account.id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(reader.sessions().find(token, NOW).await.unwrap(), None);
}

async fn an_expected_roster_replaces_the_one_before(store: Store) {
    let (employer, ..) = seeded(&store).await;
    let known = |number| KnownEmployee {
        insured: InsuredNumber::from_value(number).unwrap(),
        surname: "NOM".to_owned(),
        given_name: "PRENOM".to_owned(),
        gross: Some(Money::from_centimes(450_000)),
        situation: Some(Situation::Maternity),
        allowances: Allowances { children: 2, to_pay: Money::from_centimes(1), ..Allowances::default() },
    };
    let roster = |count: u32| Roster {
        affiliate: Some(employer.affiliate),
        period: Some(MARCH),
        transfer_id: Some(20_260_300_000_017),
        people: (0..count).map(|at| known(100_000_001 + at)).collect(),
        ..Roster::default()
    };
    for kept in [roster(1_203), roster(2)] {
        let tx = store.begin_write().await.unwrap();
        tx.rosters().put(employer.id, MARCH, &kept).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.read().rosters().find(employer.id, MARCH).await.unwrap(), Some(kept));
    }
    assert_eq!(store.read().rosters().find(employer.id, MARCH.next()).await.unwrap(), None);
}

async fn columns_are_remembered_per_employer(store: Store) {
    let (employer, ..) = seeded(&store).await;
    let remember = |heading: &str, field| {
        let (store, mapping) = (store.clone(), [(heading.to_owned(), field)].into());
        async move {
            let tx = store.begin_write().await.unwrap();
            tx.mappings().remember(employer.id, &mapping).await.unwrap();
            tx.commit().await.unwrap();
        }
    };
    remember("brut soumis", Some(Field::CappedWage)).await;
    remember("observation", None).await;
    remember("brut soumis", Some(Field::GrossWage)).await;
    let mapping = store.read().mappings().of(employer.id).await.unwrap();
    let expected =
        [("brut soumis".to_owned(), Some(Field::GrossWage)), ("observation".to_owned(), None)].into_iter().collect();
    assert_eq!(mapping, expected);
    assert!(store.read().mappings().of(crate::support::employer(1).id).await.unwrap().is_empty());
}
