//! What the tests of this folder begin with.

use tasrih_app::security::{SecondStep, SecurityError, TotpSetup, Trust, Typed};
use tasrih_app::{Arrival, Entry, SignedIn};
use tasrih_storage::KeptMessage;
use tasrih_testkit::{PASSWORD, SiteBuilder, TestSite};
use time::Duration;

/// What Salma signs in with.
pub const SALMA: &str = "salma@example.ma";
/// A period of the application's codes.
pub const PERIOD: Duration = Duration::seconds(30);

/// Salma has an application for codes.
pub struct Protected {
    pub site: TestSite,
    pub totp: TotpSetup,
    /// Her recovery codes.
    pub codes: Vec<String>,
}

/// A company with Salma and Driss.
pub async fn company(site: SiteBuilder) -> TestSite {
    site.employer("Conserverie").officer("Salma").officer("Driss").start().await
}

impl Protected {
    pub async fn of(site: SiteBuilder) -> Self {
        let site = company(site).await;
        let (totp, codes) = protect(&site, "Salma").await;
        Self { site, totp, codes }
    }

    /// The code that her telephone shows.
    pub fn code(&self) -> String {
        self.totp.code_at(self.site.clock.now()).unwrap()
    }

    /// Time goes on.
    pub fn wait(&self, time: Duration) {
        wait(&self.site, time);
    }

    /// Her password is right: the second step.
    pub async fn step(&self) -> SecondStep {
        self.step_with(&Arrival::default()).await.expect("a second factor is asked for")
    }

    /// The same with what comes along; `None` when the password was enough.
    pub async fn step_with(&self, arrival: &Arrival<'_>) -> Option<SecondStep> {
        match self.site.app.begin_sign_in(SALMA, PASSWORD, arrival).await.unwrap() {
            Entry::Second(step) => Some(step),
            Entry::In(_) => None,
        }
    }

    /// The second step with a code, from the password on.
    pub async fn enter(&self, typed: Typed<'_>) -> Result<SignedIn, SecurityError> {
        let step = self.step().await;
        let entered = self.site.app.enter_with_code(&step.token, typed, Trust::No, &Arrival::default()).await?;
        Ok(entered.signed_in)
    }
}

/// Gives a person an application for codes; yields it with the recovery codes.
pub async fn protect(site: &TestSite, name: &str) -> (TotpSetup, Vec<String>) {
    let actor = site.actor(name);
    site.app.begin_totp(actor, PASSWORD).await.unwrap();
    let totp = site.app.totp_setup(actor).await.unwrap().unwrap();
    let code = totp.code_at(site.clock.now()).unwrap();
    let codes = site.app.confirm_totp(actor, &code).await.unwrap();
    wait(site, PERIOD);
    (totp, codes)
}

pub fn wait(site: &TestSite, time: Duration) {
    site.clock.set(site.clock.now() + time);
}

/// What Salma was told: the kinds of messages, sorted.
pub async fn told(site: &TestSite) -> Vec<String> {
    let salma = site.actor("Salma").account().id;
    let kept = site.app.store().read().outbox().of(salma, 100).await.unwrap();
    let kind = |one: KeptMessage| one.message.kind.trim_start_matches("message-security-").to_owned();
    let mut kinds: Vec<_> = kept.into_iter().map(kind).collect();
    kinds.sort_unstable();
    kinds
}

pub fn is_code<T>(outcome: &Result<T, SecurityError>) -> bool {
    matches!(outcome, Err(SecurityError::Code))
}

pub fn is_over<T>(outcome: &Result<T, SecurityError>) -> bool {
    matches!(outcome, Err(SecurityError::Over))
}
