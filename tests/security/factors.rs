use crate::people::{PERIOD, Protected, SALMA, company, is_code, is_over, protect, told};
use tasrih_app::security::{Device, SecurityError, Trust, Typed};
use tasrih_app::{App, AppConfig, Arrival, SignInError};
use tasrih_domain::access::Post;
use tasrih_testkit::{PASSWORD, SiteBuilder, on_both_engines, overtaken};
use time::Duration;

on_both_engines!(
    a_second_step_begun_with_the_password_before_leads_nowhere,
    a_sign_in_that_waits_does_not_outlive_the_password,
    the_password_alone_is_not_enough_any_more,
    a_code_of_the_application_is_taken_once,
    a_clock_a_period_off_is_forgiven_and_two_are_not,
    two_instances_take_the_same_code_once,
    a_recovery_code_is_good_once_however_it_is_typed,
    new_recovery_codes_void_those_before,
    five_wrong_codes_close_the_second_step_for_a_while,
    twenty_wrong_codes_in_a_day_leave_the_other_factors,
    right_codes_are_not_counted_among_the_wrong_ones,
    a_second_step_is_taken_once_and_soon_void,
    a_trusted_device_skips_the_second_step_until_it_is_forgotten,
    another_password_leaves_no_device_trusted_and_nobody_else_signed_in,
    removing_a_factor_takes_the_password_and_what_hangs_on_it,
    without_any_factor_no_session_has_shown_one,
    setting_up_is_confirmed_by_a_code_and_may_be_sent_twice,
    agents_of_the_fund_need_a_second_factor_where_it_is_required,
    the_holder_hears_of_every_change_in_their_language,
);

async fn the_password_alone_is_not_enough_any_more(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    assert!(matches!(salma.site.app.sign_in(SALMA, PASSWORD).await, Err(SignInError::Second)));
    let wrong = salma.site.app.sign_in(SALMA, "wrong").await;
    assert!(matches!(wrong, Err(SignInError::Wrong)), "a second factor is not named before the password");
    salma.site.app.sign_in("driss@example.ma", PASSWORD).await.unwrap();
    let step = salma.step().await;
    let ways = salma.site.app.second_view(&step.token).await.unwrap().unwrap();
    assert_eq!((ways.has_totp, ways.has_passkey, ways.codes_left), (true, false, 10));
    assert_eq!(salma.site.app.actor_of(&step.token).await.unwrap(), None, "a step opens nothing");
}

async fn a_code_of_the_application_is_taken_once(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let code = salma.code();
    let signed_in = salma.enter(Typed::App(&code)).await.unwrap();
    assert!(signed_in.actor.has_second());
    assert!(is_code(&salma.enter(Typed::App(&code)).await));
    salma.wait(PERIOD);
    assert!(is_code(&salma.enter(Typed::App(&code)).await), "it is still near, and was taken");
    let spaced = format!(" {} {}", &salma.code()[..3], &salma.code()[3..]);
    salma.enter(Typed::App(&spaced)).await.unwrap();
}

async fn a_clock_a_period_off_is_forgiven_and_two_are_not(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    salma.wait(PERIOD * 4);
    let now = salma.site.clock.now();
    let at = |periods: i32| salma.totp.code_at(now + PERIOD * periods).unwrap();
    assert!(is_code(&salma.enter(Typed::App(&at(-2))).await));
    assert!(is_code(&salma.enter(Typed::App(&at(2))).await));
    salma.enter(Typed::App(&at(-1))).await.unwrap();
    salma.enter(Typed::App(&at(1))).await.unwrap();
    assert!(is_code(&salma.enter(Typed::App(&at(0))).await), "what lies before a code taken is void with it");
}

async fn two_instances_take_the_same_code_once(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let other = App::new(salma.site.app.store().clone(), salma.site.clock.clone(), AppConfig::default());
    let (code, first, second) = (salma.code(), salma.step().await, salma.step().await);
    let arrival = Arrival::default();
    let (one, two) = tokio::join!(
        salma.site.app.enter_with_code(&first.token, Typed::App(&code), Trust::No, &arrival),
        other.enter_with_code(&second.token, Typed::App(&code), Trust::No, &arrival),
    );
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    // A step begun at one is ended at the other.
    let (code, step) = (salma.codes[0].clone(), salma.step().await);
    let entered = other.enter_with_code(&step.token, Typed::Recovery(&code), Trust::No, &arrival).await.unwrap();
    let holder = salma.site.app.actor_of(&entered.signed_in.token).await.unwrap();
    assert_eq!(holder.as_ref(), Some(&entered.signed_in.actor));
}

async fn a_recovery_code_is_good_once_however_it_is_typed(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    assert_eq!(salma.codes.len(), 10);
    let typed = format!(" {} ", salma.codes[3].to_lowercase().replace('-', " "));
    salma.enter(Typed::Recovery(&typed)).await.unwrap();
    assert!(is_code(&salma.enter(Typed::Recovery(&salma.codes[3])).await));
    assert!(is_code(&salma.enter(Typed::Recovery("")).await));
    assert!(is_code(&salma.enter(Typed::App(&salma.codes[4])).await), "it is no code of the application");
    let left = salma.site.app.security(salma.site.actor("Salma")).await.unwrap().codes_left;
    assert_eq!(left, 9);
    assert!(told(&salma.site).await.contains(&"code-used".to_owned()));
}

async fn new_recovery_codes_void_those_before(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let actor = salma.site.actor("Salma");
    let wrong = salma.site.app.renew_recovery_codes(actor, "wrong").await;
    assert!(matches!(wrong, Err(SecurityError::Password)));
    let new = salma.site.app.renew_recovery_codes(actor, PASSWORD).await.unwrap();
    assert!(is_code(&salma.enter(Typed::Recovery(&salma.codes[0])).await));
    salma.enter(Typed::Recovery(&new[0])).await.unwrap();
    // Who has no second factor has nothing that codes could stand in for.
    let driss = salma.site.actor("Driss");
    assert!(matches!(salma.site.app.renew_recovery_codes(driss, PASSWORD).await, Err(SecurityError::Failed(_))));
}

async fn five_wrong_codes_close_the_second_step_for_a_while(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    for _ in 0..5 {
        assert!(is_code(&salma.enter(Typed::App("000000")).await));
    }
    let is_closed = |outcome| matches!(outcome, Err(SecurityError::TooMany));
    assert!(is_closed(salma.enter(Typed::App(&salma.code())).await), "the right code, too");
    assert!(is_closed(salma.enter(Typed::Recovery(&salma.codes[0])).await), "and by the other way");
    let blocked = told(&salma.site).await.into_iter().filter(|kind| kind == "blocked").count();
    assert_eq!(blocked, 1, "the holder hears of it once");
    salma.wait(Duration::minutes(15));
    salma.enter(Typed::App(&salma.code())).await.unwrap();
}

async fn twenty_wrong_codes_in_a_day_leave_the_other_factors(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    for nth in 1..=20 {
        assert!(is_code(&salma.enter(Typed::App("000000")).await), "{nth}");
        if nth % 5 == 0 {
            salma.wait(Duration::minutes(15));
        }
    }
    let is_closed = |outcome| matches!(outcome, Err(SecurityError::TooManyToday));
    for _ in 0..6 {
        assert!(is_closed(salma.enter(Typed::App(&salma.code())).await), "the right code, too");
    }
    salma.enter(Typed::Recovery(&salma.codes[0])).await.unwrap();
    let told = told(&salma.site).await.into_iter().filter(|kind| kind == "app-blocked").count();
    assert_eq!(told, 1, "the holder hears of it once");
    salma.wait(Duration::hours(23));
    salma.enter(Typed::App(&salma.code())).await.unwrap();
}

async fn right_codes_are_not_counted_among_the_wrong_ones(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    for _ in 0..21 {
        salma.wait(PERIOD);
        salma.enter(Typed::App(&salma.code())).await.unwrap();
    }
}

async fn a_second_step_is_taken_once_and_soon_void(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (step, arrival) = (salma.step().await, Arrival::default());
    let enter = |code: String| {
        let (app, token) = (salma.site.app.clone(), step.token.clone());
        async move { app.enter_with_code(&token, Typed::App(&code), Trust::No, &Arrival::default()).await }
    };
    enter(salma.code()).await.unwrap();
    salma.wait(PERIOD);
    assert!(is_over(&enter(salma.code()).await));
    let late = salma.step().await;
    salma.wait(Duration::minutes(10));
    let outcome = salma.site.app.enter_with_code(&late.token, Typed::App(&salma.code()), Trust::No, &arrival).await;
    assert!(is_over(&outcome));
    let nothing = salma.site.app.enter_with_code("no such step", Typed::App("000000"), Trust::No, &arrival).await;
    assert!(is_over(&nothing));
}

/// Salma trusts the device that she signs in on; yields its token.
async fn trusted(salma: &Protected) -> String {
    let arrival = Arrival { device: Device::read("firefox.linux"), ..Arrival::default() };
    let (step, code) = (salma.step().await, salma.code());
    let entered = salma.site.app.enter_with_code(&step.token, Typed::App(&code), Trust::This, &arrival).await.unwrap();
    entered.trusted.unwrap().0
}

async fn a_trusted_device_skips_the_second_step_until_it_is_forgotten(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (token, app) = (trusted(&salma).await, salma.site.app.clone());
    let with = |token| Arrival { trusted: Some(token), ..Arrival::default() };
    assert!(salma.step_with(&with(&token)).await.is_none());
    assert!(salma.step_with(&with("another")).await.is_some());
    let (_, codes) = protect(&salma.site, "Driss").await;
    assert_eq!(codes.len(), 10);
    let driss = app.begin_sign_in("driss@example.ma", PASSWORD, &with(&token)).await.unwrap();
    assert!(matches!(driss, tasrih_app::Entry::Second(_)), "a device is trusted by one account, not by all");
    let actor = salma.site.actor("Salma");
    let device = app.security(actor).await.unwrap().devices.remove(0);
    assert_eq!(device.device, Device::read("firefox.linux"));
    app.forget_device(salma.site.actor("Driss"), device.id).await.unwrap();
    assert!(salma.step_with(&with(&token)).await.is_none(), "nobody forgets another's device");
    app.forget_device(actor, device.id).await.unwrap();
    assert!(salma.step_with(&with(&token)).await.is_some());
    salma.wait(PERIOD);
    let again = trusted(&salma).await;
    salma.wait(Duration::days(30));
    assert!(salma.step_with(&with(&again)).await.is_some(), "thirty days are over");
}

async fn another_password_leaves_no_device_trusted_and_nobody_else_signed_in(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (token, app, actor) = (trusted(&salma).await, salma.site.app.clone(), salma.site.actor("Salma"));
    salma.wait(PERIOD);
    let elsewhere = salma.enter(Typed::App(&salma.code())).await.unwrap();
    let changed = |before, new| app.change_password(actor, before, new);
    assert!(matches!(changed("wrong", "une autre phrase inventée").await, Err(SecurityError::Password)));
    assert!(matches!(changed(PASSWORD, "court").await, Err(SecurityError::Weak(_))));
    assert!(app.actor_of(&elsewhere.token).await.unwrap().is_some());
    changed(PASSWORD, "une autre phrase inventée").await.unwrap();
    assert_eq!(app.actor_of(&elsewhere.token).await.unwrap(), None);
    let own = salma.site.session_of("Salma");
    assert!(app.actor_of(&own).await.unwrap().is_some(), "whoever changed it goes on");
    assert!(matches!(app.sign_in(SALMA, PASSWORD).await, Err(SignInError::Wrong)));
    let arrival = Arrival { trusted: Some(&token), ..Arrival::default() };
    let entry = app.begin_sign_in(SALMA, "une autre phrase inventée", &arrival).await.unwrap();
    assert!(matches!(entry, tasrih_app::Entry::Second(_)));
}

async fn removing_a_factor_takes_the_password_and_what_hangs_on_it(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (token, app, actor) = (trusted(&salma).await, salma.site.app.clone(), salma.site.actor("Salma"));
    assert!(matches!(app.remove_totp(actor, "wrong").await, Err(SecurityError::Password)));
    app.remove_totp(actor, PASSWORD).await.unwrap();
    app.remove_totp(actor, PASSWORD).await.unwrap();
    let overview = app.security(actor).await.unwrap();
    assert!(!overview.has_second() && overview.codes_left == 0 && overview.devices.is_empty());
    app.sign_in(SALMA, PASSWORD).await.unwrap();
    let (totp, _) = protect(&salma.site, "Salma").await;
    assert_ne!(totp, salma.totp);
    let arrival = Arrival { trusted: Some(&token), ..Arrival::default() };
    assert!(salma.step_with(&arrival).await.is_some(), "a device trusted before is not trusted again");
}

async fn setting_up_is_confirmed_by_a_code_and_may_be_sent_twice(site: SiteBuilder) {
    let site = company(site).await;
    let (app, actor) = (site.app.clone(), site.actor("Salma"));
    assert!(matches!(app.begin_totp(actor, "wrong").await, Err(SecurityError::Password)));
    assert_eq!(app.totp_setup(actor).await.unwrap(), None);
    app.begin_totp(actor, PASSWORD).await.unwrap();
    let totp = app.totp_setup(actor).await.unwrap().unwrap();
    app.begin_totp(actor, PASSWORD).await.unwrap();
    assert_eq!(app.totp_setup(actor).await.unwrap(), Some(totp.clone()), "a page shown twice shows the same secret");
    assert!(totp.url.starts_with("otpauth://totp/Tasrih:"), "{}", totp.url);
    assert!(is_code(&app.confirm_totp(actor, "000000").await));
    app.sign_in(SALMA, PASSWORD).await.unwrap();
    let code = totp.code_at(site.clock.now()).unwrap();
    assert_eq!(app.confirm_totp(actor, &code).await.unwrap().len(), 10);
    assert_eq!(app.confirm_totp(actor, &code).await.unwrap(), Vec::<String>::new(), "sent twice, it is done");
    assert!(matches!(app.begin_totp(actor, PASSWORD).await, Err(SecurityError::Failed(_))), "there is one already");
}

async fn agents_of_the_fund_need_a_second_factor_where_it_is_required(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").agent("Nadia", Post::Counter).start().await;
    let app = site.app.clone();
    assert!(!app.needs_second_factor(site.actor("Salma")).await.unwrap());
    let nadia = app.sign_in("nadia@example.ma", PASSWORD).await.unwrap();
    assert!(app.needs_second_factor(&nadia.actor).await.unwrap());
    let demo = AppConfig { agents_need_second: false, ..AppConfig::default() };
    let demo = App::new(app.store().clone(), site.clock.clone(), demo);
    assert!(!demo.needs_second_factor(&nadia.actor).await.unwrap());
    app.begin_totp(&nadia.actor, PASSWORD).await.unwrap();
    let totp = app.totp_setup(&nadia.actor).await.unwrap().unwrap();
    app.confirm_totp(&nadia.actor, &totp.code_at(site.clock.now()).unwrap()).await.unwrap();
    // The session in which the factor was set up has shown it.
    let nadia = app.actor_of(&nadia.token).await.unwrap().unwrap();
    assert!(!app.needs_second_factor(&nadia).await.unwrap());
}

async fn the_holder_hears_of_every_change_in_their_language(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (app, actor) = (salma.site.app.clone(), salma.site.actor("Salma"));
    salma.enter(Typed::App(&salma.code())).await.unwrap();
    salma.wait(PERIOD);
    trusted(&salma).await;
    app.renew_recovery_codes(actor, PASSWORD).await.unwrap();
    app.change_password(actor, PASSWORD, "une autre phrase inventée").await.unwrap();
    app.remove_totp(actor, "une autre phrase inventée").await.unwrap();
    let mut expected = ["totp-added", "device-trusted", "new-device", "codes-made", "password", "totp-removed"];
    expected.sort_unstable();
    assert_eq!(told(&salma.site).await, expected);
    let letters = app.store().read().outbox().of(actor.account().id, 100).await.unwrap();
    let device = letters.iter().find(|one| one.message.kind.ends_with("new-device")).unwrap();
    assert!(device.message.body.contains("Firefox sur Linux"), "{}", device.message.body);
    assert!(letters.iter().all(|one| !one.message.body.contains('⟦') && !one.message.subject.is_empty()));
}

async fn a_second_step_begun_with_the_password_before_leads_nowhere(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let (site, step) = (&salma.site, salma.step().await);
    site.app.change_password(site.actor("Salma"), PASSWORD, "six mots sans aucun lien").await.unwrap();
    let entered =
        site.app.enter_with_code(&step.token, Typed::App(&salma.code()), Trust::No, &Arrival::default()).await;
    assert!(is_over(&entered));
}

async fn a_sign_in_that_waits_does_not_outlive_the_password(site: SiteBuilder) {
    let site = company(site).await;
    let tx = site.app.store().begin_write().await.unwrap();
    tx.accounts().set_password(site.actor("Salma").account().id, "$argon2id$another").await.unwrap();
    // The hash was read and found right; the session waits to be opened.
    let signing_in = site.app.sign_in(SALMA, PASSWORD);
    let signed = overtaken(tx, std::time::Duration::from_millis(500), signing_in).await;
    assert!(matches!(signed, Err(SignInError::Wrong)));
}

async fn without_any_factor_no_session_has_shown_one(site: SiteBuilder) {
    let salma = Protected::of(site).await;
    let entered = salma.enter(Typed::App(&salma.code())).await.unwrap();
    let has_second =
        async || salma.site.app.actor_of(&entered.token).await.unwrap().expect("the session stands").has_second();
    assert!(has_second().await);
    salma.site.app.remove_totp(salma.site.actor("Salma"), PASSWORD).await.unwrap();
    assert!(!has_second().await);
}
