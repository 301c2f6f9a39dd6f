//! The public check of a receipt.

use super::{Shown, show, view};
use crate::extract::{Visitor, Word};
use crate::pages::receipts::{Outcome, ReceiptCheckPage, ReceiptFacts};
use crate::routes;
use crate::site::Site;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::receipts::ReceiptCheck;
use tasrih_domain::Lang;
use tasrih_domain::declaration::{Declaration, Employer};

/// Longest code looked at; real ones have 16 characters and a few hyphens.
const CODE_BYTES_MAX: usize = 64;

/// Code typed into the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// `GET /{lang}/check`
pub async fn form(visitor: Visitor, Query(typed): Query<Typed>) -> Shown {
    let code: String = typed.code.chars().filter(char::is_ascii_alphanumeric).take(CODE_BYTES_MAX).collect();
    if code.is_empty() {
        return show(&ReceiptCheckPage { frame: visitor.frame, code: String::new(), outcome: Outcome::Ask });
    }
    Ok(Redirect::to(&routes::receipt_check(&visitor.frame.lang, &code)).into_response())
}

/// `GET /{lang}/check/{code}`
pub async fn check(State(site): State<Site>, visitor: Visitor, Word(code): Word) -> Shown {
    let lang = visitor.frame.lang;
    let found = if code.len() <= CODE_BYTES_MAX { site.app.check_receipt(&code).await? } else { ReceiptCheck::Unknown };
    let outcome = match found {
        ReceiptCheck::Genuine(found) => facts(&found, lang).map_or(Outcome::Unknown, Outcome::Genuine),
        ReceiptCheck::Replaced(found) => facts(&found, lang).map_or(Outcome::Unknown, Outcome::Replaced),
        ReceiptCheck::Cancelled(found) => facts(&found, lang).map_or(Outcome::Unknown, Outcome::Cancelled),
        ReceiptCheck::Unknown => Outcome::Unknown,
    };
    show(&ReceiptCheckPage { frame: visitor.frame, code, outcome })
}

fn facts((declaration, employer): &(Declaration, Employer), lang: Lang) -> Option<ReceiptFacts> {
    let filing = declaration.filing.as_ref()?;
    let employer = view::employer(employer, lang);
    Some(ReceiptFacts {
        receipt: filing.receipt.clone(),
        employer: employer.name,
        affiliate: employer.affiliate,
        month: declaration.month,
        kind: declaration.kind,
        filed_at: filing.filed_at,
        on_time: filing.is_on_time(),
        employees: filing.totals.employees,
        gross: filing.totals.gross,
        due: view::due(&filing.due).total(),
        hash: declaration.file.as_ref()?.hash,
    })
}
