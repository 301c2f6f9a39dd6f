//! What is written to people, and how it goes out.

use tasrih_app::messages::SendMessage;
use tasrih_app::{AppConfig, Courier, Letter, PostConfig, Recipient};
use tasrih_domain::{Arg, Args, Channel, Lang};
use tasrih_storage::{ClaimedJob, MessageState};
use tasrih_testkit::{SiteBuilder, TestSite, on_both_engines};
use time::Duration;

on_both_engines!(
    a_message_goes_out_once_it_is_committed_and_its_text_is_forgotten,
    a_message_of_a_transaction_that_fails_was_never_written,
    a_message_handed_over_twice_is_one_letter_in_the_folder,
    a_message_that_cannot_go_stays_for_the_operator,
    the_mailbox_is_shown_in_the_demo_only,
);

const CODE: &str = "message-code-sign-up";

fn salma(channel: Channel, lang: Lang) -> Recipient {
    let address = match channel {
        Channel::Email => "salma@example.ma",
        Channel::Sms => "+212612345678",
    };
    Recipient { channel, address: address.to_owned(), lang, account: None }
}

fn args() -> Args {
    let text = |text: &str| Arg::Text(text.to_owned());
    let args = Args::new().with("code", text("ABCD-EFGH")).with("minutes", Arg::Count(30));
    args.with("name", text("Nadia")).with("affiliate", text("1234567"))
}

async fn tell(site: &TestSite, to: &Recipient) {
    let tx = site.app.store().begin_write().await.unwrap();
    site.app.tell(&tx, to, CODE, args()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn claim(site: &TestSite) -> ClaimedJob {
    site.app.store().claim_job(site.clock.now(), Duration::minutes(1)).await.unwrap().unwrap()
}

fn in_folder(place: &tempfile::TempDir) -> AppConfig {
    let config = PostConfig { folder: place.path().join("mailbox"), ..PostConfig::default() };
    AppConfig { courier: Courier::new(&config).unwrap(), shows_mailbox: true, ..AppConfig::default() }
}

fn letters(config: &AppConfig) -> Vec<Letter> {
    config.courier.letters(100).unwrap().unwrap()
}

async fn a_message_goes_out_once_it_is_committed_and_its_text_is_forgotten(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.config(config.clone()).start().await;
    tell(&site, &salma(Channel::Email, Lang::Fr)).await;
    assert_eq!(letters(&config), []);
    assert_eq!(site.run_queue().await, 1);
    let [letter] = &letters(&config)[..] else { panic!("one letter") };
    assert_eq!((letter.address.as_str(), letter.subject.as_str()), ("salma@example.ma", "Code pour un accès à Tasrih"));
    assert!(letter.body.contains("ABCD-EFGH"), "{}", letter.body);
    let kept = site.app.store().read().outbox().find(letter.id).await.unwrap().unwrap();
    assert_eq!((kept.message.body.as_str(), kept.state), ("", MessageState::Sent(site.clock.now())));
    tell(&site, &salma(Channel::Sms, Lang::Ar)).await;
    site.run_queue().await;
    let sms = &letters(&config)[0];
    assert_eq!((sms.channel, sms.subject.as_str()), (Channel::Sms, ""));
    assert!(sms.body.contains("ABCD-EFGH") && !sms.body.contains('\u{2068}'), "{}", sms.body);
}

async fn a_message_of_a_transaction_that_fails_was_never_written(site: SiteBuilder) {
    let config = AppConfig::default();
    let site = site.config(config.clone()).start().await;
    let tx = site.app.store().begin_write().await.unwrap();
    site.app.tell(&tx, &salma(Channel::Email, Lang::Fr), CODE, args()).await.unwrap();
    tx.roll_back();
    assert_eq!(site.run_queue().await, 0);
    assert_eq!(letters(&config), []);
}

async fn a_message_handed_over_twice_is_one_letter_in_the_folder(site: SiteBuilder) {
    let place = tempfile::tempdir().unwrap();
    let config = in_folder(&place);
    let site = site.config(config.clone()).start().await;
    tell(&site, &salma(Channel::Email, Lang::Ar)).await;
    let job = claim(&site).await;
    // Two workers at once, and one more after the first was done.
    let (first, second) = tokio::join!(site.app.run_job(&job), site.app.run_job(&job));
    first.unwrap();
    second.unwrap();
    site.app.run_job(&job).await.unwrap();
    assert_eq!(letters(&config).len(), 1);
}

async fn a_message_that_cannot_go_stays_for_the_operator(site: SiteBuilder) {
    let config = PostConfig { sms_url: "http://127.0.0.1:1/".to_owned(), ..PostConfig::default() };
    let config = AppConfig { courier: Courier::new(&config).unwrap(), ..AppConfig::default() };
    let site = site.config(config).start().await;
    // Nothing listens at that gateway: worth another try, until it is the last.
    tell(&site, &salma(Channel::Sms, Lang::Fr)).await;
    let mut job = claim(&site).await;
    assert!(matches!(site.app.run_job(&job).await, Err(tasrih_app::jobs::JobFailure::Retry(_))));
    let outbox = || async { site.app.store().read().outbox().given_up(10).await.unwrap() };
    assert_eq!(outbox().await, []);
    job.attempt = SendMessage::ATTEMPTS_MAX;
    assert!(matches!(site.app.run_job(&job).await, Err(tasrih_app::jobs::JobFailure::GiveUp(_))));
    // No server for e-mail is set: there is no point in trying again.
    tell(&site, &salma(Channel::Email, Lang::Fr)).await;
    let job = claim(&site).await;
    assert!(matches!(site.app.run_job(&job).await, Err(tasrih_app::jobs::JobFailure::GiveUp(_))));
    let given_up = outbox().await;
    assert_eq!(given_up.len(), 2);
    assert!(given_up.iter().all(|kept| kept.state == MessageState::Failed && !kept.message.body.is_empty()));
}

async fn the_mailbox_is_shown_in_the_demo_only(site: SiteBuilder) {
    let place = tempfile::tempdir().unwrap();
    let config = in_folder(&place);
    let store = site.start().await.app.store().clone();
    let app = |config: AppConfig| tasrih_app::App::new(store.clone(), tasrih_app::Clock::system(), config);
    assert_eq!(app(config.clone()).mailbox().await.unwrap(), []);
    for closed in [
        AppConfig { shows_mailbox: false, ..config.clone() },
        AppConfig {
            courier: Courier::new(&PostConfig { sms_url: "https://sms.example".to_owned(), ..PostConfig::default() })
                .unwrap(),
            ..config
        },
    ] {
        assert!(matches!(app(closed).mailbox().await, Err(tasrih_app::AppError::Unknown)));
    }
}
