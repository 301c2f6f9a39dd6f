//! Nothing that somebody was told is ever lost, halved or doubled, whenever the power fails.
//!
//! People work over HTTP against the real binary; at a random moment it is killed (or its database under it) and
//! started again on the same store. What is stored then is compared with what was asked and what was told, people
//! repeat the request that was interrupted, and go on.
//!
//! `TASRIH_KILLS` sets the number of kills on each database; `TASRIH_KILL_SEED`, printed by every run, repeats the
//! same choice of people's work and of moments.
#![expect(clippy::print_stderr, reason = "the seed of a failure has to be seen")]

mod audit;
mod dice;
mod http;
mod payroll;
mod person;

use dice::Dice;
use person::{FIRST_MONTH, Filing, MONTHS, Person, Round, Step};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tasrih_domain::access::Power;
use tasrih_storage::JobCounts;
use tasrih_testkit::{Gateway, Server, TestPlace, TestSite, TestStore};
use tokio::runtime::Runtime;

/// Kills of each database in an ordinary run of the tests.
const KILLS: u32 = 6;
const DATABASE_KILLS: u32 = 2;
/// People at work; the last two are twins.
const PEOPLE: u32 = 5;
/// Months that a person brings to their end between two kills, at most: for enough employers to begin with.
const MONTHS_A_ROUND_MAX: u32 = 8;
/// A kill comes after so many requests of a round, and so much later.
const REQUESTS_MAX: u32 = 40;
const LATER_MAX: Duration = Duration::from_millis(60);
/// Longest wait for a moment of requests that do not come.
const MOMENT_MAX: Duration = Duration::from_secs(3);
/// Longest wait for the queue after everybody has finished: a lease of a killed worker runs out meanwhile.
const QUEUE_MAX: Duration = Duration::from_mins(2);

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is no number")))
}

/// What is killed.
enum Victim {
    Gateway,
    Database(Server),
}

#[test]
fn a_killed_gateway_keeps_its_word_on_sqlite() {
    let runtime = Runtime::new().expect("threads");
    let store = runtime.block_on(TestStore::sqlite());
    Campaign::begin(runtime, store, Victim::Gateway, KILLS).run();
}

#[test]
fn a_killed_gateway_keeps_its_word_on_postgres() {
    let runtime = Runtime::new().expect("threads");
    let Some(store) = runtime.block_on(TestStore::postgres()) else { return };
    Campaign::begin(runtime, store, Victim::Gateway, KILLS).run();
}

#[test]
fn a_gateway_recovers_when_its_database_is_killed() {
    if std::env::var_os("TEST_POSTGRES_URL").is_none() {
        return;
    }
    let server = Server::start().expect("PostgreSQL's programs, as installed by `bash tests/run`");
    let runtime = Runtime::new().expect("threads");
    let store = runtime.block_on(TestStore::on_server(&server.url()));
    Campaign::begin(runtime, store, Victim::Database(server), DATABASE_KILLS).run();
}

struct Campaign {
    runtime: Runtime,
    place: TestPlace,
    folder: tempfile::TempDir,
    victim: Victim,
    kills: u32,
    dice: Dice,
    people: Vec<Person>,
}

impl Campaign {
    fn begin(runtime: Runtime, store: TestStore, victim: Victim, kills: u32) -> Self {
        let kills = number("TASRIH_KILLS").map_or(kills, |kills| u32::try_from(kills).expect("a number of kills"));
        let seed = number("TASRIH_KILL_SEED").unwrap_or_else(|| u64::from(std::process::id()));
        eprintln!("TASRIH_KILLS={kills} TASRIH_KILL_SEED={seed}");
        let dice = Dice::new(seed);
        let employers_each = kills * MONTHS_A_ROUND_MAX / MONTHS + 1;
        let people = runtime.block_on(settle(&store, &dice, employers_each));
        let place = runtime.block_on(store.leave());
        let folder = tempfile::tempdir().expect("a folder for the log");
        Self { runtime, place, folder, victim, kills, dice, people }
    }

    fn run(mut self) {
        let mut gateway = self.serve();
        for kill in 1..=self.kills {
            let round = Round::default();
            gateway = self.play(gateway, &round);
            self.audit(&format!("after kill {kill}"), |filing| filing.step != Step::Done);
        }
        let round = Round { is_last: true, ..Round::default() };
        std::thread::scope(|threads| {
            for person in &mut self.people {
                threads.spawn(|| person.work(gateway.address(), &round));
            }
        });
        self.runtime.block_on(until_the_queue_is_empty(&self.place));
        self.audit("at the end", |_| true);
        let filings = || self.people.iter().flat_map(|person| &person.filings);
        let large = filings().filter(|filing| filing.sort == payroll::Sort::Large).count();
        eprintln!("{} kills; {} filings, {large} of them large", self.kills, filings().count());
        gateway.kill();
        self.runtime.block_on(self.place.remove());
    }

    fn serve(&self) -> Gateway {
        Gateway::serve(self.place.url(), self.folder.path())
    }

    /// Lets people work until the moment comes, kills, and starts again.
    fn play(&mut self, gateway: Gateway, round: &Round) -> Gateway {
        let requests = 1 + self.dice.below(REQUESTS_MAX);
        let later = LATER_MAX * self.dice.below(1_000) / 1_000;
        let address = gateway.address();
        std::thread::scope(|threads| {
            for person in &mut self.people {
                threads.spawn(move || person.work(address, round));
            }
            let deadline = Instant::now() + MOMENT_MAX;
            while round.requests.load(Ordering::Relaxed) < requests && Instant::now() < deadline {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(later);
            let mut survivor = None;
            match &self.victim {
                Victim::Gateway => gateway.kill(),
                Victim::Database(server) => {
                    server.kill_and_restart();
                    survivor = Some(gateway);
                }
            }
            round.is_over.store(true, Ordering::Relaxed);
            survivor
        })
        .unwrap_or_else(|| self.serve())
    }

    /// Compares the months of the filings that are `wanted` with the store.
    fn audit(&mut self, when: &str, wanted: impl Fn(&Filing) -> bool) {
        let mut months: BTreeMap<_, Vec<&mut Filing>> = BTreeMap::new();
        for filing in self.people.iter_mut().flat_map(|person| &mut person.filings) {
            months.entry((filing.employer.affiliate, filing.month)).or_default().push(filing);
        }
        self.runtime.block_on(async {
            let store = self.place.open().await;
            for filings in months.values_mut().filter(|filings| filings.iter().any(|filing| wanted(filing))) {
                audit::month(&store, filings).await;
            }
            let counts = store.read().jobs().counts().await.expect("the store answers");
            assert_eq!(counts.failed, 0, "{when}: a job was given up");
            store.close().await.expect("the store can be closed");
        });
    }
}

/// Puts everybody and their employers into the store.
async fn settle(store: &TestStore, dice: &Dice, employers_each: u32) -> Vec<Person> {
    let name_of = |who: u32| format!("Personne {}", char::from(b'A' + u8::try_from(who).expect("a few people")));
    let company_of = |who: u32, nth: u32| format!("Conserverie {who} {nth}");
    // The second twin works for the employers of the first one.
    let owner_of = |who: u32| if who == PEOPLE - 1 { who - 1 } else { who };
    let mut site = TestSite::on(store);
    for who in 0..PEOPLE - 1 {
        for nth in 0..employers_each {
            site = site.employer(&company_of(who, nth)).who(|employer| employer.declares_from = FIRST_MONTH);
            for person in (0..PEOPLE).filter(|person| owner_of(*person) == who) {
                site = site.accountant_with(&name_of(person), Power::ALL);
            }
        }
    }
    let site = site.start().await;
    let person = |who: u32| {
        let owner = owner_of(who);
        let employers = (0..employers_each).map(|nth| site.employer(&company_of(owner, nth)).clone()).collect();
        let is_twin = owner >= PEOPLE - 2;
        Person::new(&name_of(who), employers, is_twin, dice.for_one(owner.into()))
    };
    (0..PEOPLE).map(person).collect()
}

async fn until_the_queue_is_empty(place: &TestPlace) {
    let store = place.open().await;
    let empty = async {
        while store.read().jobs().counts().await.expect("the store answers") != JobCounts::default() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(QUEUE_MAX, empty).await.expect("the queue goes on after a kill");
    store.close().await.expect("the store can be closed");
}
