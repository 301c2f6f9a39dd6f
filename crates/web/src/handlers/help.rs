//! Help: files, rules, empty files; and what machines ask.

use super::declarations::attachment;
use super::{Shown, show, view};
use crate::error::PageError;
use crate::extract::{Visitor, Word};
use crate::pages::help::{FormatsPage, RuleView, RulesPage};
use crate::site::Site;
use axum::extract::State;
use axum::http::StatusCode;
use tasrih_app::help;

/// `GET /{lang}/help/formats`
pub async fn formats(visitor: Visitor) -> Shown {
    show(&FormatsPage { frame: visitor.frame, limits: view::limits() })
}

/// `GET /{lang}/help/rules`
pub async fn rules(visitor: Visitor) -> Shown {
    let rule = |rule: help::RuleRow| RuleView {
        code: rule.code,
        title: rule.title,
        severity: rule.severity,
        source: rule.source,
        place: rule.place,
    };
    show(&RulesPage { frame: visitor.frame, rules: help::rules().map(rule).collect() })
}

/// `GET /{lang}/templates/{format}`
pub async fn template(visitor: Visitor, Word(format): Word) -> Shown {
    let format = format.parse().map_err(|()| PageError::Unknown)?;
    Ok(attachment(help::empty_file(format, visitor.frame.lang)?))
}

/// `GET /healthz`
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`
pub async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.app.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
