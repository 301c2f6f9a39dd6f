//! A gateway with its people, and the few things that nearly every test asks of it.

use crate::payroll::Payroll;
use crate::store::TestStore;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use tasrih_app::accounts::hash_password;
use tasrih_app::check::CheckRequest;
use tasrih_app::declarations::{Answers, LeaveOut, Received, Submission, Upload, VerdictFilter, VerdictView};
use tasrih_app::{Actor, App, AppConfig, AppError, Clock, Spool, Store};
use tasrih_domain::access::{Post, Power, Role};
use tasrih_domain::declaration::{Account, Declaration, DeclarationKind, Employer};
use tasrih_domain::id::{AccountId, DeclarationId, EmployerId, MandateId, SessionId};
use tasrih_domain::lifecycle::Event;
use tasrih_domain::mandate::{Mandate, MandateState, Side};
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_storage::{Membership, OpenSession, TokenHash};
use time::format_description::well_known::Iso8601;
use time::{Date, Duration, OffsetDateTime, Time};
use uuid::Uuid;

/// The password of everybody.
pub const PASSWORD: &str = "une phrase de passe inventée";

/// How long a claimed job belongs to the one who claimed it.
const LEASE: Duration = Duration::minutes(1);
/// Numbers of invented firms begin here, far from those of employers.
const FIRMS_FROM: usize = 500;
/// Jobs that one call of [`TestSite::run_queue`] does at most.
const JOBS_MAX: usize = 100;

/// Says who is there before the gateway starts. What follows an employer is about that employer.
pub struct SiteBuilder {
    store: Store,
    now: OffsetDateTime,
    config: AppConfig,
    employers: Vec<EmployerPlan>,
    agents: Vec<(String, Post)>,
}

struct EmployerPlan {
    employer: Employer,
    people: Vec<PersonPlan>,
    filed: Vec<(Month, Payroll)>,
}

/// By what right somebody acts for an employer.
enum Right {
    Role(Role),
    /// As the only person of a firm that has a mandate with these powers.
    Mandate(Vec<Power>),
}

struct PersonPlan {
    name: String,
    right: Right,
    from: Option<Date>,
    until: Option<Date>,
}

impl SiteBuilder {
    /// The day on which the clock stands still, at half past nine UTC.
    #[must_use]
    pub fn today(mut self, day: &str) -> Self {
        self.now = morning_of(day);
        self
    }

    /// Other settings.
    #[must_use]
    pub fn config(mut self, config: AppConfig) -> Self {
        self.config = config;
        self
    }

    /// An employer who declares since 2025.
    #[must_use]
    pub fn employer(mut self, name: &str) -> Self {
        let employer = employer(name, self.employers.len());
        self.employers.push(EmployerPlan { employer, people: Vec::new(), filed: Vec::new() });
        self
    }

    /// Changes the employer named last.
    #[must_use]
    pub fn who(mut self, change: impl FnOnce(&mut Employer)) -> Self {
        change(&mut self.last().employer);
        self
    }

    /// An administrator of the employer named last.
    #[must_use]
    pub fn officer(self, name: &str) -> Self {
        self.member(name, Role::Administrator)
    }

    /// Someone with a role in the employer named last; the same name is the same person.
    #[must_use]
    pub fn member(self, name: &str, role: Role) -> Self {
        self.person(name, Right::Role(role))
    }

    /// The only person of a firm to which the employer named last gave a mandate with these powers; the same name is
    /// the same person.
    #[must_use]
    pub fn accountant_with(self, name: &str, powers: &[Power]) -> Self {
        self.person(name, Right::Mandate(powers.to_vec()))
    }

    /// An agent of the fund; the same name is the same person.
    #[must_use]
    pub fn agent(mut self, name: &str, post: Post) -> Self {
        self.agents.push((name.to_owned(), post));
        self
    }

    fn person(mut self, name: &str, right: Right) -> Self {
        let plan = PersonPlan { name: name.to_owned(), right, from: None, until: None };
        self.last().people.push(plan);
        self
    }

    /// The first day of the mandate named last; without it, the first day of the employer's first month.
    #[must_use]
    pub fn since(mut self, day: &str) -> Self {
        let mandate = self.last().people.last_mut().expect("someone has a mandate");
        mandate.from = Some(date(day));
        self
    }

    /// The last day of the mandate named last.
    #[must_use]
    pub fn until(mut self, day: &str) -> Self {
        let mandate = self.last().people.last_mut().expect("someone has a mandate");
        mandate.until = Some(date(day));
        self
    }

    /// A month that the employer's first officer filed on the 8th of the next month.
    #[must_use]
    pub fn filed(mut self, month: Month, payroll: Payroll) -> Self {
        self.last().filed.push((month, payroll));
        self
    }

    fn last(&mut self) -> &mut EmployerPlan {
        self.employers.last_mut().expect("an employer was named")
    }

    /// Puts everybody into the store and opens the gateway.
    pub async fn start(self) -> TestSite {
        let clock = Clock::fixed(self.now);
        let app = App::new(self.store, clock.clone(), self.config);
        let mut site = TestSite { app, clock, employers: Vec::new(), people: Vec::new(), firms: Vec::new() };
        for plan in &self.employers {
            site.add(plan).await;
        }
        for (name, post) in &self.agents {
            let account = site.account(name).await;
            site.give_post(account, *post).await;
        }
        for plan in self.employers {
            let officer = plan.people.first().map(|person| site.actor(&person.name).clone());
            for (month, payroll) in plan.filed {
                let officer = officer.as_ref().expect("who files a month was named");
                site.clock.set(at_half_past_nine(month.next().day(8).expect("every month has an eighth day")));
                site.file_for(officer, &plan.employer, month, &payroll).await;
            }
        }
        site.clock.set(self.now);
        site.settle().await;
        site
    }
}

/// A gateway with its people.
pub struct TestSite {
    /// The use cases.
    pub app: App,
    /// The clock that they read.
    pub clock: Clock,
    employers: Vec<Employer>,
    people: Vec<(String, Actor)>,
    firms: Vec<(AccountId, EmployerId)>,
}

impl TestSite {
    /// A gateway over this store, on 5 April 2026 unless told otherwise.
    pub fn on(store: &TestStore) -> SiteBuilder {
        SiteBuilder {
            store: store.store().clone(),
            now: morning_of("2026-04-05"),
            config: AppConfig::default(),
            employers: Vec::new(),
            agents: Vec::new(),
        }
    }

    async fn add(&mut self, plan: &EmployerPlan) {
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.employers().insert(&plan.employer).await.expect("an employer can be added");
        tx.commit().await.expect("an employer can be added");
        self.employers.push(plan.employer.clone());
        for person in &plan.people {
            let account = self.account(&person.name).await;
            match &person.right {
                Right::Role(role) => self.give_role(account, plan.employer.id, *role).await,
                Right::Mandate(powers) => self.give_mandate(account, plan, person, powers).await,
            }
        }
    }

    /// The account of that name, made when there is none.
    async fn account(&mut self, name: &str) -> AccountId {
        match self.people.iter().find(|(known, _)| known == name) {
            Some((_, actor)) => actor.account().id,
            None => self.sign_up(name).await,
        }
    }

    async fn give_post(&self, account: AccountId, post: Post) {
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.posts().insert(account, post, self.clock.now()).await.expect("a post can be given");
        tx.commit().await.expect("a post can be given");
    }

    async fn give_role(&self, account: AccountId, employer: EmployerId, role: Role) {
        let one = Membership { account, employer, role, since: self.clock.now() };
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.memberships().insert(&one).await.expect("a role can be given");
        tx.commit().await.expect("a role can be given");
    }

    async fn give_mandate(&mut self, account: AccountId, plan: &EmployerPlan, person: &PersonPlan, powers: &[Power]) {
        let firm = match self.firms.iter().find(|(of, _)| *of == account) {
            Some((_, firm)) => *firm,
            None => self.found_firm(account, &person.name).await,
        };
        let first = plan.employer.declares_from.day(1).expect("every month has a first day");
        let mandate = Mandate {
            id: MandateId(self.app.clock().new_id()),
            principal: plan.employer.id,
            firm,
            powers: powers.iter().copied().collect(),
            from: person.from.unwrap_or(first),
            until: person.until,
            state: MandateState::Accepted,
            asked_by: Side::Principal,
            asked_at: self.clock.now(),
            answered_at: Some(self.clock.now()),
            version: 1,
        };
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.mandates().insert(&mandate).await.expect("a mandate can be added");
        tx.commit().await.expect("a mandate can be added");
    }

    /// A firm of one person, which has nothing to declare itself.
    async fn found_firm(&mut self, account: AccountId, name: &str) -> EmployerId {
        let firm = Employer {
            declares_from: Month::at(2099, 1),
            ..employer(&format!("Cabinet {name}"), FIRMS_FROM + self.firms.len())
        };
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.employers().insert(&firm).await.expect("an employer can be added");
        tx.commit().await.expect("an employer can be added");
        self.give_role(account, firm.id, Role::Declarant).await;
        self.firms.push((account, firm.id));
        firm.id
    }

    /// Adds an account with an open session that outlives every test.
    async fn sign_up(&mut self, name: &str) -> AccountId {
        static HASH: OnceLock<String> = OnceLock::new();
        let hash = HASH.get_or_init(|| hash_password(PASSWORD).expect("a password can be hashed"));
        let account = Account {
            id: AccountId(self.app.clock().new_id()),
            login: address(name).parse().expect("an invented address is one"),
            name: name.to_owned(),
            lang: Lang::Fr,
        };
        let now = self.clock.now();
        let id = SessionId(self.app.clock().new_id());
        // Shown everything at sign-in: what a second factor opens is open to them.
        let opened =
            OpenSession { has_second: true, ..OpenSession::lasting(id, account.id, now, Duration::weeks(5200)) };
        let token = session(name);
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        tx.accounts().insert(&account, hash).await.expect("an account can be added");
        tx.sessions().put(TokenHash(Sha256::digest(token.as_bytes()).into()), &opened).await.expect("a session opens");
        tx.commit().await.expect("an account can be added");
        let actor = self.app.actor_of(&token).await.expect("the store answers").expect("the session is open");
        self.people.push((name.to_owned(), actor));
        account.id
    }

    /// Nobody's rights have changed since their sessions began: the test begins here.
    async fn settle(&self) {
        let tx = self.app.store().begin_write().await.expect("the store takes a change");
        for (_, actor) in &self.people {
            tx.sessions().renewed(actor.session(), Duration::weeks(5200)).await.expect("a session goes on");
        }
        tx.commit().await.expect("the sessions go on");
    }

    /// The secret of the open session of a person, as a browser would send it.
    pub fn session_of(&self, name: &str) -> String {
        session(name)
    }

    /// The employer of that name.
    pub fn employer(&self, name: &str) -> &Employer {
        self.employers.iter().find(|employer| employer.name == name).expect("the employer was named")
    }

    /// The employer of that number.
    pub fn employer_of(&self, affiliate: AffiliateNumber) -> &Employer {
        self.employers.iter().find(|employer| employer.affiliate == affiliate).expect("the employer was named")
    }

    /// The first employer.
    pub fn company(&self) -> &Employer {
        self.employers.first().expect("an employer was named")
    }

    /// The person of that name.
    pub fn actor(&self, name: &str) -> &Actor {
        let found = self.people.iter().find(|(known, _)| known == name);
        found.map(|(_, actor)| actor).expect("the person was named")
    }

    /// The first person.
    pub fn officer(&self) -> &Actor {
        self.people.first().map(|(_, actor)| actor).expect("a person was named")
    }

    /// Moves the clock to half past nine UTC of another day.
    pub fn set_today(&self, day: &str) {
        self.clock.set(morning_of(day));
    }

    /// The question that the engine is asked about a main declaration of the first employer, history apart.
    pub fn request<'a>(&self, name: &'a str, month: Month) -> CheckRequest<'a> {
        let company = self.company();
        CheckRequest {
            name: Some(name),
            affiliate: Some(company.affiliate),
            month: Some(month),
            kind: Some(DeclarationKind::MAIN),
            cover: company.into(),
            today: Some(self.clock.today()),
            ..CheckRequest::default()
        }
    }

    /// An upload of the first employer.
    pub fn parcel(&self, month: Month, bytes: &[u8]) -> Upload {
        parcel(self.company().affiliate, month, bytes)
    }

    /// The first officer uploads a file for the first employer.
    pub async fn try_upload(&self, month: Month, bytes: &[u8]) -> Result<Received, AppError> {
        self.app.receive(self.officer(), self.parcel(month, bytes)).await
    }

    /// The same, when nothing speaks against it.
    pub async fn upload(&self, month: Month, bytes: &[u8]) -> Received {
        self.try_upload(month, bytes).await.expect("the file is taken")
    }

    /// What would be filed.
    pub async fn answers(&self, id: DeclarationId) -> Answers {
        self.app.answers(self.officer(), id).await.expect("the declaration can be looked over")
    }

    /// The word to file the declaration as it stands, every warning accepted.
    pub async fn consent(&self, id: DeclarationId, leave_out: LeaveOut) -> Submission {
        consent(&self.answers(id).await, leave_out)
    }

    /// The first officer files the declaration, every warning accepted.
    pub async fn submit(&self, id: DeclarationId) -> Declaration {
        let consent = self.consent(id, LeaveOut::Nobody).await;
        self.app.submit(self.officer(), id, consent).await.expect("the declaration can be filed")
    }

    /// The first officer uploads and files a payroll.
    pub async fn file(&self, month: Month, payroll: &Payroll) -> Declaration {
        self.file_for(self.officer(), self.company(), month, payroll).await
    }

    async fn file_for(&self, actor: &Actor, employer: &Employer, month: Month, payroll: &Payroll) -> Declaration {
        let upload = parcel(employer.affiliate, month, &payroll.csv());
        let received = self.app.receive(actor, upload).await.expect("the file is taken");
        let answers = self.app.answers(actor, received.id).await.expect("the declaration can be looked over");
        let consent = consent(&answers, LeaveOut::Nobody);
        self.app.submit(actor, received.id, consent).await.expect("the declaration can be filed")
    }

    /// The declaration as it stands.
    pub async fn declaration(&self, id: DeclarationId) -> Declaration {
        let found = self.app.store().read().declarations().find(id).await.expect("the store answers");
        found.expect("the declaration exists")
    }

    /// The moves of a declaration, the oldest first.
    pub async fn events(&self, id: DeclarationId) -> Vec<Event> {
        let events = self.app.store().read().events().page(id, None, 200).await.expect("the store answers");
        events.into_iter().map(|one| one.record.event).collect()
    }

    /// The first page of the verdict.
    pub async fn verdict(&self, id: DeclarationId) -> VerdictView {
        self.app.verdict(self.officer(), id, VerdictFilter::default()).await.expect("the verdict can be seen")
    }

    /// What was found: code and row of each finding, by place.
    pub async fn found(&self, id: DeclarationId) -> Vec<(String, Option<u32>)> {
        let filter = tasrih_storage::FindingFilter::default();
        let found = self.app.store().read().findings().page(id, filter, None, 1_000).await.expect("the store answers");
        found.into_iter().map(|one| (one.finding.code.to_string(), one.finding.place.row)).collect()
    }

    /// Does the jobs that are due, those that they bring about included; says how many succeeded.
    pub async fn run_queue(&self) -> usize {
        let store = self.app.store();
        for done in 0..JOBS_MAX {
            let Some(job) = store.claim_job(self.clock.now(), LEASE).await.expect("the queue answers") else {
                return done;
            };
            self.app.run_job(&job).await.expect("the job succeeds");
            let tx = store.begin_write().await.expect("the store takes a change");
            tx.jobs().complete(&job).await.expect("the job is ours");
            tx.commit().await.expect("the job is ours");
        }
        panic!("more than {JOBS_MAX} jobs");
    }
}

fn consent(answers: &Answers, leave_out: LeaveOut) -> Submission {
    Submission {
        seen: answers.declaration.version,
        accepted: answers.warnings.iter().map(|(group, _)| (group.code, String::new())).collect(),
        leave_out,
    }
}

fn parcel(affiliate: AffiliateNumber, month: Month, bytes: &[u8]) -> Upload {
    let spool = Spool::of(bytes).expect("a file of a test is small");
    Upload { affiliate, month, file_name: format!("paie-{month}.csv"), spool, correcting: None }
}

/// The secret of a person's session.
fn session(name: &str) -> String {
    format!("session-of-{name}")
}

/// The address that a person signs in with.
pub fn address(name: &str) -> String {
    format!("{}@example.ma", name.to_lowercase().replace(' ', "."))
}

/// An invented employer whose affiliate number has a right key.
/// The employer that is named as `nth`, from 0, in a store of its own.
pub fn employer(name: &str, nth: usize) -> Employer {
    let base = 9_100_000 + u32::try_from(nth).expect("a few employers") * 1_370;
    let affiliate = (base..base + 10).filter_map(AffiliateNumber::from_value).find(|number| number.key_fits());
    Employer {
        id: EmployerId(Uuid::from_u128(0xE000 + nth as u128)),
        affiliate: affiliate.expect("one of ten neighbours has a right key"),
        name: name.to_owned(),
        name_ar: "شركة تجريبية".to_owned(),
        ice: String::new(),
        activity: "CONSERVERIE".to_owned(),
        address: "1 RUE DE L ESSAI".to_owned(),
        city: "SAFI".to_owned(),
        postal_code: "46000".to_owned(),
        branch_code: "07".to_owned(),
        health_exempt: false,
        agricultural: false,
        declares_from: Month::at(2025, 1),
    }
}

fn date(day: &str) -> Date {
    Date::parse(day, &Iso8601::DATE).expect("a day is written 2026-04-05")
}

fn morning_of(day: &str) -> OffsetDateTime {
    at_half_past_nine(date(day))
}

fn at_half_past_nine(day: Date) -> OffsetDateTime {
    day.with_time(Time::from_hms(9, 30, 0).expect("half past nine")).assume_utc()
}
