//! The ledger from outside, on both engines: what is posted, when, and what follows from it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod charges;
mod late;
mod remissions;

use tasrih_app::office::{Grounds, SwitchProposal, Verdict};
use tasrih_domain::access::Post;
use tasrih_domain::declaration::Declaration;
use tasrih_domain::id::PostingId;
use tasrih_domain::law::LateRule;
use tasrih_domain::{Money, Month};
use tasrih_ledger::{Account, CauseKind, Facts, NewPosting, Posting, settle, verify};
use tasrih_testkit::{SiteBuilder, TestSite};
use time::Date;
use time::format_description::well_known::Iso8601;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);

/// A company that declares since February, its officer, two supervisors and an agent of accounts.
fn staffed(site: SiteBuilder) -> SiteBuilder {
    site.employer("Conserverie")
        .who(|employer| employer.declares_from = FEBRUARY)
        .officer("Salma")
        .agent("Zineb", Post::Supervisor)
        .agent("Anas", Post::Supervisor)
        .agent("Karim", Post::Accounts)
        .agent("Mounir", Post::Counter)
}

fn day(text: &str) -> Date {
    Date::parse(text, &Iso8601::DATE).unwrap()
}

async fn postings(site: &TestSite) -> Vec<Posting> {
    site.app.store().read().ledger().postings(site.company().id).await.unwrap()
}

async fn kinds(site: &TestSite) -> Vec<CauseKind> {
    postings(site).await.iter().map(|posting| posting.cause.kind()).collect()
}

/// What is owed in all by what is posted.
async fn owed(site: &TestSite) -> Money {
    let postings = postings(site).await;
    let legs = postings.iter().flat_map(|posting| &posting.legs);
    legs.filter(|leg| matches!(leg.account, Account::Receivable(_))).map(|leg| leg.amount).sum()
}

fn due(declaration: &Declaration) -> Money {
    declaration.filing.as_ref().unwrap().due.iter().map(|due| due.employer + due.employee).sum()
}

/// Money comes in for the first employer.
async fn pay(site: &TestSite, reference: &str, on: &str, amount: Money) -> bool {
    let new = NewPosting::payment(reference, day(on), amount);
    let tx = site.app.store().begin_write().await.unwrap();
    let id = PostingId(site.app.clock().new_id());
    let posted = tx.ledger().post(site.company().id, (id, site.app.clock().now()), &new).await.unwrap();
    tx.commit().await.unwrap();
    posted.id() == id
}

/// What the worker does, until nothing is left.
async fn settled(site: &TestSite) {
    while site.app.settle_due().await.unwrap() > 0 {}
    let reader = site.app.store().read();
    let postings = postings(site).await;
    let filed = reader.ledger().filed(site.company().id).await.unwrap();
    let law = site.app.law().await.unwrap();
    let settlement = settle(&Facts::of(&postings, filed), &law, site.clock.today());
    assert_eq!(verify(&postings, &settlement), [], "what is posted is what follows from the facts");
    assert_eq!(reader.ledger().unsound(10).await.unwrap(), []);
}

/// A rule switched by two agents.
async fn switch(site: &TestSite, rule: LateRule, from: Month, is_on: bool) {
    let grounds = Grounds { title: "Décision d’essai n° 12".to_owned(), url: String::new() };
    let id = site.app.propose_switch(site.actor("Zineb"), SwitchProposal { rule, from, is_on, grounds }).await.unwrap();
    let yes = Verdict { seen: 1, agrees: true, reason: String::new() };
    site.app.decide_approval(site.actor("Anas"), id, yes).await.unwrap();
}
