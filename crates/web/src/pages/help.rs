//! What files are read, and which rules check them.

use super::LimitsView;
use crate::Frame;
use askama::Template;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Code, Severity, Situation};
use tasrih_i18n::Text;

/// `GET /{lang}/help/formats`
#[derive(Debug, Template)]
#[template(path = "help/formats.html")]
pub struct FormatsPage {
    /// Frame.
    pub frame: Frame,
    /// Limits.
    pub limits: LimitsView,
}

/// A rule of the catalogue.
#[derive(Debug, Clone)]
pub struct RuleView {
    /// Code.
    pub code: Code,
    /// Name of the fault.
    pub title: Text,
    /// Severity.
    pub severity: Severity,
    /// The text it comes from.
    pub source: Text,
    /// The place in it.
    pub place: Option<Text>,
}

/// `GET /{lang}/help/rules`
#[derive(Debug, Template)]
#[template(path = "help/rules.html")]
pub struct RulesPage {
    /// Frame.
    pub frame: Frame,
    /// Rules.
    pub rules: Vec<RuleView>,
}
