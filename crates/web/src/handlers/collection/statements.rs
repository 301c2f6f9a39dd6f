//! Bank statements.

use super::super::intake::file_of;
use super::super::{show, show_again, view};
use super::Shown;
use crate::extract::{Named, SignedIn};
use crate::pages::FormFault;
use crate::pages::collection::{FindingRow, LineRow, StatementPage, StatementRow, StatementsPage};
use crate::routes::collection as to;
use crate::site::Site;
use axum::extract::{Multipart, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::payments::{ImportError, STATEMENT_MEBIBYTES_MAX, StatementList};
use tasrih_domain::Lang;
use tasrih_domain::access::ImportStatement;
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::StatementId;
use tasrih_domain::payment::{KeptLine, LineState, RefusedStatement};
use tasrih_i18n::{Text, render};

/// Parameters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    after: String,
}

/// `GET /{lang}/agent/statements`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(after): Query<After>) -> Shown {
    let found = site.app.bank_statements(&who.actor, after.after.parse().ok()).await?;
    show(&page(who, &found, Vec::new()))
}

fn page(who: SignedIn, found: &StatementList, faults: Vec<FormFault>) -> StatementsPage {
    let lang = who.frame.lang;
    let rows = found.rows.iter().map(|(statement, counts)| StatementRow {
        id: statement.id,
        file_name: statement.file_name.clone(),
        days: statement.head.days,
        imported_at: statement.imported_at,
        matched: counts.get(&LineState::Matched).copied().unwrap_or(0),
        waiting: counts.get(&LineState::Waiting).copied().unwrap_or(0),
        lines: counts.values().sum(),
    });
    StatementsPage {
        rows: rows.collect(),
        next: found.next.map(|after| to::statements_after(&lang, &after)),
        waiting: found.waiting,
        mebibytes: STATEMENT_MEBIBYTES_MAX,
        faults,
        frame: who.frame,
    }
}

/// `POST /{lang}/agent/statements`
pub async fn import(State(site): State<Site>, who: SignedIn, form: Multipart) -> Shown {
    // Before the first byte is kept.
    site.app.on_duty::<ImportStatement>(&who.actor).await?;
    let lang = who.frame.lang;
    let text = match file_of(form).await? {
        None => Text::of("statement-refused-no-file"),
        Some((name, spool)) => match site.app.import_statement(&who.actor, &name, spool).await {
            Ok(imported) => {
                let known = if imported.is_known { "?known=yes" } else { "" };
                let address = format!("{}{known}", to::statement(&lang, &imported.statement));
                return Ok(Redirect::to(&address).into_response());
            }
            Err(ImportError::File(refused)) => refusal(&refused, lang),
            Err(ImportError::OtherAccount(account)) => {
                Text::of("statement-refused-other-account").with("account", Arg::Text(account))
            }
            Err(ImportError::App(error)) => return Err(error.into()),
        },
    };
    let found = site.app.bank_statements(&who.actor, None).await?;
    let faults = vec![FormFault { anchor: "file".to_owned(), text }];
    show_again(&page(who, &found, faults))
}

fn refusal(refused: &RefusedStatement, lang: Lang) -> Text {
    worded(&Text::coded("statement-refused-", refused.why.code()), &refused.args, lang)
}

/// The text with its figures; a column is named in the reader's language.
fn worded(text: &Text, args: &Args, lang: Lang) -> Text {
    args.0.iter().fold(text.clone(), |text, (name, arg)| match (name.as_ref(), arg) {
        ("max", _) => text.with("max", arg.clone()),
        ("row", _) => text.with("row", arg.clone()),
        ("found", _) => text.with("found", arg.clone()),
        ("expected", _) => text.with("expected", arg.clone()),
        ("currency", _) => text.with("currency", arg.clone()),
        ("status", _) => text.with("status", arg.clone()),
        ("column", Arg::Text(code)) => {
            text.with("column", Arg::Text(render(lang, &Text::coded("statement-column-", code))))
        }
        _ => text,
    })
}

/// Parameters of a statement.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rows {
    after: u32,
    known: String,
}

/// `GET /{lang}/agent/statements/{id}`
pub async fn show_one(
    State(site): State<Site>,
    who: SignedIn,
    Named(id): Named<StatementId>,
    Query(rows): Query<Rows>,
) -> Shown {
    let found = site.app.bank_statement(&who.actor, id, rows.after).await?;
    let lang = who.frame.lang;
    let head = &found.statement.head;
    let finding = |one: &tasrih_domain::payment::BankFinding| FindingRow {
        severity: one.fault.severity(),
        row: one.place.row,
        text: worded(&Text::coded("bank-fault-", one.fault.code()), &one.args, lang),
    };
    show(&StatementPage {
        file_name: found.statement.file_name.clone(),
        number: head.number.clone(),
        account: head.account.as_ref().map(ToString::to_string),
        days: head.days,
        balances: head.opening.zip(head.closing),
        imported_at: found.statement.imported_at,
        known: found.statement.known,
        counts: found.counts.iter().map(|(state, count)| (*state, *count)).collect(),
        findings: found.statement.findings.iter().map(finding).collect(),
        lines: found.lines.iter().map(|(line, employer)| line_row(line, employer.as_ref(), lang)).collect(),
        next: found.next.map(|after| format!("{}?after={after}", to::statement(&lang, &id))),
        is_known: rows.known == "yes",
        frame: who.frame,
    })
}

/// A movement as pages show it.
pub fn line_row(kept: &KeptLine, employer: Option<&Employer>, lang: Lang) -> LineRow {
    LineRow {
        id: kept.id,
        row: kept.line.row,
        value_on: kept.line.value_on,
        direction: kept.line.direction,
        amount: kept.line.amount,
        counterparty: kept.line.counterparty.clone(),
        remittance: kept.line.remittance.clone(),
        state: kept.state,
        doubt: kept.doubt,
        employer: employer.map(|employer| view::employer(employer, lang)),
    }
}
