//! Attestations from outside, on both engines: when they are issued, what they say, and what whoever checks them sees.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod check;
mod issue;
mod many;

use tasrih_app::Client;
use tasrih_app::attestations::{Asked, Obstacle, Outcome};
use tasrih_domain::access::Post;
use tasrih_domain::attestation::{Attestation, AttestationKind};
use tasrih_domain::declaration::Declaration;
use tasrih_domain::id::{AttestationId, PostingId};
use tasrih_domain::{Money, Month};
use tasrih_ledger::NewPosting;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite};
use time::Date;
use time::format_description::well_known::Iso8601;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);

/// A company that has declared since February, before anything was paid.
fn declared(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-03-20")
        .employer("Conserverie")
        .who(|employer| employer.declares_from = FEBRUARY)
        .officer("Salma")
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .agent("Zineb", Post::Supervisor)
}

fn day(text: &str) -> Date {
    Date::parse(text, &Iso8601::DATE).unwrap()
}

fn asked(kind: AttestationKind) -> Asked {
    Asked { kind, person: None, period: None }
}

fn over(kind: AttestationKind, from: Month, to: Month) -> Asked {
    Asked { period: Some((from, to)), ..asked(kind) }
}

async fn issue(site: &TestSite, asked: &Asked) -> Outcome {
    site.app.issue_attestation(site.officer(), site.company().affiliate, asked).await.unwrap()
}

async fn issued(site: &TestSite, asked: &Asked) -> Attestation {
    match issue(site, asked).await {
        Outcome::Issued(id) => kept(site, id).await,
        Outcome::Refused(obstacles) => panic!("{obstacles:?}"),
    }
}

async fn refused(site: &TestSite, asked: &Asked) -> Vec<Obstacle> {
    match issue(site, asked).await {
        Outcome::Refused(obstacles) => obstacles,
        Outcome::Issued(id) => panic!("{id} was issued"),
    }
}

async fn kept(site: &TestSite, id: AttestationId) -> Attestation {
    site.app.store().read().attestations().find(id).await.unwrap().unwrap()
}

async fn paper(site: &TestSite, id: AttestationId) -> Vec<u8> {
    site.app.attestation_pdf(site.officer(), site.company().affiliate, id).await.unwrap().bytes
}

/// Pays what is due for a declaration, on that day.
async fn pay(site: &TestSite, declaration: &Declaration, on: &str) {
    let due = &declaration.filing.as_ref().unwrap().due;
    let amount: Money = due.iter().map(|due| due.employer + due.employee).sum();
    let tx = site.app.store().begin_write().await.unwrap();
    let id = PostingId(site.app.clock().new_id());
    let new = NewPosting::payment(&declaration.id.to_string(), day(on), amount);
    tx.ledger().post(declaration.employer, (id, site.app.clock().now()), &new).await.unwrap();
    tx.commit().await.unwrap();
    while site.app.settle_due().await.unwrap() > 0 {}
}

async fn filed(site: &TestSite, month: Month) -> Declaration {
    let all = site.app.store().read().declarations().of_month(site.company().id, month).await.unwrap();
    all.into_iter().rfind(|one| one.state.is_filed()).unwrap()
}

fn anybody() -> Client {
    Client(Some("192.0.2.7".parse().unwrap()))
}
