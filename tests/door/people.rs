//! The people and requests that the tests of the door begin with.

use tasrih_app::door::{DoorError, Finished, NewAccess};
use tasrih_app::office::Verdict;
use tasrih_app::{AppConfig, Arrival, Client, Letter};
use tasrih_domain::access::Post;
use tasrih_domain::{AffiliateNumber, Lang};
use tasrih_testkit::{SiteBuilder, TestSite};
use time::Duration;

pub const ICE: &str = "001520031000033";
pub const PASSWORD: &str = "quatre mots sans rapport";
pub const LOGIN: &str = "nadia@conserverie.example";

/// A company with an administrator and an address on file, and what is written to people.
pub struct Door {
    pub site: TestSite,
    config: AppConfig,
}

impl Door {
    pub async fn open(site: SiteBuilder) -> Self {
        let config = AppConfig::default();
        let site =
            site.config(config.clone()).employer("Conserverie").who(|employer| ICE.clone_into(&mut employer.ice));
        let site = site.officer("Salma").agent("Guichet", Post::Counter).agent("Superviseur", Post::Supervisor);
        let site = site.start().await;
        let tx = site.app.store().begin_write().await.unwrap();
        let contact = "rh@conserverie.example".parse().unwrap();
        tx.contacts().put(site.company().id, &contact, site.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        Self { site, config }
    }

    pub fn affiliate(&self) -> AffiliateNumber {
        self.site.company().affiliate
    }

    /// What Nadia types.
    pub fn typed(&self) -> NewAccess {
        NewAccess {
            affiliate: self.affiliate().to_string(),
            ice: ICE.to_owned(),
            name: "Nadia Amrani".to_owned(),
            login: LOGIN.to_owned(),
            password: PASSWORD.to_owned(),
        }
    }

    pub async fn begin(&self, typed: &NewAccess) -> String {
        self.site.app.begin_sign_up(typed, Lang::Fr, Client::default()).await.unwrap()
    }

    pub async fn finish(&self, token: &str, code: &str) -> Result<Finished, DoorError> {
        self.site.app.finish_sign_up(token, code, &Arrival::default()).await
    }

    /// The company's code, and then the one that came to the person's own address.
    pub async fn finish_both(&self, token: &str, code: &str) -> Result<Finished, DoorError> {
        let next = self.finish(token, code).await?;
        assert!(matches!(next, Finished::Next), "{next:?}");
        let own = self.code("message-sign-up-approved").await;
        self.finish(token, &own).await
    }

    /// The code that the counter gives for an address, once another agent agreed.
    pub async fn counter_code(&self, affiliate: AffiliateNumber, address: &str) -> String {
        let app = &self.site.app;
        let id = app.ask_counter_code(self.site.actor("Guichet"), affiliate, address).await.unwrap();
        let yes = Verdict { seen: 1, agrees: true, reason: String::new() };
        app.decide_approval(self.site.actor("Superviseur"), id, yes).await.unwrap();
        app.give_counter_code(self.site.actor("Guichet"), id).await.unwrap().code.to_string()
    }

    /// The letters that went out so far, the newest first.
    pub async fn letters(&self) -> Vec<Letter> {
        self.site.run_queue().await;
        self.config.courier.letters(100).unwrap().unwrap()
    }

    /// The code of the newest letter about that.
    pub async fn code(&self, kind: &str) -> String {
        let letters = self.letters().await;
        let letter = letters.iter().find(|letter| letter.kind == kind).unwrap_or_else(|| panic!("no {kind}"));
        let is_code = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
        letter.body.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code in {}", letter.body)).to_owned()
    }

    pub fn later(&self, by: Duration) {
        self.site.clock.set(self.site.clock.now() + by);
    }
}

/// The fields at fault.
pub fn faults<T: std::fmt::Debug>(outcome: Result<T, DoorError>) -> Vec<(&'static str, String)> {
    match outcome {
        Err(DoorError::Fields(faults)) => {
            faults.into_iter().map(|fault| (fault.field, fault.text.key().to_owned())).collect()
        }
        other => panic!("no fields at fault: {other:?}"),
    }
}

/// Was the code not taken?
pub fn is_wrong_code<T: std::fmt::Debug>(outcome: Result<T, DoorError>) -> bool {
    faults(outcome) == [("code", "fault-code-wrong".to_owned())]
}
