//! Paying from outside, on both engines: orders, statements, what waits for an agent, debits and plans.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod debits;
mod orders;
mod plans;
mod queue;
mod statements;

use std::fmt::Write;
use tasrih_app::payments::{Fund, Imported, OrderRequest, OrderView, StatementView};
use tasrih_app::{AppConfig, AppError, Spool};
use tasrih_domain::access::Post;
use tasrih_domain::payment::{Direction, KeptLine, LineState, Order};
use tasrih_domain::{Money, Month};
use tasrih_ledger::Settlement;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite};
use time::Date;
use time::format_description::well_known::Iso8601;

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);
/// An account of the company, and one of somebody else.
const RIB: &str = "007780000123456789012396";
const OTHER_RIB: &str = "011810000987654321098714";

/// A company that has filed February and owes it, and an agent of accounts; on 9 March, a day before it is late.
fn staffed(site: SiteBuilder) -> SiteBuilder {
    let fund = Fund {
        name: "CNSS (essai)".to_owned(),
        account: "000780000000000000000129".parse().unwrap(),
        scheme_id: "MA00ESSAI".to_owned(),
    };
    site.config(AppConfig { fund: Some(fund), ..AppConfig::default() })
        .employer("Conserverie")
        .who(|employer| employer.declares_from = FEBRUARY)
        .officer("Salma")
        .filed(FEBRUARY, Payroll::full_month(1..=3))
        .agent("Karim", Post::Accounts)
        .agent("Zineb", Post::Supervisor)
        .agent("Anas", Post::Supervisor)
        .today("2026-03-09")
}

fn day(text: &str) -> Date {
    Date::parse(text, &Iso8601::DATE).unwrap()
}

/// What the company owes and has, once the worker has settled it.
async fn account(site: &TestSite) -> Settlement {
    while site.app.settle_due().await.unwrap() > 0 {}
    let reader = site.app.store().read();
    let postings = reader.ledger().postings(site.company().id).await.unwrap();
    let filed = reader.ledger().filed(site.company().id).await.unwrap();
    let law = site.app.law().await.unwrap();
    let settlement = tasrih_ledger::settle(&tasrih_ledger::Facts::of(&postings, filed), &law, site.clock.today());
    assert_eq!(tasrih_ledger::verify(&postings, &settlement), [], "what is posted is what follows from the facts");
    settlement
}

async fn owed(site: &TestSite) -> Money {
    account(site).await.open()
}

/// An order over everything owed, to be paid today.
async fn order(site: &TestSite) -> Order {
    let request = OrderRequest { chosen: Vec::new(), pay_on: site.clock.today() };
    site.app.make_order(site.actor("Salma"), site.company().affiliate, request).await.unwrap()
}

async fn seen(site: &TestSite, order: &Order) -> OrderView {
    let found = site.app.order(site.actor("Salma"), site.company().affiliate, order.reference).await.unwrap();
    found.1
}

/// A movement of a table.
struct Moved<'t> {
    on: &'t str,
    text: String,
    amount: Money,
    account: &'t str,
    reference: &'t str,
}

/// Money that came in, with that text.
fn credit(on: &str, text: impl Into<String>, amount: Money) -> Moved<'_> {
    Moved { on, text: text.into(), amount, account: "", reference: "" }
}

fn statement(lines: &[Moved<'_>]) -> Vec<u8> {
    let mut text = "Date opération;Date valeur;Libellé;Référence;RIB;Crédit\n".to_owned();
    for line in lines {
        let (on, amount) = (line.on, line.amount);
        writeln!(text, "{on};{on};{};{};{};{amount}", line.text, line.reference, line.account).unwrap();
    }
    text.into_bytes()
}

async fn try_import(site: &TestSite, bytes: &[u8]) -> Result<Imported, tasrih_app::payments::ImportError> {
    site.app.import_statement(site.actor("Karim"), "releve.csv", Spool::of(bytes).unwrap()).await
}

async fn import(site: &TestSite, lines: &[Moved<'_>]) -> StatementView {
    let imported = try_import(site, &statement(lines)).await.unwrap();
    site.app.bank_statement(site.actor("Karim"), imported.statement, 0).await.unwrap()
}

/// What became of the movements, in the order of the file.
fn states(view: &StatementView) -> Vec<LineState> {
    view.lines.iter().map(|(line, _)| line.state).collect()
}

fn only(view: &StatementView) -> KeptLine {
    let [(line, _)] = &view.lines[..] else { panic!("{} movements", view.lines.len()) };
    assert_eq!(line.line.direction, if line.line.is_reversal { Direction::Debit } else { Direction::Credit });
    line.clone()
}

fn refusal<T>(outcome: Result<T, AppError>) -> String {
    match outcome {
        Err(AppError::Refused(text)) => text.key().to_owned(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was done"),
    }
}
