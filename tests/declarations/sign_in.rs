//! Signing in, staying signed in, and being kept out.

use tasrih_app::{AppConfig, SignInError};
use tasrih_testkit::{PASSWORD, SiteBuilder, on_both_engines};
use time::Duration;

on_both_engines!(
    a_session_lasts_as_long_as_the_settings_say,
    signing_out_ends_the_session_and_no_other,
    a_wrong_address_and_a_wrong_password_look_the_same,
    five_wrong_passwords_close_the_door_for_a_while,
    passwords_tried_at_once_are_counted_like_one_after_the_other,
    a_right_password_forgives_the_wrong_ones_before,
);

const ADDRESS: &str = "salma@example.ma";

fn is_wrong<T>(outcome: &Result<T, SignInError>) -> bool {
    matches!(outcome, Err(SignInError::Wrong))
}

fn is_too_many<T>(outcome: &Result<T, SignInError>) -> bool {
    matches!(outcome, Err(SignInError::TooMany))
}

async fn a_session_lasts_as_long_as_the_settings_say(site: SiteBuilder) {
    let config = AppConfig { session: Duration::hours(2), ..AppConfig::default() };
    let site = site.config(config).employer("Conserverie").officer("Salma").start().await;
    // Capitals and blanks around an address are forgiven.
    let signed_in = site.app.sign_in(" Salma@Example.MA ", PASSWORD).await.unwrap();
    assert_eq!(signed_in.expires_at, site.clock.now() + Duration::hours(2));
    let holder = |after| {
        site.clock.set(signed_in.expires_at + after);
        site.app.actor_of(&signed_in.token)
    };
    assert_eq!(holder(Duration::seconds(-1)).await.unwrap().as_ref(), Some(&signed_in.actor));
    assert_eq!(holder(Duration::ZERO).await.unwrap(), None);
    assert_eq!(site.app.actor_of("no such session").await.unwrap(), None);
    assert_eq!(site.app.actor_of("").await.unwrap(), None);
}

async fn signing_out_ends_the_session_and_no_other(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let (first, second) =
        (site.app.sign_in(ADDRESS, PASSWORD).await.unwrap(), site.app.sign_in(ADDRESS, PASSWORD).await.unwrap());
    assert_ne!(first.token, second.token);
    site.app.sign_out(&first.token).await.unwrap();
    site.app.sign_out(&first.token).await.unwrap();
    assert_eq!(site.app.actor_of(&first.token).await.unwrap(), None);
    assert!(site.app.actor_of(&second.token).await.unwrap().is_some());
}

async fn a_wrong_address_and_a_wrong_password_look_the_same(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let long = "x".repeat(2_000_000);
    for (address, password) in
        [(ADDRESS, "wrong"), (ADDRESS, ""), ("nobody@example.ma", PASSWORD), ("", ""), (ADDRESS, &long)]
    {
        assert!(is_wrong(&site.app.sign_in(address, password).await), "{address}");
    }
}

async fn five_wrong_passwords_close_the_door_for_a_while(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").officer("Driss").start().await;
    for _ in 0..5 {
        assert!(is_wrong(&site.app.sign_in(ADDRESS, "wrong").await));
    }
    assert!(is_too_many(&site.app.sign_in(ADDRESS, PASSWORD).await), "the right password, too");
    assert!(is_too_many(&site.app.sign_in(" SALMA@example.ma", PASSWORD).await));
    site.app.sign_in("driss@example.ma", PASSWORD).await.unwrap();
    let closed_at = site.clock.now();
    site.clock.set(closed_at + Duration::minutes(15) - Duration::seconds(1));
    assert!(is_too_many(&site.app.sign_in(ADDRESS, PASSWORD).await));
    site.clock.set(closed_at + Duration::minutes(15));
    site.app.sign_in(ADDRESS, PASSWORD).await.unwrap();
}

async fn passwords_tried_at_once_are_counted_like_one_after_the_other(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let tries: Vec<_> = (0..12)
        .map(|_| {
            let app = site.app.clone();
            tokio::spawn(async move { app.sign_in(ADDRESS, "wrong").await })
        })
        .collect();
    let mut looked_at = 0;
    for one in tries {
        let outcome = one.await.unwrap();
        assert!(is_wrong(&outcome) || is_too_many(&outcome));
        looked_at += usize::from(is_wrong(&outcome));
    }
    assert_eq!(looked_at, 5);
}

async fn a_right_password_forgives_the_wrong_ones_before(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(is_wrong(&site.app.sign_in(ADDRESS, "wrong").await));
        }
        site.app.sign_in(ADDRESS, PASSWORD).await.unwrap();
    }
}
